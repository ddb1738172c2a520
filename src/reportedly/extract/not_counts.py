"""The company in which a number is no count: units, names, ages, street addresses, fixed phrases.

Reads the words around a number only; what takes a parse is in ``not_counts_in_clause``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extract.number_phrases import NumberPhrase
from reportedly.extract.pieces import HYPHENS, Piece, lex, word_at
from reportedly.extract.tables import load_table
from reportedly.extract.vague_numbers import TABLE

MEASURE = "measure"
NOTHING = ""
_MONEY = frozenset("$£€¥₹₩₦₽")


@dataclass(frozen=True, slots=True)
class WordsRow:
    """Lower-case words that take a number out of the counts; ``capital`` where only a capital letter makes them so."""

    id: str
    words: tuple[str, ...]
    example: str
    near_miss: str
    capital: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a number is: "count", "ordinal", "share", "measure" or "" (nothing), and the row or rule that says so."""

    kind: str
    rule: str = ""


def judge(
    pieces: Sequence[Piece], phrase: NumberPhrase, previous: tuple[NumberPhrase, Verdict] | None = None
) -> Verdict:
    """What the words around ``phrase`` make of it; ``previous`` is the number before it and what that one was.

    Numbers in a row are of one kind: "Highways 14 and 16", "ages 10, 8 and 7", "photo 4 of 12".
    """
    if rule := _fixed_phrase(pieces, phrase):
        return Verdict(NOTHING, rule)
    first = phrase.parts[0].first if phrase.parts else phrase.first
    if word_at(pieces, first - 1) in _MONEY or word_at(pieces, phrase.last) in _MONEY:
        return Verdict(MEASURE, "money")
    if _is_age(pieces, phrase):
        return Verdict(NOTHING, "age")
    if phrase.kind == "ordinal":
        row = _ranked().get(word_at(pieces, phrase.last))
        return Verdict(NOTHING, row) if row else _attribute(pieces, phrase, first)
    if rule := _unit(pieces, phrase):
        return Verdict(MEASURE, rule)
    if rule := _name(pieces, phrase, first) or _in_a_row(pieces, phrase, previous):
        return Verdict(NOTHING, rule)
    return _attribute(pieces, phrase, first)


@cache
def _units() -> dict[str, str]:
    return {word: row.id for row in load_table(TABLE, "unit", WordsRow) for word in row.words}


@cache
def _ranked() -> dict[str, str]:
    return {word: row.id for row in load_table(TABLE, "ranked", WordsRow) for word in row.words}


@cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], WordsRow], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], WordsRow]]] = {}
    for row in load_table(TABLE, "name", WordsRow):
        for phrase in row.words:
            words = tuple(piece.lower for piece in lex(phrase))
            table.setdefault(words[-1], []).append((words, row))
    return {key: tuple(entries) for key, entries in table.items()}


@cache
def _fixed() -> dict[tuple[str, ...], tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...]]:
    """The words before and after, by the words in braces."""
    table: dict[tuple[str, ...], list[tuple[tuple[str, ...], tuple[str, ...], str]]] = {}
    for row in load_table(TABLE, "fixed", WordsRow):
        for phrase in row.words:
            before, _, rest = phrase.partition("{")
            inside, _, after = rest.partition("}")
            cut = [tuple(piece.lower for piece in lex(part)) for part in (before, inside, after)]
            table.setdefault(cut[1], []).append((cut[0], cut[2], row.id))
    return {key: tuple(entries) for key, entries in table.items()}


def _fixed_phrase(pieces: Sequence[Piece], phrase: NumberPhrase) -> str:
    words = tuple(piece.lower for piece in pieces[phrase.first : phrase.last])
    beside = (word_at(pieces, phrase.first - 1), word_at(pieces, phrase.last))
    for before, after, rule in _fixed().get(words, ()):
        if (before and before[-1] != beside[0]) or (after and after[0] != beside[1]):
            continue
        starts = phrase.first - len(before)
        if starts < 0:
            continue
        left = tuple(piece.lower for piece in pieces[starts : phrase.first])
        right = tuple(piece.lower for piece in pieces[phrase.last : phrase.last + len(after)])
        if left == before and right == after:
            return rule
    return ""


_BEFORE_A_UNIT = frozenset({
    "more", "other", "full", "consecutive", "straight", "long", "additional", "extra", "successive", "square",
    "cubic", "calendar", "metric", "whole", "further", "of", "a", "an", "the", "half", "hectic", "frantic",
    "solid", "-", "‐", "‑"
})  # fmt: skip


def _unit(pieces: Sequence[Piece], phrase: NumberPhrase) -> str:
    """The unit after the number, or after a hyphen and words such as "more" or "consecutive"."""
    units = _units()
    for at in range(phrase.last, phrase.last + 4):
        word = word_at(pieces, at)
        if word in units:
            return units[word]
        if word not in _BEFORE_A_UNIT:
            return ""
        if word in ("of", "the", "a", "an") and phrase.kind != "share":
            return ""
    return ""


def _is_age(pieces: Sequence[Piece], phrase: NumberPhrase) -> bool:
    """Whether it is said to be one: "25-year-old", "38 years of age"; other ages are names' rows or take a parse."""
    here = phrase.last + (word_at(pieces, phrase.last) in HYPHENS)
    if word_at(pieces, here) not in ("year", "years", "yr", "month", "months", "mth", "week", "weeks", "day", "days"):
        return False
    old = here + 1 + (word_at(pieces, here + 1) in HYPHENS)
    return word_at(pieces, old) in ("old", "olds") or (word_at(pieces, old), word_at(pieces, old + 1)) == ("of", "age")


