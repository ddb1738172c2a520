"""The views of `reportedly.desk.records` as JSON: one function a record, each gives exactly its shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from reportedly.desk.records import (
    ClaimRow,
    ClaimView,
    DisputeRow,
    DisputeView,
    HomeView,
    Page,
    QuestionCard,
    QuestionView,
    QueueView,
    Quote,
    ReportRow,
    ReportView,
    SourceRow,
    SourceView,
    StoryRow,
    StoryView,
)
from reportedly.publish.api import shapes
from reportedly.publish.api.reviews import review_shape, state_shape
from reportedly.publish.lines import relation_shape, report_shape, source_tally_shape, stored_claim_shape
from reportedly.publish.link_lines import dispute_shape, question_shape, timeline_shape
from reportedly.records import Answer, Found

Item = TypeVar("Item")


def page(items: Page[Item], shape: Callable[[Item], Any]) -> Any:  # noqa: ANN401  # a page of what ``shape`` gives
    """A page under the names of the JSON."""
    return {"items": [shape(item) for item in items.items], "next": items.next}


def home_view(view: HomeView) -> shapes.HomeShape:
    """The first page."""
    totals = view.totals
    return {
        "totals": {
            "reports": totals.reports,
            "versions": totals.versions,
            "claims": totals.claims,
            "stories": totals.stories,
            "questions": totals.questions,
            "disputes": totals.disputes,
            "waiting": totals.waiting,
        },
        "mark": view.mark,
        "fresh": view.fresh,
        "reports": _each(report_row, view.reports),
        "stories": _each(story_row, view.stories),
        "disputes": _each(dispute_row, view.disputes),
        "reviewed": view.reviewed,
    }


def quote(words: Quote) -> shapes.QuoteShape:
    """A claim's words where they stand."""
    return {
        "before": words.before,
        "words": words.words,
        "after": words.after,
        "start": words.start,
        "end": words.end,
        "figure": None if words.figure is None else {"start": words.figure[0], "end": words.figure[1]},
        "cut_before": words.cut_before,
        "cut_after": words.cut_after,
    }


def claim_row(row: ClaimRow) -> shapes.ClaimRowShape:
    """A claim in a list."""
    return {
        **stored_claim_shape(row.stored),
        "quote": quote(row.quote),
        "answer": _answer(row.answer),
        "review": None if row.review is None else state_shape(row.review),
    }


def _answer(answer: Answer | None) -> shapes.AnswerShape | None:
    if answer is None:
        return None
    return {
        "question": answer.question,
        "voice": answer.voice,
        "originator": answer.originator,
        "as_of": _day(answer.as_of),
        "as_of_basis": answer.as_of_basis,
    }


def report_row(row: ReportRow) -> shapes.ReportRowShape:
    """A version of a report in a list."""
    return {
        "number": row.number,
        "id": row.id,
        "sha256": row.sha256,
        "title": row.title,
        "publisher": row.publisher,
        "url": row.url,
        "published": _day(row.published),
        "claims": row.claims,
    }


def story_row(row: StoryRow) -> shapes.StoryRowShape:
    """An event in a list."""
    event = row.event
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind,
        "cause": event.cause,
        "start": _day(event.start),
        "end": _day(event.end),
        "places": list(event.places),
        "people": list(event.people),
        "reports": row.reports,
        "questions": row.questions,
        "last": None if row.last is None else claim_row(row.last),
    }


def story_view(view: StoryView) -> shapes.StoryShape:
    """An event with its questions and reports."""
    return {
        "story": story_row(view.story),
        "questions": page(view.questions, _card),
        "reports": page(view.reports, report_row),
    }


def _card(card: QuestionCard) -> shapes.QuestionCardShape:
    return {
        "question": question_shape(card.summary),
        "timelines": _each(timeline_shape, card.timelines),
        "last": None if card.last is None else claim_row(card.last),
    }


def dispute_row(row: DisputeRow) -> shapes.DisputeRowShape:
    """A dispute in a list."""
    return {
        **dispute_shape(row.dispute),
        "question": None if row.question is None else row.question.text,
        "left_quote": quote(row.left.quote),
        "right_quote": quote(row.right.quote),
    }


def dispute_view(view: DisputeView) -> shapes.DisputeViewShape:
    """A dispute, both sides."""
    return {
        "dispute": dispute_row(view.row),
        "story": _story(view.story),
        "differs": list(view.differs),
        "settles": list(view.settles),
    }


def question_view(view: QuestionView) -> shapes.QuestionViewShape:
    """A question with its answers."""
    return {
        "question": question_shape(view.summary),
        "story": _story(view.story),
        "timelines": _each(timeline_shape, view.timelines),
        "answers": page(view.answers, claim_row),
        "relations": _each(relation_shape, view.relations),
        "disputes": _each(dispute_row, view.disputes),
    }


def report_view(view: ReportView) -> shapes.ReportViewShape:
    """A version of a report with its text and claims."""
    return {
        "report": report_shape(view.report),
        "text": view.report.text,
        "claims": _each(claim_row, view.claims),
        "dropped": [{"start": row.span.start, "end": row.span.end, "reason": row.reason} for row in view.dropped],
        "versions": _each(report_row, view.versions),
        "stories": _each(story_row, view.stories),
    }


def claim_view(view: ClaimView) -> shapes.ClaimViewShape:
    """A claim with all that is known of it."""
    return {
        "claim": claim_row(view.row),
        "question": None if view.question is None else question_shape(view.question),
        "story": _story(view.story),
        "relations": [
            {"relation": relation_shape(row.relation), "other": claim_row(row.other)} for row in view.relations
        ],
        "reviews": _each(review_shape, view.reviews),
    }


def source_row(row: SourceRow) -> shapes.SourceRowShape:
    """A source in a list."""
    return {**source_tally_shape(row.tally), "key": row.key}


def source_view(view: SourceView) -> shapes.SourceViewShape:
    """A source's record."""
    return {
        "source": source_row(SourceRow(view.key, view.tally)),
        "days": [
            {
                "day": _day(one.day),
                "first_hand": one.first_hand,
                "relayed": one.relayed,
                "passed_on": one.passed_on,
            }
            for one in view.days
        ],
        "claims": page(view.claims, claim_row),
        "corrected": view.corrected,
    }


def found(hit: Found) -> shapes.FoundShape:
    """A report version that was found."""
    return {
        "report": {
            "id": hit.report_id,
            "publisher": hit.publisher,
            "published": _day(hit.published),
            "title": hit.title,
            "url": hit.url,
            "sha256": hit.sha256,
        },
        "number": hit.number,
        "is_newest": hit.is_newest,
        "passages": [
            {
                "field": passage.field,
                "words": passage.words,
                "start": passage.start,
                "marks": [{"start": start, "end": end} for start, end in passage.marks],
            }
            for passage in hit.passages
        ],
    }


def queue_view(view: QueueView) -> shapes.QueueShape:
    """What to review next."""
    return {
        "items": [{"claim": claim_row(row), "why": why} for row, why in view.items],
        "left": view.left,
        "next": view.next,
    }


def _story(row: StoryRow | None) -> shapes.StoryRowShape | None:
    return None if row is None else story_row(row)


Shape = TypeVar("Shape")


def _each(shape: Callable[[Item], Shape], items: Iterable[Item]) -> list[Shape]:
    return [shape(item) for item in items]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
