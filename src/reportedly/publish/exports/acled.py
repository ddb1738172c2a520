"""Events with their dead in the columns of ACLED's export as of 2025, and a row of HXL tags.

What takes a coder's judgement (kinds of event, actors, scale of a source) stays empty. Ids are ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reportedly.publish.exports.columns import Kind
from reportedly.publish.exports.material import ExportedClaim, Material
from reportedly.publish.exports.tagged_table import Cell, TaggedColumn, joined, write_tagged
from reportedly.publish.exports.tolls import Toll, tolls
from reportedly.publish.words import on_one_line

VERSION = "2025"
"""Of the codebook whose columns these are."""

_EMPTY_THEN = (
    *("disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2"),
    *("inter2", "interaction", "civilian_targeting", "iso", "region"),
)

COLUMNS = (
    TaggedColumn("event_id_cnty", "#event+id", "the event's id in the ledger"),
    TaggedColumn("event_date", "#date+occurred", "its first day", Kind.DATE),
    TaggedColumn("year", "", "of that day", Kind.INTEGER),
    TaggedColumn("time_precision", "", "1 that day, 2 within a week, 3 within a month", Kind.INTEGER),
    *map(TaggedColumn, _EMPTY_THEN),
    TaggedColumn("country", "#country+name", "English name"),
    TaggedColumn("admin1"),
    TaggedColumn("admin2"),
    TaggedColumn("admin3"),
    TaggedColumn("location", "#loc+name", "the place whose coordinates follow"),
    TaggedColumn("latitude", "#geo+lat", "WGS84 degrees", Kind.DEGREES),
    TaggedColumn("longitude", "#geo+lon", "WGS84 degrees", Kind.DEGREES),
    TaggedColumn("geo_precision"),
    TaggedColumn("source", "#meta+source", "publishers of the reports that carry a figure"),
    TaggedColumn("source_scale"),
    TaggedColumn("notes", "#description", "what each originator says last, in the report's words"),
    TaggedColumn("fatalities", "#affected+killed", "only where all accounts state the same number", Kind.NUMBER),
    TaggedColumn("tags"),
    TaggedColumn("timestamp"),
)
"""All 31, in the export's order; those without a description are always empty."""

_PRECISIONS = ((1, 1), (7, 2), (31, 3))
"""Most days, and the code of ``time_precision`` for so many."""


def write_acled(material: Material, out: BinaryIO) -> None:
    """A row an event in which somebody is said to have been killed."""
    write_tagged(COLUMNS, _rows(material), out)


def _rows(material: Material) -> Iterator[dict[str, Cell]]:
    for toll in tolls(material):
        yield _row(toll, material)


def _row(toll: Toll, material: Material) -> dict[str, Cell]:
    event, place = toll.event, toll.place
    row: dict[str, Cell] = {
        "event_id_cnty": event.id,
        "event_date": event.start,
        "year": event.start.year if event.start else None,
        "time_precision": next((code for most, code in _PRECISIONS if toll.days and toll.days <= most), None),
        "source": joined(one.publisher for one in toll.reports),
        "notes": " ".join(map(_note, toll.accounts)),
        "fatalities": toll.best,
    }
    if place is not None:
        row |= {
            "country": material.country_name(place.country or "") or place.country,
            "location": place.name,
            "latitude": place.latitude,
            "longitude": place.longitude,
        }
    return row


def _note(exported: ExportedClaim) -> str:
    stored = exported.stored
    said = exported.answer.originator if exported.answer else ""
    where = ", ".join(part for part in (stored.publisher, str(stored.published or "")) if part)
    return f"{on_one_line(said)}: “{on_one_line(exported.claim.evidence[0].text)}” ({where or stored.report_id})."
