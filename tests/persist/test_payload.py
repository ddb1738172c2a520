from __future__ import annotations

import dataclasses
import json
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.persist import Ledger
from reportedly.persist.exact import escape, unescape
from reportedly.persist.payload import decode, encode
from reportedly.records import (
    Claim,
    ClaimKind,
    Dropped,
    Modifier,
    Period,
    Quantity,
    Reading,
    Report,
    Span,
    text_sha256,
)

TEXT = st.text(
    st.characters(exclude_categories=[]) | st.sampled_from("\\\x00\ud83d\ude00\r\n\u2028 %_/'\""), max_size=12
)
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**63), 2**63 - 1),  # what a column can hold; larger quantities have a test of their own
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    date: st.dates(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    NoneType: st.none(),
}


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of an annotation of ours. Not `from_type`: what strings we want is no setting for other tests."""
    if hint in LEAVES:
        return LEAVES[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: values(hints[field.name]) for field in dataclasses.fields(hint)})
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=2).map(tuple)
    return st.one_of([values(member) for member in get_args(hint)])


def exactly(value: object) -> object:
    """A value with its types: 1, 1.0, True, Decimal("1") and Decimal("1.0") are equal, and not the same."""
    if dataclasses.is_dataclass(value):
        return [(field.name, exactly(getattr(value, field.name))) for field in dataclasses.fields(value)]
    if isinstance(value, tuple):
        return [exactly(item) for item in value]
    return type(value), repr(value)


@given(claim=values(Claim))
@settings(max_examples=150, deadline=None)
def test_every_claim_comes_back_field_by_field(claim: Claim) -> None:
    payload = encode(claim)
    payload.encode("utf-8")  # storable
    assert "\x00" not in payload
    assert exactly(decode(Claim, payload)) == exactly(claim)


@given(text=TEXT, other=TEXT)
def test_the_spelling_of_text_is_exact_and_keeps_parts_and_beginnings(text: str, other: str) -> None:
    assert unescape(escape(text)) == text
    escape(text).encode("utf-8")
    assert escape(text).startswith(escape(other)) == text.startswith(other)
    assert escape(other + text).endswith(escape(text))


def test_two_surrogates_are_not_one_emoji() -> None:
    assert unescape(escape("\ud83d\ude00")) != "\U0001f600"
    assert escape("\\ud83d") != escape("\ud83d")


def test_a_payload_spells_out_defaults_so_that_they_may_change() -> None:
    claim = Claim("c", ClaimKind.EVENT, (Span(0, 1, "a"),), "flee")
    assert json.loads(encode(claim)) == {
        "id": "c",
        "kind": "event",
        "evidence": [{"start": 0, "end": 1, "text": "a"}],
        "predicate": "flee",
        "polarity": "affirmed",
        "realis": "actual",
        "direct": False,
    }


@pytest.mark.parametrize(
    "payload",
    ["", "{", "null", "[]", '{"id":"c"}', '{"id":1,"kind":"rumour"}', '{"id":"c","colour":"red"}'],
)
def test_what_is_no_claim_is_refused(payload: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(Claim, payload)


@given(reading=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_reading_comes_back_from_the_disk(reading: st.DataObject, tmp_path: Path) -> None:
    drawn: Reading = reading.draw(values(Reading))
    report = dataclasses.replace(drawn.report, sha256=text_sha256(drawn.report.text))
    unique = tuple({claim.id: claim for claim in drawn.claims if claim.evidence}.values())
    wanted = dataclasses.replace(drawn, report=report, claims=unique)
    path = tmp_path / f"{text_sha256(repr(wanted))}.db"
    with Ledger.open(path) as ledger:
        assert ledger.add(wanted)
        assert not ledger.add(wanted)
    with Ledger.open(path, create=False) as ledger:
        assert exactly(ledger.reading(report.id, report.sha256)) == exactly(wanted)
        assert sorted(repr(exactly(stored.claim)) for stored in ledger.claims()) == sorted(
            repr(exactly(claim)) for claim in unique
        )
        assert exactly(next(ledger.reports())) == exactly(report)
    for leftover in tmp_path.iterdir():
        leftover.unlink()


def test_numbers_keep_their_digits(ledger: Ledger) -> None:
    words = Span(0, 1, "x")
    for number in (10**18 + 1, 2**70, Decimal("12.50"), Decimal("0.1"), -3):
        quantity = Quantity(words, number, None, Decimal("1E+3"), Modifier.EXACT)
        text = str(number)
        report = Report(id=text, text=text, sha256=text_sha256(text), furniture=(Dropped(words, "menu"),))
        period = Period(words, "2024", date(2024, 1, 1), date(9999, 12, 31))
        claim = Claim("c", ClaimKind.FIGURE, (words,), "killed", quantity=quantity, period=period)
        ledger.add(Reading(report, (claim,)))
        assert exactly(ledger.reading(text).claims[0].quantity) == exactly(quantity)
