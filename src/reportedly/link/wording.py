"""Words that reasons share: who says what, when, in which report."""

from __future__ import annotations

from reportedly.link.sides import OWN
from reportedly.link.told import Told
from reportedly.records import Realis


def both(a: Told, b: Told) -> str:
    """Both claims, each with its source, its report and its words."""
    return f"{a.says}; {b.says}"


def one_source(a: Told, b: Told) -> str:
    """How to call the originator of both."""
    resting = [one.rests_on for one in (a, b) if one.rests_on is not None and not one.sourced]
    if resting and a.voice != b.voice and a.outlet != b.outlet:
        return f"{resting[0].name}, whom a report names elsewhere for this figure,"
    speaker = a if a.sourced or not b.sourced else b
    other = b if speaker is a else a
    if speaker.who == other.who or not other.sourced:
        return speaker.who
    return f"One source ({speaker.who}, {other.who})"


def plainly(t: Told) -> str:
    """What a figure counts: "soldiers killed"."""
    return f"{counted_by(t)} {t.claim.predicate}"


def counted_by(t: Told) -> str:
    """The class that a figure counts, as printed where the class is too wide to tell."""
    return t.noun or (t.claim.counted.span.text.lower() if t.claim.counted else None) or "people or things of any kind"


def people_of(t: Told) -> str:
    """Whose people a figure counts."""
    if t.land == OWN:
        return f"{t.who}'s own"
    land = t.land or ""
    return land if land.isupper() else land.title()


def told_as(realis: Realis) -> str:
    """How something is told: as a fact, as expected."""
    return "a fact" if realis is Realis.ACTUAL else realis.value


def days_of(t: Told) -> str:
    """The days on which it happened, as far as they are said."""
    period = t.claim.period
    if period is None or period.start is None:
        return "days not said"
    return period.start.isoformat() if period.start == period.end else f"{period.start} to {period.end}"


def moment_of(t: Told) -> str:
    """As of when a figure held, and on what ground."""
    if t.as_of is None:
        return f"{t.not_before.isoformat()} or later" if t.not_before else "a day not known"
    day = t.as_of.isoformat()
    return day if t.basis == "stated" else f"{day} (the report's date)"
