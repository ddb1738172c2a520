"""What reports share, in the ledger: events, questions, answers, relations. Written by event, so that a new report
replaces only what belongs to its own events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, delete, exists, func, insert, or_, select, update

from reportedly.errors import NotThereError
from reportedly.persist.figure_rows import FIGURE_COLUMNS, figure_of
from reportedly.persist.payload import decode, decode_many, encode
from reportedly.persist.queries import CANDIDATES_SHOWN, stored_columns
from reportedly.persist.rows import Values, dispute_row, fold, relation_of, stored_claim_of
from reportedly.persist.summary_tables import DISPUTES, TIMELINES
from reportedly.persist.tables import (
    ANSWERS,
    CLAIM_RELATIONS,
    CLAIMS,
    EVENT_MEMBERS,
    EVENTS,
    QUESTION_SUMMARY,
    QUESTIONS,
    REVIEW_QUEUE,
    VERSIONS,
)
from reportedly.records import (
    Answer,
    Claim,
    Dispute,
    Event,
    Linked,
    LinkFilter,
    Question,
    QuestionSummary,
    Relation,
    StoredClaim,
    Timeline,
)
from reportedly.review.records import Waiting

_AT_ONCE = 500  # values in one statement; SQLite's oldest limit is 999

Item = TypeVar("Item")

Opened = Callable[[], AbstractContextManager[Connection]]


class Links:
    """The links of one ledger; get it from `Ledger.links`. Its methods raise what the ledger's own do."""

    def __init__(self, reading: Opened, writing: Opened, where: str) -> None:
        self._reading, self._writing, self._where = reading, writing, where

    # --- writing -----------------------------------------------------------------------------------------------------

    def unlinked(self) -> list[tuple[str, str]]:
        """The report versions, by id and hash, that were added or read anew since they were last linked."""
        wanted = select(VERSIONS.c.report_id, VERSIONS.c.sha256).where(VERSIONS.c.linked.is_(False))
        with self._reading() as connection:
            return [(row.report_id, row.sha256) for row in connection.execute(wanted.order_by(VERSIONS.c.number))]

    def unfinished(self, limit: int) -> list[Event]:
        """Some events whose questions and relations wait to be found, by id."""
        wanted = select(EVENTS.c.payload).where(EVENTS.c.linked.is_(False)).order_by(EVENTS.c.id).limit(limit)
        with self._reading() as connection:
            return [decode(Event, payload) for payload in connection.scalars(wanted)]

    def count_unfinished(self) -> int:
        """How many events `unfinished` would give."""
        wanted = select(func.count()).select_from(EVENTS).where(EVENTS.c.linked.is_(False))
        with self._reading() as connection:
            return connection.scalars(wanted).one()

    def put(
        self,
        events: Sequence[Event],
        linked: Linked,
        stand: Iterable[QuestionSummary],
        waiting: Iterable[Waiting] = (),
        disputes: Iterable[Dispute] = (),
        timelines: Iterable[Timeline] = (),
    ) -> bool:
        """Replace what is known of some events, in one transaction; False, and nothing done, if one has changed.

        Args:
            events: Events as `unfinished` gave them, in its order.
            linked: All that was found of ``events``.
            stand: How the questions of ``linked`` stand.
            waiting: Those of its claims that somebody should look at.
            disputes: Those of ``linked``.
            timelines: Those of its questions.
        """
        stand = list(stand)
        of_question = {question.id: question.event for question in linked.questions}
        of_claim = {answer.claim: of_question[answer.question] for answer in linked.answers}
        stands: dict[str, list[QuestionSummary]] = {event.id: [] for event in events}
        for one in stand:
            stands[one.question.event].append(one)
        with self._writing() as connection:
            if _events(connection, stands) != list(events):
                return False  # another process has linked a report to it since
            forget_links(connection, stands)
            for event in events:
                told = _standing(event, stands[event.id])
                connection.execute(update(EVENTS).where(EVENTS.c.id == event.id).values(told))
            insert_rows(connection, QUESTIONS, map(_question_row, linked.questions))
            insert_rows(connection, QUESTION_SUMMARY, map(_summary_row, stand))
            insert_rows(connection, ANSWERS, (_answer_row(answer, of_question) for answer in linked.answers))
            insert_rows(connection, CLAIM_RELATIONS, (_relation_row(one, of_claim) for one in linked.relations))
            insert_rows(connection, REVIEW_QUEUE, (_waiting_row(one, of_claim) for one in waiting))
            insert_rows(connection, TIMELINES, _timeline_rows(timelines, of_question))
            insert_rows(connection, DISPUTES, (dispute_row(one, of_claim[one.left.claim.id]) for one in disputes))
        return True

    # --- asking ------------------------------------------------------------------------------------------------------

    def events(self) -> Iterator[Event]:
        """Every event, by id."""
        with self._reading() as connection:
            for row in connection.execute(select(EVENTS.c.payload).order_by(EVENTS.c.id)):
                yield decode(Event, row.payload)

    def event(self, name: str) -> Event | None:
        """The event with this id."""
        with self._reading() as connection:
            payload = connection.scalar(select(EVENTS.c.payload).where(EVENTS.c.id == name))
        return None if payload is None else decode(Event, payload)

    def questions(self, wanted: LinkFilter) -> Iterator[QuestionSummary]:
        """Questions and how they stand: most conflicts first, then most reports, originators and claims."""
        summary = QUESTION_SUMMARY.c
        statement = (
            select(summary.payload)
            .join_from(QUESTION_SUMMARY, QUESTIONS, QUESTIONS.c.id == summary.question)
            .where(*conditions_of_question(wanted))
            .order_by(
                summary.conflicts.desc(),
                summary.reports.desc(),
                summary.originators.desc(),
                summary.claims.desc(),
                summary.question,
            )
        )
        with self._reading() as connection:
            for row in connection.execute(_limited(statement, wanted)):
                yield decode(QuestionSummary, row.payload)

    def question(self, name: str) -> Question:
        """The question that ``name`` names: its id, the start of it, or words of its sentence that no other has.

        Raises:
            LedgerError: No question is named so, or several are; the message lists some.
        """
        columns = QUESTIONS.c
        with self._reading() as connection:
            for condition in (
                columns.id == name,
                columns.id.startswith(name, autoescape=True),
                columns.text_words.contains(fold(name), autoescape=True),
            ):
                found = connection.execute(
                    select(columns.payload).where(condition).order_by(columns.id).limit(CANDIDATES_SHOWN + 1)
                ).all()
                if len(found) == 1:
                    return decode(Question, found[0].payload)
                if found:
                    listed = ", ".join(
                        f"{question.id[:17]} ({question.text})"
                        for question in (decode(Question, row.payload) for row in found[:CANDIDATES_SHOWN])
                    )
                    raise NotThereError(
                        f"{name!r} may be any of these questions: {listed}", where=self._where, fix="give its id"
                    )
        raise NotThereError(
            f"no question is called {name!r}", where=self._where, fix="list them with: reportedly questions"
        )

    def answers(self, questions: Sequence[str]) -> list[Answer]:
        """The answers to some questions, by claim."""
        found: list[Answer] = []
        with self._reading() as connection:
            for some in batches(questions):
                wanted = select(ANSWERS.c.payload).where(ANSWERS.c.question.in_(some)).order_by(ANSWERS.c.claim)
                found += decode_many(Answer, f"[{','.join(connection.scalars(wanted))}]")
        return found

    def relations(self, wanted: LinkFilter) -> Iterator[Relation]:
        """Relations between claims, by question and claims."""
        columns = CLAIM_RELATIONS.c
        statement = (
            select(CLAIM_RELATIONS)
            .outerjoin_from(CLAIM_RELATIONS, QUESTIONS, QUESTIONS.c.id == columns.question)
            .where(*_of_relation(wanted))
            .order_by(columns.question, columns.left, columns.right)
        )
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=_AT_ONCE).execute(_limited(statement, wanted)):
                yield relation_of(row)

    def claims(self, ids: Iterable[str]) -> dict[str, StoredClaim]:
        """Claims by their ids, each with its report version; those that are not there any more are left out."""
        found: dict[str, StoredClaim] = {}
        with self._reading() as connection:
            for some in batches(dict.fromkeys(ids)):
                wanted = stored_columns().where(CLAIMS.c.id.in_(some))
                for row in connection.execute(wanted):
                    stored = stored_claim_of(row)
                    found[stored.claim.id] = stored
        return found

    def figures(self, questions: Iterable[str]) -> dict[str, Claim]:
        """What the claims that answer some questions count, by their ids, as far as `figure_of` says.

        Claims that count the same may be one record; those that it cannot give are whole.
        """
        found: dict[str, Claim] = {}
        rest: list[str] = []
        with self._reading() as connection:
            for some in batches(questions):
                wanted = (
                    select(CLAIMS.c.id, *FIGURE_COLUMNS)
                    .join_from(ANSWERS, CLAIMS, CLAIMS.c.id == ANSWERS.c.claim)
                    .where(ANSWERS.c.question.in_(some))
                )
                for name, *columns in connection.execute(wanted):
                    figure = figure_of(*columns)
                    if figure is None:
                        rest.append(name)
                    else:
                        found[name] = figure
            for some in batches(rest):
                payloads = connection.scalars(select(CLAIMS.c.payload).where(CLAIMS.c.id.in_(some)))
                found |= {claim.id: claim for claim in (decode(Claim, payload) for payload in payloads)}
        return found

    def questions_of(self, claims: Iterable[str]) -> dict[str, Question]:
        """The question that each of some claims answers; those that answer none are left out."""
        found: dict[str, Question] = {}
        with self._reading() as connection:
            for some in batches(sorted(claims)):
                wanted = (
                    select(ANSWERS.c.claim, QUESTIONS.c.payload)
                    .join(QUESTIONS, QUESTIONS.c.id == ANSWERS.c.question)
                    .where(ANSWERS.c.claim.in_(some))
                )
                found |= {row.claim: decode(Question, row.payload) for row in connection.execute(wanted)}
        return found

    def telling_of_persons(self, event: str | None = None, after: str = "") -> Iterator[tuple[str, StoredClaim]]:
        """The claims of linked events that tell of single persons, each with its event: by event, report and place.

        Args:
            event: The start of an event's id, or words of its title; without it, all events.
            after: Only events whose ids come after this one.
        """
        member = EVENT_MEMBERS.c
        of_member = and_(
            member.report_id == VERSIONS.c.report_id,
            member.sha256 == VERSIONS.c.sha256,
            member.told_as == func.coalesce(CLAIMS.c.event, ""),
        )
        wanted = (
            stored_columns()
            .add_columns(member.event.label("across"))
            .join(EVENT_MEMBERS, of_member)
            .where(CLAIMS.c.tells_of_persons.is_(True), member.event > after)
            .order_by(member.event, VERSIONS.c.number, CLAIMS.c.position)
        )
        if event is not None:
            titled = select(EVENTS.c.id).where(EVENTS.c.title_words.contains(fold(event), autoescape=True))
            wanted = wanted.where(or_(member.event.startswith(event, autoescape=True), member.event.in_(titled)))
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=_AT_ONCE).execute(wanted):
                yield row.across, stored_claim_of(row)

    def claims_of_version(self, report_id: str, sha256: str) -> list[StoredClaim]:
        """The claims of one version of a report, in the order of their words."""
        wanted = stored_columns().where(VERSIONS.c.report_id == report_id, VERSIONS.c.sha256 == sha256)
        with self._reading() as connection:
            return [stored_claim_of(row) for row in connection.execute(wanted.order_by(CLAIMS.c.position))]


