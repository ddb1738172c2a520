"""Reading reports into the ledger."""

# ruff: noqa: PLC0415  # spaCy, SQLAlchemy and rich cost up to two seconds: --help and usage errors must not wait for them

from __future__ import annotations

import sys
from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING

import click

from reportedly.commands.options import IsoDay, debug_option, json_option, ledger_option, model_option, parser_option

if TYPE_CHECKING:
    from reportedly.persist import Ledger


@click.command(short_help="Read reports into the ledger; print their claims.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--published", type=IsoDay(), metavar="DATE", help="When the reports came out, where they do not say.")
@click.option("--publisher", metavar="NAME", help="Who published them, where they do not say.")
@json_option
@ledger_option
@click.option("--no-store", is_flag=True, help="Only print; keep nothing.")
@parser_option
@model_option
@click.option("--explain", is_flag=True, help="Also say what was left out or not resolved, and why.")
@debug_option
@click.pass_context
def read(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    published: date | None,
    publisher: str | None,
    as_json: bool,
    ledger: str,
    no_store: bool,
    parser: str | None,
    model: str | None,
    explain: bool,
) -> None:
    """Read reports into the ledger and print their claims.

    PATH is a file or a folder: plain text, HTML, JSON Lines; `-`, or no PATH, is standard input. Reading a report
    again changes nothing. Without a publication date "Friday" stays unresolved.
    """
    from reportedly.acquire import count_inputs, read_inputs
    from reportedly.pipeline import Reader, link_ledger
    from reportedly.publish.tally import Tally
    from reportedly.publish.terminal import linking_progress, progress, warn
    from reportedly.publish.views import print_reading

    if not paths and sys.stdin.isatty():
        raise click.UsageError("nothing to read: name a file or a folder, or pipe a report in.")
    paths = paths or ("-",)
    tally = Tally(None if no_store else ledger)
    with ExitStack() as stack:
        kept = None if no_store else stack.enter_context(_opened(ledger))
        inputs = read_inputs(paths, published=published, publisher=publisher)
        bar = stack.enter_context(ExitStack())
        advance = bar.enter_context(progress(lambda: count_inputs(paths)))
        try:
            for reading in Reader.load(parser, model).read_many(tally.readable(inputs)):
                tally.count(reading, new=kept.add(reading) if kept else True)
                print_reading(reading, as_json=as_json, explain=explain)
                advance()
        except BrokenPipeError:
            raise
        except BaseException as error:
            stack.close()
            if far := tally.stopped(interrupted=isinstance(error, KeyboardInterrupt)):
                warn(far)
            raise
        bar.close()  # a terminal shows one at a time
        if kept:
            link_ledger(kept, stack.enter_context(linking_progress()))
    warn(tally.summary(explained=explain or as_json))
    ctx.exit(1 if tally.failed else 0)


def _opened(ledger: str) -> Ledger:
    from reportedly.persist import Ledger

    return Ledger.open(ledger)
