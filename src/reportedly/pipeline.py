"""The way of a report through the folders, in the order in which they sort. The only module that joins stages.

`Reader` goes from reports to readings; `link_ledger` from a ledger's readings to what they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.analyse.attribution import AttributionModel, load_attribution_model
from reportedly.analyse.parser import DEFAULT_PIPELINE, Parser, load_parser
from reportedly.extract.assemble import read_claims
from reportedly.extract.gazetteer import Gazetteer, load_gazetteer
from reportedly.link.disputes import disputes_of
from reportedly.link.duplicates import find_copies
from reportedly.link.events import link_events
from reportedly.link.linking import link_claims, relate_within, summaries
from reportedly.link.policies import consolidate
from reportedly.link.priorities import waiting
from reportedly.link.timelines import timelines_of, timelines_of_all
from reportedly.records import (
    Consolidated,
    Dispute,
    Event,
    Linked,
    LinkFilter,
    Question,
    Reading,
    Report,
    Timeline,
)
from reportedly.reviewed import Reviewed, claims_as_they_stand

if TYPE_CHECKING:
    from reportedly.persist import Ledger  # brings SQLAlchemy with it


class Reader:
    """Reads reports into claims. Loading takes about a second, reading a report some hundredths: keep one for many."""

    def __init__(self, parser: Parser, gazetteer: Gazetteer, attribution: AttributionModel | None) -> None:
        self.parser = parser
        self.gazetteer = gazetteer
        self.attribution = attribution

    @classmethod
    def load(cls, parser: str | None = None, model: str | None = None) -> Reader:
        """A reader with the default models.

        Args:
            parser: The package of another installed English spaCy pipeline.
            model: The model of attribution by its name, or "rules" to do without one; without it the default one, or
                the rules where that is not installed.

        Raises:
            ModelError: A model is missing or altered; the pipeline is not English, or lacks a part that reading needs.
        """
        return cls(load_parser(parser or DEFAULT_PIPELINE), load_gazetteer(), load_attribution_model(model))

    def read(self, report: Report) -> Reading:
        """Read one report into claims."""
        return next(self.read_many([report]))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """As ``read``, in the order given. Reports are parsed some dozens at a time."""
        for analysis in self.parser.parse_many(reports):
            if self.attribution is not None:
                marked = self.attribution.mark(analysis.report, self.parser.ranges(analysis.report))
                analysis = replace(analysis, attributions=marked)  # noqa: PLW2901  # the same, with more known
            yield relate_within(read_claims(analysis, self.gazetteer))


EVENTS_AT_ONCE = 200
"""Events that are linked and written together: their readings are in memory at once, some megabytes."""


def link_ledger(ledger: Ledger) -> int:
    """Bring the ledger's events, questions and relations up to date; how many events were linked anew.

    Only events that are new, or have a version that was added or read anew, are touched. Stopped on the way, it goes on
    from there the next time.
    """
    fresh_versions = ledger.links.unlinked()
    if not fresh_versions:
        return 0
    reviewed = Reviewed(ledger)
    found = link_events(map(reviewed.reading, ledger.readings()))
    copies = find_copies(ledger.reports())
    known = {event.id: event for event in ledger.links.events()}
    fresh = frozenset(fresh_versions)
    fresh |= {version for group in copies if not fresh.isdisjoint(group.reports) for version in group.reports}
    touched = [event for event in found if known.get(event.id) != event or _has_fresh(event, fresh)]
    gone = known.keys() - {event.id for event in found}
    ledger.links.put(gone, [], Linked((), (), ()), [])
    for start in range(0, len(touched), EVENTS_AT_ONCE):
        events = touched[start : start + EVENTS_AT_ONCE]
        versions = sorted({(member.report_id, member.sha256) for event in events for member in event.members})
        readings = [reviewed.reading(reading) for reading in ledger.readings(versions)]
        linked = link_claims(readings, events, copies, reviewed.regrouping)
        stored = {row.claim.id: row for reading in readings for row in reading.stored()}
        claims = {name: row.claim for name, row in stored.items()}
        disputes = disputes_of(linked.relations, stored, linked.answers)
        queue = waiting(linked, claims, reviewed.states(claims))
        lines = timelines_of_all(linked.answers, stored)
        ledger.links.put((), events, linked, summaries(linked, claims), queue, disputes, lines)
    ledger.links.mark_linked(fresh_versions)
    return len(touched)


def _has_fresh(event: Event, fresh: frozenset[tuple[str, str]]) -> bool:
    return any((member.report_id, member.sha256) in fresh for member in event.members)


def timelines_in(ledger: Ledger, question: Question) -> tuple[Timeline, ...]:
    """How the figure that ``question`` asks for changed, a line an originator."""
    answers = ledger.links.answers([question.id])
    return timelines_of(answers, claims_as_they_stand(ledger, (answer.claim for answer in answers)))


def disputes_in(ledger: Ledger, wanted: LinkFilter) -> list[Dispute]:
    """Where accounts disagree, in the order in which to read them."""
    every = replace(wanted, relation=None, limit=None)
    relations = [
        relation
        for kind in ("conflict", "denies")
        for relation in ledger.links.relations(replace(every, relation=kind))
    ]
    claims = claims_as_they_stand(ledger, (name for relation in relations for name in (relation.left, relation.right)))
    answers = ledger.links.answers(sorted({relation.question for relation in relations if relation.question}))
    return disputes_of(relations, claims, answers)[: wanted.limit]


def consolidated_in(ledger: Ledger, question: Question, policy: str, order: Sequence[str]) -> Consolidated:
    """One answer to ``question`` under a named policy.

    Raises:
        SettingsError: As `consolidate` does.
    """
    answers = ledger.links.answers([question.id])
    stored = claims_as_they_stand(ledger, (answer.claim for answer in answers))
    return consolidate(policy, answers, {name: row.claim for name, row in stored.items()}, order)
