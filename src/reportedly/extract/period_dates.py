"""Read dates: days, months, years and the ranges between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportedly.extract.calendar_arithmetic import month_interval, real_day
from reportedly.extract.period_values import (
    NEEDS_PUBLICATION,
    NOT_A_DATE,
    OUT_OF_REACH,
    TOO_LONG_FOR_NO_YEAR,
    Setting,
    Value,
    calendar,
    direction,
    nearest,
    unit_of,
    unknown,
    with_hour,
)
from reportedly.extract.period_words import Expression


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
    for _, told in setting.earlier:  # the text may have given this day with its year
        if told.granularity == "day" and told.anchor is None and told.start in days:
            return calendar(told.start, "day", anchor=told.span.text)
    there = nearest(days, setting)
    if there and there < setting.published - TOO_LONG_FOR_NO_YEAR:
        if setting.ahead is False:
            return unknown(timex, "day", "the words do not say of which year")
        there = min((day for day in days if day > setting.published), default=there)
    return calendar(there, "day") if there else unknown(timex, "day", OUT_OF_REACH)


def read_day_range(found: Expression, setting: Setting) -> Value:
    """May 3-5, 2024; 3 to 7 May."""
    month, (first, last), year = found.values("month")[0], found.values("day")[:2], found.value("year")
    if year is not None:
        return from_to(_absolute(year, month, first), _absolute(year, month, last))
    end = _yearless(month, last, None, setting)
    if end.end is None:
        return replace(end, timex=None)
    return from_to(_absolute(end.end.year, month, first), end)


def from_to(first: Value, last: Value) -> Value:
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
        return from_to(_absolute(begin, months[0], days[0]), _absolute(years[-1], months[1], days[1]))
    end = _yearless(months[1], days[1], None, setting)
    if end.end is None:
        return replace(end, timex=None)
    return from_to(_absolute(end.end.year - (months[0] > months[1]), months[0], days[0]), end)


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
        month_interval(year, month)[0] for year in range(max(published.year - 1, 1), min(published.year + 1, 9999) + 1)
    ]
    here = published.replace(day=1)
    if found.has("last") and not found.has("limit"):
        there = max((day for day in months if day < here), default=None)
    elif found.has("this") and not found.has("past"):
        there = published.replace(month=month, day=1)
    elif found.has("next"):
        there = min((day for day in months if day > here), default=None)
    elif setting.ahead and not found.has("past"):
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
    year = setting.published.year + direction(found)
    return calendar(real_day(year, month, 1), "month")


def read_month_range(found: Expression, setting: Setting) -> Value:
    """March to May 2024; March to May."""
    months, years = found.values("month"), found.values("year")
    if years:
        last = calendar(real_day(years[-1], months[1], 1), "month", anchor=None)
        begin = years[0] - (len(years) == 1 and months[0] > months[1])
        return from_to(calendar(real_day(begin, months[0], 1), "month", anchor=None), last)
    last = _bare_month(months[1], found, setting)
    if last.end is None:
        return replace(last, timex=None)
    return from_to(calendar(real_day(last.end.year - (months[0] > months[1]), months[0], 1), "month"), last)


def read_year_range(found: Expression, _setting: Setting) -> Value:
    """2014-2016; 2014-16."""
    years = found.values("year")
    last = years[1] if len(years) > 1 else years[0] // 100 * 100 + found.values("day")[0]
    return from_to(whole_year(years[0]), whole_year(last))


def whole_year(year: int) -> Value:
    """The year of that number."""
    return calendar(date(year, 1, 1), "year", anchor=None)


def read_year(found: Expression, _setting: Setting) -> Value:
    """A year by its number."""
    return whole_year(found.values("year")[-1])


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
