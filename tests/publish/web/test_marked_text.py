"""Marks in a report's text: nested, overlapping, after an emoji, in hostile words; the HTML never loses a letter."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from reportedly.publish.web.marked_text import marked_paragraphs, marked_words
from reportedly.publish.words import visible
from reportedly.records import Claim, ClaimKind, Dropped, Modifier, Quantity, Report, Span, text_sha256


def _report(text: str) -> Report:
    return Report(id="r", text=text, sha256=text_sha256(text))


def _claim(number: int, span: Span, quantity: Span | None = None, kind: ClaimKind = ClaimKind.FIGURE) -> Claim:
    many = Quantity(quantity, 1, 1, 1, Modifier.EXACT) if quantity else None
    return Claim(f"claim-{number:032x}", kind, (span,), "killed", quantity=many)


class _Reader(HTMLParser):
    """The text of some HTML without note numbers, and the words under each mark."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.of: dict[str, str] = {}
        self._open: list[str] = []
        self._skip = 0

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._skip += given.get("class") == "n"
        self._open.append(given.get("data-c") or "")

    def handle_endtag(self, _tag: str) -> None:
        self._open.pop()
        self._skip = 0

    def handle_data(self, data: str) -> None:
        if self._skip:
            return
        self.text += data
        for number in {n for entry in self._open for n in entry.split()}:
            self.of[number] = self.of.get(number, "") + data


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(str(html))
    reader.close()
    assert not reader._open, "every element is closed"
    return reader


def test_an_emoji_before_a_mark_moves_nothing() -> None:
    report = _report("🕯️🕯️ Vigil: at least 12 people died, police said.")
    at = report.text.index("at least 12")
    claim = _claim(1, report.span(at, at + len("at least 12 people died")), report.span(at, at + len("at least 12")))
    [paragraph] = marked_paragraphs(report, [(1, claim)])
    assert _read(paragraph.html).of == {"1": "at least 12 people died"}
    assert "<mark>at least 12</mark>" in paragraph.html


def test_overlapping_claims_keep_their_own_words() -> None:
    report = _report("12 killed and wounded in Arden")
    one, two = _claim(1, report.span(0, 21)), _claim(2, report.span(10, 30), kind=ClaimKind.STATEMENT)
    [paragraph] = marked_paragraphs(report, [(1, one), (2, two)])
    assert _read(paragraph.html).of == {"1": "12 killed and wounded", "2": "and wounded in Arden"}
    assert paragraph.notes == (1, 2)


def test_a_mark_that_runs_over_lines_opens_again_and_is_noted_where_it_ends() -> None:
    report = _report("He said that\n\nthree died.")
    claim = _claim(1, report.span(3, len(report.text) - 1), kind=ClaimKind.STATEMENT)
    first, last = marked_paragraphs(report, [(1, claim)])
    assert (_read(first.html).of, _read(last.html).of) == ({"1": "said that"}, {"1": "three died"})
    assert (first.notes, last.notes) == ((), (1,))
    assert first.html.count(claim.id) == 1
    assert claim.id not in last.html


def test_what_was_left_out_is_one_passage_with_its_reason() -> None:
    report = _report("Home | News\nShare this\nTwo died.")
    menu = [Dropped(report.span(0, 22), "menu")]
    left_out, story = marked_paragraphs(replace(report, furniture=tuple(menu)), [], menu)
    assert (left_out.left_out, story.left_out) == ("menu", "")
    assert left_out.html == "Home | News<br>Share this"


def test_words_that_look_like_elements_stay_words() -> None:
    report = _report('<script>alert(1)</script> & "three" <img src=x onerror=alert(2)> killed')
    claim = _claim(1, report.span(8, 40), report.span(28, 35))
    [paragraph] = marked_paragraphs(report, [(1, claim)])
    assert re.findall(r"<(?!/?(?:span|mark|a)\b)", paragraph.html) == []
    assert _read(paragraph.html).text == report.text


def test_marks_that_touch_or_overlap_are_one_mark() -> None:
    assert marked_words("ten died", [(0, 3), (2, 5), (5, 6)]) == "<mark>ten di</mark>ed"
    assert marked_words("ten <died>", [(8, 2)]) == "ten &lt;died&gt;"


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20), st.sampled_from(list(ClaimKind))), max_size=6)


@given(text=st.text(alphabet="ab <&\"'\n\r\t😀é\u202e", min_size=1, max_size=40), spans=SPANS)
def test_no_letter_is_lost_or_doubled_whatever_is_marked(text: str, spans: list[tuple[int, int, ClaimKind]]) -> None:
    report = _report(text)
    claims = []
    for number, (start, length, kind) in enumerate(spans, 1):
        first, last = min(start, len(text) - 1), min(start + length, len(text))
        if first < last:
            claims.append((number, _claim(number, report.span(first, last), kind=kind)))
    paragraphs = marked_paragraphs(report, claims)
    lines = [visible(line.strip()) for line in text.split("\n") if line.strip()]
    assert [_read(paragraph.html).text for paragraph in paragraphs] == lines
