"""What a person should look at first, and the reasons in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.link.priorities import TIER, waiting
from reportedly.records import (
    Counted,
    Individual,
    Origin,
    Period,
    Place,
    Polarity,
    Reading,
    Role,
    Source,
    Span,
    Stance,
)
from reportedly.review.records import Waiting
from reportedly.review.states import state_of
from tests.link.made import linked, said, source, told
from tests.made_reviews import review

POLICE = source("police", "police")
UNION = source("Dockers' Union", "organisation")
MAYOR = source("the mayor", "official")
SURE = told("a", "16", by=POLICE, noun="people")


def order(*readings: Reading, **reviewed: str) -> dict[str, Waiting]:
    """What waits, by report; keywords are verdicts on reports' claims by two who say different things."""
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    states = {
        name: state_of(name, [review(verdict, target=name), review("reject", by="Ben", target=name)])
        for report, verdict in reviewed.items()
        for name in claims
        if name.startswith(f"{report}: ")
    }
    return {one.claim.split(":")[0]: one for one in waiting(linked(*readings), claims, states)}


def changed(**fields: object) -> Reading:
    """The sure claim with something left open."""
    claim = replace(SURE.claims[0], **fields)  # type: ignore[arg-type]
    return replace(SURE, claims=(claim,))


def test_what_leaves_nothing_open_and_nobody_disputes_does_not_wait() -> None:
    assert order(SURE) == {}


WORDS = Span(0, 2, "16")


@pytest.mark.parametrize(
    ("reading", "reason"),
    [
        (told("a", "dozens", by=POLICE, noun="people"), "Its words state no number: “dozens”."),
        (told("a", "16", by=POLICE), "The words do not say who or what is counted."),
        (changed(counted=Counted(Span(3, 9, "quorls"), "other")), "What “quorls” are is not known."),
        (changed(period=Period(WORDS, None, None, None, unresolved="no date")), "When it was is open: no date (“16”)."),
        (changed(place=Place(WORDS, None, None, unresolved="not found")), "Where it was is open: not found (“16”)."),
        (told("a", "16", noun="people"), "Nobody is named who says it but the report itself."),
        (told("a", "16", by=source(None, "unnamed"), noun="people"), "Who says it first has no name."),
        (told("a", "16", by=source("he", "person"), noun="people"), "Who says it first has no name."),
        (
            changed(quantity=replace(SURE.claims[0].quantity, origin=Origin.ARITHMETIC)),  # type: ignore[type-var]
            "It was added up from other figures: no words state it.",
        ),
    ],
)
def test_each_gap_is_a_reason(reading: Reading, reason: str) -> None:
    (one,) = order(reading).values()
    assert one.reasons == (reason,)
    assert one.priority == TIER + 1


def test_a_name_says_who_it_is() -> None:
    assert order(changed(counted=None, individuals=(Individual(WORDS, "Ana Orr", None, None),))) == {}


def test_more_gaps_wait_before_fewer_and_disputes_before_gaps_and_disagreements_first() -> None:
    vague = told("d", "dozens", noun="people", predicate="wounded")
    one_gap = told("e", "3", noun="people", predicate="missing")
    readings = (
        SURE,
        told("b", "27", by=UNION, noun="people"),
        told("c", "16", by=MAYOR, noun="people"),
        vague,
        one_gap,
    )
    found = order(*readings)
    ranked = sorted(found, key=lambda name: -found[name].priority)
    assert ranked[0] == "b"  # two sources contradict it, and it one each
    assert set(ranked[1:3]) == {"a", "c"}
    assert ranked[3:] == ["d", "e"]
    assert found["b"].reasons[0] == "It cannot be so together with 2 other figures, of 2 other sources."
    assert found["a"].reasons[0] == "It cannot be so together with another figure, of another source."
    disagreed = order(*readings, e="confirm")
    assert max(disagreed, key=lambda name: disagreed[name].priority) == "e"
    assert disagreed["e"].reasons[0] == "Reviewers disagree on: verdict."


def test_a_denial_is_a_dispute_of_the_second_rank() -> None:
    no = told("b", "16", by=UNION, noun="people", polarity=Polarity.NEGATED)
    found = order(SURE, no)
    assert all(2 * TIER < one.priority < 3 * TIER for one in found.values())
    assert len(found) == 2


def test_what_was_judged_is_settled() -> None:
    claim = told("a", "16", noun="people").claims[0]
    states = {claim.id: state_of(claim.id, [review("confirm", target=claim.id)])}
    reading = told("a", "16", noun="people")
    (one,) = waiting(linked(reading), {claim.id: claim}, states)
    assert one.settled


def test_what_happened_or_was_said_does_not_wait() -> None:
    nobody = Source(Role.ORIGINATOR, None, None, "unnamed", None, Stance.STATED, None)
    assert order(said("a", "It was raining.", by=nobody)) == {}
