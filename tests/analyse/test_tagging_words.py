"""Cutting text into words, pieces and windows."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer

from reportedly.analyse.tagging_words import SHAPES, Words, cut_words, windows


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """Takes small words whole and others in letters."""
    letters = {letter: n for n, letter in enumerate("abcdefghijklmnopqrstuvwxyz0123456789“”,.😀")}
    made = Tokenizer(WordPiece({"[UNK]": 99, "##000": 98, **letters, "at": 97, "least": 96}, unk_token="[UNK]"))  # noqa: S106  # a token of text
    made.normalizer = BertNormalizer(lowercase=True)
    return made


def _words(lengths: list[int]) -> Words:
    places = tuple(range(len(lengths)))
    return Words(places, places, tuple((7,) * n for n in lengths), places)


@given(lengths=st.lists(st.integers(1, 9), max_size=60), size=st.integers(9, 40), overlap=st.integers(0, 8))
def test_windows_hold_every_word_and_no_more_pieces_than_allowed(lengths: list[int], size: int, overlap: int) -> None:
    words = _words(lengths)
    found = list(windows(words, size, overlap))
    assert {w for first, last in found for w in range(first, last)} == set(range(len(words)))
    for first, last in found:
        assert sum(lengths[first:last]) <= size
    for (first, last), (following, _) in pairwise(found):
        assert first < following <= last
        assert sum(lengths[following:last]) <= overlap


def test_a_word_longer_than_a_window_stands_alone() -> None:
    assert list(windows(_words([2, 50, 2]), 10, 4)) == [(0, 1), (1, 2), (2, 3)]


def test_words_are_where_the_text_has_them(tokenizer: Tokenizer) -> None:
    text = "😀 “At least 1,000,” the mayor said.\n\nNobody knew."
    words = cut_words(text, tokenizer)
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)][1:7] == [
        "“",
        "At",
        "least",
        "1",
        ",",
        "000",
    ]
    assert all(0 < shape < SHAPES for shape in words.shapes)
    begins = [text[words.starts[w]] for w, shape in enumerate(words.shapes) if shape > SHAPES // 2]
    assert begins == ["😀", "N"]


def test_only_the_passages_are_cut(tokenizer: Tokenizer) -> None:
    text = "Menu. Police said so. Share."
    words = cut_words(text, tokenizer, [(6, 21)])
    assert text[words.starts[0] : words.ends[-1]] == "Police said so."


@given(st.text(max_size=200))
def test_any_text_can_be_cut(tokenizer: Tokenizer, text: str) -> None:
    words = cut_words(text, tokenizer)
    assert len(words.starts) == len(words.ends) == len(words.pieces) == len(words.shapes)
    assert all(a < b <= len(text) for a, b in zip(words.starts, words.ends, strict=True))
