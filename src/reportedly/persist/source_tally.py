"""Who says what: the sources of many claims, counted. One name is one source, whatever its case and article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.persist.rows import fold
from reportedly.records import Role, Source, SourceTally, StoredClaim

_ARTICLES = ("the ", "a ", "an ")


@dataclass(slots=True)
class _Counted:
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    territories: Counter[str] = field(default_factory=Counter)
    stances: Counter[str] = field(default_factory=Counter)
    predicates: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    claims: int = 0
    relayed: int = 0
    passed_on: int = 0


def tally_sources(stored: Iterable[StoredClaim], named: str | None = None) -> list[SourceTally]:
    """The sources of ``stored``, those with the most claims first; only those with ``named`` in name or words.

    Without a source in the text, the publisher says it. A claim in several versions of a report counts once.
    Sources that no report names ("officials" has a name here, "is believed to" has none) are one for each kind.
    """
    counted: dict[str, _Counted] = {}
    seen: set[tuple[str, str]] = set()
    wanted = None if named is None else fold(named)
    for row in stored:
        if (row.report_id, row.claim.id) in seen:
            continue
        seen.add((row.report_id, row.claim.id))
        chain = [source for source in row.claim.attribution if source.role is not Role.PUBLISHER]
        for place, source in enumerate(chain or row.claim.attribution):
            if wanted is not None and wanted not in fold(_words(source)):
                continue
            here = counted.setdefault(_key(source), _Counted())
            _count(here, source, row, first=place == 0, relayed=len(chain) > 1)
    order = sorted(counted.items(), key=lambda item: (-item[1].claims, -item[1].passed_on, item[0]))
    return [_tally(one) for _, one in order]


def _key(source: Source) -> str:
    """What two mentions of one source share; no name begins with a colon, so kinds stay apart from names."""
    name = source.name or (source.span.text if source.span is not None and source.kind != "unnamed" else None)
    if name is None:
        return f":{source.kind}"
    words = fold(name).strip()
    return next((words.removeprefix(article) for article in _ARTICLES if words.startswith(article)), words)


def _words(source: Source) -> str:
    return " ".join(filter(None, (source.name, source.span.text if source.span is not None else None)))


def _count(here: _Counted, source: Source, row: StoredClaim, *, first: bool, relayed: bool) -> None:
    name = source.name or (source.span.text if source.span is not None and source.kind != "unnamed" else None)
    if name is not None:
        here.names[name] += 1
    here.kinds[source.kind] += 1
    if source.territory is not None:
        here.territories[source.territory] += 1
    here.reports.add(row.report_id)
    if first:
        here.claims += 1
        here.relayed += relayed
        here.stances[source.stance] += 1
        here.predicates[row.claim.predicate] += 1
    else:
        here.passed_on += 1


def _tally(one: _Counted) -> SourceTally:
    return SourceTally(
        name=_commonest(one.names),
        kind=_commonest(one.kinds) or "unnamed",
        territory=_commonest(one.territories),
        claims=one.claims,
        first_hand=one.claims - one.relayed,
        relayed=one.relayed,
        passed_on=one.passed_on,
        reports=len(one.reports),
        stances=tuple(_ranked(one.stances)),
        predicates=tuple(_ranked(one.predicates)),
    )


def _ranked(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def _commonest(counter: Counter[str]) -> str | None:
    """The commonest; of several the longest, which says most, then the first by the alphabet."""
    return min(counter, key=lambda word: (-counter[word], -len(word), word), default=None)
