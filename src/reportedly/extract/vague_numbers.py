"""Words that stand for a number by themselves: "several", "dozens", "some", "both", "nobody"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extract.number_phrases import NumberPhrase
from reportedly.extract.number_words import DOZENS, SCALES
from reportedly.extract.numerals import read_numeral
from reportedly.extract.pieces import Piece, word_at, words_between
from reportedly.extract.tables import load_table
from reportedly.records import Modifier

TABLE = "quantities.toml"


@dataclass(frozen=True, slots=True)
class VagueRow:
    """Words that stand for a number by themselves; ``value`` where they say which ("both" is 2).

    They do not after the words in ``not_after``, before those in ``not_before``; where ``only_before`` has any, only
    before those, or after those in ``or_after``.
    """

    id: str
    words: tuple[str, ...]
    modifier: str
    example: str
    near_miss: str
    value: int | None = None
    kind: str = "count"
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    or_after: tuple[str, ...] = ()
    why: str = ""


@cache
def vague_words() -> dict[str, tuple[tuple[tuple[str, ...], VagueRow], ...]]:
    """Rows by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], VagueRow]]] = {}
    for row in load_table(TABLE, "vague", VagueRow):
        for phrase in row.words:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, row))
    return {key: tuple(sorted(rows, key=lambda entry: -len(entry[0]))) for key, rows in table.items()}


LONGEST = 5
"""Words in the longest phrase that a row may hold."""


def read_vague(pieces: Sequence[Piece], at: int) -> NumberPhrase | None:
    """The words at ``pieces[at]`` that stand for a number, with a scale after them ("several thousand")."""
    entries = vague_words()[pieces[at].lower]
    ahead = words_between(pieces, at, at + LONGEST)
    entry = next((entry for entry in entries if ahead[: len(entry[0])] == entry[0]), None)
    if entry is None:
        return None
    words, row = entry
    last = at + len(words)
    if word_at(pieces, at - 1) in row.not_after or word_at(pieces, last) in row.not_before:
        return None
    if row.only_before and word_at(pieces, last) not in row.only_before and word_at(pieces, at - 1) not in row.or_after:
        return None
    last -= words[-1] == "of"  # it belongs to the noun, and only shows which sense is meant
    modifier, value = Modifier(row.modifier), row.value
    unit = last
    while (scale := word_at(pieces, unit)) in ("hundred", "hundreds", *DOZENS) or scale.removesuffix("s") in SCALES:
        unit += 1
        if word_at(pieces, unit) == "of" and word_at(pieces, unit + 1).removesuffix("s") in SCALES:
            unit += 1
    if unit > last and modifier in (Modifier.VAGUE, Modifier.PLURAL):
        if row.modifier == "plural":
            return None  # "some hundred soldiers" is an approximation: the number is read, "some" bounds it
        last = unit
    elif (modifier in (Modifier.VAGUE, Modifier.PLURAL) or words[-1] == "of") and _number_follows(pieces, last):
        return None  # "a group of 12", "some 200"
    low = 1 if modifier is Modifier.PLURAL else value if modifier is Modifier.EXACT else None
    high = value if modifier is Modifier.EXACT else None
    start, end = pieces[at].start, pieces[last - 1].end
    return NumberPhrase(start, end, at, last, row.kind, modifier, value, low, high, rules=(row.id,))


def _number_follows(pieces: Sequence[Piece], at: int) -> bool:
    at += word_at(pieces, at) == "of"
    numeral = read_numeral(pieces, at) if at < len(pieces) else None
    return numeral is not None and numeral.kind == "cardinal"
