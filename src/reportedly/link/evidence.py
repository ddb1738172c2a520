"""What two sketches share or differ in, as `likeness` and `recalling` weigh it."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p

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
    """Whether both are of a day, and of the same."""
    return a is not None and b is not None and a[0] == b[0] and max(a[1] - a[0], b[1] - b[0]) <= DAY_OR_NIGHT


def days_between(a: Days | None, b: Days | None) -> int:
    """The days between two times; 0 where they overlap, or one is not known."""
    return 0 if a is None or b is None else max(0, a[0] - b[1], b[0] - a[1])
