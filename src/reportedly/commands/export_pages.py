"""Taking the pages away: a site of files, or one question as a single file."""

# ruff: noqa: PLC0415  # as in `reportedly.cli`: what costs time is imported when it is needed

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

PAGES = {
    "site": "all pages as files, in the folder PATH; no server is needed",
    "question-page": "one question as one HTML file, to print or to send (--question)",
}
"""What `export` takes besides the formats of `publish.exports`, and what each is."""


def export_pages(
    name: str,
    path: str,
    *,
    question: str | None,
    withhold_victims: bool,
    withhold: Sequence[str],
    force: bool,
    ledger: str,
) -> None:
    """Write the pages of a ledger.

    Args:
        name: One of `PAGES`.
        path: The folder of a site; the file of a question, or "-" for standard output.
        question: The question's id, the start of it, or words of the question.
        withhold_victims: Whether the names of individual victims are blotted out.
        withhold: Further names that are.
        force: Whether something that is there may be written over.
        ledger: The ledger's file.
    """
    from pathlib import Path

    from reportedly.desk.desk import Desk
    from reportedly.persist import Ledger
    from reportedly.pipeline import link_ledger
    from reportedly.publish.exports.files import whole_file
    from reportedly.publish.exports.site import question_page, write_site
    from reportedly.publish.exports.withheld_views import WithheldViews
    from reportedly.publish.exports.withholding import Withholding
    from reportedly.publish.terminal import plural, progress, warn

    if (name == "question-page") == (question is None):
        raise click.UsageError("question-page takes --question, and nothing else does.")
    with Ledger.open(ledger, create=False) as kept:
        link_ledger(kept)
        desk: Desk | WithheldViews = Desk(kept)
        if withhold_victims or withhold:
            names = Withholding.of_ledger(kept, withhold, victims=withhold_victims)
            desk = WithheldViews(Desk(kept), names)
        if name == "site":
            with progress(lambda: None, doing="writing") as advance:
                written = write_site(desk, Path(path), force=force, advance=advance)
            warn(f"wrote {plural(written, 'page')}; open {Path(path) / 'index.html'}")
            return
        html = question_page(desk, kept.links.question(question or "").id).encode("utf-8", "backslashreplace")
        if path == "-":
            sys.stdout.buffer.write(html)
            return
        with whole_file(Path(path), force=force) as out:
            out.write(html)
