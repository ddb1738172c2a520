"""The routes that change the ledger: only where the server was started so, and with its token."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Depends, Request
from fastapi.security import HTTPBearer
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reportedly.publish.api import shapes, views
from reportedly.publish.api.documents import gives, takes
from reportedly.publish.web.failures import Json, RefusedError
from reportedly.publish.web.security import check_bearer
from reportedly.publish.web.settings import ServeSettings

if TYPE_CHECKING:
    from reportedly.desk import Desk

WAITING = 8
"""Texts that wait to be read, at most; a long one takes some seconds."""

Result = TypeVar("Result")
Body = TypeVar("Body", bound=BaseModel)


class NewReport(BaseModel):
    """A report to be read into the ledger. Without its day, "Friday" stays unresolved."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str = Field(description="The report as it was printed.")
    published: date | None = None
    publisher: str | None = Field(None, max_length=500)
    title: str | None = Field(None, max_length=1000)
    url: str | None = Field(None, max_length=2000)


class Lane:
    """One worker thread, and a short queue before it."""

    def __init__(self) -> None:
        self._limiter, self._waiting = CapacityLimiter(1), 0

    async def run(self, work: Callable[[], Result]) -> Result:
        """Do ``work`` when those before are done.

        Raises:
            RefusedError: `WAITING` others wait already.
        """
        if self._waiting > WAITING:
            raise RefusedError(429, "other reports are being read", retry_s=10)
        self._waiting += 1
        try:
            return await to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._waiting -= 1


def writing_routes(desk: Desk, settings: ServeSettings) -> APIRouter:
    """The routes that change the ledger, for one desk."""

    async def allowed(request: Request, _: Annotated[object, Depends(HTTPBearer(auto_error=False))]) -> None:
        check_bearer(request, settings)

    routes = APIRouter(dependencies=[Depends(allowed)])
    lane = Lane()

    @routes.post("/reports", responses=gives(shapes.ReportViewShape), openapi_extra=takes(NewReport))
    async def add_report(request: Request) -> Json:
        """Read a text into the ledger; the answer is the report with its claims. Again, it changes nothing."""
        new = await _body(request, NewReport)
        view = await lane.run(
            lambda: desk.add_text(
                new.text, published=new.published, publisher=new.publisher, title=new.title, url=new.url
            )
        )
        return Json(views.report_view(view))

    return routes


async def _body(request: Request, model: type[Body]) -> Body:
    """The request's body as ``model``.

    Raises:
        RefusedError: It is not JSON, or not of that form.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise RefusedError(415, where="Content-Type", fix="send it as application/json")
    body = await request.body()
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RefusedError(422, first["msg"].lower()[:300], where=where[:200]) from error
