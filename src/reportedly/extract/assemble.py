"""Put what the extractors found together into claims: whose they are, when, where, of which event, part of what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.extract.attributions import find_attributions
from reportedly.extract.gazetteer import Gazetteer
from reportedly.extract.happenings import find_happenings
from reportedly.extract.incidents import Scope, find_recent, find_scopes
from reportedly.extract.individuals import HARM, Victim, describe, find_victims, people_by_token
from reportedly.extract.measures import Measure, find_measures, is_elliptic
from reportedly.extract.mentions import Attribution, PeriodMention, PlaceMention
from reportedly.extract.period_values import LENGTH_ONLY, REPEATED
from reportedly.extract.periods import find_periods
from reportedly.extract.places import find_places
from reportedly.extract.quantities import find_quantities
from reportedly.extract.stances import stance_at
from reportedly.extract.statements import find_statements
from reportedly.extract.tally import Total, find_totals
from reportedly.extract.territories import find_territory
from reportedly.records import (
    Accumulation,
    Affiliation,
    Analysis,
    Claim,
    ClaimKind,
    Counted,
    Individual,
    Modifier,
    Origin,
    Period,
    Place,
    Polarity,
    Quantity,
    Reading,
    Report,
    Role,
    Source,
    Span,
    Stance,
    content_id,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """All that the extractors found in one report."""

    analysis: Analysis
    attributions: tuple[Attribution, ...]
    periods: tuple[PeriodMention, ...]
    places: tuple[PlaceMention, ...]
    scopes: dict[int, Scope]
    recent: frozenset[int]
    victims: tuple[Victim, ...]


def read_claims(analysis: Analysis, gazetteer: Gazetteer) -> Reading:
    """All claims of one report, in the order of their words, and the event that the report is about."""
    periods = find_periods(analysis)
    measures = find_measures(analysis, find_quantities(analysis))
    found = _Found(
        analysis=analysis,
        attributions=find_attributions(analysis),
        periods=periods,
        places=find_places(analysis, gazetteer),
        scopes=find_scopes(analysis, periods),
        recent=find_recent(analysis, periods),
        victims=find_victims(analysis, measures),
    )
    events = _Events(found, measures)
    claims = [*_figures(found, measures, events), *_statements(found, events), *_happenings(found, events)]
    return Reading(
        report=analysis.report,
        claims=tuple(sorted(_once(claims), key=lambda claim: (claim.evidence[0], claim.predicate, claim.id))),
        main_event=events.main,
        dropped=analysis.report.furniture,
    )


_SUMS = frozenset({Accumulation.CUMULATIVE, Accumulation.INCREMENT, Accumulation.STOCK})
"""Counts that have parts: a rank and a rate have none."""


class _Events:
    """Which event each measure belongs to. ``main`` is the report's own, None where nothing was read."""

    def __init__(self, found: _Found, measures: Sequence[Measure]) -> None:
        self._report = found.analysis.report
        self._sentence = {measure: found.analysis.tokens[measure.trigger].sentence for measure in measures}
        self._key = {measure: self._scope_of(found, measure) for measure in measures}
        for victim in found.victims:
            keys = [self._key[measure] for measure in victim.measures]
            shared = None if None in keys else keys[0]
            self._key.update(dict.fromkeys(victim.measures, shared))
        self._main = self._main_keys(found, measures)
        self.main = self._id(None)

    def _main_keys(self, found: _Found, measures: Sequence[Measure]) -> frozenset[str | None]:
        """The scopes that are the report's own news.

        Where something is told with one of these days, what has no other time is the news. A report that tells of
        nothing so (a verdict, an anniversary) is about the time that it tells most of.
        """
        harm = [measure for measure in measures if measure.predicate in HARM] or list(measures)
        keys = [self._key[measure] for measure in harm]
        if any(self._key[measure] is None and self._sentence[measure] in found.recent for measure in harm):
            return frozenset({None})
        dated = {scope.key for scope in found.scopes.values() if scope.dated}
        told = [key for key in keys if key in dated] or [key for key in keys if None not in keys]
        return frozenset({None, max(told, key=told.count)} if told else {None})

    def _scope_of(self, found: _Found, measure: Measure) -> str | None:
        scope = found.scopes.get(self._sentence[measure])
        return scope.key if scope is not None else None

    def _id(self, key: str | None) -> str:
        return content_id("event", self._report.id, key)

    def of(self, measure: Measure) -> str:
        """The id of the measure's event."""
        key = self._key[measure]
        return self._id(None if key in self._main else key)

    def is_main(self, measure: Measure) -> bool:
        """Whether it belongs to what the report is about."""
        return self._key[measure] in self._main


