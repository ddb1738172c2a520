#!/usr/bin/env python3
"""Make src/reportedly/link/data/word_ranks.txt: how common English words are, in four steps.

usage: scripts/build_word_ranks.py FOLDER     FOLDER holds SCOWL's lists (Debian: /usr/share/dict/scowl)

A line a step: its name, a tab, and its words in small letters, sorted; a word stands in its most common step only. They
are SCOWL's sizes 10, 20 and 35, and the capitalised names of size 50. See THIRD-PARTY-NOTICES.md for the licence.
"""

import sys
from pathlib import Path

STEPS = {
    "10": ["english-words.10", "american-words.10", "british-words.10", "english-upper.10"],
    "20": ["english-words.20", "american-words.20", "british-words.20"],
    "35": ["english-words.35", "american-words.35", "british-words.35", "english-upper.35"],
    "name": [
        "english-proper-names.35",
        "english-proper-names.40",
        "english-proper-names.50",
        "american-proper-names.50",
        "english-upper.40",
    ],
}
OUT = Path(__file__).resolve().parents[1] / "src/reportedly/link/data/word_ranks.txt"


def main() -> None:
    """Read the lists, and write the steps."""
    folder, seen, lines = Path(sys.argv[1]), set(), []
    for step, names in STEPS.items():
        lists = [(folder / name).read_text(encoding="latin-1") for name in names if (folder / name).is_file()]
        words = {word.lower() for text in lists for word in text.split() if not word.endswith("'s")} - seen
        seen |= words
        lines.append(f"{step}\t{' '.join(sorted(words))}\n")
    OUT.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
