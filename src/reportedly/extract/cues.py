"""Cue words, who stands behind them in the parse, and what they hand on.

Dependency labels are CLEAR's, as in ``records.Token``. The rules follow the shapes in which news English attributes
(Pareti, PARC 3.0, 2016): verb and complement, quotation and inverted subject, parenthesis, passive, participle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.extract.nouns import is_person
from reportedly.extract.sources import kind_of
from reportedly.extract.tables import load_table
from reportedly.records import Analysis, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOT_PEOPLE = frozenset({"PERSON", "NORP"})
_BEFORE_FIGURES = frozenset({"at", "to", "above", "over", "below", "near", "around", "in"})

OF_FIGURES = frozenset({"figure", "count", "participle"})
"""What verbs of other things take too: who "gave a toll of nine" spoke, who "gave a tour" did not."""

REVISED = "cue.revise-to"
"""The rule of a figure that is changed: by somebody only where its source is for somebody."""

_COUNTED_BODIES = frozenset({"patient", "student", "people", "person", "child", "man", "woman", "member", "visitor"})


@dataclass(frozen=True, slots=True)
class CueRow:
    """A row of ``cues.toml``; the head of that file explains the fields."""

    id: str
    lemmas: tuple[str, ...]
    stance: str
    takes: tuple[str, ...]
    example: str
    near_miss: str
    objects: tuple[str, ...] = ()
    hearer: bool = False
    agentless: bool = False
    nouns: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    why: str = ""


@cache
def cue_rows() -> dict[str, tuple[CueRow, ...]]:
    """The rows of each lemma, in the table's order."""
    rows: dict[str, tuple[CueRow, ...]] = {}
    for row in load_table("cues.toml", "cue", CueRow):
        for lemma in row.lemmas:
            rows[lemma] = (*rows.get(lemma, ()), row)
    return rows


@cache
def noun_rows() -> dict[str, CueRow]:
    """The row of each word that is no verb and stands for a cue: "claim", "allegedly"."""
    return {noun: row for row in load_table("cues.toml", "cue", CueRow) for noun in row.nouns}


@dataclass(frozen=True, slots=True)
class Content:
    """What a cue hands on: ``root`` is its uppermost token, the range half-open; ``shape`` as in ``CueRow.takes``."""

    root: int
    first: int
    last: int
    shape: str


def is_passive(analysis: Analysis, verb: int) -> bool:
    """Whether the verb is a participle that is said of its subject: "is believed", "a man identified by"."""
    if analysis.tokens[verb].tag != "VBN":
        return False
    return any(
        analysis.tokens[child].dep in {"auxpass", "nsubjpass", "agent"} for child in analysis.children[verb]
    ) or (analysis.tokens[verb].dep == "acl")


def find_source(analysis: Analysis, verb: int) -> int | None:
    """The token at the head of who does the saying: subject, agent of a passive, or what a participle hangs from."""
    tokens, children = analysis.tokens, analysis.children
    if is_passive(analysis, verb):
        for child in children[verb]:
            if tokens[child].dep in {"agent", "prep"} and tokens[child].lower == "by":
                return next((below for below in children[child] if tokens[below].dep == "pobj"), None)
        return None
    here = verb
    for _ in range(6):
        subjects = [child for child in children[here] if tokens[child].dep in _SUBJECTS]
        # of two, the parse took one from the words said: the nearer one speaks
        subject = min(subjects, key=lambda child: abs(child - here), default=None)
        if subject is not None:
            found = tokens[verb].lemma == "find" and tokens[subject].tag == "CD"  # "two of them found on the beach"
            if (tokens[subject].dep == "nsubjpass" and here == verb) or found:
                return None
            if here != verb and tokens[here].dep == "ccomp" and not _is_anybody(analysis, subject):
                here = tokens[here].head  # "said the toll rose and denied a leak": the toll denied nothing
                continue
            return _antecedent(analysis, subject, here)
        token = tokens[here]
        if here == verb and (beside := _speaker_beside(analysis, verb)) is not None:
            return beside
        if token.dep == "acl" and token.tag == "VBG":
            if can_speak(analysis, token.head):
                return token.head
            here = token.head  # "called it a lie, insisting that": not the lie insists
            while tokens[here].pos not in {"VERB", "AUX"} and tokens[here].head != here:
                here = tokens[here].head
            continue
        participle = token.dep in {"advcl", "pcomp", "ccomp"} and token.tag in {"VBG", "VBN"}
        if not participle and token.dep not in {"conj", "xcomp", "prep"}:
            return None
        here = token.head
    return None


_BODIES = frozenset(
    {"group", "party", "coalition", "movement", "campaign", "team", "organisation", "organization", "body"}
)


