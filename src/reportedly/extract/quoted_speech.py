"""Whose quoted words are: one speaker each, who goes on speaking until somebody else does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extract.mentions import Attribution
from reportedly.extract.quotations import MARKS, Quotation, is_direct
from reportedly.records import Analysis


def one_speaker_each(analysis: Analysis, found: list[Attribution]) -> list[Attribution]:
    """A quotation between two cues, with a cue right after it, is that cue's: the other one goes without it."""
    owners: dict[tuple[int, int], list[Attribution]] = {}
    for attribution in found:
        for piece in attribution.content:
            owners.setdefault(piece, []).append(attribution)
    out = []
    for attribution in found:
        kept = tuple(
            (first, last)
            for first, last in attribution.content
            if attribution.cue > first
            or analysis.tokens[first].text not in MARKS
            or len(attribution.content) == 1
            or not any(other.cue >= last for other in owners[first, last])
        )
        if kept == attribution.content:
            out.append(attribution)
        elif kept:
            out.append(replace(attribution, content=kept, evidence=analysis.span(*kept[0])))
    return out


def to_the_end(analysis: Analysis, quotations: Sequence[Quotation], found: list[Attribution]) -> list[Attribution]:
    """What begins a closed quotation goes on to its end, or to where the next that is said in it begins."""
    starts = {start: q for q in quotations if q.closed for start in (q.first, q.first + 1)}
    begun = sorted(first for attribution in found for first, _ in attribution.content)
    out = []
    for attribution in found:
        content = []
        for first, last in attribution.content:
            quotation = starts.get(first)
            end = quotation.last - 1 if quotation is not None and is_direct(analysis, quotation) else last
            following = next((start for start in begun if start >= last), end)
            content.append((first, max(last, min(end, following))))
        whole = tuple(content)
        out.append(attribution if whole == attribution.content else replace(attribution, content=whole))
    return out


def continued(analysis: Analysis, quotations: Sequence[Quotation], found: list[Attribution]) -> Iterator[Attribution]:
    """Quotations that nobody took: they go on for the speaker of the one before them, in order."""
    taken = {i for attribution in found for first, last in attribution.content for i in range(first, last)}
    # what was said may run on after the mark: “They came at dawn” in the north, he said
    direct = {first: a for a in found for first, _ in a.content if analysis.tokens[first].text in MARKS}
    latest: Attribution | None = None
    latest_place: Quotation | None = None
    for quotation in quotations:
        if quotation.first in direct:
            latest, latest_place = direct[quotation.first], quotation
        elif quotation.first in taken or not is_direct(analysis, quotation):
            continue
        elif latest is not None and latest_place is not None and _goes_on(analysis, latest, latest_place, quotation):
            latest = replace(
                latest,
                content=((quotation.first, quotation.last),),
                evidence=analysis.span(quotation.first, quotation.last),
                rule="quote.continued",
            )
            latest_place = quotation
            yield latest


def _goes_on(analysis: Analysis, latest: Attribution, place: Quotation, quotation: Quotation) -> bool:
    """Whether no other words than the cue's sentence stand between the two quotations, or one paragraph mark."""
    if quotation.passage == place.passage:
        start = analysis.sentence_of(latest.cue).last if latest.cue > place.last - 1 else place.last
        return quotation.first - max(start, place.last) <= 3
    if quotation.passage == place.passage + 1 and not place.closed:
        return True
    return (
        quotation.passage == place.passage + 1
        and quotation.first - _passage_start(analysis, quotation) == 0
        and _fills_passage(analysis, quotation)
    )


def _passage_start(analysis: Analysis, quotation: Quotation) -> int:
    number = analysis.tokens[quotation.first].sentence
    while number and analysis.sentences[number - 1].passage == quotation.passage:
        number -= 1
    return analysis.sentences[number].first


def _fills_passage(analysis: Analysis, quotation: Quotation) -> bool:
    return quotation.last >= len(analysis.tokens) or analysis.sentence_of(quotation.last).passage != (quotation.passage)
