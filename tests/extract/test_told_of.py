"""Whose name, age and sex a victim's claim is given: only what the words tie to that person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.extract.individuals import find_victims
from reportedly.extract.measures import find_measures
from reportedly.extract.quantities import find_quantities
from reportedly.extract.told_of import individuals_of
from reportedly.records import Analysis

Analyse = Callable[..., Analysis]


def names_in(analysis: Analysis) -> list[tuple[str, str | None]]:
    """The words for each victim, in text order, and the name that is given."""
    victims = find_victims(analysis, find_measures(analysis, find_quantities(analysis)))
    told = individuals_of(analysis, victims).values()
    return [(one.span.text, one.name) for one in sorted(told, key=lambda one: one.span.start)]


def ages_in(analysis: Analysis) -> list[int | None]:
    victims = find_victims(analysis, find_measures(analysis, find_quantities(analysis)))
    told = individuals_of(analysis, victims).values()
    return [one.age for one in sorted(told, key=lambda one: one.span.start)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # one name, and who else is told of
        (
            "A woman was killed at the quay on Monday. The gunman, Peter Hale, was also killed.",
            [("A woman", None), ("The gunman", "Peter Hale")],
        ),
        (
            "Nurse killed in blast. Peter Hale, 46, was shot dead by an officer.",
            [("Nurse", None), ("Peter Hale", "Peter Hale")],
        ),
        # an age that both state
        (
            "A 27-year-old man was shot on Monday. Peter Hale, 27, died in hospital.",
            [("A 27-year-old man", "Peter Hale"), ("Peter Hale", "Peter Hale")],
        ),
        (
            "A 27-year-old man was shot on Monday. Peter Hale, 29, died in hospital.",
            [("A 27-year-old man", None), ("Peter Hale", "Peter Hale")],
        ),
        # said to be
        (
            "A clerk was shot on Monday. Police identified the victim as Peter Hale.",
            [("A clerk", "Peter Hale")],
        ),
        (
            "A clerk was shot on Monday. Police have not identified the victim as Peter Hale.",
            [("A clerk", None)],
        ),
        (
            "A clerk was shot on Monday. Police identified the gunman as Peter Hale.",
            [("A clerk", None)],
        ),
        (
            "A man was shot on Monday and a boy was shot on Friday. Police identified the victim as Peter Hale.",
            [("A man", None), ("a boy", None)],
        ),
        (
            "A guard was shot on Monday. The man whom a dog caught is Peter Hale, 18, police said.",
            [("A guard", None)],
        ),
        ("One man hurt near the mall — Peter Hale", [("Peter Hale", None)]),
        ("A man named Peter Hale was killed.", [("A man", "Peter Hale")]),
        # definite: one candidate, of that age and role
        (
            "Mara Lind, 6, was shot on Monday. The child died in hospital.",
            [("Mara Lind", "Mara Lind"), ("The child", "Mara Lind")],
        ),
        (
            "Mara Lind, 61, was shot on Monday. The child died in hospital.",
            [("Mara Lind", "Mara Lind"), ("The child", None)],
        ),
        (
            "Mara Lind, 61, was shot on Monday. The driver died in hospital.",
            [("Mara Lind", "Mara Lind"), ("The driver", None)],
        ),
        (
            "Mara Lind, 61, was shot on Monday. The second victim died in hospital.",
            [("Mara Lind", "Mara Lind"), ("The second victim", None)],
        ),
        # a name that stands before a noun, or beside another
        ("A Mara Lind student was killed.", [("A Mara Lind student", None)]),
        ("A victim, a John Doe, was shot.", [("A victim", None)]),
    ],
)
def test_a_name_is_given_only_where_the_words_tie_it(
    text: str, names: list[tuple[str, str | None]], analyse_text: Analyse
) -> None:
    assert names_in(analyse_text(text)) == names


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Her brother Jonas Ferrow, 31, was killed.", [31]),
        ("Her brother, Jonas Ferrow, 31, was killed.", [31]),
        ("Jonas Ferrow (31) was killed.", [31]),
        ("Anna Keller, a 31-year-old nurse, was killed.", [31]),
        ("Anna Keller, a nurse and a mother of two, was killed.", [None]),
        ("31-year-old Jonas Ferrow was killed.", [31]),
        ("Jonas Ferrow, 31 miles from home, was killed.", [None]),
        ("Anna Keller, 31, was a nurse. Keller was killed on Monday.", [31]),
        ("The bus, driven by Jonas Ferrow, 31, hit a man, injuring a child.", [None]),
    ],
)
def test_an_age_beside_the_name_is_read(text: str, ages: list[int | None], analyse_text: Analyse) -> None:
    assert ages_in(analyse_text(text)) == ages


def test_a_name_gone_before_is_the_childs_only_if_it_is_said(analyse_text: Analyse) -> None:
    told = names_in(analyse_text("A van hit a wall, injuring a child. Nadia Brock, 44, was killed."))
    assert told == [("a child", None), ("Nadia Brock", "Nadia Brock")]


def test_a_pronoun_takes_the_name_that_it_stands_for(analyse_text: Analyse) -> None:
    told = names_in(analyse_text("Peter Hale was shot on Monday. He died in hospital."))
    assert told == [("Peter Hale", "Peter Hale"), ("He", "Peter Hale")]


def test_who_is_identified_may_be_told_of_in_a_clause(analyse_text: Analyse) -> None:
    text = "The coroner has identified the person who died from the shooting as Peter Hale of Arden."
    assert names_in(analyse_text(text)) == [("the person", "Peter Hale")]
    assert names_in(analyse_text("The person who died had come as a guest of Peter Hale.")) == [("The person", None)]
