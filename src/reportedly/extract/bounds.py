"""Numbers with what their words state about them: "at least 1,000", "10 to 12", "several thousand", "30 percent".

``find_numbers`` reads a text without a parser: it finds every number, whatever it may stand for. Whether a number is a
count, an age or the name of a road is for ``not_counts`` and ``quantities`` to tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.extract.number_phrases import NumberPhrase, spanning
from reportedly.extract.number_words import SCALES, STARTS
from reportedly.extract.numerals import Numeral, read_numeral
from reportedly.extract.pieces import HYPHENS, Piece, lex, word_at, words_between
from reportedly.extract.shares import as_share
from reportedly.extract.tables import load_table
from reportedly.extract.vague_numbers import TABLE, read_vague, vague_words
from reportedly.records import Modifier, Number


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
def words_of_numbers() -> frozenset[str]:
    """Words of which at least one stands in every number that has no digit."""
    vague = {max(words, key=len) for rows in vague_words().values() for words, _ in rows}
    return frozenset(vague) | STARTS - {"a", "an"}


def find_numbers(text: str) -> tuple[NumberPhrase, ...]:
    """Every number of ``text`` with its bounds, in text order, never overlapping."""
    return tuple(read_numbers(lex(text)))


def read_numbers(pieces: Sequence[Piece]) -> Iterator[NumberPhrase]:
    """As ``find_numbers``, over pieces that are already cut."""
    held: NumberPhrase | None = None
    for phrase in _read_apart(pieces):
        if held is not None and (joined := _between_bounds(pieces, held, phrase)):
            held = joined
            continue
        if held is not None:
            yield held
        held = phrase
    if held is not None:
        yield held


def _between_bounds(pieces: Sequence[Piece], lower: NumberPhrase, upper: NumberPhrase) -> NumberPhrase | None:
    """Join two bounds of one number: "more than 30 but fewer than 40"."""
    if lower.modifier not in _FROM_BELOW or upper.modifier not in _FROM_ABOVE or upper.first != lower.last + 1:
        return None
    if lower.low is None or upper.high is None or not lower.low < upper.high:
        return None
    if word_at(pieces, lower.last) not in ("and", "but"):
        return None
    both = replace(
        lower,
        modifier=Modifier.RANGE,
        high=upper.high,
        parts=lower.parts + upper.parts,
        rules=lower.rules + upper.rules,
    )
    return spanning(pieces, both, lower.first, upper.last)


_FROM_BELOW = (Modifier.AT_LEAST, Modifier.MORE_THAN)
_FROM_ABOVE = (Modifier.AT_MOST, Modifier.LESS_THAN)


def _read_apart(pieces: Sequence[Piece]) -> Iterator[NumberPhrase]:
    at, floor = 0, 0
    vague = vague_words()
    while at < len(pieces):
        phrase = read_vague(pieces, at) if pieces[at].lower in vague else None
        if phrase is None and (numeral := read_numeral(pieces, at)):
            if _stuck_to_a_word(pieces, numeral) or _is_pronoun(pieces, numeral):
                at = numeral.last
                continue
            phrase = _bounded(pieces, numeral, floor)
        if phrase is None:
            at += 1
            continue
        yield phrase
        at = floor = phrase.last


_ONE_OF_THEM = frozenset({"i", "you", "he", "she", "it", "we", "they", "who", "whom", "that", "which"})


def _is_pronoun(pieces: Sequence[Piece], numeral: Numeral) -> bool:
    """Whether it is "the one who", "this one you": not how many, but which."""
    return (
        numeral.last - numeral.first == 1
        and pieces[numeral.first].lower == "one"
        and word_at(pieces, numeral.last) in _ONE_OF_THEM
        and word_at(pieces, numeral.first - 1) in ("the", "this", "that")
    )


def _stuck_to_a_word(pieces: Sequence[Piece], numeral: Numeral) -> bool:
    """Whether letters follow at once: "9mm", "12A", "1m" are no numbers by themselves."""
    end = pieces[numeral.last - 1]
    if not (end.kind in ("figures", "ordinal", "slash") and numeral.last < len(pieces)):
        return False
    if pieces[numeral.last].lower in ("st", "nd", "rd", "th") and not pieces[numeral.last].capital:
        return True  # "4 th", torn apart
    return pieces[numeral.last].glued and pieces[numeral.last].kind in ("word", "letters", "code")


def _bounded(pieces: Sequence[Piece], numeral: Numeral, floor: int) -> NumberPhrase:
    first, last = numeral.first, numeral.last
    start, end = pieces[first].start, pieces[last - 1].end
    kind = {"cardinal": "count", "ordinal": "ordinal", "fraction": "share" if numeral.value < 1 else "count"}
    value = numeral.value
    phrase = NumberPhrase(
        start, end, first, last, kind[numeral.kind], Modifier.EXACT, value, value, value, parts=(numeral,)
    )
    phrase = _ranged(pieces, phrase, floor) or phrase
    phrase = as_share(pieces, phrase)
    if phrase.kind == "ordinal":
        return phrase
    return _modified(pieces, phrase, floor)


def _ranged(pieces: Sequence[Piece], phrase: NumberPhrase, floor: int) -> NumberPhrase | None:
    """Take in a second, greater number: "10-12", "10 to 12", "10 or 12", "between 10 and 12"."""
    left, joint = phrase.parts[0], phrase.last
    if left.kind == "ordinal" or joint + 1 >= len(pieces):
        return None
    before = word_at(pieces, left.first - 1) if left.first > floor else ""
    word = word_at(pieces, joint)
    if before == "from" and word == "to" and _tells_of_change(pieces, left.first - 1):
        return None
    if word in HYPHENS and pieces[joint].glued and word_at(pieces, joint + 1) in ("to", "or"):
        joint, word = joint + 1, word_at(pieces, joint + 1)  # "20- to 25-year-old"
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
    return spanning(pieces, found, first, right.last)


_CHANGES = frozenset({
    "amended", "bringing", "brought", "came", "changed", "climb", "climbed", "climbing", "climbs", "corrected", "cut",
    "cuts", "cutting", "declined", "doubled", "down", "drop", "dropped", "dropping", "drops", "fall", "fallen",
    "falling", "falls", "fell", "go", "goes", "going", "gone", "grew", "grow", "growing", "grown", "increase",
    "increased", "increases", "increasing", "jump", "jumped", "jumping", "lower", "lowered", "lowering", "lowers",
    "moved", "raise", "raised", "raises", "raising", "reduce", "reduced", "reducing", "revise", "revised", "revising",
    "rise", "risen", "rises", "rising", "rose", "shrank", "shrunk", "soared", "soaring", "surged", "swelled", "up",
    "went",
})  # fmt: skip
"""Words after which "from 51 to 64" is a change, and "up to 64" a way: no range, and no bound."""

_HANDED = frozenset({"hand", "handed", "hands", "handing", "turn", "turned", "turns", "turning", "run", "ran"})
"""Verbs to which "over" belongs."""

_NEAR = 10
"""Pieces before "from" in which the word of change stands: "raises the city's confirmed death toll from 29 to 31"."""


def _tells_of_change(pieces: Sequence[Piece], at: int) -> bool:
    for here in range(at - 1, max(at - _NEAR, -1), -1):
        word = pieces[here].lower
        if word in _CHANGES:
            return True
        if word in (".", ";", ",", "in", "of", "by"):
            return False
    return False


def _sharing_scale(pieces: Sequence[Piece], left: Numeral, right: Numeral) -> Number:
    """The value of "3" in "3 to 5 million": the first number borrows the second's last word."""
    scale = SCALES.get(pieces[right.last - 1].lower) or (100 if pieces[right.last - 1].lower == "hundred" else 1)
    return left.value * scale


