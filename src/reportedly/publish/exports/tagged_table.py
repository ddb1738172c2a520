"""Tables as CSV with a row of HXL tags (Humanitarian Exchange Language 1.1) below the heading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from reportedly.publish.exports.cells import write_text
from reportedly.publish.exports.columns import Kind
from reportedly.publish.exports.csv_table import csv_line
from reportedly.records import Number

Cell = str | Number | float | date | None


@dataclass(frozen=True, slots=True)
class TaggedColumn:
    """A column of somebody else's codebook: its HXL tag where there is one, and what we put in; "" is nothing, ever."""

    name: str
    tag: str = ""
    says: str = ""
    kind: Kind = Kind.TEXT


def write_tagged(columns: Sequence[TaggedColumn], rows: Iterable[Mapping[str, Cell]], out: BinaryIO) -> None:
    """The heading, the tags, and the rows; columns that a row does not name stay empty."""
    out.write(csv_line([column.name for column in columns]).encode())
    out.write(csv_line([column.tag for column in columns]).encode())
    out.writelines(csv_line([_cell(row.get(column.name)) for column in columns]).encode() for row in rows)


def joined(parts: Iterable[str | None]) -> str:
    """Several values in one cell, each once, as the codebooks of conflict data write them."""
    return ";".join(dict.fromkeys(part.replace(";", ",").strip() for part in parts if part))


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return write_text(value) if isinstance(value, str) else f"{value:f}" if hasattr(value, "as_tuple") else str(value)
