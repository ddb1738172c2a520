from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reportedly.errors import LedgerError, ReportedlyError
from reportedly.persist import Counts, Ledger, dialects, queries, schema
from reportedly.persist.location import locate
from reportedly.records import ClaimFilter, ClaimKind, Reading

MakeReading = Callable[..., Reading]


def dump(path: Path | None) -> str:
    assert path is not None
    with sqlite3.connect(path) as connection:
        return "\n".join(connection.iterdump())


# --- adding ----------------------------------------------------------------------------------------------------


def test_adding_twice_leaves_the_same_bytes(tmp_path: Path, make_reading: MakeReading) -> None:
    path, readings = tmp_path / "l.db", [make_reading(str(n), figures=(n, n + 1)) for n in range(5)]
    with Ledger.open(path) as ledger:
        assert ledger.add_many(readings) == 5
    before = path.read_bytes()
    with Ledger.open(path) as ledger:
        assert ledger.add_many(iter(readings)) == 0
    assert path.read_bytes() == before


def test_the_order_of_adding_does_not_show(tmp_path: Path, make_reading: MakeReading) -> None:
    readings = [make_reading(str(n), figures=(n, n + 1), published=date(2024, 5, 9 - n % 3)) for n in range(6)]
    shown = []
    for name, order in (("a.db", readings), ("b.db", readings[::-1])):
        with Ledger.open(tmp_path / name) as ledger:
            ledger.add_many(order)
            shown.append((list(ledger.claims()), list(ledger.reports())))
    assert shown[0] == shown[1]


def test_a_reading_comes_back_whole(ledger: Ledger, make_reading: MakeReading) -> None:
    reading = make_reading(figures=(40, 3, 12))
    ledger.add(reading)
    assert ledger.reading("flood") == reading
    assert reading.relations
    assert ledger.counts() == Counts(reports=1, versions=1, claims=3, relations=2, schema=schema.REVISIONS[-1])


def test_another_text_is_a_further_version(ledger: Ledger, make_reading: MakeReading) -> None:
    first, second = make_reading(figures=(40,)), make_reading(figures=(51,))
    assert ledger.add(first)
    assert ledger.add(second)
    assert not ledger.add(first)  # seen again, it is not the newest
    assert ledger.reading("flood") == second
    assert ledger.reading("flood", first.report.sha256) == first
    assert [stored.sha256 for stored in ledger.claims()] == [first.report.sha256, second.report.sha256]
    assert (ledger.counts().reports, ledger.counts().versions) == (1, 2)


def test_newer_rules_replace_the_claims_of_their_version_only(ledger: Ledger, make_reading: MakeReading) -> None:
    other, old = make_reading("other"), make_reading(figures=(40, 3), rules=("v1",))
    new = dataclasses.replace(make_reading(figures=(40, 3), rules=("v2",)), relations=())
    ledger.add_many([other, old])
    assert ledger.add(new)
    assert ledger.reading("flood") == new
    assert ledger.reading("other") == other
    assert ledger.counts().relations == 0
    assert ledger.add(dataclasses.replace(new, claims=()))
    assert ledger.counts().claims == 1


def test_relations_alone_may_be_new(ledger: Ledger, make_reading: MakeReading) -> None:
    reading = make_reading(figures=(40, 3))
    ledger.add(dataclasses.replace(reading, relations=()))
    assert ledger.add(reading)
    assert ledger.reading("flood") == reading


def test_another_date_is_another_reading_of_the_same_version(ledger: Ledger, make_reading: MakeReading) -> None:
    ledger.add(make_reading(published=None))
    assert ledger.add(make_reading(published=date(2024, 5, 1)))
    assert [stored.published for stored in ledger.claims()] == [date(2024, 5, 1)]


def test_a_text_keeps_the_time_of_its_first_retrieval(ledger: Ledger, make_reading: MakeReading) -> None:
    ledger.add(make_reading(retrieved=None))
    assert ledger.add(make_reading(retrieved="2024-05-09T10:00Z"))
    assert not ledger.add(make_reading(retrieved="2024-05-10T10:00Z"))
    assert ledger.report("flood").retrieved == "2024-05-09T10:00Z"


