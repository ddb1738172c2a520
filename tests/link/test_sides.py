"""What keeps two figures from being a dispute: sides, places, parts, and counts of one's own work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.link.sides import is_one_land
from reportedly.records import Accumulation, Counted, Reading, Span
from tests.link.made import linked, relation, said, source, told

ULVIA = source("Ulvia", "government")
TOSK = source("Tosk's defence ministry", "government")
POLICE = source("police", "police")
UNION = source("Dockers' Union", "organisation")
INCREMENT = Accumulation.INCREMENT


def _of(reading: Reading, words: str) -> Reading:
    """The reading with what its figure counts, of the class people, in ``words``."""
    start = reading.report.text.index(words)
    counted = Counted(Span(start, start + len(words), words), "people")
    return replace(reading, claims=tuple(replace(claim, counted=counted) for claim in reading.claims))


NO_DISPUTES: list[tuple[str, Reading, Reading]] = [
    (
        "two sides' own dead",
        told("a", "it had lost 5 soldiers", by=ULVIA, text="Ulvia said it had lost 5 soldiers."),
        told("b", "9 of its own soldiers died", by=TOSK, text="The ministry said 9 of its own soldiers died."),
    ),
    (
        "a number in words before a people's name",
        told("a", "Eleven Toskian troops died", text="Eleven Toskian troops died.", by=ULVIA),
        told("b", "Nine Ulvians died", text="Nine Ulvians died.", by=TOSK),
    ),
    (
        "farmers and soldiers",
        _of(told("a", "2", by=POLICE, predicate="wounded", text="There, 2 farmers were wounded."), "farmers"),
        told("b", "16", noun="soldiers", by=UNION, predicate="wounded"),
    ),
    (
        "families and people",
        _of(told("a", "900", by=POLICE, text="There, 900 families died."), "families"),
        _of(told("b", "4,000", by=UNION, text="There, 4,000 people died."), "people"),
    ),
    (
        "a village's toll and the whole",
        told("a", "240", by=POLICE),
        told("b", "51", by=UNION, text="It lowered the village's toll to 51."),
    ),
    (
        "nobody since some day",
        told("a", "26", by=POLICE, predicate="wounded"),
        told("b", "no one", by=UNION, predicate="wounded", text="Police say no one was wounded since Wednesday."),
    ),
    (
        "a part that the words take in",
        told("a", "5", by=POLICE),
        told("b", "2", by=UNION, text="Five soldiers fell, including 2 who died in hospital."),
    ),
    (
        "bodies handed over",
        told("a", "29", by=POLICE),
        told("b", "bodies of 12 men", by=UNION, text="It took in the bodies of 12 men."),
    ),
    (
        "a march and the vigil after it",
        told("a", "20,000", by=POLICE, predicate="attended", accumulation=INCREMENT),
        told("b", "400", by=UNION, predicate="attended", accumulation=INCREMENT, text="About 400 came to a vigil."),
    ),
    (
        "each rescues its own",
        told("a", "26", by=POLICE, predicate="rescued"),
        told("b", "17", by=UNION, predicate="rescued"),
    ),
    (
        "a rank and a count",
        told("a", "130", by=POLICE),
        told("b", "6", by=UNION, accumulation=Accumulation.ORDINAL),
    ),
    (
        "one day, and only one tells its hour",
        told("a", "1", by=POLICE, hour="2026-03-02T16:55"),
        told("b", "3", by=UNION),
    ),
]


@pytest.mark.parametrize(("a", "b"), [case[1:] for case in NO_DISPUTES], ids=[case[0] for case in NO_DISPUTES])
def test_what_need_not_contradict_is_no_dispute(a: Reading, b: Reading) -> None:
    assert {one.relation for one in linked(a, b).relations} <= {"incomparable"}


def test_two_accounts_of_one_sides_dead_are_a_dispute() -> None:
    """Its own word for its people, and the other side's, are one land's."""
    own = told("a", "lost 5 soldiers", by=ULVIA, text="Ulvia said it had lost 5 soldiers.")
    other = told("b", "130 Ulvian soldiers died", by=TOSK, text="The ministry said 130 Ulvian soldiers died.")
    assert relation(own, other).relation == "conflict"


def test_where_two_sides_count_a_figure_of_no_side_contradicts_none() -> None:
    ulvian = told("a", "130 Ulvian soldiers died", text="130 Ulvian soldiers died.", by=TOSK)
    toskian = told("b", "34 Toskian soldiers died", text="34 Toskian soldiers died.", by=ULVIA)
    open_ = told("c", "2 died", text="Of those, 2 died.", by=POLICE)
    assert {one.relation for one in linked(ulvian, toskian, open_).relations} == {"incomparable"}


def test_where_several_places_are_counted_a_figure_of_no_place_contradicts_none() -> None:
    here = told("a", "55 in Arden", place="Arden", text="There are 55 in Arden.", by=POLICE)
    there = told("b", "90 in Belm", place="Belm", text="There are 90 in Belm.", by=UNION)
    everywhere = told("c", "40", by=ULVIA)
    assert {one.relation for one in linked(here, there, everywhere).relations} == {"incomparable"}
    assert "conflict" in {one.relation for one in linked(here, everywhere).relations}, "of one place, it can"


def test_one_name_is_one_source_whatever_it_is_said_to_be() -> None:
    assert relation(told("a", "34", by=ULVIA), told("b", "34", by=source("Ulvia", "military"))).relation == "repeat"


def test_statements_with_other_numbers_do_not_confirm_each_other() -> None:
    many = said("a", "1,100 people were reported missing across the long valley", by=POLICE)
    few = said("b", "312 people were reported missing across the long valley", by=UNION)
    same = said("c", "1,100 people were reported missing across the long valley", by=UNION)
    assert not linked(many, few).relations
    assert relation(many, same).relation == "corroborates"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("ulvia", "ulvian", True), ("KP", "KP", True), ("KP", "KR", False), ("ulvian", "toskian", False)],
)
def test_lands_are_one_by_code_or_by_how_they_begin(one: str, other: str, same: bool) -> None:
    assert is_one_land(one, other) is same
