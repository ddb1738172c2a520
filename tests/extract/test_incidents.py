"""Which sentences are about what the report is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import attrgetter

import pytest

from reportedly.extract.incidents import Cue, find_cues, find_scopes
from reportedly.extract.periods import find_periods
from reportedly.extract.tables import load_table
from reportedly.records import Analysis

Analyse = Callable[..., Analysis]

PUBLISHED = date(2024, 5, 9)
CUES = load_table("background.toml", "cue", Cue)


@pytest.mark.parametrize("row", CUES, ids=attrgetter("id"))
def test_every_cue_is_found_in_its_example_and_not_in_its_near_miss(row: Cue, analyse_text: Analyse) -> None:
    def cues_in(text: str) -> set[str]:
        analysis = analyse_text(text)
        return {cue.id for sentence in analysis.sentences for cue, _ in find_cues(analysis, sentence)}

    assert row.id in cues_in(row.example)
    assert row.id not in cues_in(row.near_miss)


def test_no_two_rows_share_a_phrase_and_each_is_in_lower_case() -> None:
    phrases = [phrase for row in CUES for phrase in row.phrases]
    assert len(set(phrases)) == len(phrases)
    assert all(phrase == phrase.lower() for phrase in phrases)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Two men were killed on Friday. They were brothers.", []),
        ("Two men were killed. Last year, three men were killed there.", [1]),
        ("Two men were killed. In an unrelated shooting, a woman was hurt.", [1]),
        ("Two men were killed. Nationwide, 300 people were killed.", [1]),
        ("Two men were killed. In 2019, four men were killed there. Their killer was never found.", [1, 2]),
        ("In 2019, four men were killed there.\n\nTwo men were killed on Friday.", [0]),
    ],
)
def test_sentences_that_are_about_something_else(text: str, apart: list[int], analyse_text: Analyse) -> None:
    analysis = analyse_text(text, published=PUBLISHED)
    assert sorted(find_scopes(analysis, find_periods(analysis))) == apart


def test_a_recent_day_brings_the_story_back(analyse_text: Analyse) -> None:
    analysis = analyse_text(
        "In 2019, four men were killed there. On Tuesday, two men were killed.", published=PUBLISHED
    )
    assert sorted(find_scopes(analysis, find_periods(analysis))) == [0]


def test_another_incident_ends_with_its_paragraph(analyse_text: Analyse) -> None:
    analysis = analyse_text(
        "Two men were killed.\n\nIn an unrelated shooting, a woman was hurt.\n\nThe men were brothers.",
        published=PUBLISHED,
    )
    assert sorted(find_scopes(analysis, find_periods(analysis))) == [1]
