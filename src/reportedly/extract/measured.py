"""One predicate said of one phrase: its number, what is counted, and whether it is told as so.

The frames of ``frames`` lead to a phrase's head; what is read here is the phrase.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.extract.clauses import is_negated, realis_of
from reportedly.extract.counted import Numbers
from reportedly.extract.frames_of_tolls import is_estimated, is_passed, told_through
from reportedly.extract.mentions import QuantityMention
from reportedly.extract.nouns import (
    NOUN_TAGS,
    PERSON_PRONOUNS,
    UNKNOWN,
    NounClass,
    is_age_noun,
    is_person,
    may_be_people,
    noun_class,
)
from reportedly.extract.syntax import ROUND, children_in, is_name
from reportedly.extract.territories import territory_of
from reportedly.extract.triggers import Predicate, Trigger, predicates, triggers
from reportedly.records import Accumulation, Analysis, Modifier, Polarity, Quantity, Realis, Token

LONGEST_EVIDENCE = 45
"""Tokens between a number and its trigger above which the evidence is the number's phrase alone, then the trigger."""


_ELLIPTIC = frozenset({"other", "others", "more", "one", "ones", "rest"})
"""Heads that stand for a noun said before: "three others"."""


_WHOLES = frozenset({"total", "group", "number", "majority", "rest", "estimate", "series", "wave", "string"})
"""Heads that only introduce what follows their "of"."""


_PRESUPPOSED = frozenset({"deed", "fatal_deed"})
"""Frames whose deed is taken for granted, whatever is said of it: "could be charged in the death of a student"."""


_COUNTING = frozenset(
    {"deed", "ones", "toll", "sum_of", "numbered", "gathering", "bodies", "bodies_brought", "borne", "life"}
)
"""Frames that lead to a noun for what happened, or to a number: what it counts is known without its class."""

TOLLS = frozenset({"toll", "sum_of", "numbered", "gathering"})
"""Frames of words for a count itself: its day is when it was counted, not when what it counts was."""

_THINGS = frozenset({"houses", "vehicles", "places", "things", "animals"})
"""Noun classes that no toll of people counts, whatever is joined to its number."""

PART_FRAMES = frozenset({"among", "told_apart"})
"""Frames whose numbers are parts of what the trigger names."""

LATE_FRAMES = PART_FRAMES | {"crowd"}
"""Frames that say least of their numbers: where another trigger says more of them, that counts."""

_RATE_WORDS = frozenset({"annually", "yearly", "daily", "weekly", "monthly"})


_RATE_NOUNS = frozenset({"year", "day", "month", "week", "hour", "minute"})


@dataclass(frozen=True, slots=True)
class Measure:
    """One predicate said of one phrase.

    ``head`` is the token that heads the phrase (the number itself where no noun follows), ``noun`` the token of what is
    counted, None where the text leaves it out. ``tokens`` is the range from the phrase to the trigger. ``part_of`` is
    the head of the phrase that this one is a part of ("12, including three children"), -1 for a whole that was said
    elsewhere ("two of them"), None for a whole.
    """

    predicate: str
    trigger: int
    head: int
    noun: int | None
    noun_class: NounClass
    phrase: tuple[int, int]
    tokens: tuple[int, int]
    quantity: Quantity
    one: bool
    polarity: Polarity
    realis: Realis
    accumulation: Accumulation
    part_of: int | None
    rule: str


def measure_of(analysis: Analysis, counted: Numbers, token: Token, row: Trigger, head: int) -> Measure | None:
    """What trigger ``row``, found at ``token``, says of the phrase that ``head`` heads; None where it says nothing."""
    predicate = predicates()[row.predicate]
    within = head in (token.i, *analysis.ancestors(token.i))
    head, mention = _number(analysis, counted, head)
    if mention is not None and not within and (part := _part_before(analysis, counted, mention)) is not None:
        head, mention = part.number, part  # "55 of 75 have been identified", parsed as one number
    noun = _noun(analysis, head, mention)
    row_class = noun_class(analysis.tokens[noun]) if noun is not None else UNKNOWN
    if not _fits(analysis, predicate, row, noun, mention):
        return None
    if mention is None and _shares_a_number(analysis, counted, head):
        return None
    phrase = phrase_of(analysis, head, noun, mention)
    quantity, one = _quantity(analysis, head, phrase, mention)
    if quantity is None:
        return None
    if row.frame in TOLLS and quantity.modifier is Modifier.EXACT and is_passed(analysis, head):
        quantity = replace(quantity, modifier=Modifier.MORE_THAN, point=None, low=quantity.point, high=None)
    if row.frame in TOLLS and quantity.modifier is Modifier.EXACT and is_estimated(analysis, head):
        quantity = replace(quantity, modifier=Modifier.APPROX, low=None, high=None)
    presupposed = row.frame in _PRESUPPOSED and mention is None
    negated = not presupposed and quantity.point != 0 and is_negated(analysis, token.i) is not row.negated
    return Measure(
        predicate=row.predicate,
        trigger=token.i,
        head=head,
        noun=noun,
        noun_class=row_class,
        phrase=phrase,
        tokens=_evidence(analysis, phrase, token.i),
        quantity=quantity,
        one=one,
        polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
        realis=Realis.ACTUAL if presupposed else _realis(analysis, token.i, head, row),
        accumulation=_accumulation(analysis, row.accumulation or predicate.accumulation, token.i, mention),
        part_of=-1 if row.frame in PART_FRAMES else _whole(analysis, head, mention),
        rule=row.id,
    )


