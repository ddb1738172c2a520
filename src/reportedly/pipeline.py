"""The way of a report through the folders, in the order in which they sort. The only module that joins stages.

`Reader` goes from reports to readings; `link_ledger` from a ledger's readings to what they share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.analyse.attribution import AttributionModel, load_attribution_model
from reportedly.analyse.parser import DEFAULT_PIPELINE, Parser, load_parser
from reportedly.extract.assemble import read_claims
from reportedly.extract.gazetteer import Gazetteer, load_gazetteer
from reportedly.link.died_since import DEAD, HURT
from reportedly.link.disputes import disputes_of
from reportedly.link.duplicates import CopyIndex
from reportedly.link.events import EventIndex
from reportedly.link.kept import RULES
from reportedly.link.linking import link_claims, relate_within, summaries
from reportedly.link.policies import consolidate
from reportedly.link.priorities import waiting
from reportedly.link.timelines import timelines_of, timelines_of_all
from reportedly.records import (
    Consolidated,
    Dispute,
    Event,
    LinkFilter,
    Question,
    Reading,
    Report,
    Timeline,
)
from reportedly.review.reviewed import Reviewed, claims_as_they_stand, figures_as_they_stand

if TYPE_CHECKING:
    from reportedly.persist import Ledger  # brings SQLAlchemy with it
    from reportedly.persist.gathering import Turn


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


VERSIONS_AT_ONCE, SKETCHES_AT_ONCE, EVENTS_AT_ONCE = 50, 500, 200
"""What linking takes into memory at once: report versions, sketches to group with all that is near, events to tell."""

Watch = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""


def link_ledger(ledger: Ledger, watch: Watch = lambda _what, _done, _all: None) -> int:
    """Bring the ledger's events, questions and relations up to date; how many events were linked anew.

    Only the neighbourhood of versions that are new, or were read anew, is looked at. Stopped on the way, it goes on
    from there the next time; several processes may do so at once.
    """
    ledger.gathering.follow(RULES)
    reviewed = Reviewed(ledger)
    versions = ledger.links.unlinked()
    for start in range(0, len(versions), VERSIONS_AT_ONCE):
        watch("comparing", start, len(versions))
        some = versions[start : start + VERSIONS_AT_ONCE]
        with ledger.gathering.turn() as turn:
            _sketch(turn, some, map(reviewed.reading, ledger.readings(some)))
    while ledger.gathering.has_ungrouped():  # asked beside a writer: where nothing waits, nothing is written
        with ledger.gathering.turn() as turn:
            _group(turn)
    done, events = 0, ledger.links.unfinished(EVENTS_AT_ONCE)
    while events:
        watch("linking", done, done + ledger.links.count_unfinished())
        done += _link(ledger, reviewed, events)
        events = ledger.links.unfinished(EVENTS_AT_ONCE)
    return done


def _sketch(turn: Turn, versions: Sequence[tuple[str, str]], readings: Iterable[Reading]) -> None:
    """Sketch versions and compare them with what is there; the events that this disturbs wait to be found anew."""
    disturbed = turn.events_of(versions)
    turn.sketches.loosen(disturbed)
    turn.forget(disturbed)
    index, copies = EventIndex(turn.sketches), CopyIndex(turn.copies)
    of_other_voice: set[tuple[str, str]] = set()
    for reading in readings:
        index.add(reading)
        of_other_voice |= copies.add(reading.report)
    turn.unfinish(turn.events_of(of_other_voice))
    turn.mark_linked(versions)


def _group(turn: Turn) -> None:
    """Group some sketches that wait for it, with all that is near."""
    index = EventIndex(turn.sketches)
    near = index.neighbourhood(turn.sketches.ungrouped(SKETCHES_AT_ONCE))
    kept = {frozenset(members): event for event, members in turn.groups_of(near.numbers).items()}
    groups = set(map(frozenset, near.groups()))
    turn.forget([event for members, event in kept.items() if members not in groups])
    turn.put(index.event([near.numbers[member] for member in group]) for group in groups - kept.keys())
    turn.sketches.mark_grouped(near.numbers.values())


def _link(ledger: Ledger, reviewed: Reviewed, events: Sequence[Event]) -> int:
    """Find the questions and relations of events; how many were linked, none where another process was faster."""
    versions = sorted({(member.report_id, member.sha256) for event in events for member in event.members})
    readings = [reviewed.reading(reading) for reading in ledger.readings(versions)]
    with ledger.gathering.copies() as kept:
        copies = CopyIndex(kept).groups(versions)
    linked = link_claims(readings, events, copies, reviewed.regrouping)
    stored = {row.claim.id: row for reading in readings for row in reading.stored()}
    claims = {name: row.claim for name, row in stored.items()}
    disputes = disputes_of(linked.relations, stored, linked.answers)
    queue = waiting(linked, claims, reviewed.states(claims))
    lines = timelines_of_all(linked.answers, stored)
    is_put = ledger.links.put(events, linked, summaries(linked, claims), queue, disputes, lines)
    return len(events) if is_put else 0


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
    of_deaths: list[str] = []
    if question.predicate in HURT:
        of_event = ledger.links.questions(LinkFilter(event=question.event, predicate=DEAD))
        of_deaths = [stand.question.id for stand in of_event]
    deaths = ledger.links.answers(of_deaths)
    claims = figures_as_they_stand(ledger, [question.id, *of_deaths])
    return consolidate(policy, answers, claims, order, deaths=deaths)
