"""Who is one originator: names of one source in many ways, offices, bodies, and agencies that others print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.link.agencies import agency_of
from reportedly.link.marks import mark_of
from reportedly.link.voices import tell_apart
from reportedly.records import Source
from tests.link.made import linked, relation, source, together, told

MINISTRY = source("Health Ministry", "government")

ONE: list[tuple[str, Source, Source]] = [
    ("a kind, counted or not", source("One official source"), source("official source", text="an official source")),
    (
        "those of a body who are there",
        source("Red Cross officials there", "ngo"),
        source("Ulvian Red Cross volunteers in the area", "ngo"),
    ),
    (
        "a capital that stands for its government",
        replace(source("Orvane", "person"), territory="UV"),
        replace(source("Ulvian government", "government"), territory="UV"),
    ),
    (
        "an official with a title behind the name, and the ministry",
        source("Tarek al - Misri", "government", text="Tarek al-Misri, the Health Ministry's undersecretary"),
        MINISTRY,
    ),
    (
        "a name with its title in it, and the name alone",
        source("spokesman of the health ministry in Orvane, Tamor Velk", "government"),
        source("Tamor Velk", "government", text="health ministry spokesman Tamor Velk"),
    ),
    (
        "a spokesman of the civil defence, and the civil defence",
        source("Flavio Costa", "official", text="Flavio Costa, Civil Defense spokesman in Orvane"),
        source("Civil Defence of Orvane", "organisation"),
    ),
    ("the coastguard in two words", source("coast guard", "military"), source("coastguard", "person")),
    ("the fire brigade by another name", source("fire service", "agency"), source("fire department", "agency")),
    ("a governor by name, and the governor", source("Ivo Brandt", text="Governor Ivo Brandt"), source("governor")),
    ("a name after a trade", source("Geologist Ines Velk", "person"), source("Ines Velk", "person")),
    ("the airport, in two reports", source("airport", "person"), source("airport", "person")),
    ("an airline by its name", source("airline Sulair", "company"), source("Sulair", "company")),
    ("a body and its initials", source("Bureau of Rivers", "agency"), source("BR", "agency")),
    (
        "a land's army by its name and by its adjective",
        replace(source("Turkey’s army", "military"), territory="TR"),
        replace(source("Turkish army", "military"), territory="TR"),
    ),
    (
        "a land's ministry by its name behind it and by its adjective",
        replace(source("Health Ministry of France", "government"), territory="FR"),
        replace(source("French health ministry", "government"), territory="FR"),
    ),
    ("first names as two initials", source("PK Brandt", "person"), source("Pavel Brandt", "person")),
    (
        "the chief secretary of a state, and the state's government",
        source("Pavel Brandt", "official", text="Orvane Chief Secretary Pavel Brandt"),
        source("Orvane government", "government"),
    ),
    ("a state's government", source("state government", "government"), source("Orvane government", "government")),
    ("initials of six letters", source("Bureau of Rivers, Dams, Lakes and Seas", "agency"), source("BRDLS", "agency")),
    (
        "a body of the United Nations with and without their name",
        source("UN’s Office for River Care", "agency"),
        source("UNORC", "agency"),
    ),
    (
        "a long name with and without what is left out in speech",
        source("United Nations Office for River and Lake Care", "agency"),
        source("UN’s Office of River and Lake Care", "agency"),
    ),
    ("a name with and without its number", source("Ivo Brandt III", "official"), source("Brandt", "official")),
    (
        "a minister and his own figures",
        source("Gerard Velk", "official"),
        source("Gerard Velk's own figures", "official"),
    ),
    ("a first name and its short form", source("Joe Brandt", "person"), source("Joseph Brandt", "person")),
    ("a hyphen with and without spaces", source("Amal al - Sabri", "person"), source("Amal al-Sabri", "person")),
]


@pytest.mark.parametrize(("left", "right"), [row[1:] for row in ONE], ids=[row[0] for row in ONE])
def test_these_are_one_originator(left: Source, right: Source) -> None:
    assert relation(told("a", "12", by=left), told("b", "12", by=right)).relation == "repeat"


TWO: list[tuple[str, Source, Source]] = [
    (
        "two ministries of one land",
        replace(source("Ulvian Interior Ministry", "government"), territory="UV"),
        replace(source("Ulvian Health Ministry", "government"), territory="UV"),
    ),
    (
        "the authorities of a land, and its opposition",
        replace(source("Ulvian authorities", "police"), territory="UV"),
        replace(source("Ulvian opposition activists", "ngo"), territory="UV"),
    ),
    ("two mayors", source("Lia Renn", text="Mayor Lia Renn"), source("Odo Falk", text="Mayor Odo Falk")),
]


@pytest.mark.parametrize(("left", "right"), [row[1:] for row in TWO], ids=[row[0] for row in TWO])
def test_these_are_two_originators(left: Source, right: Source) -> None:
    assert relation(told("a", "12", by=left), told("b", "12", by=right)).relation == "corroborates"


def test_of_two_mayors_the_bare_one_may_be_either() -> None:
    marks = [
        mark_of(source(name, text=text), "a")
        for name, text in (("Lia Renn", "Mayor Lia Renn"), ("Odo Falk", "Mayor Odo Falk"), ("mayor", "the mayor"))
    ]
    assert len(set(tell_apart(marks).values())) == 3


def test_a_deputy_director_of_a_charity_is_no_police() -> None:
    mark = mark_of(source("Lucy Arden", "police", text="Lucy Arden, deputy director of Open Door"), "a")
    assert mark.head is None


def test_a_lieutenant_of_the_civil_defence_is_not_the_police() -> None:
    defence = source("Flavio Costa", "official", text="Flavio Costa, Civil Defense spokesman in Orvane")
    ranked = source("Flavio Costa", "police", text="Lt. Flavio Costa")
    police = source("police", "police")
    found = linked(told("a", "12", by=defence), told("b", "12", by=ranked), told("c", "12", by=police))
    assert sorted(one.relation for one in found.relations) == ["corroborates", "corroborates", "repeat"]


@pytest.mark.parametrize(
    ("text", "publisher", "site", "agency"),
    [
        ("ORVANE, Ulvia, May 3 (Yonhap) -- Divers found", "mail.example", None, "Yonhap"),
        ("ORVANE (AP) — Rescuers dug", "Mail", None, "Associated Press"),
        ("Rescuers dug on", "Mail", "www.reuters.com", "Reuters"),
        ("Rescuers (AP) dug on", "Mail", None, None),
        ("ORVANE (Mail) — Rescuers dug", "Mail", None, None),
    ],
)
def test_an_agency_is_known_by_its_opening_or_its_address(
    text: str, publisher: str, site: str | None, agency: str | None
) -> None:
    assert agency_of(text, publisher, site) == agency


def test_two_outlets_that_print_one_agency_are_one_originator() -> None:
    text = "ORVANE, Ulvia (AP) — The flood killed 12."
    assert relation(told("a", "12", text=text), told("b", "12", text=text)).relation == "repeat"
    assert relation(told("a", "12"), told("b", "12")).relation == "corroborates"


def test_a_lead_rests_on_the_source_that_its_body_names() -> None:
    (lead,) = together(
        told("a", "34", text="A dam burst and killed 34."),
        told("a", "34", by=MINISTRY, text="The Health Ministry spoke of 34."),
    )
    other = told("b", "34", by=MINISTRY)
    found = [one for one in linked(lead, other).relations if other.claims[0].id in {one.left, one.right}]
    assert {one.relation for one in found} == {"repeat"}
    assert any("whom a report names elsewhere for this figure" in one.reason for one in found)


def test_a_lead_whose_body_names_two_sources_rests_on_neither() -> None:
    (lead,) = together(
        told("a", "34", text="A dam burst and killed 34."),
        told("a", "34", by=MINISTRY, text="The Health Ministry spoke of 34."),
        told("a", "34", by=source("police", "police"), text="Police too spoke of 34."),
    )
    other = told("b", "34", by=MINISTRY)
    assert [
        one.relation
        for one in linked(lead, other).relations
        if {one.left, one.right} == {lead.claims[0].id, other.claims[0].id}
    ] == ["corroborates"]


def test_bare_police_are_those_that_their_report_names() -> None:
    town, campus = source("Orvane police", "police"), source("Campus police", "police")
    (reading,) = together(
        told("a", "34", by=town, text="Orvane police spoke of 34."),
        told("a", "34 people", by=source("police", "police"), text="In all 34 people died, police said."),
    )
    found = linked(reading, told("b", "34", by=campus)).relations
    assert {one.relation for one in found if {one.left, one.right} == {claim.id for claim in reading.claims}} == {
        "repeat"
    }
    assert [one.relation for one in found].count("corroborates") == 2


def test_a_title_in_small_letters_is_no_part_of_a_name() -> None:
    mark = mark_of(source("police spokeswoman Ines Velk", "police"), "a")
    assert (mark.person, mark.head) == (("ines", "velk"), "police")
    assert mark_of(source("the town of Upper Velk", "official"), "a").person == ()


def test_two_first_names_are_two_people() -> None:
    for other in ("John Brandt", "Josip Brandt", "Jo Velk"):
        left, right = mark_of(source("Joseph Brandt", "person"), "a"), mark_of(source(other, "person"), "b")
        keys = tell_apart([left, right])
        assert keys[left] != keys[right]
