"""The ledger itself: adding readings, and asking for what they hold."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, Row, Select, Table, func, select

from reportedly.errors import LedgerError, NotThereError, ReportedlyError
from reportedly.persist import dialects, queries, rows, schema
from reportedly.persist.adding import CLAIM_COLUMNS, RELATION_COLUMNS, of_version, put, put_many
from reportedly.persist.browse import Browse
from reportedly.persist.bulk import Bulk
from reportedly.persist.failures import translated
from reportedly.persist.gathering import Gathering
from reportedly.persist.links import Links
from reportedly.persist.location import Location, locate
from reportedly.persist.reviews import Reviews
from reportedly.persist.search import Search
from reportedly.persist.source_pages import SourcePages
from reportedly.persist.source_tally import tally_sources
from reportedly.persist.stories import Stories
from reportedly.persist.tables import CLAIMS, RELATIONS, VERSIONS
from reportedly.records import ClaimFilter, Reading, Report, SourceTally, StoredClaim, text_sha256

Record = TypeVar("Record")

_ROWS_AT_ONCE = 200  # rows fetched in one go while streaming; reports are whole texts, so a megabyte or so


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds. ``versions`` counts each text of a report; ``schema`` is the tables' version."""

    reports: int
    versions: int
    claims: int
    relations: int
    schema: str


