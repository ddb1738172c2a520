from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import make_url
from sqlalchemy.schema import CreateTable

from reportedly.errors import LedgerError
from reportedly.persist import Ledger, dialects, schema, tables
from reportedly.persist.location import locate
from reportedly.records import Reading

MakeReading = Callable[..., Reading]

NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9999", "{before}"

def upgrade():
    with op.batch_alter_table("versions", recreate="always") as versions:
        versions.add_column(sa.Column("section", sa.Text()))
    {more}
"""


@pytest.fixture
def next_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Makes this reportedly one version newer, by a script that builds a table anew and then does ``more``."""

    def release(more: str) -> None:
        scripts = tmp_path / "100% migrations"
        shutil.copytree(schema.MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        script = NEXT.format(more=more, before=schema.REVISIONS[-1])
        (scripts / "versions" / "9999_next.py").write_text(script, encoding="utf-8")
        monkeypatch.setattr(schema, "MIGRATIONS", scripts)
        monkeypatch.setattr(schema, "REVISIONS", (*schema.REVISIONS, "9999"))

    yield release
    sys.path_importer_cache.clear()


def statements(path: Path) -> set[frozenset[str]]:
    """What a schema says, statement by statement; the order of columns and constraints is no part of it."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        plain = (" ".join(sql.strip().removesuffix(")").split()) for (sql,) in rows)
        return {frozenset(re.split(r", (?![^(]*\))", sql)) for sql in plain}


def test_migrations_and_tables_give_the_same_schema(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "made.db").close()
    engine = dialects.connect(locate(tmp_path / "migrated.db", create=True).url)
    schema.upgrade(engine, where="")
    with engine.connect() as connection:
        options = {
            "compare_type": True,
            "version_table": tables.SCHEMA.name,
            "include_name": lambda name, kind, _: kind != "table" or not dialects.is_of_search(name),
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, tables.METADATA) == []
        assert schema.revision(connection, where="") == schema.REVISIONS[-1]
    engine.dispose()
    assert statements(tmp_path / "made.db") == statements(tmp_path / "migrated.db")


def test_every_script_is_listed_in_order() -> None:
    scripts = ScriptDirectory(str(schema.MIGRATIONS)).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == schema.REVISIONS


def test_an_older_ledger_is_upgraded_and_keeps_all(
    tmp_path: Path, make_reading: MakeReading, next_script: Callable[[str], None]
) -> None:
    path, readings = tmp_path / "l.db", [make_reading(str(n), figures=(n, n + 1)) for n in range(3)]
    with Ledger.open(path) as ledger:
        ledger.add_many(readings)
    next_script("")
    with Ledger.open(path, create=False) as ledger:
        assert ledger.counts().schema == "9999"
        assert [ledger.reading(str(n)) for n in range(3)] == readings
        with sqlite3.connect(path) as other:
            assert "section" in next(other.execute("SELECT sql FROM sqlite_master WHERE name = 'versions'"))[0]
        with dialects.writing(ledger._engine) as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1  # on again


@pytest.mark.parametrize(
    "more",
    ["op.execute('DELETE FROM texts')", "op.execute('DROP TABLE nothing')"],
)
def test_a_failed_upgrade_leaves_the_ledger_as_it_was(
    tmp_path: Path, make_reading: MakeReading, next_script: Callable[[str], None], more: str
) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        ledger.add(make_reading())
    before = path.read_bytes()
    next_script(more)
    with pytest.raises(LedgerError) as caught:
        Ledger.open(path)
    assert caught.value.where == str(path)
    assert path.read_bytes() == before


def test_a_bug_in_a_script_is_not_hidden_and_leaves_the_ledger_as_it_was(
    tmp_path: Path, next_script: Callable[[str], None]
) -> None:
    path = tmp_path / "l.db"
    Ledger.open(path).close()
    before = path.read_bytes()
    next_script("1 / 0")
    with pytest.raises(ZeroDivisionError):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_newer_ledger_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    Ledger.open(path).close()
    with sqlite3.connect(path) as other:
        other.execute("UPDATE reportedly_schema SET version_num = '99999'")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"newer version \(99999\).*upgrade"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_ledger_without_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    Ledger.open(path).close()
    with sqlite3.connect(path) as other:
        other.execute("DELETE FROM reportedly_schema")
    with pytest.raises(LedgerError, match="does not say its version"):
        Ledger.open(path)


def test_the_database_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "recipes.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"recipes.db: the database is not a ledger \(name another file"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    path.touch()
    with pytest.raises(LedgerError, match="there is no ledger in the file"):
        Ledger.open(path, create=False)
    assert path.stat().st_size == 0
    Ledger.open(path).close()
    Ledger.open(path, create=False).close()


def test_a_new_ledger_does_not_wait_for_alembic(tmp_path: Path) -> None:
    code = (
        "import sys; from reportedly.persist import Ledger; ledger = Ledger.open(sys.argv[1]);"
        "assert ledger.counts().reports == 0; sys.exit('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "l.db")], check=False)  # our own
    assert done.returncode == 0


def test_postgresql_would_get_the_same_tables() -> None:
    dialect = make_url("postgresql+psycopg://").get_dialect()()
    made = {table.name: str(CreateTable(table).compile(dialect=dialect)) for table in tables.METADATA.sorted_tables}
    assert 'report_id TEXT COLLATE "C" NOT NULL' in made["versions"]
    assert "point NUMERIC" in made["claims"]
    put = dialects.insert_new(dialect, tables.VERSIONS).returning(tables.VERSIONS.c.number)
    assert "ON CONFLICT DO NOTHING RETURNING versions.number" in str(put.compile(dialect=dialect))
