"""Days, weeks, months and years as intervals of days and as TIMEX3 values; nothing here reads words.

Weeks are ISO 8601 weeks, Monday to Sunday. Values follow TIMEX3 (TimeML 1.2.1): "2025-08-30", "2025-W35", "2025-08",
"2025-Q3", "2025", "202" (a decade), "20" (the hundred years that begin in 2000), "P3M" (a length of three months).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Interval = tuple[date, date]
"""First and last day, both inclusive."""

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
LENGTH_CODES = {
    "second": "T{}S",
    "minute": "T{}M",
    "hour": "T{}H",
    "day": "{}D",
    "week": "{}W",
    "fortnight": "{}FN",
    "weekend": "{}WE",
    "month": "{}M",
    "quarter": "{}Q",
    "year": "{}Y",
    "decade": "{}DE",
    "century": "{}CE",
}


def shifted(day: date, unit: str, count: int) -> date | None:
    """``day`` moved by ``count`` units; the last day of a shorter month stands in for a missing one.

    None where the calendar does not reach. ``unit`` is a key of ``MONTHS_IN`` or ``DAYS_IN``.
    """
    if unit in DAYS_IN:
        try:
            return day + timedelta(days=count * DAYS_IN[unit])
        except OverflowError:
            return None
    months = day.year * 12 + day.month - 1 + count * MONTHS_IN[unit]
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def interval_around(day: date, unit: str) -> Interval:
    """The calendar ``unit`` that ``day`` lies in; a decade begins in a year that ends in 0, a century likewise."""
    if unit == "day":
        return day, day
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = day + timedelta(days=5 - day.weekday())
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        return month_interval(day.year, day.month)
    if unit == "quarter":
        return quarter_interval(day.year, (day.month + 2) // 3)
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    first = max(day.year - day.year % years, MINYEAR)
    return date(first, 1, 1), date(first + years - 1, 12, 31)


def month_interval(year: int, month: int) -> Interval:
    """A month's first and last day."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def quarter_interval(year: int, quarter: int) -> Interval:
    """A calendar quarter's first and last day, ``quarter`` from 1 to 4."""
    return date(year, 3 * quarter - 2, 1), month_interval(year, 3 * quarter)[1]


def timex_of(day: date, unit: str) -> str:
    """The TIMEX3 value of the calendar ``unit`` that ``day`` lies in."""
    if unit == "day":
        return day.isoformat()
    if unit in ("week", "fortnight", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{day.year:04}-{day.month:02}"
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return f"{day.year:04}"[: {"year": 4, "decade": 3, "century": 2}[unit]]


def length_timex(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a length of time; None is a number that the text does not give ("several years": PXY)."""
    number = "X" if count is None else f"{count:g}"
    return "P" + LENGTH_CODES[unit].format(number)


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The last ``weekday`` (Monday is 1) that is not after ``day``."""
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The first ``weekday`` (Monday is 1) that is not before ``day``."""
    return day + timedelta(days=(weekday - day.isoweekday()) % 7)


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` ``weekday`` (Monday is 1) of a month; -1 is the last one."""
    first, last = month_interval(year, month)
    if nth < 0:
        return weekday_on_or_before(last, weekday) + timedelta(weeks=nth + 1)
    return weekday_on_or_after(first, weekday) + timedelta(weeks=nth - 1)


def easter_sunday(year: int) -> date:
    """Western Easter of a Gregorian year (Anonymous computus; Nature, 20 April 1876; Meeus 1991, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
