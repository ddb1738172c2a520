"""The ledger as a person looks at it: what the page and the JSON API show, a view a method.

What it gives are the records of `reportedly.desk.records`. Nothing here writes: `reportedly.desk.desk` does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reportedly.desk.cursors import read_cursor, write_cursor
from reportedly.desk.individuals import individuals_in
from reportedly.desk.records import (
    ClaimRow,
    ClaimView,
    DisputeRow,
    DisputeView,
    HomeView,
    IndividualRow,
    Page,
    QuestionCard,
    QuestionView,
    QueueView,
    RelationRow,
    ReportRow,
    ReportView,
    SourceDay,
    SourceRow,
    SourceView,
    StoryRow,
    StoryView,
    Totals,
)
from reportedly.desk.rows import claim_rows, claim_rows_of, dispute_rows, story_row, story_rows, versions_of
from reportedly.errors import NotThereError
from reportedly.individual_records import KnownPerson
from reportedly.link.explained import how_they_differ, what_would_settle
from reportedly.pipeline import consolidated_in
from reportedly.records import (
    ClaimFilter,
    Consolidated,
    Dispute,
    Found,
    LinkFilter,
    QuestionSummary,
)

if TYPE_CHECKING:
    from reportedly.persist import Ledger
    from reportedly.persist.stories import StoredDispute

PAGE = 50
"""Items of a page that nobody asked to be longer or shorter."""

LONGEST_PAGE = 500
"""Items of a page, at most."""

RELATIONS_SHOWN = 200
"""Relations of one question or claim that are shown beside it, at most."""

ANSWERS_SHOWN = 100
"""Answers of a question on one page."""

REPORTS_SHOWN = 100
"""Reports of a story on one page."""

CARD_POINTS = 40
"""Points of an originator's line beside a story's question, at most: as many as a small plot can show."""

DISPUTES_SHOWN = 20
"""Disputes that are shown beside their question, at most."""

_ALL_LINKS = LinkFilter()
_ALL_CLAIMS = ClaimFilter()


class Views:
    """One ledger, looked at. All methods raise what the ledger's own do.

    What is asked for by an id that the ledger does not hold raises `NotThereError`; a cursor of another list
    `SettingsError`.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    # --- lists -------------------------------------------------------------------------------------------------------

    def home(self, since: int | None = None) -> HomeView:
        """What is new, disputed and told; ``since`` is the ``mark`` of the home that was seen last."""
        newest = self.ledger.browse.newest(None, 10)
        mark = newest[0].number if newest else 0
        return HomeView(
            totals=self.totals(),
            mark=mark,
            fresh=0 if since is None else self.ledger.browse.arrived_after(since),
            reports=tuple(newest),
            stories=self.stories(limit=20).items,
            disputes=self._gravest(10),
        )

    def totals(self) -> Totals:
        """How much the ledger holds."""
        return self.ledger.browse.totals()

    def reports(self, *, after: str | None = None, limit: int = PAGE) -> Page[ReportRow]:
        """Report versions, the last to arrive first."""
        limit, key = _within(limit), read_cursor("reports", after, (0,))
        rows = self.ledger.browse.newest(None if key is None else key[0], limit + 1)
        onward = (rows[limit - 1].number,) if len(rows) > limit else None
        return Page(tuple(rows[:limit]), write_cursor("reports", onward))

    def stories(self, words: str = "", *, after: str | None = None, limit: int = PAGE) -> Page[StoryRow]:
        """Events with ``words`` in their title, the one with the newest figure first."""
        found, onward = self.ledger.stories.page(words, read_cursor("stories", after, ("", "")), _within(limit))
        return Page(story_rows(self.ledger, found), write_cursor("stories", onward))

    def questions(
        self, wanted: LinkFilter = _ALL_LINKS, *, after: str | None = None, limit: int = PAGE
    ) -> Page[QuestionSummary]:
        """Questions and how they stand, the most disputed first; the ``limit`` of ``wanted`` is not used."""
        key = read_cursor("questions", after, (0, 0, 0, 0, ""))
        found, onward = self.ledger.stories.questions(wanted, key, _within(limit))
        return Page(tuple(found), write_cursor("questions", onward))

    def disputes(
        self, wanted: LinkFilter = _ALL_LINKS, *, after: str | None = None, limit: int = PAGE
    ) -> Page[DisputeRow]:
        """Where accounts disagree: what cannot both be true first, the farthest apart before the others."""
        key = read_cursor("disputes", after, (0, 0.0, 0, "", ""))
        found, onward = self.ledger.stories.disputes(wanted, key, _within(limit))
        return Page(dispute_rows(self.ledger, found), write_cursor("disputes", onward))

    def claims(
        self, wanted: ClaimFilter = _ALL_CLAIMS, *, after: str | None = None, limit: int = PAGE
    ) -> Page[ClaimRow]:
        """Claims that ``wanted`` lets through, those of the last report to arrive first; its ``limit`` is not used."""
        key = read_cursor("claims", after, (0, 0))
        found, onward = self.ledger.browse.claims(wanted, key, _within(limit))
        return Page(claim_rows(self.ledger, found), write_cursor("claims", onward))

    def sources(self, words: str = "", *, after: str | None = None, limit: int = PAGE) -> Page[SourceRow]:
        """Who says what, those who say most first; only those with ``words`` in their name."""
        key = read_cursor("sources", after, (0, 0, ""))
        limit = _within(limit)
        rows = [SourceRow(*one) for one in self.ledger.source_pages.page(words, key, limit + 1)]
        last = rows[limit - 1].tally if len(rows) > limit else None
        onward = None if last is None else (last.claims, last.passed_on, rows[limit - 1].key)
        return Page(tuple(rows[:limit]), write_cursor("sources", onward))

    def search(self, words: str, *, after: str | None = None, limit: int = 20) -> Page[Found]:
        """Report versions that have all of ``words``, in text, title, sources, places or dates, with their passages."""
        found, onward = self.ledger.search.find(
            words, after=read_cursor("search", after, (0, 0, 0)), limit=_within(limit)
        )
        return Page(found, write_cursor("search", onward))

    def queue(self, *, skip: str | None = None, limit: int = 1) -> QueueView:
        """What to review next: what reviewers disagree on, then what is most disputed, then what is least sure.

        ``skip`` is the ``next`` of the view before.
        """
        waiting = self.ledger.reviews.queue(read_cursor("queue", skip, (0, "")), _within(limit) + 1)
        shown = waiting[: _within(limit)]
        rows = claim_rows_of(self.ledger, [one.claim for one in shown])
        why = {one.claim: " ".join(one.reasons) for one in shown}
        last = shown[-1] if len(waiting) > len(shown) else None
        return QueueView(
            items=tuple((rows[name], reason) for name, reason in why.items() if name in rows),
            left=self.ledger.reviews.left(),
            next=write_cursor("queue", None if last is None else (last.priority, last.claim)),
        )

    def individuals(
        self, event: str | None = None, *, described: bool = False, after: str | None = None, limit: int = PAGE
    ) -> Page[IndividualRow]:
        """Victims whom reports name, story by story: a page holds whole stories, so it may be longer than ``limit``.

        Args:
            event: The start of an event's id, or words of its title; without it, all events.
            described: Also those of whom only an age or a sex is told.
            after: The ``next`` of the page before.
            limit: How many persons make a page full.
        """
        key = read_cursor("individuals", after, ("",))
        found: list[KnownPerson] = []
        last = None
        for person in individuals_in(self.ledger, event, after=str(key[0]) if key else "", described=described):
            if len(found) >= _within(limit) and person.event != found[-1].event:
                last = (found[-1].event,)
                break
            found.append(person)
        tellings = [telling for person in found for telling in person.tellings]
        names = [name for telling in tellings for name in (telling.stored.claim.id, *telling.figures)]
        rows = claim_rows_of(self.ledger, list(dict.fromkeys(names)))
        return Page(tuple(_individual_row(person, rows) for person in found), write_cursor("individuals", last))

    # --- one thing ---------------------------------------------------------------------------------------------------

    def story(
        self,
        event_id: str,
        *,
        after: str | None = None,
        limit: int = 20,
        reports_after: str | None = None,
        reports_limit: int = REPORTS_SHOWN,
    ) -> StoryView:
        """An event, by its id; ``after`` is a cursor of its questions, ``reports_after`` one of its reports."""
        story = story_row(self.ledger, event_id)
        if story is None:
            raise NotThereError.of("story", event_id)
        page = self.questions(LinkFilter(event=event_id), after=after, limit=limit)
        told = self.ledger.stories.newest([one.question.id for one in page.items if one.latest is None])
        told |= {one.question.id: one.latest for one in page.items if one.latest is not None}
        rows = claim_rows_of(self.ledger, list(told.values()))
        lines = self.ledger.stories.timelines([one.question.id for one in page.items], most=CARD_POINTS)
        cards = (
            QuestionCard(one, lines.get(one.question.id, ()), rows.get(told.get(one.question.id, "")))
            for one in page.items
        )
        key = read_cursor("reports of a story", reports_after, (0,))
        before = None if key is None else key[0]
        reports = self.ledger.browse.versions(versions_of(story.event), before, reports_limit + 1)
        last = reports[reports_limit - 1].number if len(reports) > reports_limit else None
        onward = write_cursor("reports of a story", None if last is None else (last,))
        return StoryView(story, Page(tuple(cards), page.next), Page(tuple(reports[:reports_limit]), onward))

    def question(self, question_id: str, *, after: str | None = None, limit: int = ANSWERS_SHOWN) -> QuestionView:
        """A question, by its id; ``after`` is a cursor of its answers."""
        summary = self._summary(question_id)
        key = read_cursor("answers", after, (0, ""))
        answers, onward = self.ledger.stories.answers(question_id, key, _within(limit))
        rows = claim_rows_of(self.ledger, [answer.claim for answer in answers])
        shown = tuple(rows[answer.claim] for answer in answers if answer.claim in rows)
        return QuestionView(
            summary=summary,
            story=story_row(self.ledger, summary.question.event),
            timelines=self.ledger.stories.timelines([question_id]).get(question_id, ()),
            answers=Page(shown, write_cursor("answers", onward)),
            relations=tuple(self.ledger.stories.relations_within(list(rows), RELATIONS_SHOWN)),
            disputes=self.disputes(LinkFilter(question=question_id), limit=DISPUTES_SHOWN).items,
        )

    def dispute(self, left: str, right: str) -> DisputeView:
        """Two claims by their ids, and how they stand to each other."""
        known = self.ledger.stories.dispute(left, right)
        relation = known.relation if known else self.ledger.stories.relation_between(left, right)
        rows = claim_rows_of(self.ledger, (left, right))
        if relation is None or len(rows) < 2:
            raise NotThereError.of("dispute", f"{left} {right}")
        one, other = rows[relation.left], rows[relation.right]
        summary = self.ledger.stories.summaries([relation.question or ""]).get(relation.question or "")
        apart = known.apart if known else None
        originators = summary.originators if summary else 2
        return DisputeView(
            row=DisputeRow(
                Dispute(relation, one.stored, other.stored, originators, apart),
                summary.question if summary else None,
                one,
                other,
            ),
            story=story_row(self.ledger, summary.question.event) if summary else None,
            relation=relation,
            differs=how_they_differ(one.stored, other.stored, one.answer, other.answer),
            settles=what_would_settle(one.stored, other.stored, one.answer, other.answer),
        )

    def report(self, report_id: str, sha256: str | None = None) -> ReportView:
        """A report by its id: its newest version, or the one with this hash."""
        versions = self.ledger.browse.versions_of(report_id, None)
        row = next((one for one in reversed(versions) if sha256 in (None, one.sha256)), None)
        if row is None:
            raise NotThereError.of("report", report_id if sha256 is None else f"{report_id} ({sha256})")
        reading = self.ledger.reading(report_id, row.sha256)
        events = self.ledger.stories.events(self.ledger.stories.events_of(report_id, row.sha256))
        return ReportView(
            report=reading.report,
            row=row,
            claims=claim_rows(self.ledger, reading.stored()),
            dropped=reading.dropped,
            versions=tuple(self.ledger.browse.versions_of(report_id, reading.report.url)),
            stories=story_rows(self.ledger, list(events.values())),
        )

    def claim(self, claim_id: str) -> ClaimView:
        """A claim by its id."""
        row = claim_rows_of(self.ledger, [claim_id]).get(claim_id)
        if row is None:
            raise NotThereError.of("claim", claim_id)
        summary = self._summary(row.answer.question) if row.answer else None
        relations = self.ledger.stories.relations_of(claim_id, RELATIONS_SHOWN)
        ends = [one.right if one.left == claim_id else one.left for one in relations]
        others = claim_rows_of(self.ledger, ends)
        return ClaimView(
            row=row,
            question=summary,
            story=story_row(self.ledger, summary.question.event) if summary else None,
            relations=tuple(
                RelationRow(relation, others[end])
                for relation, end in zip(relations, ends, strict=True)
                if end in others
            ),
            reviews=tuple(self.ledger.reviews.trail(claim_id)),
        )

    def source(self, name: str, *, after: str | None = None, limit: int = PAGE) -> SourceView:
        """A source by its name, or its key as `sources` gives it."""
        name = self.ledger.source_pages.key_of(name)
        tally = self.ledger.source_pages.tally(name)
        if tally is None:
            raise NotThereError.of("source", name)
        key = read_cursor("claims of a source", after, (0, 0))
        found, onward = self.ledger.source_pages.claims(name, key, _within(limit))
        rows = claim_rows(self.ledger, [stored for stored, _, _ in found])
        return SourceView(
            key=name,
            tally=tally,
            days=tuple(
                SourceDay(one.day, one.claims - one.relayed, one.relayed, one.passed_on)
                for one in self.ledger.source_pages.days(name)
            ),
            claims=Page(rows, write_cursor("claims of a source", onward)),
            corrected=len(self.ledger.stories.overtaken([row.claim.id for row in rows])),
        )

    def policies(self, question_id: str, policy: str, order: Sequence[str] = ()) -> Consolidated:
        """One answer to a question under a named policy."""
        return consolidated_in(self.ledger, self._summary(question_id).question, policy, order)

    def _gravest(self, count: int) -> tuple[DisputeRow, ...]:
        """The first dispute of each of some questions: ten sources on one toll leave room for other stories."""
        found, _ = self.ledger.stories.disputes(LinkFilter(), None, LONGEST_PAGE)
        first: dict[str, StoredDispute] = {}
        for one in found:
            first.setdefault(one.relation.question or one.relation.left, one)
        return dispute_rows(self.ledger, list(first.values())[:count])

    def _summary(self, question_id: str) -> QuestionSummary:
        summary = self.ledger.stories.summaries([question_id]).get(question_id)
        if summary is None:
            raise NotThereError.of("question", question_id)
        return summary


def _individual_row(person: KnownPerson, rows: Mapping[str, ClaimRow]) -> IndividualRow:
    figures = dict.fromkeys(name for telling in person.tellings for name in telling.figures)
    told = (telling.stored.claim.id for telling in person.tellings)
    return IndividualRow(
        person=person,
        told=tuple(rows[name] for name in told if name in rows),
        figures=tuple(rows[name] for name in figures if name in rows),
    )


def _within(limit: int) -> int:
    return min(max(limit, 1), LONGEST_PAGE)
