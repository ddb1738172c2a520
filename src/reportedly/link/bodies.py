"""Bodies that news names in several ways: the UN refugee agency, the UN High Commissioner for Refugees, UNHCR."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.rule_tables import load_rows


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of ``data/bodies.toml``; the head of that file says what its fields mean."""

    id: str
    names: tuple[str, ...]
    example: str
    near_miss: str


@cache
def body_rows() -> tuple[BodyRow, ...]:
    """The table.

    Raises:
        RuleTableError: The file is not TOML, or a row does not fit.
    """
    return load_rows("link", "bodies.toml", "body", BodyRow)


def body_in(words: str) -> str | None:
    """The id of the first known body that ``words`` name; None where they name none."""
    found = _pattern().search(_plain(words))
    return None if found is None else _by_name()[found[0]]


@cache
def _by_name() -> dict[str, str]:
    return {_plain(name): row.id for row in body_rows() for name in row.names}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_by_name(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w])")


def _plain(words: str) -> str:
    """Small letters without the dots of initials and without a genitive's ending: "U.N.'s" and "UN" are one."""
    return re.sub(r"[’']s\b|(?<=\b\w)\.(?=\w|\s|$|[’'])", "", words.lower()).replace("’", "'")
