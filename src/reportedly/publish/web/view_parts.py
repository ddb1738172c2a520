"""What templates need besides a view: plots, relations by kind, marked text; for served pages and exported ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from reportedly.desk.desk import Desk
from reportedly.desk.records import ClaimRow, ClaimView, QuestionView, ReportView
from reportedly.publish.web.figure_plot import figure_plot, plot_story, plotted
from reportedly.publish.web.marked_text import marked_paragraphs
from reportedly.publish.web.plot_scales import NARROW, WIDE
from reportedly.publish.web.verdicts import trail_of
from reportedly.publish.web.wording import POLICIES, RELATIONS, Told, figure, relation_told, who
from reportedly.records import ClaimKind, Relation

PAIRS_SHOWN = 12
"""Pairs of one kind of relation that a question's page lists; the others are counted."""


BEYOND_SHOWN = 2
"""Disputes with claims of another page or question, widest first, that a page shows which has no more of its own."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The picture of a question in both widths, and its story in words."""

    wide: Markup
    narrow: Markup
    story: str
    log: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A relation between two claims that the page shows."""

    relation: Relation
    left: ClaimRow
    right: ClaimRow


@dataclass(frozen=True, slots=True)
class Kind:
    """All pairs of one relation: ``pairs`` are those that are listed, ``number`` counts all."""

    told: Told
    pairs: tuple[Pair, ...]
    number: int


def question_parts(
    view: QuestionView,
    *,
    log: bool,
    dispute: Callable[[str, str], str],
    claim: Callable[[str], str] = "#{}".format,
) -> dict[str, Any]:
    """The plot, the relations by kind, the disputes with claims that are not shown, and the policies of a question.

    Args:
        view: The question.
        log: Whether the plot's numbers stand at their logarithms.
        dispute: The address of the dispute between two claims.
        claim: The address of a claim whose words are not among those shown.
    """
    rows = {row.claim.id: row for row in view.answers.items}
    named = {name: f"{who(row.claim) or 'the report'}, {figure(row.claim.quantity)}" for name, row in rows.items()}
    beyond = [row for row in view.disputes if not {row.left.claim.id, row.right.claim.id} <= rows.keys()]
    told = sum(one.relation == "conflict" and {one.left, one.right} <= rows.keys() for one in view.relations)
    spare = max(BEYOND_SHOWN - told, 0)
    return {
        "plot": _plot(view, rows, log=log, dispute=dispute, claim=claim),
        "relations": related(view.relations, rows),
        "policies": POLICIES if view.timelines else (),
        "names": named,
        "beyond": tuple(beyond[:spare]),
        "more_beyond": len(beyond) > spare,
    }


def related(relations: Sequence[Relation], rows: Mapping[str, ClaimRow]) -> list[Kind]:
    """Relations by kind, what asks for attention first; those with a claim that the page does not show are left out."""
    kinds: dict[str, list[Pair]] = {}
    for relation in relations:
        left, right = rows.get(relation.left), rows.get(relation.right)
        if left is not None and right is not None:
            kinds.setdefault(relation_told(relation).term, []).append(Pair(relation, left, right))
    order = {told.term: place for place, told in enumerate(RELATIONS)}
    return [
        Kind(relation_told(pairs[0].relation), tuple(pairs[:PAIRS_SHOWN]), len(pairs))
        for _, pairs in sorted(kinds.items(), key=lambda item: order.get(item[0], len(order)))
    ]


def claim_parts(view: ClaimView) -> dict[str, Any]:
    """The claims beside one claim, by kind of relation, and its trail."""
    rows = {row.other.claim.id: row.other for row in view.relations} | {view.row.claim.id: view.row}
    return {
        "view": view,
        "others": related([row.relation for row in view.relations], rows),
        "reviews": trail_of(view.reviews),
    }


def report_parts(view: ReportView, *, every: bool) -> dict[str, Any]:
    """The marked paragraphs of a report, and its claims by the numbers of their notes.

    Args:
        view: The report.
        every: Whether statements and events are marked too, or figures only.
    """
    wanted = [row for row in view.claims if every or row.claim.kind is ClaimKind.FIGURE]
    ordered = sorted(wanted, key=lambda row: (row.claim.evidence[0].start, -row.claim.evidence[0].end, row.claim.id))
    noted = dict(enumerate(ordered, 1))
    numbered = [(number, row.claim) for number, row in noted.items()]
    paragraphs = marked_paragraphs(view.report, numbered, view.report.furniture)
    return {"view": view, "paragraphs": paragraphs, "noted": noted}


def versions_beside(desk: Desk, view: ReportView) -> list[tuple[str, list[tuple[Markup, bool]]]]:
    """The version of ``view`` and the one before it (or after, of the first), paragraph by paragraph.

    Each paragraph comes with whether the other version has it too.
    """
    hashes = [row.sha256 for row in view.versions]
    here = hashes.index(view.report.sha256) if view.report.sha256 in hashes else 0
    other = here - 1 if here else min(1, len(hashes) - 1)
    first, last = sorted((here, other))
    views = [desk.report(view.versions[at].id, hashes[at]) for at in dict.fromkeys((first, last))]
    lines = [{line.strip() for line in one.report.text.splitlines()} for one in views]
    beside = []
    for place, one in enumerate(views):
        both = lines[1 - place] if len(views) > 1 else lines[0]
        html = [(paragraph.html, paragraph.html.striptags() in both) for paragraph in marked_paragraphs(one.report, [])]
        beside.append((f"Version {(first, last)[place] + 1}", html))
    return beside


def _plot(
    view: QuestionView,
    rows: Mapping[str, ClaimRow],
    *,
    log: bool,
    dispute: Callable[[str, str], str],
    claim: Callable[[str], str],
) -> Plot | None:
    def row(name: str) -> str:
        return f"#{name}" if name in rows else claim(name)

    answers = [row.answer for row in rows.values() if row.answer is not None]
    claims = {name: row.standing for name, row in rows.items()}
    what = plotted(view.summary.question, view.timelines, answers, view.relations, claims)
    wide, narrow = (
        figure_plot(what, layout, log=log, dispute=dispute, name=name, row=row)
        for layout, name in ((WIDE, "wide"), (NARROW, "narrow"))
    )
    return Plot(wide, narrow, plot_story(what), log) if wide else None
