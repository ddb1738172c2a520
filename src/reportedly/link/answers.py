"""How two claims of one event stand to each other by the issues that both answer (`issues.py`).

By an opposed answer a source takes back its own; against another source it denies, where it replies to a charge or
speaks of its own act, else the two conflict. The same answer of another source corroborates.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.link.issues import Issue, Position, answer_rows, handed_by, issues
from reportedly.link.told import Told
from reportedly.link.verdicts import Verdict, same_voice
from reportedly.link.wording import both
from reportedly.records import Claim, Stance

OF_ONE = 0.3
"""Share of the shorter one's content words that the other must have where neither names whom it speaks of."""

FEWEST = 3
"""Content words in common below which two statements are not compared: a word or two says too little."""

FEW = 3
"""Content words before an answer up to which they tell whom it is of; more of them tell other things too."""


def relate_answers(a: Told, b: Told) -> Verdict | None:
    """Two claims, statements or happenings, by the issues that both answer; None where they share none that tells."""
    if is_inside(a, b):
        return None
    found = [verdict for p, q in shared_answers(a, b) if (verdict := _by_answers(a, b, p, q, issues()[p.issue]))]
    return min(found, key=lambda verdict: _TELLING.index(verdict.relation), default=None)


_TELLING = ("denies", "revision_down", "conflict", "update", "refines", "repeat", "corroborates")
"""Of several shared issues, what is said first: a difference before an agreement."""


def shared_answers(a: Told, b: Told) -> Iterator[tuple[Position, Position]]:
    """The answers of both to one issue, of what can be one person, place or body."""
    for p in a.positions:
        for q in b.positions:
            if (p.issue, p.key) == (q.issue, q.key) and _is_of_one(p, q, issues()[p.issue]):
                yield p, q


def _is_of_one(p: Position, q: Position, issue: Issue) -> bool:
    if issue.subject == "matter":
        return not p.about or not q.about or bool(p.about & q.about)
    if issue.sole and p.answer == q.answer and p.negated is q.negated:
        return True
    if issue.subject in {"named", "source"}:
        return bool(p.names & q.names)
    return issue.subject == "anyone" or not p.names or not q.names or bool(p.names & q.names)


def are_opposed(p: Position, q: Position) -> bool | None:
    """Whether two answers to one issue exclude each other; None where neither that nor their agreement follows."""
    issue = issues()[p.issue]
    if p.answer == q.answer:
        if issue.sole and not p.negated and not q.negated and _are_two(p, q):
            return True
        return p.negated is not q.negated
    if p.negated and q.negated:
        return None
    if not p.negated and not q.negated:
        return None if issue.only == "alike" else True
    two = sum(row.issue == p.issue for row in answer_rows()) == 2
    return False if two else None


def _are_two(p: Position, q: Position) -> bool:
    """Whether the two answers are of different persons or bodies."""
    if p.names and q.names:
        return not p.names & q.names
    return bool(p.about and q.about) and max(len(p.about), len(q.about)) <= FEW and not p.about & q.about


def _by_answers(a: Told, b: Told, p: Position, q: Position, issue: Issue) -> Verdict | None:
    opposed = are_opposed(p, q)
    if opposed is None:
        return None
    if not opposed:
        if issue.only == "opposed" or not _are_alike(a, b, p, q, issue):
            return None
        return agreed(a, b, f"the same on {issue.asks}")
    of_one = p.names & q.names or p.about & q.about or issue.sole or _answers_a_charge(a, b)
    if issue.subject == "person" and not of_one:
        return None
    return _turned(a, b, issue) if may_be_one(a, b) else _against(a, b, p, q, issue)


def _answers_a_charge(a: Told, b: Told) -> bool:
    """Whether one source denies and the other accuses, so that they speak of one person without naming anybody."""
    stances = {one.claim.attribution[0].stance for one in (a, b) if one.claim.attribution}
    return stances == {Stance.DENIED, Stance.ACCUSED}


def _are_alike(a: Told, b: Told, p: Position, q: Position, issue: Issue) -> bool:
    if p.names & q.names or issue.subject in {"anyone", "matter"}:
        return True
    return not _are_two(p, q) and overlap(a.words, b.words) >= OF_ONE


