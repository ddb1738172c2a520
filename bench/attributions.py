"""Predict attributions in PolNeAR's shape, for a scorer of source, cue and content spans.

    python bench/attributions.py GOLD.jsonl [--model NAME] > PREDICTED.jsonl

Reads the texts, and whether the gold links its spans at all: samples list each span for itself. So do we there, or a
scorer would join two pieces of one content that touch, which such a gold keeps apart. NAME is a model of attribution
by its folder's name, or "rules"; without it the default.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reportedly.analyse.attribution import AttributionModel, load_attribution_model
from reportedly.analyse.parser import load_parser
from reportedly.extract.attributions import find_attributions
from reportedly.records import Analysis, Report, Span, text_sha256

Row = dict[str, list[list[int]]]


def main() -> None:
    """Print a line a document."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--model")
    options = arguments.parse_args()
    documents = list(map(json.loads, options.gold.read_text(encoding="utf-8").splitlines()))
    linked = any(_is_linked(row) for document in documents for row in document.get("attributions", ()))
    reports = (Report(id=row["id"], text=row["text"], sha256=text_sha256(row["text"])) for row in documents)
    model = load_attribution_model(options.model)
    for name, rows in by_rules(reports) if model is None else by_model(reports, model):
        json.dump({"id": name, "attributions": rows if linked else list(_apart(rows))}, sys.stdout)
        sys.stdout.write("\n")


def _is_linked(row: Row) -> bool:
    return sum(map(bool, (row["source"], row["cue"], row["content"]))) > 1


def _apart(rows: Iterable[Row]) -> Iterator[Row]:
    """Each span in a row of its own."""
    for row in rows:
        for kind, pieces in row.items():
            yield from ({"source": [], "cue": [], "content": [], kind: [piece]} for piece in pieces)


def by_model(reports: Iterable[Report], model: AttributionModel) -> Iterator[tuple[str, list[Row]]]:
    """The model's own spans: half-open code points."""

    def printed(spans: tuple[Span, ...]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans]

    for report in reports:
        marked = model.mark(report)
        yield report.id, [{k: printed(getattr(row, k)) for k in ("source", "cue", "content")} for row in marked]


def by_rules(reports: Iterable[Report]) -> Iterator[tuple[str, list[Row]]]:
    """What the rules find without a model."""
    for analysis in load_parser().parse_many(reports):
        yield analysis.report.id, rows_of(analysis)


def rows_of(analysis: Analysis) -> list[Row]:
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


if __name__ == "__main__":
    main()
