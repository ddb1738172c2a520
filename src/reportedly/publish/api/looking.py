"""The routes that only look. Each is one call of the desk and one function of `reportedly.publish.api.views`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request

from reportedly.publish.api import shapes, views
from reportedly.publish.api.asked import AsClaims, AsDisputes, AsPage, AsQuestions, AsSearch, AsWords
from reportedly.publish.api.documents import gives
from reportedly.publish.link_lines import consolidated_shape, question_shape
from reportedly.publish.shapes import ConsolidatedShape
from reportedly.publish.web.failures import Json

if TYPE_CHECKING:
    from reportedly.desk.desk import Desk

_LARGEST = 2**53  # what every JSON reader can hold

Id = Annotated[str, Path(max_length=2000)]
After = Annotated[str | None, Query(max_length=3000, description="The `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=500, description="Items of the page, at most.")]


def lists(desk: Desk) -> APIRouter:
    """The routes that give a page of many."""
    routes = APIRouter()

    @routes.get("/home", responses=gives(shapes.HomeShape))
    def home(since: Annotated[int | None, Query(ge=0, le=_LARGEST)] = None) -> Json:
        """What is new, disputed and told."""
        return Json(views.home_view(desk.home(since)))

    @routes.get("/stories", responses=gives(shapes.StoryPageShape))
    def stories(request: Request, asked: Annotated[AsWords, Query()]) -> Json:
        """Events across reports; `words` of their titles."""
        page = desk.stories(asked.words, after=asked.after, limit=asked.limit)
        return _paged(request, views.page(page, views.story_row))

    @routes.get("/questions", responses=gives(shapes.QuestionPageShape))
    def questions(request: Request, asked: Annotated[AsQuestions, Query()]) -> Json:
        """What is being answered, and by how many."""
        page = desk.questions(asked.wanted(), after=asked.after, limit=asked.limit)
        return _paged(request, views.page(page, question_shape))

    @routes.get("/disputes", responses=gives(shapes.DisputePageShape))
    def disputes(request: Request, asked: Annotated[AsDisputes, Query()]) -> Json:
        """Where accounts disagree."""
        page = desk.disputes(asked.wanted(), after=asked.after, limit=asked.limit)
        return _paged(request, views.page(page, views.dispute_row))

    @routes.get("/reports", responses=gives(shapes.ReportPageShape))
    def reports(request: Request, asked: Annotated[AsPage, Query()]) -> Json:
        """Report versions, the last to arrive first."""
        page = desk.reports(after=asked.after, limit=asked.limit)
        return _paged(request, views.page(page, views.report_row))

    @routes.get("/claims", responses=gives(shapes.ClaimPageShape))
    def claims(request: Request, asked: Annotated[AsClaims, Query()]) -> Json:
        """Claims, with the filters of `reportedly claims`."""
        page = desk.claims(asked.wanted(), after=asked.after, limit=asked.limit)
        return _paged(request, views.page(page, views.claim_row))

    @routes.get("/sources", responses=gives(shapes.SourcePageShape))
    def sources(request: Request, asked: Annotated[AsWords, Query()]) -> Json:
        """Who says what, those who say most first; `words` of their names."""
        page = desk.sources(asked.words, after=asked.after, limit=asked.limit)
        return _paged(request, views.page(page, views.source_row))

    @routes.get("/search", responses=gives(shapes.SearchPageShape))
    def search(request: Request, asked: Annotated[AsSearch, Query()]) -> Json:
        """Report versions that have all of some words, with the passages that match."""
        page = desk.search(asked.words, after=asked.after, limit=asked.limit)
        return _paged(request, views.page(page, views.found))

    @routes.get("/queue", responses=gives(shapes.QueueShape))
    def queue(request: Request, asked: Annotated[AsPage, Query()]) -> Json:
        """What to review next: what is most disputed, then what is least sure."""
        return _paged(request, views.queue_view(desk.queue(skip=asked.after, limit=asked.limit)))

    return routes


def single_things(desk: Desk) -> APIRouter:
    """The routes that give one thing, by its id."""
    routes = APIRouter()

    @routes.get("/stories/{story}", responses=gives(shapes.StoryShape))
    def story(story: Id, after: After = None, reports_after: After = None) -> Json:
        """An event with its questions and reports; `after` pages through the questions, `reports_after` the reports."""
        return Json(views.story_view(desk.story(story, after=after, reports_after=reports_after)))

    @routes.get("/questions/{question}", responses=gives(shapes.QuestionViewShape))
    def question(request: Request, question: Id, after: After = None, limit: Limit = 100) -> Json:
        """A question with its answers; `after` pages through those."""
        shape = views.question_view(desk.question(question, after=after, limit=limit))
        return Json(shape, headers=_link(request, shape["answers"]["next"]))

    @routes.get("/questions/{question}/policies/{policy}", responses=gives(ConsolidatedShape))
    def policy(
        question: Id,
        policy: Annotated[str, Path(max_length=100)],
        order: Annotated[list[str] | None, Query(max_length=100, description="For source-order: sources.")] = None,
    ) -> Json:
        """One figure under a named rule: which claims it uses, which it leaves out, and why."""
        return Json(consolidated_shape(desk.policies(question, policy, order or ())))

    @routes.get("/disputes/{left}/{right}", responses=gives(shapes.DisputeViewShape))
    def dispute(left: Id, right: Id) -> Json:
        """Two claims and how they stand to each other."""
        return Json(views.dispute_view(desk.dispute(left, right)))

    @routes.get("/reports/{report:path}", responses=gives(shapes.ReportViewShape))
    def report(report: Id, sha256: Annotated[str | None, Query(max_length=64)] = None) -> Json:
        """A report with its text and claims: its newest version, or the one with this hash."""
        return Json(views.report_view(desk.report(report, sha256)))

    @routes.get("/claims/{claim}", responses=gives(shapes.ClaimViewShape))
    def claim(claim: Id) -> Json:
        """A claim with all that is known of it."""
        return Json(views.claim_view(desk.claim(claim)))

    @routes.get("/sources/{source:path}", responses=gives(shapes.SourceViewShape))
    def source(request: Request, source: Id, after: After = None, limit: Limit = 50) -> Json:
        """A source's record, by its key; `after` pages through its claims."""
        shape = views.source_view(desk.source(source, after=after, limit=limit))
        return Json(shape, headers=_link(request, shape["claims"]["next"]))

    return routes


def _paged(request: Request, shape: Mapping[str, Any]) -> Json:
    return Json(shape, headers=_link(request, shape["next"]))


def _link(request: Request, cursor: str | None) -> dict[str, str]:
    """The address of the next page, as RFC 8288 has it."""
    if cursor is None:
        return {}
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    target = f"?{urlencode([*kept, ('after', cursor)])}"  # relative to the address that was asked for
    return {"Link": f'<{target}>; rel="next"'}
