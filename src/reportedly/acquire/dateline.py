"""A report's own date line, read where the input gave no date: the day it was published, and the agency.

Two kinds: the agency's opening ("LONDON, Aug. 30, 2025 (Reuters) —") and a line near the top that holds a date alone
("Published: 30 August 2025, 14:05"). A day without a year gives a date only if the report's address states the year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reportedly.acquire.dates import MONTHS, PRINTED_DATE, Stamp, printed_stamp, read_stamp
from reportedly.acquire.tables import load_rows

NEAR_THE_TOP = 12
"""Lines that are searched: title, author, a caption or two and a menu entry stand before a date line, no more."""

LONGEST_LINE = 400
"""Code points of a line that is searched for a labelled date, so that a long page stays cheap."""

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_PLACE = r"[A-Z][\w.'’-]*(?:[ /-][A-Z][\w.'’-]*){0,4}"
_OPENING = re.compile(
    rf"(?:{_PLACE}(?:,\s*{_PLACE}){{0,2}}\s*)?"
    rf"(?:,?\s*(?P<before>(?i:{_NAMES})\b\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?),?\s*)?"
    r"(?:\((?P<agency>[A-Za-z][\w .&/-]{0,30})\)\s*)?"
    rf"(?:--+|[-–—])\s*(?:(?P<after>(?i:{_NAMES})\b\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?)\b)?"
)
_CALL_SIGN = re.compile(r"[A-Z][A-Z0-9]{2,5}(?:[ -]?(?:TV|[0-9]{1,2}))?(?:/[A-Z]{2,5})?")
_NEWSROOM = re.compile(r"[A-Z][\w.&/-]+(?: (?:[A-Z][\w.&/-]*|of|and|the|&)){0,4}")
_NO_NEWSROOM = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "noon"),
        *(
            "update",
            "updated",
            "live",
            "corrected",
            "correction",
            "exclusive",
            "breaking",
            "developing",
            "local",
            "time",
        ),
        *("gmt", "utc", "est", "edt", "pst", "pdt", "cet", "opinion", "analysis", "photo", "video"),
    )
)
"""Words in such a bracket that say when or how it was written, and not by whom."""

_CAPITALS = re.compile(r"[A-Z][A-Z.]{2}")
_LABEL = (
    r"(?i:(?P<label>first published|published|posted|created|last modified|modified|last updated|updated))"
    r"(?:\s+on)?\s*[:@]?\s*"
)
_LABELLED = re.compile(_LABEL + f"(?P<stamp>(?i:{PRINTED_DATE})|\\d{{4}}-\\d\\d-\\d\\d[T\\d:.Z+ -]*)")
_ALONE = re.compile(rf"\W{{0,3}}(?:{_LABEL})?(?P<stamp>(?i:{PRINTED_DATE})|\d{{4}}-\d\d-\d\d[T\d:.Z+ -]*)\W{{0,3}}")
_YEARLESS = re.compile(rf"(?P<month>(?i:{_NAMES}))\.?\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}))?")
_DATED_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>[01]?\d)[/-][0-3]?\d(?=\D|$)")


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency as date lines abbreviate it (``short``), and its name."""

    id: str
    short: str
    name: str
    example: str
    near_miss: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a report says of itself; every field None where it says nothing."""

    published: date | None = None
    published_at: str | None = None
    agency: str | None = None


def find_dateline(text: str, *, url: str | None = None) -> Dateline:
    """Read the date line of ``text``; ``url`` may state the year of a date line without one."""
    lines = _first_lines(text)
    agency: str | None = None
    stamp: Stamp | None = None
    for line in lines:
        match = _OPENING.match(line)
        if match is None or not _is_opening(match):
            continue
        agency = _agency_of(match)
        stamp = _opening_stamp(match["before"] or match["after"], url)
        break
    stamp = _best_stamp(lines) or stamp
    return Dateline(stamp.day if stamp else None, stamp.moment if stamp else None, agency)


def _first_lines(text: str) -> list[str]:
    found: list[str] = []
    for match in re.finditer(r"[^\r\n]+", text):
        if line := match[0].strip():
            found.append(line[:LONGEST_LINE])
            if len(found) == NEAR_THE_TOP:
                break
    return found


def _is_opening(match: re.Match[str]) -> bool:
    """A dash alone after a name is no date line: it needs an agency, or a date and a place in capitals."""
    if match["agency"] and _agency_of(match) is not None:
        return True
    return bool(match["before"] or match["after"]) and bool(_CAPITALS.match(match[0]))


def _agency_of(match: re.Match[str]) -> str | None:
    bracket: str | None = match["agency"]
    if bracket is None:
        return None
    rows: tuple[AgencyRow, ...] = load_rows("agencies.toml", "agency", AgencyRow)
    for row in rows:
        if bracket == row.short or (len(row.short) > 4 and bracket.lower() == row.short.lower()):
            return row.name
    # Any initials can stand in a bracket: unknown ones are a station's after a place in capitals, or if they begin
    # with K or W, as the call signs of American stations do.
    is_station = _CALL_SIGN.fullmatch(bracket) and (bracket[0] in "KW" or _CAPITALS.match(match[0]))
    return bracket if is_station or _is_newsroom(match, bracket) else None


def _is_newsroom(match: re.Match[str], bracket: str) -> bool:
    """Whether a bracket that no row knows can only name who wrote it: after a place in capitals and a day, before the
    dash, and a name ("ARDEN, March 2 (Levant Wire) -").
    """
    if not (match["before"] and _CAPITALS.match(match[0]) and _NEWSROOM.fullmatch(bracket)):
        return False
    return not {word.lower() for word in bracket.split()} & _NO_NEWSROOM


def _opening_stamp(words: str | None, url: str | None) -> Stamp | None:
    match = _YEARLESS.fullmatch(words) if words else None
    if match is None:
        return None
    month, day, year = MONTHS[match["month"].lower()], int(match["day"]), match["year"]
    if year is None:
        address = _DATED_ADDRESS.search(url or "")
        # An address of another month may be of another year, too.
        if address is None or int(address["month"]) != month:
            return None
        year = address["year"]
    return read_stamp(f"{year}-{month:02d}-{day:02d}")


def _best_stamp(lines: list[str]) -> Stamp | None:
    """The first date that is called published or posted, else one alone on its line, else the time of a change.

    A time of a change counts only alone on its line: within a line it is mostly a program's, years after the report.
    """
    found: list[tuple[int, int, Stamp]] = []
    for number, line in enumerate(lines):
        alone = _ALONE.fullmatch(line)
        for match in [alone] if alone else _LABELLED.finditer(line):
            label = (match["label"] or "").lower()
            is_change = "updated" in label or "modified" in label
            if not alone and (is_change or ":" not in line[match.start() : match.start("stamp")]):
                continue
            if stamp := _stamp_of(match):
                found.append((2 if is_change else 0 if label else 1, number, stamp))
    return min(found, key=lambda row: row[:2])[2] if found else None


def _stamp_of(match: re.Match[str]) -> Stamp | None:
    return read_stamp(match["stamp"]) if match["stamp"][:4].isdigit() else printed_stamp(match)
