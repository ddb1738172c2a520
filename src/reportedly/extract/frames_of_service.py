"""Frames of those at work and on the way: who searches a wreck or is on duty, came home from captivity, is a passenger.

Each takes an analysis, the token of the trigger and the trigger's ``words`` (see ``frames``).
"""

from __future__ import annotations

from reportedly.extract.frames_of_politics import class_of_counted, doers
from reportedly.extract.nouns import is_person, noun_class
from reportedly.extract.patients import patient
from reportedly.extract.syntax import ROUND, after_of, children_in, is_counted, is_passive, subject
from reportedly.records import Analysis, Token


def hands(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people of the noun classes in ``words`` who do, or are set to do, what the verb says."""
    token = analysis.tokens[i]
    called_up = token.dep == "acl" or (token.dep == "amod" and token.tag == "VBN")  # "the 12,000 mobilised police"
    at_work = patient(analysis, i, ()) if is_passive(analysis, i) or called_up else []
    found = at_work or doers(analysis, i, ()) or _going_on(analysis, i)
    aims = {token.lemma for p in children_in(analysis, i, "prep") for token in _phrase(analysis, p)}
    classes = {*words, "people"} if aims & _EFFORTS else set(words)
    return [o for o in found if is_counted(analysis, o) and _class_of(analysis, o) in classes]


def _going_on(analysis: Analysis, i: int) -> list[int]:
    """Those who "continue to search", or of whom "there are 15 working" somewhere."""
    token = analysis.tokens[i]
    above = analysis.tokens[token.head]
    if token.dep == "xcomp" and above.lemma in _GOING_ON:
        found = subject(analysis, i)
        return [] if found is None else [found]
    be = analysis.tokens[above.head]
    there = token.dep == "acl" and token.tag == "VBG" and be.lemma == "be" and children_in(analysis, be.i, "expl")
    return [above.i] if there else []


_GOING_ON = frozenset({"continue", "begin", "start", "keep"})
"""Verbs of which those who do the work are the subject."""

_EFFORTS = frozenset({"rescue", "search", "relief"})
"""What people "involved in" it are at work for."""


def _phrase(analysis: Analysis, preposition: int) -> list[Token]:
    objects = children_in(analysis, preposition, "pobj")
    return [analysis.tokens[k] for o in objects for k in (o, *analysis.children[o])]


def _class_of(analysis: Analysis, o: int) -> str:
    """The class of a noun, or of what "hundreds" are of."""
    below = after_of(analysis, o) if analysis.tokens[o].lower in ROUND else []
    return noun_class(analysis.tokens[below[0] if below else o]).id


def at_post(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people on duty, or under orders; ``words``: the preposition, then what must stand with ``i``."""
    preposition = analysis.tokens[analysis.tokens[i].head]
    near = {analysis.tokens[c].lower for c in analysis.children[i]}
    if analysis.tokens[i].dep != "pobj" or preposition.lower != words[0] or not near.issuperset(words[1:]):
        return []
    above = analysis.tokens[preposition.head]
    found = subject(analysis, above.i) if above.pos in {"VERB", "AUX"} else above.i
    if found is None or not is_counted(analysis, found):
        return []
    others = any(analysis.tokens[p].lower == "of" for p in children_in(analysis, above.i, "prep"))
    bare = analysis.tokens[found].tag == "CD" and not others  # not "of the houses, 300 are in need of paint"
    return [found] if is_person(analysis, found) or bare else []


def team(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted members of the teams that are sent: "a six-member team"; ``words``: nouns for teams."""
    teams = [o for o in patient(analysis, i, ()) if analysis.tokens[o].lemma in words]
    before = [c for o in teams for c in children_in(analysis, o, "nmod", "compound", "amod")]
    members = [c for c in before if analysis.tokens[c].lemma in _MEMBERS]
    below = [o for t in teams for o in after_of(analysis, t) if is_person(analysis, o)]
    return [o for o in (*members, *below) if is_counted(analysis, o)]


_MEMBERS = frozenset({"member", "strong", "man", "person", "woman"})
"""Words that a hyphen joins to the number of a team's members."""


def brought_home(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who were returned home, or who came back from captivity; ``words``: nouns for captivity."""
    from_there = [o for p in children_in(analysis, i, "prep") for o in children_in(analysis, p, "pobj")]
    freed = any(analysis.tokens[o].lower in words for o in from_there)
    home = any(analysis.tokens[c].lower in {"home", "back"} for c in analysis.children[i])
    objects = children_in(analysis, i, "dobj")
    if not freed and not (home and (is_passive(analysis, i) or objects)):
        return []
    held = subject(analysis, i)
    found = patient(analysis, i, ()) if is_passive(analysis, i) or objects else [held] if held is not None else []
    return [o for o in found if is_counted(analysis, o) and is_person(analysis, o)]


def of_vehicle(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Counted passengers or crew of a vehicle: "the ship's 462 passengers"; ``words``: the noun classes of vehicles."""
    owners = children_in(analysis, i, "poss")
    owners += [o for p in children_in(analysis, i, "prep") if analysis.tokens[p].lower in {"of", "on"}
               for o in children_in(analysis, p, "pobj")]  # fmt: skip
    ours = any(noun_class(analysis.tokens[o]).id in words for o in owners)
    return [i] if ours and is_counted(analysis, i) else []


def handed(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted captives whom one side hands over to the other; ``words``: their noun classes."""
    over = any(analysis.tokens[c].lower == "over" for c in (*analysis.children[i], i + 1) if c < len(analysis.tokens))
    found = patient(analysis, i, ()) if over else []
    return [o for o in found if is_counted(analysis, o) and class_of_counted(analysis, o) in words]
