"""What two sketches must share to be compared: rare names, or fairly rare words within some days.

Keys are hashes, so that an index of them is small; they stand for words and days only, so that what is read later
changes none.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from reportedly.link.commonness import weight_of
from reportedly.link.sketch import Sketch

RARE = 4.5
"""The weight from which a name alone makes two sketches worth comparing: two words, one of them in no list."""

TELLING = 2.0
"""The weight from which a name or a word of the lead does so, within ``DAYS``."""

DAYS = 10
"""Width of the windows of days; windows overlap, so that neighbours across a border meet."""

SHARED = 4.0
"""What the shared keys must weigh together."""


def keys_of(sketch: Sketch) -> dict[int, str]:
    """The sketch's keys, 63 bits each, with the word that each is of: a rare name, or a telling word in some days."""
    windows = {
        day
        for known in (sketch.day, sketch.happened)
        if known is not None
        for day in (known // DAYS, known // DAYS + 1)
    }
    found = {}
    for term in sketch.told.keys() | sketch.lead.keys():
        weight = weight_of(term)
        if weight >= RARE:
            found[_hash(term)] = term
        elif weight >= TELLING:
            found.update((_hash(f"{term}\n{window}"), term) for window in windows)
    return found


def is_worth_comparing(terms: Iterable[str]) -> bool:
    """Whether the words that two sketches share as keys, each once, weigh enough."""
    return sum(map(weight_of, terms)) >= SHARED


def _hash(key: str) -> int:
    """63 bits: databases have no unsigned integers."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
