"""Claims in plain words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from reportedly.publish.words import as_number, days, how_many, in_short, on_one_line, quote, visible, what, who
from reportedly.records import Modifier, Number, Quantity, Reading, Span


def quantity(
    text: str, modifier: Modifier, point: Number | None = None, low: Number | None = None, high: Number | None = None
) -> Quantity:
    return Quantity(Span(0, len(text), text), point, low, high, modifier)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (quantity("12", Modifier.EXACT, 12, 12, 12), "12"),
        (quantity("1200", Modifier.EXACT, 1200, 1200, 1200), "1200"),
        (quantity("1,200", Modifier.EXACT, 1200, 1200, 1200), "1,200"),
        (quantity("twelve", Modifier.EXACT, 12, 12, 12), "twelve (12)"),
        (quantity("at least a dozen", Modifier.AT_LEAST, low=12), "at least a dozen (≥12)"),
        (quantity("about two thousand", Modifier.APPROX, 2000), "about two thousand (≈2,000)"),
        (quantity("fewer than ten", Modifier.LESS_THAN, high=10), "fewer than ten (<10)"),
        (quantity("up to six", Modifier.AT_MOST, high=6), "up to six (≤6)"),
        (quantity("more than six", Modifier.MORE_THAN, low=6), "more than six (>6)"),
        (quantity("ten to twelve", Modifier.RANGE, low=10, high=12), "ten to twelve (10–12)"),
        (quantity("dozens", Modifier.VAGUE), "dozens"),
        (quantity("some", Modifier.PLURAL, low=1), "some (≥1)"),
        (quantity("1.25 million", Modifier.EXACT, 1250000, 1250000, 1250000), "1.25 million (1,250,000)"),
        (quantity("2.5 per cent", Modifier.EXACT, Decimal("2.5"), None, None), "2.5 per cent"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_quantity_shows_its_words_and_what_was_read_in_them(said: Quantity, shown: str) -> None:
    assert how_many(said) == shown


def test_vague_words_get_no_number() -> None:
    assert as_number(quantity("several thousand", Modifier.VAGUE)) == ""


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (date(2024, 5, 7), date(2024, 5, 7), "2024-05-07"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 2, 1), date(2024, 2, 28), "2024-02-01 – 2024-02-28"),
        (date(2023, 12, 1), date(2024, 1, 31), "2023-12-01 – 2024-01-31"),
        (date(9999, 12, 1), date(9999, 12, 31), "9999-12-01 – 9999-12-31"),
    ],
)
def test_days_are_as_short_as_they_can_be(start: date, end: date, shown: str) -> None:
    assert days(start, end) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07 and nul\x00", "bell␇ and nul␀"),
        ("\x7f", "␡"),
        ("\x9b31m", "<9b>31m"),
        ("\u202eevil", "<202e>evil"),
        ("\udcff", "<dcff>"),
        ("one\r\ntwo\tthree", "one\ntwo\tthree"),
        ("over\rwritten", "over␍written"),
        ("café 🗞", "café 🗞"),
    ],
)
def test_control_characters_are_drawn_not_obeyed(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line_is_one_line() -> None:
    assert on_one_line(" a\r\n b\u2028c\td ") == "a b c d"


def test_a_long_quote_is_cut_between_words() -> None:
    assert quote("toll of 12,345 people", limit=12) == "“toll of …”"
    assert quote("12,345 people", limit=None) == "“12,345 people”"
    assert quote("“We saw it,”") == "“We saw it,”"


def test_sources_stand_with_stance_and_relay(reading: Reading) -> None:
    killed, _, _, bodies, missing, troops = reading.claims
    assert who(killed) == "Police in Arden (stated)"
    assert who(bodies) == "Jo Park (stated)"
    assert who(missing) == "The ministry (estimated), via Arden Times"
    assert who(troops) == "Arden Post"


def test_what_is_so_says_where_it_is_not_plainly_so(reading: Reading) -> None:
    killed, _, statement, _, missing, troops = reading.claims
    assert what(killed) == "killed: people"
    assert what(statement) == "statement: say"
    assert what(missing) == "missing"
    assert what(troops) == "event: not send (planned): Northland's"


def test_a_claim_in_short(reading: Reading) -> None:
    killed, *_, missing, _ = reading.claims
    assert in_short(killed) == "killed, at least 40 people, Police in Arden (stated), 2024-05-07, Arden, US"
    assert (
        in_short(missing)
        == "missing, 1.25 million (≈1,250,000.50), The ministry (estimated), via Arden Times, on Friday (?), Arden (?)"
    )
