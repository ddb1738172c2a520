"""What a database says when it fails, as what, where and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from reportedly.errors import LedgerError

_SAYINGS = {  # SQLite's primary result codes, https://www.sqlite.org/rescode.html
    sqlite3.SQLITE_BUSY: (
        "another process holds the ledger locked",
        "wait until it is done, or end it, and try again",
    ),
    sqlite3.SQLITE_READONLY: (
        "the ledger cannot be written",
        "make the file and its folder writable, or copy the ledger to a folder that is",
    ),
    sqlite3.SQLITE_IOERR: ("the disk failed", "check the disk, and copy the ledger to another one"),
    sqlite3.SQLITE_CORRUPT: (
        "the ledger is damaged",
        "restore a backup, or rescue what can be read with: sqlite3 LEDGER .recover",
    ),
    sqlite3.SQLITE_FULL: ("the disk is full", "make room, and read the last report again"),
    sqlite3.SQLITE_CANTOPEN: (
        "the ledger cannot be opened",
        "check that the file and its folder are there and that you may read and write them",
    ),
    sqlite3.SQLITE_PERM: ("the ledger may not be opened", "make the file readable and writable"),
    sqlite3.SQLITE_NOTADB: ("the file is not a ledger", "name another file; reportedly writes a new ledger there"),
}
_PRIMARY = 0xFF  # the low byte of an extended result code


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn the database's errors, and values that we cannot have written, into a `LedgerError` about ``where``."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        cause = getattr(error, "orig", None) or error
        code = getattr(cause, "sqlite_errorcode", 0) & _PRIMARY
        what, fix = _SAYINGS.get(
            code, (f"the ledger gave an error: {cause}", "restore a backup, or read into a new one")
        )
        raise LedgerError(what, where=where, fix=fix) from error
    except ValueError as error:
        raise LedgerError(
            f"the ledger holds a value that reportedly did not write: {error}",
            where=where,
            fix="restore a backup, or read the reports into a new ledger",
        ) from error
