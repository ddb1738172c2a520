"""Every page, in a real browser: whole, readable, small, and nothing in it comes from or goes anywhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types

from tests.publish.web.conftest import Site, Watched

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = (
    *("home", "stories", "story", "question", "logarithmic", "disputes", "dispute", "report", "all marks", "claim"),
    *("sources", "source", "search", "empty search", "queue", "explain", "name", "export", "missing"),
)
WIDTHS = (390, 820, 1280)
USUAL_BYTES = 60_000
"""HTML of a usual page, at most (the contract of the page)."""

FORMS = re.compile(r"/claim/[^/]+/review|/question/[^/]+/(join|split)|/undo|/reports|/examples")
"""Addresses that only forms are sent to."""


def _is_the_404(line: str) -> bool:
    return "404 (Not Found)" in line


@pytest.mark.parametrize(
    ("path", "said", "leads_to"),
    [
        ("/", "Nothing has been read yet", "Add reports"),
        ("/stories", "No stories yet", "add reports"),
        ("/disputes", "No two accounts contradict each other", ""),
        ("/sources", "No sources yet", "add reports"),
        ("/queue", "Nothing is left to check", "add reports"),
        ("/search", "Type words of a report", ""),
        ("/search?words=ferry", "Nothing in the reports has all of these words", "Try fewer"),
    ],
)
def test_pages_of_an_empty_ledger_say_what_to_do(site: Site, path: str, said: str, leads_to: str) -> None:
    assert said in site.empty[path]
    assert leads_to in site.empty[path]


AXE: dict[str, dict[str, object]] = {
    "light": {"resultTypes": ["violations"]},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]},
}
"""All rules in the light theme; in the dark one those that look at colours, as the rest of a page is the same."""


THEMED = {
    "light": tuple(name for name in PAGES if name not in {"logarithmic", "all marks", "empty search"}),
    "dark": (
        "home",
        "story",
        "question",
        "dispute",
        "report",
        "claim",
        "source",
        "search",
        "queue",
        "explain",
        "name",
        "export",
    ),
}
"""In the light theme one page of each kind, in the dark one those with colours of their own."""


@pytest.mark.parametrize("theme", sorted(AXE))
def test_no_page_breaks_a_rule_of_accessibility(site: Site, window: Callable[..., Watched], theme: str) -> None:
    watched = window(viewport={"width": 1280, "height": 900}, color_scheme=theme)
    broken = {}
    for name in THEMED[theme]:
        watched.page.goto(site.url + site.paths[name])
        found = Axe().run(watched.page, options=AXE[theme]).response["violations"]
        if found:
            broken[name] = [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found]
    watched.wrong[:] = [line for line in watched.wrong if not _is_the_404(line)]
    assert broken == {}


TOO_WIDE = """() => [document.documentElement, ...document.querySelectorAll("main *")]
    .filter(el => el.scrollWidth > el.clientWidth + 1 && (el === document.documentElement
        || ["auto", "scroll"].includes(getComputedStyle(el).overflowX)))
    .map(el => `${el.tagName}.${el.className} ${el.scrollWidth} > ${el.clientWidth}`)"""
"""What has to be scrolled sideways: the page, or something in it."""


def test_no_page_is_wider_than_its_window(site: Site, window: Callable[..., Watched]) -> None:
    watched = window(viewport={"width": WIDTHS[0], "height": 844})
    wide = {}
    for name in PAGES:
        watched.page.goto(site.url + site.paths[name])
        for width in WIDTHS:
            watched.page.set_viewport_size({"width": width, "height": 844})
            if over := watched.page.evaluate(TOO_WIDE):
                wide[name, width] = over
    watched.wrong[:] = [line for line in watched.wrong if not _is_the_404(line)]
    assert wide == {}


def test_usual_pages_are_small_and_every_link_leads_somewhere(site: Site) -> None:
    seen: set[str] = set()
    with httpx.Client(base_url=site.url) as client:
        for name in PAGES:
            html = client.get(site.paths[name]).text
            assert len(html.encode()) < USUAL_BYTES, name
            links = re.findall(r'(?:href|src|action)="(/[^"]*)"', html)
            seen.update(unescape(link).partition("#")[0] for link in links)
        dead = {link: client.get(link).status_code for link in sorted(seen) if not FORMS.fullmatch(link)}
    assert {link: status for link, status in dead.items() if status != 200} == {}
    assert len(seen) > 100


def test_every_link_within_a_page_has_its_end(site: Site, page: Page) -> None:
    for name in PAGES[:-1]:
        page.goto(site.url + site.paths[name])
        lost = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
            ".filter(id => !document.getElementById(id))"
        )
        assert lost == [], name
        twice = page.evaluate(
            "(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
            " return ids.filter((id, i) => ids.indexOf(id) !== i) })()"
        )
        assert twice == [], name


def test_pages_are_whole_without_script(site: Site, window: Callable[..., Watched]) -> None:
    watched = window(java_script_enabled=False)
    page = watched.page
    page.goto(site.url + site.paths["question"])
    assert page.locator(".plot-wide .pt").count() >= 2
    assert page.locator("tr.claim .quote mark").count() >= 2
    page.click("text=log")
    assert page.url.endswith("scale=log")
    page.fill("input[type=search]", "Dorin")
    page.click("text=Search")
    assert page.locator(".hits mark").count() >= 1
    page.goto(site.url + site.paths["report"])
    assert page.locator(".par .m mark").count() >= 2
    assert page.locator(".notes li").count() >= 2


def test_the_policy_forbids_what_is_not_ours(site: Site) -> None:
    policy = httpx.get(site.url).headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    html = httpx.get(site.url + site.paths["question"]).text
    assert " style=" not in html
    assert "<style" not in html
    assert re.findall(r"<script(?![^>]* src=)", html) == []


PRINTED = ("home", "story", "question", "dispute", "report", "claim", "source", "search", "queue")


def test_in_print_the_words_stay_and_the_controls_go(site: Site, window: Callable[..., Watched]) -> None:
    page = window(viewport={"width": 1280, "height": 900}, color_scheme="dark").page
    page.emulate_media(media="print")
    for name in PRINTED:
        page.goto(site.url + site.paths[name])
        assert page.locator("main :is(.quote, .text)").first.is_visible(), name
        controls = page.locator(":is(button, input, textarea, select, .filter, .find, .bar nav, .keyline)")
        assert [one for one in controls.all() if one.is_visible()] == [], name
        paper, ink = page.evaluate(
            "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"
        )
        assert (paper, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)"), name
    page.goto(site.url + site.paths["question"])
    assert page.locator(".plot-wide .plot").is_visible()
    assert not page.locator(".plot-narrow").is_visible()
    page.goto(site.url + site.paths["claim"])
    for unknown in page.locator(".unknown").all():
        said = unknown.evaluate("el => getComputedStyle(el, '::after').content")
        assert (unknown.get_attribute("title") or "?") in said
    assert len(page.pdf()) > 1000
