"""Reports from texts in memory: ids, limits, and what is not changed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.acquire import report_from_text
from reportedly.acquire.reports import LONGEST_TEXT
from reportedly.errors import InputError
from reportedly.records import content_id, text_sha256


def test_the_id_is_the_inputs_own_then_the_address_then_the_content() -> None:
    assert report_from_text("Two died.", id="a", url="https://example.org/1").id == "a"
    assert report_from_text("Two died.", url="https://example.org/1").id == "https://example.org/1"
    assert report_from_text("Two died.").id == content_id("report", "Two died.")


def test_the_text_is_stored_as_it_came() -> None:
    text = "\r\n  Two died.\u00a0\r\n\r\nThree e\u0301 hurt.\t \n"
    report = report_from_text(text)
    assert report.text == text
    assert report.sha256 == text_sha256(text)


def test_a_date_line_fills_what_was_not_given() -> None:
    text = "BEIRUT (AP) — Sept. 3, 2024\n\nTwo died."
    assert report_from_text(text).published == date(2024, 9, 3)
    assert report_from_text(text).publisher == "Associated Press"
    given_by_us = report_from_text(text, published=date(2024, 9, 4), publisher="City Wire")
    assert (given_by_us.published, given_by_us.publisher) == (date(2024, 9, 4), "City Wire")
    assert report_from_text("LONDON, Aug 30 (Reuters) — Two died.").published is None


@pytest.mark.parametrize("text", ["", " \r\n\t\u00a0", "Two\0died", "half \ud83d a pair"])
def test_what_is_no_text_is_an_error(text: str) -> None:
    with pytest.raises(InputError):
        report_from_text(text)


def test_a_text_above_the_limit_names_both_numbers() -> None:
    with pytest.raises(InputError, match=r"2,000,001 characters, and 2,000,000"):
        report_from_text("a" * (LONGEST_TEXT + 1))


@given(st.text(min_size=1))
def test_every_dropped_span_slices_to_its_text(text: str) -> None:
    try:
        report = report_from_text(text)
    except InputError:
        return
    assert report.text == text
    assert all(text[dropped.span.start : dropped.span.end] == dropped.span.text for dropped in report.furniture)