def test_one_text_under_two_ids_is_kept_once(ledger: Ledger, make_reading: MakeReading) -> None:
    ledger.add_many([make_reading("one"), make_reading("two")])
    assert dump(ledger.path).count('INSERT INTO "texts"') == 1
    assert ledger.report("one").text == ledger.report("two").text


def test_a_failed_reading_leaves_no_trace(ledger: Ledger, make_reading: MakeReading) -> None:
    good = make_reading(figures=(40, 3))
    wrong_hash = dataclasses.replace(good, report=dataclasses.replace(good.report, sha256="0" * 64))
    with pytest.raises(ReportedlyError, match="hash"):
        ledger.add(wrong_hash)
    with pytest.raises(ReportedlyError, match="two claims of one reading have the id"):
        ledger.add(dataclasses.replace(good, claims=good.claims[:1] * 2))
    with pytest.raises(ZeroDivisionError):
        ledger.add_many(reading if reading is good else 1 / 0 for reading in [good, wrong_hash])  # type: ignore[misc]
    assert ledger.reading("flood") == good
    assert ledger.counts().versions == 1


# --- asking ----------------------------------------------------------------------------------------------------


@pytest.fixture
def three(ledger: Ledger, make_reading: MakeReading) -> Ledger:
    """Three reports on one flood; the second undated."""
    ledger.add_many(
        [
            make_reading("River-1", figures=(40, 3), published=date(2024, 5, 9)),
            make_reading("river-2", source="Der Bürger/meister 100%", place="A_den \\ Süd", published=None),
            make_reading("sea", source="Police", predicate="KILLED", published=date(2024, 5, 8)),
        ]
    )
    return ledger


@pytest.mark.parametrize(
    ("wanted", "reports"),
    [
        (ClaimFilter(), ["river-2", "sea", "River-1", "River-1"]),
        (ClaimFilter(limit=2), ["river-2", "sea"]),
        (ClaimFilter(limit=0), []),
        (ClaimFilter(kind=ClaimKind.FIGURE, limit=1), ["river-2"]),
        (ClaimFilter(kind=ClaimKind.EVENT), []),
        (ClaimFilter(predicate="killed"), ["sea"]),
        (ClaimFilter(predicate="kill"), []),
        (ClaimFilter(source="BÜRGER"), ["river-2"]),
        (ClaimFilter(source="bu\u0308rger"), ["river-2"]),
        (ClaimFilter(source="100%"), ["river-2"]),
        (ClaimFilter(source="1%0"), []),
        (ClaimFilter(source="%"), ["river-2"]),
        (ClaimFilter(source="r/m"), ["river-2"]),
        (ClaimFilter(source="p_lice"), []),
        (ClaimFilter(source="' OR 1=1 --"), []),
        (ClaimFilter(place="_"), ["river-2"]),
        (ClaimFilter(place="\\"), ["river-2"]),
        (ClaimFilter(place="arden", since=date(2024, 5, 9)), ["River-1", "River-1"]),
        (ClaimFilter(about="LEAST 3  people"), ["River-1"]),
        (ClaimFilter(about="\ud800"), []),
        (ClaimFilter(report="RIVER"), ["river-2", "River-1", "River-1"]),
        (ClaimFilter(report="iver"), []),
        (ClaimFilter(until=date(2024, 5, 8)), ["sea"]),
        (ClaimFilter(since=date(2024, 5, 8), until=date(2024, 5, 8)), ["sea"]),
    ],
    ids=repr,
)
def test_filters(three: Ledger, wanted: ClaimFilter, reports: list[str]) -> None:
    assert [stored.report_id for stored in three.claims(wanted)] == reports


def test_claims_of_a_report_come_in_the_order_of_their_words(three: Ledger) -> None:
    starts = [stored.claim.evidence[0].start for stored in three.claims(ClaimFilter(report="River-1"))]
    assert starts == sorted(starts)
    assert len(set(starts)) == 2


def test_a_stored_claim_knows_its_report(three: Ledger) -> None:
    stored = next(three.claims(ClaimFilter(predicate="killed")))
    report = three.report("sea")
    assert (stored.publisher, stored.url, stored.published) == (report.publisher, report.url, report.published)
    assert stored.main_event == "flood in Arden"
    words = stored.claim.evidence[0]
    assert report.text[words.start : words.end] == words.text


