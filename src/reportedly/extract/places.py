"""Place names in a report, and the places they name.

Four passes over the capitalised words, in reading order:

1. candidates: what the parser calls a place, "City, State", known names after a locative preposition, counties,
   streets (``toponyms.py``);
2. certain ones: a state, country or region; a name that its own sentence puts in a state or country;
3. the rest, by what the report names elsewhere, then by population; what stays a toss-up stays unresolved;
4. role: a country or capital that acts ("Pyongyang said") or owns ("U.S. troops") is no place.

The cues are those that toponym resolvers share (containment, one sense a report, population: Leidner 2007).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from reportedly.extract.gazetteer import Entry, Gazetteer, fold_name
from reportedly.extract.mentions import PlaceMention
from reportedly.extract.place_words import place_words
from reportedly.extract.territories import metonym_government
from reportedly.extract.toponyms import Candidate, find_candidates
from reportedly.records import Analysis, Place

DIVISION_WEIGHT, DIVISION_LIMIT = 1.6, 2.5
"""A place scores the decimal logarithm of its population, and this for each other name of the report that lies in its
first-level division, up to a limit: two neighbours outweigh a city a thousand times as large. Set by hand,
not tuned."""

COUNTRY_WEIGHT = 1.5
"""What a place scores for the share of the report's other names that lie in its country."""

VILLAGE = 1_000
"""Inhabitants that every place is given more than it has, so that hamlets do not differ."""

MARGIN = 0.3
"""How far the best must be ahead of the next: twice the population, all else being equal."""

AREA_POPULATION = {"country": 10**8, "region": 10**8, "division": 10**8, "county": 10**5}
"""What a bare area's name weighs against a city's of the same name: hard to overrule, but not beyond it."""

METROPOLIS = 500_000
"""Inhabitants from which a city is meant rather than the division around it or elsewhere: New York, Washington."""

