"""The relations of figures, on reports of our own: each relation, and every trap that real stories set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly.link.denials import DenialRow, denial_of, denial_rows
from reportedly.link.outright import OutrightRow, outright_in, outright_rows
from reportedly.records import Accumulation, Individual, Period, Polarity, Reading, Realis, Span
from tests.link.made import linked, relation, source, together, told

MINISTRY = source("Interior Ministry", "government")
POLICE = source("police", "police")
UNION = source("Dockers' Union", "organisation")
STOCK = Accumulation.STOCK
INCREMENT = Accumulation.INCREMENT


def _person(words: str, name: str | None = None, age: int | None = None, sex: str | None = None) -> Individual:
    return Individual(Span(0, len(words), words), name, age, sex)


CASES: list[tuple[str, Reading, Reading, str]] = [
    ("one source's figure in two outlets", told("a", "240", by=MINISTRY), told("b", "240", by=MINISTRY), "repeat"),
    ("drifting bounds", told("a", "at least 240", by=MINISTRY), told("b", "about 240", by=MINISTRY), "repeat"),
    (
        "a spokesman is his ministry",
        told("a", "7", by=MINISTRY),
        told("b", "7", by=source("Pavel Idris", "person", text="Interior Ministry spokesman Pavel Idris")),
        "repeat",
    ),
    (
        "the bare ministry where only one is known",
        told("a", "7", by=MINISTRY),
        told("b", "7", by=source("ministry", "government")),
        "repeat",
    ),
    ("two sources agree", told("a", "12", by=POLICE), told("b", "12", by=UNION), "corroborates"),
    ("a rounded figure agrees", told("a", "about 600", by=POLICE), told("b", "612", by=UNION), "corroborates"),
    ("two outlets of their own", told("a", "12"), told("b", "12"), "corroborates"),
    ("one outlet twice", told("a", "12", publisher="Mail"), told("b", "12", publisher="Mail"), "repeat"),
    ("overlapping ranges", told("a", "10-12", by=POLICE), told("b", "at least 11", by=UNION), "compatible"),
    ("at least some, and a number", told("a", "some", by=POLICE), told("b", "at least 1,000", by=UNION), "compatible"),
    (
        "one source narrows its range",
        told("a", "10-20", by=POLICE, day=2),
        told("b", "12-14", by=POLICE, day=2),
        "refines",
    ),
    ("a toll rises", told("a", "38", by=MINISTRY, day=2), told("b", "240", by=MINISTRY, day=3), "update"),
    (
        "a toll falls",
        told("a", "64", by=MINISTRY, as_of=5),
        told("b", "51", by=MINISTRY, as_of=6, day=6),
        "revision_down",
    ),
    (
        "fewer are missing",
        told("a", "870", by=MINISTRY, predicate="missing", accumulation=STOCK, day=4),
        told("b", "620", by=MINISTRY, predicate="missing", accumulation=STOCK, day=5),
        "update",
    ),
    ("growth explains it", told("a", "16", by=POLICE, day=2), told("b", "17", by=UNION, day=3), "time_explained"),
    ("two outlets that name nobody", told("a", "16", day=2), told("b", "17", day=3), "time_explained"),
    ("both on one day", told("a", "16", by=POLICE), told("b", "17", by=UNION), "conflict"),
    ("the later is lower", told("a", "30", by=POLICE, day=2), told("b", "20", by=UNION, day=3), "conflict"),
    (
        "a crowd, counted twice",
        told("a", "5,000", by=POLICE, predicate="attended", accumulation=INCREMENT),
        told("b", "20,000", by=UNION, predicate="attended", accumulation=INCREMENT),
        "conflict",
    ),
    (
        "the same crowd on two days",
        told("a", "5,000", by=POLICE, predicate="attended", accumulation=INCREMENT, on=1),
        told("b", "5,000", by=UNION, predicate="attended", accumulation=INCREMENT, on=2),
        "incomparable",
    ),
    ("dead and missing", told("a", "87"), told("b", "87", predicate="missing", accumulation=STOCK), "incomparable"),
    ("killed and casualties", told("a", "40"), told("b", "40", predicate="casualties"), "incomparable"),
    ("soldiers and civilians", told("a", "40", noun="soldiers"), told("b", "52", noun="children"), "incomparable"),
    ("of one country and of another", told("a", "40", land="KP"), told("b", "52", land="RU"), "incomparable"),
    ("feared and told as so", told("a", "40", realis=Realis.FEARED), told("b", "52"), "incomparable"),
    (
        "one town and another",
        told("a", "40", place="Orvane", text="40 people were killed in Orvane."),
        told("b", "52", place="Beshty", text="52 people were killed in Beshty."),
        "incomparable",
    ),
    (
        "without the worst-hit town",
        told("a", "40", text="40 people died, a count that does not include Orvane."),
        told("b", "52"),
        "incomparable",
    ),
    (
        "two more, and in all",
        told("a", "2", text="Police found another 2 dead.", by=POLICE),
        told("b", "9", by=UNION),
        "conflict",
    ),
    ("on top of others", told("a", "another 2", text="Police found another 2 dead."), told("b", "9"), "incomparable"),
    (
        "a denied figure",
        told("a", "2,000", by=MINISTRY, polarity=Polarity.NEGATED),
        told("b", "2,000", by=UNION),
        "denies",
    ),
    (
        "reports of it are false",
        told("a", "12", by=MINISTRY, text="Reports of 12 dead in the metro are false, it said."),
        told("b", "12", by=UNION),
        "denies",
    ),
    (
        "not more than some is no denial",
        told("a", "12", text="Not more than 12 died."),
        told("b", "12"),
        "corroborates",
    ),
    ("shot, or hurt", told("a", "10", predicate="shot"), told("b", "10", predicate="wounded"), "corroborates"),
    (
        "aboard, or on it",
        told("a", "44", by=POLICE, predicate="aboard", accumulation=STOCK),
        told("b", "44", by=UNION, predicate="present", accumulation=STOCK),
        "corroborates",
    ),
    (
        "one person's wound in two words",
        told("a", "a boy", predicate="shot", person=_person("a boy", age=10, sex="male")),
        told("b", "a boy", predicate="wounded", person=_person("a boy", age=10, sex="male")),
        "corroborates",
    ),
    (
        "the rank goes on from the count",
        told("a", "2", by=POLICE, predicate="arrested", day=2),
        told("b", "5", predicate="arrested", accumulation=Accumulation.ORDINAL, day=9),
        "update",
    ),
    (
        "what is left out is the same in other words",
        told("a", "up to 90", by=POLICE, text="It is up to 90, not counting the villages."),
        told("b", "88", by=POLICE, text="It is 88, without the villages."),
        "refines",
    ),
    (
        "that another person was hurt is not denied",
        told("a", "a boy", predicate="wounded", person=_person("a boy", age=10), polarity=Polarity.NEGATED),
        told("b", "12", by=UNION, predicate="wounded"),
        "incomparable",
    ),
    (
        "that any were is denied whatever their number",
        told("a", "some", by=MINISTRY, polarity=Polarity.NEGATED),
        told("b", "20", by=UNION),
        "denies",
    ),
    (
        "another figure is denied",
        told("a", "2,000", by=MINISTRY, polarity=Polarity.NEGATED),
        told("b", "240", by=UNION),
        "incomparable",
    ),
    (
        "two figures are denied",
        told("a", "2,000", by=MINISTRY, polarity=Polarity.NEGATED),
        told("b", "430", by=UNION, polarity=Polarity.NEGATED),
        "incomparable",
    ),
    (
        "one figure is denied by two",
        told("a", "430", by=MINISTRY, polarity=Polarity.NEGATED),
        told("b", "430", by=UNION, polarity=Polarity.NEGATED),
        "corroborates",
    ),
    (
        "said outright: replaced",
        told("a", "64", by=MINISTRY),
        told("b", "51", by=MINISTRY, text="The ministry revised its count down from 64 to 51.", day=3),
        "supersedes",
    ),
    (
        "said outright: up",
        told("a", "21", day=2),
        told("b", "32", text="The dead number 32, up from 21 on Monday.", day=2),
        "update",
    ),
    (
        "said outright: others were wrong",
        told("a", "30"),
        told("b", "12", text="Only 12 people died; earlier reports of 30 were wrong."),
        "supersedes",
    ),
    (
        "said of another source",
        told("a", "64", by=UNION),
        told("b", "51", by=MINISTRY, text="The ministry revised its count down from 64 to 51."),
        "conflict",
    ),
    (
        "named, and not named",
        told("a", "a man", person=_person("a man")),
        told("b", "Jan Petra", person=_person("Jan Petra", "Jan Petra")),
        "refines",
    ),
    (
        "the same person",
        told("a", "Jan Petra", person=_person("Jan Petra", "Jan Petra")),
        told("b", "Petra", person=_person("Petra", "Petra")),
        "corroborates",
    ),
    (
        "another person",
        told("a", "Jan Petra", person=_person("Jan Petra", "Jan Petra")),
        told("b", "Emil Sava", person=_person("Emil Sava", "Emil Sava")),
        "incomparable",
    ),
    (
        "two men, two adults",
        told("a", "2 men", noun="men", predicate="wounded"),
        told("b", "2 adults", noun="adults", predicate="wounded"),
        "corroborates",
    ),
    (
        "eleven with slight wounds, and eleven men who were shot",
        told("a", "11 with minor wounds", predicate="wounded"),
        told("b", "11 men", noun="men", predicate="shot"),
        "incomparable",
    ),
    (
        "one person, whom the rest of the sentence names",
        told("a", "1 person"),
        told("b", "a man", text="It was Jan Petra, she said, a man died.", person=_person("a man", "Jan Petra")),
        "refines",
    ),
    (
        "no arrests, and a day later a man's",
        told("a", "no 0 arrests", predicate="arrested"),
        told("b", "a man", predicate="arrested", person=_person("a man"), day=3),
        "update",
    ),
    (
        "no arrests, and on the same day a man's, which police tell",
        told("a", "no 0 arrests", predicate="arrested", by=MINISTRY),
        told("b", "a man", predicate="arrested", person=_person("a man"), by=POLICE),
        "time_explained",
    ),
    (
        "no arrests in that case",
        told("a", "no 0 arrests", predicate="arrested", text="There were no 0 arrests in that case."),
        told("b", "a man", predicate="arrested", person=_person("a man"), day=3),
        "incomparable",
    ),
    (
        "one child in each",
        told("a", "a child", noun="children", predicate="wounded", person=_person("a child")),
        told("b", "a child", noun="children", predicate="wounded", person=_person("a child")),
        "corroborates",
    ),
    ("one number of two days", told("a", "9", on=3), told("b", "9", on=5), "incomparable"),
]


@pytest.mark.parametrize(("left", "right", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_two_figures_stand_so(left: Reading, right: Reading, expected: str) -> None:
    found = relation(left, right)
    assert found.relation == expected, found.reason
    assert relation(right, left) == found


def test_a_conflict_is_soft_only_where_an_approximation_is_at_stake() -> None:
    assert relation(told("a", "16", by=POLICE), told("b", "17", by=UNION)).degree == "strict"
    assert relation(told("a", "about 600", by=POLICE), told("b", "700", by=UNION)).degree == "soft"
    assert relation(told("a", "about 600", by=POLICE), told("b", "at least 1,000", by=UNION)).degree == "strict"


def test_newer_and_published_later_is_no_update_between_two_sources() -> None:
    older, newer = told("a", "at least 1,000", by=POLICE, day=2), told("b", "about 600", by=UNION, day=9)
    assert relation(older, newer).relation == "conflict"


def test_one_agency_in_two_outlets_is_one_voice() -> None:
    agency = source("Levant Wire", "media")
    assert relation(told("a", "12", by=agency), told("b", "12", by=agency)).relation == "repeat"


def test_a_headline_repeats_the_sourced_figure_below_it() -> None:
    (reading,) = together(
        told("a", "240", text="Flood kills 240."), told("a", "240", by=MINISTRY, text="The ministry put it at 240.")
    )
    assert relation(reading).relation == "repeat"


def test_one_source_with_two_figures_in_one_report_counts_two_things() -> None:
    (reading,) = together(
        told("a", "240", by=MINISTRY, text="In all 240 died."),
        told("a", "64", by=MINISTRY, text="It put the dead at 64."),
    )
    found = relation(reading)
    assert found.relation == "incomparable"
    assert "one report" in found.reason


def test_two_police_forces_are_two_voices_and_bare_police_stay_by_themselves() -> None:
    state, city = source("State Police", "police"), source("Harsa police", "police")
    found = linked(told("a", "3", by=state), told("b", "3", by=city), told("c", "3", by=POLICE))
    assert {one.relation for one in found.relations} == {"corroborates"}


def test_counts_of_the_hurt_that_differ_by_the_dead_are_not_a_conflict() -> None:
    found = linked(told("a", "10", predicate="shot"), told("b", "9", predicate="shot"), told("c", "1"))
    assert [one.relation for one in found.relations] == ["incomparable"]


def test_a_reason_names_sources_figures_and_dates() -> None:
    reason = relation(told("a", "16", by=POLICE), told("b", "17", by=UNION)).reason
    for part in ("police", "Dockers' Union", "“16”", "“17”", "2026-03-02"):
        assert part in reason


@pytest.mark.parametrize("row", outright_rows(), ids=lambda row: row.id)
def test_every_outright_row_fires_on_its_example_and_spares_its_near_miss(row: OutrightRow) -> None:
    found = outright_in(row.example, frozenset())
    assert found is not None
    assert (found.rule, found.old, found.withdrawn) == (row.id, row.old, row.withdrawn)
    assert outright_in(row.near_miss, frozenset()) is None


@pytest.mark.parametrize("row", denial_rows(), ids=lambda row: row.id)
def test_every_denial_row_fires_on_its_example_and_spares_its_near_miss(row: DenialRow) -> None:
    before, after = row.example.split(row.figure)
    assert denial_of(before, row.figure, after) == row.id
    before, after = row.near_miss.split(row.figure)
    assert denial_of(before, row.figure, after) is None


def test_one_report_with_a_death_counts_two_sets_by_shot_and_wounded() -> None:
    shot, hurt = told("a", "5", predicate="shot"), told("a", "5", predicate="wounded")
    both = replace(shot, claims=(*shot.claims, *hurt.claims))
    assert [one.relation for one in linked(both).relations] == ["repeat"]
    dead = told("b", "1")
    assert [one.relation for one in linked(both, dead).relations] == ["incomparable"]


def test_others_who_were_shot_are_the_hurt() -> None:
    hurt = told("a", "2 hurt", predicate="wounded")
    dead = told("a", "1", text="Then 1 died.")
    others = told("a", "2 others", predicate="shot", text="A girl and 2 others were shot.")
    (reading,) = together(hurt, dead, others)
    wanted = {claim.id for claim in reading.claims if claim.predicate != "killed"}
    assert [o.relation for o in linked(reading).relations if {o.left, o.right} == wanted] == ["repeat"]


def test_a_day_that_only_other_words_give_keeps_one_number_together() -> None:
    left, right = told("a", "9", on=3), told("b", "9", on=5)
    assert relation(left, right).relation == "incomparable"
    (claim,) = right.claims
    assert claim.period is not None
    far = replace(claim.period, span=Span(300, 307, "Tuesday"))
    assert relation(left, replace(right, claims=(replace(claim, period=far),))).relation == "corroborates"


def test_a_longer_time_and_a_part_of_it_are_no_conflict() -> None:
    year = told("a", "41", by=POLICE, text="So far this month 41 died.", on=1)
    claim = year.claims[0]
    month = Period(Span(0, 17, "So far this month"), "2026-03", date(2026, 3, 1), date(2026, 3, 31), "month")
    year = replace(year, claims=(replace(claim, period=month),))
    week = told("b", "4", by=UNION, on=20, text="On that day 4 died.")
    assert relation(year, week).relation == "incomparable"


@pytest.mark.parametrize(
    ("before", "figure"),
    [
        ("The judge denied his request for bail after ", "two people died"),
        ("She denied knowing the man who was with ", "two suspects"),
        ("It was not ", "the first shooting"),
        ("It was not ", "more than 12"),
    ],
)
def test_what_denies_something_else_denies_no_figure(before: str, figure: str) -> None:
    assert denial_of(before, figure, " there.") is None
