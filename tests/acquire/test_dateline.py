"""Date lines as papers and agencies print them, and dates that must not be invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.acquire.dateline import Dateline, find_dateline
from reportedly.acquire.dates import Stamp, read_stamp

REST = " Two people were hurt, the mayor said on Friday."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("LONDON, Aug 30 (Reuters) —" + REST, Dateline(agency="Reuters")),
        ("LONDON, Aug. 30, 2025 (Reuters) -" + REST, Dateline(date(2025, 8, 30), None, "Reuters")),
        ("BEIRUT (AP) — Sept. 3, 2024", Dateline(date(2024, 9, 3), None, "Associated Press")),
        ("ST. LOUIS (AP) -" + REST, Dateline(agency="Associated Press")),
        ("ARDEN, KY (WXYZ) –" + REST, Dateline(agency="WXYZ")),
        ("(CNN) —" + REST, Dateline(agency="CNN")),
        ("ARDEN, March 2, 2026 (Levant Wire) -" + REST, Dateline(date(2026, 3, 2), None, "Levant Wire")),
        ("PORT ARDEN, March 2 (Bank of Arden News) —" + REST, Dateline(agency="Bank of Arden News")),
        ("ARDEN, March 2 (Saturday) -" + REST, Dateline()),
        ("ARDEN, March 2 (Updated) -" + REST, Dateline()),
        ("ARDEN, March 2 (updated by staff) -" + REST, Dateline()),
        ("ARDEN, March 2 (pop. 3,000) -" + REST, Dateline()),
        ("ARDEN (Levant Wire) -" + REST, Dateline()),
        ("Arden, March 2 (Levant Wire) -" + REST, Dateline()),
        ("ARDEN —" + REST, Dateline()),
        ("August 30, 2025", Dateline(date(2025, 8, 30))),
        ("Saturday, 30 August 2025", Dateline(date(2025, 8, 30))),
        ("2025-08-30", Dateline(date(2025, 8, 30))),
        ("2025-08-30T14:05:00+02:00", Dateline(date(2025, 8, 30), "2025-08-30T14:05:00+02:00")),
        ("Published: 30 August 2025, 14:05", Dateline(date(2025, 8, 30), "2025-08-30T14:05:00")),
        ("Posted: Mon 8:05 PM, Dec 26, 2016", Dateline(date(2016, 12, 26), "2016-12-26T20:05:00")),
        ("March 21, 2013 5:03 AM", Dateline(date(2013, 3, 21), "2013-03-21T05:03:00")),
        (
            "Published: Saturday, March 11, 2017 @ 12:41 AM EST",
            Dateline(date(2017, 3, 11), "2017-03-11T00:41:00-05:00"),
        ),
        (
            "Two hurt in Arden Posted: Tuesday, May 12, 2015 3:42 PM EDT Updated: Friday, May 15, 2015 9:07 PM EDT",
            Dateline(date(2015, 5, 12), "2015-05-12T15:42:00-04:00"),
        ),
        ("Last Modified: Friday, February 10, 2017 4:23 PM", Dateline(date(2017, 2, 10), "2017-02-10T16:23:00")),
        ("Two hurt in Arden Updated: Sunday, April 5, 2015 1:25 PM EDT", Dateline()),
        ("Date: May 3, 2017", Dateline()),
        ("Published: 3/7/2017", Dateline()),
        ("February 30, 2017", Dateline()),
        ("Posted: May 3, 2017 25:99", Dateline(date(2017, 5, 3))),
        ("The treaty of May 3, 2017 was signed here.", Dateline()),
        ("The War Years - May 3, 2001, and after", Dateline()),
        ("Viewers (XYZ) - and there were many - complained.", Dateline()),
    ],
)
def test_a_first_line(line: str, expected: Dateline) -> None:
    assert find_dateline(line + "\n\nThe wall fell on Friday.") == expected


def test_a_published_line_comes_before_a_changed_one_and_both_below_the_title() -> None:
    text = "Wall falls\nUpdated: May 5, 2024 10:00 AM\nBy Anna Maler\nPublished: May 3, 2024\n\nTwo people were hurt."
    assert find_dateline(text).published == date(2024, 5, 3)


def test_a_date_deep_in_the_text_is_not_the_reports() -> None:
    assert find_dateline("Two people were hurt.\n" * 20 + "May 3, 2024\n").published is None


def test_the_year_comes_from_the_address_or_not_at_all() -> None:
    line = "LONDON, Aug 30 (Reuters) —" + REST
    assert find_dateline(line, url="https://example.org/2025/08/31/wall").published == date(2025, 8, 30)
    assert find_dateline(line, url="https://example.org/2026/01/02/wall").published is None
    assert find_dateline(line, url="https://example.org/wall-2025").published is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025-08-30", Stamp(date(2025, 8, 30))),
        ("2025-08-30T00:00:00", Stamp(date(2025, 8, 30))),
        ("2025-08-30 14:05:09", Stamp(date(2025, 8, 30), "2025-08-30T14:05:09")),
        ("2025-08-30T14:05:09.123Z", Stamp(date(2025, 8, 30), "2025-08-30T14:05:09+00:00")),
        ("2025-08-30T23:30:00-0500", Stamp(date(2025, 8, 30), "2025-08-30T23:30:00-05:00")),
        ("Tue, 26 Aug 2025 10:00:00 GMT", Stamp(date(2025, 8, 26), "2025-08-26T10:00:00+00:00")),
        ("26 August 2025", Stamp(date(2025, 8, 26))),
        ("2025-13-01", None),
        ("0001-01-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_read_stamp(words: str, expected: Stamp | None) -> None:
    assert read_stamp(words) == expected


@given(st.text(max_size=200))
def test_no_text_breaks_it(words: str) -> None:
    find_dateline(words)
    read_stamp(words)
