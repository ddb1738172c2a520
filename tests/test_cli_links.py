"""The commands for what reports share, on a ledger that the real reader wrote: what they print, and how they fail."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from reportedly.cli import cli
from reportedly.publish.schema import reading_schema

REPORTS = (
    (
        "a",
        "2026-03-02",
        "Arden Mail",
        "At least 12 people were killed when the ferry Lisbet sank off Arden, police said.",
    ),
    (
        "b",
        "2026-03-03",
        "Belm Post",
        "Police said 16 people were killed when the ferry Lisbet sank off Arden on Monday.",
    ),
    (
        "c",
        "2026-03-03",
        "Corran Echo",
        "The harbour union said 25 people were killed when the ferry Lisbet sank off Arden.",
    ),
    (
        "d",
        "2026-03-03",
        "Dorin Sun",
        "The harbour union said 40 people were wounded when the ferry Lisbet sank off Arden.",
    ),
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the four reports above, read and linked; nobody may change it."""
    folder = tmp_path_factory.mktemp("links")
    lines = [
        {"id": name, "published": day, "publisher": outlet, "title": "Ferry Lisbet sinks off Arden", "text": text}
        for name, day, outlet, text in REPORTS
    ]
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = CliRunner().invoke(cli, ("read", str(folder / "reports.jsonl"), "--ledger", str(folder / "ferry.db")))
    assert done.exit_code == 0, done.output
    return folder / "ferry.db"


