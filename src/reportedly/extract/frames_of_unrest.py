"""Frames of unrest and war: who was carried off, is on strike, gave up, was pulled out; what was set alight.

Each takes an analysis, the token of the trigger and the trigger's ``words`` (see ``frames``). Only the counted are led
to: that "troops withdrew" says nothing of how many.
"""

from __future__ import annotations

from reportedly.extract.frames_of_politics import class_of_counted, doers
from reportedly.extract.nouns import NOUN_TAGS, UNKNOWN, is_person, may_be_people, noun_class
from reportedly.extract.patients import patient
from reportedly.extract.syntax import ROUND, after_of, children_in, is_counted, is_passive, subject
from reportedly.records import Analysis

_LANDS = frozenset({"GPE", "LOC", "FAC"})
_ALIGHT = frozenset({"ablaze", "alight", "afire", "aflame"})


def of_counted(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted ones that a deed is of: "the arrest of 41 workers"; ``words``: their classes, none for any people."""
    token = analysis.tokens[i]
    if token.pos not in {"NOUN", "PROPN"} or token.dep == "compound":
        return []
    found = [o for o in after_of(analysis, i) if is_counted(analysis, o)]
    if not words:
        return [o for o in found if _are_people(analysis, o)]
    return [o for o in found if class_of_counted(analysis, o) in words]


def of_named(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Whom a deed is of, by name: "the arrest of Ian Orr"; ``words``: prepositions before one that is only sought."""
    token = analysis.tokens[i]
    if token.tag not in NOUN_TAGS or analysis.tokens[token.head].lower in words:
        return []
    return [o for o in after_of(analysis, i) if analysis.tokens[o].entity == "PERSON"]


def _are_people(analysis: Analysis, o: int) -> bool:
    """Whether counted token ``o`` is of people, or of families: "41 workers", "dozens of girls", "five of them"."""
    token = analysis.tokens[o]
    if token.tag == "CD" or token.lower in ROUND:
        below = after_of(analysis, o)
        return not below or any(is_person(analysis, x) or analysis.tokens[x].lower == "them" for x in below)
    return is_person(analysis, o) or noun_class(token).id == "groups"


_SAYING_WHO_OR_WHEN = frozenset({"by", "from", "on", "in", "during", "at", "since"})
"""Prepositions that may follow "were taken" where somebody was carried off: who did it, whence and when."""

_TOLD_WITH_TAKEN = frozenset(
    {"aux", "auxpass", "nsubjpass", "nsubj", "agent", "prep", "punct", "mark", "cc", "conj", "npadvmod", "neg"}
)


def taken(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who "were taken", and nothing says whither: "136 pupils had been taken".

    ``words``: nouns after "in", "on" or "at" that are no time or place of a raid, as in "taken in by neighbours".
    """
    token = analysis.tokens[i]
    passive = is_passive(analysis, i) or (token.dep == "acl" and token.tag == "VBN")
    if not passive or token.tag != "VBN":
        return []
    for c in analysis.children[i]:
        below = analysis.tokens[c]
        if below.dep not in _TOLD_WITH_TAKEN:
            return []
        if below.dep == "prep" and below.lower not in _SAYING_WHO_OR_WHEN:
            return []
        if any(analysis.tokens[o].lemma in words or analysis.tokens[o].dep == "pcomp" for o in analysis.children[c]):
            return []
    return [o for o in patient(analysis, i, ()) if is_counted(analysis, o) and is_person(analysis, o)]


def carried_off(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people whom somebody carries off; ``words``: the particles ("whisked away 40 people")."""
    ways = {analysis.tokens[c].lower for c in children_in(analysis, i, "prt", "advmod", "prep")}
    if not ways & set(words):
        return []
    with_them = [
        o
        for p in children_in(analysis, i, "prep")
        if analysis.tokens[p].lower == "with"  # "made off with 30 women"
        for o in children_in(analysis, p, "pobj")
    ]
    found = with_them if analysis.tokens[i].lemma == "make" else patient(analysis, i, ())
    return [o for o in found if is_counted(analysis, o) and _are_people(analysis, o)]


def pulled_out(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted soldiers that somebody pulls out or who pull out, or leave a land; ``words``: their noun classes."""
    token = analysis.tokens[i]
    if token.lemma == "leave":
        objects = children_in(analysis, i, "dobj")
        lands = any(analysis.tokens[o].entity in _LANDS or analysis.tokens[o].lemma == "country" for o in objects)
        found = doers(analysis, i, ()) if lands else []
    else:
        ways = {analysis.tokens[c].lower for c in children_in(analysis, i, "prt", "advmod", "prep")}
        from_there = [p for p in children_in(analysis, i, "prep") if analysis.tokens[p].lower == "from"]
        lands = any(analysis.tokens[o].entity in _LANDS for p in from_there for o in children_in(analysis, p, "pobj"))
        if not (ways & {"out", "back"} or lands):
            return []
        found = patient(analysis, i, ()) if children_in(analysis, i, "dobj") or is_passive(analysis, i) else []
        found = found or doers(analysis, i, ())
    return [o for o in found if is_counted(analysis, o) and class_of_counted(analysis, o) in words]


def on_strike(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted workers of whom ``i`` says that they are on strike; ``words``: what has to stand with it.

    "Some 300 striking miners", "walked off the job", "walked out", "the strike by 5,000 dockers".
    """
    token = analysis.tokens[i]
    if token.dep == "amod" and token.tag in {"VBG", "JJ"}:
        counted_so = is_person(analysis, token.head) and analysis.tokens[i - 1].tag == "CD"  # "a striking 300 people"
        found = [token.head] if not words and counted_so else []
    elif token.pos == "NOUN":
        found = [
            o
            for p in children_in(analysis, i, "prep", "agent")
            if analysis.tokens[p].lower == "by"
            for o in children_in(analysis, p, "pobj")
        ]
    elif words:
        near = {analysis.tokens[k].lower for c in analysis.children[i] for k in (c, *analysis.children[c])}
        held = subject(analysis, i)
        found = [held] if held is not None and any(set(word.split(":")) <= near for word in words) else []
    else:
        found = []
    return [o for o in found if is_counted(analysis, o) and may_be_people(analysis, o)]


def set_alight(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted things that are set on fire; ``words``: their noun classes ("set fire to 12 cars")."""
    objects = children_in(analysis, i, "dobj")
    if any(analysis.tokens[o].lower == "fire" for o in objects):
        after = [p for above in (i, *objects) for p in children_in(analysis, above, "prep", "dative")]
        found = [o for p in after if analysis.tokens[p].lower == "to" for o in children_in(analysis, p, "pobj")]
    else:
        near = {analysis.tokens[k].lower for c in analysis.children[i] for k in (c, *analysis.children[c])}
        found = patient(analysis, i, ()) if near & _ALIGHT or {"on", "fire"} <= near else []
    return [o for o in found if is_counted(analysis, o) and class_of_counted(analysis, o) in words]


def strong(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The number of a force: "a 12,000-strong mission"; ``words``: "strong"."""
    found = [c for c in analysis.children[i] if analysis.tokens[c].lower in words and c < i]
    numbers = [k for c in found for k in (c - 1, c - 2) if k >= 0 and analysis.tokens[k].tag == "CD"]
    return numbers[:1]


def home_to(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people that a place is home to; ``words``: their noun classes ("home to 84,000 refugees")."""
    found = [
        o
        for p in children_in(analysis, i, "prep")
        if analysis.tokens[p].lower == "to"
        for o in children_in(analysis, p, "pobj")
    ]
    return [o for o in found if is_counted(analysis, o) and class_of_counted(analysis, o) in words]


def arriving(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people of the noun classes in ``words`` who arrive, land or cross a border."""
    if analysis.tokens[i].lemma in {"cross", "enter"}:
        over = [*children_in(analysis, i, "dobj")]
        over += [o for p in children_in(analysis, i, "prep") for o in children_in(analysis, p, "pobj")]
        bounds = [o for o in over if analysis.tokens[o].entity in _LANDS or analysis.tokens[o].lower in _BOUNDARIES]
        if not bounds and not any(analysis.tokens[o].lemma in _BOATS for o in over):
            return []
    ways = [p for p in children_in(analysis, i, "prep") if analysis.tokens[p].lower in {"in", "on", "at", "to", "by"}]
    goals = [o for p in ways for o in children_in(analysis, p, "pobj")]
    found = doers(analysis, i, ())
    afar = any(analysis.tokens[o].entity in _LANDS or analysis.tokens[o].lemma in _BOATS for o in goals)
    afar = afar or any(analysis.tokens[k].lemma in _BOATS for o in found for k in analysis.subtree(o))
    afar = afar or analysis.tokens[i].lemma in {"cross", "enter"}
    classes = {*words, "people", "groups"} if "refugees" in words and afar else set(words)
    return [  # "424 people in seven boats arrived", "8,000 Rohingya crossed the border"
        o
        for o in found
        if class_of_counted(analysis, o) in classes or ("refugees" in words and afar and _is_of_a_people(analysis, o))
    ]


def _is_of_a_people(analysis: Analysis, o: int) -> bool:
    """Whether counted token ``o`` names a people: "8,000 Rohingya"."""
    return analysis.tokens[o].entity == "NORP" and analysis.tokens[o].tag in {"NNP", "NNPS", "NNS"}


_BOATS = frozenset({"boat", "dinghy", "raft", "vessel"})
_BOUNDARIES = frozenset({"border", "frontier", "channel", "sea", "strait", "mediterranean"})


def sheltering(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who shelter somewhere; ``words``: none. Not whom a camp shelters."""
    del words
    token = analysis.tokens[i]
    if children_in(analysis, i, "dobj") or is_passive(analysis, i):
        return []
    own = children_in(analysis, i, "nsubj")
    if not own and token.dep == "acl" and token.tag == "VBG":
        own = [token.head]
    return [o for o in own if is_counted(analysis, o) and _are_people(analysis, o)]


def going_back(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who return to one of the places in ``words``, or home."""
    home = any(analysis.tokens[c].lower == "home" for c in analysis.children[i])
    goals = [
        analysis.tokens[o].lemma
        for p in children_in(analysis, i, "prep")
        if analysis.tokens[p].lower in {"to", "into"}
        for o in children_in(analysis, p, "pobj")
    ]
    if children_in(analysis, i, "dobj") or is_passive(analysis, i) or not (home or set(goals) & set(words)):
        return []
    held = subject(analysis, i) if analysis.tokens[i].dep not in {"xcomp", "acl", "amod", "pcomp"} else None
    found = [held] if held is not None and is_counted(analysis, held) else []  # and not who "are unable to return"
    return [o for o in found if _are_people(analysis, o) and class_of_counted(analysis, o) not in _HELD]


_HELD = frozenset({"soldiers", "fighters", "prisoners", "police"})
"""Classes of those who come home from captivity or a front, and not to a home that they had to leave."""


def downed(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted aircraft and missiles that are shot or brought down, or intercepted; ``words``: classes and nouns.

    What is "shot down" and no noun that we know is one of them too: "33 Shaheds".
    """
    token = analysis.tokens[i]
    down = _is_down(analysis, i)
    if token.lemma not in {"down", "intercept"} and not down:
        return []
    found = [o for o in patient(analysis, i, ()) if is_counted(analysis, o)]
    unknown = {UNKNOWN.id} if down and token.lemma == "shoot" else set()
    return [
        o
        for o in found
        if {class_of_counted(analysis, o), analysis.tokens[o].lemma.lower()} & {*words, *unknown}
        and not is_person(analysis, o)
        and analysis.tokens[o].tag != "CD"
    ]


def shot_ones(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those who were shot; of what is "shot down" only people. ``words``: none."""
    found = patient(analysis, i, words)
    return [o for o in found if is_person(analysis, o) or not _is_down(analysis, i)]


def _is_down(analysis: Analysis, i: int) -> bool:
    return any(analysis.tokens[c].lower == "down" for c in children_in(analysis, i, "prt", "advmod", "prep"))


def driven_to(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people whom something drives to or into a land; ``words``: none."""
    del words
    objects = patient(analysis, i, ())
    ways = [p for above in (i, *objects) for p in children_in(analysis, above, "prep")]
    ways = [p for p in ways if analysis.tokens[p].lower in {"to", "into", "across"}]
    goals = [o for p in ways for o in children_in(analysis, p, "pobj")]
    held = subject(analysis, i)
    by_someone = held is not None and is_person(analysis, held)
    if by_someone or not any(analysis.tokens[o].entity == "GPE" or analysis.tokens[o].lemma == "border" for o in goals):
        return []
    found = [o for o in objects if is_counted(analysis, o) and _are_people(analysis, o)]
    return [o for o in found if class_of_counted(analysis, o) not in _HELD]


def returned_ones(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted captives who "have been returned"; ``words``: their noun classes."""
    found = patient(analysis, i, ()) if is_passive(analysis, i) else []
    return [o for o in found if is_counted(analysis, o) and class_of_counted(analysis, o) in words]


def struck_work(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted workers who strike, with no object: "80,000 workers have struck"; ``words``: their noun classes."""
    if children_in(analysis, i, "dobj", "agent") or is_passive(analysis, i):
        return []
    return [o for o in doers(analysis, i, ()) if class_of_counted(analysis, o) in words]
