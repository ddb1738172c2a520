"""A claim's words in their surroundings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.desk.quotes import quote_of
from reportedly.records import Claim, ClaimKind, Modifier, Quantity, Span


def claim_of(text: str, said: str, number: str | None = None) -> Claim:
    """A claim that ``said`` says, with the figure ``number``; both where they stand first."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words), words)

    quantity = None if number is None else Quantity(span(number), 1, 1, 1, Modifier.EXACT)
    return Claim("claim-1", ClaimKind.FIGURE, (span(said),), "killed", quantity=quantity)


def test_the_figure_is_marked_inside_the_words_whatever_stands_before_them() -> None:
    text = "🌊 Arden.\nAt dawn some forty people drowned, the mayor said.\nSchools stay shut."
    quote = quote_of(claim_of(text, "some forty people drowned", "some forty"), text)
    assert (quote.before, quote.words, quote.after) == (
        "At dawn ",
        "some forty people drowned",
        ", the mayor said.",
    )
    assert quote.figure == (0, len("some forty"))
    assert not quote.cut_before
    assert not quote.cut_after


def test_the_quote_reaches_over_a_number_that_stands_beside_the_words() -> None:
    text = "The toll rose to 31, and all of them drowned."
    quote = quote_of(claim_of(text, "all of them drowned", "31"), text)
    assert quote.words == "31, and all of them drowned"
    assert quote.figure == (0, 2)


@pytest.mark.parametrize("between", ["\n", " word" * 80 + " "])
def test_a_number_of_another_paragraph_or_far_away_is_not_in_the_quote(between: str) -> None:
    text = f"The toll rose to 31.{between}All of them drowned."
    quote = quote_of(claim_of(text, "All of them drowned", "31"), text)
    assert quote.words == "All of them drowned"
    assert quote.figure is None


def test_context_ends_at_a_space_and_says_that_the_paragraph_goes_on() -> None:
    text = "alpha beta gamma forty drowned delta epsilon zeta"
    quote = quote_of(claim_of(text, "forty drowned"), text, around=8)
    assert (quote.before, quote.after) == ("gamma ", " delta")
    assert quote.cut_before
    assert quote.cut_after


@given(
    before=st.text(max_size=300),
    words=st.text(min_size=1, max_size=40),
    after=st.text(max_size=300),
    n=st.integers(0, 90),
)
def test_the_pieces_are_the_text(before: str, words: str, after: str, n: int) -> None:
    text = before + words + after
    span = Span(len(before), len(before) + len(words), words)
    quote = quote_of(Claim("c", ClaimKind.STATEMENT, (span,), "say"), text, n)
    assert text[quote.start : quote.end] == quote.words == words
    whole = quote.before + quote.words + quote.after
    assert text[quote.start - len(quote.before) : quote.end + len(quote.after)] == whole
    assert max(len(quote.before), len(quote.after)) <= n
