"""Reviewing: what somebody says of claims and questions, and the trail that it leaves."""

# ruff: noqa: PLC0415  # SQLAlchemy and rich cost up to two seconds: --help and usage errors must not wait for them

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

import click

from reportedly.commands.options import debug_option, json_option, ledger_option, linked_ledger
from reportedly.review.fields import FIELDS

if TYPE_CHECKING:
    from reportedly.review.records import Review
    from reportedly.review.reviewer import Reviewer

_why_option = click.option("--why", metavar="TEXT", help="The reason, for those who read the trail.")
_by_option = click.option(
    "--by",
    metavar="NAME",
    envvar="REPORTEDLY_REVIEWER",
    show_envvar=True,
    help="Who says it.  [default: your login name]",
)
_SHARED = (_by_option, json_option, ledger_option, debug_option)


def _saying(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of all that keep a review."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


@click.group(short_help="Confirm, correct or reject what was read, and see who did.")
@debug_option
def review() -> None:
    """Say what you think of what was read, and see what others said.

    Reviews are only ever added: what was read stays as it was, a second reviewer's disagreement is shown beside the
    first, and everything can be undone. CLAIM and QUESTION are ids, or the start of one. Questions, timelines and
    disputes rest on the corrected claims, and leave out the rejected ones.
    """


@review.command(short_help="Print what to look at next, and why.")
@click.option("--limit", type=click.IntRange(min=1, max=500), default=10, show_default=True, help="How many.")
@json_option
@ledger_option
@debug_option
def queue(*, limit: int, as_json: bool, ledger: str) -> None:
    """Print the claims to look at next, each with the reason.

    First those on which reviewers disagree, then the most disputed, then those of which the reading left most open.
    """
    from reportedly.publish.review_views import print_queue

    with linked_ledger(ledger) as kept:
        waiting, left = kept.reviews.queue(limit=limit), kept.reviews.left()
        print_queue(waiting, kept.links.claims(one.claim for one in waiting), left, as_json=as_json)


@review.command(short_help="A claim is right.")
@click.argument("claim", metavar="CLAIM")
@_why_option
@_saying
def confirm(*, claim: str, why: str | None, **shared: Any) -> None:  # noqa: ANN401  # as `_saying` gives them
    """Say that CLAIM is right: as it was read, with the corrections that hold."""
    _say(lambda hand: hand.confirm(claim, why), **shared)


@review.command(short_help="A claim is right but for some fields.")
@click.argument("claim", metavar="CLAIM")
@click.option("--point", metavar="N", help="The number, where the words give one.")
@click.option("--low", metavar="N", help="What it is at least.")
@click.option("--high", metavar="N", help="What it is at most.")
@click.option("--modifier", metavar="WORD", help=f"How the words bound it: {', '.join(FIELDS['modifier'].choices)}.")
@click.option(
    "--set",
    "others",
    multiple=True,
    metavar="FIELD=VALUE",
    help=f"Any field, as often as needed; an empty value takes it away: {', '.join(FIELDS)}.",
)
@_why_option
@_saying
def correct(  # one option a bound
    *,
    claim: str,
    point: str | None,
    low: str | None,
    high: str | None,
    modifier: str | None,
    others: tuple[str, ...],
    why: str | None,
    **shared: Any,  # noqa: ANN401  # as `_saying` gives them
) -> None:
    """Say that CLAIM is right but for some fields; what was read stays beside them.

    A bound that is not given stays, and an empty one (--high "") is taken away. What you or others corrected before
    stays corrected.

    \b
    reportedly review correct claim-3f2a --low 40 --why "the minister said at least"
    reportedly review correct claim-3f2a --set place=Orvane --set country=FR --set stance=claimed
    """  # noqa: D301  # click's own mark: what follows is not rewrapped
    wanted = _pairs(others)
    for name, value in (("point", point), ("low", low), ("high", high), ("modifier", modifier)):
        if value is not None:
            if name in wanted:
                raise click.UsageError(f"{name} is given twice.")
            wanted[name] = value
    if not wanted:
        raise click.UsageError("nothing to correct: give --low, --high, --point, --modifier or --set FIELD=VALUE.")
    _say(lambda hand: hand.correct(claim, wanted, why), **shared)


@review.command(short_help="The report does not say so.")
@click.argument("claim", metavar="CLAIM")
@_why_option
@_saying
def reject(*, claim: str, why: str | None, **shared: Any) -> None:  # noqa: ANN401  # as `_saying` gives them
    """Say that the report does not say what was read in it: CLAIM answers no question any more."""
    _say(lambda hand: hand.reject(claim, why), **shared)


@review.command(short_help="Leave words at a claim.")
@click.argument("claim", metavar="CLAIM")
@click.argument("words", metavar="WORDS")
@_saying
def comment(*, claim: str, words: str, **shared: Any) -> None:  # noqa: ANN401  # as `_saying` gives them
    """Leave WORDS at CLAIM; they change nothing."""
    _say(lambda hand: hand.comment(claim, words), **shared)


@review.command(short_help="Two questions are one.")
@click.argument("question", metavar="QUESTION")
@click.argument("other", metavar="QUESTION")
@_why_option
@_saying
def join(*, question: str, other: str, why: str | None, **shared: Any) -> None:  # noqa: ANN401  # as above
    """Say that two questions of one story are one; the first gives it its name. Their figures are related anew."""
    _say(lambda hand: hand.join(question, other, why), **shared)


@review.command(short_help="A claim answers another question than the others.")
@click.argument("question", metavar="QUESTION")
@click.argument("claim", metavar="CLAIM")
@_why_option
@_saying
def split(*, question: str, claim: str, why: str | None, **shared: Any) -> None:  # noqa: ANN401  # as above
    """Say that CLAIM does not answer QUESTION, but one of its own."""
    _say(lambda hand: hand.split(question, claim, why), **shared)


@review.command(short_help="Take your last review back, or a named one.")
@click.argument("name", metavar="[REVIEW]", required=False)
@_saying
def undo(*, name: str | None, **shared: Any) -> None:  # noqa: ANN401  # as above
    """Take back your last review that holds, or REVIEW if it is yours. That is a review too, and can be taken back."""
    _say(lambda hand: hand.undo(name), **shared)


@review.command(short_help="All that was said of a claim.")
@click.argument("claim", metavar="CLAIM")
@json_option
@ledger_option
@debug_option
def trail(*, claim: str, as_json: bool, ledger: str) -> None:
    """Print who said what of CLAIM and when, undone or not, and how it stands."""
    from reportedly.persist import Ledger
    from reportedly.publish.review_views import print_trail
    from reportedly.review.reviewer import target_named

    with Ledger.open(ledger, create=False) as kept:
        target, stored = target_named(kept, claim)
        print_trail(target, stored, kept.reviews.trail(target), as_json=as_json)


@review.command(short_help="Reviews whose claim is no longer read.")
@json_option
@ledger_option
@debug_option
def lost(*, as_json: bool, ledger: str) -> None:
    """Print the reviews whose claim a newer reading does not have, and the claims that may have taken its place."""
    from reportedly.persist import Ledger
    from reportedly.publish.review_views import print_lost
    from reportedly.review.reviewer import lost_reviews

    with Ledger.open(ledger, create=False) as kept:
        print_lost(lost_reviews(kept), as_json=as_json)


@review.command(short_help="Say a lost review again, of another claim.")
@click.argument("name", metavar="REVIEW")
@click.argument("claim", metavar="CLAIM")
@_saying
def attach(*, name: str, claim: str, **shared: Any) -> None:  # noqa: ANN401  # as above
    """Say REVIEW, whose claim is no longer read, again of CLAIM; `reportedly review lost` prints both."""
    _say(lambda hand: hand.attach(name, claim), **shared)


@review.command("export", short_help="Write all reviews as JSON lines.")
@click.argument("file", type=click.File("w", encoding="utf-8", lazy=True, atomic=True), metavar="FILE", default="-")
@ledger_option
@debug_option
def export_reviews(*, file: TextIO, ledger: str) -> None:
    """Write all reviews to FILE, or to standard output, as JSON lines: what `reportedly review import` reads."""
    from reportedly.persist import Ledger
    from reportedly.publish.terminal import plural, warn

    with Ledger.open(ledger, create=False) as kept:
        count = 0
        for line in kept.reviews.export_lines():
            file.write(f"{line}\n")
            count += 1
    warn(f"wrote {plural(count, 'review')}")


@review.command("import", short_help="Add the reviews of a file.")
@click.argument("file", type=click.File(encoding="utf-8"), metavar="FILE")
@ledger_option
@debug_option
def import_reviews(*, file: TextIO, ledger: str) -> None:
    """Add the reviews of FILE, or of standard input (-). What is there already is passed over, in whatever order."""
    from reportedly.errors import InputError
    from reportedly.persist import Ledger
    from reportedly.publish.terminal import plural, warn

    with Ledger.open(ledger, create=False) as kept:
        try:
            done = kept.reviews.import_lines(file, where=file.name)
        except UnicodeDecodeError as error:
            raise InputError("the file is not UTF-8", where=file.name, fix="name one that export wrote") from error
    warn(f"{plural(done.added, 'review')} added, {done.known:,} there already")


def _pairs(others: tuple[str, ...]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for one in others:
        name, equals, value = one.partition("=")
        if not equals or name in found:
            raise click.UsageError(f"--set takes FIELD=VALUE, each field once, not {one!r}.")
        found[name] = value
    return found


def _say(what: Callable[[Reviewer], Review | None], *, by: str | None, as_json: bool, ledger: str) -> None:
    """Keep what somebody says, and print it."""
    from reportedly.publish.review_views import print_review
    from reportedly.publish.terminal import warn

    with _hand(by, ledger) as hand:
        said = what(hand)
        if said is None:
            warn(f"{hand.name} has said nothing that holds")
        else:
            print_review(said, as_json=as_json)


@contextmanager
def _hand(by: str | None, ledger: str) -> Iterator[Reviewer]:
    import getpass
    from datetime import UTC, datetime

    from reportedly.review.reviewer import Reviewer

    if not by:
        try:
            by = getpass.getuser()
        except (KeyError, OSError) as error:
            raise click.UsageError("who are you? Give --by NAME, or set REPORTEDLY_REVIEWER.") from error
    with linked_ledger(ledger) as kept:
        yield Reviewer(kept, by, lambda: datetime.now(UTC))
