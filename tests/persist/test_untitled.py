"""Reports without a headline are listed and found by their opening words."""

from __future__ import annotations

from pathlib import Path

from reportedly.persist import Ledger
from reportedly.records import Reading, Report, text_sha256

TEXT = "ARDEN, March 2 (Reuters) - A ferry \\ sank.\n\nNine people died."


def test_a_list_and_a_search_give_the_opening_words_of_what_has_no_headline(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db") as ledger:
        ledger.add(Reading(Report("a", TEXT, text_sha256(TEXT))))
        ledger.add(Reading(Report("b", f"{TEXT} Twice.", text_sha256(f"{TEXT} Twice."), title="Ferry sinks")))
        assert [(row.id, row.opening) for row in ledger.browse.newest(None, 9)] == [
            ("b", None),
            ("a", "A ferry \\ sank."),
        ]
        found, _ = ledger.search.find("ferry", after=None, limit=9)
        assert {row.report_id: row.opening for row in found} == {"a": "A ferry \\ sank.", "b": None}
