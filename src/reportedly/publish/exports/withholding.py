"""Which people must not be named, and in which reports each of them is known.

In a report that names a person in full, or shares an event with one that does, every word of the name goes: the
surname alone, hyphenated, possessive, in capitals, without its accents, in an address. Elsewhere only the name in full
goes, for a surname alone is somebody else's there. Names that the user gives go everywhere, with each of their words.
It errs on the side of withholding: "the White House" loses a word where a Mr White is withheld.

A label stands in a name's place, the same throughout an export and in the next one. It is made from where the name was
first read, not from the name: nobody can try names out against it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportedly.errors import SettingsError
from reportedly.publish.exports.blotting import Blot, Name, NameIndex, name_of
from reportedly.records import content_id

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
        self._blots: dict[Version | str, Blot] = {}
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
        for event in ledger.links.events():
            members = [(member.report_id, member.sha256) for member in event.members]
            shared = {words for member in members for words in withholding.known(member)}
            withholding.know(event.id, shared)
            for member in members:
                withholding.know(member, shared)
        return withholding

    def add_person(self, printed: str, version: Version, at: int) -> None:
        """Somebody whom a report version names at a code point of its text."""
        label = content_id("person", *version, at).removeprefix("person-")[:12]
        if name := name_of(printed, f"person-{label}"):
            self._add(name)
            self.know(version, [name.words])

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

    def blot(self, place: Version | str) -> Blot | None:
        """What blots names out of a report version or an event; None where there are none."""
        if place not in self._known and not self._everywhere:
            return None
        if place not in self._blots:
            if len(self._blots) >= _KEPT:
                self._blots.clear()
            here = [self._names[words] for words in sorted(self._known.get(place, ()))]
            names = {name.words: name for name in (*self._everywhere, *here)}
            self._blots[place] = Blot(self._index, names.values())
        return self._blots[place]

    def _add(self, name: Name) -> None:
        if name.words not in self._names:
            self._names[name.words] = name
            self._index.add(name)
