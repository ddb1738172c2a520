"""Where the keys of texts are kept, and which texts are copies: here in memory; in a ledger, in its tables."""

# ruff: noqa: D102  # the protocol says what each method does

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Protocol

from reportedly.records import Report

Version = tuple[str, str]


class CopyStore(Protocol):
    """What `CopyIndex` needs of the place where texts are kept."""

    def put(self, version: Version, keys: Iterable[int]) -> None:
        """Keep the keys of a version in place of those it had; the pairs that it was in are forgotten."""

    def sharing(self, keys: Iterable[int]) -> set[Version]:
        """The versions that have any of the keys."""

    def reports(self, versions: Iterable[Version]) -> Iterator[Report]:
        """The reports themselves."""

    def put_pairs(self, pairs: Iterable[tuple[Version, Version]]) -> None:
        """Keep pairs that are one text, each of two that were no pair."""

    def pairs(self, versions: Iterable[Version]) -> Iterator[tuple[Version, Version]]:
        """All pairs of which at least one is given; a pair may come twice."""


class MemoryCopies:
    """A `CopyStore` over some reports that lasts as long as the program."""

    def __init__(self, reports: dict[Version, Report]) -> None:
        self._reports = reports
        self._having: dict[int, set[Version]] = defaultdict(set)
        self._keys: dict[Version, list[int]] = defaultdict(list)
        self._near: dict[Version, set[Version]] = defaultdict(set)

    def put(self, version: Version, keys: Iterable[int]) -> None:
        for key in self._keys[version]:
            self._having[key].discard(version)
        for other in self._near.pop(version, set()):
            self._near[other].discard(version)
        self._keys[version] = list(keys)
        for key in self._keys[version]:
            self._having[key].add(version)

    def sharing(self, keys: Iterable[int]) -> set[Version]:
        return set().union(*(self._having[key] for key in keys))

    def reports(self, versions: Iterable[Version]) -> Iterator[Report]:
        return (self._reports[version] for version in versions)

    def put_pairs(self, pairs: Iterable[tuple[Version, Version]]) -> None:
        for a, b in pairs:
            self._near[a].add(b)
            self._near[b].add(a)

    def pairs(self, versions: Iterable[Version]) -> Iterator[tuple[Version, Version]]:
        return ((a, b) for a in versions for b in self._near[a])
