"""A folder of what goes wrong, through the command itself: the bad is named with its reason, the rest is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

COMMAND = [sys.executable, "-m", "reportedly.cli", "read", "--published", "2024-05-09"]
SENTENCE = "Seven people were killed in Arden on Friday, police said."

BAD = {
    "binary.txt": (os.urandom(4096) + b"\0\1\2", "the bytes are not text"),
    "deep.html": (b"<html><body>" + b"<div>" * 40_000 + SENTENCE.encode(), "nests more than"),
    "empty.txt": (b"", "there is no text"),
    "nul.txt": (b"Seven people were\0 killed in Arden.", "not text"),
    "one-line.txt": (SENTENCE.encode() * 180_000, "is the limit"),
    "spaces.txt": (b" \n\t\n ", "there is no text"),
}
GOOD = {
    "code-page.txt": f"“{SENTENCE}” wrote Zürich’s café weekly.".encode("cp1252"),
    "emoji.txt": f"😀👩‍👩‍👧 {SENTENCE} \u202e!\u202c שבעה בני אדם נהרגו. At least 12 were hurt.".encode(),
    "line.txt": (f"{SENTENCE} " * 2_000).encode(),
    "plain.txt": SENTENCE.encode(),
    "script.html": f"<html><body><article><p>{SENTENCE}</p><script>alert(1)</script></article></body></html>".encode(),
    "wide.txt": SENTENCE.encode("utf-16"),
}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[bytes]:
    folder = tmp_path_factory.mktemp("hostile")
    for name, content in GOOD.items():
        (folder / name).write_bytes(content)
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "dangling.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")  # whoever opened it would wait for ever
    return subprocess.run(
        [*COMMAND, ".", "--json", "--ledger", "kept.db"], cwd=folder, capture_output=True, check=False, timeout=240
    )


@pytest.mark.parametrize("name", [*BAD, "dangling.txt"])
def test_the_bad_is_named_with_its_reason(done: subprocess.CompletedProcess[bytes], name: str) -> None:
    said = [line for line in done.stderr.decode().splitlines() if f"{name}: " in line]
    assert len(said) == 1, done.stderr.decode()
    assert BAD.get(name, (b"", "no such file"))[1] in said[0]


def test_the_rest_is_kept_and_the_status_says_that_some_failed(done: subprocess.CompletedProcess[bytes]) -> None:
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert len(done.stdout.splitlines()) == len(GOOD)
    assert f"read {len(GOOD)} reports".encode() in done.stderr


def test_each_good_one_has_its_figure_in_true_words(done: subprocess.CompletedProcess[bytes]) -> None:
    for line in map(json.loads, done.stdout.splitlines()):
        killed = [claim for claim in line["claims"] if claim["predicate"] == "killed"]
        assert killed, line["report"]
        for claim in killed:
            assert claim["quantity"]["text"] == "Seven"
            assert claim["quantity"]["end"] - claim["quantity"]["start"] == len("Seven")
            assert all(len(span["text"]) == span["end"] - span["start"] for span in _spans(claim))


def _spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [span for item in value for span in _spans(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"start", "end", "text"} <= value.keys() and isinstance(value["start"], int) else []
    return own + [span for item in value.values() for span in _spans(item)]
