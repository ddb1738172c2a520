"""What of a reading tells which happening it is about: names, words of the lead, ages, days and places.

A sketch is made from one reading alone, so that it can be made once and never changes when others are read. The
report's own event is sketched from all of its story; an event that it only recalls, from the sentences that tell of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import log, sqrt
from zlib import crc32

from reportedly.link.commonness import weight_of
from reportedly.records import Accumulation, Claim, Dropped, EventMember, Reading, Report

LEAD_WORDS = 80
"""Words of the headline and the story's beginning that say what a report is about."""

HARM = frozenset({"killed", "wounded", "shot", "hospitalised", "casualties", "missing"})
"""Predicates whose time is the time of the happening; people are arrested and mourned later."""

AFTERWARDS = frozenset(
    {
        *("arrested", "captured", "detained", "charged", "released", "identified", "recovered", "interviewed"),
        *("convicted", "sentenced", "pardoned", "resigned", "survived", "stable", "critical", "serious"),
    }
)
"""Predicates of what comes days or years after the happening."""

DAY_OR_NIGHT = 1
"""Days between start and end of a period that still names a day."""

A_MONTH = 31
"""Days of the longest period that says when something happened so closely that it can be looked for there."""

A_YEAR = 366
"""Days of the longest period that says anything of when it happened."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[.!?\n]")
_NUMBER = re.compile(r"(?<![\d.,:$£€-])(?!(?:19|20)\d\d\b)\d{3,5}(?![\d,.:%-]*\d)\b")
_STOPS = frozenset(".!?\n")
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\b|,\s(\d{1,2}),|\b(?:aged?|ages) (\d{1,2})\b", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"(?<!\b[ap]\.m)(?<!\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))(?<!\bSept)[.!?][\"”’)]*\s|\n"
)
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\w+/")
_HOST = re.compile(r"^https?://(?:www\d*\.)?([^/:]+)(?::\d+)?")
_SLUG_WORD = re.compile(r"[a-z]{3,}")
_NOT_OF_SLUGS = frozenset(
    {
        "html",
        "htm",
        "php",
        "aspx",
        "asp",
        "jsp",
        "com",
        "news",
        "story",
        "stories",
        "article",
        "articles",
        "index",
        "the",
    }
)
_OUTLET = re.compile(r"\s(?:[-|–—:•»]|::|\|\|)+\s")

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of one event of one reading is compared.

    ``names`` and ``lead`` are vectors of length 1; ``told`` has the weight of each name with how often it stands there.
    ``day`` is that of publication (of what is only recalled, the first of the happening), ``happened`` the first and
    last day of the happening, as ordinals. ``places`` are (latitude, longitude) in degrees; ``host`` is the outlet's;
    ``people`` are victims, by first and last name; ``counts`` are the killed and the wounded. ``lines`` has for each
    line of the story a hash and its terms: what an outlet prints in every report is found so.
    """

    member: EventMember
    names: Vector
    lead: Vector
    told: Vector
    people: dict[str, str]
    ages: frozenset[str]
    day: int | None
    happened: tuple[int, int] | None
    places: tuple[tuple[float, float], ...]
    place_names: tuple[str, ...]
    host: str
    lines: tuple[tuple[int, frozenset[str]], ...]
    counts: frozenset[tuple[str, int]]
    title: str | None = None
    kind: str | None = None
    causes: tuple[str, ...] = ()


def sketch_events(reading: Reading) -> Iterator[Sketch]:
    """A sketch of each event that the reading tells of, its own first."""
    own, report = reading.main_event, reading.report
    by_event: dict[str, list[Claim]] = {own: []} if own is not None else {}
    for claim in reading.claims:
        if claim.event is not None:
            by_event.setdefault(claim.event, []).append(claim)
    for event, claims in by_event.items():
        member = EventMember(report.id, report.sha256, event, event == own)
        if event == own:
            recalled = [claim for claim in reading.claims if claim.event not in {None, own}]
            text = _story(report, [*_spans(report.furniture), *_sentences(report, recalled)])
        else:
            text = " ".join(report.text[start:end] for start, end in _sentences(report, claims))
        yield _sketch(member, report, text, claims)


