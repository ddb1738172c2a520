"""The commands, with a reader that needs no model; `test_cli_processes.py` runs the real thing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from reportedly import pipeline
from reportedly.cli import cli
from reportedly.errors import ModelError
from reportedly.publish.schema import reading_schema
from reportedly.records import (
    Claim,
    ClaimKind,
    Counted,
    Dropped,
    Modifier,
    Period,
    Quantity,
    Reading,
    Report,
    Role,
    Source,
    Stance,
    content_id,
)

TEXT = "Menu\n\nSeven people died on Friday, police said."


class FakeReader:
    """Finds "Seven people died" wherever it stands; may be told to fail."""

    fails_with: BaseException | None = None
    fails_at = 1
    """Raised instead of the reading with this number."""

    @classmethod
    def load(cls, parser: str | None = None, model: str | None = None) -> FakeReader:  # noqa: ARG003  # the signature
        if parser == "none":
            raise ModelError("this English pipeline is not installed", where=parser, fix="pip install none")
        return cls()

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for number, report in enumerate(reports, 1):
            if self.fails_with is not None and number == self.fails_at:
                raise self.fails_with
            yield reading_of(report)


def reading_of(report: Report) -> Reading:
    at = report.text.find("Seven people died")
    menu = report.text.find("Menu")
    dropped = (Dropped(report.span(menu, menu + 4), "menu"),) if menu >= 0 else ()
    if at < 0:
        return Reading(report, dropped=dropped)
    friday = Period(report.span(at + 21, at + 27), None, None, None, unresolved="no publication date")
    claim = Claim(
        id=content_id("claim", report.sha256, at),
        kind=ClaimKind.FIGURE,
        evidence=(report.span(at, at + 17),),
        predicate="killed",
        counted=Counted(report.span(at + 6, at + 12), "people"),
        quantity=Quantity(report.span(at, at + 5), 7, 7, 7, Modifier.EXACT),
        period=friday,
        attribution=(Source(Role.ORIGINATOR, None, "police", "police", None, Stance.STATED, None),),
    )
    return Reading(report, (claim,), dropped=dropped)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    monkeypatch.setattr(pipeline, "Reader", FakeReader)
    monkeypatch.setattr(FakeReader, "fails_with", None)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.chdir(tmp_path)
    return Runner()


class Runner:
    """Runs a command in a folder of its own."""

    def __call__(self, *arguments: str, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(cli, arguments, input=stdin)


def write(name: str, text: str = TEXT) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


# --- read ------------------------------------------------------------------------------------------------------


def test_read_prints_claims_and_keeps_them(run: Runner) -> None:
    done = run("read", write("flood.txt"))
    assert done.exit_code == 0, done.output
    assert "“Seven people died”" in done.stdout
    assert done.stderr == (
        "reportedly: read 1 report: 1 claim, 1 passage left out (--explain shows them); kept in reportedly.db\n"
    )
    assert Path("reportedly.db").exists()


def test_read_explains_what_it_left_out_and_could_not_resolve(run: Runner) -> None:
    done = run("read", write("flood.txt"), "--explain")
    assert "left out [0:4] “Menu”: menu" in done.stdout
    assert "“Friday”: no publication date" in done.stdout
    assert "--explain" not in done.stderr


def test_reading_again_changes_nothing(run: Runner) -> None:
    run("read", write("flood.txt"))
    again = run("read", "flood.txt")
    assert "(1 of them already there)" in again.stderr
    assert len(run("claims", "--json").stdout.splitlines()) == 1


def test_read_json_is_as_the_schema_says_and_the_same_each_time(run: Runner) -> None:
    done = run("read", write("flood.txt"), "--json", "--no-store")
    line = json.loads(done.stdout)
    jsonschema.Draft202012Validator(reading_schema()).validate(line)
    assert line["report"]["chars"] == len(TEXT)
    assert run("read", "flood.txt", "--json", "--no-store").stdout_bytes == done.stdout_bytes
    assert not Path("reportedly.db").exists()


@pytest.mark.parametrize("arguments", [("read",), ("read", "-")])
def test_standard_input_is_read(run: Runner, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--json", "--no-store", "--published", "2024-05-09", stdin=TEXT)
    assert json.loads(done.stdout)["report"]["published"] == "2024-05-09"


def test_one_bad_input_is_named_and_the_rest_is_kept(run: Runner) -> None:
    done = run("read", write("flood.txt"), "nowhere.txt")
    assert done.exit_code == 1
    assert "nowhere.txt" in done.stderr
    assert "read 1 report: 1 claim" in done.stderr
    assert "1 input could not be read" in done.stderr
    assert len(run("claims", "--json").stdout.splitlines()) == 1


@pytest.mark.parametrize("given", ["9 May 2024", "2024-13-01", "yesterday", ""])
def test_published_wants_an_iso_date(run: Runner, given: str) -> None:
    done = run("read", write("flood.txt"), "--published", given)
    assert done.exit_code == 2
    assert "2024-05-09" in done.stderr, "the message shows how to write it"


def test_a_missing_model_is_exit_3(run: Runner) -> None:
    done = run("read", write("flood.txt"), "--parser", "none")
    assert done.exit_code == 3
    assert done.stderr == "reportedly: none: this English pipeline is not installed (pip install none)\n"


def test_a_file_that_is_no_ledger_is_exit_3(run: Runner) -> None:
    done = run("read", write("flood.txt"), "--ledger", write("notes.txt", "not a ledger at all"))
    assert done.exit_code == 3
    assert "notes.txt" in done.stderr
    assert Path("notes.txt").read_text(encoding="utf-8") == "not a ledger at all"


def test_a_bug_of_ours_is_exit_4_without_a_traceback(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeReader, "fails_with", KeyError("head"))
    done = run("read", write("flood.txt"))
    assert done.exit_code == 4
    assert "a bug of ours: KeyError: 'head'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [("--debug", "read"), ("read", "--debug")])
def test_debug_shows_the_traceback(run: Runner, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeReader, "fails_with", KeyError("head"))
    done = run(*arguments, write("flood.txt"))
    assert done.exit_code == 4
    assert "Traceback" in done.stderr


def test_an_interruption_keeps_what_was_read_and_says_how_to_go_on(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeReader, "fails_with", KeyboardInterrupt())
    monkeypatch.setattr(FakeReader, "fails_at", 2)
    done = run("read", write("a.txt"), write("b.txt", TEXT + " More rain came."))
    assert done.exit_code == 130
    assert "interrupted: 1 report read and kept in reportedly.db; run the same command again" in done.stderr
    assert len(run("claims", "--json").stdout.splitlines()) == 1


def test_a_bug_in_one_report_keeps_those_before_it(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeReader, "fails_with", KeyError("head"))
    monkeypatch.setattr(FakeReader, "fails_at", 2)
    done = run("read", write("a.txt"), write("b.txt", TEXT + " More rain came."))
    assert done.exit_code == 4
    assert "stopped: 1 report read and kept in reportedly.db" in done.stderr
    assert len(run("claims", "--json").stdout.splitlines()) == 1


def test_the_ledger_can_be_named_by_the_environment(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_LEDGER", "floods.db")
    assert "kept in floods.db" in run("read", write("flood.txt")).stderr
    assert Path("floods.db").exists()
    assert run("claims", "--json").stdout


def test_escape_sequences_of_a_report_do_not_reach_the_terminal(run: Runner) -> None:
    evil = write("evil.txt", "\x1b]0;owned\x07\x1b[31m" + TEXT + "\u202e\x9b2J" + " It rained." * 50)
    run("read", evil)
    report = json.loads(run("claims", "--json").stdout)["report"]["id"]
    for command in (("read", evil), ("claims",), ("claims", "--csv"), ("claims", "--json"), ("show", report)):
        out = run(*command).output
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(out), command


# --- claims ----------------------------------------------------------------------------------------------------


def test_claims_filters(run: Runner) -> None:
    run("read", write("flood.txt"), "--published", "2024-05-09")

    def count(*filters: str) -> int:
        return len(run("claims", "--json", *filters).stdout.splitlines())

    assert count() == 1
    assert count("--kind", "figure", "--predicate", "killed", "--source", "Police", "--about", "SEVEN") == 1
    assert count("--since", "2024-05-09", "--until", "2024-05-09", "--limit", "5") == 1
    assert count("--predicate", "wounded") == 0
    assert count("--since", "2024-05-10") == 0
    assert run("claims", "--kind", "rumour").exit_code == 2
    none = run("claims", "--predicate", "wounded")
    assert (none.exit_code, none.stdout) == (0, "")
    assert "no claim in the ledger is like that" in none.stderr


def test_claims_json_is_as_the_schema_says(run: Runner) -> None:
    run("read", write("flood.txt"))
    line = json.loads(run("claims", "--json").stdout)
    schema = reading_schema() | {"$ref": "#/$defs/StoredClaim"}
    jsonschema.Draft202012Validator(schema).validate(line)


def test_claims_csv(run: Runner) -> None:
    run("read", write("flood.txt"))
    [row] = csv.DictReader(io.StringIO(run("claims", "--csv").stdout))
    assert (row["predicate"], row["point"], row["quote"]) == ("killed", "7", "Seven people died")


def test_json_and_csv_exclude_each_other(run: Runner) -> None:
    run("read", write("flood.txt"))
    assert run("claims", "--json", "--csv").exit_code == 2


@pytest.mark.parametrize("command", [("claims",), ("sources",), ("show", "x")])
def test_no_ledger_is_exit_3_and_none_is_made(run: Runner, command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.exit_code == 3
    assert "reportedly.db" in done.stderr
    assert not Path("reportedly.db").exists()


# --- sources ---------------------------------------------------------------------------------------------------


def test_sources_says_who_says_what(run: Runner) -> None:
    run("read", write("flood.txt"))
    shown = run("sources")
    assert shown.exit_code == 0, shown.output
    assert "stated 1" in shown.stdout
    none = run("sources", "--source", "the queen")
    assert (none.exit_code, none.stdout) == (0, "")
    assert "no source in the ledger is like that" in none.stderr


def test_sources_json_is_as_the_schema_says(run: Runner) -> None:
    run("read", write("flood.txt"))
    line = json.loads(run("sources", "--json").stdout)
    schema = reading_schema() | {"$ref": "#/$defs/SourceTally"}
    jsonschema.Draft202012Validator(schema).validate(line)
    assert (line["name"], line["claims"], line["first_hand"], line["predicates"]) == (
        "police",
        1,
        1,
        [{"value": "killed", "claims": 1}],
    )


# --- show, schema, doctor --------------------------------------------------------------------------------------


def test_show_marks_the_words_of_a_report(run: Runner) -> None:
    run("read", write("flood.txt"))
    claim = json.loads(run("claims", "--json").stdout)
    shown = run("show", claim["report"]["id"])
    assert shown.exit_code == 0, shown.output
    assert "[Seven people died](1) on Friday, police said." in shown.stdout
    assert "[1: killed, Seven (7) people, police (stated), Friday (?)]" in shown.stdout


def test_show_tells_all_of_a_claim(run: Runner) -> None:
    run("read", write("flood.txt"))
    claim = json.loads(run("claims", "--json").stdout)
    shown = run("show", claim["claim"]["id"][:12])
    assert "“Seven”: 7 (exact, stated)" in shown.stdout
    assert "not resolved, no publication date" in shown.stdout
    assert json.loads(run("show", claim["claim"]["id"], "--json").stdout) == claim


def test_show_of_what_is_not_there_says_so(run: Runner) -> None:
    run("read", write("flood.txt"))
    done = run("show", "claim-nowhere")
    assert done.exit_code == 3
    assert "claim-nowhere" in done.stderr


def test_schema_is_the_schema(run: Runner) -> None:
    done = run("schema")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == reading_schema()


def test_doctor_says_what_is_broken_and_exits_3(run: Runner) -> None:
    done = run("doctor", "--json", "--ledger", write("notes.txt", "not a ledger"), "--parser", "none")
    findings = {finding["check"]: finding for finding in map(json.loads, done.stdout.splitlines())}
    assert done.exit_code == 3
    assert findings["reportedly"]["well"]
    assert not findings["ledger"]["well"]
    assert not findings["end to end"]["well"]


# --- help ------------------------------------------------------------------------------------------------------


def test_there_are_these_commands_and_no_others() -> None:
    assert list(cli.commands) == [
        *("read", "claims", "questions", "timeline", "disputes", "relations"),
        *("sources", "individuals", "show", "review", "export", "serve", "schema", "doctor"),
    ]


@pytest.mark.parametrize("command", [[], *([name] for name in cli.commands)], ids=" ".join)
def test_every_command_has_help_that_fits(command: list[str]) -> None:
    done = CliRunner().invoke(cli, [*command, "--help"], env={"COLUMNS": "80"})
    assert done.exit_code == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    described = (
        [parameter for parameter in cli.commands[command[0]].params if parameter.param_type_name == "option"]
        if command
        else []
    )
    assert all(getattr(option, "help", None) for option in described)


def test_every_command_is_in_the_docs() -> None:
    docs = (Path(__file__).parents[1] / "docs/commands.md").read_text(encoding="utf-8")
    for name in cli.commands:
        shown = CliRunner().invoke(cli, [name, "--help"], prog_name="reportedly", env={"COLUMNS": "80"}).stdout
        assert shown in docs, f"`{name} --help` changed: run `make docs`"


@pytest.mark.parametrize(
    "arguments", [("frobnicate",), ("read", "--frobnicate"), ("claims", "--limit", "0"), ("show",)]
)
def test_wrong_usage_is_exit_2(run: Runner, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr
