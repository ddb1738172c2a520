"""CSV, Parquet and GeoJSON: what is read back is what the ledger holds, and a stranger's validator agrees."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from geojson_pydantic import FeatureCollection
from hypothesis import given
from hypothesis import strategies as st

from reportedly.publish.exports import Material
from reportedly.publish.exports.arrow_table import arrow_table
from reportedly.publish.exports.cells import read_text, write_text
from reportedly.publish.exports.columns import COLUMNS, Kind, Row, row_of
from reportedly.publish.exports.csv_table import read_csv
from reportedly.publish.exports.datapackage import datapackage
from reportedly.publish.exports.material import ExportedClaim
from reportedly.records import Modifier, Quantity, Span, StoredClaim
from tests.publish.conftest import KILLED, MISSING, REPORT
from tests.publish.exports.conftest import Export
from tests.publish.exports.made_ledger import HURT, READINGS, TWO


def rows(material: Material) -> list[Row]:
    return [row_of(exported) for exported in material.claims()]


def test_every_claim_is_a_row_with_every_column(material: Material) -> None:
    found = rows(material)
    assert {row["claim"] for row in found} == {claim.id for reading in READINGS for claim in reading.claims}
    assert [list(row) for row in found] == [[column.name for column in COLUMNS]] * len(found)
    for column in COLUMNS:
        assert any(row[column.name] not in (None, []) for row in found) or column.name == "disagreements", column.name


def test_a_row_says_what_the_claim_says(material: Material) -> None:
    by_claim = {row["claim"]: row for row in rows(material)}
    killed = by_claim[KILLED.id]
    assert (killed["quantity"], killed["point"], killed["low"], killed["modifier"]) == (
        "at least 40",
        None,
        40,
        "at_least",
    )
    assert (killed["place_name"], killed["latitude"], killed["longitude"]) == ("Arden", 34.5, -92.25)
    assert REPORT.text[int(str(killed["quote_start"])) : int(str(killed["quote_end"]))] == killed["quote"]
    missing = by_claim[MISSING.id]
    assert (missing["originator"], missing["relays"], missing["stance"]) == ("The ministry", "Arden Times", "estimated")
    assert [source["role"] for source in missing["sources"]] == ["originator", "relay", "publisher"]  # type: ignore[union-attr,index]


def test_a_correction_stands_beside_what_was_read(material: Material) -> None:
    row = next(row for row in rows(material) if row["claim"] == HURT.id)
    assert (row["point"], row["verdict"]) == (7, "correct")
    assert json.loads(str(row["as_read"])) == {"point": 5, "low": 5, "high": 5, "number_origin": "stated"}
    assert row["reviews"] == [
        {
            "reviewer": "Mo",
            "verdict": "correct",
            "made_at": "2024-06-10T12:00:00.000000Z",
            "why": "the council's minutes say seven",
        }
    ]


def test_csv_is_read_back_field_by_field(export: Export, material: Material) -> None:
    text = export("csv").decode()
    assert list(read_csv(io.StringIO(text, newline=""))) == rows(material)


def test_csv_is_what_its_schema_says(export: Export, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_bytes(export("csv"))
    (tmp_path / "claims.datapackage.json").write_text(json.dumps(datapackage("csv", "claims.csv")))
    checked = frictionless.validate(str(tmp_path / "claims.datapackage.json"))
    assert checked.valid, checked.flatten(["rowNumber", "fieldName", "message"])
    assert checked.tasks[0].labels == [column.name for column in COLUMNS]


def test_a_schema_that_does_not_fit_is_told(export: Export, tmp_path: Path) -> None:
    package = datapackage("csv", "claims.csv")
    package["resources"][0]["schema"]["fields"][1]["type"] = "integer"
    (tmp_path / "claims.csv").write_bytes(export("csv"))
    (tmp_path / "claims.datapackage.json").write_text(json.dumps(package))
    assert not frictionless.validate(str(tmp_path / "claims.datapackage.json")).valid


@pytest.mark.parametrize("name", ["ucdp", "acled"])
def test_event_tables_are_what_their_schemas_say(export: Export, tmp_path: Path, name: str) -> None:
    (tmp_path / "t.csv").write_bytes(export(name))
    (tmp_path / "t.datapackage.json").write_text(json.dumps(datapackage(name, "t.csv")))
    checked = frictionless.validate(str(tmp_path / "t.datapackage.json"))
    assert checked.valid, checked.flatten(["rowNumber", "fieldName", "message"])
    assert checked.tasks[0].stats["rows"] == 2


FORMULAS = ["=1+1", "+1", "-1", "@sum", "\t=1", " =1", "＝1", "'=1", "''@x", "\n=1", "\ufeff=1", " \t"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    cell = write_text(text)
    assert cell.startswith("'")
    assert read_text(cell) == text


@given(st.text() | st.text(alphabet="'=+-@\t\r\n \\u0b1\x1b\u202e"))
def test_cells_are_read_back_and_steer_no_terminal(text: str) -> None:
    cell = write_text(text)
    assert read_text(cell) == text
    assert not set(cell) & set("\x1b\x07\x00\u202e\u2066\x9b")
    assert not cell.lstrip(" \ufeff").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_an_apostrophe_at_the_start_of_a_word_stays_alone() -> None:
    assert write_text("'tis") == "'tis"


def test_hostile_words_are_one_cell(export: Export) -> None:
    title = next(
        row for row in csv.DictReader(io.StringIO(export("csv").decode(), newline="")) if row["claim"] == TWO.id
    )
    assert title["title"] == '\'=HYPERLINK("https://x.example")'


def test_parquet_is_read_back_field_by_field(export: Export, material: Material, tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    path.write_bytes(export("parquet"))
    found = pq.read_table(path)
    assert found.to_pylist() == rows(material)
    assert found.schema.field("low").type == pa.decimal128(38, 6)
    assert found.schema.field("quote").metadata[b"description"] == b"the words that say it"


def asked_of_duckdb(statement: str) -> list[tuple[Any, ...]]:
    relation = duckdb.sql(statement)
    assert relation is not None
    return relation.fetchall()


def test_parquet_opens_in_duckdb_and_pandas(export: Export, material: Material, tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    path.write_bytes(export("parquet"))
    wanted = sorted((str(row["claim"]), row["low"]) for row in rows(material) if row["low"] is not None)
    asked = f"select claim, low from '{path}' where low is not null order by claim"  # noqa: S608  # our own path
    assert [(name, low) for name, low in asked_of_duckdb(asked)] == wanted
    chained = f"select count(*) from (select unnest(sources) from '{path}')"  # noqa: S608  # as above
    total = sum(len(row["sources"]) for row in rows(material))  # type: ignore[arg-type,misc]
    assert asked_of_duckdb(chained) == [(total,)]
    frame = pd.read_parquet(path)
    assert sorted(frame["claim"]) == sorted(str(row["claim"]) for row in rows(material))


@pytest.mark.parametrize(
    ("number", "kept"),
    [(10**31, Decimal(10**31)), (10**32, None), (Decimal("0.000001"), Decimal("0.000001")), (Decimal("1E-7"), None)],
)
def test_numbers_that_do_not_fit_an_arrow_column_are_empty_never_rounded(
    stored: list[StoredClaim], number: int | Decimal, kept: Decimal | None
) -> None:
    claim = replace(stored[0].claim, quantity=Quantity(Span(0, 1, "x"), number, None, None, Modifier.EXACT))
    made = _FakeMaterial([ExportedClaim(replace(stored[0], claim=claim), claim, ("", ""))])
    assert arrow_table(made).column("point").to_pylist() == [kept]  # type: ignore[arg-type]


def test_half_a_surrogate_pair_does_not_stop_a_table(stored: list[StoredClaim]) -> None:
    odd = replace(stored[0], title="a\ud83d")
    made = _FakeMaterial([ExportedClaim(odd, odd.claim, ("", ""))])
    assert arrow_table(made).column("title").to_pylist() == ["a\ufffd"]  # type: ignore[arg-type]


class _FakeMaterial:
    def __init__(self, claims: list[ExportedClaim]) -> None:
        self._claims = claims

    def claims(self) -> Iterator[ExportedClaim]:
        return iter(self._claims)


def test_geojson_is_valid_and_loses_no_claim(export: Export, material: Material) -> None:
    text = export("geojson").decode()
    found: FeatureCollection[Any] = FeatureCollection.model_validate_json(text)
    by_id = {feature.id: feature for feature in found.features}
    assert by_id.keys() == {str(row["claim"]) for row in rows(material)}
    arden = by_id[KILLED.id].geometry
    assert arden is not None
    assert arden.model_dump()["coordinates"] == (-92.25, 34.5)
    assert by_id[MISSING.id].geometry is None
    properties = json.loads(text, parse_float=Decimal)["features"]
    missing = next(one["properties"] for one in properties if one["id"] == MISSING.id)
    assert missing["point"] == Decimal("1250000.50")
    assert missing["published"] == "2024-05-09"


def test_the_kinds_of_columns_have_a_value_each() -> None:
    assert {column.kind for column in COLUMNS} == set(Kind)
