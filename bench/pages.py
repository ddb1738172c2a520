"""How long every page and JSON view takes over a large ledger, and how much memory the application needs.

``python bench/pages.py LEDGER [ROUNDS]`` asks for each in turn and prints a table. The application is the one that
`reportedly serve` runs, asked within the process: what the network costs is no part of it. Times are of this process's
own CPU, as in ``bench/speed.py``, and beside them by the clock.
"""

from __future__ import annotations

import gc
import json
import math
import random
import resource
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fastapi.testclient import TestClient

from bench.datasets import OUT, ROOT
from bench.large_ledger import REPORTS, build
from bench.parts import Figure
from bench.readings import run
from reportedly.desk.desk import Desk
from reportedly.persist import Ledger
from reportedly.publish.web.addresses import ServedAddresses
from reportedly.publish.web.app import create_app
from reportedly.publish.web.settings import ServeSettings
from reportedly.records import LinkFilter

SAMPLED_REPORTS = 2_000
ROUNDS, SAMPLED_ROUNDS = 40, 5
"""How often each page is asked for, each time for something else."""

PAGE_BAR_MS = 100
MEMORY_BAR_MB = 500

WORDS = ("killed", "people killed", '"were missing"', "po*", "2021-05", "police council", "kavo", "a b c d e f g")
"""What is searched for: words of every report, phrases, beginnings, days, and what is nowhere."""

_API = "/api/v1"


def pages(*, sample: bool = False) -> Iterator[Figure]:
    """Milliseconds a page, 95 of 100 times, and the application's memory."""
    reports, rounds = (SAMPLED_REPORTS, SAMPLED_ROUNDS) if sample else (REPORTS, ROUNDS)
    path = OUT / f"made-{reports}.db"
    OUT.mkdir(parents=True, exist_ok=True)
    made = f"made, {reports:,} reports"
    if not path.exists():
        begun = time.perf_counter()
        unfinished = path.with_suffix(".part")
        for left in OUT.glob(f"{unfinished.name}*"):
            left.unlink()
        build(unfinished, reports)
        unfinished.rename(path)
        yield Figure("pages.build", "building the ledger", (time.perf_counter() - begun) / 60, made, unit=" min")
    found = json.loads(run([sys.executable, str(ROOT / "bench/pages.py"), str(path), str(rounds), "--json"]))
    for name, times in found["pages"].items():
        what = f"page {name}, p95 (p50 {times['p50']:.0f} ms)"
        value = times["p95"]
        yield Figure(f"pages.{name}", what, value, made, PAGE_BAR_MS, is_maximum=True, unit=" ms")
    memory = found["memory"]
    yield Figure("pages.memory", "the application's memory", memory, made, MEMORY_BAR_MB, is_maximum=True, unit=" MB")


def yardstick() -> float:
    """Milliseconds of CPU that fixed work takes here, reading JSON and sorting what it says, nothing collected."""
    text = json.dumps([{"name": f"n{n}", "numbers": [n, n + 1]} for n in range(4_000)])
    gc.disable()
    begun = time.process_time()
    for _ in range(4):
        sorted(((one["name"], tuple(one["numbers"])) for one in json.loads(text)), reverse=True)
    spent = time.process_time() - begun
    gc.enable()
    return spent * 1000


