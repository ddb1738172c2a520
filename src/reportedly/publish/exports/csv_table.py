"""Claims as CSV (RFC 4180, UTF-8), a row a claim, and back.

Cells are written as `reportedly.publish.exports.cells` says. Empty is "not known" or "not said"; lists of small records
are JSON within the cell; dates are ISO 8601, numbers exact digits, truth values ``true`` and ``false``.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from reportedly.publish.exports.cells import read_text, write_text
from reportedly.publish.exports.columns import COLUMNS, Column, Kind, Row, Value, row_of
from reportedly.publish.exports.material import Material
from reportedly.publish.lines import write_json

_NAMES = tuple(column.name for column in COLUMNS)


def write_csv(material: Material, out: BinaryIO) -> None:
    """A heading, then a row a claim."""
    out.writelines(line.encode() for line in csv_lines(material))


def csv_lines(material: Material) -> Iterator[str]:
    """The heading and the rows, each with its line end."""
    yield csv_line(_NAMES)
    for exported in material.claims():
        yield csv_line([_cell(value) for value in row_of(exported).values()])


def csv_line(cells: Sequence[str]) -> str:
    """One row, with its line end."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def read_csv(lines: Iterable[str]) -> Iterator[Row]:
    """The rows that `write_csv` wrote; give it a file opened with ``newline=""``."""
    for cells in csv.DictReader(lines):
        yield {column.name: _value(column, cells[column.name]) for column in COLUMNS}


def _cell(value: Value) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, str):
        return write_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return write_json(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _value(column: Column, cell: str) -> Value:
    if not cell:
        return [] if column.kind is Kind.RECORDS else None
    match column.kind:
        case Kind.TEXT:
            return read_text(cell)
        case Kind.INTEGER:
            return int(cell)
        case Kind.NUMBER:
            return Decimal(cell)
        case Kind.DEGREES:
            return float(cell)
        case Kind.DATE:
            return date.fromisoformat(cell)
        case Kind.BOOLEAN:
            return cell == "true"
        case Kind.RECORDS:
            records: list[dict[str, Any]] = json.loads(cell)
            return records
