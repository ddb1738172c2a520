"""At what time a figure held, as far as its words tell.

The cases are tried in the order of ``AsOf.of``: the time until which was counted ("as of Monday"), at which the count
stood or changed ("climbed on Monday to 40") or was told ("the ministry said on Monday that 40 had died"); words for an
earlier time without a day ("initially"); words for now, and the tense: what is told in the present or the present
perfect holds as the report is written. "By then 40 had died" holds at no time that we know, and a report without a date
has no now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from reportedly.extract.cues import cue_rows
from reportedly.extract.measured import Measure
from reportedly.extract.mentions import PeriodMention
from reportedly.extract.period_values import NEEDS_PUBLICATION
from reportedly.extract.quotations import find_quotations
from reportedly.extract.tables import load_table
from reportedly.extract.tenses import finite_verb, is_present, verb_words
from reportedly.records import Accumulation, Analysis, Modifier, Period, Realis, Token

EARLIER = "earlier than the rest of the report; the words give no day"
"""Why an as-of time is not known whose words say only that it was before: "initially", "up from 65"."""


@dataclass(frozen=True, slots=True)
class AsOfWords:
    """A row of ``as_of.toml``; the head of that file explains ``reads``."""

    id: str
    reads: str
    words: tuple[str, ...]
    example: str
    near_miss: str


@cache
def _words(reads: str) -> tuple[tuple[str, ...], ...]:
    """The rows' words, each split into its tokens, the longest first."""
    rows = load_table("as_of.toml", "words", AsOfWords)
    found = [tuple(words.split()) for row in rows if row.reads == reads for words in row.words]
    return tuple(sorted(found, key=len, reverse=True))


@cache
def _lemmas(reads: str) -> frozenset[str]:
    return frozenset(words[0] for words in _words(reads))


