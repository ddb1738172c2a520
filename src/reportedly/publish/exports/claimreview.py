"""Drafts of ClaimReview (schema.org), a line each: what was claimed, by whom, where it appeared.

The rating is a human's to give: a draft has none, and says that it is a draft. Who reviews it is filled in where the
user says so. One draft is made of all reports that carry one originator's same figure or statement on one question.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from reportedly.publish.exports.columns import PEOPLE, originator_of
from reportedly.publish.exports.json_document import write_lines
from reportedly.publish.exports.material import ExportedClaim, Material
from reportedly.publish.words import counted_words, how_many, on_one_line, who
from reportedly.records import Quantity, Role, Source, StoredClaim, content_id


def write_claimreview(material: Material, out: BinaryIO) -> None:
    """A draft a line."""
    write_lines(_drafts(material), out)


def _drafts(material: Material) -> Iterator[dict[str, Any]]:
    for event in material.events():
        for asked in event.questions:
            alike: dict[tuple[Any, ...], list[ExportedClaim]] = {}
            for one in asked.answers:
                alike.setdefault(_said(one), []).append(one)
            for group in alike.values():
                yield _draft(sorted(group, key=lambda one: _printed(one.stored)), asked.question.text, material.author)


def _said(exported: ExportedClaim) -> tuple[Any, ...]:
    """What makes two answers one claim: whose voice, and which figure."""
    claim, answer = exported.claim, exported.answer
    quantity: Quantity | None = claim.quantity
    bounds = None if quantity is None else (quantity.point, quantity.low, quantity.high, quantity.modifier)
    return answer.voice if answer else claim.id, bounds, claim.polarity, claim.realis


def _draft(group: list[ExportedClaim], question: str, author: str | None) -> dict[str, Any]:
    first, claim = group[0].stored, group[0].claim
    works = [_work(one.stored) for one in group]
    reviewed: dict[str, Any] = {
        "@type": "Claim",
        "identifier": claim.id,
        "name": question,
        "text": on_one_line(claim.evidence[0].text),
        "firstAppearance": works[0],
    }
    if len(works) > 1:
        reviewed["appearance"] = works[1:]
    if first.published is not None:
        reviewed["datePublished"] = first.published.isoformat()
    source = originator_of(claim.attribution)
    if source is not None and (person := _author(source)):
        reviewed["author"] = person
    draft: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": content_id("draft", *(one.claim.id for one in group)),
        "creativeWorkStatus": "Draft",
        "claimReviewed": _sentence(group[0], question),
        "itemReviewed": reviewed,
    }
    if author:
        draft["author"] = {"@type": "Organization", "name": author}
    return draft


def _sentence(exported: ExportedClaim, question: str) -> str:
    """What is claimed: a figure as the answer to its question, anything else in its own words; and by whom."""
    claim = exported.claim
    said = on_one_line(claim.evidence[0].text)
    if claim.quantity is not None:
        counted = counted_words(claim)
        said = f"{question} {how_many(claim.quantity)}{' ' + counted if counted else ''}"
    return f"{said} — {who(claim)}" if who(claim) else said


def _work(stored: StoredClaim) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "NewsArticle", "identifier": stored.report_id}
    work |= {name: value for name, value in (("url", stored.url), ("headline", stored.title)) if value}
    if stored.published is not None:
        work["datePublished"] = stored.published.isoformat()
    if stored.publisher:
        work["publisher"] = {"@type": "Organization", "name": stored.publisher}
    return work


def _author(source: Source) -> dict[str, Any] | None:
    name = source.name or (source.span.text if source.span is not None else None)
    if name is None or source.kind == "unnamed":
        return None
    kind = "Person" if source.kind in PEOPLE and source.role is not Role.PUBLISHER else "Organization"
    return {"@type": kind, "name": on_one_line(name)}


def _printed(stored: StoredClaim) -> tuple[date, str, str]:
    return stored.published or date.max, stored.report_id, stored.claim.id
