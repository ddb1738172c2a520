"""What describes the API: an OpenAPI document made from the types of what goes out, and a page to show it."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from reportedly.publish.schema import Schema, definitions_of
from reportedly.publish.shapes import FailureShape

_PREFIX = "#/components/schemas/"

_FAILURES = {
    "400": "A value cannot be used.",
    "403": "It is not allowed here.",
    "404": "There is nothing under this id or address.",
    "422": "The request does not have the form that is asked for.",
    "429": "There are too many requests; Retry-After says how many seconds to wait.",
    "503": "The ledger does not answer.",
}

DOCS = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The JSON API of reportedly</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/vendor/swagger-ui/swagger-ui.css"></head>
<body><div id="docs" data-openapi="openapi.json"></div>
<noscript>This page needs a script to show <a href="openapi.json">openapi.json</a>.</noscript>
<script src="/static/vendor/swagger-ui/swagger-ui-bundle.js"></script>
<script src="/static/api_docs.js"></script></body>
</html>
"""
"""The page of the documentation; nothing in it comes from elsewhere."""


def gives(shape: type, words: str = "As its schema says.") -> dict[int | str, dict[str, Any]]:
    """A route's ``responses``: what it gives where all is well."""
    name = shape.__name__.removesuffix("Shape")
    content = {"application/json": {"schema": {"$ref": _PREFIX + name}}}
    return {200: {"description": words, "content": content}}


def takes(model: Any) -> dict[str, Any]:  # noqa: ANN401  # a pydantic model's class
    """A route's ``openapi_extra``: the body that it reads itself."""
    schema = model.model_json_schema()
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def describe(app: FastAPI, shapes: list[type], version: str, description: str) -> None:
    """Give ``app`` an OpenAPI document that names our own shapes, made when it is first asked for."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app, shapes, version, description)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # FastAPI's documented way to change the document


def _document(app: FastAPI, shapes: list[type], version: str, description: str) -> dict[str, Any]:
    found = get_openapi(
        title="reportedly", version=version, description=description, routes=app.routes, servers=[{"url": "/api/v1"}]
    )
    schemas: dict[str, Schema] = definitions_of([*shapes, FailureShape])
    components = found.setdefault("components", {})
    components["schemas"] = json.loads(json.dumps(schemas).replace("#/$defs/", _PREFIX))
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    failed = {"application/json": {"schema": {"$ref": _PREFIX + "Failure"}}}
    for path in found["paths"].values():
        for operation in path.values():
            for status, words in _FAILURES.items():
                operation["responses"][status] = {"description": words, "content": failed}
            if "security" in operation:
                for status, words in (("401", "The token is missing or wrong."), ("413", "It is too large.")):
                    operation["responses"][status] = {"description": words, "content": failed}
    return found
