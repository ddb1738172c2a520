"""Claims as Web Annotations (W3C Recommendation, 2017), one JSON-LD document.

Each target has the report's address as its source, a state that holds the hash of the text that was read, and two
selectors: the words with some of those around them, and their position in Unicode code points, as the Data Model counts
(browsers count UTF-16 units). The body says the claim in a sentence, and holds all its values as JSON.

Where the words hold a name that is withheld there is no quote selector: it could not be both honest and silent.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import quote

from reportedly.publish.exports.columns import plain_row
from reportedly.publish.exports.json_document import write_document
from reportedly.publish.exports.material import ExportedClaim, ExportedReport, Material
from reportedly.publish.words import in_short
from reportedly.records import Span

AROUND = 32
"""Code points before and after the words, as annotation clients take."""

_OURS = "urn:reportedly:"

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "@version": 1.1,
        "claim": {"@id": f"{_OURS}claim-values", "@type": "@json"},
        "sha256": f"{_OURS}sha256",
        "withheld": f"{_OURS}withheld",
    },
]
"""The W3C's words and ours: values of a claim, a text's hash, whether names were withheld."""


def write_web_annotation(material: Material, out: BinaryIO) -> None:
    """An AnnotationPage, an annotation a line."""
    head = {"@context": CONTEXT, "id": f"{_OURS}claims", "type": "AnnotationPage", "startIndex": 0}
    write_document(head, "items", _annotations(material), out)


def _annotations(material: Material) -> Iterator[dict[str, Any]]:
    for report, claims in material.claims_by_report():
        for exported in claims:
            yield annotation_of(exported, report)


def annotation_of(exported: ExportedClaim, report: ExportedReport) -> dict[str, Any]:
    """A claim as an annotation of the report version that it stands in."""
    claim = exported.claim
    targets = [_target(span, report) for span in exported.read.evidence]
    annotation: dict[str, Any] = {
        "id": f"{_OURS}{quote(claim.id)}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": in_short(claim)},
            {"type": "Dataset", "format": "application/json", "claim": plain_row(exported)},
        ],
        "target": targets,
    }
    if exported.is_withheld or report.is_withheld:
        annotation["withheld"] = True
    return annotation


def _target(span: Span, report: ExportedReport) -> dict[str, Any]:
    version = report.report
    selectors: list[dict[str, Any]] = []
    # The span of the claim may be blotted out already; what is stored tells.
    stored = Span(span.start, span.end, report.stored_text[span.start : span.end])
    if words := report.quote(stored, AROUND):
        before, exact, after = words
        selectors.append({"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": after})
    selectors.append({"type": "TextPositionSelector", "start": span.start, "end": span.end})
    digest = base64.urlsafe_b64encode(bytes.fromhex(version.sha256)).decode().rstrip("=")
    return {
        "type": "SpecificResource",
        "source": version.url or f"{_OURS}report:{quote(version.id, safe='')}",
        "selector": selectors,
        "state": {"type": "TimeState", "cached": f"ni:///sha-256;{digest}", "sha256": version.sha256},
    }
