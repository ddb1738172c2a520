"""Frames of parts: a number of those that the trigger has named as a whole.

"Among the dead are three children", "the dead include three children", "of the 12 killed, three were children",
"64 of the dead came from the village", "nine were hurt, two of them badly". Each takes an analysis, the trigger's token
and its ``words`` (see ``frames``).
"""

from __future__ import annotations

from reportedly.extract.nouns import NOUN_TAGS, is_person
from reportedly.extract.syntax import SUBJECTS, children_in, is_counted
from reportedly.records import Analysis

_SAYS_WHO = frozenset({"be", "include", "count", "list", "number", "remain", "report", "name", "come", "find"})


def among(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The counted people who are among those that ``i`` names, or a number "of" them; ``words``: none."""
    del words
    noun = i
    while analysis.tokens[noun].dep in {"acl", "amod", "relcl"} and analysis.tokens[noun].head != noun:
        noun = analysis.tokens[noun].head  # "among those killed", "of the 12 killed"
    preposition = analysis.tokens[analysis.tokens[noun].head]
    if analysis.tokens[noun].dep in SUBJECTS and preposition.lemma == "include":  # "the dead include two children"
        return children_in(analysis, preposition.i, "dobj")
    if analysis.tokens[noun].dep != "pobj" or preposition.lower not in {"among", "amongst", "of"}:
        return []
    above = analysis.tokens[preposition.head]
    if preposition.lower != "of" and above.tag in NOUN_TAGS and above.i < preposition.i:
        counted = is_counted(analysis, above.i) and is_person(analysis, above.i)
        return [above.i] if counted else []  # "seven pilgrims among those killed"
    if above.lower == "one" and above.dep == "attr":  # "Ann Lee was one of five people shot"
        return children_in(analysis, above.head, "nsubj")
    if preposition.lower == "of" and above.i < preposition.i:
        return [above.i] if above.tag == "CD" else []
    if above.lemma not in _SAYS_WHO:
        return []
    said = children_in(analysis, above.i, "nsubj", "nsubjpass", "attr", "dobj")
    if preposition.lower == "of":  # "of the dead, three were children"
        return [o for o in said if analysis.tokens[o].dep in SUBJECTS and analysis.tokens[o].tag == "CD"]
    return [o for o in said if is_counted(analysis, o) or is_person(analysis, o)][:1]


def told_apart(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The number right before adverb ``i`` that says how some of those hurt fared: "nine, two of them badly".

    ``words``: none.
    """
    del words
    tokens = analysis.tokens
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and after.tag not in {",", ".", ":", "-LRB-", "-RRB-", "CC"}:
        return []
    number = i - 1
    if number >= 2 and tokens[number].lower in {"them", "whom"} and tokens[number - 1].lower == "of":
        number -= 2
    if number < 1 or tokens[number].tag != "CD" or tokens[number].entity in {"DATE", "TIME", "MONEY", "PERCENT"}:
        return []
    return [number] if tokens[number].sentence == tokens[i].sentence else []
