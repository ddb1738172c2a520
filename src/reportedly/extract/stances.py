"""How a source stands to one thing among all that it says: the stance of a clause within an attribution.

The cue gives the stance ("denied that", "estimates"). After a plain "said" the clause itself tells a promise from a
forecast, a guess or a charge: the rows of ``data/stances.toml``, first the clause's own verb, then those above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from reportedly.extract.mentions import Attribution
from reportedly.extract.syntax import RELATIVES, resolved
from reportedly.extract.tables import load_table
from reportedly.records import Analysis, Source, Stance, Token

_HE = frozenset({"he", "she"})
_FIRST_PERSON = frozenset({"i", "we"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
_CONDITIONS = frozenset({"if", "unless", "were", "had"})
_ASKING = frozenset({"ask", "question", "wonder", "accord"})
_POSSIBLE = frozenset({"may", "might", "could"})
_STATES = frozenset({"be", "have", "know", "want", "belong", "contain", "involve", "relate", "connect"})
"""Verbs for what is so already: "may be inside" is a guess, "may rise" a forecast."""

_NEGATING = frozenset({"not", "n't", "n’t", "never"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COMPLEMENTS = frozenset({"attr", "acomp", "oprd", "dobj", "xcomp"})
_SAYS_LITTLE = frozenset(
    {"be", "open", "fire", "exchange", "take", "begin", "start", "commit", "carry", "deny", "maintain"}
)
"""Verbs whose complement says what was done: "opened fire", "was the gunman", "started shooting"."""

_SURE = frozenset({"confident", "sure", "certain", "determined", "see", "watch", "witness", "hear"})
"""Words whose clause is what the source stands for: "I am confident that we will"."""

_UPWARD = frozenset({"ccomp", "xcomp", "conj"})
"""Links from a clause to the verb above it that says how sure it is."""


@dataclass(frozen=True, slots=True)
class StanceRow:
    """A row of ``stances.toml``; the head of that file explains the fields."""

    id: str
    stance: str
    example: str
    near_miss: str
    target: str
    subject: str = ""
    tense: str = ""
    lemmas: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    speaking: tuple[str, ...] = ()
    negated: bool | None = None
    over: tuple[str, ...] = ("stated",)
    passive: bool = False
    clause: bool = False
    raised: bool = False
    why: str = ""


@cache
def stance_rows() -> tuple[StanceRow, ...]:
    """The rows of the table, in its order."""
    return load_table("stances.toml", "clause", StanceRow)


def stance_at(analysis: Analysis, attribution: Attribution, i: int) -> Stance:
    """The originator's stance to what token ``i`` says, a verb or a word of its clause."""
    row = stance_row_at(analysis, attribution, i)
    return Stance(row.stance) if row is not None else attribution.chain[0].stance


def chain_at(analysis: Analysis, attribution: Attribution, i: int | None = None) -> tuple[Source, ...]:
    """The attribution's chain, its originator with the stance to what token ``i`` says, or to all that is said."""
    first, *others = attribution.chain
    stance = stance_of(analysis, attribution) if i is None else stance_at(analysis, attribution, i)
    return (replace(first, stance=stance), *others)


def stance_row_at(analysis: Analysis, attribution: Attribution, i: int) -> StanceRow | None:
    """The first row of the table that fits what token ``i`` says; None where the cue's own stance stands."""
    rows = [row for row in stance_rows() if attribution.chain[0].stance in row.over]
    if not rows:
        return None
    clauses = list(_clauses(analysis, attribution, i))
    return next(
        (
            row
            for row in rows
            if any(_fits(row, clause, attribution) for clause in (clauses if row.raised else clauses[:1]))
        ),
        None,
    )


def stance_of(analysis: Analysis, attribution: Attribution) -> Stance:
    """The originator's stance to all that is said: to its first sentence's main verb, or one joined to it."""
    root = _root_of_content(analysis, attribution)
    joined = [i for i in analysis.children[root] if analysis.tokens[i].dep == "conj"]
    rows = (stance_row_at(analysis, attribution, i) for i in (root, *joined) if _is_said(attribution, i))
    row = next((row for row in rows if row is not None), None)
    return Stance(row.stance) if row is not None else attribution.chain[0].stance


