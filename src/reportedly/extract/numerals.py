"""Numbers as they are written, without their bounds: "1.28 million", "twenty-one", "two-thirds", "30th" -> exact values.

The one place where words become values. ``lex`` cuts a text into pieces; ``read_numeral`` reads the longest number
that begins at a piece. Identifiers that merely hold digits (clock times, telephone numbers, I-95, 1990s) become pieces
of their own, so that no number is ever read out of their middle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple
from unicodedata import numeric

from reportedly.records import Number


class Piece(NamedTuple):
    """A word, a number in figures, a code or a sign of the text; half-open code points of the text that was cut.

    ``kind`` is the name of the group of ``_PIECE`` that it matched; ``glued`` where no space stands before it;
    ``capital`` where it begins with a capital letter.
    """

    kind: str
    start: int
    end: int
    lower: str
    glued: bool
    capital: bool


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


_THIN = "\u00a0\u2009\u202f"
_PIECE = re.compile(
    rf"""
    (?P<word> (?!www\.) [^\W\d_½]++ (?:['’][^\W\d_]++)*+ (?! [\w@] | [-‐‑]?\d | :// ) )
  | (?P<address> https?://\S+ | www\.\S+ | [^\s@]+@[^\s@]+\.\w+ )
  | (?P<code>
        [^\W\d_]+[-‐‑]?\d[\w-]*                               # AK-47, I-95, G20, Covid-19
      | \d{{1,2}}:\d\d(?::\d\d)?                              # 10:30
      | \+?\d*[-. ]?\(?\d{{3}}\)?[-. ]?\d{{3}}[-.]\d{{4}}\b   # telephone numbers
      | \+?\d+(?:[-/.]\d+){{2,}}                              # dates in figures, IP addresses, versions
      | ['’]?\d[\d,]*['’]?s\b                                 # 1990s, the 40s
      | \d+\.?\d*[x×]\d[\d.^]*                                # 4x4
      | \#\d+
    )
  | (?P<ordinal> \d[\d,]*(?:st|nd|rd|th)\b )
  | (?P<slash> \d+\s?[/⁄]\s?\d+(?![\d/]) )
  | (?P<figures>
        \d{{1,3}}(?:[{_THIN}]\d{{3}})+(?!\d)(?:\.\d+)?        # 1 000 000 with narrow or hard spaces
      | \d{{1,3}}(?:[ ]\d{{3}}){{2,}}(?!\d) | \d{{1,3}}[ ]000(?!\d)
      | \d{{1,3}}(?:,\d{{3}})+(?!\d|,\d)(?:\.\d+)?
      | \d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)(?:\.\d+)?           # lakhs and crores: 12,34,567
      | \d+(?:\.\d+)? | \.\d+
    )
  | (?P<vulgar> [¼-¾⅐-⅞] )
  | (?P<letters> [^\W\d_]+ )
  | (?P<sign> \S )
    """,
    re.VERBOSE,
)

SMALL = {
    word: value
    for value, words in enumerate(
        "zero|nought|naught one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
    for word in words.split("|")
}
TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
} | {"fourty": 40}
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7,
    "mln": 10**6, "bln": 10**9, "tln": 10**12, "mn": 10**6, "bn": 10**9, "tn": 10**12, "mil": 10**6,
}  # fmt: skip
GLUED_SCALES = SCALES | {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
DOZENS = {"dozen", "dozens", "doz", "dozs"}
ORDINALS = {
    word: value
    for value, words in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth|nineth tenth eleventh twelfth|twelveth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
    for word in words.split("|")
}
ORDINALS |= {word[:-1] + "ieth": value for word, value in TENS.items()}
ORDINALS |= {"hundredth": 100} | {word + "th": value for word, value in SCALES.items() if word.endswith(("d", "on"))}
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
_HYPHENS = "-‐‑"
_ARTICLES = ("a", "an")

STARTS = frozenset(SMALL) | set(TENS) | set(ORDINALS) | set(PARTS) | set(_ARTICLES) | DOZENS
STARTS |= {"hundred", "minus", "negative", *SCALES} - {"mn", "tn", "mil", "bn"}


def lex(text: str, offset: int = 0) -> list[Piece]:
    """Cut ``text`` into pieces; ``offset`` is added to each piece's code points."""
    pieces = []
    before = -1
    for match in _PIECE.finditer(text):
        start, end = match.span()
        word = match[0]
        lower = word.lower()
        pieces.append(
            Piece(match.lastgroup or "", offset + start, offset + end, lower, start == before, word[0] != lower[0])
        )
        before = end
    return pieces


def read_numeral(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """The longest number that begins at ``pieces[at]``, or None.

    An article belongs to it only where it says one ("a hundred", "a dozen", "a third of"). A singular ordinal after
    "a" is a fraction only before "of" ("a third of", but "a third suspect").
    """
    piece = pieces[at]
    if piece.kind == "word":
        if piece.lower not in STARTS or (piece.lower in _ARTICLES and _word(pieces, at + 1) not in STARTS):
            return None
    elif piece.kind not in ("figures", "ordinal", "slash", "vulgar") and piece.lower not in "-−+":
        return None
    return _negative(pieces, at) or _fraction(pieces, at) or _ordinal(pieces, at) or _cardinal(pieces, at)


def _word(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at].lower if 0 <= at < len(pieces) else ""


def _after_hyphen(pieces: Sequence[Piece], at: int) -> int:
    return at + 1 if _word(pieces, at) in _HYPHENS and at < len(pieces) else at


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
        after = _after_hyphen(pieces, at + 1)
        unit = SMALL.get(_word(pieces, after), 0)
        return (tens + unit, after + 1) if 0 < unit < 10 else (tens, at + 1)
    small = SMALL.get(piece.lower)
    return None if small is None else (small, at + 1)


def _scale(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """ "million", "hundred thousand" (as scales), "k" stuck to figures; and the piece after it."""
    after = _after_hyphen(pieces, at)
    if after >= len(pieces) or pieces[after].kind != "word":
        return None
    word = pieces[after].lower
    if word in SCALES:
        return SCALES[word], after + 1
    if word in ("k", "m", "b", "t") and pieces[at - 1].kind == "figures" and pieces[after].glued and after == at:
        metres = word == "m" and not pieces[after].capital and not _counts_millions(pieces, after + 1)
        return None if metres else (GLUED_SCALES[word], after + 1)
    return None


_NOT_COUNTED = frozenset("is was has this across metres meters".split())


def _counts_millions(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "1.2m" is 1.2 million and not metres: the word after it is a plural or "of"."""
    word = _word(pieces, at)
    return word in ("people", "children", "men", "women", "of") or (word.endswith("s") and word not in _NOT_COUNTED)


def _cardinal(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """A cardinal in words, figures or both: groups of hundreds, each times its scale ("4 thousand 3 hundred and 21")."""
    here = at
    total: Number = 0
    group: Number | None = None
    last_scale = 0
    after_unit = False  # the piece before this one is "hundred" or a scale, so "and" may add to it
    if pieces[at].lower in _ARTICLES:
        here, group = at + 1, 1
        if not (_word(pieces, here) in ("hundred", *DOZENS) or _word(pieces, here) in SCALES):
            return None
    elif pieces[at].lower in ("hundred", *DOZENS) or pieces[at].lower in SCALES:
        group = 1
    while here < len(pieces):
        word = pieces[here].lower
        hyphen = _after_hyphen(pieces, here)
        if word == "and" and after_unit and _adds(pieces, here + 1, group, last_scale):
            here, after_unit = here + 1, False
            continue
        if group and _word(pieces, hyphen) == "hundred" and 1 <= group < 100:
            group, here, after_unit = group * 100, hyphen + 1, True
        elif (
            group and group < 100 and _word(pieces, hyphen) in DOZENS and not (hyphen == here == at and word != "dozen")
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
    if here == at or (here == at + 1 and pieces[at].lower in _ARTICLES):
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
    following = _word(pieces, simple[1])
    if group is not None:
        return following != "hundred"
    scale = _scale(pieces, simple[1])
    return scale is None or scale[0] < last_scale


def _with_broken_part(
    pieces: Sequence[Piece], at: int, here: int, total: Number, group: Number | None, last_scale: int
) -> Numeral:
    """Add what may follow the whole part: "point five", "and a half", "½", and a scale after that."""
    value: Fraction | Decimal | int = total + (group or 0)
    kind, whole_scale = "cardinal", last_scale if group is None and last_scale else 1
    if _word(pieces, here) == "point" and (spoken := _spoken_decimals(pieces, here + 1)):
        value, here = value + spoken[0], spoken[1]
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
    """ "and a half", "and three quarters", or "1/2" and "½" right after a whole number."""
    if at >= len(pieces):
        return None
    if pieces[at].kind in ("slash", "vulgar") and pieces[at - 1].kind == "figures":
        return _fraction(pieces, at)
    if pieces[at].lower != "and" or at + 1 >= len(pieces):
        return None
    part = _fraction(pieces, at + 1, added=True)
    return part if part and part.value < 1 and _word(pieces, _after_hyphen(pieces, part.last)) not in DOZENS else None


def _fraction(pieces: Sequence[Piece], at: int, *, added: bool = False) -> Numeral | None:
    """ "two-thirds", "a quarter", "half", "half a million", "1/2", "½"; ``added`` where it follows a whole number."""
    piece = pieces[at]
    if piece.kind == "vulgar":
        return Numeral(exact(Fraction(numeric(piece.lower)).limit_denominator(10)), "fraction", at, at + 1)
    if piece.kind == "slash":
        above, below = re.split(r"\s?[/⁄]\s?", piece.lower)
        if not int(below):
            return None
        return Numeral(exact(Fraction(int(above), int(below))), "fraction", at, at + 1, in_figures=True)
    if piece.lower in ("half", "quarter"):
        return _part_of_unit(pieces, at, Fraction(1, PARTS[piece.lower]), at + 1, added=added)
    if piece.lower in _ARTICLES and _word(pieces, at + 1) in ("half", "quarter"):
        return _part_of_unit(pieces, at, Fraction(1, PARTS[pieces[at + 1].lower]), at + 2, added=added)
    if piece.lower in _ARTICLES:
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
    below = _after_hyphen(pieces, simple[1])
    word = _word(pieces, below)
    if word in PARTS or word.endswith(("th", "ths", "rd", "rds", "sts")):
        return Numeral(simple[0], "cardinal", at, simple[1])
    if word in ("one", "hundred", *SCALES, *TENS) and pieces[at].kind == "word":
        return _cardinal(pieces, at)
    return None


def _divided(pieces: Sequence[Piece], above: Numeral, *, added: bool) -> Numeral | None:
    below = _after_hyphen(pieces, above.last)
    word = _word(pieces, below)
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
        and not _word(pieces, last).endswith(("th", "ths", "rd", "rds", "sts", "st"))
    ):
        last += 1
    if last >= len(pieces) or last == below + 6:
        return None
    divisor = _ordinal_value(pieces, below)
    if divisor is None or divisor[0] < 3 or divisor[2] == singular:
        return None
    of = _word(pieces, divisor[1]) == "of"
    if singular and pieces[above.first].lower in _ARTICLES and not (of or added or divisor[0] >= 10**6):
        return None  # "a third suspect"
    return Numeral(exact(Fraction(above.value) / divisor[0]), "fraction", above.first, divisor[1])


def _part_of_unit(pieces: Sequence[Piece], at: int, value: Fraction, here: int, *, added: bool) -> Numeral | None:
    """ "half" and "quarter", and what they may be parts of: "half a million", "half-dozen", "a quarter of a million"."""
    if added:
        return Numeral(exact(value), "fraction", at, here)
    unit = _after_hyphen(pieces, here)
    if _word(pieces, unit) == "of" and _word(pieces, unit + 1) in _ARTICLES:
        unit += 1
    if _word(pieces, unit) in _ARTICLES:
        unit += 1
    word = _word(pieces, unit)
    if word in SCALES:
        return Numeral(exact(value * SCALES[word]), "cardinal", at, unit + 1, scaled=True)
    if word in DOZENS:
        return Numeral(exact(value * 12), "cardinal", at, unit + 1, scaled=True)
    lone_quarter = "quarter" in (pieces[at].lower, _word(pieces, at + 1)) and _word(pieces, here) != "of"
    return None if lone_quarter else Numeral(exact(value), "fraction", at, here)


def _ordinal(pieces: Sequence[Piece], at: int) -> Numeral | None:
    if pieces[at].lower in _ARTICLES and _word(pieces, at + 1) != "hundred":
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
    if here < len(pieces) and _word(pieces, here) == "and" and value % 100 == 0:
        here += 1
    here = _after_hyphen(pieces, here)
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
    following = _word(pieces, _after_hyphen(pieces, at + 1))
    if word in TENS:
        return (TENS[word], at + 1) if _ordinal_word(following) else None
    if word in _ARTICLES or word in SMALL or word == "hundred":
        if not (following in SCALES or following == "hundred" or _ordinal_word(following)):
            return None
        if _ordinal_word(following):
            return (1 if word in _ARTICLES else 100 if word == "hundred" else SMALL[word]), at + 1
        number = _cardinal(pieces, at)
        return (number.value, number.last) if number and isinstance(number.value, int) else None
    return None
