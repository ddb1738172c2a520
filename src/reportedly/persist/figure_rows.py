"""What a claim counts, from its columns: for rules that look at very many figures, and at nothing else of them."""

from __future__ import annotations

from sqlalchemy import Row  # noqa: TC002  # as in `rows`

from reportedly.persist.tables import CLAIMS
from reportedly.records import Accumulation, Claim, ClaimKind, Modifier, Polarity, Quantity, Realis, Span

_NUMBERS = ("point", "low", "high")

_NAMES = ("id", "kind", "predicate_words", "polarity", "realis", "accumulation", "modifier", "subset_of")
FIGURE_COLUMNS = [CLAIMS.c[name] for name in (*_NAMES, *_NUMBERS, "tells_of_persons")]
"""What `figure_of` is made of."""

_WORDS_DECIDE = frozenset({Modifier.VAGUE.value, Modifier.PLURAL.value})
_NO_WORDS = Span(0, 0, "")


def figure_of(row: Row[tuple[object, ...]]) -> Claim | None:
    """The claim of a row of `FIGURE_COLUMNS`, without its words, who says so, when and where.

    None where the columns do not say all: a number that is no integer is not exact there, vague words mean what they
    say, and who is counted decides whether two claims tell of one person.
    """
    point, low, high = row.point, row.low, row.high
    is_exact = all(number is None or isinstance(number, int) for number in (point, low, high))
    if row.tells_of_persons or row.modifier in _WORDS_DECIDE or not is_exact:
        return None
    return Claim(
        id=row.id,
        kind=ClaimKind(row.kind),
        evidence=(),
        predicate=row.predicate_words,
        polarity=Polarity(row.polarity),
        realis=Realis(row.realis),
        accumulation=None if row.accumulation is None else Accumulation(row.accumulation),
        quantity=None if row.modifier is None else Quantity(_NO_WORDS, point, low, high, Modifier(row.modifier)),
        subset_of=row.subset_of,
    )
