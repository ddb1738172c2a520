"""Sketches in the ledger, found by their keys; their scores; and which of them wait to be grouped.

What a sketch says is not known here: it is text, as `reportedly.link` wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, or_, select, update

from reportedly.persist.links import batches
from reportedly.persist.tables import EVENT_MEMBERS, SKETCH_KEYS, SKETCH_PAIRS, SKETCHES, VERSIONS
from reportedly.records import EventMember

Pair = tuple[int, int, int]


class Sketches:
    """The sketches of one ledger within one transaction, as `reportedly.link.sketch_store.SketchStore` describes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def numbers(self, report_id: str, sha256: str) -> list[int]:
        """The sketches of one report version."""
        wanted = select(SKETCHES.c.number).join(VERSIONS).where(*_version(report_id, sha256))
        return list(self._connection.scalars(wanted))

    def put(self, member: EventMember, payload: str, keys: Iterable[int]) -> int:
        """Keep a sketch, which then waits to be grouped; its number."""
        version = select(VERSIONS.c.number).where(*_version(member.report_id, member.sha256)).scalar_subquery()
        row = {"version": version, "told_as": member.event, "is_main": member.is_main, "payload": payload}
        number = self._connection.execute(insert(SKETCHES).values(row).returning(SKETCHES.c.number)).scalar_one()
        if rows := [{"key": key, "sketch": number} for key in sorted(keys)]:
            self._connection.execute(insert(SKETCH_KEYS), rows)
        return int(number)

    def remove(self, number: int, keys: Iterable[int]) -> None:
        """Forget a sketch, its keys and its scores."""
        for some in batches(keys):
            self._connection.execute(
                delete(SKETCH_KEYS).where(SKETCH_KEYS.c.key.in_(some), SKETCH_KEYS.c.sketch == number)
            )
        either = or_(SKETCH_PAIRS.c.low == number, SKETCH_PAIRS.c.high == number)
        self._connection.execute(delete(SKETCH_PAIRS).where(either))
        self._connection.execute(delete(SKETCHES).where(SKETCHES.c.number == number))

    def sharing(self, keys: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Each key with each sketch that has it."""
        for some in batches(keys):
            wanted = select(SKETCH_KEYS.c.key, SKETCH_KEYS.c.sketch).where(SKETCH_KEYS.c.key.in_(some))
            yield from ((row.key, row.sketch) for row in self._connection.execute(wanted))

    def members(self, numbers: Iterable[int]) -> Mapping[int, EventMember]:
        """Whose sketches these are."""
        sketch = SKETCHES.c
        columns = select(sketch.number, VERSIONS.c.report_id, VERSIONS.c.sha256, sketch.told_as, sketch.is_main)
        return {
            row.number: EventMember(row.report_id, row.sha256, row.told_as, row.is_main)
            for row in self._chosen(columns.join_from(SKETCHES, VERSIONS), numbers)
        }

    def payloads(self, numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
        """The sketches as they were put."""
        columns = select(SKETCHES.c.number, SKETCHES.c.payload)
        return ((row.number, row.payload) for row in self._chosen(columns, numbers))

    def put_pairs(self, pairs: Iterable[Pair]) -> None:
        """Keep scores, each of two sketches that had none."""
        for some in batches(pairs):
            rows = [{"low": min(a, b), "high": max(a, b), "score": score} for a, b, score in some]
            self._connection.execute(insert(SKETCH_PAIRS), rows)

    def pairs(self, numbers: Iterable[int]) -> Iterator[Pair]:
        """The scores of all pairs of which at least one is given; a pair may come twice."""
        columns = SKETCH_PAIRS.c
        for some in batches(numbers):
            for side in (columns.low, columns.high):
                for row in self._connection.execute(select(SKETCH_PAIRS).where(side.in_(some))):
                    yield row.low, row.high, row.score

    # --- grouping ----------------------------------------------------------------------------------------------------

    def loosen(self, events: Iterable[str]) -> None:
        """Let the members of some events wait to be grouped anew."""
        same = (EVENT_MEMBERS.c.report_id == VERSIONS.c.report_id, EVENT_MEMBERS.c.sha256 == VERSIONS.c.sha256)
        for some in batches(events):
            theirs = select(VERSIONS.c.number).join_from(VERSIONS, EVENT_MEMBERS, onclause=same[0] & same[1])
            wanted = SKETCHES.c.version.in_(theirs.where(EVENT_MEMBERS.c.event.in_(some)))
            self._connection.execute(update(SKETCHES).where(wanted).values(grouped=False))

    def ungrouped(self, limit: int) -> list[int]:
        """Some sketches that wait to be grouped, those first that have waited longest."""
        waiting = select(SKETCHES.c.number).where(SKETCHES.c.grouped.is_(False))
        return list(self._connection.scalars(waiting.order_by(SKETCHES.c.number).limit(limit)))

    def mark_grouped(self, numbers: Iterable[int]) -> None:
        """Note that the events of these sketches are known."""
        for some in batches(numbers):
            self._connection.execute(update(SKETCHES).where(SKETCHES.c.number.in_(some)).values(grouped=True))

    def _chosen(self, columns: Select[Any], numbers: Iterable[int]) -> Iterator[Any]:
        for some in batches(numbers):
            yield from self._connection.execute(columns.where(SKETCHES.c.number.in_(some)))


def _version(report_id: str, sha256: str) -> tuple[Any, Any]:
    return VERSIONS.c.report_id == report_id, VERSIONS.c.sha256 == sha256
