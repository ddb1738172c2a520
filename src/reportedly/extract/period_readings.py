"""Turn words for a time into days: one function for each kind of words, named in ``data/periods.toml``.

Nothing is guessed: what needs the publication date, or a date that the text does not give, comes back unresolved with
the reason. Reports are written about the past: a bare weekday or month is the last one, unless the clause looks ahead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.errors import RuleTableError
from reportedly.extract.calendar_arithmetic import (
    DAYS_IN,
    LENGTH_CODES,
    easter_sunday,
    interval_around,
    length_timex,
    month_interval,
    nth_weekday,
    quarter_interval,
    real_day,
    shifted,
    timex_of,
    weekday_on_or_after,
    weekday_on_or_before,
)
from reportedly.extract.period_words import TABLE, Expression, HolidayRow
from reportedly.extract.tables import load_table
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
SEASONS = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}
DAY_OF_GRACE = timedelta(days=1)
"""A report may be dated a day before the day it writes of, in another time zone."""


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

    ``earlier`` are the periods that the text names before, in order, with the sentences they stand in; ``nearby``
    those of the same clause that words such as "in two years" count from.
    """

    published: date | None
    ahead: bool
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


Reader = Callable[[Expression, Setting], Value]


def read_expression(found: Expression, setting: Setting) -> Value:
    """The value of words for a time.

    Raises:
        RuleTableError: The table names a reader that does not exist.
    """
    reader = READERS.get(found.reads)
    if reader is None:
        raise RuleTableError(f"no reader {found.reads!r}", where=f"extract/data/{TABLE}, pattern {found.rule}")
    return reader(found, setting)


# --- pieces ----------------------------------------------------------------------------------------------------


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
    """The last candidate up to publication (and a day), or the first from publication on where the clause looks ahead."""
    if setting.published is None:
        return None
    if setting.ahead:
        return min((day for day in candidates if day >= setting.published), default=None)
    return max((day for day in candidates if day <= setting.published + DAY_OF_GRACE), default=None)


def unit_of(found: Expression) -> str:
    """The unit that the words count in."""
    number = found.value("unit_word") or found.value("century") or found.value("quarter")
    return UNITS[number or 4]


def amount_of(found: Expression) -> float | None:
    """How many units; None where the words do not say ("several")."""
    if found.has("several") and not found.has("number", "day", "year"):
        return None
    total: float | None = None
    for name, value in found.words:
        if name in ("number", "day", "year"):
            total = _combine(total, value)
        elif name == "couple":
            total = 2
    if total is None:
        total = 1 if not found.has("half") or found.has("and") else 0
    return total + 0.5 if found.has("half", "slash_half") else total


def _combine(total: float | None, value: int) -> float:
    """"twenty" "four" is 24, "two" "hundred" is 200."""
    if total is None:
        return value
    return total * value if value in (100, 1000) else total + value


# --- dates -----------------------------------------------------------------------------------------------------


def read_numeric(found: Expression, _setting: Setting) -> Value:
    """2024-05-07 and 5/7/2024 (American order unless that is impossible)."""
    if (packed := found.value("slashed")) is not None:
        year, month, day = packed // 10000, packed // 100 % 100, packed % 100
    else:
        year, (month, day) = found.values("year")[0], found.values("day")[:2]
    return _absolute(year, month, day)


def _absolute(year: int, month: int, day: int) -> Value:
    there = real_day(year, month, day)
    return calendar(there, "day", anchor=None) if there else unknown(None, "day", NOT_A_DATE)


def read_date(found: Expression, setting: Setting) -> Value:
    """A day of a month, with or without its year and weekday."""
    month, day, year = found.values("month")[0], found.values("day")[0], found.value("year")
    if year is not None:
        return with_hour(_absolute(year, month, day), found)
    return with_hour(_yearless(month, day, found.value("weekday") or found.value("weekday_short"), setting), found)


