"""Who is told to be hurt, and is among the dead in other reports on the same event: such a person counts once.

A report written while a victim is in hospital counts one wounded, a later one counts one dead. As claims both stand; as
one answer to how many were wounded, the earlier is out of date, whichever report came first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportedly.link.persons import Identity, identity_of
from reportedly.records import Answer, Claim, Polarity, Realis

HURT = frozenset({"wounded", "shot", "stabbed", "hospitalised", "critical"})
"""Predicates of states that somebody who dies is in no longer."""

DEAD = "killed"


def died_since(answers: Iterable[Answer], deaths: Iterable[Answer], claims: Mapping[str, Claim]) -> frozenset[str]:
    """The claims of ``answers`` on one hurt person whom other reports of the event tell to be dead.

    They do where a death is of the same person by name, or by age and sex; or where it can be: nothing tells the two
    apart, nobody tells of more than one death, and no report tells of somebody dead beside somebody hurt. A report that
    tells of a death itself has told who is hurt beside it.

    Args:
        answers: What was said of people hurt.
        deaths: What was said of the dead of the same event.
        claims: By id.
    """
    hurt = [answer for answer in answers if _counts(claims[answer.claim])]
    dead = [answer for answer in deaths if _counts(claims[answer.claim])]
    fatal = {(answer.report_id, answer.sha256) for answer in dead}
    of_both = any((answer.report_id, answer.sha256) in fatal for answer in hurt)
    is_one = bool(dead) and not of_both and all(_is_one(claims[answer.claim]) for answer in dead)
    persons = [claims[answer.claim] for answer in dead if _is_person(claims[answer.claim])]
    found = set()
    for answer in hurt:
        claim = claims[answer.claim]
        if (answer.report_id, answer.sha256) in fatal or not _is_person(claim):
            continue
        seen = {identity_of(claim, person) for person in persons}
        if Identity.SAME in seen or (is_one and Identity.OTHER not in seen):
            found.add(answer.claim)
    return frozenset(found)


def _counts(claim: Claim) -> bool:
    """Whether it says that there is somebody."""
    if claim.quantity is None or claim.polarity is Polarity.NEGATED or claim.realis is not Realis.ACTUAL:
        return False
    return claim.quantity.high != 0


def _is_one(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.point == 1


def _is_person(claim: Claim) -> bool:
    return len(claim.individuals) == 1 and _is_one(claim)
