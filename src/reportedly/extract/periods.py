"""Find the times that a report tells, and the days that each stands for.

Words become expressions (`period_words`), expressions become days (`period_readings`), one after another in text order,
for "that same month" needs the month before it. Nothing is guessed: see ``Period.unresolved``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reportedly.extract.mentions import PeriodMention
from reportedly.extract.period_readings import NEEDS_PUBLICATION, Setting, Value, read_expression
from reportedly.extract.period_words import Expression, find_expressions
from reportedly.records import Analysis, Period, Token

RECENT = timedelta(days=60)
"""What ended longer than this before publication is background: news of one event rarely looks back further."""

MODALS = frozenset("will 'll ’ll wo shall would may might should".split())
LOOKING_AHEAD = frozenset("expect schedule plan slate due intend await hope set plan".split())
TIMETABLED = frozenset("begin start open resume return take run come".split())
"""Verbs that speak of the future in the present tense: the trial begins on Monday."""

FORWARD_NOUNS = frozenset("plan schedule intention bid proposal deadline promise pledge".split())
COUNTED_FROM = frozenset(("of", "after", "before"))
RANKS = frozenset("first second third fourth fifth last only".split())


def find_periods(analysis: Analysis) -> tuple[PeriodMention, ...]:
    """Words for times and the days they stand for, in text order, never overlapping.

    The publication date is ``analysis.report.published``; without it what needs it stays unresolved, and says so.
    """
    told: list[tuple[int, Period]] = []
    mentions: list[PeriodMention] = []
    for found in find_expressions(analysis):
        if _is_age(analysis, found):
            continue
        mention = _mention(analysis, found, told)
        mentions.append(mention)
        if mention.period.start is not None:
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


def _mention(analysis: Analysis, found: Expression, told: list[tuple[int, Period]]) -> PeriodMention:
    sentence = analysis.tokens[found.first].sentence
    setting = Setting(
        analysis.report.published,
        _looks_ahead(analysis, found),
        sentence,
        told,
        window=found.reads == "length" and _counts_back(analysis, found),
    )
    value = read_expression(found, setting)
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
    return after[:1] in (["old"], ["olds"]) or (after[:1] == ["-"] and after[1:] in (["old"], ["olds"])) or (
        after == ["of", "age"]
    )


def _since(analysis: Analysis, found: Expression) -> bool:
    tokens = analysis.tokens
    return found.first > 0 and tokens[found.first - 1].lower == "since" and found.reads != "length"


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
    """"within three months of deployment": the tokens of the whole phrase, and the words that lack a date."""
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
    head = tokens[tokens[found.first - 1].head]
    if head.pos not in ("NOUN", "PROPN"):
        return False
    return any(
        tokens[child].lower in RANKS or tokens[child].tag == "JJS" or tokens[child].entity == "ORDINAL"
        for child in analysis.children[head.i]
    )


def _looks_ahead(analysis: Analysis, found: Expression) -> bool:
    """Whether the clause that holds the words speaks of what is to come."""
    if found.last < len(analysis.tokens) and analysis.tokens[found.last - 1].tag == "POS":
        return False
    head = _root_of(analysis, found)
    for index in analysis.ancestors(head):
        token = analysis.tokens[index]
        if token.pos in ("VERB", "AUX"):
            ahead = _verb_looks_ahead(analysis, token)
            if ahead is not None:
                return ahead
        elif token.lemma in FORWARD_NOUNS or token.lower == "due":
            return True
    return False


def _root_of(analysis: Analysis, found: Expression) -> int:
    """The token of the words whose head stands outside them."""
    for i in range(found.first, found.last):
        if not found.first <= analysis.tokens[i].head < found.last:
            return i
    return found.first


def _verb_looks_ahead(analysis: Analysis, verb: Token) -> bool | None:
    """True or False where the verb settles it; None where the verb above it does ("expected to meet")."""
    tokens = analysis.tokens
    helpers = {tokens[child].lower for child in analysis.children[verb.i] if tokens[child].dep in ("aux", "auxpass")}
    if helpers & MODALS and "have" not in helpers:
        return True
    if verb.lemma in LOOKING_AHEAD:
        return True
    if verb.lemma == "go" and verb.tag == "VBG":
        return True
    if verb.tag in ("VBZ", "VBP"):
        return verb.lemma in TIMETABLED
    if verb.tag == "VBD" or helpers - {"to"}:
        return False
    return None