def _turned(a: Told, b: Told, issue: Issue) -> Verdict | None:
    """One source that answers otherwise: before and after, as the words or the times of telling show it."""
    first = earlier_of(a, b)
    if first is None:
        return None
    later = b if first is a else a
    if issue.passes:
        reason = f"Things changed, says {later.who}, on {issue.asks}. First {first.says}; later {later.says}."
        return Verdict("update", reason, None, first is b)
    reason = f"{later.who} takes back what it said on {issue.asks}. First {first.says}; later {later.says}."
    return Verdict("revision_down", reason, None, first is b)


def earlier_of(a: Told, b: Told) -> Told | None:
    """Which of two statements of one source was made first; None where neither words nor times tell."""
    if a.recalled is not b.recalled:
        return a if a.recalled else b
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        return None
    return a if a.as_of < b.as_of else b


def _against(a: Told, b: Told, p: Position, q: Position, issue: Issue) -> Verdict | None:
    """Two sources that answer in opposed ways."""
    if not (a.sourced or b.sourced):
        return None
    answers = ((a, b, _excuses(p, issue)), (b, a, _excuses(q, issue)))
    replies = [(x, y) for x, y, excuses in answers if is_denial(x.claim) or (excuses and not issue.passes)]
    replies.sort(key=lambda pair: not is_denial(pair[0].claim))
    if replies:
        denier, other = replies[0]
        reason = f"{denier.who} denies what {other.who} says on {issue.asks}. {both(denier, other)}."
        return Verdict("denies", reason, None, denier is b)
    if issue.passes:
        return None
    soft = p.unsure or q.unsure or p.answer != q.answer
    reason = f"{a.who} and {b.who} say opposite things on {issue.asks}. {both(a, b)}."
    return Verdict("conflict", reason, "soft" if soft else "strict")


def _excuses(position: Position, issue: Issue) -> bool:
    """Whether it says that what the issue's first answer charges is not so, or a source says so of itself."""
    first = next(row.id for row in answer_rows() if row.issue == position.issue)
    if not position.negated and first.startswith(position.answer):
        return False
    return position.own or (issue.charge and position.negated)


def is_denial(claim: Claim) -> bool:
    """Whether a source denies something, by its stance or by the verb that hands it over."""
    stance = claim.attribution[0].stance if claim.attribution else None
    return stance is Stance.DENIED or hands_over_denied(claim)


def hands_over_denied(claim: Claim) -> bool:
    """Whether the verb that hands the claim over says that it is not so."""
    return handed_by(claim) in DENYING


DENYING = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "dispel", "debunk", "rebut"})
"""Verbs that hand over what is said not to be so."""


def agreed(a: Told, b: Told, what: str) -> Verdict:
    """Both say the same: again, where it can be one source, else two."""
    if may_be_one(a, b):
        return Verdict("repeat", f"{a.who if a.sourced else b.who} tells {what} again. {both(a, b)}.")
    return Verdict("corroborates", f"Two sources, {a.who} and {b.who}, tell {what}. {both(a, b)}.")


def may_be_one(a: Told, b: Told) -> bool:
    """Whether both can be of one source: a bare "police" can be those of any town of the event."""
    return same_voice(a, b) or _can_be(a, b) or _can_be(b, a)


def _can_be(bare: Told, body: Told) -> bool:
    words = body.who.lower().split()
    return bare.sourced and body.sourced and bare.who.lower() in _BARE and bool(_FORCES.intersection(words))


_BARE = frozenset({"police", "investigators", "investigation", "detectives", "officers", "deputies"})
_FORCES = _BARE | {"department"}
"""Names of police forces without a town, and what is in all their names."""


def is_inside(a: Told, b: Told) -> bool:
    """Whether one is told within the other's words: "she said that he had said …"."""
    one, two = a.claim.evidence[0], b.claim.evidence[0]
    return (a.report_id, a.sha256) == (b.report_id, b.sha256) and one.start < two.end and two.start < one.end


def overlap(one: frozenset[str], two: frozenset[str]) -> float:
    """The share of the shorter one's words that both have (Szymkiewicz 1934); 0 where they are too few to tell."""
    shared = len(one & two)
    if shared < FEWEST:
        return 1.0 if one and one == two else 0.0
    return shared / min(len(one), len(two))
