"""The lines of a stored text: where each stands, and whether it reads as a sentence or as a title."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ENDS_STATEMENT = re.compile(r"[.!…:;,][\"'”’»)\]]*$")
_INNER_STOP = re.compile(r"[a-z0-9)\]”\"][.!?][”\"’']? +[A-Z“\"]")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\s*[ap]\.?m", re.IGNORECASE)
_BULLET = re.compile(r"[+*•·▪►»>–—-]+\s+")
_LABELLED_VALUE = re.compile(r"[\w ]{1,40}(?::|\s[–—-])\s")
_WORD = re.compile(r"[^\W_]+")

LONGEST_TITLE = 140
"""Code points: headlines have some 60, the longest of local papers 130."""

_WRAPPED = 100
"""Code points: lines broken by hand or by mail programs are shorter; a paragraph on one line is mostly longer."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the space around it; a paragraph broken into short lines counts as one."""

    start: int
    end: int
    text: str

    @property
    def is_sentence(self) -> bool:
        """Prose: some words that end, or contain the end of, a sentence."""
        return len(self.text) >= 25 and bool(_ENDS_SENTENCE.search(self.text) or _INNER_STOP.search(self.text))

    @property
    def is_single_sentence(self) -> bool:
        """One sentence and no more, of a length that a teaser has."""
        return (
            40 <= len(self.text) <= 320 and bool(_ENDS_SENTENCE.search(self.text)) and not _INNER_STOP.search(self.text)
        )

    @property
    def is_bulleted(self) -> bool:
        """An item of a list by the sign before it."""
        return _BULLET.match(self.text) is not None

    @property
    def is_title(self) -> bool:
        """Words like a headline's: three or more, a capital first, no stop at the end or within."""
        words = self.text
        if bullet := _BULLET.match(words):
            words = words[bullet.end() :]
        words = words.lstrip("×‘’' ")
        if (
            not words
            or not (words[0].isupper() or words[0].isdigit())
            or len(words) > LONGEST_TITLE
            or words.count(" ") < 2
        ):
            return False
        if _ENDS_STATEMENT.search(words) or _INNER_STOP.search(words):
            return False
        # A quotation that is not closed goes on in the next line: half a sentence.
        is_half = words.count("“") > words.count("”") or self.text.count('"') % 2 == 1
        return not (is_half or words.isupper() or _CLOCK.match(words))

    @property
    def goes_on(self) -> bool:
        """Begins in the middle of a sentence: the line before it is no whole."""
        return self.text[0].islower() or self.text[0] in ",.;:)]”’%-–—"

    @property
    def is_labelled(self) -> bool:
        """Begins with a name and a colon or dash, as a form's field does, and some headlines ("Police: Two hurt")."""
        return _LABELLED_VALUE.match(self.text) is not None

    @property
    def words(self) -> frozenset[str]:
        """Its longer words, lower case, to compare titles by."""
        return frozenset(word.lower() for word in _WORD.findall(self.text) if len(word) > 3 or word.isdigit())


def find_lines(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank, in order."""
    lines: list[Line] = []
    block: list[Line] = []
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + match[0].index(words)
        line = Line(start, start + len(words), words)
        if block and _is_gap(text[block[-1].end : line.start]):
            lines += _joined(text, block)
            block = []
        block.append(line)
    return lines + _joined(text, block)


def _is_gap(between: str) -> bool:
    return between.replace("\r\n", "\n").count("\n") + between.count("\r") - between.count("\r\n") > 1


def _joined(text: str, block: list[Line]) -> list[Line]:
    """One line for a hard-wrapped paragraph: short lines that go on in lower case."""
    if len(block) < 2 or max(line.end - line.start for line in block) > _WRAPPED:
        return block
    goes_on = sum(line.text[0].islower() for line in block[1:])
    if goes_on * 4 < len(block):
        return block
    start, end = block[0].start, block[-1].end
    return [Line(start, end, text[start:end])]
