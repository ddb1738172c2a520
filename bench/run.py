"""Measure every figure that we name: ``python bench/run.py [PART...]``; without a part, all of them.

    seed golden stories politics counts numbers times places attributions    accuracy, against data beside the checkout
    relations consolidated                                          what reports share
    speed base cold link_cost one_more pages                        time
    floors [--write [--lower]]                                      the samples that tests/test_floors.py holds

Prints a table (or, with --json, a line a figure) and writes nothing but bench/out, and with --write tests/floors.json.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import floors
from bench.datasets import FILES, OWN, ROOT, MissingDataError, sha256_of
from bench.link_parts import consolidated, link_cost, one_more, relations
from bench.pages import pages
from bench.parts import PARTS, Figure, counts
from bench.readings import ReadError, source_hash
from bench.speed import ONE_THREAD, against_base, cold, speed

ALL_PARTS = {
    **PARTS,
    "relations": relations,
    "consolidated": consolidated,
    "link_cost": link_cost,
    "one_more": one_more,
    "speed": speed,
    "base": against_base,
    "cold": cold,
    "pages": pages,
}


def main() -> None:
    """Measure and print. Status 1: a figure below its floor, or data or a reading is missing; 2: wrong usage."""
    options = _options()
    if any(os.environ.get(name) != value for name, value in ONE_THREAD.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_THREAD})  # noqa: S606
    print(f"the source's hash is {source_hash()[:12]}", file=sys.stderr)
    try:
        if options.parts == ["floors"]:
            sys.exit(_floors(options))
    except (ReadError, MissingDataError) as error:
        sys.exit(str(error))
    figures, failed = [], False
    for part in options.parts or ALL_PARTS:
        try:
            figures += _measured(part, options)
        except (ReadError, MissingDataError) as error:
            failed = True
            print(f"{part}: {error}", file=sys.stderr)
    _print(figures, options)
    sys.exit(1 if failed else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--sample", action="store_true", help="only the fixed samples of the floors")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="counts: list the N worst reports too")
    parser.add_argument("--json", action="store_true", help="a line of JSON a figure")
    parser.add_argument("--markdown", action="store_true", help="the table as docs/accuracy.md has it")
    parser.add_argument("--write", action="store_true", help="floors: write tests/floors.json from what is measured")
    parser.add_argument("--lower", action="store_true", help="floors: let --write lower a floor")
    options = parser.parse_args()
    if unknown := [part for part in options.parts if part not in {*ALL_PARTS, "floors"}]:
        parser.error(f"no part {unknown[0]}: the parts are {', '.join(ALL_PARTS)}, floors")
    if "floors" in options.parts and len(options.parts) > 1:
        parser.error("floors runs alone")
    return options


def _measured(part: str, options: argparse.Namespace) -> list[Figure]:
    print(f"measuring {part} …", file=sys.stderr)
    if part == "counts":
        return list(counts(sample=options.sample, worst=options.worst))
    return list(ALL_PARTS[part](sample=options.sample))


def _floors(options: argparse.Namespace) -> int:
    figures, kept, data = floors.measure(), floors.load(), floors.hashes()
    _print(figures, options)
    if not options.write:
        failures = list(floors.failures(figures, kept, data))
        print(*failures, sep="\n", file=sys.stderr)
        return 1 if failures else 0
    if (low := floors.lowered(figures, kept)) and not options.lower:
        print(f"would lower {', '.join(low)}: find out why, or say --lower", file=sys.stderr)
        return 1
    floors.write(figures, data)
    return 0


def _print(figures: Sequence[Figure], options: argparse.Namespace) -> None:
    if options.json:
        for figure in figures:
            print(json.dumps({"key": figure.key, "value": figure.value, "data": figure.data}))
        return
    rows = [("what", "figure", "bar", "data", "command"), *(_row(figure, options) for figure in figures)]
    if options.markdown:
        rows.insert(1, ("---", "---:", "---", "---", "---"))
        print(*(f"| {' | '.join(row)} |" for row in rows), sep="\n")
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _row(figure: Figure, options: argparse.Namespace) -> tuple[str, str, str, str, str]:
    value = f"{figure.value:,.0f}" if figure.value >= 100 else f"{figure.value:.3f}"
    sign = "≤" if figure.is_maximum else "≥"
    bar = "" if figure.bar is None else f"{sign} {figure.bar:g}{' MISSED' if figure.misses_its_bar else ''}"
    part = "floors" if options.parts == ["floors"] else f"{figure.part}{' --sample' if options.sample else ''}"
    return (figure.what, value + figure.unit, bar, " ".join(_source(figure.data)), f"python bench/run.py {part}")


def _source(name: str) -> Iterator[str]:
    """Where the data is, and the first 12 digits of its SHA-256."""
    yield str(OWN[name].relative_to(ROOT)) if name in OWN else FILES.get(name, name)
    if name in FILES or name in OWN:
        yield sha256_of(name)[:12]


if __name__ == "__main__":
    main()
