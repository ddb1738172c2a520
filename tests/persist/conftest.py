"""Readings of our own invention, and ledgers on a real disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from reportedly.persist import Ledger, dialects, schema
from reportedly.persist.location import locate
from reportedly.records import (
    Claim,
    ClaimKind,
    Modifier,
    Place,
    Quantity,
    Reading,
    Relation,
    Report,
    Role,
    Source,
    Span,
    Stance,
    content_id,
    text_sha256,
)

MakeReading = Callable[..., Reading]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new ledger."""
    with Ledger.open(tmp_path / "new.db") as opened:
        yield opened


@pytest.fixture(scope="session")
def make_reading() -> MakeReading:
    """A reading whose text is a sentence a figure; each keyword changes one thing."""
    return reading_of


@pytest.fixture(scope="session")
def copy_as_before() -> Callable[[Path, Path, str], None]:
    """Copies what a ledger was told into a new one as it was before a revision, without what is made of that."""

    def copy(new: Path, old: Path, revision: str) -> None:
        engine = dialects.connect(locate(old, create=True).url)
        schema.upgrade(engine, where="", to=schema.REVISIONS[schema.REVISIONS.index(revision) - 1])
        engine.dispose()
        with sqlite3.connect(old) as connection:
            connection.execute("ATTACH ? AS new", (str(new),))
            for table in ("texts", "versions", "claims"):
                names = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
                what = f"INSERT INTO main.{table} ({names}) SELECT {names} FROM new.{table}"  # noqa: S608  # our names
                connection.execute(what)

    return copy


def reading_of(
    report_id: str = "flood",
    *,
    figures: tuple[int, ...] = (40,),
    text: str | None = None,
    published: date | None = date(2024, 5, 9),
    predicate: str = "wounded",
    source: str = "The mayor",
    place: str = "Arden",
    retrieved: str | None = None,
    rules: tuple[str, ...] = (),
) -> Reading:
    """See `make_reading`."""
    text = text or " ".join(f"{source} said at least {figure} people were hurt in {place}." for figure in figures)
    report = Report(
        id=report_id,
        text=text,
        sha256=text_sha256(text),
        url=f"https://news.example/{report_id}",
        publisher="The Example",
        published=published,
        retrieved=retrieved,
    )
    claims = []
    for figure in figures:
        start = max(text.find(f"at least {figure} people"), 0)
        words = report.span(start, start + len(f"at least {figure} people"))
        claims.append(
            Claim(
                id=content_id("claim", report_id, report.sha256, words.start, predicate),
                kind=ClaimKind.FIGURE,
                evidence=(words,),
                predicate=predicate,
                quantity=Quantity(words, None, figure, None, Modifier.AT_LEAST),
                place=Place(Span(words.start, words.end, place), place, "ZZ", 7, 1.5, -2.25),
                attribution=(Source(Role.ORIGINATOR, None, source, "official", None, Stance.STATED, None),),
                rules=rules,
            )
        )
    relations = [Relation(left.id, right.id, "incomparable", None, "two floods") for left, right in pairwise(claims)]
    return Reading(report, tuple(claims), tuple(relations), main_event="flood in Arden")