def _is_said(attribution: Attribution, i: int) -> bool:
    return any(first <= i < last for first, last in attribution.content)


def _root_of_content(analysis: Analysis, attribution: Attribution) -> int:
    """The token that heads what is said; below "I am sure that" and "they saw", what they were sure of or saw."""
    first, last = min(attribution.content)
    inside = range(first, last)
    roots = [i for i in inside if analysis.tokens[i].head == i or analysis.tokens[i].head not in inside]
    root = next((i for i in roots if analysis.tokens[i].pos in {"VERB", "AUX"}), roots[0] if roots else first)
    for i in (root, *analysis.children[root]):
        if analysis.tokens[i].lemma.lower() in _SURE:
            below = next((c for c in analysis.children[i] if analysis.tokens[c].dep == "ccomp"), None)
            if below is not None and below in inside:
                return below
    return root


@dataclass(frozen=True, slots=True)
class _Clause:
    """A verb and what hangs from it directly."""

    verb: Token
    children: list[Token]
    words: str
    lemmas: set[str]
    negated: bool
    subject: str
    tenses: set[str] = field(default_factory=set)


def _clauses(analysis: Analysis, attribution: Attribution, i: int) -> Iterator[_Clause]:
    """The clause of token ``i`` and those above it, as far as they are part of what is said."""
    inside = {j for first, last in attribution.content for j in range(first, last)}
    verb = _verb_over(analysis, i, inside)
    for _ in range(8):
        if verb is None:
            return
        yield _clause(analysis, attribution, verb)
        above = analysis.tokens[verb.head]
        if verb.dep not in _UPWARD or above.i not in inside or above.i == verb.i:
            return
        verb = above


def _verb_over(analysis: Analysis, i: int, inside: set[int]) -> Token | None:
    for here in (i, *analysis.ancestors(i)):
        if here not in inside:
            return None
        if analysis.tokens[here].pos in {"VERB", "AUX"}:
            return analysis.tokens[here]
    return None


def _clause(analysis: Analysis, attribution: Attribution, verb: Token) -> _Clause:
    children = [analysis.tokens[child] for child in analysis.children[verb.i]]
    lemmas = {verb.lemma.lower()}
    if verb.lemma in _SAYS_LITTLE:
        lemmas |= {word for child in children if child.dep in _COMPLEMENTS for word in _of_complement(analysis, child)}
    own = [analysis.tokens[i] for i in analysis.subtree(verb.i)]
    return _Clause(
        verb=verb,
        children=children,
        words=f" {' '.join(token.lower for token in own)} ",
        lemmas=lemmas,
        negated=any(child.dep == "neg" or child.lower in _NEGATING for child in children),
        subject=_subject(analysis, attribution, verb),
        tenses={*_tenses(analysis, verb, children), *_shifted(analysis, attribution, children)},
    )


def _of_complement(analysis: Analysis, token: Token) -> Iterator[str]:
    """The complement's own word, and what "one of the …" or "a volley of …" is of."""
    yield token.lemma.lower()
    for child in analysis.children[token.i]:
        if analysis.tokens[child].dep == "relcl" and token.lemma in {"one", "man", "person", "woman"}:
            yield analysis.tokens[child].lemma.lower()
        if analysis.tokens[child].lower == "of":
            yield from (analysis.tokens[below].lemma.lower() for below in analysis.children[child])


def _tenses(analysis: Analysis, verb: Token, children: list[Token]) -> Iterator[str]:
    auxiliaries = {child.lower for child in children if child.dep == "aux"}
    if any(child.dep == "neg" for child in children):
        auxiliaries -= {"could"}  # "could not say" is no guess
    above = analysis.tokens[verb.head]
    if auxiliaries & _FUTURE or (verb.dep == "xcomp" and above.lower in {"going", "gonna"} and verb.tag == "VB"):
        yield "future"
    if verb.lower == "going" and any(child.dep == "xcomp" and child.tag == "VB" for child in children):
        yield "future"
    if auxiliaries & _POSSIBLE:
        yield "perhaps" if verb.lemma in _STATES or "have" in auxiliaries else "possible"
    if verb.tag in {"VBD", "VBN"} or auxiliaries & {"had", "was", "were", "did"}:
        yield "past"


