"""What a person may correct in a claim, and the claim as it then stands. What was read is never overwritten.

A correction is a field and a value as text. Fields that mean something only together (the bounds of a quantity, a place
and its country) are corrected as a whole: `checked` fills the group up, so that two reviewers' corrections can be
compared, and `corrected` needs to look at nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from reportedly.errors import InputError
from reportedly.records import (
    Accumulation,
    Affiliation,
    Claim,
    ClaimKind,
    Counted,
    Modifier,
    Number,
    Origin,
    Period,
    Place,
    Polarity,
    Quantity,
    Realis,
    Role,
    Source,
    Span,
    Stance,
)
from reportedly.review.fields import FIELDS, parsed
from reportedly.review.records import Correction

_BOUNDS = {
    Modifier.EXACT: frozenset({"point", "low", "high"}),
    Modifier.APPROX: frozenset({"point"}),
    Modifier.AT_LEAST: frozenset({"low"}),
    Modifier.MORE_THAN: frozenset({"low"}),
    Modifier.AT_MOST: frozenset({"high"}),
    Modifier.LESS_THAN: frozenset({"high"}),
    Modifier.RANGE: frozenset({"low", "high"}),
    Modifier.VAGUE: frozenset(),
    Modifier.PLURAL: frozenset({"low"}),
}
"""Which bounds each modifier states; see `Quantity`."""

_QUANTITY = ("point", "low", "high", "modifier")
_PLACE = ("place", "country", "latitude", "longitude")
_ORIGINATOR = ("originator", "originator_kind", "stance")
ANCHOR = "review"
"""What the period of a correction is counted from."""


def checked(
    claim: Claim,
    wanted: Mapping[str, str | None],
    *,
    predicates: Collection[str],
    noun_classes: Collection[str],
) -> tuple[Correction, ...]:
    """What ``wanted`` corrects in ``claim``, each value in its one spelling, groups filled up, sorted by field.

    Args:
        claim: The claim as it stands, with the corrections that take effect.
        wanted: Values by the names of `FIELDS`; None or "" where the claim should have none.
        predicates: What figures can be of.
        noun_classes: What can be counted.

    Raises:
        InputError: A field or value is unknown, the claim's kind has no such field, bounds contradict each other, or
            the claim says so already.
    """
    values = {name: parsed(name, text) for name, text in wanted.items()}
    for name in values:
        if claim.kind not in FIELDS[name].kinds:
            kinds = " or ".join(FIELDS[name].kinds)
            raise InputError(f"a claim of the kind {claim.kind} has no {name}: only {kinds} claims have one")
    _known(values, "predicate", predicates if claim.kind is ClaimKind.FIGURE else ())
    _known(values, "counted", noun_classes)
    if not values.keys().isdisjoint(_QUANTITY):
        values |= _quantity_group(claim.quantity, {name: values[name] for name in _QUANTITY if name in values})
    if not values.keys().isdisjoint(_PLACE):
        values |= _place_group(claim.place, values)
    fields = tuple(Correction(name, values[name]) for name in sorted(values))
    if corrected(claim, fields) == claim or not fields:
        raise InputError("the claim says so already", fix="confirm it instead: reportedly review confirm")
    return fields


def check_fields(fields: Iterable[Correction]) -> None:
    """Refuse corrections that no claim can take: those of a file that somebody else wrote.

    Raises:
        InputError: A field or a value is unknown, not in its one spelling, or a group is not whole.
    """
    values = {one.field: one.value for one in fields}
    for name, value in values.items():
        if parsed(name, value) != value:
            raise InputError(f"{name} is spelled {parsed(name, value)!r}, not {value!r}")
    for group in (_QUANTITY, _PLACE):
        if not values.keys().isdisjoint(group) and not values.keys() >= set(group):
            raise InputError(f"{', '.join(group)} are corrected together")
    if "modifier" in values:
        _quantity_group(None, {name: values[name] for name in _QUANTITY if values[name] is not None})


def corrected(claim: Claim, fields: Iterable[Correction]) -> Claim:
    """``claim`` with corrections that were checked. Spans stay those of the words; what has no words gets an empty one.

    A field that the claim's kind does not have changes nothing.
    """
    values = {one.field: one.value for one in fields if claim.kind in FIELDS[one.field].kinds}
    if "modifier" in values:
        claim = replace(claim, quantity=_quantity(claim, values))
    if "place" in values:
        claim = replace(claim, place=_place(claim, values))
    if not values.keys().isdisjoint(_ORIGINATOR):
        claim = replace(claim, attribution=_attribution(claim, values))
    if "counted" in values:
        noun = values["counted"]
        claim = replace(claim, counted=None if noun is None else Counted(_no_words(claim), noun))
    if "affiliation" in values:
        land = values["affiliation"]
        claim = replace(claim, affiliation=None if land is None else Affiliation(_no_words(claim), land))
    if "period" in values:
        claim = replace(claim, period=_period(claim, claim.period, values["period"]))
    if "as_of" in values:
        claim = replace(claim, as_of=_period(claim, claim.as_of, values["as_of"]))
    return replace(
        claim,
        predicate=values.get("predicate") or claim.predicate,
        polarity=Polarity(values.get("polarity") or claim.polarity),
        realis=Realis(values.get("realis") or claim.realis),
        accumulation=Accumulation(added) if (added := values.get("accumulation")) else claim.accumulation,
    )


def _known(values: Mapping[str, str | None], name: str, known: Collection[str]) -> None:
    value = values.get(name)
    if value is not None and known and value not in known:
        raise InputError(f"{name} cannot be {value!r}", fix=f"one of: {', '.join(sorted(known))}")


def _no_words(claim: Claim) -> Span:
    """Where a claim begins, and nothing of it: no words of the report say what a person has added."""
    start = claim.evidence[0].start
    return Span(start, start, "")


# --- quantities ----------------------------------------------------------------------------------------------------


def _quantity_group(kept: Quantity | None, given: Mapping[str, str | None]) -> dict[str, str | None]:
    """All four fields of a quantity, from those that are given (None: no such bound) and what stays of the others.

    A range, "at least" and the like keep the end that is not given, if the modifier that is given states it; an exact
    number keeps nothing, unless a bound is only taken away. Where only the modifier is given, it is put to the one
    number that the quantity has.
    """
    bounds = _kept_bounds(kept, given) | {
        name: given[name] for name in ("point", "low", "high") if given.get(name) is not None
    }
    modifier = Modifier(str(given["modifier"])) if given.get("modifier") else _modifier_for(kept, bounds)
    needed = _BOUNDS[modifier]
    if not bounds and needed:
        bounds = _numbers_for(kept, modifier)
    numbers = {number_of(str(value)) for value in bounds.values()}
    if modifier in {Modifier.EXACT, Modifier.PLURAL} and len(numbers) == 1:
        bounds = dict.fromkeys(needed, next(iter(bounds.values())))
    if modifier is Modifier.EXACT and len(numbers) > 1:
        raise InputError("an exact number cannot have two values", fix="give low and high only, for a range")
    if bounds.keys() != needed:
        raise InputError(
            f"a quantity that is {modifier.replace('_', ' ')} states {_listed(needed)}, not {_listed(bounds)}",
            fix="give the bounds that the words state, or another modifier",
        )
    if modifier is Modifier.RANGE and number_of(str(bounds["low"])) >= number_of(str(bounds["high"])):
        raise InputError(f"low ({bounds['low']}) is to be less than high ({bounds['high']})")
    return {name: bounds.get(name) for name in ("point", "low", "high")} | {"modifier": modifier.value}


def _kept_bounds(kept: Quantity | None, given: Mapping[str, str | None]) -> dict[str, str | None]:
    if kept is None or not given.keys() & {"point", "low", "high"} or kept.modifier in _NO_ENDS:
        return {}
    is_given = any(given.get(name) is not None for name in ("point", "low", "high"))
    if given.get("point") is not None or (is_given and kept.modifier in _POINTS):
        return {}
    stated = _BOUNDS[Modifier(str(given["modifier"]))] if given.get("modifier") else _BOUNDS[Modifier.EXACT]
    left = {name: getattr(kept, name) for name in stated if name not in given}
    return {name: str(number) for name, number in left.items() if number is not None}


_POINTS = frozenset({Modifier.EXACT, Modifier.APPROX})
"""Modifiers of one number: another number takes its place."""

_NO_ENDS = frozenset({Modifier.VAGUE, Modifier.PLURAL})
"""Modifiers whose words state no end that could stay."""


def _modifier_for(kept: Quantity | None, bounds: Mapping[str, str | None]) -> Modifier:
    """What such bounds mean; where they fit what was read ("more than"), that."""
    if bounds.keys() == {"low", "high"}:
        return Modifier.EXACT if bounds["low"] == bounds["high"] else Modifier.RANGE
    if kept is not None and bounds.keys() == _BOUNDS[kept.modifier]:
        return kept.modifier
    if bounds.keys() == {"low"}:
        return Modifier.AT_LEAST
    if bounds.keys() == {"high"}:
        return Modifier.AT_MOST
    if kept is not None and kept.modifier is Modifier.APPROX and bounds.keys() == {"point"}:
        return Modifier.APPROX
    return Modifier.EXACT if bounds else Modifier.VAGUE


def _listed(bounds: Collection[str]) -> str:
    return " and ".join(name for name in _QUANTITY if name in bounds) or "no bound"


def _numbers_for(kept: Quantity | None, modifier: Modifier) -> dict[str, str | None]:
    numbers = {n for n in (kept.point, kept.low, kept.high) if n is not None} if kept else set()
    if len(numbers) != 1 or modifier is Modifier.RANGE:
        raise InputError(
            f"which number is {modifier.replace('_', ' ')}?", fix=f"also give {_listed(_BOUNDS[modifier])}"
        )
    return dict.fromkeys(_BOUNDS[modifier], str(numbers.pop()))


def number_of(text: str) -> Number:
    """The exact number that a correction's text spells."""
    return int(text) if text.isdecimal() else Decimal(text)