def forget_links(connection: Connection, events: Iterable[str]) -> None:
    """Forget the questions of some events, and all that hangs on these."""
    for some in batches(events):
        of_events = select(QUESTIONS.c.id).where(QUESTIONS.c.event.in_(some))
        connection.execute(delete(QUESTION_SUMMARY).where(QUESTION_SUMMARY.c.question.in_(of_events)))
        for table in (QUESTIONS, ANSWERS, CLAIM_RELATIONS, DISPUTES, REVIEW_QUEUE, TIMELINES):
            connection.execute(delete(table).where(table.c.event.in_(some)))


def insert_rows(connection: Connection, table: Table, rows: Iterable[Values]) -> None:
    """Insert rows, as many at once as one statement takes."""
    for some in batches(rows):
        connection.execute(insert(table), list(some))


def _events(connection: Connection, ids: Iterable[str]) -> list[Event]:
    wanted = (select(EVENTS.c.payload).where(EVENTS.c.id.in_(some)) for some in batches(ids))
    found = (decode(Event, payload) for one in wanted for payload in connection.scalars(one))
    return sorted(found, key=lambda event: event.id)


def _standing(event: Event, stands: Sequence[QuestionSummary]) -> Values:
    """What an event's row says of its questions."""
    days = [one.last for one in stands if one.last is not None and one.latest is not None]
    told = [one for one in stands if one.latest is not None]
    first = max(told, key=lambda one: (one.question.predicate == event.kind, *_told_of(one)), default=None)
    return {
        "linked": True,
        "newest": max(days).isoformat() if days else "",
        "questions": len(stands),
        "latest": first and first.latest,
    }


