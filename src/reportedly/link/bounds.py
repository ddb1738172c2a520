"""What two stated figures leave possible together: exact arithmetic on their bounds, never on a guess of our own.

A figure is an interval of what its words allow, closed or open at either end (Moore, Interval Analysis, 1966). Three
conventions are needed where words state no bound, and they only decide between words for the outcome: how near an
approximation must be to agree (`rounding`), how far off it must be to contradict (`REACH`), and how far "just over"
goes (`JUST`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from reportedly.records import Modifier, Number, Quantity

Exact = int | Fraction
"""A number that compares and adds without loss; a decimal of the text becomes a fraction."""

NEAR = Fraction(1, 5)
"""An "about 100" is read as anything from 80 to 120, though its last digit that is not zero would allow 50 to 150."""

REACH = Fraction(1, 4)
"""An "about 600" that is read as anything from 450 to 750 is read generously; beyond that it contradicts."""


JUST = 10
"""The part of a number by which "just over" it may be over: a million and a tenth, not three million."""

_JUST = re.compile(r"\b(?:just|slightly|(?:a )?little) (?:over|above|more than)\b", re.IGNORECASE)


class Fit(Enum):
    """How two figures stand to each other, whoever says them."""

    SAME = "the same figure"
    DRIFT = "the same number with other bounds"
    AGREE = "they agree as far as such words go"
    WIDER = "the first allows all that the second does, and more"
    NARROWER = "the second allows all that the first does, and more"
    OVERLAP = "some numbers fit both"
    SOFT = "no number fits both, unless an approximation is stretched"
    STRICT = "no number fits both"
    UNKNOWN = "one of them states no number"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The numbers that a figure's words allow.

    ``base`` is the number that stands in the words, None for a range and for vague words. ``low`` and ``high`` None
    leave a side open; ``above`` and ``below`` say that the bound itself is excluded ("more than 12"). ``vague`` marks a
    figure that states no number ("dozens"); its interval, if any, is how such words are commonly meant. ``unit`` is
    that of the last digit where the rest was cut or rounded away ("1.08 million"), 0 where none was.
    """

    base: Exact | None
    low: Exact | None
    high: Exact | None
    modifier: Modifier
    above: bool = False
    below: bool = False
    vague: bool = False
    unit: Fraction = Fraction(0)

    @property
    def approximate(self) -> bool:
        """Whether the words round: "about 600"."""
        return self.modifier is Modifier.APPROX


def bounds_of(quantity: Quantity) -> Bounds:
    """The numbers that ``quantity`` allows."""
    point, low, high = (_exact(number) for number in (quantity.point, quantity.low, quantity.high))
    modifier = quantity.modifier
    if modifier in {Modifier.VAGUE, Modifier.PLURAL}:
        meant = (low, None) if modifier is Modifier.PLURAL else _meant(quantity.span.text)
        return Bounds(None, meant[0], meant[1], modifier, vague=True)
    if modifier in {Modifier.AT_LEAST, Modifier.MORE_THAN}:
        low = point if low is None else low
        high = low + low // JUST if low and _JUST.search(quantity.span.text) else None
        return Bounds(low, low, high, modifier, above=modifier is Modifier.MORE_THAN)
    if modifier in {Modifier.AT_MOST, Modifier.LESS_THAN}:
        high = point if high is None else high
        return Bounds(high, 0, high, modifier, below=modifier is Modifier.LESS_THAN)
    if modifier is Modifier.RANGE:
        return Bounds(None, low, high, modifier)
    return Bounds(point, point, point, modifier, unit=_unit_of(quantity.span.text, point))


_SHORT = re.compile(r"\d[.,](\d+) ?(?:(million|m\b|mln)|(billion|bn))", re.IGNORECASE)
_FINE = 20
"""The part of a number that the unit of its last digit must not exceed for it to be one that was only cut short."""


def _unit_of(words: str, point: Exact | None) -> Fraction:
    """The unit of the last digit of "1.08 million", if it is fine enough."""
    short = _SHORT.search(words)
    if short is None or point is None:
        return Fraction(0)
    unit = Fraction(10 ** (6 if short[2] else 9), 10 ** len(short[1]))
    return unit if unit * _FINE <= point else Fraction(0)


def fit(first: Bounds, second: Bounds) -> Fit:
    """How two figures stand to each other; exact where no approximation and no vague word is at stake."""
    if first.vague or second.vague:
        return _fit_vague(first, second)
    if first.base is not None and first.base == second.base:
        return Fit.SAME if first.modifier is second.modifier else Fit.DRIFT
    if first.approximate or second.approximate:
        return _fit_approximate(first, second)
    if (first.low, first.high, first.above, first.below) == (second.low, second.high, second.above, second.below):
        return Fit.SAME
    if _is_cut_short(first, second):
        return Fit.DRIFT
    if not _meet(first, second):
        return Fit.STRICT
    if _covers(first, second):
        return Fit.WIDER
    return Fit.NARROWER if _covers(second, first) else Fit.OVERLAP


