"""A claim made ready to be compared: its event, whose voice it is, as of when, its bounds, what narrows it.

All that relations need of a report's text is taken here, once a claim, so that comparing two claims looks at numbers
and short words only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reportedly.link.bounds import Bounds, bounds_of
from reportedly.link.contents import Denied, contents_of, denied_in
from reportedly.link.denials import is_negated
from reportedly.link.issues import Names, Position, handed_by, is_recalled, names_in, names_within, positions_of
from reportedly.link.listed import is_single, listed_in
from reportedly.link.marks import Mark, mark_of
from reportedly.link.moments import (
    Stage,
    clock_at,
    clocks_in,
    held_at,
    hour_by_then,
    hour_in,
    is_up_to,
    stage_of,
    when_in,
)
from reportedly.link.narrowing import (
    alone_in,
    comes_on_top,
    counts_others,
    is_toll,
    is_total,
    noun_of,
    occasion_in,
    own_words,
    part_in,
    quality_in,
    scope_in,
    war_in,
)
from reportedly.link.outright import (
    Outright,
    is_withdrawn,
    outright_before,
    outright_in,
    sentence_at,
    tells_a_correction,
)
from reportedly.link.persons import detail_of
from reportedly.link.sides import land_of
from reportedly.link.voices import Voice, originator_of, outlet_of, tell_apart
from reportedly.link.where import Where, where_of
from reportedly.records import (
    Claim,
    ClaimKind,
    Copies,
    Event,
    Number,
    Reading,
    Report,
    Span,
)

EventOf = Mapping[tuple[str, str, str], str]
"""From (report id, sha256, event of the reading) to the event across reports."""


NAMELESS = "an unnamed source"
"""Who somebody is whom the words do not name."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A claim ready to be compared; see the fields of `Claim` for what is not said here.

    ``voice`` is who says it first, ``outlet`` who prints it; they are the same where the report says it itself, and
    then ``sourced`` is False; ``named`` says that the source is no mere "officials". ``rests_on`` is the source that
    the same report names for the same figure elsewhere, where this claim names none, or only "officials"; of a bare
    "police" it is the one police that the report names.
    ``moment`` sorts as-of times of one day, where an hour is given; ``not_before`` is a day that its undated report
    tells of, so that it was not written earlier. ``detail`` is how closely the sentence says who a single person
    is. ``more`` marks a figure that comes on top of another ("two more"), ``others`` one that leaves somebody out
    ("nine others"), ``until`` one whose time is that until which was counted ("by Friday"), ``apart`` one whose
    sentence says that it leaves out or takes in a place, ``alone`` one of one place or cause alone, ``war`` one of
    all of a war, ``total`` one that can be taken for the count of all, ``toll`` one that its words call so,
    ``quality`` one of the badly or lightly hurt, ``occasion`` the gathering that mourns, of which a crowd is
    counted, ``listed`` one of several that one voice gives in one sentence. ``negated`` is named only to be denied,
    ``withdrawn`` called a mistake in its own sentence, ``corrects`` told as a correction. ``names`` are those in a
    statement, ``denied`` is what it says is not so, ``positions`` are the answers that it gives to issues, and
    ``recalled`` marks what the source is said to have told at first. ``when`` are the words of its period with what
    stands before them, ``stage`` says whether its words tell of the course of the count, ``says`` is how a reason
    speaks of it.
    """

    claim: Claim
    report_id: str
    sha256: str
    event: str
    voice: str
    who: str
    outlet: str
    sourced: bool
    named: bool
    rests_on: Voice | None
    published: date | None
    as_of: date | None
    not_before: date | None
    basis: str | None
    moment: str
    bounds: Bounds | None
    noun: str | None
    land: str | None
    where: Where
    single: bool
    detail: int
    more: bool
    others: bool
    negated: bool
    until: bool
    apart: str | None
    alone: str | None
    war: str | None
    total: bool
    toll: bool
    quality: str | None
    occasion: str | None
    listed: bool
    outright: Outright | None
    withdrawn: bool
    corrects: bool
    words: frozenset[str]
    names: frozenset[str]
    denied: tuple[Denied, ...]
    positions: tuple[Position, ...]
    recalled: bool
    when: str
    stage: Stage | None
    says: str

    @property
    def place(self) -> str | None:
        """The place that its own words name, in small letters."""
        return self.where.name

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def order(self) -> tuple[date, str, str, str, int, str]:
        """By as-of time, what has none first; then by voice, report and place in the text. No two claims are equal."""
        first = self.claim.evidence[0].start
        return (self.as_of or date.min, self.moment, self.voice, self.report_id, first, self.claim.id)


def event_of(events: Iterable[Event]) -> EventOf:
    """Which event across reports each report's event is part of."""
    return {(member.report_id, member.sha256, member.event): event.id for event in events for member in event.members}


def copies_of(copies: Iterable[Copies]) -> Mapping[tuple[str, str], str]:
    """Which group of copies each report version is in."""
    return {report: group.id for group in copies for report in group.reports}


