"""How likely it is that what a report only recalls is what another tells of: few words, but often a day, names, counts.

A recalled event is told in a sentence or two, so that it shares little with a whole report on it. What counts is how
much of what it does tell the other has too. Weights were set by hand, from what was read of some hundred such events.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log1p

from reportedly.link.evidence import Evidence, are_one_day, cosine, days_between, equal_counts
from reportedly.link.sketch import A_MONTH, HARM, Sketch

WEIGHTS = {
    "rare": 1.5,
    "held": 3.0,
    "lead": 2.0,
    "same count": 0.8,
    "other count": -1.0,
    "same person": 2.0,
    "other people": -0.3,
    "same day": 3.0,
    "day in month": 1.0,
    "days apart": -1.2,
    "not yet": -5.0,
    "no harm": -5.0,
}
"""What each piece of evidence adds to the log odds."""

PRIOR = -7.0
"""The log odds of two sketches that share nothing."""

TELLING_COUNT = 1.5
"""What equal counts must come to, where neither a time nor a person is shared: three or more were killed in both."""


LEAST_NAMES = log1p(3.0)
"""The "rare" of two fairly rare names: less is no more than a day that two happenings may share."""


def recalled_score(a: Sketch, b: Sketch) -> float | None:
    """The log odds that both are of one happening, of which one is only recalled.

    None where no names speak for it, or nothing but names.
    """
    found = {evidence.name: evidence.value for evidence in recalled_evidence(a, b)}
    is_dated = found["same day"] or found["day in month"]
    if not (is_dated or found["same person"] or found["same count"] >= TELLING_COUNT) or found["rare"] < LEAST_NAMES:
        return None
    return PRIOR + sum(WEIGHTS[name] * value for name, value in found.items())


def recalled_evidence(a: Sketch, b: Sketch) -> Iterator[Evidence]:
    """All that is compared, in a fixed order; what one of them does not tell is 0."""
    shared = {name: min(a.told[name], b.told[name]) for name in sorted(a.told.keys() & b.told.keys())}
    yield Evidence("rare", log1p(sum(weight for name, weight in shared.items() if " " not in name)))
    least = min(sum(sketch.told.values()) for sketch in (a, b))
    yield Evidence("held", min(1.0, sum(shared.values()) / least) if least else 0.0)
    yield Evidence("lead", cosine(a.lead, b.lead))
    yield Evidence("same count", equal_counts(a, b))
    both = dict(a.counts).keys() & dict(b.counts).keys()
    yield Evidence("other count", float(sum(dict(a.counts)[name] != dict(b.counts)[name] for name in both)))
    yield Evidence("same person", float(not a.people.keys().isdisjoint(b.people)))
    yield Evidence("other people", float(bool(a.people and b.people) and a.people.keys().isdisjoint(b.people)))
    yield Evidence("same day", float(are_one_day(a.happened, b.happened)))
    yield Evidence("day in month", float(_is_day_in_month(a, b)))
    yield Evidence("days apart", log1p(days_between(a.happened, b.happened)))
    yield Evidence("not yet", float(_is_before(a, b) or _is_before(b, a)))
    yield Evidence("no harm", float(any(not one.member.is_main and not _tells_of_harm(one) for one in (a, b))))


def _is_day_in_month(a: Sketch, b: Sketch) -> bool:
    """Whether two times that are not one day, and known to a month at least, overlap."""
    if a.happened is None or b.happened is None or are_one_day(a.happened, b.happened):
        return False
    longest = max(last - first for first, last in (a.happened, b.happened))
    return longest <= A_MONTH and days_between(a.happened, b.happened) == 0


def _is_before(a: Sketch, b: Sketch) -> bool:
    """Whether ``a`` is of a report that came out before what ``b`` tells of happened."""
    return a.member.is_main and a.day is not None and b.happened is not None and a.day < b.happened[0]


def _tells_of_harm(sketch: Sketch) -> bool:
    """Whether anybody came to harm in it: what a suspect was arrested for years ago is no happening of the news."""
    return bool(sketch.counts) or sketch.kind in HARM
