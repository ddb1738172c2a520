"""Average linkage (Sokal and Michener 1958) over scored pairs: the two likest groups are merged while any are alike."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import TypeVar

from reportedly.records import EventMember

Node = TypeVar("Node", bound=Hashable)

Scores = Mapping[EventMember, Mapping[EventMember, int]]
"""The score of each scored pair, in both directions; above 0 speaks for one group."""


def cluster(
    items: Iterable[EventMember], scores: Scores, *, unscored: int, above: int = 0
) -> list[tuple[EventMember, ...]]:
    """Sorted groups of sorted items.

    No two groups score higher than ``above`` on average, over all pairs between them.

    A pair without a score counts as ``unscored``. Scores are integers, so sums are exact and the order of the items
    changes nothing; of equal candidates, the one with the first items is merged first.
    """
    numbered = sorted(items)
    place = {item: number for number, item in enumerate(numbered)}
    groups = {number: [item] for item, number in place.items()}
    # For two groups that have scored pairs: the sum and the number of those.
    between = {
        number: {place[other]: (score, 1) for other, score in scores.get(item, {}).items() if other in place}
        for item, number in place.items()
    }

    def mean(a: int, b: int) -> float:
        total, known = between[a][b]
        pairs = len(groups[a]) * len(groups[b])
        return (total + unscored * (pairs - known)) / pairs

    waiting = [(-value, a, b, 1, 1) for a in between for b in between[a] if a < b and (value := mean(a, b)) > above]
    heapify(waiting)
    while waiting:
        _, a, b, size_a, size_b = heappop(waiting)
        if a not in groups or b not in groups or (len(groups[a]), len(groups[b])) != (size_a, size_b):
            continue  # one of them was merged with another since
        groups[a] += groups.pop(b)
        for other, (total, known) in between.pop(b).items():
            between[other].pop(b)
            if other != a:
                was, were = between[a].get(other, (0, 0))
                between[a][other] = between[other][a] = (was + total, were + known)
        for other in between[a]:
            if (value := mean(a, other)) > above:
                first, second = sorted((a, other))
                heappush(waiting, (-value, first, second, len(groups[first]), len(groups[second])))
    return sorted(tuple(sorted(group)) for group in groups.values())


def reached(start: Node, near: Mapping[Node, Iterable[Node]]) -> frozenset[Node]:
    """All that pairs join to ``start``, over any number of others."""
    found, waiting = {start}, [start]
    while waiting:
        for other in near.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)