def _figures(found: _Found, measures: Sequence[Measure], events: _Events) -> list[Claim]:
    described = {measure: victim for victim in found.victims for measure in victim.measures}
    people = people_by_token(found.analysis)
    claims: dict[Measure, Claim] = {}
    last: Claim | None = None
    for measure in measures:
        victim = described.get(measure)
        claim = _figure(found, measure, events.of(measure), _individual(found, victim, measure, people), last)
        claims[measure] = claim
        last = claim
    whole = [m for m in measures if not m.one and m.part_of is None and m.accumulation in _SUMS]
    linked = [replace(claims[m], subset_of=_whole(m, whole, claims, events)) for m in measures]
    main = [measure for measure in measures if events.is_main(measure)]
    victims = [victim for victim in found.victims if events.is_main(victim.measures[0])]
    totals = [_total(found, total, claims, events) for total in find_totals(found.analysis, main, victims)]
    return [*linked, *totals]


def _figure(found: _Found, measure: Measure, event: str, individual: Individual | None, last: Claim | None) -> Claim:
    analysis = found.analysis
    evidence = analysis.span(*measure.tokens)
    spans = (
        (evidence,)
        if measure.tokens != measure.phrase
        else (evidence, analysis.span(measure.trigger, measure.trigger + 1))
    )
    counted, affiliation = _counted(analysis, measure, last)
    return Claim(
        id=_claim_id(analysis.report, "figure", evidence, measure.predicate, measure.quantity),
        kind=ClaimKind.FIGURE,
        evidence=spans,
        predicate=measure.predicate,
        polarity=measure.polarity,
        realis=measure.realis,
        accumulation=measure.accumulation,
        counted=counted,
        affiliation=affiliation,
        quantity=measure.quantity,
        period=period_at(found, measure.trigger, measure.head),
        place=place_at(found, measure.trigger),
        attribution=sources_at(found, measure.trigger),
        event=event,
        individuals=(individual,) if individual is not None else (),
        rules=(measure.rule,),
    )


def _claim_id(report: Report, kind: str, evidence: Span, predicate: str, quantity: Quantity | None) -> str:
    number = (quantity.span.start, quantity.span.end, str(quantity.point), quantity.origin) if quantity else ()
    return content_id("claim", report.id, report.sha256, kind, evidence.start, evidence.end, predicate, *number)


def _individual(found: _Found, victim: Victim | None, measure: Measure, people: dict[int, int]) -> Individual | None:
    """The person of one measure; of a victim, with what the report says elsewhere."""
    if victim is None:
        return describe(found.analysis, measure, people).individual if measure.one else None
    own = victim.descriptions[victim.measures.index(measure)].individual
    return Individual(own.span, victim.name, victim.age, victim.sex)


def _counted(analysis: Analysis, measure: Measure, last: Claim | None) -> tuple[Counted | None, Affiliation | None]:
    """What is counted and whose it is; left out in the text ("600 have perished"), it is what was counted before."""
    before = last if last is not None and _is_near(analysis, measure, last) else None
    affiliation = _affiliation(analysis, measure)
    if is_elliptic(analysis, measure) and not measure.one:
        counted = before.counted if before is not None else None
        return counted, affiliation or (before.affiliation if before is not None else None)
    if measure.noun is None:
        return None, affiliation
    return Counted(analysis.span(measure.noun, measure.noun + 1), measure.noun_class.id), affiliation


