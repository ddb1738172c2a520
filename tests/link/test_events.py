from __future__ import annotations

from reportedly.link.events import link_events
from reportedly.records import Claim, ClaimKind, EventMember, Reading, Report, Span, text_sha256


def _reading(name: str, *events: str) -> Reading:
    text = f"Report {name} on a flood."
    claims = tuple(
        Claim(
            id=f"{name}-{event}", kind=ClaimKind.EVENT, evidence=(Span(0, 6, "Report"),), predicate="flood", event=event
        )
        for event in events
    )
    return Reading(Report(id=name, text=text, sha256=text_sha256(text)), claims, main_event=events[0])


def test_every_event_of_every_reading_is_in_exactly_one_event() -> None:
    readings = [_reading("a", "a-main", "a-other"), _reading("b", "b-main")]
    members = [member for event in link_events(readings) for member in event.members]
    assert sorted(members) == [
        EventMember("a", readings[0].report.sha256, "a-main", is_main=True),
        EventMember("a", readings[0].report.sha256, "a-other", is_main=False),
        EventMember("b", readings[1].report.sha256, "b-main", is_main=True),
    ]
