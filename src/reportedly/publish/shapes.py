"""The JSON that goes out, as types: the encoder must build exactly these, and the JSON Schema is made from them.

Names here are a promise to every client: fields may be added, never renamed. ``null`` stands for "not known" or "not
said"; where that has a reason, the field ``unresolved`` beside it says so. Offsets are half-open code points of the
report's text as stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypedDict

from reportedly.records import Accumulation, ClaimKind, Modifier, Number, Origin, Polarity, Realis, Role, Stance


@dataclass(frozen=True, slots=True)
class Format:
    """A JSON Schema ``format`` for a string."""

    name: str


Day = Annotated[str, Format("date")]


class SpanShape(TypedDict):
    """Words of the report, and where they stand."""

    start: int
    end: int
    text: str


CountedShape = TypedDict("CountedShape", {"text": str, "start": int, "end": int, "class": str})  # "class" is Python's
CountedShape.__doc__ = "What is counted: the noun as printed, and its class."


class AffiliationShape(TypedDict):
    """Whose the counted are: the words, and an ISO 3166-1 alpha-2 code or a name."""

    text: str
    start: int
    end: int
    territory: str | None


class QuantityShape(TypedDict):
    """How many. ``low`` and ``high`` hold only what the words state; numbers are exact."""

    start: int
    end: int
    text: str
    point: Number | None
    low: Number | None
    high: Number | None
    modifier: Modifier
    origin: Origin


class PeriodShape(TypedDict):
    """Words for a time (``start_char``, ``end_char``) and the days they stand for (``start``, ``end``, inclusive)."""

    start_char: int
    end_char: int
    text: str
    timex: str | None
    start: Day | None
    end: Day | None
    granularity: str | None
    anchor: str | None
    unresolved: str | None


class PlaceShape(TypedDict):
    """Words for a place, and the gazetteer's entry for it; WGS84 degrees."""

    start_char: int
    end_char: int
    text: str
    name: str | None
    country: str | None
    geonames_id: int | None
    lat: float | None
    lon: float | None
    unresolved: str | None


class SourceShape(TypedDict):
    """One link of an attribution chain; ``text`` and its offsets are null where the text names no source."""

    role: Role
    text: str | None
    start: int | None
    end: int | None
    name: str | None
    kind: str
    territory: str | None
    stance: Stance
    cue: SpanShape | None


class ParticipantShape(TypedDict):
    """Who or what takes part in an event."""

    role: str
    text: str
    start: int
    end: int
    name: str | None
    territory: str | None


class IndividualShape(TypedDict):
    """A victim that the report tells of; ``age`` in years."""

    text: str
    start: int
    end: int
    name: str | None
    age: int | None
    sex: str | None


class ClaimShape(TypedDict):
    """One thing that a report says is so; ``evidence[0]`` are the words that say it."""

    id: str
    kind: ClaimKind
    evidence: list[SpanShape]
    predicate: str
    polarity: Polarity
    realis: Realis
    accumulation: Accumulation | None
    counted: CountedShape | None
    affiliation: AffiliationShape | None
    quantity: QuantityShape | None
    period: PeriodShape | None
    as_of: PeriodShape | None
    place: PlaceShape | None
    subset_of: str | None
    attribution: list[SourceShape]
    event: str | None
    individuals: list[IndividualShape]
    cause: str | None
    direct: bool
    participants: list[ParticipantShape]
    rules: list[str]


class RelationShape(TypedDict):
    """How two claims of one question stand to each other, and why, in words."""

    left: str
    right: str
    relation: str
    degree: str | None
    reason: str
    question: str | None


class DroppedShape(TypedDict):
    """A passage that was left out, and why."""

    start: int
    end: int
    reason: str


class ReportShape(TypedDict):
    """The report that was read; ``chars`` counts the code points of its text, ``sha256`` is of its UTF-8."""

    id: str
    publisher: str | None
    published: Day | None
    published_at: str | None
    retrieved: str | None
    title: str | None
    url: str | None
    language: str
    sha256: str
    chars: int


class ReadingShape(TypedDict):
    """A line of ``reportedly read --json``: all that was read in one report."""

    report: ReportShape
    main_event: str | None
    claims: list[ClaimShape]
    relations: list[RelationShape]
    dropped: list[DroppedShape]


class ReportKeyShape(TypedDict):
    """The report version that a stored claim stands in."""

    id: str
    publisher: str | None
    published: Day | None
    title: str | None
    url: str | None
    sha256: str


class StoredClaimShape(TypedDict):
    """A line of ``reportedly claims --json``: a claim, and the report version that it stands in."""

    report: ReportKeyShape
    main_event: str | None
    claim: ClaimShape


class CountShape(TypedDict):
    """A word, and how many claims have it."""

    value: str
    claims: int


class SourceTallyShape(TypedDict):
    """A line of ``reportedly sources --json``: who says what.

    ``claims`` are those that the source said first, to the report itself (``first_hand``) or through somebody else
    (``relayed``); ``passed_on`` are others' that it relays.
    """

    name: str | None
    kind: str
    territory: str | None
    claims: int
    first_hand: int
    relayed: int
    passed_on: int
    reports: int
    stances: list[CountShape]
    predicates: list[CountShape]


class QuestionShape(TypedDict):
    """A line of ``reportedly questions --json``: a question, and how it stands; see the records for each field."""

    id: str
    text: str
    brief: str
    about: str
    kind: ClaimKind
    event: str
    predicate: str
    noun_class: str | None
    territory: str | None
    accumulation: str | None
    scope: str | None
    claims: int
    reports: int
    originators: int
    low: Number | None
    high: Number | None
    first: Day | None
    last: Day | None
    conflicts: int
    latest: str | None


class TimelinePointShape(TypedDict):
    """One step of an originator's figure."""

    claim: str
    as_of: Day | None
    as_of_basis: str | None
    quantity: QuantityShape
    change: str
    outlets: list[str]
    negated: bool


class TimelineShape(TypedDict):
    """A line of ``reportedly timeline --json``: how one originator's figure changed."""

    question: str
    voice: str
    originator: str
    points: list[TimelinePointShape]


class DisputeShape(TypedDict):
    """A line of ``reportedly disputes --json``: two claims that disagree, each with its report."""

    relation: RelationShape
    left: StoredClaimShape
    right: StoredClaimShape
    originators: int
    times_apart: float | None


class LeftOutShape(TypedDict):
    """A claim that a policy did not use, and why."""

    claim: str
    reason: str


class ConsolidatedShape(TypedDict):
    """The line of ``reportedly timeline --policy NAME --json``: what the policy answers, and from which claims."""

    policy: str
    low: Number | None
    high: Number | None
    used: list[str]
    left_out: list[LeftOutShape]
    why: str


class ErrorShape(TypedDict):
    """What went wrong, where, and what to do about it; ``where`` and ``fix`` may be empty."""

    what: str
    where: str
    fix: str
    status: int


class FailureShape(TypedDict):
    """What every route of the API answers when something is wrong."""

    error: ErrorShape
