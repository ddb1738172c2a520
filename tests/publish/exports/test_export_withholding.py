"""Names that must not be printed: not one byte of them gets out, in any format, and nothing else is lost."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.publish.exports import FORMATS
from reportedly.publish.exports.blotting import SOMEBODY, Blot, NameIndex, fold, name_of, words_of
from tests.publish.exports.conftest import Export
from tests.publish.exports.made_ledger import HURT, R1, R3, THREE

NAMED = ("lena", "quill", "vane")


def words_in(data: bytes) -> set[str]:
    """Every word of an export, as names are compared; of Parquet, of its rows."""
    if data.startswith(b"PAR1"):
        text = json.dumps(pq.read_table(io.BytesIO(data)).to_pylist(), default=str, ensure_ascii=False)
    else:
        text = data.decode()
    if text.startswith("{"):
        text = text.replace("\\u00ad", "\u00ad")
    return {word.folded for word in words_of(text)}


@pytest.mark.parametrize("name", FORMATS)
def test_no_name_gets_out_of_the_story(export: Export, name: str) -> None:
    plain, bare = words_in(export(name)), words_in(export(name, withhold_victims=True))
    assert set(NAMED) & plain or name == "acled", "the name is there when nobody withholds it"
    left = {word for word in bare for part in NAMED if part in word}
    # "weather vane" is no name; Ilse Vane and a lone "Lena" of other reports are other people
    assert left <= {"vane", "lena"}, left
    if name in {"ucdp", "acled", "claimreview"}:
        assert not left


def test_the_bytes_of_the_story_hold_no_part_of_the_name(export: Export) -> None:
    for name in FORMATS:
        data = export(name, withhold_victims=True)
        for part in (b"Quill", b"quill", b"QUILL", b"LENA", b"L\xc3\xa9na", b"Lena Q", b"lena-"):
            assert part not in data, (name, part)


def test_a_surname_of_somebody_else_stays(export: Export) -> None:
    data = export("csv", withhold_victims=True).decode()
    assert "Ilse Vane" in data
    assert HURT.id in data


def test_a_name_that_the_user_gives_goes_everywhere(export: Export) -> None:
    data = export("followthemoney", withhold=["Ilse Vane"]).decode()
    assert "Ilse" not in data
    assert "Mr Vane" not in data
    assert "Vane's mother" not in data
    assert "vane turned" in data  # the noun
    assert "[withheld-1]" in data
    assert "Lena" in data  # nobody asked for her


def test_all_else_stays_as_it_was(export: Export) -> None:
    plain = {row["claim"]: row for row in map(_row, export("geojson").decode().splitlines()) if row}
    bare = {
        row["claim"]: row for row in map(_row, export("geojson", withhold_victims=True).decode().splitlines()) if row
    }
    assert plain.keys() == bare.keys()
    numbers = (
        "point",
        "low",
        "high",
        "period_start",
        "latitude",
        "quote_start",
        "quote_end",
        "sha256",
        "event",
        "question",
    )
    for claim, row in plain.items():
        assert [bare[claim][name] for name in numbers] == [row[name] for name in numbers]
        assert bare[claim]["withheld"] or bare[claim] == row
    three = bare[THREE.id]
    [lena] = three["individuals"]
    assert lena["name"].startswith("person-")
    assert (lena["age"], lena["sex"]) == (34, "female")
    assert three["title"] == f"[{lena['name']}], 34, among three dead"
    assert three["url"] is None
    assert three["report"].startswith("withheld-")


def _row(line: str) -> dict[str, Any] | None:
    return (
        json.loads(line.rstrip(","))["properties"] if line.startswith('{"type": "Feature"') and "id" in line else None
    )


def test_labels_are_the_same_in_every_format_and_every_time(export: Export) -> None:
    csv, ftm = export("csv", withhold_victims=True), export("followthemoney", withhold_victims=True)
    assert csv == export("csv", withhold_victims=True)
    people = [json.loads(line) for line in ftm.splitlines() if line.startswith(b'{"id": "victim-')]
    names = [person["properties"]["name"][0] for person in people]
    assert len(names) == 2  # the medic of another story is one, too
    for name in names:
        assert name.startswith("person-")
        assert name.encode() in csv


def test_a_selector_that_would_have_to_quote_the_name_counts_only(export: Export) -> None:
    items = json.loads(export("web-annotation", withhold_victims=True))["items"]
    of_story = [item for item in items if item["target"][0]["state"]["sha256"] == R1.sha256]
    assert all(item["withheld"] for item in of_story)
    for item in of_story:
        for target in item["target"]:
            kinds = [selector["type"] for selector in target["selector"]]
            words = R1.text[target["selector"][-1]["start"] : target["selector"][-1]["end"]]
            named = any(part in fold(words) for part in NAMED)
            assert kinds == (["TextPositionSelector"] if named else ["TextQuoteSelector", "TextPositionSelector"]), (
                words
            )
    others = [item for item in items if item["target"][0]["state"]["sha256"] == R3.sha256]
    assert all("withheld" not in item and len(item["target"][0]["selector"]) == 2 for item in others)


def blot(*names: str) -> Blot:
    index = NameIndex()
    made = [name for number, printed in enumerate(names) if (name := name_of(printed, f"p{number}"))]
    for name in made:
        index.add(name)
    return Blot(index, made)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Reed died.", "[p0] died."),
        ("Anna Reed", "p0"),
        ("Ms. Reed's dog", "Ms. [p0]'s dog"),
        ("Reed’s dog; the Reeds’ dog", "[p0]’s dog; the [p0]’ dog"),
        ("ANNA REED and anna reed", "[p0] and [p0]"),
        ("Reed-Hall, post-Reed", "[p0]-Hall, post-[p0]"),
        ("Anna M. Reed", "p0"),
        ("Anna van Reed", "p0"),
        ("A reed in the wind", "A reed in the wind"),
        ("Reedley stays, Annabel too", "Reedley stays, Annabel too"),
        ("Ann\u00ada R\u200beed", "p0"),
        ("Ánna Rèed", "p0"),
        ("Anna\u00adReed", "p0"),
        ("#AnnaReed @annaReed", "#[p0] @annaReed"),
        ("Anna, Reed said", "[p0], [p0] said"),
        ("Anna went. Reed stayed", "[p0] went. [p0] stayed"),
        ("Anna\r\nReed", "p0"),
    ],
)
def test_a_name_goes_however_it_is_written(text: str, expected: str) -> None:
    assert blot("Anna Reed").text(text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Seán O'Brien", "Sean O’Brien's wife, Mrs OBrien", "[p0]'s wife, Mrs [p0]"),
        ("Dr. Jo Li", "Jo saw Li. Dr. Moss came.", "[p0] saw [p0]. Dr. Moss came."),
        ("bell hooks", "bell said; hooks, too", "[p0] said; [p0], too"),
        ("Maria de la Cruz", "de la Cruz, Maria; la vie", "de la [p0], [p0]; la vie"),
        ("Łukasz Żak", "Lukasz Zak", "p0"),
        ("Jean-Paul Roux", "Jean Paul and Jean-Paul", "[p0] and [p0]"),
    ],
)
def test_names_of_many_kinds(name: str, text: str, expected: str) -> None:
    assert blot(name).text(text) == expected


def test_a_word_of_two_names_gets_a_label_of_neither() -> None:
    both = blot("Anna Reed", "Otto Reed")
    assert both.text("Anna Reed, Otto Reed, Reed") == f"[p0], [p1], [{SOMEBODY}]"


@pytest.mark.parametrize("printed", ["", "Mr.", "42", "the", "A.", "—"])
def test_what_names_nobody_withholds_nothing(printed: str) -> None:
    made = name_of(printed, "p0")
    assert made is None or printed == "42"


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("https://x.example/2024/anna-reed-dies", True),
        ("https://x.example/Anna%20Reed", True),
        ("https://x.example/anna%2520reed", True),
        ("https://x.example/annareed24", True),
        ("https://x.example/a?q=REED", True),
        ("https://x.example/reedley-fire", False),
        ("https://x.example/2024/fire", False),
    ],
)
def test_addresses_that_give_a_name_away(address: str, named: bool) -> None:
    assert blot("Anna Reed").is_named(address) is named


NAMES: list[Callable[[str], str]] = [
    str,
    str.upper,
    lambda name: f"{name}'s",
    lambda name: f"“{name}”",
    lambda name: name + ",",
]


@given(
    st.lists(
        st.tuples(st.sampled_from(["Anna", "Reed", "Anna Reed", "Anna\nReed"]), st.sampled_from(NAMES))
        | st.tuples(st.text(alphabet="xyz .,;-'’\n🕯é", max_size=6), st.just(str)),
        max_size=12,
    )
)
def test_no_word_of_the_name_is_left_whatever_stands_around_it(pieces: list[tuple[str, Callable[[str], str]]]) -> None:
    text = " ".join(change(piece) for piece, change in pieces)
    blotted = blot("Anna Reed").text(text)
    assert "anna" not in fold(blotted)
    assert "reed" not in fold(blotted)
    if not any(part in fold(text) for part in ("anna", "reed")):
        assert blotted == text
