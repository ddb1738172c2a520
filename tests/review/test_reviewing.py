"""Somebody at work on a ledger: what they say, and what it makes of questions, timelines, disputes and the queue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly.errors import InputError, LedgerError
from reportedly.persist import Ledger
from reportedly.pipeline import disputes_in, link_ledger, timelines_in
from reportedly.records import LinkFilter, Reading, Relation
from reportedly.review.records import Correction, Verdict
from reportedly.review.reviewer import Reviewer, claim_named, lost_reviews, vocabulary
from tests.link.made import source, together, told

POLICE = source("police", "police")
UNION = source("Dockers' Union", "organisation")
MAYOR = source("the mayor", "official")


def story() -> list[Reading]:
    """One report in which three voices count the dead, and one the missing: an event whatever links reports."""
    return together(
        told("a", "16", by=POLICE, text="Police say 16 people were killed."),
        told("a", "17", by=UNION, text="The union says 17 people were killed."),
        told("a", "16", by=MAYOR, text="The mayor says 16 people were killed."),
        told("a", "3", by=POLICE, predicate="missing", text="Police say 3 people are missing."),
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "l.db") as opened:
        opened.add_many(story())
        link_ledger(opened)
        yield opened


def somebody(ledger: Ledger, name: str = "Ada") -> Reviewer:
    """A reviewer whose clock stands still."""
    return Reviewer(ledger, name, lambda: datetime(2026, 3, 5, tzinfo=UTC))


def claim_of(ledger: Ledger, words: str) -> str:
    """The id of the claim in a sentence."""
    return next(stored.claim.id for stored in ledger.claims() if words in stored.claim.id)


def kinds(ledger: Ledger) -> dict[frozenset[str], Relation]:
    """The relations by the words of their claims' voices."""
    link_ledger(ledger)
    return {
        frozenset(name.split(": ")[1].split(" say")[0] for name in (one.left, one.right)): one
        for one in ledger.links.relations(LinkFilter())
    }


UNION_AND_POLICE = frozenset({"The union", "Police"})


def test_a_correction_takes_effect_where_figures_are_compared_and_not_where_they_were_read(ledger: Ledger) -> None:
    union = claim_of(ledger, "union")
    assert kinds(ledger)[UNION_AND_POLICE].relation == "conflict"
    before = claim_named(ledger, union)
    somebody(ledger).correct(union, {"point": "16"}, "the union’s own page has 16")
    assert kinds(ledger)[UNION_AND_POLICE].relation == "corroborates"
    assert claim_named(ledger, union) == before
    (question,) = (stand for stand in ledger.links.questions(LinkFilter(predicate="killed")))
    assert (question.low, question.high, question.conflicts) == (16, 16, 0)
    points = [point for line in timelines_in(ledger, question.question) for point in line.points]
    assert {point.quantity.point for point in points} == {16}
    assert disputes_in(ledger, LinkFilter()) == []
    somebody(ledger).undo()
    assert kinds(ledger)[UNION_AND_POLICE].relation == "conflict"


def test_a_corrected_predicate_moves_the_claim_to_another_question(ledger: Ledger) -> None:
    union = claim_of(ledger, "union")
    somebody(ledger).correct(union, {"predicate": "missing"})
    link_ledger(ledger)
    stands = {stand.question.predicate: stand.claims for stand in ledger.links.questions(LinkFilter())}
    assert stands == {"killed": 2, "missing": 2}


def test_a_rejected_claim_answers_nothing_and_is_still_there(ledger: Ledger) -> None:
    union = claim_of(ledger, "union")
    somebody(ledger).reject(union, "said of another ferry")
    assert UNION_AND_POLICE not in kinds(ledger)
    assert union not in {
        answer.claim
        for stand in ledger.links.questions(LinkFilter())
        for answer in ledger.links.answers([stand.question.id])
    }
    assert claim_named(ledger, union).claim.id == union
    assert ledger.reviews.states([union])[union].rejected


def test_two_who_disagree_leave_the_claim_as_it_was_read_and_have_it_looked_at_first(ledger: Ledger) -> None:
    union = claim_of(ledger, "union")
    somebody(ledger).correct(union, {"point": "16"})
    link_ledger(ledger)
    assert union not in {one.claim for one in ledger.reviews.queue()}
    somebody(ledger, "Ben").correct(union, {"point": "18"})
    assert kinds(ledger)[UNION_AND_POLICE].relation == "conflict"
    first = ledger.reviews.queue()[0]
    assert (first.claim, first.reasons[0]) == (union, "Reviewers disagree on: quantity.")
    state = ledger.reviews.states([union])[union]
    assert {review.reviewer for review in state.in_force} == {"Ada", "Ben"}
    somebody(ledger, "Ben").correct(union, {"point": "16"})
    assert kinds(ledger)[UNION_AND_POLICE].relation == "corroborates"


