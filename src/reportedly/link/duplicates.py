"""One text in many outlets: an agency's report, printed by all who take it, is one voice however many print it.

Stories are compared by their shingles, five words in a row (Broder 1997). The smallest hashes of each story's shingles
find the pairs worth comparing, as in min-wise sampling; whether two are copies is then counted over all shingles, not
estimated, so that the answer does not hang on a sample.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from reportedly.link.sketch import host_of, story_of
from reportedly.records import Copies, Report, content_id

SHINGLE = 5
"""Words in a row: two reporters seldom choose five alike, but for names and quotations."""

SHORTEST = 30
"""Shingles below which a text is too short to be called a copy: notices to subscribers are alike everywhere."""

ALIKE = 0.5
"""The share of all shingles of two stories that both have, from which they are one text, cut or with a line more."""

SAMPLED = 24
"""Smallest hashes by which stories meet: two that share half of their shingles share some of these, nearly always."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")

Version = tuple[str, str]


def find_copies(reports: Iterable[Report]) -> tuple[Copies, ...]:
    """The groups of reports that are one text, sorted; the order of the reports changes nothing.

    Versions of one report are no copies of each other: a live page that grows is one outlet's.
    """
    known = {(report.id, report.sha256): report for report in reports}
    shingles = {version: found for version in sorted(known) if len(found := _shingles(known[version])) >= SHORTEST}
    near: dict[Version, set[Version]] = {version: set() for version in shingles}
    for a, b in sorted(_meeting(shingles)):
        both = len(shingles[a] & shingles[b])
        if not _may_be_copies(known[a], known[b]):
            continue
        if both >= ALIKE * (len(shingles[a]) + len(shingles[b]) - both):
            near[a].add(b)
            near[b].add(a)
    return tuple(
        Copies(
            id=content_id("copies", *(part for version in group for part in version)),
            reports=group,
            publishers=tuple(sorted({outlet for version in group if (outlet := _outlet(known[version]))})),
        )
        for group in sorted(_groups(near))
        if len(group) > 1
    )


def _may_be_copies(a: Report, b: Report) -> bool:
    """No versions of one report; and of one outlet only under the same headline: its empty pages are all alike."""
    host = host_of(a.url)
    return a.id != b.id and (not host or host != host_of(b.url) or (a.title or "") == (b.title or ""))


def _shingles(report: Report) -> frozenset[int]:
    words = [word.lower().encode("utf-8", "surrogatepass") for word in _WORD.findall(story_of(report))]
    runs = (b" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1))
    return frozenset(int.from_bytes(blake2b(run, digest_size=8).digest()) for run in runs)


def _meeting(shingles: dict[Version, frozenset[int]]) -> set[tuple[Version, Version]]:
    """Pairs that have one of their smallest hashes in common."""
    having: dict[int, list[Version]] = defaultdict(list)
    for version, found in shingles.items():
        for value in sorted(found)[:SAMPLED]:
            having[value].append(version)
    return {(a, b) for versions in having.values() for a in versions for b in versions if a < b}


def _groups(near: dict[Version, set[Version]]) -> Iterator[tuple[Version, ...]]:
    seen: set[Version] = set()
    for start in near:
        group, waiting = set[Version](), [start]
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                group.add(here)
                waiting.extend(near[here])
        if group:
            yield tuple(sorted(group))


def _outlet(report: Report) -> str:
    return report.publisher or host_of(report.url)
