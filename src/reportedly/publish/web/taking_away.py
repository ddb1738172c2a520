"""The ledger taken away from the page: a form of filters and formats, and the file that it asks for.

A file is written whole before it is sent, on disk and not in memory, and one at a time, so that who looks never waits.
"""

from __future__ import annotations

import os
import tempfile
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import FileResponse, HTMLResponse
from starlette.background import BackgroundTask

from reportedly.desk.desk import Desk
from reportedly.desk.exporting import material_of
from reportedly.errors import NotThereError
from reportedly.publish.exports import FORMATS, Format
from reportedly.publish.web.lane import Lane
from reportedly.publish.web.pages import At
from reportedly.publish.web.rendering import show
from reportedly.records import ClaimFilter

taking_away = APIRouter(include_in_schema=False)

Words = Annotated[str, Query(max_length=400)]

_MEDIA = {
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".jsonld": "application/ld+json",
    ".jsonl": "application/x-ndjson",
    ".ftm.json": "application/x-ndjson",
    ".parquet": "application/vnd.apache.parquet",
}
"""Media types by a format's ending."""


def wanted_claims(
    source: Words = "", place: Words = "", predicate: Words = "", since: Words = "", until: Words = ""
) -> ClaimFilter:
    """Which claims the address asks for."""
    return ClaimFilter(
        source=source or None, place=place or None, predicate=predicate or None, since=_day(since), until=_day(until)
    )


@taking_away.get("/export")
def export_page(request: Request) -> HTMLResponse:
    """The form."""
    return show(request, "export.html", formats=FORMATS.values())


@taking_away.get("/export/file")
async def export_file(
    request: Request,
    desk: At,
    wanted: Annotated[ClaimFilter, Depends(wanted_claims)],
    format_: Annotated[str, Query(alias="format", max_length=40)] = "csv",
    names: Words = "",
) -> FileResponse:
    """The claims that the filters let through, in a format; with ``names`` "withheld" victims are not named."""
    chosen = FORMATS.get(format_)
    if chosen is None:
        raise NotThereError.of("format", format_)
    lane: Lane = request.app.state.exporting
    path = await lane.run(partial(_written, desk, chosen, wanted, withheld=names == "withheld"))
    media = _MEDIA.get(chosen.ending, "application/octet-stream")
    return FileResponse(
        path, media_type=media, filename=f"reportedly{chosen.ending}", background=BackgroundTask(path.unlink)
    )


def _written(desk: Desk, chosen: Format, wanted: ClaimFilter, *, withheld: bool) -> Path:
    handle, name = tempfile.mkstemp(prefix="reportedly-")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            chosen.write(material_of(desk.ledger, wanted, withhold_victims=withheld), out)
    except BaseException:
        path.unlink()
        raise
    return path


def _day(text: str) -> date | None:
    """A day of a filter; what is none filters nothing, as on the other pages."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
