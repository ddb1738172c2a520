"""The algebra of figures: how two counts of one event stand to each other, and the reason in a sentence.

The cases are tried in the order of `relate_figures`: first what the words say outright, then whether both speak of the
same thing at all, then whose voices they are, their bounds, and their as-of times. The order of publication alone never
decides: without an as-of time that the words give, it counts only for one running count, or where growth explains all.
"""

from __future__ import annotations

from typing import NamedTuple

from reportedly.link.bounds import Bounds, Fit, can_grow_into, fit, is_higher
from reportedly.link.persons import Identity, detail_of, identity_of
from reportedly.link.sameness import Around, dead_apart, is_equal, is_one_count, what_differs
from reportedly.link.told import Told
from reportedly.link.wording import both, moment_of, one_source, plainly
from reportedly.records import Accumulation


class Verdict(NamedTuple):
    """A relation, its degree, and the reason. ``swapped`` where the second claim is the earlier or the wider."""

    relation: str
    reason: str
    degree: str | None = None
    swapped: bool = False


def relate_figures(first: Told, second: Told, around: Around) -> Verdict | None:
    """How two figures of one event stand to each other; None where they do not even look alike.

    Args:
        first: A figure, in `Told.order` not after ``second``.
        second: Another.
        around: What else the event tells.
    """
    a, b = first, second
    if a.bounds is None or b.bounds is None:
        return None
    if a.claim.predicate != b.claim.predicate:
        return _other_predicate(a, b, around)
    if (said := _said_outright(a, b)) is not None:
        return said
    if (differs := what_differs(a, b, around) or dead_apart(a, b, around)) is not None:
        return _apart(a, b, differs)
    return _of_one_thing(a, b, around)


def relate_as_one(first: Told, second: Told, around: Around) -> Verdict | None:
    """How two figures stand to each other, of which somebody says that they count the same: as `relate_figures`, but
    whatever their words set apart. None where one states no number.
    """
    if first.bounds is None or second.bounds is None:
        return None
    return _said_outright(first, second) or _of_one_thing(first, second, around)


_MEETING = frozenset({Fit.SAME, Fit.DRIFT, Fit.AGREE})
"""Of two figures that are one, in other words perhaps."""


def _of_one_thing(a: Told, b: Told, around: Around) -> Verdict | None:
    if a.bounds is None or b.bounds is None:
        return None
    if a.negated is not b.negated:
        return _denial(a, b)
    if a.negated and fit(a.bounds, b.bounds) not in _MEETING:
        return _apart(a, b, "each says only that a figure is not so, and both may be right")
    if a.single or b.single:
        return _persons(a, b, sole=a.claim.predicate in around.sole)
    return _counts(a, b, a.bounds, b.bounds)


def same_voice(a: Told, b: Told) -> bool:
    """Whether one originator says both: one source, or one outlet with a line that it names nobody for."""
    if a.voice == b.voice:
        return True
    return a.outlet == b.outlet and not (a.sourced and b.sourced)


def _other_predicate(a: Told, b: Told, around: Around) -> Verdict | None:
    """Look-alikes: the same number of something else, unless it is only told in other words; or one person's wound."""
    if a.bounds is None or b.bounds is None:
        return None
    if a.single and b.single:
        known = identity_of(a.claim, b.claim) is Identity.SAME and a.negated is b.negated
        return _persons(a, b, sole=False) if known else None
    if a.single or b.single or a.bounds.base != b.bounds.base:
        return None
    if is_one_count(a, b, around) and what_differs(a, b, around) is None:
        return _counts(a, b, a.bounds, b.bounds)
    return _apart(a, b, f"one counts {plainly(a)}, the other {plainly(b)}")


def _apart(a: Told, b: Told, differs: str) -> Verdict:
    return Verdict("incomparable", f"Not the same question: {differs}. {both(a, b)}.")


# --- what the words say outright -----------------------------------------------------------------------------------


def _said_outright(a: Told, b: Told) -> Verdict | None:
    """One claim's sentence names the other's number as the old one."""
    for new, old, swapped in ((b, a, False), (a, b, True)):
        told = new.outright
        if told is None or old.bounds is None or old.bounds.base != told.old or is_equal(new, old):
            continue
        if not same_voice(new, old) and new.sourced and old.sourced:
            continue
        if new.as_of is not None and old.as_of is not None and new.as_of < old.as_of and old.basis == "stated":
            continue
        if told.withdrawn:
            return Verdict(
                "supersedes",
                f"The words say that the figure is replaced: “{told.cue}”. {both(old, new)}.",
                None,
                swapped,
            )
        rises = is_higher(old.bounds, new.bounds) if new.bounds else None
        relation = "update" if rises or new.claim.accumulation is Accumulation.STOCK else "revision_down"
        return Verdict(relation, f"The words tell the change: “{told.cue}”. {both(old, new)}.", None, swapped)
    return None


