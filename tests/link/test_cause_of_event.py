"""What happened, of all that is said to have brought harm."""

from __future__ import annotations

import pytest

from reportedly.extract.causes import CauseRow
from reportedly.extract.tables import load_table
from reportedly.link.causes import _BRINGS, cause_among


@pytest.mark.parametrize(
    ("causes", "cause"),
    [
        (["collapse", "collapse", "earthquake"], "earthquake"),
        (["shooting", "shooting", "fire"], "shooting"),
        (["collapse"], "collapse"),
        (["flood", "storm", None], "storm"),
        ([None], None),
        (["stabbing", "shooting"], "shooting"),
    ],
)
def test_what_brought_the_others_is_what_happened(causes: list[str | None], cause: str | None) -> None:
    assert cause_among(causes) == cause
    assert cause_among(reversed(causes)) == cause


def test_all_names_are_causes_that_claims_have() -> None:
    known = {row.id for row in load_table("causes.toml", "cause", CauseRow)}
    assert known >= _BRINGS.keys() | {name for brought in _BRINGS.values() for name in brought}
