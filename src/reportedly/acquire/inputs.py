"""Everything that can be read: files, folders, patterns and standard input, each as what it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import BinaryIO

from reportedly.acquire.decoding import decode, looks_binary
from reportedly.acquire.files import (
    JSON_ENDING,
    LARGEST_FILE,
    LINES_ENDINGS,
    PAGE_ENDINGS,
    REPORT_ENDINGS,
    STANDARD_INPUT,
    Found,
    find_files,
    read_bytes,
    read_head,
    too_large,
    unreadable,
)
from reportedly.acquire.json_lines import is_document, is_lines, read_document, read_lines
from reportedly.acquire.pages import is_page, read_page
from reportedly.acquire.reports import Facts, make_report
from reportedly.errors import InputError
from reportedly.records import Report


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the reader says of all inputs; it fills what an input does not say itself."""

    published: date | None
    publisher: str | None


def read_inputs(
    paths: Sequence[str],
    *,
    published: date | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | InputError]:
    """Read reports, in the order of ``paths``, folders and patterns sorted by name.

    What cannot be read is an ``InputError`` among the reports, so that the rest is kept. JSON records, and pages
    that state them, keep their own date and publisher; ``published`` and ``publisher`` fill the others, and come
    before a text's own date line.

    Args:
        paths: Files, folders (read with all that is in them), patterns ("news/*.html"), or "-" for standard input.
        published: The day on which reports without a date were published.
        publisher: Who published reports without a publisher.
        stdin: What "-" reads; the process's own standard input if not given.
    """
    defaults = Defaults(published, publisher)
    for found in find_files(paths):
        if isinstance(found, InputError):
            yield found
        elif found.name == STANDARD_INPUT:
            yield from _read_stream(stdin if stdin is not None else sys.stdin.buffer, defaults)
        else:
            yield from _read_file(found, defaults)


def count_inputs(paths: Sequence[str]) -> int | None:
    """How many results ``read_inputs`` will give, for a progress bar; None where only reading would tell.

    Lines of JSON Lines count, other files are one each; nothing is parsed. Lists in
    JSON files make it a little low, binary files in folders a little high.
    """
    if STANDARD_INPUT in paths:
        return None
    total = 0
    for found in find_files(paths):
        if isinstance(found, InputError) or found.ending not in LINES_ENDINGS:
            total += 1
            continue
        try:
            with found.path.open("rb") as stream:
                total += sum(1 for line in iter(lambda: stream.readline(1 << 24), b"") if not line.isspace())
        except OSError:
            total += 1
    return total


def _read_stream(stream: BinaryIO, defaults: Defaults) -> Iterator[Report | InputError]:
    where = "standard input"
    try:
        data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        yield unreadable(error, where)
        return
    if len(data) > LARGEST_FILE:
        yield too_large(len(data), where)
        return
    yield from _read_data(data, "", where, defaults)


def _read_file(found: Found, defaults: Defaults) -> Iterator[Report | InputError]:
    if found.ending in LINES_ENDINGS:
        try:
            with closing(found.path.open("rb")) as stream:
                yield from read_lines(
                    stream, where=found.name, published=defaults.published, publisher=defaults.publisher
                )
        except OSError as error:
            yield unreadable(error, found.name)
        return
    if not found.chosen and found.ending not in REPORT_ENDINGS and looks_binary(read_head(found.path)):
        return  # a picture or a program that lies in the folder
    try:
        data = read_bytes(found.path, where=found.name)
    except InputError as error:
        yield error
        return
    yield from _read_data(data, found.ending, found.name, defaults)


def _read_data(data: bytes, ending: str, where: str, defaults: Defaults) -> Iterator[Report | InputError]:
    try:
        named_page = ending in PAGE_ENDINGS
        text = decode(data, where=where, page=named_page or is_page(data[:8192].decode("latin-1")))
        if named_page or is_page(text):
            yield _page(text, where, defaults)
            return
    except InputError as error:
        yield error
        return
    if ending in {"", JSON_ENDING} and is_lines(text):
        stream = BytesIO(text.encode("utf-8", "surrogatepass"))
        yield from read_lines(stream, where=where, published=defaults.published, publisher=defaults.publisher)
    elif ending == JSON_ENDING or (ending == "" and text.lstrip()[:1] in {"{", "["} and is_document(text)):
        yield from read_document(text, where=where, published=defaults.published, publisher=defaults.publisher)
    else:
        yield _plain(text, where, defaults)


def _page(markup: str, where: str, defaults: Defaults) -> Report | InputError:
    try:
        text, facts = read_page(markup, where=where)
        facts = facts.or_else(published=defaults.published, publisher=defaults.publisher)
        return make_report(text, facts, where=where)
    except InputError as error:
        return error


def _plain(text: str, where: str, defaults: Defaults) -> Report | InputError:
    try:
        facts = Facts().or_else(published=defaults.published, publisher=defaults.publisher)
        return make_report(text, facts, where=where)
    except InputError as error:
        return error
