"""All in which the databases differ: connecting, beginning, inserting what may be there already, full-text search.

SQLite now; PostgreSQL is to be a row in each of these functions and nothing elsewhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
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

_KEPT_CONNECTIONS = 16
"""Connections that stay open while nobody uses them; each has a cache of up to 2 MB."""

SEARCHED_COLUMNS = ("text", "title", "publisher", "sources", "places", "dates")
"""The columns of the full-text index, in its order; ``text`` is the report's, the others are those of ``searched``."""


def connect(url: URL) -> Engine:
    """An engine for the database at ``url``; nothing is opened before the first statement."""
    # As many readers as there are threads: none waits for a connection, which in SQLite costs a millisecond to open.
    engine = create_engine(url, pool_size=_KEPT_CONNECTIONS, max_overflow=-1)
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
        raw.execute("PRAGMA legacy_alter_table=ON")  # else no table can be renamed to one that a view reads
        try:
            writer = connection.execution_options(**{_WRITES: True})
            with writer.begin():
                yield writer
                if broken := writer.exec_driver_sql("PRAGMA foreign_key_check").first():
                    what = f"the upgrade would leave a row of {broken[0]} without the row it refers to"
                    raise LedgerError(what, where=where, fix="go on with the version before, and report this as a bug")
        finally:
            raw.execute("PRAGMA legacy_alter_table=OFF")
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


def create_search(connection: Connection) -> None:
    """Make the full-text index over ``searched`` and ``texts``, and the triggers that keep it within each transaction.

    FTS5 with external content (https://www.sqlite.org/fts5.html#external_content_tables): the index holds positions,
    the words stay where they are. Its rows are versions, by number.
    """
    columns = ", ".join(SEARCHED_COLUMNS)
    words = f"number, {columns} FROM searchable WHERE number ="
    add = f"INSERT INTO search (rowid, {columns}) SELECT {words} new.number;"
    remove = f"INSERT INTO search (search, rowid, {columns}) SELECT 'delete', {words} old.number;"
    view = """CREATE VIEW searchable AS
        SELECT searched.number, texts.text, searched.title, searched.publisher, searched.sources, searched.places,
            searched.dates
        FROM searched
        JOIN versions ON versions.number = searched.number
        JOIN texts ON texts.sha256 = versions.sha256"""
    # Beginnings of three and four letters have an index: they may be of hundreds of words, which stand in every report.
    index = f"""CREATE VIRTUAL TABLE search USING fts5(
        {columns}, content='searchable', content_rowid='number', prefix='3 4',
        tokenize='unicode61 remove_diacritics 2')"""
    for statement in (
        view,
        index,
        f"CREATE TRIGGER searched_added AFTER INSERT ON searched BEGIN {add} END",
        f"CREATE TRIGGER searched_changing BEFORE UPDATE ON searched BEGIN {remove} END",
        f"CREATE TRIGGER searched_changed AFTER UPDATE ON searched BEGIN {add} END",
        f"CREATE TRIGGER searched_removing BEFORE DELETE ON searched BEGIN {remove} END",
    ):
        connection.exec_driver_sql(statement)


_COUNTED = {
    "versions": ("versions", ""),
    "claims": ("claims", ""),
    "stories": ("events", ""),
    "questions": ("questions", ""),
    "reports": (
        "versions",
        "NOT EXISTS (SELECT 1 FROM versions WHERE report_id = {row}.report_id AND number <> {row}.number)",
    ),
}
"""What is counted: the table, and which of its rows, as a condition on a row that comes or goes."""


def create_counts(connection: Connection) -> None:
    """Fill ``counts`` with what is there, and make the triggers that keep it."""
    for name, (table, which) in _COUNTED.items():
        _count(connection, name, table, which)


def count_disputes(connection: Connection) -> None:
    """As `create_counts`, for disputes, which came later."""
    _count(connection, "disputes", "disputes", "")


def _count(connection: Connection, name: str, table: str, which: str) -> None:
    if name == "reports":
        what = "count(DISTINCT report_id) FROM versions"
    else:
        what = f"count(*) FROM {table}" + (f" WHERE {which.format(row=table)}" if which else "")
    connection.exec_driver_sql(f"INSERT INTO counts (name, number) SELECT '{name}', {what}")  # our own
    for when, change, row in (("INSERT", "+ 1", "new"), ("DELETE", "- 1", "old")):
        only = f"WHEN {which.format(row=row)}" if which else ""
        update = f"UPDATE counts SET number = number {change} WHERE name = '{name}'"  # noqa: S608  # our own
        trigger = f"CREATE TRIGGER {name}_counted_{when.lower()} AFTER {when} ON {table} {only}"
        connection.exec_driver_sql(f"{trigger} BEGIN {update}; END")


OPEN, CLOSE = "\x1f\\{", "\x1f\\}"
"""Around each match: no stored text has them, since its backslashes only begin spellings of `exact.escape`."""


def ranked_matches(weights: Sequence[float]) -> str:
    """SQL for (number, score) of the newest versions that match ``:wanted``, at most ``:limit``, from ``:newest`` on.

    The index walks its rows from the newest, so that it stops at the limit. A better match has a lower score.
    """
    listed = ", ".join(map(str, weights))
    return f"""SELECT rowid AS number, bm25(search, {listed}) AS score FROM search
        WHERE search MATCH :wanted AND rowid <= :newest ORDER BY rowid DESC LIMIT :limit"""  # noqa: S608  # our numbers


def marked_columns() -> str:
    """SQL for the columns of the versions in ``:numbers``, with `OPEN` and `CLOSE` around what matches ``:wanted``."""
    columns = ", ".join(
        f"highlight(search, {place}, char(31) || '\\{{', char(31) || '\\}}') AS {name}"
        for place, name in enumerate(SEARCHED_COLUMNS)
    )
    return f"""SELECT rowid AS number, {columns} FROM search
        WHERE search MATCH :wanted AND rowid IN :numbers"""  # noqa: S608  # our own names


def is_of_search(table: str) -> bool:
    """Whether a table is the full-text index, or one that it keeps its data in."""
    return table == "search" or table.startswith("search_")


def _set_up(connection: DBAPIConnection, _: Any) -> None:  # noqa: ANN401  # SQLAlchemy's signature
    connection.isolation_level = None  # we begin transactions ourselves; the driver would do so only before some writes
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=FULL")  # a committed report outlives a power cut, for a millisecond a report
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")
