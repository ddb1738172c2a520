"""The pages as files: a site that needs no server, and one question as a single file to print or to send.

The templates are those of the server (`reportedly.publish.web`). What only a server can do is left out: search,
filters, adding and checking; what reviewers said is shown. Pages are written one at a time, so memory stays bounded.
Names are withheld by showing `WithheldViews` of a desk in its place.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from reportedly.errors import InputError
from reportedly.publish.exports.withheld_views import WithheldViews
from reportedly.publish.web import legend, wording
from reportedly.publish.web.addresses import Addresses
from reportedly.publish.web.file_addresses import FileAddresses, NoAddresses
from reportedly.publish.web.templating import environment
from reportedly.publish.web.verdicts import UNCHECKED
from reportedly.publish.web.view_parts import question_parts, report_parts
from reportedly.records import LinkFilter

if TYPE_CHECKING:
    from jinja2 import Environment

    from reportedly.desk.desk import Desk
    from reportedly.desk.records import Page

STATIC = Path(__file__).parents[1] / "web" / "static"

_FILES = ("page.css", "page.js", "mark.svg")
_AT_ONCE = 100  # items of a list's page
_REPORTS = 100_000  # of a story: in a file there is nothing to ask for more
_CLAIMS = 500  # claims of a question's or a source's page

_LEADS_NOWHERE = re.compile(r'<a\b[^>]*\bhref=""[^>]*>(.*?)</a>', re.DOTALL)

Advance = Callable[[], None]

Ask = Callable[[str | None], "Page[Any]"]
"""From a cursor to a page of a list."""

Pages = Iterator[tuple[str, str]]
"""Pages of HTML with their addresses from the root."""


def write_site(
    desk: Desk | WithheldViews, folder: Path, *, force: bool = False, advance: Advance = lambda: None
) -> int:
    """Write all pages below ``folder``; how many they are.

    Args:
        desk: What is shown.
        folder: Made if it is not there.
        force: Whether a folder that holds something may be written to.
        advance: Called after each page.

    Raises:
        InputError: The folder holds something, and ``force`` is not given.
    """
    if folder.exists() and any(folder.iterdir()) and not force:
        raise InputError("the folder is not empty", where=str(folder), fix="name another one, or add --force")
    (folder / "static").mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        shutil.copyfile(STATIC / name, folder / "static" / name)
    written = 0
    for address, html in _Site(desk).pages():
        path = folder / address
        path.parent.mkdir(exist_ok=True)
        path.write_text(html, encoding="utf-8", errors="backslashreplace")  # a lone half of a surrogate pair
        written += 1
        advance()
    return written


def question_page(desk: Desk | WithheldViews, question: str) -> str:
    """One question as a file that needs nothing else: its plot, the words, the disputes, and what each policy answers.

    Raises:
        NotThereError: There is no such question.
    """
    to = NoAddresses()
    css = (STATIC / "page.css").read_text(encoding="utf-8")
    return _shown(to, "question.html", **_question(desk, question, to), alone=Markup(css))  # noqa: S704  # our own file


class _Site:
    """All pages of a desk."""

    def __init__(self, desk: Desk | WithheldViews) -> None:
        self._desk = desk
        self._root, self._below = (
            FileAddresses(depth, desk.has_source) if isinstance(desk, WithheldViews) else FileAddresses(depth)
            for depth in (0, 1)
        )

    def pages(self) -> Pages:
        """Every page with its address from the root."""
        to = self._root
        yield to.page("home"), _shown(to, "home.html", here="home", view=self._desk.home(), seen=False)
        relations, bounds = wording.RELATIONS, wording.BOUNDS
        explained = _shown(to, "explain.html", relations=relations, bounds=bounds, legend=legend.LEGEND)
        yield to.page("explain"), explained
        yield from self._stories()
        yield from self._disputes()
        yield from self._sources()
        yield from self._reports()

    def _stories(self) -> Pages:
        for address, page, more in self._listed(
            "stories", lambda after: self._desk.stories(after=after, limit=_AT_ONCE)
        ):
            yield address, _shown(self._root, "stories.html", here="stories", page=page, words="", more=more)
            for row in page.items:
                yield from self._story(row.event.id)

    def _story(self, event: str) -> Pages:
        """A story's pages and those of its questions."""
        after, number, to = None, 1, self._below
        while True:
            view = self._desk.story(event, after=after, limit=_AT_ONCE, reports_limit=_REPORTS)
            after = view.questions.next
            more = to.story(event, after=str(number + 1)) if after else ""
            address = self._root.story(event, after=str(number) if number > 1 else None)
            yield address, _shown(to, "story.html", here="stories", view=view, more=more, earlier="")
            for card in view.questions.items:
                question = card.summary.question.id
                html = _shown(to, "question.html", **_question(self._desk, question, to))
                yield self._root.question(question), html
            if after is None:
                return
            number += 1

    def _disputes(self) -> Pages:
        every = {"given": LinkFilter(), "filtered": False}
        for address, page, more in self._listed(
            "disputes", lambda after: self._desk.disputes(after=after, limit=_AT_ONCE)
        ):
            yield address, _shown(self._root, "disputes.html", here="disputes", page=page, more=more, **every)
            for row in page.items:
                left, right = row.left.claim.id, row.right.claim.id
                html = _shown(self._below, "dispute.html", here="disputes", view=self._desk.dispute(left, right))
                yield self._root.dispute(left, right), html

    def _sources(self) -> Pages:
        for address, page, more in self._listed(
            "sources", lambda after: self._desk.sources(after=after, limit=_AT_ONCE)
        ):
            yield address, _shown(self._root, "sources.html", here="sources", page=page, words="", more=more)
            for row in page.items:
                view = self._desk.source(row.key, limit=_CLAIMS)
                html = _shown(self._below, "source.html", here="sources", view=view, more="")
                yield self._root.source(row.key), html

    def _reports(self) -> Pages:
        for row in _every(lambda after: self._desk.reports(after=after, limit=_AT_ONCE)):
            view = self._desk.report(row.id, row.sha256)
            for show in ("", "all"):
                parts = report_parts(view, every=bool(show))
                html = _shown(self._below, "report.html", **parts, show=show, beside=None)
                yield self._root.report(row.id, row.sha256, show=show or None), html

    def _listed(self, name: str, ask: Ask) -> Iterator[tuple[str, Page[Any], str]]:
        """The pages of a list: address, items, and the address of the next page or ""."""
        after, number = None, 1
        while True:
            page = ask(after)
            after = page.next
            more = self._root.page(name, after=str(number + 1)) if after else ""
            yield self._root.page(name, after=str(number) if number > 1 else None), page, more
            if after is None:
                return
            number += 1


def _question(desk: Desk | WithheldViews, question: str, to: Addresses) -> dict[str, Any]:
    """What a question's page shows: nothing chosen, so every policy's answer."""
    view = desk.question(question, limit=_CLAIMS)
    parts = question_parts(view, log=False, dispute=to.dispute)
    answers = [desk.policies(question, policy) for policy, _ in parts["policies"]]
    more = {"more": "", "siblings": (), "here": "stories", "chosen": None}
    return {**parts, **more, "view": view, "answers": answers}


def _every(ask: Ask) -> Iterator[Any]:
    after = None
    while True:
        page = ask(after)
        yield from page.items
        after = page.next
        if after is None:
            return


@cache
def _templates() -> Environment:
    return environment()


def _shown(to: Addresses, template: str, *, here: str = "", **context: Any) -> str:  # noqa: ANN401  # what templates take
    everywhere = {
        "to": to,
        "here": here,
        "live": False,
        "alone": "",
        "may_write": False,
        "form_token": "",
        "reviewer": None,
        "back": "",
        "note": "",
        "unchecked": UNCHECKED,
    }
    html = _templates().get_template(template).render({**everywhere, **context})
    return _LEADS_NOWHERE.sub(r"\1", html)
