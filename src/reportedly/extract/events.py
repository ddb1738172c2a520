"""The events of one report: which measure belongs to the report's own news, and which to something else it recalls."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import permutations

from reportedly.extract.accumulation import counts_up_to_now
from reportedly.extract.happening_nouns import HAPPENINGS
from reportedly.extract.incidents import Scope
from reportedly.extract.individuals import HARM, Victim
from reportedly.extract.measured import Measure
from reportedly.records import Accumulation, Analysis, Period, content_id

FAR_DAYS = 3
"""Days between the news and another day above which the other day's harm is another event: the injured die later."""

LEAD_SENTENCES = 3
"""Sentences of a report within which "a shooting that killed two" is its news, and not another one that it recalls."""


_RECALLED = "recalled in sentence"

_AFTERWARDS = frozenset({"arrested", "captured", "detained", "charged", "convicted", "sentenced", "released"})
"""Predicates of what comes of a happening, days or years later."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def _count(measure: Measure) -> tuple[str, object] | None:
    """What harm was done to how many, above one; None where no exact number says it."""
    number = measure.quantity.point
    return (measure.predicate, number) if number is not None and number > 1 else None


def _day_of_news(days: Iterable[date | None], published: date | None) -> date | None:
    """The day that is given first of those just before publication; without one, the day that is given most often."""
    told = Counter(day for day in days if day is not None)
    recent = [day for day in told if published is not None and abs((published - day).days) <= FAR_DAYS]
    return recent[0] if recent else max(told, key=told.__getitem__, default=None)


def _lies_in(period: Period, wider: Period) -> bool:
    """Whether a period is a part of another."""
    if period.start is None or period.end is None or wider.start is None or wider.end is None:
        return False
    return wider.start <= period.start and period.end <= wider.end


def _may_hold(period: Period, day: date) -> bool:
    """Whether ``day`` may be in ``period``; of a day or month without a year, in any year ("the July shooting")."""
    if period.start is None or period.end is None:
        return False
    if period.granularity in {"day", "month"} and not _YEAR.search(period.span.text):
        first, last = ((end.month, end.day) for end in (period.start, period.end))
        return first <= (day.month, day.day) <= last
    return period.start <= day <= period.end


class Events:
    """Which event each measure belongs to; ``main`` is the id of the report's own."""

    def __init__(
        self,
        analysis: Analysis,
        measures: Sequence[Measure],
        victims: Sequence[Victim],
        *,
        scopes: Mapping[int, Scope],
        recent: frozenset[int],
        periods: Mapping[Measure, Period | None],
    ) -> None:
        self._analysis = analysis
        self._scopes, self._recent, self._periods = scopes, recent, periods
        self._sentence = {measure: analysis.tokens[measure.trigger].sentence for measure in measures}
        self._key = {measure: self._scope_of(measure) for measure in measures}
        self._moved: dict[str | None, str | None] = {}
        self._dated = {scope.key: scope.period for scope in scopes.values() if scope.period is not None}
        self._set_apart(measures)
        for victim in victims:
            keys = [self._key[measure] for measure in victim.measures]
            shared = None if None in keys else keys[0]
            self._key.update(dict.fromkeys(victim.measures, shared))
        self._main = self._main_keys(measures)
        self.main = self._id(None)

    def of(self, measure: Measure) -> str:
        """The id of the measure's event."""
        key = self._key[measure]
        return self._id(None if key in self._main else key)

    def is_main(self, measure: Measure) -> bool:
        """Whether it belongs to what the report is about."""
        return self._key[measure] in self._main

    def of_token(self, index: int) -> str | None:
        """The id of the event that a token's sentence is set apart for; of the report's own where it is not.

        None where no figure is told of what it is set apart for.
        """
        scope = self._scopes.get(self._analysis.tokens[index].sentence)
        key = scope.key if scope is not None and index >= scope.first else None
        while key in self._moved:
            key = self._moved[key]
        if key is not None and key not in self._main and key not in self._key.values():
            return None
        return self._id(None if key in self._main else key)

    def _id(self, key: str | None) -> str:
        return content_id("event", self._analysis.report.id, key)

    def _scope_of(self, measure: Measure) -> str | None:
        scope = self._scopes.get(self._sentence[measure])
        if scope is None:
            return None
        own = self._periods.get(measure)
        return scope.key if measure.trigger >= scope.first or (own is not None and own is scope.period) else None

    def _set_apart(self, measures: Sequence[Measure]) -> None:
        """Give keys of their own to harm on another day, and to "a shooting that …" after the news has been told."""
        harm = [measure for measure in measures if measure.predicate in HARM and self._key[measure] is None]
        days = {measure: self._day(measure) for measure in harm if self._is_of_a_day(measure)}
        day = _day_of_news(days.values(), self._analysis.report.published)
        for measure in harm:
            own = days.get(measure)
            if own is not None and day is not None and abs((own - day).days) > FAR_DAYS:
                self._key[measure] = own.isoformat()
            elif self._is_recalled(measure, harm):
                self._key[measure] = f"{_RECALLED} {self._sentence[measure]}"
        self._bring_back(measures)

    def _bring_back(self, measures: Sequence[Measure]) -> None:
        """Undo it where the news has the same count of the same harm, and no other day: the same, told again.

        "A shooting that left nine hurt" is; so is "a shooting in 2014 that left nine hurt", in a report on its trial.
        """
        for key in sorted({key for key in self._key.values() if key is not None}):
            of_key = [measure for measure in measures if self._key[measure] == key]
            is_again = not self._counts(None).isdisjoint(self._counts(key)) or self._is_follow_up(of_key)
            if is_again and self._may_be_news(key):
                self._move(key, None)
        for key, wider in permutations(sorted(self._dated.keys() & set(self._key.values())), 2):
            if _lies_in(self._dated[key], self._dated[wider]) and self._counts(key) & self._counts(wider):
                self._move(wider, key)

    def _counts(self, key: str | None) -> frozenset[tuple[str, object]]:
        """The counts of harm that are told of an event."""
        found = (_count(measure) for measure, own in self._key.items() if own == key)
        return frozenset(count for count in found if count is not None)

    def _move(self, key: str, to: str | None) -> None:
        """Make two events one."""
        self._key.update({measure: to for measure, own in self._key.items() if own == key})
        self._moved[key] = to

    def _is_follow_up(self, measures: Sequence[Measure]) -> bool:
        """Whether it is told what came of a happening: "two were arrested over the shooting of nine in May"."""
        scopes = [self._scopes.get(self._sentence[measure]) for measure in measures]
        is_of_happening = all(scope is not None and scope.of_happening for scope in scopes)
        return is_of_happening and any(measure.predicate in _AFTERWARDS for measure in measures)

    def _may_be_news(self, key: str) -> bool:
        """Whether what is set apart as ``key`` may have happened on the day of the news, as far as that is told."""
        if key.startswith(_RECALLED):
            return True
        period = self._dated.get(key)
        return period is not None and all(_may_hold(period, day) for day in self._news_days())

    def _news_days(self) -> frozenset[date]:
        """The days that the harm of the news is dated to."""
        dated = (measure for measure, key in self._key.items() if key is None and measure.predicate in HARM)
        days = (self._day(measure) for measure in dated if self._is_of_a_day(measure))
        return frozenset(day for day in days if day is not None)

    def _is_of_a_day(self, measure: Measure) -> bool:
        """Whether its time is that of the deed: a toll's is the day of counting, and a state's that of looking."""
        if self._goes_on(self._periods.get(measure)):
            return False
        if measure.one:
            return True
        return measure.accumulation is not Accumulation.STOCK and not counts_up_to_now(self._analysis, measure)

    def _goes_on(self, period: Period | None) -> bool:
        """Whether a time is of what still is so: "wounds that they still cope with today"."""
        at = period.span.start if period is not None else -1
        token = next((token for token in self._analysis.tokens if token.start == at), None)
        above = self._analysis.ancestors(token.i) if token is not None else ()
        verb = next((i for i in above if self._analysis.tokens[i].pos in {"VERB", "AUX"}), None)
        below = self._analysis.children[verb] if verb is not None else ()
        return any(self._analysis.tokens[i].lower == "still" for i in below)

    def _day(self, measure: Measure) -> date | None:
        period = self._periods.get(measure)
        if period is None or period.start is None or period.end is None or (period.end - period.start).days > 1:
            return None
        return period.start

    def _is_recalled(self, measure: Measure, harm: Sequence[Measure]) -> bool:
        """Whether it is of an indefinite happening, told after the news: "a shooting that left one dead".

        The news is told in the first sentences, unless no harm is told there.
        """
        tokens, sentence = self._analysis.tokens, self._sentence[measure]
        if sentence < LEAD_SENTENCES or all(self._sentence[other] >= sentence for other in harm):
            return False
        below, is_told_of = measure.trigger, False
        for above in self._analysis.ancestors(measure.trigger):
            is_told_of = is_told_of or tokens[below].dep in {"relcl", "acl"}
            if is_told_of and tokens[above].lemma in HAPPENINGS:
                determiners = {tokens[c].lower for c in self._analysis.children[above] if tokens[c].dep == "det"}
                return bool(determiners & {"a", "an", "another"})
            if tokens[above].pos in {"VERB", "AUX"}:
                is_told_of = False
            below = above
        return False

    def _main_keys(self, measures: Sequence[Measure]) -> frozenset[str | None]:
        """The scopes that are the report's own news.

        Where something is told with one of these days, what has no other time is the news. A report that tells of
        nothing so (a verdict, an anniversary) is about the time that it tells most of.
        """
        harm = [measure for measure in measures if measure.predicate in HARM] or list(measures)
        if any(self._key[measure] is None and self._sentence[measure] in self._recent for measure in harm):
            return frozenset({None})
        keys = [self._key[measure] for measure in harm]
        told = [key for key in keys if key in self._dated] or ([] if None in keys else keys)
        main = max(told, key=Counter(told).__getitem__, default=None)
        return frozenset({None, main})
