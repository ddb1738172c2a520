"""Run every ``console`` block of docs/tutorial.md in one empty folder, and compare or write what it prints.

    python scripts/run_tutorial.py            # says what differs, and fails if anything does
    python scripts/run_tutorial.py --write    # puts what is printed now into the page

A block's lines that begin with "$ " are commands; the lines below each are what it prints. The minute of a review, and
its id, which follows from the minute, are of no account.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/tutorial.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d|review-[0-9a-f]{8}")


def main() -> int:
    """The exit status: 0 where the page tells what the commands print."""
    page = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        now = BLOCK.sub(lambda block: f"```console\n{_run(block[1], folder)}```", page)
    if "--write" in sys.argv:
        PAGE.write_text(now, encoding="utf-8", newline="\n")
        return 0
    before, after = (MOMENT.sub("…", text).splitlines() for text in (page, now))
    lines = difflib.unified_diff(before, after, "docs/tutorial.md", "what is printed", lineterm="")
    differs = "\n".join(lines)
    print(differs or "the tutorial tells what the commands print")
    return 1 if differs else 0


def _run(block: str, folder: str) -> str:
    shown = ""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    env.pop("REPORTEDLY_LEDGER", None)
    for command in (line[2:] for line in block.splitlines() if line.startswith("$ ")):
        ran = subprocess.run(  # noqa: S602  # the page's own commands, as a shell runs them
            command, shell=True, cwd=folder, env=env, capture_output=True, text=True, check=False
        )
        if ran.returncode:
            raise SystemExit(f"{command}: {ran.returncode}\n{ran.stderr}")
        printed = "".join(f"{line.rstrip()}\n" for line in ran.stdout.splitlines())
        shown += f"$ {command}\n{printed}"
    return shown


if __name__ == "__main__":
    sys.exit(main())
