"""Running counts: what came first by its own words, what growth can explain, and what it cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.link.moments import Stage, clocks_in, hour_by_then, hour_in, stage_of
from reportedly.link.narrowing import own_words
from reportedly.records import Accumulation, Individual, Polarity, Reading, Realis, Span
from tests.link.made import linked, relation, source, together, told

MINISTRY = source("Interior Ministry", "government")
POLICE = source("police", "police")
WITNESSES = source("witnesses", "witness")
STOCK = Accumulation.STOCK
ANYBODY = Individual(Span(0, 1, "a"), None, None, None)

CASES: list[tuple[str, list[Reading], str]] = [
    (
        "the toll from a flood is no part of the dead",
        [
            told("a", "toll from the flood stands at 38", by=POLICE, text="The toll from the flood stands at 38."),
            told("b", "52", by=POLICE, day=4),
        ],
        "update",
    ),
    (
        "people from one street are",
        [told("a", "11 people from her street", by=POLICE), told("b", "52", by=POLICE, day=4)],
        "incomparable",
    ),
    (
        "others beside the dead are the wounded",
        [
            told("a", "300 others", predicate="wounded", text="It killed 70 and wounded 300 others."),
            told("b", "200", predicate="wounded", day=1),
        ],
        "time_explained",
    ),
    (
        "others beside one who was hurt are not all",
        [
            told("a", "9 others", predicate="wounded", text="A guard and 9 others were wounded."),
            told("b", "30", predicate="wounded", day=3),
        ],
        "incomparable",
    ),
    ("two outlets of one day", [told("a", "at least 70"), told("b", "at least 88")], "time_explained"),
    ("a number that a lower bound allows", [told("a", "at least 49"), told("b", "74")], "compatible"),
    (
        "a number that a lower bound allows, told as what it has come to",
        [told("a", "at least 49"), told("b", "74", text="The toll has jumped to 74.")],
        "time_explained",
    ),
    ("or more comes on top of nothing", [told("a", "260 or more"), told("b", "235", day=4)], "conflict"),
    (
        "unnamed officials with a ministry's figure",
        [told("a", "52", by=source("officials")), told("b", "52", by=MINISTRY)],
        "repeat",
    ),
    (
        "unnamed officials of a land with a ministry's figure",
        [
            told("a", "52", by=replace(source("Ulvian officials"), territory="UV")),
            told("b", "52", by=source("Ivo Brandt", "government", text="Interior Minister Ivo Brandt")),
        ],
        "repeat",
    ),
    (
        "unnamed officials with a charity's figure",
        [told("a", "52", by=source("officials")), told("b", "52", by=source("Relief Society", "ngo"))],
        "corroborates",
    ),
    (
        "the official toll, and what the ministry has later",
        [told("a", "1774", by=source("official")), told("b", "2357", by=MINISTRY, day=4)],
        "update",
    ),
    (
        "a ceiling that may be, and a number below it",
        [
            told("a", "up to 150", by=POLICE, realis=Realis.CONDITIONAL, text="The toll could be up to 150."),
            told("b", "147", by=MINISTRY),
        ],
        "compatible",
    ),
    (
        "a ceiling that may be, and a number above it",
        [
            told("a", "up to 150", by=POLICE, realis=Realis.CONDITIONAL, text="The toll could be up to 150."),
            told("b", "190", by=MINISTRY),
        ],
        "incomparable",
    ),
    (
        "a count that is set above the other in words",
        together(
            told("a", "29", by=POLICE, text="Police said 29 died."),
            told(
                "a", "much higher, dozens", by=source("activists", "ngo"), text="Activists put it much higher, dozens."
            ),
        ),
        "conflict",
    ),
    ("so near that it is the same", [told("a", "at least 520"), told("b", "534")], "compatible"),
    ("a vague word that is far off", [told("a", "dozens", by=POLICE), told("b", "4", by=WITNESSES)], "conflict"),
    ("about 100 is not about 70", [told("a", "about 70", by=POLICE), told("b", "about 100", by=MINISTRY)], "conflict"),
    ("about 100 may be 110", [told("a", "110", by=POLICE), told("b", "about 100", by=MINISTRY)], "corroborates"),
    (
        "the hour at which each had counted",
        [
            told("a", "2", by=POLICE, text="At 16:00 2 people had died."),
            told("b", "6", by=MINISTRY, text="At 19:30 there were 6 people dead."),
        ],
        "time_explained",
    ),
    (
        "all who were ever in hospital, and those who are",
        [
            told("a", "40", by=POLICE, predicate="hospitalised"),
            told("b", "19", by=POLICE, predicate="hospitalised", accumulation=STOCK),
        ],
        "incomparable",
    ),
    (
        "prisoners, and people in custody",
        [
            told("a", "28", by=POLICE, predicate="detained", accumulation=STOCK),
            told("b", "11", by=POLICE, predicate="captured", accumulation=STOCK, day=4),
        ],
        "update",
    ),
    (
        "the north and the south",
        [
            told("a", "40 people were killed", by=POLICE, text="In the north, 40 people were killed."),
            told("b", "25 people were killed", by=POLICE, text="In the south, 25 people were killed.", day=4),
        ],
        "incomparable",
    ),
    (
        "the correction that the next sentence makes",
        [
            told("a", "900", publisher="Mail"),
            told(
                "b",
                "90",
                publisher="Mail",
                day=3,
                text="Correction: we wrote that 900 had died. The figure should be 90.",
            ),
        ],
        "supersedes",
    ),
    (
        "two named sources of one day",
        [told("a", "16", by=POLICE), told("b", "27", by=MINISTRY)],
        "conflict",
    ),
    (
        "one of them told as what it has risen to",
        [told("a", "16", by=POLICE), told("b", "27", by=MINISTRY, text="The toll has risen to 27.")],
        "time_explained",
    ),
    (
        "two sources of which no day is known",
        [told("a", "16", by=POLICE, day=None), told("b", "27", by=MINISTRY, day=None)],
        "time_explained",
    ),
    (
        "a town's dead, and those of no place by name",
        [
            told("a", "16", by=POLICE, place="Belm", text="Police counted 16 in Belm."),
            told("b", "270", by=MINISTRY),
        ],
        "incomparable",
    ),
    (
        "a town's dead, and those of a report on that town",
        [
            told("a", "16", by=POLICE, place="Belm", text="Police counted 16 in Belm."),
            told("b", "270", by=MINISTRY, place="Belm", text="Belm was in ruins, and 270 died."),
        ],
        "conflict",
    ),
    (
        "so many times as many that the one may be of one place",
        [told("a", "10", by=POLICE), told("b", "1,170", by=MINISTRY)],
        "incomparable",
    ),
    (
        "what one report calls the number before, and a lower one of another day",
        [
            told("a", "84", by=POLICE, day=None, text="Earlier police had put the figure at 84."),
            told("b", "34", by=MINISTRY, day=None),
        ],
        "time_explained",
    ),
    (
        "experts, and officers",
        [
            told("a", "12", noun="technicians", predicate="deployed", by=POLICE),
            told("b", "100", predicate="deployed", by=MINISTRY),
        ],
        "incomparable",
    ),
    (
        "more than so many is not so: nor are 50",
        [
            told("a", "more than 29", by=MINISTRY, polarity=Polarity.NEGATED),
            told("b", "50", by=POLICE),
        ],
        "denies",
    ),
    (
        "more than so many is not so: so many can be",
        [
            told("a", "more than 29", by=MINISTRY, polarity=Polarity.NEGATED),
            told("b", "29", by=POLICE),
        ],
        "incomparable",
    ),
    (
        "a flood of long ago, told besides",
        [told("a", "19", by=POLICE, on=-300), told("b", "84", by=MINISTRY)],
        "incomparable",
    ),
    (
        "a march of last month, and one without a day",
        [told("a", "12,000", predicate="attended", by=POLICE, on=-20), told("b", "90,000", predicate="attended")],
        "incomparable",
    ),
    (
        "two crowds, printed a week apart",
        [told("a", "12,000", predicate="attended"), told("b", "90,000", predicate="attended", day=9, by=POLICE)],
        "incomparable",
    ),
    (
        "a crowd told of before the other's day came",
        [told("a", "12,000", predicate="attended"), told("b", "90,000", predicate="attended", day=4, on=3)],
        "incomparable",
    ),
    ("a report without a date", [told("a", "16", day=None), told("b", "27")], "time_explained"),
    (
        "a ministry's crowd, and another that the report puts beside it",
        together(told("a", "119,000", by=MINISTRY, predicate="attended"), told("a", "800,000", predicate="attended")),
        "conflict",
    ),
    (
        "hundreds are missing, two days later 40",
        [
            told("a", "hundreds", by=POLICE, predicate="missing", accumulation=STOCK),
            told("b", "40", by=MINISTRY, predicate="missing", accumulation=STOCK, day=4),
        ],
        "time_explained",
    ),
    (
        "crews tell of their own work",
        [
            told("a", "26", by=POLICE, predicate="rescued", text="26 people have been rescued."),
            told("b", "17", predicate="rescued", day=3, text="Crews rescued 17."),
        ],
        "incomparable",
    ),
    (
        "aboard a ship that sank nobody comes",
        [told("a", "459", predicate="aboard"), told("b", "476", predicate="aboard", day=5)],
        "conflict",
    ),
    (
        "one ministry twice on one day",
        [told("a", "at least 82", by=MINISTRY), told("b", "at least 140", by=MINISTRY)],
        "update",
    ),
    (
        "one ministry on one day, as its words say twice",
        [told("a", "193", by=MINISTRY, as_of=2), told("b", "207", by=MINISTRY, as_of=2)],
        "update",
    ),
    (
        "the dead of a train that derailed outside a town",
        [
            told("a", "77", text="A train that derailed outside Belm left 77 dead."),
            told("b", "79", day=4),
        ],
        "time_explained",
    ),
    (
        "others beside so many that no number is given",
        [
            told("a", "600 others", predicate="wounded", by=POLICE, text="A boy and 600 others were wounded."),
            told("b", "dozens", predicate="wounded", by=MINISTRY),
        ],
        "conflict",
    ),
    ("a ceiling does not grow", [told("a", "26", by=MINISTRY), told("b", "up to 30", by=MINISTRY)], "refines"),
    (
        "children and adults",
        [
            told("a", "30 children", noun="children", predicate="missing", accumulation=STOCK),
            told("b", "8 adults", noun="adults", predicate="missing", accumulation=STOCK),
        ],
        "incomparable",
    ),
    (
        "some of one scene, far down in a report",
        [
            told("a", "2", by=POLICE, text="Police spoke at length on the square. " * 8 + "He shot 2 at a barber's."),
            told("b", "4", by=POLICE, day=3),
        ],
        "incomparable",
    ),
    (
        "at the scene, and in all",
        [told("a", "1 died", by=POLICE, text="Only 1 died at the scene."), told("b", "6", by=POLICE, day=3)],
        "incomparable",
    ),
    (
        "customers, and everybody",
        [told("a", "12 customers", noun="customers", by=POLICE), told("b", "40", by=POLICE, day=3)],
        "incomparable",
    ),
    (
        "shot, and hurt, where nobody died",
        [told("a", "16", predicate="wounded", by=POLICE), told("b", "17", predicate="shot", by=POLICE, day=3)],
        "update",
    ),
    (
        "arrested, and detained",
        [told("a", "30", predicate="arrested", by=POLICE), told("b", "80", predicate="detained", by=MINISTRY)],
        "conflict",
    ),
    (
        "rescued, and survived",
        [told("a", "174", predicate="rescued"), told("b", "174", predicate="survived", day=5)],
        "corroborates",
    ),
    (
        "dozens, and later two hundred, by two outlets",
        [told("a", "dozens", predicate="wounded"), told("b", "200", predicate="wounded", day=3)],
        "time_explained",
    ),
    (
        "a hospital counts its own",
        [
            told("a", "10", predicate="hospitalised", by=source("Orvane Hospital", "hospital")),
            told("b", "190", predicate="hospitalised", by=POLICE),
        ],
        "incomparable",
    ),
    (
        "a state that one undated report gives",
        [
            told("a", "30", predicate="missing", accumulation=STOCK, by=POLICE),
            told("b", "4", predicate="missing", accumulation=STOCK, by=MINISTRY, day=None),
        ],
        "time_explained",
    ),
    (
        "in the capital, and in all",
        [
            told("a", "33 were arrested", predicate="arrested", by=POLICE, text="33 were arrested in the capital."),
            told("b", "457", predicate="arrested", by=MINISTRY),
        ],
        "incomparable",
    ),
    (
        "called a mistake in its own sentence",
        [
            told("a", "368", predicate="rescued", by=POLICE, text="It earlier said that 368 were rescued, a mistake."),
            told("b", "164", predicate="rescued", by=POLICE),
        ],
        "supersedes",
    ),
    (
        "by gunfire alone",
        [told("a", "40", by=POLICE), told("b", "40 by gunfire alone", by=POLICE, day=3)],
        "incomparable",
    ),
    (
        "today, and since Monday",
        [
            told("a", "25 were arrested today", predicate="arrested", by=POLICE),
            told("b", "140 arrested since Monday", predicate="arrested", by=POLICE),
        ],
        "incomparable",
    ),
    ("one police force's 16 and 17 of one day", [told("a", "16", by=POLICE), told("b", "17", by=POLICE)], "update"),
    (
        "so near that the lower one takes in the other",
        [told("a", "16", by=POLICE), told("b", "at least 15", by=POLICE)],
        "refines",
    ),
    (
        "a suspect is held, and the day before two were",
        [
            told("a", "2", predicate="detained", accumulation=STOCK),
            told("b", "a suspect", predicate="detained", accumulation=STOCK, day=3, person=ANYBODY),
        ],
        "time_explained",
    ),
    (
        "an arrest, and then a second suspect's",
        [
            told("a", "an arrest", predicate="arrested", accumulation=Accumulation.INCREMENT, person=ANYBODY, on=1),
            told("b", "2", predicate="arrested", accumulation=Accumulation.ORDINAL, on=2),
        ],
        "update",
    ),
    (
        "many, and so many",
        [
            told("a", "many people", by=POLICE),
            told("b", "so many people", by=POLICE, text="So many people died, so many people."),
        ],
        "repeat",
    ),
    (
        "five others, and then the others",
        together(
            told("a", "5 others hurt", predicate="wounded", text="A shot left a man dead and 5 others hurt."),
            told("a", "the others", predicate="wounded", text="It hit the others in the leg."),
        ),
        "repeat",
    ),
    (
        "the others, and then five of them",
        together(
            told("a", "the others", predicate="wounded", text="It hit the others in the leg."),
            told("a", "5 others hurt", predicate="wounded", text="A shot left a man dead and 5 others hurt."),
        ),
        "refines",
    ),
    (
        "many, and several",
        [told("a", "many people", by=POLICE), told("b", "some few people", by=POLICE)],
        "compatible",
    ),
]


@pytest.mark.parametrize(("readings", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_two_counts_stand_so(readings: list[Reading], expected: str) -> None:
    found = relation(*readings)
    assert found.relation == expected, found.reason
    assert relation(*reversed(readings)) == found


def test_a_toll_that_two_outlets_follow_without_a_source_is_one_count() -> None:
    first, then = (_at_its_number(told(*row)) for row in (("a", "toll rose to 149"), ("b", "toll rose to 248")))
    found = relation(first, then)
    assert (found.relation, found.left) == ("update", first.claims[0].id), found.reason
    sourced = _at_its_number(told("b", "toll rose to 248", by=POLICE))
    assert relation(first, sourced).relation == "time_explained"


def _at_its_number(reading: Reading) -> Reading:
    """The reading with the span of its figure's number alone."""
    claim = reading.claims[0]
    words = claim.evidence[0]
    number = words.text.rpartition(" ")[2]
    span = Span(words.end - len(number), words.end, number)
    assert claim.quantity is not None
    return replace(reading, claims=(replace(claim, quantity=replace(claim.quantity, span=span)),))