def _yearless(month: int, day: int, weekday: int | None, setting: Setting) -> Value:
    timex = f"XXXX-{month:02}-{day:02}"
    if real_day(2000, month, day) is None:
        return unknown(None, "day", NOT_A_DATE)
    if setting.published is None:
        return unknown(timex, "day")
    years = range(max(setting.published.year - 8, 1), min(setting.published.year + 8, 9999))
    days = [there for year in years if (there := real_day(year, month, day))]
    if weekday is not None and (fitting := [there for there in days if there.isoweekday() == weekday]):
        near = [there for there in fitting if abs((there - setting.published).days) < 366]
        days = near or days
        if len(near) == 1:
            return calendar(near[0], "day")
    there = nearest(days, setting)
    return calendar(there, "day") if there else unknown(timex, "day", OUT_OF_REACH)


def read_day_range(found: Expression, setting: Setting) -> Value:
    """May 3-5, 2024; 3 to 7 May."""
    month, (first, last), year = found.values("month")[0], found.values("day")[:2], found.value("year")
    if year is not None:
        return _from_to(_absolute(year, month, first), _absolute(year, month, last))
    end = _yearless(month, last, None, setting)
    if end.end is None:
        return replace(end, timex=None)
    return _from_to(_absolute(end.end.year, month, first), end)


def _from_to(first: Value, last: Value) -> Value:
    """The interval from one value to another."""
    if first.start is None or last.end is None:
        return unknown(None, first.granularity, first.unresolved or last.unresolved or NEEDS_PUBLICATION)
    if last.end < first.start:
        return unknown(None, first.granularity, "the end stands before the beginning")
    return Value(f"{first.timex}/{last.timex}", first.start, last.end, "range", first.anchor or last.anchor)


def read_dates_range(found: Expression, setting: Setting) -> Value:
    """May 30 to June 2, 2024."""
    months, days, years = found.values("month"), found.values("day"), found.values("year")
    if years:
        begin = years[0] - (len(years) == 1 and months[0] > months[1])
        return _from_to(_absolute(begin, months[0], days[0]), _absolute(years[-1], months[1], days[1]))
    end = _yearless(months[1], days[1], None, setting)
    if end.end is None:
        return replace(end, timex=None)
    return _from_to(_absolute(end.end.year - (months[0] > months[1]), months[0], days[0]), end)


def read_month(found: Expression, setting: Setting) -> Value:
    """October 2023; October; last October."""
    month, year = found.values("month")[0], found.value("year")
    if year is not None:
        return calendar(real_day(year, month, 1), "month", anchor=None)
    return _bare_month(month, found, setting)


def _bare_month(month: int, found: Expression, setting: Setting) -> Value:
    if (published := setting.published) is None:
        return unknown(f"XXXX-{month:02}", "month")
    months = [
        month_interval(year, month)[0]
        for year in range(max(published.year - 1, 1), min(published.year + 1, 9999) + 1)
    ]
    here = published.replace(day=1)
    if found.has("last"):
        there = max((day for day in months if day < here), default=None)
    elif found.has("next") or (setting.ahead and not found.has("past")):
        there = min((day for day in months if day >= here), default=None)
    else:
        there = max((day for day in months if day <= here), default=None)
    return calendar(there, "month")


def read_month_of(found: Expression, setting: Setting) -> Value:
    """October last year; next month's words with another unit than a year stay with the plain month."""
    month = found.values("month")[0]
    if unit_of(found) != "year":
        return _bare_month(month, found, setting)
    if setting.published is None:
        return unknown(f"XXXX-{month:02}", "month")
    year = setting.published.year + _step(found)
    return calendar(real_day(year, month, 1), "month")


def _step(found: Expression) -> int:
    return -1 if found.has("last", "past", "previous") else 1 if found.has("next", "coming", "following") else 0


def read_month_range(found: Expression, setting: Setting) -> Value:
    """March to May 2024; March to May."""
    months, years = found.values("month"), found.values("year")
    if years:
        last = calendar(real_day(years[-1], months[1], 1), "month", anchor=None)
        begin = years[0] - (len(years) == 1 and months[0] > months[1])
        return _from_to(calendar(real_day(begin, months[0], 1), "month", anchor=None), last)
    last = _bare_month(months[1], found, setting)
    if last.end is None:
        return replace(last, timex=None)
    return _from_to(calendar(real_day(last.end.year - (months[0] > months[1]), months[0], 1), "month"), last)


