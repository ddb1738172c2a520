"""Bodies that news names in several ways."""

from __future__ import annotations

import pytest

from reportedly.link.bodies import BodyRow, body_in, body_rows
from reportedly.records import Source
from tests.link.made import relation, source, told


@pytest.mark.parametrize("row", body_rows(), ids=lambda row: row.id)
def test_every_body_is_found_by_its_names_and_spared_in_its_near_miss(row: BodyRow) -> None:
    assert {body_in(name) for name in (*row.names, row.example)} == {row.id}
    assert body_in(row.near_miss) != row.id


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (source("UN’s refugee agency", "agency"), source("UNHCR", "agency")),
        (source("UNHCR", "agency"), source("Odo Falk", "person", text="Odo Falk, a UNHCR spokesman")),
        (source("U.N. refugee agency", "agency"), source("UN High Commissioner for Refugees", "agency")),
    ],
)
def test_a_body_and_who_speaks_for_it_are_one_originator(left: Source, right: Source) -> None:
    assert relation(told("a", "12", by=left), told("b", "12", by=right)).relation == "repeat"


def test_a_ministry_of_a_known_body_speaks_for_itself() -> None:
    ministry = source("Houthi-run Health Ministry", "government")
    assert relation(told("a", "12", by=ministry), told("b", "12", by=source("Houthis", "military"))).relation == (
        "corroborates"
    )
