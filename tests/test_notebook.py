"""Claims as tables: one set of columns in every library, and a claim at a time as before."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import reportedly
from reportedly import ClaimFilter
from reportedly.publish.exports.columns import COLUMNS
from tests.publish.exports.made_ledger import HURT, READINGS, TWO, make

NAMES = [column.name for column in COLUMNS]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[reportedly.Ledger]:
    with reportedly.open_ledger(make(tmp_path / "made.db")) as opened:
        yield opened


def test_claims_can_be_gone_through_again_and_are_as_they_were_read(ledger: reportedly.Ledger) -> None:
    claims = ledger.claims()
    assert isinstance(claims, reportedly.ClaimTable)
    first = [stored.claim for stored in claims]
    assert first == [stored.claim for stored in claims]
    assert {claim.id for claim in first} == {claim.id for reading in READINGS for claim in reading.claims}
    assert HURT in first


def test_every_library_gets_the_same_table(ledger: reportedly.Ledger) -> None:
    claims = ledger.claims(ClaimFilter(predicate="killed"))
    records = claims.to_records()
    assert TWO.id in {record["claim"] for record in records}
    arrow, pandas, polars = claims.to_arrow(), claims.to_pandas(), claims.to_polars()
    assert arrow.to_pylist() == records
    assert isinstance(pandas, pd.DataFrame)
    assert isinstance(polars, pl.DataFrame)
    assert list(pandas.columns) == polars.columns == arrow.column_names == NAMES
    for name in ("claim", "quote", "published", "latitude"):
        wanted = [record[name] for record in records]
        assert polars[name].to_list() == wanted
        assert [None if pd.isna(value) else value for value in pandas[name]] == wanted
    lows = [record["low"] for record in records]
    assert polars["low"].to_list() == lows
    assert pandas["low"].sum() == sum(Decimal(str(low)) for low in lows if low is not None)


def test_a_table_holds_claims_as_they_stand_after_review(ledger: reportedly.Ledger) -> None:
    [row] = [row for row in ledger.claims(ClaimFilter(about="Five people")).to_records() if row["claim"] == HURT.id]
    assert (row["point"], row["verdict"]) == (7, "correct")


def test_no_claims_make_an_empty_table_with_all_columns(ledger: reportedly.Ledger) -> None:
    frame = ledger.claims(ClaimFilter(about="nothing like it")).to_pandas()
    assert (len(frame), list(frame.columns)) == (0, NAMES)


@pytest.mark.parametrize(
    ("package", "method", "command"),
    [
        ("pyarrow", "to_arrow", 'pip install "reportedly[tables]"'),
        ("pandas", "to_pandas", "pip install pandas"),
        ("polars", "to_polars", "pip install polars"),
    ],
)
def test_a_package_that_is_missing_is_named_with_the_command_that_installs_it(
    ledger: reportedly.Ledger, monkeypatch: pytest.MonkeyPatch, package: str, method: str, command: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(reportedly.SettingsError, match=f"needs the package {package}") as refused:
        getattr(ledger.claims(), method)()
    assert command in refused.value.fix
