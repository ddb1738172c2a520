"""Claims as GeoJSON (RFC 7946): a feature a claim, at the coordinates of its place, with the columns as properties.

A claim whose place is not known has no geometry (``null``, which the standard allows), so that nothing is lost.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from reportedly.publish.exports.columns import plain_row
from reportedly.publish.exports.json_document import write_document
from reportedly.publish.exports.material import ExportedClaim, Material


def write_geojson(material: Material, out: BinaryIO) -> None:
    """One FeatureCollection, a feature a line."""
    write_document({"type": "FeatureCollection"}, "features", map(feature_of, material.claims()), out)


def feature_of(exported: ExportedClaim) -> dict[str, Any]:
    """A claim as a feature; positions are longitude, then latitude."""
    place = exported.claim.place
    geometry = None
    if place is not None and place.latitude is not None and place.longitude is not None:
        geometry = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {"type": "Feature", "id": exported.claim.id, "geometry": geometry, "properties": plain_row(exported)}
