"""What a report says somebody is, wherever it names them in full: "UNHCR spokesman Odo Falk", later only "Falk"."""

from __future__ import annotations

import re

ROLES = frozenset(
    """
    spokesman spokeswoman spokesperson minister undersecretary secretary director head chief chairman chairwoman
    president governor mayor prefect commissioner commander general colonel captain lieutenant officer official
    representative coordinator manager leader deputy superintendent coroner envoy ambassador
    """.split()  # noqa: SIM905  # a list of words is read, not a list of strings
)
"""What one person can be: such a word beside a name makes it a person's."""

_REACH = 120
"""Code points on either side of a name in which its title stands."""

_JOINING = frozenset({"for", "of", "the", "and", "in", "at"})
_OF_BODIES = frozenset(
    """
    police army military ministry defence defense health interior foreign city state national regional provincial local
    civil fire disaster department service union agency government rescue emergency protection management public affairs
    hospital council security prime vice force air navy coast guard
    """.split()  # noqa: SIM905
)
_BEHIND = re.compile(r",\s(?P<title>[^,;.()“”\"\n]{4,120})")
_WORD = re.compile(r"[\w’'.&-]+")


def titles_of(name: str, text: str) -> str:
    """The titles that stand beside ``name``, a person's in full, in ``text``; empty where there are none.

    Before a name these are words with a capital and such as bodies are called by; behind it, an apposition.
    """
    if " " not in name:
        return ""
    found = []
    at = text.find(name)
    while at >= 0:
        found += [_before(text[max(0, at - _REACH) : at]), _behind(text[at + len(name) : at + len(name) + _REACH])]
        at = text.find(name, at + len(name))
    return " ".join(dict.fromkeys(filter(None, found)))


def _before(words: str) -> str:
    kept: list[str] = []
    for word in reversed(re.split(r"[\n.;:“”\"]\s", words)[-1].split()):
        bare = word.strip(",").lower()
        if not (word[:1].isupper() or bare in ROLES or bare in _JOINING or bare in _OF_BODIES):
            break
        kept.insert(0, word)
    return " ".join(kept) if _has_role(kept) else ""


def _behind(words: str) -> str:
    apposition = _BEHIND.match(words)
    if apposition is None or not _has_role(_ANOTHER.split(apposition["title"])[0].split()[:6]):
        return ""
    return apposition["title"]


_ANOTHER = re.compile(r"\b(?:and|or|but|who|which|was|were|is|his|her|said)\b")
"""Where an apposition ends, or something else than one begins: "Falk, his wife and an officer"."""


def _has_role(words: list[str]) -> bool:
    return any(found.lower().strip("’'.") in ROLES for word in words for found in _WORD.findall(word))
