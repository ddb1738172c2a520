"""What pages say of a question, and of a report that has no name."""

from __future__ import annotations

import pytest

from reportedly.publish.web.wording import asked_briefly, asked_context, what
from reportedly.records import Claim, ClaimKind, Counted, Polarity, Question, Span


def test_a_question_is_asked_briefly_and_what_happened_stands_beside_it() -> None:
    question = Question("q", ClaimKind.FIGURE, "e", "killed", None, None, None, None, "long", "Who?", "the  flood")
    assert (asked_briefly(question), asked_context(question)) == ("Who?", "the flood")


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
