"""Rule tables: TOML files in ``extract/data/``, each a list of rows under one key, read into typed records.

Every row has an ``id`` that is unique within its table. A table that does not fit its row type is a bug of ours and
raises ``RuleTableError`` naming the file, the row and the field.
"""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, fields
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from reportedly.errors import RuleTableError

Row = TypeVar("Row")


@cache
def load_table(name: str, key: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Read ``data/<name>``'s rows under ``key`` into ``row_type``, a frozen dataclass; lists become tuples.

    Raises:
        RuleTableError: The file is not TOML, a row lacks a field or has an unknown one, or two rows share an id.
    """
    where = f"extract/data/{name}"
    try:
        document = tomllib.loads(files("reportedly.extract").joinpath("data", name).read_text(encoding="utf-8"))
        rows: list[dict[str, Any]] = document[key]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise RuleTableError(f"the table cannot be read: {error}", where=where) from error
    known = {field.name for field in fields(row_type)}  # type: ignore[arg-type]  # every row type is a dataclass
    needed = {
        field.name
        for field in fields(row_type)  # type: ignore[arg-type]  # as above
        if field.default is MISSING and field.default_factory is MISSING
    }
    seen: set[str] = set()
    table = []
    for number, row in enumerate(rows, 1):
        label = f"{where}, {key} row {number} ({row.get('id', 'no id')})"
        if unknown := row.keys() - known:
            raise RuleTableError(f"unknown field {min(unknown)!r}", where=label)
        if missing := needed - row.keys():
            raise RuleTableError(f"no field {min(missing)!r}", where=label)
        if (identity := row.get("id")) in seen:
            raise RuleTableError(f"the id {identity!r} stands twice", where=label)
        seen.add(str(identity))
        table.append(
            row_type(**{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()})
        )
    return tuple(table)
