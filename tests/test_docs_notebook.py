"""What the notebook's page shows is what happens."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest  # noqa: TC002  # for the fixtures alone

PAGE = Path(__file__).parents[1] / "docs" / "notebook.md"


def test_the_notebook_does_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert tried > 10
    assert failed == 0
