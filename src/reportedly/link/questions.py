"""The questions that claims answer: what they share, as a key and as a sentence of plain English."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportedly.link.sides import OWN
from reportedly.link.told import Told
from reportedly.records import Accumulation, ClaimKind, Event, Question, Realis, content_id

_KEPT_APART = frozenset({Accumulation.STOCK, Accumulation.RATE, Accumulation.ORDINAL})
"""Ways to add up that make another question; a total and one happening's own count do not, within one event."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_SINGLE = "single persons"
"""What a scope begins with where each claim tells of one person."""

_ASKS = {
    "killed": "How many {who} were killed",
    "wounded": "How many {who} were wounded",
    "shot": "How many {who} were shot",
    "missing": "How many {who} are missing",
    "casualties": "How many {who} were killed or wounded",
    "hospitalised": "How many {who} were taken to hospital",
    "attended": "How many {who} took part",
    "present": "How many {who} are there",
    "survived": "How many {who} survived",
    "critical": "How many {who} are in a critical condition",
    "recovered": "How many bodies of {who} were recovered",
    "aboard": "How many {who} were aboard",
    "jobs_lost": "How many {who} lost their jobs",
    "jobs_added": "How many {who} were given jobs",
    "occurrence": "How often was there {who} like this",
}
"""Sentences for predicates whose own word does not make one with "were"."""


def question_of(told: Told) -> Question:
    """The question that a claim answers, without its event's name: `worded` gives it that."""
    claim = told.claim
    figure = claim.kind is ClaimKind.FIGURE
    accumulation = (
        claim.accumulation.value if figure and claim.accumulation in _KEPT_APART and claim.accumulation else None
    )
    noun, land, scope = (told.noun, told.land, _scope(told)) if figure else (None, None, None)
    return Question(
        id=content_id("question", told.event, claim.kind.value, claim.predicate, noun, land, accumulation, scope),
        kind=claim.kind,
        event=told.event,
        predicate=claim.predicate,
        noun_class=noun,
        territory=land,
        accumulation=accumulation,
        scope=scope,
        text="",
    )


def _scope(told: Told) -> str | None:
    """What else narrows a figure, in a fixed order."""
    claim = told.claim
    parts = [
        _SINGLE if told.single else "",
        f"in {told.place.title()}" if told.place else "",
        "on top of others" if told.more else "",
        "as a part" if claim.subset_of and not told.single else "",
        claim.realis.value if claim.realis is not Realis.ACTUAL else "",
    ]
    return ", ".join(part for part in parts if part) or None


def worded(question: Question, event: Event | None) -> Question:
    """``question`` with its sentence: "How many soldiers of KP were killed in: Dam bursts in northern Zemria?"."""
    asks, narrowed = _asked(question)
    return replace(question, text=f"{asks}{_about(event, narrowed)}?")


def _asked(question: Question) -> tuple[str, str]:
    """What is asked, and what narrows it besides."""
    if question.kind is ClaimKind.STATEMENT:
        return f"What did they {question.predicate}", ""
    if question.kind is ClaimKind.EVENT:
        return f"When and where did it happen that they “{question.predicate}”", ""
    scope = question.scope or ""
    rest = scope.removeprefix(_SINGLE).strip(", ")
    predicate = question.predicate.replace("_", " ")
    if scope.startswith(_SINGLE):
        return f"Who was {predicate}", rest
    who = _whose(question.territory, question.noun_class or "people")
    if question.accumulation == Accumulation.ORDINAL and question.predicate != "occurrence":
        return f"Which in the order of {who} {predicate}", rest
    return _ASKS.get(question.predicate, f"How many {{who}} were {predicate}").format(who=who), rest


def _whose(land: str | None, noun: str) -> str:
    """What is counted with whose it is: "soldiers of KP", "Ulmenian soldiers", "its own soldiers"."""
    if land is None:
        return noun
    if land == OWN:
        return f"of its own {noun}"
    return f"{noun} of {land}" if land.isupper() else f"{land.title()} {noun}"


def _about(event: Event | None, narrowed: str) -> str:
    """In brackets what narrows the question and, where its event has no headline, the event's places and first day.

    A place that narrows it is not named twice.
    """
    parts = [narrowed]
    if event is not None and not event.title:
        parts += [place for place in event.places[:2] if f"in {place.title()}" not in narrowed.split(", ")]
        parts += [_in_words(event.start)] if event.start else []
    told = ", ".join(filter(None, parts))
    headline = f": {' '.join(event.title.split())}" if event and event.title else ""
    return f"{f' ({told})' if told else ''}{headline}"


def _in_words(day: date) -> str:
    """A day as "18 April 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04}"
