"""No byte is lost or changed without a word."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.acquire.decoding import decode, looks_binary
from reportedly.errors import InputError

ENGLISH = "The “mayor” said 12 people — mostly children — were hurt at the café."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_english_in_every_encoding_it_comes_in(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding), where="f") == ENGLISH


def test_three_bytes_of_windows_1252_are_not_taken_for_arabic_digits() -> None:
    assert decode("£12".encode("cp1252"), where="f") == "£12"


def test_other_alphabets_are_guessed() -> None:
    text = "Двенадцать человек погибли при обстреле города, сообщает министерство обороны."
    assert decode(text.encode("cp1251"), where="f") == text


def test_a_page_names_its_encoding_and_python_codecs_that_are_none_are_refused() -> None:
    text = '<meta charset="windows-1251"><p>Погибли 12'
    assert decode(text.encode("cp1251"), where="f", page=True) == text
    page = b'<meta charset="unicode_escape"><p>caf\xe9 \\x41'
    assert decode(page, where="f", page=True).endswith("café \\x41")


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"PK\x03\x04abc", b"\x89PNG\r\n", b"a\0b", b"\xff\xfeA", bytes(range(1, 9)) * 40]
)
def test_binary_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, where="f")
    assert caught.value.where == "f"


def test_noise_is_an_error() -> None:
    noise = random.Random(1).randbytes(3000).replace(b"\0", b"\1")  # noqa: S311  # no secret
    with pytest.raises(InputError):
        decode(noise, where="f")


def test_a_head_tells_binary_from_text() -> None:
    assert looks_binary(b"PK\x03\x04")
    assert looks_binary(b"\1\0\2")
    assert not looks_binary("Two".encode("utf-16"))
    assert not looks_binary(b"Two")


@given(st.text().filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    try:
        assert decode(text.encode(), where="f") == text
    except InputError as error:
        assert "control" in error.what or "this is" in error.what  # noqa: PT017  # either outcome is right
