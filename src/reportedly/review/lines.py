"""Reviews as JSON lines, to carry them from one ledger to another, and to keep them in a file beside the reports.

    {"id": "review-…", "target": "claim-…", "verdict": "correct", "reviewer": "Ada",
     "made_at": "2026-03-02T09:15:00.000000Z", "fields": {"low": "12", "modifier": "at_least"},
     "why": "the minister says at least",
     "claims": [{"claim": "claim-…", "report_id": "…", "sha256": "…", "start": 17, "end": 28, "text": "12 people …",
                 "kind": "figure", "predicate": "killed"}]}

What is not said is left out. A line is checked when it is read: its id has to follow from what it says, so that a line
that was changed by hand is refused instead of passing for what its reviewer said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from reportedly.errors import InputError
from reportedly.records import ClaimKind, Span
from reportedly.review.corrections import check_fields
from reportedly.review.records import Correction, Review, Seen, Verdict

_FIX = "`reportedly review export` shows what a line holds"


def review_line(review: Review) -> str:
    """``review`` as one line of ASCII JSON, without the line's end."""
    return json.dumps(review_plain(review))


def review_plain(review: Review) -> dict[str, Any]:
    """``review`` as what JSON has words for; what is not said is left out."""
    plain: dict[str, Any] = {
        "id": review.id,
        "target": review.target,
        "verdict": review.verdict.value,
        "reviewer": review.reviewer,
        "made_at": review.made_at,
        "fields": {one.field: one.value for one in review.fields},
        "why": review.why,
        "undoes": review.undoes,
        "renews": review.renews,
        "other": review.other,
        "claims": [_plain_seen(one) for one in review.claims],
        "other_claims": [_plain_seen(one) for one in review.other_claims],
    }
    return {name: value for name, value in plain.items() if value is not None and value not in ({}, [])}


def review_of_line(line: str, *, where: str = "") -> Review:
    """The review that `review_line` was given.

    Raises:
        InputError: The line is no JSON, no review, or its id does not follow from what it says.
    """
    try:
        plain = json.loads(line)
        review = _review_of(plain)
        check_fields(review.fields)
        stated = plain["id"]
    except InputError as error:
        raise InputError(error.what, where=where, fix=error.fix) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        what = f"the line is not a review: {type(error).__name__}: {error}"
        raise InputError(what, where=where, fix=_FIX) from error
    if stated != review.id:
        raise InputError(
            f"the review's id {stated!r} does not follow from what it says",
            where=where,
            fix="the line was changed after it was written; take it from the ledger that it came from",
        )
    return review


def moment(text: str) -> str:
    """``text``, a moment in ISO 8601 with its offset from UTC, as reviews spell it.

    Raises:
        ValueError: It is no moment, or does not say its offset.
    """
    when = datetime.fromisoformat(text)
    if when.tzinfo is None:
        raise ValueError(f"{text!r} does not say its offset from UTC")
    return moment_of(when)


def moment_of(when: datetime) -> str:
    """An aware moment as reviews spell it: in UTC, with microseconds, so that text sorts as time does."""
    shift = when.utcoffset()
    if shift is None:
        raise ValueError("a review's moment needs its offset from UTC")
    return (when.replace(tzinfo=None) - shift).isoformat(timespec="microseconds") + "Z"


def _plain_seen(one: Seen) -> dict[str, Any]:
    return {
        "claim": one.claim,
        "report_id": one.report_id,
        "sha256": one.sha256,
        "start": one.evidence.start,
        "end": one.evidence.end,
        "text": one.evidence.text,
        "kind": one.kind.value,
        "predicate": one.predicate,
    }


def _review_of(plain: Mapping[str, Any]) -> Review:
    made_at = _text(plain["made_at"])
    if moment(made_at) != made_at:
        raise ValueError(f"made_at {made_at!r} is not UTC with microseconds and Z")
    return Review.make(
        _text(plain["target"]),
        Verdict(plain["verdict"]),
        reviewer=_text(plain["reviewer"]),
        made_at=made_at,
        fields=[Correction(_text(name), _optional(value)) for name, value in plain.get("fields", {}).items()],
        why=_optional(plain.get("why")),
        undoes=_optional(plain.get("undoes")),
        renews=_optional(plain.get("renews")),
        other=_optional(plain.get("other")),
        claims=[_seen_of(one) for one in plain.get("claims", [])],
        other_claims=[_seen_of(one) for one in plain.get("other_claims", [])],
    )


def _seen_of(plain: Mapping[str, Any]) -> Seen:
    start, end, text = plain["start"], plain["end"], _text(plain["text"])
    if type(start) is not int or type(end) is not int or not 0 <= start <= end or end - start != len(text):
        raise ValueError(f"start and end do not fit the words {text!r}")
    return Seen(
        claim=_text(plain["claim"]),
        report_id=_text(plain["report_id"]),
        sha256=_text(plain["sha256"]),
        evidence=Span(start, end, text),
        kind=ClaimKind(plain["kind"]),
        predicate=_text(plain["predicate"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError(f"{value!r} is to be text")
    return value


def _optional(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise TypeError(f"{value!r} is to be text or null")
