"""Where sketches, their keys and their scores are kept while events grow: here in memory; in a ledger, in its tables.

Every sketch has a number for as long as it is kept, and no number is given twice.
"""

# ruff: noqa: D102  # the protocol says what each method does

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from reportedly.records import EventMember

Pair = tuple[int, int, int]
"""The numbers of two sketches, and their score in thousandths."""


class SketchStore(Protocol):
    """What `EventIndex` needs of the place where sketches are kept."""

    def numbers(self, report_id: str, sha256: str) -> list[int]:
        """The sketches of one report version."""

    def put(self, member: EventMember, payload: str, keys: Iterable[int]) -> int:
        """Keep a sketch; its number."""

    def remove(self, number: int, keys: Iterable[int]) -> None:
        """Forget a sketch, its keys and its scores."""

    def sharing(self, keys: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Each key with each sketch that has it."""

    def members(self, numbers: Iterable[int]) -> Mapping[int, EventMember]:
        """Whose sketches these are."""

    def payloads(self, numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
        """The sketches as they were put."""

    def put_pairs(self, pairs: Iterable[Pair]) -> None:
        """Keep scores, each of two sketches that had none."""

    def pairs(self, numbers: Iterable[int]) -> Iterator[Pair]:
        """The scores of all pairs of which at least one is given; a pair may come twice."""


class MemorySketches:
    """A `SketchStore` that lasts as long as the program."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[EventMember, str]] = {}
        self._of_version: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._having: dict[int, set[int]] = defaultdict(set)
        self._pairs: dict[int, dict[int, int]] = {}
        self._last = 0

    def numbers(self, report_id: str, sha256: str) -> list[int]:
        return list(self._of_version[report_id, sha256])

    def put(self, member: EventMember, payload: str, keys: Iterable[int]) -> int:
        self._last = number = self._last + 1
        self._kept[number] = (member, payload)
        self._of_version[member.report_id, member.sha256].append(number)
        self._pairs[number] = {}
        for key in keys:
            self._having[key].add(number)
        return number

    def remove(self, number: int, keys: Iterable[int]) -> None:
        member, _ = self._kept.pop(number)
        self._of_version[member.report_id, member.sha256].remove(number)
        for other in self._pairs.pop(number):
            del self._pairs[other][number]
        for key in keys:
            self._having[key].discard(number)

    def sharing(self, keys: Iterable[int]) -> Iterator[tuple[int, int]]:
        return ((key, number) for key in keys for number in self._having[key])

    def members(self, numbers: Iterable[int]) -> Mapping[int, EventMember]:
        return {number: self._kept[number][0] for number in numbers}

    def payloads(self, numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
        return ((number, self._kept[number][1]) for number in numbers)

    def put_pairs(self, pairs: Iterable[Pair]) -> None:
        for a, b, score in pairs:
            self._pairs[a][b] = self._pairs[b][a] = score

    def pairs(self, numbers: Iterable[int]) -> Iterator[Pair]:
        return ((a, b, score) for a in numbers for b, score in self._pairs[a].items())
