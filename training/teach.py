"""A teacher's probabilities, on PolNeAR's training documents and on unlabelled reports, for a student to learn from."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from reportedly.analyse.attribution import AttributionModel, open_model
from reportedly.analyse.tagging_decoding import KINDS, decode_tags, link_spans
from training.corpus import Document, documents
from training.model import chains, marginals

UNLABELLED = {
    "places/dev.jsonl": 706,
    "timebank/timebank.jsonl": 183,
    "timebank/aquaint.jsonl": 73,
    "incidents/dev.jsonl": 300,
}
"""Reports without labels, and how many of each file: news of other kinds than PolNeAR's."""

OVERLAP = 32
"""Pieces that two windows share: less than in reading, where each word counts."""

MOST_WORDS = 3000
"""Words of a report at the most: longer ones are pages that hold a whole archive."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="the folder that the teacher was exported to")
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    model = open_model(args.model, threads=2)
    found: dict[str, Any] = {}
    labelled = documents(args.data / "polnear/train.jsonl", model.tokenizer)
    for n, doc in enumerate([*labelled, *unlabelled(args.data, model.tokenizer)]):
        found[doc.id] = probabilities(model, doc)
        if n % 50 == 0:
            print(n, doc.id, flush=True)
    torch.save(found, args.out)


def unlabelled(data: Path, tokenizer: Tokenizer) -> Iterator[Document]:
    """News reports of other kinds, without labels."""
    for name, most in UNLABELLED.items():
        for doc in islice(documents(data / name, tokenizer), most):
            if 0 < len(doc.words) <= MOST_WORDS:
                yield doc


def taught(data: Path, tokenizer: Tokenizer, path: Path, labelled: list[Document]) -> list[Document]:
    """Documents with what the teacher says of them; where there are no labels its spans and links stand in for them."""
    known = torch.load(path, weights_only=False)
    with_labels = [dataclasses.replace(doc, taught=known[doc.id]["tags"].numpy()) for doc in labelled]
    return with_labels + [
        dataclasses.replace(doc, taught=known[doc.id]["tags"].numpy(), attributions=tuple(known[doc.id]["spans"]))
        for doc in unlabelled(data, tokenizer)
    ]


def probabilities(model: AttributionModel, doc: Document) -> dict[str, Any]:
    """``tags``: float16 (words, 3, 5); ``spans``: the attributions that the teacher decodes, in ranges of words."""
    tags, arcs = model.scores(doc.words, OVERLAP)
    raw = torch.from_numpy(tags).flatten(1).unsqueeze(0)
    likely = marginals(*chains(raw, torch.ones(1, len(doc.words)), torch.from_numpy(model.moves)))
    spans = {kind: decode_tags(tags[:, k], model.moves[k], model.least[k]) for k, kind in enumerate(KINDS)}
    rows = [
        {
            "source": [] if source is None else [spans["source"][source]],
            "cue": [] if cue is None else [spans["cue"][cue]],
            "content": [spans["content"][c] for c in contents],
        }
        for source, cue, contents in link_spans(spans, arcs)
    ]
    return {"tags": likely.transpose(0, 1).half(), "spans": rows}


if __name__ == "__main__":
    main()
