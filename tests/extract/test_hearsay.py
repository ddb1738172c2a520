"""What is only "reportedly" so."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.extract.attributions import find_attributions
from reportedly.records import Analysis, Stance

Analyse = Callable[..., Analysis]


def test_what_is_reportedly_so_is_claimed_by_nobody_who_is_named(analyse_text: Analyse) -> None:
    (found,) = find_attributions(analyse_text("Three people were reportedly killed, and the road was closed."))
    assert (found.chain[0].name, found.chain[0].kind, found.chain[0].stance) == (None, "unnamed", Stance.CLAIMED)
    assert found.evidence.text == "Three people were reportedly killed"


def test_what_somebody_says_is_reportedly_so_is_theirs(analyse_text: Analyse) -> None:
    found = find_attributions(analyse_text("Police said that three people were reportedly killed."))
    assert [one.chain[0].name for one in found] == ["Police"]
