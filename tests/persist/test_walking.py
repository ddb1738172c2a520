"""Paging by an index: every row once, whatever the page's length, the filter, and what is added on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Engine, Integer, MetaData, Table, Text, create_engine, insert, select

from reportedly.persist import walking
from reportedly.persist.walking import Key, Walk

ROWS = Table("rows", MetaData(), Column("rank", Integer, primary_key=True), Column("name", Text, primary_key=True))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A database with a table of 60 rows, several of each rank."""
    made = create_engine(f"sqlite:///{tmp_path_factory.mktemp('walk') / 'w.db'}")
    ROWS.metadata.create_all(made)
    with made.begin() as connection:
        connection.execute(insert(ROWS), [{"rank": n // 4, "name": f"{n:02}"} for n in range(60)])
    return made


def walked(engine: Engine, walk: Walk, limit: int, only: set[str] | None) -> list[tuple[int, str]]:
    """All rows, a page at a time."""
    found: list[tuple[int, str]] = []
    after: Key | None = None
    for _ in range(500):
        with engine.connect() as connection:
            filters = [] if only is None else [ROWS.c.name.in_(only)]
            rows, after = walk.page(connection, select(ROWS), filters, after, limit)
        assert len(rows) <= limit
        found += [(row.rank, row.name) for row in rows]
        if after is None:
            return found
    raise AssertionError("the pages do not end")


@settings(deadline=None, max_examples=60)
@given(
    limit=st.integers(1, 70),
    down=st.booleans(),
    only=st.none() | st.sets(st.integers(0, 70).map(lambda n: f"{n:02}"), max_size=8),
    stretch=st.integers(1, 70),
    patience=st.sampled_from([0.0, 10.0]),
)
def test_every_row_comes_once_and_in_order(
    engine: Engine, limit: int, down: bool, only: set[str] | None, stretch: int, patience: float
) -> None:
    expected = sorted(((n // 4, f"{n:02}") for n in range(60) if only is None or f"{n:02}" in only), reverse=down)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walking, "STRETCH", stretch)
        patch.setattr(walking, "PATIENCE_S", patience)
        assert walked(engine, Walk((ROWS.c.rank, ROWS.c.name), down=down), limit, only) == expected


def test_out_of_patience_a_page_says_where_to_go_on(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "STRETCH", 10)
    monkeypatch.setattr(walking, "PATIENCE_S", -1.0)
    walk = Walk((ROWS.c.rank, ROWS.c.name))
    with engine.connect() as connection:
        rows, after = walk.page(connection, select(ROWS), [ROWS.c.name == "59"], None, 5)
        assert rows == []
        assert after == (2, "09")


def test_a_row_that_is_added_behind_the_cursor_shifts_nothing(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'w.db'}")
    ROWS.metadata.create_all(engine)
    walk = Walk((ROWS.c.rank, ROWS.c.name))
    with engine.begin() as connection:
        connection.execute(insert(ROWS), [{"rank": n, "name": "x"} for n in (2, 4, 6)])
        first, after = walk.page(connection, select(ROWS), [], None, 2)
        connection.execute(insert(ROWS), [{"rank": 1, "name": "x"}])
        second, end = walk.page(connection, select(ROWS), [], after, 2)
    assert [row.rank for row in (*first, *second)] == [2, 4, 6]
    assert end is None
    engine.dispose()
