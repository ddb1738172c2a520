"""How readily an exported model opens a span of each kind: the one number that is tuned on development data.

A constant added to the score of "outside" trades recall for precision. It is chosen for the F1 of pieces on PolNeAR's
development samples, and goes into the moves of ``settings.json``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.analyse.attribution import AttributionModel, open_model
from reportedly.analyse.tagging_decoding import KINDS, TAGS, decode_tags
from training.corpus import Document, documents

OFFSETS = [round(n * 0.1, 1) for n in range(-15, 16)]
"""Nats that are tried; ties go to the one nearest 0."""

OUTSIDE = TAGS.index("O")


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
        found = {offset: f1_of(model, docs, layer, kind, offset) for offset in OFFSETS}
        best = max(OFFSETS, key=lambda offset: (found[offset], -abs(offset)))
        print(f"{kind}: {found[0.0]:.4f} as trained, {found[best]:.4f} with {best:+.1f} on outside")
        moves[k] = shifted(model.moves[k], best)
    path = args.model / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**settings, "moves": moves.tolist()}, indent=1), encoding="utf-8")


def shifted(moves: NDArray[np.float32], offset: float) -> NDArray[np.float32]:
    """Moves of one kind with ``offset`` more for each word that is outside: it goes to the move that leads there."""
    found = moves.copy()
    found[:6, OUTSIDE] += offset
    return found


def f1_of(
    model: AttributionModel, docs: list[Document], layer: list[NDArray[np.float32]], kind: str, offset: float
) -> float:
    """The F1 of pieces of one kind, each piece of a span for itself, as CofeNet scores them."""
    moves = shifted(model.moves[KINDS.index(kind)], offset)
    right = found = wanted = 0
    for doc, scores in zip(docs, layer, strict=True):
        gold = {piece for row in doc.attributions for piece in row[kind]}
        ours = set(decode_tags(scores, moves))
        right, found, wanted = right + len(gold & ours), found + len(ours), wanted + len(gold)
    return 2 * right / max(1, found + wanted)


if __name__ == "__main__":
    main()