def _sketch(member: EventMember, report: Report, text: str, claims: list[Claim]) -> Sketch:
    title = _headline(report.title) if member.is_main else ""
    tokens = list(_tokens(f"{title}\n{text}"))
    slug = _slug(report.url) if member.is_main else []
    names = Counter(_names(tokens))
    names.update(word for word in slug if word not in names and weight_of(word) > 2)
    lead = Counter([word for token, _ in tokens[:LEAD_WORDS] if (word := token.lower())] + slug)
    names.update(found[0] for found in _NUMBER.finditer(text))
    people = {_person(person.name): person.name for c in claims for person in c.individuals if person.name}
    names.update(name for person in people for name in {person, *person.split()} if name not in names)
    day = report.published.toordinal() if member.is_main and report.published else None
    happened = _happened(claims, report.published if member.is_main else None)
    told = {name: weight_of(name) * (1 + log(times)) for name, times in names.items() if weight_of(name) > 0}
    return Sketch(
        member=member,
        names=unit(told),
        lead=unit({word: weight_of(word) * (1 + log(times)) for word, times in lead.items()}),
        told=told,
        people=people,
        ages=frozenset(next(filter(None, found.groups())) for found in _AGE.finditer(f"{title}\n{text}")),
        day=day if day is not None or not is_close(happened) or happened is None else happened[0],
        happened=happened,
        places=_places(claims),
        place_names=tuple(dict.fromkeys(c.place.name for c in claims if c.place is not None and c.place.name)),
        host=host_of(report.url),
        lines=_lines(text),
        counts=_counts(claims),
        title=report.title,
        kind=_kind(claims),
        causes=tuple(sorted(claim.cause for claim in claims if claim.cause is not None)),
    )


def host_of(url: str | None) -> str:
    """The outlet's host in an address, also in one of a web archive; "" where there is none."""
    found = _HOST.match(_ARCHIVE.sub("", url or ""))
    return found[1].lower() if found else ""


def story_of(report: Report) -> str:
    """The report's text without its furniture."""
    return _story(report, _spans(report.furniture))


def _spans(left_out: Iterable[Dropped]) -> Iterator[tuple[int, int]]:
    return ((item.span.start, item.span.end) for item in left_out)


def _story(report: Report, without: Iterable[tuple[int, int]]) -> str:
    """The report's text without some of its passages."""
    kept, here = [], 0
    for start, end in sorted(without):
        kept.append(report.text[here : max(here, start)])
        here = max(here, end)
    return "\n".join([*kept, report.text[here:]])


def _sentences(report: Report, claims: Iterable[Claim]) -> Iterator[tuple[int, int]]:
    """Where the sentences around the claims begin and end, each once, in text order."""
    evidence = sorted({(span.start, span.end) for claim in claims for span in claim.evidence})
    if not evidence:
        return
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(report.text)), len(report.text)]
    told: set[int] = set()
    for start, end in evidence:
        first = ends[bisect_right(ends, start) - 1]
        if first not in told:
            told.add(first)
            yield first, ends[bisect_left(ends, end)]


def _headline(title: str | None) -> str:
    """A title without the outlet's name beside it: its longest part."""
    return max(_OUTLET.split(title), key=len) if title else ""


def _slug(url: str | None) -> list[str]:
    """The words of an address's path, each once: often a headline."""
    path = _HOST.sub("", _ARCHIVE.sub("", url or "")).lower()
    return [word for word in dict.fromkeys(_SLUG_WORD.findall(path)) if word not in _NOT_OF_SLUGS]


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    """Words without a possessive ending, with whether each begins a sentence; ("", True) where one ends."""
    begins = True
    for found in _WORD.finditer(text):
        word = found[0].replace("’", "'")
        if word in _STOPS:
            begins = True
            yield "", True
        else:
            yield word.removesuffix("'s"), begins
            begins = False


