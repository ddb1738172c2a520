"""What exports are made of: the ledger's claims as they stand after review, each with what it answers and what people
say of it; events with their questions; report texts. Read some hundred at a time, so that memory stays bounded.

Names that must not be printed are blotted out here, before any format sees them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.publish.exports.withheld_records import withhold
from reportedly.publish.exports.withholding import Withholding
from reportedly.records import Answer, Claim, ClaimFilter, Consolidated, Event, Question, Report, Span, StoredClaim
from reportedly.review.records import ReviewState

if TYPE_CHECKING:
    from reportedly.persist import Ledger  # brings SQLAlchemy with it

_AT_ONCE = 500
"""Claims that are looked up together: a megabyte or two."""

_MEMBERS_AT_ONCE = 100
"""Report versions whose events are looked up together: about a thousand claims."""

_ALL = ClaimFilter()

Settle = Callable[[str, Iterable[Answer], Mapping[str, Claim]], Consolidated]
"""A policy's name, the answers to a question and their claims by id, to what the policy answers."""

Correct = Callable[[Claim, ReviewState], Claim]
"""A claim as it was read, and what people say of it, to the claim as it stands."""


@dataclass(frozen=True, slots=True)
class ExportedClaim:
    """A claim as it goes out.

    ``stored`` is as it stands after review, ``read`` as it was read. ``event`` and ``answer`` are None where it is not
    linked, ``state`` where nobody has said anything of it. ``is_withheld`` where names were blotted out of it, or of
    its report's title or addresses: then its words are not those of the report. ``version`` is the report's id, blotted
    nowhere, and hash: to ask the ledger by, never to print.
    """

    stored: StoredClaim
    read: Claim
    version: tuple[str, str]
    event: str | None = None
    answer: Answer | None = None
    state: ReviewState | None = None
    is_withheld: bool = False

    @property
    def claim(self) -> Claim:
        """The claim as it stands."""
        return self.stored.claim

    @property
    def is_rejected(self) -> bool:
        """Whether everybody who judged it says that it is not so read."""
        return self.state is not None and self.state.rejected


@dataclass(frozen=True, slots=True)
class ExportedReport:
    """A report version as it goes out, its text without names that are withheld.

    ``stored_text`` is what offsets count, and ``names`` where withheld names stand in it; `quote` alone reads it, so
    that no name gets out.
    """

    report: Report
    stored_text: str
    names: tuple[tuple[int, int], ...] = ()

    @property
    def is_withheld(self) -> bool:
        """Whether names were blotted out of its text."""
        return bool(self.names)

    def quote(self, span: Span, around: int) -> tuple[str, str, str] | None:
        """Words before ``span``, its own and words after it, exactly as stored; None where a name stands in its own."""
        start, end = max(span.start - around, 0), min(span.end + around, len(self.stored_text))
        for first, last in self.names:
            if first < span.end and last > span.start:
                return None
            if last <= span.start:
                start = max(start, last)
            else:
                end = min(end, first)
        return self.stored_text[start : span.start], span.text, self.stored_text[span.end : end]


@dataclass(frozen=True, slots=True)
class ExportedQuestion:
    """A question with those of its answers that the export is of, by as-of time."""

    question: Question
    answers: tuple[ExportedClaim, ...]


