"""Asking for many things of one sort at once, as exports do: some statements a batch, not one a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select, tuple_

from reportedly.errors import LedgerError
from reportedly.persist.links import Opened, batches
from reportedly.persist.payload import decode
from reportedly.persist.queries import of_claim, of_version, select_versions, stored_columns
from reportedly.persist.rows import report_of, stored_claim_of
from reportedly.persist.tables import CLAIMS, EVENT_MEMBERS, QUESTION_SUMMARY, QUESTIONS, VERSIONS
from reportedly.records import ClaimFilter, QuestionSummary, Report, StoredClaim

_ROWS_AT_ONCE = 200

Told = tuple[str, str, str]
"""A report's id, its version's hash, and an event's id in that version's reading."""


class Bulk:
    """Many at once from one ledger; get it from `Ledger.bulk`. Its methods raise what the ledger's own do."""

    def __init__(self, reading: Opened, where: str) -> None:
        self._reading, self._where = reading, where

    def events_told(self, told: Iterable[Told]) -> dict[Told, str]:
        """Which event across reports each of these is; those that are not linked are left out."""
        columns = EVENT_MEMBERS.c
        key = tuple_(columns.report_id, columns.sha256, columns.told_as)
        found: dict[Told, str] = {}
        with self._reading() as connection:
            for some in batches(dict.fromkeys(told)):
                for row in connection.execute(select(EVENT_MEMBERS).where(key.in_(some))):
                    found[row.report_id, row.sha256, row.told_as] = row.event
        return found

    def questions_of(self, event: str) -> list[QuestionSummary]:
        """The questions about an event and how they stand, those that most reports answer first."""
        summary = QUESTION_SUMMARY.c
        wanted = (
            select(summary.payload)
            .join_from(QUESTION_SUMMARY, QUESTIONS, QUESTIONS.c.id == summary.question)
            .where(QUESTIONS.c.event == event)
            .order_by(summary.reports.desc(), summary.claims.desc(), summary.question)
        )
        with self._reading() as connection:
            return [decode(QuestionSummary, row.payload) for row in connection.execute(wanted)]

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

    def report(self, report_id: str, sha256: str) -> Report:
        """One version of a report, by its exact id and hash.

        Raises:
            LedgerError: The ledger holds no such version.
        """
        same = (VERSIONS.c.report_id == report_id, VERSIONS.c.sha256 == sha256)
        with self._reading() as connection:
            row = connection.execute(select_versions().where(*same)).first()
        if row is None:
            raise LedgerError(f"the ledger holds no report {report_id!r} with the text {sha256}", where=self._where)
        return report_of(row)

    def naming_individuals(self) -> Iterator[StoredClaim]:
        """The claims that tell of individual victims, read as they are asked for."""
        # What is not there is not in the payload, and quotation marks within its strings are escaped.
        wanted = stored_columns().where(CLAIMS.c.payload.contains('"individuals":[')).order_by(CLAIMS.c.version)
        with self._reading() as connection:
            streamed = connection.execution_options(yield_per=_ROWS_AT_ONCE)
            for row in streamed.execute(wanted.order_by(CLAIMS.c.position)):
                yield stored_claim_of(row)
