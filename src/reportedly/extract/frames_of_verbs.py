"""Frames of verbs: those that something was done to, that did it, or that were somewhere.

Each takes an analysis, the token of the trigger and the trigger's ``words`` (see ``frames``).
"""

from __future__ import annotations

from reportedly.extract.nouns import is_person, noun_class
from reportedly.extract.patients import patient
from reportedly.extract.syntax import ROUND, after_of, child, children_in, is_counted, is_passive, subject
from reportedly.records import Analysis

_BODY = frozenset(
    {
        *("head", "chest", "leg", "arm", "hand", "foot", "back", "face", "neck"),
        *("shoulder", "stomach", "abdomen", "torso", "thigh", "ankle", "knee", "hip", "buttock"),
        *("buttocks", "groin", "ear", "eye", "jaw", "side", "finger", "toe", "calf"),
        *("wrist", "elbow", "body", "forearm", "chin", "cheek", "ribs", "lung", "spine"),
        *(
            "pelvis",
            "rear",
        ),
    }
)


def of_subject(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Subject of the verb; ``words``: "counted" where the caller asks for a number."""
    del words
    token = analysis.tokens[i]
    if token.pos not in {"VERB", "AUX"} and token.tag[:2] != "VB":
        return []
    if token.dep == "amod":
        return [token.head]
    found = subject(analysis, i)
    return [found] if found is not None else []


def goal(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who was taken to a goal that ``words`` names ("medical:center": both words)."""
    for p in analysis.children[i]:
        if analysis.tokens[p].lower not in {"to", "into", "at", "in"} or analysis.tokens[p].dep not in {
            "prep",
            "dative",
        }:
            continue
        for o in children_in(analysis, p, "pobj"):
            if _is_goal(analysis, o, words):
                return patient(analysis, i, ())
    return []


def _is_goal(analysis: Analysis, o: int, words: tuple[str, ...]) -> bool:
    head = analysis.tokens[o].lower
    near = {analysis.tokens[c].lower for c in analysis.children[o]} | {head}
    return any(set(word.split(":")) <= near for word in words)


def prisoner(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those "taken prisoner", "taken hostage"; ``words``: what they were taken as."""
    found = [o for o in patient(analysis, i, ()) if analysis.tokens[o].lower not in words]
    if any(analysis.tokens[c].lower in words for c in analysis.children[i]):
        return found or _held_as(analysis, i)
    return [o for o in found if any(_ends_in(analysis, c, words) for c in analysis.children[o] if c > o)]


def _held_as(analysis: Analysis, i: int) -> list[int]:
    """Whom a participle describes whose only object is what they are held as: "officers they had held hostage"."""
    token = analysis.tokens[i]
    if token.dep in {"relcl", "acl"} and token.tag in {"VBN", "VBD"}:
        return [token.head]
    bare = token.tag in {"VBD", "VBN"} and not children_in(analysis, i, "aux")
    by = any(analysis.tokens[c].lower == "by" for c in analysis.children[i])
    own = child(analysis, i, "nsubj")
    return [own] if own is not None and bare and by else []  # "ten sailors held hostage by rebels were freed"


def _ends_in(analysis: Analysis, i: int, words: tuple[str, ...]) -> bool:
    """Whether what hangs from ``i`` ends in one of ``words`` alone: "held 170, 22 of them nurses, hostage"."""
    last = i
    while analysis.children[last] and analysis.children[last][-1] > last:
        last = analysis.children[last][-1]
    return analysis.tokens[last].lower in words and not analysis.children[last]


def several(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Patients of a verb in a clause of its own that are more than one."""
    own = child(analysis, i, "nsubjpass")
    some = own is not None and analysis.tokens[own].tag == "CD"  # "of whom three have been identified"
    if analysis.tokens[i].dep in {"relcl", "acl", "amod", "advcl", "xcomp"} and not some:
        return []
    found = [
        held for o in patient(analysis, i, words)
        for held in (after_of(analysis, o) if analysis.tokens[o].lemma == "body" else ()) or (o,)
    ]  # fmt: skip
    return [o for o in found if analysis.tokens[o].tag in {"NNS", "NNPS", "CD"} or analysis.tokens[o].lower == "dead"]


def away(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who passed away: the subject, where one of ``words`` stands with the verb."""
    near = any(analysis.tokens[c].lower in words for c in analysis.children[i])
    found = subject(analysis, i) if near else None
    return [found] if found is not None else []


def struck(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those hit by what ``words`` name, or hit in a part of the body by something that is not named."""
    token = analysis.tokens[i]
    own = child(analysis, i, "nsubj")
    if own is not None and _names(analysis, own, words):
        return children_in(analysis, i, "dobj")
    for p in children_in(analysis, i, "agent", "prep"):
        objects = children_in(analysis, p, "pobj")
        if analysis.tokens[p].lower in {"by", "with"} and any(_names(analysis, o, words) for o in objects):
            return patient(analysis, i, ())
        in_body = analysis.tokens[p].lower == "in" and any(analysis.tokens[o].lower in _BODY for o in objects)
        if in_body and token.lemma in {"hit", "strike", "graze"}:
            return [o for o in patient(analysis, i, ()) if is_person(analysis, o)]
    return []


_NO_GUNS = frozenset({"mortar", "artillery", "shell", "tank", "rocket", "missile", "forest", "house", "wild"})
"""What makes "fire" and "round" something else than a gun's."""


def _names(analysis: Analysis, o: int, words: tuple[str, ...]) -> bool:
    if any(analysis.tokens[c].lower in _NO_GUNS for c in analysis.children[o]):
        return False
    if analysis.tokens[o].lemma == "fire" and child(analysis, o, "det") is not None:
        return False  # "the fire also injured 150 workers"
    return analysis.tokens[o].lemma in words or analysis.tokens[o].lower in words


def forces(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Objects of the verb that are of the noun classes in ``words``."""
    return [
        o
        for o in patient(analysis, i, ())
        if noun_class(analysis.tokens[o]).id in words
        and (analysis.tokens[o].tag != "NN" or analysis.children[o] or analysis.tokens[o].dep != "dobj")
    ]  # not "held hostage": as what somebody is held


def drawn(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Counted people that an occasion drew; ``words``: nouns for occasions, of which the subject must be one."""
    occasion = subject(analysis, i)
    if occasion is None or is_passive(analysis, i) or analysis.tokens[occasion].lemma.lower() not in words:
        return []
    if analysis.tokens[i].lemma == "bring" and not any(
        analysis.tokens[c].lower in {"out", "together"} for c in analysis.children[i]
    ):
        return []
    return [o for o in patient(analysis, i, ()) if is_counted(analysis, o)]


def attend(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those who attended: the subject, or what follows "by"."""
    del words
    agents = [o for p in children_in(analysis, i, "agent") for o in children_in(analysis, p, "pobj")]
    if agents:
        return [o for o in agents if is_counted(analysis, o)]
    if is_passive(analysis, i):
        return []
    found = subject(analysis, i)
    people = found is not None and (is_person(analysis, found) or analysis.tokens[found].lower in ROUND)
    return [found] if found is not None and people else []


def there(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Counted people who are said to be somewhere: "there were 16 people in the house"; ``words``: prepositions."""
    said = child(analysis, i, "acomp")
    if said is not None and analysis.tokens[said].lower not in words:
        return []
    exists = child(analysis, i, "expl") is not None
    held = child(analysis, i, "attr") if exists else child(analysis, i, "nsubj")
    if (
        held is None
        or not is_counted(analysis, held)
        or not (is_person(analysis, held) or analysis.tokens[held].tag == "CD" or _are_people(analysis, held))
    ):
        return []
    where = [p for p in _wheres(analysis, i, held) if _is_place(analysis, p, words)]
    return [held] if where and not any(_is_in_vehicle(analysis, p) for p in where) else []


def there_aboard(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Counted people who are said to be in or on a vehicle: "100 people were on the plane"; ``words``: prepositions."""
    held = child(analysis, i, "attr") if child(analysis, i, "expl") is not None else child(analysis, i, "nsubj")
    if held is None or not is_counted(analysis, held) or child(analysis, i, "acomp") is not None:
        return []
    if not (is_person(analysis, held) or analysis.tokens[held].tag == "CD"):
        return []
    where = [p for p in _wheres(analysis, i, held) if analysis.tokens[p].lower in words]
    return [held] if any(_is_in_vehicle(analysis, p) for p in where) else []


def _wheres(analysis: Analysis, verb: int, held: int) -> list[int]:
    """The words for places after a verb and after those who are there."""
    found = [p for above in (verb, held) for p in children_in(analysis, above, "prep", "advmod", "acomp")]
    return [p for p in found if p > min(verb, held)]


def _is_in_vehicle(analysis: Analysis, p: int) -> bool:
    return any(noun_class(analysis.tokens[o]).id == "vehicles" for o in children_in(analysis, p, "pobj"))


def _are_people(analysis: Analysis, held: int) -> bool:
    """Whether a round number is one of people: "hundreds of people", or "hundreds" alone."""
    counted = after_of(analysis, held)
    return analysis.tokens[held].lower in ROUND and all(is_person(analysis, o) for o in counted)


_CONDITIONS = frozenset(
    {
        "risk",
        "odds",
        "fault",
        "stake",
        "war",
        *("condition", "custody", "hospital", "jail", "prison", "court", "contact", "danger", "trouble"),
        *("pain", "shock", "charge", "surgery", "intensive", "care", "touch", "fear", "need"),
        *("line", "favor", "favour", "case", "investigation", "scene", "way", "run", "lam"),
        *(
            "list",
            "watch",
            "bond",
            "board",
            "duty",
            "leave",
            "bail",
            "hand",
        ),
        *("heat", "tie", "digit", "race", "agreement", "position", "lead", "minority", "majority", "office", "power"),
        *("strike", "session", "talk", "negotiation", "dispute", "disagreement", "process", "mood", "love", "business"),
    }
)
"""What people can be in, on or at without being anywhere."""


def _is_place(analysis: Analysis, p: int, words: tuple[str, ...]) -> bool:
    if analysis.tokens[p].lower not in words:
        return False
    objects = children_in(analysis, p, "pobj")
    return not any(analysis.tokens[o].lemma in _CONDITIONS or analysis.tokens[o].tag == "CD" for o in objects)


_KEEPERS = frozenset({"police", "custody", "authorities", "jail", "sheriff", "officers", "department", "prison"})
"""Those to whom somebody gives himself up, in words that are also written "turned himself into"."""


def given_up(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who turned himself in: the subject, where the object is himself and ``words`` follow, or "into" police."""
    selves = {"himself", "herself", "themselves"}
    own = any(analysis.tokens[o].lower in selves for o in children_in(analysis, i, "dobj"))
    after = {token.lower for token in analysis.tokens[i + 1 : i + 4]}
    keepers = {token.lower for token in analysis.tokens[i + 1 : i + 9]} & _KEEPERS
    given = after & set(words) or ("into" in after and keepers)
    found = subject(analysis, i) if own and given else None
    return [found] if found is not None else []
