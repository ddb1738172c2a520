"""What the extractors find before it becomes a claim: values with the tokens that say them.

Token ranges are half-open indices into ``Analysis.tokens``.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.records import Period, Place, Quantity, Source, Span


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number in the text. ``kind`` is "count", "ordinal" or "share" (a percentage, or a part of something).

    ``first`` to ``last`` are the tokens of ``quantity.span``, modifier included; ``number`` is the token that the parse
    hangs the number from (the syntactic head among them).
    """

    quantity: Quantity
    first: int
    last: int
    number: int
    kind: str = "count"


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words for a time and the tokens that say them."""

    period: Period
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words for a place and the tokens that say them."""

    place: Place
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content. ``chain`` is ordered originator, relay; the publisher is added when a claim is made.

    ``content`` are the token ranges that the source is responsible for; ``direct`` where they are quoted words.
    ``evidence`` is the content as one span, quotation marks included where it is quoted.
    """

    chain: tuple[Source, ...]
    content: tuple[tuple[int, int], ...]
    evidence: Span
    cue: int
    direct: bool
    negated: bool
    rule: str
