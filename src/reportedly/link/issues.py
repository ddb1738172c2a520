"""What a claim's words answer of the issues that accounts differ on: whether cases are connected, who holds the town.

The issues and their answers stand in ``data/issues.toml``. An answer is found by its words; whether it is negated, and
whether its source is sure, by the words before it in the same clause (as in the scopes of NegEx, Chapman et al. 2001).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.link.commonness import UNKNOWN, weight_of
from reportedly.link.contents import contents_of
from reportedly.link.negations import are_negated, clause_before, is_open
from reportedly.records import Claim, ClaimKind
from reportedly.rule_tables import load_rows

SUBJECTS = ("anyone", "matter", "named", "person", "source")
"""Whom an issue can be about; the head of ``data/issues.toml`` says what each asks of two claims."""


Names = Mapping[str, frozenset[str]]
"""From each name that stands within a sentence to the stems of it, and of the names that stand beside it."""

NO_NAMES: Names = {}


def names_within(text: str) -> Names:
    """The words that stand with a capital in the midst of a sentence: at its beginning they are names too.

    Of "Orlan Tesk" each word stands for both, so that a later "Tesk" is the same man as an "Orlan".
    """
    found: dict[str, set[str]] = {}
    for match in _WITHIN.finditer(text):
        words = match[0].split()
        for word in words:
            found.setdefault(word, set()).update(one[:_STEM].lower() for one in words)
    return {word: frozenset(stems) for word, stems in found.items()}


_WITHIN = re.compile(
    r"(?<=[a-z,“\"] )[A-Z][a-z][\w-]*(?: [A-Z][a-z][\w-]*){0,2}|^[A-Z][a-z]\w+ [A-Z][a-z]\w+", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Issue:
    """An ``issue`` row of ``data/issues.toml``; the head of that file says what its fields mean."""

    id: str
    asks: str
    subject: str
    only: str | None = None
    charge: bool = False
    sole: bool = False
    passes: bool = False


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An ``answer`` row of ``data/issues.toml``."""

    id: str
    issue: str
    pattern: str
    example: str
    near_miss: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """The answer that a claim gives to an issue.

    ``row`` found it. ``key`` is the word that makes an issue of its own ("race", "gang"), else empty. ``unsure`` where
    the words leave room ("may have been"). ``names`` are the stems of the names of whom it is said, ``about`` the
    content of the clause up to the answer; ``own`` where the source says it of itself.
    """

    issue: str
    key: str
    answer: str
    row: str
    negated: bool
    unsure: bool
    names: frozenset[str]
    about: frozenset[str]
    own: bool


@cache
def issues() -> dict[str, Issue]:
    """The issues of the table by their id.

    Raises:
        RuleTableError: The file is not TOML, or a row does not fit.
    """
    return {row.id: row for row in load_rows("link", "issues.toml", "issue", Issue)}


@cache
def answer_rows() -> tuple[AnswerRow, ...]:
    """The answers of the table, in its order.

    Raises:
        RuleTableError: The file is not TOML, or a row does not fit.
    """
    return load_rows("link", "issues.toml", "answer", AnswerRow)


@cache
def _patterns() -> tuple[tuple[AnswerRow, re.Pattern[str]], ...]:
    return tuple((row, re.compile(row.pattern, re.IGNORECASE)) for row in answer_rows())


_UNSURE = re.compile(
    r"\b(?:may|might|could|appear(?:s|ed)?|seem(?:s|ed)?|possibl[ey]|likely|probabl[ey]|apparently|perhaps|suspect(?:s|ed)?"
    r"|believe(?:s|d)?|think(?:s)?|suggest(?:s|ed)?|preliminar\w+)\b",
    re.IGNORECASE,
)


def positions_of(claim: Claim, who: str, known: Names) -> tuple[Position, ...]:
    """What a claim answers; of a figure nothing, because its number does.

    Args:
        claim: A statement or a happening.
        who: As for `positions_in`.
        known: As for `positions_in`.
    """
    if claim.kind is ClaimKind.FIGURE:
        return ()
    words = BETWEEN.join(span.text for span in claim.evidence)
    return positions_in(handed_by(claim), words, who, known)


def handed_by(claim: Claim) -> str:
    """The verb by which a statement is handed over, with its "out" where it has one ("ruled out").

    A happening stands for itself, and has none, but where its source denies it.
    """
    cue = claim.attribution[0].cue if claim.attribution else None
    if claim.kind is not ClaimKind.STATEMENT:
        return "deny" if cue is not None and cue.text.lower().startswith("den") else ""
    return f"{claim.predicate} out" if cue is not None and cue.text.endswith(" out") else claim.predicate


def is_recalled(claim: Claim, text: str) -> bool:
    """Whether the words around its verb of saying tell that it was said at first: "police initially said"."""
    cue = claim.attribution[0].cue if claim.kind is ClaimKind.STATEMENT and claim.attribution else None
    return cue is not None and _AT_FIRST.search(text[max(0, cue.start - 25) : cue.end + 15]) is not None


_AT_FIRST = re.compile(r"\b(?:initially|at first|originally|previously|earlier|had first)\b", re.IGNORECASE)


