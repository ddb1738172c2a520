"""The desk's views without names: what pages that go out are made of (`reportedly.publish.exports.site`).

Each record is blotted by what is known where it stands: a story's by what its reports know, a report's by what that
report knows, a claim's words by both. A report's text is blotted as a whole, and everything that is marked in it moves
along, so that no name is left where a quote cuts through it. Ids stay as they are: pages print none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly.desk.records import (
    ClaimRow,
    DisputeRow,
    DisputeView,
    HomeView,
    Page,
    QuestionView,
    Quote,
    ReportRow,
    ReportView,
    SourceRow,
    SourceView,
    StoryRow,
    StoryView,
)
from reportedly.openings import opening_of
from reportedly.publish.exports.withheld_records import ADDRESSES, is_code, rewritten, same_or
from reportedly.publish.exports.withheld_text import WithheldText
from reportedly.publish.exports.withholding import Version, Withholding
from reportedly.publish.words import on_one_line
from reportedly.records import Consolidated, Event, Question, Report, Span, StoredClaim

if TYPE_CHECKING:
    from reportedly.desk.desk import Desk  # brings spaCy and SQLAlchemy with it

View = TypeVar("View")

Places = frozenset[Version | str]
"""Report versions and events whose names are withheld in what is shown."""

_TEXTS = 300
"""Texts kept at hand: the reports of a story, whose questions' pages come one after the other."""

_SOURCES = 500
"""Sources asked for at once."""


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a record stands: ``places`` say what is withheld, ``version`` whose text its spans are of."""

    places: Places
    version: Version | None = None

    def also(self, place: Version | str) -> _Where:
        return replace(self, places=self.places | {place})

    def of(self, report_id: str, sha256: str) -> _Where:
        version = (report_id, sha256)
        return _Where(self.places | {version}, version)


_NOWHERE = _Where(frozenset())


class WithheldViews:
    """A desk that names nobody who must not be named. Its methods are those of `Desk` that a site is made with."""

    def __init__(self, desk: Desk, withholding: Withholding) -> None:
        self._desk, self._withholding = desk, withholding
        self._text = lru_cache(maxsize=_TEXTS)(self._blotted_text)
        self._sources = _sources_without_names(desk, withholding)

    def has_source(self, key: str) -> bool:
        """Whether a source's page is among those that `sources` leads to."""
        return key in self._sources

    def home(self) -> HomeView:
        """As `Desk.home`."""
        return self._bare(self._desk.home(), _NOWHERE)

    def reports(self, *, after: str | None = None, limit: int) -> Page[ReportRow]:
        """As `Desk.reports`."""
        return self._bare(self._desk.reports(after=after, limit=limit), _NOWHERE)

    def stories(self, *, after: str | None = None, limit: int) -> Page[StoryRow]:
        """As `Desk.stories`."""
        return self._bare(self._desk.stories(after=after, limit=limit), _NOWHERE)

    def disputes(self, *, after: str | None = None, limit: int) -> Page[DisputeRow]:
        """As `Desk.disputes`."""
        return self._bare(self._desk.disputes(after=after, limit=limit), _NOWHERE)

    def sources(self, *, after: str | None = None, limit: int) -> Page[SourceRow]:
        """As `Desk.sources`; a source whose name is withheld has its label for a key."""
        page = self._desk.sources(after=after, limit=limit)
        known = {old: (key, name) for key, (old, name) in self._sources.items()}
        rows = []
        for row in page.items:
            key, name = known[row.key]
            rows.append(SourceRow(key, replace(row.tally, name=name)))
        return self._bare(replace(page, items=tuple(rows)), _NOWHERE)

    def source(self, name: str, *, limit: int) -> SourceView:
        """As `Desk.source`, by a key that `sources` gives."""
        old, printed = self._sources[name]
        view = self._bare(self._desk.source(old, limit=limit), _NOWHERE)
        return replace(view, key=name, tally=replace(view.tally, name=printed))

    def story(self, event_id: str, *, after: str | None = None, limit: int, reports_limit: int) -> StoryView:
        """As `Desk.story`."""
        view = self._desk.story(event_id, after=after, limit=limit, reports_limit=reports_limit)
        return self._bare(view, _NOWHERE.also(event_id))

    def question(self, question_id: str, *, limit: int) -> QuestionView:
        """As `Desk.question`."""
        view = self._desk.question(question_id, limit=limit)
        return self._bare(view, _NOWHERE.also(view.summary.question.event))

    def policies(self, question_id: str, policy: str) -> Consolidated:
        """As `Desk.policies`: a policy without an order of sources speaks of no name."""
        return self._desk.policies(question_id, policy)

    def dispute(self, left: str, right: str) -> DisputeView:
        """As `Desk.dispute`: what differs is told in the words of both sides."""
        view = self._desk.dispute(left, right)
        both = frozenset((side.stored.report_id, side.stored.sha256) for side in (view.row.left, view.row.right))
        where = _Where(both if view.story is None else both | {view.story.event.id})
        return self._bare(view, where)

    def report(self, report_id: str, sha256: str) -> ReportView:
        """As `Desk.report`."""
        view = self._desk.report(report_id, sha256)
        return self._bare(view, _NOWHERE.of(report_id, sha256))

    # --- record by record --------------------------------------------------------------------------------------------

    def _bare(self, view: View, where: _Where) -> View:
        bare: View = self._of(view, where)
        return bare

    def _of(self, value: Any, where: _Where) -> Any:  # noqa: ANN401  # any record
        if isinstance(value, Enum):
            return value
        if isinstance(value, str):
            blot = self._withholding.blot(*where.places)
            return value if blot is None else blot.text(value)
        if isinstance(value, tuple):
            return same_or(value, tuple(self._of(part, where) for part in value))
        if isinstance(value, Span | Quote):
            return self._words(value, where)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        within = _within(value, where)
        return rewritten(value, lambda name, old: self._field(value, name, old, within))

    def _field(self, record: Any, name: str, value: Any, where: _Where) -> Any:  # noqa: ANN401  # any record's any field
        if isinstance(value, str) and (name in ADDRESSES or name in {"id", "key"}):
            return value
        if name == "url":
            blot = self._withholding.blot(*where.places)
            return None if blot is not None and blot.is_named(value) else value
        if name == "opening" and value:
            text = self._text(where.version, where.places)
            return value if text is None else opening_of(text.text)
        if isinstance(record, Report) and name == "text":
            text = self._text(where.version, where.places)
            return value if text is None else text.text
        return value if is_code(record, name, value) else self._of(value, where)

    def _words(self, value: Span | Quote, where: _Where) -> Span | Quote:
        text = self._text(where.version, where.places)
        if text is not None:
            return text.moved(value) if isinstance(value, Span) else text.quote(value)
        blot = self._withholding.blot(*where.places)
        return value if blot is None or isinstance(value, Quote) else replace(value, text=blot.text(value.text))

    def _blotted_text(self, version: Version | None, places: Places) -> WithheldText | None:
        """The text of a version without names; None where there is no version, or nothing is withheld there."""
        blot = self._withholding.blot(*places)
        if blot is None or version is None:
            return None
        return WithheldText(self._desk.ledger.browse.texts([version[1]])[version[1]], blot)