def test_who_corrects_something_more_keeps_what_was_corrected_before(ledger: Ledger) -> None:
    union = claim_of(ledger, "union")
    somebody(ledger).correct(union, {"point": "16"})
    second = somebody(ledger, "Ben").correct(union, {"realis": "feared"})
    assert {one.field for one in second.fields} == {"point", "low", "high", "modifier", "realis"}
    assert ledger.reviews.states([union])[union].disagreements == ()
    assert somebody(ledger, "Cem").confirm(union).fields == second.fields


def test_who_puts_everything_back_has_confirmed(ledger: Ledger) -> None:
    union = claim_of(ledger, "union")
    somebody(ledger).correct(union, {"point": "16"})
    back = somebody(ledger).correct(union, {"point": "17"})
    assert (back.verdict, back.fields) == (Verdict.CONFIRM, ())


def test_what_is_no_correction_is_refused_and_nothing_is_kept(ledger: Ledger) -> None:
    union = claim_of(ledger, "union")
    for wanted in ({"point": "17"}, {"low": "5", "high": "4"}, {"predicate": "kiled"}, {}):
        with pytest.raises(InputError):
            somebody(ledger).correct(union, wanted)
    with pytest.raises(InputError, match="empty"):
        somebody(ledger).comment(union, " \n")
    with pytest.raises(InputError, match="no reviewer's name"):
        somebody(ledger, " ")
    with pytest.raises(InputError, match="longer than"):
        somebody(ledger).reject(union, "x" * 5_001)
    with pytest.raises(LedgerError, match="no report or claim"):
        somebody(ledger).confirm("nothing")
    assert list(ledger.reviews.all()) == []


def test_the_last_review_is_taken_back_first_and_nobody_takes_back_anothers(ledger: Ledger) -> None:
    union, police = claim_of(ledger, "union"), claim_of(ledger, "Police say 16")
    ada = somebody(ledger)
    one, two = ada.reject(union), ada.confirm(police)
    assert two.made_at > one.made_at  # although the clock stands still
    undone = [review.undoes for review in (ada.undo(), ada.undo()) if review]
    assert undone == [two.id, one.id]
    assert ada.undo() is None
    with pytest.raises(InputError, match="does not hold any more"):
        ada.undo(one.id)
    other = somebody(ledger, "Ben").reject(union)
    with pytest.raises(InputError, match="the review is Ben's"):
        ada.undo(other.id)


# --- questions -----------------------------------------------------------------------------------------------------


def questions(ledger: Ledger) -> dict[str, set[str]]:
    """The claims that answer each question, by its sentence."""
    link_ledger(ledger)
    return {
        stand.question.text: {answer.claim for answer in ledger.links.answers([stand.question.id])}
        for stand in ledger.links.questions(LinkFilter())
    }


def test_a_split_claim_stands_apart_until_that_is_undone(ledger: Ledger) -> None:
    union = claim_of(ledger, "union")
    before = questions(ledger)
    somebody(ledger).split("were killed", union, "another ferry")
    after = questions(ledger)
    assert {union} in after.values()
    (alone,) = (text for text, claims in after.items() if claims == {union})
    assert "(set apart)" in alone
    relation = kinds(ledger)[UNION_AND_POLICE]
    assert relation.relation == "incomparable"
    assert "Ada set one apart (another ferry)" in relation.reason
    assert disputes_in(ledger, LinkFilter()) == []
    somebody(ledger).undo()
    assert questions(ledger) == before


def test_joined_questions_are_one_and_their_claims_are_related_anew_until_that_is_undone(ledger: Ledger) -> None:
    before = questions(ledger)
    killed, missing = (ledger.links.question(words).id for words in ("were killed", "are missing"))
    somebody(ledger).join(killed, missing)
    after = questions(ledger)
    assert list(map(len, after.values())) == [4]
    (text,) = after
    assert "killed" in text
    relations = [one for one in ledger.links.relations(LinkFilter()) if "missing" in one.left + one.right]
    assert len(relations) == 3
    assert all(one.reason.startswith("A reviewer says that both answer one question.") for one in relations)
    somebody(ledger).undo()
    assert questions(ledger) == before


def test_of_a_join_and_a_split_the_later_holds(ledger: Ledger) -> None:
    before = questions(ledger)
    missing, union = claim_of(ledger, "missing"), claim_of(ledger, "union")
    killed, of_missing = (ledger.links.question(words).id for words in ("were killed", "are missing"))
    somebody(ledger).join(killed, of_missing)
    assert [len(claims) for claims in questions(ledger).values()] == [4]
    somebody(ledger).split("were killed", missing)  # the only claim of its side: the other side does not follow it
    after = list(questions(ledger).values())
    assert sorted(map(len, after)) == [1, 3]
    assert {missing} in after
    somebody(ledger).undo()
    somebody(ledger).undo()
    assert questions(ledger) == before
    somebody(ledger).split("were killed", union)
    alone = next(text for text, claims in questions(ledger).items() if claims == {union})
    somebody(ledger).join(ledger.links.question(alone).id, of_missing)
    assert {union, missing} in questions(ledger).values()


