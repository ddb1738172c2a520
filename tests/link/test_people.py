"""Single persons across reports: together by a stated name, never by a guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.individual_records import KnownPerson
from reportedly.link.people import people_of
from reportedly.records import Claim, ClaimKind, Individual, Modifier, Quantity, Span, StoredClaim


def told(
    report: str,
    name: str | None,
    age: int | None = None,
    *,
    predicate: str = "killed",
    at: int = 0,
    day: int = 2,
    part_of: str | None = None,
) -> StoredClaim:
    """A claim of a report that tells of one person."""
    words = Span(at, at + 5, "words")
    claim = Claim(
        id=f"{report} {predicate} {at}",
        kind=ClaimKind.FIGURE,
        evidence=(words,),
        predicate=predicate,
        quantity=Quantity(words, 1, 1, 1, Modifier.EXACT),
        subset_of=part_of,
        individuals=(Individual(words, name, age, None),),
    )
    return StoredClaim(claim, report, "0" * 64, report.title(), None, None, date(2026, 3, day), None)


def groups(*stored: StoredClaim) -> list[set[str]]:
    """Which claims tell of one person."""
    return [{telling.stored.claim.id for telling in one.tellings} for one in people_of("the flood", stored)]


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("Ana Orr", 25), ("Ana Orr", 25), True),
        (("Ana Orr", 25), ("ANA ÓRR", None), True),  # case, accents
        (("Ana Orr", None), ("Dr. Ana Orr", None), True),  # a title
        (("Ana Orr", 25), ("Ana Orr", 26), False),  # both state an age
        (("Ana Orr", None), ("Ana Maria Orr", None), False),  # no guess
        (("Orr", 25), ("Orr", 25), False),  # a word alone is too often a family's
        ((None, 25), (None, 25), False),
        (("Ana Orr", 25), (None, 25), False),
    ],
)
def test_two_reports(
    one: tuple[str | None, int | None], other: tuple[str | None, int | None], *, together: bool
) -> None:
    assert len(groups(told("a", *one), told("b", *other))) == (1 if together else 2)


def test_within_one_report_a_word_is_enough_and_no_name_is_not() -> None:
    assert len(groups(told("a", "Orr"), told("a", "Orr", predicate="shot", at=9))) == 1
    assert len(groups(told("a", None, 25), told("a", None, 25, predicate="shot", at=9))) == 2


def test_where_two_ages_are_stated_a_report_without_one_is_of_neither() -> None:
    stored = [told("a", "Ana Orr", 25), told("b", "Ana Orr", 26), told("c", "Ana Orr"), told("d", "Ana Orr", 25)]
    assert groups(*stored) == [{"a killed 0", "d killed 0"}, {"b killed 0"}, {"c killed 0"}]


def test_a_person_has_all_that_is_stated_and_what_befell_them() -> None:
    (person,) = people_of(
        "the flood",
        [told("b", "ANA ORR", 25, day=3), told("a", "Ana Orr"), told("a", "Ana Orr", predicate="shot", at=9)],
    )
    assert (person.names, person.ages, person.predicates) == (("Ana Orr", "ANA ORR"), (25,), ("killed", "shot"))
    assert [telling.stored.report_id for telling in person.tellings] == ["a", "a", "b"]  # by day


def test_a_person_is_part_of_the_count_that_the_words_name_and_of_totals() -> None:
    part = told("a", "Ana Orr", part_of="twelve people")
    other = told("a", "Ben Orr", at=20)
    both = (*part.claim.individuals, *other.claim.individuals)
    total = replace(part, claim=replace(part.claim, id="total", individuals=both, subset_of=None))
    ana, ben = people_of("the flood", [part, other, total])
    assert [telling.figures for telling in ana.tellings] == [("twelve people", "total")]
    assert [telling.figures for telling in ben.tellings] == [("total",)]
    (alone, _) = people_of("the flood", [total])  # nobody tells of them one by one
    assert [telling.stored.claim.id for telling in alone.tellings] == ["total"]


@given(
    st.lists(
        st.builds(
            told,
            st.sampled_from("abc"),
            st.sampled_from(["Ana Orr", "ana órr", "Orr", "Ben Ley", None]),
            st.sampled_from([25, 26, None]),
            at=st.integers(0, 3).map(lambda n: n * 10),
        ),
        max_size=8,
        unique_by=lambda row: row.claim.id,
    ),
    st.randoms(),
)
def test_order_changes_nothing_and_nobody_is_lost_or_told_of_twice(stored: list[StoredClaim], random: object) -> None:
    people = people_of("the flood", stored)
    shuffled = list(stored)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert people_of("the flood", shuffled) == people
    assert sorted(claim for group in map(_claims, people) for claim in group) == sorted(row.claim.id for row in stored)
    assert len({person.id for person in people}) == len(people)
    for person in people:
        assert len(person.ages) <= 1


def _claims(person: KnownPerson) -> list[str]:
    return [telling.stored.claim.id for telling in person.tellings]
