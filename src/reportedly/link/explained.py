"""What keeps two accounts apart, and what would settle it, in sentences that a stranger understands.

Each sentence follows from what the claims state, or leave open; none says who is right.
"""

from __future__ import annotations

from reportedly.link.bounds import bounds_of
from reportedly.records import Answer, Claim, Period, Polarity, Role, Source, StoredClaim

_UNNAMED = "a source that is not named"


def how_they_differ(
    left: StoredClaim, right: StoredClaim, first: Answer | None, second: Answer | None
) -> tuple[str, ...]:
    """In what two claims differ beside their source: figure, day, what is counted, place, how it was passed on."""
    one, other = left.claim, right.claim
    found = []
    if one.polarity is not other.polarity:
        denies = left if one.polarity is Polarity.NEGATED else right
        found.append(f"{_who(denies.claim)} says that it is not so.")
    elif one.quantity is not None and other.quantity is not None:
        found.append(f"One says “{one.quantity.span.text}”, the other “{other.quantity.span.text}”.")
    days = (first.as_of if first else None, second.as_of if second else None)
    if days[0] is not None and days[1] is not None and days[0] != days[1]:
        found.append(f"One is as of {days[0]}, the other as of {days[1]}.")
    elif None in days and days != (None, None):
        found.append("Only one of them says for which day it holds.")
    if one.counted is not None and other.counted is not None and one.counted.noun_class != other.counted.noun_class:
        found.append(f"One counts “{one.counted.span.text}”, the other “{other.counted.span.text}”.")
    if one.place is not None and other.place is not None and _place(one) != _place(other):
        found.append(f"One is about {_place(one)}, the other about {_place(other)}.")
    relays = [_relays(claim) for claim in (one, other)]
    if bool(relays[0]) != bool(relays[1]):
        which = one if relays[0] else other
        found.append(
            f"What {_who(which)} says came through {', '.join(relays[0] or relays[1])}; the other is first-hand."
        )
    return tuple(found)


def what_would_settle(
    left: StoredClaim, right: StoredClaim, first: Answer | None, second: Answer | None
) -> tuple[str, ...]:
    """What one would have to know to choose between them, or to see that both hold."""
    found = []
    for stored, answer in ((left, first), (right, second)):
        if answer is None or answer.as_of_basis != "stated":
            found.append(f"The day for which the figure of {_who(stored.claim)} holds: the report does not say it.")
    found += [
        f"The own words of {_who(claim)}: here they come through {', '.join(_relays(claim))}."
        for claim in (left.claim, right.claim)
        if _relays(claim)
    ]
    if any(claim.period is not None and _open(claim.period) for claim in (left.claim, right.claim)):
        found.append("Which days the words for the time stand for.")
    if any(_states_nothing(claim) for claim in (left.claim, right.claim)):
        found.append("A number in place of words that state none.")
    if first is not None and second is not None and first.voice == second.voice:
        found.append(f"Which of the two {_who(left.claim)} stands by now.")
    else:
        found.append("A count by somebody who depends on neither.")
    return tuple(dict.fromkeys(found))


def _who(claim: Claim) -> str:
    chain = [source for source in claim.attribution if source.role is not Role.PUBLISHER] or list(claim.attribution)
    return _named(chain[0]) if chain else _UNNAMED


def _relays(claim: Claim) -> list[str]:
    return [_named(source) for source in claim.attribution if source.role is Role.RELAY]


def _named(source: Source) -> str:
    return source.name or (source.span.text if source.span is not None else _UNNAMED)


def _place(claim: Claim) -> str:
    return "" if claim.place is None else claim.place.name or claim.place.span.text


def _open(period: Period) -> bool:
    return period.start is None and period.end is None


def _states_nothing(claim: Claim) -> bool:
    if claim.quantity is None:
        return False
    bounds = bounds_of(claim.quantity)
    return bounds.vague or (bounds.low is None and bounds.high is None)
