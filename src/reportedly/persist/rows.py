"""Records to rows of the ledger's tables, and rows to records."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row  # noqa: TC002  # as TC001

from reportedly.openings import opening_of
from reportedly.persist.payload import decode, decode_many, encode
from reportedly.records import Claim, Dispute, Dropped, Reading, Relation, Report, Role, StoredClaim

Values = dict[str, Any]
"""A row's values by column name."""

DISPUTE_RANKS = (("conflict", "strict"), ("conflict", "soft"), ("denies", None))
"""What is a dispute, the gravest first, as `reportedly.link.disputes` has it."""

_WHITE = re.compile(r"\s+")
BETWEEN = "\x1e"
"""Between texts that are kept together: ASCII's record separator, over which no filter that a person types runs."""


def fold(text: str) -> str:
    """``text`` to search by: without case, in one Unicode form, each run of white space one space."""
    return _WHITE.sub(" ", unicodedata.normalize("NFC", text)).casefold()


def version_row(reading: Reading) -> Values:
    """The row of ``versions`` for what was read, without its number."""
    report = reading.report
    return {
        "report_id": report.id,
        "report_id_words": fold(report.id),
        "sha256": report.sha256,
        "url": report.url,
        "publisher": report.publisher,
        "title": report.title,
        "published": report.published,
        "published_at": report.published_at,
        "retrieved": report.retrieved,
        "language": report.language,
        "main_event": reading.main_event,
        "furniture": encode(report.furniture),
        "dropped": encode(reading.dropped),
    }


def claim_row(claim: Claim) -> Values:
    """The row of ``claims`` for ``claim``, without version and position."""
    quantity, period, as_of, place = claim.quantity, claim.period, claim.as_of, claim.place
    originator = next((source for source in claim.attribution if source.role is Role.ORIGINATOR), None)
    first = claim.evidence[0] if claim.evidence else None
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "predicate_words": fold(claim.predicate),
        "polarity": claim.polarity.value,
        "realis": claim.realis.value,
        "accumulation": claim.accumulation and claim.accumulation.value,
        "direct": claim.direct,
        "noun_class": claim.counted and claim.counted.noun_class,
        "affiliation_territory": claim.affiliation and claim.affiliation.territory,
        "modifier": quantity and quantity.modifier.value,
        "point": quantity and quantity.point,
        "low": quantity and quantity.low,
        "high": quantity and quantity.high,
        "period_start": period and period.start,
        "period_end": period and period.end,
        "as_of_start": as_of and as_of.start,
        "as_of_end": as_of and as_of.end,
        "place_name": place and place.name,
        "place_country": place and place.country,
        "place_geonames_id": place and place.geonames_id,
        "place_latitude": place and place.latitude,
        "place_longitude": place and place.longitude,
        "originator_name": originator and originator.name,
        "originator_kind": originator and originator.kind,
        "originator_territory": originator and originator.territory,
        "stance": originator and originator.stance.value,
        "event": claim.event,
        "subset_of": claim.subset_of,
        "evidence_start": first.start if first else 0,
        "evidence_end": first.end if first else 0,
        "evidence_words": _words(span.text for span in claim.evidence),
        "place_words": _words((place.name, place.span.text) if place else ()),
        "source_words": _words(
            words for source in claim.attribution for words in (source.name, source.span.text if source.span else None)
        ),
        "payload": encode(claim),
        "tells_of_persons": bool(claim.individuals),
    }


def searched_row(reading: Reading) -> Values:
    """The row of ``searched`` for what was read, without its number: each name and day once."""
    sources: list[str | None] = []
    places: list[str | None] = []
    days = [reading.report.published]
    for claim in reading.claims:
        sources += [source.name or (source.span.text if source.span else None) for source in claim.attribution]
        places += [claim.place.name or claim.place.span.text] if claim.place else []
        for period in (claim.period, claim.as_of):
            days += [period.start, period.end] if period else []
    return {
        "title": reading.report.title or "",
        "publisher": reading.report.publisher or "",
        "sources": _joined(sources),
        "places": _joined(places),
        "dates": _joined(day.isoformat() for day in sorted(filter(None, set(days)))),
    }


def relation_row(relation: Relation) -> Values:
    """The row of ``relations`` for ``relation``, without version and position."""
    return {
        "left": relation.left,
        "right": relation.right,
        "relation": relation.relation,
        "degree": relation.degree,
        "reason": relation.reason,
        "question": relation.question,
    }


def dispute_row(dispute: Dispute, event: str) -> Values:
    """The row of ``disputes`` for ``dispute``, in whose order disputes come."""
    relation = dispute.relation
    days = [side.published for side in (dispute.left, dispute.right) if side.published is not None]
    return {
        "left": relation.left,
        "right": relation.right,
        "event": event,
        "question": relation.question,
        "rank": DISPUTE_RANKS.index((relation.relation, relation.degree)),
        "nearness": -float(dispute.apart or 1),
        "fewness": -dispute.originators,
        "apart": None if dispute.apart is None else str(dispute.apart),
        "since": max(days, default=None),
    }


def report_of(row: Row[Any]) -> Report:
    """The report that a row of ``versions``, joined with its text, holds."""
    return Report(
        id=row.report_id,
        text=row.text,
        sha256=row.sha256,
        url=row.url,
        publisher=row.publisher,
        title=row.title,
        published=row.published,
        published_at=row.published_at,
        retrieved=row.retrieved,
        language=row.language,
        furniture=decode_many(Dropped, row.furniture),
    )


def dropped_of(row: Row[Any]) -> tuple[Dropped, ...]:
    """What the reading of a row of ``versions`` left out."""
    return decode_many(Dropped, row.dropped)


def claim_of(row: Row[Any]) -> Claim:
    """The claim that a row of ``claims`` holds."""
    return decode(Claim, row.payload)


def relation_of(row: Row[Any]) -> Relation:
    """The relation that a row of ``relations`` holds."""
    return Relation(
        left=row.left,
        right=row.right,
        relation=row.relation,
        degree=row.degree,
        reason=row.reason,
        question=row.question,
    )


def stored_claim_of(row: Row[Any]) -> StoredClaim:
    """The claim that a row of ``claims``, joined with its version, holds."""
    return StoredClaim(
        claim=claim_of(row),
        report_id=row.report_id,
        sha256=row.sha256,
        publisher=row.publisher,
        title=row.title,
        url=row.url,
        published=row.published,
        main_event=row.main_event,
        opening=opening_in(row),
    )


def opening_in(row: Row[Any]) -> str | None:
    """The opening words in a row with `reportedly.persist.queries.head_of_untitled`; None where it has a headline."""
    return None if row.head is None else opening_of(row.head)


def _words(texts: Iterable[str | None]) -> str:
    """Each text once, folded, in order."""
    return _joined(fold(text) for text in texts if text)


def _joined(texts: Iterable[str | None]) -> str:
    """Each text once, in order."""
    return BETWEEN.join(dict.fromkeys(filter(None, texts)))
