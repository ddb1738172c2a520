"""What a claim counts, from its columns: for rules that look at very many figures, and at nothing else of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportedly.persist.tables import CLAIMS
from reportedly.records import Accumulation, Claim, ClaimKind, Modifier, Polarity, Quantity, Realis, Span

FIGURE_COLUMNS = [
    *(CLAIMS.c[name] for name in ("id", "kind", "predicate_words", "polarity", "realis", "accumulation", "modifier")),
    *(CLAIMS.c[name] for name in ("subset_of", "point", "low", "high", "tells_of_persons")),
]
"""What `figure_of` is made of."""

_WORDS_DECIDE = frozenset({Modifier.VAGUE.value, Modifier.PLURAL.value})
_NO_WORDS = Span(0, 0, "")


def figure_of(row: Sequence[Any]) -> Claim | None:
    """The claim of a row of `FIGURE_COLUMNS`, without its words, who says so, when and where.

    None where the columns do not say all: a number that is no integer is not exact there, vague words mean what they
    say, and who is counted decides whether two claims tell of one person.
    """
    name, kind, predicate, polarity, realis, accumulation, modifier, subset_of, point, low, high, of_persons = row
    is_exact = all(number is None or isinstance(number, int) for number in (point, low, high))
    if of_persons or modifier in _WORDS_DECIDE or not is_exact:
        return None
    return Claim(
        id=name,
        kind=ClaimKind(kind),
        evidence=(),
        predicate=predicate,
        polarity=Polarity(polarity),
        realis=Realis(realis),
        accumulation=None if accumulation is None else Accumulation(accumulation),
        quantity=None if modifier is None else Quantity(_NO_WORDS, point, low, high, Modifier(modifier)),
        subset_of=subset_of,
    )
