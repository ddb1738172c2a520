"""Which territory words name."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

import pytest

from reportedly.extract.tables import load_table
from reportedly.extract.territories import (
    TABLE,
    MetonymRow,
    OtherRow,
    TerritoryRow,
    UsStateRow,
    country_of,
    find_territory,
    is_demonym,
    metonym_government,
    territory_of,
    us_state_of,
)
from reportedly.records import Analysis

Analyse = Callable[..., Analysis]


def codes(analysis: Analysis) -> list[tuple[str, str]]:
    """Every territory of the text: its code and its words."""
    found, here = [], 0
    while hit := find_territory(analysis, here, len(analysis.tokens)):
        code, first, here = hit
        found.append((code, analysis.span(first, here).text))
    return found


@pytest.mark.parametrize("row", load_table(TABLE, "territory", TerritoryRow), ids=attrgetter("id"))
def test_every_territory_row_holds_for_its_example_and_spares_its_near_miss(
    row: TerritoryRow, analyse_text: Analyse
) -> None:
    assert row.id in {code for code, _ in codes(analyse_text(row.example))}
    if row.near_miss:
        assert row.id not in {code for code, _ in codes(analyse_text(row.near_miss))}


@pytest.mark.parametrize("row", load_table(TABLE, "metonym", MetonymRow), ids=attrgetter("id"))
def test_every_metonym_row_holds_for_its_example_and_spares_its_near_miss(
    row: MetonymRow, analyse_text: Analyse
) -> None:
    assert codes(analyse_text(row.example))[0][0] == row.territory
    assert {metonym_government(words) for words in row.words} == {row.territory}
    if row.near_miss:
        assert not codes(analyse_text(row.near_miss))


@pytest.mark.parametrize("row", load_table(TABLE, "other", OtherRow), ids=attrgetter("id"))
def test_every_other_row_hides_its_example_and_spares_its_near_miss(row: OtherRow, analyse_text: Analyse) -> None:
    assert not codes(analyse_text(row.example))
    assert codes(analyse_text(row.near_miss))


@pytest.mark.parametrize("row", load_table(TABLE, "us_state", UsStateRow), ids=attrgetter("id"))
def test_every_state_row_holds_for_its_example_and_spares_its_near_miss(row: UsStateRow) -> None:
    assert us_state_of(row.example.partition(", ")[2]) == row.id
    assert not row.near_miss or us_state_of(row.near_miss) is None
    assert us_state_of(row.name, abbreviated=False) == row.id
    assert all(us_state_of(words, abbreviated=False) is None for words in row.abbreviations)


def test_no_words_name_two_territories() -> None:
    owner: dict[str, str] = {}
    for row in load_table(TABLE, "territory", TerritoryRow):
        for words in (*row.names, *row.adjectives, *row.people, *row.parts):
            assert owner.setdefault(words.lower(), row.id) == row.id, words


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("North Koreans", "KP"),
        ("Israeli", "IL"),
        ("Palestinians", "PS"),
        ("Gazan", "PS"),
        ("Britons", "GB"),
        ("U.S.", "US"),
        ("the U.S.'s", "US"),
        ("UAE", "AE"),
        ("Kyiv", "UA"),
        ("the Kremlin", "RU"),
        ("Côte d’Ivoire", "CI"),
        ("Guinea-Bissau", "GW"),
        ("Texas", "US"),
        ("Kosovo", "XK"),
        ("us", None),
        ("Us", None),
        ("polish", None),
        ("Georgia", None),
        ("Korean", None),
        ("The", None),
        ("", None),
    ],
)
def test_words_name_a_territory_or_none(words: str, code: str | None) -> None:
    assert territory_of(words) == code


def test_a_demonym_is_no_name_and_a_part_is_no_country() -> None:
    assert is_demonym("Syrian")
    assert is_demonym("Syrians")
    assert not is_demonym("Syria")
    assert not is_demonym("syrian")
    assert (country_of("Ukraine"), country_of("Crimea"), territory_of("Crimea")) == ("UA", None, "UA")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 90 North Korean troops had died.", [("KP", "North Korean")]),
        ("Russian-backed rebels met U.S. officials.", [("US", "U.S.")]),
        ("Police in Moscow, Idaho, held a man.", [("US", "Moscow"), ("US", "Idaho")]),
        ("Jordan Baker spoke for an hour.", []),
        ("Voters in Papua New Guinea and South Sudan waited.", [("PG", "Papua New Guinea"), ("SS", "South Sudan")]),
        ("Rigs in the Gulf of Mexico closed.", []),
    ],
)
def test_territories_in_a_sentence(text: str, expected: list[tuple[str, str]], analyse_text: Analyse) -> None:
    assert codes(analyse_text(text)) == expected


def test_only_the_given_tokens_are_searched(analyse_text: Analyse) -> None:
    analysis = analyse_text("North Korean and French troops")
    assert find_territory(analysis, 1, 3) is None
    assert find_territory(analysis, 2, 5) == ("FR", 3, 4)
