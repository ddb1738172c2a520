"""One text in many outlets: an agency's report, printed by all who take it, is one voice however many print it.

Stories are compared by their shingles, five words in a row (Broder 1997). The smallest hashes of each story's shingles
find the pairs worth comparing, as in min-wise sampling; whether two are copies is then counted over all shingles, not
estimated, so that the answer does not hang on a sample.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from hashlib import blake2b

from reportedly.link.clusters import reached
from reportedly.link.copy_store import CopyStore, MemoryCopies, Version
from reportedly.link.sketch import host_of, story_of
from reportedly.records import Copies, Report, content_id

SHINGLE = 5
"""Words in a row: two reporters seldom choose five alike, but for names and quotations."""

SHORTEST = 30
"""Shingles below which a text is too short to be called a copy: notices to subscribers are alike everywhere."""

ALIKE = 0.5
"""The share of all shingles of two stories that both have, from which they are one text, cut or with a line more."""

SAMPLED = 24
"""Smallest hashes by which stories meet: two that share half of their shingles share some of these, nearly always."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")

REMEMBERED = 1_000
"""Texts whose shingles are in memory at once, some tens of kilobytes each."""


class CopyIndex:
    """Reports as they come, and which of them are one text. A version that is added again takes its own place."""

    def __init__(self, store: CopyStore) -> None:
        self._store = store
        self._remembered: dict[Version, tuple[Report, frozenset[int]]] = {}

    def add(self, report: Report) -> frozenset[Version]:
        """Take in one report: all versions that it makes copies, or that were its copies and are so no more."""
        version = (report.id, report.sha256)
        before = reached(version, self._near([version]))
        shingles = _shingles(report)
        keys = sorted(shingles)[:SAMPLED] if len(shingles) >= SHORTEST else []
        near = self._store.sharing(keys) - {version}
        self._store.put(version, keys)
        self._remembered[version] = (report, shingles)
        self._store.put_pairs(
            (version, other)
            for other, (known, theirs) in self._texts(near).items()
            if _may_be_copies(report, known) and _are_alike(shingles, theirs)
        )
        after = reached(version, self._near([version]))
        return before | after if before != after else frozenset()

    def groups(self, versions: Iterable[Version]) -> tuple[Copies, ...]:
        """The groups that the versions are in, sorted."""
        near = self._near(versions)
        groups = {tuple(sorted(reached(version, near))) for version, others in near.items() if others}
        return tuple(map(self._copies, sorted(groups)))

    def _near(self, versions: Iterable[Version]) -> dict[Version, set[Version]]:
        """The pairs of all versions that pairs join to these, over any number of others."""
        near: dict[Version, set[Version]] = {version: set() for version in versions}
        waiting = set(near)
        while waiting:
            found = list(self._store.pairs(waiting))
            waiting = {end for pair in found for end in pair} - near.keys()
            for a, b in found:
                near.setdefault(a, set()).add(b)
                near.setdefault(b, set()).add(a)
        return near

    def _copies(self, group: tuple[Version, ...]) -> Copies:
        outlets = {outlet for report in self._store.reports(group) if (outlet := _outlet(report))}
        return Copies(
            id=content_id("copies", *(part for version in group for part in version)),
            reports=group,
            publishers=tuple(sorted(outlets)),
        )

    def _texts(self, versions: Collection[Version]) -> dict[Version, tuple[Report, frozenset[int]]]:
        """Reports with their shingles, from memory as far as they are there."""
        if len(self._remembered) + len(versions) > REMEMBERED:
            self._remembered = {}
        missing = [version for version in versions if version not in self._remembered]
        for report in self._store.reports(missing):
            self._remembered[report.id, report.sha256] = (report, _shingles(report))
        return {version: self._remembered[version] for version in versions}


def find_copies(reports: Iterable[Report]) -> tuple[Copies, ...]:
    """The groups of reports that are one text, sorted; the order of the reports changes nothing.

    Versions of one report are no copies of each other: a live page that grows is one outlet's.
    """
    known = {(report.id, report.sha256): report for report in reports}
    index = CopyIndex(MemoryCopies(known))
    for report in known.values():
        index.add(report)
    return index.groups(known)


def _may_be_copies(a: Report, b: Report) -> bool:
    """No versions of one report; and of one outlet only under the same headline: its empty pages are all alike."""
    host = host_of(a.url)
    return a.id != b.id and (not host or host != host_of(b.url) or (a.title or "") == (b.title or ""))


def _shingles(report: Report) -> frozenset[int]:
    words = [word.lower().encode("utf-8", "surrogatepass") for word in _WORD.findall(story_of(report))]
    runs = (b" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1))
    return frozenset(
        int.from_bytes(blake2b(run, digest_size=8).digest()) >> 1 for run in runs
    )  # 63 bits, as `blocking`'s


def _are_alike(a: frozenset[int], b: frozenset[int]) -> bool:
    both = len(a & b)
    return both >= ALIKE * (len(a) + len(b) - both)


def _outlet(report: Report) -> str:
    return report.publisher or host_of(report.url)
