"""Single victims: what is said of each, and which words speak of the same one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.extract.assemble import read_claims
from reportedly.extract.gazetteer import load_gazetteer
from reportedly.extract.individuals import Victim, find_victims
from reportedly.extract.measures import find_measures
from reportedly.extract.quantities import find_quantities
from reportedly.records import Analysis

Analyse = Callable[..., Analysis]


def victims_of(analysis: Analysis) -> tuple[Victim, ...]:
    return find_victims(analysis, find_measures(analysis, find_quantities(analysis)))


@pytest.mark.parametrize(
    ("text", "name", "age", "sex"),
    [
        ("A woman was killed.", None, None, "female"),
        ("A 34-year-old man was shot.", None, 34, "male"),
        ("A boy aged 9 was wounded.", None, 9, "male"),
        ("A 6-month-old baby was killed.", None, 0, None),
        ("A fourteen-year-old girl was killed.", None, 14, "female"),
        ("A thirty-two-year-old man was killed.", None, 32, "male"),
        ("John Smith, 25, was killed.", "John Smith", 25, None),
        ("A passenger was killed.", None, None, None),
    ],
)
def test_what_one_sentence_says_of_one_person(
    text: str, name: str | None, age: int | None, sex: str | None, analyse_text: Analyse
) -> None:
    (victim,) = victims_of(analyse_text(text))
    assert (victim.name, victim.age, victim.sex) == (name, age, sex)


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("A man was shot. The man died.", 1),
        ("John Smith, 25, was shot on Friday. Smith died at the hospital.", 1),
        ("A man was shot. He died.", 1),
        ("A man was shot. The 25-year-old died. The victim was killed by a neighbour.", 1),
        ("A man was shot. Another man was shot.", 2),
        ("A man and a woman were killed.", 2),
        ("A man was killed. A woman was killed.", 2),
        ("A 25-year-old man was shot. A 31-year-old man was shot.", 2),
        ("Ann Lee, 30, was killed. Mary Hill, 42, was killed.", 2),
        ("A woman was killed. A woman was also hurt.", 2),
        ("Two men were killed.", 0),
        ("A man was arrested. He was charged with murder.", 0),
    ],
)
def test_no_more_victims_than_the_words_force(text: str, victims: int, analyse_text: Analyse) -> None:
    assert len(victims_of(analyse_text(text))) == victims


def test_a_victim_gathers_what_is_told_in_pieces(analyse_text: Analyse) -> None:
    analysis = analyse_text("A man was shot in Arden. John Smith, 25, died at the hospital, police said.")
    (victim,) = victims_of(analysis)
    assert (victim.name, victim.age, victim.sex) == ("John Smith", 25, "male")
    assert victim.predicates == {"shot", "killed"}
    assert [description.given for description in victim.descriptions] == ["new", "named"]


def test_a_pronoun_gives_no_name(analyse_text: Analyse) -> None:
    (victim,) = victims_of(analyse_text("A man was shot. He died."))
    assert victim.name is None
    assert victim.descriptions[1].given == "pronoun"


def test_every_description_quotes_its_words(analyse_text: Analyse) -> None:
    analysis = analyse_text("😀 “A 34-year-old man was shot,”\r\nshe said. John Smith died.")
    found = [d.individual.span for victim in victims_of(analysis) for d in victim.descriptions]
    assert found
    assert all(analysis.report.text[span.start : span.end] == span.text for span in found)


def test_one_person_with_a_name_is_that_person(analyse_text: Analyse) -> None:
    def named(text: str) -> list[str | None]:
        claims = read_claims(analyse_text(text), load_gazetteer()).claims
        return [one.name for claim in claims if claim.predicate == "killed" for one in claim.individuals]

    assert named("One person, later identified as Laura Smith, was killed.") == ["Laura Smith"]
    assert named("One person was killed. Laura Smith was there.") == []
