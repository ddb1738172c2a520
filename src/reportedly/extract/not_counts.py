"""The company in which a number is no count: units, names, ages, street addresses, scores, fixed phrases.

Reads the words around a number only; what takes a parse is in ``quantities``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extract.bounds import TABLE, NumberPhrase
from reportedly.extract.numerals import Piece, lex
from reportedly.extract.tables import load_table

MEASURE = "measure"
NOTHING = ""


@dataclass(frozen=True, slots=True)
class WordsRow:
    """Words that take a number out of the counts, each phrase in lower case and cut as ``lex`` cuts it."""

    id: str
    words: tuple[str, ...]
    example: str
    near_miss: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a number is: "count", "ordinal", "share", "measure" or "" (nothing to be counted), and the row that says so."""

    kind: str
    rule: str = ""


def judge(text: str, pieces: Sequence[Piece], phrase: NumberPhrase) -> Verdict:
    """What the words around ``phrase`` make of it; ``pieces`` are cut from ``text``'s sentence."""
    if rule := _fixed_phrase(pieces, phrase):
        return Verdict(NOTHING, rule)
    first = phrase.parts[0].first if phrase.parts else phrase.first
    before, after = _word(pieces, first - 1), _word(pieces, phrase.last)
    if before in _MONEY or after in _MONEY:
        return Verdict(MEASURE, "money")
    if rule := _age(pieces, phrase, first):
        return Verdict(NOTHING, rule)
    if phrase.kind != "ordinal" and (rule := _unit(pieces, phrase)):
        return Verdict(MEASURE, rule)
    if rule := _name(text, pieces, phrase, first):
        return Verdict(NOTHING, rule)
    if rule := _attribute(text, pieces, phrase, first):
        return Verdict(NOTHING, rule)
    return Verdict(phrase.kind)


_MONEY = frozenset("$£€¥₹₩₦₽")
_HYPHENS = "-‐‑"


def _word(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at].lower if 0 <= at < len(pieces) else ""


@cache
def _units() -> dict[str, str]:
    return {word: row.id for row in load_table(TABLE, "unit", WordsRow) for word in row.words}


@cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in load_table(TABLE, "name", WordsRow):
        for phrase in row.words:
            words = tuple(piece.lower for piece in lex(phrase))
            table.setdefault(words[-1], []).append((words, row.id))
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
    for before, after, rule in _fixed().get(words, ()):
        starts = phrase.first - len(before)
        if starts < 0:
            continue
        left = tuple(piece.lower for piece in pieces[starts : phrase.first])
        right = tuple(piece.lower for piece in pieces[phrase.last : phrase.last + len(after)])
        if left == before and right == after:
            return rule
    return ""


_BETWEEN_NUMBER_AND_UNIT = frozenset(
    ["more", "other", "full", "consecutive", "straight", "long", "additional", "extra", "successive", "square", "cubic", "calendar", "metric", "u.s", "us", "light", "whole", "million", "further", "-", "of"]
)


def _unit(pieces: Sequence[Piece], phrase: NumberPhrase) -> str:
    """The unit right after the number, or after a hyphen or one word such as "more" or "consecutive"."""
    units = _units()
    at = phrase.last
    for _ in range(3):
        word = _word(pieces, at)
        if word in units and word not in _BETWEEN_NUMBER_AND_UNIT:
            return units[word]
        if word not in _BETWEEN_NUMBER_AND_UNIT:
            return ""
        at += 1
    return ""


def _age(pieces: Sequence[Piece], phrase: NumberPhrase, first: int) -> str:
    """"25-year-old", "25 years old", "children under 12"; "aged 30" is a name row."""
    here = phrase.last + (_word(pieces, phrase.last) in _HYPHENS)
    if _word(pieces, here) in ("year", "years", "yr", "month", "months", "week", "weeks", "day", "days"):
        old = here + 1 + (_word(pieces, here + 1) in _HYPHENS)
        if _word(pieces, old) in ("old", "olds", "of") and (_word(pieces, old) != "of" or _word(pieces, old + 1) == "age"):
            return "age"
    return ""


_CAPITAL_ONLY = frozenset(
    "us road loop mile lane number numbers unit room floor lot flight channel district zone gate section article case type "
    "level phase week day game title page class station engine ladder platform terminal troop post local division region "
    "area box item count count figure table proposition measure rule stage group pool block line model mark bill "
    "resolution stop part step round quarter camp site john mark matthew building hall bus train car badge code year am "
    "m pier top formula exit sector count post born pistol since radio".split()
)


def _name(text: str, pieces: Sequence[Piece], phrase: NumberPhrase, first: int) -> str:
    """Words such as "Highway" or "No." before a bare number, which say which one it is."""
    if phrase.kind != "count" or not phrase.parts or phrase.first != first or phrase.parts[0].scaled:
        return ""
    last = first
    if _word(pieces, last - 1) in (".", "#", "(", "-"):
        last -= 1
    for words, rule in _names().get(_word(pieces, last - 1), ()):
        start = last - len(words)
        if start < 0 or tuple(piece.lower for piece in pieces[start:last]) != words:
            continue
        capital = text[pieces[start].start].isupper()
        if capital or words[-1] not in _CAPITAL_ONLY:
            if last != first and _word(pieces, last) == "." and words[-1] not in ("no", "nos", "apt", "hwy", "rt", "rte", "ste", "ext", "vol", "bldg", "s", "fig", "sec", "ch"):
                continue
            return rule
    return ""


_STREETS = frozenset(
    "street st avenue ave road rd drive dr boulevard blvd lane ln court ct place pl way highway hwy parkway pkwy terrace "
    "circle block loop trail square pike broadway row alley expressway".split()
)
_MEMBERS = frozenset("strong man men person member woman women officer people".split())
_MEMBERS_ONLY_GLUED = "-"


def _attribute(text: str, pieces: Sequence[Piece], phrase: NumberPhrase, first: int) -> str:
    """House numbers, numbers stuck to a word ("two-car crash", "12A"), and list marks at the start of a line."""
    last = phrase.last
    after = _word(pieces, last)
    numeral = phrase.parts[0] if phrase.parts else None
    if after in _HYPHENS and last + 1 < len(pieces) and pieces[last].glued and pieces[last + 1].glued:
        following = _word(pieces, last + 1)
        if following in _MEMBERS and phrase.kind == "count":
            return ""
        return "hyphenated"
    if numeral and numeral.in_figures and last < len(pieces) and pieces[last].glued and pieces[last].kind in ("word", "code"):
        return "stuck-to-a-word"
    if first and _word(pieces, first - 1) in _HYPHENS and pieces[first].glued and pieces[first - 1].glued and numeral:
        return "hyphenated"
    if numeral and numeral.in_figures and phrase.kind == "count":
        for at in range(last, min(last + 4, len(pieces))):
            word = pieces[at].lower
            if word in _STREETS and (text[pieces[at].start].isupper() or word == "block"):
                return "street"
            if not (text[pieces[at].start].isupper() or pieces[at].kind == "ordinal" or word == "."):
                break
        if first == 0 and after in (".", ")") and last - first == 1:
            return "list"
    return ""
