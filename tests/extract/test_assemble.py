"""Claims as they leave the extract stage: whose, when, by whom, of which event, part of what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reportedly.extract.assemble import read_claims
from reportedly.extract.gazetteer import Gazetteer, load_gazetteer
from reportedly.records import Analysis, Claim, ClaimKind, Modifier, Origin, Reading, Role, Stance

Analyse = Callable[..., Analysis]
Read = Callable[..., Reading]

PUBLISHED = date(2024, 5, 9)  # a Thursday


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="module")
def read(analyse_text: Analyse, gazetteer: Gazetteer) -> Read:
    return lambda text, published=PUBLISHED: read_claims(analyse_text(text, published=published), gazetteer)


def figures(reading: Reading, predicate: str | None = None) -> list[Claim]:
    return [
        claim for claim in reading.claims if claim.kind is ClaimKind.FIGURE and predicate in {None, claim.predicate}
    ]


def only(reading: Reading, predicate: str) -> Claim:
    (claim,) = figures(reading, predicate)
    return claim


def test_a_figure_has_its_number_its_noun_its_day_and_its_rule(read: Read) -> None:
    claim = only(read("At least 40 miners were killed on Tuesday in Lima."), "killed")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.point, claim.quantity.high) == (40, None, None)
    assert claim.quantity.modifier is Modifier.AT_LEAST
    assert claim.counted is not None
    assert (claim.counted.span.text, claim.counted.noun_class) == ("miners", "workers")
    assert claim.period is not None
    assert claim.period.start == claim.period.end == date(2024, 5, 7)
    assert claim.place is not None
    assert (claim.place.span.text, claim.place.country) == ("Lima", "PE")
    assert claim.rules == ("kill.verb",)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        (
            (
                "A strike by a Norland-led alliance on Tuesday targeted a dance hall packed with guests in Norland’s "
                "capital, Arden, killing at least 40 people, according to the ministry."
            ),
            "killed",
        ),
        ("Rescuers dug into the night on Tuesday for scores of people missing after a dam burst.", "missing"),
    ],
)
def test_a_figure_has_the_day_of_what_it_came_of(read: Read, text: str, predicate: str) -> None:
    claim = only(read(text), predicate)
    assert claim.period is not None
    assert claim.period.start == date(2024, 5, 7)


def test_a_figure_has_no_day_of_what_another_verb_tells(read: Read) -> None:
    assert only(read("Police on Tuesday arrested a man in a fire that left 40 people dead."), "killed").period is None


def test_a_period_without_a_publication_date_says_why_it_is_open(read: Read) -> None:
    claim = only(read("Forty miners were killed on Tuesday.", published=None), "killed")
    assert claim.period is not None
    assert claim.period.start is None
    assert claim.period.unresolved


def test_whose_they_are(read: Read) -> None:
    claim = only(read("About 600 North Korean troops were killed."), "killed")
    assert claim.affiliation is not None
    assert (claim.affiliation.span.text, claim.affiliation.territory) == ("North Korean", "KP")


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Four al-Velk gunmen were killed in the raid.", "al-Velk"),
        ("The army said 40 Free Orvane fighters were killed.", "Free Orvane"),
        ("Eleven Kessaran fighters were killed.", "Kessaran"),
        ("The army said 40 fighters were killed.", None),
    ],
)
def test_an_armed_groups_people_are_its_own(read: Read, text: str, group: str | None) -> None:
    (claim,) = (one for one in read(text).claims if one.quantity is not None)
    assert (claim.affiliation.span.text if claim.affiliation is not None else None) == group


def test_a_part_points_at_its_whole(read: Read) -> None:
    reading = read("The floods killed 64 people, including 11 children.")
    whole, part = sorted(
        figures(reading, "killed"), key=lambda claim: -(claim.quantity.point or 0) if claim.quantity else 0
    )
    assert part.subset_of == whole.id
    assert whole.subset_of is None


def test_two_counts_that_are_no_parts_of_each_other_stay_apart(read: Read) -> None:
    assert all(claim.subset_of is None for claim in figures(read("Two men were killed and 12 people were wounded.")))


def test_the_noun_that_is_left_out_is_the_one_before(read: Read) -> None:
    later = only(read("Twelve soldiers were wounded, and six were killed."), "killed")
    assert later.counted is not None
    assert later.counted.noun_class == "soldiers"


def test_a_toll_does_not_count_whoever_was_told_of_before_it(read: Read) -> None:
    text = "Troops killed dozens of suspects in raids as the death toll from the bombing of a shrine rose to 88."
    toll = figures(read(text), "killed")[-1]
    assert toll.quantity is not None
    assert toll.quantity.point == 88
    assert toll.counted is None or toll.counted.noun_class != "suspects"


def test_a_plain_statement_is_the_publishers(read: Read) -> None:
    (source,) = only(read("Twelve people were killed."), "killed").attribution
    assert (source.role, source.stance, source.span) == (Role.PUBLISHER, Stance.REPORTED_AS_FACT, None)


def test_what_somebody_said_is_theirs(read: Read) -> None:
    source = only(read("Twelve people were killed, the mayor said."), "killed").attribution[0]
    assert source.role is Role.ORIGINATOR
    assert source.span is not None
    assert source.span.text == "the mayor"
    assert source.stance is Stance.STATED


@pytest.mark.parametrize(
    "text",
    [
        "It was the country's worst quake in 80 years and left 12 people dead.",
        "Twelve people died in the region's deadliest flood since 1953.",
    ],
)
def test_how_rare_it_is_does_not_say_when_it_was(read: Read, text: str) -> None:
    assert only(read(text), "killed").period is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ministry said on Tuesday that 40 people died.", date(2026, 3, 10)),
        ("Forty people died, the ministry said on Tuesday.", date(2026, 3, 10)),
        ("As of Monday the army counted 72 civilians killed since the siege began.", date(2026, 3, 9)),
        ("Forty people died on Tuesday, the ministry said.", None),
        ("Forty people died, the ministry said.", None),
    ],
)
def test_a_figure_holds_as_of_when_it_was_said(read: Read, text: str, day: date | None) -> None:
    found = only(read(text, published=date(2026, 3, 14)), "killed")
    assert (found.as_of and found.as_of.end) == day


@pytest.mark.parametrize(
    ("text", "predicate", "given"),
    [
        ("Police counted 5,000 marchers, unions 20,000.", "attended", [("Police", 5_000), ("unions", 20_000)]),
        (
            "Police put the crowd at 6,000, the organisers at 9,000.",
            "attended",
            [("Police", 6_000), ("organisers", 9_000)],
        ),
        ("The army said it killed 40 rebels, police 12.", "killed", [("army", 40), ("police", 12)]),
        ("The ministry said 12 people died, 3 of them at sea.", "killed", [("ministry", 12), ("ministry", 3)]),
    ],
)
def test_who_else_counts_is_named_for_the_second_number(
    read: Read, text: str, predicate: str, given: list[tuple[str, int]]
) -> None:
    found = figures(read(text), predicate)
    assert [(c.attribution[0].name, c.quantity.point) for c in found if c.quantity is not None] == given


def test_a_number_after_a_day_counts_what_follows(read: Read) -> None:
    found = only(read("By Friday 40 elderly people had been killed.", published=date(2026, 3, 14)), "killed")
    assert found.quantity is not None
    assert found.quantity.point == 40


def test_a_shooting_that_is_told_again_with_its_numbers_is_the_same_event(read: Read) -> None:
    lead = "A jury met on Monday. The bridge attack wounded 17 people. Trials are slow. Many watched. "
    again = read(lead + "Lee was charged over a shooting that wounded 17 people.", published=date(2026, 3, 14))
    other = read(lead + "Lee spoke of a shooting that wounded 11 people.", published=date(2026, 3, 14))
    assert len({claim.event for claim in figures(again, "wounded")}) == 1
    assert len({claim.event for claim in figures(other, "wounded")}) == 2


def test_other_incidents_are_other_events(read: Read) -> None:
    reading = read("Two men were killed on Tuesday. Last year, three men were killed there.")
    two, three = figures(reading, "killed")
    assert two.event == reading.main_event
    assert three.event not in {None, reading.main_event}


def test_a_total_is_marked_as_arithmetic_over_its_parts(read: Read) -> None:
    reading = read("A man was killed in Lima. A woman was killed in Quito.")
    (total,) = [c for c in figures(reading, "killed") if c.quantity and c.quantity.origin is Origin.ARITHMETIC]
    assert total.quantity is not None
    assert total.quantity.point == 2
    assert [span.text for span in total.evidence] == ["A man was killed", "A woman was killed"]
    assert len(total.individuals) == 2
    assert total.rules == ("tally",)


def test_ids_are_of_what_was_read_and_where(analyse_text: Analyse, gazetteer: Gazetteer, read: Read) -> None:
    text = "Twelve people were killed. Twelve people were killed."
    reading = read(text)
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    assert read_claims(analyse_text(text, published=PUBLISHED), gazetteer) == reading


def test_claims_are_in_the_order_of_their_words(read: Read) -> None:
    reading = read("Police said 12 people were killed and 30 wounded on Tuesday. Two men were arrested in Lima.")
    starts = [claim.evidence[0].start for claim in reading.claims]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "text", ["...", "1", "No. 12", "Killed.", "12\n\n13\n\n14", "“”", "- - -", "Dead Dead Dead 40"]
)
def test_what_is_hardly_a_text_gives_hardly_a_claim(text: str, read: Read) -> None:
    reading = read(text)
    for claim in reading.claims:
        for span in claim.evidence:
            assert text[span.start : span.end] == span.text
