"""How readily an exported model opens a span of each kind: what is tuned on development data.

Two constants trade recall for precision: one for each word that is outside, one for each span that opens. They are
chosen, one after the other, for the F1 of pieces on PolNeAR's development samples, and go into the moves of
``settings.json``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.analyse.attribution import open_model
from reportedly.analyse.tagging_decoding import KINDS, TAGS, decode_tags
from training.corpus import Range, documents

OUTSIDE_OFFSETS = [round(n * 0.03, 2) for n in range(-4, 11)]
OPENING_OFFSETS = [round(n * 0.25, 2) for n in range(-6, 7)]
"""Nats that are tried; ties go to the one nearest 0."""

OPENING = [TAGS.index(tag) for tag in "BS"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="the folder that a model was exported to; its settings are changed")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    model = open_model(args.model, threads=2)
    docs = [doc for doc in documents(args.data / "polnear/samples.jsonl", model.tokenizer) if len(doc.words)]
    scores = [model.scores(doc.words)[0] for doc in docs]
    moves = model.moves.copy()
    for k, kind in enumerate(KINDS):
        layer = [score[:, k] for score in scores]
        gold = [{piece for row in doc.attributions for piece in row[kind]} for doc in docs]
        before = f1_of(gold, layer, moves[k])
        for columns, offsets in (([TAGS.index("O")], OUTSIDE_OFFSETS), (OPENING, OPENING_OFFSETS)):
            tried = {offset: shifted(moves[k], columns, offset) for offset in offsets}
            found = {offset: f1_of(gold, layer, tried[offset]) for offset in offsets}
            best = max(offsets, key=lambda offset: (found[offset], -abs(offset)))
            moves[k] = tried[best]
            print(f"{kind}: {before:.4f} as trained, {found[best]:.4f} with {best:+.2f} on {columns}")
    path = args.model / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**settings, "moves": moves.tolist()}, indent=1), encoding="utf-8")


def shifted(moves: NDArray[np.float32], columns: list[int], offset: float) -> NDArray[np.float32]:
    """Moves of one kind with ``offset`` more for each word that is tagged with one of ``columns``."""
    found = moves.copy()
    found[:6, columns] += offset
    return found


def f1_of(gold: list[set[Range]], layer: list[NDArray[np.float32]], moves: NDArray[np.float32]) -> float:
    """The F1 of pieces of one kind, each piece of a span for itself, as CofeNet scores them."""
    ours = [set(decode_tags(scores, moves)) for scores in layer]
    right = sum(len(wanted & found) for wanted, found in zip(gold, ours, strict=True))
    return 2 * right / max(1, sum(map(len, ours)) + sum(map(len, gold)))


if __name__ == "__main__":
    main()
