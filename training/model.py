"""The tagger: an encoder, three layers of BIOES tags over words, and arcs from cues to sources and contents to cues.

The sequence score is a linear-chain CRF (Lafferty et al., 2001) for each kind, whose forbidden moves are barred. Arcs
are scored by a product of two projections, after Dozat and Manning (2017).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from reportedly.analyse.tagging_decoding import BARRED, ENDS, FOLLOWING, KINDS, STARTS, TAGS
from reportedly.analyse.tagging_words import SHAPES
from training.corpus import Example

ARC = 64
"""Width of the vectors that arcs are scored with: cue, its source, content, its cue."""


class Tagger(nn.Module):
    """Scores of tags and vectors of arcs for each piece."""

    def __init__(self, encoder: nn.Module, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.shape = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shape.weight)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, len(KINDS) * len(TAGS))
        self.arcs = nn.Linear(width, 4 * ARC)
        self.moves = nn.Parameter(torch.zeros(len(KINDS), 7, 5))
        self.register_buffer("bar", barred())

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Integers of shape (texts, pieces) each; scores (texts, pieces, 15) and vectors (texts, pieces, 4 x ARC)."""
        given = self.encoder.get_input_embeddings()(ids) + self.shape(shapes)
        hidden = self.dropout(self.encoder(inputs_embeds=given, attention_mask=mask).last_hidden_state)
        return self.tags(hidden), self.arcs(hidden)

    def all_moves(self) -> Tensor:
        """Scores of moves with the forbidden ones barred, shape (3, 7, 5)."""
        return self.moves + self.bar


def barred() -> Tensor:
    allowed = torch.tensor(
        [*[[t in FOLLOWING[b] for t in TAGS] for b in TAGS], [t in STARTS for t in TAGS], [t in ENDS for t in TAGS]]
    )
    return torch.where(allowed, 0.0, BARRED)


def collate(batch: list[Example], pad: int, trust: float = 0.0) -> dict[str, Tensor]:
    """Tensors of a batch; words of all examples are padded to the longest, and so are pieces.

    ``tags`` are probabilities, (texts, 3, words, 5): a teacher's count ``trust``, the labels the rest.
    """
    most, words = max(len(e.ids) for e in batch), max(len(e.first) for e in batch)

    def padded(rows: list[list[int]], width: int, filler: int) -> Tensor:
        return torch.tensor([row + [filler] * (width - len(row)) for row in rows])

    tags = torch.stack([padded([e.tags[k] for e in batch], words, 0) for k in range(len(KINDS))], 1)
    wanted = nn.functional.one_hot(tags, len(TAGS)).float()
    for row, one in zip(wanted, batch, strict=True):
        if one.taught is not None:
            taught = torch.from_numpy(one.taught).float().transpose(0, 1)
            row[:, : len(one.first)].lerp_(taught, trust)
    return {
        "ids": padded([e.ids for e in batch], most, pad),
        "shapes": padded([e.shapes for e in batch], most, 0),
        "mask": padded([[1] * len(e.ids) for e in batch], most, 0),
        "first": padded([e.first for e in batch], words, 0),
        "words": padded([[1] * len(e.first) for e in batch], words, 0),
        "tags": wanted,
    }


def of_words(scores: Tensor, first: Tensor) -> Tensor:
    """The rows of each word's first piece: (texts, pieces, n) to (texts, words, n)."""
    return scores.gather(1, first.unsqueeze(-1).expand(-1, -1, scores.shape[-1]))


def chains(tags: Tensor, words: Tensor, moves: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Scores (texts, words, 15) as chains (texts x 3, words, 5), with their mask and moves (texts x 3, 7, 5)."""
    n, length, _ = tags.shape
    scores = (
        tags.float().view(n, length, len(KINDS), len(TAGS)).transpose(1, 2).reshape(n * len(KINDS), length, len(TAGS))
    )
    return scores, words.bool().repeat_interleave(len(KINDS), 0), moves.repeat(n, 1, 1)


def log_partition(scores: Tensor, mask: Tensor, moves: Tensor) -> Tensor:
    alpha = scores[:, 0] + moves[:, 5]
    inner = moves[:, :5]
    for i in range(1, scores.shape[1]):
        step = torch.logsumexp(alpha.unsqueeze(2) + inner, 1) + scores[:, i]
        alpha = torch.where(mask[:, i : i + 1], step, alpha)
    return torch.logsumexp(alpha + moves[:, 6], 1)


def expected_score(scores: Tensor, mask: Tensor, moves: Tensor, wanted: Tensor) -> Tensor:
    """The score of the tags ``wanted``, (chains, words, 5): exact for labels, else as of independent words."""
    legal = (moves > BARRED / 2).float()
    steps = torch.einsum("nwa,nwb->nwab", wanted[:, :-1], wanted[:, 1:]) * legal[:, None, :5]
    steps = steps / steps.sum((2, 3), keepdim=True).clamp_min(1e-6) * mask[:, 1:, None, None]
    emitted = (scores * wanted).sum(2) * mask
    rows = torch.arange(len(scores))
    begins, ends = wanted[:, 0] * legal[:, 5], wanted[rows, mask.sum(1) - 1] * legal[:, 6]
    borders = (begins * moves[:, 5] + ends * moves[:, 6]).sum(1)
    return emitted.sum(1) + (steps * moves[:, None, :5]).sum((1, 2, 3)) + borders


def marginals(scores: Tensor, mask: Tensor, moves: Tensor) -> Tensor:
    """The probability of each tag at each word, shape as ``scores``: the gradient of the log partition function."""
    with torch.enable_grad():
        scores = scores.detach().requires_grad_()
        (found,) = torch.autograd.grad(log_partition(scores, mask, moves).sum(), scores)
    return found


def arc_loss(arcs: Tensor, batch: list[Example], words: Tensor) -> Tensor:
    """Cross-entropy of each cue's source and each content's cue among all words of its text and none."""
    cue, source, content, governor = arcs.float().split(ARC, -1)
    losses = []
    for query, key, pairs in ((cue, source, "to_source"), (content, governor, "to_cue")):
        rows = [(n, a, b) for n, e in enumerate(batch) for a, b in getattr(e, pairs)]
        if not rows:
            continue
        n, a, b = torch.tensor(rows).unbind(1)
        scores = arc_scores(query[n, a], key[n], words[n])
        losses.append(nn.functional.cross_entropy(scores, b + 1, reduction="sum"))
    return torch.stack(losses).sum() if losses else arcs.sum() * 0


def arc_scores(query: Tensor, keys: Tensor, words: Tensor) -> Tensor:
    """(rows, ARC) against (rows, words, ARC): (rows, 1 + words), the first for none, which scores 0."""
    scores = torch.einsum("rd,rwd->rw", query, keys) / ARC**0.5
    scores = scores.masked_fill(words == 0, BARRED)
    return torch.cat([torch.zeros(len(scores), 1), scores], 1)
