"""Whose a figure is, by words right beside it: "the 4,460 cited by the relief office", "3.5 million (the union)".

Also "the official toll": officials gave it, whom nobody names. What other sources say of the figure is not theirs: who
denies the number that an office cited does not say it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extract.mentions import Attribution
from reportedly.extract.sources import Speaker, Speakers, kind_of
from reportedly.records import Analysis, Role, Stance, Token

BESIDE = "cue.beside-number"
"""The rule of an attribution of one figure to a source that stands beside its number."""

OFFICIAL = "cue.official-toll"
"""The rule of an attribution of a count to officials whom nobody names."""

_GIVEN = frozenset(
    {
        *("cite", "mention", "give", "quote", "provide", "claim", "announce", "estimate", "state", "issue", "suggest"),
        *("report", "release", "publish", "present", "advance"),
    }
)
_COUNTS = frozenset({"toll", "count", "figure", "tally", "estimate", "number", "total"})
_BEFORE_TOLL = frozenset({"death", "casualty", "body", "current", "latest", "confirmed", "final", "preliminary"})
_ACRONYM = range(3, 7)
"""Letters of a body's name that is written as its initials."""

_NO_COUNTERS = frozenset({None, "document", "media", "unnamed", "relative", "suspect", "person"})
_LONGEST = 5
"""Tokens of a source's words in brackets."""


def counters_beside(analysis: Analysis, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """An attribution a figure that its neighbours give to somebody; the official toll only where nobody else has it."""
    speakers = Speakers(analysis)
    said = {i for one in found for first, last in one.content for i in range(first, last)}
    for token in analysis.tokens:
        if token.tag == "VBN" and token.lemma in _GIVEN and token.dep in {"acl", "amod"}:
            yield from _given_by(analysis, speakers, token)
        elif token.text == "(":
            yield from _in_brackets(analysis, speakers, token)
        elif token.lower == "official" and token.pos == "ADJ" and token.i not in said:
            yield from _official(analysis, token)


def _given_by(analysis: Analysis, speakers: Speakers, verb: Token) -> Iterator[Attribution]:
    """By a participle behind the number: "the 4,460 cited by the relief office"."""
    tokens = analysis.tokens
    by = next((i for i in analysis.children[verb.i] if tokens[i].lower == "by"), None)
    who = next((i for i in analysis.children[by] if tokens[i].dep == "pobj"), None) if by is not None else None
    number = tokens[verb.i - 1]
    if who is None or number.tag != "CD" or number.sentence != verb.sentence:
        return
    speaker = speakers.at(who)
    if speaker.name is not None:
        first = number.i
        while tokens[first - 1].tag in {"CD", "DT", "RB", "JJR", "IN"} and tokens[first - 1].head >= first - 1:
            first -= 1
        yield _attribution(analysis, speaker, verb, (first, verb.i), Stance.STATED)


def _in_brackets(analysis: Analysis, speakers: Speakers, bracket: Token) -> Iterator[Attribution]:
    """By a source alone in brackets behind the number and its noun: "3.5 million marchers (the union)"."""
    tokens, sentence = analysis.tokens, analysis.sentence_of(bracket.i)
    last = next((i for i in range(bracket.i, min(bracket.i + _LONGEST + 2, sentence.last)) if tokens[i].text == ")"), 0)
    inside = tokens[bracket.i + 1 : last]
    if not inside or any(t.tag in {"CD", "IN", "CC"} or t.pos in {"VERB", "AUX", "PUNCT"} for t in inside):
        return
    words = [word for token in inside for word in (token.lower, token.lemma.lower())]
    initials = len(inside) == 1 and inside[0].text.isupper() and len(inside[0].text) in _ACRONYM
    if kind_of(words, inside[-1].lemma.lower()) in _NO_COUNTERS and not (initials and inside[0].entity == "ORG"):
        return
    number = bracket.i - 1
    while number > sentence.first and bracket.i - number <= 2 and tokens[number].tag != "CD":
        number -= 1
    if tokens[number].tag != "CD":
        return
    speaker = speakers.at(inside[-1].i)
    span = analysis.span(inside[0].i, inside[-1].i + 1)
    speaker = replace(speaker, first=inside[0].i, last=inside[-1].i + 1, span=span, name=speaker.name or span.text)
    yield _attribution(analysis, speaker, bracket, (number, bracket.i), Stance.STATED)


def _official(analysis: Analysis, word: Token) -> Iterator[Attribution]:
    """Of "the official death toll": the toll, by officials."""
    toll = next((i for i in range(word.i + 1, word.i + 4) if _ends_at(analysis, word.i, i)), None)
    if toll is not None:
        speaker = Speaker(word.i, word.i + 1, analysis.span(word.i, word.i + 1), word.lower, "official", None)
        yield replace(_attribution(analysis, speaker, word, (word.i + 1, toll + 1), Stance.STATED), rule=OFFICIAL)


def _ends_at(analysis: Analysis, word: int, i: int) -> bool:
    """Whether token ``i`` is the count that is called official, with nothing but such words between the two."""
    tokens = analysis.tokens
    between = tokens[word + 1 : i]
    return i < len(tokens) and tokens[i].lemma.lower() in _COUNTS and all(t.lower in _BEFORE_TOLL for t in between)


def _attribution(
    analysis: Analysis, speaker: Speaker, cue: Token, content: tuple[int, int], stance: Stance
) -> Attribution:
    source = speaker.source(Role.ORIGINATOR, stance, analysis.span(cue.i, cue.i + 1))
    return Attribution((source,), (content,), analysis.span(*content), cue.i, direct=False, negated=False, rule=BESIDE)
