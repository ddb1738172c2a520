"""A ledger's claims as people say that they are: corrected, and without the rejected ones.

What is linked, related, drawn and exported by question rests on these; `Ledger.claims` and a report's own view give
what was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.link.regrouping import Regrouping
from reportedly.records import Claim, Reading, StoredClaim
from reportedly.review.corrections import corrected
from reportedly.review.records import ReviewState

if TYPE_CHECKING:
    from reportedly.persist import Ledger


class Reviewed:
    """What people say of a ledger's claims, as it stands when this is made, for going through many readings."""

    def __init__(self, ledger: Ledger) -> None:
        self._reviews = ledger.reviews
        self._targets = ledger.reviews.judged_targets()
        self.regrouping = Regrouping.of(ledger.reviews.about_questions())

    def states(self, claims: Iterable[str]) -> Mapping[str, ReviewState]:
        """How those of some claims stand that somebody has judged."""
        wanted = [name for name in claims if name in self._targets]
        return self._reviews.states(wanted) if wanted else {}

    def reading(self, reading: Reading) -> Reading:
        """A reading with its claims corrected, and without those that are rejected."""
        states = self.states(claim.id for claim in reading.claims)
        if not states:
            return reading
        standing = (standing_claim(claim, states.get(claim.id)) for claim in reading.claims)
        return replace(reading, claims=tuple(claim for claim in standing if claim is not None))


def claims_as_they_stand(ledger: Ledger, ids: Iterable[str]) -> dict[str, StoredClaim]:
    """Claims by their ids, corrected; a rejected one is as it was read, and what is not read any more is left out."""
    stored = ledger.links.claims(ids)
    states = ledger.reviews.states(stored)
    return {
        name: replace(row, claim=corrected(row.claim, states[name].fields)) if name in states else row
        for name, row in stored.items()
    }


def figures_as_they_stand(ledger: Ledger, questions: Iterable[str]) -> dict[str, Claim]:
    """The same for what the answers to some questions count, as `reportedly.persist.links.Links.figures` gives it."""
    found = ledger.links.figures(questions)
    judged = ledger.reviews.judged_targets() & found.keys()
    return found | {name: row.claim for name, row in claims_as_they_stand(ledger, judged).items()}


def standing_claim(claim: Claim, state: ReviewState | None) -> Claim | None:
    """``claim`` as it stands after its reviews; None where it is rejected."""
    if state is None:
        return claim
    return None if state.rejected else corrected(claim, state.fields)
