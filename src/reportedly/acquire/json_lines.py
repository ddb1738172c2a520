"""JSON Lines, and JSON files with one report or a list of them: id, title, published, url, publisher, text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from reportedly.acquire.reports import facts_of, make_report
from reportedly.errors import InputError
from reportedly.records import Report

LONGEST_LINE = 16_000_000
"""Bytes of one line: what a report of the longest text takes with every character escaped, and a little more."""

_FIELDS = 'a report is {"text": "…"}, with id, title, published, url and publisher where known'


def read_lines(
    stream: BinaryIO, *, where: str, published: date | None, publisher: str | None
) -> Iterator[Report | InputError]:
    """A report or an error a line; empty lines are passed over. Memory holds one line at a time."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        place = f"{where}, line {number}"
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            _skip_line(stream)
            yield InputError(f"the line is longer than {LONGEST_LINE:,} bytes", where=place, fix="split it")
        elif line.strip(b"\xef\xbb\xbf \t\r\n" if number == 1 else b" \t\r\n"):
            yield _line(line, number, place, published, publisher)


def read_document(
    text: str, *, where: str, published: date | None, publisher: str | None
) -> Iterator[Report | InputError]:
    """The reports of a JSON document: one object, or a list of objects."""
    try:
        document = _parse(text, where)
    except InputError as error:
        yield error
        return
    if not isinstance(document, list):
        yield _record(document, where, published, publisher)
        return
    if not document:
        yield InputError("the list is empty", where=where)
    for number, item in enumerate(document, 1):
        yield _record(item, f"{where}, item {number}", published, publisher)


def is_lines(text: str) -> bool:
    """Whether ``text`` begins with a line that is a whole JSON object, with more after it."""
    first, _, rest = text.strip().partition("\n")
    if not (first.startswith("{") and rest.strip()):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def is_document(text: str) -> bool:
    """Whether all of ``text`` is one JSON object or list of objects."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(document, dict) or (
        isinstance(document, list) and all(isinstance(item, dict) for item in document)
    )


def _line(line: bytes, number: int, where: str, published: date | None, publisher: str | None) -> Report | InputError:
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        return _record(_parse(text, where), where, published, publisher)
    except UnicodeDecodeError as error:
        return InputError(f"byte {error.start + 1:,} of the line is not UTF-8", where=where, fix="save it as UTF-8")
    except InputError as error:
        return error


def _parse(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"this is not JSON: {error.msg}, at character {error.pos + 1:,}", where=where) from error
    except (ValueError, RecursionError) as error:
        raise InputError("this JSON is nested too deeply, or has a number too long", where=where) from error


def _record(record: object, where: str, published: date | None, publisher: str | None) -> Report | InputError:
    if not isinstance(record, dict):
        return InputError("this is no JSON object", where=where, fix=_FIELDS)
    text = record.get("text")
    if not isinstance(text, str):
        return InputError("there is no field text" if text is None else "text is not text", where=where, fix=_FIELDS)
    try:
        facts = facts_of(record, where=where).or_else(published=published, publisher=publisher)
        return make_report(text, facts, where=where)
    except InputError as error:
        return error


def _skip_line(stream: BinaryIO) -> None:
    while (part := stream.readline(LONGEST_LINE)) and not part.endswith(b"\n"):
        pass
