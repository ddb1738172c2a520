"""The API as an application of its own, to be mounted under ``/api/v1``."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from reportedly.publish.api import shapes
from reportedly.publish.api.documents import DOCS, describe, gives
from reportedly.publish.api.looking import lists, single_things
from reportedly.publish.api.reviews import KeptReviewShape
from reportedly.publish.api.writing import writing_routes
from reportedly.publish.shapes import ConsolidatedShape
from reportedly.publish.web.failures import Json, as_json, show_failures
from reportedly.publish.web.lane import Lane
from reportedly.publish.web.settings import ServeSettings

if TYPE_CHECKING:
    from reportedly.desk.desk import Desk

_ABOUT = (
    "Every view of a ledger as JSON. Offsets count code points of the report's text. A list is a page: give its `next` "
    "as `after` for those that follow; a page may hold fewer items than `limit`, even none, and still have a next one. "
    'What goes wrong is `{"error": {"what", "where", "fix", "status"}}` on every route.'
)

SHAPES: list[type] = [
    shapes.IndexShape,
    shapes.HomeShape,
    shapes.StoryPageShape,
    shapes.StoryShape,
    shapes.QuestionPageShape,
    shapes.QuestionViewShape,
    ConsolidatedShape,
    shapes.DisputePageShape,
    shapes.DisputeViewShape,
    shapes.ReportPageShape,
    shapes.ReportViewShape,
    shapes.ClaimPageShape,
    shapes.ClaimViewShape,
    shapes.SourcePageShape,
    shapes.SourceViewShape,
    shapes.SearchPageShape,
    shapes.QueueShape,
    KeptReviewShape,
]
"""What the routes give."""


def create_api(desk: Desk, settings: ServeSettings, lane: Lane | None = None) -> FastAPI:
    """The API for one desk; ``lane`` is where it writes, one of its own where the pages have none."""
    number = version("reportedly")
    app = FastAPI(openapi_url="/openapi.json", docs_url=None, redoc_url=None, redirect_slashes=False)
    show_failures(app, as_json)

    @app.get("/", responses=gives(shapes.IndexShape))
    def index() -> Json:
        """What this is, and where the rest of it is."""
        paths = app.openapi()["paths"]
        routes = [f"{method.upper()} {path}" for path, methods in paths.items() for method in methods]
        return Json({"name": "reportedly", "version": number, "write": settings.write, "routes": routes})

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        """The documentation, for a browser."""
        return HTMLResponse(DOCS)

    app.include_router(lists(desk))
    app.include_router(single_things(desk))
    app.include_router(writing_routes(desk, settings, lane or Lane()))
    describe(app, SHAPES, number, _ABOUT)
    return app
