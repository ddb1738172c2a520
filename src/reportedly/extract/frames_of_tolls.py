"""Frames of tolls: the numbers that a count of people stands at, rises to, comes down from or is put at.

A count is a noun such as "toll" or "number" ("the number of dead rose to 51"), or those counted themselves ("they put
the dead at 34"). Each frame takes an analysis, the token of the trigger and the trigger's ``words`` (see ``frames``).
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.extract.nouns import NOUN_TAGS, may_be_people
from reportedly.extract.syntax import ROUND, after_of, children_in, is_counted
from reportedly.records import Analysis

_COUNTS = frozenset({"toll", "number", "count", "total", "tally", "list", "roll", "roster", "figure"})
_UPWARD = frozenset({"pobj", "prep", "acl", "relcl", "amod", "conj", "compound", "nmod", "poss", "oprd", "pcomp"})
"""Links from words for what is counted up to the noun that counts it: "the number of people killed"."""

_KNOWN = frozenset({"report", "confirm", "list", "know", "presume", "declare", "fear", "believe"})
"""Words between those counted and what is said of them: "the number of people reported missing"."""

_REACHED = frozenset({"to", "at", "as", "around", "about", "past", "above", "over", "beyond"})
_PASSED = frozenset({"past", "above", "over", "beyond"})
_MORE = frozenset({"higher", "greater", "more", "larger"})
_PASSING = frozenset({"top", "pass", "exceed", "surpass", "cross"})
_CHANGES = frozenset(
    {"rise", "raise", "climb", "increase", "grow", "jump", "go", "fall", "drop", "lower", "cut", "reduce", "revise"}
    | {"shorten", "shrink", "come", "bring", "take", "send", "push", "amend", "correct", "change", "up", "down"}
    | {"double", "decline", "soar", "spiral", "swell", "spike", "surge", "mount", "range", "vary"}
)
"""Words after which "from" gives the number that was there before."""

_WAYS = frozenset(
    {"up", "down", "upward", "downward", "upwards", "downwards", "higher", "lower", "now", "high", "low"}
    | {"greater", "more", "larger", "closer", "nearer"}
)

_HELD = frozenset({"estimate", "believe", "think", "say", "report", "expect"})
_PUTTING = frozenset({"put", "place", "set", "estimate", "number", "total", "give"})
_DEEDS = frozenset({"death", "fatality", "casualty", "injury", "victim", "arrest", "case", "infection"})


def toll(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The numbers of a noun that counts by itself ("the death toll rose to 52", "a crowd of 300").

    ``words``: what a noun joined to it must be ("death toll"), where there is one ("motorway toll").
    """
    if analysis.tokens[i].tag not in NOUN_TAGS:
        return []
    joined = [c for c in analysis.children[i] if analysis.tokens[c].dep in {"compound", "nmod"}]
    said = {analysis.tokens[c].lower for c in analysis.children[i]} | {analysis.tokens[i - 1].lower if i else ""}
    if joined and words and not said & set(words):
        return []
    return _numbers(analysis, i)


