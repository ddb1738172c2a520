"""What two sketches must share to be compared: rare names, or fairly rare words within some days.

A sketch of which no day is known may be of any: it is compared with those that share more. Keys are hashes, so that an
index of them is small; they stand for words and days only, so that what is read later changes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from reportedly.link.commonness import weight_of
from reportedly.link.sketch import Sketch, is_close

RARE = 4.5
"""The weight from which a name alone makes two sketches worth comparing: two words, one of them in no list."""

NAMED = 3.0
"""The weight from which a name of two words is a key whatever the days: years later a trial still names the victims."""

TELLING = 2.0
"""The weight from which a name or a word of the lead does so, within ``DAYS``."""

UNKNOWN = 4.0
"""The weight from which a single word does so where the days of one sketch are not known."""

DAYS = 10
"""Width of the windows of days; windows overlap, so that neighbours across a border meet."""

SHARED = 4.0
"""What the shared keys must weigh together."""

UNDATED = 0.5
"""What a word counts where one of two sketches has no days: it takes twice as many."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a key stands for, and how much it counts if another sketch has it."""

    term: str
    weight: float


def keys_of(sketch: Sketch) -> frozenset[int]:
    """The keys that the sketch is found by, 63 bits each."""
    dated = bool(_windows(sketch))
    return frozenset(_hash(key) for key, _ in _keys(sketch, "dated" if dated else "undated"))


def sought_by(sketch: Sketch) -> dict[int, Key]:
    """The keys by which the sketch finds others. Two sketches find each other, or neither does."""
    kinds = ("undated",) if _windows(sketch) else ("dated", "undated")
    return {_hash(key): found for kind in kinds for key, found in _keys(sketch, kind)}


def is_worth_comparing(shared: Iterable[Key]) -> bool:
    """Whether the words that two sketches share as keys, each once, weigh enough."""
    weights: dict[str, float] = {}
    for key in shared:
        weights[key.term] = max(key.weight, weights.get(key.term, 0.0))
    return sum(weights.values()) >= SHARED


def _keys(sketch: Sketch, kind: str) -> Iterator[tuple[str, Key]]:
    """All keys of a sketch; those for others of which one has no days are of one ``kind``, "dated" or "undated"."""
    windows = _windows(sketch)
    for term in sketch.told.keys() | sketch.lead.keys():
        weight = weight_of(term)
        if weight >= RARE or (weight >= NAMED and " " in term):
            yield term, Key(term, weight)
        if TELLING <= weight < RARE:
            yield from ((f"{term}\n{window}", Key(term, weight)) for window in windows)
        if UNKNOWN <= weight < RARE:
            yield f"{term}\n{kind}", Key(term, UNDATED * weight)


def _windows(sketch: Sketch) -> frozenset[int]:
    """The windows that the known days of a sketch lie in."""
    happened = sketch.happened if is_close(sketch.happened) else None
    days = {day for day in (sketch.day, *(happened or ())) if day is not None}
    return frozenset(window for day in days for window in (day // DAYS, day // DAYS + 1))


def _hash(key: str) -> int:
    """63 bits: databases have no unsigned integers."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
