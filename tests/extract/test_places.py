"""Place names and what they are resolved to."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

import pytest

from reportedly.errors import RuleTableError
from reportedly.extract import gazetteer as gazetteer_module
from reportedly.extract.gazetteer import Gazetteer, fold_name, load_gazetteer
from reportedly.extract.place_words import TABLE, WordsRow
from reportedly.extract.places import find_places, find_toponyms
from reportedly.extract.tables import load_table
from reportedly.records import Analysis, Place

Analyse = Callable[..., Analysis]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="module")
def places(analyse_text: Analyse, gazetteer: Gazetteer) -> Callable[[str], list[Place]]:
    def find(text: str) -> list[Place]:
        found = [mention.place for mention in find_places(analyse_text(text), gazetteer)]
        assert all(text[place.span.start : place.span.end] == place.span.text for place in found)
        return found

    return find


Find = Callable[[str], list[Place]]


@pytest.mark.parametrize("row", load_table(TABLE, "words", WordsRow), ids=attrgetter("id"))
def test_every_words_row_holds_for_its_example_and_spares_its_near_miss(
    row: WordsRow, analyse_text: Analyse, gazetteer: Gazetteer
) -> None:
    def roles(text: str) -> set[str]:
        return {
            "street" if (toponym.mention.place.unresolved or "").startswith("a street") else toponym.role
            for toponym in find_toponyms(analyse_text(text), gazetteer)
        }

    assert row.role in roles(row.example)
    assert row.role not in roles(row.near_miss)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three died in Lafayette, Louisiana, on Friday.", [("Lafayette", 4330145), ("Louisiana", 4331987)]),
        ("Two died near Paris, Texas.", [("Paris", 4717560), ("Texas", 4736286)]),
        ("Two died in Paris.", [("Paris", 2988507)]),
        ("Minister Odo Lyon went home. Mr Lyon was hurt, and a Lyon aide died.", []),
        ("Mr Lyon went home, and a Lyon aide died.", []),
        ("Minister Odo Lyon went home. Two died in Lyon.", [("Lyon", 2996944)]),
        ("A bomb in Tbilisi, Georgia, hurt one.", [("Tbilisi", 611717), ("Georgia", 614540)]),
        ("A man died in Kiev.", [("Kiev", 703448)]),
        ("The strike on Kyiv killed five.", [("Kyiv", 703448)]),
    ],
)
def test_a_place_gets_its_entry(text: str, expected: list[tuple[str, int]], places: Find) -> None:
    assert [(place.span.text, place.geonames_id) for place in places(text)] == expected


def test_one_sense_a_report(places: Find) -> None:
    found = places("A fire in Alexandria, La., hurt two. Alexandria has seen worse.")
    assert [place.geonames_id for place in found if place.span.text == "Alexandria"] == [4314550, 4314550]


def test_neighbours_outweigh_population(places: Find) -> None:
    assert places("He flew to Springfield.")[0].unresolved
    found = places("He left Peoria and Decatur, Illinois, for Springfield.")
    assert found[-1].geonames_id == 4250542


@pytest.mark.parametrize(
    "text",
    ["Pyongyang said that six died.", "Washington denied it.", "Talks with Russia failed.", "U.S. troops left.", ""],
)
def test_governments_are_no_places(text: str, places: Find) -> None:
    assert places(text) == []


@pytest.mark.parametrize("text", ["French police held a man.", "Jordan Baker spoke.", "Troops fled by May."])
def test_adjectives_people_and_months_are_no_places(text: str, places: Find) -> None:
    assert places(text) == []


def test_a_street_is_kept_without_a_place(places: Find) -> None:
    street = places("Two were shot in the 100 block of Bourbon Street.")[0]
    assert street.span.text == "100 block of Bourbon Street"
    assert (street.latitude, street.unresolved) == (None, "a street or building: not in the gazetteer")


def test_a_county_has_a_country_and_no_point(places: Find) -> None:
    parish = places("A man died in Rapides Parish.")[0]
    assert (parish.country, parish.latitude) == ("US", None)
    assert parish.unresolved == "a county: the gazetteer has no point for it"


def test_a_part_of_a_country_is_not_put_at_its_middle(places: Find) -> None:
    crimea = places("Shells fell in Crimea.")[0]
    assert (crimea.country, crimea.latitude) == ("UA", 45.3)


def test_names_fold_to_one_key() -> None:
    assert fold_name("St. Étienne") == fold_name("Saint-Etienne") == "saint etienne"
    assert fold_name("N’Djamena") == fold_name("N'Djamena")


def test_look_ups(gazetteer: Gazetteer) -> None:
    assert [entry.admin1 for entry in gazetteer.find("fort worth")] == ["TX"]
    assert gazetteer.find("Ft. Worth") == gazetteer.find("Fort Worth")
    assert gazetteer.find("no such place") == gazetteer.find("") == gazetteer.find("!") == ()
    country, division = gazetteer.country("FR"), gazetteer.division("US", "LA")
    assert country is not None
    assert division is not None
    assert (country.name, division.name) == ("France", "Louisiana")
    assert gazetteer.country("ZZ") is None
    assert gazetteer.division("US", "") is None


def test_a_missing_archive_is_a_bug_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_module, "ARCHIVE", "no-such.zip")
    load_gazetteer.cache_clear()
    try:
        with pytest.raises(RuleTableError, match=r"no-such\.zip"):
            load_gazetteer()
    finally:
        load_gazetteer.cache_clear()
