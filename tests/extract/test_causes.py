"""How people came to harm."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

import pytest

from reportedly.extract.causes import CauseRow, cause_of
from reportedly.extract.measures import find_measures
from reportedly.extract.quantities import find_quantities
from reportedly.extract.tables import load_table
from reportedly.records import Analysis

Analyse = Callable[..., Analysis]


def _causes(analysis: Analysis) -> list[str | None]:
    measures = find_measures(analysis, find_quantities(analysis))
    return [cause_of(analysis, m.predicate, m.trigger, m.head) for m in measures]


@pytest.mark.parametrize("row", load_table("causes.toml", "cause", CauseRow), ids=attrgetter("id"))
def test_every_row_names_the_cause_of_its_example_only(row: CauseRow, analyse_text: Analyse) -> None:
    assert row.id in _causes(analyse_text(row.example))
    assert row.id not in _causes(analyse_text(row.near_miss))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("A bus plunged into a ravine, killing nine people.", "road crash"),
        ("The death toll from the earthquake has risen to 149.", "earthquake"),
        ("The quake death toll rose to 40.", "earthquake"),
        ("Nine people were killed and 40 wounded in clashes with police.", "fighting"),
        ("Two women were shot dead by police.", "shooting"),
        ("A suicide bomber killed 70 worshippers.", "bombing"),
        ("The army said 12 soldiers were killed in a rebel mortar attack.", "shelling"),
        ("At least 82 people were killed when warplanes struck a funeral hall.", "air strike"),
        ("Nine people were killed, the fire chief said.", None),
        ("The earthquake centre said nine people were killed.", None),
        ("Nine people were arrested after the shooting.", None),
    ],
)
def test_the_clause_names_it(text: str, cause: str | None, analyse_text: Analyse) -> None:
    assert next(iter(_causes(analyse_text(text))), None) == cause
