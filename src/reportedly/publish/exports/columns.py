"""The columns of a row a claim: CSV, Parquet, GeoJSON's properties and the notebook's tables all have these.

The names are a promise: columns may be added, never renamed. A value is None where it is not known or not said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Any

from reportedly.publish.exports.material import ExportedClaim
from reportedly.publish.lines import write_json
from reportedly.publish.words import source_name
from reportedly.records import (
    Claim,
    Individual,
    Participant,
    Role,
    Source,
    Span,
)
from reportedly.review.records import Review, ReviewState

Value = str | int | Decimal | float | date | bool | list[dict[str, Any]] | None
Row = dict[str, Value]
"""Values by column."""


PEOPLE = frozenset({"person", "witness", "relative", "lawyer", "suspect"})
"""Kinds of source that are people when they are named; the others are bodies, or may be either."""


class Kind(StrEnum):
    """What a column holds. ``NUMBER`` is exact, ``DEGREES`` a float, ``RECORDS`` a list of small records."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DEGREES = "degrees"
    DATE = "date"
    BOOLEAN = "boolean"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``says`` is for the reader of the schema; ``fields`` are of the records, where it holds such."""

    name: str
    says: str
    kind: Kind = Kind.TEXT
    fields: Mapping[str, Kind] | None = None


def _fields(texts: str, integers: str = "") -> Mapping[str, Kind]:
    return {**dict.fromkeys(texts.split(), Kind.TEXT), **dict.fromkeys(integers.split(), Kind.INTEGER)}


COLUMNS = (
    Column("claim", "id of the claim; from what was read and where"),
    Column("kind", "figure, event or statement"),
    Column("event", "id of the event across reports; empty where the claim is not linked"),
    Column("question", "id of the question that the claim answers; empty where the claim is not linked"),
    Column("predicate", "what is said to be so: killed, wounded, missing, …; of events and statements the verb"),
    Column("polarity", "affirmed, or negated where the text says that it is not so"),
    Column("realis", "actual, expected, planned, conditional or feared"),
    Column("accumulation", "how the figure adds up: cumulative, increment, stock, rate or ordinal"),
    Column("quantity", "the words that say how many"),
    Column("point", "the number, where the words state one", Kind.NUMBER),
    Column("low", "the lower bound, where the words state one", Kind.NUMBER),
    Column("high", "the upper bound, where the words state one", Kind.NUMBER),
    Column("modifier", "how the words bound it: exact, approx, at_least, more_than, at_most, …"),
    Column("number_origin", "stated, arithmetic or convention: where the bounds come from"),
    Column("counted", "the noun that is counted, as printed"),
    Column("counted_class", "its class: people, soldiers, children, houses, …"),
    Column("affiliation", "whose they are, as printed"),
    Column("affiliation_territory", "a country's ISO 3166-1 code, or a name"),
    Column("cause", "how it happened, where the text says so"),
    Column("part_of", "id of the claim that this is a part of"),
    Column("individuals", "victims told of one by one", Kind.RECORDS, _fields("words name sex", "age start end")),
    Column("participants", "who took part", Kind.RECORDS, _fields("role words name territory", "start end")),
    Column("period", "words for when it happened"),
    Column("period_start", "first day", Kind.DATE),
    Column("period_end", "last day", Kind.DATE),
    Column("period_granularity", "day, week, month, year, …"),
    Column("period_unresolved", "why the days are not known"),
    Column("as_of", "words for when the figure held"),
    Column("as_of_start", "first day", Kind.DATE),
    Column("as_of_end", "last day", Kind.DATE),
    Column("as_of_unresolved", "why the days are not known"),
    Column("place", "words for where"),
    Column("place_name", "the gazetteer's name"),
    Column("place_country", "ISO 3166-1 alpha-2 code"),
    Column("geonames_id", "the place in GeoNames", Kind.INTEGER),
    Column("latitude", "WGS84 degrees", Kind.DEGREES),
    Column("longitude", "WGS84 degrees", Kind.DEGREES),
    Column("place_unresolved", "why the place is not known"),
    Column("originator", "who said it first: name, or words, or 'the report'"),
    Column("originator_kind", "government, police, agency, witness, …"),
    Column("originator_territory", "a country's ISO 3166-1 code, or a name"),
    Column("stance", "how the originator stands to it: stated, estimated, claimed, denied, …"),
    Column("relays", "through whom it came, the first to pass it on first"),
    Column(
        "sources",
        "the whole chain, originator first",
        Kind.RECORDS,
        _fields("role name words kind territory stance cue", "start end"),
    ),
    Column("direct", "whether these are somebody's words in quotation marks", Kind.BOOLEAN),
    Column("quote", "the words that say it"),
    Column("quote_start", "where they begin in the report's text, in Unicode code points", Kind.INTEGER),
    Column("quote_end", "where they end, exclusive", Kind.INTEGER),
    Column("more_evidence", "further words that it takes", Kind.RECORDS, _fields("text", "start end")),
    Column("report", "id of the report"),
    Column("publisher", "who published the report"),
    Column("published", "the report's day", Kind.DATE),
    Column("title", "the report's headline"),
    Column("url", "where the report stood"),
    Column("sha256", "SHA-256 of the report's text as stored, UTF-8: what the offsets count in"),
    Column("verdict", "confirm, correct or reject; empty where nobody judged it or reviewers disagree"),
    Column("disagreements", "what reviewers disagree about; there the claim stands as it was read"),
    Column("reviews", "the verdicts in force", Kind.RECORDS, _fields("reviewer verdict made_at why")),
    Column("as_read", "JSON: what was read in the columns that a review corrects"),
    Column("withheld", "whether names were withheld: then words are not those of the report", Kind.BOOLEAN),
)
"""In the order in which they stand."""


def row_of(exported: ExportedClaim) -> Row:
    """The values of a claim, in the order of `COLUMNS`."""
    stored, state = exported.stored, exported.state
    row: Row = {
        **_claim_row(exported.claim, exported.event, exported.answer.question if exported.answer else None),
        "report": stored.report_id,
        "publisher": stored.publisher,
        "published": stored.published,
        "title": stored.title,
        "url": stored.url,
        "sha256": stored.sha256,
        **_review_row(state),
        "as_read": None,
        "withheld": exported.is_withheld,
    }
    if state is not None and state.fields:
        read = _claim_row(exported.read, None, None)
        changed = {name: _plain(value) for name, value in read.items() if value != row[name]}
        row["as_read"] = write_json({name: changed[name] for name in changed if name not in {"event", "question"}})
    return row


def _claim_row(claim: Claim, event: str | None, question: str | None) -> Row:
    first, *more = claim.evidence or (Span(0, 0, ""),)
    return {
        "claim": claim.id,
        "kind": claim.kind.value,
        "event": event,
        "question": question,
        "predicate": claim.predicate,
        "polarity": claim.polarity.value,
        "realis": claim.realis.value,
        "accumulation": claim.accumulation and claim.accumulation.value,
        **_taken(claim.quantity, quantity="span.text", point="point", low="low", high="high"),
        **_taken(claim.quantity, modifier="modifier.value", number_origin="origin.value"),
        **_taken(claim.counted, counted="span.text", counted_class="noun_class"),
        **_taken(claim.affiliation, affiliation="span.text", affiliation_territory="territory"),
        "cause": claim.cause,
        "part_of": claim.subset_of,
        "individuals": [_individual(one) for one in claim.individuals],
        "participants": [_participant(one) for one in claim.participants],
        **_taken(claim.period, period="span.text", period_start="start", period_end="end"),
        **_taken(claim.period, period_granularity="granularity", period_unresolved="unresolved"),
        **_taken(claim.as_of, as_of="span.text", as_of_start="start", as_of_end="end", as_of_unresolved="unresolved"),
        **_taken(claim.place, place="span.text", place_name="name", place_country="country", geonames_id="geonames_id"),
        **_taken(claim.place, latitude="latitude", longitude="longitude", place_unresolved="unresolved"),
        **_sources_row(claim.attribution),
        "direct": claim.direct,
        "quote": first.text,
        "quote_start": first.start,
        "quote_end": first.end,
        "more_evidence": [{"text": span.text, "start": span.start, "end": span.end} for span in more],
    }


def _taken(record: object | None, **columns: str) -> Row:
    """Attributes of a record, by column; None for all where there is no record."""
    return {column: None if record is None else attrgetter(path)(record) for column, path in columns.items()}


def _sources_row(chain: tuple[Source, ...]) -> Row:
    first = originator_of(chain)
    return {
        "originator": source_name(first) if first else None,
        **_taken(first, originator_kind="kind", originator_territory="territory", stance="stance.value"),
        "relays": "; ".join(source_name(source) for source in chain if source.role is Role.RELAY) or None,
        "sources": [_source(source) for source in chain],
    }


def originator_of(chain: tuple[Source, ...]) -> Source | None:
    """Who said it first; the publisher where nobody else did."""
    return next((source for source in chain if source.role is not Role.RELAY), None)


def _review_row(state: ReviewState | None) -> Row:
    if state is None:
        return {"verdict": None, "disagreements": None, "reviews": []}
    return {
        "verdict": state.verdict and state.verdict.value,
        "disagreements": "; ".join(state.disagreements) or None,
        "reviews": [_review(review) for review in state.in_force],
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "reviewer": review.reviewer,
        "verdict": review.verdict.value,
        "made_at": review.made_at,
        "why": review.why,
    }


def _individual(one: Individual) -> dict[str, Any]:
    span = one.span
    return {"words": span.text, "name": one.name, "sex": one.sex, "age": one.age, "start": span.start, "end": span.end}


def _participant(one: Participant) -> dict[str, Any]:
    return {
        "role": one.role,
        "words": one.span.text,
        "name": one.name,
        "territory": one.territory,
        "start": one.span.start,
        "end": one.span.end,
    }


def _source(source: Source) -> dict[str, Any]:
    span = source.span
    return {
        "role": source.role.value,
        "name": source.name,
        "words": span.text if span else None,
        "kind": source.kind,
        "territory": source.territory,
        "stance": source.stance.value,
        "cue": source.cue.text if source.cue else None,
        "start": span.start if span else None,
        "end": span.end if span else None,
    }


def _plain(value: Value) -> Any:  # noqa: ANN401  # what JSON has words for
    return value.isoformat() if isinstance(value, date) else value


def plain_row(exported: ExportedClaim) -> dict[str, Any]:
    """As `row_of`, with dates as ISO words: for JSON."""
    return {name: _plain(value) for name, value in row_of(exported).items()}
