"""People, and the words that speak of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.records import Analysis

Analyse = Callable[..., Analysis]


def people(analysis: Analysis) -> dict[str, list[str]]:
    return {person.name: [analysis.span(*pair).text for pair in person.mentions] for person in analysis.people}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sheriff Larry Smith spoke on Monday. Smith said he was tired. Smith's deputies agreed.",
            {"Larry Smith": ["Larry Smith", "Smith", "he", "Smith"]},
        ),
        (
            "Deborah Allen met Joseph Brown. She thanked him.",
            {"Deborah Allen": ["Deborah Allen", "She"], "Joseph Brown": ["Joseph Brown", "him"]},
        ),
        (
            "Bernie Sanders spoke. Sanders said he was tired. The crowd left.",
            {"Bernie Sanders": ["Bernie Sanders", "Sanders", "he"]},
        ),
        ("Ann Banks spoke. BANKS SHUT. Some banks shut.", {"Ann Banks": ["Ann Banks"]}),
        ("The General Staff spoke. The Justice Department agreed.", {}),
        ("John Smith waited. A woman ran past, and she fell.", {"John Smith": ["John Smith"]}),
        ("John Smith waited. They left.", {"John Smith": ["John Smith"]}),
        (  # the man whom the quotation tells of does not say it
            'John Smith spoke.\n\n"Homes fell. A man died there," he wrote.',
            {"John Smith": ["John Smith", "he"]},
        ),
        ("He said John Smith was guilty.", {"John Smith": ["John Smith"]}),
        (
            "Omar al-Amin spoke. Al-Amin said he was tired. Amin left.",
            {"Omar al-Amin": ["Omar al-Amin", "Al-Amin", "he", "Amin"]},
        ),
        (
            "Kim Ji-ho spoke. Inspector Ana da Silva waited.",
            {"Kim Ji-ho": ["Kim Ji-ho"], "Ana da Silva": ["Ana da Silva"]},
        ),
        (
            "John Smith and Peter Smith were charged. Peter Smith fled.",
            {"John Smith": ["John Smith"], "Peter Smith": ["Peter Smith", "Peter Smith"]},
        ),
    ],
)
def test_names_and_pronouns(text: str, expected: dict[str, list[str]], analyse_text: Analyse) -> None:
    assert people(analyse_text(text)) == expected


def test_titles_and_pronouns_show_the_sex(analyse_text: Analyse) -> None:
    analysis = analyse_text("Mrs. Carter spoke. John Smith waited while he ate.")
    assert {person.name: person.sex for person in analysis.people} == {"Carter": "female", "John Smith": "male"}
