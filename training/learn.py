"""One training: batches, losses, a running average of the weights, checkpoints to go on from.

The loss is the CRF's negative log-likelihood of the labels; for a student the labels are mixed with the teacher's
marginal probabilities (Hinton et al., 2015), which alone stand in for labels on reports that have none. The arcs'
cross-entropy is added to it.
"""

from __future__ import annotations

import argparse
import copy
import json
import time
from pathlib import Path

import torch
from torch import Tensor, nn

from training.corpus import Document, Example, batches, documents, epoch
from training.encoders import Encoder, load_encoder
from training.model import Tagger, arc_loss, chains, collate, expected_score, log_partition, of_words
from training.teach import taught

AVERAGE = 0.998
"""What is kept of the running average at a step (Polyak averaging); a step of about 1,500 pieces."""

TRUST = 0.5
"""How much a teacher's probabilities count beside labels; reports without labels have the teacher's alone."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", choices=["minilm", "mpnet"])
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--steps", type=int, help="batches, where less than all epochs' are wanted")
    parser.add_argument("--layers", type=int)
    parser.add_argument("--frozen", type=int, default=0, help="layers from below that stay as they are")
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--pieces", type=int, default=1536, help="pieces of a batch")
    parser.add_argument("--samples", type=float, default=0.6, help="share of documents cut as samples")
    parser.add_argument("--empty", type=float, default=0.5, help="share kept of samples without attribution")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, help="the folder of a training whose weights to begin with")
    parser.add_argument("--taught", type=Path, help="a teacher's probabilities, from training/teach.py")
    parser.add_argument("--documents", type=int, help="only so many, for a trial")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    encoder = load_encoder(args.encoder, args.out.parent, args.layers)
    docs = list(documents(args.data / "polnear/train.jsonl", encoder.tokenizer))[: args.documents]
    if args.taught:
        docs = taught(args.data, encoder.tokenizer, args.taught, docs)
    train(args, encoder, docs)


def train(args: argparse.Namespace, encoder: Encoder, docs: list[Document]) -> None:
    model = Tagger(encoder.model, encoder.width)
    if args.start:
        model.load_state_dict(torch.load(args.start / "model.pt", weights_only=True))
    freeze(model, args.frozen)
    plan = [
        batch
        for n in range(args.epochs)
        for batch in batches(epoch(docs, args.seed + n, encoder.special, args.samples, args.empty), args.pieces, n)
    ]
    plan = plan[: args.steps]
    optimiser, schedule = optimise(model, args.rate, len(plan))
    average = copy.deepcopy(model)
    saved = args.out / "state.pt"
    start = 0
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        start = state["step"]
        for name, thing in (("model", model), ("average", average), ("optimiser", optimiser), ("schedule", schedule)):
            thing.load_state_dict(state[name])
    began, seen = time.monotonic(), 0
    for step in range(start, len(plan)):
        loss = step_loss(model, plan[step], encoder.pad)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad(set_to_none=True)
        keep = min(AVERAGE, (step + 1) / (step + 10))
        with torch.no_grad():
            for mean, now in zip(average.parameters(), model.parameters(), strict=True):
                mean.lerp_(now, 1 - keep)
        seen += sum(len(e.ids) for e in plan[step])
        if step % 20 == 0:
            row = {
                "step": step,
                "of": len(plan),
                "loss": round(loss.item(), 4),
                "pieces_s": round(seen / (time.monotonic() - began)),
            }
            print(json.dumps(row), flush=True)
        if step % 200 == 199 or step + 1 == len(plan):
            parts = {"model": model, "average": average, "optimiser": optimiser, "schedule": schedule}
            torch.save({"step": step + 1, **{k: v.state_dict() for k, v in parts.items()}}, args.out / "state.part")
            (args.out / "state.part").replace(saved)
    torch.save(average.state_dict(), args.out / "model.pt")
    settings = {"encoder": args.encoder, "layers": args.layers}
    (args.out / "settings.json").write_text(json.dumps(settings))


def freeze(model: Tagger, layers: int) -> None:
    if layers:
        for module in (model.encoder.embeddings, *model.encoder.encoder.layer[:layers]):
            module.requires_grad_(False)


def optimise(
    model: Tagger, rate: float, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW; the heads learn ten times as fast as the encoder; the rates rise over a tenth of the steps, then fall."""
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": rate}, {"params": heads, "lr": rate * 10}], weight_decay=0.01
    )
    rise = max(1, steps // 10)
    return optimiser, torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / rise, max(0.0, (steps - n) / (steps - rise + 1)))
    )


def step_loss(model: Tagger, batch: list[Example], pad: int) -> Tensor:
    model.train()
    given = collate(batch, pad, TRUST)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, arcs = model(given["ids"], given["shapes"], given["mask"])
    tags, arcs = of_words(tags.float(), given["first"]), of_words(arcs.float(), given["first"])
    scores, mask, moves = chains(tags, given["words"], model.all_moves())
    wanted = given["tags"].flatten(0, 1)
    likelihood = expected_score(scores, mask, moves, wanted) - log_partition(scores, mask, moves)
    count = given["words"].sum()
    return -likelihood.sum() / count + arc_loss(arcs, batch, given["words"]) / count


if __name__ == "__main__":
    main()
