"""How a figure changed: per question a line an originator, by as-of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from reportedly.link.bounds import Fit, bounds_of, fit, is_higher
from reportedly.records import Accumulation, Answer, Claim, Polarity, StoredClaim, Timeline, TimelinePoint


def timelines_of(answers: Iterable[Answer], claims: Mapping[str, StoredClaim]) -> tuple[Timeline, ...]:
    """The lines of one question: by the first as-of time, then by name.

    What one originator says again is one point, with all outlets that carry it; what states no as-of time and stands in
    a report without a date comes first.
    """
    voices: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        if claims[answer.claim].claim.quantity is not None:
            voices[answer.voice].append(answer)
    lines = [_line(voice, sorted(given, key=_order), claims) for voice, given in voices.items()]
    return tuple(sorted(lines, key=lambda line: (_first(line), line.originator, line.voice)))


def timelines_of_all(answers: Iterable[Answer], claims: Mapping[str, StoredClaim]) -> Iterator[Timeline]:
    """The lines of every question that is answered, those of one question together."""
    given: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        given[answer.question].append(answer)
    for some in given.values():
        yield from timelines_of(some, claims)


def _order(answer: Answer) -> tuple[date, str, str]:
    return (answer.as_of or date.min, answer.report_id, answer.claim)


def _first(line: Timeline) -> date:
    return line.points[0].as_of or date.min


def _line(voice: str, given: Sequence[Answer], claims: Mapping[str, StoredClaim]) -> Timeline:
    points: list[TimelinePoint] = []
    outlets: list[set[str]] = []
    for answer in given:
        stored = claims[answer.claim]
        claim, outlet = stored.claim, stored.printed_by
        same = _said_before(points, claim, claims)
        if same is not None:
            outlets[same].add(outlet)
            continue
        points.append(_point(answer, claim, points[-1] if points else None, claims))
        outlets.append({outlet})
    named = max((answer.originator for answer in given), key=lambda name: (len(name), name))
    done = tuple(
        TimelinePoint(p.claim, p.as_of, p.as_of_basis, p.quantity, p.change, tuple(sorted(names)), p.negated)
        for p, names in zip(points, outlets, strict=True)
    )
    return Timeline(given[0].question, voice, named, done)


def _said_before(points: Sequence[TimelinePoint], claim: Claim, claims: Mapping[str, StoredClaim]) -> int | None:
    """Whether it is the line's last figure again, whatever bounds its words put around the number."""
    if not points or claim.quantity is None:
        return None
    last = claims[points[-1].claim].claim
    same = last.polarity is claim.polarity and fit(bounds_of(points[-1].quantity), bounds_of(claim.quantity)) in {
        Fit.SAME,
        Fit.DRIFT,
    }
    return len(points) - 1 if same else None


def _point(
    answer: Answer, claim: Claim, before: TimelinePoint | None, claims: Mapping[str, StoredClaim]
) -> TimelinePoint:
    quantity = claim.quantity
    if quantity is None:
        raise ValueError("only figures have timelines")
    change = "first"
    if before is not None:
        higher = is_higher(bounds_of(before.quantity), bounds_of(quantity))
        state = Accumulation.STOCK in {claim.accumulation, claims[before.claim].claim.accumulation}
        change = "other" if higher is None else "up" if higher else "down" if state else "revised down"
        if answer.as_of is None or answer.as_of == before.as_of:
            change = "other"
    return TimelinePoint(
        claim.id, answer.as_of, answer.as_of_basis, quantity, change, (), claim.polarity is Polarity.NEGATED
    )
