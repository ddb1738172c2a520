from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.link.duplicates import find_copies
from reportedly.records import Report, text_sha256

WIRE = (
    "MIREL TAVO (Levant Wire) - The Karsa dam gave way before dawn on Monday and sent a wall of brown water through "
    "three villages below it. Rescuers in small boats took forty people from roofs by noon, the provincial rescue "
    "service said, and were looking for at least a dozen more. The ministry of works said that the spillway had been "
    "closed for repairs since autumn."
)
OWN = (
    "Our reporter reached Mirel Tavo on Monday evening, when the river was back in its bed. In the school hall, where "
    "two hundred people slept on mats, Ulda Ferrin read out the names of those who had been found. She had warned of "
    "the dam for years, she said, and nobody at the ministry had ever written back to her about the cracks."
)


def _report(name: str, text: str, publisher: str | None = None, url: str | None = None) -> Report:
    return Report(id=name, text=text, sha256=text_sha256(text), publisher=publisher, url=url)


COPY_WITH_A_LINE = WIRE.removeprefix("MIREL TAVO (Levant Wire) - ") + " Readers can send their pictures to us."
REPORTS = [
    _report("wire", WIRE, "Levant Wire"),
    _report("echo", COPY_WITH_A_LINE, url="https://www.callan-echo.example/dam"),
    _report("own", OWN, "Harsa Courier"),
]


def test_one_text_in_two_outlets_is_one_group_with_both_publishers() -> None:
    (copies,) = find_copies(REPORTS)
    assert [report_id for report_id, _ in copies.reports] == ["echo", "wire"]
    assert copies.publishers == ("Levant Wire", "callan-echo.example")


def test_a_report_that_quotes_a_sentence_of_the_wire_is_its_own() -> None:
    quoting = _report("quoting", f"{OWN} {WIRE.split('. ')[1]}.")
    assert {name for copies in find_copies([*REPORTS[:2], quoting]) for name, _ in copies.reports} == {"echo", "wire"}


def test_pages_of_one_outlet_that_are_alike_but_for_their_headlines_are_no_copies() -> None:
    url = "https://www.callan-echo.example/"
    pages = [replace(_report(name, WIRE, url=url + name), title=f"On the {name}") for name in ("bridge", "ferry")]
    assert find_copies(pages) == ()
    assert len(find_copies([replace(page, title="On the dam") for page in pages])) == 1


def test_versions_of_one_report_are_no_copies_of_each_other() -> None:
    assert find_copies([_report("live", WIRE), _report("live", COPY_WITH_A_LINE)]) == ()


@pytest.mark.parametrize("text", ["", "Subscribe to read on.", "\ud800 " * 3])
def test_a_text_too_short_to_tell_is_no_copy(text: str) -> None:
    assert find_copies([_report("a", text), _report("b", text)]) == ()


@given(st.permutations(REPORTS), st.lists(st.sampled_from(REPORTS), max_size=3))
def test_the_order_of_the_reports_changes_nothing(order: list[Report], again: list[Report]) -> None:
    assert find_copies([*order, *again]) == find_copies(REPORTS)
