"""A text and what is known of it become a Report: checked, identified, with its date line and its furniture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from reportedly.acquire.dateline import find_dateline
from reportedly.acquire.dates import Stamp, read_stamp
from reportedly.acquire.furniture import find_furniture
from reportedly.errors import InputError
from reportedly.records import Report, content_id, text_sha256

LONGEST_TEXT = 2_000_000
"""Code points of one report: four long novels. What is longer is an archive in one file."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an input says of its report beside the text; None where it says nothing."""

    id: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    stamp: Stamp | None = None
    language: str = "en"

    def or_else(self, *, published: date | None, publisher: str | None) -> Facts:
        """These facts, with the reader's own where the input has none."""
        return replace(
            self,
            stamp=self.stamp or (Stamp(published) if published else None),
            publisher=self.publisher or publisher,
        )


def report_from_text(
    text: str,
    *,
    id: str | None = None,  # noqa: A002  # the record's own word
    url: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    published: date | None = None,
) -> Report:
    """Make a report of a text in memory, as ``read_inputs`` does of a file.

    Raises:
        InputError: The text is empty, holds NUL or half of a surrogate pair, or has more than ``LONGEST_TEXT``
            code points.
    """
    stamp = Stamp(published) if published else None
    return make_report(text, Facts(id=id, url=url, publisher=publisher, title=title, stamp=stamp), where="the text")


def make_report(text: str, facts: Facts, *, where: str) -> Report:
    """Check ``text``, read its own date line for what ``facts`` leaves open, and find its furniture.

    Raises:
        InputError: As ``report_from_text``; ``where`` names the input.
    """
    _check(text, where)
    line = find_dateline(text, url=facts.url)
    stamp = facts.stamp or (Stamp(line.published, line.published_at) if line.published else None)
    return Report(
        id=facts.id or facts.url or content_id("report", text),
        text=text,
        sha256=text_sha256(text),
        url=facts.url,
        publisher=facts.publisher or line.agency,
        title=facts.title,
        published=stamp.day if stamp else None,
        published_at=stamp.moment if stamp else None,
        language=facts.language,
        furniture=find_furniture(text, title=facts.title),
    )


def read_published(value: object, *, where: str) -> Stamp | None:
    """A ``published`` field: ISO 8601, RFC 2822 or a printed date; empty or null is no date.

    Raises:
        InputError: It is something else. A date that we cannot read is not silently no date.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    stamp = read_stamp(value) if isinstance(value, str) else None
    if stamp is None:
        raise InputError(f"published is no date: {value!r:.60}", where=where, fix='write it as "2025-08-30"')
    return stamp


def facts_of(record: Mapping[str, object], *, where: str) -> Facts:
    """The facts of a JSON object with our field names; other names are ignored.

    Raises:
        InputError: A field has another type than text (an ``id`` may be a whole number).
    """

    def words(name: str) -> str | None:
        value = record.get(name)
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if not (value is None or isinstance(value, str)):
            raise InputError(f"{name} is not text: {value!r:.60}", where=where, fix="put it in quotation marks")
        return value if value and value.strip() else None

    return Facts(
        id=words("id"),
        url=words("url"),
        publisher=words("publisher"),
        title=words("title"),
        stamp=read_published(record.get("published"), where=where),
    )


def _check(text: str, where: str) -> None:
    if not text or text.isspace():
        raise InputError("there is no text", where=where)
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"the text has {len(text):,} characters, and {LONGEST_TEXT:,} is the limit",
            where=where,
            fix="split it into its reports",
        )
    if "\0" in text:
        raise InputError("the text holds a NUL character: it is binary, or was cut wrongly", where=where)
    if _SURROGATE.search(text):
        raise InputError("the text holds half of a surrogate pair", where=where, fix="export it again as UTF-8")
