"""Which texts in the ledger are copies of one another: the keys by which they meet, and the pairs that were found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, tuple_

from reportedly.persist.links import batches
from reportedly.persist.queries import select_versions
from reportedly.persist.rows import report_of
from reportedly.persist.tables import COPY_KEYS, COPY_PAIRS, VERSIONS
from reportedly.records import Report

Version = tuple[str, str]


class CopiedTexts:
    """Within one transaction, as `reportedly.link.copy_store.CopyStore` describes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, version: Version, keys: Iterable[int]) -> None:
        """Keep the keys of a version in place of those it had; the pairs that it was in are forgotten."""
        number = self._numbers([version])[version]
        either = or_(COPY_PAIRS.c.low == number, COPY_PAIRS.c.high == number)
        self._connection.execute(delete(COPY_PAIRS).where(either))
        self._connection.execute(delete(COPY_KEYS).where(COPY_KEYS.c.version == number))
        if rows := [{"key": key, "version": number} for key in sorted(keys)]:
            self._connection.execute(insert(COPY_KEYS), rows)

    def sharing(self, keys: Iterable[int]) -> set[Version]:
        """The versions that have any of the keys."""
        columns = select(VERSIONS.c.report_id, VERSIONS.c.sha256)
        wanted = columns.join_from(COPY_KEYS, VERSIONS, COPY_KEYS.c.version == VERSIONS.c.number)
        return {
            (row.report_id, row.sha256)
            for some in batches(keys)
            for row in self._connection.execute(wanted.where(COPY_KEYS.c.key.in_(some)).distinct())
        }

    def reports(self, versions: Iterable[Version]) -> Iterator[Report]:
        """The reports themselves."""
        for number in self._numbers(versions).values():
            yield report_of(self._connection.execute(select_versions().where(VERSIONS.c.number == number)).one())

    def put_pairs(self, pairs: Iterable[tuple[Version, Version]]) -> None:
        """Keep pairs that are one text, each of two that were no pair."""
        new = list(pairs)
        numbers = self._numbers({version for pair in new for version in pair})
        ends = [sorted((numbers[a], numbers[b])) for a, b in new]
        if ends:
            self._connection.execute(insert(COPY_PAIRS), [{"low": low, "high": high} for low, high in ends])

    def pairs(self, versions: Iterable[Version]) -> Iterator[tuple[Version, Version]]:
        """All pairs of which at least one is given; a pair may come twice."""
        low, high = VERSIONS.alias("low"), VERSIONS.alias("high")
        columns = (
            select(low.c.report_id, low.c.sha256, high.c.report_id, high.c.sha256)
            .join_from(COPY_PAIRS, low, COPY_PAIRS.c.low == low.c.number)
            .join(high, COPY_PAIRS.c.high == high.c.number)
        )
        for some in batches(self._numbers(versions).values()):
            for side in (COPY_PAIRS.c.low, COPY_PAIRS.c.high):
                for a, a_hash, b, b_hash in self._connection.execute(columns.where(side.in_(some))):
                    yield (a, a_hash), (b, b_hash)

    def _numbers(self, versions: Iterable[Version]) -> dict[Version, int]:
        key: Any = tuple_(VERSIONS.c.report_id, VERSIONS.c.sha256)
        columns = select(VERSIONS.c.report_id, VERSIONS.c.sha256, VERSIONS.c.number)
        return {
            (row.report_id, row.sha256): row.number
            for some in batches(versions, values=2)
            for row in self._connection.execute(columns.where(key.in_(some)))
        }
