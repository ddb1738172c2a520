"""Stories, questions and disputes, a page at a time, as `reportedly.persist.browse` does reports and claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select

from reportedly.persist.links import Opened, conditions_of_question
from reportedly.persist.payload import decode, decode_many
from reportedly.persist.rows import fold, relation_of
from reportedly.persist.summary_tables import DISPUTES, TIMELINES
from reportedly.persist.tables import (
    ANSWERS,
    CLAIM_RELATIONS,
    CLAIMS,
    EVENT_MEMBERS,
    EVENTS,
    QUESTION_SUMMARY,
    QUESTIONS,
)
from reportedly.persist.walking import Key, Walk
from reportedly.records import Answer, Event, LinkFilter, QuestionSummary, Relation, Timeline

_AT_ONCE = 500  # values in one statement; SQLite's oldest limit is 999

_STORIES = Walk((EVENTS.c.newest, EVENTS.c.id), down=True)
_QUESTIONS = Walk(
    tuple(QUESTION_SUMMARY.c[name] for name in ("conflicts", "reports", "originators", "claims", "question")), down=True
)
_DISPUTES = Walk(tuple(DISPUTES.c[name] for name in ("rank", "nearness", "fewness", "left", "right")))

_ANSWERS = Walk((ANSWERS.c.day, ANSWERS.c.claim))

_EVENT_ID = re.compile(r"event-[0-9a-f]{32}")
_QUESTION_ID = re.compile(r"question-[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event, how many questions are asked of it, and the claim that has its newest figure."""

    event: Event
    questions: int
    latest: str | None


@dataclass(frozen=True, slots=True)
class StoredDispute:
    """A dispute without its claims."""

    relation: Relation
    originators: int
    apart: Fraction | None