PATTERNS_UP = frozenset({"conj", "appos"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name. ``role`` is "place", "actor" (acts or is dealt with as a government) or "part" (of a name)."""

    mention: PlaceMention
    role: str


def find_places(analysis: Analysis, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The places of a report, in text order, never overlapping.

    Not among them: adjectives ("French"), people, countries and capitals that act or own ("Pyongyang said", "U.S.
    troops"), names inside other names ("Cottonport Fire Station"). What cannot be settled has ``unresolved``.
    """
    return tuple(toponym.mention for toponym in find_toponyms(analysis, gazetteer) if toponym.role == "place")


def find_toponyms(analysis: Analysis, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """As ``find_places``, with those that are actors or parts of other names."""
    candidates, demonyms = find_candidates(analysis, gazetteer)
    settled = {
        fold_name(candidate.words): entry
        for candidate in reversed(candidates)
        if candidate.within and (entry := _inside(candidate.entries, candidate.within))
    }
    support = _support(candidates, settled, demonyms)
    toponyms = []
    for candidate in candidates:
        entry, reason = _resolve(candidate, support, settled)
        if candidate.embedded and (entry is None or not support.plausible(entry)):
            continue
        place = _place(analysis, candidate, entry, reason)
        role = "part" if candidate.embedded else "actor" if _acts(analysis, candidate, entry) else "place"
        toponyms.append(Toponym(PlaceMention(place, candidate.first, candidate.last), role))
    return tuple(toponyms)


@dataclass(frozen=True, slots=True)
class _Support:
    """How much the report's names speak for each country (code, "") and division (code, division).

    A name gives one vote, shared among the places that bear it; ``shares`` keeps each name's votes, so that a name does
    not vote for itself.
    """

    total: Counter[tuple[str, str]]
    shares: dict[str, Counter[tuple[str, str]]]

    def division(self, entry: Entry, words: str) -> float:
        if not entry.country or not entry.admin1:
            return 0
        area = (entry.country, entry.admin1)
        return self.total[area] - self.shares[fold_name(words)][area]

    def country(self, entry: Entry, words: str) -> float:
        """Between 0 and 1: the share of the other names' votes that the entry's country has."""
        mine = self.shares[fold_name(words)]
        everyone = sum(votes - mine[area] for area, votes in self.total.items() if not area[1])
        area = (entry.country or "", "")
        return (self.total[area] - mine[area]) / everyone if everyone > 0.01 else 0

    def plausible(self, entry: Entry) -> bool:
        """Whether a name inside another is a place of the report: "Jackson Memorial" is often not."""
        return (
            entry.kind in {"country", "division", "county"} or self.total[entry.country or "", entry.admin1 or ""] > 1
        )


def _support(candidates: Sequence[Candidate], settled: dict[str, Entry], demonyms: Sequence[str]) -> _Support:
    shares: dict[str, Counter[tuple[str, str]]] = {}
    for candidate in candidates:
        name = fold_name(candidate.words)
        if name in shares:
            continue
        bearers = (settled[name],) if name in settled else candidate.entries
        votes: Counter[tuple[str, str]] = Counter()
        for entry in bearers:
            if entry.country:
                votes[entry.country, ""] += 1 / len(bearers)  # type: ignore[assignment]  # a Counter adds what it is given
                if entry.admin1:
                    votes[entry.country, entry.admin1] += 1 / len(bearers)  # type: ignore[assignment]  # as above
        shares[name] = votes
    total: Counter[tuple[str, str]] = Counter((code, "") for code in demonyms)
    for votes in shares.values():
        total.update(votes)
    return _Support(total, shares)


def _inside(entries: Sequence[Entry], within: tuple[str, str]) -> Entry | None:
    """The first of ``entries`` that lies in a country, and in a division of it where one is given."""
    country, admin1 = within
    for entry in entries:
        if entry.country == country and (not admin1 or entry.admin1 == admin1) and entry.kind != "country":
            return entry
    return None


def _resolve(candidate: Candidate, support: _Support, settled: dict[str, Entry]) -> tuple[Entry | None, str | None]:
    """The entry that is meant; or None, and why not, in words."""
    if candidate.street:
        return None, "a street or building: not in the gazetteer"
    if not candidate.entries:
        return None, "not in the gazetteer"
    if candidate.within:
        # 1. The words beside it say where it is.
        inside = _inside(candidate.entries, candidate.within)
        return inside, None if inside else "the gazetteer has no such place in the state or country named beside it"
    if entry := settled.get(fold_name(candidate.words)):
        # 2. So they do elsewhere in the report.
        return entry, None
    # 3. The rest of the report and population.
    scored = sorted(
        ((_score(entry, candidate, support), -rank) for rank, entry in enumerate(candidate.entries)), reverse=True
    )
    if len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN:
        return None, f"{len(scored)} places have this name, and the report does not say which"
    return candidate.entries[-scored[0][1]], None


def _score(entry: Entry, candidate: Candidate, support: _Support) -> float:
    population = AREA_POPULATION.get(entry.kind, entry.population)
    if entry.kind == "division" and any(
        rival.kind == "city" and rival.population > METROPOLIS for rival in candidate.entries
    ):
        population = METROPOLIS // 2
    near = min(support.division(entry, candidate.words), DIVISION_LIMIT)
    return (
        log10(population + VILLAGE) + DIVISION_WEIGHT * near + COUNTRY_WEIGHT * support.country(entry, candidate.words)
    )


def _place(analysis: Analysis, candidate: Candidate, entry: Entry | None, reason: str | None) -> Place:
    span = analysis.span(candidate.first, candidate.last)
    if entry is None:
        country = candidate.within[0] if candidate.within else None
        return Place(span, span.text, country, unresolved=reason)
    if entry.latitude is None:
        reason = "a county: the gazetteer has no point for it"
    return Place(span, entry.name, entry.country, entry.geonames_id, entry.latitude, entry.longitude, reason)


def _acts(analysis: Analysis, candidate: Candidate, entry: Entry | None) -> bool:
    """Whether a country or a capital stands for its government, its forces or its people here."""
    capital = metonym_government(candidate.words) is not None
    if candidate.within or not (capital or (entry is not None and entry.kind == "country")):
        return False
    tokens = analysis.tokens
    index = _root(analysis, candidate)
    for _ in range(5):
        if tokens[index].dep not in PATTERNS_UP:
            break
        index = tokens[index].head
    token, head = tokens[index], tokens[tokens[index].head]
    if token.dep == "pobj":
        return head.lower not in place_words("locative")
    if token.dep in {"nsubj", "agent"}:
        return head.pos in {"VERB", "AUX"} and head.lemma not in place_words("happens-to")
    if token.dep == "dobj":
        return head.lemma not in place_words("strikes")
    return not capital and token.dep in {"dative", "compound", "amod", "nmod", "poss"}


def _root(analysis: Analysis, candidate: Candidate) -> int:
    for index in range(candidate.last - 1, candidate.first - 1, -1):
        if not candidate.first <= analysis.tokens[index].head < candidate.last or analysis.tokens[index].head == index:
            return index
    return candidate.first
