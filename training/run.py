"""Make the models of attribution: teacher, its probabilities, student, both exported. What is made is not made again.

make train-attribution            # some hours on two cores; go on after a stop with the same command
python training/run.py --out DIR  # as above, elsewhere
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEACHER = ("mpnet", "--steps", "900", "--layers", "10", "--frozen", "3", "--rate", "5e-5", "--empty", "0.4")
STUDENT = ("minilm", "--epochs", "2", "--rate", "1.5e-4", "--empty", "0.4", "--pieces", "2048")
"""The settings that the shipped models were made with; seeds are 1 throughout."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "build/attribution")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    args = parser.parse_args()
    data = ("--data", str(args.data))
    teacher, student, taught = args.out / "teacher", args.out / "student", args.out / "taught.pt"
    step(teacher / "model.pt", "training.learn", *TEACHER, str(teacher), *data)
    export(teacher, args.out / "accurate", data)
    step(taught, "training.teach", str(args.out / "accurate"), str(taught), *data)
    step(student / "model.pt", "training.learn", *STUDENT, str(student), "--taught", str(taught), *data)
    export(student, args.out / "default", data)


def export(run: Path, out: Path, data: tuple[str, str]) -> None:
    """Export a trained model, and tune how readily it opens a span."""
    if not (out / "settings.json").exists():
        step(out / "settings.json", "training.export", str(run), str(out))
        module("training.tune", str(out), *data)


def step(made: Path, name: str, *arguments: str) -> None:
    """Run a module unless what it makes is there."""
    if made.exists():
        print(f"{made} is there")
        return
    made.parent.mkdir(parents=True, exist_ok=True)
    module(name, *arguments)


def module(name: str, *arguments: str) -> None:
    """Run one of the modules beside this one."""
    print(name, *arguments, flush=True)
    subprocess.run([sys.executable, "-m", name, *arguments], check=True, cwd=ROOT)  # noqa: S603  # our own modules


if __name__ == "__main__":
    main()
