"""Parts of a total in one sentence, and numbers beside each other that are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.link.listed import listed_in
from reportedly.records import Origin
from tests.link.made import source, told

POLICE = source("police", "police")


@pytest.mark.parametrize(
    ("text", "figures", "listed"),
    [
        ("The toll was at 217: 72 in Orvane and 43 in Beshty.", ("toll was at 217", "72", "43"), {"72", "43"}),
        ("Deaths rose to 99 from 84.", ("99", "84"), set()),
        ("The toll is closer to 25 than the 100 told of.", ("25", "100"), set()),
        ("Some marched, 100 of them (350 by the union's count).", ("100", "350"), set()),
        ("10 were named, bringing those known to 18.", ("10", "18"), set()),
        ("Dozens died, 72 in Orvane and 43 in Beshty.", ("72", "43"), {"72", "43"}),
    ],
)
def test_a_list_has_parts_but_no_toll_and_no_number_of_before(
    text: str, figures: tuple[str, ...], listed: set[str]
) -> None:
    readings = [told("a", figure, by=POLICE, text=text) for figure in figures]
    claims = [replace(reading.claims[0], id=figure) for reading, figure in zip(readings, figures, strict=True)]
    assert listed_in((claim, readings[0].report) for claim in claims) == listed


def test_a_sum_that_the_reading_made_is_no_part() -> None:
    text = "7 people were shot, and 6 of them live."
    claims = [replace(told("a", figure, predicate="shot", text=text).claims[0], id=figure) for figure in ("7", "6")]
    report = told("a", "7", text=text).report
    assert listed_in((claim, report) for claim in claims) == {"7", "6"}
    quantity = claims[1].quantity
    assert quantity is not None
    claims[1] = replace(claims[1], quantity=replace(quantity, origin=Origin.ARITHMETIC))
    assert listed_in((claim, report) for claim in claims) == set()
