"""Who says what, as it is kept beside the claims: always the same as counting them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from reportedly.persist import Ledger
from reportedly.records import Reading, Role, Source, SourceTally, Stance

MakeReading = Callable[..., Reading]
CopyAsBefore = Callable[[Path, Path, str], None]

NAMES = ("The mayor", "the Mayor", "Police", "Café\\owner \ud800", None)


def kept(ledger: Ledger) -> list[SourceTally]:
    """Every source, by pages of two."""
    found: list[SourceTally] = []
    after = None
    while page := ledger.source_pages.page("", after, 2):
        found += [tally for _, tally in page]
        key, last = page[-1]
        after = (last.claims, last.passed_on, key)
    return found


def chained(reading: Reading, chance: random.Random) -> Reading:
    """The reading with other chains."""

    def chain() -> tuple[Source, ...]:
        roles = (Role.ORIGINATOR, Role.RELAY)[: chance.randint(1, 2)]
        return tuple(
            Source(role, None, chance.choice(NAMES), chance.choice(("official", "media")), None, Stance.STATED, None)
            for role in roles
        )

    claims = (
        replace(claim, id=f"{reading.report.id} {reading.report.sha256} {n}", attribution=chain())
        for n, claim in enumerate(reading.claims)
    )
    return replace(reading, claims=tuple(claims), relations=())


def test_however_readings_come_and_go_the_sums_are_those_of_the_claims(
    ledger: Ledger, make_reading: MakeReading
) -> None:
    chance = random.Random(7)  # noqa: S311  # no secret
    for _ in range(12):
        some = [
            chained(
                make_reading(
                    f"r{chance.randrange(5)}",
                    figures=tuple(chance.sample(range(9), chance.randrange(4))),
                    text=chance.choice((None, "one", "two")),
                    published=chance.choice((None, date(2024, 5, 9))),
                ),
                chance,
            )
            for _ in range(chance.randint(1, 6))
        ]
        ledger.add_many(some, at_once=chance.choice((1, 4)))
        assert kept(ledger) == ledger.sources()
        with ledger._reading() as connection:
            for name, number in connection.execute(text("SELECT name, number FROM counts")).all():
                counted = {"reports": "count(DISTINCT report_id) FROM versions", "stories": "count(*) FROM events"}
                what = counted.get(name, f"count(*) FROM {name if name != 'disputes' else 'claim_relations'}")
                assert number == connection.scalar(text(f"SELECT {what}"))  # our own names
    assert len(kept(ledger)) > 3


def test_a_source_by_its_key_its_days_and_versions(ledger: Ledger, make_reading: MakeReading) -> None:
    ledger.add_many([make_reading("a", figures=(1, 2)), make_reading("b", published=None), make_reading("c")])
    tally = ledger.source_pages.tally("mayor")
    assert tally is not None
    assert (tally.name, tally.claims, tally.reports) == ("The mayor", 4, 3)
    assert ledger.source_pages.tally("The mayor") is None
    assert [ledger.source_pages.key_of(name) for name in ("The  Mayor", "mayor", ":unnamed")] == ["mayor"] * 2 + [
        ":unnamed"
    ]
    assert ledger.source_pages.days("mayor") == [(None, 1, 0, 0), (date(2024, 5, 9), 3, 0, 0)]
    assert ledger.source_pages.versions("mayor", None, 2) == [3, 2]
    assert ledger.source_pages.versions("mayor", 2, 2) == [1]


def test_the_claims_of_a_source_by_pages(ledger: Ledger, make_reading: MakeReading) -> None:
    relayed = chained(make_reading("x", figures=(1, 2, 3)), random.Random(1))  # noqa: S311  # no secret
    said = (
        *make_reading(source="Police").claims[0].attribution,
        *make_reading(source="The mayor").claims[0].attribution,
    )
    relayed = replace(relayed, claims=tuple(replace(claim, attribution=said) for claim in relayed.claims))
    others = [make_reading(f"r{n}", figures=(n, 9), source=("Police", "A mayor")[n % 2]) for n in range(8)]
    ledger.add_many([relayed, *others])
    for limit in (1, 2, 50):
        found, after = [], None
        while True:
            page, after = ledger.source_pages.claims("mayor", after, limit)
            assert len(page) <= limit
            found += [stored.claim for stored, _, _ in page]
            if after is None:
                break
        assert found == [claim for one in (*others[::-1][::2], relayed) for claim in one.claims]


@pytest.mark.parametrize(("words", "names"), [("MAY", ["The mayor"]), ("%", []), ("", ["The mayor", "Police"])])
def test_sources_by_part_of_a_name(ledger: Ledger, make_reading: MakeReading, words: str, names: list[str]) -> None:
    ledger.add_many([make_reading("a", figures=(4, 5)), make_reading("b", source="Police")])
    assert [tally.name for _, tally in ledger.source_pages.page(words, None, 9)] == names


def test_a_ledger_from_before_is_counted(
    tmp_path: Path, make_reading: MakeReading, copy_as_before: CopyAsBefore
) -> None:
    chance = random.Random(3)  # noqa: S311  # no secret
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    with Ledger.open(new) as ledger:
        texts = ("one", "two")
        ledger.add_many(chained(make_reading(f"r{n % 4}", figures=(n,), text=texts[n % 2]), chance) for n in range(7))
        found, totals = kept(ledger), ledger.browse.totals()
    copy_as_before(new, old, "0006")
    with Ledger.open(old) as ledger:
        assert kept(ledger) == found == ledger.sources()
        assert ledger.browse.totals() == totals
        ledger.add(chained(make_reading("r1", figures=(1, 2)), chance))
        assert kept(ledger) == ledger.sources()
        assert ledger.browse.totals().claims == totals.claims + 2
