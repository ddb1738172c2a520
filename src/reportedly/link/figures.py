"""The algebra of figures: how two counts of one event stand to each other, and the reason in a sentence.

The cases are tried in the order of `relate_figures`: first what the words say outright, then whether both speak of the
same thing at all, then whose voices they are, their bounds, and their as-of times. The order of publication alone never
decides: without an as-of time that the words give, it counts only for one running count, or where growth explains all.
"""

from __future__ import annotations

import re

from reportedly.link.bounds import Bounds, fit, is_higher
from reportedly.link.counts import MEETING, relate_counts
from reportedly.link.courses import is_earlier
from reportedly.link.moments import Stage
from reportedly.link.numbers import is_equal
from reportedly.link.persons import Identity, identity_of
from reportedly.link.sameness import (
    IN_CUSTODY,
    Around,
    dead_apart,
    is_one_count,
    is_one_predicate,
    is_sole,
    what_differs,
)
from reportedly.link.told import NAMELESS, Told
from reportedly.link.verdicts import Verdict, same_report, same_voice
from reportedly.link.wording import both, moment_of, one_source, plainly
from reportedly.records import Accumulation, Modifier


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
    if not is_one_predicate(a, b, around):
        return _other_predicate(a, b, around)
    if (said := _said_outright(a, b)) is not None:
        return said
    if (withdrawn := _withdrawn(a, b)) is not None and not _is_other_sort(a, b):
        return withdrawn
    if (differs := what_differs(a, b, around) or dead_apart(a, b, around)) is not None:
        return _apart(a, b, differs)
    return _of_one_thing(a, b, around)


def _is_other_sort(a: Told, b: Told) -> bool:
    """Whether they count other people, by what they are called."""
    named = a.claim.counted is not None and b.claim.counted is not None
    return (
        a.single
        or b.single
        or (named and a.noun != b.noun)
        or (a.claim.subset_of is None) is not (b.claim.subset_of is None)
    )


def relate_as_one(first: Told, second: Told, around: Around) -> Verdict | None:
    """How two figures stand to each other, of which somebody says that they count the same: as `relate_figures`, but
    whatever their words set apart. None where one states no number.
    """
    if first.bounds is None or second.bounds is None:
        return None
    return _said_outright(first, second) or _of_one_thing(first, second, around)


def _of_one_thing(a: Told, b: Told, around: Around) -> Verdict | None:
    if a.bounds is None or b.bounds is None:
        return None
    if a.negated is not b.negated:
        return _denial(a, b, sole=is_sole(a, b, around))
    if a.negated and fit(a.bounds, b.bounds) not in MEETING:
        return _apart(a, b, "each says only that a figure is not so, and both may be right")
    if (a.single or b.single) and not _are_states(a, b):
        return _persons(a, b, sole=is_sole(a, b, around))
    return _counts(a, b, a.bounds, b.bounds)


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
        nameless = told.withdrawn and new.who == NAMELESS  # "it withdrew Monday's 60; 45 were hurt, it said"
        if not same_voice(new, old) and new.sourced and old.sourced and not nameless:
            continue
        if new.as_of is not None and old.as_of is not None and new.as_of < old.as_of and old.basis == "stated":
            continue
        if told.withdrawn and same_report(new, old) and _goes_on(old, new):
            continue
        if told.withdrawn:
            return Verdict(
                "supersedes",
                f"The words say that the figure is replaced: “{told.cue}”. {both(old, new)}.",
                None,
                swapped,
            )
        if told.rule == _BESIDE and _is_of_own_day(new, old):
            return _apart(a, b, f"each is the count of its own day (“{told.cue}”)")
        rises = is_higher(old.bounds, new.bounds) if new.bounds else None
        relation = "update" if rises or new.claim.accumulation is Accumulation.STOCK else "revision_down"
        return Verdict(relation, f"The words tell the change: “{told.cue}”. {both(old, new)}.", None, swapped)
    return None


_BESIDE = "outright.compared-with"
"""The row by which two days are set side by side."""

_BY_DAY = frozenset(
    {"killed", "wounded", "shot", "arrested", "casualties", "hospitalised", "infected", "rescued", "attended"}
)
"""Predicates of which a day has its own count, where no word says that they are all so far."""


def _is_of_own_day(new: Told, old: Told) -> bool:
    """Whether a figure is of one day's own happening: "14 were hurt in Tuesday's raid, against 12 the day before"."""
    one, two = new.claim.period, old.claim.period
    if new.until or new.toll or new.claim.accumulation is Accumulation.STOCK or new.claim.predicate not in _BY_DAY:
        return False
    return bool(one and two and one.end and two.end and one.start == one.end and two.end != one.end)


def _goes_on(old: Told, new: Told) -> bool:
    """Whether the new number only goes on from the old one: "it had said that 33 died in Orvane and one in Beshty"."""
    gap = new.claim.evidence[0].start - old.claim.evidence[0].end
    corrects = "compared" in new.claim.rules  # "wrong to say that 11 had been hit: the correct number is nine"
    return (
        0 <= gap < _NEXT
        and not (corrects or old.withdrawn)
        and old.outright is None
        and new.claim.attribution == old.claim.attribution
    )


_NEXT = 40
"""Code points within which a second number of one clause follows the first."""


