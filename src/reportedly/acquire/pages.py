"""Saved web pages: what the page says of itself, read first and by us, and the text of the article, by trafilatura.

JSON-LD and OpenGraph give the hour at which a report was published, which orders the updates of a toll; the libraries
give days. Nothing here follows a link, loads an entity, or opens anything but the markup it is given.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from reportedly.acquire.dates import Stamp, read_stamp
from reportedly.acquire.reports import Facts
from reportedly.errors import InputError

LONGEST_PAGE = 5_000_000
"""Characters of markup: some thirty times a heavy news page. Extraction takes about a second a million."""

DEEPEST_PAGE = 1_000
"""Open elements: news pages have some forty. The parser gives up at 256 by itself; this spares it the work."""

_BEGINS_AS_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_UNNESTED = frozenset(
    """
    area base br col embed hr img input link meta param source track wbr
    p li td tr th dt dd option tbody thead tfoot
    """.split()  # noqa: SIM905  # reads better than twenty strings
)
"""Elements without an end tag, and those whose end tag HTML lets an author leave out."""

_LINKED_DATA = re.compile(r"<script\b[^<>]{0,1000}?ld\+json[^<>]{0,1000}>", re.IGNORECASE)
_SCRIPT_ENDS = re.compile(r"</script", re.IGNORECASE)
_META = re.compile(r"<meta\b([^<>]{0,4000})>", re.IGNORECASE)
_CANONICAL = re.compile(r"<link\b([^<>]{0,2000})>", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,1000}?\slang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{1,1000})", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "dc.date",
    "date",
)
_DEPTH_OF_JSON = 6


def is_page(text: str) -> bool:
    """Whether ``text`` begins as an HTML page does, after comments and an XML declaration."""
    head = text[:8192].lstrip()
    while head.startswith(("<!--", "<?xml")):
        _, _, head = head.partition("-->" if head.startswith("<!--") else ">")
        head = head.lstrip()
    return _BEGINS_AS_PAGE.match(head) is not None


def read_page(markup: str, *, where: str) -> tuple[str, Facts]:
    """The article's text as it was extracted, and what the page says of itself.

    Raises:
        InputError: The page is too long or too deep to be a report, or holds no article.
    """
    if len(markup) > LONGEST_PAGE:
        raise InputError(
            f"the page has {len(markup):,} characters of markup, and {LONGEST_PAGE:,} is the limit", where=where
        )
    if _depth_exceeds(markup, DEEPEST_PAGE):
        raise InputError(f"the page nests more than {DEEPEST_PAGE:,} elements in each other", where=where)
    text = _main_text(markup, where)
    facts = read_facts(markup)
    if facts.stamp is None:
        facts = Facts(
            url=facts.url,
            publisher=facts.publisher,
            title=facts.title,
            language=facts.language,
            stamp=_day_of(markup, facts.url),
        )
    return text, facts


def read_facts(markup: str) -> Facts:
    """What the page's JSON-LD, then its OpenGraph and other meta elements, say; the document's title comes last."""
    article = _article(markup)
    meta = _meta(markup)
    stamps = [article.get("datePublished"), *(meta.get(name) for name in _PUBLISHED)]
    title = _TITLE.search(markup)
    return Facts(
        url=_first(meta.get("canonical"), meta.get("og:url"), article.get("url"), link=True),
        publisher=_first(_name_of(article.get("publisher")), meta.get("og:site_name"), meta.get("application-name")),
        title=_first(article.get("headline"), meta.get("og:title"), html.unescape(title[1]) if title else None),
        stamp=next((stamp for value in stamps if isinstance(value, str) and (stamp := read_stamp(value))), None),
        language=_language(markup),
    )


def _main_text(markup: str, where: str) -> str:
    import trafilatura  # noqa: PLC0415  # costs half a second: not before a page is read

    try:
        document = trafilatura.bare_extraction(markup, include_comments=False, deduplicate=False, with_metadata=False)
    except Exception as error:  # a page can break a parser in more ways than it documents
        raise InputError(f"the page cannot be parsed: {type(error).__name__}", where=where) from error
    text = None if document is None or isinstance(document, dict) else document.text
    if not isinstance(text, str) or not text.strip():
        raise InputError(
            "the page holds no readable text",
            where=where,
            fix="open it in a browser; if the article needs a script to appear, save the rendered page",
        )
    return text


def _day_of(markup: str, url: str | None) -> Stamp | None:
    """A day from the page's other marks; never from a copyright line or the text (htmldate's extensive search)."""
    import htmldate  # noqa: PLC0415  # as trafilatura

    try:
        # A fixed last day: the library would ask the clock, and the same page give another answer later.
        day = htmldate.find_date(markup, extensive_search=False, original_date=True, url=url, max_date="2100-01-01")
    except Exception:  # noqa: BLE001  # as above; a date that cannot be found is no date
        return None
    return read_stamp(day) if day else None


def _depth_exceeds(markup: str, limit: int) -> bool:
    if markup.count("<") <= limit:
        return False
    depth = 0
    for match in _TAG.finditer(markup):
        if match[2].lower() in _UNNESTED:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > limit:
            return True
    return False


def _article(markup: str) -> dict[str, object]:
    """The first JSON-LD object whose type is an article's."""
    here = 0
    while (begin := _LINKED_DATA.search(markup, here)) and (end := _SCRIPT_ENDS.search(markup, begin.end())):
        here = end.end()
        try:
            document = json.loads(markup[begin.end() : end.start()], strict=False)
        except (ValueError, RecursionError):
            continue
        for found in _objects(document, _DEPTH_OF_JSON):
            types = found.get("@type")
            if any(
                str(name).endswith(("Article", "BlogPosting"))
                for name in (types if isinstance(types, list) else [types])
            ):
                return found
    return {}


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth == 0:
        return
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            if isinstance(item, (dict, list)):
                yield from _objects(item, depth - 1)


def _meta(markup: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _META.finditer(markup):
        attributes = _attributes(match[1])
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and (content := attributes.get("content", "").strip()):
            found.setdefault(name.lower(), content)
    for match in _CANONICAL.finditer(markup):
        attributes = _attributes(match[1])
        if attributes.get("rel", "").lower() == "canonical":
            found.setdefault("canonical", attributes.get("href", ""))
    return found


def _attributes(words: str) -> dict[str, str]:
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(words)
    }


def _name_of(value: object) -> object:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.get("name") if isinstance(value, dict) else value


def _first(*values: object, link: bool = False) -> str | None:
    for value in values:
        if isinstance(value, str) and value.strip() and not (link and not value.startswith(("http://", "https://"))):
            return value.strip()
    return None


def _language(markup: str) -> str:
    match = _LANGUAGE.search(markup, 0, 8192)
    return match[1].lower() if match else "en"
