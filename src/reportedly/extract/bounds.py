"""Numbers with what their words state about them: "at least 1,000", "10 to 12", "several thousand", "30 percent".

``find_numbers`` reads a text without a parser: it finds every number, whatever it may stand for. Whether a number is a
count, an age or the name of a road is for ``not_counts`` and ``quantities`` to tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from reportedly.extract.numerals import DOZENS, SCALES, STARTS, Numeral, Piece, exact, lex, read_numeral
from reportedly.extract.tables import load_table
from reportedly.records import Modifier, Number, Origin

TABLE = "quantities.toml"


@dataclass(frozen=True, slots=True)
class ModifierRow:
    """Words ``place`` ("before" or "after") a number, and the bound that they make of it."""

    id: str
    words: tuple[str, ...]
    place: str
    modifier: str
    example: str
    near_miss: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class VagueRow:
    """Words that stand for a number by themselves; ``value`` where they say which ("both" is 2)."""

    id: str
    words: tuple[str, ...]
    modifier: str
    example: str
    near_miss: str
    value: int | None = None
    kind: str = "count"
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """A number and the words that bound it: half-open code points, and the pieces ``first`` up to and without ``last``.

    ``kind`` is "count", "ordinal" or "share". A share's value (0.3 for "30 percent") is in ``share``, and its bounds
    are None, for it is no number of things, except "half of the 24", which is 12 by arithmetic. ``parts`` are the bare numerals in it; ``rules`` the table rows that fired.
    """

    start: int
    end: int
    first: int
    last: int
    kind: str
    modifier: Modifier
    point: Number | None = None
    low: Number | None = None
    high: Number | None = None
    share: Number | None = None
    origin: Origin = Origin.STATED
    parts: tuple[Numeral, ...] = ()
    rules: tuple[str, ...] = ()


@cache
def _modifiers(place: str) -> dict[str, tuple[tuple[tuple[str, ...], ModifierRow], ...]]:
    """Rows by the word that touches the number, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], ModifierRow]]] = {}
    for row in load_table(TABLE, "modifier", ModifierRow):
        if row.place == place:
            for phrase in row.words:
                words = tuple(phrase.split())
                table.setdefault(words[-1 if place == "before" else 0], []).append((words, row))
    return {key: tuple(sorted(rows, key=lambda entry: -len(entry[0]))) for key, rows in table.items()}


