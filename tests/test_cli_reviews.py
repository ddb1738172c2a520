"""`reportedly review` on a ledger that was written and linked: what it prints, keeps and refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import cli
from reportedly.persist import Ledger
from tests.review.test_reviewing import claim_of, story

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a new ledger with the story in it, as Ada."""
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        ledger.add_many(story())
    monkeypatch.setenv("REPORTEDLY_LEDGER", str(path))
    monkeypatch.setenv("REPORTEDLY_REVIEWER", "Ada")
    monkeypatch.setenv("COLUMNS", "120")
    return lambda *given, **more: CliRunner().invoke(cli, list(given), **more)


def name_of(words: str, path: str) -> str:
    """The id of the claim in a sentence."""
    with Ledger.open(path) as ledger:
        return claim_of(ledger, words)


@pytest.fixture
def union(run: Run, tmp_path: Path) -> str:
    """A claim that two sources contradict."""
    assert run("review", "queue").exit_code == 0
    return name_of("union", str(tmp_path / "l.db"))


def lines(result: Result) -> list[dict[str, object]]:
    """What was printed, a record a line."""
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_queue_says_why_and_how_many_are_left(run: Run, union: str) -> None:
    first, *rest = lines(run("review", "queue", "--json"))
    assert first["claim"]["id"] == union  # type: ignore[index]
    assert first["left"] == 1 + len(rest)
    assert "cannot be so together with 2 other figures" in str(first["reasons"])
    shown = run("review", "queue", "--limit", "1")
    assert "17 people" in shown.stdout or "“17”" in shown.stdout
    assert f"{1 + len(rest)} claims to look at" in shown.stderr


def test_a_correction_is_kept_shown_and_taken_back(run: Run, union: str) -> None:
    done = run("review", "correct", union, "--point", "16", "--set", "stance=claimed", "--why", "misprint")
    assert done.exit_code == 0, done.output
    told = " ".join(done.stdout.split())  # however wide the terminal is
    assert "Ada corrects it: high 16, low 16, modifier exact, point 16, stance claimed" in told
    trail = run("review", "trail", union)
    assert "“misprint”" in trail.stdout
    assert "corrected: high 16" in trail.stdout
    assert "16 (corrected)" in run("timeline", "were killed").stdout
    (said,) = lines(run("review", "trail", union, "--json"))
    assert said["fields"] == {"high": "16", "low": "16", "modifier": "exact", "point": "16", "stance": "claimed"}
    assert lines(run("review", "undo", "--json"))[0]["undoes"] == said["id"]
    assert "nobody has judged it" in run("review", "trail", union).stdout
    again = run("review", "undo")
    assert (again.exit_code, again.stderr) == (0, "reportedly: Ada has said nothing that holds\n")


def test_others_have_their_own_name_and_disagree_in_the_open(run: Run, union: str) -> None:
    run("review", "reject", union, "--why", "another ferry")
    run("review", "confirm", union, "--by", "Ben")
    trail = run("review", "trail", union).stdout
    assert "Ada rejects it" in trail
    assert "Ben confirms it" in trail
    assert "reviewers disagree on verdict: there it stands as it was read" in trail
    assert run("review", "comment", union, "ask the harbour", "--by", "Cem").exit_code == 0


def test_questions_are_joined_and_split(run: Run, union: str) -> None:
    asked = [str(line["id"]) for line in lines(run("questions", "--json"))]
    assert len(asked) == 2
    done = run("review", "join", "were killed", "are missing")
    assert "Ada joins two questions" in done.stdout
    assert len(lines(run("questions", "--json"))) == 1
    run("review", "undo")
    assert "sets it apart" in run("review", "split", "were killed", union).stdout
    assert len(lines(run("questions", "--json"))) == 3


def test_reviews_travel_as_lines(run: Run, union: str, tmp_path: Path) -> None:
    run("review", "reject", union)
    file = str(tmp_path / "reviews.jsonl")
    assert run("review", "export", file).stderr == "reportedly: wrote 1 review\n"
    assert Path(file).read_text(encoding="utf-8") == run("review", "export").stdout
    assert run("review", "import", file).stderr == "reportedly: 0 reviews added, 1 there already\n"
    other = str(tmp_path / "other.db")
    Ledger.open(other).close()
    done = run("review", "import", "-", "--ledger", other, input=Path(file).read_text(encoding="utf-8"))
    assert done.stderr == "reportedly: 1 review added, 0 there already\n"
    Path(file).write_bytes(b"{}\n")
    bad = run("review", "import", file)
    assert bad.exit_code == 1
    assert f"{file}, line 1: the line is not a review" in bad.stderr
    Path(file).write_bytes(b"\xff\n")
    assert "not UTF-8" in run("review", "import", file).stderr


def test_a_review_without_its_claim_is_found_and_said_again(run: Run, union: str, tmp_path: Path) -> None:
    said = lines(run("review", "reject", union, "--json"))[0]["id"]
    (reading,) = story()
    renamed = tuple(replace(one, id="claim-new") if one.id == union else one for one in reading.claims)
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add(replace(reading, claims=renamed))
    assert "no longer read" in run("review", "trail", union).stdout
    (lost,) = lines(run("review", "lost", "--json"))
    assert (lost["id"], lost["candidates"]) == (said, ["claim-new"])
    assert "claim no longer read: “17”" in run("review", "lost").stdout
    assert lines(run("review", "attach", str(said), "claim-new", "--json"))[0]["renews"] == said
    assert run("review", "lost").stderr == "reportedly: every review has its claim\n"


@pytest.mark.parametrize(
    ("given", "status", "what"),
    [
        (("correct", "UNION"), 2, "nothing to correct"),
        (("correct", "UNION", "--set", "low"), 2, "FIELD=VALUE"),
        (("correct", "UNION", "--set", "low=1", "--low", "2"), 2, "low is given twice"),
        (("correct", "UNION", "--point", "17"), 1, "says so already"),
        (("correct", "UNION", "--low", "5", "--high", "4"), 1, "low (5) is to be less than high (4)"),
        (("correct", "UNION", "--set", "stance=sworn"), 1, "stance cannot be 'sworn'"),
        (("correct", "UNION", "--set", "colour=red"), 1, "no field 'colour'"),
        (("confirm", "nobody"), 3, "no report or claim is called 'nobody'"),
        (("split", "were killed", "UNION", "--by", " "), 1, "is no reviewer's name"),
        (("join", "were killed", "were killed"), 1, "joined with itself"),
        (("undo", "review-none"), 3, "no review is called 'review-none'"),
    ],
)
def test_what_is_refused_says_why(run: Run, union: str, given: tuple[str, ...], status: int, what: str) -> None:
    result = run("review", *(union if one == "UNION" else one for one in given))
    assert result.exit_code == status, result.output
    assert what in result.stderr


def test_help_names_the_fields(run: Run) -> None:
    shown = run("review", "correct", "--help").stdout
    assert "originator_kind" in shown
    assert "at_least" in shown
