"""Predict the places of reports in the shape of their gold: ``python bench/places.py GOLD.jsonl > PREDICTED.jsonl``.

Only the gold's ``id`` and ``text`` are read. That gold marks adjectives ("French"), governments ("Moscow said") and
names inside names ("Lebanon Police") as places too: those are added here, though ``find_places`` leaves them out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.analyse.parser import load_parser
from reportedly.extract.gazetteer import Gazetteer, load_gazetteer
from reportedly.extract.places import find_toponyms
from reportedly.extract.territories import find_territory, metonym_government, us_state_of
from reportedly.records import Analysis, Place, Report, text_sha256


def main(path: str) -> None:
    """Read the gold's texts, print a prediction a line."""
    parser, gazetteer = load_parser(), load_gazetteer()
    documents = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").split("\n") if line]
    reports = (Report(document["id"], document["text"], text_sha256(document["text"])) for document in documents)
    for analysis in parser.parse_many(reports):
        toponyms = [_toponym(place) for place in find_as_gold(analysis, gazetteer)]
        print(json.dumps({"id": analysis.report.id, "toponyms": toponyms}))


def find_as_gold(analysis: Analysis, gazetteer: Gazetteer) -> Iterator[Place]:
    """Every toponym whatever its role, and the territory words between them."""
    here = 0
    for toponym in find_toponyms(analysis, gazetteer):
        mention = toponym.mention
        yield from _territories(analysis, gazetteer, here, mention.first)
        yield mention.place
        here = mention.last
    yield from _territories(analysis, gazetteer, here, len(analysis.tokens))


def _territories(analysis: Analysis, gazetteer: Gazetteer, first: int, last: int) -> Iterator[Place]:
    while found := find_territory(analysis, first, last):
        code, start, first = found
        span = analysis.span(start, first)
        state = us_state_of(span.text, abbreviated=False)
        country = gazetteer.division("US", state) if state else gazetteer.country(code)
        if country and not metonym_government(span.text):
            yield Place(span, country.name, code, country.geonames_id, country.latitude, country.longitude)


def _toponym(place: Place) -> dict[str, Any]:
    return {
        "start": place.span.start,
        "end": place.span.end,
        "name": place.name,
        "lat": place.latitude,
        "lon": place.longitude,
        "geonames_id": None if place.geonames_id is None else str(place.geonames_id),
    }


if __name__ == "__main__":
    main(sys.argv[1])
