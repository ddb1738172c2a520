"""The list of known places: a part of GeoNames (CC BY 4.0), shipped with the package.

``data/gazetteer.zip`` holds areas (countries, first-level divisions, continents) in one text file, and populated places
and US counties in blocks sorted by folded name, so that a look-up reads one block and opening reads none.
``scripts/build_gazetteer.py`` builds it. It is the one data file of `extract/` that is not a table of rules; like them
it is read through ``importlib.resources``, and nowhere but here.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from sys import intern

from reportedly.errors import RuleTableError

ARCHIVE = "gazetteer.zip"
AREAS = "areas.tsv"
COLUMNS = ("name", "official", "kind", "country", "admin1", "latitude", "longitude", "id", "population")
"""The columns, in order; degrees are in hundredths, "" where there is no point, and an id of 0 is none."""

REMEMBERED = 20_000
"""Names whose answers are kept: a few megabytes; a long run must not keep every capitalised word it ever met."""

_NO_POINT = -100_000
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A known place. ``kind`` is "city", "county", "division" (first-level), "country" or "region"
    (a continent, or a part of a country without a border of its own in the list).

    ``admin1`` is GeoNames' code of the first-level division, in the US the postal code. Degrees are WGS84, rounded to
    a hundredth; None where the source has no point (US counties). ``population`` is 0 where it is not known.
    """

    name: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    population: int


@dataclass(frozen=True, slots=True)
class _Block:
    """Places by column, sorted by key."""

    keys: list[str]
    names: list[str]
    officials: list[str]
    kinds: list[str]
    countries: list[str]
    admins: list[str]
    numbers: tuple[array[int], ...]
    """Latitude, longitude, id, population."""

    def entry(self, row: int) -> Entry:
        latitude, longitude, geonames_id, population = (column[row] for column in self.numbers)
        return Entry(
            self.officials[row] or self.names[row],
            self.kinds[row],
            self.countries[row] or None,
            self.admins[row] or None,
            None if latitude == _NO_POINT else latitude / 100,
            None if longitude == _NO_POINT else longitude / 100,
            geonames_id or None,
            population,
        )


class Gazetteer:
    """Known places by name. Get it with ``load_gazetteer`` and pass it on; look-ups keep the blocks that they read."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._firsts = [name for name in archive.namelist() if name != AREAS]
        self._blocks: dict[str, _Block] = {}
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._by_code: dict[tuple[str, str], Entry] = {}
        self._areas: dict[str, list[Entry]] = {}
        rows = [line.split("\t") for line in archive.read(AREAS).decode().split("\n")]
        block = _block([list(column) for column in zip(*rows, strict=True)])
        for row, key in enumerate(block.keys):
            entry = block.entry(row)
            self._areas.setdefault(key, []).append(entry)
            if entry.country and entry.kind in {"country", "division"}:
                self._by_code[entry.country, entry.admin1 or ""] = entry

    def find(self, name: str) -> tuple[Entry, ...]:
        """All places of that name, areas first, then the most populous first; empty where none is known.

        Case, accents, hyphens and full stops do not count; "St.", "Ft." and "Mt." are read in full.
        """
        key = fold_name(name)
        if key not in self._found:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            self._found[key] = (*self._areas.get(key, ()), *self._places(key))
        return self._found[key]

    def country(self, code: str) -> Entry | None:
        """The country with this ISO 3166-1 alpha-2 code."""
        return self._by_code.get((code, ""))

    def division(self, country: str, admin1: str) -> Entry | None:
        """A first-level division by its codes ("US", "LA"); the larger English-speaking countries have theirs."""
        return self._by_code.get((country, admin1)) if admin1 else None

    def _places(self, key: str) -> tuple[Entry, ...]:
        at = bisect_right(self._firsts, key) - 1
        if at < 0 or not key:
            return ()
        block = self._read(self._firsts[at])
        return tuple(map(block.entry, range(bisect_left(block.keys, key), bisect_right(block.keys, key))))

    def _read(self, first: str) -> _Block:
        if first not in self._blocks:
            lines = self._archive.read(first).decode().split("\n")
            self._blocks[first] = _block([line.split("\t") for line in lines])
        return self._blocks[first]


@cache
def load_gazetteer() -> Gazetteer:
    """Open the gazetteer that ships with the package: some milliseconds.

    Raises:
        RuleTableError: It is missing or damaged.
    """
    try:
        content = files("reportedly.extract").joinpath("data", ARCHIVE).read_bytes()
        return Gazetteer(zipfile.ZipFile(io.BytesIO(content)))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise RuleTableError(f"the gazetteer cannot be read: {error}", where=f"extract/data/{ARCHIVE}") from error


def fold_name(name: str) -> str:
    """What two spellings of one name share: lower-case words without accents, apostrophes, hyphens and full stops."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(letter for letter in decomposed if not unicodedata.combining(letter) and letter not in "’‘ʻʼ")
    words = (
        name.lower().replace(".", " ").replace("-", " ").replace(",", " ").replace("'", "").replace("/", " ").split()
    )
    return " ".join([_SHORT.get(word, word) for word in words])


def _block(columns: list[list[str]]) -> _Block:
    names, officials, kinds, countries, admins, *numbers = columns
    return _Block(
        list(map(fold_name, names)),
        names,
        officials,
        list(map(intern, kinds)),
        list(map(intern, countries)),
        list(map(intern, admins)),
        tuple(array("i", [int(value) if value else _NO_POINT for value in column]) for column in numbers),
    )
