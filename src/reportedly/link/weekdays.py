"""The weekdays of a report without a date, where other reports date what it tells of.

"Tuesday's quake" and "as of Thursday" name no date. Where the dated reports on the event agree on its day, and that was
a Tuesday, the report was written in the days after it: its Thursday is the next one, and nothing that it tells in its
own voice was read off before the last day that it names. A report that does not name the event's own weekday may be of
any week; nothing is taken from it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from reportedly.link.moments import hour_in
from reportedly.link.told import Told
from reportedly.records import ClaimKind, Period, Realis

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_WEEK = 7


def with_weekdays(told: Iterable[Told]) -> list[Told]:
    """The claims, in their order; those of undated reports with the day that their weekday stands for, or else the day
    before which they cannot have been told.
    """
    told = list(told)
    days = _days_of_events(told)
    reports: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for one in told:
        if one.published is None and one.event in days:
            reports[one.report_id, one.sha256, one.event].append(one)
    found: dict[str, Told] = {}
    for group in reports.values():
        day = days[group[0].event]
        named = {name for one in group for name in _weekdays(one)}
        if day.isoweekday() in named:
            last = max(_next(day, name) for name in named)
            found.update((one.id, _dated(one, day, last)) for one in group)
    return [found.get(one.id, one) for one in told]


def _days_of_events(told: Iterable[Told]) -> dict[str, date]:
    """The day on which each event was, by more than half of what dated reports say of when its figures happened."""
    votes: dict[str, Counter[date]] = defaultdict(Counter)
    for one in told:
        period = one.claim.period
        if one.published is None or one.claim.kind is not ClaimKind.FIGURE or period is None:
            continue
        if period.start is not None and period.start == period.end:
            votes[one.event][period.start] += 1
    best = {event: count.most_common(1)[0] for event, count in votes.items()}
    return {event: day for event, (day, number) in best.items() if 2 * number > votes[event].total()}


def _weekdays(one: Told) -> list[int]:
    """The weekdays that a claim of what has happened names without a date, 1 for Monday."""
    if one.claim.realis is not Realis.ACTUAL:
        return []
    return [name for name in map(_weekday, (one.claim.period, one.claim.as_of)) if name is not None]


def _weekday(period: Period | None) -> int | None:
    if period is None or period.start is not None:
        return None
    name = _WEEKDAY.match(period.timex or "")
    return int(name[1]) if name else None


def _next(day: date, weekday: int) -> date:
    """The first such weekday from ``day`` on."""
    return day + timedelta((weekday - day.isoweekday()) % _WEEK)


def _dated(one: Told, day: date, last: date) -> Told:
    name, held = _weekday(one.claim.as_of), one.claim.as_of
    if name is None or held is None:
        return replace(one, not_before=last)
    return replace(one, as_of=_next(day, name), basis="stated", moment=hour_in(held.span.text) or one.moment)
