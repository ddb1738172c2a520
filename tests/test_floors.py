"""No accuracy may fall: the figures are measured again on fixed samples, and held against `floors.json`.

`python bench/run.py floors --write` raises the floors; lowering one takes `--lower`, and a reason in the commit.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "tests/floors.json"


@pytest.mark.usefixtures("shared")
def test_no_figure_is_below_its_floor_and_the_data_is_the_same() -> None:
    command = [sys.executable, str(ROOT / "bench/run.py"), "floors"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # our own script
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_floors_are_shares_with_two_decimals_and_name_their_data() -> None:
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert kept["data"]
    assert all(len(digest) == 64 for digest in kept["data"].values())
    for key, floor in kept["figures"].items():
        assert round(floor, 2) == floor, key
        assert 0 < floor <= 1 or key == "speed.ratio", key


@pytest.fixture
def floors(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`bench/floors.py`: the benchmarks are scripts, found from the root of the repository."""
    monkeypatch.syspath_prepend(str(ROOT))
    return importlib.import_module("bench.floors")


def test_a_lower_figure_other_data_and_a_slower_reading_fail(floors: Any) -> None:
    parts = importlib.import_module("bench.parts")
    kept = floors.Floors({"seed.figures": 0.9, "speed.ratio": 1.35, "gone.share": 0.5}, {"seed": "a" * 64})
    measured = [
        parts.Figure("seed.figures", "", 0.89, "seed"),
        parts.Figure("speed.ratio", "", 1.36, "seed", is_maximum=True),
        parts.Figure("new.share", "", 1.0, "seed"),
    ]
    failures = list(floors.failures(measured, kept, {"seed": "b" * 64}))
    assert [line.partition(":")[0] for line in failures] == [
        "seed",
        "gone.share",
        "new.share",
        "seed.figures",
        "speed.ratio",
    ]
    assert not list(floors.failures([parts.Figure("seed.figures", "", 0.9, "seed")], _only(floors), {}))


def _only(floors: Any) -> Any:
    return floors.Floors({"seed.figures": 0.9}, {})


@pytest.mark.parametrize(("value", "floor"), [(0.8999, 0.89), (0.57, 0.57), (1.0, 1.0), (0.29, 0.29)])
def test_a_floor_is_rounded_down(floors: Any, value: float, floor: float) -> None:
    parts = importlib.import_module("bench.parts")
    assert floors.floor_of(parts.Figure("seed.figures", "", value, "seed")) == floor


def test_a_floor_that_would_go_down_is_named(floors: Any) -> None:
    parts = importlib.import_module("bench.parts")
    assert floors.lowered([parts.Figure("seed.figures", "", 0.895, "seed")], _only(floors)) == ["seed.figures"]
    assert not floors.lowered([parts.Figure("seed.figures", "", 0.90, "seed")], _only(floors))
