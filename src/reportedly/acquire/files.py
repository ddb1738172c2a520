"""Paths, folders and patterns become files, in an order that does not depend on the machine."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import InputError

LARGEST_FILE = 50_000_000
"""Bytes of a file that is read whole. JSON Lines are read a line at a time, and have no such limit."""

STANDARD_INPUT = "-"
PAGE_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
LINES_ENDINGS = frozenset({".jsonl", ".ndjson"})
JSON_ENDING = ".json"
REPORT_ENDINGS = frozenset({".txt", ".text", ".md", JSON_ENDING, *PAGE_ENDINGS})
"""Endings that promise text: where such a file holds none, that is said, and not passed over."""

_NO_REPORTS = frozenset(
    """
    .css .js .mjs .map .svg .xml .py .toml .yml .yaml .ini .csv .tsv .db .sqlite .log .lock .woff .woff2 .ttf .eot
    """.split()  # noqa: SIM905  # reads better than twenty strings
)
"""Endings passed over in folders: parts of saved pages, tables, programs; a README is no report either. A file named
itself is always read."""

_HEAD = 8192


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and the name to report it by; ``chosen`` if it was named itself, not found in a folder."""

    path: Path
    name: str
    chosen: bool

    @property
    def ending(self) -> str:
        """The last extension, lower case, with its dot."""
        return self.path.suffix.lower()


def find_files(paths: Sequence[str]) -> Iterator[Found | InputError]:
    """The files of ``paths`` in the order given, patterns and folders sorted by name; each file once.

    Hidden files are passed over, a folder is entered once however many links lead to it, what cannot be found or
    opened is an error in its place, and "-" is found as it stands.
    """
    seen: set[str] = set()
    for path in paths:
        if path == STANDARD_INPUT:
            yield Found(Path(path), path, chosen=True)
            continue
        for found in _expand(path):
            if isinstance(found, Found):
                real = os.path.realpath(found.path)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def read_bytes(path: Path, *, where: str) -> bytes:
    """All bytes of a file.

    Raises:
        InputError: It cannot be opened, or has more than ``LARGEST_FILE`` bytes (it is then not read at all).
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise too_large(size, where)
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise unreadable(error, where) from error
    if len(data) > LARGEST_FILE:  # a pipe or a device has no size beforehand
        raise too_large(len(data), where)
    return data


def read_head(path: Path) -> bytes:
    """The first bytes of a file; none where it cannot be opened."""
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""


def too_large(size: int, where: str) -> InputError:
    """The error for an input of at least ``size`` bytes."""
    return InputError(
        f"the file has {size:,} bytes or more, and {LARGEST_FILE:,} is the limit",
        where=where,
        fix="split it, or write its reports as JSON Lines, which have no such limit",
    )


def unreadable(error: OSError, where: str) -> InputError:
    """The error for a file that the system does not let us read."""
    reason = (error.strerror or type(error).__name__).lower()
    return InputError(f"this cannot be read: {reason}", where=where, fix="check its name and its permissions")


def shown(path: str) -> str:
    """``path`` as it can be printed: bytes of a name that are not UTF-8 become question marks."""
    return os.fsencode(path).decode("utf-8", "replace")


def _expand(path: str) -> Iterator[Found | InputError]:
    if "\0" in path or not path:
        yield InputError("this is no path", where=ascii(path))
    elif os.path.isdir(path):  # noqa: PTH112  # unlike Path.is_dir, never raises
        yield from _folder(path, set())
    elif os.path.lexists(path):
        yield Found(Path(path), shown(path), chosen=True)
    elif glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207  # keeps the words of the pattern in the names
        if not matches:
            yield InputError(
                "no file fits this pattern", where=shown(path), fix="check it, or put it in quotation marks"
            )
        for match in matches:
            if Path(match).is_dir():
                yield from _folder(match, set())
            else:
                yield Found(Path(match), shown(match), chosen=False)
    else:
        yield InputError("there is no such file or folder", where=shown(path), fix="check its name")


def _folder(folder: str, entered: set[tuple[int, int]]) -> Iterator[Found | InputError]:
    """The files under a folder, files and folders in one order by name; ``entered`` breaks loops of links."""
    try:
        status = os.stat(folder)  # noqa: PTH116  # names stay as they were given
        if (status.st_dev, status.st_ino) in entered:
            return
        entered.add((status.st_dev, status.st_ino))
        with os.scandir(folder) as entries:
            names = sorted((entry.name, entry.is_dir(), entry.is_file() or entry.is_symlink()) for entry in entries)
    except OSError as error:
        yield unreadable(error, shown(folder))
        return
    for name, is_folder, is_file in names:
        path = os.path.join(folder, name)  # noqa: PTH118  # as above
        if name.startswith("."):
            continue
        if is_folder:
            yield from _folder(path, entered)
        elif is_file and Path(name).suffix.lower() not in _NO_REPORTS and Path(name).stem.upper() != "README":
            yield Found(Path(path), shown(path), chosen=False)
