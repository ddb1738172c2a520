"""The two streams of a command: data on standard output, progress and warnings on standard error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from reportedly.errors import ReportedlyError
from reportedly.publish.words import visible

NOTE = "dim"
"""How what is said besides is printed."""

PIPE_WIDTH = 120
"""Columns where there is no terminal to ask and COLUMNS is not set: the width that our tables read best at."""


class PipedConsole(Console):
    """rich leaves with status 1 when its reader has gone; here a closed pipe is told on, and ends quietly."""

    def on_broken_pipe(self) -> None:
        """Say so to whoever printed."""
        raise BrokenPipeError


def console_for(stream: TextIO) -> PipedConsole:
    """A console that fits ``stream``: coloured on a terminal unless NO_COLOR is set and not empty, plain elsewhere."""
    asked = stream.isatty() or "COLUMNS" in os.environ
    return PipedConsole(
        file=stream,
        width=None if asked else PIPE_WIDTH,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        markup=False,
        emoji=False,
        highlight=False,
    )


def write_line(text: str) -> None:
    """A line of data: UTF-8 whatever the locale, so that the same records give the same bytes; seen at once."""
    write_data(text + "\n")


def write_data(text: str) -> None:
    """Data as UTF-8. What UTF-8 has no bytes for (lone surrogates) goes out as an escape."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def warn(message: str) -> None:
    """A line on standard error."""
    sys.stderr.write(f"reportedly: {visible(message)}\n")
    sys.stderr.flush()


def warn_of(error: ReportedlyError) -> None:
    """What went wrong, where, and what to do about it, on standard error."""
    warn(error.message)


def forgive_narrow_encodings() -> None:
    """Let streams that cannot hold a character write its code point instead of failing: an ASCII pipe, a dash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def progress(
    total: Callable[[], int | None], *, doing: str = "reading", beside_data: bool = True
) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error, where that is a terminal and no data go to one: two would mix.

    Args:
        total: Counts the steps, None where that cannot be known; asked only where a bar is shown.
        doing: What is going on, in a word.
        beside_data: Whether data go to standard output meanwhile.
    """
    if not sys.stderr.isatty() or (beside_data and sys.stdout.isatty()):
        yield lambda: None
        return
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console_for(sys.stderr), transient=True) as bar:
        task = bar.add_task(doing, total=total())
        yield lambda: bar.advance(task)


@contextmanager
def linking_progress() -> Iterator[Callable[[str, int, int], None]]:
    """As `progress`, for what is told with its name, how much is done and how much there is; also beside data, which
    is printed afterwards.
    """
    if not sys.stderr.isatty():
        yield lambda _what, _done, _all: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console_for(sys.stderr), transient=True) as bar:
        task = bar.add_task("linking", total=None)
        yield lambda what, done, everything: bar.update(task, description=what, completed=done, total=everything)


def plural(count: int, one: str, many: str | None = None) -> str:
    """``count`` and its noun: "1 report", "2 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """The parts that are not empty, with commas."""
    return ", ".join(part for part in parts if part)
