"""An invented ledger for exports: a linked story that names a victim, one where all agree, and hostile words.

The victim is Lena Quill-Vane. Her surname is also a noun, and somebody else's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from reportedly.persist import Ledger
from reportedly.records import (
    Accumulation,
    Answer,
    Claim,
    ClaimKind,
    Counted,
    Event,
    EventMember,
    Individual,
    Linked,
    Modifier,
    Number,
    Period,
    Place,
    Quantity,
    Question,
    QuestionSummary,
    Reading,
    Report,
    Role,
    Source,
    Span,
    Stance,
    content_id,
    text_sha256,
)
from reportedly.review.records import Correction, Review, Verdict
from tests.publish.conftest import READING

VICTIM = "Lena Quill-Vane"

NAMING = (
    "🕯 Three people were killed at the harbour on Monday, among them Lena Quill-Vane, 34. Quill-Vane’s brother spoke. "
    "“LENA QUILL-VANE was kind,” Mr Vane said. The Quill-Vanes mourn; so does L. Vane. "
    "Léna Quill\u00adVane ran the crane."
)
LATER = "Four people were killed at the harbour, police said. Vane's mother wept. The weather vane turned."
UNRELATED = "A council led by Ilse Vane met. Five people were hurt."
FAR = "Sven Ohm remembers LENA\nQUILL VANE. Six people were hurt, Lena said."
AGREED = "Police and medics said that two people were killed at the mill."

PORT = Place(Span(0, 0, "harbour"), "Port Ansel", "NO", 3_100_000, 60.25, 5.5)


def report(name: str, text: str, *, day: int, title: str | None = None, url: str | None = None) -> Report:
    """A report of our own."""
    return Report(
        id=url or name,
        text=text,
        sha256=text_sha256(text),
        url=url,
        publisher="The Ansel Courier",
        title=title,
        published=date(2024, 6, day),
    )


def span(of: Report, words: str) -> Span:
    """Where ``words`` stand first."""
    return of.span(of.text.index(words), of.text.index(words) + len(words))


def figure(  # what a test may want to say of a figure
    of: Report,
    words: str,
    number: Number,
    *,
    predicate: str = "killed",
    by: str = "police",
    modifier: Modifier = Modifier.EXACT,
    place: Place | None = None,
    event: str | None = None,
    individuals: tuple[Individual, ...] = (),
) -> Claim:
    """A count of people, by somebody."""
    said = span(of, words)
    exact = modifier is Modifier.EXACT
    quantity = Quantity(
        Span(said.start, said.start + len(words.partition(" ")[0]), words.partition(" ")[0]),
        number if exact else None,
        number,
        number if exact else None,
        modifier,
    )
    return Claim(
        id=content_id("claim", of.id, of.sha256, said.start, predicate, by),
        kind=ClaimKind.FIGURE,
        evidence=(said,),
        predicate=predicate,
        accumulation=Accumulation.CUMULATIVE,
        counted=Counted(span(of, "people"), "people"),
        quantity=quantity,
        period=Period(
            Span(said.start, said.start + 4, "then"), "2024-06-03", date(2024, 6, 3), date(2024, 6, 3), "day"
        ),
        place=place,
        attribution=(Source(Role.ORIGINATOR, None, by, "police", None, Stance.STATED, None),),
        event=event,
        individuals=individuals,
    )


R1 = report(
    "naming",
    NAMING,
    day=4,
    title=f"{VICTIM}, 34, among three dead",
    url="https://courier.example/2024/lena-quill-vane-killed",
)
R2 = report("later", LATER, day=6, title="Vane family mourns", url="https://courier.example/quill%2Dvane?p=1")
R3 = report("unrelated", UNRELATED, day=5)
R4 = report("far", FAR, day=7)
R5 = report("agreed", AGREED, day=8, title='=HYPERLINK("https://x.example")')

LENA = Individual(span(R1, f"{VICTIM}, 34"), VICTIM, 34, "female")
THREE = figure(R1, "Three people were killed", 3, place=PORT, event="told-harbour", individuals=(LENA,))
KIND = Claim(
    id=content_id("claim", "kind"),
    kind=ClaimKind.STATEMENT,
    evidence=(span(R1, "“LENA QUILL-VANE was kind,”"), span(R1, "Mr Vane")),
    predicate="say",
    direct=True,
    attribution=(Source(Role.ORIGINATOR, span(R1, "Mr Vane"), "Tom Quill-Vane", "person", None, Stance.QUOTED, None),),
)
FOUR = figure(R2, "Four people were killed", 4, place=PORT, event="told-later")
THAT_DAY = Period(Span(0, 0, "by Wednesday"), "2024-06-05", date(2024, 6, 5), date(2024, 6, 5), "day")
SOME_DAY = Period(Span(0, 0, "that day"), None, None, None, unresolved="no day is named before it")
HURT = replace(
    figure(R3, "Five people were hurt", 5, predicate="wounded", by="Ilse Vane"), period=SOME_DAY, as_of=THAT_DAY
)
SIX = figure(R4, "Six people were hurt", 6, predicate="wounded", by="Lena")
TWO = figure(R5, "two people were killed", 2, place=PORT, event="told-mill")
ALSO_TWO = figure(R5, "two people were killed", 2, by="medics", place=PORT, event="told-mill")

READINGS = (
    READING,
    Reading(R1, (THREE, KIND), main_event="told-harbour"),
    Reading(R2, (FOUR,), main_event="told-later"),
    Reading(R3, (HURT,)),
    Reading(R4, (SIX,)),
    Reading(R5, (TWO, ALSO_TWO), main_event="told-mill"),
)

HARBOUR = Event(
    id=content_id("event", "harbour"),
    members=(EventMember(R1.id, R1.sha256, "told-harbour"), EventMember(R2.id, R2.sha256, "told-later")),
    kind="killed",
    start=date(2024, 6, 3),
    end=date(2024, 6, 3),
    places=("Port Ansel",),
    people=(VICTIM,),
    title=R1.title,
)
MILL = Event(
    id=content_id("event", "mill"),
    members=(EventMember(R5.id, R5.sha256, "told-mill"),),
    kind="killed",
    start=date(2024, 6, 8),
    end=date(2024, 6, 9),
    title=R5.title,
)

REVIEWED = Review.make(
    HURT.id,
    Verdict.CORRECT,
    reviewer="Mo",
    made_at="2024-06-10T12:00:00.000000Z",
    fields=[Correction("high", "7"), Correction("low", "7"), Correction("modifier", "exact"), Correction("point", "7")],
    why="the council's minutes say seven",
)
REJECTED = Review.make(ALSO_TWO.id, Verdict.REJECT, reviewer="Mo", made_at="2024-06-10T12:00:01.000000Z")


def make(path: Path, *, reviews: tuple[Review, ...] = (REVIEWED,)) -> Path:
    """The ledger's file."""
    with Ledger.open(path) as ledger:
        ledger.add_many(READINGS)
        for event, claims in ((HARBOUR, (THREE, FOUR)), (MILL, (TWO, ALSO_TWO))):
            _link(ledger, event, claims)
        ledger.reviews.add_many(reviews)
    return path


def _link(ledger: Ledger, event: Event, claims: tuple[Claim, ...]) -> None:
    text = f"How many people were killed: {event.title}?"
    of_all = Question(
        id=content_id("question", event.id),
        kind=ClaimKind.FIGURE,
        event=event.id,
        predicate="killed",
        noun_class=None,
        territory=None,
        accumulation="cumulative",
        scope=None,
        text=text,
    )
    versions = {claim.id: reading.report for reading in READINGS for claim in reading.claims}
    answers = tuple(
        Answer(
            question=of_all.id,
            claim=claim.id,
            report_id=versions[claim.id].id,
            sha256=versions[claim.id].sha256,
            voice=f"voice-{number}",
            originator=claim.attribution[0].name or "",
            as_of=versions[claim.id].published,
            as_of_basis="printed",
        )
        for number, claim in enumerate(claims)
    )
    numbers = [claim.quantity.point for claim in claims if claim.quantity and claim.quantity.point is not None]
    stand = QuestionSummary(of_all, len(claims), 2, 2, min(numbers), max(numbers), None, None, 0)
    with ledger.gathering.turn() as turn:
        turn.put([event])
    ledger.links.put([event], Linked((of_all,), answers, ()), [stand])
