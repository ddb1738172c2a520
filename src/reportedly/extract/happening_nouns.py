"""Nouns for what the news is about: attacks, accidents, disasters, battles, protests."""

from __future__ import annotations

from reportedly.extract.mentions import PeriodMention, PlaceMention
from reportedly.records import Analysis, Token

HAPPENINGS = frozenset(
    {
        *("shooting", "attack", "crash", "accident", "incident", "explosion", "blast", "bombing", "fire", "blaze"),
        *("quake", "earthquake", "flood", "storm", "hurricane", "raid", "strike", "stabbing", "murder", "robbery"),
        *(
            "collision",
            "case",
            "offensive",
            "battle",
            "clash",
            "massacre",
            "killing",
            "shootout",
            "gunfight",
            "gunfire",
            "rampage",
        ),
        *("airstrike", "bombardment", "shelling", "ambush", "siege", "riot", "protest", "rally", "march", "stampede"),
        *("eruption", "landslide", "mudslide", "tsunami", "cyclone", "typhoon", "tornado", "wildfire", "derailment"),
        *("disaster", "tragedy", "collapse", "sinking", "crush", "explosion", "violence", "fighting", "rampage"),
    }
)
"""Lemmas."""

_TAKES_PLACE = frozenset({"happen", "occur", "unfold", "erupt", "begin", "start", "take", "strike", "break"})


def is_of_happening(analysis: Analysis, mention: PeriodMention | PlaceMention) -> bool:
    """Whether a time or a place hangs from a noun for what happened, or from its "happened": "the fire in Arden"."""
    if _is_beside_happening(analysis, mention):
        return True
    for above in analysis.ancestors(mention.last - 1):
        token = analysis.tokens[above]
        if _is_happening(token):
            return True
        if token.pos in {"VERB", "AUX", "NOUN"}:
            return token.lemma in _TAKES_PLACE and _has_happening(analysis, above)
    return False


def _is_beside_happening(analysis: Analysis, mention: PeriodMention | PlaceMention) -> bool:
    """Whether the noun stands before its preposition, or after it as in "the March 2, 2023, attack"."""
    tokens, after = analysis.tokens, mention.last
    before = mention.first - 2
    if before >= 0 and tokens[before + 1].pos == "ADP" and _is_happening(tokens[before]):
        return True
    if after < len(tokens) and tokens[after].lower == ",":
        after += 1
    return after < len(tokens) and tokens[mention.first - 1].lower == "the" and _is_happening(tokens[after])


def _is_happening(token: Token) -> bool:
    return token.pos == "NOUN" and token.lemma in HAPPENINGS


def _has_happening(analysis: Analysis, verb: int) -> bool:
    subjects = (analysis.tokens[c] for c in analysis.children[verb])
    return any(token.dep == "nsubj" and (token.lemma in HAPPENINGS or token.lower == "it") for token in subjects)
