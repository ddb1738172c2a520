"""Floors: what was measured on the fixed samples, below which no figure may fall. Kept in ``tests/floors.json``."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.datasets import ROOT, sha256_of
from bench.link_parts import relations
from bench.parts import PARTS, Figure
from bench.speed import RATIO_BAR, speed

FLOORS = ROOT / "tests/floors.json"

FLOORED = (
    "seed.figures",
    "seed.fields",
    "golden.figures",
    "golden.fields",
    "stories.figures",
    "stories.individuals",
    "stories.originator",
    "stories.stance",
    "attributions.default_source",
    "attributions.default_cue",
    "attributions.default_content",
    "counts.killed",
    "counts.injured",
    "numbers.share",
    "times.timebank_relaxed",
    "times.timebank_value",
    "places.lgl_f1",
    "places.lgl_161",
    "places.tr_f1",
    "places.tr_161",
    "relations.stories",
    "relations.pairs",
    "relations.checked",
    "relations.pairs_b",
    "relations.pairs_c",
    "relations.checked_c",
    "relations.pairs_d",
    "relations.statements",
    "relations.statements_b",
    "speed.ratio",
)
"""The figures that have a floor; the speed's is a ceiling."""

PROCESSORS = 0.005
"""int8 sums may differ in the last digit between processors, and a span with them: 5 of 1,000 spans, to be sure."""

DATA = (
    "seed",
    "seed report",
    "golden",
    "stories",
    "incidents",
    "numbers",
    "timebank",
    "places",
    "samples",
    "relations",
    "pairs",
    "pairs b",
)


@dataclass(frozen=True, slots=True)
class Floors:
    """``figures`` by key, each a floor (of a ratio of times: a ceiling); ``data``: SHA-256 by data set."""

    figures: dict[str, float]
    data: dict[str, str]


def measure() -> list[Figure]:
    """Every figure that has a floor, on the samples."""
    parts = dict.fromkeys(key.partition(".")[0] for key in FLOORED)
    functions = {**PARTS, "relations": relations, "speed": speed}
    return [figure for part in parts for figure in functions[part](sample=True) if figure.key in FLOORED]


def hashes() -> dict[str, str]:
    """SHA-256 of every file that the floors stand on, as it is now."""
    return {name: sha256_of(name) for name in DATA}


def load() -> Floors:
    """The floors as they were last written; none where there is no file yet."""
    if not FLOORS.is_file():
        return Floors({}, {})
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))
    return Floors(kept["figures"], kept["data"])


def floor_of(figure: Figure) -> float:
    """What a figure may not fall below: itself, rounded down to 2 decimals; the ceiling of a ratio is its bar.

    A model's figure is first lowered by ``PROCESSORS``.
    """
    slack = PROCESSORS if figure.part == "attributions" else 0.0
    # A sum such as 0.57 * 100 may come out just below 57: what is within a millionth counts as reached.
    return RATIO_BAR if figure.is_maximum else math.floor((figure.value - slack) * 100 + 1e-6) / 100


def failures(figures: Iterable[Figure], floors: Floors, data: dict[str, str]) -> Iterator[str]:
    """What is wrong, in words: data that changed, figures below their floor or without one."""
    for name, digest in data.items():
        if floors.data.get(name) != digest:
            yield f"{name}: the data is not what the floors were measured on; measure again with `floors --write`"
    measured = {figure.key: figure for figure in figures}
    for key in sorted(measured.keys() | floors.figures.keys()):
        floor, figure = floors.figures.get(key), measured.get(key)
        if figure is None or floor is None:
            yield f"{key}: {'has no floor yet' if floor is None else 'has a floor, but is not measured any more'}"
        elif figure.value > floor if figure.is_maximum else figure.value < floor:
            side = "above its ceiling" if figure.is_maximum else "below its floor"
            yield f"{key}: {figure.value:.4f} is {side} {floor}"


def lowered(figures: Iterable[Figure], floors: Floors) -> list[str]:
    """The keys whose floor would go down."""
    return [
        figure.key
        for figure in figures
        if not figure.is_maximum and floor_of(figure) < floors.figures.get(figure.key, 0.0)
    ]


def write(figures: Iterable[Figure], data: dict[str, str]) -> None:
    """Write the floors anew from what was measured."""
    kept = {"figures": {figure.key: floor_of(figure) for figure in figures}, "data": data}
    FLOORS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8", newline="\n")
