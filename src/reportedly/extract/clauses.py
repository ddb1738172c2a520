"""Whether a clause is told as having happened, and whether it is told as not having happened.

Both questions climb from a word to what governs it ("is expected to", "fears of", "without") and stop where the clause
does: a finite clause that hangs from a verb of saying is as actual as its own words make it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.extract.tables import load_table
from reportedly.records import Analysis, Realis, Token

NEGATIVE_SUBJECTS = frozenset({"nobody", "none", "neither", "nothing", "noone"})
"""Pronouns that deny their clause."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_NEGATING_WORDS = frozenset({"not", "n't", "never", "n’t", "nor", "neither", "hardly"})
_POSSIBLE = frozenset({"could", "might", "may", "would", "should", "must", "ought"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_SEE_THROUGH = frozenset(
    {"xcomp", "pcomp", "pobj", "dobj", "prep", "nsubjpass", "attr", "oprd", "acomp", "conj", "agent", "dative"}
)
"""Links over which what governs the upper word governs the lower one too."""

_AFTER = frozenset({"after", "following", "since", "despite", "amid"})
"""Prepositions before what has come about, whatever is planned: "to stop protests following the death of two men"."""

_RAISERS = frozenset({"believe", "think", "expect", "appear", "seem", "say", "true", "case", "report"})
"""Words whose negation denies what they introduce: "it is not believed that", "it is not true that"."""


_ASKING = frozenset({"WRB", "WP", "WDT"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A row of ``realis.toml``: words, and what they say of the clause or noun that hangs from them."""

    id: str
    lemmas: tuple[str, ...]
    governs: str
    example: str
    near_miss: str
    target: str
    form: str = ""
    why: str = ""


@cache
def _governors() -> dict[str, Governor]:
    return {lemma: row for row in load_table("realis.toml", "governor", Governor) for lemma in row.lemmas}


def realis_of(analysis: Analysis, i: int) -> Realis:
    """Whether what token ``i`` (a verb, or the noun of a deed) says is told as having happened.

    "Is believed to" and "reportedly" leave it actual: how sure the source is, is its stance.
    """
    here, finite = i, False
    for _ in range(len(analysis.tokens)):
        token = analysis.tokens[here]
        if (found := _by_auxiliary(analysis, token)) is not None:
            return found
        head = analysis.tokens[token.head]
        if head.i == here:
            return Realis.ACTUAL
        finite = finite or _is_finite(analysis, token)
        if (found := _by_governor(analysis, token, head)) is not None:
            return found
        if token.dep == "advcl" and not finite and _is_infinitive(analysis, here) and not _goes_on(analysis, head):
            return Realis.PLANNED  # a purpose: "came to take part"
        if not _is_seen_through(analysis, token, finite=finite):
            return Realis.ACTUAL
        here = head.i
    return Realis.ACTUAL


def is_negated(analysis: Analysis, i: int) -> bool:
    """Whether what token ``i`` says is told as not so: "was not hurt", "no one was hurt", "without hurting anyone".

    A denial ("denied killing") does not negate: it is its source's stance.
    """
    here = i
    for _ in range(len(analysis.tokens)):
        token = analysis.tokens[here]
        if _has_negation(analysis, token):
            return True
        head = analysis.tokens[token.head]
        if head.i == here:
            return False
        row = _governors().get(head.lemma.lower())
        if row is not None and row.governs == "negated" and token.dep in _SEE_THROUGH | {"ccomp", "acl"}:
            return token.dep != "nsubjpass"
        if token.pos == "NOUN" and _is_definite(analysis, here):
            return False  # "have found no motive in the deaths": that there were such is taken for granted
        if token.dep in {"ccomp", "csubj"}:
            if any(analysis.tokens[child].tag in _ASKING for child in analysis.children[here]):
                return False  # "did not say how they died"
            return head.lemma.lower() in _RAISERS and _has_own_negation(analysis, head)
        if token.dep == "conj":
            if _has_own_subject(analysis, here) or any(
                analysis.tokens[child].lower == "but" for child in analysis.children[head.i]
            ):
                return False
        elif token.dep not in _SEE_THROUGH or _is_finite(analysis, token) or token.lower in _AFTER:
            return False
        here = head.i
    return False


def _is_definite(analysis: Analysis, i: int) -> bool:
    """Whether a noun is one that is known: "the deaths", "these killings", "his murder"."""
    return any(
        analysis.tokens[child].dep == "poss" or analysis.tokens[child].lower in {"the", "these", "those", "this"}
        for child in analysis.children[i]
    )


def _by_auxiliary(analysis: Analysis, token: Token) -> Realis | None:
    """What the verb's own modal or condition says of it; None where it has none."""
    modal, perfect, condition = "", False, False
    for child in analysis.children[token.i]:
        word = analysis.tokens[child]
        if word.dep == "aux":
            if word.tag == "MD":
                modal = word.lower
            elif word.lower == "have" and modal:
                perfect = True
        elif (word.dep == "mark" and word.lower in _CONDITIONS) or (
            word.dep == "advcl" and modal and _has_condition(analysis, child)
        ):
            condition = True
    if condition:
        return Realis.CONDITIONAL
    if modal in _FUTURE:
        return Realis.EXPECTED
    if modal == "would" and not perfect and _is_told(analysis, token):
        return Realis.EXPECTED  # a future seen from the past: "said that it would send"
    return Realis.CONDITIONAL if modal in _POSSIBLE else None


def _by_governor(analysis: Analysis, token: Token, head: Token) -> Realis | None:
    """What the word above says of what hangs from it; None where it says nothing."""
    row = _governors().get(head.lemma.lower())
    if row is None or row.governs == "negated":
        return None
    if token.dep not in {"xcomp", "ccomp", "acl", "prep", "oprd", "acomp", "dobj", "nsubjpass"}:
        return None
    if head.pos in {"VERB", "AUX"} and token.dep in {"prep", "nsubjpass"} and row.governs != "feared":
        return None  # "agreed on Monday", "twelve were ordered"
    if token.dep == "nsubjpass" and not any(
        analysis.tokens[child].dep in {"oprd", "xcomp", "acomp"} for child in analysis.children[head.i]
    ):
        return None
    if row.form and not (_is_infinitive(analysis, token.i) and _is_set_or_going(analysis, head)):
        return None
    if row.governs == "planned" and token.dep == "dobj":
        return None  # "ordered twelve shells", "asked three people"
    if row.governs == "planned" and not (_is_infinitive(analysis, token.i) or token.dep in {"ccomp", "prep"}):
        return None
    if row.governs == "conditional" and token.dep == "dobj" and head.pos == "VERB":
        return None
    return Realis(row.governs)


def _is_seen_through(analysis: Analysis, token: Token, *, finite: bool) -> bool:
    if token.dep == "conj":
        return not _has_own_subject(analysis, token.i)
    if token.dep == "advcl":
        return not finite and token.tag == "VBG"
    if token.dep in {"nsubj", "appos"}:
        return token.pos == "NOUN" and not finite
    if token.dep == "prep" and token.lower in _AFTER:
        return False
    return token.dep in _SEE_THROUGH and not finite


def _is_finite(analysis: Analysis, token: Token) -> bool:
    if token.tag in {"VBD", "VBP", "VBZ"}:
        return True
    return token.pos in {"VERB", "AUX"} and any(
        analysis.tokens[child].dep in {"aux", "auxpass"} and analysis.tokens[child].tag in {"VBD", "VBP", "VBZ", "MD"}
        for child in analysis.children[token.i]
    )


def _is_infinitive(analysis: Analysis, i: int) -> bool:
    return analysis.tokens[i].tag in {"VB", "VBN"} and any(
        analysis.tokens[child].tag == "TO" for child in analysis.children[i]
    )


def _is_set_or_going(analysis: Analysis, head: Token) -> bool:
    return head.lower == "going" or (
        head.lower == "set" and any(analysis.tokens[child].lemma == "be" for child in analysis.children[head.i])
    )


def _goes_on(analysis: Analysis, head: Token) -> bool:
    """Whether what follows came about: who "went on to win" did win."""
    return head.lemma == "go" and any(analysis.tokens[child].lower == "on" for child in analysis.children[head.i])


def _is_told(analysis: Analysis, token: Token) -> bool:
    """Whether the clause is what somebody said: a complement, or a clause with its verb of saying set off."""
    return token.dep == "ccomp" or any(analysis.tokens[child].dep == "ccomp" for child in analysis.children[token.i])


def _has_condition(analysis: Analysis, clause: int) -> bool:
    return any(
        analysis.tokens[child].dep in {"mark", "advmod"} and analysis.tokens[child].lower in _CONDITIONS
        for child in analysis.children[clause]
    )


def _has_own_subject(analysis: Analysis, i: int) -> bool:
    return any(analysis.tokens[child].dep in _SUBJECTS for child in analysis.children[i])


def _has_own_negation(analysis: Analysis, token: Token) -> bool:
    for child in analysis.children[token.i]:
        word = analysis.tokens[child]
        if word.lower in _NEGATING_WORDS and word.dep in {"neg", "advmod", "preconj"}:
            following = analysis.tokens[child + 1].lower if child + 1 < len(analysis.tokens) else ""
            return following not in {"only", "just", "merely", "long"} and not _compares(analysis, word.i)
    return False


def _has_negation(analysis: Analysis, token: Token) -> bool:
    """A negating word of its own, a subject or object that is no one, or (for a noun) "no"."""
    if _has_own_negation(analysis, token):
        return True
    if token.pos in {"NOUN", "PROPN", "PRON"}:
        return token.lower in NEGATIVE_SUBJECTS or _has_no(analysis, token.i)
    return any(
        analysis.tokens[child].dep in {"nsubj", "nsubjpass", "dobj"}
        and (analysis.tokens[child].lower in NEGATIVE_SUBJECTS or _has_no(analysis, child))
        for child in analysis.children[token.i]
    )


def _compares(analysis: Analysis, i: int) -> bool:
    """Whether a "no" or "not" belongs to a bound: "no fewer than", "not more than"."""
    after = [token.lower for token in analysis.tokens[i + 1 : i + 3]]
    return after[1:] == ["than"] and after[0] in {"fewer", "less", "more", "later", "earlier"}


def _has_no(analysis: Analysis, noun: int) -> bool:
    return any(
        analysis.tokens[child].lower in {"no", "neither"}
        and analysis.tokens[child].dep in {"det", "neg"}
        and not _compares(analysis, child)
        for child in analysis.children[noun]
    )