def test_whoever_gives_a_number_without_a_name_is_the_one_who_gives_it_elsewhere_in_the_report() -> None:
    (report,) = together(
        told("a", "88", by=POLICE, text="Police have named 88."),
        told("a", "88 were", by=source(None), text="He said 88 were."),
    )
    assert {one.relation for one in linked(report).relations} == {"repeat"}


def test_the_men_beside_women_are_not_everybody() -> None:
    listing = "They counted 60 men and 4 women."
    men = told("a", "60 men", noun="men", by=POLICE, text=listing)
    women = told("a", "4 women", noun="women", by=POLICE, text=listing)
    whole = told("b", "88", by=MINISTRY)
    found = {one.relation for one in linked(replace(men, claims=(*men.claims, *women.claims)), whole).relations}
    assert found == {"incomparable"}
    assert relation(men, whole).relation == "conflict"


def test_what_was_said_first_in_one_report_is_the_older() -> None:
    (reading,) = together(
        told("a", "88", text="The toll of the attack rose to 88."),
        told("a", "75", text="The bomb initially killed 75."),
    )
    found = relation(reading)
    assert (found.relation, found.left) == ("update", reading.claims[1].id), found.reason


def test_of_two_states_in_one_report_the_one_moved_to_is_the_later_whatever_their_days() -> None:
    (reading,) = together(
        told("a", "259", predicate="missing", accumulation=STOCK, as_of=1, text="The missing rose to 259 on Sunday."),
        told("a", "230", predicate="missing", accumulation=STOCK, as_of=2, text="On Monday 230 were missing."),
    )
    found = relation(reading)
    assert found.left == reading.claims[1].id, found.reason


