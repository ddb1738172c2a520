"""Victims whom reports tell of, one by one, over a whole ledger. Like `reportedly.pipeline` it joins stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from reportedly.extract.individuals import HARM
from reportedly.individual_records import KnownPerson
from reportedly.link.people import people_of
from reportedly.records import Polarity, StoredClaim
from reportedly.review.corrections import corrected
from reportedly.review.records import ReviewState

if TYPE_CHECKING:
    from reportedly.persist import Ledger


def individuals_in(
    ledger: Ledger, event: str | None = None, *, after: str = "", described: bool = False
) -> Iterator[KnownPerson]:
    """The victims that a linked ledger's reports name, event by event; rejected claims tell of nobody.

    Args:
        ledger: The ledger.
        event: The start of an event's id, or words of its title; without it, all events.
        after: Only events whose ids come after this one.
        described: Also those of whom only an age or a sex is stated; each is a person of one claim alone.
    """
    told = ledger.links.telling_of_persons(event, after)
    for name, group in groupby(told, key=itemgetter(0)):
        stored = [row for _, row in group]
        states = ledger.reviews.states(row.claim.id for row in stored)
        for person in people_of(name, _victims(stored, states)):
            if person.names or (described and (person.ages or person.sexes)):
                yield person


def _victims(stored: Iterable[StoredClaim], states: dict[str, ReviewState]) -> Iterator[StoredClaim]:
    """The claims, as they stand, that say what was done to somebody: not who was arrested, not what is denied."""
    for row in stored:
        state = states.get(row.claim.id)
        if state is not None and state.rejected:
            continue
        claim = row.claim if state is None else corrected(row.claim, state.fields)
        if claim.predicate in HARM and claim.polarity is Polarity.AFFIRMED:
            yield replace(row, claim=claim)
