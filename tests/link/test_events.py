from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.link.blocking import is_worth_comparing, keys_of, sought_by
from reportedly.link.events import EventIndex, link_events
from reportedly.link.kept import RULES, read_sketch, write_sketch
from reportedly.link.likeness import evidence_of, score
from reportedly.link.sketch import Sketch, sketch_events
from reportedly.link.sketch_store import MemorySketches
from reportedly.records import (
    Claim,
    ClaimKind,
    EventMember,
    Individual,
    Modifier,
    Period,
    Quantity,
    Reading,
    Report,
    Span,
    text_sha256,
)

FLOODS = {
    "flood-a": (
        "2026-03-02",
        "Seventeen die as Karsa dam gives way",
        ("The Karsa dam near Mirel Tavo broke on Monday. Engineer Ulda Ferrin said the spillway was cracked."),
    ),
    "flood-b": (
        "2026-03-03",
        "Karsa dam: search goes on",
        (
            "Rescuers searched Mirel Tavo on Tuesday for people swept away when the Karsa dam broke. Ulda "
            "Ferrin had warned of it."
        ),
    ),
    "flood-c": (
        "2026-03-05",
        "What Ulda Ferrin knew of the Karsa dam",
        "Before the Karsa dam broke above Mirel Tavo, Ulda Ferrin wrote to the ministry three times.",
    ),
    "flood-undated": (
        "",
        "Funerals for those whom the Karsa dam killed",
        "In Karsa the dead were buried. Ferrin, the engineer, stood with the families of Mirel.",
    ),
}
OTHERS = {
    "march-a": (
        "2026-03-02",
        "Thousands march in Eastquay",
        ("Dockers led by Petra Vollin marched through Eastquay on Monday. The Callan Union counted thousands."),
    ),
    "march-b": (
        "2026-03-03",
        "Eastquay dockers count their march",
        "Petra Vollin of the Callan Union said the march through Eastquay was the largest yet.",
    ),
    "bus": (
        "2026-03-02",
        "Bus overturns on Dorran pass",
        "A bus overturned on the Dorran pass on Monday. Its driver, Hale Stobbart, was unhurt.",
    ),
}


def _reading(name: str, story: tuple[str, str, str]) -> Reading:
    published, title, text = story
    day = date.fromisoformat(published) if published else None
    report = Report(id=name, text=text, sha256=text_sha256(text), title=title, published=day)
    return Reading(report, main_event=f"main of {name}")


READINGS = [_reading(name, story) for name, story in (FLOODS | OTHERS).items()]


def _groups(readings: Iterable[Reading]) -> set[frozenset[str]]:
    return {frozenset(member.report_id for member in event.members) for event in link_events(readings)}


def test_reports_on_one_happening_come_together_and_others_stay_apart() -> None:
    assert _groups(READINGS) == {
        frozenset({"flood-a", "flood-b", "flood-c", "flood-undated"}),
        frozenset({"march-a", "march-b"}),
        frozenset({"bus"}),
    }


@given(st.permutations(READINGS), st.lists(st.sampled_from(READINGS), max_size=3))
@settings(max_examples=40, deadline=None)
def test_neither_the_order_of_reading_nor_reading_again_changes_an_event(
    order: list[Reading], again: list[Reading]
) -> None:
    assert link_events([*order, *again]) == link_events(READINGS)


@given(st.permutations(READINGS), st.sets(st.integers(1, len(READINGS) - 1)))
@settings(max_examples=40, deadline=None)
def test_the_neighbourhoods_of_a_reports_sketches_have_its_groups_whenever_they_are_asked_for(
    order: list[Reading], asked: set[int]
) -> None:
    index = EventIndex(MemorySketches())
    for number, reading in enumerate(order, 1):
        near = index.neighbourhood(index.add(reading))
        if number in asked:
            groups = {event.members for event in link_events(order[:number])}
            assert set(near.groups()) <= groups
            assert any(member.report_id == reading.report.id for group in near.groups() for member in group)


def test_of_two_sketches_both_find_each_other_or_neither_does() -> None:
    sketches = [sketch for reading in (*READINGS, RECALLING) for sketch in sketch_events(reading)]
    found = {
        (a.member, b.member): is_worth_comparing(key for name, key in sought_by(a).items() if name in keys_of(b))
        for a in sketches
        for b in sketches
    }
    assert all(found[a, b] == found[b, a] for a, b in found)
    assert any(a.report_id == "flood-undated" and b.report_id == "flood-a" for (a, b), near in found.items() if near)
    assert not all(found.values())


