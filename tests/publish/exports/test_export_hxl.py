"""The rows of HXL tags, as libhxl reads them and as its own schema checks the columns."""

from __future__ import annotations

import io
from typing import Any

import hxl
import pytest

from reportedly.publish.exports import acled, ucdp
from tests.publish.exports.conftest import Export


@pytest.mark.parametrize(("name", "count"), [("ucdp", 49), ("acled", 31)])
def test_hxl_reads_the_tags(export: Export, name: str, count: int) -> None:
    data = export(name)
    columns = ucdp.COLUMNS if name == "ucdp" else acled.COLUMNS
    assert len(columns) == count
    source = hxl.data(hxl.make_input(io.BytesIO(data), hxl.InputOptions(allow_local=True))).cache()
    assert [column.display_tag for column in source.columns if column.tag] == [one.tag for one in columns if one.tag]
    problems: list[Any] = []
    assert hxl.schema(callback=problems.append).validate(source), problems
    killed = [row.get("#affected+killed-min-max", default="") for row in source]
    assert sorted(killed) == ["", "2"]