@cache
def _vague() -> dict[str, tuple[tuple[tuple[str, ...], VagueRow], ...]]:
    """Rows by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], VagueRow]]] = {}
    for row in load_table(TABLE, "vague", VagueRow):
        for phrase in row.words:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, row))
    return {key: tuple(sorted(rows, key=lambda entry: -len(entry[0]))) for key, rows in table.items()}


@cache
def words_of_numbers() -> frozenset[str]:
    """Words of which at least one stands in every number that has no digit."""
    vague = {max(words, key=len) for rows in _vague().values() for words, _ in rows}
    return frozenset(vague) | STARTS - {"a", "an"}


def find_numbers(text: str) -> tuple[NumberPhrase, ...]:
    """Every number of ``text`` with its bounds, in text order, never overlapping."""
    return tuple(read_numbers(lex(text)))


def read_numbers(pieces: Sequence[Piece]) -> Iterator[NumberPhrase]:
    """As ``find_numbers``, over pieces that are already cut."""
    at, floor = 0, 0
    vague = _vague()
    while at < len(pieces):
        phrase = _vague_phrase(pieces, at) if pieces[at].lower in vague else None
        if phrase is None and (numeral := read_numeral(pieces, at)):
            if _stuck_to_a_word(pieces, numeral):
                at = numeral.last
                continue
            phrase = _bounded(pieces, numeral, floor)
        if phrase is None:
            at += 1
            continue
        yield phrase
        at = floor = phrase.last


def _stuck_to_a_word(pieces: Sequence[Piece], numeral: Numeral) -> bool:
    """ "9mm", "12A", "1m": no number by itself."""
    end = pieces[numeral.last - 1]
    if not (end.kind in ("figures", "ordinal", "slash") and numeral.last < len(pieces)):
        return False
    return pieces[numeral.last].glued and pieces[numeral.last].kind in ("word", "letters", "code")


def _words(pieces: Sequence[Piece], first: int, last: int) -> tuple[str, ...]:
    return tuple(piece.lower for piece in pieces[max(first, 0) : last])


def _word(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at].lower if 0 <= at < len(pieces) else ""


def _spanning(pieces: Sequence[Piece], phrase: NumberPhrase, first: int, last: int) -> NumberPhrase:
    return replace(phrase, first=first, last=last, start=pieces[first].start, end=pieces[last - 1].end)


# --- words that stand for a number ---


def _vague_phrase(pieces: Sequence[Piece], at: int) -> NumberPhrase | None:
    for words, row in _vague()[pieces[at].lower]:
        if _words(pieces, at, at + len(words)) == words:
            break
    else:
        return None
    last = at + len(words)
    if _word(pieces, at - 1) in row.not_after or _word(pieces, last) in row.not_before:
        return None
    last -= words[-1] == "of"  # it belongs to the noun, and only shows which sense is meant
    modifier, value = Modifier(row.modifier), row.value
    unit = last
    while (scale := _word(pieces, unit)) in ("hundred", "hundreds", *DOZENS) or scale.removesuffix("s") in SCALES:
        unit += 1
        if _word(pieces, unit) == "of" and _word(pieces, unit + 1).removesuffix("s") in SCALES:
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
    at += _word(pieces, at) == "of"
    numeral = read_numeral(pieces, at) if at < len(pieces) else None
    return numeral is not None and numeral.kind == "cardinal"


# --- numbers and their bounds ---


def _bounded(pieces: Sequence[Piece], numeral: Numeral, floor: int) -> NumberPhrase:
    first, last = numeral.first, numeral.last
    start, end = pieces[first].start, pieces[last - 1].end
    kind = {"cardinal": "count", "ordinal": "ordinal", "fraction": "share" if numeral.value < 1 else "count"}
    value = numeral.value
    phrase = NumberPhrase(
        start, end, first, last, kind[numeral.kind], Modifier.EXACT, value, value, value, parts=(numeral,)
    )
    phrase = _ranged(pieces, phrase, floor) or phrase
    phrase = _as_share(pieces, phrase)
    if phrase.kind == "ordinal":
        return phrase
    return _modified(pieces, phrase, floor)


def _ranged(pieces: Sequence[Piece], phrase: NumberPhrase, floor: int) -> NumberPhrase | None:
    """ "10-12", "10 to 12", "10 or 12", "between 10 and 12": where the second is greater than the first."""
    left, joint = phrase.parts[0], phrase.last
    if left.kind == "ordinal" or joint + 1 >= len(pieces):
        return None
    before = _word(pieces, left.first - 1) if left.first > floor else ""
    word = _word(pieces, joint)
    dash = word in "-‐‑–—~" and (pieces[joint].glued == pieces[joint + 1].glued) and left.in_figures
    if not (dash or word in ("to", "or") or (word == "and" and before == "between")):
        return None
    right = read_numeral(pieces, joint + 1)
    if right is None or right.kind == "ordinal" or (dash and not right.in_figures):
        return None
    low = left.value
    if right.scaled and not left.scaled and right.value >= 1000 and left.value < 1000 and before != "between":
        low = _sharing_scale(pieces, left, right)
    if not low < right.value or (word == "or" and right.value > 2 * low + 1):
        return None
    first = left.first - (before in ("between", "from"))
    found = replace(
        phrase, modifier=Modifier.RANGE, point=None, low=low, high=right.value, parts=(left, right), rules=("range",)
    )
    return _spanning(pieces, found, first, right.last)


def _sharing_scale(pieces: Sequence[Piece], left: Numeral, right: Numeral) -> Number:
    """ "3 to 5 million" is from three million: the first number borrows the second's last word."""
    scale = SCALES.get(pieces[right.last - 1].lower) or (100 if pieces[right.last - 1].lower == "hundred" else 1)
    return left.value * scale


_PERCENT = ("percent", "percents", "percentage", "pct")
_OUT_OF = (("in",), ("out", "of"), ("of", "every"), ("in", "every"), ("out", "of", "every"))


def _as_share(pieces: Sequence[Piece], phrase: NumberPhrase) -> NumberPhrase:
    here = phrase.last
    if _word(pieces, here) == "-" and here + 1 < len(pieces):
        here += 1
    word = _word(pieces, here)
    last = here + 1 if word == "%" or word in _PERCENT else here + 2 if word == "per" else 0
    if last and (word != "per" or _word(pieces, here + 1) == "cent"):
        if _word(pieces, last) == "points" or phrase.kind == "ordinal":
            return phrase
        found = replace(phrase, kind="share", share=exact(Fraction(phrase.parts[-1].value) / 100))
        return _of_stated_number(pieces, _spanning(pieces, found, phrase.first, last))
    if phrase.kind == "share":
        return _of_stated_number(pieces, replace(phrase, share=phrase.parts[0].value))
    return _one_in_five(pieces, phrase) or phrase


