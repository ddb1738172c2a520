"""The questions that claims answer: what they share, as a key and as a sentence of plain English."""

from __future__ import annotations

from reportedly.link.sides import OWN
from reportedly.link.told import Told
from reportedly.records import Accumulation, ClaimKind, Event, Question, Realis, content_id

_KEPT_APART = frozenset({Accumulation.STOCK, Accumulation.RATE, Accumulation.ORDINAL})
"""Ways to add up that make another question; a total and one happening's own count do not, within one event."""

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
        "single persons" if told.single else "",
        f"in {told.place.title()}" if told.place else "",
        "on top of others" if told.more else "",
        "as a part" if claim.subset_of and not told.single else "",
        claim.realis.value if claim.realis is not Realis.ACTUAL else "",
    ]
    return ", ".join(part for part in parts if part) or None


def worded(question: Question, event: Event | None) -> Question:
    """``question`` with its sentence: "How many soldiers of KP were killed in: Dam bursts in northern Zemria?"."""
    return Question(
        id=question.id,
        kind=question.kind,
        event=question.event,
        predicate=question.predicate,
        noun_class=question.noun_class,
        territory=question.territory,
        accumulation=question.accumulation,
        scope=question.scope,
        text=f"{_asked(question)}{_about(event)}?",
    )


def _asked(question: Question) -> str:
    if question.kind is ClaimKind.STATEMENT:
        return f"What did they {question.predicate}"
    if question.kind is ClaimKind.EVENT:
        return f"When and where did it happen that they “{question.predicate}”"
    scope = question.scope or ""
    single = scope.startswith("single persons")
    rest = scope.removeprefix("single persons").strip(", ")
    who = _whose(question.territory, question.noun_class or "people")
    if single:
        return f"Who was {question.predicate}{f' ({rest})' if rest else ''}"
    asks = _ASKS.get(question.predicate, f"How many {{who}} were {question.predicate}").format(who=who)
    if question.accumulation == Accumulation.ORDINAL and question.predicate != "occurrence":
        asks = f"Which in the order of {who} {question.predicate}"
    return f"{asks}{f' ({rest})' if rest else ''}"


def _whose(land: str | None, noun: str) -> str:
    """What is counted with whose it is: "soldiers of KP", "Ulmenian soldiers", "its own soldiers"."""
    if land is None:
        return noun
    if land == OWN:
        return f"of its own {noun}"
    return f"{noun} of {land}" if land.isupper() else f"{land.title()} {noun}"


def _about(event: Event | None) -> str:
    if event is None:
        return ""
    if event.title:
        return f": {' '.join(event.title.split())}"
    parts = [", ".join(event.places[:2]), event.start.isoformat() if event.start else ""]
    told = ", ".join(part for part in parts if part)
    return f" ({told})" if told else ""
