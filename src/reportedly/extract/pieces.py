"""A text cut into words, numbers in figures, codes and signs, as reading its numbers needs it.

Identifiers that merely hold digits (clock times, telephone numbers, I-95, 1990s) become pieces of their own, so that no
number is ever read out of their middle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


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


HYPHENS = ("-", "‐", "‑")
_THIN = "\u00a0\u2009\u202f"
_PIECE = re.compile(
    rf"""
    (?P<word> (?!www\.) [^\W\d_¼-¾⅐-⅞]++ (?:['’][^\W\d_]++)*+ (?! [\w@] | [-‐‑]?\d | :// ) )
  | (?P<address> https?://\S+ | www\.\S+ | [^\s@]+@[^\s@]+\.\w+ )
  | (?P<code>
        [^\W\d_]+[-‐‑]?\d[\w-]*                               # AK-47, I-95, G20, Covid-19
      | \d{{1,2}}:\d\d(?::\d\d)?                              # 10:30
      | \+?\d*[-. ]?\(?\d{{3}}\)?[-. ]?\d{{3}}[-.]\d{{4}}\b   # telephone numbers
      | (?!\d[05]0-)\d{{3}}-\d{{4}}\b                          # the same without area code (500-1000 is a range)
      | \d{{1,2}}['’′`]\d{{1,2}}(?!\d)["”″]?                    # somebody's height: 6'2"
      | \+?\d+(?:[-/.]\d+){{2,}}                              # dates in figures, IP addresses, versions
      | ['’]?\d[\d,]*['’]?s\b                                 # 1990s, the 40s
      | \d+\.?\d*[x×]\d[\d.^]*                                # 4x4
      | \#\d+ | ['’‘]\d\d(?![\w,.]*\d)                         # #12, '90
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


def word_at(pieces: Sequence[Piece], at: int) -> str:
    """The piece's words in lower case, "" outside the text."""
    return pieces[at].lower if 0 <= at < len(pieces) else ""


def words_between(pieces: Sequence[Piece], first: int, last: int) -> tuple[str, ...]:
    """The words of pieces ``first`` up to and without ``last``, in lower case."""
    return tuple(piece.lower for piece in pieces[max(first, 0) : last])


def after_hyphen(pieces: Sequence[Piece], at: int) -> int:
    """``at``, or the piece after it where a hyphen stands there."""
    return at + 1 if at < len(pieces) and pieces[at].lower in HYPHENS else at
