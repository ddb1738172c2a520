"""Who says what, kept as reports are added, so that no page has to look at the claims.

``version_sources`` has what each source says in one version, ``sources`` the sums of all. What a version had is taken
off the sums before what it has now is added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, or_, select

from reportedly.persist.links import Opened, batches
from reportedly.persist.queries import PAST_ALL, stored_columns
from reportedly.persist.rows import BETWEEN, Values, fold, stored_claim_of
from reportedly.persist.source_tally import Counted, count_claim, keys_of, name_key, tally_of
from reportedly.persist.tables import CLAIMS, SOURCES, VERSION_SOURCES, VERSIONS
from reportedly.records import Reading, SourceTally, StoredClaim

ClaimPlace = tuple[int, int]
"""A claim's place: the number of its version, and its position in it."""

SourceKey = tuple[int, int, str]
"""Where a page of sources ended: the claims and passed-on claims of its last source, and its key."""


class SourceCount(NamedTuple):
    """What a source says in the reports of one day."""

    day: date | None
    claims: int
    relayed: int
    passed_on: int


class SourcePages:
    """The sources of one ledger; get it from `Ledger.source_pages`. Its methods raise what the ledger's own do."""

    def __init__(self, reading: Opened) -> None:
        self._reading = reading

    def page(self, words: str, after: SourceKey | None, limit: int) -> list[tuple[str, SourceTally]]:
        """Sources with ``words`` in a name, by key: those that say most first, from after ``after`` on."""
        columns = SOURCES.c
        rank = (columns.claims.desc(), columns.passed_on.desc(), columns.key)
        keys = select(columns.key).order_by(*rank).limit(limit)
        if words:
            keys = keys.where(columns.words.contains(fold(words), autoescape=True))
        if after is not None:
            keys = keys.where(_after(after))
        wanted = select(SOURCES).where(columns.key.in_(keys.subquery().select())).order_by(*rank)
        with self._reading() as connection:
            return [(row.key, tally_of(_decoded(row), row.reports)) for row in connection.execute(wanted)]

    def key_of(self, name: str) -> str:
        """The key of the source that is called so; a key gives itself."""
        return name_key(name)

    def tally(self, key: str) -> SourceTally | None:
        """What the source with this key says."""
        with self._reading() as connection:
            row = connection.execute(select(SOURCES).where(SOURCES.c.key == key)).first()
        return None if row is None else tally_of(_decoded(row), row.reports)

    def days(self, key: str) -> list[SourceCount]:
        """What a source says by the reports' days, the undated first."""
        columns = VERSION_SOURCES.c
        sums = (func.sum(columns.claims), func.sum(columns.relayed), func.sum(columns.passed_on))
        wanted = select(columns.published, *sums).where(columns.key == key).group_by(columns.published)
        with self._reading() as connection:
            return [SourceCount(*row) for row in connection.execute(wanted.order_by(columns.published.nulls_first()))]

    def versions(self, key: str, before: int | None, limit: int) -> list[int]:
        """The numbers of the versions in which a source says or passes on something, the last to arrive first."""
        columns = VERSION_SOURCES.c
        wanted = select(columns.version).where(columns.key == key).order_by(columns.version.desc()).limit(limit)
        if before is not None:
            wanted = wanted.where(columns.version < before)
        with self._reading() as connection:
            return list(connection.scalars(wanted))

    def told_in(self, key: str) -> list[tuple[str, str]]:
        """The ids and hashes of all versions in which a source says or passes on something."""
        wanted = select(VERSIONS.c.report_id, VERSIONS.c.sha256).join_from(
            VERSION_SOURCES, VERSIONS, VERSIONS.c.number == VERSION_SOURCES.c.version
        )
        with self._reading() as connection:
            rows = connection.execute(wanted.where(VERSION_SOURCES.c.key == key))
            return [(row.report_id, row.sha256) for row in rows]

    def claims(
        self, key: str, after: ClaimPlace | None, limit: int
    ) -> tuple[list[tuple[StoredClaim, int, int]], ClaimPlace | None]:
        """Claims that a source says or passes on, as `Browse.claims` gives them.

        At most ``limit`` versions are looked through.
        """
        before = None if after is None else after[0] + (after[1] < PAST_ALL)
        numbers = self.versions(key, before, limit)
        wanted = (
            stored_columns()
            .add_columns(CLAIMS.c.version, CLAIMS.c.position)
            .where(CLAIMS.c.version.in_(numbers))
            .order_by(CLAIMS.c.version.desc(), CLAIMS.c.position)
        )
        if not key.startswith(":"):  # a source without a name is known by its kind, of which these words say nothing
            wanted = wanted.where(CLAIMS.c.source_words.contains(key, autoescape=True))
        found: list[tuple[StoredClaim, int, int]] = []
        with self._reading() as connection:
            for row in connection.execute(wanted):
                if after is not None and row.version == after[0] and row.position <= after[1]:
                    continue
                stored = stored_claim_of(row)
                if key not in keys_of(stored.claim):
                    continue
                if len(found) == limit:
                    return found, found[-1][1:]
                found.append((stored, row.version, row.position))
        return found, (numbers[-1], PAST_ALL) if len(numbers) == limit else None


