"""The command as a process: pipes, signals, terminals, and how long it takes to answer."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "reportedly.cli"]
TEXT = "Seven people were killed in Arden on Friday, police said. At least 12 others were wounded.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty reports, and `reportedly.db` with all that was read in them."""
    place = tmp_path_factory.mktemp("cli")
    reports = place / "reports"
    reports.mkdir()
    for number in range(30):
        (reports / f"{number:02}.txt").write_text(TEXT + f"It was report {number}.", encoding="utf-8")
    done = run("read", "reports", folder=place)
    assert done.returncode == 0, done.stderr
    return place


def run(
    *arguments: str, folder: Path, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
    )


def test_a_report_from_standard_input_end_to_end(folder: Path) -> None:
    began = time.monotonic()
    done = run("read", "-", "--published", "2024-05-09", "--json", "--no-store", folder=folder, stdin=TEXT.encode())
    took_s = time.monotonic() - began
    assert done.returncode == 0, done.stderr
    killed = next(claim for claim in json.loads(done.stdout)["claims"] if claim["predicate"] == "killed")
    assert killed["quantity"]["point"] == 7
    assert killed["quantity"]["text"] == "Seven"
    assert b"read 1 report" in done.stderr
    assert b"\x1b" not in done.stdout + done.stderr
    assert took_s < 15, "3 s on a quiet machine; this only catches a broken start"


def test_help_answers_at_once(folder: Path) -> None:
    best = min(_seconds("--help", folder=folder) for _ in range(3))
    assert best < 1.0, "0.1 s on a quiet machine: nothing heavy may be imported for it"


def _seconds(*arguments: str, folder: Path) -> float:
    began = time.monotonic()
    run(*arguments, folder=folder)
    return time.monotonic() - began


def test_help_imports_nothing_heavy(folder: Path) -> None:
    code = (
        "import sys; import reportedly.cli; print(sorted({'spacy', 'sqlalchemy', 'lxml', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=True)
    assert done.stdout == b"[]\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", "reports", "--json", "--no-store"),
        ("read", "reports", "--no-store"),
        ("claims",),
        ("claims", "--json"),
        ("schema",),
    ],
)
def test_a_closed_pipe_ends_quietly(folder: Path, arguments: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [*COMMAND, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode == 0
    assert b"Traceback" not in said
    assert b"BrokenPipe" not in said
    assert said == b""


def test_an_interrupt_keeps_what_was_read(folder: Path) -> None:
    many = folder / "many.jsonl"
    many.write_text(
        "".join(json.dumps({"id": str(n), "text": TEXT * 20}) + "\n" for n in range(3_000)), encoding="utf-8"
    )
    with subprocess.Popen(
        [*COMMAND, "read", "many.jsonl", "--json", "--ledger", "many.db"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        said = process.communicate()[1].decode()
    assert process.returncode == 130
    assert "Traceback" not in said
    match = re.search(r"interrupted: ([\d,]+) reports? read and kept in many.db; run the same command again", said)
    assert match, said
    kept = {
        json.loads(line)["report"]["id"]
        for line in run("claims", "--json", "--ledger", "many.db", folder=folder).stdout.splitlines()
    }
    assert first["report"]["id"] in kept
    assert len(kept) == int(match[1].replace(",", ""))


def _on_a_terminal(arguments: list[str], folder: Path, env: dict[str, str]) -> str:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *arguments], cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, **env}
    ) as process:
        os.close(theirs)
        found = b""
        while True:
            try:
                some = os.read(ours, 65536)
            except OSError:  # what Linux says when the other end is closed
                break
            if not some:
                break
            found += some
    os.close(ours)
    assert process.returncode == 0, found
    return found.decode()


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb", "NO_COLOR": ""}, False)],
)
def test_colour_is_for_terminals_that_want_it(folder: Path, env: dict[str, str], coloured: bool) -> None:
    row = json.loads(run("claims", "--json", "--limit", "1", folder=folder).stdout)
    seen = _on_a_terminal(["show", row["report"]["id"]], folder, {"TERM": "xterm-256color", "COLUMNS": "100", **env})
    assert ("\x1b[" in seen) is coloured
    assert ("](1)" in seen) is not coloured


def test_an_ascii_pipe_still_gets_its_claims(folder: Path) -> None:
    done = run("claims", folder=folder, env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert b"Seven" in done.stdout


def test_doctor_finds_this_installation_well(tmp_path: Path) -> None:
    done = run("doctor", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(b"well") == 5
    assert not list(tmp_path.iterdir())
