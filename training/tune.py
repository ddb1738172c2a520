"""How likely a span must be, and how readily a word stays outside: what is tuned on development data for each kind.

The pair of constants that gives the best F1 of pieces on PolNeAR's development samples goes into ``settings.json``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.analyse.attribution import open_model
from reportedly.analyse.tagging_decoding import KINDS, TAGS, choose_spans, likely_spans
from training.corpus import Range, documents

OUTSIDE_OFFSETS = [round(n * 0.04, 2) for n in range(-2, 6)]
"""Nats for each word outside that are tried."""

LEAST = [round(0.3 + n * 0.02, 2) for n in range(16)]
"""Probabilities that are tried. Ties go to the pair nearest no offset and one half."""

OUTSIDE = TAGS.index("O")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="the folder that a model was exported to; its settings are changed")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    model = open_model(args.model, threads=2)
    docs = [doc for doc in documents(args.data / "polnear/samples.jsonl", model.tokenizer) if len(doc.words)]
    scores = [model.scores(doc.words)[0] for doc in docs]
    moves, least = model.moves.copy(), []
    for k, kind in enumerate(KINDS):
        layer = [score[:, k] for score in scores]
        gold = [{piece for row in doc.attributions for piece in row[kind]} for doc in docs]
        found = {
            (offset, most): f1
            for offset in OUTSIDE_OFFSETS
            for most, f1 in f1_of(gold, layer, shifted(moves[k], offset)).items()
        }
        best = max(found, key=lambda pair: (found[pair], -abs(pair[0]) - abs(pair[1] - 0.5)))
        print(f"{kind}: {found[0.0, 0.5]:.4f} as trained, {found[best]:.4f} with {best[0]:+.2f} and {best[1]}")
        moves[k] = shifted(moves[k], best[0])
        least.append(best[1])
    path = args.model / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**settings, "moves": moves.tolist(), "least": least}, indent=1), encoding="utf-8")


def shifted(moves: NDArray[np.float32], offset: float) -> NDArray[np.float32]:
    """Moves of one kind with ``offset`` more for each word that is outside."""
    found = moves.copy()
    found[:6, OUTSIDE] += offset
    return found


def f1_of(gold: list[set[Range]], layer: list[NDArray[np.float32]], moves: NDArray[np.float32]) -> dict[float, float]:
    """The F1 of pieces of one kind for each of ``LEAST``, each piece of a span for itself, as CofeNet scores them."""
    likely = [likely_spans(scores, moves, LEAST[0]) for scores in layer]
    found = {}
    for least in LEAST:
        ours = [set(choose_spans([span for span in spans if span[0] > least], least)) for spans in likely]
        right = sum(len(wanted & chosen) for wanted, chosen in zip(gold, ours, strict=True))
        found[least] = 2 * right / max(1, sum(map(len, ours)) + sum(map(len, gold)))
    return found


if __name__ == "__main__":
    main()
