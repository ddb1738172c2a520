"""Asking for many things of one sort at once, as exports do: some statements a batch, not one a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select, tuple_

from reportedly.persist.links import Opened, batches
from reportedly.persist.payload import decode
from reportedly.persist.queries import of_claim, of_version, select_versions, stored_columns
from reportedly.persist.rows import report_of, stored_claim_of
from reportedly.persist.tables import ANSWERS, CLAIMS, EVENT_MEMBERS, EVENTS, QUESTION_SUMMARY, QUESTIONS, VERSIONS
from reportedly.records import ClaimFilter, Event, QuestionSummary, Report, StoredClaim

_ROWS_AT_ONCE = 200

Version = tuple[str, str]
"""A report's id, and its version's hash."""

Told = tuple[str, str, str]
"""A report's id, its version's hash, and an event's id in that version's reading."""


class Bulk:
    """Many at once from one ledger; get it from `Ledger.bulk`. Its methods raise what the ledger's own do."""

    def __init__(self, reading: Opened) -> None:
        self._reading = reading

    def events_told(self, told: Iterable[Told]) -> dict[Told, str]:
        """Which event across reports each of these is; those that are not linked are left out."""
        columns = EVENT_MEMBERS.c
        key = tuple_(columns.report_id, columns.sha256, columns.told_as)
        found: dict[Told, str] = {}
        with self._reading() as connection:
            for some in batches(dict.fromkeys(told), values=3):
                for row in connection.execute(select(EVENT_MEMBERS).where(key.in_(some))):
                    found[row.report_id, row.sha256, row.told_as] = row.event
        return found

    def events(self, wanted: ClaimFilter) -> Iterator[Event]:
        """The events about which a claim that ``wanted`` lets through answers a question, by id."""
        told = (
            select(ANSWERS.c.event)
            .distinct()
            .select_from(CLAIMS.join(VERSIONS, VERSIONS.c.number == CLAIMS.c.version))
            .join(ANSWERS, ANSWERS.c.claim == CLAIMS.c.id)
            .where(*of_claim(wanted), *of_version(wanted))
        )
        with self._reading() as connection:
            for some in batches(sorted(connection.scalars(told))):
                of_ids = select(EVENTS.c.payload).where(EVENTS.c.id.in_(some)).order_by(EVENTS.c.id)
                for payload in connection.scalars(of_ids).all():
                    yield decode(Event, payload)

    def questions_of(self, events: Iterable[str]) -> dict[str, list[QuestionSummary]]:
        """The questions about each of some events and how they stand, those that most reports answer first."""
        summary = QUESTION_SUMMARY.c
        found: dict[str, list[QuestionSummary]] = {}
        with self._reading() as connection:
            for some in batches(dict.fromkeys(events)):
                wanted = (
                    select(summary.payload)
                    .join_from(QUESTION_SUMMARY, QUESTIONS, QUESTIONS.c.id == summary.question)
                    .where(QUESTIONS.c.event.in_(some))
                    .order_by(summary.reports.desc(), summary.claims.desc(), summary.question)
                )
                for row in connection.execute(wanted):
                    stand = decode(QuestionSummary, row.payload)
                    found.setdefault(stand.question.event, []).append(stand)
        return found

    def claims(self, ids: Iterable[str], wanted: ClaimFilter) -> dict[str, StoredClaim]:
        """Of the claims with these ids those that ``wanted`` lets through, by id; its limit does not count here."""
        found: dict[str, StoredClaim] = {}
        with self._reading() as connection:
            for some in batches(dict.fromkeys(ids)):
                for row in connection.execute(
                    stored_columns().where(CLAIMS.c.id.in_(some), *of_claim(wanted), *of_version(wanted))
                ):
                    stored = stored_claim_of(row)
                    found[stored.claim.id] = stored
        return found

    def reports(self, versions: Iterable[Version]) -> dict[Version, Report]:
        """Some versions of reports, by their exact ids and hashes; those that are not there are left out."""
        key = tuple_(VERSIONS.c.report_id, VERSIONS.c.sha256)
        found: dict[Version, Report] = {}
        with self._reading() as connection:
            for some in batches(dict.fromkeys(versions), values=2):
                for row in connection.execute(select_versions().where(key.in_(some))):
                    found[row.report_id, row.sha256] = report_of(row)
        return found

    def naming_individuals(self) -> Iterator[StoredClaim]:
        """The claims that tell of individual victims, read as they are asked for."""
        # What is not there is not in the payload, and quotation marks within its strings are escaped.
        wanted = stored_columns().where(CLAIMS.c.payload.contains('"individuals":[')).order_by(CLAIMS.c.version)
        with self._reading() as connection:
            streamed = connection.execution_options(yield_per=_ROWS_AT_ONCE)
            for row in streamed.execute(wanted.order_by(CLAIMS.c.position)):
                yield stored_claim_of(row)
