"""Single persons across the reports of one event: brought together by a stated name, and never by a guess.

Two claims tell of one person where both state the name in full, the same but for case, accents and titles, and no two
ages are stated under that name; where there are two ages, only those who state the same one are brought together. A
name of one word ("Orr", "Maria") brings claims of one report together, not those of two: it is too often a family's.
Who has no name is a person of that one claim alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from reportedly.individual_records import KnownPerson, Telling
from reportedly.records import StoredClaim, content_id

_WORD = re.compile(r"[^\W_]+")
_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "sgt", "lt", "capt", "col", "gen", "maj", "cpl", "pvt", "officer")
)


def people_of(event: str, stored: Iterable[StoredClaim]) -> list[KnownPerson]:
    """The persons that some claims of one event tell of, by their first telling.

    Args:
        event: The event's id.
        stored: Its claims that tell of persons, in any order.
    """
    tellings = sorted(_tellings(list(stored)), key=_order)
    groups: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
    ages: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for place, telling in enumerate(tellings):
        key = _key(telling, place)
        groups[key].append(telling)
        if telling.individual.age is not None:
            ages[key].add(telling.individual.age)
    persons: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for key, group in groups.items():
        for telling in group:
            persons[(*key, *_apart(telling)) if len(ages[key]) > 1 else key].append(telling)
    return sorted((_person(event, group) for group in persons.values()), key=lambda one: _order(one.tellings[0]))


def _tellings(stored: Sequence[StoredClaim]) -> Iterable[Telling]:
    totals: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for row in stored:
        if len(row.claim.individuals) > 1:
            for individual in row.claim.individuals:
                totals[row.report_id, row.sha256, row.claim.predicate, individual].append(row.claim.id)
    single = {
        (row.report_id, row.sha256, row.claim.predicate, row.claim.individuals[0])
        for row in stored
        if len(row.claim.individuals) == 1
    }
    for row in stored:
        claim = row.claim
        for individual in claim.individuals:
            key = (row.report_id, row.sha256, claim.predicate, individual)
            if len(claim.individuals) > 1 and key in single:
                continue  # told of by a claim of their own
            wholes = [claim.subset_of] if claim.subset_of else []
            yield Telling(row, individual, tuple(dict.fromkeys([*wholes, *sorted(totals[key])])))


def _order(telling: Telling) -> tuple[date, str, str, int, int, str]:
    stored, words = telling.stored, telling.individual.span
    day = stored.published or date.max
    return (day, stored.report_id, stored.sha256, words.start, words.end, stored.claim.id)


def _key(telling: Telling, place: int) -> tuple[object, ...]:
    """What tellings of one person have in common, but for their ages."""
    words = _name(telling.individual.name)
    if not words:
        return ("nameless", place)
    return ("named", *words) if len(words) > 1 else ("one word", *words, *_version(telling))


def _apart(telling: Telling) -> tuple[object, ...]:
    """What tells persons of one name apart: the age; where none is stated, that it is another report's person."""
    age = telling.individual.age
    return _version(telling) if age is None else ("aged", age)


def _version(telling: Telling) -> tuple[str, str]:
    return telling.stored.report_id, telling.stored.sha256


def _name(name: str | None) -> tuple[str, ...]:
    """The words of a name by which it is compared: without case, accents, titles."""
    plain = unicodedata.normalize("NFKD", (name or "").casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return tuple(word for word in _WORD.findall(bare) if word not in _TITLES)


def _person(event: str, tellings: Sequence[Telling]) -> KnownPerson:
    first, told = tellings[0], [telling.individual for telling in tellings]
    start = first.individual.span.start
    return KnownPerson(
        id=content_id("person", event, *_version(first), first.stored.claim.id, start),
        event=event,
        names=tuple(dict.fromkeys(one.name for one in told if one.name)),
        ages=tuple(dict.fromkeys(one.age for one in told if one.age is not None)),
        sexes=tuple(dict.fromkeys(one.sex for one in told if one.sex)),
        predicates=tuple(dict.fromkeys(telling.stored.claim.predicate for telling in tellings)),
        tellings=tuple(tellings),
    )
