"""The stance to one clause among what is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.extract.attributions import find_attributions
from reportedly.extract.stances import stance_at
from reportedly.records import Analysis


@pytest.mark.parametrize(
    ("text", "verb", "stance"),
    [
        ("Police said that Ray Cole shot two men.", "shot", "accused"),
        ("Police said that a gunman shot two men.", "shot", "stated"),
        ("Police said they will patrol the park.", "patrol", "promised"),
        ("Officials said he will be tried in Leeds.", "tried", "expected"),
        ("Ann Cole said the fire appears to be over.", "be", "believed"),
        ("The army denied that Ray Cole shot two men.", "shot", "denied"),
    ],
)
def test_stance_of_a_clause(text: str, verb: str, stance: str, analyse_text: Callable[..., Analysis]) -> None:
    analysis = analyse_text(text)
    i = next(token.i for token in analysis.tokens if token.text == verb)
    assert stance_at(analysis, find_attributions(analysis)[0], i) == stance
