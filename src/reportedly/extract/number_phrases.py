"""What a number phrase is: a number with what its words state about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.extract.numerals import Numeral
from reportedly.extract.pieces import Piece
from reportedly.records import Modifier, Number, Origin


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """A number and the words that bound it: half-open code points, and the pieces ``first`` up to and without ``last``.

    ``kind`` is "count", "ordinal" or "share". A share's value (0.3 for "30 percent") is in ``share``, and its bounds
    are None, for it is no number of things, except "half of the 24", which is 12 by arithmetic. ``parts`` are the bare
    numerals in it, ``rules`` the table rows that fired.
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


def spanning(pieces: Sequence[Piece], phrase: NumberPhrase, first: int, last: int) -> NumberPhrase:
    """``phrase``, over pieces ``first`` up to and without ``last``."""
    return replace(phrase, first=first, last=last, start=pieces[first].start, end=pieces[last - 1].end)
