"""Whose voice a claim is: two outlets that pass on one source are one originator, and a spokesman is his ministry.

Within one event, names that can only mean the same source are put together (disjoint sets, Tarjan 1975). A bare
"police" or "the ministry" is the named one where the event knows only one; where it knows two, it stays by itself. What
nobody is named for is the outlet's own voice, or its agency's, or that of all outlets that print one text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.openings import by_opening, opening_of
from reportedly.records import Claim, Report, Role, Source

_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")

_HEADS = {
    **dict.fromkeys(("police", "sheriff", "sheriffs", "deputies", "deputy", "detective", "detectives"), "police"),
    **dict.fromkeys(("investigator", "investigators", "officer", "officers", "nypd", "lapd", "nopd", "hpd"), "police"),
    **dict.fromkeys(("prosecutor", "prosecutors", "prosecution"), "prosecutor"),
    **dict.fromkeys(("ministry", "minister"), "ministry"),
    **dict.fromkeys(("hospital", "hospitals", "infirmary", "clinic"), "hospital"),
    **dict.fromkeys(("union", "unions"), "union"),
    **dict.fromkeys(("army", "military", "navy", "troops", "idf"), "military"),
    **dict.fromkeys(("government", "cabinet", "administration"), "government"),
    **dict.fromkeys(("corps", "crescent", "cross"), "rescue"),
    **dict.fromkeys(("agency", "office", "department", "service", "authority", "council", "board"), "body"),
}
"""Words that say what kind of body somebody speaks for."""

_KIND_HEADS = {"police": "police", "prosecutor": "prosecutor", "hospital": "hospital", "military": "military"}
"""Kinds of source whose people speak for their body, whether or not the words name it."""

_SPOKEN_FOR = frozenset({"police", "prosecutor", "hospital"})
"""Kinds of source whose name is of one body of the kind; of another kind, a proper name is a source by itself."""

_ANYONE = frozenset({"witness", "relative", "suspect", "unnamed", "person", "lawyer"})
"""Kinds of source that a common noun does not single out: "witnesses" of one report are not those of another."""

_NOT_TELLING = """
    a an the of for in at on and to its his her their this that some several many s mr mrs ms dr sir gen lt col
    sgt cpl capt det supt superintendent sergeant lieutenant captain colonel corporal general major chief head
    director president deputy assistant spokesman spokeswoman spokesperson spokesmen official officials
    authorities leader local senior law enforcement force statement report reports homicide division unit squad
    mayor governor commissioner she he they who which officer
"""
_EMPTY = frozenset(_NOT_TELLING.split())
"""Words that do not tell one source from another of its kind."""

_STEM = 5
"""Letters by which the words of a body's name are compared: "Ulvian" and "Ulvia's" are one land's."""

_MANY = 200
"""Named bodies of one kind in one event beyond which only equal names are one: such an event is no single happening."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something: ``key`` is the same for one originator of one event, ``name`` is how to speak of it."""

    key: str
    name: str
    named: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What a source's words tell of who it is, before it is compared with the event's other sources.

    ``person`` are the words of a person's name, ``head`` the kind of body, ``names`` what singles that body out;
    ``only`` is set where the source can be no other's: an outlet, an unnamed witness.
    """

    person: tuple[str, ...] = ()
    head: str | None = None
    names: frozenset[str] = frozenset()
    only: str | None = None


def outlet_of(report: Report, copies: str | None = None) -> Voice:
    """The report's own voice: that of all copies of its text, its publisher's, its site's, or its own."""
    name = report.publisher or _site(report.url) or report.title or by_opening(opening_of(report.text)) or report.id
    key = copies or (f"outlet {' '.join(_words(report.publisher))}" if report.publisher else None)
    key = key or (f"site {_site(report.url)}" if _site(report.url) else f"report {report.id}")
    return Voice(key, name, named=False)


def originator_of(claim: Claim) -> Source | None:
    """Who said it first; None where nobody but the report itself does."""
    first = claim.attribution[0] if claim.attribution else None
    return None if first is None or first.role is Role.PUBLISHER else first


def mark_of(source: Source, report_id: str) -> Mark:
    """What the source's words tell of who it is."""
    named = _words(source.name)
    around = _words(source.span.text if source.span else None)
    head = _head(source.kind, named, around)
    if not named or (source.kind in _ANYONE and not _is_proper(source.name)):
        return Mark(only=f"{source.kind} {' '.join(named or around)} of {report_id}")
    if source.kind == "media":
        return Mark(only=f"outlet {' '.join(word for word in named if word not in _EMPTY) or ' '.join(named)}")
    if _is_person(source):
        body = frozenset(_singling(_proper(source.span.text if source.span else "", besides=named)))
        return Mark(person=tuple(named), head=head, names=body)
    names = frozenset(_singling(named))
    if (
        source.territory
        and (head == "government" or source.kind == "government")
        and not names - {word[:_STEM] for word in _of_land(source)}
    ):
        return Mark(head="government", names=frozenset({source.territory}))
    told_by = named if source.kind not in _SPOKEN_FOR and _is_name(source.name) else (*named, *around)
    if head is None or (names and not any(word in _HEADS for word in told_by)):
        return Mark(head="name" if names else source.kind, names=names or frozenset(named))
    return Mark(head=head, names=names)