def positions_in(predicate: str, words: str, who: str, known: Names = NO_NAMES) -> tuple[Position, ...]:
    """The answers that a claim gives, at most one to each issue; an issue that it answers in two ways is left out.

    Args:
        predicate: The verb by which the words are handed over: "deny" turns what follows.
        words: What was said, or what happened.
        who: The source, of whom "we" and "he" can speak.
        known: The names that the report has within its sentences, as `names_within` finds them.
    """
    found: dict[tuple[str, str], Position] = {}
    for part in dict.fromkeys((words.partition(BETWEEN)[0], words)):
        for position in _all_in(f"{predicate} {part}", len(predicate) + 1, who, known):
            found.setdefault((position.issue, position.key), position)
    return tuple(found.values())


BETWEEN = " … "
"""Stands between the pieces of a claim's words, the first of which says it; the others count where it is silent."""


def _all_in(text: str, lead: int, who: str, known: Names) -> Iterator[Position]:
    found: dict[tuple[str, str], set[Position]] = {}
    for row, pattern in _patterns():
        for match in pattern.finditer(text):
            for position in _position(row, match, lead, who, known):
                found.setdefault((position.issue, position.key), set()).add(position)
    for group in found.values():
        yield from _only(group)


def _only(group: set[Position]) -> Iterable[Position]:
    """The one answer of a group; of several alike the one with most names."""
    if len({(one.answer, one.negated) for one in group}) == 1:
        yield max(group, key=lambda one: (len(one.names), sorted(one.names), one.own, one.unsure))


def _position(row: AnswerRow, match: re.Match[str], lead: int, who: str, known: Names) -> Iterator[Position]:
    """The answer of one match; what stands before ``lead`` only hands it over."""
    text = match.string
    before = clause_before(text[lead:], max(0, match.start() - lead))
    handed = clause_before(text, match.start())
    if is_open(handed):
        return
    negated = are_negated(handed, "" if row.plain else match[0], text[match.end() :])
    groups = {name: value for name, value in match.groupdict().items() if value}
    own = speaks_of_itself(text[lead:])
    answer, issue = row.id, issues()[row.issue]
    if issue.subject == "source":
        accused = next((value for name, value in groups.items() if name.startswith("who")), None)
        own, names = accused is None, _words(accused or (who if lead > 1 else before))
        negated = row.id == "responsible.denies" or are_negated(handed, "")
        answer = "responsible"
    else:
        places = issue.subject == "named"
        names = names_in(text[lead : match.start()], known, places=places)
        names = names or names_in(match[0] + text[match.end() : match.end() + 40], known, places=places)
        names = names or (names_in(f"by {who}", known, places=places) if own else names)
    yield Position(
        issue=row.issue,
        key=next((value for name, value in groups.items() if name.startswith("key")), "").lower().replace(" ", ""),
        answer=answer,
        row=row.id,
        negated=negated,
        unsure=_UNSURE.search(before + match[0]) is not None,
        names=names,
        about=(contents_of(before) | (contents_of(who) if own else frozenset())) - _VAGUE,
        own=own,
    )


def speaks_of_itself(words: str) -> bool:
    """Whether words begin as those do in which a source speaks of itself: "we", "that its", "he"."""
    return _SELF.match(words) is not None


_SELF = re.compile(r"\W*(?:that )?(?:i|we|he|she|they|it|my|our|his|her|their|its)\b", re.IGNORECASE)
_TITLE = re.compile(r"[^\W\d_][\w-]*")
_LOCATIVE = re.compile(r"\b(?:in|at|on|near|from|outside|of|around)(?: the)?(?: [A-Z][\w’'.-]*)* $")
_STEM = 5
"""Letters by which names are compared: "Russia" and "Russian"."""

_VAGUE = contents_of("believe now police investigators think they it matter thing")
"""Words of a clause that do not tell what it is about."""

_SMALL = """
    the a an he she it they we i his her its their our my this that these those there here in on at by for from with
    after before when while as if but and or so no not to of one two three four five some many all both any each every
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december police officers officials authorities investigators witnesses detectives
    mr mrs ms dr gen col sgt lt capt spokesman spokeswoman st street
"""
_NO_NAMES = frozenset(_SMALL.split())


def _words(text: str) -> frozenset[str]:
    """The stems of all words that tell one body from another."""
    words = (match[0].lower() for match in _TITLE.finditer(text))
    return frozenset(word[:_STEM] for word in words if word not in _NO_NAMES and len(word) > 1)


def names_in(text: str, known: Names, *, places: bool = False) -> frozenset[str]:
    """The stems of the names in ``text``; those behind "in" or "at" only where ``places`` are asked for."""
    found: set[str] = set()
    for match in _TITLE.finditer(text):
        word, lead = match[0], text[: match.start()]
        if not word[0].isupper() or word.lower() in _NO_NAMES or len(word) < 2:
            continue
        if _BEGINS.search(lead) and word not in known and weight_of(word.lower()) < UNKNOWN:
            continue
        if places or not _LOCATIVE.search(lead):
            found |= known.get(word, frozenset({word[:_STEM].lower()}))
    return frozenset(found)


_BEGINS = re.compile(r"(?:^|[.!?“\"‘…]\s*)$")
"""What stands before the first word of a sentence, which has a capital whether or not it is a name."""
