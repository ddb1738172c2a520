"""Which figures a picture draws, in lanes: of many so many as an eye can tell apart, those that tell most first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from reportedly.publish.web.plot_marks import is_drawn, value_of
from reportedly.records import Timeline, TimelinePoint

LANES = 6
"""Originators with a lane of their own; where there are more, the last lane holds the others."""

MARKS = 42
"""Figures that one picture draws, at most; all stand in the table below it."""


def lanes_of(timelines: Sequence[Timeline]) -> list[Timeline]:
    """At most `LANES`, those with most points first; the last of more holds all others, without a voice of its own.

    Points without a mark are left out, and lanes that have no others.
    """
    drawn = [replace(line, points=tuple(filter(is_drawn, line.points))) for line in timelines]
    ordered = sorted(
        (line for line in drawn if line.points), key=lambda line: (-len(line.points), line.originator, line.voice)
    )
    if len(ordered) <= LANES:
        return ordered
    rest = ordered[LANES - 1 :]
    points = sorted((point for line in rest for point in line.points), key=lambda p: (p.as_of or date.min, p.claim))
    return [*ordered[: LANES - 1], Timeline(rest[0].question, "", f"{len(rest)} others", tuple(points))]


def thinned(lanes: Sequence[Timeline], most: int = MARKS, wanted: Collection[str] = ()) -> list[Timeline]:
    """The lanes with at most ``most`` points together, each lane with its share, in the order given.

    Of a lane with more than its share, the ends, the smallest and the largest number stay, then the revisions and those
    of ``wanted`` (claims that another mark speaks of), then others at even distances. What a short lane does not need
    of its share is left to the longer ones.
    """
    found: dict[int, Timeline] = {}
    left = most
    shortest_first = sorted(range(len(lanes)), key=lambda place: len(lanes[place].points))
    for done, place in enumerate(shortest_first):
        kept = _kept(lanes[place].points, max(left // (len(lanes) - done), 2), wanted)
        left -= len(kept)
        found[place] = replace(lanes[place], points=kept)
    return [found[place] for place in range(len(lanes))]


def _kept(points: tuple[TimelinePoint, ...], most: int, wanted: Collection[str]) -> tuple[TimelinePoint, ...]:
    if len(points) <= most:
        return points
    values = {place: value for place, point in enumerate(points) if (value := value_of(point)) is not None}
    places = [0, len(points) - 1]
    if values:
        places += [min(values, key=values.__getitem__), max(values, key=values.__getitem__)]
    places += (n for n, point in enumerate(points) if point.change == "revised down" or point.claim in wanted)
    kept = set(list(dict.fromkeys(places))[:most])
    others = [place for place in range(len(points)) if place not in kept]
    free = most - len(kept)
    kept.update(others[(2 * n + 1) * len(others) // (2 * free)] for n in range(free))
    return tuple(points[place] for place in sorted(kept))
