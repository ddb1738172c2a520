"""The algebra of figures: how two counts of one event stand to each other, and the reason in a sentence.

The cases are tried in the order of `relate_figures`: first whether both speak of the same thing at all, then what the
words say outright, then whose voices they are, their bounds, and their as-of times. The order of publication alone never
decides: without an as-of time that the words give, it counts only together with one named source's running count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reportedly.link.bounds import Bounds, Exact, Fit, can_grow_into, fit, is_higher
from reportedly.link.persons import Identity, detail_of, identity_of
from reportedly.link.told import Told
from reportedly.records import Accumulation, Polarity, Realis


class Verdict(NamedTuple):
    """A relation, its degree, and the reason. ``swapped`` where the second claim is the earlier or the wider."""

    relation: str
    reason: str
    degree: str | None = None
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What else the event tells, that decides between two of its figures.

    ``sole`` are predicates of which it knows one person only, so that "a man" and a name can only be the same;
    ``dead`` are the numbers of killed that somebody says: who counts all that were hit may count them in, or apart.
    """

    sole: frozenset[str] = frozenset()
    dead: frozenset[Exact] = frozenset()


def relate_figures(first: Told, second: Told, around: Around = Around()) -> Verdict | None:  # noqa: B008  # frozen
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
        return _other_predicate(a, b)
    if (said := _said_outright(a, b)) is not None:
        return said
    if (differs := _what_differs(a, b) or _dead_apart(a, b, around)) is not None:
        return _apart(a, b, differs)
    if (a.claim.polarity is Polarity.NEGATED) != (b.claim.polarity is Polarity.NEGATED):
        return _denial(a, b)
    if a.single or b.single:
        return _persons(a, b, sole=a.claim.predicate in around.sole)
    return _counts(a, b, a.bounds, b.bounds)


def same_voice(a: Told, b: Told) -> bool:
    """Whether one originator says both: one source, or one outlet with a line that it names nobody for."""
    if a.voice == b.voice:
        return True
    return a.outlet == b.outlet and not (a.sourced and b.sourced)


# --- is it the same question? --------------------------------------------------------------------------------------


def _other_predicate(a: Told, b: Told) -> Verdict | None:
    """Look-alikes: the same number of something else."""
    if a.single or b.single or a.bounds is None or b.bounds is None or a.bounds.base != b.bounds.base:
        return None
    return _apart(a, b, f"one counts {_plain(a)}, the other {_plain(b)}")


def _what_differs(a: Told, b: Told) -> str | None:
    """What keeps two figures of one predicate from answering one question, in words."""
    one, two = a.claim, b.claim
    if one.realis is not two.realis:
        return f"one is told as {_told_as(one.realis)}, the other as {_told_as(two.realis)}"
    if a.land and b.land and a.land != b.land:
        return f"one counts those of {a.land}, the other those of {b.land}"
    kinds = {one.accumulation, two.accumulation}
    if len(kinds) > 1 and Accumulation.RATE in kinds:
        return "one is a rate, the other a count"
    if one.predicate == "occurrence":
        return _occurrences(a, b)
    if a.more != b.more and not _equal(a, b) and not _is_vague(a, b):
        return "one comes on top of earlier ones, the other is a count of its own"
    if (one.subset_of == two.id or two.subset_of == one.id) and not (a.single and b.single):
        return None if _equal(a, b) else "one is a part of the other"
    if a.single and b.single:
        return None
    if not _is_one_noun(a, b):
        return f"one counts {_counted(a)}, the other {_counted(b)}"
    if one.accumulation is not Accumulation.INCREMENT and _equal(a, b):
        return None
    return _scope_differs(a, b)


def _scope_differs(a: Told, b: Told) -> str | None:
    """Scope of part, place and day: it counts where the numbers differ, for then it can be the whole difference."""
    one, two = a.claim, b.claim
    if (one.subset_of is None) != (two.subset_of is None) and not _equal(a, b):
        return "one is a part of a larger count, the other is not"
    if _is_elsewhere(a, b) and not _equal(a, b):
        return f"one is of {a.place.title()}, the other of {b.place.title()}"
    if a.apart != b.apart and not _equal(a, b):
        return f"the words say what is left out or taken in: “{a.apart or b.apart}”"
    if a.quality != b.quality and not _equal(a, b):
        return f"only one is of those in a certain state (“{a.quality or b.quality}”)"
    if (a.listed or b.listed) and not _equal(a, b):
        return "one stands in a list of parts"
    if a.others != b.others and not _equal(a, b):
        return "one counts the others only, without somebody told of before"
    if _days_apart(a, b):
        return f"one is of {_days(a)}, the other of {_days(b)}"
    return None


