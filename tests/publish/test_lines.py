"""JSON out: exact, one record a line, the same bytes every time, and as the schema says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, get_type_hints

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly import records
from reportedly.publish import shapes
from reportedly.publish.lines import claim_line, reading_line, write_json
from reportedly.publish.schema import reading_schema
from reportedly.records import Reading, Span, StoredClaim


def strict(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with nothing more allowed than it names, so that a field it forgot is seen."""
    closed = {name: {**shape, "additionalProperties": False} for name, shape in schema["$defs"].items()}
    return {**schema, "$defs": closed}


def errors_in(line: str, definition: str) -> list[str]:
    schema = strict(reading_schema()) | {"$ref": f"#/$defs/{definition}"}
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(line))]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(reading_schema())


def test_a_reading_is_as_the_schema_says(reading: Reading) -> None:
    assert errors_in(reading_line(reading), "Reading") == []


def test_stored_claims_are_as_the_schema_says(stored: list[StoredClaim]) -> None:
    assert [errors_in(claim_line(row), "StoredClaim") for row in stored] == [[]] * len(stored)


def test_the_schema_refuses_what_it_should(reading: Reading) -> None:
    line = json.loads(reading_line(reading))
    line["claims"][0]["quantity"]["low"] = "40"
    line["claims"][1]["kind"] = "rumour"
    line["report"]["published"] = "9 May 2024"
    del line["claims"][2]["evidence"]
    assert len(errors_in(json.dumps(line), "Reading")) == 4


RENAMED = {
    ("Counted", "noun_class"): "class",
    ("Place", "latitude"): "lat",
    ("Place", "longitude"): "lon",
    ("Report", "text"): "chars",
}
"""Fields that stand in the JSON under another name; a report's text is only counted."""
SPANS = {"span": {"start", "end", "text"}}
NOT_SENT = {("Report", "furniture"), ("Dropped", "text")}
"""A report's furniture is among what the reading dropped; what was dropped is not quoted again."""


@pytest.mark.parametrize(
    "record",
    [
        records.Report,
        records.Claim,
        records.Counted,
        records.Affiliation,
        records.Quantity,
        records.Period,
        records.Place,
        records.Source,
        records.Participant,
        records.Individual,
        records.Relation,
        records.Dropped,
        records.Reading,
    ],
)
def test_every_field_of_a_record_goes_out(record: type) -> None:
    shape = getattr(shapes, f"{record.__name__}Shape")
    sent = set(get_type_hints(shape))
    # Periods and places have a start and end of their own, so their words' offsets say that they count characters.
    spans = {"start_char", "end_char", "text"} if record in {records.Period, records.Place} else SPANS["span"]
    for field in fields(record):
        names = spans if field.name == "span" else {RENAMED.get((record.__name__, field.name), field.name)}
        assert names <= sent | {name for owner, name in NOT_SENT if owner == record.__name__}


def test_a_reading_says_what_the_contract_says(reading: Reading) -> None:
    line = json.loads(reading_line(reading))
    assert line["report"] == {
        "id": "https://example.org/arden",
        "publisher": "Arden Post",
        "published": "2024-05-09",
        "published_at": "2024-05-09T10:30:00+00:00",
        "retrieved": None,
        "title": "Dozens killed in Arden",
        "url": "https://example.org/arden",
        "language": "en",
        "sha256": reading.report.sha256,
        "chars": len(reading.report.text),
    }
    killed, children, statement, bodies, missing, troops = line["claims"]
    assert killed["quantity"]["low"] == 40
    assert killed["quantity"]["point"] is None
    assert killed["counted"]["class"] == "people"
    assert killed["period"]["start"] == "2024-05-07"
    assert killed["period"]["start_char"] == reading.report.text.index("on Tuesday")
    assert killed["place"]["lat"] == 34.5
    assert killed["attribution"][0]["cue"]["text"] == "said"
    assert killed["attribution"][1]["text"] is None
    assert killed["attribution"][1]["start"] is None
    assert children["subset_of"] == killed["id"]
    assert statement["direct"] is True
    assert bodies["individuals"][0]["age"] == 41
    assert [span["text"] for span in missing["evidence"]] == ["the number of missing at 1.25 million", "on Friday"]
    assert missing["as_of"]["unresolved"] == "no publication date to count Friday from"
    assert troops["participants"][0]["role"] == "agent"
    assert line["main_event"] == "event-1"
    assert line["dropped"] == [{"start": 0, "end": 15, "reason": "menu"}]
    assert line["relations"][0]["relation"] == "compatible"


def test_every_span_slices_to_its_words(reading: Reading) -> None:
    text = reading.report.text

    def spans(value: object) -> Iterator[tuple[int, int, str]]:
        if isinstance(value, dict):
            first, last = ("start_char", "end_char") if "start_char" in value else ("start", "end")
            if isinstance(value.get(first), int) and "text" in value:
                yield value[first], value[last], value["text"]
            for item in value.values():
                yield from spans(item)
        elif isinstance(value, list):
            for item in value:
                yield from spans(item)

    found = list(spans(json.loads(reading_line(reading))["claims"]))
    assert len(found) > 20
    assert [text[start:end] for start, end, _ in found] == [words for _, _, words in found]


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (12, "12"),
        (10**30, "1" + "0" * 30),
        (Decimal("1250000.50"), "1250000.50"),
        (Decimal("1E+6"), "1000000"),
        (Decimal("0.1"), "0.1"),
    ],
)
def test_numbers_go_out_digit_by_digit(number: int | Decimal, written: str) -> None:
    assert write_json({"point": number}) == f'{{"point": {written}}}'


@pytest.mark.parametrize(
    ("character", "why"),
    [
        ("\ud800", "a lone surrogate is not UTF-8"),
        ("\u2028", "a line separator ends a line for some readers"),
        ("\x85", "so does NEL"),
        ("\x1b", "ESC steers a terminal"),
        ("\x9b", "so does CSI"),
        ("\u202e", "turns the writing direction"),
        ("\n", "a line is a record"),
    ],
)
def test_what_could_break_a_line_or_a_terminal_is_escaped(character: str, why: str, reading: Reading) -> None:
    first = reading.claims[0]
    span = Span(0, 3, f"a{character}b")
    line = reading_line(replace(reading, claims=(replace(first, evidence=(span,)),)))
    assert character not in line, why
    assert line.encode("utf-8")
    assert json.loads(line)["claims"][0]["evidence"][0]["text"] == span.text


def test_emoji_and_accents_stay_as_they_are() -> None:
    assert write_json("café 🗞 العربية") == '"café 🗞 العربية"'


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


@given(json_values)
def test_any_value_comes_back_from_one_line(value: object) -> None:
    line = write_json(value)
    assert json.loads(line) == value
    assert len(line.splitlines()) <= 1


@given(json_values)
def test_decimals_change_nothing_around_them(value: object) -> None:
    assert write_json([value, Decimal("1.50")]) == write_json([value])[:-1] + ", 1.50]"


def test_what_json_has_no_word_for_is_refused() -> None:
    with pytest.raises(TypeError):
        write_json({"when": object()})
    with pytest.raises(ValueError, match="JSON compliant"):
        write_json(float("nan"))
