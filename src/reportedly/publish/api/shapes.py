"""The JSON of the views, as types: see `reportedly.publish.shapes`, whose promise holds here, too.

A list that may be long is a page: ``next`` is the cursor to give as ``after``, null at the end. A page may hold fewer
items than were asked for, even none, and still have a next one.
"""

from __future__ import annotations

from typing import TypedDict

from reportedly.publish.api.reviews import ReviewShape, ReviewStateShape
from reportedly.publish.shapes import (
    Day,
    DisputeShape,
    DroppedShape,
    QuestionShape,
    RelationShape,
    ReportKeyShape,
    ReportShape,
    SourceTallyShape,
    StoredClaimShape,
    TimelineShape,
)


class OffsetsShape(TypedDict):
    """Half-open code points of the text beside it."""

    start: int
    end: int


class QuoteShape(TypedDict):
    """A claim's words where they stand: ``start`` and ``end`` in the report's text, ``figure`` in ``words``.

    ``cut_before`` and ``cut_after`` say that the paragraph goes on.
    """

    before: str
    words: str
    after: str
    start: int
    end: int
    figure: OffsetsShape | None
    cut_before: bool
    cut_after: bool


class AnswerShape(TypedDict):
    """The question that a claim answers, whose voice it is, and as of when."""

    question: str
    voice: str
    originator: str
    as_of: Day | None
    as_of_basis: str | None


class ClaimRowShape(StoredClaimShape):
    """A claim as ``reportedly claims --json`` has it, with its words, what it answers, and what reviewers say of it.

    ``review`` is null where nobody has said anything.
    """

    quote: QuoteShape
    answer: AnswerShape | None
    review: ReviewStateShape | None


class ClaimPageShape(TypedDict):
    """Claims, those of the last report to arrive first."""

    items: list[ClaimRowShape]
    next: str | None


class ReportRowShape(TypedDict):
    """A version of a report; ``number`` counts versions in order of arrival."""

    number: int
    id: str
    sha256: str
    title: str | None
    publisher: str | None
    url: str | None
    published: Day | None
    claims: int


class ReportPageShape(TypedDict):
    """Report versions, the last to arrive first."""

    items: list[ReportRowShape]
    next: str | None


class StoryRowShape(TypedDict):
    """Something that reports are about; ``last`` is its newest figure."""

    id: str
    title: str | None
    kind: str | None
    cause: str | None
    start: Day | None
    end: Day | None
    places: list[str]
    people: list[str]
    reports: int
    questions: int
    last: ClaimRowShape | None


class StoryPageShape(TypedDict):
    """Stories, the one with the newest figure first."""

    items: list[StoryRowShape]
    next: str | None


class QuestionCardShape(TypedDict):
    """A question within its story; of an originator with very many figures `timelines` has some, the question all."""

    question: QuestionShape
    timelines: list[TimelineShape]
    last: ClaimRowShape | None


class QuestionCardPageShape(TypedDict):
    """A story's questions, the most disputed and most told of first."""

    items: list[QuestionCardShape]
    next: str | None


class StoryShape(TypedDict):
    """A story: its questions, and the reports that tell of it."""

    story: StoryRowShape
    questions: QuestionCardPageShape
    reports: ReportPageShape


class QuestionPageShape(TypedDict):
    """Questions and how they stand, the most disputed first."""

    items: list[QuestionShape]
    next: str | None


class DisputeRowShape(DisputeShape):
    """A dispute as ``reportedly disputes --json`` has it, with the words of both sides, and the question's sentence."""

    question: str | None
    left_quote: QuoteShape
    right_quote: QuoteShape


class DisputePageShape(TypedDict):
    """Disputes: what cannot both be true first, the farthest apart before the others."""

    items: list[DisputeRowShape]
    next: str | None


class DisputeViewShape(TypedDict):
    """A dispute: in what the two differ, and what would settle it, as sentences."""

    dispute: DisputeRowShape
    story: StoryRowShape | None
    differs: list[str]
    settles: list[str]


class QuestionViewShape(TypedDict):
    """A question: how its figure changed by originator, its answers by time, how they stand to each other."""

    question: QuestionShape
    story: StoryRowShape | None
    timelines: list[TimelineShape]
    answers: ClaimPageShape
    relations: list[RelationShape]
    disputes: list[DisputeRowShape]


class ReportViewShape(TypedDict):
    """A version of a report with its text, its claims in text order, and its other versions."""

    report: ReportShape
    text: str
    claims: list[ClaimRowShape]
    dropped: list[DroppedShape]
    versions: list[ReportRowShape]
    stories: list[StoryRowShape]


class RelatedClaimShape(TypedDict):
    """How another claim stands to the one that is looked at."""

    relation: RelationShape
    other: ClaimRowShape


class ClaimViewShape(TypedDict):
    """A claim with all that is known of it."""

    claim: ClaimRowShape
    question: QuestionShape | None
    story: StoryRowShape | None
    relations: list[RelatedClaimShape]
    reviews: list[ReviewShape]


class SourceRowShape(SourceTallyShape):
    """A source as ``reportedly sources --json`` has it; ``key`` is what its address is made of."""

    key: str


class SourcePageShape(TypedDict):
    """Sources, those who say most first."""

    items: list[SourceRowShape]
    next: str | None


class SourceDayShape(TypedDict):
    """What a source said in the reports of one day."""

    day: Day | None
    first_hand: int
    relayed: int
    passed_on: int


class SourceViewShape(TypedDict):
    """A source's record over time; ``corrected`` counts those of ``claims`` that were revised down or denied."""

    source: SourceRowShape
    days: list[SourceDayShape]
    claims: ClaimPageShape
    corrected: int


class PassageShape(TypedDict):
    """Words that a search found: ``field`` says where, ``marks`` are offsets in ``words``.

    ``start`` is where ``words`` begin in the report's text, null where they are of another field.
    """

    field: str
    words: str
    start: int | None
    marks: list[OffsetsShape]


class FoundShape(TypedDict):
    """A report version that a search found, with the passages that match."""

    report: ReportKeyShape
    number: int
    is_newest: bool
    passages: list[PassageShape]


class SearchPageShape(TypedDict):
    """Report versions that match, the newest stretch first and in it the best."""

    items: list[FoundShape]
    next: str | None


class WaitingShape(TypedDict):
    """A claim that somebody should look at, and why."""

    claim: ClaimRowShape
    why: str


class QueueShape(TypedDict):
    """What to review next; ``left`` is how many wait, these among them."""

    items: list[WaitingShape]
    left: int
    next: str | None


class TotalsShape(TypedDict):
    """How much the ledger holds. ``waiting`` counts the versions that are not linked yet."""

    reports: int
    versions: int
    claims: int
    stories: int
    questions: int
    disputes: int
    waiting: int


class HomeShape(TypedDict):
    """What is new, disputed and told; ``mark`` is to be given as ``since`` the next time."""

    totals: TotalsShape
    mark: int
    fresh: int
    reports: list[ReportRowShape]
    stories: list[StoryRowShape]
    disputes: list[DisputeRowShape]
    reviewed: int


class IndexShape(TypedDict):
    """What this is, and where the rest of it is."""

    name: str
    version: str
    write: bool
    routes: list[str]
