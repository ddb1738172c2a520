"""A trained tagger's spans in PolNeAR's shape, for ``../shared/tools/score_attribution.py``, before any export."""

from __future__ import annotations

import argparse
import json
from itertools import islice
from pathlib import Path

import torch

from reportedly.analyse.tagging_decoding import KINDS
from reportedly.analyse.tagging_words import OVERLAP
from training.corpus import document
from training.export import load_tagger
from training.teach import probabilities


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="the folder that training wrote")
    parser.add_argument("gold", type=Path, help="of which the texts alone are read")
    parser.add_argument("--weights", default="model.pt", help="state.pt: the last step's, not the running average")
    parser.add_argument("--every", type=int, default=1, help="only every n-th document")
    args = parser.parse_args()
    torch.set_num_threads(2)
    tagger, encoder = load_tagger(args.run, args.weights)
    with args.gold.open(encoding="utf-8") as file:
        for row in map(json.loads, islice(file, 0, None, args.every)):
            doc = document(row["id"], row["text"], [], encoder.tokenizer)
            words = doc.words
            spans = probabilities(tagger, encoder, doc, OVERLAP)["spans"] if len(words) else []
            printed = [
                {kind: [[words.starts[a], words.ends[b - 1]] for a, b in one[kind]] for kind in KINDS} for one in spans
            ]
            print(json.dumps({"id": row["id"], "attributions": printed}))


if __name__ == "__main__":
    main()
