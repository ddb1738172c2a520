"""Events with their dead in the columns of the UCDP Georeferenced Event Dataset, version 25.1, and a row of HXL tags.

What takes a coder's judgement (sides, kinds of violence, how clear an event is) stays empty. Ids are ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reportedly.publish.exports.columns import Kind
from reportedly.publish.exports.material import Material
from reportedly.publish.exports.tagged_table import Cell, TaggedColumn, joined, write_tagged
from reportedly.publish.exports.tolls import Toll, tolls

VERSION = "25.1"
"""Of the dataset whose columns these are."""

_EMPTY_THEN = (
    *("active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name"),
    *("dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id"),
    *("side_b_new_id", "side_b"),
)

COLUMNS = (
    TaggedColumn("id", "#event+id", "the event's id in the ledger"),
    TaggedColumn("relid", "#event+code", "the id of the question that the figures answer"),
    TaggedColumn("year", "", "of the event, where it begins and ends in one", Kind.INTEGER),
    *map(TaggedColumn, _EMPTY_THEN),
    TaggedColumn("number_of_sources", "#meta+sources+num", "reports that carry a figure", Kind.INTEGER),
    TaggedColumn("source_article", "#meta+source+article", "publisher, day and headline of each"),
    TaggedColumn("source_office", "#meta+source+publisher", "publishers"),
    TaggedColumn("source_date", "#meta+source+published", "days of publication"),
    TaggedColumn("source_headline", "#meta+source+title", "headlines"),
    TaggedColumn("source_original", "#meta+source+name", "originators of the figures that count"),
    TaggedColumn("where_prec"),
    TaggedColumn("where_coordinates", "#loc+name", "the place whose coordinates follow"),
    TaggedColumn("where_description", "#loc+description", "all places that reports share"),
    TaggedColumn("adm_1"),
    TaggedColumn("adm_2"),
    TaggedColumn("latitude", "#geo+lat", "WGS84 degrees", Kind.DEGREES),
    TaggedColumn("longitude", "#geo+lon", "WGS84 degrees", Kind.DEGREES),
    TaggedColumn("geom_wkt", "#geo+wkt", "the same as a point of well-known text"),
    TaggedColumn("priogrid_gid"),
    TaggedColumn("country", "#country+name", "English name"),
    TaggedColumn("country_id"),
    TaggedColumn("region"),
    TaggedColumn("event_clarity"),
    TaggedColumn("date_prec", "", "1 a day, 2 up to six days, 3 a week, 4 a month, 5 up to a year", Kind.INTEGER),
    TaggedColumn("date_start", "#date+start+occurred", "first day", Kind.DATE),
    TaggedColumn("date_end", "#date+end+occurred", "last day", Kind.DATE),
    TaggedColumn("deaths_a"),
    TaggedColumn("deaths_b"),
    TaggedColumn("deaths_civilians"),
    TaggedColumn("deaths_unknown"),
    TaggedColumn("best", "#affected+killed", "only where all accounts state the same number", Kind.NUMBER),
    TaggedColumn("high", "#affected+killed+max", "the largest figure that counts", Kind.NUMBER),
    TaggedColumn("low", "#affected+killed+min", "the smallest figure that counts", Kind.NUMBER),
    TaggedColumn("gwnoa"),
    TaggedColumn("gwnob"),
)
"""All 49, in the dataset's order; those without a description are always empty."""

_PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""Most days, and the code of ``date_prec`` for so many."""


def write_ucdp(material: Material, out: BinaryIO) -> None:
    """A row an event in which somebody is said to have been killed."""
    write_tagged(COLUMNS, _rows(material), out)


def _rows(material: Material) -> Iterator[dict[str, Cell]]:
    for toll in tolls(material):
        yield _row(toll, material)


def _row(toll: Toll, material: Material) -> dict[str, Cell]:
    event, place = toll.event, toll.place
    row: dict[str, Cell] = {
        "id": event.id,
        "relid": toll.question,
        "year": event.start.year if event.start and event.end and event.start.year == event.end.year else None,
        "number_of_sources": len(toll.reports),
        "source_article": joined(
            ",".join(filter(None, (one.publisher, str(one.published or ""), one.title))) for one in toll.reports
        ),
        "source_office": joined(one.publisher for one in toll.reports),
        "source_date": joined(str(one.published or "") for one in toll.reports),
        "source_headline": joined(one.title for one in toll.reports),
        "source_original": joined(toll.originators),
        "where_description": joined(event.places),
        "date_prec": next((code for most, code in _PRECISIONS if toll.days is not None and toll.days <= most), None),
        "date_start": event.start,
        "date_end": event.end,
        "best": toll.best,
        "high": toll.high,
        "low": toll.low,
    }
    if place is not None:
        row |= {
            "where_coordinates": place.name,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "geom_wkt": f"POINT ({place.longitude} {place.latitude})",
            "country": material.country_name(place.country or "") or place.country,
        }
    return row