def _is_near(analysis: Analysis, measure: Measure, last: Claim) -> bool:
    """Whether ``last`` stands in the measure's sentence, so that its noun can be meant."""
    sentence = analysis.sentence_of(measure.head)
    return analysis.tokens[sentence.first].start <= last.evidence[0].start


def _affiliation(analysis: Analysis, measure: Measure) -> Affiliation | None:
    territory = find_territory(analysis, *measure.phrase)
    if territory is not None:
        code, first, last = territory
        return Affiliation(analysis.span(first, last), code)
    owner = next((i for i in range(*measure.phrase) if analysis.tokens[i].lower in {"its", "their"}), None)
    if owner is None:
        return None
    return _owner(analysis, owner)


def _owner(analysis: Analysis, pronoun: int) -> Affiliation | None:
    """ "its soldiers": those of the country that is the subject of the sentence."""
    sentence = analysis.sentence_of(pronoun)
    for i in range(sentence.first, pronoun):
        token = analysis.tokens[i]
        if token.dep in {"nsubj", "nsubjpass"} and token.entity in {"GPE", "NORP", "ORG"}:
            territory = find_territory(analysis, sentence.first, i + 1)
            if territory is not None:
                code, first, last = territory
                return Affiliation(analysis.span(first, last), code)
    return None


def sources_at(found: _Found, token: int) -> tuple[Source, ...]:
    """The chain that governs a token: of the narrowest content that holds it, else the publisher alone."""
    holding = [
        (last - first, attribution)
        for attribution in found.attributions
        for first, last in attribution.content
        if first <= token < last and not attribution.negated
    ]
    if holding:
        _, best = min(holding, key=lambda pair: pair[0])
        first, *others = best.chain
        return (replace(first, stance=stance_at(found.analysis, best, token)), *others)
    publisher = found.analysis.report.publisher
    return (Source(Role.PUBLISHER, None, publisher, "media", None, Stance.REPORTED_AS_FACT, None),)


def period_at(found: _Found, trigger: int, head: int) -> Period | None:
    """The time of what token ``trigger`` says: one in its own clause, or on the noun that it describes."""
    analysis = found.analysis
    sentence = analysis.sentence_of(trigger)
    near = [m for m in found.periods if sentence.first <= m.first < sentence.last]
    if not near:
        return None
    clause = _clause(analysis, trigger)
    best = min(near, key=lambda m: (_distance(analysis, clause, m), _is_vague(m.period), abs(m.first - head)))
    return best.period if _distance(analysis, clause, best) < len(_FAR) else None


def _is_vague(period: Period) -> bool:
    """Whether the words say only how long or how often, or "now": any other time tells more."""
    return period.unresolved in {LENGTH_ONLY, REPEATED} or period.granularity == "now"


_FAR = ("same clause", "clause around it")
"""How far from a clause a time may hang and still be its own."""


def _distance(analysis: Analysis, clause: set[int], mention: PeriodMention) -> int:
    start = mention.last - 1
    for i in (start, *analysis.ancestors(start)):
        if i in clause:
            return 0
    heads = {analysis.tokens[i].head for i in clause}
    return 1 if any(i in heads for i in (start, *analysis.ancestors(start))) else len(_FAR)


def _clause(analysis: Analysis, i: int) -> set[int]:
    """``i`` and the heads above it up to its clause's own verb."""
    found = {i}
    for above in analysis.ancestors(i):
        below = analysis.tokens[i]
        if below.dep in {"relcl", "ccomp", "advcl", "acl"} and below.pos in {"VERB", "AUX"}:
            break
        found.add(above)
        i = above
    return found


