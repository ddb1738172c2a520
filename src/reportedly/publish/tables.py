"""Claims as a table for people: a row a claim, with its words beside every figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from reportedly.publish.words import how_many, on_one_line, quote, what, when, where, who
from reportedly.records import Claim, Reading, Report, SourceTally, StoredClaim

BATCH = 100
"""Rows laid out at once, so that the first of a million claims shows at once."""

DAY_WIDTH = 12
"""Columns for days: an ISO date is not broken either, and a head of two words fits."""

NARROWEST_NUMBER, WIDEST_NUMBER = 12, 24
"""Columns for the numbers: as many as the longest needs, for none is ever broken in two; 24 hold a trillion in full."""

ID_LENGTH, REPORT_ID_LENGTH = 14, 15
"""Characters of an id that a table shows: "claim-" or "report-" and 32 bits, enough to name one of some thousands."""

MOST_COUNTS = 4
"""Stances and predicates of a source that its row shows; --json has all."""

HEAD_LIMIT = 80
"""Code points of a text that stand for its title where it has none: a line of a terminal."""


def reading_tables(reading: Reading) -> Iterator[Table]:
    """The claims of one report, in the order of its text."""
    return _tables((claim, "") for claim in in_text_order(reading.claims))


def stored_tables(stored: Iterable[StoredClaim]) -> Iterator[Table]:
    """Claims of many reports, each with the report that it stands in."""
    return _tables((row.claim, _stands_in(row)) for row in stored)


def source_table(tallies: Iterable[SourceTally]) -> Table:
    """Who says what, a row a source."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, expand=True, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("who", ratio=4, overflow="fold")
    for head in ("claims", "first-hand", "relayed", "passes on", "reports"):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column("how, and of what", ratio=5, overflow="fold")
    for tally in tallies:
        who = Text(on_one_line(tally.name) if tally.name else "not named", style="bold" if tally.name else "")
        who.append(
            f"\n{' · '.join(filter(None, (tally.kind.replace('_', ' '), tally.territory)))}", style="dim not bold"
        )
        numbers = (tally.claims, tally.first_hand, tally.relayed, tally.passed_on, tally.reports)
        said = Text(_counts(tally.stances))
        said.append(f"\n{_counts(tally.predicates)}", style="dim")
        table.add_row(who, *(Text(f"{number:,}" if number else "–") for number in numbers), said)
    return table


def _counts(counts: Iterable[tuple[str, int]]) -> str:
    """The commonest words with their counts: "stated 12, denied 3"."""
    return ", ".join(f"{on_one_line(word).replace('_', ' ')} {count:,}" for word, count in islice(counts, MOST_COUNTS))


def report_heading(report: Report) -> Text:
    """A report's title (or its first line), who published it and when, and its id, on one line."""
    first_line = next((line for line in report.text[: 10 * HEAD_LIMIT].splitlines() if line.strip()), "")
    words = on_one_line(report.title) if report.title else quote(first_line, HEAD_LIMIT)
    heading = Text(words, style="bold")
    about = (report.publisher, report.published and report.published.isoformat(), report_name(report.id))
    for part in about:
        if part:
            heading.append(f" · {on_one_line(part)}", style="dim not bold")
    return heading


def report_name(identity: str) -> str:
    """A report's id, as much of it as names one of some thousands where the id is a hash of ours."""
    return identity[:REPORT_ID_LENGTH] if identity.startswith("report-") else identity


def in_text_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims by the words that say them, the longer first where two begin together."""
    return sorted(claims, key=lambda claim: (claim.evidence[0].start, -claim.evidence[0].end, claim.id))


def _tables(rows: Iterable[tuple[Claim, str]]) -> Iterator[Table]:
    stream = iter(rows)
    first = True
    while batch := list(islice(stream, BATCH)):
        table = Table(
            box=SIMPLE_HEAD, show_header=first, show_edge=False, expand=True, pad_edge=False, padding=(0, 1, 0, 0)
        )
        cells = [_cells(claim, stands_in) for claim, stands_in in batch]
        longest = max((len(word) for row in cells for word in row[0].plain.split()), default=0)
        table.add_column("how many", width=min(max(longest, NARROWEST_NUMBER), WIDEST_NUMBER), overflow="fold")
        table.add_column("what", ratio=3, overflow="fold")
        table.add_column("who says so", ratio=4, overflow="fold")
        table.add_column("when, where", width=DAY_WIDTH, overflow="fold")
        table.add_column("in these words", ratio=7, overflow="fold")
        for row in cells:
            table.add_row(*row)
        yield table
        first = False


def _cells(claim: Claim, stands_in: str) -> tuple[Text, ...]:
    period = claim.period or claim.as_of
    span = claim.evidence[0]
    words = Text(quote(span.text))
    words.append(f" [{span.start}:{span.end}] {claim.id[:ID_LENGTH]}", style="dim")
    if stands_in:
        words.append(f"\n{stands_in}", style="dim")
    return (
        Text(how_many(claim.quantity) if claim.quantity else "", style="bold"),
        Text(what(claim)),
        Text(who(claim)),
        Text("\n".join(filter(None, (when(period) if period else "", where(claim.place) if claim.place else "")))),
        words,
    )


def _stands_in(stored: StoredClaim) -> str:
    about = (
        stored.printed_by,
        str(stored.published) if stored.published else "",
    )
    return ", ".join(on_one_line(part) for part in about if part)
