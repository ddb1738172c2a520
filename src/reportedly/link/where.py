"""Where the counted were, as far as a figure's own words say it, and whether two figures are of two places.

A country is wide: beside a town it is the whole, and where all figures are of one country it narrows nothing. The ids
of countries stand in ``data/countries.txt``, as GeoNames has them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from reportedly.errors import RuleTableError
from reportedly.records import Accumulation, Claim

CAPITAL = "the capital"
"""A place that any land's reports may mean by its name, or by this."""


@dataclass(frozen=True, slots=True)
class Where:
    """A figure's place: its name in small letters, None where its words name none. ``is_wide`` if it is a country,
    ``is_nationwide`` if the words say that all of the country is meant, by whatever name. ``land`` is the country that
    the figure is of by what stands around it, a two-letter code, and ``around`` the place that it is told of there,
    empty where that is all of a country.
    """

    name: str | None = None
    is_wide: bool = False
    is_nationwide: bool = False
    land: str | None = None
    around: str = ""


@cache
def _countries() -> frozenset[int]:
    """The ids of all countries.

    Raises:
        RuleTableError: The file is missing, or holds something else than ids.
    """
    try:
        table = files("reportedly.link").joinpath("data", "countries.txt").read_text(encoding="ascii")
        return frozenset(map(int, table.split()))
    except (OSError, ValueError) as error:
        raise RuleTableError(f"the table cannot be read: {error}", where="link/data/countries.txt") from error


_INTO_PLACE = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:in|at|across|near|around|throughout|from)\W+(?:the\W+)?(?:\w+\W+){0,2}$", re.IGNORECASE
)
_SETTLEMENT = re.compile(
    r"[^.;]{0,20}?\b(?:in|from) the (?:village|town|district|city|province|region|island|county) of (?P<name>[A-Z]\w+)"
)
_INSIDE = re.compile(r"^(?:(?!\b(?:that|which|who)\b)[^.;])*?" + _SETTLEMENT.pattern)
_HAPPENING = (
    r"(?:shooting|attack|bombing|crash|quake|earthquake|fire|flood|blast|explosion|killing|murder|case|area|war"
    r"|protest|riot)s?\b"
)
_OF_HAPPENING = re.compile(rf"(?: [a-z]+)? {_HAPPENING}")
"""What is named after its place, "the Orvane school shooting", says of its figures no more than which event it is."""

_RIGHT_BEHIND = re.compile(
    r"(?: (?!and |or |including )[a-z]+){0,2}? (?:in|from) (?:the )?(?:[Ss]tate of |[Pp]rovince of )?"
    r"(?P<name>[A-Z][\w’'-]*[a-z](?: [A-Z][\w’'-]*[a-z])*)"
    rf"(?!\w| (?:\w+ )?{_HAPPENING})"
)
"""A part's own place, right behind its number: "55 in Morelva, 32 from Upper Orvane"."""

_NO_PLACE = re.compile(
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)\w*\b|The\b|This\b"
)
_DIVISION = re.compile(r" (?:State|Province|District|County)$")

_IN_CAPITAL = re.compile(r"^[^.;]{0,25}?\bin the capital\b")
_CAPITAL_IN = re.compile(r"\bin the capital\b")
_OF_EVENT = re.compile(r"\b(?:that|which|who|hit|hits|struck|strikes|rocked|shook|targeted|devastated|swept)\b")
_NATIONWIDE = re.compile(
    r"\b(?:nationwide|countrywide|nationally|(?:in|across|throughout|around|all over) the (?:country|nation))\b",
    re.IGNORECASE,
)


def where_of(claim: Claim, text: str) -> Where:
    """Where a figure's counted were, by its own words, and the country that it is told of."""
    place = claim.place
    if place is None:
        return _in_words(claim, text)
    around = "" if place.geonames_id in _countries() else (place.name or place.span.text).lower()
    return replace(_in_words(claim, text), land=place.country, around=around)


def may_be_part(part: Where, whole: Where) -> bool:
    """Whether a figure of one place may be a part of one that is told of all of a country, or of no place by name."""
    if part.name is None or part.is_wide or part.is_nationwide:
        return False
    if whole.name is not None and not whole.is_wide:
        return False
    return not (whole.around and is_one_place(part.name, whole.around))


