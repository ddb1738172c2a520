"""Read lengths of time, repetitions, hours, and what has no date of its own."""

from __future__ import annotations

from datetime import date

from reportedly.extract.calendar_arithmetic import length_timex, month_interval
from reportedly.extract.period_offsets import ending_at
from reportedly.extract.period_values import (
    FISCAL,
    HEMISPHERE,
    LENGTH_ONLY,
    NEEDS_PUBLICATION,
    PUBLICATION,
    REPEATED,
    SEASONS,
    UNITS,
    VAGUE,
    Setting,
    Value,
    amount_of,
    direction,
    unit_of,
    unit_words,
    unknown,
)
from reportedly.extract.period_words import Expression


def read_length(found: Expression, setting: Setting) -> Value:
    """Three hours; two years. Tied to a date only where its clause counts back from one."""
    if setting.window and unit_of(found) not in ("second", "minute", "hour"):
        told = next((period for sentence, period in reversed(setting.earlier) if sentence == setting.sentence), None)
        if told is not None and told.end is not None and told.granularity != "length":
            return ending_at(found, told.end, told.span.text)
        return ending_at(found, setting.published, PUBLICATION)
    return unknown(length_timex(unit_of(found), amount_of(found)), None, LENGTH_ONLY)


def read_first_part(found: Expression, setting: Setting) -> Value:
    """The first half of 2015, the first nine months of last year."""
    year, number = found.value("year"), found.values("ordinal")[0]
    if year is None:
        if setting.published is None or unit_words(found)[-1:] != ["year"]:
            return unknown(None, None, NEEDS_PUBLICATION if setting.published is None else VAGUE)
        year = setting.published.year + direction(found)
    anchor = PUBLICATION if found.value("year") is None else None
    if found.has("half") and number <= 2:
        start, end = date(year, 6 * number - 5, 1), month_interval(year, 6 * number)[1]
        return Value(f"{year:04}-H{number}", start, end, "half", anchor)
    amount = amount_of(found)
    if number == 1 and amount is not None and 1 <= amount <= 12 and unit_words(found)[0] == "month":
        return Value(f"P{amount:g}M", date(year, 1, 1), month_interval(year, int(amount))[1], "length", anchor)
    return unknown(None, None, VAGUE)


def read_set(found: Expression, _setting: Setting) -> Value:
    """Every day, daily."""
    if (weekday := found.value("weekday") or found.value("weekdays")) is not None:
        return unknown(f"XXXX-WXX-{weekday}", None, REPEATED)
    if (month := found.value("month")) is not None:
        return unknown(f"XXXX-{month:02}", None, REPEATED)
    unit = UNITS[
        found.value("adverb_set") or found.value("unit_word") or found.value("units") or found.value("century") or 4
    ]
    return unknown(length_timex(unit, amount_of(found) or 1), None, REPEATED)


def read_clock(found: Expression, setting: Setting) -> Value:
    """10:35 a.m. of the day told last, where the sentence or the one before it tells one."""
    clock = found.clock or 0
    timex = f"T{clock // 60:02}:{clock % 60:02}"
    told = setting.told("day", within=1)
    if told is None or told.start is None or told.start != told.end:
        return unknown(timex, "day", "a time of day, and no day told with it")
    return Value(told.start.isoformat() + timex, told.start, told.start, "day", told.span.text)


def read_season(found: Expression, setting: Setting) -> Value:
    """Last summer: which one is known, which months is not."""
    code, year = SEASONS[found.values("season")[0]], found.value("year")
    if year is None and setting.published is None:
        return unknown(f"XXXX-{code}", "season")
    if year is None and setting.published is not None:
        # "last summer" of a December may be this year's: the year is only safe where the words say it
        return unknown(f"XXXX-{code}", "season", HEMISPHERE)
    return unknown(f"{year:04}-{code}", "season", HEMISPHERE)


def read_fiscal(found: Expression, _setting: Setting) -> Value:
    """Fiscal 2015."""
    return unknown(f"{found.values('year')[0]:04}", "year", FISCAL)


def read_present(_found: Expression, setting: Setting) -> Value:
    """Now, so far: the day of publication."""
    if (published := setting.published) is None:
        return unknown("PRESENT_REF", None)
    return Value("PRESENT_REF", published, published, "now", PUBLICATION)


def read_bygone(_found: Expression, _setting: Setting) -> Value:
    """Recently, in recent days."""
    return unknown("PAST_REF", None, VAGUE)


def read_to_come(_found: Expression, _setting: Setting) -> Value:
    """The future, the coming weeks."""
    return unknown("FUTURE_REF", None, VAGUE)
