"""How two counts of one thing stand to each other: by their voices, their bounds, and as of when each held.

The order of publication alone never decides. Two reports of one day, or one without a date, leave open which count is
the older; of one that can only grow the smaller one is, and the reason says that nothing else tells.
"""

from __future__ import annotations

import re

from reportedly.link.bounds import Bounds, Fit, can_grow_into, is_higher
from reportedly.link.courses import (
    FIXED,
    are_both_dated,
    are_numbers,
    are_of_one_hour,
    can_run,
    held_when,
    is_earlier,
    is_near,
    is_rank,
    is_state,
    same_day,
)
from reportedly.link.left_open import left_open
from reportedly.link.moments import Stage
from reportedly.link.told import Told
from reportedly.link.verdicts import Verdict, same_report, same_voice
from reportedly.link.wording import both, one_source
from reportedly.records import Accumulation, Modifier

MEETING = frozenset({Fit.SAME, Fit.DRIFT, Fit.AGREE})
"""Of two figures that are one, in other words perhaps."""

_EXCLUDING = frozenset({Fit.STRICT, Fit.SOFT})


def relate_counts(a: Told, b: Told, left: Bounds, right: Bounds, how: Fit) -> Verdict:
    """How two counts of one thing stand to each other; ``how`` is the fit of their bounds."""
    if is_earlier(b, a):
        verdict = relate_counts(b, a, right, left, _TURNED.get(how, how))
        return verdict._replace(swapped=not verdict.swapped)
    if same_voice(a, b) or _is_official_count(a, b):
        return _of_one_voice(a, b, left, right, how)
    if same_report(a, b) and (_is_set_against(a, right) or _is_set_against(b, left)):
        return Verdict("conflict", f"The words set the one count above the other. {both(a, b)}.", "soft")
    if how in MEETING and (one := _officials_as_named(a, b)) is not None:
        return Verdict("repeat", f"Officials who are not named can be {one.who}, with the same figure. {both(a, b)}.")
    if how in MEETING:
        drift = "" if how is Fit.SAME else f", as far as the words go ({how.value})"
        return Verdict("corroborates", f"Two sources, {a.who} and {b.who}, give the same figure{drift}. {both(a, b)}.")
    if how in _EXCLUDING and (part := _may_be_part(a, b, left, right)) is not None:
        return part
    if (grown := _of_two_times(a, b, left, right, how)) is not None:
        return grown
    if how in _EXCLUDING and is_state(a, b) and is_earlier(a, b):  # "hundreds", and 870 two days later
        return Verdict(
            "time_explained", f"Such a number can rise and fall between the two, {held_when(a, b)}. {both(a, b)}."
        )
    if how not in _EXCLUDING:
        return Verdict("compatible", f"Both can be so ({how.value}), but neither confirms the other. {both(a, b)}.")
    if (open_ := left_open(a, b)) is not None:
        return Verdict("incomparable", f"Not the same question: {open_}. {both(a, b)}.")
    degree = "strict" if how is Fit.STRICT else "soft"
    return Verdict("conflict", f"Two sources, {a.who} and {b.who}, and {_cannot(how)}. {both(a, b)}.", degree)


_ABOVE = re.compile(
    r"\b(?:much|far|many|significantly|considerably|vastly) (?:higher|more)\b"
    r"|\b(?:higher|more) than (?:the )?official\b",
    re.IGNORECASE,
)
"""Words by which a source sets its count above another that the report tells."""


def _is_set_against(t: Told, other: Bounds) -> bool:
    """Whether its own words say that there were more than the other's number: "the toll is much higher"."""
    if t.bounds is None or other.base is None or other.vague or not _ABOVE.search(t.claim.evidence[0].text):
        return False
    return t.bounds.vague or t.bounds.base == other.base


def _is_official_count(a: Told, b: Told) -> bool:
    """Whether the one is called the official toll, and the other is a count of the state's: one running count."""
    return any(
        one.sourced and one.who.lower() == "official" and other.sourced and _is_of_state(other)
        for one, other in ((a, b), (b, a))
    )


def _is_of_state(t: Told) -> bool:
    return t.claim.attribution[0].kind in _OF_STATE


def _officials_as_named(a: Told, b: Told) -> Told | None:
    """The named body of two that give one figure, where the other is only "officials": they can be its own."""
    for bare, named in ((a, b), (b, a)):
        if not _is_of_no_body(bare) or not named.sourced or _is_of_no_body(named):
            continue
        if _is_of_state(named):
            return named
    return None


def _is_of_no_body(t: Told) -> bool:
    """Whether its source is only officials, or those of a land: "Ulvian officials"."""
    words = t.who.lower().removeprefix("the ").split()
    of_land = len(words) > 1 and t.sourced and t.claim.attribution[0].territory is not None
    return " ".join(words[of_land:]) in _OFFICIALS


_OFFICIALS = frozenset({"officials", "official", "authorities", "government officials"})
"""Names that can be those of any body of the state."""

_OF_STATE = frozenset({"government", "official", "police", "military", "prosecutor"})
"""Kinds of source that officials belong to; an agency may be of several states."""


