"""The tense in which a figure is told: which finite verb it hangs from, and whether that one speaks of now.

Penn tags tell finite forms; a participle or an infinitive takes the tense of the verb that it goes with, as "leaving 40
dead" does, but not where it only describes a noun ("the men suspected of killing 40").
"""

from __future__ import annotations

from reportedly.records import Analysis

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_SUBJECT_OR_OBJECT = frozenset(
    {"nsubj", "nsubjpass", "dobj", "attr", "compound", "amod", "nmod", "conj", "appos", "nummod", "acomp", "oprd"}
)
_GOES_WITH = frozenset({"advcl", "conj", "xcomp", "ccomp"})
_SEEN_THROUGH = frozenset({"with", "to", "at", "of"})
"""Prepositions over which a noun keeps its clause's tense: "with 40 missing", "has risen to 40", "a toll of 40"."""


def finite_verb(analysis: Analysis, i: int) -> int | None:
    """The verb whose form gives the tense of what token ``i`` says; None where it stands in no such clause."""
    tokens = analysis.tokens
    for _ in range(len(tokens)):
        token = tokens[i]
        if token.pos in {"VERB", "AUX"} and token.dep not in {"amod", "aux", "auxpass"}:
            if _finite_word(analysis, i) is not None:
                return i
            if token.dep not in _GOES_WITH:
                return None
        elif token.dep == "prep":
            if token.lower not in _SEEN_THROUGH:
                return None
        elif token.dep not in _SUBJECT_OR_OBJECT | {"pobj", "aux", "auxpass", "ccomp"}:
            return None
        if token.head == i:
            return None
        i = token.head
    return None


def is_present(analysis: Analysis, verb: int) -> bool:
    """Whether a finite verb speaks of now: in the present ("are missing") or the present perfect ("have died")."""
    word = _finite_word(analysis, verb)
    return word is not None and analysis.tokens[word].tag in {"VBP", "VBZ"}


def verb_words(analysis: Analysis, verb: int) -> tuple[int, int]:
    """The tokens from a verb's finite word to itself: "has now risen"."""
    word = _finite_word(analysis, verb)
    return min(verb, verb if word is None else word), verb + 1


def _finite_word(analysis: Analysis, verb: int) -> int | None:
    """The verb itself or the auxiliary that is finite; of a modal, the modal."""
    tokens = analysis.tokens
    helping = [c for c in analysis.children[verb] if tokens[c].dep in {"aux", "auxpass"} and c < verb]
    helping = [c for c in helping if tokens[c].lemma != "do" or tokens[verb].tag == "VB"]
    return next((i for i in (*helping, verb) if tokens[i].tag in _FINITE), None)
