"""The desk: one ledger, looked at and worked on, for the page and the JSON API.

Like `reportedly.pipeline` it joins stages. It looks as `reportedly.desk.views` does, and adds what writes: reading
reports, and keeping what reviewers say.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.desk.records import Added, ReportView
from reportedly.desk.views import Views
from reportedly.errors import InputError
from reportedly.pipeline import Reader, link_ledger
from reportedly.review.records import Review, Verdict
from reportedly.review.reviewer import Reviewer

if TYPE_CHECKING:
    from reportedly.persist import Ledger


class Desk(Views):
    """One ledger, looked at and worked on. A desk may be used by many threads at once; those that write wait."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)
        self._reading = threading.Lock()  # one text at a time: the model takes memory, and the ledger one writer
        self._reader: Reader | None = None

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
            wanted: Of a correction, values by the names of `reportedly.review.fields.FIELDS`; None or "" where the
                claim should have none.
            why: The reason; a comment's words.

        Raises:
            InputError: As `reportedly.review.reviewer.Reviewer` does.
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
