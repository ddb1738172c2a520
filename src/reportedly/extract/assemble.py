"""Put what the extractors found together into claims: whose they are, when, where, of which event, part of what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.extract.accumulation import accumulation_of
from reportedly.extract.affiliations import affiliation_of
from reportedly.extract.as_of import AsOf
from reportedly.extract.attributions import find_attributions
from reportedly.extract.causes import cause_of
from reportedly.extract.context import period_at, place_at, sources_at
from reportedly.extract.counting_days import counting_day
from reportedly.extract.event_settings import Settings
from reportedly.extract.events import Events
from reportedly.extract.gazetteer import Gazetteer
from reportedly.extract.givers import given
from reportedly.extract.happenings import find_happenings
from reportedly.extract.incidents import find_recent, find_scopes
from reportedly.extract.individuals import Victim, describe, find_victims, people_by_token
from reportedly.extract.measured import Measure, is_elliptic
from reportedly.extract.measures import find_measures
from reportedly.extract.mentions import Attribution, PeriodMention, PlaceMention
from reportedly.extract.periods import find_periods
from reportedly.extract.places import find_places
from reportedly.extract.quantities import find_quantities
from reportedly.extract.statements import find_statements
from reportedly.extract.tally import Total, find_totals
from reportedly.extract.told_of import individuals_of
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
    Polarity,
    Quantity,
    Reading,
    Report,
    Span,
    content_id,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """All that the extractors found in one report."""

    analysis: Analysis
    attributions: tuple[Attribution, ...]
    periods: tuple[PeriodMention, ...]
    places: tuple[PlaceMention, ...]
    settings: Settings
    victims: tuple[Victim, ...]
    individuals: dict[Measure, Individual]
    as_of: AsOf
    counted: dict[Measure, Period]


def read_claims(analysis: Analysis, gazetteer: Gazetteer) -> Reading:
    """All claims of one report, in the order of their words, and the event that the report is about."""
    periods = find_periods(analysis)
    measures = find_measures(analysis, find_quantities(analysis))
    places = find_places(analysis, gazetteer)
    victims = find_victims(analysis, measures)
    near = {m: period_at(analysis, periods, m.trigger, m.head) for m in measures}
    counted = {m: day for m, time in near.items() if (day := counting_day(analysis, periods, m, time)) is not None}
    times = near | dict.fromkeys(counted)
    scopes = find_scopes(analysis, periods)
    events = Events(analysis, measures, victims, scopes=scopes, recent=find_recent(analysis, periods), periods=times)
    settings = Settings(
        analysis,
        events,
        times=times,
        places={m: place_at(analysis, places, m.trigger) for m in measures},
        told=(periods, places),
    )
    found = _Found(
        analysis=analysis,
        attributions=find_attributions(analysis),
        periods=periods,
        places=places,
        settings=settings,
        victims=victims,
        individuals=individuals_of(analysis, victims),
        as_of=AsOf(analysis, periods),
        counted=counted,
    )
    claims = [*_figures(found, measures, events), *_statements(found, events), *_happenings(found, events)]
    return Reading(
        report=analysis.report,
        claims=tuple(sorted(_once(claims), key=lambda claim: (claim.evidence[0], claim.predicate, claim.id))),
        main_event=events.main,
        dropped=analysis.report.furniture,
    )


_SUMS = frozenset({Accumulation.CUMULATIVE, Accumulation.INCREMENT, Accumulation.STOCK})
"""Counts that have parts: a rank and a rate have none."""


def _figures(found: _Found, measures: Sequence[Measure], events: Events) -> list[Claim]:
    people = people_by_token(found.analysis)
    claims: dict[Measure, Claim] = {}
    last: Claim | None = None
    for measure in measures:
        claim = _figure(found, measure, events.of(measure), _individual(found, measure, people), last)
        claims[measure] = claim
        last = claim
    claims = given(found.analysis, claims, events.main, found.attributions)
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
    as_of, counted_on = found.as_of.of(measure), found.counted.get(measure)
    return Claim(
        id=_claim_id(analysis.report, "figure", evidence, measure.predicate, measure.quantity),
        kind=ClaimKind.FIGURE,
        evidence=spans,
        predicate=measure.predicate,
        polarity=measure.polarity,
        realis=measure.realis,
        accumulation=accumulation_of(analysis, measure),
        counted=counted,
        affiliation=affiliation,
        quantity=measure.quantity,
        period=counted_on or found.settings.period_of(measure),
        as_of=as_of if counted_on is None or (as_of is not None and as_of.start != counted_on.start) else counted_on,
        place=found.settings.place_of(measure),
        attribution=sources_at(found.analysis, found.attributions, measure.trigger, measure.head),
        event=event,
        individuals=(individual,) if individual is not None else (),
        cause=cause_of(analysis, measure.predicate, measure.trigger, measure.head),
        rules=(measure.rule,),
    )


def _claim_id(report: Report, kind: str, evidence: Span, predicate: str, quantity: Quantity | None) -> str:
    number = (quantity.span.start, quantity.span.end, str(quantity.point), quantity.origin) if quantity else ()
    return content_id("claim", report.id, report.sha256, kind, evidence.start, evidence.end, predicate, *number)


def _individual(found: _Found, measure: Measure, people: dict[int, int]) -> Individual | None:
    """The person of one measure; of a victim, with what the report says elsewhere of the same one."""
    if measure in found.individuals:
        return found.individuals[measure]
    one = describe(found.analysis, measure, people).individual
    return one if measure.one or (measure.quantity.point == 1 and one.name is not None) else None


def _counted(analysis: Analysis, measure: Measure, last: Claim | None) -> tuple[Counted | None, Affiliation | None]:
    """What is counted and whose it is; left out in the text ("600 have perished"), it is what was counted before."""
    before = last if last is not None and _is_near(analysis, measure, last) else None
    affiliation = affiliation_of(analysis, measure)
    if is_elliptic(analysis, measure) and not measure.one:
        if analysis.tokens[measure.trigger].lemma.lower() == "toll":
            return None, affiliation  # a toll is of all, whoever was told of before it
        counted = before.counted if before is not None else None
        return counted, affiliation or (before.affiliation if before is not None else None)
    if measure.noun is None:
        return None, affiliation
    return Counted(analysis.span(measure.noun, measure.noun + 1), measure.noun_class.id), affiliation


def _is_near(analysis: Analysis, measure: Measure, last: Claim) -> bool:
    """Whether ``last`` stands in the measure's sentence, so that its noun can be meant."""
    sentence = analysis.sentence_of(measure.head)
    return analysis.tokens[sentence.first].start <= last.evidence[0].start


