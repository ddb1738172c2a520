"""Claims of our own making, for the tests of linking: a report with one sentence, and what is claimed in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reportedly.link.linking import link_claims
from reportedly.records import (
    Accumulation,
    Affiliation,
    Claim,
    ClaimKind,
    Counted,
    Event,
    EventMember,
    Individual,
    Linked,
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
    text_sha256,
)

EVENT = "the flood"


def source(name: str | None, kind: str = "official", stance: Stance = Stance.STATED, text: str | None = None) -> Source:
    """An originator, as a report names it."""
    words = text or name
    return Source(Role.ORIGINATOR, Span(0, len(words), words) if words else None, name, kind, None, stance, None)


def quantity(words: str, start: int = 0) -> Quantity:
    """A quantity from the words of a few forms: "12", "about 600", "at least 40", "more than 9", "up to 9", "10-12".

    The number may stand among other words: "9 of its own men".
    """
    span = Span(start, start + len(words), words)
    numbers = [word for word in words.replace(",", "").split() if word.replace("-", "").isdigit()]
    last = numbers[-1] if numbers else ""
    if not last.replace("-", "").isdigit():
        return Quantity(
            span, None, 1 if words == "some" else None, None, Modifier.PLURAL if words == "some" else Modifier.VAGUE
        )
    if "-" in last:
        low, high = (int(part) for part in last.split("-"))
        return Quantity(span, None, low, high, Modifier.RANGE)
    number = int(last)
    if words.startswith("about"):
        return Quantity(span, number, None, None, Modifier.APPROX)
    if words.startswith("at least"):
        return Quantity(span, None, number, None, Modifier.AT_LEAST)
    if words.startswith("more than"):
        return Quantity(span, None, number, None, Modifier.MORE_THAN)
    if words.startswith("up to"):
        return Quantity(span, None, None, number, Modifier.AT_MOST)
    return Quantity(span, number, number, number, Modifier.EXACT)


def told(
    report: str,
    figure: str,
    *,
    by: Source | None = None,
    predicate: str = "killed",
    day: int | None = 2,
    hour: str | None = None,
    noun: str | None = None,
    land: str | None = None,
    place: str | None = None,
    text: str | None = None,
    accumulation: Accumulation = Accumulation.CUMULATIVE,
    polarity: Polarity = Polarity.AFFIRMED,
    realis: Realis = Realis.ACTUAL,
    person: Individual | None = None,
    as_of: int | None = None,
    on: int | None = None,
    publisher: str | None = "",
) -> Reading:
    """A report with one figure in it. ``day``, ``as_of`` and ``on`` (its period) are days of March 2026."""
    sentence = text or f"{figure} {noun or 'people'} {predicate}."
    start = sentence.index(figure)
    evidence = Span(start, start + len(figure), figure)
    where = sentence.find(place) if place else -1
    claim = Claim(
        id=f"{report}: {sentence}",
        kind=ClaimKind.FIGURE,
        evidence=(evidence,),
        predicate=predicate,
        polarity=polarity,
        realis=realis,
        accumulation=accumulation,
        counted=Counted(evidence, noun) if noun else None,
        affiliation=Affiliation(evidence, land) if land else None,
        quantity=Quantity(evidence, 1, 1, 1, Modifier.EXACT) if person else quantity(figure, start),
        period=_day(on) if on else None,
        as_of=_day(as_of) if as_of else None,
        place=Place(Span(where, where + len(place), place), place, "XX") if place else None,
        attribution=(by or _publisher(report),),
        event=EVENT,
        individuals=(person,) if person else (),
    )
    return _reading(report, sentence, claim, day, hour, publisher)


def happened(
    report: str, words: str, *, predicate: str, who: str, on: int | None = None, by: Source | None = None
) -> Reading:
    """A report with one happening in it."""
    at = words.index(who)
    claim = Claim(
        id=f"{report}: {words}",
        kind=ClaimKind.EVENT,
        evidence=(Span(0, len(words), words),),
        predicate=predicate,
        period=_day(on) if on else None,
        attribution=(by or _publisher(report),),
        event=EVENT,
        participants=(
            Participant("agent", Span(at, at + len(who), who), who, None),
            Participant("patient", Span(at, at + len(who), who), "dam", None),
        ),
    )
    return _reading(report, words, claim, 2, None, "")


def said(report: str, words: str, *, by: Source, predicate: str = "say", day: int = 2) -> Reading:
    """A report with one statement in it."""
    claim = Claim(
        id=f"{report}: {words}",
        kind=ClaimKind.STATEMENT,
        evidence=(Span(0, len(words), words),),
        predicate=predicate,
        attribution=(by,),
        event=EVENT,
    )
    return _reading(report, words, claim, day, None, "")


def together(*readings: Reading) -> list[Reading]:
    """Readings of one report as one reading; their texts must be different sentences."""
    first = readings[0]
    text = " ".join(reading.report.text for reading in readings)
    claims, at = [], 0
    for reading in readings:
        claims += [_moved(claim, at) for claim in reading.claims]
        at += len(reading.report.text) + 1
    report = Report(
        first.report.id, text, text_sha256(text), publisher=first.report.publisher, published=first.report.published
    )
    return [Reading(report, tuple(claims), main_event=EVENT)]


def linked(*readings: Reading) -> Linked:
    """What linking finds, all of one event."""
    members = tuple(sorted(EventMember(r.report.id, r.report.sha256, EVENT) for r in readings))
    return link_claims(readings, [Event(EVENT, members, title="Flood in the north")])


def relation(*readings: Reading) -> Relation:
    """The one relation between the claims of the readings."""
    (only,) = linked(*readings).relations
    return only


def _moved(claim: Claim, by: int) -> Claim:
    evidence = tuple(Span(span.start + by, span.end + by, span.text) for span in claim.evidence)
    number = claim.quantity
    if number is not None:
        number = replace(number, span=Span(number.span.start + by, number.span.end + by, number.span.text))
    return replace(claim, evidence=evidence, quantity=number)


def _publisher(report: str) -> Source:
    return Source(Role.PUBLISHER, None, report, "media", None, Stance.REPORTED_AS_FACT, None)


def _day(number: int) -> Period:
    day = date(2026, 3, 1) + timedelta(days=number - 1)
    return Period(Span(0, 0, ""), day.isoformat(), day, day)


def _reading(report: str, text: str, claim: Claim, day: int | None, hour: str | None, publisher: str | None) -> Reading:
    made = Report(
        id=report,
        text=text,
        sha256=text_sha256(text),
        publisher=report.title() if publisher == "" else publisher,
        published=date(2026, 3, day) if day else None,
        published_at=hour,
    )
    return Reading(made, (claim,), main_event=EVENT)
