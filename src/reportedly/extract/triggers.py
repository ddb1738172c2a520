"""The rows of ``predicates.toml``: what can be said of a number of people or things, and the words that say it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.extract.tables import load_table


@dataclass(frozen=True, slots=True)
class Predicate:
    """A row of ``[[predicate]]``: a name, how its figures add up, and whether only people are counted."""

    id: str
    accumulation: str
    people: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of ``[[trigger]]``: the words that say a predicate, and the way to those it is said of.

    ``accumulation`` is how its figures add up where that is not its predicate's way: "held captive" is a stock.
    ``negated``: the word says that it is not so ("unidentified").
    """

    id: str
    predicate: str
    lemmas: tuple[str, ...]
    frame: str
    example: str
    near_miss: str
    words: tuple[str, ...] = ()
    accumulation: str = ""
    negated: bool = False


@cache
def predicates() -> dict[str, Predicate]:
    """The predicates by name."""
    return {row.id: row for row in load_table("predicates.toml", "predicate", Predicate)}


@cache
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """The triggers by the lemma or lower-case form that they match."""
    found: dict[str, list[Trigger]] = {}
    for row in load_table("predicates.toml", "trigger", Trigger):
        for lemma in row.lemmas:
            found.setdefault(lemma, []).append(row)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@cache
def frames() -> dict[str, str]:
    """The frame of each trigger, by the trigger's id."""
    return {row.id: row.frame for rows in triggers().values() for row in rows}
