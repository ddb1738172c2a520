"""Frames of nouns: a deed and those it was done to, a toll and its number, lives and those who lost them.

Each takes an analysis, the token of the trigger and the trigger's ``words`` (see ``frames``).
"""

from __future__ import annotations

from reportedly.extract.nouns import NOUN_TAGS, is_person, noun_class
from reportedly.extract.syntax import after_of, child, children_in, is_counted, is_none, subject
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
    owner = child(analysis, i, "poss")
    if owner is not None and (is_person(analysis, owner) or noun_class(analysis.tokens[owner]).id == "groups"):
        return [owner]
    return [i] if is_counted(analysis, i) or is_none(analysis, i) else []


def _is_attempt(analysis: Analysis, i: int) -> bool:
    return any(analysis.tokens[c].lower in {"attempted", "brain", "near"} for c in analysis.children[i])


def ones(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """A counted noun for those it was done to; ``words``: of which one must stand with it."""
    token = analysis.tokens[i]
    if token.dep == "compound":
        return []
    if words:
        near = {analysis.tokens[c].lower for c in analysis.children[i]}
        verb = analysis.tokens[token.head].lemma
        if not near & set(words) and verb not in words:
            return []
    return [i] if _quantified(analysis, i) else []


def _quantified(analysis: Analysis, i: int) -> bool:
    """Whether a number or a word for one stands with noun ``i``, on it or before an "of" that governs it."""
    if is_counted(analysis, i) or is_none(analysis, i):
        return True
    above = analysis.tokens[analysis.tokens[i].head]
    if above.dep == "prep" and above.lower == "of" and analysis.tokens[i].dep == "pobj":
        return True
    return any(analysis.tokens[c].dep in {"det", "amod", "predet"} for c in analysis.children[i])


def bodies(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Bodies that one of ``words`` (verbs) says were found: "the bodies of 12 people", "nine bodies"."""
    found = [o for o in after_of(analysis, i) if is_person(analysis, o) or analysis.tokens[o].tag == "CD"]
    if found:
        return found
    if after_of(analysis, i):
        return []
    verb = analysis.tokens[analysis.tokens[i].head]
    single = analysis.tokens[i].tag == "NN" and child(analysis, i, "det") is not None
    if verb.lemma in words and (single or is_counted(analysis, i)) and analysis.tokens[i].dep in {"dobj", "nsubjpass"}:
        return [i]
    owner = child(analysis, i, "poss")
    return [owner] if owner is not None and verb.lemma in words and analysis.tokens[owner].entity == "PERSON" else []


def toll(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The number that a toll stands at, rises to or is put at; ``words``: of which one must say what toll it is."""
    near = {analysis.tokens[c].lemma for c in analysis.children[i]} | {
        analysis.tokens[c].lower for c in analysis.children[i]
    }
    if not near & set(words) and i > 0 and analysis.tokens[i - 1].lower not in words:
        return []
    found = [o for o in after_of(analysis, i) if _is_number(analysis, o)]
    verb = analysis.tokens[analysis.tokens[i].head]
    if verb.pos in {"VERB", "AUX"}:
        for p in children_in(analysis, verb.i, "prep", "dative"):
            if analysis.tokens[p].lower in {"to", "at", "past", "above", "over", "beyond"}:
                found += [o for o in children_in(analysis, p, "pobj", "pcomp") if _is_number(analysis, o)]
        found += [
            o for o in children_in(analysis, verb.i, "dobj", "attr", "npadvmod") if o > i and _is_number(analysis, o)
        ]
    for p in children_in(analysis, i, "prep"):
        if analysis.tokens[p].lower in {"at", "to"}:
            found += [o for o in children_in(analysis, p, "pobj") if _is_number(analysis, o)]
    return list(dict.fromkeys(found))


def _is_number(analysis: Analysis, i: int) -> bool:
    return is_counted(analysis, i) and analysis.tokens[i].entity not in {"DATE", "PERCENT", "MONEY", "TIME"}


def life(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those whose lives were lost, claimed, taken; ``words``: the verbs that may say so."""
    token = analysis.tokens[i]
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
        return children_in(analysis, verb.i, "dative")
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
    """The soldiers that an army is said to have or be: "a force of N soldiers"; ``words``: their noun classes."""
    return [o for o in after_of(analysis, i) if noun_class(analysis.tokens[o]).id in words and is_counted(analysis, o)]


def part(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those who took part; ``words``: the verb."""
    verb = analysis.tokens[analysis.tokens[i].head]
    if analysis.tokens[i].dep != "dobj" or verb.lemma not in words:
        return []
    found = subject(analysis, verb.i)
    return [found] if found is not None else []
