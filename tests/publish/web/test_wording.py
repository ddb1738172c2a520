"""What pages say of a question, and of a report that has no name."""

from __future__ import annotations

import pytest

from reportedly.publish.web.wording import asked_briefly, asked_context, what
from reportedly.records import Claim, ClaimKind, Counted, Polarity, Question, Span


@pytest.mark.parametrize(
    ("scope", "text", "brief", "context"),
    [
        (
            None,
            "How many people were killed (Belm, 2 March 2026)?",
            "How many people were killed?",
            "Belm, 2 March 2026",
        ),
        (
            "in Orvane",
            "How many people were killed (in Orvane, Belm)?",
            "How many people were killed (in Orvane)?",
            "Belm",
        ),
        ("in Orvane", "How many people were killed (in Orvane)?", "How many people were killed (in Orvane)?", ""),
        ("single persons", "Who was killed: Dam bursts?", "Who was killed?", "Dam bursts"),
        ("single persons, in Orvane", "Who was killed (in Orvane, Belm)?", "Who was killed (in Orvane)?", "Belm"),
        (None, "How many people were killed (Belm, 2026-03-02)?", "How many people were killed?", "Belm, 2 March 2026"),
    ],
)
def test_a_question_is_asked_briefly_and_its_place_and_day_stand_beside_it(
    scope: str | None, text: str, brief: str, context: str
) -> None:
    question = Question("q", ClaimKind.FIGURE, "e", "killed", None, None, None, scope, text)
    assert (asked_briefly(question), asked_context(question)) == (brief, context)


@pytest.mark.parametrize(
    ("words", "noun", "predicate", "polarity", "said"),
    [
        ("deaths", "meetings", "killed", Polarity.AFFIRMED, "deaths"),
        ("deaths", "meetings", "killed", Polarity.NEGATED, "deaths not killed"),
        ("soldiers", "soldiers", "killed", Polarity.AFFIRMED, "soldiers killed"),
        ("attack", "meetings", "occurrence", Polarity.AFFIRMED, "attack occurrence"),
    ],
)
def test_deaths_are_not_said_to_be_killed(words: str, noun: str, predicate: str, polarity: Polarity, said: str) -> None:
    span = Span(0, len(words), words)
    counted = Counted(span, noun)
    assert what(Claim("c", ClaimKind.FIGURE, (span,), predicate, polarity=polarity, counted=counted)) == said
