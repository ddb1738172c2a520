"""Cursors come back as they went, and nothing else passes for one."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.desk.cursors import read_cursor, write_cursor
from reportedly.errors import SettingsError


@given(name=st.text(max_size=60), number=st.integers(0, 2**40), day=st.none() | st.text(max_size=10))
def test_a_cursor_gives_back_its_key(name: str, number: int, day: str | None) -> None:
    cursor = write_cursor("claims", (name, number, day))
    assert cursor is not None
    assert read_cursor("claims", cursor, ("", 0, None)) == (name, number, day)
    assert cursor.isascii()
    assert not set(cursor) & set("+/=&? ")


def _written(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "x",
        "???",
        "ü",
        write_cursor("stories", (1,)),
        write_cursor("claims", ("1",)),
        write_cursor("claims", (1, 2)),
        _written('["claims",true]'),
        _written('["claims",1e3]'),
        _written('["claims",99999999999999999999]'),
        _written("[" * 1400),
        _written('{"claims":1}'),
        "A" * 5000,
    ],
)
def test_what_is_no_cursor_of_the_list_is_refused(wrong: str) -> None:
    with pytest.raises(SettingsError, match="cursor"):
        read_cursor("claims", wrong, (0,))


def test_without_a_cursor_there_is_no_key() -> None:
    assert read_cursor("claims", None, (0,)) is None
