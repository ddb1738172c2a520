"""As of when a figure held: the day and the hour that its words give, and whether they tell of a count that moved.

The day of printing is only the last resort, and `Told.basis` says where it is used.
"""

from __future__ import annotations

import re
from enum import Enum

from reportedly.records import Accumulation, Claim, Period, Report, Span

_HEADS = r"Banner|Live|Latest|Updated?|New|Breaking|Correct(?:ion|ed)|Earlier(?: \w+)?|Posted|Published"
_HEADED = rf"(?:(?:{_HEADS})[,:]? (?:at )?)?"
"""What may stand before the hour of an item."""

_LABEL = re.compile(rf"(?:^|\n|(?<=[.!?”] ))[ \t]*{_HEADED}([01]?\d|2[0-3])[:.]([0-5]\d)(?=:|\n|[ \t]+[A-Z–-])")
_LABEL_12 = re.compile(
    rf"(?:^|\n)[ \t]*(1[0-2]|\d)(?:[:.]([0-5]\d))?[ \t]*([ap])\.?m\.?:?[ \t]*(?=\n|$)"
    rf"|(?:^|\n|(?<=[.!?”] ))[ \t]*{_HEADED}(1[0-2]|\d)(?:[:.]([0-5]\d))?[ \t]*([ap])\.?m\.?:(?= )",
    re.IGNORECASE,
)
NOON = 12


def clocks_in(text: str) -> list[tuple[int, str]]:
    """Where the items of a live page begin, and the hour of each; empty for a text without two such labels."""
    found = [(label.start(), f"{int(label[1]):02}:{label[2]}") for label in _LABEL.finditer(text)]
    found += [
        (label.start(), _of_twelve(*(label.groups()[:3] if label[1] else label.groups()[3:])))
        for label in _LABEL_12.finditer(text)
    ]
    return sorted(found) if len(found) > 1 else []


def clock_at(clocks: list[tuple[int, str]], claim: Claim) -> str:
    """The hour of the item that a claim stands in."""
    return next((hour for start, hour in reversed(clocks) if start <= claim.evidence[0].start), "")


def _of_twelve(hour: str, minute: str | None, half: str) -> str:  # "9", None, "a" of "9 a.m."
    return f"{int(hour) % NOON + (NOON if half.lower() == 'p' else 0):02}:{minute or '00'}"


_HOURS = (
    *((r"\bdawn\b", "05"), (r"\bearly\b", "06"), (r"\bmorning\b", "09"), (r"\b(?:noon|midday)\b", "12")),
    *(
        (r"\bafternoon\b", "15"),
        (r"\b(?:evening|nightfall|dusk|sunset)\b", "19"),
        (r"\b(?:night|tonight|late)\b", "22"),
    ),
)
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b(?!\s*[ap]\.?m)", re.IGNORECASE)
_CLOCK_12 = re.compile(r"\b(1[0-2]|\d)(?:[:.]([0-5]\d))?\s*([ap])\.?m\b", re.IGNORECASE)


def hour_in(words: str) -> str:
    """The hour that words give, to put figures of one day in order: "Monday evening", "10 p.m."; else empty."""
    if (half := _CLOCK_12.search(words)) is not None:
        return _of_twelve(half[1], half[2], half[3])
    if (clock := _CLOCK.search(words)) is not None:
        return f"{int(clock[1]):02}:{clock[2]}"
    words = words.lower()
    return next((f"{hour}:00" for pattern, hour in _HOURS if re.search(pattern, words)), "")


_BY_THEN = re.compile(
    r"\b(?:by|as of|until|up to|shortly before|just before)\W+(?:about\W+|around\W+)?"
    r"(?P<hour>(?:the\W+)?(?:dawn|morning|noon|midday|afternoon|evening|nightfall|dusk|sunset)\b"
    r"|\d{1,2}(?:[:.]\d\d)?\W*[ap]\.?m\b|(?:[01]?\d|2[0-3])[:.][0-5]\d\b)",
    re.IGNORECASE,
)


def hour_by_then(sentence: str) -> str:
    """The hour until which a sentence counts, though it names no day: "by nightfall 33 people had died"."""
    found = _BY_THEN.search(sentence) or _AT_THEN.search(sentence)
    return hour_in(found["hour"]) if found else ""


_AT_THEN = re.compile(
    r"\bat (?:about |around )?(?P<hour>\d{1,2}(?:[:.]\d\d)?\W*[ap]\.?m\b|(?:[01]?\d|2[0-3])[:.][0-5]\d\b|noon\b)"
    r"(?: on \w+)?[^.;:]{0,40}?\b(?:there (?:were|was|are|is)|had (?:been )?\w+(?:ed|n|d)|stood at)\b",
    re.IGNORECASE,
)
"""An hour at which a count was read off, and not one at which it happened: "at 17:00 one person had died"."""

