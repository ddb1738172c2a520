"""The course of two counts: which held earlier, as far as words and days tell, and whether both can have gone on."""

from __future__ import annotations

from reportedly.link.bounds import Bounds, is_higher
from reportedly.link.moments import Stage, hour_in
from reportedly.link.told import Told
from reportedly.link.verdicts import same_report, same_voice
from reportedly.link.wording import moment_of
from reportedly.records import Accumulation, Modifier

FIXED = frozenset({"aboard", "attended", "present"})
"""Predicates of a number that is settled when it is counted: nobody boards a ship that sank."""


def is_earlier(a: Told, b: Told) -> bool:
    """Whether ``a`` held before ``b``: by what their words tell of the count's course, by their days, or their hours.

    In one report the day of printing puts nothing in order.
    """
    within = same_report(a, b)
    if within and Stage.EARLY not in {a.stage, b.stage} and _have_hours_of_one_day(a, b):
        return a.moment < b.moment  # items of a live page, whatever course of the count they tell of
    if (within or a.as_of is None or b.as_of is None or a.as_of == b.as_of) and a.stage is not b.stage:
        if Stage.EARLY in {a.stage, b.stage} and (within or not _is_below(a, b) or a.stage is not Stage.EARLY):
            return a.stage is Stage.EARLY
        if within and b.stage is Stage.MOVED and a.bounds and b.bounds:
            return _is_moved_on(a, b)
        if within and a.stage is Stage.MOVED and _is_moved_on(b, a):
            return False  # whatever their days: of two, only one is the earlier
    if a.as_of is not None and b.as_of is None and b.not_before is not None:
        return not within and b.stage is not Stage.EARLY and a.as_of < b.not_before
    if a.as_of is None or b.as_of is None or (within and a.basis != "stated"):
        return False
    if a.as_of != b.as_of:
        return a.as_of < b.as_of and not (within and b.basis != "stated" and not same_voice(a, b))
    return bool(a.moment and b.moment and a.moment < b.moment)


def _have_hours_of_one_day(a: Told, b: Told) -> bool:
    """Whether the words tell two hours of one day."""
    dated = a.as_of == b.as_of and a.basis == b.basis == "stated"
    return dated and bool(a.moment and b.moment) and a.moment != b.moment


def _is_below(early: Told, other: Told) -> bool:
    """Whether another report's figure is surely lower than what one report calls the earlier number of a count."""
    if early.bounds is None or other.bounds is None or is_state(early, other):
        return False
    return is_higher(other.bounds, early.bounds) is True


def _is_moved_on(a: Told, b: Told) -> bool:
    """Whether ``b``, what a count has come to, goes on from ``a``."""
    if not a.bounds or not b.bounds:
        return False
    return is_state(a, b) or (a.toll and is_higher(a.bounds, b.bounds) is True)


def held_when(a: Told, b: Told) -> str:
    """As of when each held, in words; or by which words the one is known to be older."""
    if a.as_of != b.as_of and a.as_of and b.as_of:
        return f"as of {moment_of(a)} and of {moment_of(b)}"
    if a.stage is Stage.EARLY:
        return "the first of them told as what was said before"
    if b.stage is Stage.MOVED:
        return "the second of them told as what it has come to"
    return f"as of {moment_of(a)} and of {moment_of(b)}"


def same_day(a: Told, b: Told) -> str:
    """What is open about when two counts held, in words."""
    if a.as_of is None or b.as_of is None:
        return "as of when one of them held is not said"
    return f"both are of {a.as_of.isoformat()}, and the words give no hour"


def are_both_dated(a: Told, b: Told) -> bool:
    """Whether nothing is open about when they held: the words of both say it, or the hours of both are known."""
    if a.basis == b.basis == "stated":
        return True
    return are_of_one_hour(a, b)


def are_of_one_hour(a: Told, b: Told) -> bool:
    """Whether their words put both at one time, as far as words put a time: at hours, or in words that are the same."""
    if a.as_of and b.as_of and a.moment and b.moment:
        return True
    one, two = (t.claim.period if t.until or is_state(t, t) else None for t in (a, b))
    return bool(one and two and one.end == two.end and hour_in(one.span.text) and one.span.text == two.span.text)


def can_run(a: Told, b: Told, left: Bounds, right: Bounds) -> bool:
    """Whether both count something that goes on, by numbers of which one is the higher."""
    if a.claim.predicate in FIXED or Accumulation.ORDINAL in {a.claim.accumulation, b.claim.accumulation}:
        return False
    if {left.modifier, right.modifier} & {Modifier.AT_MOST, Modifier.LESS_THAN}:
        return False  # a ceiling is no count that grows
    return are_numbers(left, right) and is_higher(left, right) is not None


def are_numbers(left: Bounds, right: Bounds) -> bool:
    """Whether neither is a range that somebody states: "dozens" stands for a number, "10 to 12" for what is open."""
    return all(bounds.base is not None or bounds.vague for bounds in (left, right))


def is_near(left: Bounds, right: Bounds) -> bool:
    """Whether "at least 520" and 534 are so near that the one may be the other, told more narrowly."""
    if left.base is None or right.base is None:
        return False
    low, high = sorted((left.base, right.base))
    return high * 10 <= low * 11


def is_state(a: Told, b: Told) -> bool:
    """Whether one is of what is so at a time, which can fall without being corrected."""
    return Accumulation.STOCK in {a.claim.accumulation, b.claim.accumulation}


def is_rank(t: Told) -> bool:
    """Whether it is the number of one in a row: "a third man"."""
    return t.claim.accumulation is Accumulation.ORDINAL
