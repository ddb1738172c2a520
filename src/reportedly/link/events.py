"""Events across reports: what each report tells of the same happening comes together.

1. Each event of each reading is sketched (`sketch`), once.
2. Two sketches are compared only where they share a rare name, or a fairly rare word within some days (`_keys`).
3. Reports' own events are grouped by average linkage of their scores (`likeness`, `clusters`), each connected part of
   the neighbourhood by itself: a report that is read later touches no other part.
4. An event that a report only recalls joins the group that it fits best, and never ties two groups together.

Nothing depends on the order of reading: scores come from two sketches alone, and groups from the set of scores.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reportedly.link.clusters import cluster, connected
from reportedly.link.commonness import weight_of
from reportedly.link.likeness import UNSCORED, score
from reportedly.link.sketch import Sketch, sketch_events
from reportedly.records import Event, EventMember, Reading, content_id

RARE = 4.5
"""The weight from which a name alone makes two sketches worth comparing: two words, one of them in no list."""

TELLING = 2.0
"""The weight from which a name or a word of the lead does so, within ``DAYS``."""

DAYS = 10
"""Width of the windows of days; windows overlap, so that neighbours across a border meet."""

SHARED = 4.0
"""What the shared keys must weigh together."""

RECALLED = 1_000
"""The score above which a recalled event belongs to a group: at 0, most of those on the incidents were wrong."""

Key = tuple[str, int]


class EventIndex:
    """Readings as they come, and the events that they tell of. A version that is added again takes its own place."""

    def __init__(self) -> None:
        self._sketches: dict[EventMember, Sketch] = {}
        self._of_version: dict[tuple[str, str], tuple[EventMember, ...]] = {}
        self._having: dict[Key, set[EventMember]] = defaultdict(set)
        self._own: dict[EventMember, dict[EventMember, int]] = {}
        self._recalled: dict[EventMember, dict[EventMember, int]] = {}
        self._groups: dict[EventMember, tuple[EventMember, ...]] = {}
        self._stale: set[EventMember] = set()

    def add(self, reading: Reading) -> None:
        """Take in one reading; only what it shares names with is looked at."""
        version = (reading.report.id, reading.report.sha256)
        for member in self._of_version.get(version, ()):
            self._remove(member)
        sketches = list(sketch_events(reading))
        self._of_version[version] = tuple(sketch.member for sketch in sketches)
        for sketch in sketches:
            self._insert(sketch)

    def events(self) -> tuple[Event, ...]:
        """The events of all readings so far, sorted by first member; each member is in exactly one."""
        self._regroup()
        groups = {group[0]: list(group) for group in self._groups.values()}
        homes = {member: self._home(member) for member in self._sketches if not member.is_main}
        for member, home in homes.items():
            if home is not None:
                groups[home].append(member)
        others = cluster(
            (member for member, home in homes.items() if home is None),
            self._recalled,
            unscored=UNSCORED,
            above=RECALLED,
        )
        together = sorted([*map(sorted, groups.values()), *map(list, others)])
        return tuple(self._event(group) for group in together)

    def _insert(self, sketch: Sketch) -> None:
        member = sketch.member
        shared: dict[EventMember, set[str]] = defaultdict(set)
        for key in _keys(sketch):
            for other in self._having[key]:
                shared[other].add(key[0])
            self._having[key].add(member)
        self._sketches[member] = sketch
        self._own[member], self._recalled[member] = {}, {}
        if member.is_main:
            self._stale.add(member)
        for other, terms in shared.items():
            version = (other.report_id, other.sha256)
            if version == (member.report_id, member.sha256) or sum(map(weight_of, terms)) < SHARED:
                continue
            first, second = sorted((member, other))
            scores = self._own if member.is_main and other.is_main else self._recalled
            scores[member][other] = scores[other][member] = score(self._sketches[first], self._sketches[second])

    def _remove(self, member: EventMember) -> None:
        for key in _keys(self._sketches.pop(member)):
            self._having[key].discard(member)
        for scores in (self._own, self._recalled):
            for other in scores.pop(member):
                del scores[other][member]
        self._stale.update(self._groups.pop(member, ()))
        self._stale.discard(member)

    def _regroup(self) -> None:
        """Group anew what new or vanished members are connected with."""
        while self._stale:
            touched = connected(min(self._stale), self._own)
            for group in cluster(touched, self._own, unscored=UNSCORED):
                self._groups.update(dict.fromkeys(group, group))
            self._stale -= touched

    def _home(self, member: EventMember) -> EventMember | None:
        """The first member of the group that a recalled event fits best, if any well; never its own report's."""
        sums: dict[tuple[EventMember, ...], list[int]] = defaultdict(list)
        for other, value in self._recalled[member].items():
            if other.is_main:
                sums[self._groups[other]].append(value - UNSCORED)
        fits = [
            (sum(values) / len(group) + UNSCORED, group)
            for group, values in sums.items()
            if all(one.report_id != member.report_id for one in group)
        ]
        if not fits:
            return None
        best, group = max(fits)
        return group[0] if best > RECALLED else None

    def _event(self, members: Sequence[EventMember]) -> Event:
        """What the members say of their event, put together."""
        sketches = [self._sketches[member] for member in members]
        earliest = min(sketches, key=lambda sketch: (sketch.day is None, sketch.day or 0, sketch.member))
        days = [sketch.happened for sketch in sketches if sketch.happened is not None]
        kinds = Counter(sketch.kind for sketch in sketches if sketch.kind is not None)
        return Event(
            id=content_id("event", earliest.member.report_id, earliest.member.sha256, earliest.member.event),
            members=tuple(members),
            kind=min(kinds, key=lambda kind: (-kinds[kind], kind), default=None),
            start=date.fromordinal(min(days)) if days else None,
            end=date.fromordinal(max(days)) if days else None,
            places=_shared([sketch.place_names for sketch in sketches]),
            people=_shared([tuple(sketch.people.values()) for sketch in sketches]),
            title=next(
                (sketch.title for sketch in (earliest, *sketches) if sketch.title and sketch.member.is_main), None
            ),
        )


def link_events(readings: Iterable[Reading]) -> tuple[Event, ...]:
    """The events of all readings, sorted by their first member; every event of every reading is in exactly one.

    The order of the readings changes nothing, and a reading given twice counts once.
    """
    index = EventIndex()
    for reading in readings:
        index.add(reading)
    return index.events()


def _keys(sketch: Sketch) -> Iterator[Key]:
    """What another sketch must share to be compared: (a rare name, 0), or (a telling word, a window of days)."""
    days = {
        day
        for known in (sketch.day, sketch.happened)
        if known is not None
        for day in (known // DAYS, known // DAYS + 1)
    }
    for term in sorted(sketch.told.keys() | sketch.lead.keys()):
        weight = weight_of(term)
        if weight >= RARE:
            yield term, 0
        elif weight >= TELLING:
            yield from ((term, window) for window in sorted(days))


def _shared(names: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The names that two members have, or the only one; the most frequent first."""
    counted = Counter(name for own in names for name in dict.fromkeys(own))
    least = min(2, len(names))
    return tuple(sorted((n for n, times in counted.items() if times >= least), key=lambda n: (-counted[n], n)))
