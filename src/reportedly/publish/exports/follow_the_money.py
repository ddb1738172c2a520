"""The ledger as FollowTheMoney entities, a line each, for Aleph, OpenAleph and other tools of newsroom data desks.

A report version is an ``Article``, an event an ``Event``; who says something, and who takes part, is a ``Person``,
``Organization`` or ``PublicBody``, with a ``Mention`` in each report; a ``Documentation`` links events to reports. The
schema has no property for figures: they stand in sentences in the event's ``summary`` and in a ``Note`` a question.
Ids follow from what an entity is of, so that a later export meets an earlier one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, BinaryIO

from reportedly.publish.exports.columns import PEOPLE
from reportedly.publish.exports.json_document import write_lines
from reportedly.publish.exports.material import ExportedClaim, ExportedEvent, ExportedReport, Material
from reportedly.publish.words import in_short, on_one_line
from reportedly.records import Individual, Participant, Role, Source, content_id

Entity = dict[str, Any]

Known = Callable[[str], str | None]
"""A country's name by its code."""

_SCHEMAS = {
    **dict.fromkeys(PEOPLE, "Person"),
    **dict.fromkeys(("government", "military", "police", "court"), "PublicBody"),
    **dict.fromkeys(("official", "prosecutor"), "LegalEntity"),
    "company": "Company",
}
"""By kind of source; LegalEntity where it may be a person or an office, Organization for all others."""

_UNNAMED = frozenset({"unnamed", "document"})


def write_follow_the_money(material: Material, out: BinaryIO) -> None:
    """Reports with those that they name first, then events."""
    write_lines(_entities(material), out)


def _entities(material: Material) -> Iterator[Entity]:
    seen: set[str] = set()
    for report, claims in material.claims_by_report():
        article = _article(report)
        yield article
        for actor in _actors(claims, report, material.country_name):
            if actor["id"] not in seen:
                seen.add(actor["id"])
                yield actor
            yield _mention(actor, article["id"])
    for event in material.events():
        yield from _event_entities(event, material.country_name)


def _article(report: ExportedReport) -> Entity:
    version = report.report
    return _entity(
        article_id(version.id, version.sha256),
        "Article",
        title=version.title or version.id,
        publisher=version.publisher,
        publishedAt=version.published_at or (version.published),
        retrievedAt=version.retrieved,
        sourceUrl=version.url,
        bodyText=version.text,
        contentHash=hashlib.sha1(
            report.stored_text.encode("utf-8", "surrogatepass"), usedforsecurity=False
        ).hexdigest(),
        language="eng" if version.language == "en" else None,
        notes=_notes(report),
    )


def _notes(report: ExportedReport) -> list[str]:
    """The hash that all else here goes by; FollowTheMoney's own field takes SHA-1 only."""
    notes = [f"SHA-256 of the text as it was read: {report.report.sha256}"]
    return (
        [*notes, "Names were withheld from this text; both hashes are of the text with them."]
        if report.names
        else notes
    )


def article_id(report_id: str, sha256: str) -> str:
    """The id of a report version's entity."""
    return content_id("article", report_id, sha256)


def _actors(claims: list[ExportedClaim], report: ExportedReport, known: Known) -> Iterator[Entity]:
    """Who is named in one report, each once."""
    found: dict[str, Entity] = {}
    for exported in claims:
        claim = exported.claim
        named = [
            *(_source(one, known) for one in claim.attribution if one.role is not Role.PUBLISHER),
            *(_participant(one, known) for one in claim.participants),
            *(_individual(one, report) for one in claim.individuals),
        ]
        found |= {actor["id"]: actor for actor in named if actor is not None}
    yield from found.values()


def _source(source: Source, known: Known) -> Entity | None:
    if source.name is None or source.kind in _UNNAMED:
        return None
    schema = _SCHEMAS.get(source.kind, "Organization")
    return _actor(schema, source.name, _country(source.territory, known))


def _participant(participant: Participant, known: Known) -> Entity | None:
    if participant.name is None:
        return None
    return _actor("LegalEntity", participant.name, _country(participant.territory, known))


def _country(territory: str | None, known: Known) -> str | None:
    """A country's code as FollowTheMoney spells it; a name, or a code that it does not know, is none."""
    return territory.lower() if territory is not None and known(territory) is not None else None


def _individual(individual: Individual, report: ExportedReport) -> Entity | None:
    """A victim: of two with one name in two reports nobody here says that they are one."""
    if individual.name is None:
        return None
    sex = {"male": "male", "female": "female"}.get(individual.sex or "")
    key = content_id("victim", individual.name, report.report.sha256)
    return _entity(key, "Person", name=on_one_line(individual.name), gender=sex)


def _actor(schema: str, name: str, country: str | None) -> Entity:
    return _entity(content_id("actor", schema, name, country), schema, name=on_one_line(name), country=country)


def _mention(actor: Entity, article: str) -> Entity:
    name = actor["properties"]["name"][0]
    key = content_id("mention", actor["id"], article)
    return _entity(key, "Mention", document=article, name=name, detectedSchema=actor["schema"], resolved=actor["id"])


def _event_entities(exported: ExportedEvent, known: Known) -> Iterator[Entity]:
    event = exported.event
    answers = [one for question in exported.questions for one in question.answers]
    articles = list(dict.fromkeys(article_id(one.stored.report_id, one.stored.sha256) for one in answers))
    name = event.title or " ".join(part for part in (event.kind, ", ".join(event.places)) if part) or "event"
    places = [one.claim.place for one in answers if one.claim.place is not None]
    countries = {country for place in places if (country := _country(place.country, known))}
    yield _entity(
        event.id,
        "Event",
        name=on_one_line(name),
        startDate=event.start,
        endDate=event.end,
        location=list(event.places),
        country=sorted(countries),
        summary=[in_short(one.claim) for one in answers],
        proof=articles,
        recordId=event.id,
    )
    for article in articles:
        key = content_id("documentation", event.id, article)
        yield _entity(key, "Documentation", document=article, entity=event.id, role="reports")
    for question in exported.questions:
        yield _entity(
            content_id("note", question.question.id),
            "Note",
            name=question.question.text,
            entity=event.id,
            description=[f"{in_short(one.claim)} [{one.claim.id}]" for one in question.answers],
        )


def _entity(key: str, schema: str, **properties: str | date | list[str] | None) -> Entity:
    """Every property is a list of words; what is not known is left out."""
    filled = {
        name: value if isinstance(value, list) else [str(value)]
        for name, value in properties.items()
        if value is not None and value not in ("", [])
    }
    return {"id": key, "schema": schema, "properties": filled}