def _quantity(claim: Claim, values: Mapping[str, str | None]) -> Quantity:
    point, low, high = (number_of(text) if (text := values[name]) else None for name in ("point", "low", "high"))
    span = claim.quantity.span if claim.quantity else _no_words(claim)
    made = Quantity(span, point, low, high, Modifier(str(values["modifier"])), Origin.REVIEW)
    kept = claim.quantity
    return kept if kept is not None and replace(made, origin=kept.origin) == kept else made


# --- places, times, sources ----------------------------------------------------------------------------------------


def _place_group(kept: Place | None, values: Mapping[str, str | None]) -> dict[str, str | None]:
    """All four fields of a place. Another name takes the old country and coordinates with it."""
    if "place" in values:
        group = {name: values.get(name) for name in _PLACE}
    elif kept is None:
        raise InputError("the claim has no place", fix="also give the place's name: place=…")
    else:
        known = (kept.name or kept.span.text, kept.country, kept.latitude, kept.longitude)
        was = {name: None if value is None else str(value) for name, value in zip(_PLACE, known, strict=True)}
        group = was | {name: values[name] for name in _PLACE if name in values}
    if group["place"] is None and any(group.values()):
        raise InputError("country and coordinates belong to a place", fix="also give the place's name: place=…")
    if (group["latitude"] is None) is not (group["longitude"] is None):
        raise InputError("latitude and longitude go together")
    return group


