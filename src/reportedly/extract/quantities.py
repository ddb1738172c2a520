"""Find the numbers of a report: counts, ranks and shares, each with the bounds that its words state.

In order: read every number of a sentence (``bounds``), leave out those that count nothing (``not_counts`` by the words
around them, ``not_counts_in_clause`` by the parse), and tie the rest to their tokens. Measures (hours, dollars, miles)
are kept with kind "measure", so that nobody takes them for counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extract.bounds import read_numbers, words_of_numbers
from reportedly.extract.mentions import QuantityMention
from reportedly.extract.not_counts import NOTHING, Verdict, judge
from reportedly.extract.not_counts_in_clause import judge_in_clause
from reportedly.extract.number_phrases import NumberPhrase
from reportedly.extract.pieces import lex
from reportedly.records import Analysis, Quantity


def find_quantities(analysis: Analysis) -> tuple[QuantityMention, ...]:
    """Every quantity of the report, in text order, never overlapping.

    ``kind`` is "count", "ordinal", "share" or "measure". Ages, years, dates, names with numbers and fixed phrases are
    left out.
    """
    return tuple(
        QuantityMention(
            Quantity(
                analysis.report.span(found.phrase.start, found.phrase.end),
                found.phrase.point,
                found.phrase.low,
                found.phrase.high,
                found.phrase.modifier,
                found.phrase.origin,
            ),
            found.first,
            found.last,
            found.number,
            found.verdict.kind,
        )
        for found in judge_numbers(analysis)
        if found.verdict.kind != NOTHING
    )


@dataclass(frozen=True, slots=True)
class JudgedNumber:
    """A number, the tokens ``first`` up to and without ``last`` that say it, their head, and what was made of it."""

    phrase: NumberPhrase
    first: int
    last: int
    number: int
    verdict: Verdict


_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")


def judge_numbers(analysis: Analysis) -> Iterator[JudgedNumber]:
    """Every number of the report, counts and others, with the reason why it is none."""
    text = analysis.report.text
    words = words_of_numbers()
    for sentence in analysis.sentences:
        tokens = analysis.tokens[sentence.first : sentence.last]
        piece_of_text = text[tokens[0].start : tokens[-1].end]
        if words.isdisjoint([token.lower for token in tokens]) and not _DIGIT.search(piece_of_text):
            continue
        pieces = lex(piece_of_text, tokens[0].start)
        starts = [token.start for token in tokens]
        previous: tuple[NumberPhrase, Verdict] | None = None
        for phrase in read_numbers(pieces):
            first = sentence.first + bisect_right(starts, phrase.start) - 1
            last = sentence.first + bisect_right(starts, phrase.end - 1)
            number = _head_of(analysis, first, last)
            verdict = judge(pieces, phrase, previous)
            if verdict.kind in ("count", "ordinal", "share"):
                verdict = judge_in_clause(analysis, sentence, phrase, first, last, number) or verdict
            previous = (phrase, verdict)
            yield JudgedNumber(phrase, first, last, number, verdict)


def _head_of(analysis: Analysis, first: int, last: int) -> int:
    """The token of the span that the others hang from: of several, the last one that can be a number."""
    if last - first == 1:
        return first
    tokens = analysis.tokens
    outside = [i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i]
    numbers = [i for i in outside if tokens[i].pos in ("NUM", "NOUN", "DET", "PRON", "PROPN")]
    figures = [i for i in range(first, last) if tokens[i].tag == "CD"]
    figures = [i for i in figures if tokens[i].head not in figures]  # "closer to 2,000 or 2,500": the first one
    return (numbers or figures or outside or [last - 1])[-1]
