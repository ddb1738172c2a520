"""How two statements of one event stand to each other: by what they answer (`answers.py`), else by their words.

The words that carry content are compared, each by its weight (overlap coefficient, Szymkiewicz 1934; Dice 1945). What
stands under a "not" in the one, and in the other does not, makes them opposites.
"""

from __future__ import annotations

import re

from reportedly.link.answers import (
    FEWEST,
    agreed,
    are_opposed,
    earlier_of,
    hands_over_denied,
    is_denial,
    is_inside,
    may_be_one,
    relate_answers,
    shared_answers,
)
from reportedly.link.contents import Weights, contents_of
from reportedly.link.issues import speaks_of_itself
from reportedly.link.negations import asks, is_open
from reportedly.link.told import Told
from reportedly.link.verdicts import Verdict, same_voice
from reportedly.link.wording import both
from reportedly.records import Claim

SAME_VOICE, OTHER_VOICE = (0.5, 0.36), (0.6, 0.45)
"""What two statements must share to say the same: of the weight of their words, as shares of the shorter and of both.

By reading pairs of 422 reports on crimes: of pairs of one source above these, seven of ten say the same; two sources of
one event use the same words for different things more often.
"""

ABOUT = 0.6
"""Share of what is denied that the other must say."""

OPPOSITE = 0.5
"""Weight of the shorter one's words that the other must share where only a "not" in the one makes them opposites."""

NEARLY = 0.7
"""The same, where one word alone stands under the "not": "did not work"."""

VERBATIM = 0.85
"""Share of words from which those of unnamed officials are those of a named source that says the same."""

QUOTED = 0.7
"""Share of the words of both from which two sources that share a name are one: "the family", in two outlets."""

MANY = 7
"""Content words that a statement must have for that: shorter ones are alike by chance."""


def relate_statements(a: Told, b: Told, weights: Weights) -> Verdict | None:
    """Two statements, or a statement and a happening that a source tells; None where they are not about the same."""
    if is_inside(a, b):
        return None
    verdict = relate_answers(a, b)
    if verdict is not None or any(are_opposed(p, q) for p, q in shared_answers(a, b)):
        return verdict
    for denied, other in ((a, b), (b, a)):
        if _is_against(denied, other, weights):
            return _opposed(denied, other, swapped=denied is b)
    if not _say_the_same(a, b, weights):
        return None
    of_shorter, of_both = weights.share(a.words, b.words)
    unnamed = of_shorter >= VERBATIM and min(len(a.words), len(b.words)) >= MANY and _is_official(a, b)
    quoted = of_both >= QUOTED and bool(contents_of(a.who) & contents_of(b.who))
    if not same_voice(a, b) and (unnamed or quoted):
        return Verdict("repeat", f"The same words, and {a.who} can be {b.who}. {both(a, b)}.")
    return agreed(a, b, "the same")


def _is_official(a: Told, b: Told) -> bool:
    return bool(_OFFICIALS & {a.who.lower(), b.who.lower()})


_OFFICIALS = frozenset(
    {"officials", "authorities", "law enforcement", "law enforcement officials", "officers", "sources"}
)
"""Names that can be those of any body: in the words of a named one, they are that one."""


def _say_the_same(a: Told, b: Told, weights: Weights) -> bool:
    """Whether the words of both are enough alike, and nothing in them tells one from the other."""
    one, two = a.claim, b.claim
    if len(a.words & b.words) < FEWEST and a.words != b.words:
        return False
    if a.names and b.names and not a.names & b.names:
        return False
    if _other_numbers(one, two) or hands_over_denied(one) is not hands_over_denied(two):
        return False
    of_shorter, of_both = weights.share(a.words, b.words)
    least = SAME_VOICE if may_be_one(a, b) else OTHER_VOICE
    if of_shorter < least[0] or of_both < least[1]:
        return False
    return asks(one.evidence[0].text) is asks(two.evidence[0].text)


_DIGITS = re.compile(r"\d[\d,.]*\d|\d")


def _other_numbers(one: Claim, two: Claim) -> bool:
    """Whether both have numbers and not the same: such statements say two things, however alike their words are. Where
    one has none, its number can stand in letters.
    """
    numbers, others = (frozenset(_DIGITS.findall(claim.evidence[0].text)) for claim in (one, two))
    return bool(numbers and others) and numbers != others


def _is_against(a: Told, b: Told, weights: Weights) -> bool:
    """Whether the one says of what the other says that it is not so, in words that answer no issue."""
    if not a.denied or a.positions:
        return False
    share = weights.share(a.words, b.words)[0]
    if (not hands_over_denied(a.claim) and share < OPPOSITE) or is_open(b.claim.evidence[0].text):
        return False
    not_so = {word for denied in b.denied for word in denied.words}
    return any(
        denied.head in b.words - not_so
        and len(denied.words & b.words) >= max(1 if share >= NEARLY else 2, ABOUT * len(denied.words))
        for denied in a.denied
    )


def _opposed(denied: Told, other: Told, *, swapped: bool) -> Verdict | None:
    """``denied`` says that what ``other`` says is not so."""
    if may_be_one(denied, other):
        first = earlier_of(denied, other)
        if first is None:
            return None
        order = (first is denied) is swapped
        if first is denied and hands_over_denied(denied.claim):
            reason = f"{other.who} first denied it and then said so. {both(denied, other)}."
            return Verdict("update", reason, None, order)
        later = other if first is denied else denied
        reason = f"{later.who} takes back what it said before. First {first.says}; later {later.says}."
        return Verdict("revision_down", reason, None, order)
    if is_denial(denied.claim) or speaks_of_itself(denied.claim.evidence[0].text):
        reason = f"{denied.who} denies what {other.who} says. {both(denied, other)}."
        return Verdict("denies", reason, None, swapped)
    reason = f"{denied.who} says that what {other.who} says is not so. {both(other, denied)}."
    return Verdict("conflict", reason, "strict")
