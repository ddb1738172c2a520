"""The pages as files: whole, linked among themselves, no server's address in them; one question as a single file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from markupsafe import escape

from reportedly.cli import cli
from reportedly.desk.desk import Desk
from reportedly.errors import InputError, NotThereError
from reportedly.publish.exports.site import question_page, write_site
from tests.desks import made_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = made_desk(tmp_path / "ledger.db")
    yield made
    made.ledger.close()


def test_every_link_of_the_site_leads_to_a_file_and_a_place_in_it(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    written = write_site(desk, folder)
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    html = {name: path.read_text(encoding="utf-8") for name, path in files.items() if name.endswith(".html")}
    assert len(html) == written
    assert {"index.html", "stories.html", "disputes.html", "sources.html", "explain.html"} <= html.keys()
    for kind in ("story", "question", "dispute", "report", "source"):
        assert any(name.startswith(f"{kind}/") for name in html), kind
    ids = {name: set(map(unescape, re.findall(r'\bid="([^"]+)"', page))) for name, page in html.items()}
    for name, page in html.items():
        for link in map(unescape, re.findall(r'\b(?:href|src)="([^"]*)"', page)):
            assert not link.startswith(("/", "http")), f"{name}: {link}"
            path, _, place = link.partition("#")
            target = (folder / name).parent.joinpath(path).resolve() if path else folder / name
            found = target.relative_to(folder).as_posix()
            assert found in files, f"{name}: {link}"
            if place:
                assert place in ids[found], f"{name}: {link}"


def test_no_form_or_control_of_a_server_is_left(desk: Desk, tmp_path: Path) -> None:
    write_site(desk, tmp_path / "site")
    for path in (tmp_path / "site").rglob("*.html"):
        assert (
            re.findall(r"<(?:form|button|input|textarea)\b|hx-|/static/vendor", path.read_text(encoding="utf-8")) == []
        )


def test_a_folder_that_holds_something_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="not empty"):
        write_site(desk, tmp_path / "site")
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["mine.txt"]
    write_site(desk, tmp_path / "site", force=True)
    assert (tmp_path / "site" / "mine.txt").read_text() == "mine"


def test_the_same_ledger_gives_the_same_site(desk: Desk, tmp_path: Path) -> None:
    write_site(desk, tmp_path / "one")
    write_site(desk, tmp_path / "two")
    for path in (tmp_path / "one").rglob("*.html"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def test_a_question_as_one_file_needs_nothing_else(desk: Desk) -> None:
    asked = desk.questions().items[0].question
    html = question_page(desk, asked.id)
    assert "<style>" in html
    assert "<svg" in html
    assert re.findall(r"<(?:script|link|img|iframe|form)\b", html) == []
    assert all(link.startswith("#") for link in re.findall(r'\bhref="([^"]*)"', html))
    for policy in ("range", "latest-per-source", "majority-of-originators"):
        assert policy in html
    for row in desk.question(asked.id).answers.items:
        assert f'id="{escape(row.claim.id)}"' in html


def test_a_question_that_is_not_there_is_said_to_be_missing(desk: Desk) -> None:
    with pytest.raises(NotThereError):
        question_page(desk, "question-of-nobody")


def test_the_command_writes_a_site_and_a_question(desk: Desk, tmp_path: Path) -> None:
    ledger, asked = str(tmp_path / "ledger.db"), desk.questions().items[0].question
    site = CliRunner().invoke(cli, ["export", "site", str(tmp_path / "site"), "--ledger", ledger])
    assert (site.exit_code, site.stdout) == (0, "")
    assert (tmp_path / "site" / "index.html").is_file()
    again = CliRunner().invoke(cli, ["export", "site", str(tmp_path / "site"), "--ledger", ledger])
    assert again.exit_code == 1
    assert "not empty" in again.stderr
    page = CliRunner().invoke(cli, ["export", "question-page", "-", "--question", asked.id, "--ledger", ledger])
    assert page.exit_code == 0
    assert page.stdout == question_page(desk, asked.id)


@pytest.mark.parametrize(
    "given",
    [
        ["question-page", "x.html"],
        ["site", "x", "--question", "how many"],
        ["site", "x", "--source", "police"],
        ["csv", "x.csv", "--question", "how many"],
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(given: list[str]) -> None:
    assert CliRunner().invoke(cli, ["export", *given]).exit_code == 2
