"""What a command shows on a terminal while it works."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from reportedly.publish.terminal import linking_progress

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    """A terminal that keeps what it is shown."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_linking_shows_how_far_it_is_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    with linking_progress() as watch:
        watch("comparing", 40, 100)
    assert "comparing" in shown.getvalue()
    assert "40/100" in shown.getvalue()


def test_linking_shows_nothing_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    with linking_progress() as watch:
        watch("comparing", 40, 100)
    assert shown.getvalue() == ""