def _of_stated_number(pieces: Sequence[Piece], share: NumberPhrase) -> NumberPhrase:
    """A share's own bounds are none; "half of the 24" is 12 by arithmetic, where that comes out whole."""
    plain = replace(share, point=None, low=None, high=None)
    at = share.last + (_word(pieces, share.last) == "of")
    at += _word(pieces, at) == "all"
    at += _word(pieces, at) in ("the", "those", "these", "its", "their", "some", "about")
    if (
        _word(pieces, share.last) != "of"
        or at >= len(pieces)
        or share.modifier is Modifier.RANGE
        or share.share is None
    ):
        return plain
    total = read_numeral(pieces, at)
    if total is None or total.kind != "cardinal" or pieces[at - 1].lower in ("some", "about"):
        return plain
    part = exact(
        Fraction(total.value) * Fraction(share.parts[0].value) / (1 if share.parts[0].kind == "fraction" else 100)
    )
    if not isinstance(part, int) or pieces[total.last - 1].lower == "one":
        return plain
    found = replace(share, point=part, low=part, high=part, origin=Origin.ARITHMETIC, parts=(*share.parts, total))
    return _spanning(pieces, found, share.first, total.last)


def _one_in_five(pieces: Sequence[Piece], phrase: NumberPhrase) -> NumberPhrase | None:
    """ "one in five", "two out of three"; but not "one in 2009", "two in three separate attacks"."""
    if len(phrase.parts) != 1 or phrase.kind != "count":
        return None
    above = phrase.parts[0].value
    for words in sorted(_OUT_OF, key=len, reverse=True):
        if _words(pieces, phrase.last, phrase.last + len(words)) != words:
            continue
        at = phrase.last + len(words)
        below = read_numeral(pieces, at) if at < len(pieces) else None
        if below is None or below.kind != "cardinal" or not 0 < above < below.value:
            return None
        usual = above == 1 or below.value in (10, 100) or (above == below.value - 1 and below.value <= 5)
        year = below.in_figures and 1900 <= below.value < 2100
        if words == ("in",) and (year or not usual or _word(pieces, below.last) in _NO_GROUP):
            return None
        share = exact(Fraction(above) / Fraction(below.value))
        found = replace(
            phrase, kind="share", point=None, low=None, high=None, share=share, parts=(*phrase.parts, below)
        )
        return _spanning(pieces, found, phrase.first, below.last)
    return None


_NO_GROUP = frozenset(
    "separate different hours hour days day weeks week months month years year minutes minute attacks cities".split()
)


def _modified(pieces: Sequence[Piece], phrase: NumberPhrase, floor: int) -> NumberPhrase:
    """Take in the words around it that bound it; of several ("at least some 200") the one that states a bound."""
    table = _modifiers("before")
    first, found = phrase.first, list[ModifierRow]()
    while first > floor:
        for words, row in table.get(_word(pieces, first - 1), ()):
            if first - len(words) >= floor and _words(pieces, first - len(words), first) == words:
                first -= len(words)
                found.insert(0, row)
                break
        else:
            break
    last = phrase.last
    for words, row in _modifiers("after").get(_word(pieces, last), ()):
        if _words(pieces, last, last + len(words)) == words and _touches(pieces, phrase):
            last += len(words)
            found.append(row)
            break
    if not found:
        return phrase
    bounded = _spanning(pieces, phrase, first, last)
    rules = (*phrase.rules, *(row.id for row in found))
    modifiers = [Modifier(row.modifier) for row in found]
    stated = [modifier for modifier in modifiers if modifier not in (Modifier.APPROX, Modifier.EXACT)]
    return replace(_with_modifier(bounded, (stated or modifiers)[0]), rules=rules)


def _touches(pieces: Sequence[Piece], phrase: NumberPhrase) -> bool:
    """Signs count only where they touch the number: "10+", "10-plus"."""
    return pieces[phrase.last].kind != "sign" or pieces[phrase.last].glued


def _with_modifier(phrase: NumberPhrase, modifier: Modifier) -> NumberPhrase:
    if phrase.modifier is Modifier.RANGE:
        low = phrase.low if modifier in (Modifier.RANGE, Modifier.APPROX, Modifier.EXACT) else None
        if modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN):
            return replace(phrase, modifier=modifier, low=phrase.low, high=None)
        if modifier in (Modifier.AT_MOST, Modifier.LESS_THAN):
            return replace(phrase, modifier=modifier, low=None)
        return replace(phrase, low=low)
    if modifier is Modifier.EXACT:
        return phrase
    value = phrase.point
    point = value if modifier is Modifier.APPROX else None
    low = value if modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN) else None
    high = value if modifier in (Modifier.AT_MOST, Modifier.LESS_THAN) else None
    return replace(phrase, modifier=modifier, point=point, low=low, high=high)
