"""What a source's words tell of who it is: a person's name, the kind of body spoken for, and what singles it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.link.agencies import agency_named
from reportedly.link.bodies import body_in
from reportedly.link.titles import ROLES, titles_of
from reportedly.records import Source

_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")

_BARE = {
    **{
        body: body
        for body in (
            *("airport", "airline", "railway", "operator", "line", "university", "school", "zoo", "consulate"),
            "embassy",
        )
    },
    **dict.fromkeys(("company", "firm"), "company"),
    "railways": "railway",
}
"""Bodies that are one source of an event where nothing but this word names them: "the airport"."""

_HEADS = {
    **dict.fromkeys(("police", "sheriff", "sheriffs", "deputies", "deputy", "detective", "detectives"), "police"),
    **dict.fromkeys(("investigator", "investigators", "officer", "officers", "nypd", "lapd", "nopd", "hpd"), "police"),
    **dict.fromkeys(("prosecutor", "prosecutors", "prosecution"), "prosecutor"),
    **dict.fromkeys(("ministry", "minister"), "ministry"),
    **dict.fromkeys(("hospital", "hospitals", "infirmary", "clinic"), "hospital"),
    **dict.fromkeys(("union", "unions"), "union"),
    **dict.fromkeys(("army", "military", "navy", "troops", "forces", "idf"), "military"),
    **dict.fromkeys(("government", "cabinet", "administration"), "government"),
    **dict.fromkeys(("coalition", "alliance"), "coalition"),
    **dict.fromkeys(
        ("rebels", "separatists", "insurgents", "militants", "fighters", "guerrillas", "militia"), "rebels"
    ),
    **dict.fromkeys(("committee", "commission", "panel", "team", "jury"), "panel"),
    **dict.fromkeys(("organisers", "organizers"), "organisers"),
    **dict.fromkeys(("corps", "crescent", "cross"), "rescue"),
    **dict.fromkeys(("agency", "office", "department", "service", "authority", "council", "board"), "body"),
    "coastguard": "coastguard",
    "chiefsecretary": "government",
    "firebrigade": "fire brigade",
    "civildefence": "civil defence",
    **_BARE,
    **{role: role for role in ("mayor", "governor", "prefect", "president", "coroner")},
}
"""Words that say what kind of body somebody speaks for, or what office somebody holds alone."""

OFFICES = frozenset({"mayor", "governor", "prefect", "president", "coroner"})
"""Heads of one person each: two mayors are two sources, and the bare "mayor" is the only one that an event names."""

_AS_ONE = (
    (re.compile(r"\s+-\s+"), "-"),
    (
        re.compile(
            r"\bdeputy (?=(?:director|minister|head|chief|governor|mayor|secretary|leader|chair)\w*)", re.IGNORECASE
        ),
        "",
    ),
    (re.compile(r"\bchief secretary\b", re.IGNORECASE), "chiefsecretary"),
    (re.compile(r"\bcoast guards?\b", re.IGNORECASE), "coastguard"),
    (re.compile(r"\bcivil (?:defen[cs]e|protection)\b", re.IGNORECASE), "civildefence"),
    (re.compile(r"\bfire (?:department|service|brigade)\b|\bfirefighters\b", re.IGNORECASE), "firebrigade"),
)
"""What is written in more ways than one, made one word."""

_KIND_HEADS = {"police": "police", "prosecutor": "prosecutor", "hospital": "hospital", "military": "military"}
"""Kinds of source whose people speak for their body, whether or not the words name it."""

_SPOKEN_FOR = frozenset({"police", "prosecutor", "hospital"})
"""Kinds of source whose name is of one body of the kind; of another kind, a proper name is a source by itself."""

_ANYONE = frozenset({"witness", "relative", "suspect", "unnamed", "person", "lawyer"})
"""Kinds of source that a common noun does not single out: "witnesses" of one report are not those of another."""

_BODY_KINDS = frozenset(
    {"government", "agency", "organisation", "company", "ngo", "document", "court", "state_media", "union"}
)
"""Kinds of source whose name is a body's, unless the words around it give it an office."""

_NOT_TELLING = """
    a an the of for in at on and to its his her their this that some several many s mr mrs ms dr sir gen lt col
    sgt cpl capt det supt superintendent sergeant lieutenant captain colonel corporal general major chief head
    director deputy assistant spokesman spokeswoman spokesperson spokesmen official officials
    authorities leader local senior law enforcement force statement report reports homicide division unit squad
    commissioner she he they who which whose officer vice undersecretary secretary provincial by from with
    source sources body there here area volunteers workers members staff one two three
    monday tuesday wednesday thursday friday saturday sunday
"""
_OF_THEIR_OWN = frozenset({"ministry", "hospital", "police", "prosecutor", "union"})
"""Heads of bodies that a known one may have and that speak for themselves: the ministry of a movement."""

