"""A teacher's probabilities, on PolNeAR's training documents and on unlabelled reports, for a student to learn from."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from reportedly.analyse.tagging_decoding import KINDS, TAGS, decode_tags, link_spans
from reportedly.analyse.tagging_words import WINDOW, windows
from training.corpus import Document, documents, example
from training.encoders import Encoder
from training.export import load_tagger
from training.model import ARC, Tagger, chains, collate, marginals, of_words

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
    parser.add_argument("run", type=Path, help="the teacher's folder")
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    torch.set_num_threads(2)
    tagger, encoder = load_tagger(args.run)
    found: dict[str, Any] = {}
    labelled = documents(args.data / "polnear/train.jsonl", encoder.tokenizer)
    for n, doc in enumerate([*labelled, *unlabelled(args.data, encoder.tokenizer)]):
        found[doc.id] = probabilities(tagger, encoder, doc, OVERLAP)
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


@torch.no_grad()
def probabilities(tagger: Tagger, encoder: Encoder, doc: Document, overlap: int) -> dict[str, Any]:
    """``tags``: float16 (words, 3, 5); ``spans``: the attributions that the teacher decodes, in ranges of words."""
    size = len(doc.words)
    tags, arcs = torch.zeros(size, len(KINDS), len(TAGS)), torch.zeros(size, 4 * ARC)
    scored = torch.zeros(size, len(KINDS), len(TAGS))
    ranges, previous = list(windows(doc.words, WINDOW, overlap)), 0
    for n in range(0, len(ranges), 4):
        batch = [example(doc, *one, encoder.special) for one in ranges[n : n + 4]]
        given = collate(batch, encoder.pad)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            raw, vectors = tagger(given["ids"], given["shapes"], given["mask"])
        raw, vectors = of_words(raw.float(), given["first"]), of_words(vectors.float(), given["first"])
        likely = marginals(*chains(raw, given["words"], tagger.all_moves())).unflatten(0, (-1, len(KINDS)))
        for row, (first, last) in enumerate(ranges[n : n + 4]):
            kept = (first + previous) // 2 if first else 0
            tags[kept:last] = likely[row].transpose(0, 1)[kept - first : last - first]
            scored[kept:last] = raw[row].view(-1, len(KINDS), len(TAGS))[kept - first : last - first]
            arcs[kept:last] = vectors[row][kept - first : last - first]
            previous = last
    moves = tagger.all_moves().numpy()
    spans = {kind: decode_tags(scored[:, k].numpy(), moves[k]) for k, kind in enumerate(KINDS)}
    linked = link_spans(spans, arcs.view(size, 4, ARC).numpy().astype(np.float32), WINDOW)
    rows = [
        {
            "source": [] if source is None else [spans["source"][source]],
            "cue": [] if cue is None else [spans["cue"][cue]],
            "content": [spans["content"][c] for c in contents],
        }
        for source, cue, contents in linked
    ]
    return {"tags": tags.half(), "spans": rows}


if __name__ == "__main__":
    main()
