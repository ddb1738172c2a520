"""The commands; no logic. Data goes to standard output, everything else to standard error.

Exit status: 0 all read; 1 some inputs could not be read (the rest are kept); 2 wrong usage or setting; 3 the ledger or
the model is out of order; 4 a bug of ours; 130 interrupted. Imports that cost time wait until a command needs them.
"""

# ruff: noqa: PLC0415  # spaCy, SQLAlchemy and rich cost up to two seconds: --help and usage errors must not wait for them

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import fields
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TextIO

import click

from reportedly.errors import ReportedlyError
from reportedly.records import RELATIONS, ClaimFilter, ClaimKind, LinkFilter

if TYPE_CHECKING:
    from reportedly.persist import Ledger

INTERRUPTED = 130
OUT_OF_ORDER = 3


class Commands(click.Group):
    """Turns what goes wrong into a line on standard error and the exit status that `errors.py` names."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The commands in the order in which one meets them, not in that of the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # click's own signature
        """Run the command; every way out of it passes here."""
        from reportedly.publish.terminal import forgive_narrow_encodings, warn, warn_of

        forgive_narrow_encodings()
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except ReportedlyError as error:
            warn_of(error)
            _leave(ctx, error.exit_status)
        except KeyboardInterrupt:
            _leave(ctx, INTERRUPTED)
        except BrokenPipeError:
            _leave_quietly(ctx)
        except OSError as error:
            warn(f"{error.filename or 'standard output'}: {error.strerror or error}")
            _leave(ctx, OUT_OF_ORDER)
        except Exception as error:  # noqa: BLE001  # the last door: a bug of ours, told as one
            warn(f"a bug of ours: {type(error).__name__}: {error} (run it with --debug and report what that prints)")
            _leave(ctx, ReportedlyError.exit_status)
        else:
            return result


def _leave(ctx: click.Context, status: int) -> None:
    if ctx.meta.get("debug"):
        traceback.print_exc()
    ctx.exit(status)


def _leave_quietly(ctx: click.Context) -> None:
    """Whoever read our output wants no more of it: nothing is wrong, and Python must not complain while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    ctx.exit(0)


def _opened(ledger: str) -> Ledger:
    from reportedly.persist import Ledger

    return Ledger.open(ledger)


class IsoDay(click.ParamType[date]):
    """A day as ISO 8601 writes it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401
        """Raises ``click.BadParameter`` for anything but an ISO date."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not an ISO date; write it as 2024-05-09", param, ctx)


def _note_debug(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta["debug"] = True


debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, callback=_note_debug, help="Show the traceback of an error."
)
json_option = click.option("--json", "as_json", is_flag=True, help="One record a line, as `reportedly schema` says.")
ledger_option = click.option(
    "--ledger",
    metavar="FILE",
    default="reportedly.db",
    envvar="REPORTEDLY_LEDGER",
    show_default=True,
    show_envvar=True,
    help="The ledger.",
)
parser_option = click.option("--parser", metavar="NAME", help="Another installed English spaCy pipeline.")
model_option = click.option(
    "--model", metavar="NAME", help="Another model of who said what: its name or folder, or `rules` for none."
)


_FILTERS = (
    click.option("--kind", type=click.Choice([kind.value for kind in ClaimKind]), help="Only claims of this kind."),
    click.option("--predicate", metavar="WORD", help="What is said to be so: killed, wounded, missing, deployed, …"),
    click.option("--source", metavar="TEXT", help="Somebody in the chain of sources."),
    click.option("--place", metavar="TEXT", help="Where."),
    click.option("--about", metavar="TEXT", help="Words of the claim."),
    click.option("--report", metavar="ID", help="The start of a report's id."),
    click.option("--since", type=IsoDay(), metavar="DATE", help="Published on this day or later."),
    click.option("--until", type=IsoDay(), metavar="DATE", help="Published on this day or earlier."),
    click.option("--limit", type=click.IntRange(min=1), metavar="N", help="No more than this many."),
)


