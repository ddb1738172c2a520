"""When a toll was counted, which is not when what it counts was: "the toll rose to 87 on Monday"."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract.happening_nouns import is_of_happening
from reportedly.extract.measured import TOLLS, Measure
from reportedly.extract.mentions import PeriodMention
from reportedly.extract.triggers import frames
from reportedly.records import Analysis, Period


def counting_day(
    analysis: Analysis, periods: Sequence[PeriodMention], measure: Measure, time: Period | None
) -> Period | None:
    """``time``, if it is the day on which the toll of ``measure`` was counted.

    None for all that is no toll, for longer times ("the toll in May") and for what hangs from the happening ("the toll
    of Monday's quake").
    """
    if time is None or time.start is None or time.end is None or (time.end - time.start).days > 1:
        return None
    if frames().get(measure.rule) not in TOLLS:
        return None
    mention = next((mention for mention in periods if mention.period is time), None)
    return None if mention is None or is_of_happening(analysis, mention) else time
