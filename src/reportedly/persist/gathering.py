"""What linking keeps in the ledger between two reports, a transaction at a time: sketches, copies, and which events
they make.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, delete, insert, select, tuple_, update

from reportedly.persist.copies import CopiedTexts
from reportedly.persist.links import Opened, batches, forget_links, insert_rows
from reportedly.persist.payload import encode
from reportedly.persist.rows import Values, fold
from reportedly.persist.sketches import Sketches
from reportedly.persist.summary_tables import DISPUTES, TIMELINES
from reportedly.persist.tables import (
    ANSWERS,
    CLAIM_RELATIONS,
    COPY_KEYS,
    COPY_PAIRS,
    EVENT_MEMBERS,
    EVENTS,
    LINK_RULES,
    QUESTION_SUMMARY,
    QUESTIONS,
    REVIEW_QUEUE,
    SKETCH_KEYS,
    SKETCH_PAIRS,
    SKETCHES,
    VERSIONS,
)
from reportedly.records import Event, EventMember

_MADE = (
    TIMELINES,
    DISPUTES,
    REVIEW_QUEUE,
    CLAIM_RELATIONS,
    ANSWERS,
    QUESTION_SUMMARY,
    QUESTIONS,
    EVENT_MEMBERS,
    EVENTS,
    SKETCH_PAIRS,
    SKETCH_KEYS,
    SKETCHES,
    COPY_PAIRS,
    COPY_KEYS,
    LINK_RULES,
)
"""All that linking made."""


class Gathering:
    """The events of one ledger as they are put together; get it from `Ledger.gathering`."""

    def __init__(self, reading: Opened, writing: Opened) -> None:
        self._reading, self._writing = reading, writing

    def follow(self, rules: str) -> None:
        """Forget all that linking made by other rules than these, and let every version wait for being linked."""
        with self._reading() as connection:
            if connection.scalar(select(LINK_RULES.c.rules)) == rules:
                return
        with self._writing() as connection:
            for table in _MADE:
                connection.execute(delete(table))
            connection.execute(update(VERSIONS).values(linked=False))
            connection.execute(insert(LINK_RULES).values(rules=rules))

    def has_ungrouped(self) -> bool:
        """Whether any sketch waits to be grouped."""
        with self._reading() as connection:
            return (
                connection.scalar(select(SKETCHES.c.number).where(SKETCHES.c.grouped.is_(False)).limit(1)) is not None
            )

    @contextmanager
    def copies(self) -> Iterator[CopiedTexts]:
        """Which texts are copies, to look at only."""
        with self._reading() as connection:
            yield CopiedTexts(connection)

    @contextmanager
    def turn(self) -> Iterator[Turn]:
        """One transaction; others that link wait for its end, so that none misses what another puts."""
        with self._writing() as connection:
            yield Turn(connection)


class Turn:
    """One transaction of `Gathering`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.sketches = Sketches(connection)
        self.copies = CopiedTexts(connection)

    def events_of(self, versions: Iterable[tuple[str, str]]) -> set[str]:
        """The events that any event of these versions is a part of."""
        columns, found = EVENT_MEMBERS.c, set[str]()
        for some in batches(versions, values=2):
            same = tuple_(columns.report_id, columns.sha256).in_(some)
            found.update(self._connection.scalars(select(columns.event).where(same)))
        return found

    def groups_of(self, members: Collection[EventMember]) -> dict[str, set[EventMember]]:
        """The events that the members are in, each with those of the members that are in it."""
        known = {(member.report_id, member.sha256, member.event): member for member in members}
        columns, found = EVENT_MEMBERS.c, defaultdict[str, set[EventMember]](set)
        for some in batches(known, values=3):
            same = tuple_(columns.report_id, columns.sha256, columns.told_as).in_(some)
            for row in self._connection.execute(select(EVENT_MEMBERS).where(same)):
                found[row.event].add(known[row.report_id, row.sha256, row.told_as])
        return found

    def forget(self, events: Collection[str]) -> None:
        """Forget events, and all that was found of them."""
        forget_links(self._connection, events)
        for some in batches(events):
            self._connection.execute(delete(EVENT_MEMBERS).where(EVENT_MEMBERS.c.event.in_(some)))
            self._connection.execute(delete(EVENTS).where(EVENTS.c.id.in_(some)))

    def put(self, events: Iterable[Event]) -> None:
        """Keep new events; their questions wait to be found."""
        new = list(events)
        insert_rows(self._connection, EVENTS, map(_event_row, new))
        insert_rows(self._connection, EVENT_MEMBERS, (row for event in new for row in _member_rows(event)))

    def unfinish(self, events: Iterable[str]) -> None:
        """Let the questions of events wait to be found anew."""
        for some in batches(events):
            self._connection.execute(update(EVENTS).where(EVENTS.c.id.in_(some)).values(linked=False))

    def mark_linked(self, versions: Iterable[tuple[str, str]]) -> None:
        """Note that these versions are sketched as they were last read."""
        for some in batches(versions, values=2):
            same = tuple_(VERSIONS.c.report_id, VERSIONS.c.sha256).in_(some)
            self._connection.execute(update(VERSIONS).where(same).values(linked=True))


def _event_row(event: Event) -> Values:
    return {"id": event.id, "title_words": fold(event.title or ""), "payload": encode(event)}


def _member_rows(event: Event) -> list[Values]:
    return [
        {"report_id": one.report_id, "sha256": one.sha256, "told_as": one.event, "event": event.id}
        for one in event.members
    ]
