"""The ledger as a person looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from reportedly.desk.desk import Desk
from reportedly.desk.records import Page
from reportedly.errors import InputError, NotThereError, SettingsError
from reportedly.persist import Ledger
from reportedly.pipeline import link_ledger
from reportedly.records import ClaimFilter, LinkFilter
from reportedly.review.lines import moment_of
from reportedly.review.records import Review, Verdict, seen
from tests.desks import POLICE, STORY, made_desk
from tests.link.made import told


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a dispute on it."""
    made = made_desk(tmp_path / "l.db")
    yield made
    made.ledger.close()


def everything(page_of: Callable[..., Page[Any]], limit: int, **wanted: Any) -> list[Any]:
    """All pages of a list, one after the other."""
    found: list[Any] = []
    after: str | None = None
    for _ in range(100):
        page = page_of(after=after, limit=limit, **wanted)
        assert len(page.items) <= limit
        found += page.items
        after = page.next
        if after is None:
            return found
    raise AssertionError("the pages do not end")


LISTS = ["stories", "questions", "disputes", "reports", "claims", "sources"]


@pytest.mark.parametrize("name", LISTS)
def test_short_pages_give_what_one_long_page_gives(desk: Desk, name: str) -> None:
    whole = everything(getattr(desk, name), 500)
    assert whole
    for limit in (1, 2, 3):
        assert everything(getattr(desk, name), limit) == whole


@pytest.mark.parametrize("name", LISTS)
def test_a_cursor_of_another_list_is_refused(desk: Desk, name: str) -> None:
    other = "claims" if name != "claims" else "reports"
    cursor = getattr(desk, other)(limit=1).next
    assert cursor is not None
    with pytest.raises(SettingsError, match="cursor"):
        getattr(desk, name)(after=cursor)


def test_every_claim_stands_with_its_words_and_its_figure_marked(desk: Desk) -> None:
    texts = {reading.report.sha256: reading.report.text for reading in STORY}
    for row in desk.claims().items:
        words = row.quote
        assert texts[row.stored.sha256][words.start : words.end] == words.words
        assert row.claim.quantity is not None
        assert words.figure is not None
        assert words.words[slice(*words.figure)] == row.claim.quantity.span.text


def test_claims_come_newest_first_and_filters_hold(desk: Desk) -> None:
    assert [row.stored.report_id for row in desk.claims().items] == ["d", "c", "b", "a"]
    assert [row.stored.report_id for row in desk.claims(ClaimFilter(predicate="missing")).items] == ["d"]
    assert [row.stored.report_id for row in desk.claims(ClaimFilter(source="union")).items] == ["b"]


def test_a_report_that_arrives_between_two_pages_shifts_nothing(desk: Desk) -> None:
    first = desk.claims(limit=2)
    desk.ledger.add(_later())
    rest = desk.claims(after=first.next, limit=2)
    assert [row.stored.report_id for row in (*first.items, *rest.items)] == ["d", "c", "b", "a"]


def test_home_counts_what_came_since(desk: Desk) -> None:
    before = desk.home()
    assert before.totals.claims == 4
    assert before.totals.reports == 4
    assert before.fresh == 0
    desk.ledger.add(_later())
    after = desk.home(before.mark)
    assert after.fresh == 1
    assert after.mark > before.mark
    assert after.totals.waiting == 1
    assert after.totals.claims == 5


def test_a_dispute_says_in_what_its_sides_differ_and_what_would_settle_it(desk: Desk) -> None:
    row = desk.disputes().items[0]
    view = desk.dispute(row.left.claim.id, row.right.claim.id)
    again = desk.dispute(row.right.claim.id, row.left.claim.id)
    assert view == again
    assert view.row.dispute.relation.relation == "conflict"
    assert any("16" in words and "27" in words for words in view.differs), view.differs
    assert view.settles
    assert view.row.question is not None
    assert view.row.question.predicate == "killed"


def test_the_first_page_shows_one_dispute_of_a_question(desk: Desk) -> None:
    every = desk.disputes().items
    assert len(every) > 1
    assert len(desk.home().disputes) == len({row.question for row in every}) == 1
    assert desk.home().disputes[0] == every[0]


def test_a_question_has_its_answers_lines_and_disputes(desk: Desk) -> None:
    summary = next(one for one in desk.questions().items if one.question.predicate == "killed")
    view = desk.question(summary.question.id)
    assert [row.stored.report_id for row in view.answers.items] == ["a", "b", "c"]
    assert {line.originator for line in view.timelines} == {"police", "Dockers' Union"}
    assert view.disputes
    assert view.relations
    paged = desk.question(summary.question.id, limit=1)
    assert paged.answers.next is not None
    assert paged.timelines == view.timelines
    assert (
        desk.question(summary.question.id, after=paged.answers.next, limit=1).answers.items == view.answers.items[1:2]
    )


def test_a_story_shows_its_questions_and_reports(desk: Desk) -> None:
    (row,) = desk.stories("flood").items or desk.stories().items
    view = desk.story(row.event.id)
    assert {card.summary.question.predicate for card in view.questions.items} == {"killed", "missing"}
    assert {report.id for report in view.reports.items} == {"a", "b", "c", "d"}
    assert view.story.reports == 4


