"""Places of figures: towns, countries, all of a country, and places that belong to what happened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.extract.gazetteer import load_gazetteer
from reportedly.link.where import Where, where_differs, where_of
from reportedly.records import Modifier, Place, Reading
from tests.link.made import linked, relation, source, told

POLICE = source("police", "police")
FRANCE = 3017382
"""A country by its id."""


def _in_country(reading: Reading) -> Reading:
    claim = reading.claims[0]
    place = claim.place
    assert place is not None
    wide = Place(place.span, place.name, place.country, geonames_id=FRANCE)
    return replace(reading, claims=(replace(claim, place=wide),))


@pytest.mark.parametrize(
    ("figure", "text", "place", "expected"),
    [
        ("40 people", "40 people were arrested in Orvane.", "Orvane", Where("orvane")),
        ("40 people", "40 people drowned in the town of Beshty.", None, Where("beshty")),
        ("40 people", "40 people were arrested in the capital.", None, Where("the capital")),
        ("40 people", "40 people were arrested across the country.", None, Where(is_nationwide=True)),
        ("40 people", "40 people were arrested.", None, Where()),
        (
            "toll from the quake that struck Orvane stands at 40",
            "The toll from the quake that struck Orvane stands at 40.",
            "Orvane",
            Where(),
        ),
        ("49", "Puente spoke of 55 dead in Morelva, 49 in Upper Orvane and 3 elsewhere.", None, Where("upper orvane")),
        ("71", "They include 71 from Morelva State.", None, Where("morelva")),
        ("40", "The storm killed 40 in March.", None, Where()),
        ("40", "Police arrested 40 suspects in the Orvane bombing.", None, Where()),
        ("toll in Orvane stands at 40", "The toll in Orvane stands at 40.", "Orvane", Where("orvane")),
        ("dead in the village of Belm to 55", "It brought the dead in the village of Belm to 55.", None, Where("belm")),
    ],
)
def test_a_place_is_a_figures_own_where_its_words_say_so(
    figure: str, text: str, place: str | None, expected: Where
) -> None:
    reading = told("a", figure, text=text, place=place)
    if "were arrested" in text or "drowned" in text:
        claim = reading.claims[0]
        at = text.index(" in") if " in" in text else text.index(" across") if " across" in text else len(text) - 1
        words = text[:at]
        evidence = replace(claim.evidence[0], end=at, text=words)
        reading = replace(reading, claims=(replace(claim, evidence=(evidence,)),))
    assert replace(where_of(reading.claims[0], text), land=None, around="") == expected


def test_a_country_beside_figures_of_towns_narrows_nothing() -> None:
    country = _in_country(told("a", "172", by=POLICE, place="Ulvia", text="172 people died in Ulvia."))
    country = replace(
        country,
        claims=(
            replace(
                country.claims[0], evidence=(replace(country.claims[0].evidence[0], end=15, text="172 people died"),)
            ),
        ),
    )
    later = told("b", "300", by=POLICE, day=4)
    found = linked(country, later).relations
    assert [one.relation for one in found] == ["update"]


@pytest.mark.parametrize(
    ("one", "other", "equal", "differs"),
    [
        (Where("orvane"), Where("beshty"), False, True),
        (Where("orvane"), Where("beshty"), True, False),
        (Where("orvane"), Where("the capital"), False, False),
        (Where(is_nationwide=True), Where("the capital"), True, True),
        (Where(is_nationwide=True), Where("ulvia", is_wide=True), False, False),
        (Where(is_nationwide=True), Where(), False, False),
        (Where("ulvia", is_wide=True), Where("orvane"), False, True),
        (Where("ulvia", is_wide=True), Where(), False, False),
        (Where("orvane"), Where(), False, True),
    ],
)
def test_places_keep_figures_apart(one: Where, other: Where, *, equal: bool, differs: bool) -> None:
    for a, b in ((one, other), (other, one)):
        assert (where_differs(a, b, equal=equal, towns=True, countries=False) is not None) is differs


def test_the_ids_of_countries_are_those_of_the_gazetteer() -> None:
    gazetteer = load_gazetteer()
    for code in ("FR", "MX", "YE", "ID", "SD"):
        country = gazetteer.country(code)
        assert country is not None
        place = Place(told("a", "4").claims[0].evidence[0], country.name, code, geonames_id=country.geonames_id)
        claim = replace(told("a", "4").claims[0], place=place)
        assert where_of(claim, "4 people killed.").is_wide


def test_a_war_and_one_day_of_it_are_two_questions() -> None:
    day = told("a", "140", by=POLICE, text="The strike killed 140.")
    war = told(
        "b",
        "about 10,000",
        by=source("Relief Office", "agency"),
        text="The war killed about 10,000 since the war began.",
    )
    assert relation(day, war).relation == "incomparable"


def test_just_over_a_million_is_not_three() -> None:
    just = told("a", "just over 1000000", by=POLICE, predicate="attended")
    claim = just.claims[0]
    assert claim.quantity is not None
    over = replace(claim.quantity, point=None, low=1_000_000, high=None, modifier=Modifier.MORE_THAN)
    just = replace(just, claims=(replace(claim, quantity=over),))
    union = told("b", "3500000", by=source("Dockers' Union", "union"), predicate="attended")
    assert relation(just, union).relation == "conflict"


def test_a_country_narrows_nothing_that_is_told_of_it_anyway() -> None:
    wide, told_there = Where("zemria", is_wide=True, land="ZM"), Where(land="ZM")
    assert where_differs(wide, told_there, equal=False, towns=True, countries=True) is None
    assert where_differs(wide, Where(land="UL"), equal=False, towns=True, countries=True) is not None
    assert where_differs(wide, Where(), equal=False, towns=True, countries=True) is not None


def test_a_happening_named_after_its_place_is_no_place_of_a_part() -> None:
    over = told(
        "a", "2 suspects in the Orvane mill fire", text="The 2 suspects in the Orvane mill fire.", place="Orvane"
    )
    there = told("a", "2 suspects in Orvane", text="The 2 suspects in Orvane.", place="Orvane")
    assert where_of(over.claims[0], over.report.text).name is None
    assert where_of(there.claims[0], there.report.text).name == "orvane"