def _may_be_part(a: Told, b: Told, left: Bounds, right: Bounds) -> Verdict | None:
    """Whether the smaller of two counts may be of one scene, or of some whom a report tells of on the way."""
    if is_state(a, b) or is_rank(a) or is_rank(b) or Stage.MOVED in {a.stage, b.stage} or a.stage is Stage.EARLY:
        return None
    higher = is_higher(left, right)
    low = a if higher else b
    if higher is None or low.total:
        return None
    why = "the smaller one stands within a report that tells of more, and may be of a part"
    return Verdict("incomparable", f"Not surely the same question: {why}. {both(a, b)}.")


_TURNED = {Fit.WIDER: Fit.NARROWER, Fit.NARROWER: Fit.WIDER}


# --- one voice -----------------------------------------------------------------------------------------------------


def _of_one_voice(a: Told, b: Told, left: Bounds, right: Bounds, how: Fit) -> Verdict:
    if how is Fit.AGREE and left.approximate is not right.approximate:
        wide, narrow = (a, b) if left.approximate else (b, a)
        return Verdict(
            "refines", f"{one_source(a, b)} gives the number exactly. {both(wide, narrow)}.", None, wide is b
        )
    if how in MEETING:
        if how is Fit.SAME:
            return Verdict("repeat", f"{one_source(a, b)} gives the same figure again. {both(a, b)}.")
        return Verdict("repeat", f"{one_source(a, b)} gives the same number, in drifting words. {both(a, b)}.")
    if a.claim.accumulation is b.claim.accumulation is Accumulation.ORDINAL and (ranked := _ranked(a, b)) is not None:
        return ranked
    if how in _EXCLUDING and (part := _may_be_part(a, b, left, right)) is not None:
        return part
    if (moved := _moved(a, b, left, right, how)) is not None:
        return moved
    if (grown := _grown_of_one_voice(a, b, left, right, how)) is not None:
        return grown
    if how in {Fit.WIDER, Fit.NARROWER, Fit.UNKNOWN}:
        if _takes_up(a, b) or _takes_up(b, a):
            return Verdict("repeat", f"{one_source(a, b)} takes up the number that it gave before. {both(a, b)}.")
        return _narrower(a, b, how)
    if how is Fit.OVERLAP:
        return Verdict("compatible", f"{one_source(a, b)} gives both, and both can be so. {both(a, b)}.")
    degree = "strict" if how is Fit.STRICT else "soft"
    if a.claim.predicate in FIXED and a.sourced is not b.sourced:  # the ministry's count, and one beside it
        own = f"{(b if a.sourced else a).who} gives a count of its own beside that of {(a if a.sourced else b).who}"
        return Verdict("conflict", f"{own}, and {_cannot(how)}. {both(a, b)}.", degree)
    if same_report(a, b):
        differs = f"{one_source(a, b)} gives both figures in one report, so they count different things"
        return Verdict("incomparable", f"Not the same question: {differs}. {both(a, b)}.")
    return Verdict(
        "conflict", f"{one_source(a, b)} gives both for the same time, and {_cannot(how)}. {both(a, b)}.", degree
    )


def _takes_up(number: Told, others: Told) -> bool:
    """Whether one report gives a number of others, and further on means them: "five others were hurt … the others"."""
    if not same_report(number, others) or number.bounds is None or number.bounds.vague:
        return False
    follows = number.claim.evidence[0].start < others.claim.evidence[0].start
    words = (number.claim.evidence[0].text, others.claim.evidence[0].text)
    return follows and bool(_NUMBER_OF_OTHERS.search(words[0])) and bool(_THE_OTHERS.search(words[1]))


_NUMBER_OF_OTHERS = re.compile(r"\w+ (?:\w+ )?others?\b", re.IGNORECASE)
_THE_OTHERS = re.compile(r"\b(?:the|several|some|these|those) others\b", re.IGNORECASE)


def _narrower(a: Told, b: Told, how: Fit) -> Verdict:
    wide, narrow = (b, a) if how is Fit.NARROWER or (how is Fit.UNKNOWN and b.bounds and b.bounds.vague) else (a, b)
    if how is Fit.UNKNOWN and wide.bounds and narrow.bounds and wide.bounds.vague and narrow.bounds.vague:
        if _vague_words(a) == _vague_words(b):
            return Verdict("repeat", f"{one_source(a, b)} says it again, as vaguely. {both(a, b)}.")
        return Verdict("compatible", f"Neither states a number. {both(a, b)}.")
    return Verdict("refines", f"{one_source(a, b)} says it more narrowly. {both(wide, narrow)}.", None, wide is b)


def _vague_words(t: Told) -> str:
    """The words of a figure that states no number, as far as they tell how many: "so many people" are many."""
    words = t.claim.quantity.span.text.lower() if t.claim.quantity is not None else ""
    found = _VAGUE_WORD.search(words)
    return found[0] if found else words


_VAGUE_WORD = re.compile(r"\b(?:many|some|several|most|few|multiple|numerous|others)\b")


