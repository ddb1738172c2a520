"""How a figure adds up over time, beyond what its predicate says: a running total, or one deed's own count.

The predicate's row says how its figures add up when the words do not. The words do say so where they count one person
or one deed, those who came on top of others, or all up to now. ``docs/decisions/0011`` has the reasons and the counts.
"""

from __future__ import annotations

import math

from reportedly.extract.measured import Measure
from reportedly.extract.sources import kind_of
from reportedly.records import Accumulation, Analysis, Token

_DEEDS = {"arrested": 10, "charged": 10, "captured": math.inf, "identified": 2}
"""Predicates of deeds that are done and over: what one raid or one day came to. As many or more are the sum of many
deeds, which goes on growing: "arrested 430 in connection with the riots"."""

_COME_ON_TOP = _DEEDS.keys() | {
    "detained",
    "hospitalised",
    "evacuated",
    "rescued",
    "recovered",
    "deployed",
    "displaced",
    "released",
    "withdrawn",
    "arrived",
    "intercepted",
    "surrendered",
}
"""Predicates of which "two more" is a count of its own. Of the killed and hurt, "five others" are the toll's rest."""

_FURTHER = frozenset({"more", "other", "others", "another", "additional", "further"})

_HARM = frozenset({"killed", "wounded", "shot", "casualties", "captured", "destroyed"})
_TOTALS = frozenset({"total", "toll", "altogether", "overall", "far", "since"})
_PARTIES = frozenset({"GPE", "NORP"})
_FORCES = frozenset({"military", "police", "government"})
_PLURAL = frozenset({"we", "they"})


def accumulation_of(analysis: Analysis, measure: Measure) -> Accumulation:
    """How the measure adds up: its predicate's way, unless its own words say that it is one deed's count."""
    if measure.predicate == "detained" and not _is_few(measure) and _is_perfect(analysis, measure):
        return Accumulation.CUMULATIVE  # "60 had been detained": all who were, not who is held now
    if measure.accumulation is not Accumulation.CUMULATIVE:
        return measure.accumulation
    if measure.one:
        return Accumulation.INCREMENT  # one person dies, is shot or is arrested once
    if measure.quantity.point == 0:
        return Accumulation.CUMULATIVE  # "no arrests have been made": none up to now
    words = {token.lower for token in analysis.tokens[slice(*measure.phrase)]}
    if words & _FURTHER and measure.predicate in _COME_ON_TOP:
        return Accumulation.INCREMENT
    if counts_up_to_now(analysis, measure):
        return Accumulation.CUMULATIVE
    if measure.predicate in _DEEDS:
        return Accumulation.INCREMENT if _is_few(measure) else Accumulation.CUMULATIVE
    if measure.predicate in _HARM and _has_doer(analysis, measure):
        return Accumulation.INCREMENT
    return Accumulation.CUMULATIVE


def _is_few(measure: Measure) -> bool:
    """Whether one deed can have come to so many; a vague number ("hundreds") is not few."""
    quantity = measure.quantity
    numbers = [n for n in (quantity.point, quantity.low, quantity.high) if n is not None]
    return bool(numbers) and max(numbers) < _DEEDS.get(measure.predicate, _DEEDS["arrested"])


def _is_perfect(analysis: Analysis, measure: Measure) -> bool:
    """Whether its own verb is told in the perfect: "have been held", "had been held"."""
    below = (analysis.tokens[c] for c in analysis.children[measure.trigger])
    return analysis.tokens[measure.trigger].tag == "VBN" and any(token.lemma == "have" for token in below)


def counts_up_to_now(analysis: Analysis, measure: Measure) -> bool:
    """Whether it is told in the perfect ("have been arrested"), or with a word for a total ("so far")."""
    verb = _verb(analysis, measure.trigger)
    if verb is not None and any(
        analysis.tokens[c].lemma == "have" and analysis.tokens[c].tag in {"VBP", "VBZ"}
        for c in analysis.children[verb.i]
    ):
        return True
    first, last = measure.tokens
    return any(token.lower in _TOTALS for token in analysis.tokens[max(first - 2, 0) : last + 2])


def _has_doer(analysis: Analysis, measure: Measure) -> bool:
    """Whether a force is the subject that did it: "the army killed 34", not "the quake" or "a gunman killed 34"."""
    trigger = analysis.tokens[measure.trigger]
    if trigger.pos != "VERB":
        return False
    for i in analysis.children[trigger.i]:
        token = analysis.tokens[i]
        if token.dep == "nsubj" and i not in range(*measure.phrase):
            return token.entity in _PARTIES or token.lower in _PLURAL or kind_of([token.lower]) in _FORCES
    return False


def _verb(analysis: Analysis, i: int) -> Token | None:
    return next((t for j in (i, *analysis.ancestors(i)) if (t := analysis.tokens[j]).pos in {"VERB", "AUX"}), None)
