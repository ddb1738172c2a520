"""What reports share, on a terminal: questions, timelines with a sparkline, relations."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.publish.dispute_views import side
from reportedly.publish.link_lines import consolidated_line, question_line, relation_line, timeline_line
from reportedly.publish.terminal import NOTE, console_for, warn, write_line
from reportedly.publish.words import as_number, how_many, on_one_line, visible
from reportedly.records import (
    ClaimKind,
    Consolidated,
    Modifier,
    Number,
    Origin,
    Question,
    QuestionSummary,
    Relation,
    StoredClaim,
    Timeline,
    TimelinePoint,
)

_BARS = "▁▂▃▄▅▆▇█"
_REPORT_ID = 15  # "report-" and 32 bits
_HASHED = re.compile(r"report-[0-9a-f]{32}")
_ID = 17  # "question-" and 32 bits


def print_questions(stands: Iterable[QuestionSummary], *, as_json: bool) -> None:
    """Questions, a row each: what is asked, by how many it is answered, between which figures; those of words last."""
    if as_json:
        for stand in stands:
            write_line(question_line(stand))
        return
    stands = list(stands)
    figures = _question_table([one for one in stands if one.question.kind is ClaimKind.FIGURE], "question", "figures")
    words = _question_table([one for one in stands if one.question.kind is not ClaimKind.FIGURE], "what was said", "")
    if figures.row_count or not words.row_count:
        _print_table(figures, "no question in the ledger is like that")
    if words.row_count:
        _print_table(words, "")


def _question_table(stands: Sequence[QuestionSummary], asked: str, between: str) -> Table:
    table = _table((asked, 5), (between, None), ("claims", None), ("reports", None), ("sources", None))
    table.add_column("disputed", justify="right", no_wrap=True)
    for stand in stands:
        words = Text(on_one_line(stand.question.text)).append(f"\n{stand.question.id[:_ID]}", style=NOTE)
        numbers = (stand.claims, stand.reports, stand.originators)
        table.add_row(words, _between(stand.low, stand.high), *map(str, numbers), str(stand.conflicts or "–"))
    return table


def print_timelines(question: Question, timelines: Sequence[Timeline], *, as_json: bool) -> None:
    """One question's figures, a row an originator's step, with a sparkline an originator."""
    if as_json:
        for line in timelines:
            write_line(timeline_line(line))
        return
    console = console_for(sys.stdout)
    console.print(Text(on_one_line(question.text), style="bold"))
    table = _table(("source", 3), ("as of", None), ("figure", 2), ("change", None), ("carried by", 4))
    for line in timelines:
        for place, point in enumerate(line.points):
            name = Text(on_one_line(line.originator), style="bold") if place == 0 else Text("")
            if place == 0 and len(line.points) > 1:
                name.append(f" {sparkline(line.points)}", style="not bold")
            table.add_row(name, _as_of(point), _figure(point), point.change, _outlets(point))
    _print_table(table, "nobody gives a figure for it")


def print_consolidated(answer: Consolidated, claims: Mapping[str, StoredClaim], *, as_json: bool) -> None:
    """What a policy answers, the claims that it used, and those that it left out."""
    if as_json:
        write_line(consolidated_line(answer))
        return
    console = console_for(sys.stdout)
    found = _between(answer.low, answer.high) or "no figure"
    console.print(Text(f"Under the policy {answer.policy}: {found}", style="bold").append(f" ({answer.why})", NOTE))
    for name in answer.used:
        console.print(Padding(Text(f"used      {_short(name, claims)}"), (0, 0, 0, 2)))
    for left in answer.left_out:
        line = Text(f"left out  {_short(left.claim, claims)}").append(f": {visible(left.reason)}", style=NOTE)
        console.print(Padding(line, (0, 0, 0, 2)))


def print_relations(relations: Iterable[Relation], *, as_json: bool) -> None:
    """Relations, a row each with its reason."""
    if as_json:
        for relation in relations:
            write_line(relation_line(relation))
        return
    table = _table(("relation", None), ("why", 6), ("claims", None))
    for relation in relations:
        named = f"{relation.relation}{f' ({relation.degree})' if relation.degree else ''}"
        table.add_row(named, on_one_line(relation.reason), f"{relation.left[:14]}\n{relation.right[:14]}")
    _print_table(table, "no relation in the ledger is like that")


def sparkline(points: Sequence[TimelinePoint]) -> str:
    """The figures as bars of eight heights from zero up; a dot where the words state no number (Tufte, 2006)."""
    values = [_value(point) for point in points]
    highest = max((value for value in values if value is not None), default=0)
    if not highest:
        return ""
    return "".join("·" if value is None else _BARS[int(value * (len(_BARS) - 1) / highest)] for value in values)


def _value(point: TimelinePoint) -> Number | None:
    quantity = point.quantity
    if quantity.modifier is Modifier.PLURAL:
        return None
    return next((n for n in (quantity.point, quantity.high, quantity.low) if n is not None), None)


def _figure(point: TimelinePoint) -> str:
    quantity = point.quantity
    said = how_many(quantity) if quantity.origin is Origin.REVIEW else on_one_line(quantity.span.text)
    return f"not {said}" if point.negated else said


def _as_of(point: TimelinePoint) -> str:
    if point.as_of is None:
        return "not known"
    return f"{point.as_of}" if point.as_of_basis == "stated" else f"{point.as_of}*"


def _outlets(point: TimelinePoint) -> str:
    return ", ".join(_named(name) for name in point.outlets)


def _named(outlet: str) -> str:
    """An outlet's name; an id that is only a hash is cut as everywhere else."""
    return outlet[:_REPORT_ID] if _HASHED.fullmatch(outlet) else on_one_line(outlet)


def _short(name: str, claims: Mapping[str, StoredClaim]) -> str:
    stored = claims.get(name)
    if stored is None:
        return name
    number = as_number(stored.claim.quantity) if stored.claim.quantity else ""
    return f"{number or '–'}  {side(stored).plain}"


def _between(low: Number | None, high: Number | None) -> str:
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"≥{low:,}" if low is not None else f"≤{high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _table(*columns: tuple[str, int | None]) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, expand=True, pad_edge=False, padding=(0, 1, 0, 0))
    for head, ratio in columns:
        if ratio is None:
            table.add_column(head, no_wrap=head != "claims", justify="left")
        else:
            table.add_column(head, ratio=ratio, overflow="fold")
    return table


def _print_table(table: Table, otherwise: str) -> None:
    if table.row_count:
        console_for(sys.stdout).print(table)
    else:
        warn(otherwise)
