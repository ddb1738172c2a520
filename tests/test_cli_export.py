"""`reportedly export`: files that appear whole, refusals that say why, and what a person sees."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import cli
from reportedly.publish.exports import FORMATS, csv_table
from reportedly.publish.terminal import progress
from tests.publish.exports.made_ledger import VICTIM, make

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("cli") / "made.db")


@pytest.fixture
def run(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    shutil.copy(made, tmp_path / "reportedly.db")
    return lambda *arguments: CliRunner().invoke(cli, arguments)


def test_the_formats_are_listed(run: Run) -> None:
    lines = run("export", "--list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [*FORMATS, "site", "question-page"]


@pytest.mark.parametrize("name", ["csv", "followthemoney"])
def test_standard_output_is_what_a_file_would_hold(run: Run, name: str) -> None:
    assert run("export", name, "there").exit_code == 0
    assert run("export", name, "-").stdout_bytes == Path("there").read_bytes()


def test_claims_csv_is_the_same_table(run: Run) -> None:
    killed = run("export", "csv", "-", "--predicate", "killed").stdout
    assert run("claims", "--csv", "--predicate", "killed").stdout == killed
    assert killed.count("\n") > 3


def test_a_file_that_is_there_is_kept(run: Run) -> None:
    Path("mine.csv").write_text("mine")
    refused = run("export", "csv", "mine.csv")
    assert (refused.exit_code, Path("mine.csv").read_text()) == (2, "mine")
    assert "mine.csv: the file is there already (name another, or add --force)" in refused.stderr
    assert run("export", "csv", "mine.csv", "--force").exit_code == 0
    assert Path("mine.csv").read_text().startswith("claim,")


def test_an_export_that_fails_leaves_nothing_behind(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_exported: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(csv_table, "row_of", failing)
    Path("old.csv").write_text("old")
    assert run("export", "csv", "old.csv", "--force").exit_code == 130
    assert run("export", "csv", "new.csv").exit_code == 130
    assert sorted(path.name for path in Path().iterdir() if "db" not in path.name) == ["old.csv"]
    assert Path("old.csv").read_text() == "old"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("xlsx", "a.xlsx"), "there is no format 'xlsx'; there are csv, parquet,"),
        (("csv", "no/folder/a.csv"), "there is no such folder"),
        (("csv", "."), "this is a folder"),
        (("csv", "a.csv", "--author", "Me"), "--author goes with claimreview only"),
        (("geojson", "a.geojson", "--datapackage"), "--datapackage goes with a file of acled, csv, ucdp only"),
        (("csv", "-", "--datapackage"), "--datapackage goes with a file of"),
        (("csv", "a.csv", "--withhold", "the Mr."), "nothing of 'the Mr.' is a name that can be withheld"),
        (("site", "a", "--withhold", "the Mr."), "nothing of 'the Mr.' is a name that can be withheld"),
        (("site", "a", "--since", "2024-06-08"), "site shows the whole ledger"),
        (("csv",), "Missing argument 'PATH'"),
    ],
)
def test_wrong_usage_says_what_to_do(run: Run, arguments: tuple[str, ...], why: str) -> None:
    refused = run("export", *arguments)
    assert refused.exit_code == 2
    assert why in " ".join(refused.stderr.split())


def test_the_columns_are_described_beside_the_table(run: Run) -> None:
    assert run("export", "csv", "claims.csv", "--datapackage").exit_code == 0
    package = json.loads(Path("claims.datapackage.json").read_text())
    heading = Path("claims.csv").read_text(encoding="utf-8").partition("\n")[0]
    assert [field["name"] for field in package["resources"][0]["schema"]["fields"]] == heading.split(",")


def test_names_are_withheld(run: Run) -> None:
    assert VICTIM in run("export", "csv", "-").stdout
    bare = run("export", "csv", "-", "--withhold-names", "--withhold", "Ilse Vane").stdout
    assert "Lena Q" not in bare
    assert "Ilse" not in bare


def test_filters_choose_the_claims(run: Run) -> None:
    assert run("export", "csv", "-", "--since", "2024-06-08").stdout.count("\n") == 3
    assert run("export", "csv", "-", "--about", "nothing like it").stdout.count("\n") == 1


def test_no_ledger_is_exit_3_and_none_is_made(run: Run) -> None:
    assert run("export", "csv", "a.csv", "--ledger", "none.db").exit_code == 3
    assert not Path("none.db").exists()
    assert not Path("a.csv").exists()


@pytest.mark.parametrize(
    ("to_terminal", "beside_data", "shown"), [(True, True, False), (True, False, True), (False, True, True)]
)
def test_a_bar_is_drawn_where_it_mixes_with_no_data(
    monkeypatch: pytest.MonkeyPatch, to_terminal: bool, beside_data: bool, shown: bool
) -> None:
    asked: list[int] = []
    error, out = io.StringIO(), io.StringIO()
    monkeypatch.setattr(error, "isatty", lambda: True)
    monkeypatch.setattr(out, "isatty", lambda: to_terminal)
    monkeypatch.setattr("sys.stderr", error)
    monkeypatch.setattr("sys.stdout", out)

    def total() -> int:
        asked.append(1)
        return 3

    with progress(total, beside_data=beside_data) as advance:
        advance()
    assert bool(asked) is shown
