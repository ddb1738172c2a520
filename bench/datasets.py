"""The data that is measured on, where it stands, its hash, and the fixed samples taken from it.

It is no part of the project: it stands in ``../shared`` beside the checkout, or where ``REPORTEDLY_DATA`` says.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "bench/out"
"""All that the benchmarks write, and what git ignores."""

SHARED = Path(os.environ.get("REPORTEDLY_DATA", ROOT.parent / "shared")).resolve()

FILES = {
    "seed report": "seed/report.txt",
    "seed": "seed/reading.json",
    "incidents": "data/incidents/dev.jsonl",
    "stories": "data/incidents/gold/readings.jsonl",
    "relations": "data/incidents/gold/relations.jsonl",
    "numbers": "data/numbers/dev.json",
    "timebank": "data/timebank/timebank.jsonl",
    "aquaint": "data/timebank/aquaint.jsonl",
    "places": "data/places/dev.jsonl",
    "polnear": "data/polnear/dev.jsonl",
    "polnear train": "data/polnear/train.jsonl",
    "samples": "data/polnear/samples.jsonl",
}
OWN = {
    "golden": ROOT / "tests/golden/gold.jsonl",
    "politics a": ROOT / "tests/gold/polnear_a.jsonl",
    "politics b": ROOT / "tests/gold/polnear_b.jsonl",
    "politics c": ROOT / "tests/gold/polnear_c.jsonl",
    "pairs": ROOT / "tests/gold/relation_pairs.jsonl",
    "pairs b": ROOT / "tests/gold/relation_pairs_b.jsonl",
    "pairs c": ROOT / "tests/gold/relation_pairs_c.jsonl",
    "pairs d": ROOT / "tests/gold/relation_pairs_d.jsonl",
    "statement pairs": ROOT / "tests/gold/statement_pairs.jsonl",
    "statement pairs b": ROOT / "tests/gold/statement_pairs_b.jsonl",
}
"""Data of our own, in the repository."""

Row = dict[str, Any]


class MissingDataError(Exception):
    """The measuring data is not beside the checkout."""


def path_of(name: str) -> Path:
    """Where the data set ``name`` stands.

    Raises:
        MissingDataError: It is not there; the message says where it was looked for, and what to set.
    """
    return _existing(OWN.get(name) or SHARED / FILES[name])


def scorer_of(name: str) -> Path:
    """Where the scorer ``name`` stands, beside the data.

    Raises:
        MissingDataError: As in ``path_of``.
    """
    return _existing(SHARED / "tools" / name)


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise MissingDataError(
            f"there is no {path}: this figure needs the measuring data, which is not part of the project; "
            "put it beside the checkout as ../shared, or set REPORTEDLY_DATA to its folder"
        )
    return path


@cache
def sha256_of(name: str) -> str:
    """SHA-256 of a data set's file, in hexadecimal."""
    return hashlib.sha256(path_of(name).read_bytes()).hexdigest()


def read_rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def write_rows(name: str, rows: Iterable[Row]) -> Path:
    """Write JSON Lines under ``bench/out``, and return where."""
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def fixed_sample(rows: Iterable[Row], size: int) -> list[Row]:
    """The ``size`` rows whose ids have the smallest SHA-256: as good as random, the same everywhere and for ever."""
    return sorted(rows, key=lambda row: hashlib.sha256(str(row["id"]).encode()).hexdigest())[:size]


def incident_reports() -> Iterator[Row]:
    """Every report of the incidents, {"id": "<incident>-<n>", "title", "published", "url", "text"}, and their "coded"
    numbers of killed and injured, for samples.
    """
    for incident in read_rows(path_of("incidents")):
        coded = {key: incident[key] for key in ("killed", "injured")}
        for number, report in enumerate(incident["reports"]):
            yield {"id": f"{incident['incident']}-{number}", **report, "coded": coded}


def story_reports() -> list[Row]:
    """The reports that the stories' gold reads, in its order."""
    wanted = {row["id"]: place for place, row in enumerate(read_rows(path_of("stories")))}
    found = [report for report in incident_reports() if report["id"] in wanted]
    return sorted(found, key=lambda report: wanted[report["id"]])