@dataclass(frozen=True, slots=True)
class ExportedEvent:
    """An event with its questions, those that most reports answer first."""

    event: Event
    questions: tuple[ExportedQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What one export is made of.

    Args:
        ledger: Where from.
        wanted: Which claims.
        withheld: The names that must not be printed; None prints all.
        correct: Applies what reviewers correct.
        settle: Chooses an answer to a question under a named policy.
        country_name: The English name of a country's ISO 3166-1 alpha-2 code.
        author: Who publishes what is made of this; None leaves it to be filled in.
        advance: Called once a claim or an event, for a progress bar.
    """

    ledger: Ledger
    wanted: ClaimFilter = _ALL
    withheld: Withholding | None = None
    correct: Correct = lambda claim, _state: claim
    settle: Settle | None = None
    country_name: Callable[[str], str | None] = lambda _code: None
    author: str | None = None
    advance: Callable[[], None] = lambda: None

    def claims(self) -> Iterator[ExportedClaim]:
        """The claims, in the ledger's order: by date, report and place in the text. Rejected ones are among them."""
        for some in self._batches():
            for exported in some:
                yield exported
                self.advance()

    def claims_by_report(self) -> Iterator[tuple[ExportedReport, list[ExportedClaim]]]:
        """As `claims`, a report version at a time, with its text."""
        waiting: list[ExportedClaim] = []
        reports: dict[tuple[str, str], Report] = {}
        for some in self._batches():
            held = {one.version: reports[one.version] for one in waiting[:1]}
            reports = held | self.ledger.bulk.reports(one.version for one in some if one.version not in held)
            for exported in some:
                if waiting and exported.version != waiting[0].version:
                    yield self._report(waiting[0].version, reports), waiting
                    waiting = []
                waiting.append(exported)
                self.advance()
        if waiting:
            yield self._report(waiting[0].version, reports), waiting

    def events(self) -> Iterator[ExportedEvent]:
        """The events that a wanted claim belongs to, by id; without claims that were rejected."""
        every = self.wanted == _ALL
        for some in _by_size(self.ledger.links.events() if every else self.ledger.bulk.events(self.wanted)):
            of_event = self._questions(some)
            for event in some:
                if of_event[event.id]:
                    yield self._bare(ExportedEvent(event, of_event[event.id]))
                self.advance()

    def _batches(self) -> Iterator[list[ExportedClaim]]:
        stream = iter(self.ledger.claims(self.wanted))
        while some := list(islice(stream, _AT_ONCE)):
            yield list(self._exported(some))

    def _questions(self, events: Sequence[Event]) -> dict[str, tuple[ExportedQuestion, ...]]:
        """By event the questions of some that a wanted claim answers: a few statements for all of them."""
        asked = self.ledger.bulk.questions_of(event.id for event in events)
        questions = [stand.question for stands in asked.values() for stand in stands]
        answers = self.ledger.links.answers([question.id for question in questions])
        stored = self.ledger.bulk.claims((answer.claim for answer in answers), self.wanted)
        of_question: dict[str, list[ExportedClaim]] = {}
        for one in self._exported(stored.values()):
            if one.answer is not None and not one.is_rejected:
                of_question.setdefault(one.answer.question, []).append(one)
        return {
            event.id: tuple(
                ExportedQuestion(stand.question, tuple(sorted(of_question[stand.question.id], key=_by_time)))
                for stand in asked.get(event.id, ())
                if stand.question.id in of_question
            )
            for event in events
        }

    def _bare(self, exported: ExportedEvent) -> ExportedEvent:
        """An event without the names that are withheld; its claims are so already."""
        blot = self.withheld.blot(exported.event.id) if self.withheld else None
        if blot is None:
            return exported
        questions = tuple(replace(one, question=withhold(one.question, blot)) for one in exported.questions)
        return ExportedEvent(withhold(exported.event, blot), questions)

    def _exported(self, some: Iterable[StoredClaim]) -> Iterator[ExportedClaim]:
        """With what each answers and what people say of it: a few statements for all of them."""
        some = list(some)
        ids = [stored.claim.id for stored in some]
        answers = self.ledger.stories.answers_of(ids)
        states = self.ledger.reviews.states(ids)
        told = [(one.report_id, one.sha256, one.claim.event) for one in some if one.claim.event is not None]
        events = self.ledger.bulk.events_told([(report, sha256, event or "") for report, sha256, event in told])
        for stored in some:
            claim, state = stored.claim, states.get(stored.claim.id)
            exported = ExportedClaim(
                stored=stored if state is None else replace(stored, claim=self.correct(claim, state)),
                read=claim,
                version=(stored.report_id, stored.sha256),
                event=events.get((stored.report_id, stored.sha256, claim.event or "")),
                answer=answers.get(claim.id),
                state=state,
            )
            yield self._withhold(exported)

    def _withhold(self, exported: ExportedClaim) -> ExportedClaim:
        stored = exported.stored
        blot = self.withheld.blot((stored.report_id, stored.sha256)) if self.withheld else None
        if blot is None:
            return exported
        bare = withhold(exported, blot)
        return exported if bare is exported else replace(bare, is_withheld=True)

    def _report(self, version: tuple[str, str], reports: Mapping[tuple[str, str], Report]) -> ExportedReport:
        report = reports[version]
        blot = self.withheld.blot(version) if self.withheld else None
        if blot is None:
            return ExportedReport(report, report.text)
        return ExportedReport(withhold(report, blot), report.text, tuple(blot.ranges(report.text)))


def _by_size(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Some events at a time, that some hundred report versions tell of together; a larger one is alone."""
    some: list[Event] = []
    size = 0
    for event in events:
        if some and size + len(event.members) > _MEMBERS_AT_ONCE:
            yield some
            some, size = [], 0
        some.append(event)
        size += len(event.members)
    if some:
        yield some


def _by_time(exported: ExportedClaim) -> tuple[bool, date, str, str]:
    as_of = exported.answer.as_of if exported.answer else None
    return as_of is None, as_of or date.min, exported.stored.report_id, exported.claim.id
