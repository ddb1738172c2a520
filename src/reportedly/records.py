"""Every record that crosses a folder's border: frozen, slotted, typed.

Offsets are half-open code points of ``Report.text`` as stored: ``report.text[s.start:s.end] == s.text`` for every
``Span`` s, always. Dates are ISO 8601 days, both ends inclusive. Not knowing is a value: where a period or a place
could not be resolved, ``unresolved`` says why in words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from reportedly.openings import by_opening, opening_of

Number = int | Decimal
"""An exact number: never a float of an integer."""


# --- what is read ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of a report: half-open code points into ``Report.text``, and the words themselves."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one report, its text as it was extracted and never changed afterwards.

    ``id`` is the input's own where it has one, else it comes from the content. ``published`` is a day; ``published_at``
    keeps the moment where the page gave an hour. ``furniture`` holds the passages of ``text`` that are not the story
    (menus, share links, forms): they are stored, and not read.
    """

    id: str
    text: str
    sha256: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: date | None = None
    published_at: str | None = None
    retrieved: str | None = None
    language: str = "en"
    furniture: tuple[Dropped, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The words from ``start`` to ``end``."""
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Dropped:
    """A passage that was left out, and why."""

    span: Span
    reason: str


# --- what the models say of it ---------------------------------------------------------------------------------


class Token(NamedTuple):
    """One token, the ``i``-th of its analysis; ``head`` is the index of another, or its own for a sentence's root.

    ``tag`` is a Penn Treebank tag, ``pos`` a Universal POS tag, ``dep`` a CLEAR dependency label (as in spaCy's English
    pipelines: nsubj, nsubjpass, dobj, ...), ``entity`` an OntoNotes entity label or "".
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    entity: str
    entity_begins: bool
    sentence: int


class Sentence(NamedTuple):
    """Tokens ``first`` up to and without ``last``; ``passage`` counts the paragraphs of the story from 0."""

    number: int
    first: int
    last: int
    passage: int


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the report: the fullest name, and the token ranges (half-open) that speak of them, in order.

    ``sex`` is "male", "female" or None where no pronoun or title shows it.
    """

    name: str
    mentions: tuple[tuple[int, int], ...]
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class AttributionSpans:
    """Who said what, as a model of attribution marks it (source, cue, content as in PARC and PolNeAR).

    Each is the pieces of one span, in text order, seldom more than one but for content; empty where the text has none.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A report as tokens, sentences and a dependency parse. Only the story's passages are in it, no furniture.

    ``children[i]`` are the indices of the tokens whose head is i, in text order, without i itself. ``attributions`` is
    None where no model of attribution ran; then the rules alone find them.
    """

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    children: tuple[tuple[int, ...], ...]
    people: tuple[Person, ...] = ()
    attributions: tuple[AttributionSpans, ...] | None = None

    def span(self, first: int, last: int) -> Span:
        """The words of tokens ``first`` up to and without ``last``."""
        return self.report.span(self.tokens[first].start, self.tokens[last - 1].end)

    def subtree(self, index: int) -> list[int]:
        """``index`` and all that hangs from it, in text order."""
        found, stack = [], [index]
        while stack:
            here = stack.pop()
            found.append(here)
            stack.extend(self.children[here])
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """The heads above ``index``, nearest first, up to the sentence's root."""
        head = self.tokens[index].head
        while head != index:
            yield head
            index, head = head, self.tokens[head].head

    def sentence_of(self, index: int) -> Sentence:
        """The sentence that token ``index`` stands in."""
        return self.sentences[self.tokens[index].sentence]


# --- what is claimed -------------------------------------------------------------------------------------------


class ClaimKind(StrEnum):
    """A count of something; something that happened or will; somebody's words or act of speech."""

    FIGURE = "figure"
    EVENT = "event"
    STATEMENT = "statement"


class Modifier(StrEnum):
    """How a quantity's words bound the number; one row of `MODIFIERS` in `extract/quantities.py` each."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"
    PLURAL = "plural"


class Origin(StrEnum):
    """Where a bound comes from: the words, a sum or difference of stated numbers, a named convention, a reviewer."""

    STATED = "stated"
    ARITHMETIC = "arithmetic"
    CONVENTION = "convention"
    REVIEW = "review"


class Polarity(StrEnum):
    """Whether the text says that it is so, or that it is not so."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Realis(StrEnum):
    """Whether it is told as having happened."""

    ACTUAL = "actual"
    EXPECTED = "expected"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    FEARED = "feared"


class Accumulation(StrEnum):
    """How a figure adds up over time: a running total, a period's own count, a state at a time, a rate, a rank."""

    CUMULATIVE = "cumulative"
    INCREMENT = "increment"
    STOCK = "stock"
    RATE = "rate"
    ORDINAL = "ordinal"


class Role(StrEnum):
    """A source's place in the chain: who said it first, who passed it on, who printed it."""

    ORIGINATOR = "originator"
    RELAY = "relay"
    PUBLISHER = "publisher"


class Stance(StrEnum):
    """How a source stands to what it says."""

    REPORTED_AS_FACT = "reported_as_fact"
    STATED = "stated"
    ESTIMATED = "estimated"
    CLAIMED = "claimed"
    ADMITTED = "admitted"
    DENIED = "denied"
    ACCUSED = "accused"
    BELIEVED = "believed"
    EXPECTED = "expected"
    PROMISED = "promised"
    ORDERED = "ordered"
    QUOTED = "quoted"
    RELAYED = "relayed"


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many. ``low`` and ``high`` hold only what the words state; ``span`` covers modifier and number."""

    span: Span
    point: Number | None
    low: Number | None
    high: Number | None
    modifier: Modifier
    origin: Origin = Origin.STATED


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: the noun as printed, and its class ("soldiers", "people", "houses", ...)."""

    span: Span
    noun_class: str


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Whose the counted are: the words, and an ISO 3166-1 alpha-2 code or an entity's name where one is known."""

    span: Span
    territory: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """Words for a time, and the interval of days that they stand for.

    ``timex`` is the TIMEX3 value ("2025-08-29", "2023-10", "P2Y", "PAST_REF"). ``anchor`` is "publication" where the
    publication date was needed, the words of another period of the text where that was, else None. Where the interval
    is not known, ``start`` and ``end`` are None and ``unresolved`` says why.
    """

    span: Span
    timex: str | None
    start: date | None
    end: date | None
    granularity: str | None = None
    anchor: str | None = None
    unresolved: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Words for a place, and the entry of the gazetteer that they name; WGS84 degrees."""

    span: Span
    name: str | None
    country: str | None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    unresolved: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One link of an attribution chain.

    ``span`` is None only where the text names no source at all (an agentless "is believed to"; the publisher of a
    plain statement), or where a reviewer has named another. ``name`` is the fullest name in the report after
    coreference, None for unnamed sources.
    """

    role: Role
    span: Span | None
    name: str | None
    kind: str
    territory: str | None
    stance: Stance
    cue: Span | None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in an event: "agent", "patient", "recipient" or "with", as the sentence puts it."""

    role: str
    span: Span
    name: str | None
    territory: str | None


@dataclass(frozen=True, slots=True)
class Individual:
    """A victim that the report tells of: words, and name, age in years and sex where it says so."""

    span: Span
    name: str | None
    age: int | None
    sex: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a report says is so, with the words that say it.

    ``evidence[0]`` is the span that says it. ``predicate`` is a row of ``extract/data/predicates.toml`` for figures and
    the verb's lemma otherwise. ``event`` and ``subset_of`` are ids of an event and a claim of the same reading.
    ``rules`` are the ids of the table rows that fired.
    """

    id: str
    kind: ClaimKind
    evidence: tuple[Span, ...]
    predicate: str
    polarity: Polarity = Polarity.AFFIRMED
    realis: Realis = Realis.ACTUAL
    accumulation: Accumulation | None = None
    counted: Counted | None = None
    affiliation: Affiliation | None = None
    quantity: Quantity | None = None
    period: Period | None = None
    as_of: Period | None = None
    place: Place | None = None
    subset_of: str | None = None
    attribution: tuple[Source, ...] = ()
    event: str | None = None
    individuals: tuple[Individual, ...] = ()
    cause: str | None = None
    direct: bool = False
    participants: tuple[Participant, ...] = ()
    rules: tuple[str, ...] = ()


RELATIONS = (
    *("repeat", "corroborates", "compatible", "refines", "update", "revision_down", "time_explained", "conflict"),
    *("denies", "supersedes", "incomparable"),
)
"""How two claims can stand to each other."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims of one question stand to each other, and why, in words.

    ``left`` is the smaller id where the order says nothing, else the earlier or the wider claim. ``degree`` is "strict"
    or "soft" for a conflict, else None.
    """

    left: str
    right: str
    relation: str
    degree: str | None
    reason: str
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one report. ``main_event`` is the event that the report is about, None where there is none.

    ``dropped`` says what was left out (furniture, repeated paragraphs, figures of nothing we count) and why.
    """

    report: Report
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    main_event: str | None = None
    dropped: tuple[Dropped, ...] = ()

    def stored(self) -> tuple[StoredClaim, ...]:
        """The claims as the ledger keeps them, each with the version that it stands in."""
        report = self.report
        version = (report.id, report.sha256, report.publisher, report.title, report.url, report.published)
        opening = None if report.title else opening_of(report.text)
        return tuple(StoredClaim(claim, *version, self.main_event, opening) for claim in self.claims)


# --- what reports share ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class EventMember:
    """One report's part in an event: the version of the report, and the event's id in its reading (``Claim.event``).

    ``is_main`` where the report is about it (``Reading.main_event``), not only recalls it.
    """

    report_id: str
    sha256: str
    event: str
    is_main: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """Something that reports are about, put together from what each of them says of it.

    ``members`` are sorted; no member is in two events. ``id`` follows from the members alone, so that the order of
    reading never changes it. ``kind`` is what most members tell most of (a predicate: "killed", "arrested"), None where
    they have no figures. ``start`` and ``end`` span the days that members give it, None where none does. ``places`` and
    ``people`` are the names that at least two members share, or that the only one has, the most telling first;
    ``title`` is the earliest headline, ``cause`` how most of its claims say that people came to harm.
    """

    id: str
    members: tuple[EventMember, ...]
    kind: str | None = None
    start: date | None = None
    end: date | None = None
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    title: str | None = None
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class Copies:
    """Reports that are one text in several outlets or under several addresses: together they are one voice.

    ``reports`` are (report id, sha256), sorted, at least two; ``id`` follows from them. ``publishers`` are sorted.
    """

    id: str
    reports: tuple[tuple[str, str], ...]
    publishers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What claims have in common when they answer the same thing.

    ``event`` is an event across reports. ``noun_class`` and ``territory`` say what is counted and whose they are, None
    where the claims do not narrow it (all people); ``accumulation`` is how the figures add up; ``scope`` is what else
    narrows it: a place ("in Orvane"), "part", "single person", a realis that is not actual. ``text`` is the question in
    plain English, ``brief`` the same without what it is about, and ``about`` that: what happened where and when, or the
    story's headline. ``id`` follows from the other fields, or from the one claim that a reviewer set apart.
    """

    id: str
    kind: ClaimKind
    event: str
    predicate: str
    noun_class: str | None
    territory: str | None
    accumulation: str | None
    scope: str | None
    text: str
    brief: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim as an answer to a question: whose voice it is, and as of when.

    ``voice`` is the same for all claims of the event that have one originator; ``originator`` is how this claim names
    it. ``as_of_basis`` is "stated" where the words give the day, "printed" where only the report's date is known, None
    where neither is.
    """

    question: str
    claim: str
    report_id: str
    sha256: str
    voice: str
    originator: str
    as_of: date | None
    as_of_basis: str | None


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """How a question stands: how many claims, reports and originators answer it, between which figures and days.

    ``low`` is the smallest figure that somebody says, ``high`` the largest; ``conflicts`` counts pairs that cannot both
    be so. ``latest`` is the claim with the newest figure, the largest of several; None where there is none.
    """

    question: Question
    claims: int
    reports: int
    originators: int
    low: Number | None
    high: Number | None
    first: date | None
    last: date | None
    conflicts: int
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """All that linking found: questions in the order of their ids, answers, and relations between two claims each.

    A relation's question is the one that both claims answer; where they answer two, as look-alikes do, the left one's.
    """

    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """One step of an originator's figure: "first", "up", "down" (a state that fell), "revised down", "other".

    ``outlets`` are the reports that carry it, by publisher, headline or opening words, sorted; "other" is a figure that
    is neither higher nor lower, as a change of its bounds only.
    """

    claim: str
    as_of: date | None
    as_of_basis: str | None
    quantity: Quantity
    change: str
    outlets: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """How one originator's figure for one question changed, by as-of time; what has no time stands first."""

    question: str
    voice: str
    originator: str
    points: tuple[TimelinePoint, ...]


# --- what is kept ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims to show; every field that is given must hold. Text is compared without case.

    ``source`` and ``place`` match any part of a source's or place's name or words, ``about`` any part of the evidence.
    ``since`` and ``until`` are compared with the report's publication date, both inclusive; ``report`` is the start of
    a report's id; ``limit`` None shows all.
    """

    kind: ClaimKind | None = None
    predicate: str | None = None
    source: str | None = None
    place: str | None = None
    about: str | None = None
    report: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as the ledger keeps it, with the report version (``sha256``) that it stands in, without the text.

    ``opening`` are that text's first words, where there is no ``title``.
    """

    claim: Claim
    report_id: str
    sha256: str
    publisher: str | None
    title: str | None
    url: str | None
    published: date | None
    main_event: str | None
    opening: str | None = None

    @property
    def printed_by(self) -> str:
        """Who printed it, or what the report is called: its headline, its opening words, its id."""
        return self.publisher or self.title or by_opening(self.opening) or self.report_id


@dataclass(frozen=True, slots=True)
class SourceTally:
    """Who says what in a ledger: how many claims come from a source, and how they reach the reports.

    ``name`` is as most of its claims have it, None where no report names it; so are ``kind`` and ``territory``.
    ``claims`` it said first, of them ``first_hand`` to the report itself and ``relayed`` through somebody else;
    ``passed_on`` are other sources' claims that it relays. ``reports`` are those that any of these stand in.
    ``stances`` and ``predicates`` are of the claims it said first, with their counts, the commonest first.
    """

    name: str | None
    kind: str
    territory: str | None
    claims: int
    first_hand: int
    relayed: int
    passed_on: int
    reports: int
    stances: tuple[tuple[str, int], ...]
    predicates: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that a search found: ``field`` is "text", "title", "publisher", "source", "place" or "date".

    ``marks`` are what matches, half-open code points into ``words``. ``start`` is where ``words`` begin in the report's
    text, None where they are of another field.
    """

    field: str
    words: str
    start: int | None
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A report version that a search found, by its ``number`` in the ledger, with the passages that match."""

    number: int
    report_id: str
    sha256: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    is_newest: bool
    passages: tuple[Passage, ...]
    opening: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkFilter:
    """Which questions, relations and disputes to show; every field that is given must hold.

    ``question`` and ``event`` are the start of an id, or words of the question or the event's title. ``predicate`` is
    what is counted, ``relation`` the name of one. ``source`` is part of a name in either claim's chain, ``since`` the
    first day of publication of the later one.
    """

    question: str | None = None
    event: str | None = None
    predicate: str | None = None
    relation: str | None = None
    source: str | None = None
    since: date | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two claims that cannot both be so, or of which one denies the other.

    ``originators`` is how many voices answer the question; ``apart`` how many times the larger figure is the smaller,
    None where one states no number.
    """

    relation: Relation
    left: StoredClaim
    right: StoredClaim
    originators: int
    apart: Fraction | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that a policy did not use, and why."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Consolidated:
    """What a policy answers: between ``low`` and ``high``, None where it leaves that side open or finds nothing."""

    policy: str
    low: Number | None
    high: Number | None
    used: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    why: str


def content_id(kind: str, *parts: str | int | None) -> str:
    """``kind`` and 128 bits of SHA-256 over a JSON list: no part can imitate a separator or a missing value."""
    body = json.dumps([kind, *parts], separators=(",", ":"))  # ASCII-escaped, so lone surrogates hash too
    return f"{kind}-{hashlib.sha256(body.encode('ascii')).hexdigest()[:32]}"


def text_sha256(text: str) -> str:
    """SHA-256 of a report's text; lone surrogates count as themselves."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
