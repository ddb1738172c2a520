"""What stands around a claim: who is responsible for it, when it was, and where."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract.counters_beside import BESIDE
from reportedly.extract.mentions import Attribution, PeriodMention, PlaceMention
from reportedly.extract.nouns import is_person
from reportedly.extract.other_counters import LEFT_OUT
from reportedly.extract.own_counts import COUNTS
from reportedly.extract.period_values import LENGTH_ONLY, REPEATED
from reportedly.extract.presupposed import is_presupposed
from reportedly.extract.stances import chain_at
from reportedly.records import Analysis, Period, Place, Role, Source, Stance, Token


def sources_at(
    analysis: Analysis, attributions: Sequence[Attribution], token: int, counted: int | None = None
) -> tuple[Source, ...]:
    """The chain that governs a token: of the narrowest content that holds it, else the publisher alone.

    Where the token is itself a cue ("police counted 5,000"), its content holds the token ``counted``; a source that
    stands beside the number of that token ("3.5 million (the union)") comes before all others. So does who counts that
    very number without a word of saying: "the toll: the mayor counted 12, the governor 19".
    """
    beside = [a for a in attributions if a.rule == BESIDE and any(f <= (counted or -1) < n for f, n in a.content)]
    if beside:
        return beside[0].chain
    of_number = (a for a in attributions if a.rule in {LEFT_OUT, COUNTS})
    if counted is not None and any(first <= counted < last for a in of_number for first, last in a.content):
        token = counted
    if not any(first <= token < last for attribution in attributions for first, last in attribution.content):
        own = [a for a in attributions if a.cue == token and any(f <= (counted or -1) < n for f, n in a.content)]
        token = counted if own and counted is not None else token
    holding = [
        (last - first, -len(attribution.chain), attribution)
        for attribution in attributions
        for first, last in attribution.content
        if first <= token < last and not attribution.negated and not is_presupposed(analysis, attribution, token)
    ]
    if holding:
        *_, best = min(holding, key=lambda row: row[:2])  # of two around one clause, who cites says more
        return chain_at(analysis, best, token)
    publisher = analysis.report.publisher
    return (Source(Role.PUBLISHER, None, publisher, "media", None, Stance.REPORTED_AS_FACT, None),)


def period_at(analysis: Analysis, periods: Sequence[PeriodMention], trigger: int, head: int) -> Period | None:
    """The time of what token ``trigger`` says: one in its own clause, or on the noun that it describes."""
    sentence = analysis.sentence_of(trigger)
    near = [
        m
        for m in periods
        if sentence.first <= m.first < sentence.last
        and not _is_of_saying(analysis, m, trigger)
        and not _is_of_rank(analysis, m)
    ]
    if not near:
        return None
    clause = _clause(analysis, trigger)
    best = min(near, key=lambda m: (_distance(analysis, clause, m), _is_vague(m.period), abs(m.first - head)))
    return best.period if _distance(analysis, clause, best) < len(_FAR) else None


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SAYING = frozenset({"say", "tell", "report", "announce", "add", "state", "confirm"})


def _is_of_saying(analysis: Analysis, mention: PeriodMention, trigger: int) -> bool:
    """Whether a time says when something was said, not when it happened: "…, the ministry said on Tuesday"."""
    for above in analysis.ancestors(mention.last - 1):
        token = analysis.tokens[above]
        if token.pos in {"VERB", "AUX"}:
            return token.lemma in _SAYING and above != trigger
    return False


_RANKS = frozenset({"first", "last", "second", "third", "worst", "biggest", "deadliest", "only"})


def _is_of_rank(analysis: Analysis, mention: PeriodMention) -> bool:
    """Whether a stretch of time says how rare something is, not when it was: "the worst quake in 80 years"."""
    tokens, before = analysis.tokens, mention.first - 1
    if before < 1 or not (tokens[before].lower == "since" or tokens[mention.last - 1].tag == "NNS"):
        return False
    heads = [tokens[before - 1], *(tokens[i] for i in analysis.ancestors(mention.last - 1) if i < before)]
    for token in heads:
        if token.pos in {"VERB", "AUX"}:
            return False
        if token.pos == "NOUN":
            below = [tokens[c] for c in analysis.children[token.i]]
            return any(word.tag in {"JJS", "RBS"} or word.lower in _RANKS for word in below)
    return False


def _is_vague(period: Period) -> bool:
    """Whether the words say only how long or how often, or "now": any other time tells more."""
    return period.unresolved in {LENGTH_ONLY, REPEATED} or period.granularity == "now"


_FAR = ("same clause", "clause around it")
"""How far from a clause a time may hang and still be its own."""


def _distance(analysis: Analysis, clause: set[int], mention: PeriodMention) -> int:
    start = mention.last - 1
    for i in (start, *analysis.ancestors(start)):
        if i in clause:
            return 0
    heads = {analysis.tokens[i].head for i in clause} | _around_result(analysis, clause)
    return 1 if any(i in heads for i in (start, *analysis.ancestors(start))) else len(_FAR)


def _around_result(analysis: Analysis, clause: set[int]) -> set[int]:
    """The verb around a participle that tells what came of it, where the parse hangs that from a word nearer by: "hit a
    hall packed with mourners, killing 40".
    """
    tokens = analysis.tokens
    for i in clause:
        nearer = tokens[tokens[i].head]
        if tokens[i].dep == "advcl" and tokens[i].tag == "VBG" and nearer.dep == "acl" and nearer.tag == "VBN":
            above = (j for j in analysis.ancestors(nearer.i) if tokens[j].pos in {"VERB", "AUX"})
            return {verb for verb in (next(above, None),) if verb is not None}
    return set()


def _clause(analysis: Analysis, i: int) -> set[int]:
    """``i`` and the heads above it up to its clause's own verb."""
    found = {i}
    for above in analysis.ancestors(i):
        below = analysis.tokens[i]
        is_state = below.dep == "acl" and below.lower == "missing"  # "to find 40 people missing"
        if below.dep in {"relcl", "ccomp", "advcl", "acl"} and below.pos in {"VERB", "AUX"} and not is_state:
            break
        if below.dep == "conj" and any(analysis.tokens[c].dep in _SUBJECTS for c in analysis.children[i]):
            break  # "two died on Friday and three died on Saturday"
        found.add(above)
        i = above
    return found


