"""Read times that go by a name: weekdays, weekends, today, parts of the day, holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reportedly.errors import RuleTableError
from reportedly.extract.calendar_arithmetic import (
    easter_sunday,
    nth_weekday,
    real_day,
    shifted,
    weekday_on_or_after,
    weekday_on_or_before,
)
from reportedly.extract.period_dates import from_to
from reportedly.extract.period_values import (
    NO_REFERENT,
    PUBLICATION,
    Setting,
    Value,
    calendar,
    direction,
    nearest,
    unit_of,
    unknown,
    with_hour,
)
from reportedly.extract.period_words import TABLE, Expression, HolidayRow
from reportedly.extract.tables import load_table


def read_weekday(found: Expression, setting: Setting) -> Value:
    """Friday; last Friday; late Friday night."""
    weekday = found.values("weekday")[0]
    if (published := setting.published) is None:
        return with_hour(unknown(f"XXXX-WXX-{weekday}", "day"), found)
    if found.has("previous", "following"):
        return with_hour(_weekday_beside(found, weekday, setting), found)
    if found.has("last"):
        there = weekday_on_or_before(published - timedelta(days=1), weekday)
    elif found.has("next"):
        there = weekday_on_or_after(published + timedelta(days=1), weekday)
    elif setting.ahead and not found.has("past"):
        there = weekday_on_or_after(published, weekday)
    else:
        there = weekday_on_or_before(published, weekday)
    return with_hour(calendar(there, "day"), found)


def _weekday_beside(found: Expression, weekday: int, setting: Setting) -> Value:
    """The previous Friday, the following Friday: counted from the day told last."""
    told = setting.told("day")
    if told is None or told.start is None:
        return unknown(f"XXXX-WXX-{weekday}", "day", NO_REFERENT)
    if found.has("previous"):
        there = weekday_on_or_before(told.start - timedelta(days=1), weekday)
    else:
        there = weekday_on_or_after(told.start + timedelta(days=1), weekday)
    return calendar(there, "day", anchor=told.span.text)


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
    return from_to(calendar(begin, "day"), calendar(end, "day"))


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
        return with_hour(calendar(holiday(row, published.year + direction(found)), "day"), found)
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
