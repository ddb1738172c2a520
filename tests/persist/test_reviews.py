"""Reviews in the ledger: only ever added, in any order, by anybody, and none is lost."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import InputError, LedgerError
from reportedly.persist import Ledger
from reportedly.records import Reading
from reportedly.review.lines import moment, moment_of, review_line, review_of_line
from reportedly.review.records import Review, seen
from tests.made_reviews import at, review, trails

MakeReading = Callable[..., Reading]


def test_a_review_is_kept_once_and_comes_back_whole(ledger: Ledger) -> None:
    one = review("correct", predicate="killed", period=None, why="it says “at least”\ud83d \\ \0")
    assert ledger.reviews.add(one)
    assert not ledger.reviews.add(one)
    assert ledger.reviews.trail("claim-1") == [one]
    assert ledger.reviews.states(["claim-1", "claim-2"]).keys() == {"claim-1"}
    assert ledger.reviews.review(one.id[:20]) == one


@pytest.mark.parametrize("statement", ["UPDATE reviews SET reviewer = 'Ben'", "DELETE FROM reviews"])
def test_nothing_changes_or_takes_away_a_review(ledger: Ledger, statement: str) -> None:
    one = review("reject")
    ledger.reviews.add(one)
    with pytest.raises(LedgerError, match="only ever added"), ledger._writing() as connection:
        connection.exec_driver_sql(statement)
    assert list(ledger.reviews.all()) == [one]


def test_nothing_takes_a_reviews_place(ledger: Ledger) -> None:
    one = review("reject")
    ledger.reviews.add(one)
    with ledger._writing() as connection:
        connection.exec_driver_sql("REPLACE INTO reviews SELECT id, target, verdict, 'Ben', made_at, '{}' FROM reviews")
    assert list(ledger.reviews.all()) == [one]
    assert ledger.reviews.last("Ada") == one


def test_the_triggers_stand_in_new_and_in_upgraded_ledgers(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "l.db").close()
    with sqlite3.connect(tmp_path / "l.db") as other:
        names = {name for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert {"reviews_no_update", "reviews_no_delete", "reviews_no_replace"} <= names


@settings(max_examples=25, deadline=None)
@given(trails(), st.randoms(), st.integers(0, 9))
def test_imports_in_any_order_and_in_pieces_leave_one_ledger(trail: list[Review], random: object, cut: int) -> None:
    lines = [review_line(one) for one in trail]
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with (
        TemporaryDirectory() as folder,
        Ledger.open(Path(folder) / "1.db") as one,
        Ledger.open(Path(folder) / "2.db") as two,
    ):
        one.reviews.import_lines(lines)
        added = two.reviews.import_lines(shuffled[:cut]).added
        again = two.reviews.import_lines(shuffled)
        assert (added + again.added, again.known) == (len(trail), added)
        assert list(one.reviews.export_lines()) == list(two.reviews.export_lines())
        assert list(one.reviews.all()) == sorted(trail, key=lambda said: said.order)
        names = ["claim-1", "claim-2"]
        assert one.reviews.states(names) == two.reviews.states(names)


@given(trails())
def test_a_line_gives_back_its_review(trail: list[Review]) -> None:
    for one in trail:
        line = review_line(one)
        assert line.isascii()
        assert "\n" not in line
        assert review_of_line(line) == one


def test_a_bad_line_is_named_and_nothing_of_the_file_is_kept(ledger: Ledger) -> None:
    good = review_line(review("reject"))
    for bad, what in (
        ("{", "not a review"),
        ("[]", "not a review"),
        (good.replace("Ada", "Eve"), "does not follow"),
        (good.replace('"reject"', '"applaud"'), "applaud"),
        (good.replace(".000000Z", "Z"), "microseconds"),
        (json.dumps(json.loads(good) | {"fields": {"low": 12}}), "12 is to be text"),
    ):
        with pytest.raises(InputError, match=what) as caught:
            ledger.reviews.import_lines([good, "", bad], where="notes.jsonl")
        assert caught.value.where == "notes.jsonl, line 3"
    assert list(ledger.reviews.all()) == []


def test_since_gives_what_was_made_from_then_on(ledger: Ledger) -> None:
    one, two = review("reject"), review("confirm", second=60)
    ledger.reviews.add_many([two, one])
    assert list(ledger.reviews.since(at(1))) == [two]
    assert list(ledger.reviews.since(at(60))) == [two]


def test_the_last_review_of_somebody_is_theirs_and_not_undone(ledger: Ledger) -> None:
    one, two, other = review("reject"), review("confirm", second=1), review("reject", by="Ben", second=2)
    ledger.reviews.add_many([one, two, other])
    assert ledger.reviews.last("Ada") == two
    ledger.reviews.add(review("undo", second=3, undoes=two.id))
    assert ledger.reviews.last("Ada") == one
    assert ledger.reviews.last("Eve") is None


def test_a_newer_reading_keeps_what_was_said_of_the_older_one(ledger: Ledger, make_reading: MakeReading) -> None:
    reading = make_reading()
    claim = reading.claims[0]
    ledger.add(reading)
    said = Review.make(
        claim.id,
        review("reject").verdict,
        reviewer="Ada",
        made_at=at(0),
        claims=[seen(claim, reading.report.id, reading.report.sha256)],
    )
    ledger.reviews.add(said)
    ledger.add(replace(reading, claims=(), relations=()))
    assert ledger.reviews.trail(claim.id) == [said]
    ledger.add(reading)
    assert ledger.reviews.states([claim.id])[claim.id].rejected


def test_a_review_has_its_claims_linked_anew_and_a_comment_does_not(ledger: Ledger, make_reading: MakeReading) -> None:
    reading = make_reading()
    ledger.add(reading)
    version = (reading.report.id, reading.report.sha256)
    about = seen(reading.claims[0], *version)
    for verdict, waits in (("comment", []), ("reject", [version])):
        with ledger.gathering.turn() as turn:
            turn.mark_linked([version])
        made = review(verdict)
        ledger.reviews.add(
            Review.make(about.claim, made.verdict, reviewer="Ada", made_at=at(0), claims=[about], why="as printed")
        )
        assert ledger.links.unlinked() == waits


def test_moments_are_spelled_in_one_way() -> None:
    east = datetime(2026, 3, 2, 1, 0, tzinfo=timezone(timedelta(hours=2)))
    assert moment_of(east) == moment("2026-03-02T01:00:00+02:00") == "2026-03-01T23:00:00.000000Z"
    assert moment_of(datetime(2026, 3, 1, 23, tzinfo=UTC)) == moment_of(east)
    with pytest.raises(ValueError, match="offset"):
        moment_of(datetime(2026, 3, 2))  # noqa: DTZ001  # that is the point
