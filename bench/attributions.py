"""Predict attributions in PolNeAR's shape, for a scorer of source, cue and content spans.

    python bench/attributions.py GOLD.jsonl [--limit N] > PREDICTED.jsonl

Reads the texts only; ``--limit`` takes an even sample of that many documents.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.analyse.parser import load_parser
from reportedly.extract.attributions import find_attributions
from reportedly.records import Analysis, Report, text_sha256


def predict(analysis: Analysis) -> list[dict[str, Any]]:
    """The report's attributions as {"source", "cue", "content"}: lists of half-open code points."""
    by_cue: dict[int, dict[str, Any]] = {}
    for attribution in find_attributions(analysis):
        row = by_cue.setdefault(attribution.cue, {"source": [], "cue": [], "content": []})
        origin = attribution.chain[0]
        row["source"] = [[origin.span.start, origin.span.end]] if origin.span is not None else []
        row["cue"] = [[origin.cue.start, origin.cue.end]] if origin.cue is not None else []
        for first, last in attribution.content:
            span = analysis.span(first, last)
            row["content"].append([span.start, span.end])
    return list(by_cue.values())


def sample(path: Path, limit: int | None) -> Iterator[dict[str, Any]]:
    """Every document, or an even sample of ``limit``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    step = max(1, len(lines) // limit) if limit else 1
    for line in lines[::step][:limit]:
        yield json.loads(line)


def main() -> None:
    """Print a line a document."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--limit", type=int, default=None)
    options = arguments.parse_args()
    documents = list(sample(options.gold, options.limit))
    reports = (
        Report(id=document["id"], text=document["text"], sha256=text_sha256(document["text"])) for document in documents
    )
    for analysis in load_parser().parse_many(reports):
        json.dump({"id": analysis.report.id, "attributions": predict(analysis)}, sys.stdout)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