class AsOf:
    """The as-of times of one report's figures.

    ``periods`` are the times that the report tells, as ``find_periods`` gives them.
    """

    def __init__(self, analysis: Analysis, periods: Sequence[PeriodMention]) -> None:
        self._analysis, self._tokens = analysis, analysis.tokens
        self._spoken = {i for words in find_quotations(analysis) for i in range(words.first, words.last)}
        self._times: dict[int, list[PeriodMention]] = {}
        for mention in periods:
            if _is_day(mention.period):
                self._times.setdefault(self._tokens[mention.first].sentence, []).append(mention)

    def of(self, measure: Measure) -> Period | None:
        """The time at which ``measure`` held: a day or less, or an unresolved one that says why; None where the words
        tell no time at all.
        """
        if measure.accumulation is Accumulation.RATE:
            return None
        verbs = self._verbs_above(measure.trigger)
        if (old := self._of_old_value(measure) or self._of_old_count(measure, verbs)) is not None:
            return old
        here = self._times.get(self._tokens[measure.trigger].sentence, [])
        told = [m for m in here if self._tells(m, measure, verbs)]
        if told:
            return min(told, key=lambda m: (m.period.start is None, abs(m.first - measure.trigger))).period
        if (before := self._said_before(measure, verbs)) is not None:
            return before
        return self._now(measure, verbs) if _is_running(measure) else None

    # --- a time of its own -------------------------------------------------------------------------------------------

    def _tells(self, mention: PeriodMention, measure: Measure, verbs: frozenset[int]) -> bool:
        if self._follows(mention, ("as", "of")):
            return True
        verb, paper = self._verb_of(mention)
        if self._is_of_state(mention, measure.trigger, verb):
            return True
        if verb not in verbs:
            return False
        if any(self._follows(mention, words) for words in _words("until")):
            return measure.realis is Realis.ACTUAL
        if self._is_tomorrow(mention.period):
            return False
        return paper or self._is_said(measure.trigger, verb) or self._is_moved(measure.trigger, verb)

    def _is_tomorrow(self, period: Period) -> bool:
        """Whether a weekday may be the day after the report's date, which is of another time zone: then it is six days
        back by the words, and neither is sure.
        """
        published = self._analysis.report.published
        return published is not None and period.start == period.end == published - timedelta(days=6)

    def _follows(self, mention: PeriodMention, words: tuple[str, ...]) -> bool:
        """Whether the time stands after these words, or begins with them: "as of late Monday", "by noon on Monday"."""
        first = mention.first
        while first and (self._tokens[first - 1].tag == "CD" or self._tokens[first - 1].lower in _CLOCK):
            first -= 1
        around = [token.lower for token in self._tokens[max(0, first - len(words)) : first + len(words)]]
        return any(tuple(around[i : i + len(words)]) == words for i in range(len(around) - len(words) + 1))

    def _verb_of(self, mention: PeriodMention) -> tuple[int, bool]:
        """The verb that a time hangs from, by a preposition or by what it was said in at most, and whether by the
        latter ("in a statement on Monday"); -1 where it hangs from another noun ("Monday's march").
        """
        paper = False
        for i in self._analysis.ancestors(mention.last - 1):
            token = self._tokens[i]
            if token.pos in {"VERB", "AUX"} and token.lower != "according":
                return i, paper
            if token.dep == "nsubj" and token.head == mention.last:
                return token.head, paper  # "the police on Monday said"
            if token.lower == "according" or token.lemma.lower() in _lemmas("papers"):
                paper = True
            elif not (mention.first <= i < mention.last or token.dep == "prep" or token.tag == "CD"):
                break  # "stood at 40 on Monday": the parse may hang the day from the number
        return -1, paper

    def _verbs_above(self, i: int) -> frozenset[int]:
        """The verbs that govern token ``i``, itself included, up to a relative clause's or a conjoined one's own."""
        found = []
        for here in (i, *self._analysis.ancestors(i)):
            token = self._tokens[here]
            if token.pos in {"VERB", "AUX"}:
                found.append(here)
        return frozenset(found)

    def _is_of_state(self, mention: PeriodMention, trigger: int, verb: int) -> bool:
        """Whether a time says when a state was so: "were dead at noon", "40 dead on Monday"."""
        token = self._tokens[trigger]
        if token.pos != "ADJ":
            return False
        if verb == token.head and self._tokens[verb].lemma == "be" and token.dep == "acomp":
            return not is_present(self._analysis, verb)  # "is dead after he was shot on Monday"
        for i in self._analysis.ancestors(mention.last - 1):
            if not (mention.first <= i < mention.last or self._tokens[i].dep == "prep"):
                return i == trigger
        return False

    def _is_said(self, trigger: int, verb: int) -> bool:
        """Whether ``verb`` says what ``trigger`` tells: "said that 40 died", "put the toll at 40"."""
        if not _is_saying(self._tokens[verb]):
            return False
        described = False
        for i in (trigger, *self._analysis.ancestors(trigger)):
            token = self._tokens[i]
            described = described or token.dep == "relcl"
            if token.head == verb and i != verb:
                return token.dep in _SAID and (token.dep == "ccomp" or not described)
        return False

    def _is_moved(self, trigger: int, verb: int) -> bool:
        """Whether ``verb`` says that a count changes or stands ("the toll rose"), and the noun ``trigger`` is it."""
        if self._tokens[verb].lemma.lower() not in _lemmas("moves"):
            return False
        if self._tokens[trigger].pos == "VERB" and self._tokens[trigger].dep not in {"pobj", "nsubj", "amod"}:
            return False
        for i in (trigger, *self._analysis.ancestors(trigger)):
            token = self._tokens[i]
            if token.head == verb:
                return token.dep in {"nsubj", "nsubjpass", "prep", "dobj"}
            if token.pos in {"VERB", "AUX"} and i != trigger:
                break
        return False

    # --- an earlier time ---------------------------------------------------------------------------------------------

    def _of_old_value(self, measure: Measure) -> Period | None:
        """The time of what a count was before: "up from 65 on Monday", "rose from 65 to 84"."""
        first = next(i for i in range(*measure.phrase) if self._tokens[i].end > measure.quantity.span.start)
        nearest = [t for t in self._tokens[max(0, first - _NEAR) : first] if t.lower in {"from", "to"}][-1:]
        if not nearest or nearest[0].lower != "from":
            return None
        before = nearest[0]
        above = self._tokens[before.head]
        if above.lower not in {"up", "down"} and above.lemma.lower() not in _lemmas("moves"):
            return None
        last = measure.phrase[1]
        own = [m for m in self._times.get(before.sentence, []) if last <= m.first <= last + 1]
        return own[0].period if own else self._before(before.i, before.i + 1)

    def _of_old_count(self, measure: Measure, verbs: frozenset[int]) -> Period | None:
        """An adjective of the count or of what it stands in: "a previous toll of 40", "earlier reports say that 40"."""
        chain = {measure.trigger, *self._analysis.ancestors(measure.trigger)}
        for first, last in self._places("earlier", measure):
            token = self._tokens[first]
            noun = self._tokens[token.head]
            if token.dep == "amod" and noun.lemma.lower() in _lemmas("counts"):
                if noun.i in chain and (own := self._beside(noun.i, first)) is not None:
                    return own
                is_said = noun.dep == "nsubj" and noun.head in verbs and _is_saying(self._tokens[noun.head])
                if noun.i in chain or is_said:
                    return self._before(first, last)
        return None

    def _beside(self, noun: int, first: int) -> Period | None:
        """The time that stands right behind a noun: "initial estimates on Monday of 40 dead"."""
        for mention in self._times.get(self._tokens[first].sentence, []):
            if mention.first == noun + 2 and self._tokens[noun + 1].dep == "prep":
                return mention.period
        return None

    def _said_before(self, measure: Measure, verbs: frozenset[int]) -> Period | None:
        """An adverb of one of its verbs: "initially", or "earlier in the night" of the verb of saying."""
        for first, last in self._places("earlier", measure):
            token = self._tokens[last - 1]
            if token.dep == "amod" or any(c < first for c in self._analysis.children[first]) or self._is_other(last):
                continue
            verb = next((i for i in self._analysis.ancestors(first) if self._tokens[i].pos in {"VERB", "AUX"}), -1)
            if verb in verbs and (verb == self._tokens[first].head or _is_saying(self._tokens[verb])):
                return self._before(first, last)
        return None

    def _is_other(self, after: int) -> bool:
        """Whether "this month" follows the word: then it is some other time, and not the story's beginning."""
        words = [token.lower for token in self._tokens[after : after + 3]]
        return bool({"week", "month", "year"} & set(words))

    def _before(self, first: int, last: int) -> Period:
        return Period(self._analysis.span(first, last), "PAST_REF", None, None, unresolved=EARLIER)

    # --- now ---------------------------------------------------------------------------------------------------------

    def _now(self, measure: Measure, verbs: frozenset[int]) -> Period | None:
        """The day of the report, where the words or the tense say that it holds as the report is written."""
        published = self._analysis.report.published
        if published is None or measure.trigger in self._spoken:
            return None
        place = next((where for where in self._places("now", measure) if self._hangs(where, measure, verbs)), None)
        if place is None and (verb := self._present_verb(measure)) is not None:
            place = verb_words(self._analysis, verb)
        if place is None:
            return None
        return Period(self._analysis.span(*place), published.isoformat(), published, published, "now", "publication")

    def _hangs(self, place: tuple[int, int], measure: Measure, verbs: frozenset[int]) -> bool:
        """Whether words hang from one of the measure's verbs, or from its phrase."""
        heads = {self._tokens[i].head for i in range(*place)} - set(range(*place))
        return bool(heads & (verbs | set(range(*measure.phrase))))

    def _present_verb(self, measure: Measure) -> int | None:
        """The verb whose tense makes it hold now: its clause's own, or that of saying it ("officials say")."""
        verb = finite_verb(self._analysis, measure.trigger)
        while verb is not None:
            token = self._tokens[verb]
            if is_present(self._analysis, verb):
                return verb
            head = self._tokens[token.head]
            if token.dep not in {"ccomp", "conj"} or head.i == verb or not _is_saying(head):
                return None
            verb = head.i
        return None

    def _places(self, reads: str, measure: Measure) -> Iterator[tuple[int, int]]:
        """Where words of a row stand in the measure's sentence."""
        sentence = self._analysis.sentence_of(measure.trigger)
        lower = [token.lower for token in self._tokens[sentence.first : sentence.last]]
        for words in _words(reads):
            for i in range(len(lower) - len(words) + 1):
                if tuple(lower[i : i + len(words)]) == words:
                    yield sentence.first + i, sentence.first + i + len(words)


