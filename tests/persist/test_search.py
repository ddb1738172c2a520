"""Search in real ledgers: what is found, where its marks are, and what no query can do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.persist import Ledger, search
from reportedly.persist.adding import put
from reportedly.persist.dialects import CLOSE, OPEN
from reportedly.persist.exact import escape
from reportedly.records import Found, Reading, text_sha256

MakeReading = Callable[..., Reading]
CopyAsBefore = Callable[[Path, Path, str], None]


def found(ledger: Ledger, words: str) -> list[Found]:
    hits: list[Found] = []
    after = None
    while True:
        page, after = ledger.search.find(words, after=after, limit=3)
        hits += page
        if after is None:
            return hits


def ids(ledger: Ledger, words: str) -> list[str]:
    return sorted(hit.report_id for hit in found(ledger, words))


def marked(hit: Found) -> set[tuple[str, str]]:
    return {(one.field, one.words[start:end]) for one in hit.passages for start, end in one.marks}


def is_sound(path: Path) -> bool:
    """Whether the index says the same as the words that it is of: FTS5 raises an error where it does not."""
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    return True


@pytest.fixture
def full(ledger: Ledger, make_reading: MakeReading) -> Ledger:
    ledger.add(make_reading("flood", figures=(40, 55), place="Orvane"))
    ledger.add(make_reading("fire", figures=(40,), source="Café owner Dunne", text="Smoke over the harbour"))
    titled = make_reading("storm", published=None, text="Roofs flew.", figures=(3,))
    ledger.add(replace(titled, report=replace(titled.report, title="Gale hits the Isle of Brask")))
    return ledger


@pytest.mark.parametrize(
    ("words", "reports", "marks"),
    [
        ("harbour", ["fire"], {("text", "harbour")}),
        ("HARBOUR smoke", ["fire"], {("text", "Smoke"), ("text", "harbour")}),
        ("harbour roofs", [], set()),  # every word must be there
        ('"people were hurt"', ["flood"], {("text", "people were hurt")}),
        ('"hurt were people"', [], set()),
        ("harb", [], set()),
        ("harb*", ["fire"], {("text", "harbour")}),
        ("cafe", ["fire"], {("source", "Café")}),
        ("orvane 55", ["flood"], {("place", "Orvane"), ("text", "Orvane"), ("text", "55")}),
        ("brask", ["storm"], {("title", "Brask")}),
        ("example smoke", ["fire"], {("publisher", "Example"), ("text", "Smoke")}),
        ("2024-05 smoke", ["fire"], {("date", "2024-05"), ("text", "Smoke")}),
        ("2024-05-09 roofs", [], set()),  # that one is not dated
        ("2024-06", [], set()),
    ],
)
def test_what_is_found_and_marked(full: Ledger, words: str, reports: list[str], marks: set[tuple[str, str]]) -> None:
    assert ids(full, words) == reports
    for hit in found(full, words):
        assert marked(hit) == marks


HOSTILE = [
    *("", " ", '"', '""', '"""', "*", "-", "( ) : ^ + ,", "\0", "\ud800", "…—“”", "'; DROP TABLE search; --", "\\"),
    *("AND", "NOT", "a NOT", "NEAR(a b)", "text:", "{text title}: a", "^a", "a^", 'a"b', '"a*', "a*b", "* a", "a **"),
    *("x" * 100_000, "ab " * 50_000, '"' * 9_999, "a* " * 999, "\U0001f600", "\x1f\\{a\x1f\\}", "%_[a]", "e\u0301"),
]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_fails(full: Ledger, words: str) -> None:
    for hit in found(full, words):
        assert hit.passages


@given(st.text(st.sampled_from("ab\"*^:(){}[]+-,.\\'\0\ud800 \t\né☂ANDORTNE")) | st.text())
def test_no_query_is_refused_by_the_index(words: str) -> None:
    wanted = search.match_of(words)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(words)")
    if wanted is not None:
        assert connection.execute("SELECT * FROM t WHERE t MATCH ?", (wanted,)).fetchall() == []
    connection.close()


@given(st.lists(st.tuples(st.text(), st.text(min_size=1)), max_size=6), st.text())
def test_marks_are_code_points_of_the_text_itself(parts: list[tuple[str, str]], tail: str) -> None:
    spelled = "".join(escape(plain) + OPEN + escape(hit) + CLOSE for plain, hit in parts) + escape(tail)
    words, marks = search.unmarked(spelled)
    assert words == "".join(plain + hit for plain, hit in parts) + tail
    assert [words[start:end] for start, end in marks] == [hit for _, hit in parts]


def test_offsets_count_code_points_past_what_cannot_be_stored(ledger: Ledger, make_reading: MakeReading) -> None:
    text = (
        "\U0001f600 \0 \ud800 c:\\old \x1f\\{ "
        + "filler words here. " * 60
        + "The weir broke near the mill, and the weir fell."
    )
    ledger.add(make_reading("odd", text=text, figures=()))
    (hit,) = found(ledger, "weir")
    (passage,) = hit.passages
    assert passage.start is not None
    assert text[passage.start : passage.start + len(passage.words)] == passage.words
    assert [passage.words[a:b] for a, b in passage.marks] == ["weir", "weir"]
    assert len(passage.words) <= search.PASSAGE_LENGTH
    assert not passage.words.startswith(" ")
    assert text[passage.start - 1] == " "  # no word is cut


