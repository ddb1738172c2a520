"""The rule tables in ``extract/data/``."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from reportedly.rule_tables import load_rows

Row = TypeVar("Row")


@cache
def load_table(name: str, key: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Read ``data/<name>``'s rows under ``key`` into ``row_type``, a frozen dataclass; lists become tuples.

    Raises:
        RuleTableError: As `load_rows`.
    """
    return load_rows("extract", name, key, row_type)
