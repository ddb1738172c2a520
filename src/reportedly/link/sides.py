"""Whose the counted are: in a fight each side counts its own and the other's, and only the words tell which.

Lands are compared by the first letters of their names, so that "Ulvian soldiers" and the losses of "Ulvia" are one
land's; no list of peoples is needed, and none would know every land.
"""

from __future__ import annotations

import re

from reportedly.records import Claim, Source

OWN = "own"
"""The land of those whom a source calls its own, where its name does not say which land's it is."""

_STEM = 5  # letters, as in `voices`: "Ulvian" and "Ulvia's"
_PEOPLE = r"(?P<land>[A-Z][a-z]+(?:ian|ean|an|ese|ish|i|ic))"
_NUMBER = (
    r"(?:\d|\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve"
    r"|[a-z]+teen|[a-z]+ty|[a-z]+th|dozens of|hundreds of|thousands of))"
)
_COUNTED = re.compile(rf"{_NUMBER}\s+{_PEOPLE}(?:s\b|\s+[a-z])")
_DEAD_OF = re.compile(rf"\b{_PEOPLE} (?:losses|casualties|dead|deaths|side|toll|fatalities)\b")
_OWN = re.compile(
    r"\b(?:its|their|our) (?:own|soldiers|troops|forces|men|servicemen|fighters|side)\b"
    r"|\b(?:it|they|we) (?:had |has |have )?(?:suffered|sustained|taken|took|lost|incurred)\b"
)
_LOST = re.compile(r"\b(?:lost|losing|suffered)\b")
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_DAYS_AND_MONTHS = """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December The
"""
_TIMES = frozenset(_DAYS_AND_MONTHS.split())
_OF_A_LAND = re.compile(rf"(?:the )?(?:{_PEOPLE}\s|(?P<name>[A-Z][a-z]{{2,}})(?:[’']s\b|$))", re.ASCII)


def land_of(claim: Claim, before: str, source: Source | None) -> str | None:
    """Whose the counted are: a territory's code, else the word for it, `OWN` for a source's own.

    Args:
        claim: A figure.
        before: Its sentence as far as the end of its words.
        source: Who says it first, if anybody but the report does.
    """
    words = claim.evidence[0].text
    if claim.affiliation is not None:
        return claim.affiliation.territory or claim.affiliation.span.text.lower()
    if (found := _COUNTED.search(words)) is not None:
        return found["land"].lower()
    near = before[-(len(words) + _NEAR) :]
    if _OWN.search(near):
        return _own(source)
    if (found := _DEAD_OF.search(near)) is not None:
        return found["land"].lower()
    if claim.predicate in {"killed", "casualties"} and _LOST.match(words):
        names = [name for name in _NAME.findall(before[: -len(words)]) if name not in _TIMES]
        return names[-1].lower() if names else None
    return None


_NEAR = 45
"""Code points before a figure's words in which "it had suffered" or "Ulvian losses" belong to it."""


def _own(source: Source | None) -> str:
    """Those whom a source calls its own are its land's, where its name begins with one."""
    if source is None:
        return OWN
    if source.territory:
        return source.territory
    name = _OF_A_LAND.match(source.name or "")
    return (name["land"] or name["name"]).lower() if name else OWN


def is_one_land(one: str, other: str) -> bool:
    """Whether two lands are one: by code, or by the first letters of their names."""
    return one == other or (one[:_STEM] == other[:_STEM] and min(len(one), len(other)) >= _STEM)
