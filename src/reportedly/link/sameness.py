"""Whether two figures answer one question at all, and if not, what keeps them apart, in words."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.link.bounds import Exact, Fit, fit, is_higher
from reportedly.link.days import days_apart, of_longer_time, printed_before
from reportedly.link.narrowing import content_of
from reportedly.link.numbers import is_equal, is_vague
from reportedly.link.sides import OWN, is_one_land
from reportedly.link.sorts import is_one_noun
from reportedly.link.told import Told
from reportedly.link.where import CAPITAL, where_differs
from reportedly.link.wording import counted_by, days_of, people_of, told_as
from reportedly.records import Accumulation, Modifier, Realis

ANY_SORT = frozenset({"men", "women", "adults", "relatives", "workers", "groups", "passengers", "residents"})
"""Classes of people by which anybody can be told of: they do not make one person of two reports the same."""


@dataclass(frozen=True, slots=True)
class Around:
    """What else the event tells, that decides between two of its figures.

    ``sole`` are predicates of which it knows one person only, so that "a man" and a name can only be the same;
    ``sole_of_sort`` are predicates with a sort of people of whom it knows one only: one child hurt, one suspect shot;
    ``dead`` are the numbers of killed that somebody says: who counts all that were hit may count them in, or apart.
    ``sides`` says that its figures of this predicate are of more than one land's people, ``places`` that they are of
    more than one town, ``countries`` of more than one country: there, what names none may be of any of them.
    """

    sole: frozenset[str] = frozenset()
    sole_of_sort: frozenset[tuple[str, str]] = frozenset()
    dead: frozenset[Exact] = frozenset()
    sides: bool = False
    places: bool = False
    countries: bool = False


def is_sole(a: Told, b: Told, around: Around) -> bool:
    """Whether the event knows one person only of whom both can be told."""
    predicate = a.claim.predicate
    return predicate in around.sole or (a.noun == b.noun and (predicate, a.noun or "") in around.sole_of_sort)


def what_differs(a: Told, b: Told, around: Around) -> str | None:
    """What keeps two figures of one predicate from answering one question, in words."""
    one, two = a.claim, b.claim
    if one.realis is not two.realis and not ({one.realis, two.realis} <= _NOT_YET or _is_ceiling_over(a, b)):
        return f"one is told as {told_as(one.realis)}, the other as {told_as(two.realis)}"
    if (sides := _sides_differ(a, b, around)) is not None:
        return sides
    kinds = {one.accumulation, two.accumulation}
    if len(kinds) > 1 and Accumulation.RATE in kinds:
        return "one is a rate, the other a count"
    if one.predicate == "occurrence":
        return _occurrences(a, b)
    if len(kinds) > 1 and Accumulation.STOCK in kinds and one.predicate in _ALSO_STATES and not is_equal(a, b):
        return "one counts all who ever were, the other those in that state at a time"
    if _OF_A_FORCE.isdisjoint(one.rules) is not _OF_A_FORCE.isdisjoint(two.rules):
        return "one is the strength of a whole force, the other counts those at one place"
    if a.more != b.more and not is_equal(a, b) and not is_vague(a, b):
        return "one comes on top of earlier ones, the other is a count of its own"
    if (one.subset_of == two.id or two.subset_of == one.id) and not (a.single and b.single):
        return None if is_equal(a, b) else "one is a part of the other"
    if a.single and b.single:
        return None
    if not is_one_noun(a, b):
        return f"one counts {counted_by(a)}, the other {counted_by(b)}"
    return _scope_differs(a, b, around)


def _is_ceiling_over(a: Told, b: Told) -> bool:
    """Whether the one tells how many it may be at most, and the other's number is below: "could be as high as 150"."""
    for may, is_so in ((a, b), (b, a)):
        if may.claim.realis is not Realis.CONDITIONAL or is_so.claim.realis is not Realis.ACTUAL:
            continue
        if may.bounds and is_so.bounds and may.bounds.modifier is Modifier.AT_MOST:
            return fit(may.bounds, is_so.bounds) in {Fit.WIDER, Fit.OVERLAP}
    return False