def test_a_stock_that_has_decreased_in_one_report_is_an_update() -> None:
    (reading,) = together(
        told("a", "259", predicate="missing", accumulation=STOCK, text="The number of missing decreased to 259."),
        told("a", "276", predicate="missing", accumulation=STOCK, text="The number of missing stands at 276."),
    )
    found = relation(reading)
    assert (found.relation, found.left) == ("update", reading.claims[1].id), found.reason


def test_a_sentence_that_tells_a_change_lists_no_parts() -> None:
    (reading,) = together(
        told(
            "a", "292", by=MINISTRY, predicate="missing", accumulation=STOCK, text="The missing fell from 292 to 276."
        ),
    )
    claim = reading.claims[0]
    later = told(
        "b", "276", by=MINISTRY, predicate="missing", accumulation=STOCK, text="The missing fell from 292 to 276."
    )
    assert (
        relation(told("c", "300", by=MINISTRY, predicate="missing", accumulation=STOCK, day=1), later).relation
        == "update"
    )
    assert linked(reading, later).relations[0].relation == "update", claim


@pytest.mark.parametrize(
    ("text", "number", "stage"),
    [
        ("The toll climbed on Monday to 60 people.", "60", Stage.MOVED),
        ("Rescuers found six bodies, raising the death toll to 205.", "205", Stage.MOVED),
        ("The number of missing fell from 292 to 276.", "292", Stage.EARLY),
        ("The number of missing fell from 292 to 276.", "276", Stage.MOVED),
        ("The army had earlier said that 113 were aboard.", "113", Stage.EARLY),
        ("Earlier reports spoke of fire, but 40 died of smoke.", "40", None),
        ("The mayor drove to 12 villages.", "12", None),
        ("Attacks earlier this year killed 14.", "14", None),
        ("Earlier on Monday 14 men drowned.", "14", None),
    ],
)
def test_words_tell_where_in_its_course_a_count_is(text: str, number: str, stage: Stage | None) -> None:
    at = text.index(number)
    assert stage_of(text, 0, Span(at, at + len(number), number)) is stage


