"""What is counted, and whether it is people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from operator import attrgetter

import pytest

from reportedly.extract.nouns import UNKNOWN, NounClass, is_age_noun, is_person, may_be_people, noun_class
from reportedly.extract.tables import load_table
from reportedly.records import Analysis, Token

Analyse = Callable[..., Analysis]

NOUNS = load_table("nouns.toml", "noun", NounClass)


@pytest.mark.parametrize("row", NOUNS, ids=attrgetter("id"))
def test_every_class_is_found_in_its_example_and_not_in_its_near_miss(row: NounClass, analyse_text: Analyse) -> None:
    assert row.id in {noun_class(token).id for token in analyse_text(row.example).tokens}
    assert row.id not in {noun_class(token).id for token in analyse_text(row.near_miss).tokens}


def test_no_noun_is_in_two_classes() -> None:
    times = Counter(lemma for row in NOUNS for lemma in row.lemmas)
    assert [lemma for lemma, count in times.items() if count > 1] == []


def test_the_table_agrees_with_itself() -> None:
    for row in NOUNS:
        assert row.sex in {None, "male", "female"}, row.id
        assert row.person or not (row.sex or row.young), row.id
        assert all(lemma == lemma.lower().strip() for lemma in row.lemmas), row.id


def _token(word: str, *, lemma: str | None = None, tag: str = "NN") -> Token:
    return Token(0, 0, len(word), word, word.lower(), lemma or word, tag, "NOUN", "ROOT", 0, "", False, 0)


@pytest.mark.parametrize(
    ("word", "lemma", "expected"),
    [
        ("soldiers", "soldier", "soldiers"),
        ("soldiers", "soldiers", "soldiers"),  # the lemmatizer leaves some plurals as they are
        ("families", "families", "groups"),
        ("Troops", "troop", "soldiers"),
        ("tribesmen", "tribesmen", "people"),  # by its ending
        ("anvils", "anvil", "other"),
    ],
)
def test_the_class_of_a_noun(word: str, lemma: str, expected: str) -> None:
    assert noun_class(_token(word, lemma=lemma)).id == expected


@pytest.mark.parametrize(
    ("text", "word", "person"),
    [
        ("He fell.", "He", True),
        ("The boy who fell is well.", "who", True),
        ("Ann Lee fell.", "Lee", True),
        ("A 14-year-old was hurt.", "old", True),
        ("The old bridge fell.", "old", False),
        ("The bridge fell.", "bridge", False),
        ("Two houses fell.", "houses", False),
    ],
)
def test_is_a_person(text: str, word: str, person: bool, analyse_text: Analyse) -> None:
    analysis = analyse_text(text)
    i = next(token.i for token in analysis.tokens if token.text == word)
    assert is_person(analysis, i) is person


def test_an_age_that_describes_a_noun_is_no_person_itself(analyse_text: Analyse) -> None:
    analysis = analyse_text("A 14-year-old boy fell.")
    assert not any(is_age_noun(analysis, token.i) for token in analysis.tokens)


@pytest.mark.parametrize(
    ("text", "word", "may"), [("Twelve were killed.", "Twelve", True), ("Two bridges fell.", "bridges", False)]
)
def test_what_a_count_may_be_of(text: str, word: str, may: bool, analyse_text: Analyse) -> None:
    analysis = analyse_text(text)
    i = next(token.i for token in analysis.tokens if token.text == word)
    assert may_be_people(analysis, i) is may


def test_what_the_table_does_not_know_is_not_people() -> None:
    assert not UNKNOWN.person
