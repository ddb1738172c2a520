"""Whose count a bare number is, where no act of speech says it: "police count nine hurt", "the ministry's toll, 118".

Cues of saying are sought with what they hand on; a count is told without any. What is sought is a finite verb of
counting right behind a source of a known kind, or a source's own "count", "toll" or "list", and a number that nobody
answers for yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.extract.mentions import Attribution
from reportedly.extract.other_counters import counter_before
from reportedly.extract.sources import Speaker, Speakers
from reportedly.records import Analysis, Role, Stance, Token

COUNTS = "cue.own-count"
"""The rule of an attribution by a count."""

_COUNTING = {
    **dict.fromkeys(("count", "tally", "log", "list", "register", "record"), Stance.STATED),
    **dict.fromkeys(("put", "estimate"), Stance.ESTIMATED),
    **dict.fromkeys(("speak", "say", "give", "lower", "raise", "cut", "correct", "revise"), Stance.STATED),
    "claim": Stance.CLAIMED,
}
_BEFORE_NUMBER = {
    **dict.fromkeys(("put", "estimate"), frozenset({"at"})),
    **dict.fromkeys(("lower", "raise", "cut", "correct", "revise"), frozenset({"to"})),
    "speak": frozenset({"of"}),
    "give": frozenset({"figure", "number", "total", "count", "toll", "as"}),
}
"""Words of which one stands between the verb and its number, where it needs one."""

_BARE = frozenset({"say", "claim"})
"""Verbs that give a number right behind them, and else a clause: "the union claimed 60,000"."""

_TOTALS = frozenset({"count", "tally", "toll", "list", "figure", "estimate", "total", "reckoning", "roll", "number"})
_STANDING = frozenset({"stand", "be", "rise", "come", "reach", "remain", "climb", "grow", "fall", "run", "stay"})
_NO_COUNTERS = frozenset({"document", "media", "state_media", "unnamed", "relative", "suspect", "group"})
_BETWEEN = frozenset(
    {"now", "also", "then", "later", "since", "already", "have", "has", "had", "first", "at", "initially"}
)
"""Words that may stand between a source and its verb."""

_TIMES = frozenset({"DATE", "TIME"})
_FAR = 12
"""Tokens between the words of counting and their number, at most."""

_BOUNDS = frozenset({"about", "around", "some", "at", "least", "more", "than", "nearly", "almost", "up", "to", "over"})
"""Words that bound a number right behind its verb."""

_TURNS = frozenset({";", "while", "whereas", "but", "though", "although"})


def own_counts(analysis: Analysis, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """An attribution a count whose number is in no content of ``found``, in the order of the text."""
    said = {i for attribution in found for first, last in attribution.content for i in range(first, last)}
    speakers = Speakers(analysis)
    for token in analysis.tokens:
        if token.i in said and not _turns_before(analysis, token):
            continue
        counter = _who_counts(analysis, token)
        stance = _COUNTING.get(token.lemma, Stance.STATED)
        if counter is None:
            counter, stance = _whose_total(analysis, token), Stance.STATED
        number = None if counter is None else _number(analysis, token)
        if counter is None or number is None or (number in said and token.i not in said):
            continue
        speaker = speakers.at(counter)
        if not _can_count(analysis, speaker, counter):
            continue
        first, last = token.i + 1, _end(analysis, number)
        source = speaker.source(Role.ORIGINATOR, stance, analysis.span(token.i, token.i + 1))
        content = ((first, last),)
        yield Attribution(
            (source,), content, analysis.span(first, last), token.i, direct=False, negated=False, rule=COUNTS
        )


def _turns_before(analysis: Analysis, verb: Token) -> bool:
    """Whether the clause turns to another source within what one said: "…, while the union claimed 60,000"."""
    if verb.pos != "VERB" or verb.lemma not in _COUNTING:
        return False
    before = analysis.tokens[max(analysis.sentence_of(verb.i).first, verb.i - _LONGEST) : verb.i]
    return any(token.lower in _TURNS for token in before)


_LONGEST = 6
"""Tokens from a word of contrast to the verb of counting."""


def _can_count(analysis: Analysis, speaker: Speaker, head: int) -> bool:
    """Whether it is somebody of a known kind: no paper, and no noun of which nothing says that it is a body."""
    if speaker.kind in _NO_COUNTERS or speaker.name is None:
        return False
    return speaker.kind != "person" or analysis.tokens[head].entity in {"PERSON", "ORG"}


def _who_counts(analysis: Analysis, verb: Token) -> int | None:
    """The head of the noun right before a finite verb of counting, or its subject."""
    if verb.lemma not in _COUNTING or verb.tag not in {"VBD", "VBZ", "VBP", "VBN"} or _is_negated(analysis, verb):
        return None
    if verb.tag == "VBN" and not any(
        analysis.tokens[c].lower in {"have", "has", "had"} for c in analysis.children[verb.i]
    ):
        return None
    subject = next((c for c in analysis.children[verb.i] if analysis.tokens[c].dep == "nsubj" and c < verb.i), None)
    here, first = verb.i - 1, analysis.sentence_of(verb.i).first
    while here > first and analysis.tokens[here].lower in _BETWEEN:
        here -= 1
    noun = analysis.tokens[here].tag in {"NN", "NNS", "NNP", "NNPS"} and analysis.tokens[here].entity not in _TIMES
    beside = here if here >= first and noun else None
    if subject is not None and analysis.tokens[subject].pos in {"NOUN", "PROPN"}:
        near = beside is None or beside in analysis.subtree(subject)
        return subject if near else beside
    if subject is None and beside is None and verb.dep == "conj":  # "spoke of 14, but on Sunday lowered that to nine"
        above = analysis.children[verb.head]
        return next((c for c in above if analysis.tokens[c].dep == "nsubj" and analysis.tokens[c].pos != "PRON"), None)
    return beside if subject is None else None


def _is_negated(analysis: Analysis, verb: Token) -> bool:
    return any(analysis.tokens[c].dep == "neg" for c in analysis.children[verb.i])


def _whose_total(analysis: Analysis, noun: Token) -> int | None:
    """The owner of a "toll" or a "count", where the words name one: "the ministry's count of Friday"."""
    if noun.lemma.lower() not in _TOTALS or noun.tag not in {"NN", "NNP"}:
        return None
    owners = (c for c in analysis.children[noun.i] if analysis.tokens[c].dep == "poss")
    return next((c for c in owners if analysis.tokens[c].pos in {"NOUN", "PROPN"} and _is_body(analysis, c)), None)


def _is_body(analysis: Analysis, owner: int) -> bool:
    """Whether it is nobody's place or day: "the city's toll", "Friday's toll"."""
    return analysis.tokens[owner].entity not in {"GPE", "LOC", "DATE", "TIME", "NORP", "EVENT", "FAC"}


