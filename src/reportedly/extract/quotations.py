"""Quoted words: pairs of quotation marks, matched within each paragraph.

A paragraph that opens a quotation and does not close it goes on in the next one if that opens with a mark again, as
printers do with long quotations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from reportedly.records import Analysis

OPENING = frozenset({"“", "„", "«"})
CLOSING = frozenset({"”", "»"})
STRAIGHT = frozenset({'"', "``", "''"})
MARKS = OPENING | CLOSING | STRAIGHT


@dataclass(frozen=True, slots=True)
class Quotation:
    """Token range of quoted words, marks included. ``closed`` is false where the next paragraph goes on with it."""

    first: int
    last: int
    passage: int
    closed: bool


def find_quotations(analysis: Analysis) -> tuple[Quotation, ...]:
    """The quotations of the report in order; they do not overlap."""
    return tuple(
        quotation
        for passage, first, last in _passages(analysis)
        for quotation in _in_passage(analysis, passage, first, last)
    )


def _passages(analysis: Analysis) -> Iterator[tuple[int, int, int]]:
    for passage, sentences in groupby(analysis.sentences, key=attrgetter("passage")):
        inside = list(sentences)
        yield passage, inside[0].first, inside[-1].last


def _in_passage(analysis: Analysis, passage: int, first: int, last: int) -> Iterator[Quotation]:
    opened: int | None = None
    for i in range(first, last):
        text = analysis.tokens[i].text
        if text not in MARKS:
            continue
        if opened is None:
            if text in OPENING or (text in STRAIGHT and _opens(analysis, i)):
                opened = i
        elif text in CLOSING or (text in STRAIGHT and not _opens(analysis, i)):
            if i > opened + 1:
                yield Quotation(opened, i + 1, passage, closed=True)
            opened = None
        else:  # a mark that opens again: the first was never closed
            opened = i
    if opened is not None and last - opened > 3:
        yield Quotation(opened, last, passage, closed=False)


def _opens(analysis: Analysis, i: int) -> bool:
    """Whether a straight mark stands before a word, with a space or nothing before it."""
    text, token = analysis.report.text, analysis.tokens[i]
    before = text[token.start - 1 : token.start]
    after = text[token.end : token.end + 1]
    if not before or before.isspace() or before in "([—–-":
        return bool(after) and not after.isspace()
    return False


def is_direct(analysis: Analysis, quotation: Quotation) -> bool:
    """Whether it is speech, and not a word or two that the writer borrows."""
    inner = analysis.tokens[quotation.first + 1 : quotation.last - 1]
    return len(inner) >= 4 or any(token.tag in {"VBD", "VBZ", "VBP", "MD", "."} for token in inner)
