"""Victims, one by one."""

# ruff: noqa: PLC0415  # SQLAlchemy and rich cost up to two seconds: --help and usage errors must not wait for them

from __future__ import annotations

import click

from reportedly.commands.options import debug_option, event_option, json_option, ledger_option, linked_ledger


@click.command(short_help="Print the victims that reports name, one by one.")
@event_option
@click.option("--described", is_flag=True, help="Also those of whom only an age or a sex is told.")
@click.option("--withhold-names", is_flag=True, help="Put labels in place of their names.")
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="A table for spreadsheets, a row a claim.")
@ledger_option
@debug_option
def individuals(
    *, event: str | None, described: bool, withhold_names: bool, as_json: bool, as_csv: bool, ledger: str
) -> None:
    """Print the victims that reports name, with age and sex where they say so, and the figures they are part of.

    Reports of one story are brought together by a name that both state in full, and by the age if both state one;
    never otherwise. Who is only arrested or quoted is no victim; a rejected claim tells of nobody.
    """
    from reportedly.desk.individuals import individuals_in
    from reportedly.publish.exports.withheld_records import withhold_person
    from reportedly.publish.exports.withholding import Withholding
    from reportedly.publish.individual_views import print_individuals

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other.")
    with linked_ledger(ledger) as kept:
        people = list(individuals_in(kept, event, described=described))
        claims = {
            name
            for person in people
            for telling in person.tellings
            for name in (telling.stored.claim.id, *telling.figures)
        }
        questions = kept.links.questions_of(claims)
        if withhold_names:
            withholding = Withholding.of_ledger(kept)
            people = [withhold_person(person, withholding) for person in people]
        print_individuals(people, questions, as_json=as_json, as_csv=as_csv)
