"""Looking around in a ledger, a page at a time: each question goes by an index from where the last page ended."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select, true

from reportedly.desk.records import ReportRow, Totals
from reportedly.persist.queries import PAST_ALL, head_of_untitled, of_claim, of_version, stored_columns
from reportedly.persist.rows import opening_in, stored_claim_of
from reportedly.persist.tables import CLAIMS, COUNTS, TEXTS, VERSIONS
from reportedly.persist.walking import PATIENCE_S
from reportedly.records import ClaimFilter, StoredClaim

Opened = Callable[[], AbstractContextManager[Connection]]

ClaimKey = tuple[int, int]
"""Where a page of claims ended: the version's number, and the claim's position in it."""

VERSIONS_AT_ONCE = 500
"""Report versions that are looked through at once: some thousand claims."""

_AT_ONCE = 500  # values in one statement; SQLite's oldest limit is 999


class Browse:
    """A ledger to page through; get it from `Ledger.browse`. Its methods raise what the ledger's own do."""

    def __init__(self, reading: Opened) -> None:
        self._reading = reading

    def totals(self) -> Totals:
        """How much the ledger holds."""
        waiting = select(func.count()).select_from(VERSIONS).where(VERSIONS.c.linked.is_(False))
        with self._reading() as connection:
            kept = {row.name: row.number for row in connection.execute(select(COUNTS))}
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

    def versions(
        self, keys: Iterable[tuple[str, str]], before: int | None = None, limit: int | None = None
    ) -> list[ReportRow]:
        """Report versions by id and hash, the last to arrive first: those with a number below ``before``."""
        wanted = set(keys)
        numbers: list[int] = []
        ids = sorted({report_id for report_id, _ in wanted})
        with self._reading() as connection:
            for start in range(0, len(ids), _AT_ONCE):
                some = VERSIONS.c.report_id.in_(ids[start : start + _AT_ONCE])
                rows = connection.execute(
                    select(VERSIONS.c.number, VERSIONS.c.report_id, VERSIONS.c.sha256).where(some)
                )
                numbers += [row.number for row in rows if (row.report_id, row.sha256) in wanted]
        shown = sorted((n for n in numbers if before is None or n < before), reverse=True)[:limit]
        found: list[ReportRow] = []
        for start in range(0, len(shown), _AT_ONCE):
            some = VERSIONS.c.number.in_(shown[start : start + _AT_ONCE])
            found += self._rows(_version_columns().where(some).order_by(VERSIONS.c.number.desc()))
        return found

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
        self, wanted: ClaimFilter, after: ClaimKey | None, limit: int
    ) -> tuple[list[StoredClaim], ClaimKey | None]:
        """Claims that ``wanted`` lets through, those of the last report to arrive first, and where to go on.

        Like `reportedly.persist.walking.Walk` it looks through a stretch at a time, and for so long.
        """
        found: list[StoredClaim] = []
        until = time.monotonic() + PATIENCE_S
        with self._reading() as connection:
            while True:
                newest = VERSIONS.c.number <= after[0] if after is not None else true()
                stretch = (
                    select(VERSIONS.c.number).where(newest, *of_version(wanted)).order_by(VERSIONS.c.number.desc())
                )
                numbers = connection.scalars(stretch.limit(VERSIONS_AT_ONCE)).all()
                if not numbers:
                    return found, None
                statement = (
                    stored_columns()
                    .add_columns(CLAIMS.c.version, CLAIMS.c.position)
                    .where(CLAIMS.c.version.between(numbers[-1], numbers[0]), *of_claim(wanted), *of_version(wanted))
                    .order_by(CLAIMS.c.version.desc(), CLAIMS.c.position)
                    .limit(limit - len(found))
                )
                if after is not None:
                    rest = (CLAIMS.c.version == after[0]) & (CLAIMS.c.position > after[1])
                    statement = statement.where(or_(CLAIMS.c.version < after[0], rest))
                rows = connection.execute(statement).all()
                found += map(stored_claim_of, rows)
                if len(found) == limit:
                    return found, (int(rows[-1].version), int(rows[-1].position))
                if len(numbers) < VERSIONS_AT_ONCE:
                    return found, None
                after = (int(numbers[-1]), PAST_ALL)
                if time.monotonic() > until:
                    return found, after


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
        head_of_untitled(),
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
        opening=opening_in(row),
    )
