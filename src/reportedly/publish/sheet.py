"""Claims as CSV (RFC 4180, UTF-8), a row a claim, for spreadsheets.

A spreadsheet runs a cell that begins with "=", "+", "-" or "@" as a formula, and reports are written by strangers: such
text goes out with an apostrophe before it, as OWASP advises ("CSV Injection"), and control characters are drawn, not
sent. JSON gives the words untouched.
"""

from __future__ import annotations

import csv
import io

from reportedly.publish.words import source_name, visible
from reportedly.records import Number, Period, Place, Role, StoredClaim

COLUMNS = (
    "claim",
    "kind",
    "predicate",
    "polarity",
    "realis",
    "accumulation",
    "quantity",
    "point",
    "low",
    "high",
    "modifier",
    "counted",
    "counted_class",
    "affiliation",
    "affiliation_territory",
    "originator",
    "originator_kind",
    "stance",
    "relays",
    "period",
    "period_start",
    "period_end",
    "place",
    "place_name",
    "place_country",
    "quote",
    "quote_start",
    "quote_end",
    "report",
    "publisher",
    "published",
    "title",
    "url",
    "sha256",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def heading() -> str:
    """The first line, with its line end."""
    return _line(COLUMNS)


def claim_row(stored: StoredClaim) -> str:
    """One claim, with its line end; cells of values that are not known are empty."""
    claim = stored.claim
    quantity, counted, affiliation = claim.quantity, claim.counted, claim.affiliation
    originator = next((source for source in claim.attribution if source.role is not Role.RELAY), None)
    span = claim.evidence[0]
    return _line(
        (
            claim.id,
            claim.kind,
            claim.predicate,
            claim.polarity,
            claim.realis,
            claim.accumulation or "",
            _text(quantity.span.text if quantity else None),
            _number(quantity.point if quantity else None),
            _number(quantity.low if quantity else None),
            _number(quantity.high if quantity else None),
            quantity.modifier if quantity else "",
            _text(counted.span.text if counted else None),
            counted.noun_class if counted else "",
            _text(affiliation.span.text if affiliation else None),
            _text(affiliation.territory if affiliation else None),
            _text(source_name(originator) if originator else None),
            originator.kind if originator else "",
            originator.stance if originator else "",
            _text("; ".join(source_name(source) for source in claim.attribution if source.role is Role.RELAY)),
            *_period_cells(claim.period),
            *_place_cells(claim.place),
            _text(span.text),
            str(span.start),
            str(span.end),
            _text(stored.report_id),
            _text(stored.publisher),
            str(stored.published or ""),
            _text(stored.title),
            _text(stored.url),
            stored.sha256,
        )
    )


def _period_cells(period: Period | None) -> tuple[str, str, str]:
    if period is None:
        return "", "", ""
    return _text(period.span.text), str(period.start or ""), str(period.end or "")


def _place_cells(place: Place | None) -> tuple[str, str, str]:
    if place is None:
        return "", "", ""
    return _text(place.span.text), _text(place.name), place.country or ""


def _text(text: str | None) -> str:
    if not text:
        return ""
    return visible(f"'{text}" if text.startswith(_FORMULA) else text)


def _number(number: Number | None) -> str:
    return "" if number is None else f"{number:f}" if not isinstance(number, int) else str(number)


def _line(cells: tuple[str, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()
