"""Which figures stand in a list, so that each is of a part: "ten were treated in the north and three in the south"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.link.narrowing import alone_in, noun_of
from reportedly.link.outright import sentence_at
from reportedly.link.voices import originator_of
from reportedly.link.where import where_of
from reportedly.records import Claim, Number, Origin, Polarity, Report, Stance


def listed_in(found: Iterable[tuple[Claim, Report]]) -> set[str]:
    """The ids of the claims that stand in a list: one voice gives several figures of one predicate in one sentence.

    Of other people ("nine children and four teachers") each is its own count, but men beside women are a part, and not
    whoever it was. What a sentence gives as the number before, what it only denies, what it sets in brackets and what
    it calls the toll are no parts.
    """
    groups: dict[tuple[object, ...], dict[Number, list[tuple[Claim, Report]]]] = {}
    sorts: dict[tuple[object, ...], dict[str | None, set[str]]] = {}
    for claim, report in found:
        quantity = claim.quantity
        if quantity is None or quantity.point is None or not _may_be_listed(claim, report.text):
            continue
        start, _ = sentence_at(report.text, claim.evidence[0])
        source = originator_of(claim)
        key = (
            report.id,
            report.sha256,
            _HURT.get(claim.predicate, claim.predicate),
            start,
            source and source.name,
        )
        noun = noun_of(claim)
        groups.setdefault((*key, noun), {}).setdefault(quantity.point, []).append((claim, report))
        sorts.setdefault(key, {}).setdefault(noun, set()).add(claim.id)
    men = [names["men"] for names in sorts.values() if {"men", "women"} <= names.keys()]
    return set().union(*men) | {
        claim.id
        for group in groups.values()
        if len(group) > 1
        for number, told in group.items()
        for claim, report in told
        if number != max(group) or not _is_toll_of_all(claim, report.text)
    }


def is_single(claim: Claim) -> bool:
    """Whether it tells of one person, not of how many there were."""
    return len(claim.individuals) == 1 and claim.quantity is not None and claim.quantity.point == 1


def _may_be_listed(claim: Claim, text: str) -> bool:
    """Whether a figure can be of a part: its sentence tells no change of a count, and its words no other scope."""
    quantity, evidence = claim.quantity, claim.evidence[0]
    if quantity is None or quantity.origin is Origin.ARITHMETIC or is_single(claim) or claim.subset_of is not None:
        return False
    if claim.polarity is Polarity.NEGATED or any(source.stance is Stance.DENIED for source in claim.attribution[:1]):
        return False
    start, end = sentence_at(text, evidence)
    if _OF_CHANGE.search(text[start:end]) or text[: quantity.span.start].endswith("("):
        return False
    if where_of(claim, text).is_nationwide:
        return False
    return alone_in(evidence.text, text[evidence.end : evidence.end + 60], claim.predicate) is None


def _is_toll_of_all(claim: Claim, text: str) -> bool:
    """Whether its own words call the figure the toll, of no place that they name: "the toll was 17, ten in Orvane"."""
    return bool(_TOLL.search(claim.evidence[0].text)) and where_of(claim, text).name is None


_TOLL = re.compile(r"\b(?:tolls?|tally|total|in all|altogether)\b", re.IGNORECASE)

_OF_CHANGE = re.compile(
    r"\bfrom (?:\w+ ){0,3}?[\d,.]+ (?:\w+ ){0,2}?to \b|\bto (?:\w+ ){0,3}?[\d,.]+ (?:\w+ ){0,2}?from (?:\w+ ){0,3}?\d"
    r"|\b(?:up|down)(?:wards?)? from\b|\bthan (?:the|an) (?:\w+ ){0,3}?\d"
    r"|\b(?:bringing|brings|brought|taking) [^.;]*?\bto \b"
    r"|\b(?:earlier|initial|previous|original)(?:ly)?\b|\bat first\b|\bfirst (?:said|reported|put|gave|counted)\b"
    r"|\b(?:compared|against)\b",
    re.IGNORECASE,
)
"""Words by which a sentence tells a number of before beside the one of now."""

_HURT = dict.fromkeys(("wounded", "shot", "stabbed"), "hurt")
"""Predicates that share persons: whoever was shot is wounded, so that the two beside each other are parts."""
