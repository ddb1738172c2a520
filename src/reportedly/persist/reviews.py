"""What people say of claims, in the ledger: only ever added, by anybody, in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, and_, exists, func, or_, select, update

from reportedly.errors import NotThereError
from reportedly.persist import dialects
from reportedly.persist.links import Opened, batches
from reportedly.persist.payload import decode, encode
from reportedly.persist.queries import CANDIDATES_SHOWN
from reportedly.persist.rows import Values
from reportedly.persist.tables import CLAIMS, REVIEW_QUEUE, REVIEWS, VERSIONS
from reportedly.review.corrections import check_fields
from reportedly.review.lines import review_line, review_of_line
from reportedly.review.records import JUDGING, Review, ReviewState, Verdict, Waiting
from reportedly.review.states import standing, state_of, states_of

_ON_ONE = frozenset({Verdict.COMMENT, Verdict.SPLIT})
"""Verdicts on one claim that do not judge it."""

_QUIET = frozenset({Verdict.COMMENT})
"""Verdicts that change nothing of what is linked."""


class Imported(NamedTuple):
    """How many reviews of a file were new, and how many were there already."""

    added: int
    known: int


class Reviews:
    """The reviews of one ledger; get it from `Ledger.reviews`. Its methods raise what the ledger's own do."""

    def __init__(self, reading: Opened, writing: Opened, where: str) -> None:
        self._reading, self._writing, self._where = reading, writing, where

    # --- adding ------------------------------------------------------------------------------------------------------

    def add(self, review: Review) -> bool:
        """Keep a review; False where it is there already. What its claims answer is to be linked anew."""
        return self.add_many([review]) == 1

    def add_many(self, reviews: Iterable[Review]) -> int:
        """Keep all of these in one transaction; how many were new. Nobody's order of adding changes what comes out.

        Raises:
            InputError: A correction is not spelled as `review.corrections.checked` gives it; nothing is kept.
        """
        reviews = list(reviews)
        for review in reviews:
            check_fields(review.fields)
        with self._writing() as connection:
            added = [review for review in reviews if _put(connection, review)]
            _touch(connection, added)
            return len(added)

    def import_lines(self, lines: Iterable[str], *, where: str = "") -> Imported:
        """Keep the reviews of some JSON lines, all or, where one of them is bad, none; blank lines are passed over.

        Raises:
            InputError: A line is no review; see `review_of_line`.
        """
        read = [
            review_of_line(line, where=f"{where}, line {number}" if where else f"line {number}")
            for number, line in enumerate(lines, 1)
            if line.strip()
        ]
        added = self.add_many(read)
        return Imported(added, len(read) - added)

    # --- asking ------------------------------------------------------------------------------------------------------

    def all(self) -> Iterator[Review]:
        """Every review, in the order in which they were made."""
        return self.since("")

    def since(self, moment: str) -> Iterator[Review]:
        """The reviews that were made at ``moment`` (UTC, as reviews spell it, or the start of that) or later."""
        wanted = select(REVIEWS.c.payload).where(REVIEWS.c.made_at >= moment).order_by(REVIEWS.c.made_at, REVIEWS.c.id)
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=200).execute(wanted):
                yield decode(Review, row.payload)

    def export_lines(self) -> Iterator[str]:
        """Every review as a line of JSON, without the line's end: what `import_lines` reads."""
        return map(review_line, self.all())

    def trail(self, target: str) -> list[Review]:
        """All that was ever said of a claim or a question, by its exact id: oldest first, undone or not."""
        return self._trails([target])

    def states(self, targets: Iterable[str]) -> dict[str, ReviewState]:
        """How some claims stand; those that nobody has said anything of are left out."""
        return dict(states_of(self._trails(targets)))

    def judged_targets(self) -> frozenset[str]:
        """The ids of all claims that somebody ever judged."""
        wanted = (
            select(REVIEWS.c.target).distinct().where(REVIEWS.c.verdict.in_([verdict.value for verdict in JUDGING]))
        )
        with self._reading() as connection:
            return frozenset(connection.scalars(wanted))

    def queue(self, after: tuple[int, str] | None = None, limit: int = 50) -> list[Waiting]:
        """The claims that wait for somebody to look at them, the most pressing first.

        Args:
            after: Priority and claim of the last one that was seen.
            limit: How many.
        """
        columns = REVIEW_QUEUE.c
        wanted = select(columns.payload).where(columns.reviewed.is_(False))
        if after is not None:
            wanted = wanted.where(
                or_(columns.priority < after[0], and_(columns.priority == after[0], columns.claim < after[1]))
            )
        with self._reading() as connection:
            found = connection.execute(wanted.order_by(columns.priority.desc(), columns.claim.desc()).limit(limit))
            return [replace(decode(Waiting, row.payload), settled=False) for row in found]

    def left(self) -> int:
        """How many claims wait for somebody to look at them."""
        waits = select(func.count()).select_from(REVIEW_QUEUE).where(REVIEW_QUEUE.c.reviewed.is_(False))
        with self._reading() as connection:
            return int(connection.scalars(waits).one())

    def about_questions(self) -> list[Review]:
        """The joins and splits that were not undone, oldest first."""
        kinds = [Verdict.JOIN.value, Verdict.SPLIT.value, Verdict.UNDO.value]
        wanted = select(REVIEWS.c.payload).where(REVIEWS.c.verdict.in_(kinds))
        with self._reading() as connection:
            found = [decode(Review, row.payload) for row in connection.execute(wanted)]
        return [review for review in standing(found) if review.verdict in {Verdict.JOIN, Verdict.SPLIT}]

    def last(self, reviewer: str) -> Review | None:
        """The newest review of somebody that was not undone; None where there is none left."""
        wanted = select(REVIEWS.c.payload).where(REVIEWS.c.reviewer == reviewer)
        with self._reading() as connection:
            held = standing(decode(Review, row.payload) for row in connection.execute(wanted))
        return held[-1] if held else None

    def targets_named(self, name: str) -> list[str]:
        """The ids that somebody reviewed and that begin with ``name``, some of them where there are many."""
        target = REVIEWS.c.target
        wanted = select(target).distinct().where(target.startswith(name, autoescape=True)).order_by(target)
        with self._reading() as connection:
            return list(connection.scalars(wanted.limit(CANDIDATES_SHOWN)))

    def newest_moment(self, reviewer: str) -> str | None:
        """When somebody last said anything."""
        with self._reading() as connection:
            newest: str | None = connection.scalar(
                select(func.max(REVIEWS.c.made_at)).where(REVIEWS.c.reviewer == reviewer)
            )
        return newest

    def adrift(self) -> list[Review]:
        """The reviews of single claims, not undone and not renewed, whose claim no reading holds any more."""
        of_claims = [verdict.value for verdict in (*JUDGING, Verdict.COMMENT, Verdict.SPLIT, Verdict.UNDO)]
        gone = ~exists(select(1).where(CLAIMS.c.id == REVIEWS.c.target))
        wanted = select(REVIEWS.c.payload).where(gone, REVIEWS.c.verdict.in_(of_claims))
        with self._reading() as connection:
            found = [decode(Review, row.payload) for row in connection.execute(wanted)]
        held = [review for review in standing(found) if review.claims and review.verdict in {*JUDGING, *_ON_ONE}]
        renewed = {review.renews for review in self.all() if review.renews} if held else set()
        return [review for review in held if review.id not in renewed]

    def review(self, name: str) -> Review:
        """The review with this id, or the only one whose id begins so.

        Raises:
            LedgerError: There is none, or there are several.
        """
        columns = REVIEWS.c
        wanted = select(columns.payload).where(or_(columns.id == name, columns.id.startswith(name, autoescape=True)))
        with self._reading() as connection:
            found = [decode(Review, row.payload) for row in connection.execute(wanted.limit(CANDIDATES_SHOWN + 1))]
        if len(found) != 1:
            what = f"{name!r} may be several reviews" if found else f"no review is called {name!r}"
            raise NotThereError(what, where=self._where, fix="list them with: reportedly review trail")
        return found[0]

    def _trails(self, targets: Iterable[str]) -> list[Review]:
        found: list[Review] = []
        with self._reading() as connection:
            for some in batches(dict.fromkeys(targets)):
                found += _of_targets(connection, some)
        return sorted(found, key=lambda review: review.order)


