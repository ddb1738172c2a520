"""Frames of movement: who was aboard, was brought out alive, was driven from home, lives in a shelter.

Each takes an analysis, the token of the trigger and the trigger's ``words`` (see ``frames``).
"""

from __future__ import annotations

from reportedly.extract.frames_of_politics import class_of_counted
from reportedly.extract.nouns import NOUN_TAGS, is_person, noun_class
from reportedly.extract.patients import patient
from reportedly.extract.syntax import (
    ROUND,
    SUBJECTS,
    after_of,
    child,
    children_in,
    is_counted,
    is_passive,
    resolved,
    subject,
)
from reportedly.records import Analysis

_BODIES = frozenset({"body", "corpse", "remains", "dead"})
FINDING = frozenset({"find", "discover", "locate", "wash", "take", "carry", "bring"})
"""Verbs of bodies that tell of deaths rather than of a search: "found the bodies of two men"."""

_SUMS = frozenset({"total", "number"})
_WAYS_OUT = frozenset({"from", "out", "off", "of"})
_STAYING = frozenset({"be", "live", "stay", "shelter", "sleep", "remain", "house", "accommodate", "refuge", "camp"})
_ON_BOARD = frozenset({"passenger", "crew", "crewmember", "occupant"})
_ANYTHING = frozenset({"it", "that", "which", "this"})


