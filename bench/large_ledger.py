"""A large ledger, made up: ``python bench/large_ledger.py PATH [--reports 100000] [--seed 1]``.

Ten claims a report, each with its words in the report's text; events of very different size (one has a report in two
hundred, most have a handful), questions, answers and relations as linking leaves them. Nothing is read or linked: the
records are made directly, written through the ledger's own code, and are the same for the same arguments.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise, product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reportedly.link.disputes import disputes_of
from reportedly.link.kept import RULES
from reportedly.link.linking import summaries
from reportedly.link.timelines import timelines_of_all
from reportedly.persist import Ledger
from reportedly.records import (
    Accumulation,
    Answer,
    Claim,
    ClaimKind,
    Counted,
    Event,
    EventMember,
    Linked,
    Modifier,
    Period,
    Place,
    Quantity,
    Question,
    Reading,
    Relation,
    Report,
    Role,
    Source,
    Span,
    Stance,
    content_id,
    text_sha256,
)

REPORTS = 100_000
CLAIMS_A_REPORT = 10

HOT_SHARE = 200
"""One event has one report in so many: thousands of claims in a ledger of a million."""

EVENTS_AT_ONCE = 150
"""Events whose reports come mixed, and are written together; some thousand reports, some megabytes."""

READINGS_AT_ONCE = 1_000
"""Readings in one transaction."""

_FIRST_DAY, _DAYS = date(2019, 1, 1), 2_500
_SYLLABLES = tuple(map("".join, product("kmrtvs", "aoei")))
_PLACES = [(a + b + c).capitalize() for a, b, c in product(_SYLLABLES, repeat=3)][::4]
_WORDS = ["".join(parts) for n in (2, 3) for parts in product(_SYLLABLES, repeat=n)]
_WORD_WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(len(_WORDS))))  # Zipf's law, about
_SPEAKERS = [
    *(("the police", "official"), ("officials", "unnamed"), ("the health ministry", "official"), ("crews", "unnamed")),
    *((f"the {place} {body}", "official") for place in _PLACES[:150] for body in ("council", "hospital")),
    *((f"{first.capitalize()} {last}", "person") for first, last in zip(_WORDS[:300], _PLACES[300:600], strict=True)),
]
_SPEAKER_WEIGHTS = list(accumulate(1 / (rank + 2) for rank in range(len(_SPEAKERS))))
_PUBLISHERS = [f"The {place} {kind}" for kind in ("Courier", "Post", "Herald", "Wire") for place in _PLACES[600:700]]
_ASKED = [
    *(("killed", "people"), ("wounded", "people"), ("missing", "people"), ("displaced", "families")),
    *(("destroyed", "houses"), ("arrested", "men"), ("evacuated", "residents"), ("rescued", "children")),
]
_MODIFIERS = {
    Modifier.EXACT: "",
    Modifier.AT_LEAST: "at least ",
    Modifier.MORE_THAN: "more than ",
    Modifier.APPROX: "about ",
}


@dataclass(frozen=True, slots=True)
class _Story:
    """An event to tell of: what is asked of it, who speaks, and how many reports it has."""

    number: int
    size: int
    place: str
    start: date
    asked: tuple[tuple[str, str], ...]
    speakers: tuple[tuple[str, str], ...]


def build(path: str | Path, reports: int = REPORTS, seed: int = 1, *, crowd: int | None = None) -> None:
    """Write the ledger of so many reports to ``path``, which must be new; ``crowd`` of them tell of the first event."""
    crowd = max(reports // HOT_SHARE, 20) if crowd is None else crowd
    with Ledger.open(path) as ledger:
        ledger.gathering.follow(RULES)  # as linking does; nothing is sketched, so that a new report meets none of these
        stories = _stories(reports, seed, crowd)
        while some := [story for _, story in zip(range(EVENTS_AT_ONCE), stories, strict=False)]:
            _write(ledger, some, seed)


def _write(ledger: Ledger, stories: Sequence[_Story], seed: int) -> None:
    told: dict[int, list[Reading]] = {}
    for story in stories:
        chance = random.Random(f"{seed} {story.number}")  # noqa: S311  # a benchmark
        told[story.number] = [_reading(story, place, chance) for place in range(story.size)]
    mixed = sorted((reading for some in told.values() for reading in some), key=_by_day)
    ledger.add_many(mixed, at_once=READINGS_AT_ONCE)
    events = [_event(story, told[story.number]) for story in stories]
    linked = _joined([_linked(event, told[story.number]) for event, story in zip(events, stories, strict=True)])
    stored = {row.claim.id: row for reading in mixed for row in reading.stored()}
    claims = {name: row.claim for name, row in stored.items()}
    disputes = disputes_of(linked.relations, stored, linked.answers)
    lines = timelines_of_all(linked.answers, stored)
    with ledger.gathering.turn() as turn:
        turn.put(events)
        turn.mark_linked((reading.report.id, reading.report.sha256) for reading in mixed)
    in_order = sorted(events, key=lambda event: event.id)
    ledger.links.put(in_order, linked, summaries(linked, claims), disputes=disputes, timelines=lines)


def _by_day(reading: Reading) -> tuple[date, str]:
    return reading.report.published or date.min, reading.report.id


# --- stories and reports ----------------------------------------------------------------------------------------------


def _stories(reports: int, seed: int, crowd: int) -> Iterator[_Story]:
    """Stories that have so many reports together: a crowded one first, then of one to some dozens of reports."""
    chance = random.Random(seed)  # noqa: S311  # a benchmark
    number = 0
    while reports > 0:
        size = crowd if number == 0 else min(int(chance.paretovariate(1.1) * 2), 80)
        size = min(size, reports)
        reports -= size
        yield _Story(
            number,
            size,
            chance.choice(_PLACES),
            _FIRST_DAY + timedelta(chance.randrange(_DAYS)),
            tuple(chance.sample(_ASKED, chance.randint(2, 5))),
            tuple(chance.choices(_SPEAKERS, cum_weights=_SPEAKER_WEIGHTS, k=6)),
        )
        number += 1


def _reading(story: _Story, place: int, chance: random.Random) -> Reading:
    published = story.start + timedelta(place * 20 // story.size + 1)
    words = iter(chance.choices(_WORDS, cum_weights=_WORD_WEIGHTS, k=15 * CLAIMS_A_REPORT))
    pieces: list[str] = []
    marks: list[tuple[int, ...]] = []
    said = [_said(story, place, n, chance) for n in range(CLAIMS_A_REPORT)]
    length = 0
    for one in said:
        filler = " ".join(next(words) for _ in range(15)).capitalize() + ". "
        sentence = (
            f"{one.speaker[0].capitalize()} said {one.words} {one.predicate} in {story.place} on {one.day:%d %B %Y}. "
        )
        start = length + len(filler) + len(one.speaker[0]) + 6
        at = start + len(one.words) + len(one.predicate) + 5
        marks.append((length + len(filler), start, at, at + len(story.place) + 4))
        pieces += (filler, sentence)
        length += len(filler) + len(sentence)
    text = "".join(pieces)
    report = Report(
        id=f"r{story.number}-{place}",
        text=text,
        sha256=text_sha256(text),
        url=f"https://news.example/{story.number}/{place}",
        publisher=chance.choice(_PUBLISHERS),
        title=f"{story.asked[0][1].capitalize()} {story.asked[0][0]} in {story.place}: day {place}",
        published=published,
    )
    claims = tuple(_claim(report, story, one, mark) for one, mark in zip(said, marks, strict=True))
    relations = [
        Relation(a.id, b.id, "incomparable", None, "they count different things")
        for a, b in pairwise(claims)
        if a.predicate != b.predicate
    ]
    return Reading(report, claims, tuple(relations[:2]), main_event="event")


@dataclass(frozen=True, slots=True)
class _Said:
    """What one sentence says."""

    predicate: str
    noun: str
    number: int
    modifier: Modifier
    words: str
    speaker: tuple[str, str]
    day: date


def _said(story: _Story, place: int, n: int, chance: random.Random) -> _Said:
    predicate, noun = story.asked[n % len(story.asked)]
    number = 5 + 7 * (n % len(story.asked)) + place * 30 // story.size + chance.randrange(4)
    modifier = chance.choice(tuple(_MODIFIERS))
    day = story.start + timedelta(place * 20 // story.size)
    words = f"{_MODIFIERS[modifier]}{number} {noun} were"
    return _Said(predicate, noun, number, modifier, words, chance.choice(story.speakers), day)


def _claim(report: Report, story: _Story, said: _Said, mark: tuple[int, ...]) -> Claim:
    speaker, start, place, day = mark
    end = start + len(said.words)
    number = report.span(start, start + len(_MODIFIERS[said.modifier]) + len(str(said.number)))
    lower = None if said.modifier is Modifier.APPROX else said.number
    name, kind = said.speaker
    who = report.span(speaker, speaker + len(name))
    return Claim(
        id=content_id("claim", report.id, report.sha256, start, said.predicate),
        kind=ClaimKind.FIGURE,
        evidence=(report.span(start, end + 1 + len(said.predicate)),),
        predicate=said.predicate,
        accumulation=Accumulation.CUMULATIVE,
        counted=Counted(report.span(number.end + 1, number.end + 1 + len(said.noun)), said.noun),
        quantity=Quantity(
            number, said.number, lower, said.number if said.modifier is Modifier.EXACT else None, said.modifier
        ),
        period=Period(
            report.span(day, day + len(f"{said.day:%d %B %Y}")), said.day.isoformat(), said.day, said.day, "day"
        ),
        place=Place(report.span(place, place + len(story.place)), story.place, "ZZ", story.number, 1.5, -2.25),
        attribution=(
            Source(
                Role.ORIGINATOR,
                who,
                None if kind == "unnamed" else name,
                kind,
                None,
                Stance.STATED,
                Span(who.end + 1, who.end + 5, "said"),
            ),
        ),
        event="event",
        direct=False,
        rules=("cue.say",),
    )


# --- what they share --------------------------------------------------------------------------------------------------


def _event(story: _Story, readings: Sequence[Reading]) -> Event:
    members = sorted(EventMember(reading.report.id, reading.report.sha256, "event") for reading in readings)
    first = readings[0].report
    return Event(
        id=content_id("event", first.id, first.sha256, "event"),
        members=tuple(members),
        kind=story.asked[0][0],
        start=story.start,
        end=story.start + timedelta(20),
        places=(story.place,),
        title=first.title,
    )


def _linked(event: Event, readings: Sequence[Reading]) -> Linked:
    questions: dict[str, Question] = {}
    given: dict[str, list[tuple[Answer, Claim]]] = defaultdict(list)
    for reading in readings:
        for claim in reading.claims:
            question = questions.setdefault(claim.predicate, _asked(event, claim))
            given[question.id].append((_answer(question, reading.report, claim), claim))
    return Linked(
        questions=tuple(sorted(questions.values(), key=lambda question: question.id)),
        answers=tuple(answer for some in given.values() for answer, _ in some),
        relations=tuple(relation for name, some in given.items() for relation in _relations(name, some)),
    )


def _asked(event: Event, claim: Claim) -> Question:
    noun = claim.counted.noun_class if claim.counted else None
    name = content_id("question", event.id, claim.kind.value, claim.predicate, noun, None, None, None)
    text = f"How many {noun} were {claim.predicate} in: {event.title}?"
    return Question(name, claim.kind, event.id, claim.predicate, noun, None, None, None, text)


def _answer(question: Question, report: Report, claim: Claim) -> Answer:
    source = claim.attribution[0]
    who = source.name or (source.span.text if source.span else "")
    day = claim.period.start if claim.period else None
    return Answer(question.id, claim.id, report.id, report.sha256, who.casefold(), who, day, "stated")


def _relations(question: str, given: Sequence[tuple[Answer, Claim]]) -> Iterator[Relation]:
    """Each answer against the last one of its voice, and against the one before it: two a claim, about."""
    last: dict[str, Claim] = {}
    for n, (answer, claim) in enumerate(given):
        other = last.get(answer.voice)
        beside = given[n - 1][1] if n else None
        for earlier in {id(one): one for one in (other, beside) if one is not None}.values():
            yield _relation(earlier, claim, question, is_own=earlier is other)
        last[answer.voice] = claim


def _relation(earlier: Claim, claim: Claim, question: str, *, is_own: bool) -> Relation:
    a, b = earlier.quantity, claim.quantity
    numbers = (a.point if a else None, b.point if b else None)
    exact = all(one is not None and one.modifier is Modifier.EXACT for one in (a, b))
    if numbers[0] == numbers[1]:
        kind = "repeat" if is_own else "corroborates"
    elif is_own:
        kind = "update"
    else:
        kind = "conflict" if exact else "compatible"
    reason = f"{numbers[0]} and {numbers[1]}: {'the same voice' if is_own else 'two voices'}, as of the days they give"
    return Relation(earlier.id, claim.id, kind, "strict" if kind == "conflict" else None, reason, question)


def _joined(found: Sequence[Linked]) -> Linked:
    return Linked(
        tuple(one for linked in found for one in linked.questions),
        tuple(one for linked in found for one in linked.answers),
        tuple(one for linked in found for one in linked.relations),
    )


def main() -> None:
    """Build the ledger that the arguments ask for, and say how long it took and what it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--crowd", type=int, help="reports that tell of the first event")
    options = parser.parse_args()
    begun, worked = time.perf_counter(), time.process_time()
    build(options.path, options.reports, options.seed, crowd=options.crowd)
    taken = f"{time.perf_counter() - begun:.0f} s, {time.process_time() - worked:.0f} s of them at work"
    with Ledger.open(options.path, create=False) as ledger:
        print(f"{ledger.counts()} in {taken}, {options.path.stat().st_size / 1e9:.2f} GB")


if __name__ == "__main__":
    main()
