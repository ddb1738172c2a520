"""People of a report, and the words that speak of them."""

from __future__ import annotations

from reportedly.records import Analysis, Person


def find_people(analysis: Analysis) -> tuple[Person, ...]:
    return ()
