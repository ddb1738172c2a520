"""Claims as terminal tables."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from reportedly.publish import tables
from reportedly.publish.tables import reading_tables, report_heading, stored_tables
from reportedly.records import Modifier, Quantity, Reading, Span, StoredClaim


def shown(reading: Reading, width: int) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width)
    console.print(report_heading(reading.report))
    for table in reading_tables(reading):
        console.print(table)
    return stream.getvalue()


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_it_fits_and_breaks_no_number(reading: Reading, width: int) -> None:
    text = shown(reading, width)
    assert max(map(len, text.splitlines())) <= width
    for whole in ("at least 40", "(≈1,250,000.50)", "2024-05-07", "claim-10000000"):
        assert whole in text


def test_the_words_stand_beside_the_figure(reading: Reading) -> None:
    row = next(line for line in shown(reading, 200).splitlines() if line.startswith("at least 40"))
    assert "“at least 40 people, including three children, were killed”" in row
    assert "Police in Arden (stated)" in row


def test_markup_in_a_report_is_only_text(reading: Reading) -> None:
    text = "[bold]12[/bold] :smile:"
    quantity = Quantity(Span(0, len(text), text), 12, 12, 12, Modifier.EXACT)
    claim = replace(reading.claims[0], quantity=quantity)
    assert "[bold]12[/bold]" in shown(replace(reading, claims=(claim,)), 200)


def test_a_stored_claim_says_where_it_stands(stored: list[StoredClaim]) -> None:
    stream = io.StringIO()
    for table in stored_tables(stored):
        Console(file=stream, width=120).print(table)
    assert "Arden Post, 2024-05-09" in stream.getvalue()


def test_many_claims_come_in_batches_under_one_head(stored: list[StoredClaim], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "BATCH", 2)
    found = list(stored_tables(stored))
    assert [table.row_count for table in found] == [2, 2, 2]
    assert [table.show_header for table in found] == [True, False, False]