def carried(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people that a vehicle carries; ``words``: the noun classes of vehicles."""
    if is_passive(analysis, i):
        return []
    by = subject(analysis, i)
    if by is None:
        return []
    token = analysis.tokens[by]
    if noun_class(token).id not in words and token.lower not in _ANYTHING and token.entity != "PRODUCT":
        return []
    only = _ON_BOARD if analysis.tokens[i].lemma == "have" else None  # "the firm that has 40 people" is no vehicle
    return [
        o
        for o in children_in(analysis, i, "dobj")
        if is_counted(analysis, o) and is_person(analysis, o) and (only is None or analysis.tokens[o].lemma in only)
    ]


def aboard(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who are aboard: "with 40 people on board"; ``words``: "board", which wants "on" before it."""
    token = analysis.tokens[i]
    here = i
    if token.lower in words:
        here = token.head
        if analysis.tokens[here].lower != "on" or any(analysis.tokens[c].dep == "det" for c in analysis.children[i]):
            return []
    above = analysis.tokens[analysis.tokens[here].head]
    if above.tag == "CD" or above.tag in NOUN_TAGS:
        return (
            [above.i] if is_counted(analysis, above.i) and (above.tag == "CD" or is_person(analysis, above.i)) else []
        )
    if above.lemma not in {"be", "have", "travel", "remain", "fly"}:
        return []
    held = [c for c in children_in(analysis, above.i, "attr", "dobj") if c < i] or children_in(
        analysis, above.i, "nsubj"
    )
    return [resolved(analysis, o) for o in held if is_counted(analysis, o)]


def brought_out(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those who were pulled "alive", or out of one of the places in ``words``: "freed from the rubble"."""
    alive = any(
        analysis.tokens[c].lower in {"alive", "safely", "unhurt", "unharmed"} for c in analysis.children[i]
    ) or any(
        analysis.tokens[c].lower in {"alive", "unhurt", "unharmed"}
        for o in children_in(analysis, i, "dobj", "ccomp", "oprd")
        for c in (o, *analysis.children[o])
    )
    if not alive and (analysis.tokens[i].lemma == "take" or not _comes_from(analysis, i, words)):
        return []  # "taken from a school" may be a kidnapping
    return [
        o
        for o in patient(analysis, i, ())
        if analysis.tokens[o].lemma not in _BODIES
        and (is_person(analysis, o) or analysis.tokens[o].pos not in {"NOUN", "PROPN"})
    ]


def bodies_brought(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Bodies that verb ``i`` says were found or brought out; ``words``: nouns for them."""
    found = [o for o in patient(analysis, i, ()) if is_of_bodies(analysis, o, words)]
    told = [o for o in found if is_counted(analysis, o) or analysis.tokens[o].lemma in _SUMS]
    if told or analysis.tokens[i].lemma in FINDING:
        return told
    return [below for o in found for below in after_of(analysis, o) if is_counted(analysis, below)]


def bodies_lying(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Counted bodies that are somewhere ("five were in the morgue") or that are seen; ``words``: the prepositions."""
    token = analysis.tokens[i]
    verb = analysis.tokens[token.head]
    where = [p for above in (verb.i, i) for p in children_in(analysis, above, "prep")]
    lies = verb.lemma in {"be", "lie", *_SEEING} and token.dep in {"nsubj", "attr", "nsubjpass", "dobj"}
    there = verb.lemma in _SEEING or any(analysis.tokens[p].lower in words for p in where)
    return [i] if lies and there and is_counted(analysis, i) else []


_SEEING = frozenset({"receive", "count", "see", "bury", "contain", "hold"})
"""Verbs of those who have bodies before them: "he counted 26 bodies", "a grave that contained 30 bodies"."""


def is_of_bodies(analysis: Analysis, o: int, words: tuple[str, ...]) -> bool:
    """Whether token ``o`` heads words for bodies: "nine bodies", "three of the bodies", "142 body bags"."""
    token = analysis.tokens[o]
    if token.lemma in words or (token.lemma == "bag" and child(analysis, o, "compound") is not None):
        return True
    below = [x for p in children_in(analysis, o, "prep") for x in children_in(analysis, p, "pobj")]
    return (token.tag == "CD" or token.lemma in _SUMS) and any(analysis.tokens[x].lemma in words for x in below)


def _comes_from(analysis: Analysis, i: int, words: tuple[str, ...]) -> bool:
    objects = children_in(analysis, i, "dobj")
    ways = [c for held in (i, *objects) for c in analysis.children[held] if analysis.tokens[c].lower in _WAYS_OUT]
    ways += [c for way in ways for c in analysis.children[way] if analysis.tokens[c].lower in _WAYS_OUT]
    return any(_reaches(analysis, way, words) for way in ways if way > i)


def _reaches(analysis: Analysis, preposition: int, words: tuple[str, ...]) -> bool:
    """Whether the preposition's noun is one of ``words``, or is under or of one ("the ruins of a mine")."""
    for o in children_in(analysis, preposition, "pobj", "pcomp", "prep"):
        if analysis.tokens[o].lemma in words:
            return True
        if any(_reaches(analysis, p, words) for p in children_in(analysis, o, "prep")):
            return True
    return False


def driven(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those who were forced from one of the places in ``words``, or to do one of the verbs there."""
    places = [o for p in children_in(analysis, i, "prep") for o in children_in(analysis, p, "pobj", "prep")]
    places += [o for p in places for o in children_in(analysis, p, "pobj")]
    verbs = children_in(analysis, i, "xcomp", "ccomp")
    if not any(analysis.tokens[o].lemma in words for o in [*places, *verbs]):
        return []
    lower = [o for v in verbs for o in children_in(analysis, v, "nsubj")]
    return [o for o in lower or patient(analysis, i, ()) if is_counted(analysis, o)]


def housed(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who stay in a shelter; ``words``: the prepositions."""
    preposition = analysis.tokens[analysis.tokens[i].head]
    if analysis.tokens[i].dep != "pobj" or preposition.lower not in words:
        return []
    above = analysis.tokens[preposition.head]
    if above.lemma not in _STAYING or above.pos not in {"VERB", "AUX"}:
        return []
    expl = child(analysis, above.i, "expl")
    found = child(analysis, above.i, "attr") if expl is not None else subject(analysis, above.i)
    return [found] if found is not None and is_counted(analysis, found) else []


def sought(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people that somebody searches for; ``words``: the prepositions."""
    return [
        o
        for p in children_in(analysis, i, "prep")
        if analysis.tokens[p].lower in words
        for o in children_in(analysis, p, "pobj")
        if is_counted(analysis, o) and (is_person(analysis, o) or analysis.tokens[o].tag == "CD")
        if noun_class(analysis.tokens[o]).id != "suspects"
    ]


def in_care(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those that medical workers treat, or who are "being treated"; ``words``: noun classes and nouns of who treats."""
    if is_passive(analysis, i):
        going_on = any(analysis.tokens[c].lower == "being" for c in analysis.children[i])
        return patient(analysis, i, ()) if going_on else []
    by = next((c for c in analysis.children[i] if analysis.tokens[c].dep in SUBJECTS), None)
    if by is None or not _is_carer(analysis, by, words):
        return []
    return [o for o in children_in(analysis, i, "dobj") if is_counted(analysis, o)]


def _is_carer(analysis: Analysis, by: int, words: tuple[str, ...]) -> bool:
    """Whether the subject is one of ``words``, or an "it" or "they" after one: "the hospital said it was treating"."""
    first = analysis.sentence_of(by).first if analysis.tokens[by].lower in {"it", "they"} else by
    return any({noun_class(token).id, token.lemma.lower()} & set(words) for token in analysis.tokens[first : by + 1])


def persons(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Patients of a verb that are people and no bodies; ``words``: "passive" where only a passive verb says it."""
    if words and (not is_passive(analysis, i) or _is_to_account(analysis, i)):
        return []
    found = patient(analysis, i, ())
    return [
        o
        for o in found
        if analysis.tokens[o].lemma not in _BODIES
        and (
            is_person(analysis, o)
            or any(is_person(analysis, below) for below in after_of(analysis, o) if analysis.tokens[o].lower in ROUND)
            or (bool(words) and analysis.tokens[o].tag == "CD" and not _is_of_which(analysis, o))
        )
    ]


def _is_of_which(analysis: Analysis, number: int) -> bool:
    """Whether a number is of things told of before: "26 debates, 17 of which had been held"."""
    objects = [o for p in children_in(analysis, number, "prep") for o in children_in(analysis, p, "pobj")]
    return any(analysis.tokens[o].lower == "which" for o in objects)


def _is_to_account(analysis: Analysis, i: int) -> bool:
    """Whether somebody is held responsible, captive or to account: as something, and in no cell."""
    other = {
        "responsible",
        "accountable",
        "liable",
        "captive",
        "hostage",
        "prisoner",
    }  # no cell, or told by its own row
    told = any(analysis.tokens[c].lower in other for c in analysis.children[i])
    objects = [o for p in children_in(analysis, i, "prep") for o in children_in(analysis, p, "pobj")]
    return told or any(analysis.tokens[o].lower in {"account", "standard"} for o in objects)


def lost(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The soldiers that a force lost; ``words``: their noun classes."""
    objects = children_in(analysis, i, "dobj")
    return [o for o in objects if is_counted(analysis, o) and class_of_counted(analysis, o) in words]


def bereft(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who lost what is their own: "600 people lost their homes"; ``words``: what they lost."""
    objects = [o for o in children_in(analysis, i, "dobj") if analysis.tokens[o].lemma in words]
    owned = any(child(analysis, o, "poss") is not None for o in objects)
    found = subject(analysis, i)
    return [found] if owned and found is not None and is_counted(analysis, found) else []


def borne(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Losses, where they are counted and one of ``words`` (verbs) says that somebody bore them."""
    token = analysis.tokens[i]
    verb = analysis.tokens[token.head]
    counted = is_counted(analysis, i) or any(analysis.tokens[c].lower == "no" for c in analysis.children[i])
    return [i] if counted and token.dep in {"dobj", "nsubjpass"} and verb.lemma in words else []
