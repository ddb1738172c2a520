"""A report's text with the words of its claims marked, and a note for each claim below the paragraph that it ends in.

In colour the words are coloured and a raised number follows them; without colour they stand in brackets: "[at least 40
people were killed](1)". The number leads to the note either way, so colour never carries meaning alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rich.padding import Padding
from rich.text import Text

from reportedly.publish.tables import in_text_order
from reportedly.publish.words import in_short, visible
from reportedly.records import Claim, ClaimKind, Report, Span

STYLES = {ClaimKind.FIGURE: "bold yellow", ClaimKind.EVENT: "cyan", ClaimKind.STATEMENT: "green"}
"""Where claims overlap, the first kind of this table that covers a word colours it."""

_RAISED = str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹˒")
_LINE = re.compile(r"[^\n]*\n?")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that one or more claims stand in, with the numbers of their notes."""

    start: int
    end: int
    numbers: tuple[int, ...]
    kinds: tuple[ClaimKind, ...]


def marked_report(
    report: Report, claims: Sequence[Claim], *, colour: bool, only: str | None = None
) -> Iterator[Text | Padding]:
    """The report, line by line, furniture left out with a note; ``only`` keeps to one claim's lines and their notes.

    Args:
        report: The version that the claims were read in.
        claims: Its claims; notes are numbered in the order of the text, from 1.
        colour: Whether the terminal shows colour.
        only: The id of a claim: other claims are not marked, and lines without it are not shown.
    """
    numbered = list(enumerate(in_text_order(claims), 1))
    if only is not None:
        numbered = [(number, claim) for number, claim in numbered if claim.id == only]
    marks = find_marks(numbered)
    left_out = sorted((gap.span.start, gap.span.end, gap.reason) for gap in report.furniture)
    for start, end, reason in _pieces(len(report.text), left_out):
        if reason:
            if only is None:
                yield Text(f"[left out, {end - start:,} characters: {visible(reason)}]", style="dim")
            continue
        for first, last in _lines(report.text, start, end):
            if only is None or any(mark.start < last and mark.end > first for mark in marks):
                yield _marked_line(report.text, first, last, marks, colour=colour)
            for number, claim in numbered:
                if first < claim.evidence[0].end <= last:
                    yield Padding(Text(f"[{number}: {in_short(claim)}]", style="dim"), (0, 0, 0, 4), expand=False)


def find_marks(numbered: Sequence[tuple[int, Claim]]) -> list[Mark]:
    """One mark for each stretch of evidence, in text order, the longer first where two begin together."""
    found: dict[tuple[int, int], Mark] = {}
    for number, claim in numbered:
        for span in _outermost(claim.evidence):
            mark = found.get((span.start, span.end), Mark(span.start, span.end, (), ()))
            found[span.start, span.end] = replace(
                mark, numbers=(*mark.numbers, number), kinds=(*mark.kinds, claim.kind)
            )
    return sorted(found.values(), key=lambda mark: (mark.start, -mark.end))


def _outermost(spans: Sequence[Span]) -> Iterator[Span]:
    """Without those that stand inside another: one mark says it."""
    for span in dict.fromkeys(spans):
        if not any(other.start <= span.start and span.end <= other.end for other in spans if other != span):
            yield span


def _pieces(length: int, left_out: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The text in order: pieces of the story with the reason "", and pieces left out with theirs."""
    here = 0
    for start, end, reason in left_out:
        if start > here:
            yield here, start, ""
        if end > here:
            yield max(start, here), end, reason
        here = max(here, end)
    if here < length:
        yield here, length, ""


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text, start, end):
        if match.end() > match.start():
            yield match.start(), match.end()


def _marked_line(text: str, first: int, last: int, marks: Sequence[Mark], *, colour: bool) -> Text:
    """The code points ``first`` up to ``last``; a mark that began before opens here again."""
    here = [mark for mark in marks if mark.start < last and mark.end > first]
    cuts = sorted({first, last, *(min(max(at, first), last) for mark in here for at in (mark.start, mark.end))})
    content_end = first + len(text[first:last].removesuffix("\n").removesuffix("\r"))
    line = Text()
    for start, end in pairwise(cuts):
        covering = [mark for mark in here if mark.start < end and mark.end > start]
        if not colour:
            line.append("[" * sum(max(mark.start, first) == start for mark in here))
        line.append(visible(text[start : min(end, content_end)]), style=_style(covering) if colour else "")
        for mark in reversed(here):
            if min(mark.end, last) == end:
                line.append(_closing(mark, ends=mark.end <= last, colour=colour), style="dim" if colour else "")
    return line


def _closing(mark: Mark, *, ends: bool, colour: bool) -> str:
    numbers = ",".join(map(str, mark.numbers))
    if colour:
        return numbers.translate(_RAISED) if ends else ""
    return f"]({numbers})" if ends else "]…"


def _style(covering: Sequence[Mark]) -> str:
    kinds = {kind for mark in covering for kind in mark.kinds}
    return next((style for kind, style in STYLES.items() if kind in kinds), "")