def _of_targets(connection: Connection, targets: list[str]) -> list[Review]:
    wanted = select(REVIEWS.c.payload).where(REVIEWS.c.target.in_(targets))
    return [decode(Review, row.payload) for row in connection.execute(wanted)]


def _put(connection: Connection, review: Review) -> bool:
    add = dialects.insert_new(connection.dialect, REVIEWS).values(_row(review)).returning(REVIEWS.c.id)
    return connection.scalar(add) is not None


def _row(review: Review) -> Values:
    return {
        "id": review.id,
        "target": review.target,
        "verdict": review.verdict.value,
        "reviewer": review.reviewer,
        "made_at": review.made_at,
        "payload": encode(review),
    }


def _touch(connection: Connection, added: list[Review]) -> None:
    """Have what the reviews are about linked anew, and mark in the queue what somebody has judged."""
    loud = [review for review in added if review.verdict not in _QUIET]
    for version in sorted(
        {(one.report_id, one.sha256) for review in loud for one in (*review.claims, *review.other_claims)}
    ):
        same = (VERSIONS.c.report_id == version[0], VERSIONS.c.sha256 == version[1])
        connection.execute(update(VERSIONS).where(*same).values(linked=False))
    for some in batches(dict.fromkeys(review.target for review in loud)):
        trails: dict[str, list[Review]] = {}
        for review in _of_targets(connection, some):
            trails.setdefault(review.target, []).append(review)
        judged = [target for target, trail in trails.items() if state_of(target, trail).is_settled]
        mark_reviewed(connection, judged, some)


def mark_reviewed(connection: Connection, judged: list[str], targets: list[str]) -> None:
    """Of ``targets``, mark those that are ``judged`` as reviewed in the queue, and the others as not."""
    of_targets = REVIEW_QUEUE.c.claim.in_(targets)
    connection.execute(update(REVIEW_QUEUE).where(of_targets).values(reviewed=REVIEW_QUEUE.c.claim.in_(judged)))
