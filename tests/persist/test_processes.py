"""Real second processes: killed, reading beside a writer, and creating at once."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from reportedly.persist import Ledger
from tests.persist.conftest import reading_of

# Adds readings of three claims each, and names each one that is committed. Arguments: ledger, first id, count.
WRITER = """
import sys
from reportedly.persist import Ledger
from reportedly.records import Claim, ClaimKind, Reading, Report, text_sha256

def readings(first, count):
    for number in range(first, first + count):
        text = f"Report {number}: at least 40 people were hurt. " * 40
        report = Report(id=f"r{number}", text=text, sha256=text_sha256(text))
        claims = tuple(Claim(f"c{number}-{n}", ClaimKind.FIGURE, (report.span(n, n + 9),), "wounded") for n in range(3))
        yield Reading(report, claims)
        print(report.id, flush=True)  # asked for the next one: this one is committed

with Ledger.open(sys.argv[1]) as ledger:
    ledger.add_many(readings(int(sys.argv[2]), int(sys.argv[3])))
"""


def start(path: Path, first: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # our own


def test_a_killed_process_loses_no_committed_report(tmp_path: Path) -> None:
    path, count = tmp_path / "l.db", 100_000
    writer = start(path, 0, count)
    assert writer.stdout is not None
    said = [next(writer.stdout).strip() for _ in range(60)]
    writer.send_signal(signal.SIGKILL)
    rest, _ = writer.communicate(timeout=30)
    said += rest.split()
    assert writer.returncode == -signal.SIGKILL
    with Ledger.open(path, create=False) as ledger:
        kept = [report.id for report in ledger.reports()]
        assert set(said) <= set(kept)
        assert len(kept) <= len(said) + 1  # the one that was committed and not yet announced
        assert ledger.counts().claims == 3 * len(kept)  # whole readings only
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    again = start(path, 0, len(kept) + 5)  # the run is repeated
    _, errors = again.communicate(timeout=60)
    assert again.returncode == 0, errors
    with Ledger.open(path) as ledger:
        assert ledger.counts().claims == 3 * (len(kept) + 5)


def test_one_process_reads_while_another_writes(tmp_path: Path) -> None:
    path, count = tmp_path / "l.db", 300
    writer = start(path, 0, count)
    assert writer.stdout is not None
    next(writer.stdout)
    seen = []
    with Ledger.open(path, create=False) as ledger:
        while writer.poll() is None:
            counts = ledger.counts()
            assert counts.claims == 3 * counts.versions  # a reader sees whole readings
            assert len(list(ledger.claims())) >= counts.claims
            seen.append(counts.reports)
        _, errors = writer.communicate(timeout=30)
        assert writer.returncode == 0, errors
        assert ledger.counts().reports == count
    assert seen == sorted(seen)
    assert any(0 < reports < count for reports in seen)  # it did read beside the writer


def test_processes_that_create_one_ledger_at_once_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    writers = [start(path, first, 20) for first in (0, 10, 100)]  # two of them overlap
    for writer in writers:
        _, errors = writer.communicate(timeout=60)
        assert writer.returncode == 0, errors
    with Ledger.open(path, create=False) as ledger:
        assert ledger.counts().reports == 50
        assert ledger.counts().claims == 150


def test_two_hundred_readers_at_once_beside_a_writer(tmp_path: Path) -> None:
    """Each has a connection of its own: none waits for another's until it gives up, and none holds up the writer."""
    path, count, readers = tmp_path / "l.db", 120, 200
    with Ledger.open(path) as ledger:
        ledger.add(reading_of())
        writer = start(path, 0, count)
        assert writer.stdout is not None
        next(writer.stdout)
        together = threading.Barrier(readers)

        def read(_: int) -> int:
            together.wait(timeout=60)
            with ledger._reading() as connection:  # every reader holds one, until all have one
                together.wait(timeout=60)
                before = connection.exec_driver_sql("SELECT count(*) FROM versions").scalar_one()
            assert ledger.search.find("people")[0]
            assert ledger.browse.totals().versions >= before
            return int(before)

        with ThreadPoolExecutor(readers) as pool:
            seen = list(pool.map(read, range(readers)))
        _, errors = writer.communicate(timeout=120)
        assert writer.returncode == 0, errors
        assert all(1 <= number <= count + 1 for number in seen)
        assert ledger.counts().reports == ledger.browse.totals().reports == count + 1
