"""The routes that change the ledger: only where the server was started so, and with its token."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from fastapi import APIRouter, Depends, Request
from fastapi.security import HTTPBearer
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reportedly.publish.api import shapes, views
from reportedly.publish.api.documents import gives, takes
from reportedly.publish.api.reviews import KeptReviewShape, review_shape
from reportedly.publish.web.failures import Json, RefusedError
from reportedly.publish.web.lane import Lane
from reportedly.publish.web.security import check_bearer
from reportedly.publish.web.settings import ServeSettings
from reportedly.review.records import Review, Verdict

if TYPE_CHECKING:
    from reportedly.desk.desk import Desk

Body = TypeVar("Body", bound=BaseModel)


class NewReport(BaseModel):
    """A report to be read into the ledger. Without its day, "Friday" stays unresolved."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str = Field(description="The report as it was printed.")
    published: date | None = None
    publisher: str | None = Field(None, max_length=500)
    title: str | None = Field(None, max_length=1000)
    url: str | None = Field(None, max_length=2000)


class NewReview(BaseModel):
    """What somebody says of a claim (confirm, correct, reject, comment) or of questions (join, split)."""

    model_config = ConfigDict(extra="forbid")

    reviewer: str = Field(min_length=1, max_length=200)
    verdict: Literal["confirm", "correct", "reject", "comment", "join", "split"]
    claim: str | None = Field(None, max_length=500, description="A claim's id; not for `join`.")
    question: str | None = Field(None, max_length=500, description="A question's id, for `join` and `split`.")
    other: str | None = Field(None, max_length=500, description="The question that is joined to it.")
    fields: dict[str, str | None] = Field(
        {}, max_length=50, description="For `correct`: values by field; null where the claim should have none."
    )
    why: str | None = Field(None, max_length=5000)


class Undo(BaseModel):
    """Whose newest review no longer holds."""

    model_config = ConfigDict(extra="forbid")

    reviewer: str = Field(min_length=1, max_length=200)


def writing_routes(desk: Desk, settings: ServeSettings, lane: Lane) -> APIRouter:
    """The routes that change the ledger, for one desk."""

    async def allowed(request: Request, _: Annotated[object, Depends(HTTPBearer(auto_error=False))]) -> None:
        check_bearer(request, settings)

    routes = APIRouter(dependencies=[Depends(allowed)])

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

    @routes.post("/reviews", responses=gives(KeptReviewShape), openapi_extra=takes(NewReview))
    async def add_review(request: Request) -> Json:
        """Keep what somebody says of a claim or of questions; nothing that was said before is changed by it."""
        new = await _body(request, NewReview)
        return Json({"review": review_shape(await lane.run(lambda: _said(desk, new)))})

    @routes.post("/reviews/undo", responses=gives(KeptReviewShape), openapi_extra=takes(Undo))
    async def undo(request: Request) -> Json:
        """Undo the newest review of somebody that holds; `review` is the undo, null where there was none."""
        whose = await _body(request, Undo)
        done = await lane.run(lambda: desk.undo(whose.reviewer))
        return Json({"review": None if done is None else review_shape(done)})

    return routes


def _said(desk: Desk, new: NewReview) -> Review:
    verdict = Verdict(new.verdict)
    if verdict is Verdict.JOIN:
        return desk.join(new.reviewer, _given(new.question, "question"), _given(new.other, "other"), new.why)
    claim = _given(new.claim, "claim")
    if verdict is Verdict.SPLIT:
        return desk.split(new.reviewer, _given(new.question, "question"), claim, new.why)
    return desk.judge(new.reviewer, claim, verdict, wanted=new.fields, why=new.why)


def _given(value: str | None, name: str) -> str:
    if not value:
        raise RefusedError(422, "it is needed for this verdict", where=name)
    return value


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