@pytest.fixture
def ledger(told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in the folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    return Path(shutil.copy(told, tmp_path / "reportedly.db"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def lines_of(shape: str, *arguments: str) -> list[dict[str, Any]]:
    """The lines of ``--json``, each held against its part of the schema."""
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    found = [json.loads(line) for line in done.stdout.splitlines()]
    holds = jsonschema.Draft202012Validator(reading_schema() | {"$ref": f"#/$defs/{shape}"})
    for line in found:
        holds.validate(line)
    return found


def the_toll() -> str:
    """The id of the question of how many were killed."""
    [question] = lines_of("Question", "questions", "--predicate", "killed")
    return str(question["id"])


@pytest.mark.usefixtures("ledger")
class TestQuestions:
    def test_one_question_a_thing_with_who_answers_it(self) -> None:
        [toll] = lines_of("Question", "questions", "--predicate", "killed")
        assert (toll["claims"], toll["reports"], toll["originators"]) == (3, 3, 2)
        assert (toll["low"], toll["high"], toll["conflicts"]) == (12, 25, 1)
        assert (toll["first"], toll["last"]) == ("2026-03-02", "2026-03-03")

    def test_the_table_has_the_sentence_the_id_and_the_figures(self) -> None:
        shown = run("questions", "--predicate", "killed").stdout
        assert "How many people were killed" in shown
        assert the_toll()[:17] in shown
        assert "12–25" in shown

    def test_what_was_said_comes_after_the_figures_under_its_own_head(self) -> None:
        text = "Two people drowned off Arden. The harbour union denied any fault. Police said the ferry was too old."
        Path("said.txt").write_text(text, encoding="utf-8")
        assert run("read", "said.txt", "--ledger", "said.db").exit_code == 0
        shown = run("questions", "--ledger", "said.db").stdout
        assert shown.index("How many people were killed") < shown.index("what was said") < shown.index("What did they")

    def test_filters_narrow(self) -> None:
        every = lines_of("Question", "questions")
        assert len(every) > len(lines_of("Question", "questions", "--limit", "1")) == 1
        assert [one["predicate"] for one in lines_of("Question", "questions", "--predicate", "wounded")] == ["wounded"]
        assert lines_of("Question", "questions", "--event", "no such thing") == []
        assert lines_of("Question", "questions", the_toll()[:17])[0]["id"] == the_toll()


@pytest.mark.usefixtures("ledger")
class TestTimeline:
    def test_a_line_a_source_and_a_step_a_figure(self) -> None:
        by_name = {line["originator"].lower(): line["points"] for line in lines_of("Timeline", "timeline", the_toll())}
        police = next(points for name, points in by_name.items() if "police" in name)
        assert [(p["as_of"], p["quantity"]["text"], p["change"]) for p in police] == [
            ("2026-03-02", "At least 12", "first"),
            ("2026-03-03", "16", "up"),
        ]

    def test_the_table_names_the_source_and_marks_the_reports_own_day(self) -> None:
        shown = run("timeline", the_toll()).stdout
        assert "2026-03-02*" in shown
        assert "Belm Post" in shown

    def test_plot_writes_an_svg_that_parses_with_a_policy_too(self) -> None:
        for name, more in (("a.svg", ()), ("b.svg", ("--policy", "range"))):
            assert run("timeline", the_toll(), "--plot", name, *more).exit_code == 0
            root = ET.parse(name).getroot()  # noqa: S314  # our own file
            assert root.tag == "{http://www.w3.org/2000/svg}svg"
            assert "killed" in (root.findtext("{http://www.w3.org/2000/svg}title") or "")
        assert Path("a.svg").read_bytes() == Path("b.svg").read_bytes()

    def test_policies_answer_and_say_what_they_left_out(self) -> None:
        [answer] = lines_of("Consolidated", "timeline", the_toll(), "--policy", "range")
        assert (answer["policy"], answer["low"], answer["high"]) == ("range", 12, 25)
        [answer] = lines_of("Consolidated", "timeline", the_toll(), "--policy", "latest-per-source")
        assert (answer["low"], answer["high"], len(answer["left_out"])) == (16, 25, 1)
        assert "Under the policy range: 12–25" in run("timeline", the_toll(), "--policy", "range").stdout

    @pytest.mark.parametrize(("first", "number"), [("police", 16), ("union", 25)])
    def test_the_order_of_sources_decides(self, first: str, number: int) -> None:
        Path("order.txt").write_text(f"{first}\n", encoding="utf-8")
        arguments = ("timeline", the_toll(), "--policy", "source-order", "--order", "order.txt")
        [answer] = lines_of("Consolidated", *arguments)
        assert (answer["low"], answer["high"]) == (number, number)

    @pytest.mark.parametrize(
        ("more", "says"),
        [
            (("--policy", "best"), "latest-per-source"),
            (("--policy", "source-order"), "order"),
            (("--policy", "range", "--order", "order.txt"), "source-order"),
            (("--order", "nowhere.txt"), "nowhere.txt"),
        ],
    )
    def test_wrong_usage_is_exit_2_and_says_what_to_do(self, more: tuple[str, ...], says: str) -> None:
        Path("order.txt").write_text("police\n", encoding="utf-8")
        done = run("timeline", the_toll(), *more)
        assert (done.exit_code, done.stdout) == (2, "")
        assert says in done.stderr

    @pytest.mark.parametrize("named", ["question-nowhere", "people"])
    def test_a_question_that_is_not_there_or_not_the_only_one_is_exit_3(self, named: str) -> None:
        done = run("timeline", named)
        assert (done.exit_code, done.stdout) == (3, "")
        assert named in done.stderr
        assert "question" in done.stderr


@pytest.mark.usefixtures("ledger")
class TestDisputesAndRelations:
    def test_a_dispute_has_both_claims_and_the_reason(self) -> None:
        [dispute] = lines_of("Dispute", "disputes")
        sides = [dispute[side]["claim"]["quantity"]["text"] for side in ("left", "right")]
        assert sorted(sides) == ["16", "25"]
        assert (dispute["relation"]["relation"], dispute["relation"]["degree"]) == ("conflict", "strict")
        shown = run("disputes").stdout
        assert shown.startswith("How many people were killed")
        assert "1 disagreement" in shown
        assert "Both cannot be true" in shown
        assert "Belm Post" in shown
        assert "Corran Echo" in shown

    def test_a_question_of_many_disputes_leaves_room_for_others_unless_it_is_asked_for(self, tmp_path: Path) -> None:
        many = [
            {"id": who, "published": "2026-03-03", "publisher": who, "title": "Ferry Lisbet sinks", "text": text}
            for who, text in (
                (f"Paper {number}", f"{body} said {number} people were killed when the ferry Lisbet sank off Arden.")
                for number, body in ((20, "Police"), (30, "The union"), (40, "The navy"), (50, "The Red Cross"))
            )
        ]
        (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, many)), encoding="utf-8")
        assert run("read", "many.jsonl", "--ledger", "many.db").exit_code == 0
        every = run("disputes", "--ledger", "many.db", "--json").stdout.splitlines()
        assert len(every) > 4
        shown = run("disputes", "--ledger", "many.db").stdout
        assert shown.count("Both cannot be true") == 3
        assert f"and {len(every) - 3} more" in shown
        asked = shown.rpartition("reportedly disputes ")[2].strip()
        assert run("disputes", asked, "--ledger", "many.db").stdout.count("Both cannot be true") == len(every)

    def test_filters_of_disputes(self) -> None:
        assert len(lines_of("Dispute", "disputes", "--source", "union", "--since", "2026-03-03")) == 1
        assert lines_of("Dispute", "disputes", "--source", "the queen") == []
        assert lines_of("Dispute", "disputes", "--since", "2026-03-04") == []

    def test_relations_are_told_with_their_reasons_and_filtered(self) -> None:
        every = lines_of("Relation", "relations")
        assert {"update", "conflict"} <= {one["relation"] for one in every}
        assert all(one["reason"].endswith(".") for one in every)
        assert {one["relation"] for one in lines_of("Relation", "relations", "--relation", "update")} == {"update"}
        killed = lines_of("Relation", "relations", the_toll())
        assert 0 < len(killed) <= len(every)
        assert {one["question"] for one in killed} == {the_toll()}
        assert len(lines_of("Relation", "relations", "--limit", "1")) == 1
        assert "update" in run("relations", "--relation", "update").stdout

    def test_a_relation_of_no_such_name_is_exit_2(self) -> None:
        done = run("relations", "--relation", "rumour")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "corroborates" in done.stderr


@pytest.mark.usefixtures("ledger")
def test_reading_and_linking_again_changes_nothing(told: Path) -> None:
    commands = [("questions",), ("disputes",), ("relations",), ("timeline", the_toll())]
    before = [run(*command, "--json").stdout for command in commands]
    again = run("read", str(told.parent / "reports.jsonl"))
    assert "(4 of them already there)" in again.stderr
    assert [run(*command, "--json").stdout for command in commands] == before
    assert all(before)


COMMANDS = [("questions",), ("disputes",), ("relations",)]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("as_json", [(), ("--json",)], ids=["text", "json"])
def test_a_ledger_with_nothing_to_link_says_so(
    command: tuple[str, ...], as_json: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("dull.txt").write_text("It rained.", encoding="utf-8")
    run("read", "dull.txt", "--ledger", "empty.db")
    done = run(*command, *as_json, "--ledger", "empty.db")
    assert (done.exit_code, done.stdout) == (0, "")
    assert ("in the ledger is like that" in done.stderr) is not bool(as_json)


@pytest.mark.parametrize("command", [*COMMANDS, ("timeline", "x")])
def test_no_ledger_is_exit_3_and_none_is_made(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    done = run(*command)
    assert done.exit_code == 3
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("columns", ["60", "100"])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_is_wider_than_the_terminal(
    ledger: Path, columns: str, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    shown = run(*command, "--ledger", str(ledger)).stdout
    assert shown
    assert max(map(len, shown.splitlines())) <= int(columns)


@pytest.mark.parametrize("command", [*COMMANDS, ("relations", "--json")])
def test_a_closed_pipe_ends_quietly(ledger: Path, command: tuple[str, ...]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "reportedly.cli", *command, "--ledger", str(ledger)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.wait(timeout=30)
