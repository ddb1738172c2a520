"""Who else counts, where the saying is left out the second time: "police counted 5,000, the unions 20,000".

What is sought is short: after a number that somebody gave, a comma or the like, a source of a known kind, at most "at"
or "about", and a number that counts no noun of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extract.cues import cue_rows
from reportedly.extract.mentions import Attribution
from reportedly.extract.sources import Speakers, kind_of
from reportedly.records import Analysis, Role

LEFT_OUT = "cue.left-out"
"""The rule of an attribution whose saying the text leaves out."""

_SEPARATORS = frozenset({",", ";", "while", "but", "and", "against", "versus"})
_MODIFIERS = frozenset(
    {"at", "about", "around", "some", "nearly", "almost", "roughly", "more", "than", "least", "over", "up", "to"}
    | {"also", "only", "just"}
)
_NO_COUNTERS = frozenset({None, "document", "media", "unnamed", "relative", "suspect"})
_LONGEST = 5
"""Tokens of a source's words."""


def counter_before(analysis: Analysis, number: int) -> tuple[int, int] | None:
    """The tokens of the source right before token ``number`` of its clause; None where no source stands there."""
    tokens, sentence = analysis.tokens, analysis.sentence_of(number)
    last = number
    while last > sentence.first and (tokens[last - 1].lower in _MODIFIERS or tokens[last - 1].tag == "POS"):
        last -= 1  # "the unions at about 20,000", "the union's 20,000"
    first = last
    while first > sentence.first and last - first < _LONGEST and tokens[first - 1].lower not in _SEPARATORS:
        first -= 1
    if not sentence.first < first < last or tokens[first - 1].lower not in _SEPARATORS:
        return None
    words = [token.lower for token in tokens[first:last]]
    lemmas = [token.lemma.lower() for token in tokens[first:last]]
    if kind_of([*words, *lemmas], lemmas[-1]) in _NO_COUNTERS or any(
        t.tag in {"CD", "VBD", "MD"} for t in tokens[first:last]
    ):
        return None
    earlier = tokens[sentence.first : first - 1]
    said = any(row.takes for token in earlier for row in cue_rows().get(token.lemma.lower(), ()))
    return (first, last) if said and any(token.tag == "CD" for token in earlier) else None


def other_counters(analysis: Analysis, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """An attribution a number that a further source gives; its stance is that of the first who counted."""
    speakers = Speakers(analysis)
    for number in (token for token in analysis.tokens if token.tag == "CD" and _ends(analysis, token.i)):
        words = counter_before(analysis, number.i)
        if words is None:
            continue
        sentence = analysis.sentence_of(number.i)
        first = next((a for a in found if sentence.first <= a.cue < words[0]), None)
        if first is None:
            continue
        speaker = speakers.at(words[1] - 1)
        named = [token.text for token in analysis.tokens[slice(*words)] if token.lower not in {"the", "a", "an"}]
        span = analysis.span(*words)
        speaker = replace(speaker, name=" ".join(named), first=words[0], last=words[1], span=span)
        source = speaker.source(Role.ORIGINATOR, first.chain[0].stance, first.chain[0].cue)
        content = (words[1], number.i + 1)
        yield Attribution(
            (source,), (content,), analysis.span(*content), words[1], direct=False, negated=False, rule=LEFT_OUT
        )


def _ends(analysis: Analysis, number: int) -> bool:
    """Whether nothing follows that the number counts."""
    after = analysis.tokens[number + 1] if number + 1 < len(analysis.tokens) else None
    return after is None or after.pos in {"PUNCT", "CCONJ", "SCONJ", "ADP"}
