"""Cut the story out of a report's text, in pieces that a parser can take one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.records import Dropped, Report, Span

LONGEST_PIECE = 10_000
"""Code points in one piece: some 1,700 words, so that memory is bounded and the parser never meets its own limit."""

LONGEST_WORD = 400
"""Code points without a space: no word is longer, and tokenising costs the square of a word's length."""

SHOUTED = 12
"""Capital letters in a passage below which it may be a name or an abbreviation, and is left as it is."""

FEWEST_WORDS, LONG_WORD, LONGEST_HEADLINE = 3, 5, 200
"""Of a headline: its words, the letters of a word that stands small in none but an ordinary one, its code points."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = re.compile(r"\b[a-z]{3,}")
_CAPITAL_WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][a-z][\w'’-]*")
_BLANK_LINE = re.compile(r"(?:[^\S\n]*\r?\n){2,}\s*|\s*\u2029\s*")
_LINE = re.compile(r"[^\r\n]+")
_ENDS_A_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")
_DATELINE = re.compile(
    r"((?:[A-Z][A-Z.'’-]+ ?){1,4}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"  # the place, its state or country
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([^()\n]{2,40}\))?)"  # the day, the agency
    r"\s*(?:[—–]|--?|_)\s*(?=[“\"A-Z0-9])"
)
"""A dateline: parsed with the sentence after it, its place would be taken for the subject."""

_UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD},}}")
_SPACE = re.compile(r"\s")


def find_unreadable(text: str) -> tuple[Dropped, ...]:
    """Runs of characters without a space that are too long for words: encoded files, keys, noise."""
    return tuple(
        Dropped(Span(match.start(), match.end(), match[0]), "not words: no space in hundreds of characters")
        for match in _UNBROKEN.finditer(text)
    )


def find_passages(report: Report, left_out: tuple[Dropped, ...]) -> Iterator[tuple[int, int]]:
    """The story's paragraphs as half-open code points, in order, without ``left_out``.

    A blank line ends a paragraph. A single line break does so too where the line before it ends a sentence or is much
    shorter than the longest line of its paragraph (a title, an item of a list); hard-wrapped lines stay together.
    """
    for start, end in _gaps(len(report.text), left_out):
        for first, last in _paragraphs(report.text, start, end):
            yield from _pieces(report.text, first, last)


def readable_case(words: str) -> str:
    """``words`` as a model should see them: text in capitals reads as noise to one trained on ordinary print.

    Length never changes, so that offsets hold; the report's own text is what every record quotes.
    """
    capitals = sum(map(str.isupper, words))
    if capitals < SHOUTED or capitals < 4 * sum(map(str.islower, words)):
        return words
    lowered = words[0] + words[1:].lower()
    return lowered if len(lowered) == len(words) else words


def headline_case(words: str, rest: str) -> str:
    """A headline In Title Case as a model should see it: with capitals only where the story after it has them too.

    A word keeps its capital where ``rest`` writes it so within a sentence. Where ``rest`` writes few of them small the
    line is one of names, and stays as it is; so does one without a number where nothing follows it. The length stays.
    """
    found = list(_WORD.finditer(words))
    titled = [match for match in found if match[0][0].isupper() and match[0][1:].islower()]
    if len(found) < FEWEST_WORDS or len(words) > LONGEST_HEADLINE or _ENDS_A_SENTENCE.search(words):
        return words
    if any(match[0].islower() and len(match[0]) >= LONG_WORD for match in found):
        return words
    small = {match[0][:LONG_WORD] for match in _SMALL.finditer(rest)}
    kept = set(_CAPITAL_WITHIN.findall(rest))
    common = sum(match[0][:LONG_WORD].lower() in small for match in titled)
    if 3 * common < len(titled) if small else not any(letter.isdigit() for letter in words):
        return words
    lower = [match.start() for match in titled if match[0] not in kept and match.start() != found[0].start()]
    letters = list(words)
    for at in lower:
        letters[at] = words[at].lower()
    lowered = "".join(letters)
    return lowered if len(lowered) == len(words) else words  # some capitals are two letters when small


def _gaps(length: int, left_out: tuple[Dropped, ...]) -> Iterator[tuple[int, int]]:
    here = 0
    for span in sorted(dropped.span for dropped in left_out):
        if span.start > here:
            yield here, span.start
        here = max(here, span.end)
    if here < length:
        yield here, length


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    here = start
    for match in _BLANK_LINE.finditer(text, start, end):
        yield from _lines(text, here, match.start())
        here = match.end()
    yield from _lines(text, here, end)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text, start, end) if not match[0].isspace()]
    if not lines:
        return
    longest = max(last - first for first, last in lines)
    begin = lines[0][0]
    for (first, last), following in zip(lines, [*lines[1:], (end, end)], strict=True):
        short = (last - first) < 0.7 * longest
        if following[0] >= end or short or _ENDS_A_SENTENCE.search(text, first, last):
            yield begin, last
            begin = following[0]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if dateline := _DATELINE.match(text, start, end):
        yield start, dateline.end(1)
        start = dateline.end()
    while end - start > LONGEST_PIECE:
        cut = max(text.rfind(mark, start + 1, start + LONGEST_PIECE) for mark in (". ", "? ", "! ", "\n")) + 1
        if cut <= start:
            cut = text.rfind(" ", start + 1, start + LONGEST_PIECE)
        if cut <= start:
            cut = start + LONGEST_PIECE
        yield start, cut
        start = cut
        while start < end and _SPACE.match(text, start):
            start += 1
    if start < end:
        yield start, end
