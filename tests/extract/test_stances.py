"""The stance to one clause among what is said."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

import pytest

from reportedly.extract.attributions import find_attributions
from reportedly.extract.stances import StanceRow, stance_at, stance_of, stance_row_at, stance_rows
from reportedly.records import Analysis

Analyse = Callable[..., Analysis]


def _rows_at(analysis: Analysis, word: str) -> set[str]:
    """The rows that fire for the first token that is ``word`` in any attribution that holds it."""
    i = next(token.i for token in analysis.tokens if token.text == word)
    found = [
        stance_row_at(analysis, attribution, i)
        for attribution in find_attributions(analysis)
        if any(first <= i < last for first, last in attribution.content)
    ]
    return {row.id for row in found if row is not None}


@pytest.mark.parametrize("row", stance_rows(), ids=attrgetter("id"))
def test_every_row_fires_on_its_example_and_spares_its_near_miss(row: StanceRow, analyse_text: Analyse) -> None:
    assert row.id in _rows_at(analyse_text(row.example), row.target)
    assert row.id not in _rows_at(analyse_text(row.near_miss), row.target)


@pytest.mark.parametrize(
    ("text", "verb", "stance"),
    [
        ("Police said that Ray Cole shot two men.", "shot", "accused"),
        ("Police said that Ray Cole was the gunman.", "was", "accused"),
        ("Police said Ray Cole opened fire on the crowd.", "opened", "accused"),
        ("Police said that a gunman shot two men.", "shot", "stated"),
        ("Police said they will patrol the park.", "patrol", "promised"),
        ("“We are going to find them,” Chief Ann Cole said.", "find", "promised"),
        ("Officials said he will be tried in Leeds.", "tried", "expected"),
        ("Officials said the river would rise again.", "rise", "expected"),
        ("Ray Cole said he would mend the gate.", "mend", "promised"),
        ("Ray Cole said he would rather mend the gate.", "mend", "stated"),
        ("Officials said the river would rise if it rained.", "rise", "stated"),
        ("Officials said the river would have risen again.", "risen", "stated"),
        ("Officials said the river could rise again.", "rise", "expected"),
        ("Officials said two men might have been killed.", "killed", "believed"),
        ("Ann Cole said the fire appears to be over.", "be", "believed"),
        ("“I think two of them got hurt,” Ann Cole said.", "hurt", "believed"),
        ("Ray Cole said he did not shoot anyone.", "shoot", "denied"),
        ("The army denied that Ray Cole shot two men.", "shot", "denied"),
        ("Ray Cole said he fired a shot.", "fired", "admitted"),
        ("Ray Cole said the guard fired a shot.", "fired", "stated"),
        ("The ministry said no one was hurt.", "hurt", "stated"),
    ],
)
def test_stance_of_a_clause(text: str, verb: str, stance: str, analyse_text: Analyse) -> None:
    analysis = analyse_text(text)
    i = next(token.i for token in analysis.tokens if token.text == verb)
    assert stance_at(analysis, find_attributions(analysis)[0], i) == stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("“The bridge may fall. Nobody was there,” Ann Cole said.", "expected"),
        ("Chief Ann Cole said, “I am confident that we will find them.”", "promised"),
        ("Police said Ray Cole came in and was the one who shot the clerk.", "accused"),
        ("Police said Ray Cole was shot on his way home.", "stated"),
        ("Witnesses reported seeing Ray Cole shoot at the clerk.", "accused"),
        ("“I have thought of the families,” Ann Cole said.", "stated"),
        ("“We could not see the road,” Ann Cole said.", "stated"),
        ("The fire does not appear to have spread, officials said.", "stated"),
    ],
)
def test_stance_of_all_that_is_said(text: str, stance: str, analyse_text: Analyse) -> None:
    analysis = analyse_text(text)
    assert stance_of(analysis, find_attributions(analysis)[0]) == stance
