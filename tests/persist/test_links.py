"""What reports share, in the ledger: linking what is new, leaving the rest, and finding it again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import LedgerError
from reportedly.link.duplicates import find_copies
from reportedly.link.events import link_events
from reportedly.link.linking import link_claims
from reportedly.persist import Ledger
from reportedly.pipeline import consolidated_in, disputes_in, link_ledger, timelines_in
from reportedly.records import Answer, Event, Linked, LinkFilter, Reading, Relation
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


LONG = (
    "The Karsa dam above Mirel Tavo broke before dawn on Monday, and the water took the lower road and both of its "
    "bridges. Ulda Ferrin of the Harsa rescue service spoke of 16 dead. Boats went from roof to roof until noon, when "
    "the wind grew too strong for them."
)
FLOOD = [
    told("flood-a", "16", by=POLICE, text=LONG),
    told("flood-b", "16", by=POLICE, text=f"{LONG} Send us your pictures.", publisher="Callan Echo"),
    told("flood-c", "17", by=UNION, day=3, text="Ulda Ferrin had warned of the Karsa dam at Mirel Tavo: 17 are dead."),
    told("flood-d", "21", day=4, text="Harsa buries 21. The Karsa dam above Mirel Tavo was cracked, Ulda Ferrin says."),
    told("bus", "3", by=POLICE, text="On the Dorran pass 3 died in Hale Stobbart's bus on Monday."),
    told("march", "9", predicate="arrested", text="The Callan Union of Petra Vollin says 9 were held in Eastquay."),
]


def _all_at_once(readings: list[Reading]) -> tuple[set[Event], set[Relation], set[Answer]]:
    events = link_events(readings)
    linked = link_claims(readings, events, find_copies(reading.report for reading in readings))
    return set(events), set(linked.relations), set(linked.answers)


def _linked_in(ledger: Ledger) -> tuple[set[Event], set[Relation], set[Answer]]:
    questions = [stand.question.id for stand in ledger.links.questions(LinkFilter())]
    relations = set(ledger.links.relations(LinkFilter()))
    return set(ledger.links.events()), relations, set(ledger.links.answers(questions))


@given(st.permutations(FLOOD), st.sets(st.integers(1, len(FLOOD) - 1)), st.sampled_from(FLOOD))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_order_and_any_batches_are_as_all_at_once(order: list[Reading], cuts: set[int], twice: Reading) -> None:
    """One of the readings is first read otherwise, as by older rules."""
    ends = [0, *sorted(cuts), len(order)]
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "l.db") as ledger:
        ledger.add(replace(twice, claims=(), main_event="another"))
        for start, end in pairwise(ends):
            ledger.add_many(order[start:end])
            link_ledger(ledger)
        assert _linked_in(ledger) == _all_at_once(FLOOD)


def test_the_flood_is_one_event_of_three_accounts() -> None:
    """What the test before rests on: there is something to get wrong."""
    events, relations, answers = _all_at_once(FLOOD)
    assert {len(event.members) for event in events} == {1, 4}
    assert {relation.relation for relation in relations} == {"repeat", "time_explained"}
    assert len({answer.voice for answer in answers}) > 3


def test_a_new_report_loads_its_neighbourhood_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add_many(FLOOD[1:])
        link_ledger(ledger)
        loaded: list[str] = []
        load = Ledger.reading

        def counted(ledger: Ledger, report_id: str, sha256: str | None = None) -> Reading:
            loaded.append(report_id)
            return load(ledger, report_id, sha256)

        monkeypatch.setattr(Ledger, "reading", counted)
        ledger.add(FLOOD[0])
        assert link_ledger(ledger) == 1
    assert set(loaded) == {"flood-a", "flood-b", "flood-c", "flood-d"}
    assert loaded.count("flood-a") == 2  # to sketch it, and with its event


def test_other_rules_make_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add_many(FLOOD)
        events = link_ledger(ledger)
        before = _linked_in(ledger)
        monkeypatch.setattr("reportedly.pipeline.RULES", "others")
        assert link_ledger(ledger) == events
        assert link_ledger(ledger) == 0
        assert _linked_in(ledger) == before


@pytest.mark.parametrize("stage", ["_sketch", "_group", "_link"])
def test_a_run_that_was_stopped_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add_many(FLOOD[:3])
        link_ledger(ledger)
        ledger.add_many(FLOOD[3:])
        with monkeypatch.context() as broken:
            broken.setattr(f"reportedly.pipeline.{stage}", stop)
            with pytest.raises(KeyboardInterrupt):
                link_ledger(ledger)
        link_ledger(ledger)
        assert _linked_in(ledger) == _all_at_once(FLOOD)


def test_where_nothing_waits_nobody_who_writes_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        ledger.add_many(FLOOD[:2])
        link_ledger(ledger)
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert link_ledger(ledger) == 0


def test_what_was_found_of_an_event_that_has_changed_since_is_not_kept(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add_many(FLOOD)
        link_ledger(ledger)
        before = _linked_in(ledger)
        (flood,) = (event for event in ledger.links.events() if len(event.members) == 4)
        assert not ledger.links.put([replace(flood, members=flood.members[1:])], Linked((), (), ()), [])
        assert _linked_in(ledger) == before


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
