"""A ledger of our own making that is linked and has a dispute in it, for the tests of what is shown."""

from __future__ import annotations

from pathlib import Path

from reportedly.desk.desk import Desk
from reportedly.persist import Ledger
from reportedly.pipeline import link_ledger
from tests.link.made import source, told

POLICE = source("police", "police")
UNION = source("Dockers' Union", "organisation")

_WHERE = "in the fire on the ferry Marlinda at Port Callan"

STORY = (
    told("a", "16", by=POLICE, as_of=2, text=f"🚢 Police say that 16 people were killed {_WHERE}."),
    told("b", "27", by=UNION, as_of=2, text=f"The Dockers' Union says that 27 people were killed {_WHERE}."),
    told("c", "23", by=POLICE, day=4, text=f"Police now say that 23 people were killed {_WHERE}."),
    told("d", "9", by=POLICE, day=4, predicate="missing", text=f"Police say that 9 people are missing {_WHERE}."),
)


def made_desk(path: Path) -> Desk:
    """A desk over a new ledger with `STORY` in it; close its ledger afterwards."""
    ledger = Ledger.open(path)
    ledger.add_many(STORY)
    link_ledger(ledger)
    return Desk(ledger)
