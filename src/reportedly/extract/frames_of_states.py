"""Frames of states: who is dead, wounded, in custody, in critical condition.

Each takes an analysis, the token of the trigger and the trigger's ``words`` (see ``frames``).
"""

from __future__ import annotations

from reportedly.extract.nouns import NOUN_TAGS, is_person, noun_class
from reportedly.extract.syntax import (
    ROUND,
    after_of,
    child,
    children_in,
    has_auxiliary,
    is_counted,
    is_passive,
    own_subject,
    resolved,
    subject,
)
from reportedly.records import Analysis, Token

_BE = frozenset(
    {"be", "remain", "lie", "stay", "go", "report", "list", "become", "feel", "seem", "appear", "keep", "fall", "’"}
)


_SMALL_CLAUSE = frozenset(
    {"leave", "find", "pronounce", "declare", "shoot", "beat", "drop", "presume", "fear", "discover"}
)
_HELD_TO_BE = frozenset({"believe", "confirm", "report", "list", "presume", "fear", "declare", "think", "register"})
"""Verbs whose past participle stands between people and their state: "with 17 people confirmed dead"."""


def state(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who or what is said to be so; ``words``: verbs of which one must say it, where any are given."""
    token = analysis.tokens[i]
    head = analysis.tokens[token.head]
    if token.dep == "pcomp" and head.lower == "as" and analysis.tokens[head.head].pos == "VERB":
        if not is_passive(analysis, head.head):  # "listed 20 people as missing"
            return [o for o in children_in(analysis, head.head, "dobj") if is_counted(analysis, o)]
        found = subject(analysis, head.head)
        return [found] if found is not None else []  # "have been registered as missing"
    if words and head.lemma not in words:
        return _left_too(analysis, i, words)
    if i and token.dep == "advcl" and _is_of_a_figure(analysis, i - 1):
        return [i - 1]
    own = own_subject(analysis, i)
    if own is not None and token.dep != "ROOT":
        return [resolved(analysis, own)]
    if child(analysis, i, "nummod", "det", "quantmod") is not None and token.dep not in {"amod", "acomp"}:
        return [i]  # "the dead", "12 dead"
    if token.dep in {"amod", "acl"}:
        return [head.i] if token.tag[:2] in {"JJ", "VB"} else []
    if (
        token.dep in {"acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "advmod"}
        and head.i != i
        and not has_auxiliary(analysis, i)
    ):
        return _small_clause(analysis, i, head)
    if token.dep == "conj":
        return _joined_state(analysis, i, head, words)
    if token.dep == "ROOT" and own is not None:
        return [own]
    return []


def _is_of_a_figure(analysis: Analysis, number: int) -> bool:
    """Whether a number stands after "figure of", "toll of": the dead of "its figure of 52 dead", however parsed."""
    tokens = analysis.tokens
    of = tokens[number].tag == "CD" and number > 1 and tokens[number - 1].lower == "of"
    return of and tokens[number - 2].lemma in {"figure", "toll", "count", "number", "total", "tally"}


def _left_too(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The number right before an adjective that shares a verb with another: "left 40 hurt and thousands homeless"."""
    if i == 0 or (not is_counted(analysis, i - 1) and analysis.tokens[i - 1].lower not in ROUND):
        return []
    verbs = [analysis.tokens[above].lemma for above in list(analysis.ancestors(i))[:3]]
    return [i - 1] if any(lemma in words for lemma in verbs) else []


def _small_clause(analysis: Analysis, i: int, head: Token) -> list[int]:
    """Of whom a verb's adjective is said: the object of "left", the subject of "was found"."""
    if any(o > i for o in children_in(analysis, head.i, "dobj")):
        return []  # "shot dead a man": told by the verb
    objects = [o for o in children_in(analysis, head.i, "dobj") if o < i]
    if head.lemma in _SMALL_CLAUSE or head.tag in {"VBG", "VBD", "VBN"}:
        if is_passive(analysis, head.i):
            found = subject(analysis, head.i)
            return [found] if found is not None else []
        if objects:
            return objects
        if head.lemma == "leave":  # "33 were killed and thousands left homeless"
            held = own_subject(analysis, head.i)
            return [held] if held is not None and head.dep == "conj" and is_counted(analysis, held) else []
        if head.dep == "acl" and head.tag == "VBN" and is_counted(analysis, head.head):
            return [head.head]  # "640 people made homeless"
        held = own_subject(analysis, head.i) if head.lemma in _HELD_TO_BE and head.tag in {"VBD", "VBN"} else None
        if held is not None and is_counted(analysis, held):
            return [held]
    if head.lemma in _BE or head.pos == "AUX" or head.lemma in _SMALL_CLAUSE:
        found = subject(analysis, head.i)
        return [found] if found is not None else []
    return []


def _joined_state(analysis: Analysis, i: int, head: Token, words: tuple[str, ...]) -> list[int]:
    """The number of a joined adjective stands beside it: "left one dead and nine injured"."""
    before = i - 1
    if before >= 0 and analysis.tokens[before].tag == "CD" and analysis.tokens[before].head in {i, head.i, head.head}:
        return [before]
    if head.i != i and not words and head.tag[:2] == "JJ":
        return state(analysis, head.i, words)
    return []


def wound(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who suffered the wound ``i``, or is found or treated with it; ``words``: the verbs that may say so."""
    token = analysis.tokens[i]
    if token.tag not in NOUN_TAGS or token.dep == "compound":
        return []
    head = analysis.tokens[token.head]
    if i + 1 < len(analysis.tokens) and analysis.tokens[i + 1].lower == "to":
        borne = [o for o in children_in(analysis, i + 1, "pobj") if is_person(analysis, o)]
        if borne:  # "injuries to five others"
            return borne
    if token.dep in {"dobj", "nsubjpass"} and head.lemma in words:
        if token.dep == "nsubjpass" or is_passive(analysis, head.i):
            return []
        found = subject(analysis, head.i)
        return [found] if found is not None else []
    if token.dep == "conj" and head.dep == "dobj":
        return wound(analysis, head.i, words)
    if token.dep == "pobj" and head.lower in {"with", "for", "from"}:
        return _with(analysis, head)
    return []


def _with(analysis: Analysis, preposition: Token) -> list[int]:
    above = analysis.tokens[preposition.head]
    if above.tag in NOUN_TAGS or above.tag == "CD":
        if is_person(analysis, above.i) or above.tag == "CD":
            return [above.i]
        if noun_class(above).id != "houses" or above.dep != "pobj":
            return []
        above = analysis.tokens[analysis.tokens[above.head].head]  # "taken to a hospital with injuries"
        if above.pos != "VERB":
            return []
    if preposition.lower == "from" and above.lemma not in {"suffer", "recover", "die", "bleed"}:
        return []
    if is_passive(analysis, above.i):
        found = subject(analysis, above.i)
        return [found] if found is not None else []
    objects = children_in(analysis, above.i, "dobj")
    if objects:
        return objects
    found = subject(analysis, above.i)
    return [found] if found is not None and above.lemma in {"suffer", "recover", "arrive", "survive", "bleed"} else []


def gunshot(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """As ``wound``, for wounds of which one of ``words`` says that they were shots."""
    below = [c for c in analysis.children[i] if c < i]
    near = {analysis.tokens[c].lower for c in (*below, *(b for c in below for b in analysis.children[c]))}
    if not near & set(words) and not {"gun", "shot"} <= near:
        return []
    return wound(analysis, i, ("suffer", "sustain", "receive", "get", "incur", "have"))


def site(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who is or remains "in custody", "in hospital"; ``words``: the prepositions."""
    preposition = analysis.tokens[analysis.tokens[i].head]
    if analysis.tokens[i].dep != "pobj" or preposition.lower not in words:
        return []
    above = analysis.tokens[preposition.head]
    told = above.lemma in {"be", "remain", "stay", "hold", "place", "keep", "recover"}
    found = subject(analysis, above.i) if told else None
    if any(analysis.tokens[c].dep == "det" for c in analysis.children[i]):
        return [found] if found is not None and is_counted(analysis, found) else []  # not "he was at the hospital"
    if told:
        return [found] if found is not None else []
    if preposition.lower == "at" and noun_class(above).id == "workers":
        return []  # "a doctor at the clinic" is at work there
    return [above.i] if (above.tag in NOUN_TAGS and is_person(analysis, above.i)) or above.tag == "CD" else []


def in_hands(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who is held by the other side: "in rebel hands", "in the hands of the militia"; ``words``: none."""
    del words
    tokens = analysis.tokens
    whose = [c for c in analysis.children[i] if tokens[c].dep in {"amod", "compound", "poss", "nmod"}]
    named = any(tokens[c].entity in {"NORP", "ORG", "GPE"} or tokens[c].lower in _CAPTORS for c in whose)
    of_captors = any(
        tokens[o].lemma.lower() in _CAPTORS or tokens[o].entity in {"NORP", "ORG", "GPE"} for o in after_of(analysis, i)
    )
    named = named or any(tokens[c].tag in {"NNP", "JJ"} and tokens[c].text[0].isupper() for c in whose)
    return site(analysis, i, ("in",)) if named or of_captors else []


_CAPTORS = frozenset(
    {"enemy", "rebel", "rebels", "militia", "militant", "militants", "kidnapper", "captor", "captors", "insurgent"}
    | {"jihadist", "guerrilla", "separatist", "separatists", "insurgents", "their", "its"}
)
"""Whose hands hold people."""


def condition(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who is, is listed or was taken "in critical condition"; ``words``: the conditions that patients are in."""
    if not any(analysis.tokens[c].lower in words for c in analysis.children[i]):
        return []
    preposition = analysis.tokens[analysis.tokens[i].head]
    if analysis.tokens[i].dep != "pobj" or preposition.lower not in {"in", "with"}:
        return []
    above = analysis.tokens[preposition.head]
    found = subject(analysis, above.i) if above.pos in {"VERB", "AUX"} else above.i
    return [found] if found is not None and (is_person(analysis, found) or is_counted(analysis, found)) else []


def fatal_wound(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who suffered a wound that ``words`` call fatal."""
    if not any(analysis.tokens[c].lower in words for c in analysis.children[i]):
        return []
    return wound(analysis, i, ("suffer", "sustain", "receive", "get", "inflict"))
