"""Numbers that leave out what an earlier one has said of those it counts.

Parts of it ("31 died, eight of them in Arden", "among them nine soldiers", "including two guards", and in the next
sentence "that included 21 children"), and the same at another place or time ("55 died in Arden, 49 in Belmont").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from reportedly.extract.counted import Numbers
from reportedly.extract.frames import phrases
from reportedly.extract.measured import Measure, is_deed_noun, phrase_of
from reportedly.extract.mentions import QuantityMention
from reportedly.extract.nouns import NOUN_TAGS, UNKNOWN, may_be_people, noun_class
from reportedly.extract.syntax import SUBJECTS, child, children_in
from reportedly.extract.triggers import predicates
from reportedly.records import Accumulation, Analysis, Modifier, Polarity

_THEM = frozenset({"them", "whom"})
_INCLUDING = frozenset({"including", "among"})
_TOGETHER = frozenset({"that", "this", "figure", "number", "total", "toll", "they", "these", "those"})
_WHERE = frozenset({"in", "at", "from", "on", "across", "near", "elsewhere", "along", "around", "since"})
_SETS_OFF = frozenset({",", ";", "—", "–", "--", "-", "(", "and", "with", "plus", "another", "further"})
_NO_PLACES = frozenset(
    {"condition", "custody", "hospital", "all", "total", "prison", "jail", "detention", "care", "favor", "favour"}
    | {"average", "charge", "school", "shock", "connection", "cash", "first", "last", "board", "turn", "part", "need"}
)
"""Nouns after "in" or "on" that say how people are, and not where."""

_FAR = 30
"""Tokens between the two numbers above which the second one is of something else."""


def find_shared(analysis: Analysis, counted: Numbers, measures: Iterable[Measure]) -> Iterator[Measure]:
    """The measures of numbers that none of ``measures`` tells of, and that share the predicate of one of them."""
    told = sorted((m for m in measures if _can_share(m)), key=lambda measure: measure.head)
    heads = {measure.head for measure in measures}
    known = {measure.head: measure for measure in told}
    for mention in sorted(counted.at.values(), key=lambda mention: mention.first):
        head = _head(analysis, mention)
        if mention.kind != "count" or heads & {head, mention.number}:
            continue
        first = _before(analysis, counted, known, mention)
        if first is None or not _fits(analysis, first, head):
            continue
        if _is_part(analysis, mention, head) or _is_next_part(analysis, first, mention, head):
            found = _sharing(analysis, first, mention, head, part=True)
        elif (
            _is_elsewhere(analysis, mention, head)
            or _is_set_against(analysis, mention, head)
            or _is_respective(analysis, mention)
            or _is_added(analysis, first, mention, head)
        ):
            found = _sharing(analysis, first, mention, head, part=False)
        elif _is_said_not_to_be(analysis, mention, head):
            found = replace(_sharing(analysis, first, mention, head, part=False), polarity=Polarity.NEGATED)
        else:
            continue
        known[found.head] = found
        yield found
    yield from _told_after(analysis, counted, told, heads)


def _can_share(measure: Measure) -> bool:
    ranked = measure.accumulation in {Accumulation.RATE, Accumulation.ORDINAL}
    return not (measure.one or ranked) and measure.quantity.modifier is not Modifier.PLURAL


def _head(analysis: Analysis, mention: QuantityMention) -> int:
    """The noun that the number counts, or the number itself where it counts none."""
    number = analysis.tokens[mention.number]
    above = analysis.tokens[number.head]
    counts = number.dep in {"nummod", "quantmod", "compound", "amod", "det"} and above.tag in NOUN_TAGS
    return above.i if counts and above.i >= mention.last else mention.number


def _before(
    analysis: Analysis, counted: Numbers, known: dict[int, Measure], mention: QuantityMention
) -> Measure | None:
    """The measure of the nearest number before ``mention`` in its sentence; None where that number has none."""
    sentence = analysis.sentence_of(mention.number)
    earlier = [
        other
        for other in counted.at.values()
        if max(sentence.first, mention.first - _FAR) <= other.first < mention.first
    ]
    if not earlier:
        return None
    nearest = max(earlier, key=lambda other: other.first)
    counts = next((i for i, other in counted.on.items() if other is nearest and i in known), None)
    return known.get(nearest.number) or known.get(_head(analysis, nearest)) or (known[counts] if counts else None)


def _fits(analysis: Analysis, first: Measure, head: int) -> bool:
    """Whether the predicate can be said of what this number counts too."""
    token = analysis.tokens[head]
    if token.tag not in NOUN_TAGS:
        return True
    if is_deed_noun(analysis, head):
        return False
    if predicates()[first.predicate].people:
        return may_be_people(analysis, head) and token.entity not in {"DATE", "TIME", "MONEY", "PERCENT"}
    return noun_class(token) is first.noun_class


def _is_part(analysis: Analysis, mention: QuantityMention, head: int) -> bool:
    """Whether words before or after the number say that it is a part: "eight of them", "among them nine"."""
    tokens = analysis.tokens
    if mention.quantity.modifier is Modifier.VAGUE:
        return False
    before = tokens[mention.first - 1].lower if mention.first else ""
    if before in {"but", "except"}:  # "all but four of them"
        return False
    of_before = mention.first >= 2 and before in _THEM and tokens[mention.first - 2].lower in {"of", "among"}
    if before == "which":  # "of which 60 were officers": not "of which 12 had been held"
        return tokens[mention.first - 2].lower == "of" and _says_who(analysis, head)
    after = [token.lower for token in tokens[mention.last : mention.last + 2]]
    of_after = len(after) == 2 and after[0] == "of" and after[1] in _THEM
    return (before in _INCLUDING or of_before or of_after) and _does_nothing_else(analysis, head)


def _is_next_part(analysis: Analysis, first: Measure, mention: QuantityMention, head: int) -> bool:
    """Whether the number goes on a list of parts: "of whom 60 were officers, three were soldiers"."""
    before = analysis.tokens[mention.first - 1].lower if mention.first else ""
    return first.rule == "shared.part" and before in {",", "and"} and _says_who(analysis, head)


def _says_who(analysis: Analysis, head: int) -> bool:
    """Whether the number is the subject of a clause that says who they are: "60 were officers"."""
    return analysis.tokens[head].dep in SUBJECTS and _does_nothing_else(analysis, head)


def _does_nothing_else(analysis: Analysis, head: int) -> bool:
    """Whether no verb of its own says more of the number than who they are: "two of them escaped" has one."""
    token = analysis.tokens[head]
    if token.dep not in SUBJECTS:
        return True
    verb = analysis.tokens[token.head]
    who = child(analysis, verb.i, "attr")
    return verb.lemma == "be" and who is not None and may_be_people(analysis, who)


def _is_elsewhere(analysis: Analysis, mention: QuantityMention, head: int) -> bool:
    """Whether a bare number with a place or time of its own goes on a list: ", 49 in Belmont"."""
    tokens = analysis.tokens
    after = tokens[mention.last] if mention.last < len(tokens) else None
    bare = head == mention.number or tokens[head].lower in {"more", "others"}
    if not bare or after is None or not mention.first or tokens[mention.first - 1].lower not in _SETS_OFF:
        return False
    if tokens[head].dep in SUBJECTS or after.sentence != tokens[head].sentence:
        return False
    after = tokens[mention.last + 1] if after.lower in {"more", "others"} and len(tokens) > mention.last + 1 else after
    objects = children_in(analysis, after.i, "pobj", "pcomp")
    if after.lower not in _WHERE or any(tokens[o].lemma in _NO_PLACES for o in objects):
        return False
    return after.lower == "elsewhere" or any(_is_place_or_time(analysis, o) for o in objects)


def _is_place_or_time(analysis: Analysis, o: int) -> bool:
    token = analysis.tokens[o]
    if token.entity in {"PERCENT", "MONEY", "QUANTITY", "CARDINAL"} or token.tag == "CD":
        return token.entity == "DATE"
    named = token.entity in {"GPE", "LOC", "FAC", "ORG", "DATE", "PERSON", "NORP"} or token.tag == "NNP"
    return named or child(analysis, o, "det") is not None or child(analysis, o, "amod") is not None


def _is_set_against(analysis: Analysis, mention: QuantityMention, head: int) -> bool:
    """Whether it is what was thought before: "closer to 2,500 than the 10,000 first feared"."""
    before = [token.lower for token in analysis.tokens[max(mention.first - 2, 0) : mention.first]]
    return head == mention.number and before == ["than", "the"]


def _is_respective(analysis: Analysis, mention: QuantityMention) -> bool:
    """Whether it is the second of "120 and 75 people, respectively": each is of one of those named before."""
    number, sentence = analysis.tokens[mention.number], analysis.sentence_of(mention.number)
    first = analysis.tokens[number.head]
    told = any(token.lower == "respectively" for token in analysis.tokens[sentence.first : sentence.last])
    return told and number.dep == "conj" and first.tag == "CD"


def _is_added(analysis: Analysis, first: Measure, mention: QuantityMention, head: int) -> bool:
    """Whether other people come after what was said of the first: "12 guards were killed on Monday, and 34 miners".

    The parse joins them to the verb, and nothing more is said of them.
    """
    tokens = analysis.tokens
    token = tokens[head]
    verbs = [tokens[i].lower for i in range(max(mention.first - 2, 0), mention.first)]
    if len(verbs) == 2 and verbs[0] == "as" and verbs[1] in {"were", "was", "are", "had", "have", "did"}:
        return True  # "two gunmen were killed, as were three bystanders"
    joined = token.dep == "conj" and token.head == first.trigger and tokens[first.trigger].pos == "VERB"
    if head == mention.number or not joined or tokens[mention.first - 1].lower != "and":
        return False
    after = tokens[head + 1] if head + 1 < len(tokens) else None
    said = any(tokens[c].pos in {"VERB", "AUX"} or tokens[c].dep == "prep" for c in analysis.children[head])
    return not said and (after is None or after.sentence != token.sentence or after.pos == "PUNCT")


def _is_said_not_to_be(analysis: Analysis, mention: QuantityMention, head: int) -> bool:
    """Whether it is the number that an earlier one is not: "33, not the 38 it gave before"."""
    tokens, sentence = analysis.tokens, analysis.sentence_of(head)
    at = mention.first - 1
    if at > sentence.first and tokens[at].lower == "the":
        at -= 1
    bare = head == mention.number
    return bare and at > sentence.first and tokens[at].lower == "not" and tokens[at - 1].lower in {",", "(", "and", ";"}


def _sharing(analysis: Analysis, first: Measure, mention: QuantityMention, head: int, *, part: bool) -> Measure:
    noun = head if analysis.tokens[head].tag in NOUN_TAGS else None
    phrase = phrase_of(analysis, head, noun, mention)
    whole = first.part_of if first.part_of is not None else first.head
    return replace(
        first,
        head=head,
        noun=noun,
        noun_class=noun_class(analysis.tokens[noun]) if noun is not None else UNKNOWN,
        phrase=phrase,
        tokens=phrase,
        quantity=mention.quantity,
        part_of=whole if part else first.part_of,
        rule="shared.part" if part else "shared.elsewhere",
    )


def _told_after(analysis: Analysis, counted: Numbers, told: Sequence[Measure], heads: set[int]) -> Iterator[Measure]:
    """Parts that the next sentence names: "The quake killed 245 people. That included 21 children"."""
    for sentence in analysis.sentences:
        for i in range(sentence.first, min(sentence.first + 6, sentence.last)):
            verb = analysis.tokens[i]
            subjects = children_in(analysis, i, *SUBJECTS)
            if verb.lemma != "include" or not any(analysis.tokens[o].lower in _TOGETHER for o in subjects):
                continue
            wholes = [m for m in told if m.part_of is None and analysis.tokens[m.head].sentence == verb.sentence - 1]
            listed = [p for o in children_in(analysis, i, "dobj") for p in phrases(analysis, o)]
            last = any(analysis.tokens[o].lower == "they" for o in subjects)  # those who were told of last
            for head in listed if wholes else []:
                whole = max(wholes, key=attrgetter("head")) if last else wholes[0]
                mention = counted.at.get(head) or counted.on.get(head)
                if mention is not None and head not in heads and _fits(analysis, whole, head):
                    yield _sharing(analysis, whole, mention, head, part=True)
