"""Predict the times of a gold file in its own shape: ``python bench/times.py GOLD.jsonl > PREDICTED.jsonl``.

GOLD has a report a line, {"id", "published", "text"}; the output has {"id", "timexes": [{"start", "end", "type",
"value"}]} with half-open code points of the text, as TIMEX3 names types and values.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.analyse.parser import load_parser
from reportedly.extract.period_values import REPEATED
from reportedly.extract.periods import find_periods
from reportedly.records import Period, Report, text_sha256


def report_of(document: dict[str, Any]) -> Report:
    """A gold document as a report; a date with a clock time keeps the day."""
    published = document.get("published") or ""
    return Report(
        id=document["id"],
        text=document["text"],
        sha256=text_sha256(document["text"]),
        published=date.fromisoformat(published[:10]) if len(published) >= 10 else None,
    )


def timex_type(period: Period) -> str:
    """The TIMEX3 type that a period's value shows."""
    value = period.timex or ""
    if period.unresolved == REPEATED:
        return "SET"
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if "T" in value.removesuffix("_REF").removeprefix("PRESEN") and "_REF" not in value else "DATE"


def predictions(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a document, in order."""
    for analysis in load_parser().parse_many(map(report_of, documents)):
        timexes = [
            {
                "start": mention.period.span.start,
                "end": mention.period.span.end,
                "type": timex_type(mention.period),
                "value": mention.period.timex,
            }
            for mention in find_periods(analysis)
        ]
        yield {"id": analysis.report.id, "timexes": timexes}


def main() -> None:
    """Read the file named on the command line, print the predictions."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    for prediction in predictions([json.loads(line) for line in lines if line.strip()]):
        print(json.dumps(prediction, ensure_ascii=False))


if __name__ == "__main__":
    main()