def _is_cut_short(first: Bounds, second: Bounds) -> bool:
    """Whether one number is the other with fewer digits: "1.08 million" of 1.089 million."""
    if first.base is None or second.base is None or not first.modifier is second.modifier is Modifier.EXACT:
        return False
    return abs(Fraction(first.base) - second.base) < max(first.unit, second.unit)


def can_grow_into(earlier: Bounds, later: Bounds) -> bool:
    """Whether a running count that was ``earlier`` can have become ``later`` without ever falling."""
    if earlier.low is None or later.high is None:
        return True
    return earlier.low < later.high or (earlier.low == later.high and not (earlier.above or later.below))


def is_higher(first: Bounds, second: Bounds) -> bool | None:
    """Whether ``second`` says more than ``first``; None where they do not say."""
    if first.vague or second.vague:
        return _is_beyond(first, second)
    left, right = _twice_middle(first), _twice_middle(second)
    if left is None or right is None or left == right:
        return None
    return right > left


def _is_beyond(first: Bounds, second: Bounds) -> bool | None:
    """Whether ``second`` lies above all, or below all, that ``first`` commonly means."""
    if first.high is not None and second.low is not None and second.low > first.high:
        return True
    return False if first.low is not None and second.high is not None and second.high < first.low else None


def rounding(number: Exact) -> Fraction:
    """Half of the unit of the last digit that is not zero: "about 600" may be said of 550 to 650."""
    exact = Fraction(number)
    if exact == 0:
        return Fraction(0)
    unit = Fraction(1)
    while exact % unit:
        unit /= 10
    while exact % (unit * 10) == 0:
        unit *= 10
    return unit / 2


def _exact(number: Number | None) -> Exact | None:
    return number if number is None or isinstance(number, int) else Fraction(number)


def _twice_middle(bounds: Bounds) -> Exact | None:
    if bounds.base is not None:
        return 2 * bounds.base
    return None if bounds.low is None or bounds.high is None else bounds.low + bounds.high


def _fit_approximate(first: Bounds, second: Bounds) -> Fit:
    if _meet(_spread(first, wide=False), _spread(second, wide=False)):
        return Fit.AGREE if first.low == first.high and second.low == second.high else Fit.OVERLAP
    return Fit.SOFT if _meet(_spread(first, wide=True), _spread(second, wide=True)) else Fit.STRICT


def _spread(bounds: Bounds, *, wide: bool) -> Bounds:
    """An approximation as the interval that it may stand for; any other figure as it is."""
    if not bounds.approximate or bounds.base is None:
        return bounds
    by = min(rounding(bounds.base), bounds.base * NEAR)
    if wide:
        by = max(by, bounds.base * REACH)
    return Bounds(bounds.base, bounds.base - by, bounds.base + by, bounds.modifier)


def _fit_vague(first: Bounds, second: Bounds) -> Fit:
    if first.vague and second.vague:
        if None in {first.high, second.high}:
            return Fit.UNKNOWN
        return Fit.AGREE if _meet(first, second) else Fit.SOFT
    vague, number = (first, second) if first.vague else (second, first)
    if vague.low is None and vague.high is None:
        return Fit.UNKNOWN
    if not _meet(vague, number):
        return Fit.SOFT
    return Fit.WIDER if vague is first else Fit.NARROWER


def _meet(first: Bounds, second: Bounds) -> bool:
    """Whether some number fits both."""
    for low, high, is_open in (
        (first.low, second.high, first.above or second.below),
        (second.low, first.high, second.above or first.below),
    ):
        if low is not None and high is not None and (low > high or (low == high and is_open)):
            return False
    return True


def _covers(wide: Bounds, narrow: Bounds) -> bool:
    """Whether every number that fits ``narrow`` fits ``wide``."""
    if wide.low is not None:
        if narrow.low is None or narrow.low < wide.low:
            return False
        if narrow.low == wide.low and wide.above and not narrow.above:
            return False
    if wide.high is not None:
        if narrow.high is None or narrow.high > wide.high:
            return False
        if narrow.high == wide.high and wide.below and not narrow.below:
            return False
    return True


_MEANT: tuple[tuple[re.Pattern[str], tuple[int, int]], ...] = tuple(
    (re.compile(words, re.IGNORECASE), meant)
    for words, meant in (
        (r"\bhundreds of thousands\b", (100_000, 999_999)),
        (r"\btens of thousands\b", (10_000, 99_999)),
        (r"\bthousands\b|\bseveral thousand\b|\ba few thousand\b", (1_000, 9_999)),
        (r"\bhundreds\b|\bseveral hundred\b|\ba few hundred\b", (100, 999)),
        (r"\bdozens\b|\bscores\b|\bseveral dozen\b|\btens\b", (20, 99)),
        (r"\bseveral\b|\ba few\b|\ba handful\b", (2, 9)),
        (r"\ba couple\b", (2, 3)),
    )
)
"""How vague words are commonly meant: a number outside is a soft conflict, one inside is narrower."""


def _meant(words: str) -> tuple[int | None, int | None]:
    return next((meant for pattern, meant in _MEANT if pattern.search(words)), (None, None))
