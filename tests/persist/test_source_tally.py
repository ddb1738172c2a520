"""Who says what, counted over a ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportedly.persist import Ledger
from reportedly.persist.source_tally import tally_sources
from reportedly.records import Claim, ClaimFilter, Reading, Role, Source, Stance, StoredClaim

MakeReading = Callable[..., Reading]


def said(*names: str | None, stance: Stance = Stance.STATED, kind: str = "official") -> tuple[Source, ...]:
    """A chain: the first name is the originator's, the others relay."""
    roles = (Role.ORIGINATOR, *(Role.RELAY for _ in names[1:]))
    return tuple(Source(role, None, name, kind, None, stance, None) for role, name in zip(roles, names, strict=True))


def stored(reading: Reading, *chains: tuple[Source, ...], report: str = "flood") -> list[StoredClaim]:
    """A claim with each chain, in one report."""
    return [
        StoredClaim(
            replace(claim_of(reading), id=f"{report}-{n}", attribution=chain), report, "0", None, None, None, None, None
        )
        for n, chain in enumerate(chains)
    ]


def claim_of(reading: Reading) -> Claim:
    return reading.claims[0]


def test_first_hand_relayed_and_passed_on(make_reading: MakeReading) -> None:
    rows = stored(make_reading(), said("the ministry"), said("Ministry", "KCNA", stance=Stance.DENIED), said("KCNA"))
    ministry, kcna = tally_sources(rows)
    assert (ministry.name, ministry.claims, ministry.first_hand, ministry.relayed, ministry.passed_on) == (
        "the ministry",
        2,
        1,
        1,
        0,
    )
    assert ministry.stances == (("denied", 1), ("stated", 1))
    assert (kcna.name, kcna.claims, kcna.first_hand, kcna.passed_on) == ("KCNA", 1, 1, 1)


def test_a_claim_of_two_versions_counts_once_and_reports_are_counted(make_reading: MakeReading) -> None:
    rows = stored(make_reading(), said("police"))
    again = stored(make_reading(), said("police"), report="other")
    [police] = tally_sources([*rows, *rows, *again])
    assert (police.claims, police.reports) == (2, 2)


def test_nameless_sources_are_one_for_each_kind(make_reading: MakeReading) -> None:
    rows = stored(make_reading(), said(None, kind="unnamed"), said(None, kind="unnamed"), said(None, kind="media"))
    assert [(tally.name, tally.kind, tally.claims) for tally in tally_sources(rows)] == [
        (None, "unnamed", 2),
        (None, "media", 1),
    ]


def test_the_publisher_says_what_nobody_else_does(make_reading: MakeReading) -> None:
    publisher = Source(Role.PUBLISHER, None, "Arden Post", "media", None, Stance.REPORTED_AS_FACT, None)
    rows = stored(make_reading(), (publisher,), (*said("police"), publisher))
    assert [(tally.name, tally.claims, tally.passed_on) for tally in tally_sources(rows)] == [
        ("Arden Post", 1, 0),
        ("police", 1, 0),
    ]


def test_the_ledger_filters_claims_and_names(ledger: Ledger, make_reading: MakeReading) -> None:
    ledger.add_many([make_reading("a", figures=(4, 5), source="The mayor"), make_reading("b", source="Police")])
    assert [(tally.name, tally.claims) for tally in ledger.sources()] == [("The mayor", 2), ("Police", 1)]
    assert [tally.name for tally in ledger.sources(ClaimFilter(source="POLICE"))] == ["Police"]
    assert [tally.name for tally in ledger.sources(ClaimFilter(limit=1))] == ["The mayor"]
    assert ledger.sources(ClaimFilter(predicate="killed")) == []