def _denial(a: Told, b: Told) -> Verdict:
    """One says that it is not so; it denies the other only where it is the other's figure that it speaks of."""
    no, yes = (a, b) if a.negated else (b, a)
    if no.bounds is not None and yes.bounds is not None:
        if no.bounds.base == 1 and no is a and _is_earlier(a, b):
            return _since(a, b)
        if fit(no.bounds, yes.bounds) in _MEETING or no.bounds.base == 1:
            return Verdict(
                "denies", f"The one says that what the other says is not so. {both(no, yes)}.", None, no is b
            )
    return _apart(a, b, "one says only that another figure is not so")


def _since(a: Told, b: Told) -> Verdict:
    """Not yet, and then it was so."""
    when = f"as of {moment_of(a)} and of {moment_of(b)}"
    if same_voice(a, b) or not (a.sourced or b.sourced):
        return Verdict("update", f"First it was not yet so, then it was, {when}. {both(a, b)}.")
    return Verdict("time_explained", f"It can have happened between the two, {when}. {both(a, b)}.")


# --- persons -------------------------------------------------------------------------------------------------------


def _persons(a: Told, b: Told, *, sole: bool) -> Verdict | None:
    if not (a.single and b.single):
        person, count = (a, b) if a.single else (b, a)
        if count.bounds is None or count.bounds.base != 1 or count.bounds.approximate:
            return None
        if not sole or detail_of(person.claim) == 0:
            return _confirm(a, b, "one person") if sole else None
        return Verdict("refines", f"Who the one person is: {both(count, person)}.", None, person is a)
    who = identity_of(a.claim, b.claim)
    if who is Identity.OTHER:
        return Verdict("incomparable", f"They tell of different persons. {both(a, b)}.")
    if who is Identity.OPEN and not sole:
        return None
    one, two = detail_of(a.claim), detail_of(b.claim)
    if one == two:
        return _confirm(a, b, "the same person")
    wide, narrow = (a, b) if one < two else (b, a)
    return Verdict("refines", f"The same person, told of more closely. {both(wide, narrow)}.", None, wide is b)


def _confirm(a: Told, b: Told, what: str) -> Verdict:
    if same_voice(a, b):
        return Verdict("repeat", f"{one_source(a, b)} says {what} again. {both(a, b)}.")
    return Verdict("corroborates", f"Two sources, {a.who} and {b.who}, say {what}. {both(a, b)}.")


# --- counts --------------------------------------------------------------------------------------------------------


def _counts(a: Told, b: Told, left: Bounds, right: Bounds) -> Verdict:
    how = fit(left, right)
    if same_voice(a, b):
        return _of_one_voice(a, b, how)
    if how in {Fit.SAME, Fit.DRIFT, Fit.AGREE}:
        drift = "" if how is Fit.SAME else f", as far as the words go ({how.value})"
        return Verdict("corroborates", f"Two sources, {a.who} and {b.who}, give the same figure{drift}. {both(a, b)}.")
    if how in {Fit.STRICT, Fit.SOFT}:
        return _of_two_times(a, b, left, right, how)
    return Verdict("compatible", f"Both can be so ({how.value}), but neither confirms the other. {both(a, b)}.")


def _of_one_voice(a: Told, b: Told, how: Fit) -> Verdict:
    if how is Fit.AGREE and a.bounds and b.bounds and a.bounds.approximate is not b.bounds.approximate:
        wide, narrow = (a, b) if a.bounds.approximate else (b, a)
        return Verdict(
            "refines", f"{one_source(a, b)} gives the number exactly. {both(wide, narrow)}.", None, wide is b
        )
    if how in {Fit.SAME, Fit.DRIFT, Fit.AGREE}:
        if how is Fit.SAME:
            return Verdict("repeat", f"{one_source(a, b)} gives the same figure again. {both(a, b)}.")
        return Verdict("repeat", f"{one_source(a, b)} gives the same number, in drifting words. {both(a, b)}.")
    if a.claim.accumulation is b.claim.accumulation is Accumulation.ORDINAL and (ranked := _ranked(a, b)) is not None:
        return ranked
    if (moved := _moved(a, b)) is not None:
        return moved
    if how in {Fit.WIDER, Fit.NARROWER, Fit.UNKNOWN}:
        return _narrower(a, b, how)
    if how is Fit.OVERLAP:
        return Verdict("compatible", f"{one_source(a, b)} gives both, and both can be so. {both(a, b)}.")
    if a.report_id == b.report_id:
        return _apart(a, b, f"{one_source(a, b)} gives both figures in one report, so they count different things")
    degree = "strict" if how is Fit.STRICT else "soft"
    return Verdict(
        "conflict", f"{one_source(a, b)} gives both for the same time, and {_cannot(how)}. {both(a, b)}.", degree
    )