def test_reports_are_streamed_and_may_be_left(three: Ledger) -> None:
    reports = three.reports()
    assert next(reports).id == "river-2"
    assert three.add(dataclasses.replace(three.reading("sea"), claims=()))  # while the reports are half read
    assert [report.id for report in reports] == ["sea", "River-1"]
    next(three.reports())


def test_a_report_is_found_by_every_name_it_has(three: Ledger) -> None:
    claim = next(three.claims(ClaimFilter(report="sea"))).claim.id
    for name in ("sea", "SE", "s", "https://news.example/sea", claim, claim[:20]):
        assert three.report(name).id == "sea", name
    assert three.report("river-2").id == "river-2"


def test_an_exact_id_is_not_ambiguous(ledger: Ledger, make_reading: MakeReading) -> None:
    ledger.add_many([make_reading("a"), make_reading("ab"), make_reading("a%")])
    assert ledger.report("a").id == "a"
    assert ledger.report("a%").id == "a%"


def test_a_claim_names_the_version_that_it_stands_in(ledger: Ledger, make_reading: MakeReading) -> None:
    first, second = make_reading(figures=(40,)), make_reading(figures=(51,))
    ledger.add_many([first, second])
    assert ledger.report(first.claims[0].id) == first.report
    assert ledger.report("flood") == second.report


def test_a_name_of_several_reports_lists_them(ledger: Ledger, make_reading: MakeReading) -> None:
    ledger.add_many(make_reading(f"x-{n}", figures=(n,)) for n in range(9))
    with pytest.raises(LedgerError, match=r"'x-' may be any of these reports: 'x-0', .*'x-4', …") as caught:
        ledger.report("x-")
    assert "x-5" not in caught.value.message
    assert caught.value.fix


@pytest.mark.parametrize("name", ["nothing", "", "%", "\x00", "\ud800"])
def test_a_name_of_no_report_says_what_to_do(three: Ledger, name: str) -> None:
    with pytest.raises(LedgerError, match="no report or claim is called") as caught:
        three.report(name)
    assert caught.value.fix


def test_a_reading_that_is_not_there(three: Ledger) -> None:
    for arguments in (("River",), ("sea", "0" * 64)):
        with pytest.raises(LedgerError, match="the ledger holds no report"):
            three.reading(*arguments)


def test_a_closed_ledger_says_so(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "l.db")
    ledger.close()
    ledger.close()
    with pytest.raises(LedgerError, match="closed"):
        ledger.counts()
    with pytest.raises(LedgerError, match="closed"):
        next(ledger.claims())


def test_the_first_claim_does_not_wait_for_all_to_be_sorted(three: Ledger) -> None:
    wanted = (ClaimFilter(), ClaimFilter(source="police"), ClaimFilter(since=date(2024, 5, 8)))
    with dialects.connect(locate(three.path or "", create=False).url).connect() as connection:
        for statement in map(queries.select_claims, wanted):
            plain = statement.compile(connection, compile_kwargs={"literal_binds": True})
            plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {plain}")]
            assert "ix_versions_published_report_id_number" in plan[0]
            assert "USE TEMP B-TREE FOR ORDER BY" not in plan


def test_many_at_once_give_what_one_at_a_time_gives(tmp_path: Path, make_reading: MakeReading) -> None:
    readings = [make_reading(f"r{n % 5}", figures=(n % 3, 40), rules=(str(n % 2),)) for n in range(20)]
    readings += [make_reading("r1", retrieved="2024-05-10"), make_reading("blank", text="None.", figures=())]
    kept = []
    for at_once in (1, 7):
        with Ledger.open(tmp_path / f"{at_once}.db") as ledger:
            new = ledger.add_many(iter(readings), at_once=at_once)
            names = [hit.number for hit in ledger.search.find("mayor")[0]]
            kept.append((new, list(ledger.readings()), list(ledger.claims()), ledger.links.unlinked(), names))
            assert ledger.add_many(readings[-1:] * 3, at_once=at_once) == 0
    assert kept[0] == kept[1]


def test_many_at_once_are_checked_before_any_is_kept(ledger: Ledger, make_reading: MakeReading) -> None:
    reading = make_reading()
    wrong = dataclasses.replace(reading, report=dataclasses.replace(reading.report, text="Another."))
    with pytest.raises(ReportedlyError, match="hash"):
        ledger.add_many([make_reading("one"), wrong], at_once=2)
    assert ledger.counts().reports == 0