_CLOCK = frozenset({"p.m.", "a.m.", "pm", "am", "gmt", "utc", "et", "local", "time", "on", "about", "around", "late"})
"""Words that can stand between "as of" and its day."""

_NEAR = 4
"""Tokens before a number in which its "from" or "to" stands."""

_SAID = frozenset({"ccomp", "dobj", "dative", "advcl", "prep", "parataxis", "oprd"})
"""How what is said hangs from its verb of saying."""


def _is_running(measure: Measure) -> bool:
    """Whether a count can be another one tomorrow: of several, and told as so, or of somebody's state."""
    if measure.realis is not Realis.ACTUAL or measure.predicate == "occurrence":
        return False
    if measure.accumulation is Accumulation.STOCK:
        return True
    return not measure.one and measure.quantity.modifier is not Modifier.PLURAL


def _is_day(period: Period) -> bool:
    """Whether it is a day or less, or the name of one whose date is not known."""
    if period.start is None or period.end is None:
        return period.unresolved == NEEDS_PUBLICATION and period.granularity == "day"
    return (period.end - period.start).days <= 1


def _is_saying(token: Token) -> bool:
    rows = cue_rows().get(token.lemma.lower(), ()) if token.pos in {"VERB", "AUX"} else ()
    return any("clause" in row.takes or "figure" in row.takes for row in rows)
