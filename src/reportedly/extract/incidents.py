"""The incident that a report is about, apart from last week's, last year's and the other one across town.

A sentence belongs to another incident where a time or a cue in it says so ("last year", "in an unrelated attack"), and
sentences that follow it in its paragraph stay there until a time of their own brings them back. What remains is the
main event; where nothing remains (a court report, an anniversary), the first of the others is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extract.happening_nouns import is_of_happening
from reportedly.extract.mentions import PeriodMention
from reportedly.extract.periods import is_background
from reportedly.extract.tables import load_table
from reportedly.records import Analysis, Period, Sentence

CARRIES = 3
"""Sentences of one paragraph over which another incident is carried on: a paragraph of background is short."""

NEWS_BEFORE = 3
"""Words before a comparison above which the sentence is still of the news, and so is what follows it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of ``background.toml``: words that set a sentence apart, and what it is about instead.

    Where it ``compares`` the news with something else, what stands before it is still the news. Some ``opens`` a
    sentence or is none: "nationwide" may be how far the news itself reaches.
    """

    id: str
    scope: str
    phrases: tuple[str, ...]
    example: str
    near_miss: str
    compares: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """What sets a sentence apart: a name for the other event, stable within the report.

    ``period`` is the time that does, if one does. What stands before token ``first`` is not set apart: "88 were killed,
    the most since an attack in 2014". ``of_happening`` where the time is that of an attack, a flood or the like.
    """

    key: str
    period: Period | None = None
    first: int = 0
    of_happening: bool = False


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for row in load_table("background.toml", "cue", Cue):
        for phrase in row.phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, row))
    return {first: tuple(rows) for first, rows in found.items()}


def find_scopes(analysis: Analysis, periods: Sequence[PeriodMention]) -> dict[int, Scope]:
    """The sentences (by number) that are about something else than the report's main event."""
    timed = _by_sentence(analysis, periods)
    found: dict[int, Scope] = {}
    carried: Scope | None = None
    left, passage = 0, -1
    for sentence in analysis.sentences:
        own = _scope(analysis, sentence, timed.get(sentence.number, ()))
        if sentence.passage != passage or _is_recent(analysis, timed.get(sentence.number, ())):
            carried, passage = None, sentence.passage
        if own is not None:
            carried, left = own, 0 if own.first > sentence.first + NEWS_BEFORE else CARRIES
        elif carried is not None and left > 0:
            left -= 1
        else:
            carried = None
        if carried is not None:
            found[sentence.number] = carried
    return found


def find_recent(analysis: Analysis, periods: Sequence[PeriodMention]) -> frozenset[int]:
    """The sentences (by number) that tell of the days around publication."""
    timed = _by_sentence(analysis, periods)
    return frozenset(number for number, here in timed.items() if _is_recent(analysis, here))


def _by_sentence(analysis: Analysis, periods: Sequence[PeriodMention]) -> dict[int, list[PeriodMention]]:
    timed: dict[int, list[PeriodMention]] = {}
    for mention in periods:
        timed.setdefault(analysis.tokens[mention.first].sentence, []).append(mention)
    return timed


def find_cues(analysis: Analysis, sentence: Sentence) -> tuple[tuple[Cue, int], ...]:
    """The cues of ``background.toml`` that a sentence holds, each with its first token."""
    words = [token.lower for token in analysis.tokens[sentence.first : sentence.last]]
    table = _phrases()
    return tuple(
        (row, sentence.first + i)
        for i, word in enumerate(words)
        for phrase, row in table.get(word, ())
        if tuple(words[i : i + len(phrase)]) == phrase and (i == 0 or not row.opens)
    )


def _scope(analysis: Analysis, sentence: Sentence, mentions: Sequence[PeriodMention]) -> Scope | None:
    published = analysis.report.published
    if _is_recent(analysis, mentions):
        return None
    for mention in mentions:
        period = mention.period
        if period.start is not None and is_background(period, published):
            key = f"{period.start.isoformat()}/{period.end.isoformat() if period.end else ''}"
            return Scope(key, period, _since(analysis, mention), is_of_happening(analysis, mention))
    for cue, first in find_cues(analysis, sentence):
        return Scope(cue.scope, first=first if cue.compares else 0)
    return None


def _since(analysis: Analysis, mention: PeriodMention) -> int:
    """The "since" of "the deadliest attack since 2014", which compares the news with what was then; 0 without one."""
    tokens = analysis.tokens
    above = (mention.first - 1, *analysis.ancestors(mention.last - 1))
    since = next((i for i in above if i >= 0 and tokens[i].lower == "since"), 0)
    before = tokens[analysis.sentence_of(mention.first).first : since]
    return since if any(token.tag in {"JJS", "RBS"} or token.lower == "first" for token in before) else 0


def _is_recent(analysis: Analysis, mentions: Iterable[PeriodMention]) -> bool:
    return any(_near(mention.period, analysis) for mention in mentions)


def _near(period: Period, analysis: Analysis) -> bool:
    published = analysis.report.published
    if published is None or period.start is None or period.end is None:
        return False
    return not is_background(period, published) and (period.end - period.start).days <= 7
