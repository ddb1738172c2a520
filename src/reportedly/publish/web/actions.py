"""What forms do: add reports, judge a claim, take a verdict back, remember a name. Each answers with the way on.

Forms are taken as `check_form` says. Nothing is lost where the reviewer's name is not known yet: the page that asks for
it carries the verdict along.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData, UploadFile

from reportedly.desk.desk import Desk
from reportedly.desk.records import ReportRow
from reportedly.errors import InputError, ReportedlyError
from reportedly.publish.web.lane import Lane
from reportedly.publish.web.rendering import REVIEWER_LIMIT, local, onward, remember, reviewer_of, served, show
from reportedly.publish.web.security import FORM_FIELD, check_form
from reportedly.review.records import Verdict

actions = APIRouter(include_in_schema=False)

EXAMPLES = Path(__file__).with_name("data") / "examples.jsonl"
"""Three reports of our own that the first page offers to read."""

FILES_AT_ONCE = 500
"""Files of one form, at most; a larger collection is for the command line."""

_GIVEN = {
    Verdict.CONFIRM: "confirmed",
    Verdict.CORRECT: "corrected",
    Verdict.REJECT: "rejected",
    Verdict.COMMENT: "commented",
}


@actions.post("/reports")
async def add_reports(request: Request) -> Response:
    """Read what was pasted, chosen or dropped."""
    form = await _form(request)
    text = _text(form, "text")
    uploads = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    if not text.strip() and not uploads:
        raise InputError("there is nothing to read", fix="paste a text, or choose a file")
    desk: Desk = request.app.state.desk
    published = _published(form)
    publisher = _text(form, "publisher").strip() or None
    if not uploads:
        title, url = _text(form, "title").strip() or None, _text(form, "url").strip() or None
        view = await _lane(request).run(
            partial(desk.add_text, text, published=published, publisher=publisher, title=title, url=url)
        )
        return onward(served()[1].report(view.report.id, view.report.sha256))
    if len(uploads) > FILES_AT_ONCE:
        raise InputError(f"{len(uploads):,} files are too many at once", fix="read the folder with: reportedly read")
    with tempfile.TemporaryDirectory() as folder:
        paths = [await _saved(one, Path(folder), number) for number, one in enumerate(uploads)]
        added = await _lane(request).run(partial(desk.add_files, paths, published=published, publisher=publisher))
    return _after_files(request, added.reports, added.failed)


@actions.post("/examples")
async def add_examples(request: Request) -> Response:
    """Read the three example reports."""
    await _form(request)
    desk: Desk = request.app.state.desk
    await _lane(request).run(partial(desk.add_files, [EXAMPLES]))
    return onward("/")


@actions.post("/claim/{claim}/review")
async def judge(request: Request, claim: str) -> Response:
    """Keep somebody's verdict on a claim."""
    form = await _form(request)
    back = local(_text(form, "back"))
    given = _text(form, "verdict")
    if given not in _GIVEN:
        raise InputError(f"there is no verdict {given!r}", fix="confirm, correct, reject or comment")
    verdict = Verdict(given)
    reviewer = _reviewer(request, form)
    if reviewer is None:
        return _asking(request, form)
    wanted = _corrections(form) if verdict is Verdict.CORRECT else {}
    why = _text(form, "why").strip() or None
    if (verdict is Verdict.CORRECT and not wanted) or (verdict is Verdict.COMMENT and why is None):
        return _named(onward(back, "unchanged"), reviewer)
    desk: Desk = request.app.state.desk
    await _lane(request).run(partial(desk.judge, reviewer, claim, verdict, wanted=wanted, why=why))
    return _named(onward(back, _GIVEN[verdict]), reviewer)


@actions.post("/question/{question}/join")
async def join(request: Request, question: str) -> Response:
    """Keep that two questions are one."""
    form = await _form(request)
    reviewer = _reviewer(request, form)
    if reviewer is None:
        return _asking(request, form)
    desk: Desk = request.app.state.desk
    await _lane(request).run(
        partial(desk.join, reviewer, question, _text(form, "other"), _text(form, "why").strip() or None)
    )
    return _named(onward(_text(form, "back"), "joined"), reviewer)