def _narrower(a: Told, b: Told, how: Fit) -> Verdict:
    wide, narrow = (b, a) if how is Fit.NARROWER or (how is Fit.UNKNOWN and b.bounds and b.bounds.vague) else (a, b)
    if how is Fit.UNKNOWN and wide.bounds and narrow.bounds and wide.bounds.vague and narrow.bounds.vague:
        return Verdict("compatible", f"Neither states a number. {both(a, b)}.")
    return Verdict("refines", f"{one_source(a, b)} says it more narrowly. {both(wide, narrow)}.", None, wide is b)


def _ranked(a: Told, b: Told) -> Verdict | None:
    """The first and then the second of one row: the rank tells the order."""
    higher = is_higher(a.bounds, b.bounds) if a.bounds and b.bounds else None
    if higher is None:
        return None
    low, high = (a, b) if higher else (b, a)
    return Verdict("update", f"The count goes on from one rank to the next. {both(low, high)}.", None, low is b)


def _moved(a: Told, b: Told) -> Verdict | None:
    """A running count of one voice that moved between two as-of times; ``a`` is not the later one."""
    if a.bounds is None or b.bounds is None or not _is_earlier(a, b):
        return None
    higher = is_higher(a.bounds, b.bounds)
    if higher is None:
        return None
    when = f"as of {moment_of(a)} and of {moment_of(b)}"
    if higher:
        return Verdict("update", f"{one_source(a, b)} has a higher figure, {when}. {both(a, b)}.")
    if Accumulation.STOCK in {a.claim.accumulation, b.claim.accumulation}:
        return Verdict(
            "update", f"{one_source(a, b)}: such a number can fall without being corrected, {when}. {both(a, b)}."
        )
    return Verdict("revision_down", f"{one_source(a, b)} has a lower figure, {when}. {both(a, b)}.")


def _of_two_times(a: Told, b: Told, left: Bounds, right: Bounds, how: Fit) -> Verdict:
    if _is_earlier(a, b):
        if _is_rank(b) and not (a.sourced and b.sourced) and can_grow_into(left, right):
            when = f"as of {moment_of(a)} and of {moment_of(b)}"
            return Verdict("update", f"The count goes on: the later one gives a rank, {when}. {both(a, b)}.")
        is_state = Accumulation.STOCK in {a.claim.accumulation, b.claim.accumulation}
        if is_state or can_grow_into(left, right):
            when = f"as of {moment_of(a)} and of {moment_of(b)}"
            if not a.sourced and not b.sourced and not is_state:
                return Verdict(
                    "update", f"One running count that no source is named for has grown, {when}. {both(a, b)}."
                )
            change = "Such a number can rise and fall" if is_state else "The count can have grown"
            return Verdict("time_explained", f"{change} between the two, {when}. {both(a, b)}.")
    if (open_ := _left_open(a, b)) is not None:
        return _apart(a, b, open_)
    degree = "strict" if how is Fit.STRICT else "soft"
    return Verdict("conflict", f"Two sources, {a.who} and {b.who}, and {_cannot(how)}. {both(a, b)}.", degree)


def _left_open(a: Told, b: Told) -> str | None:
    """Why two figures of two voices that differ need not contradict each other, though nothing says what differs."""
    if a.claim.predicate in _OWN_DEEDS and (a.noun is None or a.noun != b.noun):
        return f"each source can count only those {a.claim.predicate} in its own area or by its own people"
    ranks = {a.claim.accumulation, b.claim.accumulation}
    if len(ranks) > 1 and Accumulation.ORDINAL in ranks:
        return "one is a rank, the other a count"
    if a.as_of is not None and a.as_of == b.as_of and bool(a.moment) is not bool(b.moment):
        return "both are of one day, on which counts change by the hour, and only one tells its hour"
    return None


_OWN_DEEDS = frozenset({"rescued", "recovered", "evacuated", "displaced", "treated", "reached"})
"""Predicates of which each body counts its own work or its own area, and seldom says so."""


def _is_rank(t: Told) -> bool:
    return t.claim.accumulation is Accumulation.ORDINAL


def _is_earlier(a: Told, b: Told) -> bool:
    """Whether ``a`` held before ``b``: by their days, or by the hours of reports of one day."""
    if (
        a.as_of is None
        or b.as_of is None
        or ((a.report_id, a.sha256) == (b.report_id, b.sha256) and a.basis != "stated")
    ):
        return False
    if a.as_of != b.as_of:
        return a.as_of < b.as_of
    return bool(a.moment and b.moment and a.moment < b.moment)


def _cannot(how: Fit) -> str:
    if how is Fit.SOFT:
        return "both cannot be so unless an approximation is stretched"
    return "no number fits both figures"
