"""When and where, for claims that take it from their event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reportedly.extract.assemble import read_claims
from reportedly.extract.gazetteer import Gazetteer, load_gazetteer
from reportedly.records import Analysis, Claim

Analyse = Callable[..., Analysis]

FRIDAY = date(2024, 5, 10)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The gazetteer of the package."""
    return load_gazetteer()


def _figure(analysis: Analysis, gazetteer: Gazetteer, predicate: str, number: int) -> Claim:
    claims = [c for c in read_claims(analysis, gazetteer).claims if c.quantity is not None and c.predicate == predicate]
    return next(c for c in claims if c.quantity is not None and c.quantity.point == number)


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed on Friday when a bus crashed. Police named the driver. In all, nine were wounded.",
        "Friday's crash shocked the town. Police named the driver. In all, nine people were wounded.",
        "The crash happened on Friday. Police named the driver. In all, nine people were wounded.",
    ],
)
def test_the_harmed_have_the_day_of_their_event(text: str, analyse_text: Analyse, gazetteer: Gazetteer) -> None:
    claim = _figure(analyse_text(text, published=date(2024, 5, 11)), gazetteer, "wounded", 9)
    assert claim.period is not None
    assert (claim.period.start, claim.period.end) == (FRIDAY, FRIDAY)
    assert text[claim.period.span.start : claim.period.span.end] == claim.period.span.text


@pytest.mark.parametrize(
    "text",
    [
        "Two were killed on Friday and three were killed on Saturday. In all, nine were wounded.",  # no one day
        "Two people were killed when a bus crashed. Police spoke on Friday. In all, nine were wounded.",  # of speech
        "Two people were killed on Friday when a bus crashed. As many as nine people might be wounded.",  # not done
        "Ninety people have been killed there since the war began in March 2021. In all, nine were wounded.",  # longer
    ],
)
def test_no_day_is_taken_where_the_report_does_not_give_it(
    text: str, analyse_text: Analyse, gazetteer: Gazetteer
) -> None:
    found = read_claims(analyse_text(text, published=date(2024, 5, 12)), gazetteer).claims
    claims = [claim for claim in found if claim.predicate == "wounded"]
    assert [claim.period for claim in claims] == [None]


def test_arrests_have_days_of_their_own(analyse_text: Analyse, gazetteer: Gazetteer) -> None:
    text = "Two people were killed on Friday when shots were fired. Police arrested three men."
    claim = _figure(analyse_text(text, published=date(2024, 5, 12)), gazetteer, "arrested", 3)
    assert claim.period is None


def test_the_harmed_have_the_place_of_their_event(analyse_text: Analyse, gazetteer: Gazetteer) -> None:
    text = "The crash in Lyon shocked the country. Police named the driver. In all, nine people were wounded."
    claim = _figure(analyse_text(text), gazetteer, "wounded", 9)
    assert claim.place is not None
    assert claim.place.name == "Lyon"


@pytest.mark.parametrize(
    "text",
    ["Nine tourists from Lyon were wounded.", "Ann Cole, 25, of Lyon, said that nine tourists were wounded."],
)
def test_where_somebody_is_from_is_no_place_of_the_claim(
    text: str, analyse_text: Analyse, gazetteer: Gazetteer
) -> None:
    assert _figure(analyse_text(text), gazetteer, "wounded", 9).place is None


def test_a_country_beside_a_town_is_not_nearer_than_the_town(analyse_text: Analyse, gazetteer: Gazetteer) -> None:
    claim = _figure(analyse_text("In Lyon, France, nine people were wounded."), gazetteer, "wounded", 9)
    assert claim.place is not None
    assert claim.place.name == "Lyon"
