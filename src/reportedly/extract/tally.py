"""Totals that the words force but do not print: two men named one by one are two; five shot, one of them dead, is four
wounded. Each is arithmetic over stated parts, marked so, with the parts as its evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.extract.individuals import Victim
from reportedly.extract.measured import Measure, is_further
from reportedly.records import Accumulation, Analysis, Modifier, Number, Polarity, Realis

_HURT = frozenset({"wounded", "shot", "stabbed"})
_IN_CARE = frozenset({"hospitalised", "critical", "serious", "stable"})
_SUSPECTS = "suspects"

REACH = 5
"""Sentences after the first victim within which one told of only once still counts (3 to 10 do about equally well)."""


@dataclass(frozen=True, slots=True)
class Total:
    """A derived count: ``parts`` are the measures it was computed from, ``modifier`` how far it is bound by them."""

    predicate: str
    number: Number
    modifier: Modifier
    parts: tuple[Measure, ...]


def find_totals(analysis: Analysis, measures: Sequence[Measure], victims: Sequence[Victim]) -> tuple[Total, ...]:
    """The totals of one event's measures that no measure of the event prints."""
    told = [measure for measure in measures if _counts(measure)]
    dead = _central([victim for victim in victims if _has(victim, {"killed"})])
    hurt = _central([victim for victim in victims if _has(victim, _HURT) and not _has(victim, {"killed"})])
    if not hurt and not dead:
        hurt = [victim for victim in victims if _has(victim, _IN_CARE)]
    found = [_killed(analysis, told, dead), _wounded(analysis, told, dead, hurt)]
    return tuple(total for total in found if total is not None)


def _central(victims: Sequence[Victim]) -> list[Victim]:
    """Leave out those told of once, far from where the report first tells of its victims: they are other cases'."""
    if len(victims) < 2:
        return list(victims)
    start = min(victim.descriptions[0].sentence for victim in victims)
    return [v for v in victims if len(v.measures) > 1 or v.descriptions[0].sentence - start <= REACH]


def _counts(measure: Measure) -> bool:
    return (
        measure.polarity is Polarity.AFFIRMED
        and measure.realis is Realis.ACTUAL
        and measure.accumulation is not Accumulation.RATE
    )


def _has(victim: Victim, predicates: Iterable[str]) -> bool:
    return any(_counts(measure) and measure.predicate in predicates for measure in victim.measures)


def _stated(measures: Sequence[Measure], *predicates: str) -> Measure | None:
    """The largest whole that the words print for these predicates."""
    whole = [
        measure
        for measure in measures
        if measure.predicate in predicates
        and not measure.one
        and measure.part_of is None
        and _value(measure) is not None
    ]
    return max(whole, key=lambda measure: _value(measure) or 0, default=None)


def _value(measure: Measure) -> Number | None:
    quantity = measure.quantity
    if quantity.modifier in {Modifier.PLURAL, Modifier.RANGE}:
        return None
    return quantity.point if quantity.point is not None else quantity.low


def _firsts(victims: Sequence[Victim], predicates: Iterable[str]) -> tuple[Measure, ...]:
    wanted = frozenset(predicates)
    return tuple(next(m for m in victim.measures if _counts(m) and m.predicate in wanted) for victim in victims)


def _killed(analysis: Analysis, told: Sequence[Measure], dead: Sequence[Victim]) -> Total | None:
    """The dead, one by one; and a gunman's own death beside those he killed."""
    stated = _stated(told, "killed")
    value = (_value(stated) or 0) if stated is not None else 0
    parts = _firsts(dead, {"killed"})
    if stated is None and len(dead) > 1:
        return Total("killed", len(dead), Modifier.EXACT, parts)
    found = _stated(told, "recovered")
    if stated is None and found is not None:  # bodies: so many are dead, and it may be more
        modifier = Modifier.AT_LEAST if found.quantity.modifier is Modifier.EXACT else found.quantity.modifier
        return Total("killed", _value(found) or 0, modifier, (found,))
    if stated is None or value < 1:
        return None
    gunman = [victim for victim in dead if any(d.noun_class == _SUSPECTS for d in victim.descriptions)]
    if gunman and _killed_by(analysis, stated):
        return Total("killed", value + 1, stated.quantity.modifier, (stated, *_firsts(gunman[:1], {"killed"})))
    return None


def _killed_by(analysis: Analysis, stated: Measure) -> bool:
    """Whether the count is of those that somebody killed, so that he is not among them."""
    verb = analysis.tokens[stated.trigger]
    active = any(analysis.tokens[c].dep == "dobj" for c in analysis.children[verb.i])
    return verb.pos == "VERB" and active


def _wounded(
    analysis: Analysis, told: Sequence[Measure], dead: Sequence[Victim], hurt: Sequence[Victim]
) -> Total | None:
    """Those shot or stabbed, less those who died of it; else those hurt, one by one."""
    stated = _stated(told, "wounded")
    value = (_value(stated) or 0) if stated is not None else 0
    struck = _stated(told, "shot", "stabbed")
    if struck is not None:
        killed = _stated(told, "killed")
        gone = max((_value(killed) or 0) if killed is not None else 0, len(dead))
        apart = is_further(analysis, struck) or (killed is not None and _before(killed, struck, analysis))
        left = (_value(struck) or 0) - (0 if apart else gone)
        if left > value:
            gone_parts = () if apart else ((killed,) if killed is not None else _firsts(dead, {"killed"}))
            return Total("wounded", left, struck.quantity.modifier, (struck, *gone_parts))
    told_of = len(hurt) == 1 and any(measure.predicate == "wounded" for measure in hurt[0].measures)
    if len(hurt) > value and not told_of:
        parts = _firsts(hurt, _HURT | _IN_CARE)
        return Total("wounded", len(hurt), Modifier.EXACT, parts)
    return None


def _before(killed: Measure, struck: Measure, analysis: Analysis) -> bool:
    """Whether the dead, told first in one sentence, are not among those shot: "killed one and shot three"."""
    same = analysis.tokens[killed.trigger].sentence == analysis.tokens[struck.trigger].sentence
    return same and killed.head < struck.head and killed.part_of is None