class Stories:
    """What reports share, to page through; get it from `Ledger.stories`. Its methods raise what the ledger's own do."""

    def __init__(self, reading: Opened) -> None:
        self._reading = reading

    # --- lists -------------------------------------------------------------------------------------------------------

    def page(self, words: str, after: Key | None, limit: int) -> tuple[list[StoredEvent], Key | None]:
        """Events with ``words`` in their title, the one with the newest figure first; and where to go on."""
        filters = [EVENTS.c.title_words.contains(fold(words), autoescape=True)] if words.strip() else []
        with self._reading() as connection:
            rows, onward = _STORIES.page(connection, select(EVENTS), filters, after, limit)
        return [_stored_event(row) for row in rows], onward

    def questions(self, wanted: LinkFilter, after: Key | None, limit: int) -> tuple[list[QuestionSummary], Key | None]:
        """Questions and how they stand, most conflicts first, then most reports, originators and claims."""
        statement = select(QUESTION_SUMMARY).join_from(
            QUESTION_SUMMARY, QUESTIONS, QUESTIONS.c.id == QUESTION_SUMMARY.c.question
        )
        statement, filters = _narrowed(statement, wanted, QUESTIONS.c.id, QUESTIONS.c.event)
        with self._reading() as connection:
            rows, onward = _QUESTIONS.page(connection, statement, filters, after, limit)
        return [decode(QuestionSummary, row.payload) for row in rows], onward

    def disputes(self, wanted: LinkFilter, after: Key | None, limit: int) -> tuple[list[StoredDispute], Key | None]:
        """Disputes: what cannot both be so first, then the farthest apart and the most independently told."""
        statement = _dispute_columns()
        statement, filters = _narrowed(statement, wanted, DISPUTES.c.question, DISPUTES.c.event)
        if wanted.source is not None:
            of_side = CLAIMS.c.id.in_([DISPUTES.c.left, DISPUTES.c.right])
            named = CLAIMS.c.source_words.contains(fold(wanted.source), autoescape=True)
            filters.append(exists(select(1).select_from(CLAIMS).where(of_side, named)))
        if wanted.since is not None:
            filters.append(DISPUTES.c.since >= wanted.since)
        with self._reading() as connection:
            rows, onward = _DISPUTES.page(connection, statement, filters, after, limit)
        return [_stored_dispute(row) for row in rows], onward

    # --- one thing ---------------------------------------------------------------------------------------------------

    def events(self, ids: Sequence[str]) -> dict[str, StoredEvent]:
        """Some events, by their ids."""
        with self._reading() as connection:
            rows = connection.execute(select(EVENTS).where(EVENTS.c.id.in_(ids)))
            return {row.id: _stored_event(row) for row in rows}

    def events_of(self, report_id: str, sha256: str) -> list[str]:
        """The events that a version of a report tells of."""
        of_version = (EVENT_MEMBERS.c.report_id == report_id, EVENT_MEMBERS.c.sha256 == sha256)
        with self._reading() as connection:
            return sorted(set(connection.scalars(select(EVENT_MEMBERS.c.event).where(*of_version))))

    def summaries(self, questions: Sequence[str]) -> dict[str, QuestionSummary]:
        """How some questions stand, by their ids."""
        wanted = select(QUESTION_SUMMARY.c.payload).where(QUESTION_SUMMARY.c.question.in_(questions))
        with self._reading() as connection:
            found = [decode(QuestionSummary, row.payload) for row in connection.execute(wanted)]
        return {summary.question.id: summary for summary in found}

    def dispute(self, left: str, right: str) -> StoredDispute | None:
        """The dispute between two claims, whichever comes first."""
        columns = DISPUTES.c
        pair = or_((columns.left == left) & (columns.right == right), (columns.left == right) & (columns.right == left))
        with self._reading() as connection:
            row = connection.execute(_dispute_columns().where(pair)).first()
        return None if row is None else _stored_dispute(row)

    def timelines(self, questions: Sequence[str], most: int | None = None) -> dict[str, tuple[Timeline, ...]]:
        """How the figures of some questions changed, a line an originator, by the questions' ids.

        Of a line with more than ``most`` points, at least 2, so many are given: both ends, and others between at even
        distances.
        """

        def shorter(plain: Any) -> Any:  # noqa: ANN401  # JSON in, JSON out: what is left out is not decoded
            return [{**line, "points": _some(line.get("points", []), most)} for line in plain]

        thin = None if most is None else shorter
        wanted = select(TIMELINES.c.question, TIMELINES.c.payload).where(TIMELINES.c.question.in_(questions))
        with self._reading() as connection:
            return {row.question: decode_many(Timeline, row.payload, thin) for row in connection.execute(wanted)}

    def answers(self, question: str, after: Key | None, limit: int) -> tuple[list[Answer], Key | None]:
        """The answers to a question by as-of day, those without one first; and where to go on."""
        wanted = select(ANSWERS.c.payload, ANSWERS.c.day, ANSWERS.c.claim).where(ANSWERS.c.question == question)
        with self._reading() as connection:
            rows, onward = _ANSWERS.page(connection, wanted, [], after, limit)
        return [decode(Answer, row.payload) for row in rows], onward

    def newest(self, questions: Sequence[str]) -> dict[str, str]:
        """The claim with the newest answer to each of some questions, by as-of day."""
        columns, found = ANSWERS.c, {}
        last = select(columns.claim).order_by(columns.day.desc(), columns.claim.desc()).limit(1)
        with self._reading() as connection:
            for question in questions:
                if (claim := connection.scalar(last.where(columns.question == question))) is not None:
                    found[question] = claim
        return found

    # --- claims ------------------------------------------------------------------------------------------------------

    def answers_of(self, claims: Sequence[str]) -> dict[str, Answer]:
        """What some claims answer, by claim."""
        found: dict[str, Answer] = {}
        with self._reading() as connection:
            for start in range(0, len(claims), _AT_ONCE):
                some = ANSWERS.c.claim.in_(claims[start : start + _AT_ONCE])
                rows = connection.execute(select(ANSWERS.c.claim, ANSWERS.c.payload).where(some))
                found.update({row.claim: decode(Answer, row.payload) for row in rows})
        return found

    def relations_of(self, claim: str, limit: int) -> list[Relation]:
        """How others stand to a claim."""
        columns = CLAIM_RELATIONS.c
        found: list[Relation] = []
        with self._reading() as connection:
            for side in (columns.left, columns.right):
                rows = connection.execute(select(CLAIM_RELATIONS).where(side == claim).limit(limit))
                found += map(relation_of, rows)
        return found[:limit]

    def relation_between(self, left: str, right: str) -> Relation | None:
        """How two claims stand, whichever comes first."""
        columns = CLAIM_RELATIONS.c
        pair = or_((columns.left == left) & (columns.right == right), (columns.left == right) & (columns.right == left))
        with self._reading() as connection:
            row = connection.execute(select(CLAIM_RELATIONS).where(pair)).first()
        return None if row is None else relation_of(row)

    def overtaken(self, claims: Sequence[str]) -> set[str]:
        """Those of some claims that their own originator revised down later, or that another claim denies."""
        columns = CLAIM_RELATIONS.c
        revised = select(columns.left).where(columns.left.in_(claims), columns.relation == "revision_down")
        denied = select(columns.right).where(columns.right.in_(claims), columns.relation == "denies")
        with self._reading() as connection:
            return {*connection.scalars(revised), *connection.scalars(denied)}

    def relations_within(self, claims: Sequence[str], limit: int) -> list[Relation]:
        """How some claims stand to each other."""
        columns = CLAIM_RELATIONS.c
        within = (columns.left.in_(claims), columns.right.in_(claims))
        wanted = select(CLAIM_RELATIONS).where(*within).order_by(columns.left, columns.right).limit(limit)
        with self._reading() as connection:
            return [relation_of(row) for row in connection.execute(wanted)]


def _some(points: list[Any], most: int | None) -> list[Any]:
    if most is None or len(points) <= most:
        return points
    return [points[n * (len(points) - 1) // (most - 1)] for n in range(most)]


def _narrowed(
    statement: Select[Any], wanted: LinkFilter, question: ColumnElement[str], event: ColumnElement[str]
) -> tuple[Select[Any], list[ColumnElement[bool]]]:
    """``statement`` narrowed to whole ids, for which there are indices, and the conditions for all else."""
    rest = wanted
    if wanted.question is not None and _QUESTION_ID.fullmatch(wanted.question):
        statement, rest = statement.where(question == wanted.question), replace(rest, question=None)
    if wanted.event is not None and _EVENT_ID.fullmatch(wanted.event):
        statement, rest = statement.where(event == wanted.event), replace(rest, event=None)
    return statement, conditions_of_question(rest)


def _dispute_columns() -> Select[Any]:
    related = CLAIM_RELATIONS.c
    same = (related.left == DISPUTES.c.left) & (related.right == DISPUTES.c.right)
    return (
        select(DISPUTES, related.relation, related.degree, related.reason)
        .join_from(DISPUTES, CLAIM_RELATIONS, same)
        .outerjoin(QUESTIONS, QUESTIONS.c.id == DISPUTES.c.question)
    )


def _stored_event(row: Any) -> StoredEvent:  # noqa: ANN401  # a row of EVENTS
    return StoredEvent(decode(Event, row.payload), row.questions, row.latest)


def _stored_dispute(row: Any) -> StoredDispute:  # noqa: ANN401  # a row of `_dispute_columns`
    return StoredDispute(relation_of(row), -row.fewness, None if row.apart is None else Fraction(row.apart))
