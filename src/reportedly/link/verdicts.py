"""What two claims are to each other, and whether one originator says both."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.link.told import Told


class Verdict(NamedTuple):
    """A relation, its degree, and the reason. ``swapped`` where the second claim is the earlier or the wider."""

    relation: str
    reason: str
    degree: str | None = None
    swapped: bool = False


def same_voice(a: Told, b: Told) -> bool:
    """Whether one originator says both: one source, or one outlet with a line that it names nobody for.

    A line rests on the source that its own report names for the same figure elsewhere.
    """
    if a.voice == b.voice:
        return True
    if a.outlet == b.outlet and not (a.sourced and b.sourced):
        return True
    voices = [{one.voice, *([one.rests_on.key] if one.rests_on else [])} for one in (a, b)]
    return bool(voices[0] & voices[1])


def same_report(a: Told, b: Told) -> bool:
    """Whether both stand in one version of one report."""
    return (a.report_id, a.sha256) == (b.report_id, b.sha256)
