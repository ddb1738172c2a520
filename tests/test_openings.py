"""What a report without a headline is called by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.openings import by_opening, opening_of


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Dam bursts in Belm\n\nNine people died.", "Dam bursts in Belm"),
        ("\n  \nA ferry sank off Arden with more than ninety aboard.", "A ferry sank off Arden with more than …"),
        ("ARDEN, March 2 (Reuters) - A ferry sank.", "A ferry sank."),
        ("ARDEN, March 2, 2026 (Belm Post) — A ferry sank.", "A ferry sank."),
        ("ARDEN, March 2 /Ulpress/. A ferry sank.", "A ferry sank."),
        ("ST. ANNE’S (AP) -- A ferry sank.", "A ferry sank."),
        ("LIVE: A ferry sinks - police", "LIVE: A ferry sinks - police"),
        ("Arden - A ferry sank.", "Arden - A ferry sank."),
        ("ARDEN, March 2 (Reuters) -\nA ferry sank.", "ARDEN, March 2 (Reuters) -"),
        ("Extraordinarily disproportionate countermeasures", "Extraordinarily disproportionate …"),
        ("a" * 100, "a" * 45 + " …"),
        ("", ""),
    ],
)
def test_the_first_words_of_the_first_line_after_a_date_line(text: str, opening: str) -> None:
    assert opening_of(text) == opening


@given(st.text())
def test_no_text_breaks_it_and_it_stays_short_on_one_line(text: str) -> None:
    opening = opening_of(text)
    assert len(by_opening(opening)) <= 60
    assert len(opening.splitlines()) < 2
