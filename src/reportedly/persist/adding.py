"""Putting readings into the ledger's tables, within a transaction that the caller has begun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select, tuple_, update

from reportedly.persist import dialects, rows
from reportedly.persist.source_pages import put_sources
from reportedly.persist.tables import CLAIMS, RELATIONS, SEARCHED, TEXTS, VERSIONS
from reportedly.records import Reading

CLAIM_COLUMNS = ("payload",)
RELATION_COLUMNS = ("left", "right", "relation", "degree", "reason", "question")
"""The columns that say all of a claim, and of a relation within a reading."""

_KEYS_AT_ONCE = 400  # two values each in one statement; SQLite's oldest limit is 999


def put(connection: Connection, reading: Reading) -> bool:
    """Keep a reading, as `Ledger.add` says; whether anything of it was new."""
    version = rows.version_row(reading)
    number, changed = _put_version(connection, reading.report.text, version)
    changed |= _replace(connection, CLAIMS, number, _claim_rows(reading), compared=CLAIM_COLUMNS)
    changed |= _replace(connection, RELATIONS, number, _relation_rows(reading), compared=RELATION_COLUMNS)
    if changed:
        _put_searched(connection, number, rows.searched_row(reading))
        put_sources(connection, {number: reading})
        connection.execute(update(VERSIONS).where(VERSIONS.c.number == number).values(linked=False))
    return changed


def put_many(connection: Connection, readings: Sequence[Reading]) -> int:
    """Keep readings; how many had anything new. Versions that are new go in a table at a time, others one by one."""
    if len(readings) == 1:
        return int(put(connection, readings[0]))
    keys = {_key(reading): None for reading in readings}
    known = _numbers(connection, keys)
    new = {_key(reading): reading for reading in reversed(readings) if _key(reading) not in known}
    fresh = list(reversed(new.values()))
    if fresh:
        _insert_new(connection, fresh)
    return len(fresh) + sum(put(connection, reading) for reading in readings if new.get(_key(reading)) is not reading)


def of_version(connection: Connection, table: Table, columns: Sequence[str], number: int) -> Sequence[Row[Any]]:
    """The rows that a version has in a table, in order."""
    statement = select(*(table.c[name] for name in columns)).where(table.c.version == number)
    return connection.execute(statement.order_by(table.c.position)).all()


def _insert_new(connection: Connection, readings: Sequence[Reading]) -> None:
    """Insert the first readings of versions, each version once."""
    versions = [rows.version_row(reading) for reading in readings]
    texts = [{"sha256": reading.report.sha256, "text": reading.report.text} for reading in readings]
    connection.execute(dialects.insert_new(connection.dialect, TEXTS), texts)
    connection.execute(insert(VERSIONS), versions)
    numbers = _numbers(connection, map(_key, readings))
    for table, rows_of in ((CLAIMS, _claim_rows), (RELATIONS, _relation_rows)):
        placed = [
            row | {"version": numbers[_key(reading)], "position": position}
            for reading in readings
            for position, row in enumerate(rows_of(reading))
        ]
        if placed:
            connection.execute(insert(table), placed)
    searched = [rows.searched_row(reading) | {"number": numbers[_key(reading)]} for reading in readings]
    connection.execute(insert(SEARCHED), searched)
    put_sources(connection, {numbers[_key(reading)]: reading for reading in readings})


def _key(reading: Reading) -> tuple[str, str]:
    return reading.report.id, reading.report.sha256


def _numbers(connection: Connection, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The numbers of those versions that are there, by report id and hash."""
    wanted, found = list(keys), {}
    for start in range(0, len(wanted), _KEYS_AT_ONCE):
        some = tuple_(VERSIONS.c.report_id, VERSIONS.c.sha256).in_(wanted[start : start + _KEYS_AT_ONCE])
        for row in connection.execute(select(VERSIONS.c.report_id, VERSIONS.c.sha256, VERSIONS.c.number).where(some)):
            found[row.report_id, row.sha256] = row.number
    return found


def _claim_rows(reading: Reading) -> list[rows.Values]:
    return [rows.claim_row(claim) for claim in reading.claims]


def _relation_rows(reading: Reading) -> list[rows.Values]:
    return [rows.relation_row(relation) for relation in reading.relations]


def _put_version(connection: Connection, text: str, version: rows.Values) -> tuple[int, bool]:
    """The number of the version, and whether it is new or was changed."""
    put = dialects.insert_new(connection.dialect, TEXTS).values(sha256=version["sha256"], text=text)
    connection.execute(put)
    add = dialects.insert_new(connection.dialect, VERSIONS).values(version).returning(VERSIONS.c.number)
    number = connection.scalar(add)
    if number is not None:
        return int(number), True
    same = (VERSIONS.c.report_id == version["report_id"], VERSIONS.c.sha256 == version["sha256"])
    kept = connection.execute(select(VERSIONS).where(*same).with_for_update()).one()._mapping  # noqa: SLF001  # its name
    if kept["retrieved"] is not None:
        version = version | {"retrieved": kept["retrieved"]}  # when this text was first seen there
    if all(kept[name] == value for name, value in version.items()):
        return int(kept["number"]), False
    connection.execute(update(VERSIONS).where(VERSIONS.c.number == kept["number"]).values(version))
    return int(kept["number"]), True


def _put_searched(connection: Connection, number: int, new: rows.Values) -> None:
    """What the version is found by; the database's triggers keep the index over it."""
    kept = connection.execute(select(SEARCHED).where(SEARCHED.c.number == number)).first()
    if kept is None:
        connection.execute(insert(SEARCHED).values(new | {"number": number}))
    elif any(kept._mapping[name] != value for name, value in new.items()):  # noqa: SLF001  # its name
        connection.execute(update(SEARCHED).where(SEARCHED.c.number == number).values(new))


def _replace(
    connection: Connection, table: Table, number: int, new: list[rows.Values], *, compared: Sequence[str]
) -> bool:
    """Make ``new`` the rows of a version, in order; whether they differ from those it had."""
    kept = of_version(connection, table, compared, number)
    if [tuple(row) for row in kept] == [tuple(row[name] for name in compared) for row in new]:
        return False
    connection.execute(delete(table).where(table.c.version == number))
    if new:
        placed = [row | {"version": number, "position": position} for position, row in enumerate(new)]
        connection.execute(insert(table), placed)
    return True