def place_at(found: _Found, trigger: int) -> Place | None:
    """The place of what token ``trigger`` says: the nearest one after it in its sentence, else the nearest before it."""
    sentence = found.analysis.sentence_of(trigger)
    here = [m for m in found.places if sentence.first <= m.first < sentence.last]
    after = [m for m in here if m.first > trigger]
    if after:
        return min(after, key=lambda m: m.first).place
    return max(here, key=lambda m: m.first).place if here else None


def _statements(found: _Found, events: _Events) -> list[Claim]:
    """What somebody is quoted or said to have said."""
    analysis = found.analysis
    return [
        Claim(
            id=_claim_id(analysis.report, "statement", mention.evidence[0], mention.predicate, None),
            kind=ClaimKind.STATEMENT,
            evidence=mention.evidence,
            predicate=mention.predicate,
            polarity=Polarity.NEGATED if mention.negated else Polarity.AFFIRMED,
            period=period_at(found, mention.cue, mention.cue),
            place=place_at(found, mention.cue),
            attribution=mention.chain,
            event=events.main,
            direct=mention.direct,
            rules=(mention.rule,),
        )
        for mention in find_statements(analysis, found.attributions)
    ]


def _happenings(found: _Found, events: _Events) -> list[Claim]:
    """What happened or will, told with who did it."""
    analysis = found.analysis
    return [
        Claim(
            id=_claim_id(analysis.report, "event", mention.evidence, mention.predicate, None),
            kind=ClaimKind.EVENT,
            evidence=(mention.evidence,),
            predicate=mention.predicate,
            polarity=mention.polarity,
            realis=mention.realis,
            period=period_at(found, mention.verb, mention.verb),
            place=place_at(found, mention.verb),
            attribution=sources_at(found, mention.verb),
            event=events.main,
            participants=mention.participants,
            rules=(mention.rule,),
        )
        for mention in find_happenings(analysis)
    ]


def _whole(measure: Measure, wholes: Sequence[Measure], claims: dict[Measure, Claim], events: _Events) -> str | None:
    """The claim of the same predicate and event that this one is a part of, where the words say that it is a part."""
    if measure.part_of is None and not measure.one:
        return None
    fitting = [
        whole
        for whole in wholes
        if whole.predicate == measure.predicate
        and whole is not measure
        and events.of(whole) == events.of(measure)
        and whole.polarity == measure.polarity
        and (whole.quantity.point or whole.quantity.low or 0) > (0 if measure.one else measure.quantity.point or 0)
    ]
    if measure.part_of is not None and measure.part_of >= 0:
        fitting = [whole for whole in fitting if whole.head == measure.part_of] or fitting
    before = [whole for whole in fitting if whole.head < measure.head]
    chosen = before[-1] if before else (fitting[0] if fitting else None)
    return claims[chosen].id if chosen is not None else None


def _total(found: _Found, total: Total, claims: dict[Measure, Claim], events: _Events) -> Claim:
    """A derived figure. Its surface is the words that say what happened; its numbers come from the evidence."""
    analysis = found.analysis
    first = total.parts[0]
    surface = analysis.span(first.trigger, first.trigger + 1)
    evidence = tuple(dict.fromkeys(claims[part].evidence[0] for part in total.parts))
    quantity = Quantity(surface, total.point, total.point, total.point, Modifier.EXACT, Origin.ARITHMETIC)
    return Claim(
        id=_claim_id(analysis.report, "figure", evidence[0], total.predicate, quantity),
        kind=ClaimKind.FIGURE,
        evidence=evidence,
        predicate=total.predicate,
        accumulation=Accumulation.CUMULATIVE,
        quantity=quantity,
        attribution=claims[first].attribution,
        event=events.of(first),
        individuals=tuple(person for part in total.parts for person in claims[part].individuals),
        rules=("tally",),
    )


def _once(claims: Iterable[Claim]) -> Iterable[Claim]:
    """Claims with one id are one claim: the first that was read."""
    return {claim.id: claim for claim in reversed(list(claims))}.values()
