"""From a template and a request to an answer: what every page knows, and what the browser remembers in cookies.

Cookies: ``reviewer`` is the name that somebody gave; ``seen`` the mark of the home page that was looked at last, and
``visit`` the same as this visit found it, so that "since you last looked" does not change under one's eyes; ``note``
names the message that the next page shows once.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote, unquote

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment

from reportedly.publish.shapes import FailureShape
from reportedly.publish.web.addresses import Addresses, ServedAddresses
from reportedly.publish.web.security import form_token, may_write
from reportedly.publish.web.templating import environment
from reportedly.publish.web.verdicts import UNCHECKED

REVIEWER_LIMIT = 80
"""Code points of a reviewer's name."""

_YEAR_S = 365 * 86_400
_NOTE_S = 20

_NOTES = {
    "confirmed": "Confirmed. u takes it back.",
    "corrected": "Your correction stands beside what was read. u takes it back.",
    "rejected": "Rejected. u takes it back.",
    "commented": "Your comment is kept.",
    "undone": "Taken back.",
    "nothing": "You have no verdict to take back.",
    "unchanged": "Nothing was changed, so nothing was kept.",
    "named": "Your name is remembered.",
    "joined": "The two questions are one from now on. u takes it back.",
    "split": "It answers a question of its own from now on. u takes it back.",
}


@cache
def served() -> tuple[Environment, Addresses]:
    """The templates and addresses of the server, made once."""
    return environment(), ServedAddresses()


def show(request: Request, template: str, *, here: str = "", status: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401  # what templates take
    """A page."""
    templates, to = served()
    settings = request.app.state.settings
    note = request.cookies.get("note", "")
    everywhere = {
        "to": to,
        "here": here,
        "live": True,
        "alone": "",
        "may_write": may_write(request, settings),
        "unchecked": UNCHECKED,
        "form_token": form_token(settings),
        "reviewer": reviewer_of(request),
        "back": f"{request.url.path}{f'?{request.url.query}' if request.url.query else ''}",
        "note": _NOTES.get(note, ""),
    }
    html = templates.get_template(template).render({**everywhere, **context})
    response = HTMLResponse(html, status, headers={"Cache-Control": "no-cache", "Vary": "Cookie"})
    if note:
        response.delete_cookie("note", path="/")
    return response


def failed(request: Request, shape: FailureShape) -> Response:
    """What went wrong, as a page."""
    error = shape["error"]
    heading = {404: "There is nothing here", 403: "Not allowed here"}.get(error["status"], "That did not work")
    where = f"{error['where']}: " if error["where"] else ""
    message = f"{where}{error['what']}."
    fix = f"{error['fix'][0].upper()}{error['fix'][1:]}." if error["fix"] else ""
    return show(request, "notice.html", status=error["status"], heading=heading, message=message, fix=fix)


def onward(to: str, note: str = "") -> RedirectResponse:
    """The way on after a form was taken; only ever to a page of ours."""
    response = RedirectResponse(local(to), 303)
    if note:
        response.set_cookie("note", note, max_age=_NOTE_S, path="/", httponly=True, samesite="strict")
    return response


def local(address: str) -> str:
    """``address`` where it is one of ours, else the first page."""
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if ours else "/"


def reviewer_of(request: Request) -> str | None:
    """The name that somebody gave in this browser."""
    return unquote(request.cookies.get("reviewer", "")).strip()[:REVIEWER_LIMIT] or None


def remember(response: Response, name: str, value: str, *, for_good: bool = True) -> None:
    """Keep something in the browser, for a year or for this visit."""
    age = _YEAR_S if for_good else None
    response.set_cookie(name, quote(value), max_age=age, path="/", httponly=True, samesite="strict")
