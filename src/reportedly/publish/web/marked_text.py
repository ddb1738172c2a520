"""A report's text with the words of its claims marked, as HTML; and quotes with their figure marked.

The text is cut wherever a claim or a number begins or ends, and each piece says which claims it belongs to: marks may
nest and overlap as they like, and the HTML never does. Offsets are code points, as everywhere; nothing here counts
anything else. All text passes through `visible` and is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from reportedly.publish.words import visible
from reportedly.records import Claim, Dropped, Report, Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its HTML, the numbers of the claims whose words end in it, and why it was left out, if it was."""

    html: Markup
    notes: tuple[int, ...] = ()
    left_out: str = ""
    length: int = 0


def marked_paragraphs(
    report: Report, numbered: Sequence[tuple[int, Claim]], dropped: Iterable[Dropped] = ()
) -> list[Paragraph]:
    """The report's paragraphs in order, blank lines left out.

    Args:
        report: The version that the claims were read in.
        numbered: Its claims to mark, with the numbers of their notes.
        dropped: Passages that were not read; those that fill a paragraph are told apart, with their reason.
    """
    furniture = sorted((gap.span.start, gap.span.end, gap.reason) for gap in dropped)
    done: list[Paragraph] = []
    for start, end in _lines(report.text):
        reason = next((why for first, last, why in furniture if first <= start and end <= last), "")
        here = [(number, claim) for number, claim in numbered if _touches(claim, start, end)]
        html = Markup("").join(_pieces(report.text, start, end, here))
        notes = tuple(number for number, claim in here if start < claim.evidence[0].end <= end)
        if reason and done and done[-1].left_out == reason:
            before = done[-1]
            html = before.html + Markup("<br>") + html
            done[-1] = Paragraph(html, (*before.notes, *notes), reason, before.length + end - start)
            continue
        done.append(Paragraph(html, notes, reason, end - start))
    return done


def marked_words(words: str, marks: Iterable[tuple[int, int]]) -> Markup:
    """``words`` with half-open stretches of it marked; stretches that touch or overlap are one."""
    out, here = Markup(""), 0
    for start, end in _joined(marks):
        first, last = max(start, here), min(end, len(words))
        if first < last:
            out += _text(words[here:first]) + Markup("<mark>{}</mark>").format(visible(words[first:last]))
            here = last
    return out + _text(words[here:])


def _joined(marks: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    open_: tuple[int, int] | None = None
    for start, end in sorted(marks):
        if open_ is not None and start <= open_[1]:
            open_ = (open_[0], max(open_[1], end))
            continue
        if open_ is not None:
            yield open_
        open_ = (start, end)
    if open_ is not None:
        yield open_


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that hold more than white space, without it at either end."""
    at = 0
    for line in text.split("\n"):
        inner = line.strip()
        if inner:
            start = at + line.index(inner)
            yield start, start + len(inner)
        at += len(line) + 1


def _touches(claim: Claim, start: int, end: int) -> bool:
    return any(span.start < end and span.end > start for span in claim.evidence)


def _pieces(text: str, start: int, end: int, here: Sequence[tuple[int, Claim]]) -> Iterator[Markup]:
    """The code points ``start`` up to ``end``, cut at every border of a mark."""
    numbers = [claim.quantity.span for _, claim in here if claim.quantity is not None]
    spans = [*numbers, *(span for _, claim in here for span in claim.evidence)]
    cuts = sorted({start, end, *(min(max(at, start), end) for span in spans for at in (span.start, span.end))})
    begun: set[int] = set()
    for first, last in pairwise(cuts):
        covering = {n: claim for n, claim in here if any(_covers(span, first, last) for span in claim.evidence)}
        piece = _text(text[first:last])
        if covering:
            is_number = any(_covers(span, first, last) for span in numbers)
            piece = _piece(piece, covering, is_number=is_number)
        for number, claim in covering.items():
            if number not in begun and claim.evidence[0].start == first:
                begun.add(number)
                piece = Markup('<span id="{}" class="at">{}</span>').format(claim.id, piece)
        yield piece
        for number, claim in here:
            if claim.evidence[0].end == last:
                yield Markup('<a class="n" href="#note-{0}" aria-label="note {0}">{0}</a>').format(number)


def _piece(piece: Markup, covering: Mapping[int, Claim], *, is_number: bool) -> Markup:
    kinds = " ".join(dict.fromkeys(claim.kind[0] for claim in covering.values()))
    html = Markup('<span class="m {}" data-c="{}">{}</span>')
    inner = Markup("<mark>{}</mark>").format(piece) if is_number else piece
    return html.format(kinds, " ".join(map(str, covering)), inner)


def _covers(span: Span, first: int, last: int) -> bool:
    return span.start <= first and last <= span.end


def _text(words: str) -> Markup:
    return escape(visible(words))
