"""How two accounts of a happening of one event stand to each other.

Happenings of one verb and at least one participant in common are one happening; their days and places are compared as
figures are.
"""

from __future__ import annotations

import re
from datetime import date

from reportedly.link.answers import hands_over_denied
from reportedly.link.contents import contents_of
from reportedly.link.told import Told
from reportedly.link.verdicts import Verdict, same_voice
from reportedly.link.wording import both, told_as
from reportedly.records import Claim, Polarity, Realis


def relate_happenings(a: Told, b: Told) -> Verdict | None:
    """Two accounts of a happening; None where nothing shows that it is the same one."""
    one, two = a.claim, b.claim
    if one.predicate != two.predicate or not _share_people(one, two):
        return None
    if one.realis is not two.realis:
        return Verdict(
            "incomparable",
            f"Not the same: one is told as {told_as(one.realis)}, the other as {told_as(two.realis)}. {both(a, b)}.",
        )
    if _is_negated(one) is not _is_negated(two):
        return _denied(a, b) if _is_of_same_things(a, b) else None
    apart = _days_differ(one, two) or _places_differ(one, two)
    if apart is not None:
        if one.realis is not Realis.ACTUAL or not _is_once(a, b):
            return Verdict("incomparable", f"It can be two occasions: {apart}. {both(a, b)}.")
        return Verdict("conflict", f"One happening cannot be both: {apart}. {both(a, b)}.", "strict")
    if not _is_of_same_things(a, b):
        return None
    if (narrow := _narrower_day(one, two)) is not None:
        wide, close = (a, b) if narrow is two else (b, a)
        return Verdict("refines", f"The same, with its day more closely. {both(wide, close)}.", None, wide is b)
    return _agreed(a, b)


def _is_negated(claim: Claim) -> bool:
    """Whether it is said not to have happened: by its own "not", or because its source denies it, and not both."""
    return (claim.polarity is Polarity.NEGATED) is not hands_over_denied(claim)


def _denied(a: Told, b: Told) -> Verdict | None:
    """One says that it happened, the other that it did not; of one voice that is a change, told elsewhere."""
    if same_voice(a, b):
        return None
    denies, says = (a, b) if _is_negated(a.claim) else (b, a)
    reason = f"{denies.who} says that it did not happen, {says.who} that it did. {both(denies, says)}."
    return Verdict("denies", reason, None, denies is b)


def _is_of_same_things(a: Told, b: Told) -> bool:
    """Whether what is told besides the verb, who takes part and the time has half of its words in common, or one tells
    nothing besides: "stole a truck" and "stole a boat" are two thefts.
    """
    one, two = _besides(a), _besides(b)
    if not one or not two:
        return True
    return len(one & two) >= HALF * min(len(one), len(two)) and (one & _COUNTS) <= two and (two & _COUNTS) <= one


HALF = 0.5
"""Share of the shorter account's other words that both must have."""

_COUNTS = contents_of("one two three four five six seven eight nine ten dozen several")
_TIMES = contents_of(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december morning afternoon evening night earlier later today yesterday week month year"
    " ago"
)


def _besides(told: Told) -> frozenset[str]:
    """The content besides the verb, those who take part, and the time; a form of the verb is known by two letters."""
    claim = told.claim
    people = " ".join(f"{who.span.text} {who.name or ''}" for who in claim.participants)
    when = claim.period.span.text if claim.period is not None else ""
    mine = told.words - contents_of(f"{claim.predicate} {people} {when}") - _TIMES
    return frozenset(word for word in mine if not word.isdigit() and word[:2] != claim.predicate[:2])


def _agreed(a: Told, b: Told) -> Verdict:
    if same_voice(a, b):
        who = a.who if a.sourced else b.who
        return Verdict("repeat", f"{who} tells the same happening again. {both(a, b)}.")
    return Verdict("corroborates", f"Two sources, {a.who} and {b.who}, tell the same happening. {both(a, b)}.")


def _share_people(one: Claim, two: Claim) -> bool:
    """Whether somebody plays the same part in both."""
    mine = {(who.role, word) for who in one.participants for word in _names(who.name or who.span.text)}
    return any((who.role, word) in mine for who in two.participants for word in _names(who.name or who.span.text))


def _names(text: str) -> set[str]:
    return {
        word.lower()
        for word in re.findall(r"\w+", text)
        if (word[:1].isupper() and len(word) > 2) or (word.islower() and len(word) > 3)
    }


def _is_once(a: Told, b: Told) -> bool:
    """Whether it can only have happened once: everybody who plays a part in the one does so in the other."""
    one, two = a.claim, b.claim
    roles = {who.role for who in one.participants} & {who.role for who in two.participants}
    return len(roles) > 1 or (len(one.participants) == len(two.participants) == 1 and one.predicate in _ONCE)


_ONCE = frozenset(
    {"die", "collapse", "burst", "sink", "explode", "derail", "crash", "ratify", "sign", "resign", "erupt"}
)
"""Verbs for what the same thing does once only."""


def _days(claim: Claim) -> tuple[date, date] | None:
    period = claim.period
    return None if period is None or period.start is None or period.end is None else (period.start, period.end)


def _days_differ(one: Claim, two: Claim) -> str | None:
    mine, yours = _days(one), _days(two)
    if mine is None or yours is None or (mine[0] <= yours[1] and yours[0] <= mine[1]):
        return None
    return f"{_spell(mine)} and {_spell(yours)} are different days"


def _narrower_day(one: Claim, two: Claim) -> Claim | None:
    mine, yours = _days(one), _days(two)
    if mine is None or yours is None or mine == yours:
        return None
    if mine[0] <= yours[0] and yours[1] <= mine[1]:
        return two
    return one if yours[0] <= mine[0] and mine[1] <= yours[1] else None


def _places_differ(one: Claim, two: Claim) -> str | None:
    mine, yours = one.place, two.place
    if mine is None or yours is None or mine.country is None or yours.country is None or mine.country == yours.country:
        return None
    return f"{mine.name} and {yours.name} are in different countries"


def _spell(days: tuple[date, date]) -> str:
    return days[0].isoformat() if days[0] == days[1] else f"{days[0]} to {days[1]}"
