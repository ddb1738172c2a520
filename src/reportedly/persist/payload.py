"""Records as JSON and back, without loss: the ledger keeps each claim whole beside the columns that it is found by.

What is None or an empty tuple is left out, everything else is spelled out, so that a later change of a record's
defaults does not change what is stored. Integers are JSON integers, other exact numbers strings, dates ISO days,
enumerations their values, strings as in `reportedly.persist.exact`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from reportedly.persist.exact import escape, unescape
from reportedly.records import Number

Record = TypeVar("Record")
Decoder = Callable[[Any], Any]

_SPELLED = "\\\\"
"""Stands in a payload where a string of it has a backslash, and nowhere else: so does JSON spell one."""


def encode(value: object) -> str:
    """A record, or a tuple of records, as one line of JSON: valid UTF-8, the same for equal records."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(record_type: type[Record], payload: str) -> Record:
    """The record that `encode` was given.

    Raises:
        ValueError: The payload is not JSON, or not of this record.
    """
    hint: Any = record_type
    decoded: Record = _checked(_decoder(hint, _SPELLED in payload), payload)
    return decoded


def decode_many(record_type: type[Record], payload: str, first: Decoder | None = None) -> tuple[Record, ...]:
    """The tuple of records that `encode` was given; raises as `decode` does.

    ``first`` is done to the JSON, where not all of it is to be decoded.
    """
    hint: Any = record_type
    inner = _tuple_decoder(_decoder(hint, _SPELLED in payload))
    decoder = inner if first is None else lambda plain: inner(first(plain))
    decoded: tuple[Record, ...] = _checked(decoder, payload)
    return decoded


def _plain(value: Any) -> Any:  # noqa: ANN401  # JSON in, JSON out
    if isinstance(value, str):  # before Enum: our enumerations are strings
        return escape(value.value if isinstance(value, Enum) else value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return {
        name: _plain(item)
        for name in _names(value.__class__)
        if (item := getattr(value, name)) is not None and item != ()
    }


@cache
def _names(record_type: Any) -> tuple[str, ...]:  # noqa: ANN401  # a dataclass
    return tuple(field.name for field in fields(record_type))


def _checked(decoder: Decoder, payload: str) -> Any:  # noqa: ANN401  # the decoder knows the type
    try:
        return decoder(json.loads(payload))
    except (ArithmeticError, AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"not a record of ours: {error!r}") from error


@cache
def _decoder(hint: Any, spelled: bool) -> Decoder:  # noqa: ANN401  # any annotation
    """How a value of this annotation, not None, is read back from JSON; ``spelled`` where strings need `unescape`."""
    if hint == Number:
        return lambda plain: Decimal(plain) if isinstance(plain, str) else plain
    if get_origin(hint) in {Union, UnionType}:
        known = tuple(member for member in get_args(hint) if member is not NoneType)
        return _decoder(Number if known == get_args(Number) else known[0], spelled)
    if get_origin(hint) is tuple:
        return _tuple_decoder(_decoder(get_args(hint)[0], spelled))
    if hint is str:
        return unescape if spelled else _same
    if hint is date:
        return date.fromisoformat
    if is_dataclass(hint):
        return _record_decoder(hint, spelled)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    return _same


def _same(plain: Any) -> Any:  # noqa: ANN401  # JSON in, JSON out
    return plain


def _tuple_decoder(inner: Decoder) -> Decoder:
    return tuple if inner is _same else lambda plain: tuple([inner(item) for item in plain])


def _record_decoder(record_type: Any, spelled: bool) -> Decoder:  # noqa: ANN401  # a dataclass
    hints = get_type_hints(record_type)
    stand_for = {field.name: _absent(field.default, hints[field.name]) for field in fields(record_type)}
    absent = {name: value for name, value in stand_for.items() if value is not MISSING}
    decoders = [(field.name, _decoder(hints[field.name], spelled)) for field in fields(record_type)]
    unlike = [(name, decoder) for name, decoder in decoders if decoder is not _same]

    def decode_record(plain: dict[str, Any]) -> Any:  # noqa: ANN401  # an instance of record_type
        values = {**absent, **plain}
        for name, decoder in unlike:
            value = plain.get(name)
            if value is not None:
                values[name] = decoder(value)
        return record_type(**values)

    return decode_record


def _absent(default: Any, hint: Any) -> Any:  # noqa: ANN401  # whatever the record declares
    """What a field that is not in the payload stands for: see the head of this module."""
    if get_origin(hint) is tuple:
        return ()
    return None if NoneType in get_args(hint) else default
