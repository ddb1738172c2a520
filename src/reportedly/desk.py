"""The ledger as a person looks at it: what the page and the JSON API show, a view a method.

Like `reportedly.pipeline` it joins stages; what it gives are the records of `reportedly.desk_records`. A `Desk` may be
used by many threads at once.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cursors import read_cursor, write_cursor
from reportedly.desk_records import (
    Added,
    ClaimRow,
    ClaimView,
    DisputeRow,
    DisputeView,
    HomeView,
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
    T,
    Totals,
)
from reportedly.errors import InputError, NotThereError
from reportedly.link.explained import how_they_differ, what_would_settle
from reportedly.link.timelines import timelines_of
from reportedly.pipeline import Reader, consolidated_in, disputes_in, link_ledger, timelines_in
from reportedly.quotes import quote_of
from reportedly.records import (
    Answer,
    ClaimFilter,
    Consolidated,
    Dispute,
    Event,
    Found,
    LinkFilter,
    Question,
    QuestionSummary,
    StoredClaim,
)
from reportedly.review_records import Review, Verdict
from reportedly.reviewed import claims_as_they_stand
from reportedly.reviewing import Reviewer

if TYPE_CHECKING:
    from reportedly.persist import Ledger

PAGE = 50
"""Items of a page that nobody asked to be longer or shorter."""

LONGEST_PAGE = 500
"""Items of a page, at most."""

RELATIONS_SHOWN = 200
"""Relations of one question or claim that are shown beside it, at most."""

ANSWERS_SHOWN = 100
"""Answers of a question, and reports of a story, on one page."""

_ALL_LINKS = LinkFilter()
_ALL_CLAIMS = ClaimFilter()


class Desk:
    """One ledger, looked at and worked on. All methods raise what the ledger's own do.

    What is asked for by an id that the ledger does not hold raises `NotThereError`; a cursor of another list
    `SettingsError`.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._reading = threading.Lock()  # one text at a time: the model takes memory, and the ledger one writer
        self._reader: Reader | None = None

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
            disputes=self.disputes(limit=10).items,
        )

    def totals(self) -> Totals:
        """How much the ledger holds."""
        return self.ledger.browse.totals()

    def reports(self, *, after: str | None = None, limit: int = PAGE) -> Page[ReportRow]:
        """Report versions, the last to arrive first."""
        key = read_cursor("reports", after, (0,))
        rows = self.ledger.browse.newest(None if key is None else _whole(key[0]), _more(limit))
        return _page("reports", rows, limit, [(row.number,) for row in rows])

    def stories(self, words: str = "", *, after: str | None = None, limit: int = PAGE) -> Page[StoryRow]:
        """Events with ``words`` in their title."""
        key = read_cursor("stories", after, ("",))
        found = self.ledger.browse.stories(words, None if key is None else str(key[0]), _more(limit))
        rows = [StoryRow(event, len(_versions(event)), asked) for event, asked in found]
        return _page("stories", rows, limit, [(row.event.id,) for row in rows])

    def questions(
        self,
        wanted: LinkFilter = _ALL_LINKS,
        *,
        after: str | None = None,
        limit: int = PAGE,
    ) -> Page[QuestionSummary]:
        """Questions and how they stand, the most disputed first."""
        found = list(self.ledger.links.questions(replace(wanted, limit=None)))
        return _slice("questions", found, after, limit)

    def disputes(
        self,
        wanted: LinkFilter = _ALL_LINKS,
        *,
        after: str | None = None,
        limit: int = PAGE,
    ) -> Page[DisputeRow]:
        """Where accounts disagree: what cannot both be true first, the farthest apart before the others."""
        page = _slice("disputes", disputes_in(self.ledger, replace(wanted, limit=None)), after, limit)
        return Page(self._dispute_rows(page.items), page.next)

    def claims(
        self,
        wanted: ClaimFilter = _ALL_CLAIMS,
        *,
        after: str | None = None,
        limit: int = PAGE,
    ) -> Page[ClaimRow]:
        """Claims that ``wanted`` lets through, those of the last report to arrive first; its ``limit`` is not used."""
        limit = _within(limit)
        key = read_cursor("claims", after, (0, 0))
        place = None if key is None else (_whole(key[0]), _whole(key[1]))
        found, onward = self.ledger.browse.claims(wanted, place, limit)
        rows = self.claim_rows([stored for stored, _, _ in found])
        return Page(rows, None if onward is None else write_cursor("claims", onward))

    def sources(self, words: str = "", *, after: str | None = None, limit: int = PAGE) -> Page[SourceRow]:
        """Who says what, those who say most first; only those with ``words`` in their name."""
        key = read_cursor("sources", after, (0, 0, ""))
        place = None if key is None else (_whole(key[0]), _whole(key[1]), str(key[2]))
        found = self.ledger.source_pages.page(words, place, _more(limit))
        rows = [SourceRow(name, tally) for name, tally in found]
        return _page("sources", rows, limit, [(row.tally.claims, row.tally.passed_on, row.key) for row in rows])

    def search(self, words: str, *, after: str | None = None, limit: int = 20) -> Page[Found]:
        """Report versions that have all of ``words``, in text, title, sources, places or dates, with their passages."""
        key = read_cursor("search", after, (0, 0, 0))
        place = None if key is None else (_whole(key[0]), _whole(key[1]), _whole(key[2]))
        found, onward = self.ledger.search.find(words, after=place, limit=_within(limit))
        return Page(found, None if onward is None else write_cursor("search", onward))

    def queue(self, *, skip: str | None = None, limit: int = 1) -> QueueView:
        """What to review next: what reviewers disagree on, then what is most disputed, then what is least sure.

        ``skip`` is the ``next`` of the view before.
        """
        key = read_cursor("queue", skip, (0, ""))
        after = None if key is None else (_whole(key[0]), str(key[1]))
        waiting = self.ledger.reviews.queue(after, _more(limit))
        shown = waiting[: _within(limit)]
        stored = self.ledger.links.claims(one.claim for one in shown)
        rows = self.claim_rows([stored[one.claim] for one in shown if one.claim in stored])
        why = {one.claim: " ".join(one.reasons) for one in shown}
        last = shown[-1] if len(waiting) > len(shown) else None
        return QueueView(
            items=tuple((row, why[row.claim.id]) for row in rows),
            left=self.ledger.reviews.left(),
            next=None if last is None else write_cursor("queue", (last.priority, last.claim)),
        )

    # --- one thing ---------------------------------------------------------------------------------------------------

    def story(self, event_id: str, *, limit: int = 20) -> StoryView:
        """An event, by its id."""
        event = self.ledger.links.event(event_id)
        if event is None:
            raise NotThereError("story", event_id)
        stands = list(self.ledger.links.questions(LinkFilter(event=event_id)))
        cards = [self._card(stand) for stand in stands[: _within(limit)]]
        reports = self.ledger.browse.versions(_versions(event))
        return StoryView(
            story=StoryRow(event, len(reports), len(stands)),
            questions=Page(tuple(cards)),
            reports=Page(tuple(reports)),
        )

    def question(self, question_id: str, *, after: str | None = None, limit: int = ANSWERS_SHOWN) -> QuestionView:
        """A question, by its id; ``after`` is a cursor of its answers."""
        summary = self._summary(question_id)
        answers = sorted(self.ledger.links.answers([question_id]), key=_by_time)
        stored = self.ledger.links.claims(answer.claim for answer in answers)
        standing = claims_as_they_stand(self.ledger, stored)
        answers = [answer for answer in answers if answer.claim in stored]
        page = _slice("answers", answers, after, limit)
        shown = [answer.claim for answer in page.items]
        return QuestionView(
            summary=summary,
            story=self._story_row(summary.question.event),
            timelines=timelines_of(answers, standing),
            answers=Page(self.claim_rows([stored[name] for name in shown]), page.next),
            relations=tuple(self.ledger.browse.relations_within(question_id, shown, RELATIONS_SHOWN)),
            disputes=self.disputes(LinkFilter(question=question_id), limit=20).items,
        )

    def dispute(self, left: str, right: str) -> DisputeView:
        """Two claims by their ids, and how they stand to each other."""
        relation = self.ledger.browse.relation_between(left, right)
        claims = self.ledger.links.claims((left, right))
        if relation is None or len(claims) < 2:
            raise NotThereError("dispute", f"{left} {right}")
        one, other = self.claim_rows([claims[relation.left], claims[relation.right]])
        summary = self.ledger.browse.summary(relation.question) if relation.question else None
        wanted = LinkFilter(question=relation.question, event=summary.question.event if summary else None)
        known = {
            (row.relation.left, row.relation.right): row for row in disputes_in(self.ledger, wanted)
        }  # the same pair, with how far apart it is
        dispute = known.get((relation.left, relation.right)) or Dispute(relation, one.stored, other.stored, 2, None)
        return DisputeView(
            row=DisputeRow(dispute, summary.question if summary else None, one, other),
            story=self._story_row(summary.question.event) if summary else None,
            relation=relation,
            differs=how_they_differ(one.stored, other.stored, one.answer, other.answer),
            settles=what_would_settle(one.stored, other.stored, one.answer, other.answer),
        )

    def report(self, report_id: str, sha256: str | None = None) -> ReportView:
        """A report by its id: its newest version, or the one with this hash."""
        versions = self.ledger.browse.versions_of(report_id, None)
        row = next((one for one in reversed(versions) if sha256 in (None, one.sha256)), None)
        if row is None:
            raise NotThereError("report", report_id if sha256 is None else f"{report_id} ({sha256})")
        reading = self.ledger.reading(report_id, row.sha256)
        report = reading.report
        stored = [
            StoredClaim(
                claim,
                report.id,
                report.sha256,
                report.publisher,
                report.title,
                report.url,
                report.published,
                reading.main_event,
            )
            for claim in reading.claims
        ]
        events = [self._story_row(name) for name in self.ledger.browse.events_of(report_id, row.sha256)]
        return ReportView(
            report=report,
            row=row,
            claims=self.claim_rows(stored),
            dropped=reading.dropped,
            versions=tuple(self.ledger.browse.versions_of(report_id, report.url)),
            stories=tuple(event for event in events if event is not None),
        )

    def claim(self, claim_id: str) -> ClaimView:
        """A claim by its id."""
        found = self.ledger.links.claims([claim_id])
        if claim_id not in found:
            raise NotThereError("claim", claim_id)
        (row,) = self.claim_rows([found[claim_id]])
        summary = self.ledger.browse.summary(row.answer.question) if row.answer else None
        relations = self.ledger.browse.relations_of(claim_id, RELATIONS_SHOWN)
        ends = [one.right if one.left == claim_id else one.left for one in relations]
        others = self.claim_rows(list(self.ledger.links.claims(ends).values()))
        by_id = {other.claim.id: other for other in others}
        return ClaimView(
            row=row,
            question=summary,
            story=self._story_row(summary.question.event) if summary else None,
            relations=tuple(
                RelationRow(relation, by_id[end]) for relation, end in zip(relations, ends, strict=True) if end in by_id
            ),
            reviews=tuple(self.ledger.reviews.trail(claim_id)),
        )

    def source(self, name: str, *, after: str | None = None, limit: int = PAGE) -> SourceView:
        """A source by its name, or its key as `sources` gives it."""
        name = self.ledger.source_pages.key_of(name)
        tally = self.ledger.source_pages.tally(name)
        if tally is None:
            raise NotThereError("source", name)
        key = read_cursor("claims of a source", after, (0, 0))
        place = None if key is None else (_whole(key[0]), _whole(key[1]))
        found, onward = self.ledger.source_pages.claims(name, place, _within(limit))
        rows = self.claim_rows([stored for stored, _, _ in found])
        return SourceView(
            key=name,
            tally=tally,
            days=tuple(
                SourceDay(one.day, one.claims - one.relayed, one.relayed, one.passed_on)
                for one in self.ledger.source_pages.days(name)
            ),
            claims=Page(rows, None if onward is None else write_cursor("claims of a source", onward)),
            corrected=0,
        )

    def policies(self, question_id: str, policy: str, order: Sequence[str] = ()) -> Consolidated:
        """One answer to a question under a named policy."""
        return consolidated_in(self.ledger, self._summary(question_id).question, policy, order)

    # --- writing -----------------------------------------------------------------------------------------------------

    def add_text(
        self,
        text: str,
        *,
        published: date | None = None,
        publisher: str | None = None,
        title: str | None = None,
        url: str | None = None,
    ) -> ReportView:
        """Read a text, keep and link it. One at a time; the first one loads the model.

        Raises:
            InputError: The text cannot be read as a report.
            ModelError: The model is missing or altered.
        """
        from reportedly.acquire import report_from_text  # noqa: PLC0415  # brings lxml with it

        report = report_from_text(text, published=published, publisher=publisher, title=title, url=url)
        with self._reading:
            if self._reader is None:
                self._reader = Reader.load()
            self.ledger.add(self._reader.read(report))
            link_ledger(self.ledger)
        return self.report(report.id, report.sha256)

    def add_files(self, paths: Sequence[Path], *, published: date | None = None, publisher: str | None = None) -> Added:
        """Read files and folders, keep and link what can be read; one call at a time.

        Args:
            paths: What to read, as `reportedly.acquire.read_inputs` takes it.
            published: The day of reports that do not say theirs.
            publisher: Who published those that do not say it.

        Raises:
            ModelError: The model is missing or altered.
        """
        from reportedly.acquire import read_inputs  # noqa: PLC0415  # as above

        found = list(read_inputs([str(path) for path in paths], published=published, publisher=publisher))
        reports = [one for one in found if not isinstance(one, InputError)]
        with self._reading:
            if self._reader is None:
                self._reader = Reader.load()
            self.ledger.add_many(self._reader.read_many(reports))
            link_ledger(self.ledger)
        versions = {(report.id, report.sha256) for report in reports}
        return Added(
            reports=tuple(self.ledger.browse.versions(versions)),
            failed=tuple(one for one in found if isinstance(one, InputError)),
        )

    def review(self, review: Review) -> bool:
        """Keep a review, and link anew what it is about; False where it is there already."""
        with self._reading:
            added = self.ledger.reviews.add(review)
            link_ledger(self.ledger)
        return added

    def judge(
        self,
        reviewer: str,
        claim_id: str,
        verdict: Verdict,
        *,
        wanted: Mapping[str, str | None] | None = None,
        why: str | None = None,
    ) -> Review:
        """Keep what somebody says of a claim, checked and spelled as reviews are, and link it anew.

        Args:
            reviewer: Who says it.
            claim_id: The claim.
            verdict: Confirm, correct, reject or comment.
            wanted: Of a correction, values by the names of `reportedly.correction_fields.FIELDS`; None or "" where the
                claim should have none.
            why: The reason; a comment's words.

        Raises:
            InputError: As `reportedly.reviewing.Reviewer` does.
        """
        with self._reviewing(reviewer) as hand:
            if verdict is Verdict.CORRECT:
                return hand.correct(claim_id, wanted or {}, why)
            if verdict is Verdict.COMMENT:
                return hand.comment(claim_id, why or "")
            if verdict is Verdict.REJECT:
                return hand.reject(claim_id, why)
            if verdict is Verdict.CONFIRM:
                return hand.confirm(claim_id, why)
        raise InputError(f"{verdict} is said of no claim", fix="confirm, correct, reject or comment")

    def join(self, reviewer: str, question_id: str, other_id: str, why: str | None = None) -> Review:
        """Keep that two questions of one story are one; see `Reviewer.join`."""
        with self._reviewing(reviewer) as hand:
            return hand.join(question_id, other_id, why)

    def split(self, reviewer: str, question_id: str, claim_id: str, why: str | None = None) -> Review:
        """Keep that a claim answers a question of its own; see `Reviewer.split`."""
        with self._reviewing(reviewer) as hand:
            return hand.split(question_id, claim_id, why)

    def undo(self, reviewer: str) -> Review | None:
        """Undo the newest review of somebody that holds; None where there is none. The undo is a review, too."""
        with self._reviewing(reviewer) as hand:
            return hand.undo()

    @contextmanager
    def _reviewing(self, reviewer: str) -> Iterator[Reviewer]:
        """Somebody's hand on the ledger; what they said is linked afterwards."""
        with self._reading:
            yield Reviewer(self.ledger, reviewer, lambda: datetime.now(UTC))
            link_ledger(self.ledger)

    # --- rows --------------------------------------------------------------------------------------------------------

    def claim_rows(self, stored: Sequence[StoredClaim]) -> tuple[ClaimRow, ...]:
        """Claims with their words and what they answer, in the order given."""
        texts = self.ledger.browse.texts(row.sha256 for row in stored)
        names = [row.claim.id for row in stored]
        answers, states = self.ledger.browse.answers_of(names), self.ledger.reviews.states(names)
        return tuple(
            ClaimRow(row, quote_of(row.claim, texts[row.sha256]), answers.get(name), states.get(name))
            for name, row in zip(names, stored, strict=True)
        )

    def _dispute_rows(self, disputes: Sequence[Dispute]) -> tuple[DisputeRow, ...]:
        rows = self.claim_rows([side for dispute in disputes for side in (dispute.left, dispute.right)])
        questions = self._questions(dispute.relation.question for dispute in disputes)
        return tuple(
            DisputeRow(dispute, questions.get(dispute.relation.question or ""), rows[2 * i], rows[2 * i + 1])
            for i, dispute in enumerate(disputes)
        )

    def _questions(self, ids: Iterable[str | None]) -> dict[str, Question]:
        found = (self.ledger.browse.summary(name) for name in dict.fromkeys(ids) if name)
        return {summary.question.id: summary.question for summary in found if summary is not None}

    def _card(self, summary: QuestionSummary) -> QuestionCard:
        return QuestionCard(summary, timelines_in(self.ledger, summary.question), None)

    def _story_row(self, event_id: str) -> StoryRow | None:
        event = self.ledger.links.event(event_id)
        return None if event is None else StoryRow(event, len(_versions(event)), 0)

    def _summary(self, question_id: str) -> QuestionSummary:
        summary = self.ledger.browse.summary(question_id)
        if summary is None:
            raise NotThereError("question", question_id)
        return summary


