"""How likely it is that two sketches are of one happening: a sum of few pieces of evidence, each with its reason.

The score is a log odds, as in record linkage (Fellegi and Sunter 1969), with weights by logistic regression over pairs
of reports; see `docs/decisions/0012-events.md` for the data, and for figures on incidents that
the weights never saw.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, cos, log1p, radians, sin, sqrt

from reportedly.link.commonness import weight_of
from reportedly.link.evidence import (
    LARGE,
    Evidence,
    are_one_day,
    cosine,
    days_between,
    equal_counts,
    share_a_rare_cause,
)
from reportedly.link.recalling import recalled_score
from reportedly.link.sketch import Sketch

WEIGHTS = {
    "names": 2.5,
    "lead": 3.9,
    "rare": 2.1,
    "same count": 0.9,
    "same person": 1.8,
    "other people": -0.3,
    "age apart": -2.2,
    "same day": 0.8,
    "days apart": -0.5,
    "published apart": -0.4,
    "kilometres": -0.19,
    "large and near": 1.0,
    "same host": -0.9,
    "same cause": 1.0,
}
"""What each piece of evidence adds to the log odds."""

PRIOR = -6.2
"""The log odds of two sketches that share nothing."""

CERTAIN = 5_000
"""Where scores end, in thousandths of log odds: a pair cannot outweigh many others."""

UNSCORED = -3_000
"""What a pair counts that has too little in common to be compared, or that comparing finds as unlike: the lowest score.
Such pairs, by far the most, need not be kept."""

UNDATED = 2.0
"""The "published apart" of two reports of which one has no date: that of a week."""

IN_REACH_KM = 100
"""Within this of each other, two happenings that harmed `LARGE` numbers are mostly one: few towns have two at once."""

EARTH_KM = 12_742


def score(a: Sketch, b: Sketch) -> int:
    """The log odds that both are of one happening, in thousandths; 0 is where we call it one."""
    if not (a.member.is_main and b.member.is_main):
        recalled = recalled_score(a, b)
        return UNSCORED if recalled is None else max(UNSCORED, min(CERTAIN, round(1000 * recalled)))
    total = PRIOR + sum(WEIGHTS.get(evidence.name, 0.0) * evidence.value for evidence in evidence_of(a, b))
    return max(UNSCORED, min(CERTAIN, round(1000 * total)))


def evidence_of(a: Sketch, b: Sketch) -> Iterator[Evidence]:
    """All that is compared of two reports' own events, in a fixed order; what one of them does not tell is 0."""
    printed = _standing_words(a, b)
    shared = (a.told.keys() & b.told.keys()) - printed
    yield Evidence("names", cosine(a.names, b.names, printed))
    yield Evidence("lead", cosine(a.lead, b.lead, printed))
    yield Evidence("rare", log1p(sum(min(a.told[name], b.told[name]) for name in sorted(shared) if " " not in name)))
    pairs = (name for name in shared if " " in name and not printed & set(name.split()))
    yield Evidence("pairs", log1p(sum(map(weight_of, sorted(pairs)))))
    yield Evidence("same count", equal_counts(a, b))
    yield Evidence("same person", float(not a.people.keys().isdisjoint(b.people)))
    yield Evidence("other people", float(bool(a.people and b.people) and a.people.keys().isdisjoint(b.people)))
    yield Evidence("ages", log1p(len(a.ages & b.ages)))
    yield Evidence("age apart", float(_are_of_other_ages(a, b)))
    yield Evidence("same day", float(are_one_day(a.happened, b.happened)))
    yield Evidence("days apart", log1p(days_between(a.happened, b.happened)))
    yield Evidence("published apart", log1p(abs(a.day - b.day)) if a.day is not None and b.day is not None else UNDATED)
    near = min((_kilometres(p, q) for p in a.places for q in b.places), default=None)
    yield Evidence("near", float(near is not None and near < 25))
    yield Evidence("kilometres", log1p(near) if near is not None else 0.0)
    yield Evidence("large and near", float(near is not None and near < IN_REACH_KM and _are_large(a, b)))
    yield Evidence("same host", float(bool(a.host) and a.host == b.host))
    yield Evidence("same cause", float(share_a_rare_cause(a, b)))


def _are_large(a: Sketch, b: Sketch) -> bool:
    """Whether each harmed many, and no days tell the two apart."""
    most = (max((number for _, number in one.counts), default=0) for one in (a, b))
    return min(most) >= LARGE and days_between(a.happened, b.happened) == 0


def _are_of_other_ages(a: Sketch, b: Sketch) -> bool:
    """Whether both give ages and share none; of many victims, each report may tell of others."""
    many = max((number for _, number in a.counts | b.counts), default=0) >= LARGE
    return bool(a.ages and b.ages) and a.ages.isdisjoint(b.ages) and not many


def _standing_words(a: Sketch, b: Sketch) -> frozenset[str]:
    """The words of lines that one outlet prints in both reports: its team, its other news, its address.

    Where most of a report is in both, they are versions of one text, and nothing is set aside.
    """
    if not a.host or a.host != b.host:
        return frozenset()
    mine, other = dict(a.lines), dict(b.lines)
    both = mine.keys() & other.keys()
    if 2 * len(both) > min(len(mine), len(other)):
        return frozenset()
    return frozenset().union(*(mine[line] for line in both))


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The haversine distance."""
    (p, q), (r, s) = (map(radians, a), map(radians, b))
    h = sin((r - p) / 2) ** 2 + cos(p) * cos(r) * sin((s - q) / 2) ** 2
    return EARTH_KM * asin(sqrt(min(1.0, h)))