@pytest.mark.parametrize(
    ("words", "hour"),
    [("Monday afternoon", "15:00"), ("10 p.m., Monday", "22:00"), ("6:30 p.m.", "18:30"), ("noon on Tuesday", "12:00")],
)
def test_an_hour_is_read(words: str, hour: str) -> None:
    assert hour_in(words) == hour


def test_only_an_hour_until_which_is_counted_dates_a_count() -> None:
    assert hour_by_then("By nightfall 33 people had died.") == "19:00"
    assert hour_by_then("At 10 p.m. a bomb killed 33 people.") == ""


def test_items_of_a_live_page_may_have_a_word_before_their_hour() -> None:
    """A label is no hour within a sentence."""
    text = "Banner, 14:20: Six dead. 9 a.m.: Two dead. Police came at 9 a.m. and left."
    assert [hour for _, hour in clocks_in(text)] == ["14:20", "09:00"]


def test_an_earlier_version_tells_what_was_said_before() -> None:
    """Also where the hour stands behind it."""
    text = "Earlier version, 9 a.m.: The brigade said that 6 people had died."
    assert stage_of(text, 0, Span(text.index("6"), text.index("6") + 1, "6")) is Stage.EARLY


def test_a_rank_does_not_go_on_to_what_came_after_it() -> None:
    second = told("a", "2", predicate="arrested", accumulation=Accumulation.ORDINAL)
    assert not linked(second, told("b", "an arrest", predicate="arrested", day=3, person=ANYBODY)).relations


def test_words_that_tell_of_which_happening_it_is_count_nobody() -> None:
    assert own_words("a second man held over the raid that left 9 others hurt") == "a second man held over the raid"
    assert own_words("9 others that fled the raid") == "9 others that fled the raid"
