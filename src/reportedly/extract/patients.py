"""Those that a verb was done to: objects, passive subjects, and what a participle describes."""

from __future__ import annotations

from reportedly.extract.nouns import NOUN_TAGS, is_age_noun, is_person, noun_class
from reportedly.extract.syntax import (
    RELATIVES,
    ROUND,
    SUBJECTS,
    child,
    children_in,
    is_active,
    is_counted,
    is_passive,
    lost_in_a_phrase,
    resolved,
    subject,
)
from reportedly.records import Analysis, Token


def patient(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Object of an active verb, subject of a passive one, or the noun that a participle describes.

    ``words``: none; "counted" (the caller asks for a number); prepositions of which one must follow; or, for verbs that
    only kill with more words, "dead", "fatally", "to:death", "down:gun" ("down" with the verb "gun").
    """
    if not _has_words(analysis, i, words):
        return []
    token = analysis.tokens[i]
    objects = _objects(analysis, i)
    own = child(analysis, i, *SUBJECTS)
    if is_passive(analysis, i):
        if (lost := lost_in_a_phrase(analysis, i)) is not None:
            return [lost]
        if own is not None:
            return [resolved(analysis, o) for o in _done_to(analysis, i)]
        found = subject(analysis, i)
        return [found] if found is not None else []
    if objects:
        return [resolved(analysis, o) for o in objects]
    if token.tag[:2] == "VB" and (lost := _lost_object(analysis, i)) is not None:
        return [lost]
    small = [c for c in children_in(analysis, i, "ccomp", "oprd", "xcomp") if analysis.tokens[c].lower == "dead"]
    if small:  # "shot three people dead", parsed as "three people dead"
        dead = [s for c in small for s in children_in(analysis, c, "nsubj")]
        if dead:
            return dead
    return _participle(analysis, token, own)


def _done_to(analysis: Analysis, i: int) -> list[int]:
    """The subjects of passive verb ``i``: of several, those that are people, and no place of a dateline before them.

    Several people are none of whom "was" says something: "a man who left nine hurt was arrested".
    """
    own = children_in(analysis, i, *SUBJECTS)
    one = any(analysis.tokens[c].lower in {"was", "is", "has"} for c in children_in(analysis, i, "aux", "auxpass"))
    people = [o for o in own if is_person(analysis, o) or analysis.tokens[o].tag == "CD" or _is_sum(analysis, o)]
    people = [o for o in people if not one or analysis.tokens[o].tag not in {"NNS", "NNPS"}]
    return people if len(own) > 1 and people else own[:1]


def _is_sum(analysis: Analysis, o: int) -> bool:
    """Whether a noun only sums up who follows: "a total of 42 civilians", "hundreds"."""
    return analysis.tokens[o].lower in ROUND or analysis.tokens[o].lemma in {"total", "number", "group", "majority"}


def _objects(analysis: Analysis, i: int) -> list[int]:
    """Objects of a verb, without a "her" that belongs to the noun after it, and without times and places."""
    found = [
        o
        for o in children_in(analysis, i, "dobj")
        if analysis.tokens[o].entity not in {"DATE", "TIME"}
        or analysis.tokens[o].tag == "CD"
        or is_age_noun(analysis, o)
    ]
    found = found or _up_to(analysis, i)
    return [o for o in found if not (analysis.tokens[o].lower == "her" and len(found) > 1 and o != found[-1])]


def _up_to(analysis: Analysis, i: int) -> list[int]:
    """The counted noun after "up to", which the parse takes for a way: "destroyed up to 900 homes"."""
    if i + 3 >= len(analysis.tokens) or [t.lower for t in analysis.tokens[i + 1 : i + 3]] != ["up", "to"]:
        return []
    return [o for o in children_in(analysis, i + 2, "pobj") if is_counted(analysis, o)]


def _lost_object(analysis: Analysis, i: int) -> int | None:
    """The counted noun right after a verb that the parse takes for the next verb's subject.

    "An attack which killed 140 people was a mistake": nobody says "killed" of a clause.
    """
    for c in children_in(analysis, i, "ccomp"):
        for o in children_in(analysis, c, "nsubj", "nsubjpass"):
            first = min((o, *(k for k in analysis.children[o] if k < o)))
            if i < first <= i + 3 and is_counted(analysis, o) and not _has_words_between(analysis, i, first):
                return o
    return None


def _has_words_between(analysis: Analysis, i: int, first: int) -> bool:
    """Whether more than words that bound a number stand between a verb and its counted noun."""
    return any(analysis.tokens[k].pos in {"VERB", "NOUN", "PROPN", "PRON", "PUNCT"} for k in range(i + 1, first))


def _participle(analysis: Analysis, token: Token, own: int | None) -> list[int]:
    """Patients of a verb without object: participles, relative clauses, and headlines' ("Two shot in Arden")."""
    i = token.i
    if is_active(analysis, i):
        return _shared_object(analysis, token)
    beside = _beside(analysis, i)
    if beside is not None and not (token.dep in {"acl", "amod"} and token.head == beside):
        return [beside]
    if token.dep in {"acl", "amod"} and token.tag in {"VBN", "VBD", "JJ"}:
        head = analysis.tokens[token.head]
        return [token.head] if head.tag in NOUN_TAGS or head.tag in {"CD", "PRP", "DT", "JJ"} else []
    if token.dep == "relcl":
        relative = own is None or analysis.tokens[own].lower not in RELATIVES
        return [token.head] if relative else []
    shared = _shared_object(analysis, token)
    if shared:
        return shared
    if own is not None and token.tag in {"VBN", "VBD"}:
        if is_counted(analysis, own) or token.tag == "VBN" or _is_only_done_to(analysis, token):
            return [resolved(analysis, own)]
        return []
    found_so = token.head == i - 1 and analysis.tokens[token.head].lemma == "find" and is_passive(analysis, token.head)
    small = token.dep in {"xcomp", "oprd", "acomp", "pcomp"} or (token.dep == "advcl" and found_so)
    if small and token.tag == "VBN":  # "were found injured"
        found = subject(analysis, i)
        return [found] if found is not None else []
    if token.dep == "conj":
        first = _first_conjunct(analysis, i)
        if first != i and is_passive(analysis, first):
            found = subject(analysis, first)
            return [found] if found is not None else []
        head = analysis.tokens[first]
        if head.dep in {"acl", "amod"} and head.tag == "VBN":
            return [head.head]
    return []


def _is_only_done_to(analysis: Analysis, token: Token) -> bool:
    """Whether a past form without an object can only be a participle: nobody "kills" or "fatally shoots" alone."""
    if token.lemma in {"kill", "wound", "injure", "slay", "murder", "hospitalize"}:
        return True
    return any(analysis.tokens[c].lower in {"fatally", "mortally"} for c in analysis.children[token.i])


def _beside(analysis: Analysis, i: int) -> int | None:
    """The counted people right before a participle: "left 17 people injured", "13 shot in Arden", however parsed."""
    if i == 0 or analysis.tokens[i].tag not in {"VBN", "VBD", "JJ", "NN"}:
        return None
    before = analysis.tokens[i - 1]
    token = analysis.tokens[i]
    if before.lower == "more" and i >= 2 and is_counted(analysis, i - 2):  # "and a dozen more injured"
        before = analysis.tokens[i - 2]
    if before.sentence != token.sentence or is_passive(analysis, i) or (token.dep == "amod" and token.head > i):
        return None
    if token.tag == "NN" and token.dep in {"dobj", "attr"} and before.head == i:
        return None  # "you have one shot at it"
    if (before.tag == "CD" or before.lower in ROUND) and before.entity not in {"DATE", "TIME"}:
        return before.i
    counted = is_counted(analysis, before.i) and (is_person(analysis, before.i) or before.i == i - 2)
    if not counted or before.tag not in NOUN_TAGS:
        return None
    return _first_of_two(analysis, before, token)


def _first_of_two(analysis: Analysis, before: Token, token: Token) -> int:
    """The first of two phrases that a participle follows: "reported four women and one man killed"."""
    first = analysis.tokens[before.head]
    joined = before.dep == "conj" and token.head in {first.i, first.head} and noun_class(first).id != "victims"
    return first.i if joined and is_counted(analysis, first.i) and is_person(analysis, first.i) else before.i


def _shared_object(analysis: Analysis, token: Token) -> list[int]:
    """The object of joined verbs hangs from the last and belongs to both: "shot and killed three officers"."""
    for c in children_in(analysis, token.i, "conj"):
        joined = analysis.tokens[c]
        between = [k for k in analysis.children[token.i] if analysis.tokens[k].dep in {"dobj", "prep"} and k < c]
        if joined.tag[:2] == "VB" and not between and c - token.i <= 3:
            return children_in(analysis, c, "dobj")
    return []


def _first_conjunct(analysis: Analysis, i: int) -> int:
    for _ in range(8):
        token = analysis.tokens[i]
        if token.dep != "conj" or child(analysis, i, "nsubj", "nsubjpass") is not None:
            return i
        i = token.head
    return i


def _has_words(analysis: Analysis, i: int, words: tuple[str, ...]) -> bool:
    if not words or words == ("counted",):
        return True
    after = {
        analysis.tokens[p].lower for o in children_in(analysis, i, "dobj") for p in children_in(analysis, o, "prep")
    }
    return any(_has_word(analysis, i, word) or word in after for word in words)


def _has_word(analysis: Analysis, i: int, word: str) -> bool:
    word, _, more = word.partition(":")
    for c in analysis.children[i]:
        token = analysis.tokens[c]
        if token.lower != word:
            continue
        if not more:
            return token.dep != "nsubj"
        if token.dep == "prep" and any(analysis.tokens[k].lower == more for k in analysis.children[c]):
            return True
        if token.dep in {"prt", "advmod"} and analysis.tokens[i].lemma == more:
            return True
    if word == "dead" and i + 1 < len(analysis.tokens) and analysis.tokens[i + 1].lower == "dead":
        return analysis.tokens[i + 1].sentence == analysis.tokens[i].sentence
    return False
