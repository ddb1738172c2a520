"""What narrows a claim beside its predicate, as far as its own words say it: what is counted, where, of what part."""

from __future__ import annotations

import re

from reportedly.records import Claim, Modifier

_MORE = re.compile(r"(?<!\bor )\bmore\b(?! than\b)|\b(?:another|additional|further|extra)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_APART = re.compile(
    r"\b(?:do(?:es)? not|did not|[Ww]ithout|[Nn]ot) (?:yet )?(?:includ|count|cover)\w*"
    r"(?! (?:the |its )?(?:injured|wounded|hurt|missing)\b)[^.;,]*|\b(?:[Ee]xcluding|[Ll]eav(?:es?|ing) out)\b[^.;,]*"
    r"|\bincluding [A-Z][^.;,]* for the first time\b|\b(?:in|from|across) the rest of\b[^.;,]*"
    r"|(?:^|[,;:“] ?|\b(?:killed|died|deaths?|dead|arrested|detained|injured|wounded|hurt|missing|reported|counted"
    r"|those|areas|villages|people) )"
    r"[Oo]utside (?:the )?(?:capital|city of [A-Z]\w+|town of [A-Z]\w+|city|town|[A-Z]\w+)\b"
    r"|\b[Ii]n (?:the )?\w+ and (?:the )?\w+ (?:together|combined|taken together)\b"
    r"|\b(?:in|across) (?:the two|both) countries\b[^.;]{0,40}"
    r"|\b(?:the|its|a) (?:village|town|district|city|province|region|island|camp|county)[’']s (?:death )?toll\b"
    r"|\btoll (?:for|in) the (?:village|town|district|city|province|region|island|camp|county)\b[^.;,]{0,30}"
    r"|\b(?:[Nn]obody|[Nn]o one|[Nn]o \w+) [^.;,]*\bsince [^.;,]*"
    r"|\b[Ww]ithout the [^.;,]{1,30}",
)


_WHICH_ONE = re.compile(
    r"\b(?P<what>[a-z]+) (?:that|which) (?:has |have |had )?(?:left|killed|injured|wounded|claimed)\b.*", re.DOTALL
)


def own_words(words: str) -> str:
    """A figure's words without a clause that tells of which happening it is, and what others count: "a second suspect
    in the raid that left nine others hurt".
    """
    found = _WHICH_ONE.search(words)
    return words[: found.end("what")] if found else words


def comes_on_top(words: str) -> bool:
    """Whether a figure's words say that it adds to another: "two more", "a further 40"."""
    return bool(_MORE.search(words))


def counts_others(words: str, before: str, predicate: str) -> bool:
    """Whether a figure leaves somebody out who was told of before and whom its predicate would count: "nine others".

    Args:
        words: The figure's own words.
        before: The words of its sentence before its number. In "killing 70 and wounding 300 others" the others are
            apart from the dead, whom nobody counts among the wounded; in "a guard and nine others were wounded" they
            are not all.
        predicate: What is counted.
    """
    if _ELSE.search(words):
        return True
    if not _OTHERS.search(words):
        return False
    return predicate not in _HURT_ONLY or (bool(_AND.search(before)) and not _DEATH.search(before))


_ELSE = re.compile(r"\b(?:one|body|\w+body|people|anyone) else\b", re.IGNORECASE)
_AND = re.compile(r"(?:\band|,)\s*(?:\w+ ){0,2}?$", re.IGNORECASE)


_ALONE = re.compile(
    r"\b(?:in|at|by|on|from) (?:[^\s.;,]+ ){1,4}?(?:alone|only)\b"
    r"|\bin that (?:case|shooting|attack|incident|crash|fire)\b",
    re.IGNORECASE,
)


_TOTAL = re.compile(
    r"\b(?:tolls?|tally|total|number of|counts?|in all|altogether|so far|confirmed|fatalities|casualties|deaths)\b",
    re.IGNORECASE,
)
_LEAD = 250
"""Code points at the head of a report in which a count is of all of what happened."""

_FEW = 4
"""Up to here a count in a report's body is as likely of one scene as of all of it: "he shot two people at a shop"."""


