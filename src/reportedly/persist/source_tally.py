"""Who says what: the sources of many claims, counted. One name is one source, whatever its case and article."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reportedly.persist.rows import fold
from reportedly.records import Claim, Role, Source, SourceTally, StoredClaim

_ARTICLES = ("the ", "a ", "an ")


_COUNTERS = ("names", "kinds", "territories", "stances", "predicates")


@dataclass(slots=True)
class Counted:
    """What one source says in some claims. ``words`` is how often each word of the five kinds comes."""

    words: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in _COUNTERS})
    claims: int = 0
    relayed: int = 0
    passed_on: int = 0

    def add(self, other: Counted, times: int = 1) -> None:
        """Count ``other`` too, or with ``times`` -1 no longer."""
        for name, counter in other.words.items():
            here = self.words[name]
            for word, number in counter.items():
                here[word] += times * number
                if not here[word]:
                    del here[word]
        self.claims += times * other.claims
        self.relayed += times * other.relayed
        self.passed_on += times * other.passed_on

    def encoded(self) -> str:
        """The words as JSON, for the ledger."""
        return json.dumps([self.words[name] for name in _COUNTERS], separators=(",", ":"))

    @classmethod
    def decoded(cls, payload: str, claims: int, relayed: int, passed_on: int) -> Counted:
        """What `encoded` gave, with the numbers beside it."""
        words = {name: Counter(counted) for name, counted in zip(_COUNTERS, json.loads(payload), strict=True)}
        return cls(words, claims, relayed, passed_on)


def tally_sources(stored: Iterable[StoredClaim], named: str | None = None) -> list[SourceTally]:
    """The sources of ``stored``, those with the most claims first; only those with ``named`` in name or words.

    Without a source in the text, the publisher says it. A claim in several versions of a report counts once.
    Sources that no report names ("officials" has a name here, "is believed to" has none) are one for each kind.
    """
    counted: dict[str, Counted] = {}
    reports: dict[str, set[str]] = {}
    seen: set[tuple[str, str]] = set()
    for row in stored:
        if (row.report_id, row.claim.id) in seen:
            continue
        seen.add((row.report_id, row.claim.id))
        for key, one in count_claim(row.claim, named):
            counted.setdefault(key, Counted()).add(one)
            reports.setdefault(key, set()).add(row.report_id)
    order = sorted(counted.items(), key=lambda item: (-item[1].claims, -item[1].passed_on, item[0]))
    return [tally_of(one, len(reports[key])) for key, one in order]


def count_claim(claim: Claim, named: str | None = None) -> Iterator[tuple[str, Counted]]:
    """What each link of a claim's chain says in it, under the source's key."""
    wanted = None if named is None else fold(named)
    chain = _chain(claim)
    for place, source in enumerate(chain or claim.attribution):
        if wanted is None or wanted in fold(_words(source)):
            yield source_key(source), _counted(source, claim, first=place == 0, relayed=len(chain) > 1)


def keys_of(claim: Claim) -> set[str]:
    """The keys of the sources that `count_claim` counts."""
    return {source_key(source) for source in _chain(claim) or claim.attribution}


def _chain(claim: Claim) -> list[Source]:
    return [source for source in claim.attribution if source.role is not Role.PUBLISHER]


def source_key(source: Source) -> str:
    """What two mentions of one source share; no name begins with a colon, so kinds stay apart from names."""
    name = source.name or (source.span.text if source.span is not None and source.kind != "unnamed" else None)
    if name is None:
        return f":{source.kind}"
    return name_key(name)


def name_key(name: str) -> str:
    """What spellings of one name share: a key gives itself."""
    words = fold(name).strip()
    return next((words.removeprefix(article) for article in _ARTICLES if words.startswith(article)), words)


def _words(source: Source) -> str:
    return " ".join(filter(None, (source.name, source.span.text if source.span is not None else None)))


def _counted(source: Source, claim: Claim, *, first: bool, relayed: bool) -> Counted:
    one = Counted()
    name = source.name or (source.span.text if source.span is not None and source.kind != "unnamed" else None)
    if name is not None:
        one.words["names"][name] = 1
    one.words["kinds"][source.kind] = 1
    if source.territory is not None:
        one.words["territories"][source.territory] = 1
    if first:
        one.claims, one.relayed = 1, int(relayed)
        one.words["stances"][source.stance.value] = 1
        one.words["predicates"][claim.predicate] = 1
    else:
        one.passed_on = 1
    return one


def tally_of(one: Counted, reports: int) -> SourceTally:
    """What was counted of one source, as a record."""
    return SourceTally(
        name=_commonest(one.words["names"]),
        kind=_commonest(one.words["kinds"]) or "unnamed",
        territory=_commonest(one.words["territories"]),
        claims=one.claims,
        first_hand=one.claims - one.relayed,
        relayed=one.relayed,
        passed_on=one.passed_on,
        reports=reports,
        stances=tuple(_ranked(one.words["stances"])),
        predicates=tuple(_ranked(one.words["predicates"])),
    )


def _ranked(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def _commonest(counter: Counter[str]) -> str | None:
    """The commonest; of several the longest, which says most, then the first by the alphabet."""
    return min(counter, key=lambda word: (-counter[word], -len(word), word), default=None)
