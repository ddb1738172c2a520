"""Questions to the dependency parse (CLEAR labels): whose subject, what follows "of", whether it is counted."""

from __future__ import annotations

from reportedly.extract.nouns import is_person
from reportedly.records import Analysis

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


RELATIVES = frozenset({"who", "that", "which", "whom"})

ROUND = frozenset({"dozens", "scores", "hundreds", "thousands", "millions"})
"""Numbers that are nouns, and have an "of" after them."""


def child(analysis: Analysis, i: int, *labels: str) -> int | None:
    """The first child of ``i`` with one of these dependency labels."""
    return next((c for c in analysis.children[i] if analysis.tokens[c].dep in labels), None)


def children_in(analysis: Analysis, i: int, *labels: str) -> list[int]:
    """All children of ``i`` with one of these dependency labels."""
    return [c for c in analysis.children[i] if analysis.tokens[c].dep in labels]


def resolved(analysis: Analysis, i: int) -> int:
    """``i``, or the noun that it stands for where it is a relative pronoun."""
    if analysis.tokens[i].lower not in RELATIVES:
        return i
    for above in analysis.ancestors(i):
        token = analysis.tokens[above]
        cleft = children_in(analysis, token.head, "attr") if token.dep == "ccomp" else []
        if cleft and analysis.tokens[token.head].lemma == "be" and analysis.tokens[cleft[0]].tag == "CD":
            return cleft[0]  # "it was not 80 that were killed"
        if analysis.tokens[above].dep == "relcl":
            return _person_above(analysis, analysis.tokens[above].head)
    return i


def _person_above(analysis: Analysis, i: int) -> int:
    """``i``, or the person above it where it is a place: "a tourist from Arden who was shot", hung from "Arden"."""
    if analysis.tokens[i].entity not in {"GPE", "LOC", "FAC"}:
        return i
    for above in list(analysis.ancestors(i))[:4]:
        token = analysis.tokens[above]
        if token.pos in {"VERB", "AUX"} and token.dep != "acl":
            break
        if is_person(analysis, above):
            return above
    return i


def is_passive(analysis: Analysis, i: int) -> bool:
    """Whether verb ``i`` stands in the passive, get-passives included."""
    return any(analysis.tokens[c].dep in {"auxpass", "nsubjpass", "csubjpass"} for c in analysis.children[i])


def is_active(analysis: Analysis, i: int) -> bool:
    """Whether verb ``i`` can only be active: finite and not a participle, or with an auxiliary but no passive one."""
    token = analysis.tokens[i]
    if is_passive(analysis, i):
        return False
    return token.tag in {"VB", "VBZ", "VBP", "VBG"} or any(
        analysis.tokens[c].dep == "aux" and analysis.tokens[c].lemma in {"have", "do", "will"}
        for c in analysis.children[i]
    )


def has_auxiliary(analysis: Analysis, i: int) -> bool:
    """Whether an auxiliary makes ``i`` a verb of its own clause."""
    return child(analysis, i, "aux", "auxpass") is not None


def is_name(analysis: Analysis, i: int) -> bool:
    """Whether token ``i`` is a rare surname that the model takes for an adverb: "Demos Larrily, 25, was shot"."""
    token = analysis.tokens[i]
    if token.tag != "RB" or token.dep != "advmod" or not token.text[0].isupper():
        return False
    return any(analysis.tokens[c].dep == "compound" and analysis.tokens[c].tag == "NNP" for c in analysis.children[i])


def own_subject(analysis: Analysis, i: int) -> int | None:
    """The subject that hangs from word ``i``, or from the "are" before it: "256 are missing"."""
    own = children_in(analysis, i, *SUBJECTS)
    helpers = children_in(analysis, i, "aux", "auxpass")
    if (lost := lost_in_a_phrase(analysis, i)) is not None:
        return lost
    if own:  # of two in a headline, the nearer: "20 killed, 14 missing"
        return max((o for o in own if o < i), default=own[0])
    lent = next((o for c in helpers for o in children_in(analysis, c, *SUBJECTS)), None)
    if lent is not None:
        return lent
    held = min(helpers, default=0) - 1
    between = 0 <= held < i and analysis.tokens[analysis.tokens[held].head].lower == "between"
    if between and analysis.tokens[held].tag == "NNS" and is_counted(analysis, held):
        return held  # "said between 50 and 60 people were killed": the parse hangs them from "said"
    if (taken := _taken_by_verb_above(analysis, i)) is not None:
        return taken
    before = [c for c in children_in(analysis, i, "npadvmod") if c == i - 1 and analysis.tokens[c].entity == "CARDINAL"]
    return before[0] if before else None  # "at least two dozen suffered burns"


