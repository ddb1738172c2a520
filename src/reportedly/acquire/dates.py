"""Printed dates: "Aug. 30, 2025", "30 August 2025, 14:05", "Mon 8:05 PM, Dec 26, 2016", ISO 8601, RFC 2822.

A date is read only where the words leave no choice: "3/7/2017" has two readings and is left alone, and so is a day
without a year. An hour without a zone stays without one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
ZONE_HOURS = {
    "utc": 0, "gmt": 0, "z": 0, "edt": -4, "est": -5, "cdt": -5, "mdt": -6, "mst": -7, "pdt": -7, "cet": 1, "cest": 2,
}  # fmt: skip
"""Hours east of Greenwich, for names that stand for one zone in English news; CST, PST, IST and BST do not."""

_MONTH = r"(?P<month%d>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?P<hour%d>\d{1,2})(?:[:.](?P<minute%d>\d{2})(?::\d{2})?)?\s*"
    r"(?P<half%d>[ap]\.?m\.?)?(?:\s+\(?(?P<zone%d>[a-z]{3,4})\b\)?)?"
)
_DAY = r"(?P<day%d>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year%d>(?:18|19|20)\d\d)\b"
_LINK = r"(?:\s*(?:,|@|\||-|–|at|on)\s*|\s+)"


def _numbered(pattern: str, number: int) -> str:
    return pattern.replace("%d", str(number))


_FORMS = (
    _WEEKDAY + _MONTH + r"\s+" + _DAY + r",?\s+" + _YEAR + rf"(?:{_LINK}{_CLOCK})?",
    _WEEKDAY + _DAY + r"\s+" + _MONTH + r",?\s+" + _YEAR + rf"(?:{_LINK}{_CLOCK})?",
    _WEEKDAY + _CLOCK + r",?\s+" + _WEEKDAY + _MONTH + r"\s+" + _DAY + r",?\s+" + _YEAR,
    _WEEKDAY + _CLOCK + r",?\s+" + _WEEKDAY + _DAY + r"\s+" + _MONTH + r",?\s+" + _YEAR,
)
PRINTED_DATE = "(?:" + "|".join(_numbered(form, number) for number, form in enumerate(_FORMS)) + ")"
"""A regular expression (no flags of its own; match without case) of a printed date with its year."""

_PRINTED = re.compile(PRINTED_DATE, re.IGNORECASE)
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE
)
_EARLIEST, _LATEST = 1800, 2100


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day, and the moment in ISO 8601 where an hour was printed: with an offset only if the zone was, too."""

    day: date
    moment: str | None = None


def read_stamp(words: str) -> Stamp | None:
    """Read all of ``words`` as ISO 8601, RFC 2822 or a printed date; None where they are not one date."""
    words = words.strip()
    if match := _ISO.fullmatch(words):
        return _iso_stamp(match)
    if match := _PRINTED.fullmatch(words):
        return printed_stamp(match)
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _stamp(moment.date(), moment.timetz())


def printed_stamp(match: re.Match[str]) -> Stamp | None:
    """The date of a match of ``PRINTED_DATE``; None for a day that no calendar has."""
    found = {name[:-1]: value for name, value in match.groupdict().items() if value is not None and name[-1].isdigit()}
    try:
        day = date(int(found["year"]), MONTHS[found["month"].lower()], int(found["day"]))
    except (KeyError, ValueError):
        return None
    return _stamp(day, _clock(found))


def _clock(found: dict[str, str]) -> time | None:
    half = found.get("half", "").lower()[:1]
    if "hour" not in found or ("minute" not in found and not half):
        return None
    hour = int(found["hour"])
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    hours_east = ZONE_HOURS.get(found.get("zone", "").lower())
    zone = None if hours_east is None else timezone(timedelta(hours=hours_east))
    try:
        return time(hour, int(found.get("minute", 0)), tzinfo=zone)
    except ValueError:
        return None


def _iso_stamp(match: re.Match[str]) -> Stamp | None:
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        whole = date(int(year), int(month), int(day))
        if hour is None:
            return _stamp(whole, None)
        text = f"{hour}:{minute}:{second or '00'}{offset or ''}"
        return _stamp(whole, time.fromisoformat(text.upper().replace("Z", "+00:00")))
    except ValueError:
        return None


def _stamp(day: date, clock: time | None) -> Stamp | None:
    if not _EARLIEST <= day.year <= _LATEST:
        return None
    # Midnight without a zone is how programs write a day without an hour.
    if clock is None or (clock.tzinfo is None and clock == time()):
        return Stamp(day)
    return Stamp(day, datetime.combine(day, clock).isoformat())
