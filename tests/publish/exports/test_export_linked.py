"""Formats with other people's schemas: each is checked by a validator that knows nothing of us."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from followthemoney import model
from followthemoney.exc import InvalidData
from pyld import jsonld

from reportedly.desk.exporting import material_of
from reportedly.persist import Ledger
from reportedly.publish.exports.tolls import tolls
from reportedly.records import ClaimFilter
from tests.publish.conftest import KILLED, REPORT
from tests.publish.exports.conftest import Export
from tests.publish.exports.made_ledger import FOUR, HARBOUR, MILL, R1, R2, READINGS, REJECTED, THREE, TWO, make

ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "body", "target", "motivation"],
    "properties": {
        "id": {"type": "string", "pattern": "^urn:"},
        "type": {"const": "Annotation"},
        "motivation": {"const": "describing"},
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["source", "selector", "state"],
                "properties": {
                    "source": {"type": "string", "minLength": 1},
                    "selector": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "oneOf": [
                                {
                                    "required": ["exact", "prefix", "suffix"],
                                    "properties": {"type": {"const": "TextQuoteSelector"}},
                                },
                                {
                                    "required": ["start", "end"],
                                    "properties": {
                                        "type": {"const": "TextPositionSelector"},
                                        "start": {"type": "integer", "minimum": 0},
                                        "end": {"type": "integer", "minimum": 0},
                                    },
                                },
                            ]
                        },
                    },
                    "state": {
                        "required": ["type", "cached", "sha256"],
                        "properties": {"type": {"const": "TimeState"}, "sha256": {"pattern": "^[0-9a-f]{64}$"}},
                    },
                },
            },
        },
    },
}
CLAIM_REVIEW = {
    "type": "object",
    "required": ["@context", "@type", "claimReviewed", "itemReviewed", "creativeWorkStatus"],
    "not": {"required": ["reviewRating"]},
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "ClaimReview"},
        "claimReviewed": {"type": "string", "minLength": 1},
        "creativeWorkStatus": {"const": "Draft"},
        "itemReviewed": {
            "type": "object",
            "required": ["@type", "firstAppearance"],
            "properties": {
                "@type": {"const": "Claim"},
                "datePublished": {"type": "string", "format": "date"},
                "author": {"required": ["@type", "name"]},
                "firstAppearance": {"$ref": "#/$defs/work"},
                "appearance": {"type": "array", "items": {"$ref": "#/$defs/work"}},
            },
        },
    },
    "$defs": {"work": {"type": "object", "required": ["@type"], "properties": {"@type": {"const": "NewsArticle"}}}},
}
TEXTS = {reading.report.sha256: reading.report.text for reading in READINGS}


@pytest.fixture
def page(export: Export) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(export("web-annotation"))
    return document


def test_annotations_have_the_shape_that_the_w3c_asks_for(page: dict[str, Any]) -> None:
    assert (page["type"], page["@context"][0]) == ("AnnotationPage", "http://www.w3.org/ns/anno.jsonld")
    assert len(page["items"]) == sum(len(reading.claims) for reading in READINGS)
    for item in page["items"]:
        jsonschema.validate(item, ANNOTATION)


def test_annotations_anchor_in_the_words_that_they_quote(page: dict[str, Any]) -> None:
    """By position, and by quote where the words with those around them stand only once."""
    for item in page["items"]:
        for target in item["target"]:
            text = TEXTS[target["state"]["sha256"]]
            quote, position = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert text.find(around) + len(quote["prefix"]) == position["start"]
            digest = base64.urlsafe_b64decode(target["state"]["cached"].removeprefix("ni:///sha-256;") + "=")
            assert digest == hashlib.sha256(text.encode()).digest()


def test_positions_count_code_points_past_an_emoji(page: dict[str, Any]) -> None:
    killed = next(item for item in page["items"] if item["id"].endswith(KILLED.id))
    start = killed["target"][0]["selector"][1]["start"]
    assert start == REPORT.text.index("at least 40")
    assert start < len(REPORT.text[:start].encode("utf-16-le")) // 2  # UTF-16 units would be one more


def test_annotations_are_linked_data(page: dict[str, Any]) -> None:
    """The W3C's context is not at hand offline: the terms that we use stand in for it, and ours are expanded."""
    oa, as2 = "http://www.w3.org/ns/oa#", "https://www.w3.org/ns/activitystreams#"
    terms = {
        "id": "@id",
        "type": "@type",
        "Annotation": f"{oa}Annotation",
        "AnnotationPage": f"{as2}OrderedCollectionPage",
        "TextQuoteSelector": f"{oa}TextQuoteSelector",
        "TextPositionSelector": f"{oa}TextPositionSelector",
        "items": {"@id": f"{as2}items", "@container": "@list"},
        "startIndex": f"{as2}startIndex",
        **{
            name: {"@id": f"{oa}{long}", "@type": "@id"}
            for name, long in (("body", "hasBody"), ("target", "hasTarget"))
        },
        **{name: {"@id": f"{oa}has{name.title()}", "@type": "@id"} for name in ("source", "selector", "state")},
        "exact": f"{oa}exact",
        "start": f"{oa}start",
        "cached": {"@id": f"{oa}cachedSource", "@type": "@id"},
    }

    def load(url: str, _options: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        context = {"@context": terms}
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

    [expanded] = jsonld.expand(page, {"documentLoader": load})
    [listed] = expanded[f"{as2}items"]
    assert len(listed["@list"]) == len(page["items"])
    for item, given in zip(listed["@list"], page["items"], strict=True):
        assert item["@type"] == [f"{oa}Annotation"]
        [values] = [body["urn:reportedly:claim-values"] for body in item[f"{oa}hasBody"] if len(body) > 1][-1]
        assert values["@type"] == "@json"
        assert values["@value"] == given["body"][1]["claim"]
        assert item[f"{oa}hasTarget"][0][f"{oa}hasState"][0]["urn:reportedly:sha256"]


def tagged(data: bytes) -> list[dict[str, str]]:
    heading, _tags, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
    return [dict(zip(heading, row, strict=True)) for row in rows]


def test_a_best_figure_stands_only_where_all_agree(export: Export) -> None:
    by_id = {row["id"]: row for row in tagged(export("ucdp"))}
    assert [by_id[HARBOUR.id][name] for name in ("best", "low", "high")] == ["", "3", "4"]
    assert [by_id[MILL.id][name] for name in ("best", "low", "high")] == ["2", "2", "2"]
    fatalities = {row["event_id_cnty"]: row["fatalities"] for row in tagged(export("acled"))}
    assert fatalities == {HARBOUR.id: "", MILL.id: "2"}


def test_days_and_places_of_events(export: Export) -> None:
    by_id = {row["id"]: row for row in tagged(export("ucdp"))}
    harbour, mill = by_id[HARBOUR.id], by_id[MILL.id]
    assert (harbour["date_start"], harbour["date_prec"], mill["date_prec"]) == ("2024-06-03", "1", "2")
    assert (harbour["where_coordinates"], harbour["latitude"], harbour["country"]) == ("Port Ansel", "60.25", "Norway")
    assert harbour["number_of_sources"] == "2"


def test_a_filter_leaves_out_the_claims_that_it_does_not_let_through(export: Export) -> None:
    rows = tagged(export("ucdp", ClaimFilter(report=R2.id)))
    assert [(row["id"], row["best"], row["source_date"]) for row in rows] == [(HARBOUR.id, "4", "2024-06-06")]


def test_what_all_reviewers_reject_counts_no_more(tmp_path: Any) -> None:
    with Ledger.open(make(tmp_path / "rejected.db", reviews=(REJECTED,))) as ledger:
        [mill] = [toll for toll in tolls(material_of(ledger, ClaimFilter())) if toll.event.id == MILL.id]
        assert [one.claim.id for one in mill.accounts] == [TWO.id]
        assert any(one.is_rejected for one in material_of(ledger, ClaimFilter()).claims())


def test_drafts_have_no_rating(export: Export) -> None:
    drafts = [json.loads(line) for line in export("claimreview", author="Ansel Facts").splitlines()]
    assert len(drafts) == len({draft["identifier"] for draft in drafts}) == 4
    for draft in drafts:
        jsonschema.validate(draft, CLAIM_REVIEW)
        assert draft["author"] == {"@type": "Organization", "name": "Ansel Facts"}
    assert all("author" not in json.loads(line) for line in export("claimreview").splitlines())
    three = next(draft for draft in drafts if draft["itemReviewed"]["identifier"] == THREE.id)
    assert three["itemReviewed"]["firstAppearance"]["url"] == R1.url
    assert three["itemReviewed"]["author"] == {"@type": "Organization", "name": "police"}


def test_follow_the_money_takes_every_entity(export: Export) -> None:
    entities = [json.loads(line) for line in export("followthemoney").splitlines()]
    proxies = {entity["id"]: model.get_proxy(entity) for entity in entities}
    for entity in entities:
        proxy = proxies[entity["id"]]
        try:
            proxy.schema.validate(entity)
        except InvalidData as error:
            pytest.fail(f"{entity}: {error.errors}")
        for name, values in entity["properties"].items():
            assert set(proxy.get(name)) == set(values), (entity["schema"], name)
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in proxies, (entity["schema"], prop.name)
                assert proxies[value].schema.is_a(prop.range), (entity["schema"], prop.name)
    assert {entity["schema"] for entity in entities} >= {
        "Article",
        "Event",
        "Person",
        "Mention",
        "Documentation",
        "Note",
    }
    articles = [entity["properties"] for entity in entities if entity["schema"] == "Article"]
    assert {article["notes"][0].rpartition(" ")[2] for article in articles} == TEXTS.keys()
    bodies = {article["contentHash"][0]: article["bodyText"][0] for article in articles}
    assert bodies == {hashlib.sha1(text.encode()).hexdigest(): text for text in TEXTS.values()}  # noqa: S324  # theirs
    harbour = proxies[HARBOUR.id]
    assert harbour.get("recordId") == [HARBOUR.id]
    assert any("Three" in words for words in harbour.get("summary"))
    assert len(harbour.get("proof")) == 2


def test_ids_are_the_same_the_next_time(export: Export) -> None:
    assert export("followthemoney") == export("followthemoney")
    assert FOUR.id in export("followthemoney").decode()
