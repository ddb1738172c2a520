"""What reports share: questions, timelines, disputes, relations."""

# ruff: noqa: PLC0415  # spaCy, SQLAlchemy and rich cost up to two seconds: --help and usage errors must not wait for them

from __future__ import annotations

from datetime import date
from typing import TextIO

import click

from reportedly.commands.options import (
    IsoDay,
    debug_option,
    event_option,
    json_option,
    ledger_option,
    limit_option,
    linked_ledger,
)
from reportedly.records import RELATIONS, LinkFilter


@click.command(short_help="Print what is being answered, by how many reports and sources.")
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
    with linked_ledger(ledger) as kept:
        print_questions(kept.links.questions(wanted), as_json=as_json)


@click.command(short_help="Print how a figure changed, by source.")
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
    with linked_ledger(ledger) as kept:
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


@click.command(short_help="Print where accounts disagree, and why.")
@click.argument("words", required=False, metavar="[QUESTION]")
@event_option
@click.option("--source", metavar="TEXT", help="Somebody in the chain of sources of one of the two.")
@click.option("--since", type=IsoDay(), metavar="DATE", help="Of which one was published on this day or later.")
@limit_option
@json_option
@ledger_option
@debug_option
def disputes(
    *,
    words: str | None,
    event: str | None,
    source: str | None,
    since: date | None,
    limit: int | None,
    as_json: bool,
    ledger: str,
) -> None:
    """Print where accounts disagree: what cannot both be true first, the farthest apart before the others.

    Of each question the first three pairs are printed. QUESTION, the start of an id or words of the question, has all
    of its pairs printed; --json always has all.
    """
    from reportedly.pipeline import disputes_in
    from reportedly.publish.dispute_views import FIRST, print_disputes

    with linked_ledger(ledger) as kept:
        found = disputes_in(kept, LinkFilter(question=words, event=event, source=source, since=since, limit=limit))
        asked = kept.links.questions_of(dispute.left.claim.id for dispute in found)
        print_disputes(found, asked, each=None if words else FIRST, as_json=as_json)


@click.command(short_help="Print how claims stand to each other, and why.")
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
    with linked_ledger(ledger) as kept:
        print_relations(kept.links.relations(wanted), as_json=as_json)
