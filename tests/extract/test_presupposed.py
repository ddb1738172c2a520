"""What a sentence takes for known is no source's claim, and what it says is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.extract.assemble import read_claims
from reportedly.extract.gazetteer import load_gazetteer
from reportedly.records import Analysis, ClaimKind

Analyse = Callable[..., Analysis]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Police say that Bo Lind drove the van in the raid that left 17 people dead.", {None}),
        ("Officials said that they held the planners of a raid that killed 12 people and wounded 30 others.", {None}),
        ("The mayor said that he would meet them to discuss a raid that left 17 people dead.", {None}),
        ("Prosecutors say that the blaze that killed nine people was arson.", {None}),
        # near misses: the raid is the news itself; the source is named afterwards; a verb of its own; quoted; a comma
        ("Police said that gunmen stormed a market in a raid that killed 12 people.", {"Police"}),
        ("Bo Lind drove the van in the raid that left 17 people dead, police said.", {"police"}),
        ("Officials said that the wave that hit Orvane killed 40 people.", {"Officials"}),
        ("“Today we mourn the raid that killed 12 people,” Bo Lind said.", {"Bo Lind"}),
        ("Officials said that a bus hit the wall, a crash that killed 12 people.", {"Officials"}),
    ],
)
def test_whose_a_figure_in_a_relative_clause_is(text: str, sources: set[str | None], analyse_text: Analyse) -> None:
    claims = read_claims(analyse_text(text), load_gazetteer()).claims
    counts = [c for c in claims if c.kind is ClaimKind.FIGURE and c.predicate in {"killed", "wounded"}]
    assert {claim.attribution[0].name for claim in counts} == sources
