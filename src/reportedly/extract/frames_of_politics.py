"""Frames of politics and work: who was let in, laid off, signed, voted, came to a rally, is stationed somewhere.

Each takes an analysis, the token of the trigger and the trigger's ``words`` (see ``frames``).
"""

from __future__ import annotations

from reportedly.extract.nouns import NOUN_TAGS, is_person, noun_class
from reportedly.extract.patients import patient
from reportedly.extract.syntax import ROUND, after_of, child, children_in, is_counted, is_passive, subject
from reportedly.records import Analysis

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHERE = frozenset({"in", "inside", "on", "along", "near", "across", "at", "there"})
_DEFINITE = frozenset({"the", "these", "those", "both", "all", "such"})
_TAKING = frozenset({"take"})
_SAID_TO_BE = frozenset({"hold", "report", "record", "see", "commit", "launch", "stage", "suffer"})


def with_particle(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted patients of a verb with one of the particles in ``words``: "laid off 400 workers"."""
    near = any(analysis.tokens[c].lower in words for c in children_in(analysis, i, "prt", "advmod", "prep"))
    near = near and analysis.tokens[i].dep != "amod"  # "a laid-off clerk"
    return _counted(analysis, patient(analysis, i, ())) if near else []


def taken_in(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those whom somebody takes or lets in, brings here; ``words``: their noun classes."""
    near = {analysis.tokens[c].lower for c in analysis.children[i]}
    if not near & {"in", "into", "here"}:
        return []
    return [o for o in patient(analysis, i, ()) if noun_class(analysis.tokens[o]).id in words]


def doers(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who did what a verb of a clause of its own says; not those who may, or are about to."""
    del words
    token = analysis.tokens[i]
    if token.pos != "VERB" or (token.dep in {"xcomp", "acl", "amod", "pcomp"} and not is_said_to_have(analysis, i)):
        return []
    found = subject(analysis, i)
    return [o for o in _counted(analysis, [found] if found is not None else []) if _is_of_people(analysis, o)]


def is_said_to_have(analysis: Analysis, i: int) -> bool:
    """Whether verb ``i`` is what somebody is said to have done: "are estimated to have arrived"."""
    token = analysis.tokens[i]
    said = token.dep == "xcomp" and analysis.tokens[token.head].lemma in _KNOWN_TO
    return said and any(analysis.tokens[c].lower == "have" for c in children_in(analysis, i, "aux"))


_KNOWN_TO = frozenset({"estimate", "believe", "think", "report", "say", "know", "fear", "understand", "presume"})
"""Verbs in the passive that tell how it is known what somebody did."""


def _is_of_people(analysis: Analysis, o: int) -> bool:
    return analysis.tokens[o].tag == "CD" or analysis.tokens[o].lower in ROUND or is_person(analysis, o)


def staff(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted patients that are people of the noun classes in ``words``; no "registered voters"."""
    if analysis.tokens[i].pos != "VERB" or analysis.tokens[i].dep == "amod":
        return []
    return [o for o in _counted(analysis, patient(analysis, i, ())) if class_of_counted(analysis, o) in words]


def class_of_counted(analysis: Analysis, o: int) -> str:
    """The class of a counted noun, also where a round number stands before it: "dozens of prisoners"."""
    below = after_of(analysis, o) if analysis.tokens[o].lower in ROUND else []
    return noun_class(analysis.tokens[below[0] if below else o]).id


def jobs(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Counted jobs, where one of ``words`` (verbs) says what became of them: "cut 900 jobs", "900 jobs were lost"."""
    token = analysis.tokens[i]
    verb = analysis.tokens[token.head]
    done_to = token.dep in {"dobj", "nsubjpass"} or (verb.tag == "VBN" and verb.dep == "acl")
    if done_to and verb.lemma in words and is_counted(analysis, i):
        return [i]
    lost = any(analysis.tokens[c].dep == "acl" and analysis.tokens[c].lemma in words for c in analysis.children[i])
    return [i] if lost and is_counted(analysis, i) else []


def of_jobs(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The jobs that a loss or a creation is of; ``words``: nouns for them."""
    return [o for o in after_of(analysis, i) if analysis.tokens[o].lemma in words and is_counted(analysis, o)]


def cast(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who cast what ``words`` name."""
    objects = children_in(analysis, i, "dobj")
    return doers(analysis, i, ()) if any(analysis.tokens[o].lemma in words for o in objects) else []


def signed(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who signed one of the papers in ``words``, or by whom it was signed."""
    papers = [*children_in(analysis, i, "dobj", "nsubjpass")]
    if analysis.tokens[i].dep == "acl":
        papers.append(analysis.tokens[i].head)
    if not any(analysis.tokens[o].lemma in words for o in papers):
        return []
    agents = [o for p in children_in(analysis, i, "agent") for o in children_in(analysis, p, "pobj")]
    found = subject(analysis, i) if not agents and not is_passive(analysis, i) else None
    return _counted(analysis, agents or ([found] if found is not None else []))


def sentences(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those whose sentences were commuted; ``words``: nouns for sentences."""
    found = [o for o in patient(analysis, i, ()) if analysis.tokens[o].lemma in words]
    return _counted(analysis, [below for o in found for below in after_of(analysis, o)])


def ticketed(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who were given a ticket; ``words``: the verbs that may say so."""
    verb = analysis.tokens[analysis.tokens[i].head]
    if verb.lemma not in words or analysis.tokens[i].dep not in {"dobj", "oprd", "pobj", "attr"}:
        return []
    held = child(analysis, verb.i, "nsubjpass")
    given = children_in(analysis, verb.i, "dative")
    return _counted(analysis, [held] if held is not None else given)


def accused(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people against whom a case is filed; ``words``: the verbs that may say so."""
    verb = analysis.tokens[analysis.tokens[i].head]
    if verb.lemma not in words or analysis.tokens[i].dep not in {"dobj", "nsubjpass"}:
        return []
    ways = [p for above in (i, verb.i) for p in children_in(analysis, above, "prep")]
    found = [o for p in ways if analysis.tokens[p].lower == "against" for o in children_in(analysis, p, "pobj")]
    return [o for o in _counted(analysis, found) if _is_of_people(analysis, o)]


def audience(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The many who watched something; ``words``: nouns for them. Two friends are no audience."""
    if is_passive(analysis, i):
        found = [o for p in children_in(analysis, i, "agent") for o in children_in(analysis, p, "pobj")]
    else:
        held = subject(analysis, i)
        found = [held] if held is not None else []
    return [o for o in found if analysis.tokens[o].lemma in words and _is_many(analysis, o)]


def _is_many(analysis: Analysis, i: int) -> bool:
    numbers = [analysis.tokens[c].lower for c in analysis.children[i] if analysis.tokens[c].dep == "nummod"]
    return any(word in {"million", "thousand", "billion"} or (len(word) >= 4 and word[0].isdigit()) for word in numbers)


def turned_out(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who turned out or showed up; ``words``: the particles."""
    token = analysis.tokens[i]
    near = {analysis.tokens[c].lower for c in children_in(analysis, i, "prt", "advmod")}
    if token.lemma == "come" and "out" not in near:
        return []
    if not near & set(words) or children_in(analysis, i, "dobj", "acomp", "xcomp", "ccomp", "attr"):
        return []
    found = subject(analysis, i)
    found_ones = _counted(analysis, [found] if found is not None else [])
    found_ones = [o for o in found_ones if not any(analysis.tokens[c].lower == "the" for c in analysis.children[o])]
    return [o for o in found_ones if is_person(analysis, o) or _is_large(analysis.tokens[o].lower)]


def _is_large(word: str) -> bool:
    """Whether a number without a noun can only be one of a crowd: "half a million turned out", not "three"."""
    return word in {"million", "thousand", "hundred"} or word in ROUND or (word[0].isdigit() and "," in word)


def drawn_to(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people that somebody drew to a place; ``words``: their noun classes."""
    if is_passive(analysis, i):
        return []
    there = any(analysis.tokens[p].lower == "to" for p in children_in(analysis, i, "prep"))
    found = [o for o in _counted(analysis, patient(analysis, i, ())) if noun_class(analysis.tokens[o]).id in words]
    held = subject(analysis, i)
    by_one = held is not None and is_person(analysis, held)
    return found if there or by_one else []


def stationed(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The soldiers that stay somewhere; ``words``: their noun classes."""
    found = subject(analysis, i)
    if found is None or is_passive(analysis, i) or child(analysis, i, "acomp", "attr", "oprd") is not None:
        return []
    where = any(analysis.tokens[p].lower in _WHERE for p in children_in(analysis, i, "prep", "advmod"))
    return [found] if where and is_counted(analysis, found) and noun_class(analysis.tokens[found]).id in words else []


def kept(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The soldiers that somebody has in a place; ``words``: their noun classes."""
    found = [o for o in children_in(analysis, i, "dobj") if is_counted(analysis, o)]
    found = [o for o in found if class_of_counted(analysis, o) in words]
    return [o for o in found if _stands_somewhere(analysis, i, o) or _is_strength(analysis, i, o)]


def _is_strength(analysis: Analysis, verb: int, o: int) -> bool:
    """Whether the fighters or troops are all that a group or a land has: "the group has about 5,000 fighters"."""
    held = subject(analysis, verb)
    ours = held is not None and not is_person(analysis, held)
    number = analysis.tokens[o].lower in ROUND or _is_many(analysis, o)
    return ours and number and class_of_counted(analysis, o) in {"soldiers", "fighters"}


def _stands_somewhere(analysis: Analysis, verb: int, o: int) -> bool:
    where = [*children_in(analysis, verb, "prep", "advmod"), *children_in(analysis, o, "prep", "advmod", "acl")]
    return any(analysis.tokens[p].lower in _WHERE or analysis.tokens[p].lemma in {"station", "deploy"} for p in where)


def in_place(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Counted soldiers that a phrase says are in a place we know by its name; ``words``: the prepositions."""
    if not is_counted(analysis, i) or analysis.tokens[i].tag not in NOUN_TAGS:
        return []
    held = [i, *children_in(analysis, i, "acl")]
    places = [
        o
        for above in held
        for p in children_in(analysis, above, "prep")
        if analysis.tokens[p].lower in words
        for o in children_in(analysis, p, "pobj")
    ]
    return [i] if any(analysis.tokens[o].entity in _PLACES or _is_ground(analysis, o) for o in places) else []


def _is_ground(analysis: Analysis, o: int) -> bool:
    return analysis.tokens[o].lemma in {"country", "region", "area", "valley", "city", "province", "border", "island"}


def happened(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Counted happenings that one of ``words`` (verbs), or "there were", says took place; none that are pointed at."""
    token = analysis.tokens[i]
    if token.tag not in NOUN_TAGS or token.dep == "compound" or not is_counted(analysis, i):
        return []
    if any(analysis.tokens[c].lower in _DEFINITE for c in analysis.children[i]):
        return []
    verb = analysis.tokens[token.head]
    if token.dep == "attr":
        return [i] if child(analysis, verb.i, "expl") is not None else []
    if token.dep in {"dobj", "nsubjpass", "nsubj"} and verb.lemma in words:
        return [i] if _took_place(analysis, verb.i, token.dep) else []
    return []


def _took_place(analysis: Analysis, verb: int, link: str) -> bool:
    """Whether the verb is said of the happening in the way that makes it one: "two rallies took place", "held two"."""
    lemma = analysis.tokens[verb].lemma
    if link == "nsubj":
        place = any(analysis.tokens[c].lower == "place" for c in analysis.children[verb])
        return lemma in {"occur", "happen", "erupt"} or (lemma in _TAKING and place)
    if link == "nsubjpass":
        return lemma in _SAID_TO_BE
    return lemma not in {"take", "occur", "happen", "erupt"}


def _counted(analysis: Analysis, found: list[int]) -> list[int]:
    return [o for o in found if is_counted(analysis, o)]
