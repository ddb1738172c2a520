"""Every row fits its example and spares its near miss; the two pages of rows are sound."""

from __future__ import annotations

import time

import pytest

from reportedly.acquire.dateline import AgencyRow, find_dateline
from reportedly.acquire.furniture_table import FurnitureRow, match_edges, match_line
from reportedly.acquire.tables import load_rows
from reportedly.errors import RuleTableError

ROWS: tuple[FurnitureRow, ...] = load_rows("furniture.toml", "rule", FurnitureRow)
AGENCIES: tuple[AgencyRow, ...] = load_rows("agencies.toml", "agency", AgencyRow)


def rules_that_fit(words: str) -> set[str]:
    line = match_line(words)
    return ({line.id} if line else set()) | {row.id for _, _, row in match_edges(words)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_fits_its_example_and_no_row_its_near_miss(row: FurnitureRow) -> None:
    assert row.id in rules_that_fit(row.example)
    assert not rules_that_fit(row.near_miss)


@pytest.mark.parametrize("row", AGENCIES, ids=lambda row: row.id)
def test_every_agency_is_read_in_its_date_line_only(row: AgencyRow) -> None:
    assert find_dateline(row.example).agency == row.name
    assert find_dateline(row.near_miss).agency is None


@pytest.mark.parametrize(
    "words",
    [
        "Two people died.",
        "At least 40 people were killed, the ministry said, and 12 more were missing.",
        "More than 300 people were injured",
        "Police: 5 hurt in Arden",
        "Sources said three more had died overnight.",
        "Photographs showed four bodies in the street.",
        "Related deaths rose to 31, the agency said.",
        "Earlier, officials put the toll at 12.",
        "Earlier: the army said that nine soldiers were killed.",
        "By Monday, 40 people had died.",
        "By Monday 40 people had died",
        "Watch groups counted 87 dead.",
        "Like on Facebook, what the 400 guests saw depended on the firm",
        "Copyright holders sued 12 people.",
        "© Tom Reed, 24, was killed in the fire. Three other people were injured in the house on Long Lane that night.",
        "Share prices fell after the blast that killed four.",
        "Twitter said two employees were among the dead",
        "Comments by the minister that nine people died were withdrawn.",
        "Two people were killed (one of them a child).",
        "The fire killed three (officials earlier said four).",
        "Home to 4,000 people, the camp was hit twice.",
        "Follow-up tests showed 12 were infected",
        "Get out of the houses, police told 300 people in the street",
        "Contact was lost with 12 soldiers near the border",
    ],
)
def test_sentences_of_stories_are_spared(words: str) -> None:
    assert not rules_that_fit(words)


def test_a_line_is_matched_in_time_whatever_is_in_it() -> None:
    hostile = [
        "share " * 70,
        "a" * 420,
        "(" * 420,
        "by A " * 80,
        "photo: " * 60,
        "© 2016 " * 60,
        "@a | " * 84,
        "- " * 210,
    ]
    begin = time.perf_counter()
    for words in hostile:
        match_line(words[:420])
        match_edges(words)
    assert time.perf_counter() - begin < 2


def test_a_broken_table_is_named() -> None:
    with pytest.raises(RuleTableError, match=r"acquire/data/absent\.toml"):
        load_rows("absent.toml", "rule", FurnitureRow)
    with pytest.raises(RuleTableError, match="cannot be read"):
        load_rows("furniture.toml", "rule", AgencyRow)