def _withdrawn(a: Told, b: Told) -> Verdict | None:
    """One is called a mistake, or what was said before it was corrected, in one report or by one source."""
    for new, old, swapped in ((b, a, False), (a, b, True)):
        if is_equal(new, old) or new.withdrawn or new.stage is Stage.EARLY or not (old.bounds and new.bounds):
            continue
        if new.bounds.vague:
            continue
        is_one_body = same_voice(new, old)
        if old.withdrawn and old.stage is Stage.EARLY and (is_one_body or same_report(new, old)):
            return Verdict("supersedes", f"The words call the one a mistake. {both(old, new)}.", None, swapped)
        if old.stage is Stage.EARLY and new.corrects and is_one_body and same_report(new, old):
            why = f"{one_source(new, old)} corrects what it said before"
            return Verdict("supersedes", f"{why}. {both(old, new)}.", None, swapped)
    return None


def _denial(a: Told, b: Told, *, sole: bool) -> Verdict:
    """One says that it is not so; it denies the other only where it is the other's figure that it speaks of.

    Of a person it denies only what is told of the same one; that there were any, it denies whatever their number.
    """
    no, yes = (a, b) if a.negated else (b, a)
    if no.single and not (yes.single and _is_same_person(no, yes, sole=sole)):
        return _apart(a, b, "one says only of one person that it is not so")
    if no.bounds is not None and yes.bounds is not None:
        of_any = no.bounds.modifier is Modifier.PLURAL
        if (no.single or of_any) and no is a and is_earlier(a, b):
            return _since(a, b)
        if no.single or of_any or _speaks_of(no.bounds, yes.bounds):
            return Verdict(
                "denies", f"The one says that what the other says is not so. {both(no, yes)}.", None, no is b
            )
    return _apart(a, b, "one says only that another figure is not so")


def _speaks_of(no: Bounds, yes: Bounds) -> bool:
    """Whether what the one denies is the other's figure: of "more than 29" it is 29 no more, but 50 is."""
    if no.modifier is yes.modifier or yes.base is None or no.base is None:
        return fit(no, yes) in MEETING
    if no.modifier is Modifier.MORE_THAN:
        return yes.base > no.base
    if no.modifier is Modifier.LESS_THAN:
        return yes.base < no.base
    return fit(no, yes) in MEETING


def _is_same_person(a: Told, b: Told, *, sole: bool) -> bool:
    who = identity_of(a.claim, b.claim)
    return who is Identity.SAME or (sole and who is Identity.OPEN)


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
        if (goes_on := _after_first(person, count)) is not None:
            return goes_on._replace(swapped=person is b)
        if count.bounds is not None and count.bounds.base == 0 and _can_be_before(count, person):
            return _since(count, person)._replace(swapped=person is a)
        if count.bounds is None or count.bounds.base != 1 or count.bounds.approximate:
            return None
        if not sole or person.detail == 0:
            return _confirm(a, b, "one person") if sole else None
        return Verdict("refines", f"Who the one person is: {both(count, person)}.", None, person is a)
    who = identity_of(a.claim, b.claim)
    if who is Identity.OTHER:
        return Verdict("incomparable", f"They tell of different persons. {both(a, b)}.")
    if who is Identity.OPEN and not sole:
        return None
    one, two = a.detail, b.detail
    if one == two:
        return _confirm(a, b, "the same person")
    wide, narrow = (a, b) if one < two else (b, a)
    return Verdict("refines", f"The same person, told of more closely. {both(wide, narrow)}.", None, wide is b)


def _are_states(a: Told, b: Told) -> bool:
    """Whether both count who is in a state, one of them by telling of one whom nothing singles out: "a suspect is in
    custody" says how many are, as "two are in custody" does.
    """
    if a.single and b.single:
        return False
    person, count = (a, b) if a.single else (b, a)
    is_state = person.claim.accumulation is count.claim.accumulation is Accumulation.STOCK
    return is_state and person.detail == 0 and _is_anybody(person)


def _is_anybody(person: Told) -> bool:
    """Whether it tells of one person without saying which: "a man", "an arrest"."""
    quantity = person.claim.quantity
    return quantity is not None and _ANYBODY.match(quantity.span.text) is not None


_ANYBODY = re.compile(r"(?:an?|one)\b", re.IGNORECASE)


def _after_first(person: Told, count: Told) -> Verdict | None:
    """One and then "a second one" of a row: the rank tells that the count goes on, unless it held before."""
    is_rank = count.claim.accumulation is Accumulation.ORDINAL and person.claim.predicate in IN_CUSTODY
    if not is_rank or count.bounds is None or count.bounds.base in {None, 1} or not _is_anybody(person):
        return None
    if is_earlier(count, person):
        return None
    return Verdict("update", f"The count goes on: the other one gives a rank. {both(person, count)}.")


def _can_be_before(nobody: Told, person: Told) -> bool:
    """Whether "no arrests" held before somebody's: earlier, or on one day in two reports, since such a count grows."""
    if is_earlier(nobody, person):
        return True
    runs = person.claim.accumulation is not Accumulation.STOCK and not same_report(nobody, person)
    return runs and nobody.as_of is not None and nobody.as_of == person.as_of


def _confirm(a: Told, b: Told, what: str) -> Verdict:
    if same_voice(a, b):
        return Verdict("repeat", f"{one_source(a, b)} says {what} again. {both(a, b)}.")
    return Verdict("corroborates", f"Two sources, {a.who} and {b.who}, say {what}. {both(a, b)}.")


def _counts(a: Told, b: Told, left: Bounds, right: Bounds) -> Verdict:
    return relate_counts(a, b, left, right, fit(left, right))
