"""What a report says outright of a figure: that it takes another's place, or how it has changed.

"revised down from 64 to 51" and "earlier reports of 30 were wrong" withdraw a figure; "up from 21 on Monday" tells of a
running count. Only the sentence that a figure stands in is read, and only for a number that it names itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.records import Number, Span
from reportedly.rule_tables import load_rows

_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {
    **{word: n for n, word in enumerate(_UNITS.split())},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), 2)},
}
_NUMBER = (
    r"(?:(?:at least|more than|about|around|some|nearly|almost|as many as|up to|a|an|its|the|earlier|initial|previous"
    r"|toll|of|figure|count|total) )*"
    rf"(?P<old>\d[\d,]*(?:\.\d+)?(?: million)?|{'|'.join(_SMALL)})\b"
)


@dataclass(frozen=True, slots=True)
class Outright:
    """Another number that the sentence sets against the claim's own.

    ``withdrawn`` where the words say that the other was wrong, else it is what the count was before. ``cue`` are the
    words that say so, ``rule`` the row that found it.
    """

    old: Number
    withdrawn: bool
    cue: str
    rule: str


@dataclass(frozen=True, slots=True)
class OutrightRow:
    """A row of ``data/outright.toml``; the head of that file says what its fields mean."""

    id: str
    pattern: str
    withdrawn: bool
    old: int
    example: str
    near_miss: str


@cache
def outright_rows() -> tuple[OutrightRow, ...]:
    """The table, in the order in which its rows are tried.

    Raises:
        RuleTableError: The file is not TOML, or a row does not fit.
    """
    return load_rows("link", "outright.toml", "rule", OutrightRow)


@cache
def _patterns() -> tuple[tuple[OutrightRow, re.Pattern[str]], ...]:
    return tuple((row, re.compile(row.pattern.replace("NUMBER", _NUMBER), re.IGNORECASE)) for row in outright_rows())


_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
_NO_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sgt|Lt|Gen|Col|Cpl|Capt|Det|Supt|St|No|U\.S|U\.N|a\.m|p\.m|[A-Z])\.$")
_LONGEST = 600  # code points on either side: longer "sentences" are lists and tables


def sentence_at(text: str, span: Span) -> tuple[int, int]:
    """Where the sentence that holds ``span`` begins and ends; no parse is needed to find the words beside a figure."""
    start = max(0, span.start - _LONGEST)
    for found in _END.finditer(text, start, span.start):
        if found[0].startswith("\n") or not _NO_END.search(text, start, found.start() + 1):
            start = found.end()
    stop = min(len(text), span.end + _LONGEST)
    for found in _END.finditer(text, max(span.end - 1, 0), stop):
        if found[0].startswith("\n") or not _NO_END.search(text, max(0, found.start() - 12), found.start() + 1):
            return start, found.start() + 1
    return start, stop


_MISTAKE = re.compile(
    r"\b(?:(?:a|an|its|their|the) (?:mistake|error|miscount|miscalculation)|by mistake|in error|mistaken(?:ly)?"
    r"|miscounted|counted twice|double[- ]count(?:ed|ing)"
    r"|(?:was|were|is|proved|turned out) (?:\w+ )?(?:wrong|incorrect|false))\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\b(?:correct(?:ed|s|ing|ion)|revis(?:ed|es|ing|ion)|lower(?:ed|s|ing)|amend(?:ed|s|ing)|retract(?:ed|s|ing))\b",
    re.IGNORECASE,
)


def is_withdrawn(after: str) -> bool:
    """Whether a figure's own sentence goes on to call it a mistake; ``after`` are its words behind the number."""
    return bool(_MISTAKE.search(after))


def tells_a_correction(sentence: str) -> bool:
    """Whether a sentence tells of a figure that was corrected."""
    return bool(_CORRECTION.search(sentence))


_INSTEAD = re.compile(
    r"\b(?:right|correct|true|actual|accurate) (?:figure|number|toll|count|total|tally)\b"
    r"|\b(?:replaces?|supersedes?) (?:it|that|them)\b|\bshould (?:have been|have read|read|be)\b",
    re.IGNORECASE,
)


def outright_before(before: str, sentence: str, own: frozenset[Number]) -> Outright | None:
    """As ``outright_in``, of a sentence that puts its figure in place of one that the sentence before it names.

    Args:
        before: The sentence before: "Correction: we wrote that 3,000 homes were lost."
        sentence: The figure's own: "The right figure is 300."
        own: The figure's numbers.
    """
    return outright_in(before, own) if _INSTEAD.search(sentence) else None


def outright_in(sentence: str, own: frozenset[Number]) -> Outright | None:
    """The first other number that the sentence says was withdrawn or was the count before.

    Args:
        sentence: The words around the figure.
        own: The figure's numbers: a row that finds one of them speaks of this figure as the old one.
    """
    if not _MAY_HOLD.search(sentence):
        return None
    for row, pattern in _patterns():
        found = pattern.search(sentence)
        if found is not None and (old := _number(found["old"])) is not None and old not in own:
            return Outright(old, row.withdrawn, " ".join(found[0].split()), row.id)
    return None


_MAY_HOLD = re.compile(
    r"\bfrom\b|\bearlier\b|\binitial|\bprevious|\boriginal|\bfirst\b|\bprelim|\bcompared\b|\bagainst\b"
    r"|\bnot\b|\bback\b|\bretract|\bwithdr|\bcorrect|\breplac|\bsupersed|\bapolog|\bregret|\bwrong\b|\bmistake"
    r"|\berror\b|\berratum|\bclarif|\bplace of\b|\bdisown|\bscrap|\bdrop|\bstruck\b",
    re.IGNORECASE,
)


def _number(words: str) -> Number | None:
    """The number in the words that a row found; None for shares of millions, which no count is told by."""
    words = words.lower()
    if words in _SMALL:
        return _SMALL[words]
    digits = words.replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() else None
