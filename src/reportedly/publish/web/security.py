"""Who may ask for what: the door that every request comes through, before any route sees it.

1. On a loopback host, only loopback names in ``Host``: another site's name may be made to lead to this machine (DNS
   rebinding), and its page would then count as ours.
2. What changes something comes from our own pages or from no page at all: ``Sec-Fetch-Site`` and ``Origin`` say so
   (OWASP's "Cross-Site Request Forgery Prevention", checked 2025).
3. Nobody asks too often (a token bucket a client) or for too much (body and address).
4. Answers carry headers that keep a browser from running or fetching anything that is not ours.

Forms carry a token besides (`form_token`, `check_form`); the JSON API a bearer's token (`check_bearer`).
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.publish.web.failures import RefusedError, Show, as_json, failure_of
from reportedly.publish.web.settings import LOOPBACK, ServeSettings

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, nothing inline. ``data:`` images are those that style sheets hold."""

HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with "no-referrer" a browser sends our own forms with "Origin: null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

SIGNED_IN = "reportedly_signed_in"
"""The cookie of somebody who gave the token; it is not the token."""

FORM_FIELD = "form_token"
"""The hidden field of every form."""

FORM_HEADER = "X-Form-Token"
"""As `FORM_FIELD`, for requests that a script sends."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_CLIENTS = 10_000  # buckets that are remembered: about a megabyte
_BURST_S = 10  # what is saved up while a client rests: so many seconds' worth
_WRITES_AT_ONCE = 16  # requests that change something, with their bodies in memory: 16 of 8.5 MB at the most


class Guard:
    """The door, as ASGI middleware: what it refuses never reaches a route."""

    def __init__(
        self,
        app: ASGIApp,
        settings: ServeSettings,
        show: Show = as_json,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._show = show
        self.app, self.settings = app, settings
        self._reads = Buckets(settings.reads_a_second, settings.reads_a_second * _BURST_S, clock)
        self._writes = Buckets(settings.writes_a_minute / 60, settings.writes_a_minute, clock)
        self._writing = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        safe = scope["method"] in _SAFE
        started = False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            self._check(scope, safe=safe)
            self._writing += not safe
            try:
                await self.app(scope, self._measured(receive), with_headers)
            finally:
                self._writing -= not safe
        except RefusedError as error:
            if started:
                raise
            response = self._show(Request(scope), failure_of(error))
            if error.retry_s is not None:
                response.headers["Retry-After"] = str(error.retry_s)
            response.headers["Connection"] = "close"  # what is left of the body is not read
            await response(scope, receive, with_headers)

    def _check(self, scope: Scope, *, safe: bool) -> None:
        headers = Headers(scope=scope)
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > self.settings.longest_target:
            raise RefusedError(414)
        check_host(headers.get("host", ""), self.settings)
        client = scope["client"][0] if scope.get("client") else ""
        wait = (self._reads if safe else self._writes).take(client)
        if wait:
            raise RefusedError(429, retry_s=wait)
        if safe:
            return
        check_origin(headers)
        if self._writing >= _WRITES_AT_ONCE:
            raise RefusedError(429, "other reports are being taken in", retry_s=5)
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            raise RefusedError(400, where="Content-Length")
        if int(length) > self.settings.largest_body:
            raise self._too_large()

    def _measured(self, receive: Receive) -> Receive:
        """``receive``, which stops where a body without a stated length becomes too large."""
        seen = 0

        async def measured() -> Message:
            nonlocal seen
            message = await receive()
            if message["type"] == "http.request":
                seen += len(message.get("body", b""))
                if seen > self.settings.largest_body:
                    raise self._too_large()
            return message

        return measured

    def _too_large(self) -> RefusedError:
        return RefusedError(413, f"the request is larger than {self.settings.largest_body:,} bytes")


class Buckets:
    """How often each client may ask: a bucket that fills at a steady rate (the "token bucket" of RFC 2697).

    Args:
        rate: Requests a second, on average; 0 sets no limit.
        burst: Requests at once after a rest.
        clock: Seconds that only go up.
    """

    def __init__(self, rate: float, burst: float, clock: Callable[[], float]) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> int:
        """Count one request: 0 where it may pass, else the seconds to wait."""
        if not self._rate:
            return 0
        now = self._clock()
        left, then = self._left.pop(client, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._rate)
        passes = left >= 1
        self._left[client] = (left - 1 if passes else left, now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return 0 if passes else max(1, round((1 - left) / self._rate + 0.5))


def check_host(host: str, settings: ServeSettings) -> None:
    """Refuse names that are not ours.

    Raises:
        RefusedError: The server listens on a loopback host, and the request names another.
    """
    if not settings.is_loopback:
        return
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        name = ""
    if name not in LOOPBACK:
        fix = "ask for http://127.0.0.1, or start the server with --host"
        raise RefusedError(400, "this server only answers to this machine's own name", where="Host", fix=fix)


def check_origin(headers: Headers) -> None:
    """Refuse what another site's page sends.

    Raises:
        RefusedError: The browser says that the request comes from elsewhere.
    """
    foreign = headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}
    origin = headers.get("origin")
    if origin is not None:
        try:
            foreign = foreign or urlsplit(origin).netloc != headers.get("host", "")
        except ValueError:
            foreign = True
    if foreign:
        raise RefusedError(
            403, "the request comes from a page of another site", where="Origin", fix="send it from here"
        )


def form_token(settings: ServeSettings) -> str:
    """What a form of ours carries in `FORM_FIELD`, or a script of ours in `FORM_HEADER`."""
    return _made(settings, "form")


def is_form_of_ours(given: str, settings: ServeSettings) -> bool:
    """Whether a form carries the token that this run of the server gave it."""
    return _same(given, form_token(settings))


def signed_in(settings: ServeSettings) -> str:
    """The value of the cookie `SIGNED_IN`."""
    return _made(settings, f"signed in with {settings.token}")


def is_token(given: str, settings: ServeSettings) -> bool:
    """Whether somebody gives the server's token; takes as long for every wrong one."""
    return settings.token is not None and _same(given, settings.token)