def lost_in_a_phrase(analysis: Analysis, i: int) -> int | None:
    """The counted plural right before "were" or "have" that the parse takes into a phrase before it.

    "In the attack on Dorin 130 soldiers were killed", "after the sinking of the Alda 31 people are missing": an attack
    is not many, and a clause without a subject has none elsewhere.
    """
    own, helpers = children_in(analysis, i, *SUBJECTS), children_in(analysis, i, "aux", "auxpass")
    tokens, first = analysis.tokens, min(helpers, default=0)
    held = tokens[first - 1]
    if first < 3 or tokens[first].lower not in {"were", "are", "have"} or held.tag != "NNS" or held.dep != "pobj":
        return None
    numbers = (t for t in tokens[first - 4 : first - 1] if t.tag == "CD")
    number = next(numbers, None)
    if number is None or number.i < held.head + 2 or tokens[number.i - 1].tag not in {"NN", "NNS", "NNP"}:
        return None
    several = any(tokens[o].tag not in {"NN", "NNP"} or children_in(analysis, o, "conj") for o in own)
    return None if several else held.i


def _taken_by_verb_above(analysis: Analysis, i: int) -> int | None:
    """What the parse takes for the object of the verb above, right before finite verb ``i`` that has no subject.

    "Police claimed 45,000 joined the route", "organisers estimated a march drew 3,000".
    """
    token = analysis.tokens[i]
    if token.dep != "ccomp" or token.tag not in {"VBD", "VBP", "VBZ"}:
        return None
    held = [o for o in children_in(analysis, token.head, "dobj") if token.head < o < i]
    if not held:
        return None
    below = set(analysis.subtree(held[-1]))
    return held[-1] if below.issuperset(range(held[-1], i)) else None


def _torn_off(analysis: Analysis, i: int) -> int | None:
    """The counted people right before joined verb ``i`` that the parse joins to the noun of a phrase before them.

    "Nineteen people were killed during the siege and two attackers also died": no siege and no attackers lasted.
    """
    token = analysis.tokens[i]
    if token.dep != "conj" or token.tag not in {"VBD", "VBN", "VBP"}:
        return None
    before = i - 1
    while before > token.head and analysis.tokens[before].head == i and analysis.tokens[before].pos in {"ADV", "AUX"}:
        before -= 1
    noun = analysis.tokens[before]
    if noun.dep != "conj" or analysis.tokens[noun.head].dep != "pobj" or not noun.head > token.head:
        return None
    people = is_person(analysis, before) and is_counted(analysis, before) and not is_person(analysis, noun.head)
    return before if people else None


def subject(analysis: Analysis, i: int) -> int | None:
    """Who or what verb ``i`` says something of: its own subject, that of the verb it is joined to, or its noun."""
    for _ in range(8):  # chains of joined verbs are short; the bound keeps hostile parses cheap
        token = analysis.tokens[i]
        own = own_subject(analysis, i)
        if own is not None:
            return resolved(analysis, own)
        named = next((c for c in analysis.children[i] if is_name(analysis, c)), None)
        if named is not None:
            return named
        beside = _torn_off(analysis, i)
        if beside is not None:
            return beside
        if token.dep in {"relcl", "acl"}:
            return token.head
        if token.dep == "pcomp":  # "died after being shot"
            i = analysis.tokens[token.head].head
            if analysis.tokens[i].pos not in {"VERB", "AUX"}:
                return None
            continue
        if token.dep not in {"conj", "xcomp", "advcl", "oprd", "acomp", "dep"} or token.head == i:
            return None
        if token.dep == "xcomp":
            held = child(analysis, token.head, "dobj")
            if held is not None:
                return held
        i = token.head
    return None


def is_counted(analysis: Analysis, i: int) -> bool:
    """Whether a number stands at or right on token ``i``: "40 people", "40", "hundreds"."""
    if analysis.tokens[i].tag == "CD" or analysis.tokens[i].lower in ROUND:
        return True
    return any(
        analysis.tokens[c].dep in {"nummod", "quantmod"} or analysis.tokens[c].entity == "CARDINAL"
        for c in analysis.children[i]
        if c < i
    )


def after_of(analysis: Analysis, i: int) -> list[int]:
    """What follows the "of" of noun ``i``, also where the parse hangs it from a word before ("shooting death of")."""
    after = [i + 1] if i + 1 < len(analysis.tokens) and analysis.tokens[i + 1].head < i else []
    return [
        o
        for p in [*children_in(analysis, i, "prep"), *after]
        if analysis.tokens[p].lower == "of"
        for o in children_in(analysis, p, "pobj")
        if analysis.tokens[o].i > i
    ]


def is_none(analysis: Analysis, i: int) -> bool:
    """Whether noun ``i`` has "no" or "zero" before it."""
    return any(analysis.tokens[c].lower in {"no", "zero"} for c in analysis.children[i])
