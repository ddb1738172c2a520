"""What is told as having happened, and what is told as not so."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

import pytest

from reportedly.extract.clauses import Governor, is_negated, realis_of
from reportedly.extract.tables import load_table
from reportedly.records import Analysis

Analyse = Callable[..., Analysis]
GOVERNORS = load_table("realis.toml", "governor", Governor)


def token_of(analysis: Analysis, word: str) -> int:
    return next(token.i for token in analysis.tokens if token.text == word)


@pytest.mark.parametrize("row", GOVERNORS, ids=attrgetter("id"))
def test_every_governor_row_holds_for_its_example_and_spares_its_near_miss(
    row: Governor, analyse_text: Analyse
) -> None:
    example, near_miss = analyse_text(row.example), analyse_text(row.near_miss)
    there, here = token_of(example, row.target), token_of(near_miss, row.target)
    if row.governs == "negated":
        assert is_negated(example, there)
    else:
        assert realis_of(example, there) == row.governs
    assert realis_of(near_miss, here) == "actual"
    assert not is_negated(near_miss, here)


@pytest.mark.parametrize(
    ("text", "word", "realis"),
    [
        ("Twelve people could have been killed.", "killed", "conditional"),
        ("Many would be killed if the dam broke.", "killed", "conditional"),
        ("The government said it would send 300 troops.", "send", "expected"),
        ("Anna Berg will visit Oslo.", "visit", "expected"),
        ("Forty people are feared dead.", "dead", "feared"),
        ("Forty are feared to have drowned.", "drowned", "feared"),
        ("There are fears of dozens of deaths.", "deaths", "feared"),
        ("The blast could cause hundreds of deaths.", "deaths", "conditional"),
        ("Norway is believed to have received ships.", "received", "actual"),
        ("Two men who were shot are expected to survive.", "shot", "actual"),
        ("Soldiers came to kill him.", "kill", "planned"),
        ("The second person to be killed was a boy.", "killed", "actual"),
        ("The rebels threatened to kill twelve hostages.", "kill", "planned"),
    ],
)
def test_realis(text: str, word: str, realis: str, analyse_text: Analyse) -> None:
    analysis = analyse_text(text)
    assert realis_of(analysis, token_of(analysis, word)) == realis


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("No one was killed in the crash.", "killed", True),
        ("The driver was not injured.", "injured", True),
        ("No injuries were reported.", "injuries", True),
        ("Nobody was hurt or arrested.", "arrested", True),
        ("He was not killed but wounded.", "wounded", False),
        ("The car crashed without injuring anyone.", "injuring", True),
        ("Police do not believe anyone was injured.", "injured", True),
        ("The driver denied killing two men.", "killing", False),
        ("No fewer than twelve people were killed.", "killed", False),
        ("No fewer than 1,450 residents of the district have been evacuated.", "evacuated", False),
        ("Not less than a dozen miners were hurt.", "hurt", False),
        ("No more than five people were killed.", "killed", False),
        ("Not only three men were killed.", "killed", False),
        ("Police have not found a motive in the deaths of six farmers.", "deaths", False),
        ("The storm did not lead to deaths.", "deaths", True),
        ("The coroner has not said how the children died.", "died", False),
    ],
)
def test_negation(text: str, word: str, *, negated: bool, analyse_text: Analyse) -> None:
    analysis = analyse_text(text)
    assert is_negated(analysis, token_of(analysis, word)) is negated
