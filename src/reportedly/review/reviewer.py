"""Somebody at work on a ledger: what they say of its claims and questions becomes reviews.

Like `reportedly.pipeline` it joins stages. Reviews are only added; what they change (questions, timelines, disputes)
changes when the ledger is linked the next time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from reportedly.errors import InputError, LedgerError, NotThereError
from reportedly.extract.nouns import noun_class_ids
from reportedly.extract.triggers import predicates
from reportedly.records import Claim, Question, StoredClaim
from reportedly.review.corrections import checked, corrected
from reportedly.review.fields import FIELDS, LONGEST
from reportedly.review.lines import moment_of
from reportedly.review.records import Correction, Lost, Review, ReviewState, Seen, Verdict, seen
from reportedly.review.states import group_of, standing, state_of

if TYPE_CHECKING:
    from reportedly.persist import Ledger

SEEN_AT_MOST = 50
"""Claims of a question that a review of it remembers: enough to find the question again."""

LONGEST_WHY = 5_000
"""Code points of a reason or a comment."""


@cache
def vocabulary() -> Mapping[str, tuple[str, ...]]:
    """The values that a field of a claim can take, for the fields that take one of a list."""
    fixed = {name: field.choices for name, field in FIELDS.items() if field.choices}
    return fixed | {"predicate": tuple(sorted(predicates())), "counted": tuple(sorted(noun_class_ids()))}


class Reviewer:
    """One person's hand on a ledger. Every method keeps a review and returns it.

    Args:
        ledger: What they work on.
        name: How the trail calls them.
        now: The clock.

    Raises:
        InputError: The name is empty, too long, or no name.
    """

    def __init__(self, ledger: Ledger, name: str, now: Callable[[], datetime]) -> None:
        self.ledger, self._now = ledger, now
        self.name = " ".join(name.split())
        if not self.name or len(self.name) > LONGEST or not self.name.isprintable():
            raise InputError(f"{name[:LONGEST]!r} is no reviewer's name", fix="give the name of who says it")

    # --- claims ------------------------------------------------------------------------------------------------------

    def confirm(self, claim_id: str, why: str | None = None) -> Review:
        """The claim is right as it is shown: with the corrections that take effect."""
        stored, state = self._claim(claim_id)
        return self._judge(stored, Verdict.CONFIRM, why, state.fields)

    def correct(self, claim_id: str, wanted: Mapping[str, str | None], why: str | None = None) -> Review:
        """The claim is right but for some fields; what the reviewer, or others, corrected before stays corrected.

        Who puts everything back to what was read has confirmed it, and that is how it is kept.

        Raises:
            InputError: As `reportedly.review.corrections.checked` does.
        """
        stored, state = self._claim(claim_id)
        before = self._fields(state)
        known = vocabulary()
        shown = corrected(stored.claim, before)
        changes = checked(shown, wanted, predicates=known["predicate"], noun_classes=known["counted"])
        changed = {group_of(one.field) for one in changes}
        fields = _telling(stored.claim, [*(one for one in before if group_of(one.field) not in changed), *changes])
        return self._judge(stored, Verdict.CORRECT if fields else Verdict.CONFIRM, why, fields)

    def reject(self, claim_id: str, why: str | None = None) -> Review:
        """The report does not say so."""
        stored, _ = self._claim(claim_id)
        return self._judge(stored, Verdict.REJECT, why)

    def comment(self, claim_id: str, words: str) -> Review:
        """Words about the claim that change nothing.

        Raises:
            InputError: There are none.
        """
        stored, _ = self._claim(claim_id)
        if not words.strip():
            raise InputError("the comment is empty", fix="say something")
        return self._judge(stored, Verdict.COMMENT, words)

    def attach(self, review_id: str, claim_id: str) -> Review:
        """Say a review whose claim is no longer read again, of a claim that took its place; the reviewer stands for it.

        Raises:
            InputError: The claim is not one that the review may be about: of the same version of the same report, of
                the same kind, in words that overlap.
        """
        old = self.ledger.reviews.review(review_id)
        stored, _ = self._claim(claim_id)
        if old.verdict in {Verdict.JOIN, Verdict.UNDO} or not any(_may_be(one, stored) for one in old.claims):
            raise InputError(
                "the review is not about this claim, or about what took its place",
                where=claim_id,
                fix="see which it may be about with: reportedly review lost",
            )
        return self._keep(
            Review.make(
                stored.claim.id,
                old.verdict,
                reviewer=self.name,
                made_at=self._moment(),
                fields=old.fields,
                why=old.why,
                renews=old.id,
                other=old.other,
                claims=[_seen(stored)],
            )
        )

    # --- questions ---------------------------------------------------------------------------------------------------

    def join(self, question_id: str, other_id: str, why: str | None = None) -> Review:
        """Two questions of one event are one; the first gives it its name.

        Raises:
            InputError: They are one already, of two events, or of two kinds.
        """
        question, other = (self.ledger.links.question(name) for name in (question_id, other_id))
        if question.id == other.id:
            raise InputError("a question cannot be joined with itself", where=question.id)
        if question.event != other.event:
            raise InputError(
                "the questions are of two stories, and only questions of one story can be joined", where=other.id
            )
        if question.kind is not other.kind:
            raise InputError(f"one asks for a {question.kind}, the other for a {other.kind}", where=other.id)
        return self._keep(
            Review.make(
                question.id,
                Verdict.JOIN,
                reviewer=self.name,
                made_at=self._moment(),
                why=_reason(why),
                other=other.id,
                claims=self._answering(question),
                other_claims=self._answering(other),
            )
        )

    def split(self, question_id: str, claim_id: str, why: str | None = None) -> Review:
        """A claim does not answer the question that it is said to answer, but one of its own.

        Raises:
            InputError: It does not answer it anyway, or nothing else does.
        """
        question = self.ledger.links.question(question_id)
        stored, _ = self._claim(claim_id)
        answers = [answer.claim for answer in self.ledger.links.answers([question.id])]
        if stored.claim.id not in answers:
            raise InputError("the claim does not answer this question", where=stored.claim.id)
        if len(answers) == 1:
            raise InputError("nothing else answers this question: the claim stands alone already", where=question.id)
        return self._judge(stored, Verdict.SPLIT, why, other=question.id)

    # --- taking back -------------------------------------------------------------------------------------------------

    def undo(self, review_id: str | None = None) -> Review | None:
        """Take back the reviewer's last review, or a named one of theirs; None where there is nothing to take back.

        Raises:
            InputError: The review is somebody else's, or was taken back already.
        """
        if review_id is None:
            held = self.ledger.reviews.last(self.name)
            return None if held is None else self._keep(self._undoing(held))
        review = self.ledger.reviews.review(review_id)
        if review.reviewer != self.name:
            raise InputError(
                f"the review is {review.reviewer}'s", where=review.id, fix="say what you think of the claim instead"
            )
        held = next((one for one in standing(self.ledger.reviews.trail(review.target)) if one.id == review.id), None)
        if held is None:
            raise InputError("the review does not hold any more", where=review.id)
        return self._keep(self._undoing(held))

    # --- how ---------------------------------------------------------------------------------------------------------

    def _claim(self, claim_id: str) -> tuple[StoredClaim, ReviewState]:
        stored = claim_named(self.ledger, claim_id)
        return stored, state_of(stored.claim.id, self.ledger.reviews.trail(stored.claim.id))

    def _fields(self, state: ReviewState) -> list[Correction]:
        """What the reviewer holds to be so: their own corrections, and of others those that take effect."""
        own = [one for review in state.in_force if review.reviewer == self.name for one in review.fields]
        spoken = {group_of(one.field) for one in own}
        return [*own, *(one for one in state.fields if group_of(one.field) not in spoken)]

    def _judge(
        self,
        stored: StoredClaim,
        verdict: Verdict,
        why: str | None,
        fields: Iterable[Correction] = (),
        other: str | None = None,
    ) -> Review:
        return self._keep(
            Review.make(
                stored.claim.id,
                verdict,
                reviewer=self.name,
                made_at=self._moment(),
                fields=fields,
                why=_reason(why),
                other=other,
                claims=[_seen(stored)],
            )
        )

    def _undoing(self, held: Review) -> Review:
        return Review.make(
            held.target,
            Verdict.UNDO,
            reviewer=self.name,
            made_at=self._moment(),
            undoes=held.id,
            claims=held.claims,
            other_claims=held.other_claims,
        )

    def _answering(self, question: Question) -> list[Seen]:
        names = sorted(answer.claim for answer in self.ledger.links.answers([question.id]))[:SEEN_AT_MOST]
        return [_seen(stored) for stored in self.ledger.links.claims(names).values()]

    def _moment(self) -> str:
        """Now; later than all that the reviewer has said, also where the clock was put back."""
        now, newest = moment_of(self._now()), self.ledger.reviews.newest_moment(self.name)
        if newest is None or now > newest:
            return now
        return moment_of(datetime.fromisoformat(newest).astimezone(UTC) + timedelta(microseconds=1))

    def _keep(self, review: Review) -> Review:
        self.ledger.reviews.add(review)
        return review


def claim_named(ledger: Ledger, name: str) -> StoredClaim:
    """The claim with this id, or the only one whose id begins so, in the newest version that has it.

    Raises:
        LedgerError: There is none, or there are several.
    """
    if found := ledger.links.claims([name]).get(name):
        return found
    report = ledger.report(name)
    named = [claim.id for claim in ledger.reading(report.id, report.sha256).claims if claim.id.startswith(name)]
    if len(named) != 1:
        what = f"{name!r} may be several claims" if named else f"no claim is called {name!r}"
        raise NotThereError(what, where=name, fix="list the ids with: reportedly claims --json")
    return ledger.links.claims(named)[named[0]]


def target_named(ledger: Ledger, name: str) -> tuple[str, StoredClaim | None]:
    """The id that ``name``, or its start, names among claims that are read or that somebody reviewed, and the claim;
    None in its place where it is no longer read.

    Raises:
        LedgerError: There is none, or there are several.
    """
    try:
        stored = claim_named(ledger, name)
    except LedgerError:
        targets = ledger.reviews.targets_named(name)
        if len(targets) != 1:
            raise
        return targets[0], None
    return stored.claim.id, stored


def lost_reviews(ledger: Ledger) -> list[Lost]:
    """The reviews whose claims are no longer read and that nobody has said again, in the order they were made.

    Each comes with the claims that it may be about now: of the same version of the same report, of the same kind, in
    words that overlap those that the reviewer saw; the same predicate first, then the longest overlap.
    """
    adrift = ledger.reviews.adrift()
    found = []
    for review in adrift:
        of_version: dict[tuple[str, str], Sequence[StoredClaim]] = {}
        for one in review.claims:
            version = (one.report_id, one.sha256)
            if version not in of_version:
                of_version[version] = ledger.links.claims_of_version(*version)
        fitting = [
            (one.predicate != stored.claim.predicate, -_overlap(one, stored.claim), stored.claim.id, stored)
            for one in review.claims
            for stored in of_version[one.report_id, one.sha256]
            if _may_be(one, stored)
        ]
        found.append(Lost(review, tuple(stored for *_, stored in sorted(fitting, key=lambda fit: fit[:3]))))
    return found


def _may_be(one: Seen, stored: StoredClaim) -> bool:
    """Whether a claim can be what a reviewer saw: see `lost_reviews`."""
    same_version = (one.report_id, one.sha256) == (stored.report_id, stored.sha256)
    return same_version and one.kind is stored.claim.kind and _overlap(one, stored.claim) > 0


def _overlap(one: Seen, claim: Claim) -> int:
    words = claim.evidence[0]
    return min(one.evidence.end, words.end) - max(one.evidence.start, words.start)


def _seen(stored: StoredClaim) -> Seen:
    return seen(stored.claim, stored.report_id, stored.sha256)


def _telling(claim: Claim, fields: Sequence[Correction]) -> list[Correction]:
    """Without the groups of fields that say what was read anyway."""
    groups: dict[str, list[Correction]] = {}
    for one in fields:
        groups.setdefault(group_of(one.field), []).append(one)
    return [one for group in groups.values() if corrected(claim, group) != claim for one in group]


def _reason(why: str | None) -> str | None:
    words = (why or "").strip()
    if len(words) > LONGEST_WHY:
        raise InputError(f"the reason is longer than {LONGEST_WHY:,} characters", fix="say it more shortly")
    return words or None
