"""Events of named actors."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

import pytest

from reportedly.extract.happenings import EventRow, StativeRow, find_happenings
from reportedly.extract.tables import load_table
from reportedly.records import Analysis

Analyse = Callable[..., Analysis]


@pytest.mark.parametrize("row", load_table("happenings.toml", "class", EventRow), ids=attrgetter("id"))
def test_every_class_row_makes_an_event_of_its_example_only(row: EventRow, analyse_text: Analyse) -> None:
    assert row.id in {found.rule for found in find_happenings(analyse_text(row.example))}
    assert row.id not in {found.rule for found in find_happenings(analyse_text(row.near_miss))}


@pytest.mark.parametrize("row", load_table("happenings.toml", "stative", StativeRow), ids=attrgetter("id"))
def test_every_stative_row_keeps_its_example_from_being_an_event(row: StativeRow, analyse_text: Analyse) -> None:
    assert find_happenings(analyse_text(row.example)) == ()
    assert find_happenings(analyse_text(row.near_miss)) != ()


def test_no_verb_is_both_an_event_and_a_state() -> None:
    events = {lemma for row in load_table("happenings.toml", "class", EventRow) for lemma in row.lemmas}
    states = {lemma for row in load_table("happenings.toml", "stative", StativeRow) for lemma in row.lemmas}
    assert events & states == set()


@pytest.mark.parametrize(
    ("text", "predicate", "realis", "evidence", "participants"),
    [
        (
            "Anna Berg is expected to meet Danish Prime Minister Mette Lund in Oslo, aides hope.",
            "meet",
            "expected",
            "Anna Berg is expected to meet Danish Prime Minister Mette Lund in Oslo",
            [("agent", "Anna Berg"), ("with", "Mette Lund")],
        ),
        (
            "On Friday, Anna Berg was seen presenting flags to the crew, cheered by many.",
            "present",
            "actual",
            "Anna Berg was seen presenting flags to the crew",
            [("agent", "Anna Berg")],
        ),
        (
            "In May, the Danish parliament ratified a treaty with Norway, despite protests.",
            "ratify",
            "actual",
            "the Danish parliament ratified a treaty with Norway",
            [("agent", "Danish parliament"), ("with", "Norway")],
        ),
        (
            "Norway sent Chad two ships.",
            "send",
            "actual",
            "Norway sent Chad two ships",
            [("agent", "Norway"), ("recipient", "Chad")],
        ),
    ],
)
def test_events(
    text: str,
    predicate: str,
    realis: str,
    evidence: str,
    participants: list[tuple[str, str]],
    analyse_text: Analyse,
) -> None:
    (found,) = find_happenings(analyse_text(text))
    assert (found.predicate, found.realis, found.evidence.text) == (predicate, realis, evidence)
    assert [(who.role, who.name) for who in found.participants] == participants


def test_what_did_not_happen_is_negated(analyse_text: Analyse) -> None:
    (found,) = find_happenings(analyse_text("Norway did not sign the treaty."))
    assert found.polarity == "negated"
