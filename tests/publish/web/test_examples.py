"""The examples that the first page offers are the project's own."""

from __future__ import annotations

import json
from pathlib import Path

from reportedly.publish import web

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "dam"


def test_the_example_reports_of_the_page_are_those_of_the_project() -> None:
    lines = (Path(web.__file__).with_name("data") / "examples.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    for line in lines:
        example = json.loads(line)
        name = example["id"].removeprefix("example-")
        assert example["text"] == (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")
