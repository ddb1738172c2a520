"""JSON that is written as its parts come in: one document around a list, or a record a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from reportedly.publish.lines import write_json


def write_document(head: Mapping[str, Any], items_name: str, items: Iterable[Any], out: BinaryIO) -> None:
    """An object with the members of ``head`` and last a list, an item a line."""
    members = "".join(f"{write_json(name)}: {write_json(value)},\n" for name, value in head.items())
    out.write(f"{{{members}{write_json(items_name)}: [".encode())
    separator = "\n"
    for item in items:
        out.write(f"{separator}{write_json(item)}".encode())
        separator = ",\n"
    out.write(b"\n]}\n")


def write_lines(records: Iterable[Any], out: BinaryIO) -> None:
    """A record a line."""
    out.writelines(f"{write_json(record)}\n".encode() for record in records)