def _number(analysis: Analysis, word: Token) -> int | None:
    """The first number that the word of counting leads to, in its clause."""
    sentence = analysis.sentence_of(word.i)
    needed = _BEFORE_NUMBER.get(word.lemma, frozenset()) if word.pos == "VERB" else frozenset()
    above = analysis.tokens[word.head]
    holder = above.i if word.dep == "nsubj" and above.lemma in _STANDING else word.i
    below = set(analysis.subtree(holder))
    for token in analysis.tokens[word.i + 1 : min(sentence.last, word.i + 1 + _FAR)]:
        if token.lower in _TURNS:
            return None
        if token.pos == "VERB" and token.i != holder and token.tag in {"VBD", "VBZ", "VBP"} and word.pos != "VERB":
            return None
        if token.tag != "CD" or token.entity in {"DATE", "TIME", "PERCENT", "MONEY"} or token.i not in below:
            continue
        between = {other.lower for other in analysis.tokens[word.i + 1 : token.i]}
        if word.lemma in _BARE and word.pos == "VERB" and not between <= _BOUNDS:
            return None
        return token.i if not needed or between & needed else None
    return None


def _end(analysis: Analysis, number: int) -> int:
    """Where the words on the number end: at the sentence's end, before another clause, or before who else counts."""
    sentence = analysis.sentence_of(number)
    for token in analysis.tokens[number + 1 : sentence.last]:
        if token.lower in _TURNS:
            return token.i
        if token.tag == "CD" and (other := counter_before(analysis, token.i)) is not None and other[0] > number:
            return other[0]
    return sentence.last
