"""The JSON of reviews: its types, and how a review and a claim's state become it."""

from __future__ import annotations

from typing import TypedDict

from reportedly.records import ClaimKind
from reportedly.review.records import Correction, Review, ReviewState, Seen, Verdict


class CorrectionShape(TypedDict):
    """A field and the value that it should have, null where it should have none; numbers as exact decimals."""

    field: str
    value: str | None


class SeenShape(TypedDict):
    """A claim as a reviewer saw it."""

    claim: str
    report_id: str
    sha256: str
    start: int
    end: int
    text: str
    kind: ClaimKind
    predicate: str


class ReviewShape(TypedDict):
    """What one person said of a claim or of questions; ``made_at`` is UTC."""

    id: str
    target: str
    verdict: Verdict
    reviewer: str
    made_at: str
    fields: list[CorrectionShape]
    why: str | None
    undoes: str | None
    renews: str | None
    other: str | None
    claims: list[SeenShape]
    other_claims: list[SeenShape]


class KeptReviewShape(TypedDict):
    """The review that was kept; null where there was nothing to undo."""

    review: ReviewShape | None


class ReviewStateShape(TypedDict):
    """How a claim stands after all reviews of it.

    ``verdict`` is null where nobody has judged it, or where reviewers disagree: ``disagreements`` says on what, and
    nothing takes effect there. ``fields`` are the corrections that do. ``reviewers`` have one in force.
    """

    verdict: Verdict | None
    rejected: bool
    fields: list[CorrectionShape]
    disagreements: list[str]
    reviewers: list[str]
    comments: int


def review_shape(one: Review) -> ReviewShape:
    """What one person said."""
    return {
        "id": one.id,
        "target": one.target,
        "verdict": one.verdict,
        "reviewer": one.reviewer,
        "made_at": one.made_at,
        "fields": [_correction(field) for field in one.fields],
        "why": one.why,
        "undoes": one.undoes,
        "renews": one.renews,
        "other": one.other,
        "claims": [_seen(claim) for claim in one.claims],
        "other_claims": [_seen(claim) for claim in one.other_claims],
    }


def state_shape(state: ReviewState) -> ReviewStateShape:
    """How a claim stands after its reviews."""
    return {
        "verdict": state.verdict,
        "rejected": state.rejected,
        "fields": [_correction(field) for field in state.fields],
        "disagreements": list(state.disagreements),
        "reviewers": [one.reviewer for one in state.in_force],
        "comments": state.comments,
    }


def _correction(one: Correction) -> CorrectionShape:
    return {"field": one.field, "value": one.value}


def _seen(one: Seen) -> SeenShape:
    return {
        "claim": one.claim,
        "report_id": one.report_id,
        "sha256": one.sha256,
        "start": one.evidence.start,
        "end": one.evidence.end,
        "text": one.evidence.text,
        "kind": one.kind,
        "predicate": one.predicate,
    }
