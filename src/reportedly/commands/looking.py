"""What is installed and what is written: schema, doctor."""

# ruff: noqa: PLC0415  # spaCy, SQLAlchemy and rich cost up to two seconds: --help and usage errors must not wait for them

from __future__ import annotations

import click

from reportedly.commands.options import debug_option, json_option, ledger_option, model_option, parser_option

OUT_OF_ORDER = 3
"""The exit status of a ledger or a model that does not work."""


@click.command(short_help="Print the JSON Schema of the records.")
@debug_option
def schema() -> None:
    """Print the JSON Schema of what `read --json` and `claims --json` write."""
    import json

    from reportedly.publish.schema import reading_schema
    from reportedly.publish.terminal import write_line

    write_line(json.dumps(reading_schema(), indent=2))


@click.command(short_help="Say what is installed, and whether it works.")
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
