"""What is only "reportedly" so: somebody said it whom the report does not name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.extract.mentions import Attribution
from reportedly.extract.sources import UNNAMED
from reportedly.records import Analysis, Role, Stance

HEARSAY = "cue.reportedly"
"""The rule of an attribution to nobody that the report names."""

_WORD = "reportedly"
_OF_A_CLAUSE = frozenset({"advcl", "relcl", "conj", "ccomp", "cc", "punct", "parataxis"})


def hearsay(analysis: Analysis, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """An attribution a clause with such a word, where no source answers for it: its own words, not those below it."""
    said = {i for attribution in found for first, last in attribution.content for i in range(first, last)}
    for token in analysis.tokens:
        verb = analysis.tokens[token.head]
        if token.lower != _WORD or token.i in said or verb.pos not in {"VERB", "AUX"} or verb.dep == "amod":
            continue
        own = {verb.i}
        for child in analysis.children[verb.i]:
            if analysis.tokens[child].dep not in _OF_A_CLAUSE:
                own.update(analysis.subtree(child))
        own = {i for i in own if analysis.tokens[i].sentence == token.sentence} - said
        first, last = min(own), max(own) + 1
        source = UNNAMED.source(Role.ORIGINATOR, Stance.CLAIMED, analysis.span(token.i, token.i + 1))
        yield Attribution(
            (source,), ((first, last),), analysis.span(first, last), token.i, direct=False, negated=False, rule=HEARSAY
        )
