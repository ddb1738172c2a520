"""A trained tagger as ONNX with int8 weights, the files that `analyse/attribution.py` reads."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from reportedly.analyse.tagging_decoding import KINDS
from training.encoders import Encoder, load_encoder
from training.model import Tagger
from training.vocabulary import leaner

OPSET = 17

HEADS = ["/tagger/tags/MatMul", "/tagger/arcs/MatMul"]
"""What stays in 32 bits: a third of a megabyte, and the scores themselves."""


class Unpadded(nn.Module):
    """The tagger as it is asked: one window, no padding."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor]:
        """Integers of shape (1, pieces); as the tagger."""
        found: tuple[Tensor, Tensor] = self.tagger(ids, shapes, torch.ones_like(ids))
        return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="the folder that training wrote")
    parser.add_argument("out", type=Path)
    parser.add_argument("--exact", action="store_true", help="leave the weights in 32 bits, to compare")
    args = parser.parse_args()
    tagger, encoder = load_tagger(args.run)
    export(tagger, encoder, args.out, None if args.exact else HEADS)


def load_tagger(run: Path, weights: str = "model.pt") -> tuple[Tagger, Encoder]:
    """A trained tagger in evaluation mode, and its encoder's tokenizer."""
    settings = json.loads((run / "settings.json").read_text(encoding="utf-8"))
    encoder = load_encoder(settings["encoder"], run.parent, settings["layers"])
    tagger = Tagger(encoder.model, encoder.width)
    state = torch.load(run / weights, weights_only=True)
    tagger.load_state_dict(state.get("model", state))
    return tagger.eval(), encoder


def export(tagger: Tagger, encoder: Encoder, out: Path, spared: list[str] | None) -> None:
    """Write ``model.onnx``, ``tokenizer.json`` and ``settings.json`` into ``out``: in 8 bits but for the products that
    ``spared`` names, or all in 32 where it is None.
    """
    out.mkdir(parents=True, exist_ok=True)
    whole, model = out / "model.fp32.onnx", out / "model.onnx"
    tokenizer, special = encoder.tokenizer, encoder.special
    if spared is not None:
        tokenizer = leaner(encoder.tokenizer, tagger.encoder)
        special = tuple(tokenizer.token_to_id(encoder.tokenizer.id_to_token(piece)) for piece in special)
    given = torch.full((1, 12), special[1]), torch.zeros((1, 12), dtype=torch.long)
    torch.onnx.export(
        Unpadded(tagger),
        given,
        str(whole),
        input_names=["ids", "shapes"],
        output_names=["tags", "arcs"],
        dynamic_axes={name: {1: "pieces"} for name in ("ids", "shapes", "tags", "arcs")},
        opset_version=OPSET,
        dynamo=False,
    )
    if spared is None:
        whole.replace(model)
    else:
        quantize_dynamic(
            whole,
            model,
            weight_type=QuantType.QInt8,
            per_channel=True,
            nodes_to_exclude=spared,
            extra_options={"MatMulConstBOnly": True},
        )
        whole.unlink()
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    settings = {
        "special": list(special),
        "moves": tagger.all_moves().detach().tolist(),
        "least": [0.5] * len(KINDS),
        "sha256": {n: hashlib.sha256((out / n).read_bytes()).hexdigest() for n in ("model.onnx", "tokenizer.json")},
    }
    (out / "settings.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
