"""The plot draws what was said: a shape for each sort of bound, at most six lanes, labels that stay apart."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.publish.web.figure_plot import LANES, Plotted, figure_plot, lanes_of, plot_story
from reportedly.publish.web.plot_scales import NARROW, WIDE, Frame, spread
from reportedly.records import ClaimKind, Modifier, Number, Quantity, Question, Relation, Span, Timeline, TimelinePoint

QUESTION = Question("q", ClaimKind.FIGURE, "e", "killed", None, None, None, None, "How many <people> were killed?")
DAY = date(2026, 3, 2)


def _point(
    claim: str,
    words: str,
    number: Number | None,
    modifier: Modifier = Modifier.EXACT,
    *,
    low: Number | None = None,
    high: Number | None = None,
    days: int = 0,
    basis: str = "stated",
    change: str = "first",
    outlets: int = 1,
) -> TimelinePoint:
    quantity = Quantity(Span(0, len(words), words), number, low, high, modifier)
    names = tuple(f"outlet {i}" for i in range(outlets))
    return TimelinePoint(claim, DAY + timedelta(days=days), basis, quantity, change, names)


def _line(who: str, *points: TimelinePoint) -> Timeline:
    return Timeline("q", f"voice of {who}", who, points)


def _drawn(*lines: Timeline, conflicts: tuple[Relation, ...] = (), denials: frozenset[str] = frozenset()) -> str:
    what = Plotted(QUESTION, lines, conflicts, denials)
    return str(figure_plot(what, WIDE, log=False, dispute=lambda left, right: f"/d/{left}/{right}", name="w"))


@pytest.mark.parametrize(
    ("point", "shape"),
    [
        (_point("c", "12", 12), 'class="dot"'),
        (_point("c", "12", 12, basis="printed"), 'class="dot hollow"'),
        (_point("c", "about 12", 12, Modifier.APPROX), 'class="halo"'),
        (_point("c", "at least 12", None, Modifier.AT_LEAST, low=12), "v-18m"),
        (_point("c", "up to 12", None, Modifier.AT_MOST, high=12), "v18m"),
        (_point("c", "10 to 12", None, Modifier.RANGE, low=10, high=12), 'class="bar"'),
        (_point("c", "12", 12, change="revised down"), "↓ revised"),
        (_point("c", "12", 12, outlets=3), "3×"),
    ],
)
def test_each_sort_of_figure_has_its_mark_which_leads_to_its_row(point: TimelinePoint, shape: str) -> None:
    svg = _drawn(_line("Police", point))
    assert shape in svg
    assert '<a class="pt" href="#c"' in svg
    assert "How many &lt;people&gt; were killed?" in svg


def test_words_without_a_number_stand_at_the_foot_and_only_beside_numbers() -> None:
    vague = _point("v", "dozens", None, Modifier.VAGUE)
    assert _drawn(_line("Police", vague)) == ""
    svg = _drawn(_line("Police", vague), _line("Mayor", _point("c", "40", 40)))
    assert 'class="hatch"' in svg
    assert ">dozens<" in svg


def test_a_conflict_is_a_bracket_that_leads_to_the_dispute_and_a_denial_a_cross() -> None:
    lines = _line("Police", _point("a", "5,000", 5000)), _line("Unions", _point("b", "20,000", 20000))
    conflict = Relation("a", "b", "conflict", "strict", "no number fits both")
    svg = _drawn(*lines, conflicts=(conflict,), denials=frozenset({"b"}))
    assert '<a class="conflict" href="/d/a/b"' in svg
    assert "cannot both be true" in svg
    assert svg.count('class="cross"') == 1
    told = plot_story(Plotted(QUESTION, lines, (conflict,), frozenset({"b"})))
    assert told.endswith("1 pair of figures cannot both be true; 1 figure is denied.")


def test_more_than_six_sources_fold_into_others() -> None:
    lines = [_line(f"Source {i}", _point(f"c{i}", str(i), i)) for i in range(1, 10)]
    lanes = lanes_of(lines)
    assert len(lanes) == LANES
    assert lanes[-1].originator == "4 others"
    assert sum(len(lane.points) for lane in lanes) == 9


def test_marks_of_one_day_and_number_stand_side_by_side() -> None:
    svg = _drawn(*(_line(f"Source {i}", _point(f"c{i}", "3", 3)) for i in range(3)))
    centres = {part.split('"')[0] for part in svg.split('class="dot" cx="')[1:]}
    assert len(centres) == 3


@pytest.mark.parametrize("layout", [WIDE, NARROW])
@given(numbers=st.lists(st.integers(0, 10**9), min_size=1, max_size=8), log=st.booleans())
def test_larger_numbers_never_stand_lower(layout: object, numbers: list[int], log: bool) -> None:
    frame = Frame(WIDE if layout is WIDE else NARROW, [DAY], numbers, log=log)
    heights = [frame.y(number) for number in sorted(numbers)]
    assert heights == sorted(heights, reverse=True)
    assert all(frame.layout.top <= height <= frame.layout.floor for height in heights)


@given(st.lists(st.floats(0, 300), max_size=6))
def test_labels_never_cover_each_other_and_stay_within_the_picture(wanted: list[float]) -> None:
    placed = sorted(spread(wanted, apart=31, top=20, bottom=320))
    assert all(after - before >= 30.8 for before, after in pairwise(placed))
    assert all(20 <= height <= 320 for height in placed)