def can_speak(analysis: Analysis, i: int) -> bool:
    """Whether a noun is for somebody, some body, or a paper that says something."""
    token = analysis.tokens[i]
    if token.entity or token.pos == "PROPN" or (token.lemma.lower() in _BODIES and token.lower != "bodies"):
        return True
    return is_person(analysis, i) or kind_of([token.lower, token.lemma.lower()]) is not None


def revises(analysis: Analysis, verb: int, source: int) -> bool:
    """Whether somebody changes a figure by saying so: not "teams found two bodies, raising the toll to nine"."""
    beside = analysis.tokens[verb].tag == "VBG" and analysis.tokens[verb].dep in {"advcl", "acl"}
    above = next((i for i in analysis.ancestors(verb) if analysis.tokens[i].pos in {"VERB", "AUX"}), None)
    said = above is not None and analysis.tokens[above].lemma in {"say", "report", "announce", "confirm", "state"}
    return can_speak(analysis, source) and (not beside or said)


def _speaker_beside(analysis: Analysis, verb: int) -> int | None:
    """The noun right before a finite cue to which the parse gave no subject: "…, and officers reported"."""
    before, cue = analysis.tokens[verb - 1], analysis.tokens[verb]
    if verb == 0 or cue.tag not in {"VBD", "VBZ", "VBP"} or before.sentence != cue.sentence:
        return None
    is_joined = before.dep == "conj" and before.tag in {"NNS", "NNP", "NNPS"}
    return before.i if is_joined and kind_of([before.lower, before.lemma.lower()]) is not None else None


def _antecedent(analysis: Analysis, subject: int, verb: int) -> int:
    """The noun that a relative pronoun stands for."""
    token = analysis.tokens[subject]
    if token.tag in {"WDT", "WP"} and analysis.tokens[verb].dep == "relcl":
        return analysis.tokens[verb].head
    return subject


def find_contents(analysis: Analysis, verb: int, row: CueRow) -> Iterator[Content]:
    """What the verb takes by this row, in text order: complements after it, or the clause that stands before it."""
    tokens = analysis.tokens
    if "participle" in row.takes and tokens[verb].dep == "acl":
        above = _figure_over(analysis, tokens[verb].head)
        if tokens[above].lemma.lower() in row.objects:
            yield Content(above, analysis.subtree(above)[0], verb, "participle")
    below = (*_after_agent(analysis, verb), *_at_object(analysis, verb, row))
    for child in (*analysis.children[verb], *below):
        if row.takes and (said := _said_in_a_paper(analysis, verb, child)) is not None and "clause" in row.takes:
            yield Content(said, *_extent(analysis, said), "clause")
            continue
        token = tokens[child]
        shape = _shape(analysis, tokens[verb], token, row)
        if shape is not None:
            first, last = _extent(analysis, child)
            if shape in {"figure", "named"}:  # "put the toll at thirty": what is said of, and what is said
                said_of = [below for below in analysis.children[verb] if tokens[below].dep == "dobj" and below > verb]
                first = min([first, *(analysis.subtree(below)[0] for below in said_of)])
            yield Content(child, first, last, shape)


def _figure_over(analysis: Analysis, i: int) -> int:
    """The noun of a number to which the parse hung a participle: "toll" of "a toll of nine given by"."""
    preposition = analysis.tokens[analysis.tokens[i].head]
    numbered = analysis.tokens[i].tag == "CD" and preposition.lower == "of"
    return preposition.head if numbered else i


def _said_in_a_paper(analysis: Analysis, verb: int, child: int) -> int | None:
    """The clause that the parse hangs from where it was said: "said in a statement that six died"."""
    token = analysis.tokens[child]
    if token.dep != "prep" or token.lower not in {"in", "at", "on", "during"} or child < verb:
        return None
    for noun in analysis.children[child]:
        for below in analysis.children[noun]:
            token = analysis.tokens[below]
            marks = {analysis.tokens[c].lower for c in analysis.children[below] if analysis.tokens[c].dep == "mark"}
            if token.dep in {"acl", "ccomp", "relcl"} and token.pos in {"VERB", "AUX"} and "that" in marks:
                return below
    return None


def _at_object(analysis: Analysis, verb: int, row: CueRow) -> tuple[int, ...]:
    """The "at" that the parse hangs from the object: "estimated the crowd at 9,000", "raised its toll to 51"."""
    if "figure" not in row.takes:
        return ()
    objects = (c for c in analysis.children[verb] if analysis.tokens[c].dep == "dobj")
    return tuple(
        i for c in objects for i in analysis.children[c] if i > c and analysis.tokens[i].lower in _BEFORE_FIGURES
    )