def test_a_version_that_is_read_anew_takes_its_own_place() -> None:
    index = EventIndex(MemorySketches())
    numbers = {reading.report.id: index.add(reading) for reading in READINGS}
    anew = replace(READINGS[0], main_event="another name for it")
    numbers[anew.report.id] = index.add(anew)
    near = index.neighbourhood(number for some in numbers.values() for number in some)
    assert near.groups() == [event.members for event in link_events([anew, *READINGS[1:]])]
    assert EventMember("flood-a", anew.report.sha256, "another name for it") in near.numbers


def test_a_sketch_is_read_back_as_it_was_written() -> None:
    for reading in (*READINGS, RECALLING, _reading("odd", ("2026-03-02", "\ud800", "Odd \ud800 Tavo, 41, 300 \u2028"))):
        for sketch in sketch_events(reading):
            assert read_sketch(sketch.member, write_sketch(sketch)) == sketch


def test_what_is_kept_in_ledgers_changes_only_with_the_name_of_its_rules() -> None:
    """When this fails, sketches, keys or scores have changed: change `RULES`, and then the digest."""
    sketches = [sketch for reading in (*READINGS, RECALLING) for sketch in sketch_events(reading)]
    kept = [
        [
            json.loads(write_sketch(one), parse_float=lambda number: round(float(number), 9)),  # logarithms may differ
            sorted(keys_of(one)),
            sorted(sought_by(one)),
            [score(one, other) for other in sketches],
        ]
        for one in sketches
    ]
    digest = sha256(json.dumps(kept).encode()).hexdigest()[:16]
    assert (RULES, digest) == ("6", "6d69b03094a35620")


def _recall(reading: Reading, words: str, day: date, event: str) -> Reading:
    """``reading`` with a claim on another event, told in ``words`` of its text."""
    start = reading.report.text.index(words)
    span = reading.report.span(start, start + len(words))
    period = Period(Span(start, start, ""), None, day, day)
    claim = Claim(f"claim on {event}", ClaimKind.EVENT, (span,), "break", period=period, event=event)
    return replace(reading, claims=(*reading.claims, claim))


RECALLING = _recall(
    _reading(
        "drill",
        (
            "2026-06-01",
            "Siren drill in Port Ansel",
            ("Port Ansel tested its sirens. In March the Karsa dam above Mirel Tavo broke, as Ulda Ferrin had warned."),
        ),
    ),
    "Karsa dam above Mirel Tavo broke",
    date(2026, 3, 2),
    "recalled",
)


def _harm(reading: Reading, words: str, **fields: object) -> Reading:
    """``reading`` with a claim of harm in ``words`` of its text, that has more ``fields``."""
    start = reading.report.text.index(words)
    span = reading.report.span(start, start + len(words))
    claim = Claim(f"{reading.report.id}: {words}", ClaimKind.FIGURE, (span,), "killed", event=reading.main_event)
    return replace(reading, claims=(*reading.claims, replace(claim, **fields)))  # type: ignore[arg-type]


def _time(first: date, last: date) -> Period:
    return Period(Span(0, 0, ""), None, first, last)


def test_a_trial_a_year_later_that_names_the_victim_is_of_the_killing() -> None:
    victim = (Individual(Span(0, 0, ""), "Mara Quillon", 31, None),)
    shooting = _harm(
        _reading("shooting", ("2024-06-02", "Woman dies in Corvel bar", "Mara Quillon died on Saturday in Corvel.")),
        "Mara Quillon died",
        individuals=victim,
        period=_time(date(2024, 6, 1), date(2024, 6, 1)),
    )
    trial = _harm(
        _reading("trial", ("2025-09-10", "Jury finds man guilty of Corvel killing", "Mara Quillon died in June 2024.")),
        "Mara Quillon died",
        individuals=victim,
        period=_time(date(2024, 6, 1), date(2024, 6, 30)),
    )
    other = replace(trial, report=replace(trial.report, id="other"), claims=())
    text = other.report.text.replace("Mara Quillon", "Dirk Ostrander")
    other = replace(other, report=replace(other.report, text=text, sha256=text_sha256(text)))
    assert _groups([shooting, trial]) == {frozenset({"shooting", "trial"})}
    assert frozenset({"shooting", "other"}) not in _groups([shooting, other])


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ((date(2024, 6, 1), date(2024, 6, 1)), (date(2024, 6, 1), date(2024, 6, 30)), True),  # the month has the day
        ((date(2024, 6, 1), date(2024, 6, 1)), (date(2024, 7, 1), date(2024, 7, 31)), False),
        ((date(2024, 6, 1), date(2024, 6, 1)), (date(2023, 6, 1), date(2023, 6, 1)), False),
    ],
)
def test_a_month_does_not_contradict_a_day_of_it(
    first: tuple[date, date], second: tuple[date, date], *, alike: bool
) -> None:
    a, b = (
        next(sketch_events(_harm(_reading(name, ("", "Two die", "Two died.")), "Two died", period=_time(*time))))
        for name, time in (("a", first), ("b", second))
    )
    (apart,) = (evidence.value for evidence in evidence_of(a, b) if evidence.name == "days apart")
    assert (apart == 0) is alike


