"""Relations between claims: over the stories, over pairs of our own, and what linking costs.

The stories are read into a ledger and linked as any reports are: nobody tells which of them share an event. Of a pair
of our own, both texts are of one event by their making, so that events are not measured again.
"""

from __future__ import annotations

import hashlib
import json
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.datasets import OUT, Row
from bench.readings import COMMAND, run
from reportedly.link.linking import link_claims
from reportedly.pipeline import Reader
from reportedly.records import (
    Accumulation,
    Claim,
    ClaimKind,
    Event,
    EventMember,
    Modifier,
    Quantity,
    Reading,
    Report,
    Role,
    Source,
    Span,
    Stance,
    text_sha256,
)


def relations_of(reports: Path) -> Path:
    """The relations of all reports of a file of JSON Lines, read and linked through the command line."""
    written = OUT / "stories-relations.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "bench.db")
        run([*COMMAND, "read", str(reports), "--ledger", ledger, "--json"])
        written.write_text(run([*COMMAND, "relations", "--json", "--ledger", ledger]), encoding="utf-8")
    return written


def is_for_checking(row: Row) -> bool:
    """Whether a pair is in a file's second half, by the first bit of its id's hash: kept unread while rules were made,
    but for the file "pairs", which is read whole by now.
    """
    return hashlib.sha256(str(row["id"]).encode()).digest()[0] < 128


def judge_pairs(rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """For each pair what is said of it: a relation, or "not found" where one of its claims is not read."""
    reader = Reader.load()
    for row in rows:
        readings = list(reader.read_many(_report(row, number) for number in range(len(row["texts"]))))
        names = [_claim_for(readings[row[side]["text"]], row[side]) for side in ("left", "right")]
        if None in names:
            yield row, "not found"
            continue
        yield row, _said(readings, frozenset(name for name in names if name))


def macro_f1(judged: Iterable[tuple[str, str]]) -> float:
    """The mean of the relations' F1 over pairs of (wanted, said), of those relations that are wanted."""
    confusion = Counter(judged)
    scores = []
    for relation in sorted({wanted for wanted, _ in confusion}):
        right = confusion[relation, relation]
        wanted = sum(count for (name, _), count in confusion.items() if name == relation)
        said = sum(count for (_, name), count in confusion.items() if name == relation)
        scores.append(2 * right / (wanted + said) if wanted + said else 0.0)
    return sum(scores) / len(scores) if scores else 0.0


def _report(row: Row, number: int) -> Report:
    text = row["texts"][number]
    day = text.get("published")
    return Report(
        id=f"{row['id']}/{number}",
        text=text["text"],
        sha256=text_sha256(text["text"]),
        publisher=text.get("publisher"),
        published=date.fromisoformat(day[:10]) if day else None,
        published_at=day if day and len(day) > 10 else None,
    )


def _claim_for(reading: Reading, side: dict[str, Any]) -> str | None:
    """The claim of one side: the one that has most of its quote, with its number first."""
    start = reading.report.text.find(side["quote"])
    wanted = (start, start + len(side["quote"]))
    found = []
    for claim in reading.claims:
        shared = max((min(wanted[1], s.end) - max(wanted[0], s.start) for s in claim.evidence), default=0)
        if shared > 0:
            found.append((_has_numbers(claim, side), claim.predicate == side.get("predicate"), shared, claim.id))
    best = max(found, default=None)
    figure = side.get("modifier") is not None
    return None if best is None or (figure and not best[0]) else best[3]


def _has_numbers(claim: Claim, side: dict[str, Any]) -> bool:
    quantity = claim.quantity
    if side.get("modifier") is None:
        return quantity is None
    if quantity is None:
        return False
    have = {n for n in (quantity.point, quantity.low, quantity.high) if n is not None}
    want = {n for n in (side.get("point"), side.get("low"), side.get("high")) if n is not None}
    return bool(have & want) or (not want and not have - {1})


def _said(readings: list[Reading], names: frozenset[str]) -> str:
    members = {
        EventMember(reading.report.id, reading.report.sha256, event)
        for reading in readings
        for event in {claim.event for claim in reading.claims if claim.event is not None}
    }
    linked = link_claims(readings, [Event("one", tuple(sorted(members)))])
    said = (one.relation for one in linked.relations if frozenset((one.left, one.right)) == names)
    return next(said, "incomparable")


# --- cost ------------------------------------------------------------------------------------------------------------

CLAIMS_AN_EVENT = 50
HOT_SHARE = 10
"""One in so many claims is of one single event, so that a crowded question is measured too."""


def cost_of(claims: int) -> tuple[float, float]:
    """Seconds of this process and its peak of memory in GB for linking so many short claims."""
    readings, events = _made(claims)
    begun = time.process_time()
    linked = link_claims(readings, events)
    spent = time.process_time() - begun
    if not linked.questions or not linked.relations:
        raise RuntimeError("nothing was linked")
    return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _made(claims: int) -> tuple[list[Reading], list[Event]]:
    """A claim a report: tolls of many events by some dozens of sources, the same every time."""
    readings, members = [], defaultdict(list)
    for n in range(claims):
        event = "hot" if n % HOT_SHARE == 0 else f"event {n // CLAIMS_AN_EVENT}"
        number, predicate = 10 + n * 7 % 90, ("killed", "wounded", "missing")[n % 3]
        words = f"{number} people {predicate}"
        text = f"At noon {words}, officials said."
        report = Report(
            f"r{n}", text, text_sha256(text), publisher=f"Paper {n % 400}", published=_DAY + timedelta(n % 30)
        )
        evidence = Span(8, 8 + len(words), words)
        source = Source(Role.ORIGINATOR, evidence, f"Bureau {n % 37}", "agency", None, Stance.STATED, None)
        claim = Claim(
            id=f"c{n}",
            kind=ClaimKind.FIGURE,
            evidence=(evidence,),
            predicate=predicate,
            accumulation=Accumulation.CUMULATIVE,
            quantity=Quantity(Span(8, 10, str(number)), number, number, number, Modifier.EXACT),
            attribution=(source,),
            event=event,
        )
        readings.append(Reading(report, (claim,), main_event=event))
        members[event].append(EventMember(report.id, report.sha256, event))
    return readings, [Event(name, tuple(sorted(rows))) for name, rows in sorted(members.items())]


_DAY = date(2026, 3, 1)


def main() -> None:
    """The cost of linking as many claims as the first argument says, in a process of its own, as a line of JSON."""
    import sys  # noqa: PLC0415  # only as a program

    seconds, gigabytes = cost_of(int(sys.argv[1]))
    print(json.dumps({"seconds": seconds, "gigabytes": gigabytes}))


if __name__ == "__main__":
    main()
