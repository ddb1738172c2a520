"""How a claim stands after its reviews, and what was read in it, field by field, for pages that show or correct it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.desk.records import ClaimRow
from reportedly.publish.web.wording import day, figure, plural, span_of_days
from reportedly.publish.words import on_one_line, source_name, visible
from reportedly.records import Claim, ClaimKind, Period, Place, Polarity, Realis, Role, Source
from reportedly.review.records import Review, ReviewState, Verdict
from reportedly.review.states import standing

_SAID = {
    Verdict.CONFIRM: "confirmed it",
    Verdict.CORRECT: "corrected it",
    Verdict.REJECT: "rejected it",
    Verdict.COMMENT: "said",
    Verdict.JOIN: "said that two questions are one",
    Verdict.SPLIT: "said that it answers a question of its own",
    Verdict.UNDO: "took a verdict back",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim's state in words: "confirmed", and by whom; ``tone`` colours it, never alone."""

    words: str
    tone: str
    why: str = ""


UNCHECKED = Standing("not checked", "quiet")
"""How a claim stands that nobody has looked at."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something that was read: ``unknown`` is why it could not be resolved, ``corrected`` what people say instead."""

    name: str
    value: str
    term: str = ""
    unknown: str = ""
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One review of a trail, in words."""

    reviewer: str
    words: str
    made_at: str
    why: str | None
    fields: tuple[tuple[str, str], ...]
    undone: bool


def standing_of(row: ClaimRow) -> Standing:
    """How ``row`` stands; a disagreement is shown as one, with both sides."""
    state = row.review
    if not isinstance(state, ReviewState) or not state.in_force:
        comments = state.comments if isinstance(state, ReviewState) else 0
        return Standing(f"not checked, {plural(comments, 'comment')}", "quiet") if comments else UNCHECKED
    by = ", ".join(f"{visible(review.reviewer)} {_SAID[review.verdict]}" for review in state.in_force)
    if state.disagreements:
        about = ", ".join(name.replace("_", " ") for name in state.disagreements)
        return Standing("reviewers disagree", "split", f"{by}. They disagree on: {about}. It stands as it was read.")
    if state.rejected:
        return Standing("rejected", "bad", by)
    if state.fields:
        return Standing("corrected", "fixed", by)
    return Standing("confirmed", "ok", by)


def trail_of(reviews: Sequence[object]) -> list[Said]:
    """A trail in words, oldest first, with what was undone."""
    trail = [review for review in reviews if isinstance(review, Review)]
    held = {review.id for review in standing(trail)}
    return [
        Said(
            visible(review.reviewer),
            _SAID[review.verdict],
            review.made_at,
            review.why,
            tuple((one.field.replace("_", " "), one.value or "") for one in review.fields),
            review.verdict is not Verdict.UNDO and review.id not in held,
        )
        for review in trail
    ]


def fields_of(row: ClaimRow) -> list[Field]:
    """What was read in the claim, in the order in which a recorder asks: how many, what, when, where, who.

    Where a correction takes effect, the field has both: what was read, and what people say.
    """
    read = {field.name: field for field in _fields(row.claim, row)}
    stands = {field.name: field for field in _fields(row.standing, row)}
    found = []
    for name in dict.fromkeys((*read, *stands)):
        was, now = read.get(name), stands.get(name)
        if was is not None and now is not None and was.value == now.value:
            found.append(was)
        else:
            term = (now or was or Field(name, "")).term
            found.append(Field(name, was.value if was else "", term, corrected=now.value if now else ""))
    return found


def _fields(claim: Claim, row: ClaimRow) -> Iterator[Field]:
    yield from _what(claim)
    if claim.period is not None:
        yield _period("When", claim.period)
    if claim.as_of is not None:
        yield _period("As of", claim.as_of)
    elif row.answer is not None and row.answer.as_of is not None:
        printed = " (day of printing)" if row.answer.as_of_basis == "printed" else ""
        yield Field("As of", f"{day(row.answer.as_of)}{printed}")
    if claim.place is not None:
        yield _place(claim.place)
    if claim.cause:
        yield Field("How", claim.cause)
    if claim.individuals:
        yield Field("Victims named", "; ".join(_individual(one.name, one.age, one.sex) for one in claim.individuals))
    for role in Role:
        sources = [source for source in claim.attribution if source.role is role]
        if sources and (role is not Role.PUBLISHER or len(claim.attribution) == 1):
            yield _sources(role, sources)


def _what(claim: Claim) -> Iterator[Field]:
    if claim.quantity is not None:
        yield Field("Figure", figure(claim.quantity), claim.quantity.modifier)
    words = claim.predicate.replace("_", " ")
    yield Field("What" if claim.kind is ClaimKind.FIGURE else claim.kind.capitalize(), words)
    if claim.polarity is Polarity.NEGATED:
        yield Field("Said to be", "not so")
    if claim.realis is not Realis.ACTUAL:
        yield Field("Told as", claim.realis)
    if claim.counted is not None:
        yield Field("Counts", on_one_line(claim.counted.span.text))
    if claim.affiliation is not None:
        yield Field("Whose", on_one_line(claim.affiliation.span.text))
    if claim.accumulation is not None:
        yield Field("Adds up as", _ACCUMULATION[claim.accumulation], claim.accumulation)


_ACCUMULATION = {
    "cumulative": "a running total",
    "increment": "one deed's own count",
    "stock": "a state at a time",
    "rate": "a rate",
    "ordinal": "a rank",
}


def _period(name: str, period: Period) -> Field:
    days = span_of_days(period.start, period.end)
    return Field(name, days or on_one_line(period.span.text), unknown=visible(period.unresolved or ""))


def _place(place: Place) -> Field:
    name = on_one_line(place.name or place.span.text)
    country = f", {place.country}" if place.country else ""
    return Field("Where", f"{name}{country}", unknown=visible(place.unresolved or ""))


def _sources(role: Role, sources: Sequence[Source]) -> Field:
    name = {Role.ORIGINATOR: "Said first by", Role.RELAY: "Passed on by", Role.PUBLISHER: "Printed by"}[role]
    words = ", ".join(map(source_name, sources))
    return Field(name, words, sources[0].stance if role is Role.ORIGINATOR else "")


def _individual(name: str | None, age: int | None, sex: str | None) -> str:
    known = [visible(name or "no name given"), str(age) if age is not None else "", sex or ""]
    return ", ".join(part for part in known if part)
