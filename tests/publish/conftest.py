"""One invented report with one claim of each sort, and every field of every record filled in somewhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from reportedly.records import (
    Accumulation,
    Affiliation,
    Claim,
    ClaimKind,
    Counted,
    Dropped,
    Individual,
    Modifier,
    Participant,
    Period,
    Place,
    Polarity,
    Quantity,
    Reading,
    Realis,
    Relation,
    Report,
    Role,
    Source,
    Span,
    Stance,
    StoredClaim,
    text_sha256,
)

TEXT = (
    "Home | News | 🗞\r\n"
    "Police in Arden said on Tuesday that at least 40 people, including three children, were killed.\r\n"
    "“We counted a dozen bodies,” said Jo Park, 41, a medic.\x1b[31m red \u202eevil\x07\r\n"
    "\r\n"
    "The ministry, quoted by the Arden Times, put the number of missing at 1.25 million on Friday. "
    "Northland's army may send 500 troops."
)


def words(text: str, nth: int = 0) -> Span:
    """The ``nth`` occurrence of ``text`` in ``TEXT``, counted from 0."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(text, at + 1)
    return Span(at, at + len(text), text)


MENU = Dropped(words("Home | News | 🗞"), "menu")
REPORT = Report(
    id="https://example.org/arden",
    text=TEXT,
    sha256=text_sha256(TEXT),
    url="https://example.org/arden",
    publisher="Arden Post",
    title="Dozens killed in Arden",
    published=date(2024, 5, 9),
    published_at="2024-05-09T10:30:00+00:00",
    furniture=(MENU,),
)
PUBLISHER = Source(Role.PUBLISHER, None, "Arden Post", "media", None, Stance.REPORTED_AS_FACT, None)
POLICE = Source(Role.ORIGINATOR, words("Police in Arden"), None, "police", None, Stance.STATED, words("said"))
MEDIC = Source(Role.ORIGINATOR, words("Jo Park"), "Jo Park", "person", None, Stance.STATED, words("said", 1))

KILLED = Claim(
    id="claim-1" + "0" * 31,
    kind=ClaimKind.FIGURE,
    evidence=(words("at least 40 people, including three children, were killed"),),
    predicate="killed",
    accumulation=Accumulation.CUMULATIVE,
    counted=Counted(words("people"), "people"),
    quantity=Quantity(words("at least 40"), None, 40, None, Modifier.AT_LEAST),
    period=Period(words("on Tuesday"), "2024-05-07", date(2024, 5, 7), date(2024, 5, 7), "day", anchor="publication"),
    place=Place(words("Arden"), "Arden", "US", 4_100_000, 34.5, -92.25),
    attribution=(POLICE, PUBLISHER),
    event="event-1",
    rules=("predicate.killed",),
)
CHILDREN = Claim(
    id="claim-2" + "0" * 31,
    kind=ClaimKind.FIGURE,
    evidence=(words("three children"),),
    predicate="killed",
    counted=Counted(words("children"), "children"),
    quantity=Quantity(words("three"), 3, 3, 3, Modifier.EXACT),
    subset_of=KILLED.id,
    attribution=(POLICE, PUBLISHER),
)
BODIES = Claim(
    id="claim-3" + "0" * 31,
    kind=ClaimKind.FIGURE,
    evidence=(words("a dozen bodies"),),
    predicate="killed",
    counted=Counted(words("bodies"), "people"),
    quantity=Quantity(words("a dozen"), 12, 12, 12, Modifier.EXACT),
    attribution=(MEDIC, PUBLISHER),
    individuals=(Individual(words("Jo Park, 41"), "Jo Park", 41, "female"),),
)
STATEMENT = Claim(
    id="claim-4" + "0" * 31,
    kind=ClaimKind.STATEMENT,
    evidence=(words("“We counted a dozen bodies,”"),),
    predicate="say",
    direct=True,
    attribution=(MEDIC, PUBLISHER),
)
MISSING = Claim(
    id="claim-5" + "0" * 31,
    kind=ClaimKind.FIGURE,
    evidence=(words("the number of missing at 1.25 million"), words("on Friday")),
    predicate="missing",
    accumulation=Accumulation.STOCK,
    counted=Counted(words("missing"), "people"),
    quantity=Quantity(words("1.25 million"), Decimal("1250000.50"), None, None, Modifier.APPROX),
    as_of=Period(words("on Friday"), None, None, None, unresolved="no publication date to count Friday from"),
    place=Place(words("Arden", 1), None, None, unresolved="several places have this name"),
    attribution=(
        Source(Role.ORIGINATOR, words("The ministry"), "The ministry", "government", "NX", Stance.ESTIMATED, None),
        Source(Role.RELAY, words("the Arden Times"), "Arden Times", "media", None, Stance.RELAYED, words("quoted")),
        PUBLISHER,
    ),
)
TROOPS = Claim(
    id="claim-6" + "0" * 31,
    kind=ClaimKind.EVENT,
    evidence=(words("Northland's army may send 500 troops"),),
    predicate="send",
    polarity=Polarity.NEGATED,
    realis=Realis.PLANNED,
    affiliation=Affiliation(words("Northland's"), "NX"),
    attribution=(PUBLISHER,),
    participants=(Participant("agent", words("Northland's army"), "Northland's army", "NX"),),
    cause="war",
)
READING = Reading(
    report=REPORT,
    claims=(KILLED, CHILDREN, STATEMENT, BODIES, MISSING, TROOPS),
    relations=(Relation(KILLED.id, BODIES.id, "compatible", None, "40 or more may include 12"),),
    main_event="event-1",
    dropped=(MENU,),
)


@pytest.fixture
def reading() -> Reading:
    """The report and its claims, in text order: killed, children, statement, bodies, missing, troops."""
    return READING


@pytest.fixture
def stored() -> list[StoredClaim]:
    """The claims as the ledger gives them."""
    return [
        StoredClaim(
            claim=claim,
            report_id=REPORT.id,
            sha256=REPORT.sha256,
            publisher=REPORT.publisher,
            title=REPORT.title,
            url=REPORT.url,
            published=REPORT.published,
            main_event=READING.main_event,
        )
        for claim in READING.claims
    ]
