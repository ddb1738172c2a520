"""Which figures are of the report's own news, and which of what it only recalls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reportedly.extract.assemble import read_claims
from reportedly.extract.gazetteer import Gazetteer, load_gazetteer
from reportedly.records import Analysis

Analyse = Callable[..., Analysis]

PUBLISHED = date(2024, 5, 9)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The gazetteer of the package."""
    return load_gazetteer()


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        # What a comparison names is recalled; what is compared is the news.
        ("A bomb hit the market on Monday. It killed 88 people, the most since an attack in 2014.", []),
        ("A bomb hit the market on Monday. Police said 88 people died in the deadliest attack there.", []),
        ("A bomb killed nine on Monday. It was the deadliest attack since a blast killed 140 people in 2014.", [140]),
        (
            (
                "Two died on Monday. Police came. They left. The blast came weeks after an attack on a market "
                "in Arden, where a bomber killed 49 people."
            ),
            [49],
        ),
        # A count over years is none of the news, wherever its time stands.
        ("A bomb killed nine people on Monday. In all, 3,800 people have been killed since March 2015.", [3800]),
        # How far the news reaches is no other news.
        ("Marchers clashed with police on Tuesday. In all, 80 people were arrested across the country.", []),
        ("A man killed two people on Monday. Nationwide, 300 people were killed in shootings.", [300]),
        # A toll has the day of counting, and the missing are so long after the day of the wreck.
        (
            (
                "The toll rose to 87 on Wednesday. Divers searched for 215 people who are missing "
                "after the ferry sank on May 1."
            ),
            [],
        ),
        ("Two men were killed on Wednesday. Three men were killed there on May 1.", [3]),
        ("Two men were shot on Wednesday. People have been angry since a boy was killed by police on April 15.", [1]),
        # Of two days the one just before publication is that of the news, however much is told of the other.
        ("One man was killed on Wednesday.\n\nOn April 20, two men were killed and 19 were hurt there.", [2, 19]),
        # What still is so has no day of its own.
        ("The April 20 fire killed two people. It left nine with burns that they still treat today.", []),
        # The same harm told again is the same event, unless its day is another.
        (
            (
                "A jury convicted him in a 2022 shooting that left nine injured. "
                "The July 9, 2022, attack shocked the town. Nine people were injured, a witness said."
            ),
            [],
        ),
        (
            (
                "Nine people were injured on Wednesday, police said in the town. It is quiet there. It was.\n\n"
                "In 2019, nine people were injured there."
            ),
            [9],
        ),
        # What came of a happening belongs to it where the report tells of no other.
        ("A man was charged in court. He is the fifth suspect arrested over the shootout in August.", []),
        # The first harm that is told is the news, wherever it stands.
        ("Share. Menu. Police. They investigate a shooting that left one dead and two hurt on Tuesday.", []),
        (
            "Two men were killed on Wednesday, police said. A man was arrested over the shooting in August.",
            [1],
        ),
    ],
)
def test_what_is_recalled_is_no_part_of_the_news(
    text: str, recalled: list[int], analyse_text: Analyse, gazetteer: Gazetteer
) -> None:
    reading = read_claims(analyse_text(text, published=PUBLISHED), gazetteer)
    apart = [
        claim.quantity.point if claim.quantity.point is not None else claim.quantity.low
        for claim in reading.claims
        if claim.quantity is not None and claim.event != reading.main_event
    ]
    assert apart == recalled


@pytest.mark.parametrize(
    "text",
    [
        "A court heard the fifth suspect. He was arrested over the shooting of March 2, 2023. Six people were killed.",
        "A jury convicted him of the shooting of March 2, 2023.\n\nSix people were killed, a lawyer said.",
    ],
)
def test_the_harmed_have_the_day_of_the_happening_that_a_report_on_its_trial_recalls(
    text: str, analyse_text: Analyse, gazetteer: Gazetteer
) -> None:
    claims = read_claims(analyse_text(text, published=PUBLISHED), gazetteer).claims
    (killed,) = (claim for claim in claims if claim.predicate == "killed")
    assert killed.period is not None
    assert killed.period.start == date(2023, 3, 2)


def test_the_day_of_another_happening_is_not_taken_where_the_news_has_its_own(
    analyse_text: Analyse, gazetteer: Gazetteer
) -> None:
    text = (
        "Two people were killed on Wednesday.\n\nThe shooting of March 2, 2023, was worse, police said.\n\n"
        "In all, nine people were wounded."
    )
    claims = read_claims(analyse_text(text, published=PUBLISHED), gazetteer).claims
    (wounded,) = (claim for claim in claims if claim.predicate == "wounded")
    assert wounded.period is not None
    assert wounded.period.start == date(2024, 5, 8)
