"""What the model of attribution is given: words, their shapes, and windows of pieces.

The encoders read small letters only, so each piece also carries the shape of its word, which says what case it had and
whether it begins a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_WORD = re.compile(r"\w+|[^\w\s]")

SHAPES = 12
"""Shapes of words: none (special pieces), lower case, title case, capitals, numbers, other; each begins a paragraph
or not."""

WINDOW = 320
"""Pieces that the model sees at once: longer costs more for each, shorter knows less of what stands around."""

OVERLAP = 96
"""Pieces that two windows of one text share; each word's scores come from the window in which it stands more inside."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words, half-open code points each, and the pieces of each word.

    ``pieces[w]`` are the vocabulary's numbers of word w, at least one; ``shapes[w]`` is below ``SHAPES``.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    pieces: tuple[tuple[int, ...], ...]
    shapes: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)


def cut_words(text: str, tokenizer: Tokenizer, passages: Sequence[tuple[int, int]] | None = None) -> Words:
    """Cut ``text``, or only its ``passages`` (half-open code points, in order), into words.

    Words of which the tokenizer leaves nothing (control characters) are passed over.
    """
    found: list[tuple[int, int, bool]] = []
    for start, end in passages if passages is not None else [(0, len(text))]:
        before = start
        for match in _WORD.finditer(text, start, end):
            begins = before == start or "\n" in text[before : match.start()]
            found.append((match.start(), match.end(), begins))
            before = match.end()
    if not found:
        return Words((), (), (), ())
    encoded = tokenizer.encode(
        [text[start:end] for start, end, _ in found], is_pretokenized=True, add_special_tokens=False
    )
    pieces: list[list[int]] = [[] for _ in found]
    for number, word in zip(encoded.ids, encoded.word_ids, strict=True):
        if word is not None:  # special pieces have none, and none was asked for
            pieces[word].append(number)
    kept = [w for w in range(len(found)) if pieces[w]]
    return Words(
        tuple(found[w][0] for w in kept),
        tuple(found[w][1] for w in kept),
        tuple(tuple(pieces[w]) for w in kept),
        tuple(_shape(text[found[w][0] : found[w][1]], begins=found[w][2]) for w in kept),
    )


def _shape(word: str, *, begins: bool) -> int:
    if word.isdigit():
        shape = 4
    elif not word[0].isalpha():
        shape = 5
    elif word.islower():
        shape = 1
    elif word.isupper() and len(word) > 1:
        shape = 3
    else:
        shape = 2
    return shape + (SHAPES // 2 if begins else 0)


def windows(words: Words, size: int = WINDOW, overlap: int = OVERLAP) -> Iterator[tuple[int, int]]:
    """Half-open ranges of words, each of at most ``size`` pieces (or one word), that together hold all of them."""
    first = 0
    while first < len(words):
        last, room = first, size
        while last < len(words) and (room >= len(words.pieces[last]) or last == first):
            room -= len(words.pieces[last])
            last += 1
        yield first, last
        if last == len(words):
            return
        back, room = last, overlap
        while back > first + 1 and room >= len(words.pieces[back - 1]):
            back -= 1
            room -= len(words.pieces[back])
        first = back
