"""What two stated figures leave possible together."""

from __future__ import annotations

import pytest

from reportedly.link.bounds import Fit, bounds_of, fit
from reportedly.records import Modifier, Quantity, Span


@pytest.mark.parametrize(
    ("words", "number", "other", "is_one"),
    [
        ("1.08 million", 1_080_000, 1_089_000, True),
        ("3.5 million", 3_500_000, 3_512_000, True),
        ("3.5 million", 3_500_000, 3_700_000, False),
        ("1.1 million", 1_100_000, 1_180_000, False),
        ("1,080,000", 1_080_000, 1_089_000, False),
    ],
)
def test_a_number_of_millions_may_be_cut_short(words: str, number: int, other: int, *, is_one: bool) -> None:
    told = bounds_of(Quantity(Span(0, len(words), words), number, number, number, Modifier.EXACT))
    full = bounds_of(Quantity(Span(0, 1, str(other)), other, other, other, Modifier.EXACT))
    assert (fit(told, full) is Fit.DRIFT) is is_one
    assert fit(full, told) is fit(told, full)