def test_a_reading_anew_moves_the_index(tmp_path: Path, make_reading: MakeReading) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        ledger.add(make_reading("r", source="Mayor Quill", text="Water rose."))
        ledger.add(make_reading("other", source="Mayor Quill", text="Water fell."))
        again = make_reading("r", source="Warden Pym", text="Water rose.")
        ledger.add(replace(again, report=replace(again.report, title="Tide")))
        assert ids(ledger, "quill") == ["other"]
        assert ids(ledger, "pym") == ids(ledger, "tide") == ["r"]
        assert ids(ledger, "water") == ["other", "r"]
        assert not ledger.add(replace(again, report=replace(again.report, title="Tide")))
    assert is_sound(path)


def test_a_further_version_is_found_beside_the_first(full: Ledger, make_reading: MakeReading) -> None:
    full.add(make_reading("fire", text="Smoke over the pier"))
    assert [(hit.sha256, hit.is_newest) for hit in found(full, "smoke")] == [
        (text_sha256("Smoke over the pier"), True),
        (text_sha256("Smoke over the harbour"), False),
    ]


def put_and_fail(ledger: Ledger, reading: Reading) -> None:
    with ledger._writing() as connection:
        put(connection, reading)
        raise ZeroDivisionError


def test_the_index_is_written_in_the_same_transaction(ledger: Ledger, make_reading: MakeReading) -> None:
    with pytest.raises(ZeroDivisionError):
        put_and_fail(ledger, make_reading("r", text="Hail fell."))
    assert found(ledger, "hail") == []


def test_the_check_of_the_index_can_fail(tmp_path: Path, make_reading: MakeReading) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        ledger.add(make_reading())
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER searched_changed")
        connection.execute("UPDATE searched SET title = 'New'")
    with pytest.raises(sqlite3.DatabaseError):
        is_sound(path)


@pytest.mark.parametrize("rank", [True, False])
def test_pages_give_each_hit_once_the_newest_stretch_first(
    ledger: Ledger, make_reading: MakeReading, monkeypatch: pytest.MonkeyPatch, *, rank: bool
) -> None:
    """What is added between two pages is not in them; it may move ranks a little, so there all are alike."""
    monkeypatch.setattr(search, "RANKED", 7)
    texts = ("Ice broke. " * (1 + rank * n % 3) for n in range(30))
    ledger.add_many((make_reading(f"r{n}", text=text, figures=()) for n, text in enumerate(texts)), at_once=9)
    seen: list[int] = []
    after = None
    while True:
        page, after = ledger.search.find("ice", after=after, limit=3)
        seen += [hit.number for hit in page]
        if after is None:
            break
        if not rank:
            ledger.add(make_reading(f"late {len(seen)}", text="Ice broke. ", figures=()))
    assert sorted(seen) == list(range(1, 31))
    assert (seen == sorted(seen, reverse=True)) is not rank
    stretches = [set(seen[start : start + 7]) for start in range(0, 28, 7)]
    assert stretches == [set(range(30 - 7 * n, 23 - 7 * n, -1)) for n in range(4)]


def test_a_title_counts_more_than_the_text(ledger: Ledger, make_reading: MakeReading) -> None:
    titled = make_reading("titled", text="Nothing else. " * 20, figures=())
    ledger.add(replace(titled, report=replace(titled.report, title="Avalanche")))
    ledger.add(make_reading("told", text="Nothing else. " * 20 + "Avalanche.", figures=()))
    assert [hit.report_id for hit in found(ledger, "avalanche")] == ["titled", "told"]


def test_the_passage_is_where_most_marks_are() -> None:
    spelled = f"{OPEN}rain{CLOSE} once. " + "Dry day. " * 60 + f"{OPEN}rain{CLOSE} and "
    passage = search.passage_of(spelled + f"{OPEN}rain{CLOSE}. " + "Dry day. " * 60)
    assert passage is not None
    assert passage.start
    assert len(passage.marks) == 2


def test_a_ledger_from_before_is_searched_the_same(
    tmp_path: Path, make_reading: MakeReading, copy_as_before: CopyAsBefore
) -> None:
    readings = [make_reading(f"r\\{n}", figures=(n, 40), source=f"Warden \0{n}\\", place="Orvane") for n in range(5)]
    readings.append(make_reading("blank", figures=(), published=None))
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    with Ledger.open(new) as ledger:
        ledger.add_many(readings)
    copy_as_before(new, old, "0004")
    hits, rows = [], []
    for path in (new, old):
        with Ledger.open(path) as ledger:
            hits.append([found(ledger, words) for words in ("warden", "orvane", "2024-05", "people", "3")])
        assert is_sound(path)
        with sqlite3.connect(path) as connection:
            rows.append(connection.execute("SELECT * FROM searched").fetchall())
    assert hits[0] == hits[1]
    assert all(hits[0])
    assert rows[0] == rows[1]
