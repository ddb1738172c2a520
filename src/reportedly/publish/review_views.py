"""Reviews on a terminal: what waits, what somebody said, the trail of a claim, what lost its claim."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from rich.padding import Padding
from rich.text import Text

from reportedly.publish.lines import stored_claim_shape, write_json
from reportedly.publish.terminal import console_for, plural, warn, write_line
from reportedly.publish.words import on_one_line, quote, what, who
from reportedly.records import StoredClaim
from reportedly.review.lines import review_plain
from reportedly.review.records import Correction, Lost, Review, Verdict, Waiting
from reportedly.review.states import group_of, standing, state_of

NOTE = "dim"
_ID = 14  # "claim-" and 32 bits
_SAYS = {
    Verdict.CONFIRM: "confirms it",
    Verdict.CORRECT: "corrects it",
    Verdict.REJECT: "rejects it",
    Verdict.COMMENT: "comments",
    Verdict.JOIN: "joins two questions",
    Verdict.SPLIT: "sets it apart from its question",
    Verdict.UNDO: "takes back",
}


def print_queue(waiting: Sequence[Waiting], claims: Mapping[str, StoredClaim], left: int, *, as_json: bool) -> None:
    """What to look at next: the claim's words, what was read in them, and why it is next."""
    shown = [(one, claims[one.claim]) for one in waiting if one.claim in claims]
    if as_json:
        for one, stored in shown:
            plain = {"priority": one.priority, "reasons": one.reasons, "left": left, **stored_claim_shape(stored)}
            write_line(write_json(plain))
        return
    console = console_for(sys.stdout)
    for one, stored in shown:
        console.print(_claim(stored))
        for reason in one.reasons:
            console.print(Padding(Text(on_one_line(reason), style=NOTE), (0, 0, 0, 2)))
    warn(f"{plural(left, 'claim')} to look at" if left else "nothing is left to look at")


def print_review(review: Review, *, as_json: bool) -> None:
    """What somebody just said."""
    if as_json:
        write_line(write_json(review_plain(review)))
    else:
        console_for(sys.stdout).print(_said(review, undone=False))


def print_trail(target: str, stored: StoredClaim | None, trail: Sequence[Review], *, as_json: bool) -> None:
    """All that was said of a claim, and how it stands after that."""
    if as_json:
        for review in trail:
            write_line(write_json(review_plain(review)))
        return
    console = console_for(sys.stdout)
    console.print(_claim(stored) if stored else Text(f"{target}: no longer read", style="bold"))
    held = {review.id for review in standing(trail)}
    for review in trail:
        undone = review.verdict is not Verdict.UNDO and review.id not in held
        console.print(Padding(_said(review, undone=undone), (0, 0, 0, 2)))
    state = state_of(target, trail)
    if state.disagreements:
        words = f"reviewers disagree on {', '.join(state.disagreements)}: there it stands as it was read"
    else:
        words = {
            None: "nobody has judged it",
            Verdict.CONFIRM: "confirmed",
            Verdict.CORRECT: f"corrected: {_fields(state.fields)}",
            Verdict.REJECT: "rejected: it answers no question",
        }[state.verdict]
    console.print(Text(words, style="bold"))


def print_lost(lost: Sequence[Lost], *, as_json: bool) -> None:
    """Reviews whose claim is no longer read, each with those that may have taken its place."""
    if as_json:
        for one in lost:
            names = [stored.claim.id for stored in one.candidates]
            write_line(write_json({**review_plain(one.review), "candidates": names}))
        return
    console = console_for(sys.stdout)
    for one in lost:
        console.print(_said(one.review, undone=False))
        for seen in one.review.claims:
            console.print(Padding(Text(f"claim no longer read: {quote(seen.evidence.text)}"), (0, 0, 0, 2)))
        for stored in one.candidates:
            console.print(Padding(Text("now perhaps ").append(_claim(stored)), (0, 0, 0, 4)))
    if not lost:
        warn("every review has its claim")


def _claim(stored: StoredClaim) -> Text:
    words = Text(stored.claim.id[:_ID], style="bold").append(f"  {quote(stored.claim.evidence[0].text)}", "not bold")
    about = filter(None, (what(stored.claim), who(stored.claim), stored.printed_by))
    return words.append(f"  {on_one_line(' · '.join(about))}", style="dim not bold")


def _said(review: Review, *, undone: bool) -> Text:
    line = Text(f"{review.made_at[:16].replace('T', ' ')}  {on_one_line(review.reviewer)} {_SAYS[review.verdict]}")
    if review.undoes:
        line.append(f" {review.undoes[:15]}")
    if review.other:
        line.append(f" ({review.target[:17]}, {review.other[:17]})")
    if review.fields:
        line.append(f": {_fields(review.fields)}")
    if review.why:
        line.append(f"  {quote(review.why, None)}")
    line.append(f"  {review.id[:15]}", style=NOTE)
    return line.append("  taken back", style=NOTE) if undone else line


def _fields(fields: Sequence[Correction]) -> str:
    """Values by their fields; of a quantity only the bounds that it has."""
    return ", ".join(
        f"{one.field} {on_one_line(one.value) if one.value else 'none'}"
        for one in fields
        if one.value or group_of(one.field) == one.field
    )
