"""What each command prints on a terminal: records in, lines on standard output out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.openings import opening_of
from reportedly.publish.lines import claim_line, reading_line, source_tally_line, write_json
from reportedly.publish.marks import marked_report
from reportedly.publish.tables import reading_tables, report_heading, source_table, stored_tables
from reportedly.publish.terminal import NOTE, console_for, warn, write_line
from reportedly.publish.words import as_number, days, on_one_line, quote, source_name, visible
from reportedly.records import Claim, Period, Place, Reading, Report, SourceTally, StoredClaim


def print_reading(reading: Reading, *, as_json: bool, explain: bool) -> None:
    """A report's heading and its claims; with ``explain`` also what was left out or not resolved, and why."""
    if as_json:
        write_line(reading_line(reading))
        return
    console = console_for(sys.stdout)
    console.print(report_heading(reading.report))
    if not reading.claims:
        console.print(Text("no claims", style=NOTE))
    for table in reading_tables(reading):
        console.print(table)
    if explain:
        for line in _explanations(reading):
            console.print(Padding(line, (0, 0, 0, 2), expand=False))
    console.print()


def print_claims(stored: Iterable[StoredClaim], *, as_json: bool) -> None:
    """Claims of many reports, as a table or as JSON."""
    if as_json:
        for row in stored:
            write_line(claim_line(row))
    else:
        console = console_for(sys.stdout)
        tables = stored_tables(stored)
        first = next(tables, None)
        if first is None:
            warn("no claim in the ledger is like that")
            return
        for table in chain([first], tables):
            console.print(table)


def print_sources(tallies: Sequence[SourceTally], *, as_json: bool) -> None:
    """Who says what, as a table or as JSON."""
    if as_json:
        for tally in tallies:
            write_line(source_tally_line(tally))
    elif tallies:
        console_for(sys.stdout).print(source_table(tallies))
    else:
        warn("no source in the ledger is like that")


def print_report(reading: Reading, *, as_json: bool) -> None:
    """A report's text with the words of its claims marked."""
    if as_json:
        write_line(reading_line(reading))
        return
    console = console_for(sys.stdout)
    console.print(report_heading(reading.report))
    console.print()
    for line in marked_report(reading.report, reading.claims, colour=console.color_system is not None):
        console.print(line)


def print_claim(reading: Reading, claim: Claim, *, as_json: bool) -> None:
    """One claim of ``reading``: all that is known of it, and the lines that it stands in."""
    if as_json:
        write_line(claim_line(_stored(reading, claim)))
        return
    console = console_for(sys.stdout)
    console.print(report_heading(reading.report))
    grid = Table.grid(padding=(0, 2))
    for name, value in _details(claim, reading.report):
        grid.add_row(Text(name, style=NOTE), Text(value))
    console.print(grid)
    console.print()
    for line in marked_report(reading.report, reading.claims, colour=console.color_system is not None, only=claim.id):
        console.print(line)


def print_finding(check: str, detail: str, *, well: bool, as_json: bool) -> None:
    """One check of ``doctor``."""
    if as_json:
        write_line(write_json({"check": check, "well": well, "detail": detail}))
        return
    line = Text(f"{'well' if well else 'BROKEN':7}", style="green" if well else "bold red")
    console_for(sys.stdout).print(line.append(f"{check}: {visible(detail)}", style="default not bold"))


def _stored(reading: Reading, claim: Claim) -> StoredClaim:
    report = reading.report
    return StoredClaim(
        claim=claim,
        report_id=report.id,
        sha256=report.sha256,
        publisher=report.publisher,
        title=report.title,
        url=report.url,
        published=report.published,
        main_event=reading.main_event,
        opening=None if report.title else opening_of(report.text),
    )


