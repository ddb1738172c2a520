"""What a claim counts, from its columns: for rules that look at very many figures, and at nothing else of them."""

from __future__ import annotations

from functools import lru_cache

from reportedly.persist.tables import CLAIMS
from reportedly.records import Accumulation, Claim, ClaimKind, Modifier, Number, Polarity, Quantity, Realis, Span

FIGURE_COLUMNS = [
    *(CLAIMS.c[name] for name in ("kind", "predicate_words", "polarity", "realis", "accumulation", "modifier")),
    *(CLAIMS.c[name] for name in ("subset_of", "point", "low", "high", "tells_of_persons")),
]
"""What `figure_of` is made of, in its order."""

_WORDS_DECIDE = frozenset({Modifier.VAGUE.value, Modifier.PLURAL.value})
_NO_WORDS = Span(0, 0, "")


@lru_cache(maxsize=1 << 12)  # of thousands of figures most are alike
def figure_of(  # noqa: PLR0917  # a row's columns
    kind: str,
    predicate: str,
    polarity: str,
    realis: str,
    accumulation: str | None,
    modifier: str | None,
    subset_of: str | None,
    point: Number | None,
    low: Number | None,
    high: Number | None,
    of_persons: bool | None,
) -> Claim | None:
    """The claim of a row of `FIGURE_COLUMNS`, without its id, its words, who says so, when and where.

    None where the columns do not say all: a number that is no integer is not exact there, vague words mean what they
    say, and who is counted decides whether two claims tell of one person.
    """
    is_exact = all(number is None or isinstance(number, int) for number in (point, low, high))
    if of_persons or modifier in _WORDS_DECIDE or not is_exact:
        return None
    return Claim(
        id="",
        kind=ClaimKind(kind),
        evidence=(),
        predicate=predicate,
        polarity=Polarity(polarity),
        realis=Realis(realis),
        accumulation=None if accumulation is None else Accumulation(accumulation),
        quantity=None if modifier is None else Quantity(_NO_WORDS, point, low, high, Modifier(modifier)),
        subset_of=subset_of,
    )
