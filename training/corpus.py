"""PolNeAR as tagged words: spans trimmed to words, whole documents in windows, or cut as CofeNet's samples are."""

from __future__ import annotations

import bisect
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.analyse.tagging_decoding import KINDS, TAGS
from reportedly.analyse.tagging_words import Words, cut_words, windows

SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n+")
MOST_WORDS = 260
"""Words of a sample at the most: attributions that run on longer are cut."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """A text in words with its attributions in half-open ranges of words, a list of pieces for each kind.

    ``taught`` is a teacher's probability of each tag, (words, 3, 5).
    """

    id: str
    words: Words
    breaks: tuple[int, ...]  # the words that begin a sentence
    attributions: tuple[dict[str, list[Range]], ...]
    taught: NDArray[np.float16] | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A run of a document's words. ``tags[kind][w]`` is a column of ``TAGS``; arcs are pairs of words, -1 for none."""

    id: str
    ids: list[int]
    shapes: list[int]
    first: list[int]  # the first piece of each word
    tags: list[list[int]]
    to_source: list[Range]  # a cue's first word, and its source's
    to_cue: list[Range]  # a content piece's first or last word, and its cue's first
    taught: NDArray[np.float16] | None = None  # a teacher's probability of each tag, (words, 3, 5)


def documents(path: Path, tokenizer: Tokenizer) -> Iterator[Document]:
    """The documents of a PolNeAR file (``../shared/data/README.md``), or of reports without attributions."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            for n, report in enumerate(row.get("reports", [row])):
                yield document(
                    row.get("id") or f"{row['incident']}-{n}", report["text"], row.get("attributions", ()), tokenizer
                )


def document(id_: str, text: str, attributions: list[dict[str, list[Range]]], tokenizer: Tokenizer) -> Document:
    words = cut_words(text, tokenizer)
    breaks = sorted({0, *(bisect.bisect_left(words.starts, m.end()) for m in SENTENCE_END.finditer(text))})
    tagged = []
    for row in attributions:
        one = {kind: ranges_of(row[kind], words, text) for kind in KINDS}
        if any(one.values()):
            tagged.append(one)
    return Document(id_, words, tuple(b for b in breaks if b < len(words)), tuple(tagged))


def ranges_of(pieces: list[Range], words: Words, text: str) -> list[Range]:
    """Ranges of words, without punctuation at the ends, joined where only punctuation stands between two."""
    found: list[Range] = []
    for start, end in sorted(pieces):
        first, last = bisect.bisect_right(words.ends, start), bisect.bisect_left(words.starts, end)
        while first < last and is_edge(text[words.starts[first] : words.ends[first]]):
            first += 1
        while last > first and is_edge(text[words.starts[last - 1] : words.ends[last - 1]]):
            last -= 1
        if first == last:
            continue
        if found and all(is_edge(text[words.starts[w] : words.ends[w]]) for w in range(found[-1][1], first)):
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def is_edge(word: str) -> bool:
    """Punctuation that belongs to no span's end; signs of money and shares do."""
    return not word[0].isalnum() and word not in {"$", "%", "£", "€", "#", "@", "&"}


def in_windows(doc: Document, size: int, overlap: int) -> Iterator[Range]:
    yield from windows(doc.words, size, overlap)


def as_samples(doc: Document) -> Iterator[Range]:
    """Sentences, joined where an attribution reaches over their border, as CofeNet's samples of PolNeAR are."""
    over: set[int] = set()
    for row in doc.attributions:
        ends = [w for kind in KINDS for r in row[kind] for w in (r[0], r[1] - 1)]
        over.update(b for b in doc.breaks if min(ends) < b <= max(ends))
    starts = [b for b in doc.breaks if b not in over]
    for start, end in zip(starts, [*starts[1:], len(doc.words)], strict=True):
        for first in range(start, end, MOST_WORDS):
            yield first, min(first + MOST_WORDS, end)


def example(doc: Document, first: int, last: int, special: Range) -> Example:
    """Words ``first`` up to and without ``last`` with their tags, ``special`` pieces before and after."""
    ids, shapes, firsts = [special[0]], [0], []
    for w in range(first, last):
        firsts.append(len(ids))
        ids += doc.words.pieces[w]
        shapes += [doc.words.shapes[w]] * len(doc.words.pieces[w])
    tags = [[0] * (last - first) for _ in KINDS]
    to_source: list[Range] = []
    to_cue: list[Range] = []
    for row in doc.attributions:
        for kind, spans in row.items():
            for a, b in spans:
                inner, outer = max(a, first), min(b, last)
                if inner < outer:
                    tag_span(tags[KINDS.index(kind)], inner - first, outer - first)
        cue = next((a - first for a, _ in row["cue"] if first <= a < last), None)
        if cue is not None:
            to_source.append((cue, next((a - first for a, _ in row["source"] if first <= a < last), -1)))
            for a, b in row["content"]:
                to_cue += [(w - first, cue) for w in {a, b - 1} if first <= w < last]
    taught = None if doc.taught is None else doc.taught[first:last]
    return Example(doc.id, [*ids, special[1]], [*shapes, 0], firsts, tags, to_source, to_cue, taught)


def tag_span(tags: list[int], a: int, b: int) -> None:
    if b - a == 1:
        tags[a] = TAGS.index("S")
    else:
        tags[a:b] = [TAGS.index("B"), *[TAGS.index("I")] * (b - a - 2), TAGS.index("E")]


def epoch(docs: list[Document], seed: int, special: Range, samples: float, empty: float) -> list[Example]:
    """All documents once: a share ``samples`` of them cut as samples, the others in windows that do not overlap.

    Of the samples without any attribution a share ``empty`` is kept.
    """
    rng = random.Random(seed)
    found = []
    for doc in docs:
        if rng.random() < samples:
            made = [example(doc, *cut, special) for cut in as_samples(doc)]
            found += [one for one in made if any(map(any, one.tags)) or rng.random() < empty]
        else:
            found += [example(doc, *cut, special) for cut in in_windows(doc, 256, 0)]
    return found


def batches(examples: list[Example], pieces: int, seed: int) -> list[list[Example]]:
    """Batches of at most ``pieces`` pieces with padding, of examples of like length, in random order."""
    rng = random.Random(seed)
    order = sorted(examples, key=lambda one: len(one.ids) + rng.random() * 8)
    found: list[list[Example]] = [[]]
    for one in order:
        if found[-1] and (len(found[-1]) + 1) * len(one.ids) > pieces:
            found.append([])
        found[-1].append(one)
    rng.shuffle(found)
    return found
