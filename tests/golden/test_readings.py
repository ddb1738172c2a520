"""What is read in the example reports is what was read when a person last looked; `make golden` writes it anew."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from reportedly.pipeline import Reader


@pytest.fixture(scope="module")
def golden() -> ModuleType:
    """`bench/golden.py`, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location("golden", Path(__file__).parents[2] / "bench/golden.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_readings_have_not_changed(golden: ModuleType) -> None:
    if not golden.READINGS.is_dir():
        pytest.skip("no golden readings yet: `make golden` writes them")
    found = dict(golden.answers(Reader.load()))
    kept = {path.name: path.read_text(encoding="utf-8") for path in golden.READINGS.glob("*.jsonl")}
    assert found.keys() == kept.keys(), "examples came or went: run `make golden`"
    changed = [name for name in found if found[name] != kept[name]]
    assert not changed, f"{len(changed)} readings changed: run `make golden`, read the diff, commit it if it is better"
