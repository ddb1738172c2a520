"""Totals that the words force, and those that they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.extract.individuals import find_victims
from reportedly.extract.measures import find_measures
from reportedly.extract.quantities import find_quantities
from reportedly.extract.tally import Total, find_totals
from reportedly.records import Analysis, Modifier

Analyse = Callable[..., Analysis]


def totals_of(analysis: Analysis) -> tuple[Total, ...]:
    measures = find_measures(analysis, find_quantities(analysis))
    return find_totals(analysis, measures, find_victims(analysis, measures))


@pytest.mark.parametrize(
    ("text", "predicate", "point"),
    [
        ("A man and a woman were killed.", "killed", 2),
        ("A man was killed. A woman was killed. A boy was killed.", "killed", 3),
        ("Five people were shot. Two people died.", "wounded", 3),
        ("A boy was wounded. A girl was wounded.", "wounded", 2),
    ],
)
def test_what_the_parts_add_up_to(text: str, predicate: str, point: int, analyse_text: Analyse) -> None:
    totals = {total.predicate: total for total in totals_of(analyse_text(text))}
    assert totals[predicate].number == point
    assert totals[predicate].parts


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Two people were killed.", "killed"),
        ("A man was killed.", "killed"),
        ("Twelve people were killed, among them a man and a woman.", "killed"),
        ("Police killed one man and shot three others.", "killed"),
        ("A man was not killed. A woman was not killed.", "killed"),
        ("A man and a woman are feared dead.", "killed"),
        ("Five people were shot. Five people were wounded.", "wounded"),
    ],
)
def test_what_is_printed_or_not_so_is_not_added_up(text: str, predicate: str, analyse_text: Analyse) -> None:
    assert predicate not in {total.predicate for total in totals_of(analyse_text(text))}


def test_the_dead_told_of_apart_are_not_taken_from_those_shot(analyse_text: Analyse) -> None:
    totals = totals_of(analyse_text("The gang killed one officer and shot three others."))
    assert [total.number for total in totals if total.predicate == "wounded"] == [3]


def test_a_total_is_bound_as_far_as_its_parts_are(analyse_text: Analyse) -> None:
    totals = totals_of(analyse_text("At least five people were shot. One person died."))
    assert [(total.number, total.modifier) for total in totals if total.predicate == "wounded"] == [
        (4, Modifier.AT_LEAST)
    ]


def test_the_dead_that_were_subtracted_are_among_the_parts(analyse_text: Analyse) -> None:
    totals = totals_of(analyse_text("Five people were shot. Ann Lee, 30, died. Tom Hill, 31, died."))
    (wounded,) = [total for total in totals if total.predicate == "wounded"]
    assert wounded.number == 3
    assert [part.predicate for part in wounded.parts] == ["shot", "killed", "killed"]
