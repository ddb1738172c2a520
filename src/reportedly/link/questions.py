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

_SAY = frozenset(
    {"add", "announce", "comment", "explain", "note", "point", "remark", "report", "reveal", "say", "state", "tell"}
)
"""Verbs that only say that somebody spoke: what they said is one question, whichever verb an outlet took."""

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
    "surrendered": "How many {who} surrendered",
    "on_strike": "How many {who} were on strike",
    "arrived": "How many {who} arrived",
    "returned": "How many {who} returned",
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
    predicate = "say" if claim.kind is ClaimKind.STATEMENT and claim.predicate in _SAY else claim.predicate
    noun, land, scope = (told.noun, told.land, _scope(told)) if figure else (None, None, None)
    return Question(
        id=content_id("question", told.event, claim.kind.value, predicate, noun, land, accumulation, scope),
        kind=claim.kind,
        event=told.event,
        predicate=predicate,
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
    """``question`` with its sentence: "How many people were killed in the flood in Zemria on 18 April 2026?"."""
    asks, narrowed = _asked(question)
    about, link = _about(question, event)
    brief = f"{asks} ({narrowed})" if narrowed else asks
    text = f"{asks} ({narrowed}, {about})" if narrowed and link == f" ({about})" else f"{brief}{link}"
    return replace(question, text=f"{text}?", brief=f"{brief}?", about=about)


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


_NOT_OF_HARM = frozenset(
    {"attended", "present", "deployed", "withdrawn", "on_strike", "occurrence", "jobs_lost", "jobs_added"}
)
"""Predicates whose claims are not said to be "in" what brought the harm: nobody takes part in a bombing."""


def _about(question: Question, event: Event | None) -> tuple[str, str]:
    """What the question is about, and how its sentence goes on to say so.

    That is what happened where and when, as far as its reports say how people came to harm; else the story's headline,
    or where it has none, the event's places and first day.
    """
    if event is None:
        return "", ""
    there, day = _where(question, event), _when(event)
    if event.cause and (there or day) and question.predicate not in _NOT_OF_HARM:
        about = f"the {event.cause}{there}{day if there else day.replace(' on ', ' of ').replace(' in ', ' of ')}"
        return about, _LINKS[question.kind].format(about)
    if event.title:
        about = " ".join(event.title.split())
        return about, f", in the story “{about}”"
    about = ", ".join(filter(None, (there.removeprefix(" in "), day.removeprefix(" on ").removeprefix(" in "))))
    return about, f" ({about})" if about else ""


_LINKS = {ClaimKind.FIGURE: " in {}", ClaimKind.STATEMENT: " about {}", ClaimKind.EVENT: ", in {}"}
"""How a sentence goes on to what happened."""


def _where(question: Question, event: Event) -> str:
    """The event's first place, unless the question names it itself."""
    narrowed = (question.scope or "").split(", ")
    return next((f" in {place}" for place in event.places[:2] if f"in {place.title()}" not in narrowed), "")


def _when(event: Event) -> str:
    """The event's day, or where its reports give several, what these have in common."""
    if event.start is None:
        return ""
    last = event.end or event.start
    if event.start == last:
        return f" on {_in_words(event.start)}"
    if (event.start.year, event.start.month) == (last.year, last.month):
        return f" in {_MONTHS[last.month - 1]} {last.year:04}"
    return f" in {last.year:04}" if event.start.year == last.year else ""


def _in_words(day: date) -> str:
    """A day as "18 April 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04}"
