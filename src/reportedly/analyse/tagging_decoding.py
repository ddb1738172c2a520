"""From the model's scores to spans and links.

Spans are tagged BIOES (a span's Begin, Inside, End, or a Single word; Outside), one layer for each kind, so that a
cue may stand within a content. Spans are chosen by their own probabilities instead of along the one best path: whole
spans are what is scored, and the best path may hold some that are hardly likely, and miss others that most paths share.
Method: forward-backward (Rabiner, 1989) with the moves that the scheme forbids barred, then weighted interval
scheduling (Kleinberg and Tardos, 2005).
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


Likely = tuple[float, int, int]
"""A span's probability, and the half-open range of its words."""


def decode_tags(scores: NDArray[np.float32], moves: NDArray[np.float32], least: float = 0.5) -> list[tuple[int, int]]:
    """The spans of one kind that together exceed ``least`` by most.

    Args:
        scores: float32, shape (words, 5), in the order of ``TAGS``. A constant added to a row changes nothing.
        moves: float32, shape (7, 5): the score of each tag after each of the five, then of beginning, then of ending
            with it; ``BARRED`` or below where the scheme forbids it.
        least: What a span's probability must exceed; the higher, the fewer and surer.

    Returns:
        Half-open ranges of words, sorted, never overlapping. Empty when there are no words.
    """
    return choose_spans(likely_spans(scores, moves, least), least)


def likely_spans(scores: NDArray[np.float32], moves: NDArray[np.float32], least: float) -> list[Likely]:
    """Every span whose probability exceeds ``least``, in the order of their starts; arguments as `decode_tags`."""
    import numpy as np  # noqa: PLC0415  # comes with the parser; not before a report is read

    if not len(scores):
        return []
    _, begin, inside, end, single = range(5)  # TAGS
    seen = np.exp(np.maximum(scores - scores.max(axis=1, keepdims=True), _FAINTEST)).astype(np.float64)
    step, first, last = (np.exp(part.astype(np.float64)) for part in (moves[:5], moves[5], moves[6]))
    before, scale = np.empty_like(seen), np.empty(len(seen))
    after = np.empty_like(seen)
    reached = first * seen[0]
    for i in range(len(seen)):
        if i:
            reached = (before[i - 1] @ step) * seen[i]
        scale[i] = reached.sum()
        before[i] = reached / scale[i]
    after[-1] = last / (before[-1] @ last)
    for i in range(len(seen) - 2, -1, -1):
        after[i] = step @ (seen[i + 1] * after[i + 1]) / scale[i + 1]
    tags = before * after
    found = [(float(tags[i, single]), int(i), int(i) + 1) for i in np.flatnonzero(tags[:, single] > least)]
    for start in np.flatnonzero(tags[:, begin] > least):
        path, tag = before[start, begin], begin  # of all paths to here, those that opened at ``start`` and are in it
        for i in range(int(start) + 1, len(seen)):
            whole = path * step[tag, end] * seen[i, end] / scale[i] * after[i, end]
            if whole > least:
                found.append((float(whole), int(start), i + 1))
            path, tag = path * step[tag, inside] * seen[i, inside] / scale[i], inside
            if path * after[i, inside] <= least:
                break
    return sorted(found, key=lambda span: span[1:])


def choose_spans(likely: Sequence[Likely], least: float) -> list[tuple[int, int]]:
    """Of spans that may overlap those whose probabilities exceed ``least`` by most in sum, sorted."""
    by_end = sorted(likely, key=lambda span: (span[2], span[1]))
    ends = [last for _, _, last in by_end]
    gains, clear = [0.0], []
    for n, (probability, first, _) in enumerate(by_end):
        clear.append(bisect_right(ends, first, 0, n))  # how many of those before end where this one starts, or earlier
        gains.append(max(gains[n], gains[clear[n]] + probability - least))
    chosen, n = [], len(by_end)
    while n:
        if gains[n] > gains[n - 1]:
            chosen.append(by_end[n - 1][1:])
            n = clear[n - 1]
        else:
            n -= 1
    return chosen[::-1]


_FAINTEST = -60.0
"""Nats below a word's best tag at which all others count as equally unlikely, so that no product becomes zero."""


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