def is_total(claim: Claim) -> bool:
    """Whether a figure can be taken for the count of all: by its size, its place in the report, or its words."""
    quantity, evidence = claim.quantity, claim.evidence[0]
    if quantity is None or quantity.modifier is not Modifier.EXACT:
        return True
    is_large = quantity.point is None or quantity.point > _FEW or quantity.point == 0
    return is_large or evidence.start < _LEAD or bool(_TOTAL.search(evidence.text))


_WAR = re.compile(
    r"\b(?:in|during|of|throughout) (?:the |its |[A-Z]\w+(?:[’']s)? )(?:\w+ )?(?:war|conflict|insurgency)\b"
    r"|\bsince (?:it|the (?:\w+ )?(?:war|conflict|insurgency|offensive)) (?:began|started|erupted|broke out)\b"
)


def war_in(sentence: str) -> str | None:
    """The words by which a figure is of all of a war, and not of one day of it."""
    found = _WAR.search(sentence)
    return " ".join(found[0].split()) if found else None


def is_toll(claim: Claim) -> bool:
    """Whether a figure's own words call it a toll, a total, a number of all."""
    return bool(_TOTAL.search(claim.evidence[0].text))


_AT_SCENE = re.compile(r"^[^.;]{0,25}?\b(?:at|on) the scene\b")


def alone_in(words: str, after: str, predicate: str) -> str | None:
    """What a figure is limited to by its own words or those right behind them: "in the capital alone".

    Who died at the scene leaves out who died later.
    """
    if predicate == "killed" and (_AT_SCENE.search(after) or _AT_SCENE.search(words)):
        return "at the scene"
    found = _ALONE.search(f"{words}{after[:40]}")
    return found[0].lower() if found else None


_HURT_ONLY = frozenset({"wounded", "hospitalised", "missing", "critical"})
"""Predicates of those who live, or may: the dead are never among them."""

_DEATH = re.compile(
    r"\b(?:kill\w*|martyred|slain|dead|di(?:ed|es|e|ing)|deaths?|fatal\w*|lives|bodies)\b", re.IGNORECASE
)


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
    if claim.counted is not None and claim.counted.span.text.lower() in {"adult", "adults", "grown-ups"}:
        return "adults"
    noun = claim.counted.noun_class if claim.counted else None
    if noun in _ANYBODY or (noun in _HELD and claim.predicate in _CUSTODY):
        return None
    if noun == _HAPPENING and claim.predicate != "occurrence":
        return None
    return noun


_QUALITY = re.compile(
    r"\b(?:critical|serious|severe|grave|minor|slight|non-life|life)[\w-]*(?: threatening)?\b", re.IGNORECASE
)


_MOURNING = re.compile(r"\b(?:vigil|funeral|memorial|burial|wake|requiem|condolence|mourners)\b", re.IGNORECASE)
_INCLUDING = re.compile(r"\b(?:including|among them)\W+$", re.IGNORECASE)
_BODIES = re.compile(r"\b(?:bodies|remains|corpses|coffins)\b", re.IGNORECASE)
_OF_THESE = re.compile(
    r"\b(?P<who>[a-z]+) (?P<whence>from (?:his|her|their|its|our|my|one|a|the) \w+(?: \w+)?)", re.IGNORECASE
)
_HARM = re.compile(
    r"(?:tolls?|deaths?|dead|di(?:ed|es|e|ing)|casualt\w+|injur\w+|fatalit\w+|loss(?:es)?|damage|missing|\w+ed|taken|"
    r"alive|away|out|far|back)",
    re.IGNORECASE,
)
"""Words after which "from" tells the cause or the way, and no part of the people: "the toll from the flood"."""


def part_in(words: str, before: str, claim: Claim) -> str | None:
    """Whom alone a figure counts, where its own words say it: "11 people from her street", "the bodies of 12".

    Or where the words before say it, and no claim is known that it is a part of: "five, including two who died in
    hospital". Whoever is recovered is a body.
    """
    whence = _OF_THESE.search(words)
    if whence is not None and not _HARM.fullmatch(whence["who"]):
        return whence["whence"].lower()
    found = _INCLUDING.search(before) if claim.subset_of is None else None
    if claim.predicate != "recovered":
        found = _BODIES.search(words) or found
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