def test_a_join_outlives_a_new_reading_of_the_report(ledger: Ledger) -> None:
    killed, missing = (ledger.links.question(words).id for words in ("were killed", "are missing"))
    somebody(ledger).join(killed, missing)
    (reading,) = story()
    ledger.add(replace(reading, claims=reading.claims[1:]))
    assert list(map(len, questions(ledger).values())) == [3]
    ledger.add(replace(reading, claims=reading.claims[:-1]))  # nothing is missing any more: nothing to join
    assert list(map(len, questions(ledger).values())) == [3]


def test_questions_that_cannot_be_joined_or_split(ledger: Ledger) -> None:
    ada, killed = somebody(ledger), ledger.links.question("were killed").id
    with pytest.raises(InputError, match="with itself"):
        ada.join(killed, killed[:20])
    with pytest.raises(InputError, match="does not answer"):
        ada.split(killed, claim_of(ledger, "missing"))
    with pytest.raises(InputError, match="stands alone already"):
        ada.split("are missing", claim_of(ledger, "missing"))


# --- what waits ----------------------------------------------------------------------------------------------------


def test_what_is_most_disputed_waits_first_and_what_was_judged_no_more(ledger: Ledger) -> None:
    union, police = claim_of(ledger, "union"), claim_of(ledger, "Police say 16")
    first = ledger.reviews.queue()
    assert first[0].claim == union  # two sources contradict it
    assert first[0].reasons[0] == "It cannot be so together with 2 other figures, of 2 other sources."
    left = ledger.reviews.left()
    assert left == len(first)
    somebody(ledger).confirm(union)
    assert ledger.reviews.left() == left - 1  # at once, before anything is linked anew
    link_ledger(ledger)
    assert ledger.reviews.left() == left - 1
    assert police in {one.claim for one in ledger.reviews.queue()}
    somebody(ledger).undo()
    assert ledger.reviews.left() == left


def test_the_queue_goes_on_where_it_was_left(ledger: Ledger) -> None:
    every = ledger.reviews.queue()
    assert len(every) > 2
    some = ledger.reviews.queue(limit=2)
    rest = ledger.reviews.queue((some[-1].priority, some[-1].claim))
    assert [*some, *rest] == every
    assert sorted((one.priority for one in every), reverse=True) == [one.priority for one in every]


# --- a newer reading -----------------------------------------------------------------------------------------------


def test_a_review_whose_claim_is_no_longer_read_is_shown_and_can_be_said_again(ledger: Ledger) -> None:
    union, ada = claim_of(ledger, "union"), somebody(ledger)
    said = ada.correct(union, {"point": "16"}, "misprint")
    (reading,) = story()
    renamed = [replace(one, id="another id") if one.id == union else one for one in reading.claims]
    ledger.add(replace(reading, claims=tuple(renamed)))
    (lost,) = lost_reviews(ledger)
    assert lost.review == said
    assert [stored.claim.id for stored in lost.candidates] == ["another id"]
    with pytest.raises(InputError, match="not about this claim"):
        ada.attach(said.id, claim_of(ledger, "Police say 16"))
    again = ada.attach(said.id, "another id")
    assert (again.renews, again.fields, again.why) == (said.id, said.fields, "misprint")
    assert lost_reviews(ledger) == []
    link_ledger(ledger)
    (question,) = ledger.links.questions(LinkFilter(predicate="killed"))
    assert question.high == 16
    assert ledger.reviews.trail(union) == [said]


def test_a_review_that_was_undone_is_not_lost(ledger: Ledger) -> None:
    ada = somebody(ledger)
    ada.reject(claim_of(ledger, "union"))
    ada.undo()
    (reading,) = story()
    ledger.add(replace(reading, claims=()))
    assert lost_reviews(ledger) == []


def test_reviews_carried_to_another_ledger_say_the_same_there(ledger: Ledger, tmp_path: Path) -> None:
    union, ada = claim_of(ledger, "union"), somebody(ledger)
    ada.correct(union, {"point": "16"})
    ada.join("were killed", "are missing")
    link_ledger(ledger)
    with Ledger.open(tmp_path / "other.db") as other:
        other.reviews.import_lines(ledger.reviews.export_lines())
        other.add_many(story())
        link_ledger(other)
        assert list(other.links.questions(LinkFilter())) == list(ledger.links.questions(LinkFilter()))
        assert list(other.links.relations(LinkFilter())) == list(ledger.links.relations(LinkFilter()))
        assert other.reviews.states([union])[union].fields[-1] == Correction("point", "16")


def test_the_vocabulary_offers_what_a_correction_takes() -> None:
    words = vocabulary()
    assert {"killed", "wounded", "missing"} <= set(words["predicate"])
    assert {"people", "soldiers"} <= set(words["counted"])
    assert "at_least" in words["modifier"]