def _explanations(reading: Reading) -> Iterator[Text]:
    for period_or_place in _unresolved(reading.claims):
        span = period_or_place.span
        yield Text(
            f"not resolved [{span.start}:{span.end}] {quote(span.text)}: {visible(period_or_place.unresolved or '')}"
        )
    for gap in reading.dropped:
        yield Text(f"left out [{gap.span.start}:{gap.span.end}] {quote(gap.span.text, 60)}: {visible(gap.reason)}")
    for claim in reading.claims:
        if claim.rules:
            yield Text(
                f"rules [{claim.evidence[0].start}:{claim.evidence[0].end}] {', '.join(claim.rules)}", style=NOTE
            )


def _unresolved(claims: Iterable[Claim]) -> list[Period | Place]:
    """Each once, though many claims may share it."""
    found: dict[tuple[int, int, str], Period | Place] = {}
    for claim in claims:
        for value in (claim.period, claim.as_of, claim.place):
            if value is not None and value.unresolved:
                found.setdefault((value.span.start, value.span.end, type(value).__name__), value)
    return [found[key] for key in sorted(found)]


def _details(claim: Claim, report: Report) -> Iterator[tuple[str, str]]:
    yield "claim", claim.id
    yield "report", f"{on_one_line(report.id)} (version {report.sha256[:12]})"
    yield "kind", claim.kind
    yield "predicate", claim.predicate
    if claim.polarity != "affirmed" or claim.realis != "actual":
        yield "told as", f"{claim.polarity}, {claim.realis}"
    if claim.quantity:
        quantity = claim.quantity
        number = as_number(quantity) or "no bound stated"
        yield (
            "how many",
            f"{quote(quantity.span.text)}: {number} ({quantity.modifier.replace('_', ' ')}, {quantity.origin})",
        )
    if claim.counted:
        yield "counted", f"{quote(claim.counted.span.text)}: {claim.counted.noun_class}"
    if claim.affiliation:
        yield "whose", f"{quote(claim.affiliation.span.text)}: {claim.affiliation.territory or 'not known'}"
    if claim.accumulation:
        yield "adds up as", claim.accumulation
    for name, period in (("when", claim.period), ("figure as of", claim.as_of)):
        if period:
            yield name, _period(period)
    if claim.place:
        yield "where", _place(claim.place)
    yield from _people(claim)
    for name, value in (("cause", claim.cause), ("part of", claim.subset_of), ("event", claim.event)):
        if value:
            yield name, value
    if claim.rules:
        yield "rules", ", ".join(claim.rules)


def _people(claim: Claim) -> Iterator[tuple[str, str]]:
    for source in claim.attribution:
        cue = f", “{on_one_line(source.cue.text)}”" if source.cue else ""
        yield source.role, f"{source_name(source)} ({source.kind}, {source.stance.replace('_', ' ')}{cue})"
    for participant in claim.participants:
        yield participant.role, on_one_line(participant.name or participant.span.text)
    for individual in claim.individuals:
        about = [individual.name or individual.span.text, individual.sex or "", _age(individual.age)]
        yield "victim", on_one_line(", ".join(part for part in about if part))


def _age(age: int | None) -> str:
    return "" if age is None else f"aged {age}"


def _period(period: Period) -> str:
    words = quote(period.span.text)
    if period.unresolved:
        return f"{words}: not resolved, {visible(period.unresolved)}"
    anchor = f" (counted from {on_one_line(period.anchor)})" if period.anchor else ""
    if period.start is None or period.end is None:
        return f"{words}: {period.start or '…'} – {period.end or '…'}{anchor}"
    return f"{words}: {days(period.start, period.end)}{anchor}"


def _place(place: Place) -> str:
    words = quote(place.span.text)
    if place.unresolved:
        return f"{words}: not resolved, {visible(place.unresolved)}"
    parts = [place.name or "", place.country or "", f"GeoNames {place.geonames_id}" if place.geonames_id else ""]
    if place.latitude is not None and place.longitude is not None:
        parts.append(f"{place.latitude:.4f}, {place.longitude:.4f}")
    return f"{words}: {', '.join(on_one_line(part) for part in parts if part)}"
