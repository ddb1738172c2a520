"""Rewrite the golden readings: ``python bench/golden.py`` reads ``examples/`` and writes ``tests/golden/readings/``.

One file an example, a line a record (report, claims in text order, relations, passages left out), so that a diff shows
which claims changed. Read that diff before it is committed, and say which changes are better and which only different.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportedly.acquire import read_inputs
from reportedly.errors import InputError
from reportedly.pipeline import Reader
from reportedly.publish.lines import reading_shape, write_json
from reportedly.records import Reading

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES, READINGS = ROOT / "examples", ROOT / "tests/golden/readings"


def answers(reader: Reader) -> Iterator[tuple[str, str]]:
    """For each example file: the name of its golden file, and what that should hold."""
    for path in sorted(path for path in EXAMPLES.rglob("*") if path.is_file()):
        inputs = list(read_inputs([str(path)]))
        reports = [item for item in inputs if not isinstance(item, InputError)]
        if len(reports) < len(inputs):
            continue
        name = "-".join(path.relative_to(EXAMPLES).with_suffix(".jsonl").parts)
        yield name, "".join(map(_lines, reader.read_many(reports)))


def _lines(reading: Reading) -> str:
    shape = reading_shape(reading)
    head = {"report": shape["report"], "main_event": shape["main_event"]}
    records = [head, *shape["claims"], *shape["relations"], *shape["dropped"]]
    return "".join(write_json(record) + "\n" for record in records)


def main() -> None:
    """Write every golden file anew, and remove those whose example is gone."""
    READINGS.mkdir(parents=True, exist_ok=True)
    written = dict(answers(Reader.load()))
    for name, lines in written.items():
        (READINGS / name).write_text(lines, encoding="utf-8", newline="\n")
    for path in READINGS.glob("*.jsonl"):
        if path.name not in written:
            path.unlink()
    print(f"{len(written)} golden readings in {READINGS.relative_to(ROOT)}: read the diff")


if __name__ == "__main__":
    main()
