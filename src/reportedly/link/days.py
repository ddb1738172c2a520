"""Whether two figures are of two times: of days of their own, of a year and a day in it, of long ago and now."""

from __future__ import annotations

import re

from reportedly.link.bounds import is_higher
from reportedly.link.numbers import is_equal
from reportedly.link.told import Told
from reportedly.link.wording import days_of
from reportedly.records import Accumulation, Period


def _is_news_and_past(news: Told, past: Told) -> bool:
    """Whether of two figures of one report the one leads it without a time, and the other is of years before."""
    period, published = past.claim.period, past.published
    if period is None or period.end is None or published is None or news.claim.period is not None:
        return False
    is_one_report = (news.report_id, news.sha256) == (past.report_id, past.sha256)
    leads = news.claim.evidence[0].start < min(_HEAD, past.claim.evidence[0].start)
    return is_one_report and leads and (published - period.end).days > LONG_SINCE


_HEAD = 200
"""Code points at the head of a report in which a figure without a time is of its news."""


def days_apart(a: Told, b: Told) -> bool:
    """Whether each counts what happened on days of its own."""
    one, two = a.claim.period, b.claim.period
    if _is_news_and_past(a, b) or _is_news_and_past(b, a):
        return True
    if one is None or two is None or one.start is None or two.start is None or one.end is None or two.end is None:
        return False
    loose = is_equal(a, b) and a.claim.predicate != "attended" and not (_is_dated(a) and _is_dated(b))
    if loose and not a.single and not b.single:
        return False  # one number of one happening, and a day that the figure's own words do not give
    if max((one.start - two.end).days, (two.start - one.end).days) > LONG_SINCE:
        return True
    if a.until or b.until or (_is_day_of_counting(a) and _is_day_of_counting(b)):
        return False
    if a.stage or b.stage or _AT_A_TIME & {a.claim.accumulation, b.claim.accumulation}:
        return False
    if max((one.end - one.start).days, (two.end - two.start).days) > _LOOSELY:
        return False
    return one.end < two.start or two.end < one.start


def _is_day_of_counting(t: Told) -> bool:
    """Whether its day is when it was counted: "counted 60 burnt houses on Friday"."""
    held, period = t.claim.as_of, t.claim.period
    return t.claim.accumulation is Accumulation.CUMULATIVE and bool(held and period and held.span == period.span)


_AT_A_TIME = frozenset({Accumulation.STOCK, Accumulation.ORDINAL})
"""Counts of what is so at a time, or of all until then: "a third man died on Friday" counts those of Monday too."""


def _is_dated(t: Told) -> bool:
    """Whether a figure's day stands beside its own words, and is no mere month or year."""
    period, evidence = t.claim.period, t.claim.evidence[0]
    if period is None or _length(period) > _WEEKEND:
        return False
    return max(period.span.start - evidence.end, evidence.start - period.span.end) <= _BESIDE


_WEEKEND = 3
"""Days up to which a time is told as that of one happening."""

_BESIDE = 40
"""Code points between a figure's words and those of a time, up to which the time is the figure's own."""

_LOOSELY = 31
"""Days above which a period is told loosely: two months apart are two times, two years may be the same one."""

LONG_SINCE = 180
"""Days between two times, however loosely told, that are not of one happening: in 2015, and this January."""


def of_longer_time(a: Told, b: Told) -> str | None:
    """Whether one counts over a time that its words give ("since January"), and the other within a part of it."""
    for wide, narrow in ((a, b), (b, a)):
        long, short = wide.claim.period, narrow.claim.period
        if long is None or long.start is None or long.end is None or narrow.until or is_equal(a, b):
            continue
        days, own = _length(long), _length(short) if short is not None else 0
        inside = short is not None and short.start is not None and long.start <= short.start <= long.end
        if inside and own and days >= _MANY_TIMES * own and _OVER.search(wide.when):
            return f"one is of {days_of(narrow)}, the other of all of {days_of(wide)}"
        if days >= LONG_SINCE > own and narrow.bounds and wide.bounds and is_higher(narrow.bounds, wide.bounds):
            return f"one is of all of {days_of(wide)}, the other of one happening"
    words = [t.claim.evidence[0].text for t in (a, b)]
    for whole, part in (words, reversed(words)):
        if _RUNNING.search(whole) and _OF_ONE_DAY.search(part) and not is_equal(a, b):
            return f"one counts “{_OF_ONE_DAY.findall(part)[0].lower()}”, the other all that came before it as well"
    return None


_RUNNING = re.compile(r"\b(?:since|so far|to date|in total|in all|altogether)\b", re.IGNORECASE)
_OF_ONE_DAY = re.compile(
    r"\b(?:today|tonight|overnight|last night|in (?:the )?(?:past|last) 24 hours)\b", re.IGNORECASE
)


def _length(period: Period) -> int:
    return 1 + (period.end - period.start).days if period.start and period.end else 0


_MANY_TIMES = 4
"""How many times as long the one time must be: "this week" is a part of "since January"."""

_OVER = re.compile(r"\b(?:since|so far|this (?:year|month)|past|over|during|within|in all|to date)\b", re.IGNORECASE)
"""Words by which a time is counted over, and not only the year in which it happened."""


def printed_before(old: Told, new: Told) -> str | None:
    """Whether a crowd was told of before the day came on which the other gathered."""
    day = new.claim.period.start if new.claim.period is not None else None
    if old.claim.predicate != "attended" or day is None or old.published is None or old.published >= day:
        return None
    return f"one was printed before the day that the other is of, {day}"
