"""Victims one by one, as a table, as JSON and as CSV."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from reportedly.individual_records import KnownPerson, Telling
from reportedly.publish.exports.cells import write_text
from reportedly.publish.exports.csv_table import csv_line
from reportedly.publish.lines import write_json
from reportedly.publish.terminal import NOTE, console_for, warn, write_data, write_line
from reportedly.publish.words import on_one_line, quote, said, who
from reportedly.records import Question

COLUMNS = (
    *("person", "name", "age", "sex", "what", "event", "claim", "figures", "questions", "source", "quote", "start"),
    *("end", "report", "sha256", "publisher", "published", "title", "url"),
)
"""The CSV's columns: a row a claim that tells of somebody."""


def print_individuals(
    people: Iterable[KnownPerson],
    questions: Mapping[str, Question],
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Persons with all that tells of them.

    Args:
        people: The persons.
        questions: By claim, the question that it answers.
        as_json: A person a line.
        as_csv: A claim a row.
    """
    if as_json:
        for person in people:
            write_line(write_json(_person(person, questions)))
    elif as_csv:
        write_data(csv_line(COLUMNS))
        for person in people:
            for row in _rows(_person(person, questions)):
                write_data(row)
    else:
        _print_table(people)


def _print_table(people: Iterable[KnownPerson]) -> None:
    table = Table(box=SIMPLE_HEAD, show_edge=False, expand=True, pad_edge=False, padding=(0, 1, 0, 0))
    for head, ratio in (("name", 3), ("age", None), ("sex", None), ("what", 2), ("told by", 6)):
        table.add_column(head, ratio=ratio, no_wrap=ratio is None, overflow="fold")
    for person in people:
        told = [_told(telling) for telling in person.tellings]
        table.add_row(
            Text(on_one_line("; ".join(person.names)) or "–"),
            "; ".join(map(str, person.ages)) or "–",
            "; ".join(person.sexes) or "–",
            "; ".join(dict.fromkeys(said(telling.stored.claim) for telling in person.tellings)),
            Text("\n").join(told),
        )
    if table.row_count:
        console_for(sys.stdout).print(table)
    else:
        warn("no report in the ledger names a victim like that")


def _told(telling: Telling) -> Text:
    stored = telling.stored
    day = stored.published.isoformat() if stored.published else "no date"
    about = ", ".join(filter(None, (who(stored.claim), stored.printed_by, day)))
    return Text(quote(stored.claim.evidence[0].text)).append(f"  {on_one_line(about)}", style=NOTE)


def _person(person: KnownPerson, questions: Mapping[str, Question]) -> dict[str, Any]:
    return {
        "person": person.id,
        "names": list(person.names),
        "ages": list(person.ages),
        "sexes": list(person.sexes),
        "what": list(person.predicates),
        "event": person.event,
        "told": [_telling(telling, questions) for telling in person.tellings],
    }


def _telling(telling: Telling, questions: Mapping[str, Question]) -> dict[str, Any]:
    stored, individual = telling.stored, telling.individual
    asked = dict.fromkeys(questions[name].id for name in (stored.claim.id, *telling.figures) if name in questions)
    return {
        "claim": stored.claim.id,
        "predicate": stored.claim.predicate,
        "realis": stored.claim.realis,
        "name": individual.name,
        "age": individual.age,
        "sex": individual.sex,
        "figures": list(telling.figures),
        "questions": list(asked),
        "source": who(stored.claim),
        "quote": stored.claim.evidence[0].text,
        "start": stored.claim.evidence[0].start,
        "end": stored.claim.evidence[0].end,
        "report": stored.report_id,
        "sha256": stored.sha256,
        "publisher": stored.publisher,
        "published": stored.published.isoformat() if stored.published else None,
        "title": stored.title,
        "url": stored.url,
    }


def _rows(person: Mapping[str, Any]) -> Iterator[str]:
    """A line of CSV a telling. The name is the person's: of several spellings the first."""
    for told in person["told"]:
        words = told["predicate"] if told["realis"] == "actual" else f"{told['predicate']} ({told['realis']})"
        values = {
            **told,
            "person": person["person"],
            "name": next(iter(person["names"]), None),
            "what": words,
            "event": person["event"],
            "figures": " ".join(told["figures"]),
            "questions": " ".join(told["questions"]),
        }
        yield csv_line([_cell(values[name]) for name in COLUMNS])


def _cell(value: object) -> str:
    return "" if value is None else write_text(value) if isinstance(value, str) else str(value)
