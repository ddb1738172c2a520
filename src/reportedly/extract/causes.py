"""How people came to harm, where the clause says so: "killed in the earthquake", "died when a dam burst".

Casualty recorders keep it beside each figure (Every Casualty, Standards for Casualty Recording, 2016, on the cause of
death). The words looked at are those that the clause ties to the harm: its own verb, what did it, what it happened in,
and the clause that it hangs from ("a bus overturned, killing nine").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.extract.syntax import child, children_in, has_auxiliary
from reportedly.extract.tables import load_table
from reportedly.records import Analysis

HARMS = frozenset(
    {"killed", "wounded", "shot", "stabbed", "casualties", "hospitalised", "critical", "serious", "stable", "missing"}
    | {"displaced", "affected", "destroyed", "damaged", "trapped", "recovered"}
)
"""Predicates whose figures have a cause."""


@dataclass(frozen=True, slots=True)
class CauseRow:
    """A row of ``causes.toml``. ``phrases`` begin with a verb, ``not_after`` are words right before a noun."""

    id: str
    nouns: tuple[str, ...]
    example: str
    near_miss: str
    verbs: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    broad: bool = False


_OF_PREDICATE = {"shot": "shooting", "stabbed": "stabbing"}
"""Predicates that say it themselves."""


def cause_of(analysis: Analysis, predicate: str, trigger: int, head: int) -> str | None:
    """What the clause of ``trigger`` says that brought the harm to those at ``head``; None where it says nothing of it.

    Where it names several, a broad one ("attack") gives way to a narrow one ("bombing"), then the nearest is taken.
    """
    if predicate not in HARMS:
        return None
    if predicate in _OF_PREDICATE:
        return _OF_PREDICATE[predicate]
    broad = None
    for word in _tied(analysis, trigger, head):
        row = _row_of(analysis, word)
        if row is not None and not row.broad:
            return row.id
        broad = broad or row
    return broad.id if broad is not None else None


_PREPOSITIONS = frozenset({"in", "by", "from", "of", "during", "after", "following", "amid", "through", "to", "with"})
_HANGS = frozenset({"advcl", "xcomp", "conj", "acl", "relcl", "acomp", "oprd", "pcomp", "dobj", "nsubjpass", "attr"})
"""Links over which the clause above tells how it came to what the one below says."""


def _tied(analysis: Analysis, trigger: int, head: int) -> Iterator[int]:
    """The words that can name the cause, those nearest to the harm first."""
    for noun in (trigger, head):
        yield noun
        yield from children_in(analysis, noun, "compound", "amod", "nmod")
    yield from _around(analysis, head)
    here = trigger
    for _ in range(4):  # clauses hang a few deep; the bound keeps hostile parses cheap
        yield from _around(analysis, here)
        token = analysis.tokens[here]
        if token.dep == "prep":  # "a crash with nine dead"
            yield token.head
        elif token.dep not in _HANGS:
            return
        here = token.head
        yield here


def _around(analysis: Analysis, i: int) -> Iterator[int]:
    """What word ``i`` says it was done by or in, its subject, and the clauses that tell when it was."""
    for preposition in children_in(analysis, i, "prep", "agent"):
        if analysis.tokens[preposition].lower in _PREPOSITIONS:
            for held in children_in(analysis, preposition, "pobj", "pcomp"):
                yield from _parts(analysis, held)
    for held in children_in(analysis, i, "nsubj"):
        yield from _parts(analysis, held)
    for joined in children_in(analysis, i, "conj"):  # "were killed and 40 wounded in clashes"
        if joined > i and analysis.tokens[joined].tag == "VBN" and not has_auxiliary(analysis, joined):
            for preposition in children_in(analysis, joined, "prep", "agent"):
                yield from children_in(analysis, preposition, "pobj")
    for clause in children_in(analysis, i, "advcl"):
        yield clause
        for held in children_in(analysis, clause, "nsubj", "nsubjpass", "dobj"):
            yield from _parts(analysis, held)


def _parts(analysis: Analysis, i: int) -> Iterator[int]:
    """A noun, what "of" or "in" ties to it ("a series of bombings"), and those it is joined to."""
    yield i
    for preposition in children_in(analysis, i, "prep"):
        if analysis.tokens[preposition].lower in {"of", "by", "in"}:
            yield from children_in(analysis, preposition, "pobj")
    yield from children_in(analysis, i, "conj")


def _row_of(analysis: Analysis, i: int) -> CauseRow | None:
    token = analysis.tokens[i]
    if token.pos in {"VERB", "AUX"}:
        return _of_verb(analysis, i)
    before = {analysis.tokens[b].lower for b in range(max(0, i - 2), i)}
    lemma = token.lemma.lower() if token.tag not in {"NNPS", "NNP"} else token.lower.removesuffix("s")
    words = [*(f"{word} {lemma}" for word in _before(analysis, i)), lemma, token.lower]
    rows = [row for word in words for row in _by_noun().get(word, ()) if before.isdisjoint(row.not_after)]
    compounds = children_in(analysis, i, "compound") if rows and rows[0].broad else []
    inner = (row for c in compounds for row in _by_noun().get(analysis.tokens[c].lemma.lower(), ()) if not row.broad)
    return next(inner, rows[0] if rows else None)


def _before(analysis: Analysis, i: int) -> list[str]:
    """The word before, as it stands and as its lemma."""
    if i == 0:
        return []
    token = analysis.tokens[i - 1]
    return [token.lower, token.lemma.lower()]


def _of_verb(analysis: Analysis, i: int) -> CauseRow | None:
    held = child(analysis, i, "nsubj", "nsubjpass")
    subject = analysis.tokens[held].lemma.lower() if held is not None else None
    following = " ".join(analysis.tokens[n].lower for n in range(i, min(i + 3, len(analysis.tokens))))
    for row in _rows():
        if analysis.tokens[i].lemma in row.verbs and (not row.subjects or subject in row.subjects):
            return row
        if any(f"{following} ".startswith(f"{phrase} ") for phrase in row.phrases):
            return row
    return None


@cache
def _rows() -> tuple[CauseRow, ...]:
    """The rows, those with subjects first: "the dam collapsed" is narrower than "it collapsed"."""
    rows = load_table("causes.toml", "cause", CauseRow)
    return tuple(sorted(rows, key=lambda row: not row.subjects))


@cache
def _by_noun() -> dict[str, tuple[CauseRow, ...]]:
    found: dict[str, tuple[CauseRow, ...]] = {}
    for row in _rows():
        for noun in row.nouns:
            found[noun] = (*found.get(noun, ()), row)
    return found
