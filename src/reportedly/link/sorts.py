"""Whether two figures can count the same sort of people or things, by what these are called."""

from __future__ import annotations

import re

from reportedly.link.bounds import Fit, fit, is_higher
from reportedly.link.numbers import is_equal
from reportedly.link.told import Told


def is_one_noun(a: Told, b: Told) -> bool:
    """Whether both can count the same sort. Two sorts that exclude each other cannot. Where only one is named, it is a
    part of the other if its number is smaller ("three children" of "38 people"); else it can be the whole.
    """
    if (_is_civil(a) and b.noun == "soldiers") or (_is_civil(b) and a.noun == "soldiers"):
        return False
    if _is_of_families(a) is not _is_of_families(b) or (a.claim.predicate == "present" and a.noun != b.noun):
        return is_equal(a, b)
    if (kinds := {_kind_of(a), _kind_of(b)}) != {None} and len(kinds) > 1 and not is_equal(a, b):
        return False
    if a.claim.predicate == "attended" and {a.noun, b.noun} <= _CROWD:
        return True
    if len({a.noun, b.noun} & _ALIKE) == 1 and None in {a.noun, b.noun}:
        return is_equal(a, b)
    if a.noun == b.noun or (is_equal(a, b) and not (a.noun and b.noun)):
        return True
    if a.noun and b.noun:
        if (a.noun, b.noun) in _WITHIN or (b.noun, a.noun) in _WITHIN:
            return is_equal(a, b)
        if {a.noun, b.noun} <= _ALIKE or {a.noun, b.noun} <= _OF_ORDER:
            return True
        if (a.noun in _EXCLUSIVE and b.noun in _EXCLUSIVE) or len({a.noun, b.noun} & _ALIKE) == 1:
            return False
        return a.noun in _LOOSE or b.noun in _LOOSE
    if None in {a.claim.counted, b.claim.counted} and a.claim.predicate in _OF_BUILDINGS:
        return True  # "a count found 150 destroyed": what is left out is what the other counts
    if a.noun in _LOOSE or b.noun in _LOOSE or a.bounds is None or b.bounds is None:
        return True
    if fit(a.bounds, b.bounds) not in {Fit.STRICT, Fit.SOFT}:
        return True
    part, whole = (a.bounds, b.bounds) if a.noun else (b.bounds, a.bounds)
    return is_higher(whole, part) is True


def _is_civil(t: Told) -> bool:
    counted = t.claim.counted
    return counted is not None and counted.span.text.lower() in _CIVIL


def _kind_of(t: Told) -> str | None:
    """A sort of people that its own word narrows it to, though it is of no class: customers, tourists."""
    counted = t.claim.counted
    word = counted.span.text.lower().rpartition(" ")[2] if counted is not None else ""
    if word in _OF_A_LAND and _NAMED_LAND.search(t.claim.evidence[0].text):
        return _OF_A_LAND[word]
    return word if word in _KINDS else None


_OF_A_LAND = {"citizens": "nationals", "nationals": "nationals", "expatriates": "nationals"}
_NAMED_LAND = re.compile(r"\b[A-Z]\w+ (?:citizens|nationals|expatriates)\b")
"""Those of one land among all whom something hit."""


_KINDS = frozenset(
    {
        *("technicians", "divers", "engineers", "experts"),
        *("customers", "tourists", "foreigners", "teachers", "employees", "patients", "journalists", "neighbors"),
        *(
            "neighbours",
            "relatives",
            "crew",
            "rescuers",
            "firefighters",
            "technicians",
            "divers",
            "engineers",
            "experts",
            "nurses",
            "doctors",
            "drivers",
            "guards",
        ),
        *(
            "brothers",
            "sisters",
            "siblings",
            "parents",
            "couple",
            "babies",
            "infants",
            "toddlers",
            "teenagers",
            "teens",
        ),
    }
)
"""Words for people of whom a happening hits a part, as a rule: not so passengers of a ship, or worshippers."""


def _is_of_families(t: Told) -> bool:
    counted = t.claim.counted
    return counted is not None and counted.span.text.lower() in {"families", "households"}


_CIVIL = frozenset(
    {"farmers", "residents", "villagers", "shoppers", "passengers", "bystanders", "worshippers", "pupils", "students"}
)
"""Words for people of any kind but soldiers."""

_EXCLUSIVE = frozenset(
    {"men", "women", "children", "boys", "girls", "adults", "civilians", "soldiers", "police", "houses", "vehicles"}
)
"""Classes that share no member with each other, but for children with boys and girls."""

_ALIKE = frozenset({"suspects", "fighters"})
"""Classes by which two sides call the same people."""

_OF_ORDER = frozenset({"forces", "police"})
"""Classes by which reports tell of those who keep order: security forces, officers."""

_CROWD = frozenset({None, "protesters", "groups", "workers", "men"})
"""Classes by which a march's crowd is told."""

_OF_BUILDINGS = frozenset({"destroyed", "damaged"})

_LOOSE = frozenset({"men", "workers", "relatives", "groups"})
"""Classes that reports use for whoever it was: the men of a mine are its miners, and its people."""

_WITHIN = frozenset({("girls", "children"), ("boys", "children"), ("men", "adults"), ("women", "adults")})
"""Classes of which the first is a part of the second: where both give one number, they count the same people."""