def _names(tokens: list[tuple[str, bool]]) -> Iterator[str]:
    """Capitalised words in small letters, and each two of them in a row; no words that the text has in small letters.

    The first word of a sentence is one where it stands capitalised within another.
    """
    inside = {word for word, begins in tokens if not begins and word[:1].isupper()}
    small = {word for word, _ in tokens if word.islower()}
    before = ""
    for word, begins in tokens:
        name = word.lower()
        if not word[:1].isupper() or name in small or (begins and word not in inside) or len(word) == 1:
            before = ""
            continue
        yield name
        if before:
            yield f"{before} {name}"
        before = name


def _lines(text: str) -> tuple[tuple[int, frozenset[str]], ...]:
    found = {}
    for line in text.split("\n"):
        words = [word for token, _ in _tokens(line) if (word := token.lower())]
        if words:
            terms = {word for word in words if weight_of(word) > 0}
            found[crc32(" ".join(words).encode("utf-8", "surrogatepass"))] = frozenset(terms)
    return tuple(sorted(found.items(), key=lambda item: item[0]))


def _counts(claims: Iterable[Claim]) -> frozenset[tuple[str, int]]:
    """How many were killed and how many wounded, by the largest number that the claims state."""
    most: dict[str, int] = {}
    for claim in claims:
        if claim.predicate in {"killed", "wounded"} and claim.quantity is not None and claim.polarity == "affirmed":
            number = claim.quantity.point if claim.quantity.point is not None else claim.quantity.low
            if number is not None:
                most[claim.predicate] = max(most.get(claim.predicate, 0), int(number))
    return frozenset(most.items())


def _person(name: str) -> str:
    """First and last name in small letters: a middle name is not always printed."""
    words = name.lower().split()
    return " ".join(dict.fromkeys([words[0], words[-1]]))


def unit(weights: Vector) -> Vector:
    """The weights above 0 as a vector of length 1."""
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in sorted(weights.items()) if weight > 0} if length else {}


def _happened(claims: Iterable[Claim], published: date | None) -> tuple[int, int] | None:
    """The closest time that most claims of harm give, a year at most; without harm the first day of other figures."""
    claims = list(claims)
    times = [(claim, time) for claim in claims if (time := _time(claim)) is not None]
    harm = Counter(time for claim, time in times if claim.predicate in HARM and _is_of_its_deed(claim))
    if harm:
        return max(harm, key=lambda time: (is_close(time), time[1] - time[0] <= DAY_OR_NIGHT, harm[time], time))
    if any(claim.predicate in HARM for claim in claims):
        return None
    days = [
        time
        for claim, time in times
        if claim.quantity is not None and claim.predicate not in AFTERWARDS and time[1] - time[0] <= DAY_OR_NIGHT
    ]
    return next((day for day in days if published is None or day[0] <= published.toordinal()), None)


def is_close(time: tuple[int, int] | None) -> bool:
    """Whether a time is known to a month or better."""
    return time is not None and time[1] - time[0] <= A_MONTH


def _is_of_its_deed(claim: Claim) -> bool:
    """Whether its time is when the harm was done, and not when it was counted, or still went on."""
    as_of, period = claim.as_of, claim.period
    is_of_counting = as_of is not None and period is not None and as_of.span == period.span
    return claim.accumulation is not Accumulation.STOCK and not is_of_counting


def _time(claim: Claim) -> tuple[int, int] | None:
    period = claim.period
    if period is None or period.start is None or period.end is None or (period.end - period.start).days > A_YEAR:
        return None
    return (period.start.toordinal(), period.end.toordinal())


def _places(claims: Iterable[Claim]) -> tuple[tuple[float, float], ...]:
    found = [claim.place for claim in claims if claim.place is not None]
    return tuple(
        sorted({(p.latitude, p.longitude) for p in found if p.latitude is not None and p.longitude is not None})
    )


def _kind(claims: Iterable[Claim]) -> str | None:
    """The predicate that most figures have."""
    return most_said(claim.predicate for claim in claims if claim.quantity is not None)


def most_said(names: Iterable[str | None]) -> str | None:
    """What is said most; of equals the first in the alphabet."""
    counted = Counter(name for name in names if name is not None)
    return min(counted, key=lambda name: (-counted[name], name), default=None)
