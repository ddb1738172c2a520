"""What may be corrected, what a correction makes of a claim, and what is refused with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.records import (
    Accumulation,
    Claim,
    ClaimKind,
    Modifier,
    Origin,
    Place,
    Polarity,
    Quantity,
    Realis,
    Role,
    Source,
    Span,
    Stance,
)
from reportedly.review.corrections import check_fields, checked, corrected
from reportedly.review.fields import FIELDS, parsed
from reportedly.review.records import Correction
from tests.link.made import quantity, source

TEXT = "The mayor said at least 40 people were hurt near Arden."
WORDS = Span(15, 33, "at least 40 people")
CLAIM = Claim(
    id="claim-1",
    kind=ClaimKind.FIGURE,
    evidence=(WORDS,),
    predicate="wounded",
    accumulation=Accumulation.CUMULATIVE,
    quantity=Quantity(Span(15, 26, "at least 40"), None, 40, None, Modifier.AT_LEAST),
    place=Place(Span(49, 54, "Arden"), "Arden", "ZZ", 7, 1.5, -2.25),
    attribution=(source("The mayor"), Source(Role.RELAY, None, "KNA", "media", None, Stance.RELAYED, None)),
)


def fixed(claim: Claim = CLAIM, **wanted: str | None) -> Claim:
    """The claim after a correction."""
    known = {"predicates": {"killed", "wounded"}, "noun_classes": {"people", "soldiers"}}
    fields = checked(claim, wanted, **known)
    check_fields(fields)
    return corrected(claim, fields)


def bounds(claim: Claim) -> tuple[object, ...]:
    """Point, low, high and modifier."""
    assert claim.quantity is not None
    return (claim.quantity.point, claim.quantity.low, claim.quantity.high, claim.quantity.modifier.value)


@pytest.mark.parametrize(
    ("words", "wanted", "expected"),
    [
        ("at least 40", {"low": "41"}, (None, 41, None, "at_least")),
        ("more than 40", {"low": "1,041"}, (None, 1041, None, "more_than")),
        ("at least 40", {"high": "41"}, (None, 40, 41, "range")),  # the end that is not given stays
        ("at least 40", {"high": "41", "low": ""}, (None, None, 41, "at_most")),
        ("at least 40", {"high": "41", "modifier": "at_most"}, (None, None, 41, "at_most")),
        ("38-41", {"low": "39"}, (None, 39, 41, "range")),
        ("38-41", {"low": None}, (None, None, 41, "at_most")),
        ("40", {"low": "38"}, (None, 38, None, "at_least")),
        ("40", {"point": "", "high": ""}, (None, 40, None, "at_least")),
        ("about 40", {"low": "38"}, (None, 38, None, "at_least")),
        ("dozens", {"high": "40"}, (None, None, 40, "at_most")),
        ("at least 40", {"point": "41"}, (41, 41, 41, "exact")),
        ("about 40", {"point": "41"}, (41, None, None, "approx")),
        ("40", {"low": "38", "high": "41"}, (None, 38, 41, "range")),
        ("38-41", {"low": "40", "high": "40"}, (40, 40, 40, "exact")),
        ("40", {"modifier": "at least"}, (None, 40, None, "at_least")),
        ("at least 40", {"modifier": "approx"}, (40, None, None, "approx")),
        ("40", {"modifier": "vague"}, (None, None, None, "vague")),
        ("dozens", {"modifier": "plural", "low": "1"}, (None, 1, None, "plural")),
        ("dozens", {"low": "24"}, (None, 24, None, "at_least")),
        ("40", {"point": "2.50"}, (2.5, 2.5, 2.5, "exact")),
    ],
)
def test_bounds(words: str, wanted: dict[str, str], expected: tuple[object, ...]) -> None:
    claim = replace(CLAIM, quantity=quantity(words))
    made = fixed(claim, **wanted)
    assert bounds(made) == expected
    assert made.quantity is not None
    assert made.quantity.origin is Origin.REVIEW
    assert made.quantity.span == claim.quantity.span  # type: ignore[union-attr]  # the words stay the words


@pytest.mark.parametrize(
    ("wanted", "what"),
    [
        ({"high": "30"}, r"low \(40\) is to be less than high \(30\)"),
        ({"low": "50", "high": "40"}, r"low \(50\) is to be less than high \(40\)"),
        ({"point": "40", "low": "38"}, "cannot have two values"),
        ({"modifier": "at_least", "high": "40"}, "at least states low, not low and high"),
        ({"modifier": "exact", "low": "1", "high": "2"}, "two values"),
        ({"modifier": "range"}, "which number is range"),
        ({"modifier": "vague", "low": "40"}, "vague states no bound, not low"),
        ({"low": "-3"}, "low cannot be '-3'"),
        ({"low": "many"}, "it takes a number"),
        ({"low": "9" * 31}, "low cannot be"),
        ({"modifier": ""}, "cannot do without modifier"),
        ({"modifier": "roughly"}, "one of exact"),
        ({"stance": "sworn"}, "one of reported_as_fact"),
        ({"colour": "red"}, "no field 'colour'.*one of: point"),
        ({"predicate": "kiled"}, "predicate cannot be 'kiled'.*one of: killed, wounded"),
        ({"counted": "unicorns"}, "one of: people, soldiers"),
        ({"period": "2026-02-30"}, "period cannot be"),
        ({"period": "2026-03-02/2026-03-01"}, "period cannot be"),
        ({"country": "Ulmenia"}, "two letters"),
        ({"latitude": "91", "longitude": "0"}, "from -90 to 90"),
        ({"latitude": "nan", "longitude": "0"}, "from -90 to 90"),
        ({"latitude": ""}, "go together"),
        ({"place": "", "country": "ZZ"}, "belong to a place"),
        ({"place": "A\x07rden"}, "place cannot be"),
        ({"low": "40"}, "says so already"),
        ({"place": "Arden", "country": "zz", "latitude": "1.5", "longitude": "-2.25"}, "says so already"),
        ({"realis": "actual"}, "says so already"),
        ({}, "says so already"),
    ],
)
def test_what_is_refused(wanted: dict[str, str], what: str) -> None:
    with pytest.raises(InputError, match=what):
        fixed(CLAIM, **wanted)


def test_a_statement_has_no_number() -> None:
    with pytest.raises(InputError, match="kind statement has no low: only figure"):
        fixed(replace(CLAIM, kind=ClaimKind.STATEMENT, quantity=None), low="3")


def test_a_happening_may_be_of_any_verb() -> None:
    assert fixed(replace(CLAIM, kind=ClaimKind.EVENT, quantity=None), predicate="flood").predicate == "flood"


def test_another_place_takes_the_old_country_with_it_and_keeps_the_words() -> None:
    made = fixed(place=" Upper  Arden ").place
    assert made == Place(Span(49, 54, "Arden"), "Upper Arden", None)
    only_country = fixed(country="xx").place
    assert only_country == Place(Span(49, 54, "Arden"), "Arden", "XX", None, 1.5, -2.25)
    assert fixed(place=None).place is None


def test_what_no_words_say_gets_an_empty_span_where_the_claim_begins() -> None:
    made = fixed(affiliation="kp", counted="soldiers", as_of="2026-03-02", period="2026-03-01..2026-03-02")
    for part in (made.affiliation, made.counted, made.as_of, made.period):
        assert part is not None
        assert part.span == Span(15, 15, "")
        assert TEXT[part.span.start : part.span.end] == part.span.text
    assert made.affiliation is not None
    assert made.affiliation.territory == "KP"
    assert made.period is not None
    assert (made.period.start, made.period.end, made.period.anchor) == (date(2026, 3, 1), date(2026, 3, 2), "review")


def test_the_source_can_be_another_or_none() -> None:
    first = fixed(originator="The police chief", originator_kind="police", stance="claimed").attribution
    assert [(one.name, one.kind, one.stance, one.span) for one in first[:1]] == [
        ("The police chief", "police", Stance.CLAIMED, None)
    ]
    assert first[1] == CLAIM.attribution[1]  # who passes it on stays
    assert [one.role for one in fixed(originator=None).attribution] == [Role.PUBLISHER]
    plain = replace(CLAIM, attribution=(Source(Role.PUBLISHER, None, "Post", "media", None, Stance.STATED, None),))
    assert [one.name for one in fixed(plain, originator="Ada Orr").attribution] == ["Ada Orr"]
    assert fixed(stance="denied").attribution[0].span == CLAIM.attribution[0].span


def test_how_it_is_told() -> None:
    made = fixed(realis="feared", polarity="negated", accumulation="stock", predicate="Killed")
    assert (made.realis, made.polarity, made.accumulation) == (Realis.FEARED, Polarity.NEGATED, Accumulation.STOCK)
    assert made.predicate == "killed"
    assert made.id == CLAIM.id
    assert made.evidence == CLAIM.evidence


VALUES = ["12", "1,200", "0.50", "2026-03-02", "2026-03-01/2026-03-02", "killed", "people", "KP", "Arden", "", None]


@given(
    st.dictionaries(
        st.sampled_from(sorted(FIELDS)),
        st.sampled_from([*VALUES, *(choice for field in FIELDS.values() for choice in field.choices)]),
        max_size=4,
    ),
    st.sampled_from(["40", "about 40", "at least 40", "38-41", "dozens"]),
)
def test_a_correction_is_refused_or_whole_and_applying_it_twice_is_applying_it_once(
    wanted: dict[str, str | None], words: str
) -> None:
    claim = replace(CLAIM, quantity=quantity(words))
    try:
        fields = checked(claim, wanted, predicates={"killed"}, noun_classes={"people"})
    except InputError:
        return
    check_fields(fields)
    assert all(parsed(one.field, one.value) == one.value for one in fields)
    once = corrected(claim, fields)
    assert once != claim
    assert corrected(once, fields) == once
    assert once.evidence == claim.evidence


@pytest.mark.parametrize(
    "fields",
    [
        {"low": "12"},  # not whole
        {"point": None, "low": "012", "high": None, "modifier": "at_least"},  # not its one spelling
        {"point": None, "low": "12", "high": "13", "modifier": "at_least"},
        {"place": "Arden"},
        {"mood": "bad"},
    ],
)
def test_fields_of_a_foreign_file_are_refused_unless_they_are_such_as_we_write(fields: dict[str, str | None]) -> None:
    with pytest.raises(InputError):
        check_fields([Correction(name, value) for name, value in fields.items()])
