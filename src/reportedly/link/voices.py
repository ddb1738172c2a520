"""Whose voice a claim is: two outlets that pass on one source are one originator, and a spokesman is his ministry.

Within one event, names that can only mean the same source are put together (disjoint sets, Tarjan 1975). A bare
"police" or "the ministry" is the named one where the event knows only one; where it knows two, it stays by itself. What
nobody is named for is the outlet's own voice, or its agency's, or that of all outlets that print one text.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.link.agencies import agency_of
from reportedly.link.marks import OFFICES, STEM, Mark, words_of
from reportedly.openings import by_opening, opening_of
from reportedly.records import Claim, Report, Role, Source

_MANY = 200
"""Named bodies of one kind in one event beyond which only equal names are one: such an event is no single happening."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something: ``key`` is the same for one originator of one event, ``name`` is how to speak of it."""

    key: str
    name: str
    named: bool


def outlet_of(report: Report, copies: str | None = None) -> Voice:
    """The report's own voice: its agency's, that of all copies of its text, its publisher's, its site's, or its own."""
    site = _site(report.url)
    name = report.publisher or site or report.title or by_opening(opening_of(report.text)) or report.id
    agency = agency_of(report.text, report.publisher, site)
    if agency is not None:
        who = agency if name in {agency, site} else f"{agency}, in {name}"
        return Voice(f"outlet {' '.join(words_of(agency))}", who, named=False)
    key = copies or (f"outlet {' '.join(words_of(report.publisher))}" if report.publisher else None)
    key = key or (f"site {site}" if site else f"report {report.id}")
    return Voice(key, name, named=False)


def originator_of(claim: Claim) -> Source | None:
    """Who said it first; None where nobody but the report itself does."""
    first = claim.attribution[0] if claim.attribution else None
    return None if first is None or first.role is Role.PUBLISHER else first


def tell_apart(marks: Iterable[Mark]) -> dict[Mark, str]:
    """A key for each mark, the same for those that are one originator. The order of the marks changes nothing."""
    distinct = sorted(set(marks), key=_order)
    sets = _Sets(distinct)
    _join_people(distinct, sets)
    _join_bodies(distinct, sets)
    _join_initials(distinct, sets)
    return {mark: sets.name(mark) for mark in distinct}


def _join_bodies(marks: Sequence[Mark], sets: _Sets) -> None:
    by_head: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.head is not None and mark.only is None:
            by_head[mark.head].append(mark)
    for head, group in by_head.items():
        if head in OFFICES:
            _join_office(group, sets)
            continue
        named = [mark for mark in group if mark.names]
        if len(named) <= _MANY:
            for i, one in enumerate(named):
                for other in named[i + 1 :]:
                    if one.names <= other.names or other.names <= one.names:
                        sets.join(one, other)
        else:
            first: dict[frozenset[str], Mark] = {}
            for mark in named:
                sets.join(first.setdefault(mark.names, mark), mark)
        bare = [mark for mark in group if not mark.names and not _speaks_for_another(mark, marks)]
        for other in bare[1:]:
            sets.join(bare[0], other)
        if bare and len({sets.find(mark) for mark in named}) == 1:
            sets.join(bare[0], named[0])


def _join_initials(marks: Sequence[Mark], sets: _Sets) -> None:
    """A body's initials are the one body of the event that they begin the words of. Two full names with the same
    initials that share a word or two are one body, written in two ways.
    """
    long = [mark for mark in marks if len(mark.names) > 1 and len(mark.initials) > 1]
    for one, other in itertools.combinations(long[:_MANY], 2):
        if one.initials == other.initials and len(one.names & other.names) > 1:
            sets.join(one, other)
    full: dict[str, set[int]] = defaultdict(set)
    for mark in marks:
        if len(mark.names) > 1 and mark.initials:
            full[mark.initials].add(sets.find(mark))
    short: dict[str, Mark] = {}
    for mark in marks:
        if mark.initials and len(mark.names) == 1:
            sets.join(short.setdefault(mark.initials, mark), mark)
    for mark in marks:
        if len(mark.names) == 1 and len(full.get(mark.initials, ())) == 1:
            other = next(one for one in marks if len(one.names) > 1 and one.initials == mark.initials)
            sets.join(mark, other)