def _shifted(analysis: Analysis, attribution: Attribution, children: list[Token]) -> Iterator[str]:
    """The future that a cue in the past makes of "would": "said he would stay" for "I will stay", and no "if"."""
    auxiliaries = {child.lower for child in children if child.dep == "aux"}
    cue = analysis.tokens[attribution.cue]
    reported = not attribution.direct and cue.tag in {"VBD", "VBG", "VBN"} and cue.lemma not in _ASKING
    wish = any(child.lower == "rather" for child in children)  # "would rather": now, not later
    if not reported or wish or not auxiliaries & {"would", "'d", "’d"} or "have" in auxiliaries:
        return
    clauses = [child.i for child in children if child.dep == "advcl"]
    if not any(analysis.tokens[c].lower in _CONDITIONS for i in clauses for c in analysis.children[i]):
        yield "future"


def _fits(row: StanceRow, clause: _Clause, attribution: Attribution) -> bool:
    source = attribution.chain[0]
    kind = source.kind
    speaking = re.findall(r"[’']s\b|\w+", source.span.text.lower()) if source.span is not None else []
    return (
        (not row.kinds or kind in row.kinds)
        and kind not in row.besides
        and (not row.speaking or not set(row.speaking).isdisjoint(speaking))
        and (not row.lemmas or not clause.lemmas.isdisjoint(row.lemmas))
        and (not row.tense or row.tense in clause.tenses)
        and (row.negated is None or row.negated == clause.negated)
        and (not row.clause or any(child.dep in {"ccomp", "xcomp"} for child in clause.children))
        and (not row.passive or any(child.dep in {"auxpass", "nsubjpass"} for child in clause.children))
        and (not row.subject or _is_subject(row.subject, clause.subject))
        and (not row.words or any(child.lower in row.words for child in clause.children))
        and (not row.phrases or any(f" {phrase} " in clause.words for phrase in row.phrases))
    )


def _is_subject(wanted: str, subject: str) -> bool:
    return subject not in {"", "speaker"} if wanted == "other" else subject == wanted


def _subject(analysis: Analysis, attribution: Attribution, verb: Token) -> str:
    """Who the subject of the clause is: "speaker", "accused" (a named person who acts, he or she), "other", or ""."""
    people = {i for person in analysis.people for first, last in person.mentions for i in range(first, last)}
    found, here = None, verb
    for _ in range(4):
        children = analysis.children[here.i]
        # a name that the parse did not take for the subject stands before its verb all the same
        found = next((i for i in children if analysis.tokens[i].dep in _SUBJECTS), None)
        found = next((i for i in children if i in people and i < here.i), None) if found is None else found
        if found is not None or here.dep not in {"xcomp", "conj"}:
            break
        here = analysis.tokens[here.head]
    if found is None:
        return ""
    if _is_speaker(analysis, attribution, analysis.tokens[found]):
        return "speaker"
    if analysis.tokens[found].dep == "nsubjpass":
        return "other"
    if analysis.tokens[found].lower in RELATIVES:  # "Ray Cole, who police say shot two men"
        found = resolved(analysis, found)
    named = [found, *(c for c in analysis.children[found] if analysis.tokens[c].dep in {"conj", "appos"})]
    return "accused" if any(i in people or analysis.tokens[i].lower in _HE for i in named) else "other"


def _is_one_name(source: Source) -> bool:
    """Whether the source's own words are only a name, somebody's that the report names nowhere else."""
    return source.kind == "person" and source.span is not None and source.span.text.istitle()


def _is_speaker(analysis: Analysis, attribution: Attribution, subject: Token) -> bool:
    """Whether the subject of the clause is the one who speaks, as far as pronouns show it."""
    if subject.lower in _FIRST_PERSON:
        return True
    by_name = {person.name: person for person in analysis.people}
    person = by_name.get(attribution.chain[0].name or "")
    if person is None and not (subject.lower in _HE and _is_one_name(attribution.chain[0])):
        return subject.lower in {"they", "it"} and not attribution.direct
    if person is not None and any(first <= subject.i < last for first, last in person.mentions):
        return True
    others = (m for other in analysis.people if other is not person for m in other.mentions)
    return (
        subject.lower in _HE and not attribution.direct and not any(first <= subject.i < last for first, last in others)
    )
