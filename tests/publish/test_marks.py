"""A report with its claims marked, with colour and without."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from reportedly.publish.marks import marked_report
from reportedly.records import Claim, ClaimKind, Reading, Report, text_sha256


def shown(reading: Reading, *, colour: bool = False, only: str | None = None, width: int = 200) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, color_system="standard" if colour else None, force_terminal=colour)
    for line in marked_report(reading.report, reading.claims, colour=colour, only=only):
        console.print(line)
    return stream.getvalue()


def test_without_colour_words_stand_in_brackets_with_a_note_below(reading: Reading) -> None:
    assert shown(reading) == (
        "[left out, 15 characters: menu]\n"
        "\n"
        "Police in Arden said on Tuesday that [at least 40 people, including [three children](2), were killed](1).\n"
        "    [1: killed, at least 40 people, Police in Arden (stated), 2024-05-07, Arden, US]\n"
        "    [2: killed, three (3) children, Police in Arden (stated)]\n"
        "[“We counted [a dozen bodies](4),”](3) said Jo Park, 41, a medic.␛[31m red <202e>evil␇\n"
        "    [3: statement: say, Jo Park (stated)]\n"
        "    [4: killed, a dozen (12) bodies, Jo Park (stated)]\n"
        "\n"
        "The ministry, quoted by the Arden Times, put [the number of missing at 1.25 million](5) [on Friday](5). "
        "[Northland's army may send 500 troops](6).\n"
        "    [5: missing, 1.25 million (≈1,250,000.50), The ministry (estimated), via Arden Times, on Friday (?), "
        "Arden (?)]\n"
        "    [6: event: not send (planned), Northland's, Arden Post]\n"
    )


def test_with_colour_numbers_still_lead_to_notes_and_no_bracket_is_added(reading: Reading) -> None:
    text = shown(reading, colour=True)
    assert "\x1b[" in text
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert "that at least 40 people, including three children², were killed¹." in plain
    assert "␛[31m red" in plain


def test_one_claim_stands_alone_in_its_line(reading: Reading) -> None:
    text = shown(reading, only=reading.claims[1].id)
    assert text.startswith(
        "Police in Arden said on Tuesday that at least 40 people, including [three children](2), were"
    )
    assert "Jo Park" not in text


def test_claims_on_the_same_words_share_a_mark(reading: Reading) -> None:
    killed = reading.claims[0]
    wounded = replace(killed, id="claim-9", predicate="wounded")
    text = shown(replace(reading, claims=(killed, wounded)))
    assert "were killed](1,2)." in text
    assert "[2: wounded," in text


def test_evidence_inside_evidence_is_not_marked_again(reading: Reading) -> None:
    killed = reading.claims[0]
    [whole] = killed.evidence
    twice = replace(killed, evidence=(whole, reading.claims[1].evidence[0]))
    assert "[at least 40 people, including three children, were killed](1)." in shown(replace(reading, claims=(twice,)))


def test_words_over_a_line_break_open_again() -> None:
    body = "Nine died\nin the flood."
    report = Report(id="r", text=body, sha256=text_sha256(body))
    claim = Claim(id="claim-1", kind=ClaimKind.EVENT, evidence=(report.span(0, 22),), predicate="die")
    assert shown(Reading(report, (claim,))) == "[Nine died]…\n[in the flood](1).\n    [1: event: die]\n"


@pytest.mark.parametrize("width", [40, 80, 120])
def test_it_fits_the_width(reading: Reading, width: int) -> None:
    assert max(map(len, shown(reading, width=width).splitlines())) <= width


@given(st.text(alphabet="ab \n[]\r🗞\u202e\x1b", max_size=40), st.data())
def test_marks_never_lose_or_add_a_word(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] < pair[1])
    chosen = data.draw(st.lists(spans, max_size=4)) if text else []
    report = Report(id="r", text=text, sha256=text_sha256(text))
    claims = [
        Claim(id=f"claim-{i}", kind=ClaimKind.EVENT, evidence=(report.span(*pair),), predicate="be")
        for i, pair in enumerate(chosen)
    ]
    lines = [line.plain for line in marked_report(report, claims, colour=True) if hasattr(line, "plain")]
    bare = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹˒]", "", "".join(lines))
    unmarked = [line.plain for line in marked_report(report, [], colour=False) if hasattr(line, "plain")]
    assert bare == "".join(unmarked)