def measure(path: Path, rounds: int) -> dict[str, Any]:
    """What each page takes, its subjects drawn by chance, the most crowded ones among them.

    The memory is the process's peak when all is done.
    """
    taken: dict[str, list[tuple[float, float]]] = {}
    with Ledger.open(path, create=False) as ledger:
        desk = Desk(ledger)
        app = create_app(desk, ServeSettings(reads_a_second=0))
        with TestClient(app, base_url="http://127.0.0.1") as client:
            for addresses in list(addresses_of(desk, rounds)):
                for name, address in addresses.items():
                    begun, worked = time.perf_counter(), time.process_time()
                    answer = client.get(address)
                    spent = (time.process_time() - worked) * 1000, (time.perf_counter() - begun) * 1000
                    if answer.status_code != 200:
                        raise RuntimeError(f"{address}: {answer.status_code} {answer.text[:200]}")
                    taken.setdefault(name, []).append(spent)
    return {
        "pages": {name: _summed(times) for name, times in taken.items()},
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


def addresses_of(desk: Desk, rounds: int) -> Iterator[Mapping[str, str]]:
    """A round's addresses by name. What is looked at is drawn by chance, but in every eighth round the most crowded."""
    chance = random.Random(5)  # noqa: S311  # a benchmark
    stories = desk.totals().stories
    cursors: dict[str, str | None] = {}
    for n in range(rounds):
        view = desk.report(f"r{0 if n % 8 == 7 else chance.randrange(stories)}-0")  # the first report of a story
        row = view.claims[0]
        claim, source = row.claim, row.claim.attribution[0]
        question = row.answer.question if row.answer else ""
        event = view.stories[0].event.id
        sides = (desk.disputes(LinkFilter(event=event), limit=1).items or desk.disputes(limit=1).items)[
            0
        ].dispute.relation
        name, words = source.name or f":{source.kind}", WORDS[n % len(WORDS)]
        lists: dict[str, dict[str, str]] = {
            "stories": ({"words": words} if n % 2 else {}),
            "questions": ({"question": words} if n % 2 else {}),
            "disputes": ({"source": name} if n % 2 else {}),
            "reports": {},
            "claims": (
                {"place": claim.place.name or "", "predicate": claim.predicate} if n % 2 and claim.place else {}
            ),
            "sources": ({"words": words} if n % 2 else {}),
        }
        ours = ServedAddresses()
        yield {
            "home": ours.page("home"),
            "stories": ours.page("stories", after=cursors.get("stories"), **lists["stories"]),
            "disputes": ours.page("disputes"),
            "sources": ours.page("sources", after=cursors.get("sources")),
            "search": ours.page("search", words=words),
            "queue": ours.page("queue"),
            "story": ours.story(event),
            "question": ours.question(question),
            "dispute": ours.dispute(sides.left, sides.right),
            "report": ours.report(view.report.id),
            "claim": ours.claim(claim.id),
            "source": ours.source(name),
            **{f"api {one}": f"{_API}/{one}?{urlencode(asked)}" for one, asked in lists.items()},
            "api home": f"{_API}/home",
            "api search": f"{_API}/search?{urlencode({'words': words})}",
            "api story": f"{_API}/stories/{event}",
            "api question": f"{_API}/questions/{question}",
            "api policy": f"{_API}/questions/{question}/policies/latest-per-source",
            "api dispute": f"{_API}/disputes/{sides.left}/{sides.right}",
            "api report": f"{_API}/reports/{quote(view.report.id)}",
            "api claim": f"{_API}/claims/{claim.id}",
            "api source": f"{_API}/sources/{quote(name)}",
        }
        cursors = {  # a list is gone through page by page
            "stories": desk.stories(after=cursors.get("stories")).next,
            "sources": desk.sources(after=cursors.get("sources")).next,
        }


def _summed(times: list[tuple[float, float]]) -> dict[str, float]:
    """Of a page's times: the median, and what 95 of 100 stay below (nearest rank), of the CPU and by the clock."""
    summed = {}
    for column, suffix in enumerate(("", "_clock")):
        ranked = sorted(one[column] for one in times)
        summed["p50" + suffix] = ranked[len(ranked) // 2]
        summed["p95" + suffix] = ranked[math.ceil(len(ranked) * 0.95) - 1]
    return summed


def main() -> None:
    """Measure over the ledger that the first argument names."""
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    found = measure(Path(sys.argv[1]), rounds)
    if "--json" in sys.argv:
        print(json.dumps(found))
        return
    print(f"{'page':16}  p50 CPU  p95 CPU  p50 clock  p95 clock   (ms, {rounds} times each)")
    for name, one in found["pages"].items():
        print(f"{name:16}  {one['p50']:7.1f}  {one['p95']:7.1f}  {one['p50_clock']:9.1f}  {one['p95_clock']:9.1f}")
    print(f"memory at most {found['memory']:.0f} MB")


if __name__ == "__main__":
    main()
