"""Formats in which a ledger is taken away, one module each. `FORMATS` lists them; each streams from the ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reportedly.publish.exports.acled import write_acled
from reportedly.publish.exports.arrow_table import write_parquet
from reportedly.publish.exports.claimreview import write_claimreview
from reportedly.publish.exports.csv_table import write_csv
from reportedly.publish.exports.follow_the_money import write_follow_the_money
from reportedly.publish.exports.geojson import write_geojson
from reportedly.publish.exports.material import Material
from reportedly.publish.exports.ucdp import write_ucdp
from reportedly.publish.exports.web_annotation import write_web_annotation

__all__ = ["FORMATS", "Format", "Material"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, what it is in a line, how its files end, and what writes it.

    ``counts`` is what its progress counts: "claims" or "events", or both, one after the other.
    """

    name: str
    says: str
    ending: str
    write: Callable[[Material, BinaryIO], None]
    counts: Sequence[str] = ("claims",)
    is_text: bool = True


FORMATS = {
    one.name: one
    for one in (
        Format("csv", "a row a claim, for spreadsheets", ".csv", write_csv),
        Format("parquet", "the same for DuckDB, pandas, polars, R", ".parquet", write_parquet, is_text=False),
        Format("geojson", "the same on a map", ".geojson", write_geojson),
        Format("web-annotation", "W3C annotations of the reports' words", ".jsonld", write_web_annotation),
        Format("ucdp", "events with their dead, shaped as UCDP GED, HXL tags", ".csv", write_ucdp, ("events",)),
        Format("acled", "events with their dead, shaped as ACLED, HXL tags", ".csv", write_acled, ("events",)),
        Format("claimreview", "drafts for fact-checkers, not rated", ".jsonl", write_claimreview, ("events",)),
        Format(
            "followthemoney",
            "entities for Aleph and its kin",
            ".ftm.json",
            write_follow_the_money,
            ("claims", "events"),
        ),
    )
}
"""By name, in the order in which they are listed."""
