"""A claim's words in their surroundings: what stands beside a figure wherever it is shown."""

from __future__ import annotations

from reportedly.desk.records import Quote
from reportedly.records import Claim, Span

AROUND = 160
"""Code points of context on each side, at most: about two lines at a reading measure."""

_FARTHEST = 240
"""Code points between the words that say it and the number, at most, for the quote to reach over both."""


def quote_of(claim: Claim, text: str, around: int = AROUND) -> Quote:
    """The words of ``claim`` in ``text``, the text of the report that it was read in.

    The quote is the first evidence; where the number stands beside it in the same paragraph, it reaches over both.
    """
    if not claim.evidence:
        return Quote("", "", "", 0, 0)
    span = claim.quantity.span if claim.quantity is not None else None
    start, end = _with_number(claim.evidence[0], span, text)
    inside = span is not None and start <= span.start and span.end <= end
    figure = (span.start - start, span.end - start) if span is not None and inside else None
    first, cut_before = _back(text, start, around)
    last, cut_after = _forth(text, end, around)
    return Quote(text[first:start], text[start:end], text[end:last], start, end, figure, cut_before, cut_after)


def _with_number(said: Span, number: Span | None, text: str) -> tuple[int, int]:
    if number is None:
        return said.start, said.end
    start, end = min(said.start, number.start), max(said.end, number.end)
    apart = (end - start) - (said.end - said.start)
    if apart > _FARTHEST or "\n" in text[start : said.start] or "\n" in text[said.end : end]:
        return said.start, said.end
    return start, end


def _back(text: str, start: int, around: int) -> tuple[int, bool]:
    """Where the context before begins, and whether its paragraph began earlier."""
    line = text.rfind("\n", 0, start) + 1
    if start - line <= around:
        return line, False
    space = text.find(" ", start - around, start)
    return (space + 1 if space >= 0 else start), True


def _forth(text: str, end: int, around: int) -> tuple[int, bool]:
    """Where the context after ends, and whether its paragraph goes on."""
    line = text.find("\n", end)
    line = len(text) if line < 0 else line
    if line - end <= around:
        return line, False
    space = text.rfind(" ", end, end + around)
    return (space if space >= 0 else end), True
