"""From the model's scores to spans and links.

Spans are tagged BIOES (a span's Begin, Inside, End, or a Single word; Outside), one layer for each kind, so that a
cue may stand within a content. Method: Viterbi (1967) with the moves that the scheme forbids barred.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import log1p, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KINDS = ("source", "cue", "content")
TAGS = "OBIES"
"""The tags, in the order of the scores' columns."""

STARTS = "OBS"
ENDS = "OES"
FOLLOWING = {"O": "OBS", "B": "IE", "I": "IE", "E": "OBS", "S": "OBS"}
"""Which tags may begin a text, end it, and follow each other."""

BARRED = -1e4
"""A score that no sum of allowed ones comes near."""


def decode_tags(scores: NDArray[np.float32], moves: NDArray[np.float32]) -> list[tuple[int, int]]:
    """The best legal sequence of spans of one kind.

    Args:
        scores: float32, shape (words, 5), in the order of ``TAGS``. A constant added to a row changes nothing.
        moves: float32, shape (7, 5): the score of each tag after each of the five, then of beginning, then of ending
            with it; ``BARRED`` or below where the scheme forbids it.

    Returns:
        Half-open ranges of words, sorted, never overlapping. Empty when there are no words.
    """
    import numpy as np  # noqa: PLC0415  # comes with the parser; not before a report is read

    if not len(scores):
        return []
    best = scores[0] + moves[5]
    back = np.zeros((len(scores), 5), dtype=np.int8)
    for i in range(1, len(scores)):
        options = best[:, None] + moves[:5]
        back[i] = options.argmax(axis=0)
        best = options.max(axis=0) + scores[i]
    tag = int((best + moves[6]).argmax())
    tags = [tag]
    for i in range(len(scores) - 1, 0, -1):
        tag = int(back[i, tag])
        tags.append(tag)
    tags.reverse()
    spans, start = [], 0
    for i, tag in enumerate(tags):
        if TAGS[tag] in "BS":
            start = i
        if TAGS[tag] in "ES":
            spans.append((start, i + 1))
    return spans


class Arcs:
    """Vectors of words, by the window that they were read in.

    A vector says which words of its own window belong together, and nothing of another window's. What a word points at
    is therefore asked of the window in which it stands most inside.
    """

    def __init__(self) -> None:
        self._windows: list[tuple[int, int, NDArray[np.float32]]] = []
        self._kept_until: list[int] = []

    def add(self, first: int, kept_until: int, vectors: NDArray[np.float32]) -> None:
        """A window's words from ``first`` on, up to ``kept_until`` its own, in order of the windows.

        ``vectors`` are float32, shape (words, 4, n): a word as a cue, as a cue's source, as content, as content's cue.
        """
        self._windows.append((first, first + len(vectors), vectors))
        self._kept_until.append(kept_until)

    def score(self, asking: int, role: int, answering: int, answer: int) -> float | None:
        """How surely word ``asking`` in ``role`` points at ``answering`` as ``answer``; None if out of sight."""
        import numpy as np  # noqa: PLC0415  # comes with the parser; not before a report is read

        first, last, vectors = self._windows[bisect_right(self._kept_until, asking)]
        if not first <= answering < last:
            return None
        scale = sqrt(vectors.shape[2])
        return float(np.dot(vectors[asking - first, role], vectors[answering - first, answer])) / scale


NEARNESS = 1.5
"""By how much a link's score falls when its length grows by a factor of e. Chosen among nine weights on every fourth of
PolNeAR's development documents: of 621 sources and 715 contents 99.4% and 99.2% come out right, with 0 79% and 78%."""

AS_CUE, AS_SOURCE, AS_CONTENT, AS_GOVERNOR = range(4)
"""The vectors of a word, in the order of ``Arcs.add``."""


def link_spans(spans: dict[str, list[tuple[int, int]]], arcs: Arcs) -> list[tuple[int | None, int | None, list[int]]]:
    """Which source and which pieces of content belong to which cue.

    Args:
        spans: The decoded ranges of words of each of ``KINDS``.
        arcs: What the model says of pairs of words.

    Returns:
        A row an attribution, in the order of cues: the indices of source and cue in their lists, None where there is
        none, and those of the pieces of content. What no cue takes has a row of its own, so that no span is lost.
    """
    sources, cues, contents = (spans[kind] for kind in KINDS)
    found: list[tuple[int | None, int | None, list[int]]] = []
    for n, (cue, _) in enumerate(cues):
        scored = [arcs.score(cue, AS_CUE, first, AS_SOURCE) for first, _ in sources]
        best = _best(_nearer(scored, [first - cue for first, _ in sources]))
        found.append((best if best is not None and (scored[best] or 0) > 0 else None, n, []))  # no source at all is 0
    unlinked = []
    for n, (first, last) in enumerate(contents):
        ends = [[arcs.score(end, AS_CONTENT, cue, AS_GOVERNOR) for cue, _ in cues] for end in (first, last - 1)]
        scored = [_mean(pair) for pair in zip(*ends, strict=True)]
        best = _best(_nearer(scored, [min(cue - last, first - after, key=abs) for cue, after in cues]))
        if best is None:
            unlinked.append(n)
        else:
            found[best][2].append(n)
    taken = {source for source, _, _ in found}
    found += [(n, None, []) for n in range(len(sources)) if n not in taken]
    return found + [(None, None, [n]) for n in unlinked]


def _nearer(scores: Sequence[float | None], lengths: Sequence[int]) -> list[float | None]:
    """Scores less what their links' lengths in words cost."""
    pairs = zip(scores, lengths, strict=True)
    return [None if score is None else score - NEARNESS * log1p(abs(length)) for score, length in pairs]


def _best(scores: Sequence[float | None]) -> int | None:
    """The index of the highest score, the first of equal ones; None where there is none."""
    known = [n for n, score in enumerate(scores) if score is not None]
    return max(known, key=lambda n: (scores[n], -n), default=None)


def _mean(pair: tuple[float | None, ...]) -> float | None:
    known = [score for score in pair if score is not None]
    return sum(known) / len(known) if known else None