def _speaks_for_another(mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether the event names the body of a person who here has only a rank: a lieutenant of the civil defence."""
    return bool(mark.person) and any(
        other.head != mark.head and other.names and other.person[-1:] == mark.person[-1:] for other in marks
    )


def _join_office(group: Sequence[Mark], sets: _Sets) -> None:
    """The bare "mayor" is the only one that the event names; of two it may be either."""
    holders = {sets.find(mark) for mark in group if mark.person}
    people = [mark for mark in group if mark.person]
    bare = [mark for mark in group if not mark.person]
    for one in bare:
        for other in bare:
            if one.names == other.names:
                sets.join(one, other)
        named = [one_of for one_of in people if _stems(one_of) <= one.names]
        if named:
            sets.join(named[0], one)
        elif len(holders) == 1 and all(not one.names or not p.names or one.names & p.names for p in people):
            sets.join(people[0], one)
    if len(bare) > 1 and not holders and len({mark.names for mark in bare if mark.names}) == 1:
        for other in bare[1:]:
            sets.join(bare[0], other)


def _stems(mark: Mark) -> frozenset[str]:
    """The words of a person's name as those of a body are kept."""
    return frozenset(word[:STEM] for word in mark.person)


def _join_people(marks: Sequence[Mark], sets: _Sets) -> None:
    """People by family name, unless the event knows two of that name with other first names. A name of which nothing
    tells that it is a person's is the person of that name.
    """
    by_name: dict[str, list[Mark]] = defaultdict(list)
    full: dict[frozenset[str], Mark] = {}
    for mark in marks:
        if mark.person:
            by_name[mark.person[-1]].append(mark)
            full.setdefault(_stems(mark), mark)
    for mark in marks:
        if mark.head == "name" and not mark.person and len(mark.names) > 1 and mark.names in full:
            sets.join(full[mark.names], mark)
    for group in by_name.values():
        _join_titled(group, sets)
        firsts = _apart({mark.person[0] for mark in group if len(mark.person) > 1})
        if len(firsts) <= 1:
            for mark in group[1:]:
                sets.join(group[0], mark)
        else:
            for first in sorted(firsts):
                same = [m for m in group if len(m.person) > 1 and _is_first(m.person[0], first)]
                for mark in same[1:]:
                    sets.join(same[0], mark)


def _join_titled(group: Sequence[Mark], sets: _Sets) -> None:
    """A full name, and the same after a word that no table knows as a title: "geologist Ines Velk"."""
    for one in group:
        for other in group:
            if 1 < len(one.person) < len(other.person) and other.person[-len(one.person) :] == one.person:
                sets.join(one, other)


def _apart(firsts: Iterable[str]) -> set[str]:
    """First names, without short forms, and without initials that another begins with: "A.J." can be Armando."""
    full = {name for name in firsts if not _is_initials(name)}
    full -= {short for short in full for name in full if _is_short_for(short, name)}
    return full | {name for name in firsts if _is_initials(name) and not any(one[0] == name[0] for one in full)}


def _is_first(name: str, first: str) -> bool:
    return name == first or _is_short_for(name, first)


def _is_short_for(short: str, name: str) -> bool:
    """Whether a first name is another's everyday form, with its letters in their order: Joe and Joseph."""
    rest = iter(name)
    return len(short) < len(name) and short[:2] == name[:2] and all(letter in rest for letter in short)


_VOWELS = frozenset("aeiouy")
"""A name of two letters without one of them is two initials: "PK"."""


def _is_initials(name: str) -> bool:
    return len(name) == 1 or "." in name or (len(name) < len("joe") and not _VOWELS & set(name))


class _Sets:
    """Disjoint sets of marks; a set is named by its smallest member."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._place = {mark: place for place, mark in enumerate(marks)}
        self._marks = marks
        self._above = list(range(len(marks)))

    def find(self, mark: Mark) -> int:
        place = self._place[mark]
        while self._above[place] != place:
            self._above[place] = self._above[self._above[place]]
            place = self._above[place]
        return place

    def join(self, one: Mark, other: Mark) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._above[high] = low

    def name(self, mark: Mark) -> str:
        return " / ".join(part for part in _order(self._marks[self.find(mark)])[:-1] if part)


def _order(mark: Mark) -> tuple[str, str, str, str, str]:
    return (mark.only or "", mark.head or "", " ".join(sorted(mark.names)), " ".join(mark.person), mark.initials)


_HOST = re.compile(r"^https?://(?:web\.archive\.org/web/\d+[a-z_]*/https?://)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)


def _site(url: str | None) -> str | None:
    """The host of an address, behind a web archive's own address where there is one."""
    found = _HOST.match(url or "")
    return found[1].lower() if found else None
