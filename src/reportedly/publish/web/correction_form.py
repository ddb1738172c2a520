"""The form in which a person corrects a claim: a field for each that the claim's kind has, filled with what was read.

Names of fields and spellings of values are those of `reportedly.review.records.Correction`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reportedly.desk.records import ClaimRow
from reportedly.records import (
    Accumulation,
    Claim,
    ClaimKind,
    Modifier,
    Number,
    Period,
    Polarity,
    Realis,
    Role,
    Source,
    Stance,
)
from reportedly.review.records import ReviewState


@dataclass(frozen=True, slots=True)
class FormField:
    """A field: ``choices`` are value and words, empty where it is typed; ``rare`` ones are folded away."""

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    numeric: bool = False
    rare: bool = False


def form_fields(row: ClaimRow) -> list[FormField]:
    """The fields with the values that hold now: what was read, and the corrections that take effect."""
    claim = row.claim
    found = [*(_figure_fields(claim) if claim.kind is ClaimKind.FIGURE else ()), *_shared_fields(claim)]
    state = row.review
    held = {one.field: one.value or "" for one in state.fields} if isinstance(state, ReviewState) else {}
    return [_with_value(field, held.get(field.name, field.value)) for field in found]


def _figure_fields(claim: Claim) -> Iterable[FormField]:
    quantity = claim.quantity
    yield FormField("modifier", "The number is", quantity.modifier if quantity else "exact", _MODIFIERS)
    for name, label, hint in (
        ("point", "Number", "exact, or about"),
        ("low", "At least", "low end"),
        ("high", "At most", "high end"),
    ):
        exact = name != "point" and quantity is not None and quantity.modifier is Modifier.EXACT
        value = _number(getattr(quantity, name)) if quantity and not exact else ""
        yield FormField(name, label, value, hint=hint, numeric=True, rare=exact)
    yield FormField("counted", "Counts", claim.counted.noun_class if claim.counted else "", hint="people, soldiers …")
    whose = claim.affiliation.territory if claim.affiliation else None
    yield FormField("affiliation", "Whose", whose or "", hint="country code or name", rare=True)
    yield FormField("as_of", "As of", _days(claim.as_of), hint="2024-05-09")
    adds = claim.accumulation or ""
    yield FormField("accumulation", "Adds up as", adds, _or_none(_ACCUMULATIONS, adds), rare=True)


def _shared_fields(claim: Claim) -> Iterable[FormField]:
    first = next((source for source in claim.attribution if source.role is Role.ORIGINATOR), None)
    yield FormField("predicate", "What", claim.predicate, hint="killed, missing …")
    yield FormField("period", "When", _days(claim.period), hint="2024-05-01/2024-05-09")
    yield FormField("place", "Where", (claim.place.name if claim.place else "") or "")
    yield FormField("country", "Country", (claim.place.country if claim.place else "") or "", hint="two letters")
    yield FormField("originator", "Said first by", _name(first))
    yield FormField("stance", "Stance", first.stance if first else "", _or_none(_choices(Stance), first), rare=True)
    yield FormField("polarity", "Said to be", claim.polarity, _POLARITIES, rare=True)
    yield FormField("realis", "Told as", claim.realis, _choices(Realis), rare=True)


def _choices(values: type[StrEnum]) -> tuple[tuple[str, str], ...]:
    return tuple((value.value, value.value.replace("_", " ")) for value in values)


def _or_none(choices: tuple[tuple[str, str], ...], value: object) -> tuple[tuple[str, str], ...]:
    """With an empty choice where nothing was read: a form must not say more than the reading did."""
    return choices if value else (("", "–"), *choices)


_MODIFIERS = _choices(Modifier)
_ACCUMULATIONS = tuple(
    (value.value, words)
    for value, words in zip(
        Accumulation, ("a running total", "one deed's own count", "a state at a time", "a rate", "a rank"), strict=True
    )
)
_POLARITIES = ((Polarity.AFFIRMED.value, "so"), (Polarity.NEGATED.value, "not so"))


def _with_value(field: FormField, value: str) -> FormField:
    return FormField(field.name, field.label, value, field.choices, field.hint, field.numeric, field.rare)


def _number(number: Number | None) -> str:
    return "" if number is None else f"{number}"


def _days(period: Period | None) -> str:
    if period is None or period.start is None or period.end is None:
        return ""
    return f"{period.start}" if period.start == period.end else f"{period.start}/{period.end}"


def _name(source: Source | None) -> str:
    if source is None:
        return ""
    return source.name or (source.span.text if source.span else "")