def read_year_range(found: Expression, _setting: Setting) -> Value:
    """2014-2016; 2014-16."""
    years = found.values("year")
    last = years[1] if len(years) > 1 else years[0] // 100 * 100 + found.values("day")[0]
    return _from_to(_year(years[0]), _year(last))


def _year(year: int) -> Value:
    return calendar(date(year, 1, 1), "year", anchor=None)


def read_year(found: Expression, _setting: Setting) -> Value:
    """A year by its number."""
    return _year(found.values("year")[-1])


def read_decade(found: Expression, _setting: Setting) -> Value:
    """The 1990s; the '90s stays unresolved, for the words do not say of which century."""
    first = found.values("decade_name")[0]
    if first < 1000:
        return unknown(f"XX{first // 10}", "decade", "the words do not say which century")
    return calendar(date(first, 1, 1), "decade", anchor=None)


def read_century(found: Expression, _setting: Setting) -> Value:
    """The 19th century: 1801 to 1900."""
    number = found.values("day")[0]
    return Value(f"{number - 1:02}", date(number * 100 - 99, 1, 1), date(number * 100, 12, 31), "century")


# --- days of the week and by their names -----------------------------------------------------------------------


def read_weekday(found: Expression, setting: Setting) -> Value:
    """Friday; last Friday; late Friday night."""
    weekday = found.values("weekday")[0]
    if (published := setting.published) is None:
        return with_hour(unknown(f"XXXX-WXX-{weekday}", "day"), found)
    if found.has("last", "previous"):
        there = weekday_on_or_before(published - timedelta(days=1), weekday)
    elif found.has("next", "following"):
        there = weekday_on_or_after(published + timedelta(days=1), weekday)
    elif setting.ahead and not found.has("past"):
        there = weekday_on_or_after(published, weekday)
    else:
        there = weekday_on_or_before(published, weekday)
    return with_hour(calendar(there, "day"), found)


def read_weekday_range(found: Expression, setting: Setting) -> Value:
    """From Monday to Wednesday."""
    first, last = found.values("weekday")[:2]
    if (published := setting.published) is None:
        return unknown(None, "day")
    if setting.ahead:
        begin = weekday_on_or_after(published, first)
        end = weekday_on_or_after(begin, last)
    else:
        end = weekday_on_or_before(published, last)
        begin = weekday_on_or_before(end, first)
    return _from_to(calendar(begin, "day"), calendar(end, "day"))


def read_weekend(found: Expression, setting: Setting) -> Value:
    """Saturday and Sunday: the last that has begun, unless the clause or "next" looks ahead."""
    if (published := setting.published) is None:
        return unknown("XXXX-WXX-WE", "weekend")
    begun = weekday_on_or_before(published, 6)
    if found.has("next", "coming") or (setting.ahead and not found.has("last", "past")):
        there = weekday_on_or_after(published, 6) if published.isoweekday() < 6 else begun + timedelta(weeks=1)
        if published.isoweekday() >= 6 and not found.has("next", "coming"):
            there = begun
    elif found.has("last") and published.isoweekday() >= 6:
        there = begun - timedelta(weeks=1)
    else:
        there = begun
    return calendar(there, "weekend")


def read_today(found: Expression, setting: Setting) -> Value:
    """Yesterday, today, tonight, tomorrow."""
    step = found.values("today")[0]
    tonight = step == 5
    step = 0 if tonight else step
    if setting.published is None:
        return unknown(None, "day")
    value = calendar(shifted(setting.published, "day", step), "day")
    if tonight and value.timex and found.clock is None:
        return replace(value, timex=f"{value.timex}TNI")
    return with_hour(value, found)


def read_this_part(found: Expression, setting: Setting) -> Value:
    """This morning; last night."""
    if setting.published is None:
        return unknown(None, "day")
    return with_hour(calendar(shifted(setting.published, "day", -1 if found.has("last") else 0), "day"), found)


