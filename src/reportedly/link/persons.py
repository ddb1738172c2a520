"""Whether two claims tell of one and the same victim or suspect, as far as their words go."""

from __future__ import annotations

import re
from enum import Enum

from reportedly.records import Claim

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_MALE = frozenset({"men", "boys"})
_FEMALE = frozenset({"women", "girls"})


class Identity(Enum):
    """Whether two claims tell of one person."""

    SAME = "one person"
    OTHER = "different persons"
    OPEN = "nothing tells them apart, nothing joins them"


def identity_of(first: Claim, second: Claim) -> Identity:
    """Names decide, then age with sex; where nothing speaks against it, it stays open."""
    one, two = first.individuals[0], second.individuals[0]
    if one.name and two.name:
        mine, yours = _name(one.name), _name(two.name)
        if mine and yours:
            same = mine[-1] == yours[-1] and (len(mine) == 1 or len(yours) == 1 or mine[0][0] == yours[0][0])
            if same or set(mine) <= set(yours) or set(yours) <= set(mine):
                return Identity.SAME
            if len(mine) > 1 and len(yours) > 1:
                return Identity.OTHER  # one word alone may be a title or a town that was taken for a name
    sexes = {_sex(first), _sex(second)} - {None}
    if len(sexes) > 1:
        return Identity.OTHER
    if one.age is not None and two.age is not None:
        if one.age != two.age:
            return Identity.OTHER
        return Identity.SAME if one.name or two.name or _sex(first) else Identity.OPEN
    return Identity.OPEN


def detail_of(claim: Claim, words: str) -> int:
    """How closely ``words``, the claim's sentence, say who its person is: 2 by name, 1 by age, 0 by neither."""
    person = claim.individuals[0]
    if person.name and any(name in _name(words) for name in _name(person.name)):
        return 2
    return 1 if person.age is not None and str(person.age) in words else 0


def _sex(claim: Claim) -> str | None:
    if claim.individuals[0].sex:
        return claim.individuals[0].sex
    noun = claim.counted.noun_class if claim.counted else None
    return "male" if noun in _MALE else "female" if noun in _FEMALE else None


def _name(text: str) -> list[str]:
    return [word for word in (found.lower() for found in _WORD.findall(text)) if word not in _SUFFIXES]
