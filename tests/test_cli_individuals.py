"""`reportedly individuals`: victims one by one, over a ledger."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import cli
from reportedly.desk.desk import Desk
from reportedly.desk.individuals import individuals_in
from reportedly.persist import Ledger
from reportedly.pipeline import link_ledger
from reportedly.records import Claim, Individual, Polarity, Reading, Span, content_id
from reportedly.review.reviewer import Reviewer
from tests.link.made import source, together, told

Run = Callable[..., Result]


def story() -> list[Reading]:
    """Three dead, one of them by name, one wounded by age, and somebody who is arrested."""
    ana = Individual(Span(0, 7, "Ana Orr"), "Ana Orr", 25, "female")
    boy = Individual(Span(0, 5, "a boy"), None, 9, "male")
    thief = Individual(Span(0, 7, "Leo Ask"), "Leo Ask", 40, "male")
    police = source("police", "police")
    (reading,) = together(
        told("https://news.example/ana-orr", "3", by=police, text="Police say 3 people were killed."),
        told("https://news.example/ana-orr", "Ana Orr", person=ana, by=police, text="Ana Orr, 25, was killed."),
        told("https://news.example/ana-orr", "A boy", person=boy, predicate="wounded", text="A boy of 9 was hurt."),
        told(
            "https://news.example/ana-orr", "Leo Ask", person=thief, predicate="arrested", text="Leo Ask was arrested."
        ),
        told("https://news.example/ana-orr", "Zoe Ley", person=replace(ana, name="Zoe Ley"), text="Zoe Ley lives."),
    )
    whole, mine, *rest = (_hashed(claim) for claim in reading.claims)
    alive = replace(rest.pop(), polarity=Polarity.NEGATED)
    report = replace(reading.report, title="Ana Orr among the dead", url=reading.report.id, publisher="The Example")
    return [replace(reading, report=report, claims=(whole, replace(mine, subset_of=whole.id), *rest, alive))]


def _hashed(claim: Claim) -> Claim:
    """The claim with an id as readings give it, and its person where its words stand."""
    people = tuple(replace(one, span=claim.evidence[0]) for one in claim.individuals)
    return replace(claim, id=content_id("claim", claim.id), individuals=people)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "l.db") as opened:
        opened.add_many(story())
        link_ledger(opened)
        yield opened


@pytest.fixture
def run(ledger: Ledger) -> Run:
    """Runs the command on the ledger."""
    return lambda *given: CliRunner().invoke(cli, ["individuals", *given, "--ledger", str(ledger.path)])


def test_only_victims_are_told_of_and_only_those_with_a_name(ledger: Ledger) -> None:
    (ana,) = individuals_in(ledger)
    assert (ana.names, ana.ages, ana.sexes, ana.predicates) == (("Ana Orr",), (25,), ("female",), ("killed",))
    both = list(individuals_in(ledger, described=True))
    assert [person.ages for person in both] == [(25,), (9,)]
    assert list(individuals_in(ledger, ana.event[:12])) == [ana]
    assert list(individuals_in(ledger, "AMONG the dead")) == [ana]
    assert list(individuals_in(ledger, "no such story")) == []
    assert list(individuals_in(ledger, after=ana.event)) == []


def test_a_person_is_linked_to_the_figures_they_are_part_of(ledger: Ledger, run: Run) -> None:
    (line,) = (json.loads(text) for text in run("--json").stdout.splitlines())
    (telling,) = line["told"]
    assert telling["figures"] == [next(ledger.claims()).claim.id]
    assert len(telling["questions"]) == 2  # who was killed, and how many
    assert telling["quote"] == "Ana Orr"


def test_a_rejected_claim_tells_of_nobody_and_a_corrected_one_of_what_is_so(ledger: Ledger) -> None:
    hand = Reviewer(ledger, "Ada", lambda: datetime(2026, 3, 5, tzinfo=UTC))
    mine = next(stored.claim.id for stored in ledger.claims() if stored.claim.evidence[0].text == "Ana Orr")
    hand.correct(mine, {"predicate": "missing"})
    assert [person.predicates for person in individuals_in(ledger)] == [("missing",)]
    hand.reject(mine)
    assert list(individuals_in(ledger)) == []


def test_withheld_names_stand_nowhere_and_labels_stay(run: Run) -> None:
    shown = {form: run("--withhold-names", *form) for form in ((), ("--json",), ("--csv",))}
    for result in shown.values():
        assert result.exit_code == 0, result.output
        assert not {"ana", "orr"} & set(re.findall("[a-z]+", result.stdout.casefold()))
        assert "news.example" not in result.stdout
    label = json.loads(shown["--json",].stdout)["names"][0]
    assert label.startswith("person-")
    assert f"“{label}”" in shown[()].stdout
    (row,) = csv.DictReader(io.StringIO(shown["--csv",].stdout))
    assert (row["name"], row["quote"], row["url"]) == (label, label, "")


def test_the_table_has_a_row_a_claim_and_reads_back(run: Run) -> None:
    (row,) = csv.DictReader(io.StringIO(run("--csv").stdout))
    assert (row["name"], row["age"], row["sex"], row["what"], row["quote"]) == (
        *("Ana Orr", "25", "female"),
        *("killed", "Ana Orr"),
    )
    assert row["start"] == str(story()[0].claims[1].evidence[0].start)
    assert "Ana Orr" in run().stdout


def test_nobody_is_said_and_two_forms_are_refused(run: Run) -> None:
    assert "names a victim like that" in run("--event", "no such story").stderr
    assert run("--json", "--csv").exit_code == 2


def test_the_desk_shows_whole_stories_with_words_and_counts(ledger: Ledger) -> None:
    desk = Desk(ledger)
    (ana,) = desk.individuals().items
    assert [row.claim.evidence[0].text for row in ana.told] == ["Ana Orr"]
    assert [row.claim.evidence[0].text for row in ana.figures] == ["3"]
    both = desk.individuals(described=True, limit=1)
    assert (len(both.items), both.next) == (2, None)
