"""The fields of a claim that a person may correct, what each takes, and the one spelling of each value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportedly.errors import InputError
from reportedly.records import Accumulation, ClaimKind, Modifier, Polarity, Realis, Stance

LONGEST = 200
"""Code points of a name that a person gives."""

_DIGITS = 30  # of a number; the people of the world need ten
_NUMBER = re.compile(r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:\s*(?:/|\.\.)\s*(\d{4}-\d\d-\d\d))?", re.ASCII)
_WORD = re.compile(r"[a-z][a-z_-]*", re.ASCII)
_CODE = re.compile(r"[A-Za-z]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Field:
    """``takes`` says in words what a value is, ``spelled`` gives its one spelling or raises ``ValueError``.

    ``kinds`` are the claims that have it, ``clearable`` where a claim may do without it, ``choices`` all values, where
    they are few.
    """

    takes: str
    spelled: Callable[[str], str]
    kinds: tuple[ClaimKind, ...] = tuple(ClaimKind)
    clearable: bool = True
    choices: tuple[str, ...] = ()


def parsed(name: str, text: str | None) -> str | None:
    """The one spelling of a value; None where the claim should have none.

    Raises:
        InputError: There is no such field, it does not take such a value, or no claim can do without it.
    """
    field = FIELDS.get(name)
    if field is None:
        raise InputError(f"a claim has no field {name!r} that can be corrected", fix=f"one of: {', '.join(FIELDS)}")
    value = " ".join((text or "").split())
    if not value:
        if not field.clearable:
            raise InputError(f"a claim cannot do without {name}", fix=f"it takes {field.takes}")
        return None
    try:
        return field.spelled(value)
    except (ValueError, ArithmeticError) as error:
        raise InputError(f"{name} cannot be {value[:LONGEST]!r}", fix=f"it takes {field.takes}") from error


def _matching(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return found


def _number(text: str) -> str:
    _matching(_NUMBER, text)
    digits = text.replace(",", "").replace(" ", "")
    if len(digits) > _DIGITS:
        raise ValueError(text)
    whole, _, rest = digits.partition(".")
    rest = rest.rstrip("0")
    return f"{int(whole)}.{rest}" if rest else str(int(whole))


def _degrees(limit: int) -> Callable[[str], str]:
    def spelled(text: str) -> str:
        value = Decimal(text)
        if not value.is_finite() or abs(value) > limit:
            raise ValueError(text)
        return str(float(value))

    return spelled


def _days(text: str) -> str:
    found = _matching(_DAYS, text)
    start, end = date.fromisoformat(found[1]), date.fromisoformat(found[2] or found[1])
    if end < start:
        raise ValueError(text)
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"


def _name(text: str) -> str:
    if len(text) > LONGEST or not text.isprintable():
        raise ValueError(text)
    return text


def _land(text: str) -> str:
    return text.upper() if _CODE.fullmatch(text) else _name(text)


def _word(text: str) -> str:
    return _matching(_WORD, text.lower())[0]


def _code(text: str) -> str:
    return _matching(_CODE, text)[0].upper()


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def spelled(text: str) -> str:
        value = text.lower().replace(" ", "_")
        if value not in choices:
            raise ValueError(text)
        return value

    return spelled


def _choice(choices: tuple[str, ...], kinds: tuple[ClaimKind, ...] = tuple(ClaimKind)) -> Field:
    return Field(f"one of {', '.join(choices)}", _one_of(choices), kinds, clearable=False, choices=choices)


_FIGURES = (ClaimKind.FIGURE,)

_KINDS = """
    government military police official agency ngo union company hospital witness relative person suspect lawyer
    prosecutor media state_media document unnamed
"""
SOURCE_KINDS = tuple(_KINDS.split())
"""What kind of source a reviewer may call somebody; the reading's own are rows of ``source_kinds.toml``."""

FIELDS: Mapping[str, Field] = {
    "point": Field("a number, for an exact or an approximate figure", _number, _FIGURES),
    "low": Field("a number: what it is at least", _number, _FIGURES),
    "high": Field("a number: what it is at most", _number, _FIGURES),
    "modifier": _choice(tuple(one.value for one in Modifier), _FIGURES),
    "predicate": Field("what is said to be so, in one word: killed, wounded, missing, …", _word, clearable=False),
    "counted": Field("a class of what is counted: people, soldiers, houses, …", _word, _FIGURES),
    "affiliation": Field("whose they are: a country's two letters, or a name", _land, _FIGURES),
    "period": Field("a day, or the first and the last: 2025-08-29, 2025-08-01/2025-08-31", _days),
    "as_of": Field("the day at which the figure held: 2025-08-29", _days, _FIGURES),
    "place": Field("the name of a place", _name),
    "country": Field("a country's two letters (ISO 3166-1)", _code),
    "latitude": Field("degrees north, from -90 to 90", _degrees(90)),
    "longitude": Field("degrees east, from -180 to 180", _degrees(180)),
    "originator": Field("the name of whoever said it first", _name),
    "originator_kind": _choice(SOURCE_KINDS),
    "stance": _choice(tuple(one.value for one in Stance)),
    "realis": _choice(tuple(one.value for one in Realis)),
    "polarity": _choice(tuple(one.value for one in Polarity)),
    "accumulation": _choice(tuple(one.value for one in Accumulation), _FIGURES),
}
"""The fields by name, in the order in which a form shows them."""
