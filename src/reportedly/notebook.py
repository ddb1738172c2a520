"""The ledger as a notebook wants it: its claims as a table for pandas, polars or Arrow.

    claims = reportedly.open_ledger("floods.db").claims(ClaimFilter(predicate="killed"))
    frame = claims.to_pandas()
    for stored in claims: ...

The columns are those of `reportedly export csv` (`docs/exports.md`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reportedly import persist
from reportedly.records import ClaimFilter, StoredClaim

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from reportedly.publish.exports.columns import Row
    from reportedly.publish.exports.material import Material


class ClaimTable(Iterable[StoredClaim]):
    """The claims that a filter lets through, asked for anew each time that they are gone through.

    Going through them gives the claims as they were read, one at a time. The tables hold them as they stand after
    review, with what was read beside what a review corrects, and all of them in memory.
    """

    def __init__(self, ledger: persist.Ledger, wanted: ClaimFilter) -> None:
        self._ledger, self._wanted = ledger, wanted

    def __iter__(self) -> Iterator[StoredClaim]:
        return iter(persist.Ledger.claims(self._ledger, self._wanted))

    def to_records(self) -> list[Row]:
        """A mapping a claim, from the columns' names to plain values: exact numbers, dates, lists of small records."""
        from reportedly.publish.exports.columns import row_of  # noqa: PLC0415  # only who asks for a table pays for it

        return [row_of(exported) for exported in self._material().claims()]

    def to_arrow(self) -> pa.Table:
        """An Arrow table.

        Raises:
            SettingsError: pyarrow is not installed; the message has the command that installs it.
        """
        from reportedly.publish.exports.arrow_table import arrow_table  # noqa: PLC0415  # as above

        return arrow_table(self._material())

    def to_pandas(self) -> pd.DataFrame:
        """A pandas frame with Arrow's types: numbers stay exact, whole ones whole, and what is not known is NA.

        Raises:
            SettingsError: pandas or pyarrow is not installed; the message has the command that installs it.
        """
        from reportedly.publish.exports.arrow_table import require  # noqa: PLC0415  # as above

        pandas = require("pandas", wanted_by="to_pandas")
        return self.to_arrow().to_pandas(types_mapper=pandas.ArrowDtype)

    def to_polars(self) -> pl.DataFrame:
        """A polars frame.

        Raises:
            SettingsError: polars or pyarrow is not installed; the message has the command that installs it.
        """
        from reportedly.publish.exports.arrow_table import require  # noqa: PLC0415  # as above

        frame: pl.DataFrame = require("polars", wanted_by="to_polars").from_arrow(self.to_arrow())
        return frame

    def _material(self) -> Material:
        from reportedly.desk.exporting import material_of  # noqa: PLC0415  # as above

        return material_of(self._ledger, self._wanted)


class Ledger(persist.Ledger):
    """As `reportedly.persist.Ledger`, with its claims as a table."""

    # It is gone through from the start each time, so ``next`` is not for it, but for what ``iter`` makes of it.
    def claims(self, wanted: ClaimFilter = ClaimFilter()) -> ClaimTable:  # type: ignore[override]  # noqa: B008  # frozen
        """The claims that ``wanted`` lets through, of every version: by publication date (undated first), report id,
        version, and the start of the first evidence. They are read as they are asked for.
        """
        return ClaimTable(self, wanted)
