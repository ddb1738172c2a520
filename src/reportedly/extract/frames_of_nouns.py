"""Frames of nouns: a deed and those it was done to, bodies, lives and those who lost them.

Each takes an analysis, the token of the trigger and the trigger's ``words`` (see ``frames``).
"""

from __future__ import annotations

from reportedly.extract.nouns import NOUN_TAGS, is_person, noun_class
from reportedly.extract.syntax import ROUND, after_of, child, children_in, is_counted, is_none, subject
from reportedly.records import Analysis


def deed(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Noun for what was done: what follows "of", whose it was, or the noun itself where it is counted.

    ``words``: "of" where only what follows "of" counts.
    """
    token = analysis.tokens[i]
    if token.tag not in NOUN_TAGS or token.dep == "compound" or _is_attempt(analysis, i):
        return []
    found = after_of(analysis, i)
    if found:
        return found
    if words:
        return []
    if (round_number := _round_number(analysis, i)) is not None:
        return [round_number]
    owner = child(analysis, i, "poss")
    if owner is not None and (is_person(analysis, owner) or noun_class(analysis.tokens[owner]).id == "groups"):
        return [owner]
    through = [c for c in analysis.children[i] if analysis.tokens[c].dep == "compound" and token.tag == "NNS"]
    counted = any(is_counted(analysis, c) for c in (i, *through))  # "231 fever deaths", parsed as of 231 fevers
    return [i] if counted or is_none(analysis, i) else []


def _round_number(analysis: Analysis, i: int) -> int | None:
    """The number before an "of" that governs noun ``i``: "hundreds of deaths"."""
    preposition = analysis.tokens[analysis.tokens[i].head]
    above = analysis.tokens[preposition.head]
    found = analysis.tokens[i].dep == "pobj" and preposition.lower == "of" and above.lower in ROUND
    return above.i if found else None


def _is_attempt(analysis: Analysis, i: int) -> bool:
    return any(analysis.tokens[c].lower in {"attempted", "brain", "near"} for c in analysis.children[i])


def ones(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """A counted noun for those it was done to; ``words``: of which one must stand with it."""
    token = analysis.tokens[i]
    if token.dep == "compound" or token.tag not in NOUN_TAGS:
        return []  # "43 were arrested": told by the verb
    if words:
        near = {analysis.tokens[c].lower for c in (*analysis.children[i], *after_of(analysis, i))}
        first = analysis.tokens[token.head] if token.dep == "conj" else token  # "one death and 28 injuries"
        verb = analysis.tokens[first.head].lemma
        if not near & set(words) and verb not in words:
            return []
    if (round_number := _round_number(analysis, i)) is not None:
        return [round_number]
    return [i] if _quantified(analysis, i) else []


def _quantified(analysis: Analysis, i: int) -> bool:
    """Whether a number or a word for one stands with noun ``i``, on it or before an "of" that governs it."""
    if is_counted(analysis, i) or is_none(analysis, i):
        return True
    above = analysis.tokens[analysis.tokens[i].head]
    if above.dep == "prep" and above.lower == "of" and analysis.tokens[i].dep == "pobj":
        return True
    return any(analysis.tokens[c].dep in {"det", "amod", "predet"} for c in analysis.children[i])


_SEARCHING = frozenset({"recover", "retrieve", "pull", "extract", "haul", "drag", "remove", "lift", "dig", "identify"})
"""Verbs that say more of counted bodies than that they are dead, and have a predicate of their own."""


def bodies(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Bodies that one of ``words`` (verbs) says were found: "the bodies of 12 people", "nine bodies"."""
    verb = analysis.tokens[analysis.tokens[i].head]
    found = [o for o in after_of(analysis, i) if is_person(analysis, o) or analysis.tokens[o].tag == "CD"]
    if found:
        return [o for o in found if verb.lemma not in _SEARCHING or not is_counted(analysis, o)]
    if after_of(analysis, i):
        return []
    single = analysis.tokens[i].tag == "NN" and child(analysis, i, "det") is not None
    if verb.lemma in words and single and analysis.tokens[i].dep in {"dobj", "nsubjpass"}:
        return [i]
    owner = child(analysis, i, "poss")
    return [owner] if owner is not None and verb.lemma in words and analysis.tokens[owner].entity == "PERSON" else []


def life(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those whose lives were lost, claimed, taken; ``words``: the verbs that may say so."""
    token = analysis.tokens[i]
    if (number := _round_number(analysis, i)) is not None:  # "claimed thousands of lives"
        above = analysis.tokens[number]
        told = above.dep in {"dobj", "nsubjpass", "nsubj"} and analysis.tokens[above.head].lemma in words
        return [number] if told and child(analysis, i, "poss") is None else []
    verb = analysis.tokens[token.head]
    if verb.lemma not in words or token.dep not in {"dobj", "nsubjpass", "nsubj"}:
        return []
    owner = child(analysis, i, "poss")
    if token.dep == "dobj" and verb.lemma == "lose":
        found = subject(analysis, verb.i) if owner is not None else None
        return [found] if found is not None else ([i] if is_counted(analysis, i) else [])
    if after_of(analysis, i):
        return after_of(analysis, i)
    if owner is not None:
        own = any(analysis.tokens[c].lower == "own" for c in analysis.children[i])
        found = subject(analysis, verb.i) if own else owner
        return [found] if found is not None else []
    if verb.lemma == "cost":
        return children_in(analysis, verb.i, "dative") or ([i] if is_counted(analysis, i) else [])
    return [i] if is_counted(analysis, i) or is_none(analysis, i) else []


def fatal_deed(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those that a deed which ``words`` call fatal was done to: "the fatal shooting of two students"."""
    fatal = any(analysis.tokens[c].lower in words for c in analysis.children[i])
    return [o for o in after_of(analysis, i) if fatal and is_person(analysis, o)]


def suicide(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who committed suicide; ``words``: the verbs that may say so."""
    verb = analysis.tokens[analysis.tokens[i].head]
    if analysis.tokens[i].dep != "dobj" or verb.lemma not in words:
        return []
    found = subject(analysis, verb.i)
    return [found] if found is not None else []


def force(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The soldiers that an army has or is: "a force of 95,000 soldiers"; ``words``: their noun classes."""
    return [
        o
        for o in after_of(analysis, i)
        if is_counted(analysis, o) and (analysis.tokens[o].tag == "CD" or noun_class(analysis.tokens[o]).id in words)
    ]


def part(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those who took part; ``words``: the verb."""
    verb = analysis.tokens[analysis.tokens[i].head]
    if analysis.tokens[i].dep != "dobj" or verb.lemma not in words:
        return []
    found = subject(analysis, verb.i)
    return [found] if found is not None else []
