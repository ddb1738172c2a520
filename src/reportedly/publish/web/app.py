"""The application: the pages, the JSON API under ``/api/v1``, and the files that both need, behind one door."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from anyio import to_thread
from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles

from reportedly.publish.api.app import create_api
from reportedly.publish.shapes import FailureShape
from reportedly.publish.web.actions import actions
from reportedly.publish.web.failures import as_json, show_failures
from reportedly.publish.web.lane import Lane
from reportedly.publish.web.pages import pages
from reportedly.publish.web.rendering import failed
from reportedly.publish.web.security import Guard
from reportedly.publish.web.settings import ServeSettings
from reportedly.publish.web.signing_in import signing_in
from reportedly.publish.web.taking_away import taking_away

if TYPE_CHECKING:
    from reportedly.desk.desk import Desk

STATIC = Path(__file__).with_name("static")

API = "/api/v1"

_WORKERS = 8
"""Threads that look into the ledger at once. SQLite and Python leave little to win from more, and each holds a page
cache; who comes ninth waits for some milliseconds."""


def create_app(desk: Desk, settings: ServeSettings | None = None) -> FastAPI:
    """The application for one ledger. It holds no state but what `Guard` counts."""
    settings = settings or ServeSettings()
    app = FastAPI(title="reportedly", openapi_url=None, docs_url=None, redoc_url=None, lifespan=_lifespan)
    app.state.desk, app.state.settings = desk, settings
    app.state.lane, app.state.exporting = Lane(), Lane()
    show_failures(app, _shown)
    app.include_router(pages)
    app.include_router(actions)
    app.include_router(signing_in)
    app.include_router(taking_away)
    app.mount(API, create_api(desk, settings, app.state.lane))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(Guard, settings=settings, show=_shown)
    return app


def _shown(request: Request, shape: FailureShape) -> Response:
    """What went wrong: as JSON for all that is meant for the API, as a page for the rest."""
    return (as_json if request.url.path.startswith("/api/") else failed)(request, shape)


@asynccontextmanager
async def _lifespan(_: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = _WORKERS
    gc.collect()
    gc.freeze()  # modules and templates stay for good: going through them again and again makes single requests slow
    yield
    gc.unfreeze()
