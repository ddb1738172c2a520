"""Looking around in a ledger, a page at a time: each question goes by an index from where the last page ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select

from reportedly.desk_records import ReportRow, Totals
from reportedly.persist.payload import decode
from reportedly.persist.queries import PAST_ALL, conditions_of, stored_columns
from reportedly.persist.rows import fold, relation_of, stored_claim_of
from reportedly.persist.tables import (
    ANSWERS,
    CLAIM_RELATIONS,
    CLAIMS,
    COUNTS,
    EVENT_MEMBERS,
    EVENTS,
    QUESTION_SUMMARY,
    QUESTIONS,
    TEXTS,
    VERSIONS,
)
from reportedly.records import Answer, ClaimFilter, Event, QuestionSummary, Relation, StoredClaim

Opened = Callable[[], AbstractContextManager[Connection]]

VERSIONS_AT_ONCE = 2000
"""Report versions that one request for claims looks through, at most: some ten thousand claims."""

_AT_ONCE = 500  # values in one statement; SQLite's oldest limit is 999


class Browse:
    """A ledger to page through; get it from `Ledger.browse`. Its methods raise what the ledger's own do."""

    def __init__(self, reading: Opened) -> None:
        self._reading = reading

    def totals(self) -> Totals:
        """How much the ledger holds."""
        with self._reading() as connection:
            kept = {row.name: row.number for row in connection.execute(select(COUNTS))}
            waiting = select(func.count()).select_from(VERSIONS).where(VERSIONS.c.linked.is_(False))
            return Totals(**kept, waiting=connection.scalars(waiting).one())

    # --- reports -----------------------------------------------------------------------------------------------------

    def newest(self, before: int | None, limit: int) -> list[ReportRow]:
        """Report versions, the last to arrive first: those with a number below ``before``."""
        wanted = _version_columns().order_by(VERSIONS.c.number.desc()).limit(limit)
        if before is not None:
            wanted = wanted.where(VERSIONS.c.number < before)
        return self._rows(wanted)

    def arrived_after(self, number: int) -> int:
        """How many versions have arrived since the one with ``number``."""
        wanted = select(func.count()).select_from(VERSIONS).where(VERSIONS.c.number > number)
        with self._reading() as connection:
            return int(connection.scalar(wanted) or 0)

    def versions_of(self, report_id: str, url: str | None) -> list[ReportRow]:
        """The versions of a report, and those of other ids at its address, in order of arrival."""
        same: ColumnElement[bool] = VERSIONS.c.report_id == report_id
        if url is not None:
            same = or_(same, VERSIONS.c.url == url)
        return self._rows(_version_columns().where(same).order_by(VERSIONS.c.number))

    def versions(self, keys: Iterable[tuple[str, str]]) -> list[ReportRow]:
        """Report versions by id and hash, the last to arrive first."""
        wanted = set(keys)
        found: list[ReportRow] = []
        ids = sorted({report_id for report_id, _ in wanted})
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            found += self._rows(_version_columns().where(VERSIONS.c.report_id.in_(some)))
        return sorted((row for row in found if (row.id, row.sha256) in wanted), key=lambda row: -row.number)

    def _rows(self, wanted: Select[Any]) -> list[ReportRow]:
        with self._reading() as connection:
            return [report_row(row) for row in connection.execute(wanted)]

    def texts(self, hashes: Iterable[str]) -> dict[str, str]:
        """Texts by their SHA-256."""
        wanted = list(dict.fromkeys(hashes))
        found: dict[str, str] = {}
        with self._reading() as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                rows = connection.execute(select(TEXTS.c.sha256, TEXTS.c.text).where(TEXTS.c.sha256.in_(some)))
                found.update({row.sha256: row.text for row in rows})
        return found

    # --- claims ------------------------------------------------------------------------------------------------------

    def claims(
        self, wanted: ClaimFilter, after: tuple[int, int] | None, limit: int
    ) -> tuple[list[tuple[StoredClaim, int, int]], tuple[int, int] | None]:
        """Claims that ``wanted`` lets through, each with its place, those of the last report to arrive first.

        A place is the version's number and the claim's position in it. Also gives the place from which to go on, None
        at the end: at most `VERSIONS_AT_ONCE` versions are looked through.
        """
        numbers = select(VERSIONS.c.number).order_by(VERSIONS.c.number.desc()).limit(VERSIONS_AT_ONCE)
        if after is not None:
            numbers = numbers.where(VERSIONS.c.number <= after[0])
        with self._reading() as connection:
            window = connection.scalars(numbers).all()
            if not window:
                return [], None
            statement = (
                stored_columns()
                .add_columns(CLAIMS.c.version, CLAIMS.c.position)
                .where(CLAIMS.c.version.between(window[-1], window[0]), *conditions_of(wanted))
                .order_by(CLAIMS.c.version.desc(), CLAIMS.c.position)
                .limit(limit)
            )
            if after is not None:
                rest = (CLAIMS.c.version == after[0]) & (CLAIMS.c.position > after[1])
                statement = statement.where(or_(CLAIMS.c.version < after[0], rest))
            rows = connection.execute(statement).all()
        found = [(stored_claim_of(row), int(row.version), int(row.position)) for row in rows]
        if len(found) == limit:
            return found, found[-1][1:]
        return found, (int(window[-1]), PAST_ALL) if len(window) == VERSIONS_AT_ONCE else None

    def answers_of(self, claims: Sequence[str]) -> dict[str, Answer]:
        """What some claims answer, by claim."""
        with self._reading() as connection:
            found: dict[str, Answer] = {}
            for start in range(0, len(claims), _AT_ONCE):
                wanted = select(ANSWERS.c.claim, ANSWERS.c.payload).where(
                    ANSWERS.c.claim.in_(claims[start : start + _AT_ONCE])
                )
                found.update({row.claim: decode(Answer, row.payload) for row in connection.execute(wanted)})
        return found

    def relations_of(self, claim: str, limit: int) -> list[Relation]:
        """How others stand to a claim."""
        columns = CLAIM_RELATIONS.c
        with self._reading() as connection:
            rows = [
                row
                for side in (columns.left, columns.right)
                for row in connection.execute(select(CLAIM_RELATIONS).where(side == claim).limit(limit))
            ]
        return [relation_of(row) for row in rows][:limit]

    def relation_between(self, left: str, right: str) -> Relation | None:
        """How two claims stand, whichever comes first."""
        columns = CLAIM_RELATIONS.c
        pair = or_((columns.left == left) & (columns.right == right), (columns.left == right) & (columns.right == left))
        with self._reading() as connection:
            row = connection.execute(select(CLAIM_RELATIONS).where(pair)).first()
        return None if row is None else relation_of(row)

    def relations_within(self, question: str, claims: Sequence[str], limit: int) -> list[Relation]:
        """How some claims of a question stand to each other."""
        columns = CLAIM_RELATIONS.c
        wanted = (
            select(CLAIM_RELATIONS)
            .where(columns.question == question, columns.left.in_(claims), columns.right.in_(claims))
            .order_by(columns.left, columns.right)
            .limit(limit)
        )
        with self._reading() as connection:
            return [relation_of(row) for row in connection.execute(wanted)]

    # --- stories and questions ---------------------------------------------------------------------------------------

    def stories(self, words: str, after: str | None, limit: int) -> list[tuple[Event, int]]:
        """Events with ``words`` in their title, each with its number of questions."""
        asked = select(func.count()).where(QUESTIONS.c.event == EVENTS.c.id).scalar_subquery()
        wanted = select(EVENTS.c.payload, asked.label("asked")).order_by(EVENTS.c.id).limit(limit)
        if words:
            wanted = wanted.where(EVENTS.c.title_words.contains(fold(words), autoescape=True))
        if after is not None:
            wanted = wanted.where(EVENTS.c.id > after)
        with self._reading() as connection:
            return [(decode(Event, row.payload), int(row.asked)) for row in connection.execute(wanted)]

    def events_of(self, report_id: str, sha256: str) -> list[str]:
        """The events that a version of a report tells of."""
        wanted = (
            select(EVENT_MEMBERS.c.event)
            .where(EVENT_MEMBERS.c.report_id == report_id, EVENT_MEMBERS.c.sha256 == sha256)
            .distinct()
        )
        with self._reading() as connection:
            return sorted(connection.scalars(wanted))

    def summary(self, question: str) -> QuestionSummary | None:
        """How a question stands."""
        wanted = select(QUESTION_SUMMARY.c.payload).where(QUESTION_SUMMARY.c.question == question)
        with self._reading() as connection:
            payload = connection.scalar(wanted)
        return None if payload is None else decode(QuestionSummary, payload)


def _version_columns() -> Select[Any]:
    columns = VERSIONS.c
    claims = select(func.count()).where(CLAIMS.c.version == columns.number).scalar_subquery()
    return select(
        columns.number,
        columns.report_id,
        columns.sha256,
        columns.title,
        columns.publisher,
        columns.url,
        columns.published,
        claims.label("claims"),
    )


def report_row(row: Row[Any]) -> ReportRow:
    """The record of a row of `_version_columns`."""
    return ReportRow(
        number=row.number,
        id=row.report_id,
        sha256=row.sha256,
        title=row.title,
        publisher=row.publisher,
        url=row.url,
        published=row.published,
        claims=row.claims,
    )
