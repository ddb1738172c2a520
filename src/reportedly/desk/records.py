"""What the page and the JSON API show, as records without HTML or JSON; `reportedly.desk.views.Views` builds them.

Every list that may grow is a `Page`: its ``next`` is a cursor to give back, None at the end. A page may hold fewer
items than were asked for, and even none, while ``next`` is not None: a filter that seldom holds is looked for a stretch
at a time, so that no request takes long.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from reportedly.errors import InputError
from reportedly.individual_records import KnownPerson
from reportedly.records import (
    Answer,
    Claim,
    Dispute,
    Dropped,
    Event,
    Question,
    QuestionSummary,
    Relation,
    Report,
    SourceTally,
    StoredClaim,
    Timeline,
)
from reportedly.review.corrections import corrected
from reportedly.review.records import Review, ReviewState

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items of a list, and the cursor that asks for those after them."""

    items: tuple[T, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim's words where they stand: ``report.text[start:end] == words``, the rest is around them.

    ``figure`` is the number with its modifier, half-open in ``words``; None where the claim has none, or where it does
    not stand in these words. ``before`` and ``after`` stay within the paragraph and end at a space; ``cut_before`` and
    ``cut_after`` say that the paragraph goes on.
    """

    before: str
    words: str
    after: str
    start: int
    end: int
    figure: tuple[int, int] | None = None
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its words, the report version it stands in, and what it answers (None where it is not linked).

    ``review`` is what people say of it, None where nobody has.
    """

    stored: StoredClaim
    quote: Quote
    answer: Answer | None = None
    review: ReviewState | None = None

    @property
    def claim(self) -> Claim:
        """The claim as it was read."""
        return self.stored.claim

    @property
    def standing(self) -> Claim:
        """The claim with the corrections that take effect; a rejected one as it was read."""
        return self.claim if self.review is None else corrected(self.claim, self.review.fields)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A version of a report in a list: ``number`` counts versions in order of arrival.

    ``opening`` are the text's first words, where there is no ``title``.
    """

    number: int
    id: str
    sha256: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    claims: int
    opening: str | None = None


@dataclass(frozen=True, slots=True)
class StoryRow:
    """An event in a list. ``last`` is its newest figure by as-of time, None where it has none."""

    event: Event
    reports: int
    questions: int
    last: ClaimRow | None = None


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question within its story: how it stands, its small series, its newest figure.

    Where no figure states a number, ``last`` is the newest answer: nothing is asked without words that answer it.
    Of an originator with very many figures the series has some, at even distances; `QuestionView` has all.
    """

    summary: QuestionSummary
    timelines: tuple[Timeline, ...]
    last: ClaimRow | None


@dataclass(frozen=True, slots=True)
class StoryView:
    """An event: its questions, the most told of first, and the reports that tell of it."""

    story: StoryRow
    questions: Page[QuestionCard]
    reports: Page[ReportRow]


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A relation, and the claim at its other end (of the claim that is looked at, or the right one)."""

    relation: Relation
    other: ClaimRow


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """Two claims that cannot both be so, or of which one denies the other, each with its words."""

    dispute: Dispute
    question: Question | None
    left: ClaimRow
    right: ClaimRow


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute: ``differs`` and ``settles`` are sentences for a stranger, never empty together.

    ``relation`` is how the two stand, also where that is no dispute (an address may outlive one).
    """

    row: DisputeRow
    story: StoryRow | None
    relation: Relation
    differs: tuple[str, ...]
    settles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question: how its figure changed by originator, its answers by as-of time, how they stand to each other.

    ``relations`` are those of the shown answers, at most `reportedly.desk.views.RELATIONS_SHOWN`.
    """

    summary: QuestionSummary
    story: StoryRow | None
    timelines: tuple[Timeline, ...]
    answers: Page[ClaimRow]
    relations: tuple[Relation, ...]
    disputes: tuple[DisputeRow, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """One version of a report with its claims in text order, the events it tells of, and its other versions."""

    report: Report
    row: ReportRow
    claims: tuple[ClaimRow, ...]
    dropped: tuple[Dropped, ...]
    versions: tuple[ReportRow, ...]
    stories: tuple[StoryRow, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with all that is known of it; ``reviews`` is the trail, the oldest first."""

    row: ClaimRow
    question: QuestionSummary | None
    story: StoryRow | None
    relations: tuple[RelationRow, ...]
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceDay:
    """What a source said in the reports of one day: first-hand, relayed by others, and what it passed on itself."""

    day: date | None
    first_hand: int
    relayed: int
    passed_on: int


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source's record. ``corrected`` counts those of the shown claims that were revised down or denied later."""

    key: str
    tally: SourceTally
    days: tuple[SourceDay, ...]
    claims: Page[ClaimRow]
    corrected: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list; ``key`` is what its address is made of, the same for all spellings of its name."""

    key: str
    tally: SourceTally


@dataclass(frozen=True, slots=True)
class IndividualRow:
    """A victim: the claims that tell of them, in the order of ``person.tellings``, and the counts they are part of."""

    person: KnownPerson
    told: tuple[ClaimRow, ...]
    figures: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class QueueView:
    """What to review next, each with the reason why it is next; ``left`` is how many wait, these among them."""

    items: tuple[tuple[ClaimRow, str], ...]
    left: int
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of some files: the report versions that were kept, and what could not be read."""

    reports: tuple[ReportRow, ...]
    failed: tuple[InputError, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the ledger holds. ``versions`` counts each text of a report; ``waiting`` those not linked yet."""

    reports: int
    versions: int
    claims: int
    stories: int
    questions: int
    disputes: int
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class HomeView:
    """What is new and what is disputed.

    ``mark`` is the newest version's number: given back as ``since``, ``fresh`` counts the versions that came after it.
    """

    totals: Totals
    mark: int
    fresh: int
    reports: tuple[ReportRow, ...]
    stories: tuple[StoryRow, ...]
    disputes: tuple[DisputeRow, ...]
    reviewed: int = 0
