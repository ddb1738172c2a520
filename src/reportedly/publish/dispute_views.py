"""Where accounts disagree, on a terminal: question by question, each pair with both quotes and the reason."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from rich.padding import Padding
from rich.text import Text

from reportedly.publish.link_lines import dispute_line
from reportedly.publish.terminal import NOTE, PipedConsole, console_for, plural, warn, write_line
from reportedly.publish.words import on_one_line, quote, visible, who
from reportedly.records import Dispute, Question, StoredClaim

FIRST = 3
"""Pairs that are shown of a question before the rest is only counted: ten sources make forty-five."""

_ID = 17  # "question-" and 32 bits
_IN_WORDS = {"strict": "both cannot be true", "soft": "both hardly can be true", "denies": "one denies the other"}


def print_disputes(
    disputes: Sequence[Dispute], questions: Mapping[str, Question], *, each: int | None, as_json: bool
) -> None:
    """The disputes under their questions, in the order in which each question's first one comes.

    Args:
        disputes: In the order in which to read them.
        questions: The question that each claim answers, by the claim's id.
        each: How many to show of a question; None for all.
        as_json: A line of JSON a dispute instead, all of them.
    """
    if as_json:
        for dispute in disputes:
            write_line(dispute_line(dispute))
        return
    console = console_for(sys.stdout)
    if not disputes:
        warn("no dispute in the ledger is like that")
    for question, found in _by_question(disputes, questions):
        console.print(_title(question, len(found)))
        for dispute in found[:each]:
            _print_one(console, dispute)
        if each is not None and len(found) > each and question is not None:
            more = f"and {plural(len(found) - each, 'more pair')}: reportedly disputes {question.id[:_ID]}"
            console.print(Padding(Text(more, style=NOTE), (0, 0, 1, 2)))


def side(stored: StoredClaim) -> Text:
    """A claim as one side of a comparison: its words, who says so, who printed it, and when."""
    day = stored.published.isoformat() if stored.published else "no date"
    about = " · ".join(filter(None, (who(stored.claim), stored.printed_by, day)))
    return Text(quote(stored.claim.evidence[0].text)).append(f"  {on_one_line(about)}", style=NOTE)


def _by_question(
    disputes: Sequence[Dispute], questions: Mapping[str, Question]
) -> list[tuple[Question | None, list[Dispute]]]:
    """The disputes of each question. Two claims may answer two: "all soldiers" and "our soldiers"; the left one's
    question stands for both.
    """
    found: dict[str, tuple[Question | None, list[Dispute]]] = {}
    for dispute in disputes:
        asked = questions.get(dispute.left.claim.id)
        found.setdefault(asked.id if asked else "", (asked, []))[1].append(dispute)
    return list(found.values())


def _title(question: Question | None, pairs: int) -> Text:
    if question is None:
        return Text("Between questions")
    title = Text(on_one_line(question.text), style="bold")
    return title.append(f"  {question.id[:_ID]} · {plural(pairs, 'disagreement')}", style="dim not bold")


def _print_one(console: PipedConsole, dispute: Dispute) -> None:
    relation = dispute.relation
    words = _IN_WORDS.get(relation.degree or relation.relation, relation.relation)
    named = f" · {relation.relation}{f', {relation.degree}' if relation.degree else ''}"
    console.print(Padding(Text(words[0].upper() + words[1:]).append(named, style=NOTE), (0, 0, 0, 2)))
    for one in (dispute.left, dispute.right):
        console.print(Padding(side(one), (0, 0, 0, 4)))
    console.print(Padding(Text(visible(relation.reason), style=NOTE), (0, 0, 1, 4)))
