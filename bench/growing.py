"""What one more report costs in a ledger of many: ``python bench/growing.py NUMBER`` prints a line of JSON.

The reports are invented: each story has a place, people and a day of its own, out of some syllables, so that rare names
are shared by chance too.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reportedly.persist import Ledger
from reportedly.pipeline import link_ledger
from reportedly.records import Claim, ClaimKind, Counted, Modifier, Quantity, Reading, Report, text_sha256

REPORTS_A_STORY = 4
DAYS = 700
"""Days over which the stories are spread."""

AT_ONCE = 500
"""Reports that are added in one transaction."""

_SYLLABLES = [
    "bar",
    "dor",
    "fen",
    "gal",
    "hes",
    "jor",
    "kal",
    "lim",
    "mar",
    "nev",
    "pol",
    "quin",
    "ras",
    "sel",
    "tam",
    "ulv",
    "vor",
    "wen",
    "yar",
    "zel",
]
_HAPPENED = (
    "The bridge at {place} gave way on the night of the fair",
    "A fire went through the market of {place}",
    "Two trains met outside {place} in the fog",
    "The river took the lower streets of {place}",
)


def readings(number: int) -> Iterator[Reading]:
    """So many invented readings, story by story."""
    chance = random.Random(1)  # noqa: S311  # a benchmark
    for story in range(number // REPORTS_A_STORY):
        names = ["".join(chance.choices(_SYLLABLES, k=2)).title() for _ in range(5)]
        day = date(2024, 1, 1) + timedelta(chance.randrange(DAYS))
        happened = chance.choice(_HAPPENED).format(place=f"{names[0]} {names[1]}")
        for place in range(REPORTS_A_STORY):
            yield _reading(f"{story}-{place}", names, happened, 3 + place, day + timedelta(place))


def _reading(name: str, names: list[str], happened: str, dead: int, day: date) -> Reading:
    figure = f"{dead} people"
    text = (
        f"{happened}. {names[2]} {names[3]} of the rescue service of {names[4]} said that {figure} had died ({name})."
    )
    report = Report(name, text, text_sha256(text), title=happened, published=day, publisher=f"Outlet {name[-1]}")
    start = text.index(figure)
    span = report.span(start, start + len(figure))
    number = Quantity(report.span(start, start + len(str(dead))), dead, dead, dead, Modifier.EXACT)
    claim = Claim(
        f"claim {name}",
        ClaimKind.FIGURE,
        (span,),
        "killed",
        counted=Counted(span, "people"),
        quantity=number,
        event="it",
    )
    return Reading(report, (claim,), main_event="it")


def cost_of_one_more(number: int) -> dict[str, float]:
    """Seconds of this process to link ``number`` reports, then one more of a story; how many reports its event has."""
    *many, last = readings(number)
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "many.db") as ledger:
        ledger.add_many(many, at_once=AT_ONCE)
        began = process_time()
        events = link_ledger(ledger)
        linked = process_time()
        ledger.add(last)
        added = process_time()
        link_ledger(ledger)
        ended = process_time()
        (members,) = (
            len(e.members) for e in ledger.links.events() if any(m.report_id == last.report.id for m in e.members)
        )
    return {"all": linked - began, "one": ended - added, "events": events, "members": members}


if __name__ == "__main__":
    print(json.dumps(cost_of_one_more(int(sys.argv[1]))))
