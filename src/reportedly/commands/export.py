"""Taking the ledger away in the formats that others use."""

# ruff: noqa: PLC0415  # spaCy, SQLAlchemy and rich cost up to two seconds: --help and usage errors must not wait for them

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from reportedly.commands.export_pages import PAGES, export_pages
from reportedly.commands.options import claim_filters, debug_option, ledger_option
from reportedly.records import ClaimFilter

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.persist import Ledger
    from reportedly.publish.exports import Format


def _print_formats(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from reportedly.publish.exports import FORMATS
    from reportedly.publish.terminal import write_line

    for one in FORMATS.values():
        write_line(f"{one.name:16} {one.ending:11} {one.says}")
    for name, says in PAGES.items():
        write_line(f"{name:16} {'.html':11} {says}")
    ctx.exit()


@click.command(short_help="Write the ledger in a format that others read.")
@click.argument("format_name", metavar="FORMAT")
@click.argument("path", metavar="PATH")
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=_print_formats, help="Name the formats."
)
@claim_filters
@click.option("--withhold-names", is_flag=True, help="Put labels in place of the names of individual victims.")
@click.option("--withhold", multiple=True, metavar="NAME", help="Put a label in place of this name, too.")
@click.option("--author", metavar="NAME", help="Who publishes the reviews that are drafted (claimreview).")
@click.option(
    "--datapackage", is_flag=True, help="Also describe the columns in NAME.datapackage.json (csv, ucdp, acled)."
)
@click.option("--question", metavar="TEXT", help="Which question (question-page): its id, or words of it.")
@click.option("--force", is_flag=True, help="Overwrite PATH.")
@ledger_option
@debug_option
def export(
    wanted: ClaimFilter,
    *,
    format_name: str,
    path: str,
    withhold_names: bool,
    withhold: tuple[str, ...],
    author: str | None,
    datapackage: bool,
    question: str | None,
    force: bool,
    ledger: str,
) -> None:
    """Write the ledger, or the claims that the filters let through, to PATH in a format that others read.

    What reviewers correct is corrected, with their verdicts beside it. PATH `-` is standard output. A file appears when
    it is whole; one that is there already is kept, but for --force.
    """
    if format_name in PAGES:
        if wanted != ClaimFilter() or author is not None or datapackage:
            raise click.UsageError(
                f"{format_name} shows the whole ledger: it takes --withhold-names, --withhold, --force."
            )
        export_pages(
            format_name,
            path,
            question=question,
            withhold_victims=withhold_names,
            withhold=withhold,
            force=force,
            ledger=ledger,
        )
        return
    if question is not None:
        raise click.UsageError("--question goes with question-page only.")
    from pathlib import Path

    from reportedly.desk.exporting import material_of
    from reportedly.persist import Ledger
    from reportedly.publish.exports import FORMATS
    from reportedly.publish.exports.files import whole_file
    from reportedly.publish.terminal import progress

    chosen = FORMATS.get(format_name)
    if chosen is None:
        raise click.UsageError(f"there is no format {format_name!r}; there are {', '.join([*FORMATS, *PAGES])}.")
    _check(chosen, path, author=author, datapackage=datapackage)
    with ExitStack() as stack:
        kept = stack.enter_context(Ledger.open(ledger, create=False))
        out = sys.stdout.buffer if path == "-" else stack.enter_context(whole_file(Path(path), force=force))
        steps = progress(lambda: _total(kept, wanted, chosen), doing="writing", beside_data=path == "-")
        advance = stack.enter_context(steps)
        material = material_of(
            kept, wanted, withhold_victims=withhold_names, withhold=withhold, author=author, advance=advance
        )
        chosen.write(material, out)
        if datapackage:
            _describe(format_name, Path(path), force=force)


def _check(chosen: Format, path: str, *, author: str | None, datapackage: bool) -> None:
    from reportedly.publish.exports.datapackage import DESCRIBED

    if path == "-" and not chosen.is_text and sys.stdout.isatty():
        raise click.UsageError(f"{chosen.name} is no text: name a file, or pipe it on.")
    if author is not None and chosen.name != "claimreview":
        raise click.UsageError("--author goes with claimreview only.")
    if datapackage and (chosen.name not in DESCRIBED or path == "-"):
        raise click.UsageError(f"--datapackage goes with a file of {', '.join(sorted(DESCRIBED))} only.")


def _total(kept: Ledger, wanted: ClaimFilter, chosen: Format) -> int | None:
    """How many steps it takes, where that can be told without reading the claims."""
    if wanted != ClaimFilter() or chosen.counts != ("claims",):
        return None
    return kept.counts().claims


def _describe(format_name: str, path: Path, *, force: bool) -> None:
    import json

    from reportedly.publish.exports.datapackage import datapackage
    from reportedly.publish.exports.files import whole_file

    with whole_file(path.with_name(f"{path.stem}.datapackage.json"), force=force) as out:
        out.write(json.dumps(datapackage(format_name, path.name), indent=2).encode() + b"\n")
