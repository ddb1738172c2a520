"""What a report only recalls finds the event of those that told of it, and no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.link.events import EventIndex, link_events
from reportedly.link.likeness import score
from reportedly.link.sketch import Sketch, sketch_events
from reportedly.link.sketch_store import MemorySketches
from reportedly.records import (
    Claim,
    ClaimKind,
    Event,
    Individual,
    Modifier,
    Period,
    Quantity,
    Reading,
    Report,
    Span,
    text_sha256,
)


def _report(name: str, published: date | None, text: str) -> Reading:
    return Reading(Report(name, text, text_sha256(text), published=published), main_event=f"main of {name}")


def _tell(
    reading: Reading,
    words: str,
    *,
    number: int | None = None,
    time: tuple[date, date] | None = None,
    victim: str | None = None,
    event: str | None = None,
    predicate: str = "killed",
) -> Reading:
    """``reading`` with a figure in ``words`` of its text, of its own event or of one that it recalls."""
    start = reading.report.text.index(words)
    span = reading.report.span(start, start + len(words))
    claim = Claim(
        f"{reading.report.id}: {words}",
        ClaimKind.FIGURE,
        (span,),
        predicate,
        quantity=Quantity(span, number, number, number, Modifier.VAGUE if number is None else Modifier.EXACT),
        period=Period(Span(start, start, ""), None, *time) if time is not None else None,
        individuals=(Individual(span, victim, None, None),) if victim is not None else (),
        event=event or reading.main_event,
    )
    return replace(reading, claims=(*reading.claims, claim))


def _on(day: date) -> tuple[date, date]:
    return (day, day)


OLD = _tell(
    _report("old", date(2015, 3, 3), "A quake in Tarvel and Old Mirsk killed 412 people on Monday, Ondrej Valk said."),
    "killed 412 people",
    number=412,
    time=_on(date(2015, 3, 2)),
)
NEW_WORDS = "A quake shook Tarvel and Mirsk on Friday and killed nine people. "


def _new(recalled: str, name: str = "new") -> Reading:
    """A report on a new quake in the same towns, which goes on with the sentence ``recalled``."""
    reading = _report(name, date(2019, 6, 8), NEW_WORDS + recalled)
    return _tell(reading, "killed nine people", number=9, time=_on(date(2019, 6, 7)))


RECALLED_BY_YEAR = _tell(
    _new("In 2015 a quake killed 412 people in Tarvel and Old Mirsk."),
    "killed 412 people",
    number=412,
    time=(date(2015, 1, 1), date(2015, 12, 31)),
    event="recalled",
)
ANOTHER_NEW = _new("Rescuers dug all night.", "another new")


def _events(*readings: Reading) -> dict[tuple[str, str], Event]:
    return {(member.report_id, member.event): event for event in link_events(readings) for member in event.members}


def test_an_old_quake_that_a_new_ones_report_recalls_is_the_old_quake() -> None:
    of = _events(OLD, RECALLED_BY_YEAR, ANOTHER_NEW)
    assert of["new", "recalled"] is of["old", "main of old"]
    assert of["new", "main of new"] is of["another new", "main of another new"]
    assert of["new", "main of new"] is not of["old", "main of old"]


def test_an_old_quake_that_no_report_tells_of_is_not_the_new_one() -> None:
    of = _events(RECALLED_BY_YEAR, ANOTHER_NEW)
    assert of["new", "recalled"] is not of["another new", "main of another new"]


def test_two_reports_that_recall_the_same_are_together_in_it() -> None:
    other = _tell(
        _report("other", date(2021, 1, 5), "Tarvel opens a school. A quake killed 412 people in Old Mirsk in 2015."),
        "killed 412 people",
        number=412,
        time=(date(2015, 1, 1), date(2015, 12, 31)),
        event="recalled by other",
    )
    of = _events(RECALLED_BY_YEAR, other)
    assert of["new", "recalled"] is of["other", "recalled by other"]


@given(st.permutations([OLD, RECALLED_BY_YEAR, ANOTHER_NEW]), st.integers(1, 3))
@settings(max_examples=20, deadline=None)
def test_neither_order_nor_neighbourhood_changes_where_it_belongs(order: list[Reading], asked: int) -> None:
    assert link_events(order) == link_events([OLD, RECALLED_BY_YEAR, ANOTHER_NEW])
    index = EventIndex(MemorySketches())
    for number, reading in enumerate(order, 1):
        near = index.neighbourhood(index.add(reading))
        if number == asked:
            assert set(near.groups()) <= {event.members for event in link_events(order[:number])}


def _recalled(words: str, **told: object) -> Sketch:
    reading = _tell(_report("r", date(2019, 6, 8), words), words, event="recalled", **told)  # type: ignore[arg-type]
    _, sketch = sketch_events(reading)
    return sketch


def _main(reading: Reading) -> Sketch:
    return next(sketch_events(reading))


@pytest.mark.parametrize(
    ("recalled", "alike"),
    [
        (
            _recalled("In Old Mirsk 412 died in March 2015.", number=412, time=(date(2015, 3, 1), date(2015, 3, 31))),
            True,
        ),
        (_recalled("In Tarvel and Old Mirsk many died on March 2, 2015.", time=_on(date(2015, 3, 2))), True),
        # Another year, another day, or before what it is compared with came out.
        (_recalled("In Old Mirsk 412 died in 1985.", number=412, time=(date(1985, 1, 1), date(1985, 12, 31))), False),
        (_recalled("In Old Mirsk nine died on May 9, 2017.", number=9, time=_on(date(2017, 5, 9))), False),
        # Names alone are no happening, nor is a day alone, nor a small count.
        (_recalled("In Old Mirsk many died."), False),
        (_recalled("Then two died on March 2, 2015.", number=2, time=_on(date(2015, 3, 2))), False),
        (_recalled("In Old Mirsk one died.", number=1), False),
    ],
)
def test_it_takes_names_and_a_time_a_person_or_a_count(recalled: Sketch, *, alike: bool) -> None:
    assert (score(recalled, _main(OLD)) > 0) is alike


def test_a_victim_is_as_good_as_a_time_and_what_somebody_was_arrested_for_is_no_happening() -> None:
    told = _tell(
        _report("told", date(2015, 3, 3), "Mara Quillon was killed in Corvel on Monday."),
        "Mara Quillon was killed",
        number=1,
        time=_on(date(2015, 3, 2)),
        victim="Mara Quillon",
    )
    killed = _recalled("Mara Quillon died in Corvel.", number=1, victim="Mara Quillon")
    arrested = _recalled("Mara Quillon was arrested in Corvel.", victim="Mara Quillon", predicate="arrested")
    assert score(killed, _main(told)) > 0
    assert score(arrested, _main(told)) < 0