class Ledger:
    """Every reading that was added, one transaction each. Open it with `Ledger.open`, and close it, or use ``with``.

    Several processes may read a ledger while one writes to it; several that write take turns. All methods raise
    `LedgerError` where the ledger is locked, damaged, full or closed.
    """

    def __init__(self, location: Location, engine: Engine) -> None:
        self._location, self._engine, self._is_open = location, engine, True

    @classmethod
    def open(cls, target: str | os.PathLike[str], *, create: bool = True) -> Self:
        """The ledger at a path, or at a database's URL; tables of an older version are upgraded.

        Args:
            target: A file, or a URL such as ``sqlite:///floods.db``.
            create: Make a new ledger where there is none.

        Raises:
            LedgerError: There is no ledger and ``create`` is False, the file is something else, of a newer version,
                locked, damaged, or in a place where no ledger can be.
        """
        location = locate(target, create=create)
        engine = dialects.connect(location.url)
        try:
            with translated(location.name):
                schema.prepare(engine, create=create, where=location.name)
        except BaseException:
            engine.dispose()
            raise
        return cls(location, engine)

    def close(self) -> None:
        """Give the file back; closing twice does nothing."""
        self._is_open = False
        with translated(self._location.name):
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path | None:
        """The ledger's file as it was named; None where it is not a plain file."""
        return self._location.path

    # --- adding ------------------------------------------------------------------------------------------------

    def add(self, reading: Reading) -> bool:
        """Keep a reading; True if anything of it was new.

        The same reading again changes nothing, and ``retrieved`` alone is nothing new: the first one stays. The same
        report id with another text is a further version. Another reading of a version, by newer rules or with another
        publication date, takes the place of the one before.

        Raises:
            ReportedlyError: The text does not have the hash that the report states, or two claims share an id.
        """
        _check(reading)
        with self._writing() as connection:
            return put(connection, reading)

    def add_many(self, readings: Iterable[Reading], *, at_once: int = 1) -> int:
        """Add each reading, ``at_once`` in a transaction; how many had anything new.

        Many at once are several times as fast; stopped on the way, what is lost is the transaction that was begun.
        Other processes that write wait for as long as one takes.
        """
        stream, new = iter(readings), 0
        while some := list(islice(stream, at_once)):
            for reading in some:
                _check(reading)
            with self._writing() as connection:
                new += put_many(connection, some)
        return new

    # --- asking ------------------------------------------------------------------------------------------------

    def claims(self, wanted: ClaimFilter = ClaimFilter()) -> Iterator[StoredClaim]:  # noqa: B008  # frozen
        """The claims that ``wanted`` lets through, of every version: by publication date (undated first), report id,
        version, and the start of the first evidence. They are read as they are asked for.
        """
        return self._stream(queries.select_claims(wanted), rows.stored_claim_of)

    def sources(self, wanted: ClaimFilter = ClaimFilter()) -> list[SourceTally]:  # noqa: B008  # frozen
        """Who says the claims that ``wanted`` lets through, those who say most first; ``limit`` is of sources.

        With ``wanted.source`` only sources that are named so, and not the others in their chains.
        """
        found = tally_sources(self.claims(replace(wanted, limit=None)), wanted.source)
        return found if wanted.limit is None else found[: max(wanted.limit, 0)]

    def reports(self) -> Iterator[Report]:
        """Every version of every report, in the order of `claims`, read as they are asked for."""
        return self._stream(queries.select_versions(), rows.report_of)

    def report(self, name: str) -> Report:
        """The report that ``name`` names: its id, its URL, the id of a claim in it, or the start of either id where no
        other begins so. Its newest version; for a claim, the newest that has the claim.

        Raises:
            LedgerError: No report is named so, or several are; the message lists some.
        """
        with self._reading() as connection:
            number = self._find(connection, name)
            return rows.report_of(
                connection.execute(queries.select_versions().where(VERSIONS.c.number == number)).one()
            )

    def reading(self, report_id: str, sha256: str | None = None) -> Reading:
        """All that was read in one version of a report, by its exact id; the newest version unless ``sha256`` is given.

        Raises:
            LedgerError: The ledger holds no such version.
        """
        versions = queries.select_versions().where(VERSIONS.c.report_id == report_id)
        if sha256 is not None:
            versions = versions.where(VERSIONS.c.sha256 == sha256)
        with self._reading() as connection:
            version = connection.execute(versions.order_by(None).order_by(VERSIONS.c.number.desc()).limit(1)).first()
            if version is None:
                what = f"no report {report_id!r}" + (f" with the text {sha256}" if sha256 else "")
                raise NotThereError(f"the ledger holds {what}", where=self._location.name)
            claims = of_version(connection, CLAIMS, CLAIM_COLUMNS, version.number)
            relations = of_version(connection, RELATIONS, RELATION_COLUMNS, version.number)
            return Reading(
                report=rows.report_of(version),
                claims=tuple(map(rows.claim_of, claims)),
                relations=tuple(map(rows.relation_of, relations)),
                main_event=version.main_event,
                dropped=rows.dropped_of(version),
            )

    def readings(self, versions: Iterable[tuple[str, str]] | None = None) -> Iterator[Reading]:
        """What was read in each of some report versions, by exact id and hash; of all in the order of `reports`."""
        if versions is None:
            versions = [(report.id, report.sha256) for report in self.reports()]
        for report_id, sha256 in versions:
            yield self.reading(report_id, sha256)

    @property
    def links(self) -> Links:
        """What reports share: events, questions, answers, relations."""
        return Links(self._reading, self._writing, self._location.name)

    @property
    def gathering(self) -> Gathering:
        """What linking keeps between two reports."""
        return Gathering(self._reading, self._writing)

    @property
    def browse(self) -> Browse:
        """The ledger a page at a time, as somebody looks around in it."""
        return Browse(self._reading)

    @property
    def stories(self) -> Stories:
        """What reports share, a page at a time."""
        return Stories(self._reading)

    @property
    def reviews(self) -> Reviews:
        """What people say of claims and questions: only ever added."""
        return Reviews(self._reading, self._writing, self._location.name)

    @property
    def source_pages(self) -> SourcePages:
        """Who says what, a page at a time."""
        return SourcePages(self._reading)

    @property
    def search(self) -> Search:
        """Where words stand in the reports."""
        return Search(self._reading)

    @property
    def bulk(self) -> Bulk:
        """Many things of one sort at once, for exports."""
        return Bulk(self._reading)

    def counts(self) -> Counts:
        """How much the ledger holds, and which version its tables have."""
        with self._reading() as connection:
            return Counts(
                reports=connection.scalars(select(func.count(VERSIONS.c.report_id.distinct()))).one(),
                versions=_count(connection, VERSIONS),
                claims=_count(connection, CLAIMS),
                relations=_count(connection, RELATIONS),
                schema=schema.revision(connection, where=self._location.name) or "",
            )

    # --- how ---------------------------------------------------------------------------------------------------

    def _opened(self) -> Engine:
        if not self._is_open:
            raise LedgerError("the ledger is closed", where=self._location.name, fix="open it again")
        return self._engine

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self._location.name), self._opened().connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self._location.name), dialects.writing(self._opened()) as connection:
            yield connection

    def _stream(self, statement: Select[Any], build: Callable[[Row[Any]], Record]) -> Iterator[Record]:
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(statement):
                yield build(row)

    def _find(self, connection: Connection, name: str) -> int:
        where = self._location.name
        for statement in queries.select_named(name) if name else ():
            found = connection.execute(statement).all()
            if len(found) == 1:
                return int(found[0].number)
            if found:
                some = [repr(row.report_id) for row in found]
                listed = ", ".join(some[: queries.CANDIDATES_SHOWN]) + (
                    ", …" if len(some) > queries.CANDIDATES_SHOWN else ""
                )
                raise NotThereError(
                    f"{name!r} may be any of these reports: {listed}", where=where, fix="give more of the id"
                )
        raise NotThereError(
            f"no report or claim is called {name!r}", where=where, fix="list the ids with: reportedly claims --json"
        )


def _check(reading: Reading) -> None:
    """Refuse what could only overwrite something else; both are bugs of the stages before, not of the ledger."""
    report = reading.report
    if text_sha256(report.text) != report.sha256:
        raise ReportedlyError("the report's text does not have the hash that it states", where=report.id)
    ids = [claim.id for claim in reading.claims]
    if len(set(ids)) < len(ids):
        twice = next(name for name in ids if ids.count(name) > 1)
        raise ReportedlyError(f"two claims of one reading have the id {twice!r}", where=report.id)


def _count(connection: Connection, table: Table) -> int:
    return int(connection.scalars(select(func.count()).select_from(table)).one())
