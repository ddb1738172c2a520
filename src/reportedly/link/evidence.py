"""What two sketches share or differ in, as `likeness` and `recalling` weigh it."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p

from reportedly.link.causes import cause_among
from reportedly.link.sketch import DAY_OR_NIGHT, Sketch, Vector

LARGE = 20
"""A count that no two happenings share by chance. That two counts differ tells little: a toll grows."""

Days = tuple[int, int]
"""The first and the last day of a time, as ordinals."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that two sketches share or differ in: a number, and what it counts in words."""

    name: str
    value: float


def cosine(a: Vector, b: Vector, without: frozenset[str] = frozenset()) -> float:
    """The cosine of two vectors of length 1, ``without`` some terms."""
    return sum(a[term] * b[term] for term in sorted(a.keys() & b.keys()) if term not in without)


def equal_counts(a: Sketch, b: Sketch) -> float:
    """The logarithms of the numbers of killed and wounded in which two agree."""
    return sum(log1p(min(number, LARGE)) for _, number in sorted(a.counts & b.counts))


def are_one_day(a: Days | None, b: Days | None) -> bool:
    """Whether both are of a day or a night, and share one."""
    if a is None or b is None or max(a[1] - a[0], b[1] - b[0]) > DAY_OR_NIGHT:
        return False
    return days_between(a, b) == 0


def share_a_rare_cause(a: Sketch, b: Sketch) -> bool:
    """Whether people came to harm in both by the same, and by nothing that the news has every day."""
    cause = cause_among(a.causes)
    return cause is not None and cause not in _EVERY_DAY and cause == cause_among(b.causes)


_EVERY_DAY = frozenset(
    {"shooting", "stabbing", "attack", "fighting", "unrest", "war", "crash", "road crash", "fire", "drowning"}
)
"""Causes of which any week has several happenings: they single none out."""


def days_between(a: Days | None, b: Days | None) -> int:
    """The days between two times; 0 where they overlap, or one is not known."""
    return 0 if a is None or b is None else max(0, a[0] - b[1], b[0] - a[1])
