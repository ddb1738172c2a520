"""The pages. Each asks the desk for one view and shows it; every filter stands in the address."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from reportedly.desk.desk import Desk
from reportedly.publish.web.legend import LEGEND
from reportedly.publish.web.rendering import local, remember, served, show
from reportedly.publish.web.view_parts import claim_parts, question_parts, report_parts, versions_beside
from reportedly.publish.web.wording import BOUNDS, RELATIONS
from reportedly.records import LinkFilter

pages = APIRouter(include_in_schema=False)

ANSWERS = 40
"""Claims of a question on one page."""

SIBLINGS = 100
"""Questions of the same story that one can be joined with."""

After = Annotated[str | None, Query(max_length=500)]
Words = Annotated[str, Query(max_length=400)]


def desk_of(request: Request) -> Desk:
    """The ledger that is looked at."""
    desk: Desk = request.app.state.desk
    return desk


At = Annotated[Desk, Depends(desk_of)]


@pages.get("/")
def home(request: Request, desk: At) -> HTMLResponse:
    """What changed, what is disputed, what is told; and a box for more."""
    seen = request.cookies.get("visit") or request.cookies.get("seen") or ""
    view = desk.home(int(seen) if seen.isdecimal() else None)
    response = show(request, "home.html", here="home", view=view, seen=seen.isdecimal())
    remember(response, "seen", str(view.mark))
    if "visit" not in request.cookies:
        remember(response, "visit", seen or str(view.mark), for_good=False)
    return response


@pages.get("/stories")
def stories(request: Request, desk: At, words: Words = "", after: After = None) -> HTMLResponse:
    """All stories."""
    page = desk.stories(words, after=after)
    more = served()[1].page("stories", words=words, after=page.next) if page.next else ""
    return show(request, "stories.html", here="stories", page=page, words=words, more=more)


@pages.get("/story/{event}")
def story(request: Request, desk: At, event: str, after: After = None, reports: After = None) -> HTMLResponse:
    """One story: its questions and reports; ``reports`` is a cursor of these."""
    view = desk.story(event, after=after, reports_after=reports)
    to, questions, onward = served()[1], view.questions.next, view.reports.next
    more = to.story(event, after=questions, reports=reports) if questions else ""
    earlier = to.story(event, after=after, reports=onward) if onward else ""
    return show(request, "story.html", here="stories", view=view, more=more, earlier=earlier)


@pages.get("/question/{question}")
def question(
    request: Request,
    desk: At,
    question: str,
    scale: Words = "",
    policy: Words = "",
    join: Words = "",
    after: After = None,
) -> HTMLResponse:
    """One question: the figures over time, the words, how they stand to each other."""
    view = desk.question(question, after=after, limit=ANSWERS)
    to = served()[1]
    log = scale == "log"
    answers = [desk.policies(question, policy)] if policy else []
    more = to.question(question, scale=scale, policy=policy, after=view.answers.next) if view.answers.next else ""
    shown = {**question_parts(view, log=log, dispute=to.dispute, claim=to.claim), "chosen": next(iter(answers), None)}
    siblings = desk.questions(LinkFilter(event=view.summary.question.event), limit=SIBLINGS).items if join else ()
    return show(
        request, "question.html", here="stories", view=view, more=more, answers=answers, siblings=siblings, **shown
    )


@pages.get("/disputes")
def disputes(
    request: Request,
    desk: At,
    source: Words = "",
    question: Words = "",
    predicate: Words = "",
    since: Words = "",
    after: After = None,
) -> HTMLResponse:
    """Where accounts disagree."""
    wanted = LinkFilter(
        source=source or None, question=question or None, predicate=predicate or None, since=_day(since)
    )
    page = desk.disputes(wanted, after=after, limit=20)
    given = {"source": source, "question": question, "predicate": predicate, "since": since}
    more = served()[1].page("disputes", **given, after=page.next) if page.next else ""
    return show(
        request, "disputes.html", here="disputes", page=page, given=wanted, filtered=any(given.values()), more=more
    )


@pages.get("/dispute/{left}/{right}")
def dispute(request: Request, desk: At, left: str, right: str) -> HTMLResponse:
    """Two claims side by side."""
    return show(request, "dispute.html", here="disputes", view=desk.dispute(left, right))


@pages.get("/report")
def report(
    request: Request,
    desk: At,
    id: Annotated[str, Query(max_length=4000)],  # noqa: A002  # the record's own word
    version: Words = "",
    show_: Annotated[str, Query(alias="show", max_length=10)] = "",
    beside: Words = "",
) -> HTMLResponse:
    """A report with its claims marked."""
    view = desk.report(id)
    if version and not view.report.sha256.startswith(version):
        whole = next((row.sha256 for row in view.versions if row.sha256.startswith(version)), version)
        view = desk.report(id, whole)
    both = versions_beside(desk, view) if beside else None
    return show(request, "report.html", **report_parts(view, every=show_ == "all"), show=show_, beside=both)


@pages.get("/claim/{claim}")
def claim(request: Request, desk: At, claim: str, back: Annotated[str, Query(max_length=5000)] = "") -> HTMLResponse:
    """One claim: what was read, what people say of it, how it stands to others; a verdict leads on to ``back``."""
    shown = claim_parts(desk.claim(claim))
    if back:
        shown["back"] = local(back)
    return show(request, "claim.html", **shown)


@pages.get("/sources")
def sources(request: Request, desk: At, words: Words = "", after: After = None) -> HTMLResponse:
    """All sources."""
    page = desk.sources(words, after=after)
    more = served()[1].page("sources", words=words, after=page.next) if page.next else ""
    return show(request, "sources.html", here="sources", page=page, words=words, more=more)


@pages.get("/source")
def source(
    request: Request, desk: At, name: Annotated[str, Query(max_length=1000)], after: After = None
) -> HTMLResponse:
    """One source's record."""
    view = desk.source(name, after=after, limit=25)
    more = served()[1].source(name, after=view.claims.next) if view.claims.next else ""
    return show(request, "source.html", here="sources", view=view, more=more)


@pages.get("/search")
def search(request: Request, desk: At, words: Words = "", after: After = None) -> HTMLResponse:
    """Passages with some words in them."""
    page = desk.search(words, after=after, limit=30) if words.strip() else None
    more = served()[1].page("search", words=words, after=page.next) if page and page.next else ""
    return show(request, "search.html", here="search", page=page, words=words, more=more)


@pages.get("/queue")
def queue(request: Request, desk: At, skip: After = None) -> HTMLResponse:
    """What to check next, one claim at a time."""
    view = desk.queue(skip=skip)
    onward = served()[1].page("queue", skip=view.next) if view.next else ""
    return show(request, "queue.html", here="queue", view=view, skip=onward)


@pages.get("/explain")
def explain(request: Request) -> HTMLResponse:
    """What the words on the pages mean."""
    return show(request, "explain.html", relations=RELATIONS, bounds=BOUNDS, legend=LEGEND)


@pages.get("/name")
def name(request: Request, back: Words = "/") -> HTMLResponse:
    """Who is checking."""
    return show(request, "name.html", back=back, action="/name", carried={})


def _day(text: str) -> date | None:
    """A day of a filter; what is none filters nothing."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
