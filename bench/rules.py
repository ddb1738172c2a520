"""How often each row of the rule tables fires: ``python bench/rules.py PATH...`` (reports, as `reportedly read` takes).

A row that never fires on many reports is noise, one that fires everywhere is suspect. Tables whose rows claims do not
cite (units, names of months) are counted by their size only.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

from reportedly.acquire import read_inputs
from reportedly.errors import InputError
from reportedly.pipeline import Reader


def table_rows() -> dict[str, list[str]]:
    """The ids of every table's rows, by file and key ("cues.toml cue"), in the order of the table."""
    found: dict[str, list[str]] = {}
    folder = files("reportedly.extract").joinpath("data")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".toml"):
            continue
        document: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        for key, rows in document.items():
            if isinstance(rows, list):
                found[f"{file.name} {key}"] = [row["id"] for row in rows if isinstance(row, dict) and "id" in row]
    return found


def count_hits(paths: list[str]) -> tuple[int, Counter[str]]:
    """How many reports were read, and how many of their claims cite each row."""
    reports, hits = 0, Counter[str]()
    good = (item for item in read_inputs(paths) if not isinstance(item, InputError))
    for reading in Reader.load().read_many(good):
        reports += 1
        hits.update(rule for claim in reading.claims for rule in claim.rules)
    return reports, hits


def main() -> None:
    """Print a line a row: hits, table, id."""
    if not sys.argv[1:]:
        sys.exit("usage: rules.py PATH...")
    reports, hits = count_hits(sys.argv[1:])
    unknown = Counter(hits)
    for table, ids in table_rows().items():
        cited = sum(1 for row in ids if hits[row])
        print(f"\n{table}: {len(ids)} rows, {cited} fired in {reports} reports")
        if not cited:
            continue
        for row in sorted(ids, key=lambda row: (-hits[row], row)):
            print(f"{hits[row]:7,}  {row}")
            unknown.pop(row, None)
    if unknown:
        print(f"\ncited, but in no table: {', '.join(sorted(unknown))}")
        sys.exit(1)


if __name__ == "__main__":
    main()
