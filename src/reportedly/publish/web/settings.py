"""What a server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from secrets import token_urlsafe

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Hosts that only this machine reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeSettings:
    """How the application may be used.

    Args:
        host: Where it listens. On a loopback host only requests for a loopback name are answered, so that no other
            site's name can be made to lead here.
        write: Whether anything may be changed. Without it, every form and every writing route answers 403.
        token: What a client of the JSON API has to send to write, and what somebody at another machine has to sign in
            with before a form is taken. None: the API does not write, and forms only do on a loopback host.
        secret: Known to this process alone: forms carry a token made of it.
        reads_a_second: Requests that one client may make, on average; 0 sets no limit.
        writes_a_minute: As above, for requests that change something.
        largest_body: Bytes of a request's body. A report may have 2,000,000 code points, of up to four bytes each.
        longest_target: Bytes of a request's path and query.
    """

    host: str = "127.0.0.1"
    write: bool = False
    token: str | None = None
    secret: str = field(default_factory=lambda: token_urlsafe(32), repr=False)
    reads_a_second: int = 500
    writes_a_minute: int = 240
    largest_body: int = 8_500_000
    longest_target: int = 8_000

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine reaches it."""
        return self.host in LOOPBACK