def _is_one_noun(a: Told, b: Told) -> bool:
    """Whether both count the same sort. Where the numbers are equal, the wider word can be the narrower one's ("three
    children", "three girls"); where they are not, it is a part, unless the one states no number.
    """
    if a.noun == b.noun:
        return True
    if a.noun and b.noun and _WITHIN.get(a.noun) != b.noun and _WITHIN.get(b.noun) != a.noun:
        return False
    return _equal(a, b) or (_is_vague(a, b) and not (a.noun and b.noun))


_WITHIN = {"girls": "children", "boys": "children"}


def _is_vague(a: Told, b: Told) -> bool:
    return (a.bounds is not None and a.bounds.vague) or (b.bounds is not None and b.bounds.vague)


def _is_elsewhere(a: Told, b: Told) -> bool:
    """Whether the figures are of two places, neither of which is named within the other's name."""
    if not a.place or not b.place:
        return False
    one, two = set(a.place.split()), set(b.place.split())
    return not (one <= two or two <= one)


def _dead_apart(a: Told, b: Told, around: Around) -> str | None:
    """Whether two counts of those who were hit differ by the dead alone."""
    if a.claim.predicate not in _HIT or a.single or b.single or a.bounds is None or b.bounds is None:
        return None
    one, two = a.bounds.base, b.bounds.base
    if one is None or two is None or one == two or abs(one - two) not in around.dead:
        return None
    return f"they differ by the {abs(one - two)} dead, whom one may count in and the other apart"


_HIT = frozenset({"shot", "wounded", "casualties", "hospitalised"})


def _days_apart(a: Told, b: Told) -> bool:
    """Whether each counts what happened on days of its own."""
    one, two = a.claim.period, b.claim.period
    if one is None or two is None or one.start is None or two.start is None or one.end is None or two.end is None:
        return False
    if Accumulation.STOCK in {a.claim.accumulation, b.claim.accumulation}:
        return False
    if max((one.end - one.start).days, (two.end - two.start).days) > 1:
        return False  # a month or a year is told loosely
    return one.end < two.start or two.end < one.start


def _occurrences(a: Told, b: Told) -> str | None:
    """Ranks: "the second such meeting" and "the third meeting in two years" count different things."""
    if a.claim.accumulation is not b.claim.accumulation:
        return "one is a rank, the other a count"
    if not _equal(a, b):
        return "they are ranks of different occasions"
    return f"one is of {_days(a)}, the other of {_days(b)}" if _days_apart(a, b) else None


def _apart(a: Told, b: Told, differs: str) -> Verdict:
    return Verdict("incomparable", f"Not the same question: {differs}. {_both(a, b)}.")


# --- what the words say outright -----------------------------------------------------------------------------------


def _said_outright(a: Told, b: Told) -> Verdict | None:
    """One claim's sentence names the other's number as the old one."""
    for new, old, swapped in ((b, a, False), (a, b, True)):
        told = new.outright
        if told is None or old.bounds is None or old.bounds.base != told.old or _equal(new, old):
            continue
        if not same_voice(new, old) and new.sourced and old.sourced:
            continue
        if new.as_of is not None and old.as_of is not None and new.as_of < old.as_of and old.basis == "stated":
            continue
        if told.withdrawn:
            return Verdict(
                "supersedes", f"The words say that the figure is replaced: “{told.cue}”. {_both(old, new)}.", None, swapped
            )
        rises = is_higher(old.bounds, new.bounds) if new.bounds else None
        relation = "update" if rises or new.claim.accumulation is Accumulation.STOCK else "revision_down"
        return Verdict(relation, f"The words tell the change: “{told.cue}”. {_both(old, new)}.", None, swapped)
    return None


def _denial(a: Told, b: Told) -> Verdict:
    """One says that it is not so; it denies the other only where it is the other's figure that it speaks of."""
    no, yes = (a, b) if a.claim.polarity is Polarity.NEGATED else (b, a)
    if no.bounds is not None and yes.bounds is not None:
        if no.bounds.base == 1 and no is a and _is_earlier(a, b):
            return _since(a, b)
        if fit(no.bounds, yes.bounds) in {Fit.SAME, Fit.DRIFT, Fit.AGREE} or no.bounds.base == 1:
            return Verdict("denies", f"The one says that what the other says is not so. {_both(no, yes)}.", None, no is b)
    return _apart(a, b, "one says only that another figure is not so")


