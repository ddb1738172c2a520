"""All in which the databases differ: connecting, beginning, and inserting what may be there already.

SQLite now; PostgreSQL is to be a row in each of these functions and nothing elsewhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import URL, Connection, Dialect, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection  # noqa: TC002  # as TC001

from reportedly.errors import LedgerError

SUPPORTED = frozenset({"sqlite"})
"""The databases that a ledger can be opened on."""

_BUSY_TIMEOUT_MS = 5000  # a transaction is one reading, so a writer waits for milliseconds; 5 s is a stuck process
_WRITES = "reportedly_writes"


def connect(url: URL) -> Engine:
    """An engine for the database at ``url``; nothing is opened before the first statement."""
    engine = create_engine(url)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: committed at the end of the block, or rolled back by an error.

    It takes the write lock at once. Taken at the first write, SQLite would refuse instead of wait where another process
    has written since the transaction's first read.
    """
    with engine.connect() as connection:
        writer = connection.execution_options(**{_WRITES: True})
        with writer.begin():
            yield writer


@contextmanager
def rebuilding(engine: Engine, *, where: str) -> Iterator[Connection]:
    """As `writing`, for a migration: tables may be dropped and made anew without their rows' references being followed.

    Raises:
        LedgerError: Afterwards a row refers to one that is not there; everything is rolled back.
    """
    with engine.connect() as connection:
        raw = connection.connection.cursor()
        raw.execute("PRAGMA foreign_keys=OFF")  # SQLite ignores this within a transaction
        try:
            writer = connection.execution_options(**{_WRITES: True})
            with writer.begin():
                yield writer
                if broken := writer.exec_driver_sql("PRAGMA foreign_key_check").first():
                    what = f"the upgrade would leave a row of {broken[0]} without the row it refers to"
                    raise LedgerError(what, where=where, fix="go on with the version before, and report this as a bug")
        finally:
            raw.execute("PRAGMA foreign_keys=ON")
            raw.close()


def read_beside_writer(engine: Engine) -> None:
    """Let others read while one process writes: SQLite's write-ahead log, which a file remembers once it is set."""
    with engine.connect() as connection:
        raw = connection.connection.cursor()
        if raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            with suppress(sqlite3.OperationalError):  # a ledger that cannot be written can still be read
                raw.execute("PRAGMA journal_mode=WAL")
        raw.close()


def insert_new(dialect: Dialect, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that leaves the row alone where its key is there already."""
    if dialect.name == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def _set_up(connection: DBAPIConnection, _: Any) -> None:  # noqa: ANN401  # SQLAlchemy's signature
    connection.isolation_level = None  # we begin transactions ourselves; the driver would do so only before some writes
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=FULL")  # a committed report outlives a power cut, for a millisecond a report
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")
