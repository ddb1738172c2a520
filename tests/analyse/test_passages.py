"""How a headline is shown to the models."""

import pytest

from reportedly.analyse.passages import headline_case

STORY = "\n\nA raid on a market in Arden killed 31 people on Friday, medics say. Ulmenian jets struck it twice."


@pytest.mark.parametrize(
    ("headline", "shown"),
    [
        ("Raid on Market in Arden Kills 31, Medics Say", "Raid on market in Arden kills 31, medics say"),
        ("Jets Strike Market Twice", "Jets strike market twice"),
        ("Raid on a market in Arden kills 31", "Raid on a market in Arden kills 31"),
        ("Raid on Market in Arden Kills 31 People.", "Raid on Market in Arden Kills 31 People."),
        ("Ann Cole, Rosa Bell, Hugo Lind, Ida Falk", "Ann Cole, Rosa Bell, Hugo Lind, Ida Falk"),
    ],
)
def test_a_headline_has_capitals_only_where_its_story_has_them(headline: str, shown: str) -> None:
    assert headline_case(headline, STORY) == shown


def test_a_headline_without_a_story_is_known_by_its_number() -> None:
    assert headline_case("Gunmen Free 40 Hostages", "") == "Gunmen free 40 hostages"
    assert headline_case("Gunmen Free All Hostages", "") == "Gunmen Free All Hostages"
