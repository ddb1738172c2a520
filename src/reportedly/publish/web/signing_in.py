"""Signing in from another machine: the server's token once, and a cookie in its place afterwards."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from reportedly.publish.web.failures import RefusedError
from reportedly.publish.web.rendering import show
from reportedly.publish.web.security import FORM_FIELD, SIGNED_IN, is_form_of_ours, is_token, signed_in

signing_in = APIRouter(include_in_schema=False)

_LASTS_S = 12 * 60 * 60  # a long day's work; it ends with the server in any case


@signing_in.get("/sign-in")
def ask(request: Request) -> Response:
    """The page that asks for the token."""
    return show(request, "sign_in.html")


@signing_in.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """Give the browser the cookie, if the token is the server's."""
    form = await request.form()
    settings = request.app.state.settings
    if not is_form_of_ours(str(form.get(FORM_FIELD) or ""), settings):
        raise RefusedError(403, "the form is from before the server started", fix="load the page again")
    if not is_token(str(form.get("token") or "").strip(), settings):
        raise RefusedError(403, "that is not this server's token", fix="it stands in the file of --token-file")
    response = RedirectResponse("/", 303)
    response.set_cookie(
        SIGNED_IN,
        signed_in(settings),
        max_age=_LASTS_S,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return response
