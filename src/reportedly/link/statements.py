"""How two statements of one event stand to each other: by what they answer, else by their words.

Free words are compared by the issues that they answer (`issues.py`). By an opposed answer a source takes back its own;
against another source it denies, where it replies or speaks of its own act, else the two conflict. Without a shared
issue, the words that carry content are compared, each by its weight (overlap coefficient, Szymkiewicz 1934; Dice 1945).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.link.contents import Weights
from reportedly.link.issues import Issue, Position, answer_rows, issues, speaks_of_itself
from reportedly.link.negations import asks, is_open
from reportedly.link.told import Told
from reportedly.link.verdicts import Verdict, same_voice
from reportedly.link.wording import both
from reportedly.records import Claim, Stance

SAME_VOICE, OTHER_VOICE = (0.5, 0.36), (0.6, 0.45)
"""What two statements must share to say the same: of the weight of their words, as shares of the shorter and of both.

By reading pairs of 422 reports on crimes: of pairs of one source above these, seven of ten say the same; two sources of
one event use the same words for different things more often.
"""

ABOUT = 0.6
"""Share of what is denied that the other must say."""

OF_ONE = 0.3
"""Share of the shorter one's content words that the other must have where neither names whom it speaks of."""

OPPOSITE = 0.5
"""Weight of the shorter one's words that the other must share where only a "not" in the one makes them opposites."""

VERBATIM = 0.85
"""Share of words from which those of unnamed officials are those of a named source that says the same."""

MANY = 7
"""Content words that a statement must have for that: shorter ones are alike by chance."""

FEWEST = 3
"""Content words in common below which two statements are not compared: a word or two says too little."""


def relate_answers(a: Told, b: Told) -> Verdict | None:
    """Two claims, statements or happenings, by the issues that both answer; None where they share none that tells."""
    if _is_inside(a, b):
        return None
    found = [verdict for p, q in _shared(a, b) if (verdict := _by_answers(a, b, p, q, issues()[p.issue])) is not None]
    return min(found, key=lambda verdict: _TELLING.index(verdict.relation), default=None)


_TELLING = ("denies", "revision_down", "conflict", "update", "refines", "repeat", "corroborates")
"""Of several shared issues, what is said first: a difference before an agreement."""


def _shared(a: Told, b: Told) -> Iterator[tuple[Position, Position]]:
    for p in a.positions:
        for q in b.positions:
            if (p.issue, p.key) == (q.issue, q.key) and _is_of_one(p, q, issues()[p.issue].subject):
                yield p, q


def _is_of_one(p: Position, q: Position, subject: str) -> bool:
    """Whether both answers can be of the same person, place or body."""
    if subject == "matter":
        return not p.about or not q.about or bool(p.about & q.about)
    if subject in {"named", "source"}:
        return bool(p.names & q.names)
    return subject == "anyone" or not p.names or not q.names or bool(p.names & q.names)


def _are_opposed(p: Position, q: Position) -> bool | None:
    """Whether two answers to one issue exclude each other; None where neither that nor their agreement follows."""
    if p.answer == q.answer:
        return p.negated is not q.negated
    if p.negated and q.negated:
        return None
    if not p.negated and not q.negated:
        return None if issues()[p.issue].only == "alike" else True
    two = sum(row.issue == p.issue for row in answer_rows()) == 2
    return False if two else None


def _by_answers(a: Told, b: Told, p: Position, q: Position, issue: Issue) -> Verdict | None:
    opposed = _are_opposed(p, q)
    if opposed is None:
        return None
    if not opposed:
        if issue.only == "opposed" or not _are_alike(a, b, p, q, issue):
            return None
        return _agreed(a, b, f"the same on {issue.asks}")
    if issue.subject == "person" and not (p.names & q.names or p.about & q.about or _answers_a_charge(a, b)):
        return None
    return _turned(a, b, issue) if may_be_one(a, b) else _against(a, b, p, q, issue)


def _answers_a_charge(a: Told, b: Told) -> bool:
    """Whether one source denies and the other accuses, so that they speak of one person without naming anybody."""
    stances = {one.claim.attribution[0].stance for one in (a, b) if one.claim.attribution}
    return stances == {Stance.DENIED, Stance.ACCUSED}


def _are_alike(a: Told, b: Told, p: Position, q: Position, issue: Issue) -> bool:
    return bool(p.names & q.names) or issue.subject in {"anyone", "matter"} or _alike(a.words, b.words) >= OF_ONE


def _turned(a: Told, b: Told, issue: Issue) -> Verdict | None:
    """One source that answers otherwise: before and after, as the words or the times of telling show it."""
    first = _earlier(a, b)
    if first is None:
        return None
    later = b if first is a else a
    if issue.passes:
        reason = f"Things changed, says {later.who}, on {issue.asks}. First {first.says}; later {later.says}."
        return Verdict("update", reason, None, first is b)
    reason = f"{later.who} takes back what it said on {issue.asks}. First {first.says}; later {later.says}."
    return Verdict("revision_down", reason, None, first is b)


def _earlier(a: Told, b: Told) -> Told | None:
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
    replies = [(x, y) for x, y, excuses in answers if _is_denial(x.claim) or (excuses and not issue.passes)]
    replies.sort(key=lambda pair: not _is_denial(pair[0].claim))
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