def _told_of(stand: QuestionSummary) -> tuple[int, int, int, str]:
    """The more, the more is told of the question."""
    return (stand.reports, stand.originators, stand.claims, stand.question.id)


def _question_row(question: Question) -> Values:
    return {
        "id": question.id,
        "event": question.event,
        "predicate_words": fold(question.predicate),
        "text_words": fold(question.text),
        "payload": encode(question),
    }


def _summary_row(stand: QuestionSummary) -> Values:
    return {
        "question": stand.question.id,
        "claims": stand.claims,
        "reports": stand.reports,
        "originators": stand.originators,
        "low": stand.low,
        "high": stand.high,
        "first": stand.first,
        "last": stand.last,
        "conflicts": stand.conflicts,
        "payload": encode(stand),
    }


def _answer_row(answer: Answer, events: dict[str, str]) -> Values:
    return {
        "claim": answer.claim,
        "question": answer.question,
        "event": events[answer.question],
        "day": answer.as_of.toordinal() if answer.as_of else 0,
        "payload": encode(answer),
    }


def _relation_row(relation: Relation, events: dict[str, str]) -> Values:
    return {
        "left": relation.left,
        "right": relation.right,
        "relation": relation.relation,
        "degree": relation.degree,
        "reason": relation.reason,
        "question": relation.question,
        "event": events[relation.left],
    }