def sum_of(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """As ``toll``, only where one of ``words`` says of what it is the count: "the body count"."""
    if not {analysis.tokens[c].lower for c in analysis.children[i]} & set(words):
        return []
    return toll(analysis, i, words)


def numbered(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The numbers of a count of those that trigger ``i`` is said of: "the number of dead rose to 51".

    ``words``: nouns for those counted, of which one must stand between, where there are any ("number of bodies found").
    """
    if analysis.tokens[i].dep == "compound" and analysis.tokens[analysis.tokens[i].head].lemma == "toll":
        return []  # "the death toll": a toll's own row reads it
    moving = _moving_noun(analysis, i)
    ways = children_in(analysis, moving, "prep") if moving is not None else []
    if moving is not None and (found := [o for p in ways for o in _told_by(analysis, p, moving)]):
        return found
    here = i
    if (named := _named_before(analysis, i)) is not None:
        return _numbers(analysis, named)
    for _ in range(6):  # "the number of people known to have been killed": longer ways are other clauses
        token = analysis.tokens[here]
        if here != i and token.lemma in _COUNTS and token.tag in NOUN_TAGS:
            between = {other.lemma for other in analysis.tokens[here : i + 2]}
            if words and not between & set(words):
                return []
            return _numbers(analysis, _estimate_of(analysis, here)) + _listed(analysis, here)
        described = analysis.tokens[i].dep == "amod" and analysis.tokens[i].head == here  # "of identified victims"
        told_by_another = here != i and token.lemma in _DEEDS and not described  # "of deaths of protesters"
        known = token.dep == "xcomp" and analysis.tokens[token.head].lemma in _KNOWN
        if told_by_another or not (known or token.dep in _UPWARD):
            break
        here = token.head
    verb = analysis.tokens[analysis.tokens[i].head]
    moved = analysis.tokens[i].tag == "NNS" and analysis.tokens[i].dep == "nsubj" and verb.lemma in _CHANGES
    if moved and not is_counted(analysis, i):  # "deaths rose to 3,621"
        return [o for p in children_in(analysis, verb.i, "prep") for o in _told_by(analysis, p, verb.i)]
    if analysis.tokens[i].dep in {"dobj", "nsubjpass", "nsubj"} and verb.lemma in _PUTTING:
        return [o for o in _numbers(analysis, i) if o > i]
    if analysis.tokens[i].dep == "dobj" and verb.lemma in _CHANGES and not is_counted(analysis, i):
        ways = [p for p in children_in(analysis, verb.i, "prep") if analysis.tokens[p].lower == "to" and p > i]
        return [o for p in ways for o in _told_by(analysis, p, verb.i)]  # "brings the dead to 55"
    return _read_on(analysis, i, words)


def _read_on(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The numbers right behind "count of homes destroyed" or "number of crew missing", where the parse loses them.

    "Cut its count of homes destroyed from 900 to 640": only after a verb of change or of putting.
    """
    tokens, sentence = analysis.tokens, analysis.sentence_of(i)
    noun = tokens[i - 1] if i - 1 > sentence.first else tokens[i]
    if noun.tag not in {"NN", "NNS"} or tokens[i].dep not in {"ccomp", "advcl", "acl", "amod", "acomp", "oprd"}:
        return []
    of = next((t.i for t in reversed(tokens[max(sentence.first, i - 4) : i - 1]) if t.lower == "of"), sentence.first)
    if of == sentence.first or tokens[of - 1].lemma not in _COUNTS or (words and noun.lemma not in words):
        return []
    if not any(t.lemma in _CHANGES | _PUTTING for t in tokens[sentence.first : of] if t.pos == "VERB"):
        return []
    found = []
    for here in tokens[i + 1 : min(sentence.last - 1, i + _SOON)]:
        if here.tag in {",", ":"}:
            break
        if here.lower in {"from", "to", "at"} and tokens[here.i + 1].tag == "CD":
            found.append(here.i + 1)
    return found


_SOON = 8
"""Tokens behind a count's own words in which its number stands."""


def gathering(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The numbers that a march itself is put at, or that an estimate of it comes to; ``words``: none.

    "The office put Saturday's march at 7,000", "narrowed its estimate of the march to between 6,000 and 7,000".
    """
    del words
    token = analysis.tokens[i]
    count = _estimate_of(analysis, i)
    if count != i:
        return [o for o in _numbers(analysis, count) if o > i]
    verb = analysis.tokens[token.head]
    put = token.dep in {"dobj", "nsubjpass"} and verb.lemma in {"put", "place", "estimate"}
    ways = [p for p in children_in(analysis, verb.i, "prep") if analysis.tokens[p].lower == "at" and p > i]
    return [o for p in ways for o in _told_by(analysis, p, verb.i)] if put else []


def _moving_noun(analysis: Analysis, i: int) -> int | None:
    """The verb of a headline that is parsed as a noun: "number of dead rises above 3,500"."""
    above = analysis.tokens[analysis.tokens[i].head]
    named = i > 1 and analysis.tokens[i - 1].lower == "of" and analysis.tokens[i - 2].lemma.lower() in _COUNTS
    return above.i if named and above.i == i + 1 and above.tag == "NNS" and above.lemma in _CHANGES else None


def _estimate_of(analysis: Analysis, count: int) -> int:
    """The count, or the noun above it that says what it was taken for: "estimates of the number of marchers"."""
    preposition = analysis.tokens[analysis.tokens[count].head]
    above = analysis.tokens[preposition.head]
    told = preposition.lower in {"of", "for"} and analysis.tokens[count].dep == "pobj"
    return above.i if told and above.lemma in {"estimate", "estimation"} and above.tag in NOUN_TAGS else count


def _named_before(analysis: Analysis, i: int) -> int | None:
    """The count that is named right before "of dead", "of confirmed dead", however that is parsed."""
    first = i - 1 if i and analysis.tokens[i - 1].lower in {"confirmed", "known", "reported"} else i
    if first < 2 or first == i or analysis.tokens[first - 1].lower != "of":
        return None
    count = analysis.tokens[first - 2]
    return count.i if count.lemma in _COUNTS and count.tag in NOUN_TAGS else None


def _listed(analysis: Analysis, count: int) -> list[int]:
    """Those who are on the list: "nine people are still on the list of the missing"."""
    preposition = analysis.tokens[analysis.tokens[count].head]
    if analysis.tokens[count].dep != "pobj" or preposition.lower != "on":
        return []
    return [o for o in children_in(analysis, preposition.head, "nsubj", "nsubjpass") if _is_number(analysis, o)]


def is_passed(analysis: Analysis, number: int) -> bool:
    """Whether the count is said to be above ``number``: "the toll tops 300", "rose past 75", "is above 29"."""
    token = analysis.tokens[number]
    head = analysis.tokens[token.head]
    above = analysis.tokens[head.head]
    if number > 0 and analysis.tokens[number - 1].lemma in _PASSING:
        return True
    if token.dep == "pobj":
        return head.lower in _PASSED or (head.lower == "than" and above.lower in _MORE)
    return token.dep == "dobj" and head.lemma in _PASSING


def is_estimated(analysis: Analysis, number: int) -> bool:
    """Whether the count is "estimated at" ``number``."""
    token = analysis.tokens[number]
    preposition = analysis.tokens[token.head]
    above = analysis.tokens[preposition.head]
    return token.dep == "pobj" and preposition.lower == "at" and above.lemma == "estimate" and above.pos == "VERB"


def told_through(analysis: Analysis, number: int) -> int:
    """The token from which it shows whether a toll is so: the number, or the "high" of "may reach as high as 200"."""
    chain = [number, *list(analysis.ancestors(number))[:3]]
    return next((i for i in chain if analysis.tokens[i].lower in {"high", "low"}), number)


def _numbers(analysis: Analysis, count: int) -> list[int]:
    """The numbers that noun ``count`` is said to be, in the order of the text."""
    found = {o for o in after_of(analysis, count) if _is_number(analysis, o)}
    token = analysis.tokens[count]
    verbs = [token.head] if token.dep in {"nsubj", "nsubjpass", "dobj", "attr"} else []
    verbs = [v for v in verbs if analysis.tokens[v].lemma not in _REPLACING]  # "the figure replaces the 186"
    for _ in range(2):  # "was placed at four, then raised to 15 and brought down to seven"
        lower = [c for v in verbs for c in children_in(analysis, v, "xcomp", "advcl", "conj", "dep")]
        likely = [c for v in verbs for c in children_in(analysis, v, "acomp")]
        lower += [c for a in likely for c in children_in(analysis, a, "xcomp")]
        verbs += [c for c in lower if c not in verbs and _goes_on(analysis, c)]
    verbs += [c for c in children_in(analysis, count, "acl", "relcl") if _is_put(analysis, c)]
    for holder in _holders(analysis, count, verbs):
        for p in children_in(analysis, holder, "prep", "dative", "agent"):
            found |= set(_told_by(analysis, p, holder))
    for verb in verbs:
        if analysis.tokens[verb].lemma == "give" and token.dep == "dobj":  # "gave a toll for the valley of 310"
            ways = (p for p in children_in(analysis, verb, "prep") if analysis.tokens[p].lower == "of")
            found |= {o for p in ways for o in children_in(analysis, p, "pobj") if _is_number(analysis, o)}
        found |= {
            o for o in children_in(analysis, verb, "dobj", "attr", "npadvmod", "acomp") if o != count and o > verb
            if _is_number(analysis, o)
        }  # fmt: skip
        if verb > count and (passed := _right_after(analysis, verb)) is not None:
            found.add(passed)
    return sorted(found) or _further_on(analysis, count)


def _right_after(analysis: Analysis, verb: int) -> int | None:
    """The number right after a verb of passing, whatever the parse hangs it from: "expected to exceed 150,000"."""
    sentence = analysis.sentence_of(verb)
    if analysis.tokens[verb].lemma not in _PASSING:
        return None
    after = analysis.tokens[verb + 1 : min(verb + 4, sentence.last)]
    number = next((token for token in after if token.pos not in {"ADV", "ADP", "DET", "ADJ", "SCONJ"}), None)
    return number.i if number is not None and number.tag == "CD" and _is_number(analysis, number.i) else None


def _further_on(analysis: Analysis, count: int) -> list[int]:
    """The number after the next "to" or "at" where the parse hangs that from a word within the count's own phrase.

    "Raised the number of people hurt in the crash to 14": only after a verb of change or of putting, up to a comma.
    """
    token = analysis.tokens[count]
    verb = analysis.tokens[token.head]
    if token.dep not in {"dobj", "nsubj", "nsubjpass"}:
        return []
    moved = verb.lemma in _CHANGES | _PUTTING | _STANDING
    sentence = analysis.sentence_of(count)
    for i in range(count + 1, min(sentence.last - 1, count + _FAR)):
        here = analysis.tokens[i]
        if here.tag in {",", ":", "``", "''"}:
            break
        above = analysis.tokens[here.head]
        changes = above.pos == "VERB" and above.lemma in _CHANGES | _STANDING and above.tag != "VBG"
        if here.lower in {"to", "at", "from"} and here.dep == "prep" and (moved or changes):
            ways = children_in(analysis, above.i, "prep") if changes else [i]
            found = [o for p in ways for o in children_in(analysis, p, "pobj") if analysis.tokens[p].lower in _MOVED]
            if found := [o for o in found if analysis.tokens[o].tag == "CD"]:
                return found
    return []


_MOVED = frozenset({"to", "at", "from"})
_STANDING = frozenset({"stand", "remain", "stay"})
_REPLACING = frozenset({"replace", "supersede", "contradict", "exclude", "include"})
"""Verbs after which another number stands than the count's own."""

_FAR = 24
"""Tokens after the count among which its number is looked for."""


def _goes_on(analysis: Analysis, verb: int) -> bool:
    """Whether a verb below the count's own says where it went: "was expected to climb past 75"."""
    own = any(analysis.tokens[c].dep in {"nsubj", "nsubjpass"} for c in analysis.children[verb])
    token = analysis.tokens[verb]
    held = token.lemma == "be" and analysis.tokens[token.head].lemma in _HELD  # "is estimated to be 500"
    return not own and (held or token.lemma in _CHANGES | _PASSING | {"reach", "hit", "stand"})


def _is_put(analysis: Analysis, verb: int) -> bool:
    """Whether a participle after the count says what it came to: "a crowd estimated at 2,000", "raised to 40"."""
    lemma = analysis.tokens[verb].lemma
    way = any(analysis.tokens[p].lower in {"to", "at", "from"} for p in children_in(analysis, verb, "prep"))
    return way and (lemma in _PUTTING | _CHANGES or lemma in {"range", "vary"})


def _holders(analysis: Analysis, count: int, verbs: list[int]) -> Iterator[int]:
    """The words that "to", "at" and "from" can hang from: the count, its verbs, "up" and "down", a first number."""
    yield count
    for verb in verbs:
        yield verb
        for c in analysis.children[verb]:
            token = analysis.tokens[c]
            way = token.dep in {"advmod", "prt", "acomp"} and token.lower in _WAYS
            if way or (token.dep in {"dobj", "attr"} and c != count and _is_number(analysis, c)):
                yield c


def _told_by(analysis: Analysis, preposition: int, holder: int) -> Iterator[int]:
    """The number after "to", "at", "past"; after "from", where the words tell of a change, the one before it."""
    word = analysis.tokens[preposition].lower
    above = analysis.tokens[holder]
    changed = above.lemma in _CHANGES or analysis.tokens[above.head].lemma in _CHANGES
    if word in {"in", "into"}:  # "the toll is in the hundreds"
        round_ones = (o for o in children_in(analysis, preposition, "pobj") if analysis.tokens[o].lower in ROUND)
        yield from (o for o in round_ones if not after_of(analysis, o))
    if word in _REACHED or (word == "from" and changed) or (word == "than" and above.lower in _MORE):
        for o in children_in(analysis, preposition, "pobj", "pcomp"):
            dated = next((c for c in children_in(analysis, o, "nummod") if _is_before_day(analysis, c)), None)
            if dated is not None:  # "rose to 21 Tuesday afternoon", parsed as 21 afternoons
                yield dated
            elif _is_number(analysis, o) and (word != "than" or not after_of(analysis, o)):
                yield o
                if word == "from":  # "from 100 to 115", parsed as one number
                    yield from (c for c in children_in(analysis, o, "quantmod") if _is_number(analysis, c))
        for p in children_in(analysis, preposition, "prep"):
            yield from _told_by(analysis, p, holder)


def _is_before_day(analysis: Analysis, number: int) -> bool:
    after = analysis.tokens[number + 1]
    return after.tag == "NNP" and after.lower.endswith("day") and _is_number(analysis, number)


def _is_number(analysis: Analysis, i: int) -> bool:
    token = analysis.tokens[i]
    if token.tag == "CD":
        return token.entity not in {"PERCENT", "MONEY"}  # whether it is a date, the numbers know better
    if token.entity in {"DATE", "PERCENT", "MONEY", "TIME"} or not is_counted(analysis, i):
        return False
    return token.lemma in _DEEDS or may_be_people(analysis, i)
