"""Parts of a whole: "30 percent", "two-thirds", "half of the 24", "one in five"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from reportedly.extract.number_phrases import NumberPhrase, spanning
from reportedly.extract.numerals import exact, read_numeral
from reportedly.extract.pieces import Piece, word_at, words_between
from reportedly.records import Modifier, Origin

_PERCENT = ("percent", "percents", "percentage", "pct")
_OUT_OF = (("in",), ("out", "of"), ("of", "every"), ("in", "every"), ("out", "of", "every"))


def as_share(pieces: Sequence[Piece], phrase: NumberPhrase) -> NumberPhrase:
    """``phrase`` as the share that the words after it make of it, or as it is."""
    here = phrase.last
    if word_at(pieces, here) == "-" and here + 1 < len(pieces):
        here += 1
    word = word_at(pieces, here)
    last = here + 1 if word == "%" or word in _PERCENT else here + 2 if word == "per" else 0
    if last and (word != "per" or word_at(pieces, here + 1) == "cent"):
        if word_at(pieces, last) == "points" or phrase.kind == "ordinal":
            return phrase
        found = replace(phrase, kind="share", share=exact(Fraction(phrase.parts[-1].value) / 100))
        return _of_stated_number(pieces, spanning(pieces, found, phrase.first, last))
    if phrase.kind == "share":
        return _of_stated_number(pieces, replace(phrase, share=phrase.parts[0].value))
    return _one_in_five(pieces, phrase) or phrase


def _of_stated_number(pieces: Sequence[Piece], share: NumberPhrase) -> NumberPhrase:
    """A share's own bounds are none; "half of the 24" is 12 by arithmetic, where that comes out whole."""
    plain = replace(share, point=None, low=None, high=None)
    at = share.last + (word_at(pieces, share.last) == "of")
    at += word_at(pieces, at) == "all"
    at += word_at(pieces, at) in ("the", "those", "these", "its", "their", "some", "about")
    if (
        word_at(pieces, share.last) != "of"
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
    return spanning(pieces, found, share.first, total.last)


def _one_in_five(pieces: Sequence[Piece], phrase: NumberPhrase) -> NumberPhrase | None:
    """Read "one in five", "two out of three"; but not "one in 2009", "two in three separate attacks"."""
    if len(phrase.parts) != 1 or phrase.kind != "count":
        return None
    above = phrase.parts[0].value
    for words in sorted(_OUT_OF, key=len, reverse=True):
        if words_between(pieces, phrase.last, phrase.last + len(words)) != words:
            continue
        at = phrase.last + len(words)
        below = read_numeral(pieces, at) if at < len(pieces) else None
        if below is None or below.kind != "cardinal" or not 0 < above < below.value:
            return None
        usual = above == 1 or below.value in (5, 10, 100) or (above == below.value - 1 and below.value <= 5)
        year = below.in_figures and 1900 <= below.value < 2100
        if words == ("in",) and (year or not usual or word_at(pieces, below.last) in _NO_GROUP):
            return None
        share = exact(Fraction(above) / Fraction(below.value))
        found = replace(
            phrase, kind="share", point=None, low=None, high=None, share=share, parts=(*phrase.parts, below)
        )
        return spanning(pieces, found, phrase.first, below.last)
    return None


_NO_GROUP = frozenset({
    "separate", "different", "hours", "hour", "days", "day", "weeks", "week", "months", "month", "years", "year",
    "minutes", "minute", "attacks", "cities"
})  # fmt: skip
