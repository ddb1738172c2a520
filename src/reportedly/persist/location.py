"""Where a ledger is: a file's path or a database's URL, checked before anything is opened or created."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from reportedly.errors import LedgerError
from reportedly.persist.dialects import SUPPORTED

_MOUNTS = Path("/proc/self/mounts")  # Linux; elsewhere we cannot tell cheaply, and do not refuse
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "fuse.sshfs", "fuse.glusterfs", "ceph"})
_OCTAL = re.compile(r"\\([0-7]{3})")  # how a mount table spells blanks and backslashes


@dataclass(frozen=True, slots=True)
class Location:
    """A ledger's address; ``path`` is None where it is not a plain file, ``name`` is how messages call it."""

    url: URL
    path: Path | None
    name: str


def locate(target: str | os.PathLike[str], *, create: bool) -> Location:
    """The location that a path or a URL names.

    Raises:
        LedgerError: The URL is none that we support, the path is a folder or lies in none, on a network file system,
            or names no file and ``create`` is False.
    """
    text = os.fspath(target)
    if "://" not in text:
        return _file(Path(text), create=create)
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise LedgerError("the ledger's URL cannot be read", where=text, fix="name a file") from error
    name = url.render_as_string()  # without the password
    if url.get_backend_name() not in SUPPORTED:
        fix = f"name a file, or a URL of {', '.join(sorted(SUPPORTED))}"
        raise LedgerError(f"a ledger cannot be kept in {url.get_backend_name()}", where=name, fix=fix)
    if not url.database or ":memory:" in url.database:
        raise LedgerError("a ledger is kept in a file, and the URL names none", where=name, fix="name a file")
    if url.database.startswith("file:"):  # SQLite's own URI, for those who need its options
        return Location(url, None, name)
    return _file(Path(url.database), create=create)


def network_file_system(path: Path, mounts: str) -> str | None:
    """The type of the network file system that ``path``, absolute and resolved, lies on, or None.

    ``mounts`` is a mount table as in fstab(5): device, mount point, type and more, separated by blanks, a line each.
    """
    best, kind = "", None
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = _OCTAL.sub(lambda hit: chr(int(hit[1], 8)), fields[1])
        if len(point) >= len(best) and path.is_relative_to(point):  # of two on one point, the later hides the earlier
            best, kind = point, fields[2]
    return kind if kind in _NETWORK else None


def _file(path: Path, *, create: bool) -> Location:
    name = str(path)
    if "\0" in name:
        raise LedgerError("a path cannot hold the character NUL", where=repr(name), fix="name another file")
    whole = path.absolute()  # a later change of the working folder is not to move the ledger
    if path.is_dir():
        raise LedgerError("the ledger is to be a file, and this is a folder", where=name, fix="name a file in it")
    if not whole.parent.is_dir():
        fix = f"make it first: mkdir -p {whole.parent}"
        raise LedgerError("the folder for the ledger is not there", where=name, fix=fix)
    if not create and not path.exists():
        raise LedgerError("there is no ledger here", where=name, fix="check the name, or read reports into it first")
    if kind := network_file_system(whole.resolve(), _mounts()):
        raise LedgerError(
            f"the ledger would lie on a network file system ({kind}), which cannot share it between processes",
            where=name,
            fix="name a file on a local disk",
        )
    return Location(URL.create("sqlite", database=str(whole)), path, name)


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