def claim_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filters of claims; they reach it as one ``ClaimFilter``."""

    @wraps(command)
    def filtered(**given: Any) -> None:  # noqa: ANN401  # what click parsed
        names = [field.name for field in fields(ClaimFilter)]
        chosen = {name: given.pop(name) for name in names}
        kind = ClaimKind(chosen["kind"]) if chosen["kind"] else None
        command(ClaimFilter(**{**chosen, "kind": kind}), **given)

    for option in reversed(_FILTERS):
        filtered = option(filtered)
    return filtered


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reportedly")
@debug_option
def cli() -> None:
    """Read news reports and keep a ledger of what was claimed: by whom, how many, when and where.

    Every value is tied to the exact words that it came from. Nothing leaves this machine.
    """


@cli.command(short_help="Read reports into the ledger; print their claims.")
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
    from reportedly.publish.terminal import progress, warn
    from reportedly.publish.views import print_reading

    if not paths and sys.stdin.isatty():
        raise click.UsageError("nothing to read: name a file or a folder, or pipe a report in.")
    paths = paths or ("-",)
    tally = Tally(None if no_store else ledger)
    with ExitStack() as stack:
        kept = None if no_store else stack.enter_context(_opened(ledger))
        inputs = read_inputs(paths, published=published, publisher=publisher)
        advance = stack.enter_context(progress(lambda: count_inputs(paths)))
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
        if kept:
            link_ledger(kept)
    warn(tally.summary(explained=explain or as_json))
    ctx.exit(1 if tally.failed else 0)


@cli.command(short_help="Print the ledger, a row a claim.")
@claim_filters
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="A table for spreadsheets.")
@ledger_option
@debug_option
def claims(wanted: ClaimFilter, *, as_json: bool, as_csv: bool, ledger: str) -> None:
    """Print the ledger, a row a claim. Every filter that is given must hold; case does not count."""
    from reportedly.persist import Ledger
    from reportedly.publish.views import print_claims

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other.")
    with Ledger.open(ledger, create=False) as kept:
        print_claims(kept.claims(wanted), as_json=as_json, as_csv=as_csv)


def _linked(ledger: str) -> Ledger:
    """The ledger, with what a stopped run, or an older version, left unlinked made up for."""
    from reportedly.persist import Ledger
    from reportedly.pipeline import link_ledger

    kept = Ledger.open(ledger, create=False)
    try:
        link_ledger(kept)
    except BaseException:
        kept.close()
        raise
    return kept


event_option = click.option("--event", metavar="TEXT", help="An event: the start of its id, or words of its title.")
limit_option = click.option("--limit", type=click.IntRange(min=1), metavar="N", help="No more than this many.")


@cli.command(short_help="Print what is being answered, by how many reports and sources.")
@click.argument("words", required=False, metavar="[QUESTION]")
@event_option
@click.option("--predicate", metavar="WORD", help="What is counted: killed, wounded, missing, deployed, …")
@limit_option
@json_option
@ledger_option
@debug_option
def questions(
    *, words: str | None, event: str | None, predicate: str | None, limit: int | None, as_json: bool, ledger: str
) -> None:
    """Print the questions that the ledger's reports answer, the most disputed first.

    QUESTION is the start of an id, or words of the question.
    """
    from reportedly.publish.link_views import print_questions

    wanted = LinkFilter(question=words, event=event, predicate=predicate, limit=limit)
    with _linked(ledger) as kept:
        print_questions(kept.links.questions(wanted), as_json=as_json)


@cli.command(short_help="Print how a figure changed, by source.")
@click.argument("question", metavar="QUESTION")
@click.option("--plot", type=click.Path(dir_okay=False, writable=True), metavar="FILE", help="Also draw it, as SVG.")
@click.option(
    "--policy",
    nargs=1,
    metavar="NAME",
    help="Answer with one figure: range, latest-per-source, majority-of-originators or source-order.",
)
@click.option("--order", type=click.File(encoding="utf-8"), metavar="FILE", help="For source-order: a source a line.")
@json_option
@ledger_option
@debug_option
def timeline(
    *, question: str, plot: str | None, policy: str | None, order: TextIO | None, as_json: bool, ledger: str
) -> None:
    """Print how a figure changed, a line an originator, by the time that it held (* the report's own day).

    QUESTION is an id that `reportedly questions` prints, or the start of one, or words that no other question has.
    There is no "true" figure: --policy names the rule by which one is chosen, and says what it leaves out.
    """
    from pathlib import Path

    from reportedly.pipeline import consolidated_in, timelines_in
    from reportedly.publish.link_views import print_consolidated, print_timelines
    from reportedly.publish.plot import plot_svg

    if order is not None and policy != "source-order":
        raise click.UsageError("--order goes with --policy source-order only.")
    with _linked(ledger) as kept:
        asked = kept.links.question(question)
        lines = timelines_in(kept, asked)
        if policy is not None:
            sources = [line.strip() for line in order or () if line.strip()]
            answer = consolidated_in(kept, asked, policy, sources)
            named = [*answer.used, *(left.claim for left in answer.left_out)]
            print_consolidated(answer, kept.links.claims(named), as_json=as_json)
        else:
            print_timelines(asked, lines, as_json=as_json)
    if plot is not None:
        Path(plot).write_text(plot_svg(asked, lines), encoding="utf-8", newline="\n")


@cli.command(short_help="Print where accounts disagree, and why.")
@event_option
@click.option("--source", metavar="TEXT", help="Somebody in the chain of sources of one of the two.")
@click.option("--since", type=IsoDay(), metavar="DATE", help="Of which one was published on this day or later.")
@limit_option
@json_option
@ledger_option
@debug_option
def disputes(
    *, event: str | None, source: str | None, since: date | None, limit: int | None, as_json: bool, ledger: str
) -> None:
    """Print where accounts disagree: what cannot both be true first, the farthest apart before the others."""
    from reportedly.pipeline import disputes_in
    from reportedly.publish.link_views import print_disputes

    with _linked(ledger) as kept:
        found = disputes_in(kept, LinkFilter(event=event, source=source, since=since, limit=limit))
        print_disputes(found, as_json=as_json)


@cli.command(short_help="Print how claims stand to each other, and why.")
@click.argument("words", required=False, metavar="[QUESTION]")
@event_option
@click.option("--predicate", metavar="WORD", help="What is counted.")
@click.option("--relation", type=click.Choice(RELATIONS), metavar="NAME", help="Only these: repeat, conflict, …")
@click.option("--source", metavar="TEXT", help="Somebody in the chain of sources of one of the two.")
@limit_option
@json_option
@ledger_option
@debug_option
def relations(
    *,
    words: str | None,
    event: str | None,
    predicate: str | None,
    relation: str | None,
    source: str | None,
    limit: int | None,
    as_json: bool,
    ledger: str,
) -> None:
    """Print how pairs of claims stand to each other, each with its reason in words.

    A pair that is not printed is not comparable, or is told by others: `docs/decisions/0005` says which are compared.
    """
    from reportedly.publish.link_views import print_relations

    wanted = LinkFilter(question=words, event=event, predicate=predicate, relation=relation, source=source, limit=limit)
    with _linked(ledger) as kept:
        print_relations(kept.links.relations(wanted), as_json=as_json)


@cli.command(short_help="Print who says what, first-hand or relayed.")
@claim_filters
@json_option
@ledger_option
@debug_option
def sources(wanted: ClaimFilter, *, as_json: bool, ledger: str) -> None:
    """Print who says what: a row a source, those who say most first.

    A claim is first-hand where its source told the report itself, and relayed where it came through somebody else. The
    filters choose the claims that are counted; `--source` also the sources that are shown.
    """
    from reportedly.persist import Ledger
    from reportedly.publish.views import print_sources

    with Ledger.open(ledger, create=False) as kept:
        print_sources(kept.sources(wanted), as_json=as_json)


@cli.command(short_help="Print a report with its claims marked, or one claim.")
@click.argument("target", metavar="REPORT|CLAIM")
@json_option
@ledger_option
@debug_option
def show(target: str, as_json: bool, ledger: str) -> None:
    """Print a report with the words of its claims marked, or one claim with all that is known of it.

    REPORT or CLAIM is an id, or the start of one: `reportedly claims` prints those of claims.
    """
    from reportedly.persist import Ledger
    from reportedly.publish.views import print_claim, print_report

    with Ledger.open(ledger, create=False) as kept:
        report = kept.report(target)
        reading = kept.reading(report.id, report.sha256)
    named = [claim for claim in reading.claims if claim.id.startswith(target)]
    if len(named) == 1 and not report.id.startswith(target):
        print_claim(reading, named[0], as_json=as_json)
    else:
        print_report(reading, as_json=as_json)


@cli.command(short_help="Print the JSON Schema of the records.")
@debug_option
def schema() -> None:
    """Print the JSON Schema of what `read --json` and `claims --json` write."""
    import json

    from reportedly.publish.schema import reading_schema
    from reportedly.publish.terminal import write_line

    write_line(json.dumps(reading_schema(), indent=2))


@cli.command(short_help="Say what is installed, and whether it works.")
@json_option
@ledger_option
@parser_option
@model_option
@debug_option
@click.pass_context
def doctor(ctx: click.Context, *, as_json: bool, ledger: str, parser: str | None, model: str | None) -> None:
    """Say what is installed, which models, which ledger, and whether it works."""
    from reportedly.doctor import examine
    from reportedly.publish.views import print_finding

    well = True
    for finding in examine(ledger, parser, model):
        print_finding(finding.check, finding.detail, well=finding.well, as_json=as_json)
        well = well and finding.well
    ctx.exit(0 if well else OUT_OF_ORDER)


def main() -> None:
    """The console script."""
    cli(prog_name="reportedly")


if __name__ == "__main__":
    main()
