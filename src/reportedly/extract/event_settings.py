"""When and where an event was, for the claims of it that do not say so themselves.

A report gives the day and the place of its news once or twice, and goes on telling of it. Those who were killed, hurt
or shot in that event were so then and there. The day is taken from what is told of its victims, and day and place
from a noun for it ("Sunday's shooting", "the fire in Arden"). Where these do not agree, nothing is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.extract.events import Events
from reportedly.extract.happening_nouns import is_of_happening
from reportedly.extract.individuals import HARM
from reportedly.extract.measured import Measure
from reportedly.extract.mentions import PeriodMention, PlaceMention
from reportedly.records import Accumulation, Analysis, Period, Place, Realis


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where; None where the report does not say, or says several things."""

    period: Period | None = None
    place: Place | None = None


class Settings:
    """The settings of one report's events.

    ``times`` and ``places`` are what each measure's own words say, ``told`` all that the report names.
    """

    def __init__(
        self,
        analysis: Analysis,
        events: Events,
        *,
        times: Mapping[Measure, Period | None],
        places: Mapping[Measure, Place | None],
        told: tuple[Sequence[PeriodMention], Sequence[PlaceMention]],
    ) -> None:
        self._events = events
        self._times, self._places = times, places
        days: dict[str, list[Period]] = {}
        spots: dict[str, list[Place]] = {}
        for measure, period in times.items():
            if measure.predicate in HARM and measure.accumulation is not Accumulation.STOCK and period is not None:
                days.setdefault(events.of(measure), []).append(period)
        others: list[Period] = []
        for time in told[0]:
            if is_of_happening(analysis, time):
                event = events.of_token(time.first)
                (others if event is None else days.setdefault(event, [])).append(time.period)
        for place in told[1]:
            event = events.of_token(place.first)
            if event is not None and is_of_happening(analysis, place):
                spots.setdefault(event, []).append(place.place)
        if not days.get(events.main):
            days[events.main] = others  # the only happening that a report on its trial gives a time for
        self._settings = {key: Setting(_day(days.get(key, [])), _spot(spots.get(key, []))) for key in {*days, *spots}}

    def period_of(self, measure: Measure) -> Period | None:
        """When: in the measure's own words, else its event's."""
        own = self._times[measure]
        return own if own is not None or not _is_of_its_event(measure) else self._of(measure).period

    def place_of(self, measure: Measure) -> Place | None:
        """Where: in the measure's own words, else its event's."""
        own = self._places[measure]
        is_there = _is_of_its_event(measure) and measure.predicate != "hospitalised"
        return own if own is not None or not is_there else self._of(measure).place

    def _of(self, measure: Measure) -> Setting:
        return self._settings.get(self._events.of(measure), Setting())


def _is_of_its_event(measure: Measure) -> bool:
    """Whether it tells of those whom the event itself harmed."""
    return measure.predicate in HARM and measure.realis is Realis.ACTUAL


def _day(periods: Sequence[Period]) -> Period | None:
    """The day that more than half of the dated words give; without any day, the month that they do."""
    for granularity in ("day", "month"):
        dated = [
            period
            for period in periods
            if period.start is not None
            and not _is_long(period)
            and (period.granularity == granularity or (granularity == "day" and period.start == period.end))
        ]
        chosen = _agreed([(period.start, period.end) for period in dated])
        if dated:
            return next((period for period in dated if (period.start, period.end) == chosen), None)
    return None


def _is_long(period: Period) -> bool:
    """Whether it is longer than its name says, as "since March" is: no day of one event."""
    return period.start is not None and period.end is not None and (period.end - period.start).days > _LONGEST


_LONGEST = 31
"""Days of the longest time that can be the time of one event."""


def _spot(places: Sequence[Place]) -> Place | None:
    """The place that more than half of the words name; those in the gazetteer before the others."""
    for known in (True, False):
        fitting = [place for place in places if (place.geonames_id is not None) is known]
        chosen = _agreed([(place.name, place.country) for place in fitting])
        if fitting:
            return next((place for place in fitting if (place.name, place.country) == chosen), None)
    return None


def _agreed(
    votes: Sequence[tuple[date | str | None, date | str | None]],
) -> tuple[date | str | None, date | str | None] | None:
    """The vote of more than half; None where there is no such."""
    if not votes:
        return None
    best, count = Counter(votes).most_common(1)[0]
    return best if 2 * count > len(votes) else None