def _is_far_more(many: Told, few: Told) -> bool:
    if many.bounds is None or few.bounds is None or many.bounds.base is None or few.bounds.base is None:
        return False
    return many.bounds.base >= _FAR_MORE * few.bounds.base


_ALSO_STATES = frozenset({"hospitalised", "captured"})
"""Predicates that are counted both as a running total and as a state: all who were admitted, those still in bed."""

_OF_A_FORCE = frozenset({"force.force", "force.numbers"})
"""The rules that read "an army of 310,000", "the army numbers 310,000"."""

_FAR_MORE = 5
"""How many times as many a war has killed as one day of it, at least, for words on the war to tell the two apart."""

_NOT_YET = frozenset({Realis.FEARED, Realis.CONDITIONAL, Realis.EXPECTED})
"""Ways to tell what may turn out so: "feared dead", "could reach 116"."""


def _sides_differ(a: Told, b: Told, around: Around) -> str | None:
    """Whether they count the people of two sides, or may: where there are two, what names none may be of either."""
    if a.land and b.land:
        if a.land == b.land == OWN:
            return None if a.voice == b.voice else "each counts its own side's people"
        return (
            None
            if is_one_land(a.land, b.land)
            else f"they count the people of two sides: {people_of(a)}, and {people_of(b)}"
        )
    is_none = any(t.bounds is not None and t.bounds.base == 0 for t in (a, b))
    if around.sides and a.land != b.land and (is_none or a.voice != b.voice) and not is_equal(a, b):
        whose = people_of(a if a.land else b)
        return f"only one says whose people it counts ({whose}), and there are figures of more than one side"
    return None


def _scope_differs(a: Told, b: Told, around: Around) -> str | None:
    """Scope of part, place and day: it counts where the numbers differ, for then it can be the whole difference."""
    one, two = a.claim, b.claim
    limited, other = (a, b) if a.alone else (b, a)
    is_at_scene = limited.alone == "at the scene"
    if limited.alone and limited.alone != other.alone and not (other.place or (is_at_scene and is_equal(a, b))):
        return f"only one is limited in words: “{limited.alone}”"
    if (
        (one.subset_of is None) != (two.subset_of is None)
        and not is_equal(a, b)
        and (not a.place or a.place != b.place)
    ):
        return "one is a part of a larger count, the other is not"
    equal = is_equal(a, b)
    where = where_differs(a.where, b.where, equal=equal, towns=around.places, countries=around.countries)
    if where is not None:
        return where
    if _is_capitals_part(a, b) or _is_capitals_part(b, a):
        return "only one is of the capital"
    if a.occasion != b.occasion and not is_equal(a, b):
        return f"one is of those who came to mourn (“{a.occasion or b.occasion}”)"
    if not _is_one_scope(a.apart, b.apart) and not is_equal(a, b):
        return f"the words say what is left out or taken in: “{a.apart or b.apart}”"
    if a.quality != b.quality and not is_equal(a, b):
        return f"only one is of those in a certain state (“{a.quality or b.quality}”)"
    if (a.listed or b.listed) and not is_equal(a, b) and (not a.place or a.place != b.place):
        return "one stands in a list of parts"
    if a.others != b.others and not is_equal(a, b) and not is_vague(a, b):
        return "one counts the others only, without somebody told of before"
    if bool(a.war) is not bool(b.war) and _is_far_more(*((a, b) if a.war else (b, a))):
        return f"one is of all of a war (“{a.war or b.war}”), the other of one happening"
    if (longer := of_longer_time(a, b)) is not None:
        return longer
    if days_apart(a, b):
        return f"one is of {days_of(a)}, the other of {days_of(b)}"
    return printed_before(a, b) or printed_before(b, a)


def _is_capitals_part(capital: Told, all_: Told) -> bool:
    """Whether the one is of the capital, and smaller than the other, whose words name no place."""
    if capital.place != CAPITAL or all_.place or capital.bounds is None or all_.bounds is None:
        return False
    return is_higher(capital.bounds, all_.bounds) is True


