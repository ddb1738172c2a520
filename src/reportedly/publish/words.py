"""A claim in plain words, for tables and notes. All that comes from a report passes through ``visible`` first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportedly.records import (
    Claim,
    ClaimKind,
    Modifier,
    Number,
    Origin,
    Period,
    Place,
    Polarity,
    Quantity,
    Realis,
    Role,
    Source,
    Stance,
)

_SIGNS = {
    Modifier.APPROX: "≈",
    Modifier.AT_LEAST: "≥",
    Modifier.MORE_THAN: ">",
    Modifier.AT_MOST: "≤",
    Modifier.LESS_THAN: "<",
    Modifier.PLURAL: "≥",
}

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What could steer a terminal, turn its writing direction, or not be written at all; tab and line feed may pass."""

_SPACES = re.compile(r"\s+")

_QUOTATION_MARKS = ("“", '"', "‘", "«", "„")

UNRESOLVED = "(?)"
"""Stands after words for a time or a place that could not be resolved."""

QUOTE_LIMIT = 160
"""Code points of a quote in a table; `show`, CSV and JSON give all of it. Two lines of a wide terminal."""


def visible(text: str) -> str:
    """``text`` with its control characters drawn instead of obeyed; line feeds and tabs stay.

    C0 controls become Unicode's control pictures, the rest their code points ("<202e>"). A carriage return before a
    line feed goes.
    """
    return _HIDDEN.sub(_drawn, text.replace("\r\n", "\n"))


def on_one_line(text: str) -> str:
    """As ``visible``, with every run of white space as one space."""
    return visible(_SPACES.sub(" ", text).strip())


def quote(text: str, limit: int | None = QUOTE_LIMIT) -> str:
    """``text`` in quotation marks on one line, cut at a space before ``limit`` so that no number is cut in two."""
    line = on_one_line(text)
    if limit is not None and len(line) > limit:
        line = f"{line[:limit].rpartition(' ')[0] or line[:limit]} …"
    return line if line.startswith(_QUOTATION_MARKS) else f"“{line}”"


def how_many(quantity: Quantity) -> str:
    """The words, and what was read in them where it does not stand there in digits: "a dozen (12)"."""
    words = on_one_line(quantity.span.text)
    reading = as_number(quantity)
    if quantity.origin is Origin.REVIEW:
        return f"{reading or 'no number'} (corrected)"
    digits = reading.strip("≈≥>≤<")
    if not reading or digits in words or digits.replace(",", "") in words:
        return words
    return f"{words} ({reading})"


def as_number(quantity: Quantity) -> str:
    """What was read: "12", "≈600", "≥1,000", "10–12"; empty for vague words, which state no bound."""
    if quantity.low is not None and quantity.high is not None and quantity.low != quantity.high:
        return f"{_grouped(quantity.low)}–{_grouped(quantity.high)}"
    number = next((n for n in (quantity.point, quantity.low, quantity.high) if n is not None), None)
    if number is None:
        return ""
    return _SIGNS.get(quantity.modifier, "") + _grouped(number)


def what(claim: Claim) -> str:
    """What is so: "killed: North Korean troops"; an event's or a statement's verb."""
    counted = counted_words(claim)
    return f"{said(claim)}: {counted}" if counted else said(claim)


def said(claim: Claim) -> str:
    """The predicate, and how it is told where that is not as a plain fact: "not killed", "killed (feared)"."""
    words = claim.predicate if claim.polarity is Polarity.AFFIRMED else f"not {claim.predicate}"
    if claim.kind is not ClaimKind.FIGURE:
        words = f"{claim.kind}: {words}"
    return words if claim.realis is Realis.ACTUAL else f"{words} ({claim.realis})"


def counted_words(claim: Claim) -> str:
    """Whose and what: "North Korean troops"; empty where the predicate or the quantity's own words say it already."""
    quantity = claim.quantity.span if claim.quantity else None
    spans = {part.span for part in (claim.affiliation, claim.counted) if part is not None}
    words = [
        on_one_line(span.text)
        for span in sorted(spans)
        if quantity is None or span.end <= quantity.start or span.start >= quantity.end
    ]
    return "" if words == [claim.predicate] else " ".join(words)


def who(claim: Claim) -> str:
    """The chain of sources: "Kim (quoted), via KCNA"; the publisher only where nobody else says it."""
    chain = [source for source in claim.attribution if source.role is not Role.PUBLISHER] or list(claim.attribution)
    if not chain:
        return ""
    first, *relays = chain
    stance = "" if first.stance is Stance.REPORTED_AS_FACT else f" ({first.stance.replace('_', ' ')})"
    return ", via ".join([source_name(first) + stance, *map(source_name, relays)])


def source_name(source: Source) -> str:
    """A source's name, or its words, or what it is where the text has neither."""
    if source.name:
        return on_one_line(source.name)
    if source.span is not None:
        return on_one_line(source.span.text)
    return "the report" if source.role is Role.PUBLISHER else "a source not named"


def when(period: Period) -> str:
    """The days, or the words and the mark of the unresolved."""
    if period.start is None and period.end is None:
        return f"{on_one_line(period.span.text)} {UNRESOLVED}"
    if period.start is None or period.end is None:
        return f"{period.start or '…'} – {period.end or '…'}"
    return days(period.start, period.end)


def days(start: date, end: date) -> str:
    """An interval of days, as short as ISO 8601 allows: "2025-04-03", "2025-04", "2025", "2025-04-03 – 2025-04-06"."""
    if start == end:
        return start.isoformat()
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return f"{start.year:04}"
    after = date.fromordinal(end.toordinal() + 1) if end < date.max else None
    if start.day == 1 and after is not None and after.day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{start.year:04}-{start.month:02}"
    return f"{start} – {end}"


def where(place: Place) -> str:
    """The gazetteer's name and country, or the words and the mark of the unresolved."""
    name = on_one_line(place.name or place.span.text)
    if place.unresolved or place.name is None:
        return f"{name} {UNRESOLVED}"
    return f"{name}, {place.country}" if place.country else name


def in_short(claim: Claim) -> str:
    """One line: "killed, at least 1,000 troops, Western officials (stated), 2025-01"."""
    return ", ".join(_parts(claim))


def _parts(claim: Claim) -> Iterator[str]:
    yield said(claim)
    if counted := " ".join(filter(None, (how_many(claim.quantity) if claim.quantity else "", counted_words(claim)))):
        yield counted
    if says := who(claim):
        yield says
    if period := claim.period or claim.as_of:
        yield when(period)
    if claim.place:
        yield where(claim.place)


def _drawn(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<{code:x}>"


def _grouped(number: Number) -> str:
    """Digit by digit, thousands apart."""
    return f"{number:,f}" if not isinstance(number, int) else f"{number:,}"
