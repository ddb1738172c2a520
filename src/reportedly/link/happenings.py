"""How two accounts of a happening, or two statements, of one event stand to each other.

Happenings of one verb and at least one participant in common are one happening; their days and places are compared as
figures are. Statements are compared by their words, without those that carry no content (overlap coefficient,
Szymkiewicz 1934).
"""

from __future__ import annotations

import re
from datetime import date

from reportedly.link.told import Told
from reportedly.link.verdicts import Verdict, same_voice
from reportedly.link.wording import both, told_as
from reportedly.records import Claim, Realis, Stance

ALIKE = 0.5
"""Share of the shorter statement's content words that the other must have to say the same."""

ABOUT = 0.3
"""Share of them that it must have for what is called a denial to deny it."""

NEGATED = 0.6
"""Share of them that it must have where only a "not" in the one makes them opposites."""

VERBATIM = 0.85
"""Share of them from which the words of unnamed officials are those of a named source that says the same."""

MANY = 7
"""Content words that a statement must have for that: shorter ones are alike by chance."""

FEWEST = 3
"""Content words in common below which two statements are not compared: a word or two says too little."""


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
    if one.polarity is not two.polarity:
        return Verdict("denies", f"The one says that what the other says did not happen. {both(a, b)}.")
    apart = _days_differ(one, two) or _places_differ(one, two)
    if apart is not None:
        if one.realis is not Realis.ACTUAL or not _is_once(a, b):
            return Verdict("incomparable", f"It can be two occasions: {apart}. {both(a, b)}.")
        return Verdict("conflict", f"One happening cannot be both: {apart}. {both(a, b)}.", "strict")
    if (narrow := _narrower_day(one, two)) is not None:
        wide, close = (a, b) if narrow is two else (b, a)
        return Verdict("refines", f"The same, with its day more closely. {both(wide, close)}.", None, wide is b)
    return _agreed(a, b, "the same happening")


def relate_statements(a: Told, b: Told) -> Verdict | None:
    """Two statements; None where their words are not about the same."""
    if _is_inside(a, b):
        return None
    denied, other = (a, b) if _denies(a.claim) else (b, a)
    share = _alike(a.words, b.words)
    if share < (ABOUT if _is_denial(denied.claim) else NEGATED):
        return None
    if _denies(a.claim) is not _denies(b.claim):
        if same_voice(a, b):
            return _turned(denied, other)
        return Verdict(
            "denies", f"{denied.who} denies what {other.who} says. {both(denied, other)}.", None, denied is b
        )
    if share < ALIKE or _numbers(a.claim) != _numbers(b.claim):
        return None
    verbatim = share >= VERBATIM and min(len(a.words), len(b.words)) >= MANY
    if verbatim and not same_voice(a, b) and _OFFICIALS & {a.who.lower(), b.who.lower()}:
        return Verdict("repeat", f"The same words, and {a.who} can be {b.who}. {both(a, b)}.")
    return _agreed(a, b, "the same")


_OFFICIALS = frozenset(
    {"officials", "authorities", "law enforcement", "law enforcement officials", "officers", "sources"}
)
"""Names that can be those of any body: in the words of a named one, they are that one."""

_DIGITS = re.compile(r"\d[\d,.]*\d|\d")


def _numbers(claim: Claim) -> frozenset[str]:
    """The numbers in a statement's words: with others, it says something else, however alike the words are."""
    return frozenset(_DIGITS.findall(claim.evidence[0].text))


def _is_inside(a: Told, b: Told) -> bool:
    """Whether one is told within the other's words: "she said that he had said …"."""
    one, two = a.claim.evidence[0], b.claim.evidence[0]
    return (a.report_id, a.sha256) == (b.report_id, b.sha256) and one.start < two.end and two.start < one.end


def _turned(denied: Told, other: Told) -> Verdict | None:
    """One source that denied and admitted, or the other way round; without two times it says nothing."""
    if denied.as_of is None or other.as_of is None or denied.as_of == other.as_of:
        return None
    first, later = (denied, other) if denied.as_of < other.as_of else (other, denied)
    if later is other:
        return Verdict("update", f"{later.who} first denied it and then said so. {both(first, later)}.", None)
    return Verdict("revision_down", f"{later.who} takes back what it said before. {both(first, later)}.", None)


def _agreed(a: Told, b: Told, what: str) -> Verdict:
    if same_voice(a, b):
        return Verdict("repeat", f"{a.who if a.sourced else b.who} tells {what} again. {both(a, b)}.")
    return Verdict("corroborates", f"Two sources, {a.who} and {b.who}, tell {what}. {both(a, b)}.")


def _denies(claim: Claim) -> bool:
    """Whether it says that something is not so: a denial, or a "not" in what is said, and not both."""
    return _is_denial(claim) is not bool(_NEGATED.search(claim.evidence[0].text))


def _is_denial(claim: Claim) -> bool:
    stance = claim.attribution[0].stance if claim.attribution else None
    return stance is Stance.DENIED or claim.predicate in _DENYING


_DENYING = frozenset({"deny", "reject", "dismiss", "refute", "dispute"})
_NEGATED = re.compile(r"\b(?:not|never|no longer|unrelated|innocent|nothing to do with)\b|n[’']t\b", re.IGNORECASE)


def _alike(one: frozenset[str], two: frozenset[str]) -> float:
    shared = len(one & two)
    if shared < FEWEST:
        return 1.0 if one and one == two else 0.0
    return shared / min(len(one), len(two))


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
