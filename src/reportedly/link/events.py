"""Events across reports: what each report tells of the same happening comes together.

1. Each event of each reading is sketched (`sketch`), once.
2. Two sketches are compared only where they share a rare name, or a fairly rare word within some days (`blocking`).
3. Reports' own events are grouped by average linkage of their scores (`likeness`, `clusters`).
4. An event that a report only recalls joins the group that it fits best, and never ties two groups together.

Nothing depends on the order of reading: scores come from two sketches alone, and groups from the set of scores. A
sketch touches only its neighbourhood, all that scores tie to it over any number of others; no group reaches further.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from reportedly.link.blocking import Key, is_worth_comparing, keys_of, sought_by
from reportedly.link.causes import cause_among
from reportedly.link.grouping import Neighbourhood
from reportedly.link.kept import read_sketch, write_sketch
from reportedly.link.likeness import UNSCORED, score
from reportedly.link.sketch import DAY_OR_NIGHT, Sketch, is_close, most_said, sketch_events
from reportedly.link.sketch_store import MemorySketches, SketchStore
from reportedly.records import Event, EventMember, Reading, content_id

REMEMBERED = 2_000
"""Sketches that are in memory at once, some ten kilobytes each."""


class EventIndex:
    """Sketches as they come, and the events that they are of."""

    def __init__(self, store: SketchStore) -> None:
        self._store = store
        self._remembered: dict[int, Sketch] = {}

    def add(self, reading: Reading) -> list[int]:
        """Take in one reading: the numbers of its sketches. A version that is added again takes its own place.

        Only what it shares names with is looked at.
        """
        version = (reading.report.id, reading.report.sha256)
        for number, sketch in self._sketches(self._store.numbers(*version)).items():
            self._store.remove(number, keys_of(sketch))
        return [self._insert(sketch) for sketch in sketch_events(reading)]

    def neighbourhood(self, numbers: Iterable[int]) -> Neighbourhood:
        """All sketches that scores tie to the given ones, over any number of others."""
        found: dict[int, EventMember] = {}
        scores: dict[int, dict[int, int]] = defaultdict(dict)
        known = dict(self._store.members(numbers))
        waiting = set(known)
        while waiting:
            found.update((number, known[number]) for number in waiting)
            pairs = list(self._store.pairs(waiting))
            known.update(self._store.members({number for a, b, _ in pairs for number in (a, b)} - known.keys()))
            waiting = set()
            for a, b, value in pairs:
                scores[a][b] = scores[b][a] = value
                if value > 0:
                    waiting |= {a, b} - found.keys()
        return Neighbourhood(
            {member: number for number, member in found.items()},
            {
                member: {found[other]: value for other, value in scores[number].items() if other in found}
                for number, member in found.items()
            },
        )

    def event(self, numbers: Collection[int]) -> Event:
        """What the sketches of one group say of their event, put together."""
        sketches = sorted(self._sketches(numbers).values(), key=lambda sketch: sketch.member)
        earliest = min(sketches, key=lambda sketch: (sketch.day is None, sketch.day or 0, sketch.member))
        times = [sketch.happened for sketch in sketches if sketch.happened is not None]
        close = [time for time in times if time[1] - time[0] <= DAY_OR_NIGHT] or [*filter(is_close, times)] or times
        days = [day for time in close for day in time]
        return Event(
            id=content_id("event", earliest.member.report_id, earliest.member.sha256, earliest.member.event),
            members=tuple(sketch.member for sketch in sketches),
            kind=most_said(sketch.kind for sketch in sketches),
            cause=cause_among(cause for sketch in sketches for cause in sketch.causes),
            start=date.fromordinal(min(days)) if days else None,
            end=date.fromordinal(max(days)) if days else None,
            places=_shared([sketch.place_names for sketch in sketches]),
            people=_shared([tuple(sketch.people.values()) for sketch in sketches]),
            title=next(
                (sketch.title for sketch in (earliest, *sketches) if sketch.title and sketch.member.is_main), None
            ),
        )

    def _insert(self, sketch: Sketch) -> int:
        sought = sought_by(sketch)
        shared: dict[int, list[Key]] = defaultdict(list)
        for key, other in self._store.sharing(sought):
            shared[other].append(sought[key])
        member = sketch.member
        number = self._store.put(member, write_sketch(sketch), keys_of(sketch))
        near = [other for other, keys in shared.items() if is_worth_comparing(keys)]
        scored = (
            (number, other, score(*sorted((sketch, known), key=lambda one: one.member)))
            for other, known in self._sketches(near).items()
            if (known.member.report_id, known.member.sha256) != (member.report_id, member.sha256)
        )
        self._store.put_pairs(pair for pair in scored if pair[2] > UNSCORED)
        self._remembered[number] = sketch
        return number

    def _sketches(self, numbers: Collection[int]) -> dict[int, Sketch]:
        """Sketches by number, from memory as far as they are there."""
        missing = [number for number in numbers if number not in self._remembered]
        if len(self._remembered) + len(missing) > REMEMBERED:
            self._remembered = {n: self._remembered[n] for n in numbers if n in self._remembered}
        members = self._store.members(missing)
        for number, payload in self._store.payloads(missing):
            self._remembered[number] = read_sketch(members[number], payload)
        return {number: self._remembered[number] for number in numbers}


def link_events(readings: Iterable[Reading]) -> tuple[Event, ...]:
    """The events of all readings, sorted by their first member; every event of every reading is in exactly one.

    The order of the readings changes nothing, and a reading given twice counts once.
    """
    index = EventIndex(MemorySketches())
    of_version = {(reading.report.id, reading.report.sha256): index.add(reading) for reading in readings}
    near = index.neighbourhood(number for numbers in of_version.values() for number in numbers)
    events = (index.event([near.numbers[member] for member in group]) for group in near.groups())
    return tuple(sorted(events, key=lambda event: event.members))


def _shared(names: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The names that two members have, or the only one; the most frequent first."""
    counted = Counter(name for own in names for name in dict.fromkeys(own))
    least = min(2, len(names))
    return tuple(sorted((n for n, times in counted.items() if times >= least), key=lambda n: (-counted[n], n)))
