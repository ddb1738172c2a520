"""Figures of the report's own voice, and who is said to have given them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.extract.assemble import read_claims
from reportedly.extract.gazetteer import load_gazetteer
from reportedly.records import Analysis, ClaimKind

Analyse = Callable[..., Analysis]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A dam burst, killing at least 34 people. The fire service, which gave the latest death toll, wept.",
            {"at least 34": "fire service"},
        ),
        (
            "A dam burst, killing at least 34 people. The latest death toll was released by the fire service.",
            {"at least 34": "fire service"},
        ),
        (
            "The death toll rose to 58. After announcing the latest number of confirmed dead, Bo Lind wept.",
            {"58": "Bo Lind"},
        ),
        ("The riots led to 457 arrests. The figures were given by the ministry.", {"457": "ministry"}),
        ("In all, 123 officers were hurt. The ministry communicated it on Friday.", {"123": "ministry"}),
        ("Crews pulled 52 people from the rubble. The welfare office tweeted the number.", {"52": "welfare office"}),
        # near misses: nobody gave it; it is told in these words; another thing was counted; a source's figure stays
        ("A dam burst, killing 34 people. The ministry refused to release the death toll.", {"34": None}),
        ("A dam burst, killing 34 people. The ministry has not announced the death toll.", {"34": None}),
        ("A dam burst, killing 34 people. The ministry announced the number of shops.", {"34": None}),
        ("A dam burst, killing 34 people. The ministry gave the number of injured.", {"34": None}),
        ("A dam burst, killing 34 people. The mayor said that 34 people died.", {"34": None}),
        ("Police said that 34 people died. The figures were given by the ministry.", {"34": "Police"}),
    ],
)
def test_who_gave_a_figure_elsewhere(text: str, expected: dict[str, str | None], analyse_text: Analyse) -> None:
    reading = read_claims(analyse_text(text), load_gazetteer())
    first = min((c for c in reading.claims if c.kind is ClaimKind.FIGURE), key=lambda c: c.evidence[0])
    assert first.quantity is not None
    assert {first.quantity.span.text: first.attribution[0].name} == expected


def sources(analysis: Analysis) -> list[str | None]:
    claims = read_claims(analysis, load_gazetteer()).claims
    return [claim.attribution[0].name for claim in claims if claim.kind is ClaimKind.FIGURE]


def test_the_parts_of_a_total_are_its_sources(analyse_text: Analyse) -> None:
    total = "Officials said that 217 people died. "
    assert sources(analyse_text(total + "Forty people died in Arden and 30 people died in Ulver.")) == ["Officials"] * 3
    assert sources(analyse_text(total + "Forty people died in Arden.")) == ["Officials", None]
    assert sources(analyse_text(total + "Forty people fled Arden and 30 people fled Ulver."))[0] == "Officials"
    larger = sources(analyse_text(total + "In 1985, 9,000 people died in Arden and 900 people died in Ulver."))
    assert larger == ["Officials", None, None]


def test_who_passes_on_that_a_toll_was_confirmed_passes_it_on(analyse_text: Analyse) -> None:
    text = (
        "The toll rose to 34. According to the Ulver Herald, health director Ann Cole confirmed the rise in the count."
    )
    (claim,) = (c for c in read_claims(analyse_text(text), load_gazetteer()).claims if c.kind is ClaimKind.FIGURE)
    assert [source.name for source in claim.attribution] == ["Ann Cole", "Ulver Herald"]
