"""Pairs of quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.extract.quotations import find_quotations
from reportedly.records import Analysis


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We lost it,” she said. “All of it.”", ["“We lost it,”", "“All of it.”"]),
        ('"We lost it," she said. "All of it."', ['"We lost it,"', '"All of it."']),
        ('The "safe" road was shut.', ['"safe"']),
        ("“It went on.\n\n“And on.” He sighed.", ["“It went on.", "“And on.”"]),
        ('The pipe was 12" wide.', []),
    ],
)
def test_marks_pair_within_their_paragraph(text: str, quoted: list[str], analyse_text: Callable[..., Analysis]) -> None:
    analysis = analyse_text(text)
    assert [analysis.span(q.first, q.last).text for q in find_quotations(analysis)] == quoted
