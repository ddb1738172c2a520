"""Where words say that something is not so, or leave it open, and how far that reaches.

The scopes are those of NegEx (Chapman et al. 2001): from the word to the end of its clause, or some words on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CUT = re.compile(
    r"[.;!?](?=\s|$)|…|[,–—]? ?\b(?:but|although|though|while|because|after|before|when|until|since|whereas|so that"
    r"|who|whom|which|where|why|how|what)\b",
    re.IGNORECASE,
)
"""Where a clause begins: what stands before it says nothing of what comes after."""

_ASKS = re.compile(
    r"\b(?:whether|if|unless|unclear|unknown|not (?:yet )?(?:clear|known|say|sure|certain|confirm\w*|ruled?)|"
    r"asked(?! for)|"
    r"investigat(?:e|es|ed|ing)|looking into|determine|question(?:s|ed|ing)?|ruling nothing|"
    r"(?:don|doesn|didn)[’']t (?:yet )?know|(?:do|does|did) not (?:yet )?know|"
    r"can(?:not|[’']t| not) (?:say|confirm|rule)|could(?:n[’']t| not) (?:say|confirm|rule))\b",
    re.IGNORECASE,
)
"""Words by which what follows is only asked for."""

_TO_COME = re.compile(
    r"\b(?:will|would|shall|plan(?:s|ned|ning)?|threaten\w*|promis\w*|vow\w*|want(?:s|ed)?|hop(?:e|es|ed|ing)|"
    r"intend\w*|going to|able to|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|for)|must|should|need(?:s|ed)? to|"
    r"expect(?:s|ed|ing)?|tr(?:y|ied|ies|ying) to|attempt\w*|calls? (?:to|from)|charged with|charges of|"
    r"accused of being|anyone|whoever|those (?:found|who))\b",
    re.IGNORECASE,
)
"""Words by which what follows is wished for, feared, charged or still to come."""

_NEAR_NOT = r"\b(?:not|no|never|nor|neither|none|without|no longer|hardly|unlikely)\b|n[’']t\b"
_FAR_NOT = (
    r"\b(?:rul(?:e|es|ed|ing) out|no (?:\w+ )?(?:evidence|sign|signs|indication|proof|suggestion|question|reason)|"
    r"(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|refut\w*|disput\w*|dispel\w*|debunk\w*)"
    r"(?! (?:\w+ ){0,2}?(?:bail|bond|entry|access|permit|permits|permission|request|appeal|motion)))\b"
)
_NEAR = re.compile(
    rf"(?:{_NEAR_NOT})(?=(?:[^\w,]+[\w’'-]+){{0,5}}(?:, [\w’'-]+){{0,2}}(?:,? (?:or|nor))?\W*$)", re.IGNORECASE
)
"""A "not" reaches some words on, up to a comma, unless it parts the words of a list."""

_FAR = re.compile(_FAR_NOT, re.IGNORECASE)
"""A verb of denial reaches over all of its clause."""

_NOT = re.compile(rf"{_NEAR_NOT}|{_FAR_NOT}", re.IGNORECASE)
_NOT_A_NOT = re.compile(
    r"\b(?:not only|not just|no doubt|if not|not least|no matter|no fewer|no less)\b", re.IGNORECASE
)
_INNER_NOT = re.compile(r"\b(?:not|no|never|neither|nothing|without)\b|n[’']t\b", re.IGNORECASE)


def clause_before(text: str, at: int) -> str:
    """The words of the clause that stand before ``at``."""
    start = max((cut.end() for cut in _CUT.finditer(text, 0, at)), default=0)
    return _NOT_A_NOT.sub("", text[start:at])


def is_open(words: str) -> bool:
    """Whether what follows ``words`` is only asked, wished or expected."""
    return asks(words) or _TO_COME.search(words) is not None


def asks(words: str) -> bool:
    """Whether what follows ``words`` is only asked: "whether", "it is not clear if"."""
    return _ASKS.search(words) is not None


def are_negated(before: str, words: str, after: str = "") -> bool:
    """Whether ``words`` are said not to be so: by those before them in their clause, by their own, or by those after
    them that call a report of it false.

    A "not" under a denial is none: "denied that the gates were not open".
    """
    plain = _NEAR.search(before) is not None or _INNER_NOT.search(words) is not None
    called = _REPORTS.search(before) is not None and _FALSE.search(after) is not None
    return plain is not (called or _FAR.search(before) is not None)


_REPORTS = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|allegations?|accusations?|suggestions?|stories|posts?)\b", re.IGNORECASE
)
_FALSE = re.compile(
    r"^[^.;]{0,60}?\b(?:false|untrue|wrong|incorrect|inaccurate|baseless|unfounded|groundless|fake|fabricat\w+|nonsense|lies"
    r"|a lie|rumou?rs?|propaganda)\b",
    re.IGNORECASE,
)


def denied_parts(text: str) -> Iterator[str]:
    """The words that stand under a "not", up to the end of their clause; none where the clause only asks."""
    plain = _NOT_A_NOT.sub("", text)
    for found in _NOT.finditer(plain):
        if not is_open(f"{clause_before(plain, found.start())} {found[0]}"):
            end = _CUT.search(plain, found.end())
            part = plain[found.end() : end.start() if end else len(plain)]
            yield " ".join(part.split(",")[0].split()[:_SCOPE])


_SCOPE = 8
"""Words after a "not" that it can still negate."""
