"""The questions that the ledger answers, as SQL. What people type is always bound, never part of the statement."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from reportedly.openings import HEAD
from reportedly.persist.exact import ExactText
from reportedly.persist.rows import fold
from reportedly.persist.tables import CLAIMS, TEXTS, VERSIONS
from reportedly.records import ClaimFilter

_ORDER = (VERSIONS.c.published.nulls_first(), VERSIONS.c.report_id, VERSIONS.c.number)
"""By date, the undated first, then by id, then by arrival."""

CANDIDATES_SHOWN = 5
"""How many reports a message lists where a name is ambiguous."""

PAST_ALL = 2**31
"""A position after all claims of a version."""


def select_claims(wanted: ClaimFilter) -> Select[Any]:
    """The claims that ``wanted`` lets through, with their versions: by date, report and place in the text."""
    # Where no index finds the claims, walk the versions in order: the first row comes at once, and nothing is sorted as
    # a whole. SQLite would rather begin with the claims; the idle sum keeps it from finding their versions by number.
    joined = CLAIMS.c.version == (VERSIONS.c.number + 0 if wanted.predicate is None else VERSIONS.c.number)
    statement = (
        stored_columns(joined)
        .where(*of_claim(wanted), *of_version(wanted))
        .order_by(*_ORDER, CLAIMS.c.evidence_start, CLAIMS.c.position)
    )
    return statement if wanted.limit is None else statement.limit(max(wanted.limit, 0))


def stored_columns(joined: ColumnElement[bool] | None = None) -> Select[Any]:
    """Claims joined with the versions that they stand in, with what `reportedly.persist.rows.stored_claim_of` needs."""
    return select(
        CLAIMS.c.payload,
        VERSIONS.c.report_id,
        VERSIONS.c.sha256,
        VERSIONS.c.publisher,
        VERSIONS.c.title,
        VERSIONS.c.url,
        VERSIONS.c.published,
        VERSIONS.c.main_event,
        head_of_untitled(),
    ).join_from(VERSIONS, CLAIMS, CLAIMS.c.version == VERSIONS.c.number if joined is None else joined)


def head_of_untitled() -> ColumnElement[str | None]:
    """Of a version without a headline how its text begins, for `reportedly.persist.rows.opening_in`; else nothing."""
    head = func.substr(TEXTS.c.text, 1, HEAD, type_=ExactText())
    begins = select(head).where(TEXTS.c.sha256 == VERSIONS.c.sha256).correlate(VERSIONS).scalar_subquery()
    return case((func.coalesce(VERSIONS.c.title, "") == "", begins)).label("head")


def select_versions() -> Select[Any]:
    """Every version of every report, with its text."""
    return select(VERSIONS, TEXTS.c.text).join_from(VERSIONS, TEXTS).order_by(*_ORDER)


def select_named(name: str) -> list[Select[Any]]:
    """Ways to understand ``name``, the first that finds anything holds: a report's id, its address, a claim's id, the
    start of a report's id, the start of a claim's. Rows are a report's id and the number of its newest version (for a
    claim's id, of the newest that has the claim).
    """
    named = (
        select(VERSIONS.c.report_id, func.max(VERSIONS.c.number).label("number"))
        .group_by(VERSIONS.c.report_id)
        .order_by(VERSIONS.c.report_id)
        .limit(CANDIDATES_SHOWN + 1)
    )
    of_claim = named.join_from(VERSIONS, CLAIMS)
    return [
        named.where(VERSIONS.c.report_id == name),
        named.where(VERSIONS.c.url == name),
        of_claim.where(CLAIMS.c.id == name),
        named.where(VERSIONS.c.report_id_words.startswith(fold(name), autoescape=True)),
        of_claim.where(CLAIMS.c.id.startswith(name, autoescape=True)),
    ]


def of_claim(wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    """What ``wanted`` asks of a claim itself."""
    conditions = []
    if wanted.kind is not None:
        conditions.append(CLAIMS.c.kind == wanted.kind.value)
    if wanted.predicate is not None:
        conditions.append(CLAIMS.c.predicate_words == fold(wanted.predicate))
    for column, part in (
        (CLAIMS.c.source_words, wanted.source),
        (CLAIMS.c.place_words, wanted.place),
        (CLAIMS.c.evidence_words, wanted.about),
    ):
        if part is not None:
            conditions.append(column.contains(fold(part), autoescape=True))
    return conditions


def of_version(wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    """What ``wanted`` asks of the version that a claim stands in."""
    conditions = []
    if wanted.report is not None:
        conditions.append(VERSIONS.c.report_id_words.startswith(fold(wanted.report), autoescape=True))
    if wanted.since is not None:
        conditions.append(VERSIONS.c.published >= wanted.since)
    if wanted.until is not None:
        conditions.append(VERSIONS.c.published <= wanted.until)
    return conditions
