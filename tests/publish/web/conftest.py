"""One server with the three example reports, and one browser, for all tests of the page.

The ledger starts empty, and the first page's own button fills it. Every page that a test opens is watched: an error on
the console, a broken content policy, a dialog or a request to another host fails the test.
"""

from __future__ import annotations

import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, expect, sync_playwright

from reportedly.desk.desk import Desk
from reportedly.persist import Ledger
from reportedly.publish.web.app import create_app
from reportedly.publish.web.server import listen
from reportedly.publish.web.settings import ServeSettings
from reportedly.records import ClaimKind

expect.set_options(timeout=30_000)
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
EMPTY = ("/", "/stories", "/disputes", "/sources", "/queue", "/search", "/search?words=ferry")
"""Pages that are looked at before anything is read."""

READING_MS = 120_000
"""How long reading some reports may take, on a busy machine, with the model to load."""


@dataclass
class Site:
    """A running server: its address, its desk, and what its pages said before anything was read."""

    url: str
    desk: Desk
    empty: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)


@dataclass
class Watched:
    """A browser window, and what went wrong in it."""

    context: BrowserContext
    page: Page
    wrong: list[str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed, and in CI the page is always tested: apt-get install chromium")
        pytest.skip("chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield found
        found.close()


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server, its ledger filled by the first page's button."""
    path: Path = tmp_path_factory.mktemp("page") / "ledger.db"
    with Ledger.open(path) as ledger, listen("127.0.0.1", 0) as door:
        desk = Desk(ledger)
        app = create_app(desk, ServeSettings(write=True, reads_a_second=0, writes_a_minute=10_000))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        found = Site(f"http://127.0.0.1:{door.getsockname()[1]}", desk)
        page = browser.new_page()
        page.set_default_timeout(READING_MS)
        for empty in EMPTY:
            page.goto(found.url + empty)
            found.empty[empty] = page.inner_text("main")
        page.goto(found.url)
        page.click("text=Read the example reports")
        page.wait_for_selector("h1:text('new reports since')", timeout=READING_MS)
        page.close()
        found.paths = _paths(desk)
        yield found
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Opens watched windows, each with cookies of its own; what went wrong in them is told at the end."""
    opened: list[Watched] = []

    def open_one(**given: object) -> Watched:
        context = browser.new_context(**given)  # type: ignore[arg-type]  # playwright's own options
        context.set_default_timeout(READING_MS // 2)
        watched = Watched(context, context.new_page(), [])
        _watch(watched)
        opened.append(watched)
        return watched

    yield open_one
    for watched in opened:
        watched.context.close()
    assert [line for watched in opened for line in watched.wrong] == []


@pytest.fixture
def page(window: Callable[..., Watched]) -> Page:
    """One watched window at a desk's width, of somebody who gave no name yet."""
    return window(viewport={"width": 1280, "height": 900}).page


@pytest.fixture
def window_of_errors(window: Callable[..., Watched]) -> Iterator[Page]:
    """As `page`, where pages answer with a status of failure, which the console tells of."""
    watched = window(viewport={"width": 1280, "height": 900})
    yield watched.page
    watched.wrong[:] = [line for line in watched.wrong if "the server responded with a status of 4" not in line]


def named(window: Callable[..., Watched], site: Site, name: str) -> Page:
    """A watched window of somebody who has given this name."""
    page = window(viewport={"width": 1280, "height": 900}).page
    page.goto(f"{site.url}/name")
    page.fill("input[name=reviewer]", name)
    page.click("text=Remember it")
    expect(page.locator(".foot")).to_contain_text(name)
    return page


def _watch(watched: Watched) -> None:
    wrong = watched.wrong

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            wrong.append(f"console {message.type}: {message.text}")

    def dialog(box: Dialog) -> None:
        wrong.append(f"dialog: {box.message}")
        box.dismiss()

    def request(sent: Request) -> None:
        if not re.match(r"http://127\.0\.0\.1:\d+/|data:image/", sent.url):
            wrong.append(f"request to {sent.url[:200]}")

    watched.page.on("console", console)
    watched.page.on("dialog", dialog)
    watched.page.on("request", request)
    watched.page.on("pageerror", lambda error: wrong.append(f"script: {error}"))


def _paths(desk: Desk) -> dict[str, str]:
    """One address of every kind of page, those with most on them."""
    story = max(desk.stories().items, key=lambda row: row.reports).event
    view = desk.story(story.id)
    figures = [card.summary for card in view.questions.items if card.summary.question.kind is ClaimKind.FIGURE]
    asked = max(figures, key=lambda summary: (summary.conflicts, summary.claims))
    row = desk.question(asked.question.id).answers.items[0]
    dispute = desk.disputes().items[0].dispute.relation
    report = view.reports.items[0]
    return {
        "home": "/",
        "stories": "/stories",
        "story": f"/story/{story.id}",
        "question": f"/question/{asked.question.id}",
        "logarithmic": f"/question/{asked.question.id}?scale=log&policy=range",
        "disputes": "/disputes",
        "dispute": f"/dispute/{dispute.left}/{dispute.right}",
        "report": f"/report?id={report.id}",
        "all marks": f"/report?id={report.id}&show=all",
        "claim": f"/claim/{row.claim.id}",
        "sources": "/sources",
        "source": f"/source?name={desk.sources().items[0].key}",
        "search": "/search?words=killed",
        "empty search": "/search",
        "queue": "/queue",
        "explain": "/explain",
        "name": "/name",
        "export": "/export",
        "missing": "/story/nothing",
    }
