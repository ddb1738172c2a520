"""A smaller vocabulary for an exported model: without pieces that no English report needs.

The encoders' vocabularies hold a thousand places that were never used and the letters of scripts that English news is
not written in. What is left out reads as the unknown piece, as does every letter that the vocabulary never had.
"""

from __future__ import annotations

import json
import re

import torch
from tokenizers import Tokenizer
from torch import nn

_LATIN_ENDS = 0x24F
_SIGNS = {*range(0x2010, 0x2060), *range(0x20A0, 0x20C1), 0x2122}
"""Punctuation, currencies and the trade mark: news has these. Each is a piece of its own, never the rest of a word."""

_NEVER_USED = re.compile(r"\[unused\d+\]")


def is_needed(piece: str) -> bool:
    """Whether English news may hold the piece: Latin letters, digits, signs and the tokenizer's own marks."""
    if _NEVER_USED.fullmatch(piece):
        return False
    if len(piece) == 1 and ord(piece) in _SIGNS:
        return True
    return all(ord(c) <= _LATIN_ENDS for c in piece)


def leaner(tokenizer: Tokenizer, encoder: nn.Module, rarest: int = 0) -> Tokenizer:
    """The tokenizer without pieces that are not needed; the encoder's input embeddings are cut in place to match.

    The ``rarest`` whole words go too, those with the highest numbers: they are then read in pieces, as most rare words
    are.

    Pieces keep their order, and those before the first that goes keep their numbers: the padding's number, which MPNet
    counts positions by, is among them.
    """
    told = json.loads(tokenizer.to_str())
    pieces = sorted(told["model"]["vocab"].items(), key=lambda item: item[1])
    own = {token["content"] for token in told["added_tokens"]}
    kept = [(piece, old) for piece, old in pieces if piece in own or is_needed(piece)]
    words = [piece for piece, _ in kept if len(piece) > 1 and piece.isalpha() and piece not in own]
    gone = set(words[len(words) - rarest :])
    kept = [(piece, old) for piece, old in kept if piece not in gone]
    new = {old: number for number, (_, old) in enumerate(kept)}
    told["model"]["vocab"] = {piece: new[old] for piece, old in kept}
    for token in told["added_tokens"]:
        token["id"] = new[token["id"]]
    _renumber(told["post_processor"], new)
    embeddings = encoder.get_input_embeddings()
    rows = embeddings.weight.detach()[torch.tensor([old for _, old in kept])]
    encoder.set_input_embeddings(nn.Embedding.from_pretrained(rows, padding_idx=embeddings.padding_idx))
    return Tokenizer.from_str(json.dumps(told))


def _renumber(processor: dict[str, object], new: dict[int, int]) -> None:
    """Special pieces of a post-processor, wherever its kind keeps their numbers."""
    for name in ("sep", "cls"):
        if name in processor:
            piece, old = processor[name]  # type: ignore[misc]  # a pair, as RobertaProcessing keeps it
            processor[name] = [piece, new[old]]
    for special in dict(processor.get("special_tokens") or {}).values():  # type: ignore[call-overload]  # a table
        special["ids"] = [new[old] for old in special["ids"]]
