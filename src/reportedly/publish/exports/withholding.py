"""Which people must not be named, and in which reports each of them is known.

In a report that names a person in full, or shares an event with one that does, every word of the name goes: the
surname alone, hyphenated, possessive, in capitals, without its accents, in an address. Elsewhere only the name in full
goes, for a surname alone is somebody else's there. Names that the user gives go everywhere, with each of their words.
It errs on the side of withholding: "the White House" loses a word where a Mr White is withheld.

A label stands in a name's place, the same throughout an export and in the next one. It is made from where the name was
first read, not from the name: nobody can try names out against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reportedly.errors import SettingsError
from reportedly.publish.exports.blotting import Blot, Name, NameIndex, name_of
from reportedly.records import Event, content_id

if TYPE_CHECKING:
    from reportedly.persist import Ledger  # brings SQLAlchemy with it

Version = tuple[str, str]
"""A report's id and its version's hash."""

Words = tuple[str, ...]
"""A name by its words, as `Name.words`."""

_KEPT = 500
"""Blots kept at hand; claims come report by report, so few are asked for again later."""


class Withholding:
    """The names that must not be printed."""

    def __init__(self, everywhere: Iterable[str] = ()) -> None:
        """``everywhere``: names that the user gives, in the order that their labels count.

        Raises:
            SettingsError: Nothing of one of these is a name.
        """
        self._names: dict[Words, Name] = {}
        self._known: dict[Version | str, set[Words]] = {}
        self._index = NameIndex()
        self._blots: dict[frozenset[Version | str], Blot] = {}
        for number, printed in enumerate(everywhere, 1):
            name = name_of(printed, f"withheld-{number}", everywhere=True)
            if name is None:
                raise SettingsError(f"nothing of {printed!r} is a name that can be withheld", fix="give it in full")
            self._add(name)
        self._everywhere = [name for name in self._names.values() if name.everywhere]

    @classmethod
    def of_ledger(cls, ledger: Ledger, everywhere: Iterable[str] = (), *, victims: bool = True) -> Withholding:
        """The names that the user gives and, with ``victims``, of all individual victims that the ledger tells of.

        Reads every text once, to find where else these stand.
        """
        withholding = cls(everywhere)
        if not victims:
            return withholding
        for stored in ledger.bulk.naming_individuals():
            for individual in stored.claim.individuals:
                if individual.name:
                    version = (stored.report_id, stored.sha256)
                    withholding.add_person(individual.name, version, individual.span.start)
        for report in ledger.reports():
            named = f"{report.title or ''}\n{report.url or ''}\n{report.id}\n{report.text}"
            withholding.know((report.id, report.sha256), withholding.named_in(named))
        withholding.share((event.id, _versions_of(event)) for event in ledger.links.events())
        return withholding

    def add_person(self, printed: str, version: Version, at: int) -> None:
        """Somebody whom a report version names at a code point of its text."""
        label = content_id("person", *version, at).removeprefix("person-")[:12]
        if name := name_of(printed, f"person-{label}"):
            self._add(name)
            self.know(version, [name.words])

    def share(self, events: Iterable[tuple[str, Sequence[Version]]]) -> None:
        """Let the reports of an event know the names of each other, and the event all that its reports know.

        What a report knows from one event it does not carry on to the reports of another: in a large ledger all would
        know all. So it matters not in which order the events come.

        Args:
            events: Ids, and the versions that tell of each.
        """
        telling = list(events)
        in_full = {place: frozenset(names) for place, names in self._known.items()}
        for _, members in telling:
            shared = set[Words]().union(*(in_full.get(member, ()) for member in members))
            for member in members:
                self.know(member, shared)
        for event, members in telling:
            self.know(event, set[Words]().union(*map(self.known, members)))

    def know(self, place: Version | str, names: Iterable[Words]) -> None:
        """Note that these names stand in a report version, or in what is said of an event."""
        if found := set(names):
            self._known.setdefault(place, set()).update(found)

    def known(self, place: Version | str) -> frozenset[Words]:
        """The names that stand there."""
        return frozenset(self._known.get(place, ()))

    def named_in(self, text: str) -> set[Words]:
        """The names that stand in ``text`` in full."""
        return {name.words for _, _, name in self._index.find(text)}

    def blot(self, *places: Version | str) -> Blot | None:
        """What blots out the names that are known in any of these; None where none are."""
        known = [place for place in places if place in self._known]
        if not known and not self._everywhere:
            return None
        key = frozenset(known)
        if key not in self._blots:
            if len(self._blots) >= _KEPT:
                self._blots.clear()
            here = sorted(set[Words]().union(*(self._known[place] for place in known)))
            names = {name.words: name for name in (*self._everywhere, *(self._names[words] for words in here))}
            self._blots[key] = Blot(self._index, names.values())
        return self._blots[key]

    def blot_of_all(self) -> Blot:
        """What blots every name, wherever it is known: to see what may be one, not to print by."""
        return Blot(self._index, self._names.values())

    def _add(self, name: Name) -> None:
        if name.words not in self._names:
            self._names[name.words] = name
            self._index.add(name)


def _versions_of(event: Event) -> list[Version]:
    return [(member.report_id, member.sha256) for member in event.members]