_UP_TO = re.compile(r"\b(?:by|as of|until|up to|since|so far)\W+(?:\w+\W+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\W+(?:\w+\W+)?$", re.IGNORECASE)


def is_up_to(period: Period, text: str) -> bool:
    """Whether the words give the time until which something was counted: "by Friday", not "on Friday"."""
    return bool(_UP_TO.search(_before(period, text)) or _UP_TO.match(f"{period.span.text} "))


def _before(period: Period, text: str) -> str:
    return text[max(0, period.span.start - 20) : period.span.start]


def when_in(period: Period | None, text: str) -> str:
    """The words of a period with what stands before them."""
    return "" if period is None else text[max(0, period.span.start - 20) : period.span.end]


def held_at(claim: Claim, report: Report) -> Period | None:
    """The time at which a figure held, as the words say it: a day, or less, no later than the report's own.

    "Since Friday" says when the counting began, and not when it was read off. What holds as the report is written is
    of the day of printing: the words give no other.
    """
    period = claim.period
    until = period
    if period is None or not is_up_to(period, report.text) or _SINCE.search(_before(period, report.text)):
        until = None
    evidence = claim.evidence[0]
    counted_by_another = "compared" in claim.rules and period is not None and bool(hour_in(period.span.text))
    state = (claim.accumulation is Accumulation.STOCK or counted_by_another) and not _NOW.search(evidence.text)
    if state and period is not None:
        state = not _END.search(report.text, min(evidence.end, period.span.end), max(evidence.start, period.span.start))
    for held in (until, claim.as_of, period if state else None):
        if held is None or held.end is None or not _is_short(held) or held.granularity == "now":
            continue
        if report.published is None or held.end <= report.published:
            return held
    return None


_END = re.compile(r"[.!?]\s|\n")
"""The end of a sentence: a day in another one says nothing of when a state held."""

_NOW = re.compile(r"\b(?:remain|remains|still|now)\b", re.IGNORECASE)
"""Words by which a state holds as the report is printed, whatever day stands beside it."""


def _is_short(period: Period) -> bool:
    return period.start is not None and period.end is not None and (period.end - period.start).days <= 1


class Stage(Enum):
    """Where in the course of a count its own words put a figure."""

    EARLY = "what was first said"
    MOVED = "what it has risen or fallen to"


_SAYING = (
    r"(?:sa(?:id|ying)|report\w*|put|g[ai]ve[ns]?|announc\w+|count\w*|tolls?|figures?|estimat\w+|statements?|numbers?"
    r"|stat(?:ed|ing)|claim\w*|confirm\w*|thought|believed)"
)
_EARLY = re.compile(
    r"\b(?:initial(?:ly)?|at first|preliminary)\b"
    rf"|\b(?:earlier|previous(?:ly)?|original(?:ly)?|first)\b[^.;,]{{0,20}}?\b{_SAYING}\b"
    rf"|\b{_SAYING} (?:earlier|previously|originally|at first|first)\b"
    r"|^\W*(?:an )?(?:earlier|previous) (?:version|story|item|post|bulletin|update|entry)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom (?:\w+ ){0,3}?$", re.IGNORECASE)
_TO = re.compile(r"^(?: \w+){0,2}? to \b", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:rose|risen|rises|rising|climb(?:ed|s|ing)|jump(?:ed|s)|increas(?:ed|es|ing)|gr(?:ew|own)|soared|swelled"
    r"|went up|rais(?:ed|es|ing)|br(?:ought|inging)|fell|fallen|falls|dropped|decreased|declined|shrunk)\b"
    r"[^.;]{0,70}?\bto (?:\w+ ){0,2}?$"
    r"|\breach(?:ed|es|ing) (?:\w+ ){0,2}?$",
    re.IGNORECASE,
)
_TURN = re.compile(r";|\b(?:but|while|whereas|before|later|then|now|since)\b", re.IGNORECASE)
"""Where a sentence turns from what was said before to what is said now, or back."""

_NEAR = 90
"""Code points before a number in which words can tell of its course."""


def stage_of(text: str, start: int, number: Span) -> Stage | None:
    """Whether a figure is told as the first of a count, or as what the count has moved to.

    Args:
        text: The report's text.
        start: Where the figure's sentence begins.
        number: The words of the number.
    """
    clause = _TURN.split(text[start : number.start])[-1]
    before = clause[-_NEAR:]
    if _FROM_TO.search(before) and _TO.match(text[number.end : number.end + 30]):
        return Stage.EARLY
    if _MOVED.search(before):
        return Stage.MOVED
    return Stage.EARLY if _EARLY.search(clause) else None
