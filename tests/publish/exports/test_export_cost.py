"""What an export may cost: some times the table that has a row a claim, however many events and reports there are."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator

import pytest

from bench.large_ledger import build
from reportedly.desk.exporting import material_of
from reportedly.persist import Ledger
from reportedly.publish.exports import FORMATS
from reportedly.records import ClaimFilter

REPORTS = 120

ALL = ClaimFilter()

COST_BAR = 3
"""Formats may take so many times the processor's time of `csv`. FollowTheMoney, which goes through the claims by report
and again by event, takes 1.7 times."""

FEW_BAR = 0.15
"""A twentieth of the reports may take so much of the time of the whole ledger. It takes 0.07 where events are asked for
by the filter; it took 0.25 when those of the whole ledger were gone through."""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("made") / "made.db"
    build(path, REPORTS)
    with Ledger.open(path, create=False) as opened:
        yield opened


def _cost(ledger: Ledger, name: str, wanted: ClaimFilter = ALL) -> float:
    costs = []
    for _ in range(3):  # the first brings what the others find
        begun = time.process_time()
        FORMATS[name].write(material_of(ledger, wanted), io.BytesIO())
        costs.append(time.process_time() - begun)
    return min(costs)


def test_no_format_takes_much_longer_than_the_plain_table(ledger: Ledger) -> None:
    plain = _cost(ledger, "csv")
    taken = {name: _cost(ledger, name) / plain for name in ("followthemoney", "claimreview", "web-annotation")}
    assert {name: times for name, times in taken.items() if times > COST_BAR} == {}


@pytest.fixture
def few(ledger: Ledger) -> ClaimFilter:
    """A filter that lets the claims of a twentieth of the reports through."""
    days = sorted(report.published for report in ledger.reports() if report.published)
    return ClaimFilter(since=days[-REPORTS // 20])


def test_few_events_of_a_large_ledger_take_little(ledger: Ledger, few: ClaimFilter) -> None:
    assert _cost(ledger, "ucdp", few) < FEW_BAR * _cost(ledger, "ucdp")


@pytest.mark.parametrize("wanted", [ClaimFilter(predicate="killed"), ClaimFilter(source="police"), None])
def test_events_by_a_filter_are_those_in_which_a_claim_of_it_answers(
    ledger: Ledger, few: ClaimFilter, wanted: ClaimFilter | None
) -> None:
    wanted = wanted or few
    of_filter = {stored.claim.id for stored in ledger.claims(wanted)}
    told = {
        event.event.id: {one.claim.id for question in event.questions for one in question.answers}
        for event in material_of(ledger, ALL).events()
    }
    expected = {event: claims & of_filter for event, claims in told.items() if claims & of_filter}
    found = {
        event.event.id: {one.claim.id for question in event.questions for one in question.answers}
        for event in material_of(ledger, wanted).events()
    }
    assert found == expected
    assert list(found) == sorted(found)
    assert 0 < len(found) < len(told)
