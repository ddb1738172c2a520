"""Name and age of a single person, as the words of one phrase and those right beside it give them."""

from __future__ import annotations

import re

from reportedly.extract.measured import Measure, phrase_of
from reportedly.extract.nouns import PERSON_PRONOUNS, UNKNOWN, noun_class_of
from reportedly.records import Analysis

_AGE = re.compile(
    r"\b(?P<n>\d{1,3}|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:one|two|three|four|five|six|"
    r"seven|eight|nine)|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety)[- ](?P<unit>year|month|week|day)s?[- ]old\b|\baged? (?P<aged>\d{1,3})\b",
    re.IGNORECASE,
)
_APPOSED_AGE = re.compile(
    r"^(?:,? ?[A-Z][a-z]+\.?)?, ?(\d{1,3})(?=,|\.| of| from|;|:|\)| and| was| who|$)|^ ?\((\d{1,3})\)"
)
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

_A_YEAR_OF = {"month": 12, "week": 52, "day": 365}


_FULL = 2
"""Words of a full name: a noun before so many is what somebody is ("Engineer Ian Orr")."""

_PAGE_WORDS = frozenset({"news", "weather", "image", "video", "caption", "sports", "tv", "newschannel"})
_NOBODY = ({"john", "doe"}, {"jane", "doe"})
_NEVER_NAMES = frozenset({"men", "women", "children", "boys", "girls", "victims", "suspects", "students"})
"""Noun classes of which no word ends a name; "Cook" and "Marshal", of others, are surnames too."""


def name_tokens(analysis: Analysis, measure: Measure) -> list[int]:
    """The tokens of the person's own name: in the phrase, but not whose father or friend it is; else in apposition."""
    first, last = measure.phrase
    head = measure.head
    own = [
        i
        for i in range(first, last)
        if analysis.tokens[i].tag in {"NNP", "NNPS"} and (i == head or analysis.tokens[i].head == head)
        if analysis.tokens[i].dep not in {"poss", "amod", "nmod"}
        if i == head or analysis.tokens[head].tag not in {"NN", "NNS"}  # "a Brook Hill boy" is not called Brook
        if analysis.tokens[i].entity in {"PERSON", "ORG", "GPE", ""}
        and (i == head or analysis.tokens[i].entity == "PERSON")
    ]
    if own:
        return own
    for c in analysis.children[head]:
        if analysis.tokens[c].dep == "appos" and analysis.tokens[c].entity == "PERSON":
            return [c]
    return _called(analysis, head)


def _called(analysis: Analysis, head: int) -> list[int]:
    """The name that a participle gives: "a man named Ian Orr", "a woman identified as Ann Lee"."""
    for verb in analysis.children[head]:
        if analysis.tokens[verb].dep != "acl" or analysis.tokens[verb].lower not in {"named", "called", "identified"}:
            continue
        given = list(analysis.children[verb])
        given += [o for p in given if analysis.tokens[p].lower == "as" for o in analysis.children[p]]
        for i in given:
            if analysis.tokens[i].dep in {"oprd", "dobj", "pobj", "attr"} and analysis.tokens[i].entity == "PERSON":
                return [i]
    return []


def name_of(analysis: Analysis, measure: Measure, named: int | None) -> str | None:
    """The name that the phrase gives: that of person ``named``, else of capitalised words that can be a name."""
    if _is_credit(analysis, measure):
        return None
    if named is not None:
        return _plain(analysis.people[named].name)
    tokens = name_tokens(analysis, measure)
    if not tokens or analysis.tokens[tokens[-1]].lower in PERSON_PRONOUNS:
        return None
    start = tokens[-1]
    while (
        start > 0
        and analysis.tokens[start - 1].tag == "NNP"
        and analysis.tokens[start].entity
        and (analysis.tokens[start - 1].entity == analysis.tokens[start].entity)
    ):
        start -= 1
    aged = age_at(analysis, measure.head, *measure.phrase) is not None
    if not _can_be_a_name(analysis, tokens[-1], measure.trigger, aged=aged):
        return None
    return _plain(analysis.span(start, tokens[-1] + 1).text)


def _is_credit(analysis: Analysis, measure: Measure) -> bool:
    """Whether the phrase stands behind a dash or bar after all that is said: "One hurt near mall — Ian Orr"."""
    first = measure.phrase[0]
    return measure.trigger < first and analysis.tokens[first - 1].text in {"|", "—", "–"}


def _can_be_a_name(analysis: Analysis, i: int, trigger: int, *, aged: bool) -> bool:
    """Whether a capitalised word that no label calls a person's name can be one: no place, no word of a headline."""
    token, before = analysis.tokens[i], analysis.tokens[i - 1]
    if before.lower in {"of", "in", "from"} and before.head != trigger:
        return False  # "Ann Lee of Arden"
    alike = [other for other in analysis.tokens if other.text in {token.text, token.lower}]
    if any(other.text != token.text for other in alike):
        return False
    surname = any(other.entity != "GPE" and _follows_a_name(analysis, other.i) for other in alike)
    return aged or surname or not any(other.entity == "GPE" for other in alike)


def _follows_a_name(analysis: Analysis, i: int) -> bool:
    return any(analysis.tokens[c].dep == "compound" and analysis.tokens[c].tag == "NNP" for c in analysis.children[i])


def _plain(name: str) -> str | None:
    """The name without what somebody is before it; None where the words are no name: "Local News", "John Doe"."""
    words = name.split()
    if len(words) > _FULL and noun_class_of(words[0]) in {"people", "workers", "students"}:
        words = words[1:]
    rest = {word.lower() for word in words}
    if rest & _PAGE_WORDS or rest in _NOBODY:
        return None
    if any(noun_class_of(word) in _NEVER_NAMES for word in words[1:]) or (
        len(words) == 1 and noun_class_of(words[0]) != UNKNOWN.id
    ):
        return None
    return " ".join(words)


def age_at(analysis: Analysis, head: int, first: int, last: int) -> int | None:
    """The age that a phrase states, or the words right after it, or those in apposition, in years."""
    ranges = [(first, last)]
    ranges += [
        phrase_of(analysis, c, c, None)
        for c in analysis.children[head]
        if analysis.tokens[c].dep == "appos" and c >= last
    ]
    return next((age for span in ranges if (age := _age(analysis, *span)) is not None), None)


def _age(analysis: Analysis, first: int, last: int) -> int | None:
    text = analysis.report.text
    words = text[analysis.tokens[first].start : analysis.tokens[last - 1].end]
    after = text[analysis.tokens[last - 1].end : analysis.tokens[last - 1].end + 40]
    said = list(_AGE.finditer(words))
    match = said[-1] if said else _AGE.match(after.lstrip(", "))  # the last one stands with the head of the phrase
    if match is not None:
        number = _years(match["n"] or match["aged"])
        unit = (match["unit"] or "year").lower()
        return number if unit == "year" or number is None else number // _A_YEAR_OF[unit]
    apposed = _APPOSED_AGE.match(after)
    return _years(apposed[1] or apposed[2]) if apposed is not None else None


def _years(words: str) -> int | None:
    if words.isdigit():
        return int(words) if int(words) < 120 else None
    tens, _, ones = words.lower().replace(" ", "-").rpartition("-")
    if tens:
        return _TENS[tens] + _ONES.index(ones)
    return _TENS.get(ones) or _ONES.index(ones)
