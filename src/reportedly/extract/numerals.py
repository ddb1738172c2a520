"""Numbers as they are written, without their bounds: "1.28 million", "twenty-one", "two-thirds", "30th".

The one place where words become values: ``read_numeral`` reads the longest number that begins at a piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from unicodedata import numeric

from reportedly.extract.number_words import ARTICLES, DOZENS, GLUED_SCALES, ORDINALS, PARTS, SCALES, SMALL, STARTS, TENS
from reportedly.extract.pieces import Piece, after_hyphen, word_at
from reportedly.records import Number


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number of the text, the pieces ``first`` up to and without ``last``.

    ``kind`` is "cardinal", "ordinal" or "fraction" (less than one, or with a broken part). ``in_figures`` where it
    begins with a digit, ``scaled`` where it holds a word such as "hundred", "million" or "dozen".
    """

    value: Number
    kind: str
    first: int
    last: int
    in_figures: bool = False
    scaled: bool = False


def read_numeral(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """The longest number that begins at ``pieces[at]``, or None.

    An article belongs to it only where it says one ("a hundred", "a dozen", "a third of"). A singular ordinal after
    "a" is a fraction only before "of" ("a third of", but "a third suspect").
    """
    piece = pieces[at]
    if piece.kind == "word":
        if piece.lower not in STARTS or (piece.lower in ARTICLES and word_at(pieces, at + 1) not in STARTS):
            return None
    elif piece.kind not in ("figures", "ordinal", "slash", "vulgar") and piece.lower not in "-−+":
        return None
    return _negative(pieces, at) or _fraction(pieces, at) or _ordinal(pieces, at) or _cardinal(pieces, at)


def exact(value: Fraction | Decimal | int) -> Number:
    """An int where the value is whole, else a Decimal (a fraction such as 2/3 to 28 digits)."""
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    return int(value) if value == int(value) else value


def _negative(pieces: Sequence[Piece], at: int) -> Numeral | None:
    piece = pieces[at]
    sign = piece.kind == "sign" and not piece.glued and at + 1 < len(pieces) and pieces[at + 1].glued
    if not (piece.lower in ("minus", "negative") or (sign and piece.lower in "-−")) or at + 1 >= len(pieces):
        return None
    rest = _fraction(pieces, at + 1) or _cardinal(pieces, at + 1)
    return Numeral(-rest.value, rest.kind, at, rest.last, in_figures=sign) if rest else None


def _figures(text: str) -> Number:
    digits = "".join(sign for sign in text if sign.isdecimal() or sign == ".")
    return exact(Decimal(digits)) if "." in digits else int(digits)


def _simple(pieces: Sequence[Piece], at: int) -> tuple[Number, int] | None:
    """A number below a hundred in words, or one in figures; and the piece after it."""
    if at >= len(pieces):
        return None
    piece = pieces[at]
    if piece.kind == "figures":
        return _figures(piece.lower), at + 1
    if piece.kind != "word":
        return None
    if (tens := TENS.get(piece.lower)) is not None:
        after = after_hyphen(pieces, at + 1)
        unit = SMALL.get(word_at(pieces, after), 0)
        return (tens + unit, after + 1) if 0 < unit < 10 else (tens, at + 1)
    small = SMALL.get(piece.lower)
    return None if small is None else (small, at + 1)


def _scale(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """The worth of "million", or of "k" stuck to figures, and the piece after it."""
    after = after_hyphen(pieces, at)
    if after >= len(pieces) or pieces[after].kind != "word":
        return None
    word = pieces[after].lower
    if word in SCALES:
        return SCALES[word], after + 1
    if word in ("k", "m", "b", "t") and pieces[at - 1].kind == "figures" and after == at:
        if not pieces[after].glued:  # "1.5 M", but not "12 M Street"
            named = after + 1 < len(pieces) and pieces[after + 1].capital
            return (GLUED_SCALES[word], after + 1) if word == "m" and pieces[after].capital and not named else None
        metres = word == "m" and not pieces[after].capital and not _counts_millions(pieces, after + 1)
        return None if metres else (GLUED_SCALES[word], after + 1)
    return None


_NOT_COUNTED = frozenset({
    "is", "was", "has", "this", "across", "metres", "meters"
})  # fmt: skip


def _counts_millions(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "1.2m" is 1.2 million and not metres: the word after it is a plural or "of"."""
    word = word_at(pieces, at)
    return word in ("people", "children", "men", "women", "of") or (word.endswith("s") and word not in _NOT_COUNTED)


def _cardinal(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """A cardinal in words, figures or both: groups below 1000, each times its scale ("4 thousand 3 hundred and 21")."""
    here = at
    total: Number = 0
    group: Number | None = None
    last_scale = 0
    after_unit = False  # the piece before this one is "hundred" or a scale, so "and" may add to it
    if pieces[at].lower in ARTICLES:
        here, group = at + 1, 1
        if not (word_at(pieces, here) in ("hundred", *DOZENS) or word_at(pieces, here) in SCALES):
            return None
    elif pieces[at].lower in ("hundred", *DOZENS) or pieces[at].lower in SCALES:
        group = 1
    while here < len(pieces):
        word = pieces[here].lower
        hyphen = after_hyphen(pieces, here)
        if word == "and" and after_unit and _adds(pieces, here + 1, group, last_scale):
            here, after_unit = here + 1, False
            continue
        if group and word_at(pieces, hyphen) == "hundred" and 1 <= group < 100:
            group, here, after_unit = group * 100, hyphen + 1, True
        elif (
            group
            and group < 100
            and word_at(pieces, hyphen) in DOZENS
            and not (hyphen == here == at and word != "dozen")
        ):
            group, here, after_unit = group * 12, hyphen + 1, True
            break
        elif (scale := _scale(pieces, here)) and (group or after_unit):
            if group is None:  # "three lakh crore"
                total *= scale[0]
            elif last_scale and scale[0] >= last_scale:
                break
            else:
                total += exact(group * scale[0])
            group, here, last_scale, after_unit = None, scale[1], scale[0], True
        elif (simple := _simple(pieces, here)) and _fits(simple[0], group, last_scale, after_unit):
            group, here, after_unit = (group or 0) + simple[0], simple[1], False
        else:
            break
    if here == at or (here == at + 1 and pieces[at].lower in ARTICLES):
        return None
    return _with_broken_part(pieces, at, here, total, group, last_scale)


def _fits(simple: Number, group: Number | None, last_scale: int, after_unit: bool) -> bool:
    if group is not None:
        return group >= 100 and group % 100 == 0 and 0 < simple < 100 and after_unit is not None
    return not last_scale or 0 < simple < last_scale


def _adds(pieces: Sequence[Piece], at: int, group: Number | None, last_scale: int) -> bool:
    """Whether "and" joins what follows to the number ("one hundred and six"), not another number ("300 and 200")."""
    simple = _simple(pieces, at)
    if simple is None or not _fits(simple[0], group, last_scale, True) or _fraction(pieces, at):
        return False
    following = word_at(pieces, simple[1])
    if group is not None:
        return following != "hundred"
    scale = _scale(pieces, simple[1])
    return scale is None or scale[0] < last_scale


def _with_broken_part(
    pieces: Sequence[Piece], at: int, here: int, total: Number, group: Number | None, last_scale: int
) -> Numeral:
    """Add what may follow the whole part: "point five", "and a half", "½", and a scale after that."""
    value: Number | Fraction = total + (group or 0)
    kind, whole_scale = "cardinal", last_scale if group is None and last_scale else 1
    if word_at(pieces, here) == "point" and (spoken := _spoken_decimals(pieces, here + 1)):
        value, here = Decimal(total + (group or 0)) + spoken[0], spoken[1]
        if scale := _scale(pieces, here):
            value, here = value * scale[0], scale[1]
    elif part := _broken_part(pieces, here):
        scale = _scale(pieces, part.last)
        if scale and not last_scale:
            value, here = (Fraction(value) + Fraction(part.value)) * scale[0], scale[1]
        elif scale:
            value, here = Fraction(value) + Fraction(part.value) * scale[0], scale[1]
        else:
            value, here = Fraction(value) + Fraction(part.value) * whole_scale, part.last
        kind = "fraction"
    number = exact(value)
    scaled = any(
        piece.lower in SCALES or piece.lower == "hundred" or piece.lower in DOZENS for piece in pieces[at:here]
    )
    return Numeral(number, kind, at, here, pieces[at].kind == "figures", scaled or last_scale > 0)


def _spoken_decimals(pieces: Sequence[Piece], at: int) -> tuple[Decimal, int] | None:
    digits = ""
    while at < len(pieces) and pieces[at].kind == "word" and (simple := _simple(pieces, at)):
        digits, at = digits + str(simple[0]), simple[1]
    return (Decimal("0." + digits), at) if digits else None


def _broken_part(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """The rest of a number: "and a half", "and three quarters", or "1/2" and "½" right after a whole one."""
    if at >= len(pieces):
        return None
    if pieces[at].kind in ("slash", "vulgar") and pieces[at - 1].kind == "figures":
        return _fraction(pieces, at)
    if pieces[at].lower != "and" or at + 1 >= len(pieces):
        return None
    part = _fraction(pieces, at + 1, added=True)
    return part if part and part.value < 1 and word_at(pieces, after_hyphen(pieces, part.last)) not in DOZENS else None


def _fraction(pieces: Sequence[Piece], at: int, *, added: bool = False) -> Numeral | None:
    """Read "two-thirds", "a quarter", "half a million", "1/2", "½"; ``added`` where it follows a whole number."""
    piece = pieces[at]
    if piece.kind == "vulgar":
        return Numeral(exact(Fraction(numeric(piece.lower)).limit_denominator(10)), "fraction", at, at + 1)
    if piece.kind == "slash":
        top, bottom = re.split(r"\s?[/⁄]\s?", piece.lower)
        if not int(bottom):
            return None
        return Numeral(exact(Fraction(int(top), int(bottom))), "fraction", at, at + 1, in_figures=True)
    if piece.lower in ("half", "quarter"):
        return _part_of_unit(pieces, at, Fraction(1, PARTS[piece.lower]), at + 1, added=added)
    if piece.lower in ARTICLES and word_at(pieces, at + 1) in ("half", "quarter"):
        return _part_of_unit(pieces, at, Fraction(1, PARTS[pieces[at + 1].lower]), at + 2, added=added)
    if piece.lower in ARTICLES:
        above: Numeral | None = _cardinal(pieces, at) or Numeral(1, "cardinal", at, at + 1)
    else:
        above = _above_the_line(pieces, at)
    if above is None or above.last >= len(pieces):
        return None
    return _divided(pieces, above, added=added)


def _above_the_line(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """The number that a fraction divides: a cardinal in words, or one in figures of at most two digits."""
    simple = _simple(pieces, at)
    if simple is None:
        return None
    below = after_hyphen(pieces, simple[1])
    word = word_at(pieces, below)
    if word in PARTS or word.endswith(("th", "ths", "rd", "rds", "sts")):
        return Numeral(simple[0], "cardinal", at, simple[1])
    if word in ("one", "hundred", *SCALES, *TENS) and pieces[at].kind == "word":
        return _cardinal(pieces, at)
    return None


def _divided(pieces: Sequence[Piece], above: Numeral, *, added: bool) -> Numeral | None:
    below = after_hyphen(pieces, above.last)
    word = word_at(pieces, below)
    singular = above.value == 1
    if word in PARTS:
        plural = word.endswith("s")
        if singular == plural:
            return None
        value = Fraction(above.value) / PARTS[word]
        return _part_of_unit(pieces, above.first, value, below + 1, added=added)
    last = below
    while (
        last < len(pieces)
        and last < below + 6
        and not word_at(pieces, last).endswith(("th", "ths", "rd", "rds", "sts", "st"))
    ):
        last += 1
    if last >= len(pieces) or last == below + 6:
        return None
    divisor = _ordinal_value(pieces, below)
    if divisor is None or divisor[0] < 3 or divisor[2] == singular:
        return None
    of = word_at(pieces, divisor[1]) == "of"
    if singular and pieces[above.first].lower in ARTICLES and not (of or added or divisor[0] >= 10**6):
        return None  # "a third suspect"
    return Numeral(exact(Fraction(above.value) / divisor[0]), "fraction", above.first, divisor[1])


def _part_of_unit(pieces: Sequence[Piece], at: int, value: Fraction, here: int, *, added: bool) -> Numeral | None:
    """Read "half" and "quarter", and the unit after them: "half a million", "half-dozen", "a quarter of a million"."""
    if added:
        return Numeral(exact(value), "fraction", at, here)
    unit = after_hyphen(pieces, here)
    if word_at(pieces, unit) == "of" and word_at(pieces, unit + 1) in ARTICLES:
        unit += 1
    if word_at(pieces, unit) in ARTICLES:
        unit += 1
    word = word_at(pieces, unit)
    if word in SCALES:
        return Numeral(exact(value * SCALES[word]), "cardinal", at, unit + 1, scaled=True)
    if word in DOZENS:
        return Numeral(exact(value * 12), "cardinal", at, unit + 1, scaled=True)
    lone_quarter = "quarter" in (pieces[at].lower, word_at(pieces, at + 1)) and word_at(pieces, here) != "of"
    return None if lone_quarter else Numeral(exact(value), "fraction", at, here)


def _ordinal(pieces: Sequence[Piece], at: int) -> Numeral | None:
    if pieces[at].lower in ARTICLES and word_at(pieces, at + 1) != "hundred":
        return None
    found = _ordinal_value(pieces, at)
    if found is None or found[2]:
        return None
    return Numeral(found[0], "ordinal", at, found[1], in_figures=pieces[at].kind == "ordinal")


def _ordinal_value(pieces: Sequence[Piece], at: int) -> tuple[int, int, bool] | None:
    """An ordinal's value, the piece after it, and whether it is a plural ("three fifths")."""
    if pieces[at].kind == "ordinal":
        return int("".join(filter(str.isdecimal, pieces[at].lower))), at + 1, False
    if simple := _ordinal_word(pieces[at].lower):
        return simple[0], at + 1, simple[1]
    if pieces[at].kind != "word":
        return None
    whole = _whole_before_ordinal(pieces, at)
    if whole is None:
        return None
    value, here = whole
    if here < len(pieces) and word_at(pieces, here) == "and" and value % 100 == 0:
        here += 1
    here = after_hyphen(pieces, here)
    if here >= len(pieces) or (unit := _ordinal_word(pieces[here].lower)) is None:
        return None
    if unit[0] >= 100:
        return value * unit[0], here + 1, unit[1]
    room = 10 if value % 100 else 100
    return (value + unit[0], here + 1, unit[1]) if value >= 20 and value % 10 == 0 and unit[0] < room else None


def _ordinal_word(word: str) -> tuple[int, bool] | None:
    if word in ORDINALS:
        return ORDINALS[word], False
    if word.endswith("s") and word[:-1] in ORDINALS and word != "seconds":
        return ORDINALS[word[:-1]], True
    return None


def _whole_before_ordinal(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    word = pieces[at].lower
    following = word_at(pieces, after_hyphen(pieces, at + 1))
    if word in TENS:
        return (TENS[word], at + 1) if _ordinal_word(following) else None
    if word in ARTICLES or word in SMALL or word == "hundred":
        if not (following in SCALES or following == "hundred" or _ordinal_word(following)):
            return None
        if _ordinal_word(following):
            return (1 if word in ARTICLES else 100 if word == "hundred" else SMALL[word]), at + 1
        number = _cardinal(pieces, at)
        return (number.value, number.last) if number and isinstance(number.value, int) else None
    return None
