"""What a person should look at first, and why: what is disputed, then what the reading is least sure of.

No probability stands behind it, and none is claimed: a reading either resolved a place or did not. Each reason is a
sentence. Claims are put in tiers, and within one by how much there is to see: what reviewers disagree on; what cannot
be so together with other sources' figures, the most sources first; what hardly can be, or is denied; what a reading
left open, the most such gaps first. A figure with no reason does not wait.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reportedly.records import Claim, ClaimKind, Linked, Modifier, Origin, Relation, Role
from reportedly.review.records import ReviewState, Waiting

TIER = 1_000_000
"""Between two tiers' priorities."""

_MOST = 999  # sources and claims beyond which a dispute is not told apart from a wider one
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which"})


def waiting(linked: Linked, claims: Mapping[str, Claim], states: Mapping[str, ReviewState]) -> Iterator[Waiting]:
    """The figures that somebody should look at, in the order of their answers.

    Args:
        linked: What was found of some events.
        claims: The claims of these events.
        states: How those stand that somebody has reviewed.
    """
    voices = {answer.claim: answer.voice for answer in linked.answers}
    strict, soft = _opposed(linked.relations, voices)
    for answer in linked.answers:
        claim = claims[answer.claim]
        if claim.kind is not ClaimKind.FIGURE:
            continue
        state = states.get(claim.id)
        reasons = list(_gaps(claim))
        priority = TIER + len(reasons) if reasons else 0
        for tier, opposed, how in ((2, soft, "hardly be so"), (3, strict, "be so")):
            if others := opposed.get(claim.id):
                sources = len({voices[name] for name in others} - {answer.voice})
                priority = tier * TIER + min(sources, _MOST) * (_MOST + 1) + min(len(others), _MOST)
                reasons.insert(0, f"It cannot {how} together with {_counted(len(others), sources)}.")
        if state is not None and state.disagreements:
            priority = 4 * TIER + len(state.disagreements)
            reasons.insert(0, f"Reviewers disagree on: {', '.join(state.disagreements)}.")
        if reasons:
            yield Waiting(claim.id, priority, tuple(reasons), settled=state is not None and state.is_settled)


def _opposed(
    relations: Iterable[Relation], voices: Mapping[str, str]
) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """By claim, those that cannot be so with it, and those that hardly can or that deny it."""
    strict: dict[str, list[str]] = defaultdict(list)
    soft: dict[str, list[str]] = defaultdict(list)
    for one in relations:
        if one.relation in {"conflict", "denies"} and one.left in voices and one.right in voices:
            side = strict if one.degree == "strict" else soft
            side[one.left].append(one.right)
            side[one.right].append(one.left)
    return strict, soft


def _counted(claims: int, sources: int) -> str:
    told = "another figure" if claims == 1 else f"{claims} other figures"
    if sources == 0:
        return f"{told} of the same source"
    return f"{told}, of {'another source' if sources == 1 else f'{sources} other sources'}"


def _gaps(claim: Claim) -> Iterator[str]:
    """What the reading of a figure left open."""
    quantity = claim.quantity
    if quantity is None or quantity.modifier in {Modifier.VAGUE, Modifier.PLURAL}:
        words = quantity.span.text if quantity else claim.evidence[0].text
        yield f"Its words state no number: “{words}”."
    elif quantity.origin is Origin.ARITHMETIC:
        yield "It was added up from other figures: no words state it."
    if claim.individuals:
        pass  # a name says who it is
    elif claim.counted is None:
        yield "The words do not say who or what is counted."
    elif claim.counted.noun_class == "other":
        yield f"What “{claim.counted.span.text}” are is not known."
    if claim.period is not None and claim.period.unresolved:
        yield f"When it was is open: {claim.period.unresolved} (“{claim.period.span.text}”)."
    if claim.place is not None and claim.place.unresolved:
        yield f"Where it was is open: {claim.place.unresolved} (“{claim.place.span.text}”)."
    first = claim.attribution[0] if claim.attribution else None
    if first is None or first.role is Role.PUBLISHER:
        yield "Nobody is named who says it but the report itself."
    elif first.kind == "unnamed" or not first.name or first.name.lower() in _PRONOUNS:
        yield "Who says it first has no name."
