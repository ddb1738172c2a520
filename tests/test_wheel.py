"""The built wheel holds all that reading needs: tables, gazetteer, models and migrations."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SENTENCE = b"At least three people were killed in Sarajevo on Tuesday, police said."


def test_the_wheel_alone_reads_a_report_from_an_empty_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    built = subprocess.run(build, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "installed")
    empty = tmp_path / "empty"
    empty.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}

    def run(*arguments: str) -> bytes:
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=empty, env=environment, input=SENTENCE, capture_output=True, check=True
        ).stdout

    where = run("-c", "import reportedly; print(reportedly.__file__)").decode().strip()
    assert Path(where).is_relative_to(tmp_path / "installed"), "the wheel must be what runs, not the sources"
    [line] = run("-m", "reportedly.cli", "read", "-", "--published", "2024-05-09", "--json").splitlines()
    killed = next(claim for claim in json.loads(line)["claims"] if claim["predicate"] == "killed")
    assert (killed["quantity"]["low"], killed["place"]["country"]) == (3, "BA")
    assert b"killed" in run("-m", "reportedly.cli", "claims")
    assert all(json.loads(row)["well"] for row in run("-m", "reportedly.cli", "doctor", "--json").splitlines())
