"""Events across reports: what each report tells of the same happening comes together."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.records import Event, EventMember, Reading, content_id


def link_events(readings: Iterable[Reading]) -> tuple[Event, ...]:
    """The events of all readings, sorted by their first member; every event of every reading is in exactly one.

    The order of the readings changes nothing, and a reading given twice counts once.
    """
    return tuple(
        Event(id=content_id("event", member.report_id, member.sha256, member.event), members=(member,))
        for member in sorted({member for reading in readings for member in members_of(reading)})
    )


def members_of(reading: Reading) -> tuple[EventMember, ...]:
    """The events that one report tells of, its own first, as members of events across reports."""
    told = dict.fromkeys(claim.event for claim in reading.claims if claim.event is not None)
    own = reading.main_event
    events = [*([own] if own is not None else []), *(event for event in told if event != own)]
    return tuple(EventMember(reading.report.id, reading.report.sha256, event, event == own) for event in events)
