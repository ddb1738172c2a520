"""Records with the names blotted out of all their words; codes, hashes and what the gazetteer says stay."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from reportedly.individual_records import KnownPerson
from reportedly.publish.exports.blotting import Blot
from reportedly.publish.exports.withholding import Withholding
from reportedly.records import Place, Report, content_id

Record = TypeVar("Record")

_CODES = frozenset(
    (
        *("id", "sha256", "claim", "question", "subset_of", "polarity", "realis", "accumulation", "modifier", "origin"),
        *("noun_class", "timex", "granularity", "country", "language", "published", "published_at", "retrieved"),
        *("as_of_basis", "rules", "made_at", "verdict", "version", "target", "undoes", "renews", "other"),
    )
)
"""Fields that hold no words of a report, by name."""

_ADDRESSES = frozenset(["report_id", "event", "main_event", "voice"])
"""Ids that an input chose, and that may spell a name out: a hash takes their place where they do."""


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


def _blotted(value: Any, blot: Blot) -> Any:  # noqa: ANN401  # any record
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return blot.text(value)
    if isinstance(value, tuple):
        parts = tuple(_blotted(part, blot) for part in value)
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for name in (field.name for field in fields(value)):
            old = getattr(value, name)
            new = old if old is None else _field(value, name, old, blot)
            if new is not old:
                changed[name] = new
        return replace(value, **changed) if changed else value
    return value


def _field(record: Any, name: str, value: Any, blot: Blot) -> Any:  # noqa: ANN401  # any record's any field
    if name == "url":
        return None if blot.is_named(value) else value
    if name in _ADDRESSES:
        return withhold_id(value, blot)
    if isinstance(record, Report) and name == "id":
        return withhold_id(value, blot)
    if name in _CODES and not is_dataclass(value):  # a claim's id is called as a claim is
        return value
    if isinstance(record, Place) and name == "name" and record.geonames_id is not None:
        return value  # a town of that name, as the gazetteer spells it
    return _blotted(value, blot)