def put_sources(connection: Connection, kept: Mapping[int, Reading]) -> None:
    """Count what the versions of these numbers say now, instead of what they said before."""
    several = _of_several(connection, {reading.report.id for reading in kept.values()})
    _put(connection, {number: one for number, one in kept.items() if one.report.id not in several}, frozenset())
    for number, reading in kept.items():
        if reading.report.id in several:  # a source of two versions of a report has one report
            _put(connection, {number: reading}, _beside(connection, number, reading.report.id))


def _put(connection: Connection, kept: Mapping[int, Reading], beside: frozenset[str]) -> None:
    change: dict[str, Counted] = defaultdict(Counted)
    reports: Counter[str] = Counter()
    for some in batches(kept):
        of_version = VERSION_SOURCES.c.version.in_(some)
        for row in connection.execute(select(VERSION_SOURCES).where(of_version)):
            change[row.key].add(_decoded(row), -1)
            reports[row.key] -= row.key not in beside
        connection.execute(delete(VERSION_SOURCES).where(of_version))
    rows: list[Values] = []
    for number, reading in kept.items():
        for key, counted in _counted(reading).items():
            change[key].add(counted)
            reports[key] += key not in beside
            rows.append({"key": key, "version": number, "published": reading.report.published} | _encoded(counted))
    if rows:
        connection.execute(insert(VERSION_SOURCES), rows)
    for some_keys in batches(change):
        _add(connection, {key: change[key] for key in some_keys}, reports)


def _add(connection: Connection, change: Mapping[str, Counted], reports: Counter[str]) -> None:
    """Change the sums; a source that says nothing any more is none."""
    of_keys = SOURCES.c.key.in_(list(change))
    kept = {row.key: row for row in connection.execute(select(SOURCES).where(of_keys))}
    sums = []
    for key, counted in change.items():
        row = kept.get(key)
        if row is not None:
            counted.add(_decoded(row))
        if counted.claims or counted.passed_on:
            words = BETWEEN.join(dict.fromkeys((key, *map(fold, sorted(counted.words["names"])))))
            number = reports[key] + (row.reports if row is not None else 0)
            sums.append({"key": key, "words": words, "reports": number} | _encoded(counted))
    connection.execute(delete(SOURCES).where(of_keys))
    if sums:
        connection.execute(insert(SOURCES), sums)


def _counted(reading: Reading) -> dict[str, Counted]:
    found: dict[str, Counted] = defaultdict(Counted)
    for claim in reading.claims:
        for key, one in count_claim(claim):
            found[key].add(one)
    return found


def _encoded(one: Counted) -> Values:
    return {"claims": one.claims, "relayed": one.relayed, "passed_on": one.passed_on, "payload": one.encoded()}


def _decoded(row: Row[Any]) -> Counted:
    return Counted.decoded(row.payload, row.claims, row.relayed, row.passed_on)


def _of_several(connection: Connection, reports: Iterable[str]) -> set[str]:
    """Those of the reports that have several versions."""
    found: set[str] = set()
    for some in batches(reports):
        of_report = select(VERSIONS.c.report_id).where(VERSIONS.c.report_id.in_(some)).group_by(VERSIONS.c.report_id)
        found.update(connection.scalars(of_report.having(func.count() > 1)))
    return found


def _beside(connection: Connection, number: int, report_id: str) -> frozenset[str]:
    """The sources of a report's other versions."""
    wanted = (
        select(VERSION_SOURCES.c.key)
        .join_from(VERSIONS, VERSION_SOURCES, VERSION_SOURCES.c.version == VERSIONS.c.number)
        .where(VERSIONS.c.report_id == report_id, VERSIONS.c.number != number)
    )
    return frozenset(connection.scalars(wanted))


def _after(after: SourceKey) -> ColumnElement[bool]:
    columns, (claims, passed_on, key) = SOURCES.c, after
    later = or_(columns.passed_on < passed_on, and_(columns.passed_on == passed_on, columns.key > key))
    return and_(columns.claims <= claims, or_(columns.claims < claims, later))
