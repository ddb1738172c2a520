"""Bare numbers that the report gives elsewhere with what they count: "the 10,000 cited by the police".

News names a figure once in full, and then speaks of it by its number alone ("that figure of 4,460", "Ten thousand is
too much", "denied the 4,460"). A number that large is seldom used of two things in one report; where it is, nothing is
read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extract.clauses import is_negated, realis_of
from reportedly.extract.counted import Numbers
from reportedly.extract.measured import Measure, phrase_of
from reportedly.extract.mentions import QuantityMention
from reportedly.extract.nouns import NOUN_TAGS, UNKNOWN
from reportedly.extract.syntax import after_of, children_in
from reportedly.records import Analysis, Number, Polarity, Quantity

_FEWEST = 20
"""Numbers below it are used of many things."""

_REPEATED = frozenset(
    {"killed", "wounded", "casualties", "missing", "displaced", "affected", "infected", "arrested", "attended"}
)
"""Predicates of the figures that news calls by their number alone."""

_COUNTS = frozenset({"count", "toll", "figure", "number", "estimate", "tally", "total"})
"""Nouns that say no more of a number than that it counts."""


def find_told_again(analysis: Analysis, counted: Numbers, measures: Sequence[Measure]) -> Iterator[Measure]:
    """The measures of bare numbers that none of ``measures`` tells of, and that are what one predicate counts."""
    known = tuple(measure for measure in measures if measure.predicate in _REPEATED)
    heads = {i for measure in measures for i in (measure.head, *range(*measure.phrase))}
    of_number: dict[Number, list[Measure]] = defaultdict(list)
    for measure in known:
        for value in _values(measure.quantity) if not measure.one and measure.part_of is None else ():
            of_number[value].append(measure)
    for mention in counted.at.values():
        head = _head(analysis, mention)
        if head is None or mention.kind != "count" or heads & {head, mention.number} or _is_of_others(analysis, head):
            continue
        after = _risen_to(analysis, counted, mention)
        values = _values(mention.quantity if after is None else after.quantity)
        same = [m for value in values for m in of_number[value]]
        if len({m.predicate for m in same}) == 1:
            yield _again(analysis, same[0], mention, head)


def _values(quantity: Quantity) -> set[Number]:
    return {n for n in (quantity.point, quantity.low, quantity.high) if n is not None and n >= _FEWEST}


def _head(analysis: Analysis, mention: QuantityMention) -> int | None:
    """The number's own token, or the "figure" that it is; None where it counts something."""
    number = analysis.tokens[mention.number]
    above = analysis.tokens[number.head]
    if number.dep in {"nummod", "quantmod", "compound", "amod", "appos", "nmod"} and above.tag in NOUN_TAGS:
        return mention.number if above.lemma in _COUNTS else None
    is_number = number.tag == "CD" and number.entity not in {"DATE", "TIME", "PERCENT", "MONEY"}
    return mention.number if is_number and (above.lower != "from" or _is_of_count(analysis, above.head)) else None


def _is_of_others(analysis: Analysis, number: int) -> bool:
    """Whether the count that came to the number says of what it is: "the number of tents rose to 345"."""
    above = list(analysis.ancestors(number))[:3]
    verb = next((i for i in above if analysis.tokens[i].pos in {"VERB", "AUX"}), number)
    told = children_in(analysis, verb, "nsubj", "nsubjpass")
    others = (k for o in told if analysis.tokens[o].lemma in _COUNTS for k in after_of(analysis, o))
    return any(analysis.tokens[k].tag != "CD" for k in others)  # "the number of 4,460 was given" is the count's own


def _is_of_count(analysis: Analysis, verb: int) -> bool:
    """Whether a count, called no more than that, is what the verb tells of: "the number rose from 312 to 345"."""
    told = children_in(analysis, verb, "nsubj", "nsubjpass", "dobj")
    return any(analysis.tokens[o].lemma in _COUNTS and not after_of(analysis, o) for o in told)


def _risen_to(analysis: Analysis, counted: Numbers, mention: QuantityMention) -> QuantityMention | None:
    """The number after "to", where ``mention`` is the one after "from": they count the same."""
    preposition = analysis.tokens[analysis.tokens[mention.number].head]
    if preposition.lower != "from":
        return None
    below = [p for above in (preposition.i, preposition.head) for p in children_in(analysis, above, "prep")]
    ways = [p for p in below if analysis.tokens[p].lower == "to"]
    found = (counted.at.get(o) for p in ways for o in children_in(analysis, p, "pobj"))
    return next((other for other in found if other is not None), None)


def _again(analysis: Analysis, first: Measure, mention: QuantityMention, head: int) -> Measure:
    phrase = phrase_of(analysis, head, None, mention)
    return replace(
        first,
        trigger=head,
        head=head,
        noun=None,
        noun_class=UNKNOWN,
        phrase=phrase,
        tokens=phrase,
        quantity=mention.quantity,
        polarity=Polarity.NEGATED if is_negated(analysis, head) else Polarity.AFFIRMED,
        realis=realis_of(analysis, head),
        part_of=None,
        rule="told.again",
    )