def place_at(analysis: Analysis, places: Sequence[PlaceMention], trigger: int) -> Place | None:
    """The place of what token ``trigger`` says: the nearest one after it in its sentence, else before it.

    Where somebody lives or is from ("of Arden") is no such place, nor where it was said.
    """
    sentence = analysis.sentence_of(trigger)
    here = [m for m in places if sentence.first <= m.first < sentence.last]
    near = [m for n, m in enumerate(here) if not _is_around_last(analysis, here, n) and _is_where(analysis, m, trigger)]
    best = min(near, key=lambda m: (m.first < trigger, abs(m.first - trigger)), default=None)
    return best.place if best is not None else None


def _is_where(analysis: Analysis, mention: PlaceMention, trigger: int) -> bool:
    """Whether the name says where something is: not where somebody is from, or where it was said."""
    tokens = analysis.tokens
    inside = range(mention.first, mention.last)
    head = next((i for i in reversed(inside) if tokens[i].head not in inside), mention.last - 1)
    preposition = tokens[tokens[head].head]
    if tokens[head].dep != "pobj":
        return True
    above = tokens[preposition.head]
    if preposition.lower == "of" and (
        above.entity in {"PERSON", "ORG"} or above.tag == "CD" or _is_human(analysis, above)
    ):
        return False
    if preposition.lower == "from":
        return False
    return above.lemma not in _SAYING or above.i == trigger


def _is_human(analysis: Analysis, token: Token) -> bool:
    return token.pos in {"NOUN", "PROPN"} and is_person(analysis, token.i)


def _is_around_last(analysis: Analysis, here: Sequence[PlaceMention], n: int) -> bool:
    """Whether it only says in what state or country the place before it lies: "Arden, Norland"."""
    before = here[n - 1] if n else None
    return before is not None and here[n].first - before.last == 1 and analysis.tokens[before.last].text == ","
