"""Why two figures of two voices that exclude each other need not contradict: what their words leave open."""

from __future__ import annotations

import re

from reportedly.link.bounds import is_higher
from reportedly.link.sameness import LONG_SINCE
from reportedly.link.told import Told
from reportedly.link.where import may_be_part
from reportedly.link.wording import days_of
from reportedly.records import Accumulation


def left_open(a: Told, b: Told) -> str | None:
    """Why two figures of two voices that differ need not contradict each other, though nothing says what differs."""
    if a.claim.predicate in _OWN_DEEDS and (_does_itself(a) or _does_itself(b)):
        return f"each source can count only those {a.claim.predicate} in its own area or by its own people"
    if a.claim.predicate in _BROUGHT and any(_is_hospital(t) for t in (a, b)):
        return "a hospital counts those who were brought to it"
    if (old := _told_besides(a, b)) is not None:
        return old
    if (crowds := _crowds_apart(a, b)) is not None:
        return crowds
    if (low := _lower(a, b)) is not None and may_be_part(low.where, (b if low is a else a).where):
        return f"only the smaller one says where, and may be a part: {(low.place or '').title()}"
    ranks = {a.claim.accumulation, b.claim.accumulation}
    if len(ranks) > 1 and Accumulation.ORDINAL in ranks:
        return "one is a rank, the other a count"
    if a.as_of is not None and a.as_of == b.as_of and bool(a.moment) is not bool(b.moment):
        return "both are of one day, on which counts change by the hour, and only one tells its hour"
    return None


def _told_besides(a: Told, b: Told) -> str | None:
    """Whether one is of something long past, or of an earlier gathering, that its report only tells besides."""
    for past, other in ((a, b), (b, a)):
        period = past.claim.period
        if other.claim.period is not None or period is None:
            continue
        if period.end and past.published and (past.published - period.end).days > LONG_SINCE:
            return f"only one is of {days_of(past)}"
        if past.claim.predicate != "attended":
            continue
        if period.end and past.published and (past.published - period.end).days > _A_WEEK:
            return f"only one is of a gathering on {days_of(past)}"
        if period.end is None and _EARLIER.search(past.when):
            return f"only one is of a gathering before (“{period.span.text}”)"
    return None


def _crowds_apart(a: Told, b: Told) -> str | None:
    """Whether two crowds may be those of two marches: printed a week apart, and no day told that both are of."""
    if a.claim.predicate != "attended" or a.published is None or b.published is None:
        return None
    days = abs((a.published - b.published).days)
    if days < _A_WEEK or (a.claim.period and b.claim.period):
        return None
    return f"they were printed {days} days apart, and the words do not say that both are of one gathering"


_A_WEEK = 6
"""Days within which "Sunday" and the day of printing name one gathering."""

_EARLIER = re.compile(r"\b(?:before|earlier|ago|previous|last)\b", re.IGNORECASE)
"""Words of a period that put it before what a report is about."""


def _lower(a: Told, b: Told) -> Told | None:
    """The one with the lower number; None where none surely is."""
    higher = is_higher(a.bounds, b.bounds) if a.bounds and b.bounds else None
    return None if higher is None else (a if higher else b)


_BROUGHT = frozenset({"hospitalised", "wounded", "treated", "recovered"})
"""Predicates of which a hospital knows its own share only."""


def _is_hospital(t: Told) -> bool:
    return (t.sourced and t.claim.attribution[0].kind == "hospital") or bool(_HOSPITAL.search(t.who))


_HOSPITAL = re.compile(r"\b(?:hospital|infirmary|clinic|medical (?:cent(?:re|er)|facility))\b", re.IGNORECASE)

_OF_ALL = re.compile(r"\b(?:was|were|been|being|are|is|number|total)\b", re.IGNORECASE)
"""Words of a passive or a total, by which nobody's own work is told."""

_OWN_DEEDS = frozenset({"rescued", "recovered", "evacuated", "displaced", "treated", "reached"})
"""Predicates of which each body counts its own work or its own area, and seldom says so."""


def _does_itself(t: Told) -> bool:
    """Whether it is told of somebody's own work, "crews rescued 40", and not of all: "40 have been rescued"."""
    return not _OF_ALL.search(t.claim.evidence[0].text)