def test_the_day_on_which_a_toll_was_counted_is_not_when_it_happened() -> None:
    day = _time(date(2024, 6, 9), date(2024, 6, 9))
    reading = _reading("toll", ("2024-06-09", "Toll rises", "The toll was 87 on Sunday."))
    (sketch,) = sketch_events(_harm(reading, "toll was 87", period=day, as_of=day))
    assert sketch.happened is None
    (sketch,) = sketch_events(_harm(reading, "toll was 87", period=day))
    assert sketch.happened is not None


def test_tolls_that_differ_are_no_evidence_and_equal_ones_are_the_more_the_larger() -> None:
    def toll(number: int) -> Sketch:
        quantity = Quantity(Span(0, 0, ""), number, number, number, Modifier.EXACT)
        text = "Many died when the Karsa dam broke above Mirel Tavo."
        reading = _harm(_reading(str(number), ("", "Many die", text)), "Many died", quantity=quantity)
        return next(sketch_events(reading))

    unlike = [evidence.value for evidence in evidence_of(toll(2), toll(9)) if evidence.name == "same count"]
    equal = [
        evidence.value for n in (2, 9) for evidence in evidence_of(toll(n), toll(n)) if evidence.name == "same count"
    ]
    assert unlike == [0.0]
    assert 0 < equal[0] < equal[1]


@pytest.mark.parametrize(("number", "speaks_against"), [(2, True), (300, False)])
def test_of_many_victims_each_report_tells_of_others(number: int, *, speaks_against: bool) -> None:
    def sketch(text: str) -> Sketch:
        quantity = Quantity(Span(0, 0, ""), number, number, number, Modifier.EXACT)
        return next(sketch_events(_harm(_reading(text, ("", "Many die", text)), "died", quantity=quantity)))

    a, b = sketch("A 9-year-old boy died."), sketch("A 41-year-old man died.")
    (apart,) = (evidence.value for evidence in evidence_of(a, b) if evidence.name == "age apart")
    assert bool(apart) is speaks_against


@pytest.mark.parametrize(
    ("numbers", "north", "is_one"), [((32, 150), 0.3, True), ((32, 150), 5.0, False), ((3, 150), 0.3, False)]
)
def test_two_happenings_of_many_dead_in_one_place_are_mostly_one(
    numbers: tuple[int, int], north: float, *, is_one: bool
) -> None:
    def sketch(number: int, north: float) -> Sketch:
        quantity = Quantity(Span(0, 0, ""), number, number, number, Modifier.EXACT)
        reading = _harm(_reading(str(number), ("", "Many die", "Many died.")), "died", quantity=quantity)
        return replace(next(sketch_events(reading)), places=((40.0 + north, 20.0),))

    found = evidence_of(sketch(numbers[0], 0.0), sketch(numbers[1], north))
    (large,) = (evidence.value for evidence in found if evidence.name == "large and near")
    assert bool(large) is is_one


def test_an_event_says_what_it_is_by_its_members() -> None:
    (event,) = (event for event in link_events(READINGS) if len(event.members) == 4)
    assert event.title == FLOODS["flood-a"][1]
    assert event.members == tuple(sorted(event.members))


@pytest.mark.parametrize("text", ["", "?", "\n\n", "A", "\ud800", "Ünï Çødé " * 3])
def test_a_text_that_tells_nothing_is_an_event_by_itself(text: str) -> None:
    reading = _reading("odd", ("2026-03-02", "", text))
    assert {"odd"} in _groups([*READINGS, reading])
