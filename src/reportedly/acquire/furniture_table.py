"""The rows of ``data/furniture.toml``, and the lines that they fit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.acquire.tables import load_rows

LONGEST_RULE_LINE = 420
"""Code points of a line that the table's whole-line rows are tried on; the longest copyright notices have 400."""


_ENDS_STATEMENT = re.compile(r"[.!][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class FurnitureRow:
    """A row of the table: what a line looks like, where the pattern must stand in it (``scope``), and why it goes."""

    id: str
    scope: str
    reason: str
    pattern: str
    example: str
    near_miss: str
    why: str = ""


def match_line(words: str) -> FurnitureRow | None:
    """The first row whose pattern is the whole line, without the signs around it; None for most lines."""
    if len(words) > LONGEST_RULE_LINE:
        return None
    found = _combined("line", "label", "heading", "end").fullmatch(words)
    if found is None or found.lastgroup is None:
        return None
    row = _row_of(found.lastgroup)
    return None if row.scope == "label" and _ENDS_STATEMENT.search(words) else row


def match_edges(words: str) -> list[tuple[int, int, FurnitureRow]]:
    """The pieces at either end of a line that are furniture, as half-open offsets into ``words``."""
    found = []
    if (head := _combined("head").match(words)) and head.lastgroup and head.end() < len(words):
        found.append((0, head.end(), _row_of(head.lastgroup)))
    begin = max(0, len(words) - LONGEST_RULE_LINE)
    if (tail := _combined("tail").search(words, begin)) and tail.lastgroup and tail.start() > 0:
        found.append((tail.start(), len(words), _row_of(tail.lastgroup)))
    return found


@cache
def _combined(*scopes: str) -> re.Pattern[str]:
    """One pattern for all rows of some scopes, each in a group that carries its number."""
    numbered = [(n, row) for n, row in enumerate(_table()) if row.scope in scopes]
    body = "|".join(f"(?P<row{n}>{row.pattern})" for n, row in numbered)
    if scopes == ("tail",):
        return re.compile(rf"(?:{body})[\s.]*\Z", re.IGNORECASE)
    if scopes == ("head",):
        return re.compile(rf"(?:{body})\s*", re.IGNORECASE)
    return re.compile(rf"[^\w©(@]*\(?(?:{body})[^\w©]*", re.IGNORECASE)


def _row_of(group: str) -> FurnitureRow:
    return _table()[int(group.removeprefix("row"))]


def _table() -> tuple[FurnitureRow, ...]:
    return load_rows("furniture.toml", "rule", FurnitureRow)
