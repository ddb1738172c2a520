"""Read times counted from another: from publication ("last week"), or from what was told ("the day before")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportedly.extract.calendar_arithmetic import DAYS_IN, length_timex, quarter_interval, shifted
from reportedly.extract.period_dates import whole_year
from reportedly.extract.period_values import (
    FISCAL,
    JUST_ENDED,
    LENGTH_ONLY,
    NEEDS_PUBLICATION,
    NO_REFERENT,
    NOT_A_DATE,
    OUT_OF_REACH,
    PUBLICATION,
    VAGUE,
    Setting,
    Value,
    amount_of,
    calendar,
    direction,
    unit_of,
    unit_words,
    unknown,
    with_hour,
)
from reportedly.extract.period_words import Expression


def read_this_unit(found: Expression, setting: Setting) -> Value:
    """Last week, this month, earlier this year, next quarter."""
    unit = unit_of(found)
    if unit not in ("day", "week", "fortnight", "month", "quarter", "year", "decade", "century"):
        return unknown(length_timex(unit, 1), None, VAGUE)
    if (published := setting.published) is None:
        return unknown(None, unit)
    value = calendar(shifted(published, unit, direction(found)), unit)
    if found.has("earlier") and direction(found) == 0:
        return replace(value, end=published)
    if found.has("later") and direction(found) == 0:
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
        return whole_year(year)
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
    if unit_words(found)[-1:] == ["year"]:
        return calendar(quarter_interval(published.year + direction(found), number)[0], "quarter")
    years = (published.year - 1, published.year, published.year + 1)
    quarters = [quarter_interval(each, number) for each in years]
    there = max((start for start, _ in quarters if start <= published), default=None)
    if setting.ahead:  # what is expected for a quarter may be its report: the one that has just ended counts
        there = min((start for start, end in quarters if end >= published - JUST_ENDED), default=there)
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
    return ending_at(found, setting.published, PUBLICATION)


def ending_at(found: Expression, end: date | None, anchor: str) -> Value:
    """A length of time that ends on a day: the past two years."""
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