def tell_apart(marks: Iterable[Mark]) -> dict[Mark, str]:
    """A key for each mark, the same for those that are one originator. The order of the marks changes nothing."""
    distinct = sorted(set(marks), key=_order)
    sets = _Sets(distinct)
    _join_bodies(distinct, sets)
    _join_people(distinct, sets)
    return {mark: sets.name(mark) for mark in distinct}


def _join_bodies(marks: Sequence[Mark], sets: _Sets) -> None:
    by_head: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.head is not None and mark.only is None:
            by_head[mark.head].append(mark)
    for group in by_head.values():
        named = [mark for mark in group if mark.names]
        if len(named) <= _MANY:
            for i, one in enumerate(named):
                for other in named[i + 1 :]:
                    if one.names <= other.names or other.names <= one.names:
                        sets.join(one, other)
        else:
            first: dict[frozenset[str], Mark] = {}
            for mark in named:
                sets.join(first.setdefault(mark.names, mark), mark)
        bare = [mark for mark in group if not mark.names]
        for other in bare[1:]:
            sets.join(bare[0], other)
        if bare and len({sets.find(mark) for mark in named}) == 1:
            sets.join(bare[0], named[0])


def _join_people(marks: Sequence[Mark], sets: _Sets) -> None:
    """People by family name, unless the event knows two of that name with other first names."""
    by_name: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.person:
            by_name[mark.person[-1]].append(mark)
    for group in by_name.values():
        firsts = {mark.person[0] for mark in group if len(mark.person) > 1}
        if len(firsts) <= 1:
            for mark in group[1:]:
                sets.join(group[0], mark)
        else:
            for first in sorted(firsts):
                same = [mark for mark in group if len(mark.person) > 1 and mark.person[0] == first]
                for mark in same[1:]:
                    sets.join(same[0], mark)


class _Sets:
    """Disjoint sets of marks; a set is named by its smallest member."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._place = {mark: place for place, mark in enumerate(marks)}
        self._marks = marks
        self._above = list(range(len(marks)))

    def find(self, mark: Mark) -> int:
        place = self._place[mark]
        while self._above[place] != place:
            self._above[place] = self._above[self._above[place]]
            place = self._above[place]
        return place

    def join(self, one: Mark, other: Mark) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._above[high] = low

    def name(self, mark: Mark) -> str:
        return " / ".join(str(part) for part in _order(self._marks[self.find(mark)]) if part)


def _order(mark: Mark) -> tuple[str, str, str, str]:
    return (mark.only or "", mark.head or "", " ".join(sorted(mark.names)), " ".join(mark.person))


def _words(text: str | None) -> list[str]:
    return [re.sub(r"[’']s$", "", word.lower()).replace("’", "'") for word in _WORD.findall(text or "")]


def _proper(text: str, *, besides: Sequence[str]) -> list[str]:
    """The capitalised words of a title, without the name that it stands before."""
    words = (word for word in _WORD.findall(text) if word[:1].isupper())
    return [word for word in (_words(word)[0] for word in words) if word not in besides]


def _singling(words: Iterable[str]) -> list[str]:
    return [word[:_STEM] for word in words if word not in _EMPTY and word not in _HEADS]


def _head(kind: str, named: Sequence[str], around: Sequence[str]) -> str | None:
    if kind in _KIND_HEADS:
        return _KIND_HEADS[kind]
    return next((_HEADS[word] for word in (*reversed(named), *reversed(around)) if word in _HEADS), None)


def _is_proper(name: str | None) -> bool:
    """Whether a name has two capitalised words, or one that is not its sentence's first."""
    return sum(word[:1].isupper() for word in (name or "").split()) > 1


def _is_name(name: str | None) -> bool:
    """Whether all words of a name that are longer than "of the" are written as names are."""
    words = [word for word in (name or "").split() if len(word) > len("the")]
    return bool(words) and all(word[:1].isupper() for word in words)


def _is_person(source: Source) -> bool:
    """Whether the name is a person's: no word of it is a body's or a title's, and it is written as a name."""
    named = _words(source.name)
    if source.kind in {"government", "agency", "organisation", "company", "ngo", "document", "court", "state_media"}:
        return False
    if any(word in _HEADS or word in _EMPTY for word in named):
        return False
    words = (source.name or "").split()
    if source.kind == "military" and len(words) == 1:
        return False  # a land that fights, or a force: officers are named in full
    return bool(words) and all(word[:1].isupper() for word in words if len(word) > 3)


def _of_land(source: Source) -> frozenset[str]:
    """The words of a government's name that only say whose it is: its span's capitalised ones."""
    return frozenset(word.lower() for word in _WORD.findall(source.name or "") if word[:1].isupper())


_HOST = re.compile(r"^https?://(?:web\.archive\.org/web/\d+[a-z_]*/https?://)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)


def _site(url: str | None) -> str | None:
    """The host of an address, behind a web archive's own address where there is one."""
    found = _HOST.match(url or "")
    return found[1].lower() if found else None
