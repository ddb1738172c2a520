"""What narrows a claim beside its predicate, as far as its own words say it: what is counted, where, of what part."""

from __future__ import annotations

import re

from reportedly.records import Claim

_MORE = re.compile(r"\bmore\b(?! than\b)|\b(?:another|additional|further|extra)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_APART = re.compile(
    r"\b(?:do(?:es)? not|did not|without|not) (?:yet )?(?:includ|count|cover)\w*"
    r"(?! (?:the |its )?(?:injured|wounded|hurt|missing)\b)[^.;,]*|\bexcluding\b[^.;,]*"
    r"|\bincluding [A-Z][^.;,]* for the first time\b|\b(?:in|from|across) the rest of\b[^.;,]*"
    r"|\boutside (?:the )?(?:[A-Z]|capital|city|town)[^.;,]*"
    r"|\b(?:the|its|a) (?:village|town|district|city|province|region|island|camp|county)[’']s (?:death )?toll\b"
    r"|\btoll (?:for|in) the (?:village|town|district|city|province|region|island|camp|county)\b[^.;,]{0,30}"
    r"|\b(?:[Nn]obody|[Nn]o one|[Nn]o \w+) [^.;,]*\bsince [^.;,]*"
    r"|\bwithout the [^.;,]{1,30}"
    r"|\b(?:in|from) the (?:village|town|district|city|province|region|island|county) of [A-Z]\w+",
)


def comes_on_top(words: str) -> bool:
    """Whether a figure's words say that it adds to another: "two more", "a further 40"."""
    return bool(_MORE.search(words))


def counts_others(words: str) -> bool:
    """Whether a figure's words leave somebody out who was told of before: "nine others"."""
    return bool(_OTHERS.search(words))


_ANYBODY = frozenset({"people", "victims", "other", "things"})
"""Classes that narrow nothing: whoever was hurt is a victim."""


_CIVILIANS = frozenset({"civilian", "civilians", "noncombatants", "non-combatants"})
"""Words whose class is people, and which are said to set them apart from soldiers."""

_CUSTODY = frozenset({"arrested", "detained", "charged", "captured", "identified", "released"})
_HELD = frozenset({"suspects", "men", "prisoners"})
"""Classes that narrow nothing where people are held: whoever is arrested is a suspect."""

_HAPPENING = "meetings"
"""The class of what happens: it is counted itself only as an occurrence; "six deaths" and "two cases" count people."""


def noun_of(claim: Claim) -> str | None:
    """The class of what is counted; None where it narrows nothing."""
    if claim.counted is not None and claim.counted.span.text.lower() in _CIVILIANS:
        return "civilians"
    noun = claim.counted.noun_class if claim.counted else None
    if noun in _ANYBODY or (noun in _HELD and claim.predicate in _CUSTODY):
        return None
    if noun == _HAPPENING and claim.predicate != "occurrence":
        return None
    return noun


_INTO_PLACE = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:in|at|across|near|around|throughout|from)\W+(?:the\W+)?(?:\w+\W+){0,2}$", re.IGNORECASE
)


def place_of(claim: Claim, text: str) -> str | None:
    """The place that belongs to the figure's own words: it stands in them, or follows with a preposition."""
    place, evidence = claim.place, claim.evidence[0]
    if place is None or not place.span.text:  # a reviewer's place has no words
        return None
    inside = evidence.start <= place.span.start and place.span.end <= evidence.end
    if not inside and not _INTO_PLACE.match(text[evidence.end : place.span.start][:40] or "."):
        return None
    return (place.name or place.span.text).lower()


_QUALITY = re.compile(
    r"\b(?:critical|serious|severe|grave|minor|slight|non-life|life)[\w-]*(?: threatening)?\b", re.IGNORECASE
)


_MOURNING = re.compile(r"\b(?:vigil|funeral|memorial|burial|wake|requiem|condolence|mourners)\b", re.IGNORECASE)
_INCLUDING = re.compile(r"\b(?:including|among them)\W+$", re.IGNORECASE)
_BODIES = re.compile(r"\b(?:bodies|remains|corpses|coffins)\b", re.IGNORECASE)
_OF_THESE = re.compile(r"\bfrom (?:his|her|their|its|our|my|one|a|the) \w+(?: \w+)?", re.IGNORECASE)


def part_in(words: str, before: str) -> str | None:
    """Whom alone a figure counts, where its own words say it: "11 people from her street", "the bodies of 12".

    Or where the words before say it: "five, including two who died in hospital".
    """
    found = _OF_THESE.search(words) or _BODIES.search(words) or _INCLUDING.search(before)
    return found[0].lower() if found else None


def occasion_in(sentence: str) -> str | None:
    """The gathering that a count of a crowd is of, where it mourns: a vigil is not the march that it is held for."""
    found = _MOURNING.search(sentence)
    return found[0].lower() if found else None


def quality_in(words: str) -> str | None:
    """How badly somebody was hurt, where the figure's own words say it."""
    found = _QUALITY.search(words)
    return found[0].lower() if found else None


def scope_in(sentence: str) -> str | None:
    """Words of a sentence that say what its figure leaves out or takes in."""
    found = _APART.search(sentence)
    return " ".join(found[0].split()) if found else None


_SMALL = """
    a an the of in on at to for with by from and or but that which who is are was were be been has had have it he
    she they his her their its this these those as said says say not no we i you there when after before into than
    then also
"""
_SMALL_WORDS = frozenset(_SMALL.split())
_WORD = re.compile(r"[a-z0-9][a-z0-9’']*")


def content_of(text: str) -> frozenset[str]:
    """The words of a statement that carry its content, by a crude stem: their first six letters."""
    return frozenset(word[:6] for word in _WORD.findall(text.lower()) if word not in _SMALL_WORDS)