def _timeline_rows(timelines: Iterable[Timeline], events: dict[str, str]) -> Iterator[Values]:
    lines: dict[str, list[Timeline]] = {}
    for line in timelines:
        lines.setdefault(line.question, []).append(line)
    for question, some in lines.items():
        yield {"question": question, "event": events[question], "payload": encode(tuple(some))}


def _waiting_row(one: Waiting, events: dict[str, str]) -> Values:
    return {
        "claim": one.claim,
        "event": events[one.claim],
        "priority": one.priority,
        "reviewed": one.settled,
        "payload": encode(one),
    }


def conditions_of_question(wanted: LinkFilter) -> list[ColumnElement[bool]]:
    """What ``wanted`` asks of a question and its event."""
    conditions = []
    columns = QUESTIONS.c
    if wanted.question is not None:
        conditions.append(
            or_(
                columns.id.startswith(wanted.question, autoescape=True),
                columns.text_words.contains(fold(wanted.question), autoescape=True),
            )
        )
    if wanted.event is not None:
        titled = select(EVENTS.c.id).where(EVENTS.c.title_words.contains(fold(wanted.event), autoescape=True))
        conditions.append(or_(columns.event.startswith(wanted.event, autoescape=True), columns.event.in_(titled)))
    if wanted.predicate is not None:
        conditions.append(columns.predicate_words == fold(wanted.predicate))
    return conditions


def _of_relation(wanted: LinkFilter) -> list[ColumnElement[bool]]:
    conditions = conditions_of_question(wanted)
    columns = CLAIM_RELATIONS.c
    if wanted.relation is not None:
        conditions.append(columns.relation == wanted.relation)
    of_side = CLAIMS.c.id.in_([columns.left, columns.right])
    if wanted.source is not None:
        named = CLAIMS.c.source_words.contains(fold(wanted.source), autoescape=True)
        conditions.append(exists(select(1).select_from(CLAIMS).where(of_side, named)))
    if wanted.since is not None:
        later = VERSIONS.c.published >= wanted.since
        conditions.append(exists(select(1).select_from(VERSIONS).join(CLAIMS).where(of_side, later)))
    return conditions


def _limited(statement: Select[Any], wanted: LinkFilter) -> Select[Any]:
    return statement if wanted.limit is None else statement.limit(max(wanted.limit, 0))


def batches(items: Iterable[Item], *, values: int = 1) -> Iterator[list[Item]]:
    """As many items at once as one statement takes, of so many values each; ``itertools.batched`` is of Python 3.12."""
    stream = iter(items)
    while some := list(islice(stream, _AT_ONCE // values)):
        yield some