def tell(readings: Iterable[Reading], events: EventOf, copies: Mapping[tuple[str, str], str]) -> list[Told]:
    """All claims that belong to an event, ready to be compared, each once, in no order.

    A claim whose event is in no event across reports is left out: it cannot answer what others answer.
    """
    found: dict[str, tuple[str, Claim, Reading]] = {}
    for reading in readings:
        report = reading.report
        for claim in reading.claims:
            event = events.get((report.id, report.sha256, claim.event or ""))
            if event is not None:
                found[claim.id] = (event, claim, reading)
    marks = {
        name: mark_of(source, reading.report.id, reading.report.text)
        for name, (_, claim, reading) in found.items()
        if (source := originator_of(claim)) is not None
    }
    keys = _keys(found.values(), marks)
    bodies = _bodies_named(found.values(), marks, keys)
    listed = listed_in((claim, reading.report) for _, claim, reading in found.values())
    versions = {(r.report.id, r.report.sha256): r.report.text for _, _, r in found.values()}
    clocks = {version: clocks_in(text) for version, text in versions.items()}
    names = {version: names_within(text) for version, text in versions.items()}
    told = [
        _told(
            claim,
            event,
            reading.report,
            marks.get(claim.id),
            keys,
            bodies,
            copies.get((reading.report.id, reading.report.sha256)),
            listed=claim.id in listed,
            clock=clock_at(clocks[reading.report.id, reading.report.sha256], claim),
            names=names[reading.report.id, reading.report.sha256],
        )
        for event, claim, reading in found.values()
    ]
    return _resting(told)


def _resting(told: list[Told]) -> list[Told]:
    """The claims, each with the one source that its report names for its figure elsewhere, if it names none itself.

    A lead gives the toll, and the body says whose it is; "he said" is whoever gives the number elsewhere. Where the
    report names two sources for one figure, the lead may rest on either.
    """
    named: dict[tuple[object, ...], dict[str, str]] = {}
    called: dict[tuple[object, ...], dict[str, str]] = {}
    for one in told:
        key = _figure(one)
        if key and one.named:
            named.setdefault(key, {})[one.voice] = one.who
        if key and one.sourced and one.who != NAMELESS:
            called.setdefault(key, {})[one.voice] = one.who
    resting = []
    for one in told:
        if one.named or one.rests_on:
            resting.append(one)
            continue
        found = (called if one.who == NAMELESS else named).get(_figure(one) or (), {})
        voices = [Voice(*voice, named=True) for voice in found.items()]
        resting.append(replace(one, rests_on=voices[0]) if len(voices) == 1 else one)
    return resting


def _figure(one: Told) -> tuple[object, ...] | None:
    """What is the same wherever a report says a figure again; None where it states no number."""
    bounds = one.bounds
    if bounds is None or bounds.vague or one.single:
        return None
    number = (bounds.base,) if bounds.base is not None else (bounds.low, bounds.high)
    return (one.event, one.report_id, one.sha256, one.claim.predicate, one.negated, *number)


def _keys(found: Iterable[tuple[str, Claim, Reading]], marks: Mapping[str, Mark]) -> dict[tuple[str, Mark], str]:
    """The key of each source within its event."""
    of_event: dict[str, set[Mark]] = {}
    for event, claim, _ in found:
        if claim.id in marks:
            of_event.setdefault(event, set()).add(marks[claim.id])
    return {(event, mark): key for event, group in of_event.items() for mark, key in tell_apart(group).items()}


_Bodies = Mapping[tuple[str, str, str, str], Mapping[str, str]]
"""The named bodies of one kind in one report, by event, report version and kind: their keys, and how to call them."""


def _bodies_named(
    found: Iterable[tuple[str, Claim, Reading]], marks: Mapping[str, Mark], keys: Mapping[tuple[str, Mark], str]
) -> _Bodies:
    """Which bodies each report names as sources. Where it names one of a kind, its bare "police" are that one."""
    bodies: dict[tuple[str, str, str, str], dict[str, str]] = {}
    for event, claim, reading in found:
        report, source = reading.report, originator_of(claim)
        mark = marks.get(claim.id)
        if source is not None and mark is not None and mark.head and mark.names and not mark.only:
            of_kind = bodies.setdefault((event, report.id, report.sha256, mark.head), {})
            of_kind.setdefault(keys[event, mark], source.name or mark.head)
    return bodies


def _body_meant(mark: Mark | None, event: str, report: Report, bodies: _Bodies) -> Voice | None:
    """The one body of its kind that the report names, where ``mark`` names none: "Orvane police", and then "police"."""
    if mark is None or not mark.head or mark.names or mark.only:
        return None
    named = list(bodies.get((event, report.id, report.sha256, mark.head), {}).items())
    return Voice(*named[0], named=True) if len(named) == 1 else None


