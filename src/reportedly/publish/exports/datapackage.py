"""A Data Package (Frictionless Data, v1) beside a table: what each column holds, for those who check it or load it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import Any

from reportedly.publish.exports import acled, columns, ucdp
from reportedly.publish.exports.columns import Column, Kind
from reportedly.publish.exports.tagged_table import TaggedColumn

_TYPES = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.DEGREES: "number",
    Kind.DATE: "date",
    Kind.BOOLEAN: "boolean",
    Kind.RECORDS: "array",
}

_TABLES: dict[str, Sequence[Column | TaggedColumn]] = {
    "csv": columns.COLUMNS,
    "ucdp": ucdp.COLUMNS,
    "acled": acled.COLUMNS,
}

DESCRIBED = frozenset(_TABLES)
"""Formats that have a Table Schema."""

_HXL_ROW = 2


def datapackage(format_name: str, file_name: str) -> dict[str, Any]:
    """The package of one CSV file that `reportedly export` wrote."""
    resource: dict[str, Any] = {
        "name": format_name,
        "path": file_name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": list(_fields(format_name)), "missingValues": [""]},
    }
    if format_name != "csv":
        resource["dialect"] = {"commentRows": [_HXL_ROW]}
    return {
        "name": f"reportedly-{format_name}",
        "created_by": f"reportedly {version('reportedly')}",
        "resources": [resource],
    }


def _fields(format_name: str) -> Iterable[dict[str, Any]]:
    for column in _TABLES[format_name]:
        yield {"name": column.name, "type": _TYPES[column.kind], "description": column.says or "always empty"}
