"""Rule tables: TOML files in a stage's ``data/``, each with lists of rows under a key, read into typed records.

Every row has an ``id`` that is unique within its table. A table that does not fit its row type is a bug of ours and
raises ``RuleTableError`` naming the file, the row and the field.
"""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, fields
from importlib.resources import files
from typing import Any, TypeVar

from reportedly.errors import RuleTableError

Row = TypeVar("Row")


def load_rows(stage: str, name: str, key: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Read the rows under ``key`` of a table into ``row_type``, a frozen dataclass; lists become tuples.

    Args:
        stage: The package that the table is of: "extract", "link".
        name: The file in its ``data/``.
        key: What the rows stand under.
        row_type: Its fields are those of a row.

    Raises:
        RuleTableError: The file is not TOML, a row lacks a field or has an unknown one, or two rows share an id.
    """
    where = f"{stage}/data/{name}"
    try:
        document = tomllib.loads(files(f"reportedly.{stage}").joinpath("data", name).read_text(encoding="utf-8"))
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