def _is_anybody(analysis: Analysis, i: int) -> bool:
    return analysis.tokens[i].pos == "PRON" or can_speak(analysis, i)


def _after_agent(analysis: Analysis, verb: int) -> tuple[int, ...]:
    """What the parse hangs from the agent and the verb takes: "accused by prosecutors of theft"."""
    if not is_passive(analysis, verb) or (agent := find_source(analysis, verb)) is None:
        return ()
    return tuple(c for c in analysis.children[agent] if c > agent and analysis.tokens[c].lower in {"of", "as"})


def _shape(analysis: Analysis, verb: Token, token: Token, row: CueRow) -> str | None:
    """By which of the row's shapes the verb takes this child; None where it does not."""
    takes = row.takes
    if token.dep == "ccomp" and "clause" in takes:
        return "clause"
    if token.dep == "ccomp" and "infinitive" in takes:
        return "infinitive"
    if token.dep == "xcomp":
        if token.tag == "VBG":
            return "gerund" if "gerund" in takes else None
        if "infinitive" in takes or (row.agentless and is_passive(analysis, verb.i)):
            return "infinitive"
        return "predicate" if "predicate" in takes and token.pos in {"NOUN", "ADJ", "PROPN"} else None
    if token.dep == "oprd" and ("predicate" in takes or (row.agentless and is_passive(analysis, verb.i))):
        return "predicate"
    if token.dep == "dobj" and token.i > verb.i and "count" in takes:
        numbered = any(analysis.tokens[i].tag == "CD" for i in analysis.subtree(token.i))
        return "noun" if numbered and token.lemma.lower() in row.objects else None
    if token.dep == "dobj" and token.i > verb.i:
        return _object_shape(token, row)
    if token.dep == "prep" and token.i > verb.i:
        return _preposition_shape(analysis, verb, token, row)
    return None


def _object_shape(token: Token, row: CueRow) -> str | None:
    if "noun" not in row.takes or token.pos == "PRON":
        return None
    lemma = token.lemma.lower()
    if row.objects:
        return "noun" if lemma in row.objects else None
    return None if token.entity in _NOT_PEOPLE or lemma in _COUNTED_BODIES else "noun"


def _preposition_shape(analysis: Analysis, verb: Token, token: Token, row: CueRow) -> str | None:
    if "of" in row.takes and token.lower in {"of", "for"}:
        has_object = any(analysis.tokens[child].dep in {"dobj", "nsubjpass"} for child in analysis.children[verb.i])
        return "of" if has_object or verb.dep == "acl" else None
    if "for" in row.takes:
        below = {analysis.tokens[child].dep for child in analysis.children[verb.i]}
        return "for" if token.lower == "for" and "dobj" not in below else None
    changed = token.lower == "from" and any(analysis.tokens[i].lower == "to" for i in analysis.subtree(token.i))
    if "figure" in row.takes and (token.lower in _BEFORE_FIGURES or changed):
        said_of = {
            analysis.tokens[child].lemma.lower()
            for child in analysis.children[verb.i]
            if analysis.tokens[child].dep in {"dobj", "nsubjpass"}
        }
        return "figure" if said_of & set(row.objects) else None
    if "named" in row.takes and token.lower == "as":
        return "named"
    if "predicate" in row.takes and token.lower == "as":
        return "predicate"
    if "to" in row.takes and token.lower == "to":
        return "to"
    return None


def _extent(analysis: Analysis, root: int) -> tuple[int, int]:
    """First token and the one after the last of all that hangs from ``root``, without punctuation at the ends."""
    inside = analysis.subtree(root)
    first, last = inside[0], inside[-1] + 1
    if analysis.tokens[root].tag == "VB":
        # "to build a house and ensuring peace": a participle is not coordinated with an infinitive
        for child in analysis.children[root]:
            if analysis.tokens[child].dep == "conj" and analysis.tokens[child].tag == "VBG":
                last = min(last, _before_coordination(analysis, root, child))
    while last - 1 > root and analysis.tokens[last - 1].pos == "PUNCT":
        last -= 1
    while first < root and analysis.tokens[first].pos == "PUNCT":
        first += 1
    return first, last


def _before_coordination(analysis: Analysis, root: int, conjunct: int) -> int:
    here = analysis.subtree(conjunct)[0]
    while here - 1 > root and analysis.tokens[here - 1].dep in {"cc", "punct"}:
        here -= 1
    return here


def cue_extent(analysis: Analysis, verb: int) -> tuple[int, int]:
    """The cue with its auxiliaries and negation ("has not said"), as a token range."""
    first = verb
    for child in reversed(analysis.children[verb]):
        if child == first - 1 and analysis.tokens[child].dep in {"aux", "auxpass", "neg"}:
            first = child
    return first, verb + 1
