"""What reports share, in the ledger: linking what is new, leaving the rest, and finding it again."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.persist import Ledger
from reportedly.pipeline import consolidated_in, disputes_in, link_ledger, timelines_in
from reportedly.records import LinkFilter, Reading
from tests.link.made import source, told

POLICE = source("police", "police")
UNION = source("Dockers' Union", "organisation")
STORY = [told("a", "16", by=POLICE), told("b", "17", by=UNION, day=3)]


def _in(path: Path) -> list[tuple[object, ...]]:
    """Every row of the links' tables."""
    with sqlite3.connect(path) as connection:
        tables = ("events", "event_members", "questions", "question_summary", "answers", "claim_relations")
        return [row for table in tables for row in sorted(connection.execute(f"SELECT * FROM {table}"))]  # noqa: S608


def _kept(path: Path, *batches: list[Reading]) -> list[tuple[object, ...]]:
    with Ledger.open(path) as ledger:
        for batch in batches:
            ledger.add_many(batch)
            link_ledger(ledger)
    return _in(path)


def test_all_at_once_or_one_by_one_or_the_other_way_round_is_the_same(tmp_path: Path) -> None:
    once = _kept(tmp_path / "1.db", STORY)
    assert once == _kept(tmp_path / "2.db", STORY[:1], STORY[1:])
    assert once == _kept(tmp_path / "3.db", STORY[::-1], STORY)


def test_linking_again_touches_nothing(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add_many(STORY)
        assert len(ledger.links.unlinked()) == 2
        assert link_ledger(ledger) > 0
        ledger.add_many(STORY)
        assert ledger.links.unlinked() == []
        assert link_ledger(ledger) == 0


def test_a_newer_reading_of_a_version_is_linked_anew_and_the_others_are_not(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add_many(STORY)
        link_ledger(ledger)
        changed = Reading(STORY[0].report, (), main_event=STORY[0].main_event)
        ledger.add(changed)
        assert link_ledger(ledger) == 1
        assert {stand.question.predicate for stand in ledger.links.questions(LinkFilter())} == {"killed"}
        assert len(list(ledger.links.questions(LinkFilter()))) == 1


def test_questions_are_found_by_id_words_and_filters(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add_many([told("a", "16", by=POLICE), told("b", "3", predicate="missing")])
        link_ledger(ledger)
        killed = next(ledger.links.questions(LinkFilter(predicate="killed"))).question
        assert ledger.links.question(killed.id) == killed
        assert ledger.links.question(killed.id[:20]) == killed
        assert ledger.links.question("were KILLED") == killed
        with pytest.raises(LedgerError, match="may be any of these"):
            ledger.links.question("how many")
        with pytest.raises(LedgerError, match="reportedly questions"):
            ledger.links.question("how often")
        assert not list(ledger.links.questions(LinkFilter(question="How many", predicate="wounded")))


def test_relations_are_found_by_source_and_day_and_told_as_disputes(tmp_path: Path) -> None:
    readings = _one_report()
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add_many(readings)
        link_ledger(ledger)
        (found,) = ledger.links.relations(LinkFilter())
        assert found.relation == "conflict"
        assert list(ledger.links.relations(LinkFilter(source="dockers", since=date(2026, 3, 2)))) == [found]
        assert not list(ledger.links.relations(LinkFilter(source="mayor")))
        assert not list(ledger.links.relations(LinkFilter(since=date(2026, 3, 3))))
        (dispute,) = disputes_in(ledger, LinkFilter())
        assert dispute.relation == found
        (question,) = (stand.question for stand in ledger.links.questions(LinkFilter()))
        assert {line.originator for line in timelines_in(ledger, question)} == {"police", "Dockers' Union"}
        assert consolidated_in(ledger, question, "range", ()).high == 17


def _one_report() -> list[Reading]:
    from tests.link.made import together  # noqa: PLC0415  # one report with two sources: an event whatever links them

    return together(
        told("a", "16", by=POLICE, text="Police say 16 people were killed."),
        told("a", "17", by=UNION, text="The union says 17 people were killed."),
    )
