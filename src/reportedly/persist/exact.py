"""Column types that give back exactly what was put in, on every database.

A ``str`` may hold what no database text may: lone surrogates (not valid UTF-8) and NUL (PostgreSQL refuses it, SQLite's
functions stop at it). `escape` spells these, and the backslash itself, with a backslash. It works code point by code
point and no spelling begins another, so that ``a.startswith(b)`` and ``b in a`` hold for the spellings where they hold
for the strings. Text without backslashes is stored as it is.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from sqlalchemy import Dialect, Numeric, Text
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from reportedly.records import Number

_UNSTORABLE = re.compile("[\\\\\x00\ud800-\udfff]")
_SPELLING = re.compile(r"\\(?:\\|u([0-9a-f]{4}))")


def escape(text: str) -> str:
    """``text`` without lone surrogates and NUL: valid UTF-8, and different for every ``text``."""
    if not _UNSTORABLE.search(text):
        return text
    return _UNSTORABLE.sub(lambda hit: r"\\" if hit[0] == "\\" else f"\\u{ord(hit[0]):04x}", text)


def unescape(stored: str) -> str:
    """What `escape` was given."""
    if "\\" not in stored:
        return stored
    return _SPELLING.sub(lambda hit: chr(int(hit[1], 16)) if hit[1] else "\\", stored)


def unescaped_length(stored: str, end: int) -> int:
    """How many code points ``stored[:end]`` stands for; a spelling that ``end`` cuts counts as one."""
    if "\\" not in stored:
        return end
    return end - sum(len(hit[0]) - 1 for hit in _SPELLING.finditer(stored, 0, end))


class ExactText(TypeDecorator[str]):
    """Any Python string, compared and sorted by code point."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """SQLite compares bytes as it is; PostgreSQL has to be told."""
        return Text(collation="C" if dialect.name == "postgresql" else None)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To the database."""
        return None if value is None else escape(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """From the database."""
        return None if value is None else unescape(value)


class _NumericAffinity(UserDefinedType[Any]):
    """SQLite's NUMERIC without SQLAlchemy's detour through float."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:  # noqa: ANN401  # SQLAlchemy's signature
        return "NUMERIC"


class ComparableNumber(TypeDecorator[Number]):
    """A number to compare and sort by; the exact one stands in the claim's payload.

    SQLite turns the digits into a 64-bit integer where they fit and into a double where not; PostgreSQL keeps them.
    """

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The database's own NUMERIC."""
        return _NumericAffinity() if dialect.name == "sqlite" else Numeric()

    def process_bind_param(self, value: Number | None, dialect: Dialect) -> Any:  # noqa: ANN401  # driver's own
        """To the database."""
        return str(value) if isinstance(value, int | Decimal) and dialect.name == "sqlite" else value