def _since(a: Told, b: Told) -> Verdict:
    """Not yet, and then it was so."""
    when = f"as of {_moment(a)} and of {_moment(b)}"
    if same_voice(a, b) or not (a.sourced or b.sourced):
        return Verdict("update", f"First it was not yet so, then it was, {when}. {_both(a, b)}.")
    return Verdict("time_explained", f"It can have happened between the two, {when}. {_both(a, b)}.")


# --- persons -------------------------------------------------------------------------------------------------------


def _persons(a: Told, b: Told, *, sole: bool) -> Verdict | None:
    if not (a.single and b.single):
        person, count = (a, b) if a.single else (b, a)
        if count.bounds is None or count.bounds.base != 1 or count.bounds.approximate:
            return None
        if not sole or detail_of(person.claim) == 0:
            return _confirm(a, b, "one person") if sole else None
        return Verdict("refines", f"Who the one person is: {_both(count, person)}.", None, person is a)
    who = identity_of(a.claim, b.claim)
    if who is Identity.OTHER:
        return Verdict("incomparable", f"They tell of different persons. {_both(a, b)}.")
    if who is Identity.OPEN and not sole:
        return None
    one, two = detail_of(a.claim), detail_of(b.claim)
    if one == two:
        return _confirm(a, b, "the same person")
    wide, narrow = (a, b) if one < two else (b, a)
    return Verdict("refines", f"The same person, told of more closely. {_both(wide, narrow)}.", None, wide is b)


def _confirm(a: Told, b: Told, what: str) -> Verdict:
    if same_voice(a, b):
        return Verdict("repeat", f"{_one_source(a, b)} says {what} again. {_both(a, b)}.")
    return Verdict("corroborates", f"Two sources, {a.who} and {b.who}, say {what}. {_both(a, b)}.")


# --- counts --------------------------------------------------------------------------------------------------------


def _counts(a: Told, b: Told, left: Bounds, right: Bounds) -> Verdict:
    how = fit(left, right)
    if same_voice(a, b):
        return _of_one_voice(a, b, how)
    if how in {Fit.SAME, Fit.DRIFT, Fit.AGREE}:
        drift = "" if how is Fit.SAME else f", as far as the words go ({how.value})"
        return Verdict("corroborates", f"Two sources, {a.who} and {b.who}, give the same figure{drift}. {_both(a, b)}.")
    if how in {Fit.STRICT, Fit.SOFT}:
        return _of_two_times(a, b, left, right, how)
    return Verdict("compatible", f"Both can be so ({how.value}), but neither confirms the other. {_both(a, b)}.")


def _of_one_voice(a: Told, b: Told, how: Fit) -> Verdict:
    if how in {Fit.SAME, Fit.DRIFT, Fit.AGREE}:
        if how is Fit.SAME:
            return Verdict("repeat", f"{_one_source(a, b)} gives the same figure again. {_both(a, b)}.")
        return Verdict("repeat", f"{_one_source(a, b)} gives the same number, in drifting words. {_both(a, b)}.")
    if a.claim.accumulation is b.claim.accumulation is Accumulation.ORDINAL and (ranked := _ranked(a, b)) is not None:
        return ranked
    if (moved := _moved(a, b)) is not None:
        return moved
    if how in {Fit.WIDER, Fit.NARROWER, Fit.UNKNOWN}:
        return _narrower(a, b, how)
    if how is Fit.OVERLAP:
        return Verdict("compatible", f"{_one_source(a, b)} gives both, and both can be so. {_both(a, b)}.")
    if a.report_id == b.report_id:
        return _apart(a, b, f"{_one_source(a, b)} gives both figures in one report, so they count different things")
    degree = "strict" if how is Fit.STRICT else "soft"
    return Verdict(
        "conflict", f"{_one_source(a, b)} gives both for the same time, and {_cannot(how)}. {_both(a, b)}.", degree
    )