def _statements(found: _Found, events: Events) -> list[Claim]:
    """What somebody is quoted or said to have said."""
    analysis = found.analysis
    return [
        Claim(
            id=_claim_id(analysis.report, "statement", mention.evidence[0], mention.predicate, None),
            kind=ClaimKind.STATEMENT,
            evidence=mention.evidence,
            predicate=mention.predicate,
            polarity=Polarity.NEGATED if mention.negated else Polarity.AFFIRMED,
            period=period_at(found.analysis, found.periods, mention.cue, mention.cue),
            place=place_at(found.analysis, found.places, mention.cue),
            attribution=mention.chain,
            event=events.main,
            direct=mention.direct,
            rules=(mention.rule,),
        )
        for mention in find_statements(analysis, found.attributions)
    ]


def _happenings(found: _Found, events: Events) -> list[Claim]:
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
            period=period_at(found.analysis, found.periods, mention.verb, mention.verb),
            place=place_at(found.analysis, found.places, mention.verb),
            attribution=sources_at(found.analysis, found.attributions, mention.verb),
            event=events.main,
            participants=mention.participants,
            rules=(mention.rule,),
        )
        for mention in find_happenings(analysis)
    ]


def _whole(measure: Measure, wholes: Sequence[Measure], claims: dict[Measure, Claim], events: Events) -> str | None:
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


def _total(found: _Found, total: Total, claims: dict[Measure, Claim], events: Events) -> Claim:
    """A derived figure. Its surface is the words that say what happened; its numbers come from the evidence."""
    analysis = found.analysis
    first = total.parts[0]
    surface = analysis.span(first.trigger, first.trigger + 1)
    evidence = tuple(dict.fromkeys(claims[part].evidence[0] for part in total.parts))
    exact = total.modifier is Modifier.EXACT
    quantity = Quantity(
        span=surface,
        point=total.number if exact or total.modifier is Modifier.APPROX else None,
        low=total.number if exact or total.modifier in {Modifier.AT_LEAST, Modifier.MORE_THAN} else None,
        high=total.number if exact or total.modifier in {Modifier.AT_MOST, Modifier.LESS_THAN} else None,
        modifier=total.modifier,
        origin=Origin.ARITHMETIC,
    )
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
