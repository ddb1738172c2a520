"""The words of ``data/places.toml``: which prepositions, verbs and nouns tell a place from a government or a street."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.extract.tables import load_table

TABLE = "places.toml"


@dataclass(frozen=True, slots=True)
class WordsRow:
    """Words of one use; ``role`` is what the name in ``example`` is, and that in ``near_miss`` is not."""

    id: str
    role: str
    words: tuple[str, ...]
    example: str
    near_miss: str
    why: str = ""


@cache
def place_words(use: str) -> frozenset[str]:
    """The words of one row of ``data/places.toml``.

    Raises:
        RuleTableError: The table does not fit its rows.
    """
    return frozenset(word for row in load_table(TABLE, "words", WordsRow) if row.id == use for word in row.words)