def _realis(analysis: Analysis, trigger: int, head: int, row: Trigger) -> Realis:
    """Whether it is told as so; a crowd that police set out to disperse was there, whatever came of their plan."""
    if row.frame in TOLLS and _is_of_known_toll(analysis, head):
        return Realis.ACTUAL
    toll = told_through(analysis, head) if row.frame in TOLLS else None
    if toll is not None and analysis.tokens[toll].dep == "advmod":
        toll = analysis.tokens[toll].head
    found = realis_of(analysis, toll if toll is not None else trigger)
    return Realis.ACTUAL if row.frame == "crowd" and found is Realis.PLANNED else found


def _is_of_known_toll(analysis: Analysis, number: int) -> bool:
    """Whether it is the number of a toll that is taken for known, whatever may come of it: "could rise from the current
    toll of five", "whether they are among the toll of 248".
    """
    preposition = analysis.tokens[analysis.tokens[number].head]
    if preposition.lower != "of":
        return False
    below = (analysis.tokens[child] for child in analysis.children[preposition.head])
    return any(token.dep == "poss" or token.lower in {"the", "this", "that"} for token in below)


def _shares_a_number(analysis: Analysis, counted: Numbers, head: int) -> bool:
    """Whether a bare noun is counted with the one before it: "189 passengers and crew"."""
    token = analysis.tokens[head]
    before = counted.at.get(token.head) or counted.on.get(token.head)
    own = any(analysis.tokens[c].dep in {"det", "poss", "nummod", "amod"} for c in analysis.children[head])
    return token.dep == "conj" and before is not None and not own and token.tag in {"NN", "NNS"}


def _number(analysis: Analysis, counted: Numbers, head: int) -> tuple[int, QuantityMention | None]:
    """The number of the phrase that ``head`` heads, and the token that heads it once "a total of" is looked through."""
    mention = counted.at.get(head) or counted.on.get(head)
    token = analysis.tokens[head]
    if mention is None and (token.lemma in _WHOLES or (token.lemma == "family" and token.tag == "NN")):
        for p in children_in(analysis, head, "prep"):
            for o in children_in(analysis, p, "pobj"):
                if analysis.tokens[p].lower == "of" and (token.lemma != "family" or analysis.tokens[o].tag == "CD"):
                    return o, counted.at.get(o) or counted.on.get(o)
    above = analysis.tokens[analysis.tokens[token.head].head]
    if mention is None and token.dep == "pobj" and analysis.tokens[token.head].lower == "of" and above.lower in ROUND:
        return above.i, counted.at.get(above.i)  # "dozens of wounded civilians"
    return head, mention


def _part_before(analysis: Analysis, counted: Numbers, whole: QuantityMention) -> QuantityMention | None:
    """The number before an "of" that the parse takes into the number after it: the eight of "eight of 100 pupils"."""
    at = whole.first - 1
    part = counted.at.get(at - 1) if at > 0 and analysis.tokens[at].lower == "of" else None
    return part if part is not None and analysis.tokens[part.number].dep in {"quantmod", "nummod"} else None


def _noun(analysis: Analysis, head: int, mention: QuantityMention | None) -> int | None:
    """The token of what is counted: the head itself, or what follows "of" where the head is the number."""
    if mention is None or not mention.first <= head < mention.last:
        return head
    for p in children_in(analysis, head, "prep"):
        if analysis.tokens[p].lower == "of":
            for o in children_in(analysis, p, "pobj"):
                return o if analysis.tokens[o].tag in NOUN_TAGS else None
    return None