def _modified(pieces: Sequence[Piece], phrase: NumberPhrase, floor: int) -> NumberPhrase:
    """Take in the words around it that bound it; of several ("at least some 200") the one that states a bound."""
    table = _modifiers("before")
    first, found = phrase.first, list[ModifierRow]()
    while first > floor:
        for words, row in table.get(word_at(pieces, first - 1), ()):
            if first - len(words) >= floor and words_between(pieces, first - len(words), first) == words:
                if words == ("up", "to") and word_at(pieces, first - 3) in _CHANGES:
                    continue  # "has gone up to 32"
                if words == ("over",) and word_at(pieces, first - 2) in _HANDED:
                    continue  # "handed over 31 prisoners"
                first -= len(words)
                found.insert(0, row)
                break
        else:
            break
    last = phrase.last
    for words, row in _modifiers("after").get(word_at(pieces, last), ()):
        if words_between(pieces, last, last + len(words)) == words and _touches(pieces, phrase):
            last += len(words)
            found.append(row)
            break
    if not found:
        return phrase
    bounded = spanning(pieces, phrase, first, last)
    rules = (*phrase.rules, *(row.id for row in found))
    modifiers = [Modifier(row.modifier) for row in found]
    stated = [modifier for modifier in modifiers if modifier not in (Modifier.APPROX, Modifier.EXACT)]
    return replace(_with_modifier(bounded, (stated or modifiers)[0]), rules=rules)


def _touches(pieces: Sequence[Piece], phrase: NumberPhrase) -> bool:
    """Signs count only where they touch the number: "10+"; words with a capital begin anew: "Sept 26 At least 29"."""
    after = pieces[phrase.last]
    return after.glued if after.kind == "sign" else not after.capital


def _with_modifier(phrase: NumberPhrase, modifier: Modifier) -> NumberPhrase:
    if phrase.modifier is Modifier.RANGE:
        low = phrase.low if modifier in (Modifier.RANGE, Modifier.APPROX, Modifier.EXACT) else None
        if modifier in _FROM_BELOW:
            return replace(phrase, modifier=modifier, low=phrase.low, high=None)
        if modifier in _FROM_ABOVE:
            return replace(phrase, modifier=modifier, low=None)
        return replace(phrase, low=low)
    if modifier is Modifier.EXACT:
        return phrase
    value = phrase.point
    point = value if modifier is Modifier.APPROX else None
    low = value if modifier in _FROM_BELOW else None
    high = value if modifier in _FROM_ABOVE else None
    return replace(phrase, modifier=modifier, point=point, low=low, high=high)
