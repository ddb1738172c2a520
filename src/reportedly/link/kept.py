"""Sketches as they are kept: a line of ASCII each, made once, so that reports need not be read again to be compared."""

from __future__ import annotations

import json

from reportedly.link.sketch import Sketch, unit
from reportedly.records import EventMember

RULES = "6"
"""Which way of sketching and comparing a ledger's sketches and scores are of. Another value makes all of them anew:
change it with everything that changes a sketch, its keys or a score. A test reminds of it."""


def write_sketch(sketch: Sketch) -> str:
    """A sketch without its member as JSON, which `read_sketch` reads back exactly."""
    return json.dumps(
        [
            sketch.told,
            sketch.lead,
            sketch.people,
            sorted(sketch.ages),
            sketch.day,
            sketch.happened,
            sketch.places,
            sketch.place_names,
            sketch.host,
            [[line, *sorted(terms)] for line, terms in sketch.lines],
            sorted(sketch.counts),
            sketch.title,
            sketch.kind,
            sketch.causes,
        ],
        separators=(",", ":"),
    )


def read_sketch(member: EventMember, payload: str) -> Sketch:
    """The sketch of ``member`` that was written as ``payload``."""
    plain = json.loads(payload)
    told, lead, people, ages, day, happened, places, names, host, lines, counts, title, kind, causes = plain
    return Sketch(
        member=member,
        names=unit(told),
        lead=lead,
        told=told,
        people=people,
        ages=frozenset(ages),
        day=day,
        happened=tuple(happened) if happened is not None else None,
        places=tuple((latitude, longitude) for latitude, longitude in places),
        place_names=tuple(names),
        host=host,
        lines=tuple((line, frozenset(terms)) for line, *terms in lines),
        counts=frozenset((name, number) for name, number in counts),
        title=title,
        kind=kind,
        causes=tuple(causes),
    )
