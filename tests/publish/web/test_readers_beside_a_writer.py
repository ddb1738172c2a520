"""Two hundred people look while `reportedly read` writes: nobody gets an error, and nothing is lost."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx

from reportedly.desk.desk import Desk
from reportedly.persist import Ledger
from reportedly.publish.web.app import create_app
from reportedly.publish.web.server import listen, server_of, url_of
from reportedly.publish.web.settings import ServeSettings
from tests.desks import STORY, made_desk

READERS = 200
REPORTS = 24
LOOKS = ("", "stories", "disputes", "sources", "api/v1/home", "api/v1/claims?limit=20", "api/v1/search?words=ferry")


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """The application on a port of its own, as `reportedly serve` runs it."""
    with listen("127.0.0.1", 0) as door:
        server = server_of(create_app(desk, ServeSettings(reads_a_second=0)))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        try:
            yield url_of("127.0.0.1", door)
        finally:
            server.should_exit = True
            thread.join()


async def look(client: httpx.AsyncClient, number: int, writer: subprocess.Popen[bytes]) -> list[tuple[str, int]]:
    """What one reader got: at least two looks, and more while the writer is at work."""
    seen: list[tuple[str, int]] = []
    while len(seen) < 2 or (writer.poll() is None and len(seen) < 60):
        address = LOOKS[(number + len(seen)) % len(LOOKS)]
        answer = await client.get(address)
        seen.append((address, answer.status_code))
        await asyncio.sleep(0.5)
    return seen


async def look_around(url: str, writer: subprocess.Popen[bytes]) -> list[tuple[str, int]]:
    """What all readers got."""
    limits = httpx.Limits(max_connections=READERS)
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=120) as client:
        found = await asyncio.gather(*(look(client, number, writer) for number in range(READERS)))
    return [one for seen in found for one in seen]


def test_nobody_gets_an_error_and_nothing_is_lost(tmp_path: Path) -> None:
    path, reports = tmp_path / "l.db", tmp_path / "reports.jsonl"
    lines = [
        {"id": f"new-{n}", "published": "2026-03-05", "text": f"The harbour master said {n + 30} people were hurt."}
        for n in range(REPORTS)
    ]
    reports.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    desk = made_desk(path)
    with served(desk) as url:
        command = [sys.executable, "-m", "reportedly.cli", "read", "--ledger", str(path), str(reports)]
        writer = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        with ThreadPoolExecutor(1) as apart:  # the browser of other tests keeps a loop running in this thread
            seen = apart.submit(asyncio.run, look_around(url, writer)).result()
        assert writer.wait() == 0
    assert len(seen) >= 2 * READERS
    assert {status for _, status in seen} == {200}, [one for one in seen if one[1] != 200][:5]
    desk.ledger.close()
    with Ledger.open(path, create=False) as kept:
        assert {report.id for report in kept.reports()} == {
            *(reading.report.id for reading in STORY),
            *(f"new-{n}" for n in range(REPORTS)),
        }
        assert kept.links.unlinked() == []
        totals = kept.browse.totals()
        assert totals.versions == len(STORY) + REPORTS
        assert totals.claims == sum(1 for _ in kept.claims())