def _within(record: object, where: _Where) -> _Where:
    """Where the fields of a record stand."""
    if isinstance(record, ClaimRow):
        return where.of(record.stored.report_id, record.stored.sha256)
    if isinstance(record, StoredClaim):
        return where.of(record.report_id, record.sha256)
    if isinstance(record, Report | ReportRow):
        return where.of(record.id, record.sha256)
    if isinstance(record, Event):
        return where.also(record.id)
    if isinstance(record, StoryRow):
        return where.also(record.event.id)
    if isinstance(record, Question):
        return where.also(record.event)
    if isinstance(record, DisputeRow) and record.question is not None:
        return where.also(record.question.event)
    return where


def _sources_without_names(desk: Desk, withholding: Withholding) -> Mapping[str, tuple[str, str | None]]:
    """The sources by the keys of their pages: the ledger's own key, and the name as it may be printed.

    A name goes where one of the reports that it stands in withholds it; its key is made of what is printed, and counts
    on where two are printed alike.
    """
    suspect, after = withholding.blot_of_all(), None
    found: dict[str, tuple[str, str | None]] = {}
    bare: list[tuple[str, str]] = []
    while True:
        page = desk.sources(after=after, limit=_SOURCES)
        for row in page.items:
            name = row.tally.name
            printed = name
            if name is not None and suspect.text(name) != name:
                blot = withholding.blot(*desk.ledger.source_pages.told_in(row.key))
                printed = name if blot is None else blot.text(name)
            if printed is None or printed == name:
                found[row.key] = (row.key, name)
            else:
                bare.append((row.key, printed))
        after = page.next
        if after is None:
            break
    for old, name in bare:
        key, number = on_one_line(name).casefold(), 1
        while key in found:
            number += 1
            key = f"{on_one_line(name).casefold()} {number}"
        found[key] = (old, name)
    return found