def _ranked(a: Told, b: Told) -> Verdict | None:
    """The first and then the second of one row: the rank tells the order."""
    higher = is_higher(a.bounds, b.bounds) if a.bounds and b.bounds else None
    if higher is None:
        return None
    low, high = (a, b) if higher else (b, a)
    return Verdict("update", f"The count goes on from one rank to the next. {both(low, high)}.", None, low is b)


def _moved(a: Told, b: Told, left: Bounds, right: Bounds, how: Fit) -> Verdict | None:
    """A running count of one voice that moved between two as-of times; ``a`` is not the later one."""
    higher = is_higher(left, right)
    if higher is None or not is_earlier(a, b):
        return None
    when = held_when(a, b)
    if higher:
        return Verdict("update", f"{one_source(a, b)} has a higher figure, {when}. {both(a, b)}.")
    if is_state(a, b):
        return Verdict(
            "update", f"{one_source(a, b)}: such a number can fall without being corrected, {when}. {both(a, b)}."
        )
    if how not in _EXCLUDING:
        return None  # "more than 520" is no less than 534
    return Verdict("revision_down", f"{one_source(a, b)} has a lower figure, {when}. {both(a, b)}.")


def _grown_of_one_voice(a: Told, b: Told, left: Bounds, right: Bounds, how: Fit) -> Verdict | None:
    """Two reports of one day, or one without a date, of a count that only grows: the smaller figure came first."""
    if same_report(a, b) or not can_run(a, b, left, right) or are_of_one_hour(a, b) or a.as_of is b.as_of is None:
        return None
    if is_state(a, b):
        why = f"{same_day(a, b)}, and such a number rises and falls"
        return Verdict("update", f"{one_source(a, b)} gives two figures: {why}. {both(a, b)}.")
    if (how not in _EXCLUDING and is_near(left, right)) or (a.as_of and b.as_of and a.as_of != b.as_of):
        return None
    low, high = (a, b) if is_higher(left, right) else (b, a)
    why = f"{same_day(a, b)}, and of a count that grows the smaller one is the older"
    return Verdict("update", f"{one_source(a, b)} gives two figures: {why}. {both(low, high)}.", None, low is b)


# --- two voices ----------------------------------------------------------------------------------------------------


def _of_two_times(a: Told, b: Told, left: Bounds, right: Bounds, how: Fit) -> Verdict | None:
    """Whether growth alone can explain why two voices differ; ``a`` is not the later one."""
    if a.claim.predicate in FIXED or not are_numbers(left, right) or is_higher(left, right) is None:
        return None
    if is_earlier(a, b):
        return _between(a, b, left, right)
    if same_report(a, b) or not can_run(a, b, left, right) or are_both_dated(a, b):
        return None
    if a.sourced and b.sourced and left.vague is not right.vague and a.as_of == b.as_of:
        return None  # "dozens" by one and five by another on one day: no count that grows was read off there
    is_undated = None in {a.as_of, b.as_of}
    if a.named and b.named and Stage.MOVED not in {a.stage, b.stage} and not is_undated:
        return None  # each is a count by itself, and no word says that it is not of the same hour
    low, high = (a, b) if is_higher(left, right) else (b, a)
    if how not in _EXCLUDING and (is_near(left, right) or _is_taken_in(high)):
        return None
    if _is_running(high) and not (a.sourced or b.sourced):
        why = f"it has moved on to the higher figure; {same_day(a, b)}"
        return Verdict("update", f"One running count, told without a source: {why}. {both(low, high)}.", None, low is b)
    change = "such a number rises and falls" if is_state(a, b) else "such a count grows"
    why = f"{same_day(a, b)}, and {change}"
    return Verdict("time_explained", f"Time alone can explain it: {why}. {both(low, high)}.", None, low is b)


def _is_running(t: Told) -> bool:
    """Whether the words tell of a toll that goes on, and what it has come to: "the toll has risen to 149"."""
    return t.toll and t.stage is Stage.MOVED


def _is_taken_in(high: Told) -> bool:
    """Whether the higher figure is a number that the lower bound of the other allows: "at least 49", and 74. Nothing
    says then that time passed between the two, unless the words tell what the count has come to.
    """
    return high.bounds is not None and high.bounds.modifier is Modifier.EXACT and high.stage is not Stage.MOVED


def _between(a: Told, b: Told, left: Bounds, right: Bounds) -> Verdict | None:
    """What changed between two as-of times that the words tell apart."""
    when = held_when(a, b)
    if is_rank(b) and not (a.sourced and b.sourced) and can_grow_into(left, right):
        return Verdict("update", f"The count goes on: the later one gives a rank, {when}. {both(a, b)}.")
    if not is_state(a, b) and not (can_grow_into(left, right) and is_higher(left, right)):
        return None
    if _is_running(b) and not (a.sourced or b.sourced):
        return Verdict("update", f"One running count, told without a source: it has moved on, {when}. {both(a, b)}.")
    change = "Such a number can rise and fall" if is_state(a, b) else "The count can have grown"
    return Verdict("time_explained", f"{change} between the two, {when}. {both(a, b)}.")


def _cannot(how: Fit) -> str:
    if how is Fit.SOFT:
        return "both cannot be so unless an approximation is stretched"
    return "no number fits both figures"
