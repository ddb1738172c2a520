"""The report that started the project, read as its careful reader reads it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.acquire import report_from_text
from reportedly.pipeline import Reader

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def read_seed(shared: Path, *options: str) -> str:
    command = [
        sys.executable,
        "-m",
        "reportedly.cli",
        "read",
        str(shared / "seed" / "report.txt"),
        "--json",
        "--no-store",
    ]
    return subprocess.run([*command, *options], check=True, capture_output=True, text=True).stdout


def test_figures_and_fields_are_the_careful_readers(shared: Path, tmp_path: Path) -> None:
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(read_seed(shared, "--published", "2025-08-30"), encoding="utf-8")
    scorer = shared / "tools" / "score_reading.py"
    command = [sys.executable, str(scorer), str(shared / "seed" / "reading.json"), str(predicted), "--published"]
    last = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
    _, figures, fields, _ = last.split()
    assert float(figures) == 1.0
    assert float(fields) >= 0.95


def test_without_a_publication_date_weekdays_stay_unresolved_and_say_why(shared: Path) -> None:
    reading = json.loads(read_seed(shared))
    weekdays = [
        claim["period"]
        for claim in reading["claims"]
        if claim["period"] and any(day in claim["period"]["text"] for day in WEEKDAYS)
    ]
    assert weekdays
    for period in weekdays:
        assert period["start"] is None
        assert period["end"] is None
        assert period["unresolved"]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.mark.parametrize(
    "text",
    [
        "“Twelve people died,” said Ann Lee.\r\n\r\nAt least 40 were hurt on Friday. \U0001f600 Three men were shot.",
        "قُتل ثلاثة. Three people were killed\u00a0in Arden. \u202eabc\u202c Two died.",
        "FOUR PEOPLE WERE SHOT\n\nONE OF THEM DIED, POLICE SAID.",
    ],
)
def test_every_span_of_a_reading_quotes_the_report(text: str, reader: Reader) -> None:
    reading = reader.read(report_from_text(text))
    assert reading.claims
    for claim in reading.claims:
        spans = [*claim.evidence, *(source.span for source in claim.attribution if source.span)]
        spans += [item.span for item in (claim.quantity, claim.period, claim.place, claim.counted) if item]
        for span in spans:
            assert text[span.start : span.end] == span.text