_ABBREVIATED = frozenset({
    "no", "nos", "apt", "hwy", "rt", "rte", "ste", "ext", "vol", "bldg", "s", "sec", "ch", "col", "sr", "fig"
})  # fmt: skip


def _name(pieces: Sequence[Piece], phrase: NumberPhrase, first: int) -> str:
    """Words such as "Highway" or "No." before a bare number, which say which one it is."""
    if phrase.kind != "count" or not phrase.parts or phrase.first != first or phrase.parts[0].scaled:
        return ""
    mark = word_at(pieces, first - 1)
    if mark == "#":
        return "number-sign"
    last = first - (mark in (".", "#", "(", "-", ":"))
    for words, row in _names().get(word_at(pieces, last - 1), ()):
        start = last - len(words)
        if start < 0 or tuple(piece.lower for piece in pieces[start:last]) != words:
            continue
        if mark == "." and words[-1] not in _ABBREVIATED:
            continue
        if not row.capital or pieces[start].capital:
            return row.id
    return ""


_ROW_MARKS = frozenset([",", "and", "or", "to", "through", "&", "/", "of", "-", "–"])


_CLOSES_A_ROW = ("and", "or", "who", "was", "were", "is", "are", "had", "have", "from")


def _in_a_row(pieces: Sequence[Piece], phrase: NumberPhrase, previous: tuple[NumberPhrase, Verdict] | None) -> str:
    if previous is None or previous[1].kind != NOTHING or not phrase.parts:
        return ""
    between = pieces[previous[0].last : phrase.first]
    if not between or len(between) > 2 or any(piece.lower not in _ROW_MARKS for piece in between):
        return ""
    names = _row_ids()
    if previous[1].rule not in names or (between[0].lower == "of" and previous[1].rule == "age"):
        return ""
    after = word_at(pieces, phrase.last)
    closed = phrase.last >= len(pieces) or pieces[phrase.last].kind == "sign" or after in _CLOSES_A_ROW
    return previous[1].rule if closed or between[0].lower == "of" else ""


@cache
def _row_ids() -> frozenset[str]:
    return frozenset(row.id for row in load_table(TABLE, "name", WordsRow)) | {"age"}


_STREETS = frozenset({
    "street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "boulevard", "blvd", "lane", "ln", "court", "ct",
    "place", "pl", "way", "highway", "hwy", "parkway", "pkwy", "terrace", "circle", "loop", "trail", "pike",
    "broadway", "alley", "expressway"
})  # fmt: skip
_NUMBERED_ROADS = frozenset({"cr", "fm", "sr", "us", "county", "state", "route"})
"""Words of a road's name that need its number or "road" after them: "500 US 41", but "12 US soldiers"."""
_MEMBERS = frozenset({
    "strong", "man", "men", "person", "member", "woman", "women", "officer", "people"
})  # fmt: skip


_ADDRESS = 6
"""Pieces after a house number in which the street must come: "945 E. Virginia Beach Blvd"."""


def _attribute(pieces: Sequence[Piece], phrase: NumberPhrase, first: int) -> Verdict:
    """House numbers, numbers tied to a word by a hyphen ("two-car crash"), list marks at the start of a sentence."""
    last = phrase.last
    after = word_at(pieces, last)
    kept = Verdict(phrase.kind)
    if after in (*HYPHENS, "/") and last + 1 < len(pieces) and pieces[last].glued and pieces[last + 1].glued:
        member = word_at(pieces, last + 1) in _MEMBERS and phrase.kind == "count"
        return kept if member else Verdict(NOTHING, "hyphenated")
    if after in HYPHENS and pieces[last].glued and word_at(pieces, last + 1) in ("and", "or", "to", ","):
        return Verdict(NOTHING, "hyphenated")  # "12- and 10-year-old"
    if not phrase.parts:
        return kept
    if first and word_at(pieces, first - 1) in (*HYPHENS, "/", "#") and pieces[first].glued and pieces[first - 1].glued:
        return Verdict(NOTHING, "hyphenated")
    if phrase.kind != "count" or not phrase.parts[0].in_figures:
        return kept
    if pieces[first].lower.startswith("."):
        return Verdict(NOTHING, "calibre")
    for at in range(last, min(last + _ADDRESS, len(pieces))):
        if pieces[at].capital and (pieces[at].lower in _STREETS or _is_numbered_road(pieces, at)):
            return Verdict(NOTHING, "street")
        if not (pieces[at].capital or pieces[at].kind == "ordinal" or pieces[at].lower == "."):
            break
    numbered = first == 0 and last == 1 and after in (".", ")") and len(pieces) > 2
    return Verdict(NOTHING, "list-mark") if numbered else kept


def _is_numbered_road(pieces: Sequence[Piece], at: int) -> bool:
    """Whether ``pieces[at]`` begins a road's name that ends in its number, or in "road" or the like."""
    if pieces[at].lower not in _NUMBERED_ROADS or at + 1 >= len(pieces):
        return False
    after = pieces[at + 1]
    return after.lower[:1].isdigit() or (after.capital and after.lower in {"road", "highway", "route"})
