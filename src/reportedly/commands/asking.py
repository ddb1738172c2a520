"""Asking the ledger for claims, sources and reports."""

# ruff: noqa: PLC0415  # spaCy, SQLAlchemy and rich cost up to two seconds: --help and usage errors must not wait for them

from __future__ import annotations

import click

from reportedly.commands.options import claim_filters, debug_option, json_option, ledger_option
from reportedly.records import ClaimFilter


@click.command(short_help="Print the ledger, a row a claim.")
@claim_filters
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="A table for spreadsheets, as `export csv` writes it.")
@ledger_option
@debug_option
def claims(wanted: ClaimFilter, *, as_json: bool, as_csv: bool, ledger: str) -> None:
    """Print the ledger, a row a claim. Every filter that is given must hold; case does not count."""
    from reportedly.desk.exporting import material_of
    from reportedly.persist import Ledger
    from reportedly.publish.exports.csv_table import csv_lines
    from reportedly.publish.terminal import write_data
    from reportedly.publish.views import print_claims

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other.")
    with Ledger.open(ledger, create=False) as kept:
        if as_csv:
            for line in csv_lines(material_of(kept, wanted)):
                write_data(line)
        else:
            print_claims(kept.claims(wanted), as_json=as_json)


@click.command(short_help="Print who says what, first-hand or relayed.")
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


@click.command(short_help="Print a report with its claims marked, or one claim.")
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