_AFTER_A_NAME = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells a son from his father, and is left out as often as not: no family name."""

_EMPTY = frozenset(_NOT_TELLING.split())
"""Words that do not tell one source from another of its kind."""

STEM = 5
"""Letters by which the words of a body's name are compared: "Ulvian" and "Ulvia's" are one land's."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a source's words tell of who it is, before it is compared with the event's other sources.

    ``person`` are the words of a person's name, ``head`` the kind of body, ``names`` what singles that body out;
    ``only`` is set where the source can be no other's: an outlet, an unnamed witness. ``initials`` are those of a
    body's name in full, or the name itself where it is written as such: "Bureau of Rivers" and "BR".
    """

    person: tuple[str, ...] = ()
    head: str | None = None
    names: frozenset[str] = frozenset()
    only: str | None = None
    initials: str = ""

    @property
    def is_named(self) -> bool:
        """Whether it says which source it is, and not only of which kind: "police", not "officials" or "a source"."""
        if self.only is not None:
            return self.only.startswith("outlet ")
        return bool(self.person) or self.head == "name" or self.head in _HEADS.values()


def mark_of(source: Source, report_id: str, text: str = "") -> Mark:
    """What the source's words tell of who it is, and what its report says of a person elsewhere.

    Args:
        source: Somebody in a claim's chain.
        report_id: The report's, for a source that is no other report's.
        text: The report's text.
    """
    name, title = _name_and_title(source)
    if not ROLES & set(words_of(title)):
        title = f"{title} {titles_of(name, text)}".strip()
    named, around = words_of(name), words_of(title)
    head = _head(source.kind, named, around)
    if source.kind == "person" and source.territory and len(named) == 1:
        return Mark(head="government", names=frozenset({source.territory}))  # a capital that stands for its government
    if not named or (source.kind in _ANYONE and not _is_proper(name) and (head is None or head == "police")):
        return Mark(only=f"{source.kind} {' '.join(named or around)} of {report_id}")
    if source.kind == "media":
        agency = agency_named(name)
        told = words_of(agency) if agency else [word for word in named if word not in _EMPTY] or named
        return Mark(only=f"outlet {' '.join(told)}")
    known = None if head in _OF_THEIR_OWN else body_in(name) or body_in(title)
    if _is_person(source, name, title) and body_in(name) is None:
        body = _body_in(title, besides=named)
        if body and head == "police" and not any(_HEADS.get(word) == "police" for word in (*named, *around)):
            head = None  # "deputy director of a charity": its kind is a guess that the title does not bear out
        words = (part for word in named if word not in _AFTER_A_NAME for part in _bare(word).split("-"))
        if known is not None:
            return Mark(person=tuple(words), head="name", names=frozenset({known}))
        return Mark(person=tuple(words), head=head, names=body, initials=_acronym(title))
    if known is not None:
        return Mark(head="name", names=frozenset({known}))
    names = frozenset(_singling(named))
    if (
        source.territory
        and (head == "government" or (source.kind == "government" and head is None) or "authorities" in named)
        and not names - {word[:STEM] for word in _of_land(source)}
    ):
        return Mark(head="government", names=frozenset({source.territory}))
    if head in _BARE.values() and names:
        return Mark(head="name", names=names | {str(head)[:STEM]}, initials=_initials(name))
    told_by = named if source.kind not in _SPOKEN_FOR and _is_name(name) else (*named, *around)
    if head == "government":
        names -= {"state"}  # the one of the land that the event is in
    initials = _initials(name)
    if head is None or (names and not any(word in _HEADS for word in told_by)):
        return Mark(head="name" if names else source.kind, names=names or frozenset(named), initials=initials)
    return Mark(head=head, names=_with_land(names, name, source.territory), initials=initials)


_LAND_LAST = re.compile(r"\b(?:of|in) (?:the )?(?P<land>[A-Z][\w’'-]+)$")


def _with_land(names: frozenset[str], name: str, territory: str | None) -> frozenset[str]:
    """``names`` with the land's code for the word that says whose the body is: "Iraqi", "Iraq's", "of Iraq" are one.

    That word is the name's last after "of", else its first that is written as a name.
    """
    last = _LAND_LAST.search(name)
    proper = [last["land"]] if last is not None else [word for word in name.split() if word[:1].isupper()]
    land = next((stem for word in proper for stem in _singling(words_of(word))), None)
    return (names - {land}) | {territory} if territory and land in names else names


def _acronym(title: str) -> str:
    """The initials by which a person's title names the body spoken for: "NDC spokesman"; empty where it has none."""
    found = _ACRONYM.search(title)
    return "" if found is None else _UN.sub("", found[1] or found[2])


_ACRONYM = re.compile(
    r"\b([A-Z]{3,8}) (?:[a-z]+ )?(?:spokes|chief|head|director|official)|\b(?:of|for) the ([A-Z]{3,8})\b"
)

_LONGEST_INITIALS = 8

_UN = re.compile(r"^UN(?=[A-Z]{3})")
"""What the bodies of the United Nations are called with and without: "UNOCHA" and "OCHA"."""


def _initials(name: str) -> str:
    """The initials of a name of two words or more, or a short name that is written as initials are; else empty.

    A word of initials within a name stands for all of its letters: "UN Office of Rivers" is "UNOR".
    """
    words = [re.sub(r"[’']s$", "", word) for word in name.replace(".", "").split() if word[:1].isupper()]
    if len(words) == 1:
        return _UN.sub("", words[0]) if words[0].isupper() and 1 < len(words[0]) <= _LONGEST_INITIALS else ""
    return _UN.sub("", "".join(word if word.isupper() and len(word) <= STEM else word[0] for word in words))