def _in_words(claim: Claim, text: str) -> Where:
    """The place that belongs to the figure's own words: it stands in them, or follows with a preposition.

    "In the town of Orvane" names a place though no gazetteer knows it. A place before the number belongs to what
    happened, where a verb stands between: "the toll from the quake that struck Orvane stands at 40".
    """
    place, evidence = claim.place, claim.evidence[0]
    after = text[evidence.end : evidence.end + 60]
    in_capital = bool(_IN_CAPITAL.search(after) or _CAPITAL_IN.search(evidence.text))
    if _NATIONWIDE.search(evidence.text) or _NATIONWIDE.match(after.lstrip()):
        return Where(is_nationwide=True)
    counts = claim.quantity is not None and claim.accumulation is not Accumulation.ORDINAL
    behind = _RIGHT_BEHIND.match(text, claim.quantity.span.end) if claim.quantity is not None and counts else None
    if behind is not None and not _NO_PLACE.match(behind["name"]) and (place is None or place.span.text):
        is_wide = place is not None and place.name == behind["name"] and place.geonames_id in _countries()
        return Where(_DIVISION.sub("", behind["name"]).lower(), is_wide)
    if place is None or not place.span.text:  # a reviewer's place has no words
        named = (_SETTLEMENT.match(after) or _INSIDE.search(evidence.text)) if place is None else None
        if named is not None:
            return Where(named["name"].lower())
        return Where(CAPITAL) if place is None and in_capital else _of_a_side(text, evidence.start, evidence.end)
    inside = evidence.start <= place.span.start and place.span.end <= evidence.end
    named_by_it = _OF_HAPPENING.match(text, place.span.end)
    if inside and (named_by_it or _OF_EVENT.search(text[evidence.start : place.span.start])):
        return Where()
    if not inside and (named := _INSIDE.match(evidence.text)) is not None:
        return Where(named["name"].lower())
    if not inside and not _INTO_PLACE.match(text[evidence.end : place.span.start][:40] or "."):
        return Where(CAPITAL) if in_capital else Where()
    return Where((place.name or place.span.text).lower(), is_wide=place.geonames_id in _countries())


_SIDE = (
    r"[Ii]n the (?:far )?(?P<side>(?:north|south|east|west)(?:-?(?:east|west))?)(?: of the (?:country|island|city))?"
)
_SIDE_BEFORE = re.compile(rf"(?:^|[.;,:] |\n){_SIDE},? $")
_SIDE_BEHIND = re.compile(rf" {_SIDE}\b(?! of [A-Z])")


def _of_a_side(text: str, start: int, end: int) -> Where:
    """A side of the land that words right beside the figure's own name: "in the north, 40 people were killed"."""
    found = _SIDE_BEFORE.search(text[max(0, start - 40) : start]) or _SIDE_BEHIND.match(text, end)
    return Where(f"the {found['side'].lower()}") if found is not None else Where()


def is_one_place(one: str, other: str) -> bool:
    """Whether one place is named within the other's name; "the capital" may be any town."""
    if CAPITAL in {one, other}:
        return True
    words, others = set(one.split()), set(other.split())
    return words <= others or others <= words


def where_differs(a: Where, b: Where, *, equal: bool, towns: bool, countries: bool) -> str | None:
    """What keeps the places of two figures apart, in words; None where they can be of one.

    Args:
        a: Of the one.
        b: Of the other.
        equal: Whether both give one number: then places that are only told in other words are taken for one.
        towns: Whether there are figures of several places, so that what names none may be of any of them.
        countries: The same of countries.
    """
    for all_, part in ((a, b), (b, a)):
        if all_.is_nationwide and part.name is not None and not part.is_wide:
            return f"one is of the whole country, the other of {part.name.title()}"
    if equal:
        return None
    if a.name and b.name:
        return None if is_one_place(a.name, b.name) else f"one is of {a.name.title()}, the other of {b.name.title()}"
    placed, other = (a, b) if a.name else (b, a)
    if placed.is_wide and placed.land is not None and placed.land == other.land:
        return None
    if placed.name and (countries if placed.is_wide else towns):
        return f"only one says where, and there are figures of several places: {placed.name.title()}"
    return None
