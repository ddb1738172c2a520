"""Frames of marches: who came to a march, filled a square, or was there as a demonstrator.

Each takes an analysis, the token of the trigger and the trigger's ``words`` (see ``frames``). Only the counted are led
to: that "protesters marched" says nothing of how many.
"""

from __future__ import annotations

from reportedly.extract.nouns import is_person, noun_class
from reportedly.extract.patients import patient
from reportedly.extract.syntax import ROUND, after_of, children_in, is_counted, is_passive, subject
from reportedly.records import Analysis

_WAYS = frozenset({"to", "into", "onto", "on", "in", "through", "at", "along", "out", "past"})

OCCASIONS = frozenset(
    {"rally", "march", "protest", "demonstration", "vigil", "procession", "sit-in", "parade", "strike", "gathering"}
)
"""Nouns for what crowds come together for."""

_SHORT = {"sit": "sit-in"}
"""First parts of nouns that are cut at their hyphens."""

_CROWD = 100
"""Below this, counted demonstrators are rather those of whom a case or a cell is told than a crowd."""

_OF_ANYTHING = frozenset({"participant", "attendee"})
"""Nouns for those who take part in a march, and in a study."""

_BACK = 3
"""Sentences before a count in which the occasion may have been named."""


def came_to(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who went to what ``words`` name: "took to the streets", "went to the rally"."""
    if is_passive(analysis, i):
        return []
    ways = [p for p in children_in(analysis, i, "prep", "prt", "advmod") if analysis.tokens[p].lower in _WAYS]
    ways += [inner for p in ways for inner in children_in(analysis, p, "prep")]  # "out onto the streets"
    ways += [p for o in children_in(analysis, i, "acomp") for p in children_in(analysis, o, "prep")]  # "present at"
    if not any(analysis.tokens[o].lemma in words for p in ways for o in children_in(analysis, p, "pobj")):
        return []
    return _people(analysis, subject(analysis, i))


def crowd_at(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Of those that ``came_to`` leads to, the many: "tens of thousands were in the streets", not "two men"."""
    found = came_to(analysis, i, words)
    return [o for o in found if analysis.tokens[o].lower in ROUND or _is_many(analysis, o)]


def marched(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who marched; ``words``: the noun classes of those for whom a march is no protest."""
    found = subject(analysis, i) if analysis.tokens[i].tag[:2] == "VB" else None
    if found is None or not is_counted(analysis, found) or analysis.tokens[i].dep == "amod":
        return []
    below = after_of(analysis, found) if analysis.tokens[found].lower in ROUND else []
    return [found] if noun_class(analysis.tokens[below[0] if below else found]).id not in words else []


def joined(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who joined, held or filled what ``words`` name: "joined the march", "filled the square"."""
    if is_passive(analysis, i):
        return []
    if not any(_noun(analysis, o) in words for o in children_in(analysis, i, "dobj", "npadvmod")):
        return []
    return _people(analysis, subject(analysis, i))


def headcount(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those who were counted at an occasion; ``words``: nouns for such people, where the count names them.

    A number without a noun is one of people there where an occasion has been named here or a few sentences before.
    """
    found = [o for o in patient(analysis, i, ()) if is_counted(analysis, o)]
    kept = [o for o in found if analysis.tokens[o].lemma in words]
    if kept or not _is_at_occasion(analysis, i):
        return kept
    return [o for o in found if analysis.tokens[o].tag == "CD" or is_person(analysis, o)]


def crowd(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Counted demonstrators by themselves: "dispersed hundreds of protesters"; ``words``: none."""
    del words
    token = analysis.tokens[i]
    if token.lemma in _OF_ANYTHING and not _is_at_occasion(analysis, i):
        return []
    above = analysis.tokens[analysis.tokens[token.head].head]
    if token.dep == "pobj" and analysis.tokens[token.head].lower == "of" and above.lower in ROUND:
        return [above.i]
    return [i] if token.dep not in {"compound", "amod"} and _is_many(analysis, i) else []


def numbering(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The number that demonstrators are said to be: "the marchers were just over a million"; ``words``: none."""
    del words
    token = analysis.tokens[i]
    verb = analysis.tokens[token.head]
    if token.dep != "nsubj" or verb.lemma not in {"be", "number", "total"} or is_counted(analysis, i):
        return []
    found = children_in(analysis, verb.i, "attr", "dobj")
    return [o for o in found if analysis.tokens[o].tag == "CD" or (is_counted(analysis, o) and is_person(analysis, o))]


def _is_many(analysis: Analysis, i: int) -> bool:
    numbers = [analysis.tokens[c].text for c in children_in(analysis, i, "nummod")]
    return any(
        word.lower() in {"hundred", "thousand", "million"} or (word.isdigit() and int(word) >= _CROWD) or "," in word
        for word in numbers
    )


def _people(analysis: Analysis, i: int | None) -> list[int]:
    if i is None or not (is_counted(analysis, i) or analysis.tokens[i].lower in ROUND):
        return []
    token = analysis.tokens[i]
    people = token.tag == "CD" or token.lower in ROUND or is_person(analysis, i) or noun_class(token).id == "groups"
    return [i] if people else []


def _noun(analysis: Analysis, i: int) -> str:
    """The lemma of a noun, whole where it is cut at its hyphen: "sit-in"."""
    first = next((c for c in children_in(analysis, i, "compound") if analysis.tokens[c].lower in _SHORT), None)
    return analysis.tokens[i].lemma if first is None else _SHORT[analysis.tokens[first].lower]


def _is_at_occasion(analysis: Analysis, i: int) -> bool:
    here = analysis.sentence_of(i)
    first = here.first
    for _ in range(_BACK):
        first = analysis.sentence_of(first - 1).first if first else first
    return any(
        token.lemma in OCCASIONS or noun_class(token).id == "protesters" for token in analysis.tokens[first : here.last]
    )
