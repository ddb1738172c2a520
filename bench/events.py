"""Predict which reports are about one happening: ``python bench/events.py GOLD.jsonl > PREDICTED.jsonl``.

GOLD has an incident a line, {"incident", "reports": [{"title", "published", "url", "text"}]}. The reports are shuffled
and numbered anew before they are read, so that only their own words and dates can bring them together. The output has a
line a report: {"id": "<incident>-<n>", "event"}.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.acquire import report_from_text
from reportedly.link.events import link_events
from reportedly.pipeline import Reader
from reportedly.records import Report


def shuffled(incidents: list[dict[str, Any]]) -> dict[str, Report]:
    """The reports under ids that tell nothing, in an order that tells nothing, by "<incident>-<n>"."""
    rows = {f"{row['incident']}-{n}": report for row in incidents for n, report in enumerate(row["reports"])}
    order = sorted(rows, key=lambda name: hashlib.sha256(f"order {name}".encode()).digest())
    return {name: _report(rows[name], number) for number, name in enumerate(order)}


def _report(row: dict[str, Any], number: int) -> Report:
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    report = report_from_text(
        row["text"], id=f"report {number}", url=row["url"], title=row["title"], published=published
    )
    return replace(report, publisher=None)


def predictions(incidents: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """One prediction a report."""
    reports = shuffled(incidents)
    names = {report.id: name for name, report in reports.items()}
    for event in link_events(Reader.load().read_many(reports.values())):
        for member in event.members:
            if member.is_main:
                yield {"id": names[member.report_id], "event": event.id}


def main() -> None:
    """Read the file named on the command line, print the predictions."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    for prediction in predictions([json.loads(line) for line in lines if line.strip()]):
        print(json.dumps(prediction))


if __name__ == "__main__":
    main()
