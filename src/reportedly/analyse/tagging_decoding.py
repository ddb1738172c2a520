"""From the model's scores to spans and links.

Spans are tagged BIOES (a span's Begin, Inside, End, or a Single word; Outside), one layer for each kind, so that a
cue may stand within a content. Method: Viterbi (1967) with the moves that the scheme forbids barred.
"""

from __future__ import annotations

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


def link_spans(
    spans: dict[str, list[tuple[int, int]]], arcs: NDArray[np.float32], reach: int
) -> list[tuple[int | None, int | None, list[int]]]:
    """Which source and which pieces of content belong to which cue.

    Args:
        spans: The decoded ranges of words of each of ``KINDS``.
        arcs: float32, shape (words, 4, n): vectors of a word as a cue, as a cue's source, as content, as content's cue.
        reach: Words between a cue and what belongs to it, at the most.

    Returns:
        A row an attribution, in the order of cues: the indices of source and cue in their lists, None where there is
        none, and those of the pieces of content. What no cue takes has a row of its own, so that no span is lost.
    """
    sources, cues, contents = (spans[kind] for kind in KINDS)
    scale = arcs.shape[2] ** -0.5
    found: list[tuple[int | None, int | None, list[int]]] = []
    for n, (cue, _) in enumerate(cues):
        options = [
            (float((arcs[first:last, 1] @ arcs[cue, 0]).max()) * scale, -m)
            for m, (first, last) in enumerate(sources)
            if abs(first - cue) <= reach
        ]
        best, source = max(options, default=(0.0, 0))
        found.append((-source if best > 0 else None, n, []))  # no source at all scores 0
    unlinked = []
    for n, (first, last) in enumerate(contents):
        asking = arcs[first, 2] + arcs[last - 1, 2]
        options = [(float(arcs[cue, 3] @ asking), -m) for m, (cue, _) in enumerate(cues) if abs(first - cue) <= reach]
        if options:
            found[-max(options)[1]][2].append(n)
        else:
            unlinked.append(n)
    taken = {source for source, _, _ in found}
    found += [(n, None, []) for n in range(len(sources)) if n not in taken]
    return found + [(None, None, [n]) for n in unlinked]
