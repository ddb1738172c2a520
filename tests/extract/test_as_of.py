"""At what time a figure held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reportedly.extract.as_of import EARLIER, AsOf, AsOfWords
from reportedly.extract.measures import find_measures
from reportedly.extract.periods import find_periods
from reportedly.extract.quantities import find_quantities
from reportedly.extract.tables import load_table
from reportedly.records import Analysis, Period

SATURDAY = date(2026, 3, 14)
Analyse = Callable[..., Analysis]


def times(analysis: Analysis) -> list[Period | None]:
    """The as-of times of all figures, in the order of their words."""
    measures = find_measures(analysis, find_quantities(analysis))
    held = AsOf(analysis, find_periods(analysis))
    return [held.of(m) for m in sorted(measures, key=lambda m: m.quantity.span.start)]


def told(analysis: Analysis) -> list[tuple[str, str] | None]:
    """The words of each, and the day or the reason why there is none."""
    return [(t.span.text, str(t.end) if t.end else t.unresolved or "") if t else None for t in times(analysis)]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The ministry said on Tuesday that 40 people died.", "Tuesday", "2026-03-10"),
        ("The ministry on Tuesday said that 40 people had died.", "Tuesday", "2026-03-10"),
        ("Forty people died, the ministry said late on Tuesday.", "Tuesday", "2026-03-10"),
        ("In a statement on Tuesday the ministry said that 40 people died.", "Tuesday", "2026-03-10"),
        ("As of Monday the army counted 72 civilians killed since the siege began.", "Monday", "2026-03-09"),
        ("By Tuesday evening 40 people had been killed.", "Tuesday evening", "2026-03-10"),
        ("The death toll climbed on Thursday to 40.", "Thursday", "2026-03-12"),
        ("The number of missing fell to 40 early Thursday.", "early Thursday", "2026-03-12"),
        ("The death toll rose to 40, up from 21 on Monday.", "Monday", "2026-03-09"),
        ("The mayor said the death toll as of 1930 GMT on Monday was 40.", "Monday", "2026-03-09"),
        ("The death toll stood at 40 on Monday morning, the council said.", "Monday morning", "2026-03-09"),
        ("The Red Cross had a count of its own: 40 people dead at noon on Monday.", "noon on Monday", "2026-03-09"),
    ],
)
def test_it_holds_as_of_the_time_that_its_words_give(analyse_text: Analyse, text: str, words: str, day: str) -> None:
    assert (words, day) in told(analyse_text(text, published=SATURDAY))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The death toll has risen to 40.", "has risen"),
        ("Forty people remain missing.", "remain"),
        ("Forty people were killed, officials say.", "say"),
        ("A quake has struck the valley, leaving 40 people dead.", "has struck"),
        ("So far 40 people were arrested.", "So far"),
        ("Forty people are dead after a bus fell, early Monday morning.", "are"),
        ("Officials said 40 people have died.", "have died"),
    ],
)
def test_what_is_told_in_the_present_holds_as_the_report_is_written(
    analyse_text: Analyse, text: str, words: str
) -> None:
    assert told(analyse_text(text, published=SATURDAY)) == [(words, "2026-03-14")]
    assert told(analyse_text(text)) == [None], "a report without a date has no now"


@pytest.mark.parametrize(
    "text",
    [
        "Forty people died on Tuesday, the ministry said.",
        "Forty people died, the ministry said.",
        "By then 40 people had died.",
        "The flood on Tuesday killed 40 people.",
        "Rescuers on Tuesday found a girl in a house that fell in the quake, which killed 40 people.",
        "“Forty people have died,” the mayor said.",
        "Forty people will be evacuated on Sunday.",
        "A woman has been killed.",
        "Every year 40 people are killed on the road.",
        "Forty people died, the ministry said on Sunday.",  # six days ago, or tomorrow in another time zone
        "Men suspected of killing 40 people have fled.",
        "A previous storm killed 40 people.",
    ],
)
def test_no_time_is_made_up(analyse_text: Analyse, text: str) -> None:
    assert {time.end if time else None for time in times(analyse_text(text, published=SATURDAY))} == {None}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officials initially said that 40 people had died.", ["initially"]),
        ("The bomb went off in the market, initially killing 40 people.", ["initially"]),
        ("Earlier in the night the mayor had reported 40 people missing.", ["Earlier"]),
        ("The ministry on Friday disowned his early estimate of 40 deaths.", ["early"]),
        ("The ministry revised an earlier statement that 40 people had died.", ["earlier"]),
        ("The death toll increased from 65 to 84.", ["from", None]),
        ("Earlier this month 40 people died.", [None]),
    ],
)
def test_what_was_said_before_is_of_no_known_day(analyse_text: Analyse, text: str, words: list[str | None]) -> None:
    found = times(analyse_text(text, published=SATURDAY))
    assert [time.span.text if time else None for time in found] == words
    assert {time.unresolved for time in found if time} <= {EARLIER}


def test_a_weekday_without_a_date_keeps_its_name_and_says_what_is_missing(analyse_text: Analyse) -> None:
    (held,) = times(analyse_text("As of Thursday 40 people have been identified."))
    assert held is not None
    assert (held.span.text, held.end, held.unresolved) == ("Thursday", None, "needs the publication date")


@pytest.mark.parametrize("row", load_table("as_of.toml", "words", AsOfWords), ids=lambda row: row.id)
def test_each_row_has_an_example_and_a_near_miss(analyse_text: Analyse, row: AsOfWords) -> None:
    example, near = (times(analyse_text(text, published=SATURDAY)) for text in (row.example, row.near_miss))
    assert any(example), row.example
    assert not any(near), row.near_miss
