"""Claims as Arrow tables and as Parquet, a row a claim, with the columns of `reportedly.publish.exports.columns`.

Numbers are decimals of 38 digits, 6 of them behind the point: exact, and no database reads wider ones. A number that
does not fit is empty there; its words stand beside it. Lists of small records are lists of structs. Half a surrogate
pair, for which UTF-8 has no bytes, becomes U+FFFD; reports that were read from files have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from reportedly.errors import SettingsError
from reportedly.publish.exports.columns import COLUMNS, Kind, Value, row_of
from reportedly.publish.exports.material import Material

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS_AT_ONCE = 10_000
"""Rows of a Parquet row group: some ten megabytes in memory."""

_DIGITS, _BEHIND = 38, 6
_LIMIT = Decimal(10) ** (_DIGITS - _BEHIND)


_INSTALLED_AS = {"pyarrow": '"reportedly[tables]"'}


def require(package: str, *, wanted_by: str) -> Any:  # noqa: ANN401  # a module
    """An optional package.

    Raises:
        SettingsError: It is not installed; the message has the command that installs it.
    """
    from importlib import import_module  # noqa: PLC0415  # beside its only use

    try:
        return import_module(package)
    except ImportError as error:
        raise SettingsError(
            f"{wanted_by} needs the package {package}, which is not installed",
            fix=f"install it with: pip install {_INSTALLED_AS.get(package.partition('.')[0], package)}",
        ) from error


def arrow_schema() -> pa.Schema:
    """The columns as Arrow has them; what each holds stands in its metadata."""
    arrow = require("pyarrow", wanted_by="a table")
    fields = []
    for column in COLUMNS:
        kind = _type(column.kind)
        if column.fields is not None:
            kind = arrow.list_(arrow.struct([(name, _type(of)) for name, of in column.fields.items()]))
        fields.append(arrow.field(column.name, kind, metadata={"description": column.says}))
    return arrow.schema(fields, metadata={"made_by": f"reportedly {version('reportedly')}"})


def arrow_batches(material: Material) -> Iterator[pa.RecordBatch]:
    """The claims, some thousand at a time."""
    arrow = require("pyarrow", wanted_by="a table")
    schema = arrow_schema()
    claims = material.claims()
    while some := [row_of(exported) for exported in islice(claims, _ROWS_AT_ONCE)]:
        columns = [arrow.array([_fitting(row[field.name]) for row in some], type=field.type) for field in schema]
        yield arrow.RecordBatch.from_arrays(columns, schema=schema)


def arrow_table(material: Material) -> pa.Table:
    """All claims in memory."""
    arrow = require("pyarrow", wanted_by="a table")
    return arrow.Table.from_batches(arrow_batches(material), schema=arrow_schema())


def write_parquet(material: Material, out: BinaryIO) -> None:
    """A Parquet file, Zstandard within."""
    parquet = require("pyarrow.parquet", wanted_by="Parquet")
    with parquet.ParquetWriter(out, arrow_schema(), compression="zstd") as writer:
        for batch in arrow_batches(material):
            writer.write_batch(batch)


def _type(kind: Kind) -> pa.DataType:
    arrow = require("pyarrow", wanted_by="a table")
    return {
        Kind.TEXT: arrow.string(),
        Kind.INTEGER: arrow.int64(),
        Kind.NUMBER: arrow.decimal128(_DIGITS, _BEHIND),
        Kind.DEGREES: arrow.float64(),
        Kind.DATE: arrow.date32(),
        Kind.BOOLEAN: arrow.bool_(),
        Kind.RECORDS: arrow.null(),
    }[kind]


def _fitting(value: Value) -> Any:  # noqa: ANN401  # what Arrow takes
    if isinstance(value, str):
        return _encodable(value)
    if isinstance(value, list):
        return [{name: _encodable(one) for name, one in record.items()} for record in value]
    if isinstance(value, Decimal) or (isinstance(value, int) and abs(value) >= _LIMIT):
        exact = Decimal(value).normalize()
        exponent = exact.as_tuple().exponent
        return exact if abs(exact) < _LIMIT and isinstance(exponent, int) and exponent >= -_BEHIND else None
    return value


def _encodable(value: Any) -> Any:  # noqa: ANN401  # any value of a record
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value