def _narrower(a: Told, b: Told, how: Fit) -> Verdict:
    wide, narrow = (b, a) if how is Fit.NARROWER or (how is Fit.UNKNOWN and b.bounds and b.bounds.vague) else (a, b)
    if how is Fit.UNKNOWN and wide.bounds and narrow.bounds and wide.bounds.vague and narrow.bounds.vague:
        return Verdict("compatible", f"Neither states a number. {_both(a, b)}.")
    return Verdict("refines", f"{_one_source(a, b)} says it more narrowly. {_both(wide, narrow)}.", None, wide is b)


def _ranked(a: Told, b: Told) -> Verdict | None:
    """The first and then the second of one row: the rank tells the order."""
    higher = is_higher(a.bounds, b.bounds) if a.bounds and b.bounds else None
    if higher is None:
        return None
    low, high = (a, b) if higher else (b, a)
    return Verdict("update", f"The count goes on from one rank to the next. {_both(low, high)}.", None, low is b)


def _moved(a: Told, b: Told) -> Verdict | None:
    """A running count of one voice that moved between two as-of times; ``a`` is not the later one."""
    if a.bounds is None or b.bounds is None or not _is_earlier(a, b):
        return None
    higher = is_higher(a.bounds, b.bounds)
    if higher is None:
        return None
    when = f"as of {_moment(a)} and of {_moment(b)}"
    if higher:
        return Verdict("update", f"{_one_source(a, b)} has a higher figure, {when}. {_both(a, b)}.")
    if Accumulation.STOCK in {a.claim.accumulation, b.claim.accumulation}:
        return Verdict("update", f"{_one_source(a, b)}: such a number can fall without being corrected, {when}. {_both(a, b)}.")
    return Verdict("revision_down", f"{_one_source(a, b)} has a lower figure, {when}. {_both(a, b)}.")


def _of_two_times(a: Told, b: Told, left: Bounds, right: Bounds, how: Fit) -> Verdict:
    if _is_earlier(a, b):
        is_state = Accumulation.STOCK in {a.claim.accumulation, b.claim.accumulation}
        if is_state or can_grow_into(left, right):
            when = f"as of {_moment(a)} and of {_moment(b)}"
            if not a.sourced and not b.sourced and not is_state:
                return Verdict("update", f"One running count that no source is named for has grown, {when}. {_both(a, b)}.")
            change = "Such a number can rise and fall" if is_state else "The count can have grown"
            return Verdict("time_explained", f"{change} between the two, {when}. {_both(a, b)}.")
    degree = "strict" if how is Fit.STRICT else "soft"
    return Verdict("conflict", f"Two sources, {a.who} and {b.who}, and {_cannot(how)}. {_both(a, b)}.", degree)


def _is_earlier(a: Told, b: Told) -> bool:
    """Whether ``a`` held before ``b``: by their days, or by the hours of reports of one day."""
    if a.as_of is None or b.as_of is None or (a.report_id, a.sha256) == (b.report_id, b.sha256) and a.basis != "stated":
        return False
    if a.as_of != b.as_of:
        return a.as_of < b.as_of
    return bool(a.moment and b.moment and a.moment < b.moment)


# --- words ---------------------------------------------------------------------------------------------------------


def _equal(a: Told, b: Told) -> bool:
    return a.bounds is not None and b.bounds is not None and a.bounds.base is not None and a.bounds.base == b.bounds.base


def _one_source(a: Told, b: Told) -> str:
    """How to call the originator of both."""
    speaker = a if a.sourced or not b.sourced else b
    other = b if speaker is a else a
    if speaker.who == other.who or not other.sourced:
        return speaker.who
    return f"One source ({speaker.who}, {other.who})"


def _cannot(how: Fit) -> str:
    if how is Fit.SOFT:
        return "both cannot be so unless an approximation is stretched"
    return "no number fits both figures"


def _plain(t: Told) -> str:
    return f"{_counted(t)} {t.claim.predicate}"


def _counted(t: Told) -> str:
    return t.noun or "people or things of any kind"


def _told_as(realis: Realis) -> str:
    return "a fact" if realis is Realis.ACTUAL else realis.value


def _days(t: Told) -> str:
    period = t.claim.period
    if period is None or period.start is None:
        return "days not said"
    return period.start.isoformat() if period.start == period.end else f"{period.start} to {period.end}"


def _moment(t: Told) -> str:
    day = t.as_of.isoformat() if t.as_of else "a day not known"
    return day if t.basis == "stated" else f"{day} (the report's date)"


def _both(a: Told, b: Told) -> str:
    return f"{a.says}; {b.says}"
