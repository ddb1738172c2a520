"""How a claim stands after its reviews."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.review.records import Correction, Review, Verdict
from reportedly.review.states import standing, state_of
from tests.made_reviews import review, trails


def test_the_last_verdict_of_a_reviewer_is_in_force() -> None:
    first, second = review("reject"), review("confirm", second=1)
    state = state_of("claim-1", [second, first])
    assert state.in_force == (second,)
    assert state.verdict is Verdict.CONFIRM
    assert not state.rejected


def test_an_undo_brings_back_what_stood_before_and_an_undone_undo_takes_it_away_again() -> None:
    first, second = review("reject"), review("confirm", second=1)
    undo = review("undo", second=2, undoes=second.id)
    assert state_of("claim-1", [first, second, undo]).rejected
    redo = review("undo", second=3, undoes=undo.id)
    assert state_of("claim-1", [first, second, undo, redo]).verdict is Verdict.CONFIRM


def test_nobody_undoes_what_somebody_else_said() -> None:
    first = review("reject")
    assert state_of("claim-1", [first, review("undo", by="Ben", second=1, undoes=first.id)]).rejected


def test_two_who_correct_different_fields_are_both_heard() -> None:
    state = state_of(
        "claim-1", [review("correct", low="12"), review("correct", by="Ben", second=1, predicate="killed")]
    )
    assert state.fields == (Correction("low", "12"), Correction("predicate", "killed"))
    assert state.verdict is Verdict.CORRECT


def test_where_two_contradict_each_other_the_claim_stands_as_it_was_read() -> None:
    ada = review("correct", low="12", realis="feared")
    ben = review("correct", by="Ben", second=1, high="20", realis="feared")
    state = state_of("claim-1", [ada, ben])
    assert state.disagreements == ("quantity",)  # bounds mean something only together
    assert state.fields == (Correction("realis", "feared"),)
    assert state.verdict is None


def test_who_confirms_what_was_read_contradicts_a_correction_and_who_confirms_the_correction_does_not() -> None:
    ada = review("correct", low="12")
    assert state_of("claim-1", [ada, review("confirm", by="Ben")]).disagreements == ("quantity",)
    agreed = state_of("claim-1", [ada, review("confirm", by="Ben", low="12")])
    assert (agreed.disagreements, agreed.fields) == ((), (Correction("low", "12"),))


def test_what_one_rejects_and_another_keeps_stays_and_the_disagreement_is_told() -> None:
    state = state_of("claim-1", [review("reject"), review("correct", by="Ben", low="12")])
    assert state.disagreements == ("verdict",)
    assert not state.rejected
    assert state.fields == (Correction("low", "12"),)


def test_a_comment_is_counted_and_judges_nothing() -> None:
    state = state_of("claim-1", [review("comment", why="see the second edition")])
    assert (state.comments, state.is_reviewed, state.verdict) == (1, False, None)


def test_a_long_chain_of_undos_is_no_deeper_for_that() -> None:
    chain = [review("reject")]
    for second in range(1, 3000):
        chain.append(review("undo", second=second, undoes=chain[-1].id))
    assert state_of("claim-1", chain).in_force == ()  # an odd number of undos


@given(trails(), st.randoms())
def test_the_order_in_which_reviews_come_in_changes_nothing(trail: list[Review], random: object) -> None:
    shuffled = [*trail, *trail]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for target in ("claim-1", "claim-2"):
        mine, theirs = ([one for one in some if one.target == target] for some in (trail, shuffled))
        assert state_of(target, mine) == state_of(target, theirs)


@given(trails())
def test_an_undo_leaves_the_state_as_if_the_undone_had_never_been(trail: list[Review]) -> None:
    held = standing(trail)
    if held:
        last = max(held, key=lambda one: one.order)
        undo = review("undo", by=last.reviewer, second=100, target=last.target, undoes=last.id)
        without = [one for one in held if one is not last]
        assert standing([*trail, undo]) == without


@given(trails())
def test_what_takes_effect_is_what_nobody_contradicts(trail: list[Review]) -> None:
    state = state_of("claim-1", [one for one in trail if one.target == "claim-1"])
    for one in state.in_force:
        if one.verdict is Verdict.CORRECT:
            other = {said.field: said.value for said in one.fields}
            for field in state.fields:
                assert other.get(field.field, field.value) == field.value
    assert len({one.reviewer for one in state.in_force}) == len(state.in_force)