def read_overnight(_found: Expression, setting: Setting) -> Value:
    """The night that ended on the day of publication, or began on it: both days."""
    if (published := setting.published) is None:
        return unknown("TNI", "day")
    before = shifted(published, "day", -1)
    return Value(f"{published.isoformat()}TNI", before, published, "day", PUBLICATION)


def read_holiday(found: Expression, setting: Setting) -> Value:
    """Christmas Eve; Thanksgiving 2015; last Easter."""
    row = load_table(TABLE, "holiday", HolidayRow)[found.values("holiday")[0]]
    if (year := found.value("year")) is not None:
        return with_hour(calendar(holiday(row, year), "day", anchor=None), found)
    if (published := setting.published) is None:
        return unknown(f"XXXX-{row.rule}" if "-" in row.rule and row.rule[0].isdigit() else None, "day")
    if found.has("unit_word") and unit_of(found) == "year":
        return with_hour(calendar(holiday(row, published.year + _step(found)), "day"), found)
    years = range(max(published.year - 1, 1), min(published.year + 1, 9999) + 1)
    days = [holiday(row, year) for year in years]
    if found.has("last"):
        there = max((day for day in days if day < published), default=None)
    elif found.has("next"):
        there = min((day for day in days if day > published), default=None)
    else:
        there = nearest(days, setting)
    return with_hour(calendar(there, "day"), found)


def holiday(row: HolidayRow, year: int) -> date:
    """The day of a year that a row of the table names.

    Raises:
        RuleTableError: The row's rule is none of the three kinds.
    """
    words = row.rule.split()
    if words[0] == "easter":
        return easter_sunday(year) + timedelta(days=int(words[1]))
    if words[0] == "thanksgiving":
        return nth_weekday(year, 11, 4, 4) + timedelta(days=int(words[1]))
    if len(words) == 3:
        return nth_weekday(year, int(words[0]), int(words[1]), int(words[2]))
    month, _, day = row.rule.partition("-")
    there = real_day(year, int(month), int(day))
    if there is None:
        raise RuleTableError(f"no such day {row.rule!r}", where=f"extract/data/{TABLE}, holiday {row.id}")
    return there


# --- counted from publication ----------------------------------------------------------------------------------


def read_this_unit(found: Expression, setting: Setting) -> Value:
    """Last week, this month, earlier this year, next quarter."""
    unit = unit_of(found)
    if unit not in ("day", "week", "fortnight", "month", "quarter", "year", "decade", "century"):
        return unknown(length_timex(unit, 1), None, VAGUE)
    if (published := setting.published) is None:
        return unknown(None, unit)
    value = calendar(shifted(published, unit, _step(found)), unit)
    if found.has("earlier") and _step(found) == 0:
        return replace(value, end=published)
    if found.has("later") and _step(found) == 0:
        return replace(value, start=published)
    return value


def read_so_far(found: Expression, setting: Setting) -> Value:
    """So far this year: from the unit's beginning to publication."""
    if (published := setting.published) is None:
        return unknown(None, unit_of(found))
    return replace(read_this_unit(found, setting), end=published)


def read_limit_of(found: Expression, setting: Setting) -> Value:
    """The end of the week, the beginning of 2015: somewhere in the unit, the words do not say how near its edge."""
    if (year := found.value("year")) is not None:
        return _year(year)
    return read_this_unit(found, setting)


def read_quarter(found: Expression, setting: Setting) -> Value:
    """The third quarter; the third quarter of 2015."""
    number = found.values("ordinal")[0]
    if number > 4:
        return unknown(None, "quarter", NOT_A_DATE)
    if found.has("fiscal"):
        return unknown(f"XXXX-Q{number}", "quarter", FISCAL)
    published, year = setting.published, found.value("year")
    if year is None and published is None:
        return unknown(f"XXXX-Q{number}", "quarter")
    if year is not None:
        return calendar(quarter_interval(year, number)[0], "quarter", anchor=None)
    if published is None:
        return unknown(f"XXXX-Q{number}", "quarter")
    if found.has("unit_word") and unit_of(found) == "year":
        return calendar(quarter_interval(published.year + _step(found), number)[0], "quarter")
    years = (published.year - 1, published.year, published.year + 1)
    there = nearest([quarter_interval(each, number)[0] for each in years], setting)
    return calendar(there, "quarter")


