"""Why two figures of two voices that exclude each other need not contradict: what their words leave open."""

from __future__ import annotations

import re

from reportedly.link.bounds import is_higher
from reportedly.link.days import LONG_SINCE
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
    low = _lower(a, b)
    if low is not None and may_be_part(low.where, (b if low is a else a).where):
        return f"only the smaller one says where, and may be a part: {(low.place or '').title()}"
    if (lands := _lands_apart(a, b)) is not None:
        return lands
    if low is not None and not low.toll and _is_far_below(low, b if low is a else a):
        return f"the one is more than {_FAR} times the other, which may be of a part"
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
        if period is None or _is_long_past(other):
            continue
        if _is_long_past(past):
            return f"only one is of {days_of(past)}"
        if other.claim.period is not None or past.claim.predicate != "attended":
            continue
        if period.end and past.published and (past.published - period.end).days > _A_WEEK:
            return f"only one is of a gathering on {days_of(past)}"
        if period.end is None and _EARLIER.search(past.when):
            return f"only one is of a gathering before (“{period.span.text}”)"
    return None


def _is_long_past(t: Told) -> bool:
    """Whether it is of something long past as its report was printed."""
    end = t.claim.period.end if t.claim.period is not None else None
    return end is not None and t.published is not None and (t.published - end).days > LONG_SINCE


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


def _lands_apart(a: Told, b: Told) -> str | None:
    """Whether one names the country that it is of, and the other is told of another one."""
    for named, other in ((a.where, b.where), (b.where, a.where)):
        if named.is_wide and other.name is None and named.land and other.land and named.land != other.land:
            return f"only one says of which country it is: {(named.name or '').title()}"
    return None


_FAR = 20
"""How many times the other a count of people harmed must be to be of more than the same place and hour."""

_HARM = frozenset({"killed", "wounded", "missing", "casualties", "hospitalised", "displaced", "rescued", "recovered"})


def _is_far_below(low: Told, high: Told) -> bool:
    if low.claim.predicate not in _HARM or low.land or high.land or low.bounds is None or high.bounds is None:
        return False  # of one side's own dead, its enemy says as many as it likes
    few, many = low.bounds.base, high.bounds.base
    return few is not None and many is not None and 0 < few * _FAR < many


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
