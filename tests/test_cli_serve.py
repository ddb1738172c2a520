"""`reportedly serve`: what it refuses, what it says, and how it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli import cli
from reportedly.errors import SettingsError
from reportedly.publish.web.server import listen, read_token
from tests.desks import made_desk


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger's file."""
    path = tmp_path / "l.db"
    made_desk(path).ledger.close()
    return path


def test_it_says_where_it_is_answers_and_ends_with_ctrl_c(ledger: Path) -> None:
    command = [sys.executable, "-m", "reportedly.cli", "serve", "--ledger", str(ledger), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        said = server.stdout.readline()
        address = said.split()[0]
        assert address.startswith("http://127.0.0.1:")
        assert "read only" in said
        with urllib.request.urlopen(f"{address}api/v1/home", timeout=60) as answer:  # noqa: S310  # our own
            assert answer.status == 200
        server.send_signal(signal.SIGINT)
        _, complaints = server.communicate(timeout=60)
    assert server.returncode == 130
    assert complaints == ""


def test_a_port_that_is_taken_is_a_setting_to_change(ledger: Path) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(cli, ["serve", "--ledger", str(ledger), "--port", port])
    assert done.exit_code == 2
    assert port in done.stderr
    assert "--port 0" in done.stderr


def test_others_may_not_write_without_a_token(ledger: Path) -> None:
    done = CliRunner().invoke(cli, ["serve", "--ledger", str(ledger), "--host", "0.0.0.0", "--write"])  # noqa: S104
    assert done.exit_code == 2
    assert "--token-file" in done.stderr


def test_without_a_ledger_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["serve", "--ledger", str(tmp_path / "none.db"), "--port", "0"])
    assert done.exit_code == 3
    assert not (tmp_path / "none.db").exists()


def test_a_token_is_made_once_for_its_owner_alone_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "token"
    made, is_new = read_token(path)
    assert is_new
    assert len(made) >= 32
    assert path.stat().st_mode & 0o077 == 0
    assert read_token(path) == (made, False)


@pytest.mark.parametrize("text", ["", "short", "x" * 15, "ünicode-ünicode-ünicode"])
def test_a_token_that_is_no_secret_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "token"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="16 characters"):
        read_token(path)
