"""The address of every view. Pages ask for addresses here, so that a site of files has the same pages under its own.

Names that come from a report (its id, a source) stand in the query, never in the path: a browser would take dots and
slashes in them for steps.
"""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urlencode


class Addresses(Protocol):
    """Where each view is."""

    def page(self, name: str, **filters: str | None) -> str:
        """A page that there is one of: "home", "stories", "disputes", "sources", "search", "queue" and the like."""

    def story(self, event: str, **filters: str | None) -> str:
        """A story."""

    def question(self, question: str, **filters: str | None) -> str:
        """A question."""

    def dispute(self, left: str, right: str) -> str:
        """Two claims that do not go together."""

    def report(self, report: str, version: str | None = None, claim: str | None = None, **filters: str | None) -> str:
        """A report, in one of its versions, at one of its claims."""

    def claim(self, claim: str, part: str = "", back: str = "") -> str:
        """A claim, at a part of its page; ``back`` is where to go on when it is judged."""

    def source(self, key: str, **filters: str | None) -> str:
        """A source."""

    def static(self, name: str) -> str:
        """A file that pages are made with."""


class ServedAddresses:
    """Addresses on the server, from its root."""

    def __init__(self, stamp: str = "") -> None:
        self._stamp = f"?v={stamp}" if stamp else ""

    def page(self, name: str, **filters: str | None) -> str:
        """As `Addresses` says."""
        return _with("/" if name == "home" else f"/{name}", filters)

    def story(self, event: str, **filters: str | None) -> str:
        """As `Addresses` says."""
        return _with(f"/story/{event}", filters)

    def question(self, question: str, **filters: str | None) -> str:
        """As `Addresses` says."""
        return _with(f"/question/{question}", filters)

    def dispute(self, left: str, right: str) -> str:
        """As `Addresses` says."""
        return f"/dispute/{left}/{right}"

    def report(self, report: str, version: str | None = None, claim: str | None = None, **filters: str | None) -> str:
        """As `Addresses` says."""
        address = _with("/report", {"id": report, "version": version[:12] if version else None, **filters})
        return f"{address}#{claim}" if claim else address

    def claim(self, claim: str, part: str = "", back: str = "") -> str:
        """As `Addresses` says."""
        return f"{_with(f'/claim/{claim}', {'back': back})}{f'#{part}' if part else ''}"

    def source(self, key: str, **filters: str | None) -> str:
        """As `Addresses` says."""
        return _with("/source", {"name": key, **filters})

    def static(self, name: str) -> str:
        """As `Addresses` says; the stamp changes with the version, so that browsers may keep the file."""
        return f"/static/{name}{self._stamp}"


def _with(path: str, filters: dict[str, str | None]) -> str:
    given = {name: value for name, value in filters.items() if value}
    return f"{path}?{urlencode(given)}" if given else path
