"""Does a clause speak of what is to come? Decides whether "on Friday" is the last Friday or the next one."""

from __future__ import annotations

from reportedly.extract.period_words import Expression
from reportedly.records import Analysis, Token

MODALS = frozenset(("will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "should"))
LOOKING_AHEAD = frozenset(("expect", "schedule", "reschedule", "plan", "slate", "intend", "await", "hope", "suppose"))
PUT_OFF = frozenset(("set", "postpone", "delay", "adjourn", "extend", "give", "defer"))
"""Verbs that look ahead where "for", "until" or "to" follows: set for Monday, postponed until Monday."""

TIMETABLED = frozenset(("begin", "start", "open", "resume", "reconvene", "return", "expire", "run"))
"""Verbs that speak of the future in the present tense: the trial begins on Monday."""

FORWARD_NOUNS = frozenset(("plan", "schedule", "intention", "bid", "proposal", "deadline", "promise", "pledge"))
INSIDE_A_NAME = frozenset(("compound", "poss", "amod", "nmod", "nummod"))


def looks_ahead(analysis: Analysis, found: Expression) -> bool | None:
    """Whether the clause that holds the words speaks of what is to come; None where it does not show."""
    if _is_premodifier(analysis, found):
        return False
    here = analysis.tokens[root_of(analysis, found)]
    hinge = ""
    nouns = 0
    for index in analysis.ancestors(here.i):
        token = analysis.tokens[index]
        if token.pos in ("VERB", "AUX"):
            settled, ahead = _verb_settles(analysis, token, here, hinge)
            if settled:
                return ahead
            hinge = "to" if token.tag == "VB" else ""
        elif token.lemma in FORWARD_NOUNS or token.lower == "due":
            return True
        elif token.pos in ("NOUN", "PROPN"):
            nouns += 1
            if here.dep in INSIDE_A_NAME or token.dep == "pobj" or nouns > 1:
                return None  # the verb speaks of something else
        elif token.pos in ("ADP", "SCONJ"):
            hinge = token.lower
        here = token
    return None


def _is_premodifier(analysis: Analysis, found: Expression) -> bool:
    """As in "Friday's attack", "the Easter morning shooting": the name of something known, whatever the verb says."""
    tokens = analysis.tokens
    if found.last >= len(tokens):
        return False
    following = tokens[found.last]
    if following.sentence != tokens[found.first].sentence:
        return False
    if following.tag == "POS":
        return True
    before = tokens[found.first - 1].tag if found.first else ""
    return (following.pos in ("NOUN", "PROPN") or following.tag == "VBG") and before in ("DT", "PRP$", "POS", "JJ")


def root_of(analysis: Analysis, found: Expression) -> int:
    """The token of the words whose head stands outside them."""
    for i in range(found.first, found.last):
        if not found.first <= analysis.tokens[i].head < found.last:
            return i
    return found.first


def _verb_settles(analysis: Analysis, verb: Token, below: Token, hinge: str) -> tuple[bool, bool | None]:
    """Whether the verb settles it, and how; where it does not, the verb above it does ("expected to meet").

    ``below`` is the token through which the words hang from the verb, ``hinge`` the preposition (or "to") before them.
    """
    tokens = analysis.tokens
    helpers = {tokens[child].lower for child in analysis.children[verb.i] if tokens[child].dep in ("aux", "auxpass")}
    if helpers & MODALS:
        return True, "have" not in helpers
    if verb.lemma in LOOKING_AHEAD or (verb.lemma in PUT_OFF and hinge in ("for", "until", "till", "to")):
        return True, True
    if (verb.lemma == "go" and verb.tag == "VBG") or (verb.lemma == "be" and below.dep == "xcomp" and hinge == "to"):
        return True, True
    if verb.tag in ("VBZ", "VBP"):
        return True, True if verb.lemma in TIMETABLED else None
    if verb.tag == "VBD" or helpers - {"to"} or (verb.tag == "VBN" and verb.dep == "acl"):
        return True, None if hinge in ("by", "until", "till") else False
    return False, None
