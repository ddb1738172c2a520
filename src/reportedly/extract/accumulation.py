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

_THERE = frozenset({"attended", "deployed"})
"""Predicates of those who are somewhere while it lasts: "hundreds were attending the rites", at that time."""

_BROUGHT = frozenset({"recovered", "rescued", "evacuated"})
"""Predicates of a work that goes on for days, each with a count of its own: "divers found one body on Sunday"."""

_DAYS = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("today", "yesterday", "tonight", "overnight"),
    }
)
_UNTIL = frozenset({"by", "until", "since", "of", "to"})
"""Words before a day up to which, or from which on, is counted."""

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
    if measure.predicate == "displaced" and _is_so(analysis, measure.trigger):
        return Accumulation.STOCK
    if measure.predicate in _THERE and (_is_going_on(analysis, measure) or _is_at_peak(analysis, measure)):
        return Accumulation.STOCK
    if measure.predicate == "hospitalised" and not measure.one and _is_treated_now(analysis, measure):
        return Accumulation.STOCK
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
    if measure.predicate in _BROUGHT and _is_of_one_day(analysis, measure):
        return Accumulation.INCREMENT
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
    """Whether it is told in the perfect ("have been arrested"), or with a word for a total ("so far").

    Who is said to have told it in the past puts it one step back: "said that they had killed forty".
    """
    verb = _verb(analysis, measure.trigger)
    tags = {"VBP", "VBZ", "VBD"} if verb is not None and verb.dep == "ccomp" else {"VBP", "VBZ"}
    if verb is not None and any(
        analysis.tokens[c].lemma == "have" and analysis.tokens[c].tag in tags for c in analysis.children[verb.i]
    ):
        return True
    first, last = measure.tokens
    return any(token.lower in _TOTALS for token in analysis.tokens[max(first - 2, 0) : last + 2])


def _is_so(analysis: Analysis, trigger: int) -> bool:
    """Whether an adjective tells how people are, and not what befell them: "3,000 are homeless"."""
    token = analysis.tokens[trigger]
    return token.dep == "acomp" and analysis.tokens[token.head].lemma in {"be", "remain", "stay"}


def _is_going_on(analysis: Analysis, measure: Measure) -> bool:
    """Whether its own verb tells what is under way: "were attending", "continue to investigate"."""
    verb = analysis.tokens[measure.trigger]
    if verb.lemma in _SENDING:
        return False  # "was deploying 1,000 soldiers" is the deed itself
    if verb.tag == "VBG":
        return _is_progressive(analysis, verb)
    above = analysis.tokens[verb.head]
    return verb.dep == "xcomp" and above.lemma in {"continue", "keep"} and above.tag in {"VBP", "VBZ"}


def _is_treated_now(analysis: Analysis, measure: Measure) -> bool:
    """Whether the treatment goes on as it is told: "are being treated", "were undergoing treatment"."""
    verb = _verb(analysis, measure.trigger)
    if verb is None:
        return False
    is_passive = any(analysis.tokens[c].lower == "being" for c in analysis.children[verb.i])
    return is_passive or (verb.tag == "VBG" and _is_progressive(analysis, verb))


def _is_progressive(analysis: Analysis, verb: Token) -> bool:
    """Whether a form in -ing has its "is" or "were"."""
    below = (analysis.tokens[c] for c in analysis.children[verb.i])
    return any(token.lemma == "be" and token.tag in _FINITE for token in below)


_SENDING = frozenset({"deploy", "send", "dispatch", "station", "commit", "assign", "mobilise", "mobilize"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})


def _is_at_peak(analysis: Analysis, measure: Measure) -> bool:
    """Whether the words that follow say that there were never more at one time: "at its peak"."""
    sentence, last = analysis.sentence_of(measure.trigger), max(measure.tokens[1], measure.trigger + 1)
    words = [token.lower for token in analysis.tokens[last : min(last + _NEAR, sentence.last)]]
    return "peak" in words or "height" in words


_NEAR = 8
"""Tokens behind a crowd's number within which its peak is told of."""


def _is_of_one_day(analysis: Analysis, measure: Measure) -> bool:
    """Whether its own clause says on which day it was done: "found one body on Sunday", "in overnight operations"."""
    verb = analysis.tokens[measure.trigger]
    if verb.pos != "VERB":
        return False
    for i in analysis.children[verb.i]:
        inside = [analysis.tokens[j] for j in analysis.subtree(i)]
        if analysis.tokens[i].dep in {"prep", "npadvmod", "advmod", "nmod"} and any(t.lower in _DAYS for t in inside):
            return analysis.tokens[i].lower not in _UNTIL
    return False


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
