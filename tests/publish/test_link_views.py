"""Questions and timelines as people see them."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from reportedly.link.timelines import timelines_of
from reportedly.publish.link_views import sparkline
from reportedly.publish.plot import LANES, plot_svg
from reportedly.records import StoredClaim
from tests.link.made import linked, source, told

SVG = "{http://www.w3.org/2000/svg}"


def _drawn(*figures: str, sources: int = 1) -> tuple[str, ET.Element]:
    story = [
        told(f"r{n}", figure, by=source(f"Bureau {n % sources} <&>", "agency"), day=n + 1)
        for n, figure in enumerate(figures)
    ]
    found = linked(*story)
    stored = {
        r.claims[0].id: StoredClaim(
            r.claims[0], r.report.id, r.report.sha256, "Mail", None, None, r.report.published, None
        )
        for r in story
    }
    svg = plot_svg(found.questions[0], timelines_of(found.answers, stored))
    return svg, ET.fromstring(svg)  # noqa: S314  # our own


def test_the_plot_is_one_whole_svg_that_tells_its_story_and_loads_nothing() -> None:
    svg, root = _drawn("38", "about 240", "at least 300", "10-20", "dozens", "up to 9")
    assert root.tag == f"{SVG}svg"
    told_as = root.findtext(f"{SVG}desc") or ""
    assert "Bureau 0 <&> said 38 and at last up to 9" in told_as
    assert "href" not in svg
    assert "<script" not in svg
    assert "↓ revised" in svg


def test_at_most_six_lines_are_drawn_and_the_rest_is_folded() -> None:
    svg, _ = _drawn(*(str(n + 1) for n in range(9)), sources=9)
    assert f"{9 - LANES + 1} others" in svg


@pytest.mark.parametrize(
    ("figures", "bars"), [(("1", "8"), "▁█"), (("7", "dozens", "7"), "█·█"), (("dozens",), ""), (("0", "0"), "")]
)
def test_a_sparkline_starts_at_zero_and_leaves_out_what_is_no_number(figures: tuple[str, ...], bars: str) -> None:
    from reportedly.records import TimelinePoint  # noqa: PLC0415  # only here
    from tests.link.made import quantity  # noqa: PLC0415  # only here

    points = [TimelinePoint("c", None, None, quantity(words), "first", ()) for words in figures]
    assert sparkline(points) == bars
