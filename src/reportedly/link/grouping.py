"""The groups that sketches fall into, from their scores alone: a group is an event, before its members say of what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.link.clusters import Scores, cluster, reached
from reportedly.link.likeness import UNSCORED
from reportedly.records import EventMember

OWN = 2_500
"""The score above which a recalled event is its own report's: two shootings of one night share names and days."""

Group = tuple[EventMember, ...]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Sketches that nothing outside is tied to: ``numbers`` where they are kept, and all ``scores`` between them."""

    numbers: Mapping[EventMember, int]
    scores: Scores

    def groups(self) -> list[Group]:
        """Sorted groups of sorted members; each member is in exactly one."""
        own = self._own_groups()
        groups = {group: list(group) for group in own.values()}
        alone: list[EventMember] = []
        for member in self.numbers:
            if not member.is_main:
                home = self._home(member, own)
                members = alone if home is None else groups[home]
                members.append(member)
        others = cluster(alone, self.scores, unscored=UNSCORED)
        return sorted([*(tuple(sorted(group)) for group in groups.values()), *others])

    def _own_groups(self) -> dict[EventMember, Group]:
        """The group of each report's own event, each connected part by itself."""
        mains = {member for member in self.numbers if member.is_main}
        alike = {
            member: [other for other, value in self.scores[member].items() if value > 0 and other.is_main]
            for member in mains
        }
        groups: dict[EventMember, Group] = {}
        while mains:
            part = reached(next(iter(mains)), alike)
            for group in cluster(part, self.scores, unscored=UNSCORED):
                groups.update(dict.fromkeys(group, group))
            mains -= part
        return groups

    def _home(self, member: EventMember, own: Mapping[EventMember, Group]) -> Group | None:
        """The group of the report that tells most likely of a recalled event, if any does."""
        fits = [
            (value, own[other])
            for other, value in self.scores[member].items()
            if other.is_main and value > (OWN if any(one.report_id == member.report_id for one in own[other]) else 0)
        ]
        return max(fits)[1] if fits else None