def _place(claim: Claim, values: Mapping[str, str | None]) -> Place | None:
    name, country, *degrees = (values.get(field) for field in _PLACE)
    if name is None:
        return None
    latitude, longitude = (None if text is None else float(text) for text in degrees)
    kept = claim.place
    if kept is not None and (kept.name, kept.country, kept.latitude, kept.longitude) == (
        *(name, country),
        *(latitude, longitude),
    ):
        return kept
    return Place(kept.span if kept else _no_words(claim), name, country, None, latitude, longitude)


def _period(claim: Claim, kept: Period | None, value: str | None) -> Period | None:
    if value is None:
        return None
    start, end = (date.fromisoformat(day) for day in (value.split("/") * 2)[:2])
    if kept is not None and (kept.start, kept.end) == (start, end):
        return kept
    return Period(
        span=kept.span if kept else _no_words(claim),
        timex=value if start == end else None,
        start=start,
        end=end,
        granularity="day" if start == end else None,
        anchor=ANCHOR,
    )


def _attribution(claim: Claim, values: Mapping[str, str | None]) -> tuple[Source, ...]:
    """The chain with another first link. What is said by nobody but the report loses those who pass it on, too."""
    chain = claim.attribution
    first = chain[0] if chain and chain[0].role is Role.ORIGINATOR else None
    if "originator" in values and values["originator"] is None:
        printed = tuple(source for source in chain if source.role is Role.PUBLISHER)
        return printed or (Source(Role.PUBLISHER, None, None, "media", None, Stance.REPORTED_AS_FACT, None),)
    kind, stance = values.get("originator_kind"), values.get("stance")
    if first is None:
        if "originator" not in values:  # the report itself says it: only how it stands to it can be corrected
            return tuple(replace(source, stance=Stance(stance or source.stance)) for source in chain)
        name = values["originator"]
        named = Source(Role.ORIGINATOR, None, name, kind or "unnamed", None, Stance(stance or Stance.STATED), None)
        return (named, *(source for source in chain if source.role is Role.RELAY))
    if "originator" in values and values["originator"] != first.name:
        first = replace(first, span=None, name=values["originator"], territory=None)
    return (replace(first, kind=kind or first.kind, stance=Stance(stance or first.stance)), *chain[1:])
