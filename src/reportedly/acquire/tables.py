"""The tables of this folder: TOML files in ``acquire/data/``, each a list of rows under one key, as typed records."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

from reportedly.errors import RuleTableError

Row = TypeVar("Row")


@cache
def load_rows(name: str, key: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Read ``data/<name>``'s rows under ``key`` into ``row_type``, a frozen dataclass with an ``id``.

    Raises:
        RuleTableError: The file is not TOML, a row does not fit ``row_type``, or two rows share an id.
    """
    where = f"acquire/data/{name}"
    try:
        document = tomllib.loads(files("reportedly.acquire").joinpath("data", name).read_text(encoding="utf-8"))
        rows = tuple(row_type(**row) for row in document[key])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise RuleTableError(f"the table cannot be read: {error}", where=where) from error
    ids = [row["id"] for row in document[key]]
    if doubled := {identity for identity in ids if ids.count(identity) > 1}:
        raise RuleTableError(f"the id {min(doubled)!r} stands twice", where=where)
    return rows
