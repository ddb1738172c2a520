"""Numbers that stand against another one and leave out what they count.

"870, compared with 1,100 the day before", "the toll is 25, up from 21", "police put the crowd at 5,000, the unions at
20,000": the second number is of what the first one is of, as another source or another day has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.extract.counted import Numbers
from reportedly.extract.measured import Measure
from reportedly.extract.mentions import QuantityMention
from reportedly.extract.other_counters import counter_before
from reportedly.extract.syntax import children_in, is_counted
from reportedly.records import Accumulation, Analysis, Modifier, Polarity, Realis

_BEFORE = frozenset({"against", "versus", "from"})
_COMPARED = frozenset({"compared", "compare", "contrast", "comparison"})
_SAID = frozenset(
    {
        "at",
        "said",
        "say",
        "says",
        "estimated",
        "counted",
        "claimed",
        "put",
        "reported",
        "spoke",
        "speak",
        "claim",
        "claims",
        "count",
        "counts",
    }
)
_SET_OFF = frozenset({",", ";", "while", "but", "and", "against"})
_TURNS = frozenset({";", "while", "whereas", "but"})
_EARLIER = frozenset({"earlier", "initial", "previous", "original", "preliminary"})
_GIVING = frozenset({"give", "cite", "report", "mention", "have", "quote"})
_CHANGED = frozenset({"raise", "lower", "revise", "reduce", "cut", "correct", "increase", "amend", "bring"})
_COUNTED_BY_SOMEBODY = (".toll", ".numbered", ".counted")
"""Endings of the rules that tell of a count, which others can count otherwise."""

_FAR = 25
"""Tokens between the two numbers above which the second one is of something else."""


def find_compared(analysis: Analysis, counted: Numbers, measures: Iterable[Measure]) -> Iterator[Measure]:
    """The measures of numbers that none of ``measures`` tells of, and that stand against one of them."""
    told = sorted((m for m in measures if _has_number(m)), key=lambda measure: measure.head)
    heads = {measure.head for measure in told}
    for mention in counted.at.values():
        number = analysis.tokens[mention.number]
        if mention.kind != "count" or mention.number in heads:
            continue
        first = _before(analysis, told, mention)
        by_others = first is not None and _is_by_others(analysis, first, mention)
        hangs = number.head in heads or _has_noun(analysis, mention)
        corrected = _is_corrected(analysis, mention)
        if hangs and not by_others and not corrected and counter_before(analysis, mention.number) is None:
            continue
        if first is not None and _is_of_the_same(analysis, first, mention):
            counter = counter_before(analysis, mention.number)
            yield replace(
                first,
                trigger=mention.number,
                head=mention.number,
                noun=None,
                phrase=(mention.first, mention.last),
                tokens=(counter[0] if counter is not None else mention.first - 1, mention.last),
                quantity=mention.quantity,
                polarity=Polarity.AFFIRMED,
                realis=Realis.ACTUAL,
                part_of=None,
                rule="compared",
            )


def _is_of_the_same(analysis: Analysis, first: Measure, mention: QuantityMention) -> bool:
    return (
        _is_compared(analysis, mention)
        or _is_counted_otherwise(analysis, first, mention)
        or _is_by_others(analysis, first, mention)
        or _is_changed_to(analysis, first, mention)
        or _is_put_at(analysis, mention)
        or _is_corrected(analysis, mention)
        or _is_next_of_change(analysis, first, mention)
    )


def _has_number(measure: Measure) -> bool:
    return not measure.one and measure.accumulation not in {Accumulation.RATE, Accumulation.ORDINAL}


def _has_noun(analysis: Analysis, mention: QuantityMention) -> bool:
    """Whether the number counts a noun of its own."""
    number = analysis.tokens[mention.number]
    head = analysis.tokens[number.head]
    return number.dep in {"nummod", "compound", "quantmod"} and not mention.first <= head.i < mention.last


def _before(analysis: Analysis, told: list[Measure], mention: QuantityMention) -> Measure | None:
    """The nearest measure with a number before ``mention`` in its sentence; for "that number", the last before it."""
    sentence = analysis.sentence_of(mention.number)
    first = max(sentence.first, mention.first - _FAR)
    if sentence.first and (_is_put_at(analysis, mention) or _is_corrected(analysis, mention)):
        first = analysis.sentence_of(sentence.first - 1).first
    near = [m for m in told if first <= m.head < mention.first]
    near = [m for m in near if m.quantity.modifier is not Modifier.PLURAL and m.rule != "compared"]
    return near[-1] if near else None


_TIMES = frozenset({"day", "night", "week", "month", "year", "hour"})


def _is_compared(analysis: Analysis, mention: QuantityMention) -> bool:
    """Whether "against", "compared with", "up from" or ", from" stands before the number."""
    if mention.first < 2:  # the first number, a sign, this one
        return False
    before, earlier = analysis.tokens[mention.first - 1].lower, analysis.tokens[mention.first - 2].lower
    if before in {"before", "earlier"} and earlier in _TIMES:  # "450 this week, the week before 300"
        return True
    after = [token.lower for token in analysis.tokens[mention.last : mention.last + 3]]
    if before in {",", "and", "after"} and after[:1] in (["the"], ["a"]) and after[1:2] and after[1] in _TIMES:
        return after[2:] in (["before"], ["earlier"])  # "450 this week, 300 the week before"
    if before == "from":
        return earlier in {"up", "down", ","}
    return before in _BEFORE or (before in {"with", "to"} and earlier in _COMPARED)


def _is_counted_otherwise(analysis: Analysis, first: Measure, mention: QuantityMention) -> bool:
    """Whether another source is named right before the number: ", the unions at 20,000", "the union's 20,000"."""
    if counter_before(analysis, mention.number) is not None:
        return True
    between = {token.lower for token in analysis.tokens[first.head + 1 : mention.first]}
    said = analysis.tokens[mention.first - 1].lower
    if said == "of" and mention.first > 1:  # "officials said 1,100 homes were flooded; aid workers spoke of 2,000"
        said = analysis.tokens[mention.first - 2].lower
    said_apart = said in _SAID and not between.isdisjoint(_TURNS)
    if first.predicate != "attended" and not said_apart and not first.rule.endswith(_COUNTED_BY_SOMEBODY):
        return False
    after = analysis.tokens[mention.last] if mention.last < len(analysis.tokens) else None
    if after is not None and after.pos not in {"PUNCT", "CCONJ", "SCONJ", "ADV", "ADP"}:
        return False
    before = analysis.tokens[mention.first - 1]
    named = said in _SAID or before.tag in {"NNS", "NNP", "NNPS", "POS"}
    return bool(between & _SET_OFF) and named and not is_counted(analysis, before.i)


def _is_by_others(analysis: Analysis, first: Measure, mention: QuantityMention) -> bool:
    """Whether "according to" names another source right after the number: ", 160,000 according to the unions"."""
    before, after = mention.first - 1, mention.last
    if analysis.tokens[before].lower not in {",", "(", ";", "and", "while", "but", "–", "—"}:
        return False
    if after + 2 < len(analysis.tokens) and analysis.tokens[after].lower == ",":
        if analysis.tokens[before].lower != "(":
            return False
        after += 1
    words = [token.lower for token in analysis.tokens[after : after + 2]]
    return words == ["according", "to"] and first.quantity.modifier is not Modifier.VAGUE


def _is_changed_to(analysis: Analysis, first: Measure, mention: QuantityMention) -> bool:
    """Whether the number is what a figure just given was changed to: ", a figure that the unions raised to 20,000"."""
    way = analysis.tokens[analysis.tokens[mention.number].head]
    verb = analysis.tokens[way.head]
    noun = analysis.tokens[verb.head]
    if way.lower != "to" or verb.dep not in {"relcl", "acl"} or verb.lemma not in _CHANGED:
        return False
    return noun.lemma in {"figure", "number", "total", "estimate", "count", "toll"} and noun.i > first.head


_RIGHT = frozenset({"right", "correct", "actual", "true", "real", "accurate", "proper", "corrected"})
_COUNTS = frozenset({"figure", "number", "total", "count", "toll", "tally"})


def _is_corrected(analysis: Analysis, mention: QuantityMention) -> bool:
    """Whether it is put in place of the number before: "the right figure is 300", "44 replaces it"."""
    number = analysis.tokens[mention.number]
    held = analysis.tokens[number.head] if number.dep in {"nummod", "quantmod"} else number
    verb = analysis.tokens[held.head]
    if held.dep == "nsubj" and verb.lemma in {"replace", "supersede"}:
        return any(analysis.tokens[o].lower in {"it", "that", "this"} for o in children_in(analysis, verb.i, "dobj"))
    if held.dep != "attr" or verb.lemma != "be":
        return False
    return any(
        analysis.tokens[o].lemma in _COUNTS
        and any(analysis.tokens[c].lower in _RIGHT for c in analysis.children[o])
        and not children_in(analysis, o, "prep")
        for o in children_in(analysis, verb.i, "nsubj")
    )


def _is_next_of_change(analysis: Analysis, first: Measure, mention: QuantityMention) -> bool:
    """Whether it is the "60" of "corrected the number of the arrested from 80 to 60", whatever the parse says."""
    tokens, way = analysis.tokens, mention.first - 1
    if way < 2 or tokens[way].lower != "to" or not first.phrase[0] <= way - 1 < first.phrase[1]:
        return False
    before = tokens[first.phrase[0] - 1].lower if first.phrase[0] else ""
    above = (tokens[i].lemma for i in analysis.ancestors(mention.number))
    return before == "from" and not _CHANGED.isdisjoint(above)


def _is_put_at(analysis: Analysis, mention: QuantityMention) -> bool:
    """Whether somebody else puts "the figure" or "that number" at it: "while police put the figure at 12,000"."""
    way = analysis.tokens[analysis.tokens[mention.number].head]
    verb = analysis.tokens[way.head]
    if way.lower == "to" and verb.lemma in _CHANGED:  # "first spoke of 14, but on Sunday lowered that to nine"
        objects = children_in(analysis, verb.i, "dobj", "nsubjpass")
        return any(analysis.tokens[o].lower in {"it", "that", "this"} for o in objects)
    if way.lower == "of" and verb.lemma in _COUNTS:  # here ``verb`` is a noun: "a figure of 94"
        own = {analysis.tokens[c].lower for c in analysis.children[verb.i]}
        given = analysis.tokens[verb.head].lemma in _GIVING | _CHANGED and bool(own & {"a", "an"})
        return given or bool(own & _EARLIER)  # "gives a figure of 94", "the earlier figure of 94 was wrong"
    is_given_as = way.lower == "as" and verb.lemma in {"give", "list", "report"}
    if (way.lower != "at" and not is_given_as) or verb.lemma not in {
        "put",
        "place",
        "estimate",
        "set",
        "give",
        "list",
        "report",
    }:
        return False
    if any(analysis.tokens[o].lower in {"it", "that"} for o in children_in(analysis, verb.i, "dobj")):
        return True
    return any(
        analysis.tokens[o].lemma in {"figure", "number", "total"}
        and any(analysis.tokens[c].lower in {"the", "that", "this"} for c in analysis.children[o])
        and not children_in(analysis, o, "prep")
        for o in children_in(analysis, verb.i, "dobj", "nsubjpass")
    )
