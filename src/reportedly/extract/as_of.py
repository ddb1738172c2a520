"""At what time a figure held, where its sentence says so: "as of Monday", or the time at which it was said.

"The ministry said on Monday that 12 had died" is a count as of Monday, whichever day the report is printed. The order
of reports alone tells no such thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract.cues import cue_rows
from reportedly.extract.mentions import PeriodMention
from reportedly.records import Analysis, Period


def as_of_at(analysis: Analysis, periods: Sequence[PeriodMention], trigger: int) -> Period | None:
    """The as-of time of what token ``trigger`` counts: of an "as of" in its sentence, else of the saying of it.

    Only a resolved day or less is one; of several, the nearest.
    """
    sentence = analysis.sentence_of(trigger)
    here = [m for m in periods if sentence.first <= m.first < sentence.last and _is_day(m.period)]
    until = [m for m in here if _is_as_of(analysis, m)]
    above = set(analysis.ancestors(trigger))
    said = [m for m in here if (verb := _verb_of(analysis, m)) in above and _is_saying(analysis, verb)]
    best = min(until or said, key=lambda m: abs(m.first - trigger), default=None)
    return best.period if best is not None else None


def _is_day(period: Period) -> bool:
    return period.start is not None and period.end is not None and (period.end - period.start).days <= 1


def _is_as_of(analysis: Analysis, mention: PeriodMention) -> bool:
    words = [token.lower for token in analysis.tokens[max(0, mention.first - 2) : mention.first + 2]]
    return any(words[i : i + 2] == ["as", "of"] for i in range(len(words) - 1))


def _verb_of(analysis: Analysis, mention: PeriodMention) -> int:
    """The verb that a time hangs from, by a preposition at most; -1 where it hangs from a noun ("Monday's march")."""
    for i in analysis.ancestors(mention.last - 1):
        token = analysis.tokens[i]
        if token.pos in {"VERB", "AUX"}:
            return i
        if not (mention.first <= i < mention.last or token.dep == "prep"):
            break
    return -1


def _is_saying(analysis: Analysis, verb: int) -> bool:
    rows = cue_rows().get(analysis.tokens[verb].lemma.lower(), ()) if verb >= 0 else ()
    return any("clause" in row.takes or "figure" in row.takes for row in rows)
