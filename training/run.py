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
TEACHER_AGAIN = (
    *("mpnet", "--steps", "1000", "--layers", "10", "--frozen", "3", "--rate", "3e-5", "--empty", "0.4"),
    *("--samples", "0.7", "--seed", "21"),
)
STUDENT = ("minilm", "--epochs", "2", "--rate", "1.5e-4", "--empty", "0.4", "--pieces", "2048")
STUDENT_AGAIN = (
    *("minilm", "--epochs", "1", "--steps", "600", "--rate", "1e-4", "--empty", "0.4", "--pieces", "2048"),
    *("--samples", "0.7", "--seed", "31"),
)
STUDENT_LAST = (
    *("minilm", "--epochs", "1", "--steps", "400", "--rate", "8e-5", "--empty", "0.4", "--pieces", "2048"),
    *("--samples", "0.7", "--seed", "41"),
)
"""The settings that the shipped models were made with. Each is trained again from its own weights, with a fresh
schedule at a lower rate; seeds are 1 where none is given."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "build/attribution")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    args = parser.parse_args()
    data, out = ("--data", str(args.data)), args.out
    teacher = learn(out / "teacher", TEACHER, *data)
    teacher = learn(out / "teacher_again", TEACHER_AGAIN, *data, "--start", str(teacher))
    export(teacher, out / "accurate", data, "--blocks", "--rarest", "1200")
    taught = out / "taught.pt"
    step(taught, "training.teach", str(out / "accurate"), str(taught), *data)
    student = learn(out / "student", STUDENT, *data, "--taught", str(taught))
    student = learn(out / "student_again", STUDENT_AGAIN, *data, "--taught", str(taught), "--start", str(student))
    student = learn(out / "student_last", STUDENT_LAST, *data, "--taught", str(taught), "--start", str(student))
    export(student, out / "default", data)


def learn(run: Path, settings: tuple[str, ...], *others: str) -> Path:
    """One training; its folder."""
    step(run / "model.pt", "training.learn", *settings, str(run), *others)
    return run


def export(run: Path, out: Path, data: tuple[str, str], *how: str) -> None:
    """Export a trained model, and tune how readily it opens a span."""
    if not (out / "settings.json").exists():
        step(out / "settings.json", "training.export", str(run), str(out), *how)
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
