"""Statements: somebody's words, or an act of speech, that are worth keeping as claims of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.extract.counters_beside import BESIDE, OFFICIAL
from reportedly.extract.mentions import Attribution
from reportedly.extract.other_counters import LEFT_OUT
from reportedly.extract.own_counts import COUNTS
from reportedly.extract.stances import chain_at
from reportedly.records import Analysis, Source, Span

_ACTS = frozenset({"cue.express"})
"""Rules whose content is the act itself ("expressed condolences"): told by another, the teller is its source."""

_OF_A_NUMBER = frozenset({LEFT_OUT, COUNTS, BESIDE, OFFICIAL})
"""Rules whose content is a bare number, or a word for one."""

_WITHOUT_VERB = "say"
"""Predicate where the cue is no verb: "according to", a colon."""


_NEARLY_ALL = 0.8
"""The share of what is said above which what somebody else said fills it; times and places are the rest."""


@dataclass(frozen=True, slots=True)
class StatementMention:
    """Words or an act of speech of a source that the text names.

    ``evidence`` are the spans of what was said, quotation marks included; for an act that somebody else reports, the
    clause from its subject on. ``cue`` is the token to which its time and place belong.
    """

    evidence: tuple[Span, ...]
    predicate: str
    chain: tuple[Source, ...]
    direct: bool
    negated: bool
    cue: int
    rule: str


def find_statements(analysis: Analysis, attributions: Sequence[Attribution]) -> tuple[StatementMention, ...]:
    """The statements among ``attributions``, in the order of their cues.

    Sources without a name or words of their own ("is believed to") make none; nor does a phrase like "according to"
    around a clause whose own verb of saying makes one, nor a bare number ("the unions 20,000").
    """
    return tuple(_statements(analysis, attributions))


def _statements(analysis: Analysis, attributions: Sequence[Attribution]) -> Iterator[StatementMention]:
    acts = [attribution for attribution in attributions if attribution.rule in _ACTS]
    teller = {id(act): outer for act in acts for outer in attributions if _is_within(act, outer)}
    told = {id(outer) for outer in teller.values()}
    told |= {id(outer) for outer in attributions if any(_fills(analysis, inner, outer) for inner in attributions)}
    for attribution in attributions:
        if attribution.chain[0].name is None or id(attribution) in told or attribution.rule in _OF_A_NUMBER:
            continue
        outer = teller.get(id(attribution))
        token = analysis.tokens[attribution.cue]
        yield StatementMention(
            evidence=_act(analysis, attribution) if outer is not None else _evidence(analysis, attribution),
            predicate=token.lemma.lower() if token.pos == "VERB" and token.lower != "according" else _WITHOUT_VERB,
            chain=outer.chain if outer is not None else chain_at(analysis, attribution),
            direct=attribution.direct,
            negated=attribution.negated,
            cue=attribution.cue,
            rule=attribution.rule,
        )


def _is_within(act: Attribution, outer: Attribution) -> bool:
    """Whether ``outer`` reports the act of speech that ``act`` is."""
    return act is not outer and any(first <= act.cue < last for first, last in outer.content)


def _fills(analysis: Analysis, inner: Attribution, outer: Attribution) -> bool:
    """Whether all that ``outer`` says is that somebody said ``inner``: one statement then, which it passes on."""
    links = [link.name for link in inner.chain[1:]]
    if inner is outer or inner.rule in _ACTS or outer.chain[0].name not in links or len(outer.content) > 1:
        return False
    (first, last), source = outer.content[0], inner.chain[0].span
    own = {i for start, end in inner.content for i in range(start, end)} | {inner.cue}
    if source is not None:
        own |= {i for i in range(first, last) if source.start <= analysis.tokens[i].start < source.end}
    return first <= inner.cue < last and len(own & set(range(first, last))) >= _NEARLY_ALL * (last - first)


def _evidence(analysis: Analysis, attribution: Attribution) -> tuple[Span, ...]:
    """The attribution's own span first, then the further pieces of what was said."""
    pieces = [analysis.span(first, last) for first, last in attribution.content]
    own = attribution.evidence
    return (own, *(piece for piece in pieces if piece.end <= own.start or piece.start >= own.end))


def _act(analysis: Analysis, attribution: Attribution) -> tuple[Span, ...]:
    first, last = attribution.content[0]
    first = min([first, *(i for i in analysis.subtree(attribution.cue) if i < attribution.cue)])
    while analysis.tokens[first].pos == "PUNCT":
        first += 1
    return (analysis.span(first, last),)
