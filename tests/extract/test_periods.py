"""Times: what is found, what it stands for, and what must stay unknown."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.calendar_arithmetic import easter_sunday, interval_around, nth_weekday, shifted, timex_of
from reportedly.extract.period_readings import READERS
from reportedly.extract.period_words import (
    TABLE,
    HolidayRow,
    PatternRow,
    WordRow,
    find_expressions,
    spelled_classes,
)
from reportedly.extract.periods import find_periods, is_background
from reportedly.extract.tables import load_table
from reportedly.records import Analysis, Period, Span

Analyse = Callable[..., Analysis]
CASES = tomllib.loads(Path(__file__).with_name("period_cases.toml").read_text(encoding="utf-8"))["case"]
PUBLISHED = date(2025, 8, 30)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['words']}-{case.get('published', 'undated')}")
def test_words_stand_for_their_days(case: dict[str, Any], analyse_text: Analyse) -> None:
    published = date.fromisoformat(case["published"]) if "published" in case else None
    periods = [mention.period for mention in find_periods(analyse_text(case["text"], published))]
    found = {period.span.text: period for period in periods}
    assert case["words"] in found
    period = found[case["words"]]
    assert period.start == (date.fromisoformat(case["start"]) if "start" in case else None)
    assert period.end == (date.fromisoformat(case["end"]) if "end" in case else None)
    if "timex" in case:
        assert period.timex == case["timex"]
    if "anchor" in case:
        assert period.anchor == case["anchor"]
    if "reason" in case:
        assert case["reason"] in (period.unresolved or "")
    else:
        assert period.unresolved is None


@pytest.mark.parametrize("row", load_table(TABLE, "pattern", PatternRow), ids=attrgetter("id"))
def test_every_pattern_fires_on_its_example_and_spares_its_near_miss(row: PatternRow, analyse_text: Analyse) -> None:
    assert row.reads in READERS
    assert row.id in {found.rule for found in find_expressions(analyse_text(row.example))}
    assert row.id not in {found.rule for found in find_expressions(analyse_text(row.near_miss))}


@pytest.mark.parametrize("row", load_table(TABLE, "word", WordRow), ids=attrgetter("id"))
def test_every_word_class_is_seen_in_its_example_and_not_in_its_near_miss(row: WordRow, analyse_text: Analyse) -> None:
    assert row.id in spelled_classes(analyse_text(row.example))
    assert row.id not in spelled_classes(analyse_text(row.near_miss))


@pytest.mark.parametrize("row", load_table(TABLE, "holiday", HolidayRow), ids=attrgetter("id"))
def test_every_holiday_is_found_by_its_names(row: HolidayRow, analyse_text: Analyse) -> None:
    for name in row.names:
        words = " ".join(word.capitalize() if word not in ("'s", "of", "de") else word for word in name.split())
        text = f"They died on {words.replace(' ' + chr(39), chr(39))}."
        (mention,) = find_periods(analyse_text(text, PUBLISHED))
        assert mention.period.start is not None, text
        assert mention.period.start <= PUBLISHED


@pytest.mark.parametrize(
    "text",
    [
        "The 25-year-old man and a woman, 30, left.",
        "The girl, five months old, survived.",
        "They may march again.",
        "April Moore met August Lind.",
        "It killed 2015 people.",
        "They met at 1903 Velm Street.",
        "He sat in the sun.",
    ],
)
def test_what_is_no_time_is_not_found(text: str, analyse_text: Analyse) -> None:
    assert find_periods(analyse_text(text, PUBLISHED)) == ()


def test_without_a_publication_date_nothing_relative_gets_a_day(analyse_text: Analyse) -> None:
    text = (
        "Two died on Friday, three last week, four yesterday, five in April, six two days ago and seven on August 3. "
        "Since June eight more died, and nine over the weekend, ten on Christmas Day, so far this year, and now."
    )
    periods = [mention.period for mention in find_periods(analyse_text(text))]
    assert len(periods) == 11
    for period in periods:
        assert (period.start, period.end) == (None, None), period
        assert period.unresolved == "needs the publication date", period


@given(text=st.lists(st.sampled_from(["Friday", "2 a.m.", "May", "3-5", ",", "2015", "next", "week", "the", "’90s",
                                       "ago", "two", "99999999999", "\u00a0", "🙂", "5/31/20", "years", "0", "\r\n\r\n",
                                       "between", "and", "later", "century", "31", "February", "that"]), max_size=12)
       .map(" ".join))  # fmt: skip
def test_spans_are_the_words_in_order_and_ends_follow_starts(text: str, analyse_text: Analyse) -> None:
    last = 0
    for mention in find_periods(analyse_text(text, PUBLISHED)):
        period = mention.period
        assert text[period.span.start : period.span.end] == period.span.text
        assert period.span.start >= last
        last = period.span.end
        assert (period.start is None and period.end is None) != (period.unresolved is None)
        if period.start and period.end:
            assert period.start <= period.end


def test_background_is_long_ago_or_wide() -> None:
    def period(start: date, end: date, granularity: str) -> Period:
        return Period(Span(0, 1, "x"), None, start, end, granularity)

    assert not is_background(period(date(2025, 8, 29), date(2025, 8, 29), "day"), PUBLISHED)
    assert not is_background(period(date(2025, 7, 1), date(2025, 7, 31), "month"), PUBLISHED)
    assert is_background(period(date(2025, 4, 1), date(2025, 4, 30), "month"), PUBLISHED)
    assert is_background(period(date(2025, 1, 1), date(2025, 12, 31), "year"), PUBLISHED)
    assert is_background(period(date(2023, 8, 30), date(2025, 8, 30), "length"), None)


def test_calendar() -> None:
    assert [easter_sunday(year) for year in (1818, 2000, 2016, 2038)] == [
        date(1818, 3, 22), date(2000, 4, 23), date(2016, 3, 27), date(2038, 4, 25)]  # fmt: skip
    assert nth_weekday(2024, 11, 4, 4) == date(2024, 11, 28)
    assert nth_weekday(2025, 5, 1, -1) == date(2025, 5, 26)
    assert shifted(date(2024, 3, 31), "month", -1) == date(2024, 2, 29)
    assert shifted(date(2024, 3, 31), "century", -30) is None
    assert timex_of(date(2027, 1, 1), "week") == "2026-W53"
    assert interval_around(date(1999, 5, 5), "decade") == (date(1990, 1, 1), date(1999, 12, 31))


def test_the_seed_report_with_and_without_its_date(shared: Path, analyse_text: Analyse) -> None:
    text = (shared / "seed/report.txt").read_text(encoding="utf-8")
    published = date.fromisoformat(json.loads((shared / "seed/reading.json").read_text(encoding="utf-8"))["published"])
    dated = {m.period.span.text: m.period for m in find_periods(analyse_text(text, published))}
    undated = {m.period.span.text: m.period for m in find_periods(analyse_text(text))}
    expected = {"Friday": "2025-08-29/2025-08-29", "April": "2025-04-01/2025-04-30",
                "the coming week": "2025-09-01/2025-09-07", "two years": "2023-09-07/2025-09-07"}  # fmt: skip
    for words, days in expected.items():
        assert f"{dated[words].start}/{dated[words].end}" == days
        assert undated[words].start is None
        assert undated[words].unresolved == "needs the publication date"
    for periods in (dated, undated):
        assert periods["October 2023"].start == periods["That same month"].start == date(2023, 10, 1)
        assert periods["That same month"].anchor == "October 2023"
        assert periods["within three months of deployment"].unresolved == "no date for 'deployment'"
