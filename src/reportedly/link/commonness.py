"""How telling a word is: the rarer in English at large, the more it says that two reports share it.

The steps of ``data/word_ranks.txt`` come from SCOWL's sizes (Atkinson), not from the reports at hand: so a report that
is read later changes no weight, and ten reports on one flood do not make its name a common word.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

WEIGHTS = {"10": 0.0, "20": 1.0, "35": 2.0, "name": 2.0}
"""What a word of each step weighs."""

UNKNOWN = 4.0
"""What a word weighs that is in no step: most surnames, villages, companies."""

PAIR_SHARE = 0.75
"""Of the sum of its words, what a name of two words weighs: the words are counted on their own too."""


@cache
def _ranks() -> dict[str, float]:
    text = files("reportedly.link").joinpath("data/word_ranks.txt").read_text(encoding="utf-8")
    steps = (line.split("\t") for line in text.splitlines())
    return {word: WEIGHTS[step] for step, words in steps for word in words.split()}


@cache
def weight_of(term: str) -> float:
    """The weight of a word in small letters, or of two that stand together as a name ("edward street")."""
    first, _, second = term.partition(" ")
    if second:
        return PAIR_SHARE * (weight_of(first) + weight_of(second))
    return _ranks().get(term, UNKNOWN if len(term) > 1 else 0.0)
