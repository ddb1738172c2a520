"""What happened to how many: every trigger row on its sentences, and whole sentences with all that they hold."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from reportedly.extract.measured import Measure, is_elliptic, is_further
from reportedly.extract.measures import find_measures
from reportedly.extract.quantities import find_quantities
from reportedly.extract.tables import load_table
from reportedly.extract.triggers import Predicate, Trigger, predicates
from reportedly.records import Accumulation, Analysis, Modifier

Analyse = Callable[..., Analysis]

TRIGGERS = load_table("predicates.toml", "trigger", Trigger)
CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("measures_cases.toml").read_text(encoding="utf-8")
)["case"]


def measures_of(analysis: Analysis) -> tuple[Measure, ...]:
    return find_measures(analysis, find_quantities(analysis))


# --- the table -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", TRIGGERS, ids=attrgetter("id"))
def test_every_trigger_fires_on_its_example_and_spares_its_near_miss(row: Trigger, analyse_text: Analyse) -> None:
    assert row.id in {measure.rule for measure in measures_of(analyse_text(row.example))}
    assert row.id not in {measure.rule for measure in measures_of(analyse_text(row.near_miss))}


def test_every_predicate_that_is_used_is_declared() -> None:
    used = {row.predicate for row in TRIGGERS}
    declared = {row.id for row in load_table("predicates.toml", "predicate", Predicate)}
    assert used <= declared
    assert declared - used <= {"occurrence"}, "a predicate that nothing can say; meetings are counted elsewhere"


def test_every_predicate_adds_up_in_a_way_that_we_know() -> None:
    for row in predicates().values():
        assert Accumulation(row.accumulation)


def test_no_trigger_lists_a_lemma_twice() -> None:
    for row in TRIGGERS:
        assert len(set(row.lemmas)) == len(row.lemmas), row.id
        assert all(lemma == lemma.lower().strip() for lemma in row.lemmas), row.id


# --- sentences -------------------------------------------------------------------------------------------------


def _said(measure: Measure) -> dict[str, Any]:
    """A measure in the words of the case table, without what is as usual."""
    quantity = measure.quantity
    said: dict[str, Any] = {"quote": quantity.span.text, "predicate": measure.predicate}
    if measure.one:
        said["one"] = True
    elif measure.accumulation is not Accumulation.ORDINAL:
        said |= _bounds(measure)
    if quantity.modifier is not Modifier.EXACT:
        said["modifier"] = quantity.modifier.value
    usual = {
        "polarity": "affirmed",
        "realis": "actual",
        "accumulation": predicates()[measure.predicate].accumulation,
    }
    said |= {name: getattr(measure, name).value for name in usual if getattr(measure, name).value != usual[name]}
    return said | ({"part": True} if measure.part_of is not None else {})


def _bounds(measure: Measure) -> dict[str, int | Decimal]:
    """What is known of the number: a point, else the sides that are."""
    quantity = measure.quantity
    if quantity.point is not None:
        return {"point": quantity.point}
    return {name: side for name, side in (("low", quantity.low), ("high", quantity.high)) if side is not None}


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_a_sentence_says_this_and_nothing_else(case: dict[str, Any], analyse_text: Analyse) -> None:
    def key(said: dict[str, Any]) -> str:
        return f"{said['quote']} {said['predicate']}"

    found = [_said(measure) for measure in measures_of(analyse_text(case["text"]))]
    assert sorted(found, key=key) == sorted(case["expect"], key=key)


def test_the_case_table_has_no_sentence_twice() -> None:
    texts = [case["text"] for case in CASES]
    assert len(set(texts)) == len(texts)


# --- what a measure holds --------------------------------------------------------------------------------------


def test_the_words_run_from_the_number_to_the_trigger(analyse_text: Analyse) -> None:
    analysis = analyse_text("In the valley at least 240 villagers were killed on Monday.")
    (measure,) = measures_of(analysis)
    assert analysis.span(*measure.tokens).text == "at least 240 villagers were killed"
    assert analysis.span(*measure.phrase).text == "at least 240 villagers"
    assert measure.noun_class.id == "people"


def test_a_number_far_from_its_trigger_is_quoted_alone(analyse_text: Analyse) -> None:
    between = ", in the village of Arden, north of the lake and east of the old mill with its two red towers" * 2
    analysis = analyse_text(f"Twelve people{between}, were killed.")
    for measure in measures_of(analysis):
        assert measure.tokens[1] - measure.tokens[0] <= 45


@pytest.mark.parametrize(
    ("text", "elliptic", "further"),
    [
        ("Around 600 have perished.", True, False),
        ("Three others were wounded.", True, True),
        ("Three people were wounded.", False, False),
        ("Another man was wounded.", False, True),
    ],
)
def test_what_the_text_leaves_out(text: str, elliptic: bool, further: bool, analyse_text: Analyse) -> None:
    analysis = analyse_text(text)
    (measure,) = measures_of(analysis)
    assert is_elliptic(analysis, measure) is elliptic
    assert is_further(analysis, measure) is further


def test_killed_casualties_deployed_and_a_standing_force_are_four_things(analyse_text: Analyse) -> None:
    text = (
        "The country has an army of 50,000 soldiers. It deployed 9,000 soldiers. They took 3,000 casualties. "
        "Some 600 soldiers were killed."
    )
    found = {measure.predicate: measure.quantity.point for measure in measures_of(analyse_text(text))}
    assert found == {"present": 50_000, "deployed": 9_000, "casualties": 3_000, "killed": 600}


def test_measures_are_in_the_order_of_their_words_and_none_twice(analyse_text: Analyse) -> None:
    found = measures_of(analyse_text("Police said 12 people were killed and 30 wounded. Two were arrested."))
    assert [measure.tokens for measure in found] == sorted(measure.tokens for measure in found)
    assert len({(measure.predicate, measure.head) for measure in found}) == len(found)
