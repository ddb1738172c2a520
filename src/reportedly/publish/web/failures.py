"""What went wrong, as an HTTP status and as one shape for every route: ``{"error": {what, where, fix, status}}``.

=====================  ======
ReportedlyError        status
=====================  ======
InputError             422
SettingsError          400
NotThereError          404
LedgerError            503
all others             500
=====================  ======
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from reportedly.errors import InputError, LedgerError, NotThereError, ReportedlyError, SettingsError
from reportedly.publish.lines import write_json
from reportedly.publish.shapes import ErrorShape, FailureShape

_LOG = logging.getLogger(__name__)

_STATUS: tuple[tuple[type[ReportedlyError], int], ...] = (
    (InputError, 422),
    (SettingsError, 400),
    (NotThereError, 404),
    (LedgerError, 503),
)

_WORDS = {
    400: ("the request cannot be understood", ""),
    401: ("the request does not say who sends it", "send the server's token: Authorization: Bearer …"),
    403: ("this is not allowed here", "start the server with --write to change things"),
    404: ("there is nothing at this address", "look for it from the first page"),
    405: ("this address does not take such a request", "see the Allow header for what it takes"),
    408: ("the request took too long", "send it again"),
    413: ("the request is too large", "send one report at a time"),
    414: ("the address is too long", "send less in it"),
    415: ("the request's body is of a type that is not read here", "send JSON"),
    422: ("the request does not have the form that is asked for", "see the documentation of the API"),
    429: ("there are too many requests", "wait as long as Retry-After says"),
    500: ("a bug of ours", "please report it, with what the server's terminal shows"),
    503: ("the ledger does not answer", "try again, and see the server's terminal"),
}

Show = Callable[[Request, FailureShape], Response]
"""How an application shows a failure: as JSON, or as a page."""


class RefusedError(ReportedlyError):
    """A request is not allowed, comes too often, or is too large. ``status`` is the answer's; ``retry_s`` seconds."""

    def __init__(
        self, status: int, what: str = "", *, where: str = "", fix: str = "", retry_s: int | None = None
    ) -> None:
        usual, advice = _WORDS[status]
        super().__init__(what or usual, where=where, fix=fix or advice)
        self.status, self.retry_s = status, retry_s


def status_of(error: ReportedlyError) -> int:
    """The HTTP status that an error asks for."""
    if isinstance(error, RefusedError):
        return error.status
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def failure(status: int, what: str = "", where: str = "", fix: str = "") -> FailureShape:
    """A failure in the one shape, in the usual words for its status where there are no others."""
    if status not in _WORDS:
        usual, advice = HTTPStatus(status).phrase if status in set(HTTPStatus) else "something went wrong", ""
    else:
        usual, advice = _WORDS[status]
    inner: ErrorShape = {"what": what or usual, "where": where, "fix": fix or advice, "status": status}
    return {"error": inner}


def failure_of(error: ReportedlyError) -> FailureShape:
    """An error of ours in the one shape."""
    return failure(status_of(error), error.what, error.where, error.fix)


class Json(Response):
    """JSON as the command line writes it: exact numbers, nothing that could steer a terminal."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:  # noqa: ANN401  # Starlette's signature
        """The bytes of one JSON document."""
        return write_json(content).encode("utf-8")


def as_json(_: Request, shape: FailureShape) -> Response:
    """A failure for a program."""
    return Json(shape, shape["error"]["status"])


def show_failures(app: FastAPI, show: Show) -> None:
    """Give ``app`` one way to show whatever goes wrong in it."""

    def ours(request: Request, error: Exception) -> Response:
        if not isinstance(error, ReportedlyError):
            raise error
        if status_of(error) >= 500:
            _LOG.error("%s %s: %s", request.method, request.url.path, error.message)
        response = show(request, failure_of(error))
        if isinstance(error, RefusedError):
            if error.retry_s is not None:
                response.headers["Retry-After"] = str(error.retry_s)
            if error.status == 401:
                response.headers["WWW-Authenticate"] = "Bearer"
        return response

    def unread(request: Request, error: Exception) -> Response:
        if not isinstance(error, RequestValidationError):
            raise error
        first: dict[str, Any] = next(iter(error.errors()), {})
        where = ".".join(str(part) for part in first.get("loc", ()))
        return show(request, failure(422, str(first.get("msg", "")).lower()[:300], where[:200]))

    def http(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        response = show(request, failure(error.status_code, where=request.url.path[:200]))
        response.headers.update(error.headers or {})
        return response

    def bug(request: Request, error: Exception) -> Response:
        _LOG.error("%s %s: a bug of ours", request.method, request.url.path, exc_info=error)
        return show(request, failure(500))

    app.add_exception_handler(ReportedlyError, ours)
    app.add_exception_handler(RequestValidationError, unread)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, bug)
