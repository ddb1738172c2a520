"""The examples that the first page offers are the project's own."""

from __future__ import annotations

from pathlib import Path

from reportedly.publish import web

WIRES = Path(__file__).resolve().parents[3] / "examples" / "border" / "2026-04-wires.jsonl"


def test_the_example_reports_of_the_page_are_those_of_the_project() -> None:
    offered = (Path(web.__file__).with_name("data") / "examples.jsonl").read_text(encoding="utf-8")
    assert len(offered.splitlines()) == 3
    assert WIRES.read_text(encoding="utf-8").startswith(offered)
