"""Files that appear whole or not at all: written beside their place, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import SettingsError


@contextmanager
def whole_file(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    """A new file at ``path``, there once the block has ended without an error; what stood there stays until then.

    Raises:
        SettingsError: Something is there already and ``force`` is not given, or it is a folder, or there is no folder
            to write in.
    """
    _check(path, force=force)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _check(path, force=force)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _check(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise SettingsError("this is a folder", where=str(path), fix="name a file in it")
    if path.exists() and not force:
        raise SettingsError("the file is there already", where=str(path), fix="name another, or add --force")
    if not path.parent.is_dir():
        raise SettingsError("there is no such folder", where=str(path.parent), fix="make it first")
