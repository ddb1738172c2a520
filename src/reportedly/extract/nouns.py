"""What is counted: the class of a noun phrase's head, and whether its members are people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.extract.tables import load_table
from reportedly.records import Analysis, Token

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PERSON_PRONOUNS = {
    "he": "male",
    "him": "male",
    "himself": "male",
    "his": "male",
    "she": "female",
    "her": "female",
    "herself": "female",
}
"""Third-person singular pronouns and the sex that they show."""

_PERSON_ENDINGS = ("man", "woman", "men", "women", "goer", "year-old", "years-old", "boy", "girl")
_AGENT_ENDINGS = ("er", "or", "ist", "ian", "ee", "eer", "ant")
"""Endings of nouns for people, where the table does not list the noun otherwise."""


@dataclass(frozen=True, slots=True)
class NounClass:
    """A row of ``nouns.toml``."""

    id: str
    lemmas: tuple[str, ...]
    person: bool
    example: str
    near_miss: str
    sex: str | None = None
    young: bool = False


UNKNOWN = NounClass(id="other", lemmas=(), person=False, example="", near_miss="")
_PERSON_BY_ENDING = NounClass(id="people", lemmas=(), person=True, example="", near_miss="")


@cache
def _classes() -> dict[str, NounClass]:
    found: dict[str, NounClass] = {}
    for row in load_table("nouns.toml", "noun", NounClass):
        for lemma in row.lemmas:
            found.setdefault(lemma, row)
    return found


def noun_class_ids() -> frozenset[str]:
    """The classes of what can be counted."""
    return frozenset({*(row.id for row in load_table("nouns.toml", "noun", NounClass)), UNKNOWN.id})


def noun_class(token: Token) -> NounClass:
    """The class of a noun by its lemma, else by its ending; ``UNKNOWN`` for what the table does not know."""
    classes = _classes()
    lemma = token.lemma.lower()
    row = classes.get(lemma) or classes.get(token.lower) or classes.get(_singular(token.lower))
    if row is not None:
        return row
    if token.lower.endswith(_PERSON_ENDINGS):
        return _PERSON_BY_ENDING
    return UNKNOWN


def noun_class_of(word: str) -> str:
    """The id of the class that the table gives a word by itself, whatever its case."""
    return _classes().get(word.lower(), UNKNOWN).id


def is_person(analysis: Analysis, i: int) -> bool:
    """Whether token ``i`` heads words for one or more human beings: a person noun, a named person, he or she."""
    token = analysis.tokens[i]
    if token.lower in PERSON_PRONOUNS or token.lower in {"who", "whom", "someone", "somebody", "anyone", "everyone"}:
        return True
    if token.entity == "PERSON" or is_age_noun(analysis, i):
        return True
    row = noun_class(token)
    if row is not UNKNOWN:
        return row.person
    if token.entity == "NORP" and token.tag in {"NNPS", "NNS"}:
        return True
    return token.tag == "NN" and len(token.lower) > 5 and token.lemma.endswith(_AGENT_ENDINGS)


def is_age_noun(analysis: Analysis, i: int) -> bool:
    """Whether token ``i`` is the "old" of "a 14-year-old", with no noun after it."""
    if analysis.tokens[i].lower not in {"old", "olds"} or i < 2 or analysis.tokens[i].dep == "amod":
        return False
    return any(analysis.tokens[k].lower in {"year", "years", "month", "months"} for k in (i - 1, i - 2))


def may_be_people(analysis: Analysis, i: int) -> bool:
    """As ``is_person``, and for plurals and numbers also where nothing says otherwise ("12 were killed")."""
    token = analysis.tokens[i]
    if token.entity in {"DATE", "TIME", "MONEY", "PERCENT"} and token.tag != "CD":
        return False
    row = noun_class(token)
    return row.person or row is UNKNOWN or row.id == "groups"


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word.removesuffix("s")
