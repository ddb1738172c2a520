"""A report's text without names, and where its words stand in what is left: pages mark words, so offsets move along."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from reportedly.desk.records import Quote
from reportedly.publish.exports.blotting import Blot, in_brackets
from reportedly.records import Span


class WithheldText:
    """One report's text with labels in place of names. ``text`` is what is left; offsets in it are code points."""

    def __init__(self, text: str, blot: Blot) -> None:
        self._read, self._blot = text, blot
        self._ends: list[int] = []  # of the names, in the text as it was read
        self._hits: list[tuple[int, int, int, int]] = []  # a name's start and end, its label's start and end
        pieces, read, left = [], 0, 0
        for start, end, label in blot.hits(text):
            piece = in_brackets(label)
            left += start - read
            self._hits.append((start, end, left, left + len(piece)))
            self._ends.append(end)
            pieces += [text[read:start], piece]
            read, left = end, left + len(piece)
        self.text = "".join([*pieces, text[read:]])

    def moved(self, span: Span) -> Span:
        """The same words in what is left; a name that they cut through is the whole label.

        Words that a span gives without their standing there are blotted by themselves.
        """
        start, end = self._between(span.start, span.end)
        is_read = self._read[span.start : span.end] == span.text
        return Span(start, end, self.text[start:end] if is_read else self._blot.text(span.text))

    def quote(self, quote: Quote) -> Quote:
        """A quote of this report, with its surroundings."""
        start, end = self._between(quote.start, quote.end)
        first, last = self._start(quote.start - len(quote.before)), self._end(quote.end + len(quote.after))
        figure = None
        if quote.figure is not None:
            low, high = self._between(quote.start + quote.figure[0], quote.start + quote.figure[1])
            figure = (low - start, high - start)
        return replace(
            quote,
            before=self.text[first:start],
            words=self.text[start:end],
            after=self.text[end:last],
            start=start,
            end=end,
            figure=figure,
        )

    def _between(self, start: int, end: int) -> tuple[int, int]:
        first = self._start(start)
        return first, first if start == end else self._end(end)

    def _start(self, at: int) -> int:
        """Where a stretch begins that began at a code point of the text as it was read."""
        return self._place(at, 2)

    def _end(self, at: int) -> int:
        return self._place(at, 3)

    def _place(self, at: int, side: int) -> int:
        number = bisect_right(self._ends, at)  # of the names that end there or before
        if number < len(self._hits) and self._hits[number][0] < at:
            return self._hits[number][side]  # within a name
        return at + (self._hits[number - 1][3] - self._hits[number - 1][1] if number else 0)
