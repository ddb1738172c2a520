"""What is counted and what happened to it: each trigger of ``predicates.toml`` with those it is said of.

A measure is a number of people or things ("at least 40 were hurt"), one of them without a number ("a woman was shot",
"Ann Lee, 30, died"), or several without a number ("soldiers were killed").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.extract.clauses import realis_of
from reportedly.extract.comparisons import find_compared
from reportedly.extract.counted import Numbers, index_numbers
from reportedly.extract.frames import FRAMES, is_listed, phrases
from reportedly.extract.measured import LATE_FRAMES, Measure, is_deed_noun, measure_of, phrase_of
from reportedly.extract.mentions import QuantityMention
from reportedly.extract.nouns import NOUN_TAGS, is_person, noun_class
from reportedly.extract.other_counters import counter_before
from reportedly.extract.shared_predicates import find_shared
from reportedly.extract.syntax import children_in
from reportedly.extract.told_again import find_told_again
from reportedly.extract.triggers import Trigger, triggers
from reportedly.records import Accumulation, Analysis, Modifier, Polarity, Token

_DONE_TO = frozenset({"patient", "shot_ones"})
"""Frames of verbs that lead to those whom something was done to."""


def find_measures(analysis: Analysis, quantities: Iterable[QuantityMention]) -> tuple[Measure, ...]:
    """All measures of a report, in the order of their words; one for each predicate and phrase."""
    counted = index_numbers(analysis, quantities)
    by_word = triggers()
    found: dict[tuple[str, int], Measure] = {}
    late: list[Measure] = []
    for token in analysis.tokens:
        rows = by_word.get(token.lemma, ())
        if token.lower != token.lemma:
            rows += by_word.get(token.lower, ())
        if not rows or (token.tag == "NNP" and token.text != token.lower):  # a "march" is no month
            continue
        for row in rows:
            if row.frame in _DONE_TO and token.tag in NOUN_TAGS and token.lower not in {"shot", "hurt"}:
                continue
            for measure in _read(analysis, counted, token, row):
                if _is_of_things(analysis, counted, measure):
                    continue
                if row.frame in LATE_FRAMES:
                    late.append(measure)
                else:
                    found.setdefault((measure.predicate, measure.head), measure)
    told = {measure.head for measure in found.values() if measure.predicate not in _WEAK}
    found |= {(m.predicate, m.head): m for m in reversed(late) if m.head not in told}
    found |= {(m.predicate, m.head): m for m in find_compared(analysis, counted, found.values())}
    found |= {(m.predicate, m.head): m for m in find_shared(analysis, counted, tuple(found.values()))}
    found |= {(m.predicate, m.head): m for m in find_told_again(analysis, counted, tuple(found.values()))}
    for mention in counted.at.values():
        occurrence = _occurrence(analysis, mention)
        if occurrence is not None:
            found.setdefault((occurrence.predicate, occurrence.head), occurrence)
    return _without_doubles(analysis, found)


_NO_HAPPENINGS = frozenset(
    {"time", "day", "night", "season", "round", "phase", "case", "trip", "game", "match", "wave"}
)
"""Nouns of the class "meetings" whose rank says nothing of how often something happened."""


def _occurrence(analysis: Analysis, mention: QuantityMention) -> Measure | None:
    """A happening and its rank: "the second such meeting", "his third visit in two years"."""
    head = analysis.tokens[mention.number].head
    noun = analysis.tokens[head]
    row = noun_class(noun)
    if mention.kind != "ordinal" or row.id != "meetings" or noun.lemma in _NO_HAPPENINGS or noun.tag != "NN":
        return None
    phrase = phrase_of(analysis, head, head, mention)
    return Measure(
        predicate="occurrence",
        trigger=head,
        head=head,
        noun=head,
        noun_class=row,
        phrase=phrase,
        tokens=phrase,
        quantity=mention.quantity,
        one=False,
        polarity=Polarity.AFFIRMED,
        realis=realis_of(analysis, head),
        accumulation=Accumulation.ORDINAL,
        part_of=None,
        rule="occurrence.rank",
    )


_WEAK = frozenset({"present", "aboard", "survived"})
"""Predicates that only say where those were of whom more is told: "all 62 on board were killed"."""


def _without_doubles(analysis: Analysis, found: dict[tuple[str, int], Measure]) -> tuple[Measure, ...]:
    """Those who were shot dead are killed, not also shot; those with gunshot wounds are shot, not also wounded."""
    kept = []
    put = (m for m in found.values() if m.rule.endswith(".numbered") and analysis.tokens[m.trigger].dep == "dobj")
    counted_so = {(m.predicate, m.trigger) for m in put}
    for (predicate, head), measure in found.items():
        if measure.quantity.modifier is Modifier.PLURAL and (predicate, head) in counted_so:
            continue  # "put the dead at 34": the dead are those 34
        dead = found.get(("killed", head))
        if (
            predicate in {"shot", "stabbed", "wounded"}
            and dead is not None
            and abs(dead.trigger - measure.trigger) <= 4
        ):
            continue
        if predicate == "wounded" and ("casualties", head) in found:
            continue
        shot = found.get(("shot", head))
        if predicate == "casualties" and shot is not None and shot.trigger == measure.trigger:
            continue  # "shooting casualties"
        others = {name for name, other in found if other == head and name != predicate}
        if predicate in _WEAK and (others - _WEAK or (others and predicate == "present")):
            continue
        if predicate == "wounded" and shot is not None and abs(shot.trigger - measure.trigger) <= 6:
            continue
        kept.append(measure)
    return tuple(sorted(kept, key=lambda measure: (measure.tokens, measure.head, measure.predicate)))


def _read(analysis: Analysis, counted: Numbers, token: Token, row: Trigger) -> Iterator[Measure]:
    for start in FRAMES[row.frame](analysis, token.i, row.words):
        for head in phrases(analysis, start):
            if head != start and (_is_told_itself(analysis, head, row) or _is_a_counter(analysis, counted, head)):
                continue
            measure = measure_of(analysis, counted, token, row, head)
            if measure is None:
                continue
            if measure.predicate == "killed" and not measure.one and _is_killed_or_hurt(analysis, token.i):
                measure = replace(measure, predicate="casualties")  # the same number, of both
            yield measure
            if measure.one:
                continue
            for part in _parts(analysis, token.i, head):
                inner = measure_of(analysis, counted, token, row, part)
                if inner is not None:
                    yield replace(inner, part_of=head)


_WON = frozenset({"delegate", "superdelegate", "elector", "voter", "vote", "seat", "justice"})
"""Nouns for what parties and candidates capture."""

_THINGS = frozenset({"vehicles", "things", "houses", "places", "animals"})


def _is_of_things(analysis: Analysis, counted: Numbers, measure: Measure) -> bool:
    """Whether what is captured is won at the polls, or things: "destroyed 12 tanks and captured four"."""
    if measure.predicate != "captured":
        return False
    if measure.noun is not None:
        return analysis.tokens[measure.noun].lemma in _WON
    sentence = analysis.sentence_of(measure.head)
    before = [i for i in counted.on if sentence.first <= i < measure.head and analysis.tokens[i].tag in NOUN_TAGS]
    return bool(before) and noun_class(analysis.tokens[max(before)]).id in _THINGS


_HURT = frozenset({"wound", "injure", "hurt", "wounded", "injured", "wounding", "injuring"})


def _is_killed_or_hurt(analysis: Analysis, trigger: int) -> bool:
    """Whether one number is that of the killed and the hurt together: "12 were killed or wounded"."""
    if trigger + 2 >= len(analysis.tokens):
        return False
    joint, after = analysis.tokens[trigger + 1], analysis.tokens[trigger + 2]
    if after.tag == "VBG" and analysis.tokens[trigger].tag != "VBG":
        return False  # "left 100 dead and injuring hundreds more"
    return joint.lower in {"and", "or", "/"} and (after.lemma in _HURT or after.lower in _HURT)


def _is_told_itself(analysis: Analysis, head: int, row: Trigger) -> bool:
    """Whether words of another predicate follow a joined number: "left one dead and nine injured"."""
    if head + 1 >= len(analysis.tokens):
        return False
    after = analysis.tokens[head + 1]
    rows = triggers().get(after.lemma, ()) + triggers().get(after.lower, ())
    return any(
        other.predicate != row.predicate for other in rows if other.frame in {*_DONE_TO, "state"} and not other.words
    )


def _is_a_counter(analysis: Analysis, counted: Numbers, head: int) -> bool:
    """Whether a joined noun gives the number after it, and is not counted by it: "and the unions 22,000"."""
    mention = counted.on.get(head)
    return mention is not None and mention.first > head and counter_before(analysis, mention.number) is not None


_QUANTIFIERS = frozenset({"most", "many", "some", "both", "all"})
"""Words in apposition that say who they are, and not how many: "31 people, most of them miners"."""


def _parts(analysis: Analysis, trigger: int, head: int) -> Iterator[int]:
    """The phrases that follow "including" or stand in apposition: "12, including a child", "two men, Ann's sons"."""
    later = [c for c in analysis.children[trigger] if c > head and analysis.tokens[c].lower == "including"]
    for c in (*analysis.children[head], *later):  # "34 people were killed, including policemen"
        token = analysis.tokens[c]
        if token.lower == "including":
            for o in children_in(analysis, c, "pobj"):
                yield from (p for p in phrases(analysis, o) if not is_deed_noun(analysis, p))
        elif token.dep == "appos" and is_person(analysis, c) and not is_listed(analysis, head, c):
            words = {token.lower, *(analysis.tokens[k].lower for k in analysis.children[c])}
            yield from () if words & _QUANTIFIERS else phrases(analysis, c)
