"""What people say of what was read: verdicts that are only ever added, and how a claim stands after them.

A review never changes a claim. It names the claim by its id, and says where the claim stood when it was looked at
(`Seen`), so that it can be found again when a newer reading gives the claim another id, and so that it means something
in another ledger. Reviews are ordered by `made_at`, then id: the same reviews, in whatever order they come in, leave
the same state.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reportedly.records import Claim, ClaimKind, Span, StoredClaim, content_id


class Verdict(StrEnum):
    """What a review says. The first three judge a claim; a later one of the same reviewer takes an earlier one's place.

    "join": two questions are one. "split": a claim answers a question of its own. "comment": words only. "undo": an
    earlier review of the same reviewer no longer holds.
    """

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"
    COMMENT = "comment"
    JOIN = "join"
    SPLIT = "split"
    UNDO = "undo"


JUDGING = frozenset({Verdict.CONFIRM, Verdict.CORRECT, Verdict.REJECT})
"""Verdicts of which one reviewer has one in force on a claim."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A field and the value that it should have; None where the reviewer says that it has none.

    Field names and the spelling of values are those of `reportedly.review.fields.FIELDS`; numbers are exact decimals.
    """

    field: str
    value: str | None


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """A claim as the reviewer saw it: in which version of which report, in which words, saying what."""

    claim: str
    report_id: str
    sha256: str
    evidence: Span
    kind: ClaimKind
    predicate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What one person said of a claim, of two questions, or of an earlier review of their own.

    ``id`` follows from the other fields; make reviews with `Review.make`. ``target`` is a claim's id; of a "join" and
    of a comment on a question, a question's id as it was then. ``other`` is the question that is joined to it, or the
    one that a claim was split from. ``made_at`` is UTC, ISO 8601 with microseconds and "Z". ``fields`` are sorted; a
    "confirm" carries those corrections that it confirms. ``claims`` are the claims it is about: one, or those of the
    question ``target``; ``other_claims`` are those of ``other``. ``undoes`` is a review's id. ``renews`` is the review
    that this one says again of the claim that took its claim's place.
    """

    id: str
    target: str
    verdict: Verdict
    reviewer: str
    made_at: str
    fields: tuple[Correction, ...] = ()
    why: str | None = None
    undoes: str | None = None
    renews: str | None = None
    other: str | None = None
    claims: tuple[Seen, ...] = ()
    other_claims: tuple[Seen, ...] = ()

    @classmethod
    def make(
        cls,
        target: str,
        verdict: Verdict,
        *,
        reviewer: str,
        made_at: str,
        fields: Iterable[Correction] = (),
        why: str | None = None,
        undoes: str | None = None,
        renews: str | None = None,
        other: str | None = None,
        claims: Iterable[Seen] = (),
        other_claims: Iterable[Seen] = (),
    ) -> Review:
        """A review with the id that follows from what it says."""
        said = tuple(sorted(fields, key=lambda one: one.field))
        here, there = tuple(sorted(claims)), tuple(sorted(other_claims))
        parts: list[str | int | None] = [target, verdict.value, reviewer, made_at, why, undoes, renews, other]
        parts += [len(said), *(part for one in said for part in (one.field, one.value))]
        parts += [len(here), *(part for one in (*here, *there) for part in _seen_parts(one))]
        return cls(
            id=content_id("review", *parts),
            target=target,
            verdict=verdict,
            reviewer=reviewer,
            made_at=made_at,
            fields=said,
            why=why,
            undoes=undoes,
            renews=renews,
            other=other,
            claims=here,
            other_claims=there,
        )

    @property
    def order(self) -> tuple[str, str]:
        """Reviews are told in this order."""
        return (self.made_at, self.id)


@dataclass(frozen=True, slots=True)
class ReviewState:
    """How a claim stands after all reviews of it.

    ``in_force`` holds the last judging review of each reviewer that was not undone, oldest first. ``fields`` are the
    corrections that take effect: those that nobody in force contradicts. ``rejected`` where everybody in force rejects
    it. ``disagreements`` are the names of the fields, and "verdict", on which reviewers in force say different things:
    nothing takes effect there, and the claim stands as it was read. ``comments`` counts words that were left.
    """

    target: str
    in_force: tuple[Review, ...] = ()
    fields: tuple[Correction, ...] = ()
    rejected: bool = False
    disagreements: tuple[str, ...] = ()
    comments: int = 0

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody has judged it."""
        return bool(self.in_force)

    @property
    def is_settled(self) -> bool:
        """Whether somebody has judged it, and nobody says otherwise."""
        return bool(self.in_force) and not self.disagreements

    @property
    def verdict(self) -> Verdict | None:
        """What the reviewers say together; None where nobody has judged it or they disagree."""
        if not self.in_force or self.disagreements:
            return None
        if self.rejected:
            return Verdict.REJECT
        return Verdict.CORRECT if self.fields else Verdict.CONFIRM


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that somebody should look at, and why, in sentences; the higher the priority, the sooner.

    ``settled`` where somebody has judged it and nobody says otherwise: it waits again when that is undone.
    """

    claim: str
    priority: int
    reasons: tuple[str, ...]
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """A review whose claim is no longer read, and the claims that may have taken its place, the likeliest first."""

    review: Review
    candidates: tuple[StoredClaim, ...]


def seen(claim: Claim, report_id: str, sha256: str) -> Seen:
    """``claim`` as a review remembers it."""
    return Seen(claim.id, report_id, sha256, claim.evidence[0], claim.kind, claim.predicate)


def _seen_parts(one: Seen) -> tuple[str | int, ...]:
    return (one.claim, one.report_id, one.sha256, one.evidence.start, one.evidence.end, one.kind.value, one.predicate)
