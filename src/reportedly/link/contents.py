"""The words of a statement that carry its content, the same where news says one thing in several words.

Groups of such words stand in ``data/synonyms.toml``; other words are compared by a crude stem.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.link.negations import denied_parts
from reportedly.rule_tables import load_rows

_SMALL = """
    a an the of in on at to for with by from and or but that which who whom is are was were be been has had have it he
    she they his her their its this these those as said says say not no we i you there when after before into than
    then also what where how do does did so if any allegedly reportedly apparently just
"""
_SMALL_WORDS = frozenset(_SMALL.split())
_WORD = re.compile(r"[^\W_][^\W_]*(?:-[^\W_]+)*")

_STEM = 6
"""First letters by which words of no group are compared."""


@dataclass(frozen=True, slots=True)
class SynonymRow:
    """A row of ``data/synonyms.toml``; the head of that file says what its fields mean."""

    id: str
    words: tuple[str, ...]
    example: str
    same: str
    near_miss: str


@cache
def synonym_rows() -> tuple[SynonymRow, ...]:
    """The table.

    Raises:
        RuleTableError: The file is not TOML, or a row does not fit.
    """
    return load_rows("link", "synonyms.toml", "group", SynonymRow)


@cache
def _groups() -> dict[str, str]:
    return {form: f"={row.id}" for row in synonym_rows() for word in row.words for form in _forms(word)}


def _forms(word: str) -> tuple[str, ...]:
    """The forms that English makes of a base form; some are no words, and are never met."""
    stem = word[:-1] if word[-1] in "ey" else word
    endings = ("ies", "ied") if word.endswith("y") else ("s", "es", "ed", "ing", "d")
    doubled = (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")
    return (word, f"{word}s", f"{word}ing", *(f"{stem}{ending}" for ending in endings), *doubled)


def contents_of(text: str) -> frozenset[str]:
    """The content of a statement: the group or the stem of each word that is not small."""
    words = (word for word in _WORD.findall(text.lower()) if word not in _SMALL_WORDS and len(word) > 1)
    return frozenset(_groups().get(word) or _stem(word) for word in words)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    return word.rstrip("e")[:_STEM] if len(word) > 3 else word


@dataclass(frozen=True, slots=True)
class Denied:
    """What one clause says is not so: the word next to its "not", and all its content with that word."""

    head: str
    words: frozenset[str]


def denied_in(text: str) -> tuple[Denied, ...]:
    """What ``text`` says is not so, a record for each "not"."""
    parts = ((_first(words), contents_of(words)) for words in denied_parts(text))
    return tuple(Denied(head, words) for head, words in parts if head is not None)


def _first(words: str) -> str | None:
    """The first word that carries content: no adverb, and no verb that only hands something over."""
    for word in _WORD.findall(words.lower()):
        if word not in _SMALL_WORDS and word not in _HANDING and not word.endswith("ly"):
            return next(iter(contents_of(word)), None)
    return None


_HANDING = frozenset(
    [
        "believe",
        "think",
        "appear",
        "seem",
        "appears",
        "seems",
        "say",
        "yet",
        "any",
        "being",
        "having",
        "carrying",
        "using",
    ]
)


class Weights:
    """How much each content word tells, by how few of an event's statements have it (inverse document frequency, Spärck
    Jones 1972), smoothed so that an event of two statements weighs its words nearly alike.
    """

    def __init__(self, statements: Sequence[frozenset[str]]) -> None:
        having = Counter(word for words in statements for word in words)
        self._of = {word: math.log(1 + (len(statements) + _SMOOTH) / times) for word, times in having.items()}

    def share(self, one: frozenset[str], two: frozenset[str]) -> tuple[float, float]:
        """The weight in common, as a share of the lighter of two contents, and of both (Dice 1945)."""
        common, mine, yours = (self._sum(words) for words in (one & two, one, two))
        return (common / min(mine, yours), 2 * common / (mine + yours)) if mine and yours else (0.0, 0.0)

    def _sum(self, words: frozenset[str]) -> float:
        return sum(self._of.get(word, 1.0) for word in sorted(words))


_SMOOTH = 10
"""Statements that are added to an event's own, each with other words."""
