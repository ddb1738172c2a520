"""Which version a ledger's tables have, and bringing them to ours.

A new ledger is made from `reportedly.persist.tables` in one step, without loading Alembic; an older one is upgraded by
the scripts in ``migrations/versions``. A test holds that both ways lead to the same tables.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select

from reportedly.errors import LedgerError
from reportedly.persist import summary_tables  # noqa: F401  # puts its tables into METADATA
from reportedly.persist.dialects import (
    count_disputes,
    create_counts,
    create_search,
    read_beside_writer,
    rebuilding,
    writing,
)
from reportedly.persist.tables import METADATA, SCHEMA

MIGRATIONS = Path(__file__).with_name("migrations")
REVISIONS = ("0001", "0002", "0003", "0004", "0006", "0007", "0009", "0010", "0011")
"""The ids of the migration scripts, oldest first; the last one is what `tables.py` says."""


def prepare(engine: Engine, *, create: bool, where: str) -> None:
    """Make sure that the tables are there, in our version.

    Raises:
        LedgerError: The database is not ours, or from a newer version; or it is empty and ``create`` is False.
    """
    with engine.connect() as connection:
        found = revision(connection, where=where)
    if found is None:
        if not create:
            raise LedgerError("there is no ledger in the file", where=where, fix="read reports into it first")
        read_beside_writer(engine)
        with writing(engine) as connection:
            if revision(connection, where=where) is None:  # another process may have been faster
                METADATA.create_all(connection)
                create_search(connection)
                create_counts(connection)
                count_disputes(connection)
                connection.execute(insert(SCHEMA).values(version_num=REVISIONS[-1]))
        return
    read_beside_writer(engine)
    if found != REVISIONS[-1]:
        upgrade(engine, where=where)


def revision(connection: Connection, *, where: str) -> str | None:
    """The version of the ledger's tables, one of `REVISIONS`; None in an empty database.

    Raises:
        LedgerError: There are tables, and not ours; or they are from a version that we do not know.
    """
    tables = inspect(connection).get_table_names()
    if SCHEMA.name not in tables:
        if tables:
            fix = "name another file; reportedly writes a new ledger there"
            raise LedgerError("the database is not a ledger", where=where, fix=fix)
        return None
    found = connection.scalar(select(SCHEMA.c.version_num))
    if found is None:
        raise LedgerError("the ledger does not say its version", where=where, fix="restore a backup")
    if found not in REVISIONS:
        raise LedgerError(
            f"the ledger is of a newer version ({found}) than this reportedly knows ({REVISIONS[-1]})",
            where=where,
            fix="pip install --upgrade reportedly",
        )
    return str(found)


def upgrade(engine: Engine, *, where: str, to: str = "head") -> None:
    """Run the migration scripts up to ``to`` that the ledger has not seen, all in one transaction.

    Raises:
        LedgerError: A script failed; the ledger is as it was before.
    """
    from alembic import command  # noqa: PLC0415  # costs 0.15 s that only an upgrade should pay
    from alembic.config import Config  # noqa: PLC0415  # as above
    from alembic.util import CommandError  # noqa: PLC0415  # as above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    try:
        with rebuilding(engine, where=where) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, to)
    except CommandError as error:
        raise LedgerError(
            f"the ledger cannot be upgraded: {error}", where=where, fix="restore a backup, and report this as a bug"
        ) from error