def read_coming(found: Expression, setting: Setting) -> Value:
    """The coming week is the next one of the calendar; the next three days begin today."""
    unit = unit_of(found)
    if not found.has("number", "day", "year", "several", "couple", "a", "decimal"):
        return read_this_unit(found, setting)
    amount = amount_of(found)
    timex = length_timex(unit, amount)
    if (published := setting.published) is None:
        return unknown(timex, None)
    if amount is None:
        return unknown(timex, None, VAGUE)
    if unit not in DAYS_IN and unit not in ("month", "year", "decade"):
        return unknown(timex, None, VAGUE)
    end = shifted(published, unit, int(amount + 0.5))
    return Value(timex, published, end, "length", PUBLICATION) if end else unknown(timex, None, OUT_OF_REACH)


def read_past_amount(found: Expression, setting: Setting) -> Value:
    """The past two years: a length that ends at publication."""
    return _ending_at(found, setting.published, PUBLICATION)


def _ending_at(found: Expression, end: date | None, anchor: str) -> Value:
    unit, amount = unit_of(found), amount_of(found)
    plural_only = not found.has("number", "day", "year", "several", "couple", "a", "half", "decimal")
    timex = length_timex(unit, amount)
    if end is None:
        return unknown(timex, None)
    if amount is None:
        return unknown(timex, None, VAGUE)
    if unit in ("second", "minute"):
        return Value(timex, end, end, "length", anchor) if plural_only else unknown(timex, None, LENGTH_ONLY)
    if unit == "hour":
        start = shifted(end, "day", -int((amount + 23) // 24))
    elif amount != int(amount):
        return unknown(timex, None, VAGUE)
    else:
        start = shifted(end, unit, -int(amount))
    return Value(timex, start, end, "length", anchor) if start else unknown(timex, None, OUT_OF_REACH)


def read_ago(found: Expression, setting: Setting) -> Value:
    """Two weeks ago: the week that lies so far back; "less than two weeks ago" reaches up to publication."""
    return _counted(found, setting.published, PUBLICATION, -1, NEEDS_PUBLICATION)


def read_from_now(found: Expression, setting: Setting) -> Value:
    """Three weeks from now."""
    return _counted(found, setting.published, PUBLICATION, 1, NEEDS_PUBLICATION)


def _counted(found: Expression, origin: date | None, anchor: str, sign: int, reason: str) -> Value:
    """The calendar unit that lies an amount of them before or after ``origin``."""
    unit, amount = unit_of(found), amount_of(found)
    if amount is None or not (found.has("number", "day", "year", "couple", "a", "half")):
        return unknown("PAST_REF" if sign < 0 else "FUTURE_REF", None, VAGUE)
    if origin is None:
        return unknown(None, None, reason)
    if unit in ("second", "minute", "hour"):
        far = shifted(origin, "day", sign * int((amount * {"hour": 1, "minute": 1 / 60, "second": 0}[unit] + 23) // 24))
        if far is None:
            return unknown(None, None, OUT_OF_REACH)
        return Value(None, min(far, origin), max(far, origin), "day", anchor)
    if amount != int(amount):
        unit, amount = {"year": ("month", amount * 12), "week": ("day", amount * 7)}.get(unit, (unit, amount))
    there = shifted(origin, unit, sign * int(amount))
    if there is None:
        return unknown(None, None, OUT_OF_REACH)
    value = calendar(there, "week" if unit == "fortnight" else unit, anchor=anchor)
    if found.has("less", "under", "fewer", "up"):
        return replace(value, start=min(there, origin), end=max(there, origin))
    if found.has("more", "over", "least"):
        return unknown(value.timex, unit, "the words say no more than how long at least")
    return value


# --- counted from another date of the text ---------------------------------------------------------------------


def read_same(found: Expression, setting: Setting) -> Value:
    """That same month, that day, the same night: the unit around the period told last."""
    if found.has("part"):
        if (told := setting.told("day")) is None or told.start is None:
            return unknown(None, "day", NO_REFERENT)
        return with_hour(calendar(told.start, "day", anchor=told.span.text), found)
    unit = unit_of(found)
    finer = {"day": ("day",), "week": ("day", "weekend", "week"), "month": ("day", "week", "month")}
    told = setting.told(*finer.get(unit, ("day", "week", "month", "quarter", "year")))
    if told is None or told.start is None or unit in ("second", "minute", "hour"):
        return unknown(None, unit, NO_REFERENT)
    return calendar(told.start, unit, anchor=told.span.text)


def read_neighbour(found: Expression, setting: Setting) -> Value:
    """The following day, the previous month, the day before: counted from the period told last."""
    step = -1 if found.has("previous", "before", "earlier") else 1
    unit = "day" if found.has("part") else unit_of(found)
    told = setting.told("day", unit)
    if told is None or told.start is None or unit in ("second", "minute", "hour"):
        return unknown(None, unit, NO_REFERENT)
    return with_hour(calendar(shifted(told.start, unit, step), unit, anchor=told.span.text), found)


def read_earlier(found: Expression, setting: Setting) -> Value:
    """Three weeks earlier, two days later: counted from the period told last."""
    told = setting.told("day", "month" if unit_of(found) in ("month", "year") else "day")
    sign = -1 if found.has("earlier") else 1
    return _counted(found, told.start if told else None, told.span.text if told else "", sign, NO_REFERENT)


# --- lengths, repetitions, and what has no date ----------------------------------------------------------------


def read_length(found: Expression, setting: Setting) -> Value:
    """Three hours; two years. Tied to a date only where its clause counts back from one."""
    if setting.window and unit_of(found) not in ("second", "minute", "hour"):
        told = next((period for sentence, period in reversed(setting.earlier) if sentence == setting.sentence), None)
        if told is not None and told.end is not None and told.granularity != "length":
            return _ending_at(found, told.end, told.span.text)
        return _ending_at(found, setting.published, PUBLICATION)
    if found.has("half") and found.has("ordinal"):
        return unknown(None, None, VAGUE)
    return unknown(length_timex(unit_of(found), amount_of(found)), None, LENGTH_ONLY)


def read_set(found: Expression, _setting: Setting) -> Value:
    """Every day, daily."""
    if (weekday := found.value("weekday")) is not None:
        return unknown(f"XXXX-WXX-{weekday}", None, REPEATED)
    unit = UNITS[found.value("adverb_set") or found.value("unit_word") or found.value("century") or 4]
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
    """Recently, previously."""
    return unknown("PAST_REF", None, VAGUE)


def read_to_come(_found: Expression, _setting: Setting) -> Value:
    """Soon, the future."""
    return unknown("FUTURE_REF", None, VAGUE)


READERS: dict[str, Reader] = {
    "numeric": read_numeric,
    "date": read_date,
    "day_range": read_day_range,
    "dates_range": read_dates_range,
    "month": read_month,
    "month_of": read_month_of,
    "month_range": read_month_range,
    "year_range": read_year_range,
    "year": read_year,
    "decade": read_decade,
    "century": read_century,
    "weekday": read_weekday,
    "weekday_range": read_weekday_range,
    "weekend": read_weekend,
    "today": read_today,
    "this_part": read_this_part,
    "overnight": read_overnight,
    "holiday": read_holiday,
    "this_unit": read_this_unit,
    "so_far": read_so_far,
    "limit_of": read_limit_of,
    "quarter": read_quarter,
    "coming": read_coming,
    "past_amount": read_past_amount,
    "ago": read_ago,
    "from_now": read_from_now,
    "same": read_same,
    "neighbour": read_neighbour,
    "earlier": read_earlier,
    "length": read_length,
    "set": read_set,
    "clock": read_clock,
    "season": read_season,
    "fiscal": read_fiscal,
    "present": read_present,
    "vague_past": read_bygone,
    "bygone": read_bygone,
    "to_come": read_to_come,
}
"""The function for each value of ``reads`` in the table."""

UNIT_NAMES = frozenset(LENGTH_CODES)