def _fits(
    analysis: Analysis, predicate: Predicate, row: Trigger, noun: int | None, mention: QuantityMention | None
) -> bool:
    """Whether the predicate can be said of this phrase: people where it wants people, a number where it wants one."""
    ranked = mention is not None and mention.kind == "ordinal"
    if row.words == ("counted",) and (mention is None or ranked):
        return False
    if ranked and noun is not None and noun_class(analysis.tokens[noun]).id == "groups":
        return False  # "the first group got out": no rank of a person or a happening
    if row.frame in TOLLS and noun is not None and predicate.people and noun_class(analysis.tokens[noun]).id in _THINGS:
        return False  # "the toll is at 17 and 2,000 houses have been destroyed"
    if noun is None or (row.frame in _COUNTING and mention is not None):
        return mention is not None
    if analysis.tokens[noun].lemma in _BODIES and predicate.id not in _OF_BODIES:
        return False
    if row.id == "survivor.ones" and mention is None and analysis.tokens[noun].tag == "NNS":
        return False  # "the survivors were taken ashore": that some survived is what the word says of itself
    if predicate.id == "attended" and noun_class(analysis.tokens[noun]).id == "relatives":
        return False  # those who gather at a hospital are no crowd of a march
    if predicate.id == "arrested" and row.frame == "ones":
        return any(analysis.tokens[c].lower in {"an", "another"} for c in analysis.children[noun])  # "an arrest"
    if not predicate.people:
        return mention is not None and analysis.tokens[noun].tag in NOUN_TAGS
    if mention is not None:
        return may_be_people(analysis, noun)
    return is_person(analysis, noun) or (row.id in _MORTAL and _is_bare_name(analysis, noun))


_BODIES = frozenset({"body", "corpse"})
_OF_BODIES = frozenset({"killed", "recovered", "identified", "missing", "trapped"})
"""What can be said of bodies as of people: none of them is in hospital or arrested."""

_MORTAL = frozenset({"die.verb", "kill.verb", "kill.finally", "dead.state", "shoot.verb", "pass.away", "gunshot.wound"})
"""Triggers that say of a name that it is a person's, whatever the model takes it for."""


def _is_bare_name(analysis: Analysis, i: int) -> bool:
    """A proper noun without a determiner that is no place we know: "Madueno died"."""
    token = analysis.tokens[i]
    if is_name(analysis, i):
        return True
    if token.tag != "NNP" or token.entity in {"DATE", "TIME", "EVENT", "LAW", "NORP"}:
        return False
    if any(analysis.tokens[c].dep == "det" for c in analysis.children[i]):
        return False
    return territory_of(token.text) is None


_PLURALS = frozenset({"people", "police", "troops", "personnel", "crew", "staff", "clergy", "security", "livestock"})
"""Nouns without an ending that speak of several: "the crew" is not one person."""


_SUMS = frozenset({"number", "total", "count", "tally", "proportion", "share"})


def _quantity(
    analysis: Analysis, head: int, phrase: tuple[int, int], mention: QuantityMention | None
) -> tuple[Quantity | None, bool]:
    """The number that is stated, or one for a single person, or at least one for a bare plural."""
    if mention is not None:
        return mention.quantity, False
    token = analysis.tokens[head]
    span = analysis.span(*phrase)
    asked = {analysis.tokens[i].lower for i in range(*phrase)} & {"how", "what", "which", "whatever"}
    if token.dep == "pobj" and analysis.tokens[analysis.tokens[token.head].head].lemma in _SUMS:
        return None, False  # "the number of people detained": counted elsewhere, if at all
    if asked or token.lower in {"everyone", "everybody", "anyone", "anybody"}:
        return None, False
    whoever = any(analysis.tokens[c].lower in {"any", "all", "other"} for c in analysis.children[head])
    if token.lower in {"dead", "missing", "wounded", "injured"} and token.dep != "amod":
        if whoever:
            return None, False  # "no room for all the dead"
        return Quantity(span, None, 1, None, Modifier.PLURAL), False  # "the missing": no number, at least one
    if (token.tag in {"NNS", "NNPS"} and token.entity != "PERSON") or token.lower in _PLURALS:
        if whoever:
            return None, False
        return Quantity(span, None, 1, None, Modifier.PLURAL), False
    if (
        token.tag in NOUN_TAGS
        or token.lower in PERSON_PRONOUNS
        or token.entity == "PERSON"
        or is_age_noun(analysis, head)
        or is_name(analysis, head)
    ):
        if any(analysis.tokens[c].lower in {"no", "any", "every", "each"} for c in analysis.children[head]):
            return None, False
        return Quantity(span, 1, 1, 1, Modifier.EXACT), True
    return None, False


