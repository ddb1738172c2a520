"""From a word that says what happened to the words for those it happened to.

A frame takes an analysis, the token of the trigger and the trigger's ``words``, and gives the tokens that head the
phrases for what is counted. It follows the dependency parse (CLEAR labels), never adjacency. ``FRAMES`` names them for
the rows of ``predicates.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportedly.extract.frames_of_nouns import bodies, deed, fatal_deed, force, life, ones, part, suicide, toll
from reportedly.extract.frames_of_states import condition, fatal_wound, gunshot, site, state, wound
from reportedly.extract.frames_of_verbs import (
    attend,
    away,
    bodies_recovered,
    forces,
    goal,
    of_subject,
    prisoner,
    several,
    struck,
    there,
)
from reportedly.extract.patients import patient
from reportedly.records import Analysis

Frame = Callable[[Analysis, int, tuple[str, ...]], list[int]]


_DEEDS = frozenset({"injury", "death", "arrest", "infection", "case", "fatality", "casualty", "wound", "illness"})
"""Nouns for what was done: joined to other counted words, they are counted for themselves."""


def phrases(analysis: Analysis, i: int) -> Iterator[int]:
    """``i`` and the phrases joined to it: "two men, a woman and a child"."""
    yield i
    for c in analysis.children[i]:
        token = analysis.tokens[c]
        if token.dep == "conj" and token.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} and token.lemma not in _DEEDS:
            yield from phrases(analysis, c)


FRAMES: dict[str, Frame] = {
    "patient": patient,
    "subject": of_subject,
    "state": state,
    "deed": deed,
    "ones": ones,
    "bodies": bodies,
    "bodies_recovered": bodies_recovered,
    "toll": toll,
    "life": life,
    "wound": wound,
    "gunshot": gunshot,
    "goal": goal,
    "prisoner": prisoner,
    "site": site,
    "condition": condition,
    "several": several,
    "fatal_deed": fatal_deed,
    "fatal_wound": fatal_wound,
    "suicide": suicide,
    "away": away,
    "struck": struck,
    "forces": forces,
    "force": force,
    "attend": attend,
    "part": part,
    "there": there,
}
"""The frames by the names that ``predicates.toml`` uses."""
