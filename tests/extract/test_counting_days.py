"""When a toll was counted, and that it is not when those it counts were killed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reportedly.extract.assemble import read_claims
from reportedly.extract.gazetteer import Gazetteer, load_gazetteer
from reportedly.records import Analysis

Analyse = Callable[..., Analysis]

MONDAY = date(2024, 5, 6)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The gazetteer of the package."""
    return load_gazetteer()


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("The death toll rose to 87 on Monday. In all, nine people were wounded.", None),
        ("The toll of Monday's quake rose to 87. In all, nine people were wounded.", MONDAY),
        ("A quake killed 87 people on Monday. In all, nine people were wounded.", MONDAY),
        ("On Monday 87 people were missing. In all, nine people were wounded.", None),
    ],
)
def test_the_wounded_have_the_day_of_the_happening_and_not_of_counting(
    text: str, wounded: date | None, analyse_text: Analyse, gazetteer: Gazetteer
) -> None:
    claims = read_claims(analyse_text(text, published=date(2024, 5, 9)), gazetteer).claims
    (claim,) = (claim for claim in claims if claim.predicate == "wounded")
    assert (claim.period.start if claim.period is not None else None) == wounded


def test_a_toll_holds_as_of_the_day_on_which_it_was_counted(analyse_text: Analyse, gazetteer: Gazetteer) -> None:
    analysis = analyse_text("The death toll rose to 87 on Monday.", published=date(2024, 5, 9))
    (claim,) = (claim for claim in read_claims(analysis, gazetteer).claims if claim.quantity is not None)
    assert claim.as_of is not None
    assert claim.as_of.start == MONDAY
