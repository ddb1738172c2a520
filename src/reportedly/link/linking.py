"""From readings and their events to questions, answers and relations: the whole of linking in one call.

What it finds of an event depends on the claims of that event alone, as a set: another order of reading, or a report
that is given twice, changes nothing, and a new report changes only what is found of its own events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from reportedly.link.pairs import relate
from reportedly.link.questions import question_of, worded
from reportedly.link.regrouping import Regrouping
from reportedly.link.told import Told, copies_of, event_of, tell
from reportedly.link.weekdays import with_weekdays
from reportedly.records import (
    Accumulation,
    Answer,
    Claim,
    ClaimKind,
    Copies,
    Event,
    Linked,
    Number,
    Polarity,
    Question,
    QuestionSummary,
    Reading,
    Realis,
    Relation,
)


def link_claims(
    readings: Iterable[Reading],
    events: Iterable[Event],
    copies: Iterable[Copies] = (),
    regrouping: Regrouping = Regrouping(),  # noqa: B008  # frozen
) -> Linked:
    """The questions that the readings' claims answer, and how the claims stand to each other.

    Args:
        readings: Any reports; only claims of the given events are linked.
        events: Events across these reports, as `link_events` finds them.
        copies: Reports that are one text: together they are one voice.
        regrouping: What people say of questions.
    """
    known = {event.id: event for event in events}
    told = with_weekdays(tell(readings, event_of(known.values()), copies_of(copies)))
    told.sort(key=lambda one: (one.event, one.order))
    asked = {one.id: worded(question_of(one), known.get(one.event)) for one in told}
    answered = regrouping.questions(asked)
    relations = regrouping.relations(told, asked, answered, list(_relations(told)))
    questions = {question.id: question for question in answered.values()}
    return Linked(
        questions=tuple(questions[name] for name in sorted(questions)),
        answers=tuple(_answer(one, answered[one.id]) for one in told),
        relations=tuple(replace(relation, question=answered[relation.left].id) for relation in relations),
    )


def relate_within(reading: Reading) -> Reading:
    """``reading`` with the relations between its own claims, as if it were the only report."""
    report = reading.report
    own = {(report.id, report.sha256, claim.event or ""): claim.event or "" for claim in reading.claims}
    told = tell([reading], own, {})
    return replace(reading, relations=tuple(_relations(told)))


def summaries(linked: Linked, claims: Mapping[str, Claim]) -> Iterator[QuestionSummary]:
    """How each question stands, in the order of the questions' ids."""
    answers: dict[str, list[Answer]] = {question.id: [] for question in linked.questions}
    for answer in linked.answers:
        answers[answer.question].append(answer)
    conflicts: dict[str, int] = {}
    for relation in linked.relations:
        if relation.relation == "conflict" and relation.question is not None:
            conflicts[relation.question] = conflicts.get(relation.question, 0) + 1
    for question in linked.questions:
        given = answers[question.id]
        numbers = [number for answer in given for number in _numbers(claims[answer.claim])]
        days = [answer.as_of for answer in given if answer.as_of is not None]
        yield QuestionSummary(
            question=question,
            claims=len(given),
            reports=len({(answer.report_id, answer.sha256) for answer in given}),
            originators=len({answer.voice for answer in given}),
            low=min(numbers, default=None),
            high=max(numbers, default=None),
            first=min(days, default=None),
            last=max(days, default=None),
            conflicts=conflicts.get(question.id, 0),
            latest=_latest(given, claims),
        )


def _relations(told: Iterable[Told]) -> Iterator[Relation]:
    """Each pair once: what blocks share is told by the first."""
    seen: set[tuple[str, str]] = set()
    for relation in relate(told):
        pair = (min(relation.left, relation.right), max(relation.left, relation.right))
        if pair not in seen:
            seen.add(pair)
            yield relation


def _answer(told: Told, question: Question) -> Answer:
    return Answer(
        question=question.id,
        claim=told.id,
        report_id=told.report_id,
        sha256=told.sha256,
        voice=told.voice,
        originator=told.who,
        as_of=told.as_of,
        as_of_basis=told.basis,
    )


def _latest(given: Iterable[Answer], claims: Mapping[str, Claim]) -> str | None:
    """The newest figure that tells of all of what happened; of several of one day the largest."""
    ranked = [
        (answer.as_of or date.min, max(numbers), answer.claim)
        for answer in given
        if claims[answer.claim].subset_of is None and (numbers := _numbers(claims[answer.claim]))
    ]
    return max(ranked)[2] if ranked else None


def _numbers(claim: Claim) -> list[Number]:
    quantity = claim.quantity
    if quantity is None or claim.polarity is Polarity.NEGATED or claim.realis is not Realis.ACTUAL:
        return []
    if claim.kind is not ClaimKind.FIGURE or claim.accumulation in {Accumulation.RATE, Accumulation.ORDINAL}:
        return []
    return [number for number in (quantity.low, quantity.point, quantity.high) if number is not None]