def test_a_report_has_its_claims_and_versions(desk: Desk) -> None:
    view = desk.report("a")
    assert view.report == STORY[0].report
    assert [row.claim for row in view.claims] == list(STORY[0].claims)
    assert [row.sha256 for row in view.versions] == [STORY[0].report.sha256]
    assert view.stories


def test_a_claim_has_its_relations_and_its_trail(desk: Desk) -> None:
    claim = STORY[0].claims[0]
    view = desk.claim(claim.id)
    assert {row.other.claim.id for row in view.relations} >= {STORY[1].claims[0].id}
    assert view.reviews == ()
    review = Review.make(
        claim.id,
        Verdict.CONFIRM,
        reviewer="Ada",
        made_at=moment_of(datetime(2026, 3, 5, tzinfo=UTC)),
        claims=[seen(claim, "a", STORY[0].report.sha256)],
    )
    assert desk.review(review)
    after = desk.claim(claim.id)
    assert after.reviews == (review,)
    assert after.row.review is not None
    assert after.row.review.verdict is Verdict.CONFIRM
    undo = desk.undo("Ada")
    assert undo is not None
    assert undo.undoes == review.id
    assert desk.undo("Ada") is None
    last = desk.claim(claim.id)
    assert last.reviews == (review, undo)
    assert last.row.review is None or not last.row.review.is_reviewed


def test_words_are_found_with_their_marks(desk: Desk) -> None:
    (hit,) = desk.search("dockers").items
    assert hit.report_id == "b"
    (passage,) = [one for one in hit.passages if one.field == "text"]
    assert [passage.words[slice(*mark)] for mark in passage.marks] == ["Dockers"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda desk: desk.story("event-0"),
        lambda desk: desk.question("question-0"),
        lambda desk: desk.report("nothing"),
        lambda desk: desk.report("a", "0" * 64),
        lambda desk: desk.claim("claim-0"),
        lambda desk: desk.dispute("claim-0", "claim-1"),
        lambda desk: desk.source("nobody"),
        lambda desk: desk.policies("question-0", "range"),
    ],
)
def test_what_is_not_there_is_said_to_be_so(desk: Desk, ask: Callable[[Desk], object]) -> None:
    with pytest.raises(NotThereError):
        ask(desk)


def test_filters_of_questions_and_disputes_hold(desk: Desk) -> None:
    assert {one.question.predicate for one in desk.questions(LinkFilter(predicate="missing")).items} == {"missing"}
    assert desk.disputes(LinkFilter(predicate="missing")).items == ()
    assert desk.disputes(LinkFilter(source="union")).items
    assert desk.disputes(LinkFilter(source="coast guard")).items == ()


def _later() -> Any:
    return told("e", "30", day=5, text="At the port 30 people killed.")


def test_what_waits_for_a_reviewer_comes_one_by_one_with_the_reason_and_goes_when_it_was_judged(desk: Desk) -> None:
    every = desk.queue(limit=50)
    assert (len(every.items), every.next) == (every.left, None)
    assert every.items[0][1].startswith("It cannot be so together with")
    one = desk.queue()
    assert [row.claim.id for row, _ in one.items] == [every.items[0][0].claim.id]
    assert [row for row, _ in desk.queue(skip=one.next).items] == [every.items[1][0]]
    desk.judge("Ada", one.items[0][0].claim.id, Verdict.CONFIRM)
    assert desk.queue().left == every.left - 1
    desk.undo("Ada")
    again = desk.queue(limit=50)
    assert [(row.claim.id, why) for row, why in again.items] == [(row.claim.id, why) for row, why in every.items]
    assert again.left == every.left


def test_a_correction_is_seen_at_the_desk_beside_what_was_read(desk: Desk) -> None:
    (stand,) = desk.questions(LinkFilter(predicate="killed")).items
    union = next(row for row in desk.question(stand.question.id).answers.items if row.stored.report_id == "b")
    desk.judge("Ada", union.claim.id, Verdict.CORRECT, wanted={"point": "16"}, why="misprint")
    (stand,) = desk.questions(LinkFilter(predicate="killed")).items
    view = desk.question(stand.question.id)
    assert stand.high == 23
    assert 27 not in {point.quantity.point for line in view.timelines for point in line.points}
    row = desk.claim(union.claim.id).row
    assert row.claim == union.claim
    assert row.standing.quantity is not None
    assert row.standing.quantity.point == 16
    with pytest.raises(InputError, match="one of"):
        desk.judge("Ada", union.claim.id, Verdict.CORRECT, wanted={"colour": "red"})
    with pytest.raises(InputError, match="said of no claim"):
        desk.judge("Ada", union.claim.id, Verdict.JOIN)


def test_a_source_shows_what_it_took_back(tmp_path: Path) -> None:
    where = "in the fire on the ferry Marlinda at Port Callan"
    with Ledger.open(tmp_path / "r.db") as ledger:
        ledger.add(told("x", "30", by=POLICE, day=2, text=f"Police say that 30 people were killed {where}."))
        ledger.add(told("y", "20", by=POLICE, day=5, text=f"Police say that 20 people were killed {where}."))
        link_ledger(ledger)
        view = Desk(ledger).source("police")
        assert [row.stored.report_id for row in view.claims.items] == ["y", "x"]
        assert view.tally.claims == 2
        assert view.corrected == 1
        assert [(day.day, day.first_hand) for day in view.days] == [(date(2026, 3, 2), 1), (date(2026, 3, 5), 1)]
