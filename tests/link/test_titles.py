"""What a report says that somebody is, wherever it says so."""

from __future__ import annotations

import pytest

from reportedly.link.titles import titles_of
from tests.link.made import relation, source, told


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("UNHCR spokesman Odo Falk wept.", "UNHCR spokesman"),
        ("It rained, said Odo Falk, a spokesman for the Belm police, on Monday.", "a spokesman for the Belm police"),
        ("Deputy Interior Minister Odo Falk left.", "Deputy Interior Minister"),
        ("On Monday the minister met Odo Falk in Belm.", ""),
        ("Odo Falk, his wife and a police official were there.", ""),
        ("Falk is chief of police.", ""),
    ],
)
def test_a_title_stands_right_before_a_name_or_behind_it(text: str, titles: str) -> None:
    assert titles_of("Odo Falk", text) == titles


def test_a_spokesman_whose_title_stands_elsewhere_in_the_report_is_his_body() -> None:
    text = "Belm police spokesman Odo Falk came at noon. 12 were dead, Falk said."
    falk = source("Odo Falk", "police", text="Falk")
    police = source("Belm police", "police")
    assert relation(told("a", "12", by=falk, text=text), told("b", "12", by=police)).relation == "repeat"


def test_two_who_speak_for_a_body_by_its_initials_are_one() -> None:
    text = "NDRC chief Odo Falk and NDRC spokeswoman Ines Velk came at noon. 12 were dead, they said."
    falk, velk = source("Odo Falk", "official", text="Falk"), source("Ines Velk", "official", text="Velk")
    assert relation(told("a", "12", by=falk, text=text), told("b", "12", by=velk, text=text)).relation == "repeat"
