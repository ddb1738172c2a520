"""Reading stays close to what its model's own pass costs, and a cold start is short, on our example reports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

MOST_RATIO = 1.35
"""Time of reading over that of its model's pass alone: a ratio, since processors differ."""

MOST_COLD_S = 3.0
"""By the clock, in a process of its own, start and model included."""


def test_reading_costs_little_above_its_model_and_starts_within_seconds(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "bench/run.py"), "speed", "cold", "--sample", "--json"]
    no_data = {**os.environ, "REPORTEDLY_DATA": str(tmp_path)}  # so that it falls back to the examples
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=no_data)  # ours
    assert done.returncode == 0, done.stderr
    figures = {row["key"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert figures["speed.ratio"]["data"] == "examples"
    assert figures["speed.ratio"]["value"] <= MOST_RATIO
    assert figures["cold.best"]["value"] <= MOST_COLD_S