def words_of(text: str | None) -> list[str]:
    """The words of a name in small letters, without a genitive's ending, what is written in two ways made one."""
    text = text or ""
    for pattern, one in _AS_ONE:
        text = pattern.sub(one, text)
    return [re.sub(r"[’']s$", "", word.lower()).replace("’", "'") for word in _WORD.findall(text)]


_OWN_FIGURES = re.compile(
    r"[’']s? (?:own )?(?:\w+ )?(?:figures?|counts?|estimates?|data|statistics|tally|numbers?|records?|statements?)$"
)


def _name_and_title(source: Source) -> tuple[str, str]:
    """The name, and the words around it: "the spokesman of the ministry, Tamor Velk" is a person after a title."""
    name = _OWN_FIGURES.sub("", _AS_ONE[0][0].sub("-", source.name or ""))
    title = source.span.text if source.span else ""
    before, comma, last = name.rpartition(", ")
    if comma and _is_full_name(last) and any(word in ROLES or word in _HEADS for word in words_of(before)):
        return last, name
    titled = _TITLED.fullmatch(name)
    if titled is not None and _is_full_name(titled["who"]) and ROLES & set(words_of(titled["title"])):
        return titled["who"], name
    return name, title


_TITLED = re.compile(r"(?P<title>.*\b[a-z]+) (?P<who>[^\Wa-z\d_][\w.’'-]*(?: [^\Wa-z\d_][\w.’'-]*)+)")
"""A person after a title in small letters that became a part of the name: "police spokesman Orlan Tesk"."""


def _is_full_name(text: str) -> bool:
    """Whether it is written as a person's name of at least two words."""
    words = text.split()
    return (
        len(words) > 1 and all(map(_is_capital, words)) and not any(w in _HEADS or w in _EMPTY for w in words_of(text))
    )


def _is_capital(word: str) -> bool:
    """Whether a word, or a part of it behind a hyphen, is written as a name ("al-Renn"); short ones need not be."""
    return len(word) <= len("the") or any(part[:1].isupper() for part in word.split("-"))


def _bare(word: str) -> str:
    return re.sub(r"^(?:al|el)-", "", word)


def _body_in(title: str, *, besides: Sequence[str]) -> frozenset[str]:
    """What singles out the body that somebody speaks for: the capitalised words of a title, and the small ones beside
    the word for the body ("health ministry spokesman", "minister of the interior").
    """
    words = words_of(title)
    found = {word for word in _proper(title) if word not in besides}
    for place, word in enumerate(words):
        if word in _HEADS and word not in OFFICES:
            found.update(words[max(0, place - 1) : place])
            if words[place + 1 : place + 2] in (["of"], ["for"]):
                found.update(words[place + 2 : place + 4])
    return frozenset(_singling(word for word in found if word not in besides))


def _proper(text: str) -> list[str]:
    return [words_of(word)[0] for word in _WORD.findall(text) if word[:1].isupper() and words_of(word)]


def _singling(words: Iterable[str]) -> list[str]:
    kept = (word for word in words if word not in _EMPTY and word not in _HEADS)
    return [part[:STEM] for word in kept for part in _bare(word).replace("al-", "").split("-") if part]


def _head(kind: str, named: Sequence[str], around: Sequence[str]) -> str | None:
    found = [_HEADS[word] for word in (*reversed(named), *reversed(around)) if word in _HEADS]
    if kind in _KIND_HEADS:
        return next((head for head in found if head in _OF_OWN_KIND), _KIND_HEADS[kind])
    return next(iter(found), None)


_OF_OWN_KIND = frozenset({"coastguard", "coalition", "rebels"})
"""Bodies that are no police and no army, though their people are told of as such."""


def _is_proper(name: str | None) -> bool:
    """Whether a name has two capitalised words, or one that is not its sentence's first."""
    return sum(any(part[:1].isupper() for part in word.split("-")) for word in (name or "").split()) > 1


def _is_name(name: str | None) -> bool:
    """Whether all words of a name that are longer than "of the" are written as names."""
    words = [word for word in (name or "").split() if len(word) > len("the")]
    return bool(words) and all(map(_is_capital, words))


def _is_person(source: Source, name: str, title: str) -> bool:
    """Whether the name is a person's: no word of it is a body's or a title's, and it is written as a name."""
    named = words_of(name)
    if any(word in _HEADS or word in _EMPTY for word in named):
        return False
    if source.kind in _BODY_KINDS and not (_is_full_name(name) and ROLES & (set(words_of(title)) - set(named))):
        return False
    words = name.split()
    if source.kind == "military" and len(words) == 1:
        return False  # a land that fights, or a force: officers are named in full
    return bool(words) and all(map(_is_capital, words))


def _of_land(source: Source) -> frozenset[str]:
    """The words of a government's name that only say whose it is: its span's capitalised ones."""
    return frozenset(word for word in _proper(source.name or ""))
