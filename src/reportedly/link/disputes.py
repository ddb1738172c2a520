"""Where accounts disagree: conflicts first, the widest and the most independently told before the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from reportedly.link.bounds import bounds_of
from reportedly.records import Answer, Dispute, Relation, StoredClaim

_KINDS = {("conflict", "strict"): 0, ("conflict", "soft"): 1, ("denies", None): 2}


def disputes_of(
    relations: Iterable[Relation], claims: Mapping[str, StoredClaim], answers: Iterable[Answer]
) -> list[Dispute]:
    """The disputes among ``relations``, one for each pair of voices and figures, in the order in which to read them."""
    voices: dict[str, set[str]] = {}
    voice_of: dict[str, str] = {}
    for answer in answers:
        voices.setdefault(answer.question, set()).add(answer.voice)
        voice_of[answer.claim] = answer.voice
    found: dict[tuple[object, ...], Dispute] = {}
    for relation in relations:
        if (relation.relation, relation.degree) not in _KINDS:
            continue
        left, right = claims[relation.left], claims[relation.right]
        dispute = Dispute(relation, left, right, len(voices.get(relation.question or "", ())), _apart(left, right))
        sides = sorted((voice_of.get(side.claim.id, ""), _figure(side)) for side in (left, right))
        key = (relation.question, relation.relation, *sides)
        if key not in found or _rank(dispute) < _rank(found[key]):
            found[key] = dispute
    return sorted(found.values(), key=_rank)


def _figure(stored: StoredClaim) -> str:
    quantity = stored.claim.quantity
    return "" if quantity is None else f"{quantity.modifier} {quantity.point} {quantity.low} {quantity.high}"


def _rank(dispute: Dispute) -> tuple[int, Fraction, int, str, str]:
    relation = dispute.relation
    kind = _KINDS[relation.relation, relation.degree]
    return (kind, -(dispute.apart or Fraction(1)), -dispute.originators, relation.left, relation.right)


def _apart(left: StoredClaim, right: StoredClaim) -> Fraction | None:
    numbers = []
    for side in (left, right):
        quantity = side.claim.quantity
        bounds = bounds_of(quantity) if quantity is not None else None
        numbers.append(bounds.base if bounds is not None else None)
    one, two = numbers
    if one is None or two is None:
        return None
    small, large = sorted((one, two))
    return Fraction(large) / Fraction(small) if small > 0 else Fraction(large) + 1
