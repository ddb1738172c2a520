"""The plot draws what was said: a shape for each sort of bound, at most six lanes, labels that stay apart."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.publish.web.figure_plot import Plotted, figure_plot, plot_story, small_plot
from reportedly.publish.web.plot_lanes import LANES, MARKS, lanes_of, thinned
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


def test_of_very_many_figures_some_are_drawn_and_how_many_is_said() -> None:
    points = [_point(f"c{n}", str(n), 500 if n == 77 else n % 50 + 1, days=n) for n in range(300)]
    points[123] = _point("c123", "7", 7, days=123, change="revised down")
    lines = (_line("Police", *points), _line("Mayor", _point("m", "40", 40, days=9)))
    conflict = Relation("c200", "m", "conflict", "strict", "no number fits both")
    svg = _drawn(*lines, conflicts=(conflict,))
    assert svg.count('class="pt"') == MARKS
    for claim in ("c0", "c299", "c77", "c123", "c200", "m"):  # the ends, the largest, a revision, both of a conflict
        assert f'href="#{claim}"' in svg
    assert 'class="conflict"' in svg
    story = plot_story(Plotted(QUESTION, lines, (conflict,)))
    assert story.endswith(f" {MARKS} of 301 figures are drawn; the table has all.")
    assert "are drawn" not in plot_story(Plotted(QUESTION, lines[1:]))
    assert str(small_plot(lines)).count("<circle") < 40


@given(st.lists(st.integers(1, 90), min_size=1, max_size=LANES))
def test_every_lane_has_its_share_of_the_marks(sizes: list[int]) -> None:
    lanes = [_line(f"S{i}", *(_point(f"{i}-{n}", "3", 3, days=n) for n in range(size))) for i, size in enumerate(sizes)]
    drawn = thinned(lanes)
    assert [lane.originator for lane in drawn] == [lane.originator for lane in lanes]
    assert sum(len(lane.points) for lane in drawn) == min(sum(sizes), MARKS)
    for lane, kept in zip(lanes, drawn, strict=True):
        assert len(kept.points) >= min(len(lane.points), MARKS // len(lanes))
        assert [point for point in lane.points if point in kept.points] == list(kept.points)


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
