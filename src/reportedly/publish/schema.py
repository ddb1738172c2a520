"""The JSON Schema of what goes out, made from the types that the encoder builds: there is no second list to keep."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from reportedly.publish.shapes import (
    ConsolidatedShape,
    DisputeShape,
    Format,
    QuestionShape,
    ReadingShape,
    SourceTallyShape,
    StoredClaimShape,
    TimelineShape,
)

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_PRIMITIVES: dict[object, str] = {
    str: "string",
    int: "integer",
    float: "number",
    Decimal: "number",
    bool: "boolean",
    NoneType: "null",
}


def reading_schema() -> Schema:
    """JSON Schema (2020-12) of a line of ``read --json``; ``$defs/StoredClaim`` is that of ``claims --json``, and
    ``$defs/SourceTally`` of ``sources --json``.

    Objects may hold more fields than it names: fields are added over time, never renamed.
    """
    definitions: dict[str, Schema] = {}
    root = _schema_of(ReadingShape, definitions)
    for shape in (StoredClaimShape, SourceTallyShape, QuestionShape, TimelineShape, DisputeShape, ConsolidatedShape):
        _schema_of(shape, definitions)
    return {
        "$schema": DIALECT,
        "title": "reportedly",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def definitions_of(shapes: Iterable[type]) -> dict[str, Schema]:
    """The schemas of some shapes and of all that they hold, by name; they refer to each other under ``#/$defs/``."""
    definitions: dict[str, Schema] = {}
    for shape in shapes:
        _schema_of(shape, definitions)
    return dict(sorted(definitions.items()))


def _schema_of(hint: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401  # type hints have no common type
    if is_typeddict(hint):
        return _reference(hint, definitions)
    origin = get_origin(hint)
    if origin is Annotated:
        base, *extras = get_args(hint)
        described = _schema_of(base, definitions)
        for extra in extras:
            if isinstance(extra, Format):
                described["format"] = extra.name
        return described
    if origin is list:
        return {"type": "array", "items": _schema_of(get_args(hint)[0], definitions)}
    if origin in (Union, UnionType):
        return _either([_schema_of(option, definitions) for option in get_args(hint)])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [member.value for member in hint]}
    return {"type": _PRIMITIVES[hint]}


def _reference(shape: type, definitions: dict[str, Schema]) -> Schema:
    name = shape.__name__.removesuffix("Shape")
    if name not in definitions:
        definitions[name] = {}  # taken, so that a shape may hold itself
        hints = get_type_hints(shape, include_extras=True)
        definitions[name] = {
            "type": "object",
            "description": " ".join((inspect.getdoc(shape) or "").split()),
            "properties": {field: _schema_of(hint, definitions) for field, hint in hints.items()},
            "required": list(hints),
        }
    return {"$ref": f"#/$defs/{name}"}


def _either(options: list[Schema]) -> Schema:
    """One schema for several: types that have nothing else to say share a list, and a number covers an integer."""
    if any(option.keys() != {"type"} for option in options):
        return {"anyOf": options}
    types: list[str] = reduce(lambda found, option: [*found, option["type"]], options, [])
    if "number" in types:
        types = ["number", *(name for name in types if name not in ("number", "integer"))]
    return {"type": types[0] if len(types) == 1 else list(dict.fromkeys(types))}
