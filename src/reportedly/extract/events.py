"""The events of one report: which measure belongs to the report's own news, and which to something else it recalls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from reportedly.extract.happening_nouns import HAPPENINGS
from reportedly.extract.incidents import Scope
from reportedly.extract.individuals import HARM, Victim
from reportedly.extract.measured import Measure
from reportedly.records import Analysis, Period, content_id

FAR_DAYS = 3
"""Days between the news and another day above which the other day's harm is another event: the injured die later."""

LEAD_SENTENCES = 3
"""Sentences of a report within which "a shooting that killed two" is its news, and not another one that it recalls."""


_RECALLED = "recalled in sentence"


def _count(measure: Measure) -> tuple[str, object] | None:
    """What harm was done to how many, above one; None where no exact number says it."""
    number = measure.quantity.point
    return (measure.predicate, number) if number is not None and number > 1 else None


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

    def _id(self, key: str | None) -> str:
        return content_id("event", self._analysis.report.id, key)

    def _scope_of(self, measure: Measure) -> str | None:
        scope = self._scopes.get(self._sentence[measure])
        return scope.key if scope is not None else None

    def _set_apart(self, measures: Sequence[Measure]) -> None:
        """Give keys of their own to harm on another day, and to "a shooting that …" after the news has been told."""
        harm = [measure for measure in measures if measure.predicate in HARM and self._key[measure] is None]
        day = next((period for measure in harm if (period := self._day(measure)) is not None), None)
        for measure in harm:
            own = self._day(measure)
            if own is not None and day is not None and abs((own - day).days) > FAR_DAYS:
                self._key[measure] = own.isoformat()
            elif self._is_recalled(measure):
                self._key[measure] = f"{_RECALLED} {self._sentence[measure]}"
        self._bring_back(harm)

    def _bring_back(self, harm: Sequence[Measure]) -> None:
        """Undo it where the news has the same count of the same harm: "a shooting that left nine hurt", told again."""
        news = {_count(measure) for measure in harm if self._key[measure] is None} - {None}
        again = {self._key[measure] for measure in harm if self._key[measure] is not None and _count(measure) in news}
        for measure in harm:
            key = self._key[measure]
            if key in again and key is not None and key.startswith(_RECALLED):
                self._key[measure] = None

    def _day(self, measure: Measure) -> date | None:
        period = self._periods.get(measure)
        if period is None or period.start is None or period.end is None or (period.end - period.start).days > 1:
            return None
        return period.start

    def _is_recalled(self, measure: Measure) -> bool:
        """Whether it is of an indefinite happening, told after the first sentences: "a shooting that left one dead"."""
        tokens = self._analysis.tokens
        if self._sentence[measure] < LEAD_SENTENCES:
            return False
        below = measure.trigger
        for above in self._analysis.ancestors(measure.trigger):
            if tokens[below].dep in {"relcl", "acl"} and tokens[above].lemma in HAPPENINGS:
                determiners = {tokens[c].lower for c in self._analysis.children[above] if tokens[c].dep == "det"}
                return bool(determiners & {"a", "an", "another"})
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
        dated = {scope.key for scope in self._scopes.values() if scope.dated}
        told = [key for key in keys if key in dated] or ([] if None in keys else keys)
        main = max(told, key=Counter(told).__getitem__, default=None)
        return frozenset({None, main})
