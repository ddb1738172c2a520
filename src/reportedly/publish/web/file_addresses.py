"""Addresses of pages that are files: relative, so that a site works from any folder, disk or server."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.records import content_id

_LETTERS = 20
"""Of a hash that names a file: 80 bits, and no two of a million files share one."""


class FileAddresses:
    """Addresses within a site of files, as seen from a page ``depth`` folders below its root.

    ``has_source`` says of a key whether the site has a page of that source.
    """

    def __init__(self, depth: int, has_source: Callable[[str], bool] = lambda _key: True) -> None:
        self._root, self._has_source = "../" * depth, has_source

    def page(self, name: str, **filters: str | None) -> str:
        """A page of the root; of filters only ``after`` is known, and holds the number of a list's page."""
        number = filters.get("after")
        stem = "index" if name == "home" else name
        return f"{self._root}{stem}{f'-{number}' if number else ''}.html"

    def story(self, event: str, **filters: str | None) -> str:
        """A story, and with the filter ``after`` one of the further pages of its questions."""
        number = filters.get("after")
        return f"{self._root}story/{event}{f'-{number}' if number else ''}.html"

    def question(self, question: str, **_: str | None) -> str:
        """A question."""
        return f"{self._root}question/{question}.html"

    def dispute(self, left: str, right: str) -> str:
        """A dispute."""
        return f"{self._root}dispute/{_name(left, right)}.html"

    def report(self, report: str, version: str | None = None, claim: str | None = None, **filters: str | None) -> str:
        """A version of a report; with the filter ``show`` the page on which everything is marked."""
        stem = _name(report, version or "")
        return f"{self._root}report/{stem}{'-all' if filters.get('show') else ''}.html{f'#{claim}' if claim else ''}"

    def claim(self, claim: str, part: str = "", back: str = "") -> str:  # noqa: ARG002  # as `Addresses` has it
        """Claims have no page of their own here: nothing can be checked in a file."""
        return ""

    def source(self, key: str, **_: str | None) -> str:
        """A source; nothing where it has no page."""
        return f"{self._root}source/{_name(key)}.html" if self._has_source(key) else ""

    def static(self, name: str) -> str:
        """A file that pages are made with."""
        return f"{self._root}static/{name}"


class NoAddresses(FileAddresses):
    """For one page that stands alone: whatever it would lead to is not there."""

    def __init__(self) -> None:
        super().__init__(0)

    def page(self, name: str, **_: str | None) -> str:  # noqa: ARG002  # as `Addresses` has it
        """Nothing."""
        return ""

    def story(self, event: str, **_: str | None) -> str:  # noqa: ARG002  # as above
        """Nothing."""
        return ""

    def question(self, question: str, **_: str | None) -> str:  # noqa: ARG002  # as above
        """Nothing."""
        return ""

    def dispute(self, left: str, right: str) -> str:  # noqa: ARG002  # as above
        """Nothing."""
        return ""

    def report(self, report: str, version: str | None = None, claim: str | None = None, **_: str | None) -> str:  # noqa: ARG002  # as above
        """Nothing."""
        return ""

    def source(self, key: str, **_: str | None) -> str:  # noqa: ARG002  # as above
        """Nothing."""
        return ""


def _name(*parts: str) -> str:
    return content_id("page", *parts).removeprefix("page-")[:_LETTERS]
