"""Records as JSON, one record a line: the same record gives the same bytes, everywhere.

Text goes out as UTF-8, except what could end a line early, move a terminal's cursor, turn its writing direction, or not
be UTF-8 at all (lone surrogates): those are escaped, as JSON allows. Integers and decimals go out digit by digit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from reportedly.publish.shapes import (
    AffiliationShape,
    ClaimShape,
    CountedShape,
    IndividualShape,
    ParticipantShape,
    PeriodShape,
    PlaceShape,
    QuantityShape,
    ReadingShape,
    RelationShape,
    ReportShape,
    SourceShape,
    SourceTallyShape,
    SpanShape,
    StoredClaimShape,
)
from reportedly.records import (
    Affiliation,
    Claim,
    Counted,
    Individual,
    Participant,
    Period,
    Place,
    Quantity,
    Reading,
    Relation,
    Report,
    Source,
    SourceTally,
    Span,
    StoredClaim,
)

_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""DEL and C1 controls, marks that turn the writing direction, line and paragraph separators, surrogates."""


def reading_line(reading: Reading) -> str:
    """A report and all that was read in it, as one line of JSON without its line end."""
    return write_json(reading_shape(reading))


def claim_line(stored: StoredClaim) -> str:
    """A stored claim and the report version that it stands in, as one line of JSON without its line end."""
    return write_json(stored_claim_shape(stored))


def source_tally_line(tally: SourceTally) -> str:
    """A source and how many claims it makes, as one line of JSON without its line end."""
    return write_json(source_tally_shape(tally))


def write_json(value: object) -> str:
    """JSON on one line; like ``json.dumps``, but exact for ``Decimal`` and safe on a terminal.

    Raises:
        TypeError: ``value`` holds something that JSON has no word for.
        ValueError: ``value`` holds a float that is not a number, or not finite.
    """
    try:
        line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except TypeError:  # a Decimal, most likely: the standard encoder has no way to write its digits
        line = _written(value)
    # What is escaped here can only stand inside strings, where the escape means the same.
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def _written(value: object) -> str:
    """As ``json.dumps``, byte for byte, ten times slower, and with decimals."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_written(key)}: {_written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(_written, value)) + "]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def reading_shape(reading: Reading) -> ReadingShape:
    """``reading`` under the names of the JSON."""
    return {
        "report": report_shape(reading.report),
        "main_event": reading.main_event,
        "claims": [claim_shape(claim) for claim in reading.claims],
        "relations": [relation_shape(relation) for relation in reading.relations],
        "dropped": [{"start": row.span.start, "end": row.span.end, "reason": row.reason} for row in reading.dropped],
    }


def relation_shape(relation: Relation) -> RelationShape:
    """``relation`` under the names of the JSON."""
    return {
        "left": relation.left,
        "right": relation.right,
        "relation": relation.relation,
        "degree": relation.degree,
        "reason": relation.reason,
        "question": relation.question,
    }


def stored_claim_shape(stored: StoredClaim) -> StoredClaimShape:
    """``stored`` under the names of the JSON."""
    return {
        "report": {
            "id": stored.report_id,
            "publisher": stored.publisher,
            "published": _day(stored.published),
            "title": stored.title,
            "url": stored.url,
            "sha256": stored.sha256,
        },
        "main_event": stored.main_event,
        "claim": claim_shape(stored.claim),
    }


def source_tally_shape(tally: SourceTally) -> SourceTallyShape:
    """As ``source_tally_line``, before it is written."""
    return {
        "name": tally.name,
        "kind": tally.kind,
        "territory": tally.territory,
        "claims": tally.claims,
        "first_hand": tally.first_hand,
        "relayed": tally.relayed,
        "passed_on": tally.passed_on,
        "reports": tally.reports,
        "stances": [{"value": word, "claims": count} for word, count in tally.stances],
        "predicates": [{"value": word, "claims": count} for word, count in tally.predicates],
    }


def report_shape(report: Report) -> ReportShape:
    """``report`` under the names of the JSON, without its text."""
    return {
        "id": report.id,
        "publisher": report.publisher,
        "published": _day(report.published),
        "published_at": report.published_at,
        "retrieved": report.retrieved,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "sha256": report.sha256,
        "chars": len(report.text),
    }


def claim_shape(claim: Claim) -> ClaimShape:
    """``claim`` under the names of the JSON."""
    return {
        "id": claim.id,
        "kind": claim.kind,
        "evidence": [_span(span) for span in claim.evidence],
        "predicate": claim.predicate,
        "polarity": claim.polarity,
        "realis": claim.realis,
        "accumulation": claim.accumulation,
        "counted": _counted(claim.counted),
        "affiliation": _affiliation(claim.affiliation),
        "quantity": _quantity(claim.quantity),
        "period": _period(claim.period),
        "as_of": _period(claim.as_of),
        "place": _place(claim.place),
        "subset_of": claim.subset_of,
        "attribution": [_source(source) for source in claim.attribution],
        "event": claim.event,
        "individuals": [_individual(individual) for individual in claim.individuals],
        "cause": claim.cause,
        "direct": claim.direct,
        "participants": [_participant(participant) for participant in claim.participants],
        "rules": list(claim.rules),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: Span) -> SpanShape:
    return {"start": span.start, "end": span.end, "text": span.text}


def _counted(counted: Counted | None) -> CountedShape | None:
    if counted is None:
        return None
    return {**_span(counted.span), "class": counted.noun_class}


def _affiliation(affiliation: Affiliation | None) -> AffiliationShape | None:
    if affiliation is None:
        return None
    return {**_span(affiliation.span), "territory": affiliation.territory}


def _quantity(quantity: Quantity | None) -> QuantityShape | None:
    return None if quantity is None else quantity_shape(quantity)


def quantity_shape(quantity: Quantity) -> QuantityShape:
    """``quantity`` under the names of the JSON."""
    return {
        **_span(quantity.span),
        "point": quantity.point,
        "low": quantity.low,
        "high": quantity.high,
        "modifier": quantity.modifier,
        "origin": quantity.origin,
    }


def _period(period: Period | None) -> PeriodShape | None:
    if period is None:
        return None
    return {
        "start_char": period.span.start,
        "end_char": period.span.end,
        "text": period.span.text,
        "timex": period.timex,
        "start": _day(period.start),
        "end": _day(period.end),
        "granularity": period.granularity,
        "anchor": period.anchor,
        "unresolved": period.unresolved,
    }


def _place(place: Place | None) -> PlaceShape | None:
    if place is None:
        return None
    return {
        "start_char": place.span.start,
        "end_char": place.span.end,
        "text": place.span.text,
        "name": place.name,
        "country": place.country,
        "geonames_id": place.geonames_id,
        "lat": place.latitude,
        "lon": place.longitude,
        "unresolved": place.unresolved,
    }


def _source(source: Source) -> SourceShape:
    span = source.span
    return {
        "role": source.role,
        "text": span.text if span else None,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "name": source.name,
        "kind": source.kind,
        "territory": source.territory,
        "stance": source.stance,
        "cue": _span(source.cue) if source.cue else None,
    }


def _individual(individual: Individual) -> IndividualShape:
    return {**_span(individual.span), "name": individual.name, "age": individual.age, "sex": individual.sex}


def _participant(participant: Participant) -> ParticipantShape:
    return {
        "role": participant.role,
        **_span(participant.span),
        "name": participant.name,
        "territory": participant.territory,
    }
