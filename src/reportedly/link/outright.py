"""What a report says outright of a figure: that it takes another's place, or how it has changed.

"revised down from 64 to 51" and "earlier reports of 30 were wrong" withdraw a figure; "up from 21 on Monday" tells of a
running count. Only the sentence that a figure stands in is read, and only for a number that it names itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.records import Number, Span

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_SMALL = {word: n for n, word in enumerate(_UNITS.split() + ["eighteen", "nineteen"])} | {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_NUMBER = rf"(?P<old>\d[\d,]*(?:\.\d+ million)?|{'|'.join(_SMALL)})"
_ABOUT = r"(?:(?:at least|more than|about|around|some|nearly|almost|as many as|up to|a|an|its|the|earlier|initial|previous|toll|of|figure|count|total) )*"
_CORRECTING = r"(?:revis|correct|lower|cut|reduc|amend|adjust|downgrad|withdr|retract|scal|trim)\w*"


@dataclass(frozen=True, slots=True)
class Outright:
    """Another number that the sentence sets against the claim's own.

    ``withdrawn`` where the words say that the other was wrong, else it is what the count was before. ``cue`` are the
    words that say so.
    """

    old: Number
    withdrawn: bool
    cue: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """A way to say it: a pattern with the group ``old``."""

    pattern: re.Pattern[str]
    withdrawn: bool


def _rule(pattern: str, *, withdrawn: bool) -> _Rule:
    return _Rule(re.compile(pattern.replace("N", _ABOUT + _NUMBER), re.IGNORECASE), withdrawn)


_RULES = (
    _rule(rf"\b{_CORRECTING}\b[^.;]{{0,60}}?\bfrom N\b", withdrawn=True),
    _rule(r"\b(?:earlier|initial|previous|first|original|preliminary) (?:report|count|toll|figure|estimate|number|tally|statement)\w*"
          r"(?: \w+){0,4}? (?:of|that|said|put|gave|as) N\b", withdrawn=True),
    _rule(r"\b(?:not|rather than|instead of) N\b[^.;]{0,30}?\bas (?:first|earlier|initially|previously|originally|had been) ", withdrawn=True),
    _rule(r"\b(?:had )?(?:earlier|initially|previously|originally|first) (?:been )?(?:put|said|reported|given|counted|announced|estimated|stated)\b"
          r"[^.;]{0,40}?\b(?:at|as|that|was|were|of)? ?N\b", withdrawn=True),
    _rule(r"\b(?:up|down) from N\b", withdrawn=False),
    _rule(r"\b(?:rose|risen|rises|climbed|climbs|jumped|grew|grown|increased|fell|fallen|dropped|shortened|shrunk|declined)\b"
          r"[^.;]{0,40}?\bfrom N\b", withdrawn=False),
    _rule(r"\bfrom N\b[^.;]{0,20}?\b(?:a day|the day|an hour|hours|a week|the week|days) (?:earlier|before|ago)\b", withdrawn=False),
    _rule(r"\b(?:compared (?:with|to)|against) N\b[^.;]{0,25}?\b(?:on|a day|the day|an hour|earlier|yesterday|before)\b", withdrawn=False),
)  # fmt: skip
"""In the order in which they are tried: a correction before a mere change."""

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


def outright_in(sentence: str, own: frozenset[Number]) -> Outright | None:
    """The first other number that the sentence says was withdrawn or was the count before.

    Args:
        sentence: The words around the figure.
        own: The figure's numbers: a rule that finds one of them speaks of this figure as the old one.
    """
    if not _MAY_HOLD.search(sentence):
        return None
    for rule in _RULES:
        found = rule.pattern.search(sentence)
        if found is not None and (old := _number(found["old"])) is not None and old not in own:
            return Outright(old, rule.withdrawn, " ".join(found[0].split()))
    return None


_MAY_HOLD = re.compile(r"\bfrom\b|\bearlier\b|\binitial|\bprevious|\boriginal|\bfirst\b|\bprelim|\bcompared\b|\bagainst\b", re.IGNORECASE)


def _number(words: str) -> Number | None:
    words = words.lower()
    if words in _SMALL:
        return _SMALL[words]
    if words.endswith(" million"):
        return None  # such figures are not told apart by their last digits
    digits = words.replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() else None
