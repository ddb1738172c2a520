"""Find the times that a report tells, and the days that each stands for.

Words become expressions (`period_words`), expressions become days (`period_readings`), one after another in text order,
for "that same month" needs the month before it. Nothing is guessed: see ``Period.unresolved``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reportedly.extract.lookahead import looks_ahead, root_of
from reportedly.extract.mentions import PeriodMention
from reportedly.extract.period_readings import read_expression
from reportedly.extract.period_values import NEEDS_PUBLICATION, Setting, Value
from reportedly.extract.period_words import Expression, find_expressions
from reportedly.records import Analysis, Period

RECENT = timedelta(days=60)
"""What ended longer than this before publication is background: news of one event rarely looks back further."""

SPOKEN_DAYS = frozenset(("today", "this_part", "overnight"))
DAY_OF_SPEECH = "in a quotation, counted from the day on which it was spoken"
COUNTED_FROM = frozenset(("of", "after", "before"))
SAYING = frozenset(("say", "tell", "report", "announce", "confirm", "add", "state", "note", "explain", "write"))
OPENS = frozenset(("“", "„", "``", "«"))
CLOSES = frozenset(("”", "''", "»"))
BEGINNING = frozenset(("begin", "start", "erupt", "break"))
RANKS = frozenset(("first", "second", "third", "fourth", "fifth", "last", "only"))


def find_periods(analysis: Analysis) -> tuple[PeriodMention, ...]:
    """Words for times and the days they stand for, in text order, never overlapping.

    The publication date is ``analysis.report.published``; without it what needs it stays unresolved, and says so.
    """
    told: list[tuple[int, Period]] = []
    mentions: list[PeriodMention] = []
    quoted = _quoted(analysis)
    for found in find_expressions(analysis):
        if _is_age(analysis, found):
            continue
        mention = _mention(analysis, found, told, spoken=found.first in quoted)
        mentions.append(mention)
        if mention.period.start is not None and not _is_time_of_saying(analysis, found):
            told.append((analysis.tokens[mention.first].sentence, mention.period))
    return tuple(mentions)


def is_background(period: Period, published: date | None) -> bool:
    """Whether the period is too long ago, or too wide, for what a report of ``published`` tells as its news.

    True where it ended more than 60 days before publication, or where it is a year, a decade or longer.
    """
    if period.granularity in ("year", "decade", "century"):
        return True
    if period.start is not None and period.end is not None and (period.end - period.start).days >= 364:
        return True
    return published is not None and period.end is not None and period.end < published - RECENT


def _quoted(analysis: Analysis) -> frozenset[int]:
    """Tokens between quotation marks; a quotation ends with its passage at the latest."""
    inside: list[int] = []
    passage, deep = -1, False
    for sentence in analysis.sentences:
        if sentence.passage != passage:
            passage, deep = sentence.passage, False
        for token in analysis.tokens[sentence.first : sentence.last]:
            if token.lower in OPENS:
                deep = True
            elif token.lower in CLOSES:
                deep = False
            elif token.lower == '"':
                deep = not deep
            elif deep:
                inside.append(token.i)
    return frozenset(inside)


def _is_time_of_saying(analysis: Analysis, found: Expression) -> bool:
    """Whether it is as in "police said Monday": when it was said is no day that a story returns to with "that day"."""
    tokens = analysis.tokens
    head = tokens[tokens[root_of(analysis, found)].head]
    if head.pos == "ADP":
        head = tokens[head.head]
    return head.lemma in SAYING


def _mention(analysis: Analysis, found: Expression, told: list[tuple[int, Period]], *, spoken: bool) -> PeriodMention:
    sentence = analysis.tokens[found.first].sentence
    setting = Setting(
        analysis.report.published,
        looks_ahead(analysis, found),
        sentence,
        told,
        window=found.reads == "length" and _counts_back(analysis, found),
    )
    value = read_expression(found, setting)
    if spoken and found.reads in SPOKEN_DAYS and value.start is not None:
        value = replace(value, start=None, end=None, anchor=None, unresolved=DAY_OF_SPEECH)
    first, last = found.first, found.last
    if found.reads == "length" and (event := _event_counted_from(analysis, found)):
        first, last, words = event
        value = replace(value, timex=None, start=None, end=None, anchor=None, unresolved=f"no date for '{words}'")
    elif _since(analysis, found):
        value = _open_from(value, setting.published)
    span = analysis.span(first, last)
    return PeriodMention(
        Period(span, value.timex, value.start, value.end, value.granularity, value.anchor, value.unresolved),
        first,
        last,
    )


def _is_age(analysis: Analysis, found: Expression) -> bool:
    """25-year-old, ten years old, aged 30, the age of five months."""
    if found.reads != "length":
        return False
    after = [token.lower for token in analysis.tokens[found.last : found.last + 2]]
    return (
        after[:1] in (["old"], ["olds"])
        or (after[:1] == ["-"] and after[1:] in (["old"], ["olds"]))
        or (after == ["of", "age"])
    )


def _since(analysis: Analysis, found: Expression) -> bool:
    """Since January, since the protests began in January: the time is the beginning of the one that is meant."""
    tokens = analysis.tokens
    if not found.first or found.reads == "length":
        return False
    if tokens[found.first - 1].lower == "since":
        return True
    for i in analysis.ancestors(root_of(analysis, found)):
        if tokens[i].pos in ("VERB", "AUX"):
            below = (tokens[child] for child in analysis.children[i])
            return tokens[i].lemma in BEGINNING and any(word.lower == "since" and word.dep == "mark" for word in below)
        if tokens[i].dep != "prep":
            return False
    return False


def _open_from(value: Value, published: date | None) -> Value:
    """Since January: from its first day up to publication; the end stays open where that is not known."""
    if value.start is None:
        return value
    if published is None:
        return replace(value, end=None, unresolved=f"its end {NEEDS_PUBLICATION}")
    if published < value.start:
        return value
    return replace(value, end=published)


def _event_counted_from(analysis: Analysis, found: Expression) -> tuple[int, int, str] | None:
    """As in "within three months of deployment": the tokens of the whole phrase, and the words that lack a date."""
    tokens = analysis.tokens
    if found.last >= len(tokens) or tokens[found.last].lower not in COUNTED_FROM:
        return None
    hinge = tokens[found.last]
    before = tokens[found.first - 1] if found.first else None
    within = before is not None and before.lower in ("within", "inside")
    if hinge.lower == "of" and not within:
        return None
    thing = next((child for child in analysis.children[hinge.i] if tokens[child].dep in ("pobj", "pcomp")), None)
    if thing is None or tokens[thing].sentence != hinge.sentence:
        return None
    branch = analysis.subtree(thing)
    if branch[0] != hinge.i + 1 or branch[-1] - branch[0] != len(branch) - 1 or len(branch) > LONGEST_EVENT:
        return None
    if any(tokens[i].entity in ("DATE", "TIME") for i in branch):
        return None
    first = found.first - 1 if within else found.first
    return first, branch[-1] + 1, analysis.span(branch[0], branch[-1] + 1).text


LONGEST_EVENT = 12
"""Tokens: a longer phrase is more likely a misparse than the name of an event."""


def _counts_back(analysis: Analysis, found: Expression) -> bool:
    """The third meeting in two years, the first time in a decade: a rank before it, and no verb between."""
    tokens = analysis.tokens
    if not found.first or tokens[found.first - 1].lower != "in":
        return False
    # the parser often hangs "in two years" from the verb, so the noun just before it is asked too
    nouns = {tokens[found.first - 1].head, max(found.first - 2, 0)}
    return any(
        tokens[noun].pos in ("NOUN", "PROPN")
        and any(tokens[i].lower in RANKS or tokens[i].tag == "JJS" for i in analysis.children[noun])
        for noun in nouns
    )