def relate_statements(a: Told, b: Told, weights: Weights) -> Verdict | None:
    """Two statements; None where they are not about the same."""
    if _is_inside(a, b):
        return None
    verdict = relate_answers(a, b)
    if verdict is not None or any(_are_opposed(p, q) for p, q in _shared(a, b)):
        return verdict
    denied, other = (a, b) if _is_against(a, b, weights) else (b, a)
    if _is_against(denied, other, weights):
        if may_be_one(a, b):
            return _took_back(denied, other)
        if _is_denial(denied.claim) or speaks_of_itself(denied.claim.evidence[0].text):
            reason = f"{denied.who} denies what {other.who} says. {both(denied, other)}."
            return Verdict("denies", reason, None, denied is b)
        return Verdict("conflict", f"{denied.who} says that it is not so. {both(other, denied)}.", "strict")
    if len(a.words & b.words) < FEWEST and a.words != b.words:
        return None
    if _numbers(a.claim) != _numbers(b.claim) or (a.claim.predicate in _DENYING) is not (b.claim.predicate in _DENYING):
        return None
    if asks(a.claim.evidence[0].text) is not asks(b.claim.evidence[0].text):
        return None
    of_shorter, of_both = weights.share(a.words, b.words)
    least = SAME_VOICE if may_be_one(a, b) else OTHER_VOICE
    if of_shorter < least[0] or of_both < least[1]:
        return None
    verbatim = of_shorter >= VERBATIM and min(len(a.words), len(b.words)) >= MANY
    if verbatim and not same_voice(a, b) and _OFFICIALS & {a.who.lower(), b.who.lower()}:
        return Verdict("repeat", f"The same words, and {a.who} can be {b.who}. {both(a, b)}.")
    return _agreed(a, b, "the same")


def may_be_one(a: Told, b: Told) -> bool:
    """Whether both can be of one source: a bare "police" can be those of any town of the event."""
    return same_voice(a, b) or _can_be(a, b) or _can_be(b, a)


def _can_be(bare: Told, body: Told) -> bool:
    words = body.who.lower().split()
    return bare.sourced and body.sourced and bare.who.lower() in _BARE and bool(_BODIES.intersection(words))


_BARE = frozenset({"police", "investigators", "investigation", "detectives", "officers", "deputies"})
_BODIES = _BARE | {"department"}
"""Names of police forces without a town, and what is in all their names."""

_OFFICIALS = frozenset(
    {"officials", "authorities", "law enforcement", "law enforcement officials", "officers", "sources"}
)
"""Names that can be those of any body: in the words of a named one, they are that one."""

_DIGITS = re.compile(r"\d[\d,.]*\d|\d")


def _numbers(claim: Claim) -> frozenset[str]:
    """The numbers in a statement's words: with others, it says something else, however alike the words are."""
    return frozenset(_DIGITS.findall(claim.evidence[0].text))


def _is_inside(a: Told, b: Told) -> bool:
    """Whether one is told within the other's words: "she said that he had said …"."""
    one, two = a.claim.evidence[0], b.claim.evidence[0]
    return (a.report_id, a.sha256) == (b.report_id, b.sha256) and one.start < two.end and two.start < one.end


def _took_back(denied: Told, other: Told) -> Verdict | None:
    """One source that denied and admitted, or the other way round; without two times it says nothing."""
    if denied.as_of is None or other.as_of is None or denied.as_of == other.as_of:
        return None
    first, later = (denied, other) if denied.as_of < other.as_of else (other, denied)
    if later is other:
        return Verdict("update", f"{later.who} first denied it and then said so. {both(first, later)}.", None)
    return Verdict("revision_down", f"{later.who} takes back what it said before. {both(first, later)}.", None)


def _agreed(a: Told, b: Told, what: str) -> Verdict:
    if may_be_one(a, b):
        return Verdict("repeat", f"{a.who if a.sourced else b.who} tells {what} again. {both(a, b)}.")
    return Verdict("corroborates", f"Two sources, {a.who} and {b.who}, tell {what}. {both(a, b)}.")


def _is_against(a: Told, b: Told, weights: Weights) -> bool:
    """Whether the one says of what the other says that it is not so, in words that answer no issue."""
    if a.positions or is_open(b.claim.evidence[0].text):
        return False
    if a.claim.predicate not in _DENYING and weights.share(a.words, b.words)[0] < OPPOSITE:
        return False
    not_so = {word for denied in b.denied for word in denied.words}
    return any(
        denied.head in b.words - not_so and len(denied.words & b.words) >= max(2, ABOUT * len(denied.words))
        for denied in a.denied
    )


def _is_denial(claim: Claim) -> bool:
    stance = claim.attribution[0].stance if claim.attribution else None
    return stance is Stance.DENIED or claim.predicate in _DENYING


_DENYING = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "dispel", "debunk", "rebut"})


def _alike(one: frozenset[str], two: frozenset[str]) -> float:
    shared = len(one & two)
    if shared < FEWEST:
        return 1.0 if one and one == two else 0.0
    return shared / min(len(one), len(two))
