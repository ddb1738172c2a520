"""Paging through a table in the order of an index, from where the last page ended: never a row is skipped by counting.

Where a filter that no index helps seldom holds, a page takes the rows a stretch at a time, and stops where it has taken
`PATIENCE_S`: it may then hold fewer rows than were asked for, and says where to go on.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, select, tuple_

Key = tuple[Any, ...]

STRETCH = 2_000
"""Rows that are looked through at once: some milliseconds."""

PATIENCE_S = 0.03
"""Seconds after which no further stretch is begun; a page is to be there within a tenth."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The way through a table: the columns of an index, all up or all down; together they are unique."""

    columns: tuple[Column[Any], ...]
    down: bool = False

    def page(
        self,
        connection: Connection,
        wanted: Select[Any],
        filters: Sequence[ColumnElement[bool]],
        after: Key | None,
        limit: int,
    ) -> tuple[list[Row[Any]], Key | None]:
        """Up to ``limit`` rows, and the key to go on from, None at the end.

        Args:
            connection: To the database.
            wanted: What to give of each row, the walk's columns among it; where it is narrowed, an index has to help.
            filters: Conditions that no index helps with.
            after: The key that the page before gave.
            limit: At least 1.
        """
        ordered = wanted.order_by(*self._order())
        if not filters:
            found = list(connection.execute(self._from(ordered, after).limit(limit + 1)))
            return found[:limit], self._key(found[limit - 1]) if len(found) > limit else None
        rows: list[Row[Any]] = []
        until = time.monotonic() + PATIENCE_S
        while True:
            keys = select(*self.columns).order_by(*self._order()).limit(STRETCH)
            stretch = connection.execute(self._from(keys, after)).all()
            if not stretch:
                return rows, None
            last = self._key(stretch[-1])
            here = self._from(ordered, after).where(self._up_to(last), *filters).limit(limit - len(rows))
            rows += connection.execute(here)
            if len(rows) == limit:
                return rows, self._key(rows[-1])
            if len(stretch) < STRETCH:
                return rows, None
            after = last
            if time.monotonic() > until:
                return rows, after

    def _order(self) -> list[ColumnElement[Any]]:
        return [column.desc() if self.down else column.asc() for column in self.columns]

    def _from(self, statement: Select[Any], after: Key | None) -> Select[Any]:
        if after is None:
            return statement
        here, bound = tuple_(*self.columns), self._bound(after)
        return statement.where(here < bound if self.down else here > bound)

    def _up_to(self, last: Key) -> ColumnElement[bool]:
        here, bound = tuple_(*self.columns), self._bound(last)
        return here >= bound if self.down else here <= bound

    def _bound(self, key: Key) -> ColumnElement[Any]:
        return tuple_(*key, types=[column.type for column in self.columns])

    def _key(self, row: Row[Any]) -> Key:
        return tuple(row._mapping[column] for column in self.columns)  # noqa: SLF001  # its name