def _is_one_scope(one: str | None, other: str | None) -> bool:
    """Whether what is left out or taken in is the same: "without the villages", "not counting the villages"."""
    if one == other:
        return True
    if not one or not other:
        return False
    mine, yours = content_of(one) - _LEAVING_OUT, content_of(other) - _LEAVING_OUT
    return bool(mine & yours) and (mine <= yours or yours <= mine)


_LEAVING_OUT = content_of(
    "without including includes include included excluding exclude counting counts does did yet"
    " together combined taken across both two countries"
)


HURT = frozenset({"wounded", "shot", "stabbed"})
"""Predicates that one person's wound is told by: whoever was shot and lived was wounded."""

_ONE_COUNT = (HURT, frozenset({"aboard", "present"}), frozenset({"rescued", "survived"}))
"""Predicates whose equal numbers count the same people: "ten were shot", "ten were hurt"; "44 aboard", "44 on it"."""

IN_CUSTODY = frozenset({"arrested", "detained"})
"""Predicates that reports use for one and the same count, whatever its number."""


def is_one_predicate(a: Told, b: Told, around: Around) -> bool:
    """Whether both count by one predicate, or by two words for it: arrested and detained; shot and hurt, where nobody
    died, so that all who were shot were hurt, unless there are more of the hurt.
    """
    one, two = a.claim.predicate, b.claim.predicate
    if one == two:
        return True
    states = {a.claim.accumulation, b.claim.accumulation}
    if {one, two} == {"captured", "detained"} and states == {Accumulation.STOCK}:
        return True
    if {one, two} <= IN_CUSTODY:
        return (a.claim.accumulation is Accumulation.STOCK) is (b.claim.accumulation is Accumulation.STOCK)
    in_one = (a.report_id, a.sha256) == (b.report_id, b.sha256)
    if {one, two} != {"shot", "wounded"} or around.dead or in_one or a.single or b.single or _are_two_parts(a, b):
        return False
    shot, hurt = (a, b) if one == "shot" else (b, a)
    return shot.bounds is not None and hurt.bounds is not None and is_higher(shot.bounds, hurt.bounds) is not True


def _are_two_parts(a: Told, b: Told) -> bool:
    """Whether each is narrowed in a way of its own: eleven with slight wounds, and eleven men."""
    return a.quality != b.quality and a.noun != b.noun


def is_one_count(a: Told, b: Told, around: Around) -> bool:
    """Whether two figures of one number and other predicates count the same people, only in other words.

    Where one report gives both and somebody died, it counts two sets: five shot with the dead man, five hurt without;
    but "five others were shot" leaves him out.
    """
    one, two = a.claim.predicate, b.claim.predicate
    if a.negated or b.negated or not any({one, two} <= same for same in _ONE_COUNT):
        return False
    if {one, two} == {"shot", "wounded"} and (a if one == "shot" else b).others:
        return True
    if _are_two_parts(a, b):
        return False
    return (a.report_id, a.sha256) != (b.report_id, b.sha256) or not around.dead


def dead_apart(a: Told, b: Told, around: Around) -> str | None:
    """Whether two counts of those who were hit differ by the dead alone."""
    if a.claim.predicate not in _HIT or a.single or b.single or a.bounds is None or b.bounds is None:
        return None
    one, two = a.bounds.base, b.bounds.base
    if one is None or two is None or one == two or abs(one - two) not in around.dead:
        return None
    if not (a.bounds.modifier is b.bounds.modifier is Modifier.EXACT):
        return None
    return f"they differ by the {abs(one - two)} dead, whom one may count in and the other apart"


_HIT = frozenset({"shot", "wounded", "casualties", "hospitalised"})


def _occurrences(a: Told, b: Told) -> str | None:
    """Ranks: "the second such meeting" and "the third meeting in two years" count different things."""
    if a.claim.accumulation is not b.claim.accumulation:
        return "one is a rank, the other a count"
    if not is_equal(a, b):
        return "they are ranks of different occasions"
    return f"one is of {days_of(a)}, the other of {days_of(b)}" if days_apart(a, b) else None
