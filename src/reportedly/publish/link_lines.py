"""What reports share, as JSON: a line a question, a timeline, a dispute, a relation, a consolidated answer."""

from __future__ import annotations

from datetime import date

from reportedly.publish.lines import quantity_shape, relation_shape, stored_claim_shape, write_json
from reportedly.publish.shapes import ConsolidatedShape, DisputeShape, QuestionShape, TimelineShape
from reportedly.records import Consolidated, Dispute, QuestionSummary, Relation, Timeline


def relation_line(relation: Relation) -> str:
    """A relation as one line of JSON without its line end."""
    return write_json(relation_shape(relation))


def question_line(stand: QuestionSummary) -> str:
    """A question and how it stands, as one line of JSON without its line end."""
    return write_json(question_shape(stand))


def timeline_line(timeline: Timeline) -> str:
    """An originator's figures, as one line of JSON without its line end."""
    return write_json(timeline_shape(timeline))


def dispute_line(dispute: Dispute) -> str:
    """A dispute with both claims, as one line of JSON without its line end."""
    return write_json(dispute_shape(dispute))


def consolidated_line(answer: Consolidated) -> str:
    """What a policy answers, as one line of JSON without its line end."""
    return write_json(consolidated_shape(answer))


def question_shape(stand: QuestionSummary) -> QuestionShape:
    """``stand`` under the names of the JSON."""
    question = stand.question
    return {
        "id": question.id,
        "text": question.text,
        "brief": question.brief,
        "about": question.about,
        "kind": question.kind,
        "event": question.event,
        "predicate": question.predicate,
        "noun_class": question.noun_class,
        "territory": question.territory,
        "accumulation": question.accumulation,
        "scope": question.scope,
        "claims": stand.claims,
        "reports": stand.reports,
        "originators": stand.originators,
        "low": stand.low,
        "high": stand.high,
        "first": _day(stand.first),
        "last": _day(stand.last),
        "conflicts": stand.conflicts,
        "latest": stand.latest,
    }


def timeline_shape(timeline: Timeline) -> TimelineShape:
    """``timeline`` under the names of the JSON."""
    return {
        "question": timeline.question,
        "voice": timeline.voice,
        "originator": timeline.originator,
        "points": [
            {
                "claim": point.claim,
                "as_of": _day(point.as_of),
                "as_of_basis": point.as_of_basis,
                "quantity": quantity_shape(point.quantity),
                "change": point.change,
                "outlets": list(point.outlets),
                "negated": point.negated,
            }
            for point in timeline.points
        ],
    }


def dispute_shape(dispute: Dispute) -> DisputeShape:
    """``dispute`` under the names of the JSON; how far apart is for sorting and reading, rounded to a hundredth."""
    return {
        "relation": relation_shape(dispute.relation),
        "left": stored_claim_shape(dispute.left),
        "right": stored_claim_shape(dispute.right),
        "originators": dispute.originators,
        "times_apart": None if dispute.apart is None else round(float(dispute.apart), 2),
    }


def consolidated_shape(answer: Consolidated) -> ConsolidatedShape:
    """``answer`` under the names of the JSON."""
    return {
        "policy": answer.policy,
        "low": answer.low,
        "high": answer.high,
        "used": list(answer.used),
        "left_out": [{"claim": left.claim, "reason": left.reason} for left in answer.left_out],
        "why": answer.why,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
