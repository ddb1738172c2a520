"""Saved pages: what they say of themselves, their text, and pages made to break a reader."""

from __future__ import annotations

import json
import socket
import time
from datetime import date
from pathlib import Path

import pytest

from reportedly.acquire import read_inputs
from reportedly.acquire.pages import LONGEST_PAGE, is_page, read_facts, read_page
from reportedly.errors import InputError
from reportedly.records import Report

BODY = """<body><nav><ul><li>Home<li>News</ul></nav><article><h1>Two hurt in Arden</h1>
<p>Two people were hurt in the centre of Arden on Friday when a wall fell, the mayor said.</p>
<p>At least 40 homes were damaged by the storm, the mayor of the town added late in the evening.</p>
<p>Rescue teams worked through the night, and three schools stayed closed on Monday.</p></article></body>"""
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "datePublished": "2001-01-01"},
        {
            "@type": ["NewsArticle"],
            "headline": "Two hurt in Arden",
            "datePublished": "2025-08-30T14:05:00+02:00",
            "publisher": [{"@type": "Organization", "name": "City Wire"}],
        },
    ],
}


def make_page(head: str, body: str = BODY) -> str:
    return f"<!DOCTYPE html>\n<html lang='en-GB'><head><title>Two hurt &amp; more</title>{head}</head>{body}</html>"


def linked(document: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(document)}</script>'


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_linked_data_gives_the_hour_the_publisher_and_the_title() -> None:
    facts = read_facts(make_page(linked(LINKED)))
    assert facts.stamp is not None
    assert facts.stamp.moment == "2025-08-30T14:05:00+02:00"
    assert (facts.publisher, facts.title, facts.language) == ("City Wire", "Two hurt in Arden", "en")


def test_meta_elements_come_second_and_the_title_element_last() -> None:
    head = (
        '<meta content="2025-08-30T23:30:00-05:00" property="article:published_time">'
        "<meta property='og:site_name' content='City &amp; Wire'><link rel=canonical href=https://example.org/a/1>"
    )
    facts = read_facts(make_page(head))
    assert facts.stamp is not None
    assert facts.stamp.day == date(2025, 8, 30)
    assert (facts.publisher, facts.url, facts.title) == ("City & Wire", "https://example.org/a/1", "Two hurt & more")


@pytest.mark.usefixtures("no_network")
def test_a_file_becomes_a_report_of_the_article_without_the_menu(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(make_page(linked(LINKED)), encoding="utf-8")
    (report,) = read_inputs([str(tmp_path / "a.html")])
    assert isinstance(report, Report)
    assert "At least 40 homes" in report.text
    assert "Home" not in report.text
    assert report.published == date(2025, 8, 30)


def test_a_date_that_only_the_copyright_line_has_is_not_found() -> None:
    _, facts = read_page(make_page("", BODY.replace("</body>", "<footer>© 2019 City Wire</footer></body>")), where="p")
    assert facts.stamp is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!doctype HTML>", True),
        ("\n<!-- a --><?xml version='1.0'?><!-- b -->\n<html>", True),
        ("<p>Two died", False),
        ("Two died <html>", False),
        ("<!---->" * 1000, False),
    ],
)
def test_a_page_is_known_by_its_beginning(text: str, expected: bool) -> None:
    assert is_page(text) is expected


HOSTILE = {
    "deep": "<div>" * 100_000 + "Two died." + "</div>" * 100_000,
    "deep and unclosed": "<b>" * 100_000,
    "only ends": "</div>" * 100_000,
    "half a tag": "<" * 200_000,
    "scripts": "<script type=ld+json>" * 20_000,
    "metas": "<meta " * 50_000,
    "long attribute": f"<p title='{'x' * 500_000}'>Two died",
    "deep json": f"<script type='application/ld+json'>{'[' * 100_000}</script>",
    "entities": "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY {x} '&a;&a;'>" for x in "bcdefg")
    + "]><p>&g;",
    "empty": "",
}


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_an_error_in_time(name: str) -> None:
    begin = time.perf_counter()
    try:
        read_page(make_page("", f"<body>{HOSTILE[name]}</body>"), where=name)
    except InputError as error:
        assert error.where == name  # noqa: PT017  # a page that can still be read is right, too
    assert time.perf_counter() - begin < 10


@pytest.mark.usefixtures("no_network")
def test_entities_and_pictures_from_elsewhere_are_not_loaded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("forty-two witnesses", encoding="utf-8")
    body = BODY.replace(
        "<h1>", "<img src='http://192.0.2.1/a.png'><iframe src='http://192.0.2.1/'></iframe><p>&xxe;</p><h1>"
    )
    page = f"<!DOCTYPE html [<!ENTITY xxe SYSTEM '{secret.as_uri()}'>]><html>{body}</html>"
    text, _ = read_page(page, where="p")
    assert "At least 40 homes" in text
    assert "forty-two" not in text


def test_a_page_above_the_limit_is_not_parsed() -> None:
    with pytest.raises(InputError, match="5,000,000 is the limit"):
        read_page("<p>" + "x" * LONGEST_PAGE, where="p")