def _told(
    claim: Claim,
    event: str,
    report: Report,
    mark: Mark | None,
    keys: Mapping[tuple[str, Mark], str],
    bodies: _Bodies,
    copies: str | None,
    *,
    listed: bool,
    clock: str,
    names: Names,
) -> Told:
    outlet = outlet_of(report, copies)
    source = originator_of(claim)
    name = None if source is None else source.name or (source.span.text if source.span else None)
    voice = outlet.key if mark is None else keys[event, mark]
    who = (NAMELESS if not name or name.lower() in _PRONOUNS else name) if source is not None else outlet.name
    held = held_at(claim, report)
    as_of, basis = (held.end, "stated") if held else (report.published, "printed" if report.published else None)
    moment = hour_in(held.span.text) if held else (report.published_at or "")[11:16]
    evidence = claim.evidence[0]
    start, end = (
        sentence_at(report.text, evidence) if claim.kind is ClaimKind.FIGURE else (evidence.start, evidence.end)
    )
    sentence = report.text[start:end]
    if held is None and as_of is not None and clock:
        basis, moment = "stated", (hour_by_then(sentence) if claim.kind is ClaimKind.FIGURE else "") or clock
    if not moment and claim.kind is ClaimKind.FIGURE and as_of in {None, report.published}:
        moment = hour_by_then(sentence)
    quantity = claim.quantity
    words = own_words(evidence.text)
    return Told(
        claim=claim,
        report_id=report.id,
        sha256=report.sha256,
        event=event,
        voice=voice,
        who=who,
        outlet=outlet.key,
        sourced=source is not None,
        named=mark is not None and mark.is_named,
        rests_on=_body_meant(mark, event, report, bodies),
        published=report.published,
        as_of=as_of,
        not_before=None,
        basis=basis,
        moment=moment,
        bounds=bounds_of(quantity) if quantity is not None else None,
        noun=noun_of(claim),
        land=land_of(claim, report.text[start : evidence.end], source),
        where=where_of(claim, report.text),
        single=is_single(claim),
        detail=detail_of(claim, sentence) if is_single(claim) else 0,
        more=comes_on_top(words),
        others=counts_others(
            words, report.text[start : quantity.span.start if quantity else evidence.start], claim.predicate
        ),
        negated=is_negated(claim, report.text[start : evidence.start], report.text[evidence.end : end]),
        until=claim.period is not None and is_up_to(claim.period, report.text),
        apart=part_in(evidence.text, sentence[: evidence.start - start], claim) or scope_in(sentence),
        alone=alone_in(evidence.text, report.text[evidence.end : end], claim.predicate)
        if quantity is not None
        else None,
        war=war_in(sentence) if quantity is not None else None,
        total=is_total(claim),
        toll=is_toll(claim),
        quality=quality_in(words),
        occasion=occasion_in(sentence) if claim.predicate == "attended" else None,
        listed=listed,
        outright=_outright(claim, report.text, start, sentence) if quantity is not None else None,
        withdrawn=quantity is not None and is_withdrawn(report.text[quantity.span.end : end]),
        corrects=quantity is not None and tells_a_correction(sentence),
        words=contents_of(evidence.text) if claim.kind is not ClaimKind.FIGURE else frozenset(),
        names=names_in(evidence.text, names) if claim.kind is not ClaimKind.FIGURE else frozenset(),
        denied=denied_in(f"{handed_by(claim)} {evidence.text}") if claim.kind is not ClaimKind.FIGURE else (),
        positions=positions_of(claim, who if source is not None else "", names),
        recalled=is_recalled(claim, report.text),
        when=when_in(claim.period, report.text),
        stage=stage_of(report.text, start, quantity.span) if quantity is not None else None,
        says=f"{_cut(who)}{_where(source is not None, outlet.name, report)}: “{_cut(evidence.text, QUOTED)}”",
    )


_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which"})

QUOTED = 90
"""Code points of a claim's words in a reason."""


def _numbers(claim: Claim) -> frozenset[Number]:
    quantity = claim.quantity
    if quantity is None:
        return frozenset()
    return frozenset(n for n in (quantity.point, quantity.low, quantity.high) if n is not None)


def _outright(claim: Claim, text: str, start: int, sentence: str) -> Outright | None:
    """What the figure's sentence, which begins at ``start``, sets against its number, or the one before it does."""
    own = _numbers(claim)
    if (found := outright_in(sentence, own)) is not None or start == 0:
        return found
    last = len(text[:start].rstrip())
    before, _ = sentence_at(text, Span(last - 1, last, text[last - 1 : last]))
    return outright_before(text[before:last], sentence, own)


def _cut(text: str, limit: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[:limit].rpartition(' ')[0] or line[:limit]} …"


def _where(sourced: bool, outlet: str, report: Report) -> str:
    """In which report of which day, as much of it as is known."""
    parts = [_cut(outlet)] if sourced else []
    parts += [report.published.isoformat()] if report.published else ["no date"]
    return f" ({', '.join(parts)})"
