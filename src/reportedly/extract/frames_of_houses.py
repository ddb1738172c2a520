"""Frames of houses and the like: which gave way or burned, and which a flood or a fire took.

Each takes an analysis, the token of the trigger and the trigger's ``words``, the noun classes of what is counted.
"""

from __future__ import annotations

from reportedly.extract.nouns import is_person, noun_class
from reportedly.extract.patients import patient
from reportedly.extract.syntax import ROUND, after_of, children_in, is_counted, is_passive, subject
from reportedly.records import Analysis

_AWAY = frozenset({"away", "down", "off"})
_RUIN = frozenset({"rubble", "ruin", "ruins", "ash", "ashes", "ground"})
_HAZARDS = frozenset(
    {"flood", "floodwater", "water", "river", "wave", "fire", "blaze", "wildfire", "flame", "storm", "quake", "tsunami"}
    | {"earthquake", "landslide", "mudslide", "mudflow", "avalanche", "lava", "wind", "hurricane", "typhoon", "cyclone"}
    | {"tornado", "torrent", "mud", "flooding"}
)
"""Nouns for what takes houses with it."""


def given_way(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted buildings that collapsed or burned: subject of the verb, or what a participle describes."""
    own = subject(analysis, i)
    return _of(analysis, patient(analysis, i, ()) or ([own] if own is not None else []), words)


def swept_off(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted buildings that were swept away, reduced to rubble, or that a flood took."""
    near = {analysis.tokens[c].lower for c in analysis.children[i]}
    goals = [o for p in children_in(analysis, i, "prep") for o in children_in(analysis, p, "pobj")]
    by = [o for p in children_in(analysis, i, "agent") for o in children_in(analysis, p, "pobj")]
    own = subject(analysis, i) if not is_passive(analysis, i) else None
    taken = any(analysis.tokens[o].lemma.lower() in _HAZARDS for o in (*by, *([own] if own is not None else [])))
    if not (near & _AWAY or taken or any(analysis.tokens[o].lower in _RUIN for o in goals)):
        return []
    return _of(analysis, patient(analysis, i, ()), words)


def _of(analysis: Analysis, found: list[int], words: tuple[str, ...]) -> list[int]:
    counted = (o for o in found if is_counted(analysis, o) or analysis.tokens[o].lower in ROUND)
    return [o for o in counted if noun_class(analysis.tokens[_of_round(analysis, o)]).id in words]


def _of_round(analysis: Analysis, o: int) -> int:
    """The noun that "dozens" are of, or the noun itself."""
    below = after_of(analysis, o) if analysis.tokens[o].lower in ROUND else []
    return below[0] if below else o


def lacking(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted homes or people without what ``i`` names: "left 12,000 homes without power"; ``words``: nouns."""
    preposition = analysis.tokens[analysis.tokens[i].head]
    if analysis.tokens[i].dep != "pobj" or preposition.lower != "without":
        return []
    above = analysis.tokens[preposition.head]
    found = [above.i] if above.pos not in {"VERB", "AUX"} else children_in(analysis, above.i, "dobj")
    if not found and above.pos in {"VERB", "AUX"}:
        own = subject(analysis, above.i)
        found = [own] if own is not None else []
    return [o for o in found if is_counted(analysis, o) and _can_lack(analysis, o, words)]


def cut_off(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted homes or people who lost what ``i`` names, or to whom it was cut; ``words``: as in ``lacking``."""
    verb = analysis.tokens[i].head
    if analysis.tokens[i].dep not in {"dobj", "nsubjpass"} or analysis.tokens[verb].lemma not in {
        "lose",
        "cut",
        "knock",
    }:
        return []
    return [o for o in _those_cut_off(analysis, i, verb) if is_counted(analysis, o) and _can_lack(analysis, o, words)]


def _those_cut_off(analysis: Analysis, i: int, verb: int) -> list[int]:
    if analysis.tokens[verb].lemma == "lose":
        own = subject(analysis, verb)
        return [own] if own is not None else []
    ways = [p for above in (i, verb) for p in children_in(analysis, above, "prep")]
    return [o for p in ways if analysis.tokens[p].lower in {"to", "for"} for o in children_in(analysis, p, "pobj")]


def _can_lack(analysis: Analysis, o: int, words: tuple[str, ...]) -> bool:
    token = analysis.tokens[o]
    return token.tag == "CD" or token.lemma.lower() in words or is_person(analysis, o)