def _page(of: str, rows: Sequence[T], limit: int, keys: Sequence[tuple[str | int | None, ...]]) -> Page[T]:
    """Rows that were asked for with one more than ``limit``, as a page."""
    limit = _within(limit)
    if len(rows) <= limit:
        return Page(tuple(rows))
    return Page(tuple(rows[:limit]), write_cursor(of, keys[limit - 1]))


def _slice(of: str, rows: Sequence[T], after: str | None, limit: int) -> Page[T]:
    """A page of a list that is at hand as a whole, and short: its cursor is a place in it."""
    key = read_cursor(of, after, (0,))
    start = 0 if key is None else max(_whole(key[0]), 0)
    end = start + _within(limit)
    return Page(tuple(rows[start:end]), write_cursor(of, (end,)) if end < len(rows) else None)


def _within(limit: int) -> int:
    return min(max(limit, 1), LONGEST_PAGE)


def _more(limit: int) -> int:
    return _within(limit) + 1


def _whole(value: str | int | None) -> int:
    return value if isinstance(value, int) else 0


def _versions(event: Event) -> set[tuple[str, str]]:
    return {(member.report_id, member.sha256) for member in event.members}


def _by_time(answer: Answer) -> tuple[date, str, str]:
    return (answer.as_of or date.min, answer.report_id, answer.claim)