def phrase_of(analysis: Analysis, head: int, noun: int | None, mention: QuantityMention | None) -> tuple[int, int]:
    """The tokens from the phrase's first word to its noun, without what follows the noun."""
    first = last = head
    for c in analysis.children[head]:
        if c < head and analysis.tokens[c].dep in {
            "det",
            "amod",
            "nummod",
            "compound",
            "poss",
            "quantmod",
            "advmod",
            "nmod",
            "predet",
        }:
            first = min(first, _left_edge(analysis, c))
    if mention is not None:
        first, last = min(first, mention.first), max(last, mention.last - 1)
    if noun is not None:
        last = max(last, noun)
    if analysis.tokens[head].entity == "PERSON":
        while last + 1 < len(analysis.tokens) and _continues_name(analysis.tokens[last + 1]):
            last += 1
    return first, last + 1


def _continues_name(token: Token) -> bool:
    return token.entity == "PERSON" and not token.entity_begins


def _left_edge(analysis: Analysis, i: int) -> int:
    while analysis.children[i] and analysis.children[i][0] < i:
        i = analysis.children[i][0]
    return i


def _evidence(analysis: Analysis, phrase: tuple[int, int], trigger: int) -> tuple[int, int]:
    first, last = min(phrase[0], trigger), max(phrase[1], trigger + 1)
    same = analysis.tokens[phrase[0]].sentence == analysis.tokens[trigger].sentence
    return (first, last) if same and last - first <= LONGEST_EVIDENCE else phrase


def _accumulation(analysis: Analysis, own: str, trigger: int, mention: QuantityMention | None) -> Accumulation:
    if mention is not None and mention.kind == "ordinal":
        return Accumulation.ORDINAL
    if mention is not None and mention.kind == "share":
        return Accumulation.RATE
    sentence = analysis.sentence_of(trigger)
    for i in range(sentence.first, sentence.last):
        token = analysis.tokens[i]
        if token.lower in _RATE_WORDS and not _is_of_a_paper(analysis, token):
            return Accumulation.RATE
        before = analysis.tokens[i - 1].lower if i else ""
        if token.lower in _RATE_NOUNS and before in {"per", "each", "every"}:
            return Accumulation.RATE
    return Accumulation(own)


def _is_of_a_paper(analysis: Analysis, token: Token) -> bool:
    """Whether a word of rates names a paper or a report that comes so often: "this weekly", "its daily update"."""
    head = analysis.tokens[token.head]
    named = token.dep in {"amod", "compound", "nmod"} and (head.pos == "PROPN" or head.lemma.lower() in _PAPERS)
    return named or token.tag in {"NN", "NNP"}


_PAPERS = frozenset(
    {"newspaper", "paper", "magazine", "briefing", "bulletin", "update", "report", "statement", "newsletter", "press"}
)


def _whole(analysis: Analysis, head: int, mention: QuantityMention | None) -> int | None:
    """-1 where the words say that this is a part of some whole: "two of them", "one of the victims"."""
    if mention is None:
        return None
    for p in children_in(analysis, head, "prep"):
        if analysis.tokens[p].lower == "of":
            for o in children_in(analysis, p, "pobj"):
                token = analysis.tokens[o]
                definite = any(analysis.tokens[c].lower in {"the", "those", "these"} for c in analysis.children[o])
                if token.lower in {"them", "whom", "us", "those", "these"} or definite:
                    return -1
    return None


def is_deed_noun(analysis: Analysis, i: int) -> bool:
    """Whether a noun says itself what happened to those it counts: "78,000 cases, including 1,100 deaths"."""
    token = analysis.tokens[i]
    return token.lemma != "victim" and any(row.frame in {"deed", "ones"} for row in triggers().get(token.lemma, ()))


def is_elliptic(analysis: Analysis, measure: Measure) -> bool:
    """Whether the text leaves out what is counted: "600 have perished", "three others"."""
    return measure.noun is None or analysis.tokens[measure.noun].lower in _ELLIPTIC


def is_further(analysis: Analysis, measure: Measure) -> bool:
    """Whether the words set these apart from those counted before: "three others", "two more", "another man"."""
    first, last = measure.phrase
    return any(
        analysis.tokens[i].lower in {"other", "others", "more", "another", "additional"} for i in range(first, last)
    )