def may_write(request: Request, settings: ServeSettings) -> bool:
    """Whether forms are taken from who asks: on a loopback host from all, else from those who signed in."""
    if not settings.write:
        return False
    if settings.is_loopback:
        return True
    return settings.token is not None and _same(request.cookies.get(SIGNED_IN, ""), signed_in(settings))


async def check_form(request: Request, settings: ServeSettings) -> None:
    """Refuse a form that is not one of ours.

    Raises:
        RefusedError: Nothing may be changed here, or not by whoever asks, or the form does not carry its token.
    """
    if not settings.write:
        raise RefusedError(403, "nothing can be changed here")
    if not may_write(request, settings):
        raise RefusedError(403, "you have not signed in", fix="open /sign-in on this server and give its token")
    given = request.headers.get(FORM_HEADER)
    if given is None:
        given = str((await request.form()).get(FORM_FIELD) or "")
    if not is_form_of_ours(given, settings):
        raise RefusedError(403, "the form is from before the server started", fix="load the page again")


def check_bearer(request: Request, settings: ServeSettings) -> None:
    """Refuse a request that changes something and does not carry the token.

    Raises:
        RefusedError: The server does not write, or the token is missing or another.
    """
    if not settings.write or settings.token is None:
        fix = "start the server with --write and --token-file"
        raise RefusedError(403, "nothing can be changed through the API of this server", fix=fix)
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not is_token(given.strip(), settings):
        raise RefusedError(401, "the token is missing, or not the one of this server", where="Authorization")


def _made(settings: ServeSettings, words: str) -> str:
    return hmac.new(settings.secret.encode(), words.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