@actions.post("/question/{question}/split")
async def split(request: Request, question: str) -> Response:
    """Keep that a claim answers a question of its own."""
    form = await _form(request)
    reviewer = _reviewer(request, form)
    if reviewer is None:
        return _asking(request, form)
    desk: Desk = request.app.state.desk
    await _lane(request).run(
        partial(desk.split, reviewer, question, _text(form, "claim"), _text(form, "why").strip() or None)
    )
    return _named(onward(_text(form, "back"), "split"), reviewer)


@actions.post("/undo")
async def undo(request: Request) -> Response:
    """Take back the reviewer's last verdict."""
    form = await _form(request)
    reviewer = reviewer_of(request)
    desk: Desk = request.app.state.desk
    undone = await _lane(request).run(partial(desk.undo, reviewer)) if reviewer else None
    return onward(_text(form, "back"), "undone" if undone else "nothing")


@actions.post("/name")
async def remember_name(request: Request) -> Response:
    """Remember who is checking."""
    form = await _form(request)
    reviewer = _text(form, "reviewer").strip()[:REVIEWER_LIMIT]
    if not reviewer:
        raise InputError("there is no name", fix="type one")
    return _named(onward(_text(form, "back"), "named"), reviewer)


async def _form(request: Request) -> FormData:
    await check_form(request, request.app.state.settings)
    return await request.form()


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _published(form: FormData) -> date | None:
    given = _text(form, "published").strip()
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise InputError(f"{given!r} is not a day", where="Published on", fix="write it as 2024-05-09") from error


def _corrections(form: FormData) -> dict[str, str | None]:
    """The fields whose value is not the one that the form came with; an empty one says that there is none."""
    changed: dict[str, str | None] = {}
    for key in form:
        name = key.removeprefix("field-")
        if name != key and (value := _text(form, key).strip()) != _text(form, f"was-{name}"):
            changed[name] = value or None
    return changed


def _reviewer(request: Request, form: FormData) -> str | None:
    """Who gives a verdict: as the form says, else as the browser remembers."""
    return _text(form, "reviewer").strip()[:REVIEWER_LIMIT] or reviewer_of(request)


def _asking(request: Request, form: FormData) -> Response:
    """The page that asks for a name, with the whole form, to be sent again with it."""
    carried = {name: value for name, value in form.multi_items() if isinstance(value, str) and name != FORM_FIELD}
    return show(request, "name.html", back=_text(form, "back"), action=request.url.path, carried=carried)


def _named(response: Response, reviewer: str) -> Response:
    remember(response, "reviewer", reviewer)
    return response


async def _saved(upload: UploadFile, folder: Path, number: int) -> Path:
    """An upload as a file in ``folder``, under a name of ours that keeps the ending (it says how to read it)."""
    name = PurePosixPath((upload.filename or "").replace("\\", "/")).name
    safe = "".join(sign if sign.isalnum() or sign in "-_." else "_" for sign in name)[-80:].lstrip(".") or "file.txt"
    place = folder / f"{number:04}"
    place.mkdir()
    path = place / safe
    with path.open("wb") as out:
        while chunk := await upload.read(1 << 20):
            out.write(chunk)
    return path


def _after_files(request: Request, reports: Sequence[ReportRow], failed: Sequence[ReportedlyError]) -> Response:
    if not failed:
        return onward(served()[1].report(reports[0].id, reports[0].sha256) if len(reports) == 1 else "/")
    if not reports and len(failed) == 1:
        raise failed[0]
    lines = [f"{Path(error.where).name}: {error.what}" for error in failed[:20]]
    heading = f"{len(reports)} read, {len(failed)} not"
    return show(request, "notice.html", status=422, heading=heading, message="; ".join(lines), fix="")


def _lane(request: Request) -> Lane:
    """Where all that writes waits its turn; the threads of those who look stay free."""
    lane: Lane = request.app.state.lane
    return lane
