"""Persons that reports tell of, as those who record casualties keep them, each with the words that say so.

`reportedly.link.people` builds them; `reportedly.desk.individuals` finds the claims in a ledger.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.records import Individual, StoredClaim


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim that tells of a person, and how its report describes them.

    ``figures`` are the ids of the counts of the same report that the person is a part of: the whole that the words name
    ("12 people, among them Ana Orr"), and totals that were added up from single persons. Empty where the report counts
    nobody but this one.
    """

    stored: StoredClaim
    individual: Individual
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of one event.

    ``names``, ``ages`` and ``sexes`` are all that is stated, in the order of ``tellings``: reports may spell a name
    differently in case or accents; two ages are never of one person. ``predicates`` is what is said to have happened to
    them. ``tellings`` are by publication day, report and place in the text; ``id`` follows from the first.
    """

    id: str
    event: str
    names: tuple[str, ...]
    ages: tuple[int, ...]
    sexes: tuple[str, ...]
    predicates: tuple[str, ...]
    tellings: tuple[Telling, ...]
