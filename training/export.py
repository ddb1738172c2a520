"""A trained tagger as ONNX with int8 weights, the files that `analyse/attribution.py` reads."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from torch import Tensor, nn

from reportedly.analyse.tagging_decoding import KINDS
from training.encoders import Encoder, load_encoder
from training.model import Tagger
from training.vocabulary import leaner

OPSET = 17

HEADS = ["/tagger/tags/MatMul", "/tagger/arcs/MatMul"]
"""What stays in 32 bits: a third of a megabyte, and the scores themselves."""


BLOCK = 256
"""Weights that share a scale where products are quantized block by block."""


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
    parser.add_argument(
        "--blocks",
        action="store_true",
        help="8 bits block by block, as MPNet needs: a single scale loses its activations' outliers",
    )
    parser.add_argument("--rarest", type=int, default=0, help="whole words that the vocabulary loses, to save room")
    parser.add_argument("--exact", action="store_true", help="leave the weights in 32 bits, to compare")
    args = parser.parse_args()
    tagger, encoder = load_tagger(args.run)
    export(tagger, encoder, args.out, "exact" if args.exact else "blocks" if args.blocks else "tensors", args.rarest)


def load_tagger(run: Path, weights: str = "model.pt") -> tuple[Tagger, Encoder]:
    """A trained tagger in evaluation mode, and its encoder's tokenizer."""
    settings = json.loads((run / "settings.json").read_text(encoding="utf-8"))
    encoder = load_encoder(settings["encoder"], run.parent, settings["layers"])
    tagger = Tagger(encoder.model, encoder.width)
    state = torch.load(run / weights, weights_only=True)
    tagger.load_state_dict(state.get("model", state))
    return tagger.eval(), encoder


def export(tagger: Tagger, encoder: Encoder, out: Path, weights: str, rarest: int) -> None:
    """Write ``model.onnx``, ``tokenizer.json`` and ``settings.json`` into ``out``.

    ``weights`` are "exact" (32 bits), or in 8 bits but for the heads: "tensors" quantizes activations too, a scale for
    each; "blocks" quantizes both block by block.
    """
    out.mkdir(parents=True, exist_ok=True)
    whole, model = out / "model.fp32.onnx", out / "model.onnx"
    tokenizer, special = encoder.tokenizer, encoder.special
    if weights != "exact":
        tokenizer = leaner(encoder.tokenizer, tagger.encoder, rarest)
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
    if weights == "exact":
        whole.replace(model)
    else:
        if weights == "blocks":
            _quantize_blocks(whole)
        quantize_dynamic(
            whole,
            model,
            op_types_to_quantize=["Gather"] if weights == "blocks" else None,
            weight_type=QuantType.QInt8,
            per_channel=True,
            nodes_to_exclude=HEADS,
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


def _quantize_blocks(model: Path) -> None:
    """Products with constant weights, in place: 8 bits, a scale a block, activations likewise when it runs."""
    settings = DefaultWeightOnlyQuantConfig(block_size=BLOCK, is_symmetric=True, accuracy_level=4, bits=8)
    quantizer = MatMulNBitsQuantizer(onnx.load(str(model)), algo_config=settings, nodes_to_exclude=HEADS)
    quantizer.process()
    quantizer.model.save_model_to_file(str(model), use_external_data_format=False)


if __name__ == "__main__":
    main()
