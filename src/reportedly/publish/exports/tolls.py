"""An event with its death toll, as tables of conflict events have one: where it happened, when, how many, who says so.

The toll is that of the question which asks how many were killed in the event as a whole; questions about a part of
them (one side, children, one town) are none. Of its answers each originator's last figure by as-of time counts. A best
figure stands only where all of these state the same exact number; where they do not, nobody here chooses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.publish.exports.columns import originator_of
from reportedly.publish.exports.material import ExportedClaim, ExportedEvent, ExportedQuestion, Material
from reportedly.publish.words import source_name
from reportedly.records import ClaimKind, Event, Modifier, Number, Place, StoredClaim

POLICY = "latest-per-source"
"""Of `reportedly.link.policies`."""

_WHOLE = frozenset([None, "people"])
"""Classes of those counted that leave nobody out."""


@dataclass(frozen=True, slots=True)
class Toll:
    """An event and what the accounts of its dead come to.

    ``question`` is None, and the numbers with it, where no claim tells of the event's dead as a whole. ``accounts``
    are the claims that count, ``reports`` all that carry an answer, each once, in order of publication.
    """

    event: Event
    question: str | None
    best: Number | None
    low: Number | None
    high: Number | None
    accounts: tuple[ExportedClaim, ...]
    reports: tuple[StoredClaim, ...]
    place: Place | None

    @property
    def originators(self) -> list[str]:
        """Who says so, each once."""
        named = (originator_of(one.claim.attribution) for one in self.accounts)
        return list(dict.fromkeys(source_name(source) for source in named if source is not None))

    @property
    def days(self) -> int | None:
        """How many days the event may have been on, None where that is not known."""
        start, end = self.event.start, self.event.end
        return None if start is None or end is None else (end - start).days + 1


def tolls(material: Material) -> Iterator[Toll]:
    """A toll an event, for the events in which somebody is said to have been killed, by id."""
    for exported in material.events():
        asked = [one for one in exported.questions if one.question.predicate == "killed" and _is_figure(one)]
        if asked:
            yield _toll(exported, next(filter(_is_whole, asked), None), material)


def _toll(exported: ExportedEvent, asked: ExportedQuestion | None, material: Material) -> Toll:
    claims = {one.claim.id: one for one in asked.answers} if asked else {}
    low = high = None
    accounts: tuple[ExportedClaim, ...] = ()
    if asked and material.settle:
        answers = [one.answer for one in asked.answers if one.answer is not None]
        settled = material.settle(POLICY, answers, {name: one.claim for name, one in claims.items()})
        low, high = settled.low, settled.high
        accounts = tuple(claims[name] for name in settled.used)
    return Toll(
        event=exported.event,
        question=asked.question.id if asked else None,
        best=_best(accounts),
        low=low,
        high=high,
        accounts=accounts,
        reports=_reports(exported, asked),
        place=_place(exported),
    )


def _is_figure(one: ExportedQuestion) -> bool:
    return one.question.kind is ClaimKind.FIGURE


def _is_whole(one: ExportedQuestion) -> bool:
    question = one.question
    return question.noun_class in _WHOLE and question.territory is None and question.scope is None


def _best(accounts: tuple[ExportedClaim, ...]) -> Number | None:
    quantities = [one.claim.quantity for one in accounts]
    exact = {each.point for each in quantities if each is not None and each.modifier is Modifier.EXACT}
    if len(exact) != 1 or any(each is None or each.modifier is not Modifier.EXACT for each in quantities):
        return None
    return exact.pop()


def _reports(exported: ExportedEvent, asked: ExportedQuestion | None) -> tuple[StoredClaim, ...]:
    questions = [asked] if asked else exported.questions
    answers = [one.stored for question in questions for one in question.answers]
    found = {(stored.report_id, stored.sha256): stored for stored in answers}
    return tuple(sorted(found.values(), key=lambda one: (one.published or date.min, one.report_id, one.sha256)))


def _place(exported: ExportedEvent) -> Place | None:
    """The place that the event's reports share, where a claim has its coordinates; else the only one that is named."""
    places = [
        one.claim.place
        for question in exported.questions
        for one in question.answers
        if one.claim.place is not None and one.claim.place.latitude is not None
    ]
    by_name = {place.name: place for place in places}
    for name in exported.event.places:
        if name in by_name:
            return by_name[name]
    named = Counter(place.geonames_id for place in places)
    return places[0] if len(named) == 1 else None
