"""Weekdays of undated reports, dated by what other reports tell of the event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportedly.link.told import event_of, tell
from reportedly.link.weekdays import with_weekdays
from reportedly.records import Accumulation, Claim, Event, EventMember, Period, Reading, Realis, Span
from tests.link.made import EVENT, linked, told

MONDAY, THURSDAY = 1, 4
"""The flood was on Monday 2 March 2026."""


def weekday(number: int, words: str = "Thursday") -> Period:
    """A weekday as it is read in a report without a date."""
    return Period(
        Span(0, len(words), words), f"XXXX-WXX-{number}", None, None, "day", None, "needs the publication date"
    )


def undated(figure: str, *, held: Period | None = None, names: int = MONDAY, **more: object) -> Reading:
    """A report without a date, of a flood on a weekday."""
    reading = told("undated", figure, day=None, **more)  # type: ignore[arg-type]  # passed on as they are
    (claim,) = reading.claims
    return replace(reading, claims=(replace(claim, period=weekday(names, "Monday"), as_of=held),))


def beside(claim: Claim, name: str, **changes: object) -> Claim:
    """Another claim of the same report."""
    return replace(claim, id=name, **changes)  # type: ignore[arg-type]  # fields of a claim


def days(*readings: Reading) -> dict[str, tuple[date | None, date | None]]:
    """The as-of day of each claim, and the day before which it cannot have been told."""
    members = tuple(sorted(EventMember(r.report.id, r.report.sha256, EVENT) for r in readings))
    found = with_weekdays(tell(readings, event_of([Event(EVENT, members, title="Flood")]), {}))
    return {one.id: (one.as_of, one.not_before) for one in found}


def test_a_weekday_is_the_next_one_after_the_event() -> None:
    late = undated("40", held=weekday(THURSDAY))
    assert days(told("A", "12", day=3, on=2), late)[late.claims[0].id] == (date(2026, 3, 5), None)


def test_it_needs_the_events_own_weekday_and_dated_reports_that_agree() -> None:
    other_week = undated("40", held=weekday(THURSDAY), names=5)
    assert days(told("A", "12", day=3, on=2), other_week)[other_week.claims[0].id] == (None, None)
    late = undated("40", held=weekday(THURSDAY))
    assert days(told("A", "12", day=3), late)[late.claims[0].id] == (None, None)
    apart = (told("A", "12", day=3, on=2), told("B", "14", day=5, on=4))
    assert days(*apart, late)[late.claims[0].id] == (None, None)


def test_a_figure_without_a_day_is_not_older_than_the_last_day_that_its_report_names() -> None:
    reading = undated("40")
    named = beside(reading.claims[0], "named", predicate="rescued", period=weekday(THURSDAY))
    planned = beside(reading.claims[0], "planned", predicate="deployed", period=weekday(6), realis=Realis.PLANNED)
    reading = replace(reading, claims=(*reading.claims, named, planned))
    found = days(told("A", "12", day=3, on=2), reading)
    assert found[reading.claims[0].id] == (None, date(2026, 3, 5))


def test_a_number_that_falls_is_explained_by_a_later_undated_report() -> None:
    first = told(
        "A", "30", predicate="missing", day=3, on=2, by=None, accumulation=Accumulation.STOCK, publisher="Arden Post"
    )
    reading = undated("12", predicate="missing", accumulation=Accumulation.STOCK, publisher="Harbour News")
    named = beside(reading.claims[0], "named", predicate="rescued", period=weekday(THURSDAY))
    late = replace(reading, claims=(*reading.claims, named))
    relations = {r.relation: r for r in linked(first, late).relations if r.right == late.claims[0].id}
    assert "2026-03-05 or later" in relations["time_explained"].reason
