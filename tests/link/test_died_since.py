"""Who was hurt and has died since, as one answer to how many were hurt."""

from __future__ import annotations

import pytest

from reportedly.link.policies import consolidate
from reportedly.records import Consolidated, Individual, Reading, Span
from tests.link.made import linked, together, told


def _person(report: str, predicate: str, name: str | None = None, age: int | None = None, sex: str = "male") -> Reading:
    words = name or ("a man" if sex == "male" else "a woman")
    someone = Individual(Span(0, len(words), words), name, age, sex)
    return told(report, words, predicate=predicate, person=someone, text=f"{words} was {predicate} in {report}.")


def _wounded(*readings: Reading) -> Consolidated:
    found = linked(*readings)
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    of = {name: [a for a in found.answers if claims[a.claim].predicate == name] for name in ("wounded", "killed")}
    return consolidate("majority-of-originators", of["wounded"], claims, deaths=of["killed"])


JO_HURT = _person("morning", "wounded", "Jo Park", 41)
HURT = _person("morning", "wounded")
DEAD = _person("evening", "killed")


@pytest.mark.parametrize(
    ("readings", "hurt"),
    [
        ([JO_HURT, _person("evening", "killed", "Jo Park")], None),
        ([JO_HURT, _person("evening", "killed", None, 41)], None),
        ([JO_HURT, _person("evening", "killed", "Al Reyes", 41)], 1),
        ([JO_HURT, _person("evening", "killed", None, 30)], 1),
        ([JO_HURT, _person("evening", "killed", None, 41, "female")], 1),
        ([HURT, DEAD], None),
        ([HURT, told("evening", "1")], None),
        ([HURT, told("evening", "0")], 1),
        ([HURT, told("evening", "2")], 1),
        ([HURT, _person("evening", "killed", sex="female")], 1),
        ([told("morning", "3", predicate="wounded"), DEAD], 3),
        ([*together(HURT, told("morning", "1", text="1 died there."))], 1),
        ([HURT, *together(_person("evening", "wounded"), told("evening", "1", text="1 died there."))], 1),
        ([HURT], 1),
    ],
    ids=[
        "one name",
        "one age and sex",
        "another name",
        "another age",
        "another sex",
        "nothing tells them apart",
        "a death of nobody described",
        "nobody died",
        "two deaths, of which none is described",
        "described as another",
        "three hurt are no single person",
        "its own report tells of a death beside",
        "another report tells of both",
        "no death",
    ],
)
def test_a_hurt_person_who_has_died_since_is_counted_among_the_dead_only(
    readings: list[Reading], hurt: int | None
) -> None:
    assert _wounded(*readings).high == hurt


def test_the_claim_that_is_out_of_date_is_left_out_with_the_reason() -> None:
    (left,) = _wounded(HURT, DEAD).left_out
    assert left.claim == HURT.claims[0].id
    assert "death" in left.reason
