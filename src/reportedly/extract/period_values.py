"""What words for a time come to, what they are read against, and the pieces that all readings share.

Nothing is guessed: what needs the publication date, or a date that the text does not give, comes back unresolved with
the reason.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.extract.calendar_arithmetic import interval_around, timex_of
from reportedly.extract.period_words import Expression
from reportedly.records import Period

NEEDS_PUBLICATION = "needs the publication date"
LENGTH_ONLY = "a length of time, not tied to a date"
REPEATED = "happens again and again, not on one date"
VAGUE = "the words give no exact date"
NOT_A_DATE = "the calendar has no such day"
OUT_OF_REACH = "too far away for a calendar date"
NO_REFERENT = "no earlier date in the text that this refers to"
HEMISPHERE = "which months a season covers depends on the place"
FISCAL = "where a fiscal year begins depends on whose it is"

PUBLICATION = "publication"
UNITS = {
    1: "second", 2: "minute", 3: "hour", 4: "day", 5: "week", 6: "fortnight", 7: "month", 8: "quarter", 9: "year",
    10: "decade", 11: "century",
}  # fmt: skip
PARTS = {1: "TMO", 2: "TMI", 3: "TAF", 4: "TEV", 5: "TNI", 6: "TDA"}
UNIT_CLASSES = ("unit_word", "units", "century", "quarter")
SEASONS = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}
DAY_OF_GRACE = timedelta(days=1)
"""A report may be dated a day before the day it writes of, in another time zone."""


TOO_LONG_FOR_NO_YEAR = timedelta(days=300)
"""News gives the year of a day as long ago as this: without it, and without a past verb, the next one is meant."""


JUST_ENDED = timedelta(days=92)
"""A quarter's figures come out in the one that follows it."""


@dataclass(frozen=True, slots=True)
class Value:
    """What words for a time stand for; the fields are those of `Period`."""

    timex: str | None
    start: date | None = None
    end: date | None = None
    granularity: str | None = None
    anchor: str | None = None
    unresolved: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words are read against.

    ``ahead`` says whether the clause speaks of what is to come; None where it does not show. ``earlier`` are the
    periods that the text names before, in order, each with the number of its sentence.
    """

    published: date | None
    ahead: bool | None
    sentence: int
    earlier: tuple[tuple[int, Period], ...] | list[tuple[int, Period]]
    window: bool = False
    """Whether a length of time counts back from the date of its clause ("the third meeting in two years")."""

    def told(self, *granularities: str, within: int = 5) -> Period | None:
        """The last period of one of these granularities, no more than ``within`` sentences back."""
        for sentence, period in reversed(self.earlier):
            if self.sentence - sentence > within:
                return None
            if period.granularity in granularities and period.start and period.end:
                return period
        return None


def calendar(day: date | None, unit: str, *, anchor: str | None = PUBLICATION) -> Value:
    """The calendar unit that ``day`` lies in."""
    if day is None:
        return Value(None, unresolved=OUT_OF_REACH)
    start, end = interval_around(day, unit)
    return Value(timex_of(day, unit), start, end, unit, anchor)


def unknown(timex: str | None, granularity: str | None, reason: str = NEEDS_PUBLICATION) -> Value:
    """Words whose date is not known, and why."""
    return Value(timex, granularity=granularity, unresolved=reason)


def with_hour(value: Value, found: Expression) -> Value:
    """Add the clock time or the part of the day to a day's TIMEX3 value."""
    if value.timex is None or value.granularity != "day":
        return value
    if found.clock is not None:
        return replace(value, timex=f"{value.timex}T{found.clock // 60:02}:{found.clock % 60:02}")
    part = found.value("part")
    return replace(value, timex=value.timex + PARTS[part]) if part else value


def nearest(candidates: list[date], setting: Setting) -> date | None:
    """The last candidate up to publication (and a day); where the clause looks ahead, the first from publication on."""
    if setting.published is None:
        return None
    if setting.ahead:
        return min((day for day in candidates if day >= setting.published), default=None)
    return max((day for day in candidates if day <= setting.published + DAY_OF_GRACE), default=None)


def unit_of(found: Expression) -> str:
    """The unit that the words count in."""
    number = found.value("unit_word") or found.value("units") or found.value("century") or found.value("quarter")
    return UNITS[number or 4]


def amount_of(found: Expression) -> float | None:
    """How many units; None where the words do not say ("several")."""
    if found.has("several", "or", "to_word"):
        return None
    total: float | None = None
    for name, value in found.words:
        if name in UNIT_CLASSES:
            break
        if name in ("number", "day", "year"):
            if total is not None and found.has("hyphen") and not (total % 10 == 0 and value < 10):
                return None  # "12-18 months" is a span of lengths, "twenty-four" a number
            total = _combine(total, value)
        elif name == "decimal":
            total = value / 10
        elif name == "couple":
            total = 2
    if total is None:
        total = 1 if not found.has("half") or found.has("and") else 0
    return total + 0.5 if found.has("half", "slash_half") else total


def _combine(total: float | None, value: int) -> float:
    """Join number words: "twenty" "four" is 24, "two" "hundred" is 200."""
    if total is None:
        return value
    return total * value if value in (100, 1000) else total + value


def unit_words(found: Expression) -> list[str]:
    """The units that the words name, in order."""
    return [UNITS[value] for name, value in found.words if name in UNIT_CLASSES]


def direction(found: Expression) -> int:
    """-1 for "last" and the like, 1 for "next", 0 for "this"."""
    if found.has("last", "past", "previous", "latest"):
        return -1
    return 1 if found.has("next", "coming", "following") else 0
