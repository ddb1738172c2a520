"""Which function reads which words for a time: the names of ``reads`` in ``data/periods.toml``."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.errors import RuleTableError
from reportedly.extract.period_dates import (
    read_century,
    read_date,
    read_dates_range,
    read_day_range,
    read_decade,
    read_month,
    read_month_of,
    read_month_range,
    read_numeric,
    read_year,
    read_year_range,
)
from reportedly.extract.period_lengths import (
    read_bygone,
    read_clock,
    read_first_part,
    read_fiscal,
    read_length,
    read_present,
    read_season,
    read_set,
    read_to_come,
)
from reportedly.extract.period_names import (
    read_holiday,
    read_overnight,
    read_this_part,
    read_today,
    read_weekday,
    read_weekday_range,
    read_weekend,
)
from reportedly.extract.period_offsets import (
    read_ago,
    read_coming,
    read_earlier,
    read_from_now,
    read_limit_of,
    read_neighbour,
    read_past_amount,
    read_quarter,
    read_same,
    read_so_far,
    read_this_unit,
)
from reportedly.extract.period_values import Setting, Value
from reportedly.extract.period_words import TABLE, Expression

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
    "vague_future": read_to_come,
    "first_part": read_first_part,
}
"""The function for each value of ``reads`` in the table."""
