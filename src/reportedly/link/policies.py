"""One figure out of many, only on request and under a named rule, as casualty recorders write theirs down.

There is no default. Each policy says which claims it used and which it left out, and why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reportedly.errors import SettingsError
from reportedly.link.bounds import bounds_of
from reportedly.link.died_since import died_since
from reportedly.records import Accumulation, Answer, Claim, ClaimKind, Consolidated, LeftOut, Number, Polarity, Realis

POLICIES = ("range", "latest-per-source", "majority-of-originators", "source-order")
"""The names that people ask for, in the order in which they are explained in ``docs/decisions``."""


def consolidate(
    policy: str,
    answers: Iterable[Answer],
    claims: Mapping[str, Claim],
    order: Sequence[str] = (),
    *,
    deaths: Iterable[Answer] = (),
) -> Consolidated:
    """The answer of one question under a policy.

    Args:
        policy: One of `POLICIES`.
        answers: Of one question.
        claims: By id, also of ``deaths``.
        order: For ``source-order``: originators or parts of their names, the most trusted first.
        deaths: What was said of the dead of the same event, where the question is how many were hurt: whoever has died
            since is left out.

    Raises:
        SettingsError: There is no such policy, or ``source-order`` has no order.
    """
    if policy not in POLICIES:
        raise SettingsError(f"there is no policy {policy!r}", fix=f"name one of {', '.join(POLICIES)}")
    if policy == "source-order" and not order:
        raise SettingsError("source-order needs an order of sources", fix="name a file with a source a line")
    given = list(answers)
    dead = died_since(given, deaths, claims)
    usable, left = _usable([answer for answer in given if answer.claim not in dead], claims)
    left += [LeftOut(name, "other reports tell of this person's death") for name in sorted(dead)]
    if policy == "range":
        return _done(policy, usable, claims, left, "the smallest and the largest figure that somebody gives")
    if policy == "latest-per-source":
        used, older = _latest(usable, claims)
        return _done(policy, used, claims, left + older, "each originator's last figure by as-of time")
    if policy == "majority-of-originators":
        return _majority(usable, claims, left)
    return _by_order(usable, claims, left, order)


def _usable(answers: Iterable[Answer], claims: Mapping[str, Claim]) -> tuple[list[Answer], list[LeftOut]]:
    """Figures that tell of what happened, as far as they state a number; a part is no answer to how many there were."""
    usable, left = [], []
    reasons: dict[int, str | None] = {}  # of thousands of figures most are one and the same record
    for answer in sorted(answers, key=lambda one: (one.as_of or date.min, one.report_id, one.claim)):
        claim = claims[answer.claim]
        if id(claim) not in reasons:
            reasons[id(claim)] = _unusable(claim)
        reason = reasons[id(claim)]
        if reason is None:
            usable.append(answer)
        else:
            left.append(LeftOut(answer.claim, reason))
    return usable, left


def _unusable(claim: Claim) -> str | None:
    if claim.kind is not ClaimKind.FIGURE or claim.quantity is None:
        return "it is no figure"
    if claim.polarity is Polarity.NEGATED:
        return "it says that a figure is not so"
    if claim.realis is not Realis.ACTUAL:
        return f"it is told as {claim.realis.value}"
    if claim.subset_of is not None:
        return "it is a part of a larger count"
    if claim.accumulation in {Accumulation.RATE, Accumulation.ORDINAL}:
        return f"it is a {'rate' if claim.accumulation is Accumulation.RATE else 'rank'}"
    bounds = bounds_of(claim.quantity)
    return "it states no number" if bounds.vague or (bounds.low is None and bounds.high is None) else None


def _latest(usable: Sequence[Answer], claims: Mapping[str, Claim]) -> tuple[list[Answer], list[LeftOut]]:
    """Each voice's last figure; of several with one as-of time the largest, since a report counts up to its total."""
    last: dict[str, Answer] = {}
    for answer in usable:
        before = last.get(answer.voice)
        if before is None or _rank(answer, claims) > _rank(before, claims):
            last[answer.voice] = answer
    kept = {answer.claim for answer in last.values()}
    older = [
        LeftOut(a.claim, "the same originator has a later or larger figure") for a in usable if a.claim not in kept
    ]
    return [answer for answer in usable if answer.claim in kept], older


def _rank(answer: Answer, claims: Mapping[str, Claim]) -> tuple[date, Number, str]:
    return (answer.as_of or date.min, _number(claims[answer.claim]) or 0, answer.claim)


def _majority(usable: Sequence[Answer], claims: Mapping[str, Claim], left: list[LeftOut]) -> Consolidated:
    """The figure that most originators give last; where two figures have as many, the larger one."""
    used, older = _latest(usable, claims)
    votes: dict[Number, list[Answer]] = defaultdict(list)
    for answer in used:
        number = _number(claims[answer.claim])
        if number is not None:
            votes[number].append(answer)
    if not votes:
        return Consolidated("majority-of-originators", None, None, (), tuple(left + older), "nobody gives a number")
    winner = max(votes, key=lambda number: (len(votes[number]), number))
    chosen = votes[winner]
    others = [LeftOut(a.claim, "fewer originators give this figure") for a in used if a not in chosen]
    why = f"{len(chosen)} of {len(used)} originators give it as their last figure"
    return _done("majority-of-originators", chosen, claims, left + older + others, why)


def _by_order(
    usable: Sequence[Answer], claims: Mapping[str, Claim], left: list[LeftOut], order: Sequence[str]
) -> Consolidated:
    """The last figure of the first source of the order that gives any."""
    used, older = _latest(usable, claims)
    for wanted in order:
        chosen = [answer for answer in used if wanted.casefold() in answer.originator.casefold()]
        if chosen:
            others = [LeftOut(a.claim, f"{wanted} stands before its source") for a in used if a not in chosen]
            return _done("source-order", chosen, claims, left + older + others, f"the last figure of {wanted}")
    unknown = [LeftOut(answer.claim, "its source is not in the order") for answer in used]
    return Consolidated("source-order", None, None, (), tuple(left + older + unknown), "no source of the order speaks")


def _number(claim: Claim) -> Number | None:
    """The number in a figure's words."""
    quantity = claim.quantity
    if quantity is None:
        return None
    return next((n for n in (quantity.point, quantity.low, quantity.high) if n is not None), None)


def _done(
    policy: str, used: Sequence[Answer], claims: Mapping[str, Claim], left: Sequence[LeftOut], why: str
) -> Consolidated:
    """The interval of the used claims; above it stays open where none of them closes it."""
    lows, highs = [], []
    for answer in used:
        quantity = claims[answer.claim].quantity
        if quantity is None:
            continue
        low = quantity.low if quantity.point is None else quantity.point
        high = quantity.high if quantity.point is None else quantity.point
        lows += [low] if low is not None else []
        highs += [high] if high is not None else []
    return Consolidated(
        policy,
        min(lows, default=None),
        max([*highs, *lows], default=None) if highs else None,
        tuple(answer.claim for answer in used),
        tuple(sorted(left, key=lambda one: one.claim)),
        why,
    )
