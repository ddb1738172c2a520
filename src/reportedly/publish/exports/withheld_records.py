"""Records with the names blotted out of all their words; codes, hashes and what the gazetteer says stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from reportedly.individual_records import KnownPerson
from reportedly.publish.exports.blotting import Blot
from reportedly.publish.exports.withholding import Withholding
from reportedly.records import Place, Report, content_id
from reportedly.review.records import Correction

Record = TypeVar("Record")

_CODES = frozenset(
    (
        *("id", "sha256", "claim", "question", "subset_of", "polarity", "realis", "accumulation", "modifier", "origin"),
        *("noun_class", "timex", "granularity", "country", "language", "published", "published_at", "retrieved"),
        *("as_of_basis", "rules", "made_at", "verdict", "version", "target", "undoes", "renews", "other"),
    )
)
"""Fields that hold no words of a report, by name."""

ADDRESSES = frozenset(["report_id", "event", "main_event", "voice"])
"""Ids that an input chose, and that may spell a name out: a hash takes their place where they do."""


_NAMES_CORRECTED = frozenset(["originator", "place", "affiliation"])
"""What a reviewer may correct to a name; all else is a number, a day or one of a list."""

_HASH = re.compile(r"[a-z]+-[0-9a-f]{32}")
"""An id that `content_id` made: it names nobody, though its letters may spell a short name."""


def withhold(record: Record, blot: Blot) -> Record:
    """``record`` without the names that ``blot`` knows, the same object where there are none in it.

    Offsets stay as they are: they count the report as it is stored, and no longer the words beside them.
    """
    blotted: Record = _blotted(record, blot)
    return blotted


def withhold_id(name: str, blot: Blot) -> str:
    """An id as it is, or a hash of it where it gives a name away."""
    return content_id("withheld", name) if not _HASH.fullmatch(name) and blot.is_named(name) else name


def withhold_person(person: KnownPerson, withholding: Withholding) -> KnownPerson:
    """A person without names, each telling as its report's names are withheld; the label is their name now."""
    tellings = []
    for telling in person.tellings:
        blot = withholding.blot((telling.stored.report_id, telling.stored.sha256))
        tellings.append(telling if blot is None else withhold(telling, blot))
    names = tuple(dict.fromkeys(telling.individual.name for telling in tellings if telling.individual.name))
    return replace(person, names=names, tellings=tuple(tellings))


def rewritten(record: Record, change: Callable[[str, Any], Any]) -> Record:
    """A dataclass with each of its fields changed; the same object where none of them is.

    Args:
        record: Any dataclass.
        change: A field's name and value, to its value; fields that are None are not asked for.
    """
    changed = {}
    for name in (field.name for field in fields(record)):  # type: ignore[arg-type]  # as the docstring says
        old = getattr(record, name)
        new = old if old is None else change(name, old)
        if new is not old:
            changed[name] = new
    return replace(record, **changed) if changed else record  # type: ignore[type-var]  # as above


def same_or(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """``old`` where ``new`` has the same objects in it."""
    return new if any(one is not other for one, other in zip(new, old, strict=True)) else old


def is_code(record: object, name: str, value: object) -> bool:
    """Whether a field holds no words of a report, or those of the gazetteer."""
    if name in _CODES and not is_dataclass(value):  # a claim's id is called as a claim is
        return True
    if isinstance(record, Correction):
        return name == "field" or record.field not in _NAMES_CORRECTED
    return isinstance(record, Place) and name == "name" and record.geonames_id is not None  # a town of that name


def _blotted(value: Any, blot: Blot) -> Any:  # noqa: ANN401  # any record
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return blot.text(value)
    if isinstance(value, tuple):
        return same_or(value, tuple(_blotted(part, blot) for part in value))
    if is_dataclass(value) and not isinstance(value, type):
        return rewritten(value, lambda name, old: _field(value, name, old, blot))
    return value


def _field(record: Any, name: str, value: Any, blot: Blot) -> Any:  # noqa: ANN401  # any record's any field
    if name == "url":
        return None if blot.is_named(value) else value
    if name in ADDRESSES or (isinstance(record, Report) and name == "id"):
        return withhold_id(value, blot)
    return value if is_code(record, name, value) else _blotted(value, blot)
