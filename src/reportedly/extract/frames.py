"""From a word that says what happened to the words for those it happened to.

A frame takes an analysis, the token of the trigger and the trigger's ``words``, and gives the tokens that head the
phrases for what is counted. It follows the dependency parse (CLEAR labels), never adjacency. ``FRAMES`` names them for
the rows of ``predicates.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportedly.extract.nouns import NOUN_TAGS, is_person, noun_class
from reportedly.records import Analysis, Token

Frame = Callable[[Analysis, int, tuple[str, ...]], list[int]]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
RELATIVES = frozenset({"who", "that", "which", "whom"})
_BE = frozenset(
    {"be", "remain", "lie", "stay", "go", "report", "list", "become", "feel", "seem", "appear", "keep", "’"}
)
_SMALL_CLAUSE = frozenset(
    {"leave", "find", "pronounce", "declare", "shoot", "beat", "drop", "presume", "fear", "discover"}
)
_BODY = frozenset(
    {
        *("head", "chest", "leg", "arm", "hand", "foot", "back", "face", "neck"),
        *("shoulder", "stomach", "abdomen", "torso", "thigh", "ankle", "knee", "hip", "buttock"),
        *("buttocks", "groin", "ear", "eye", "jaw", "side", "finger", "toe", "calf"),
        *("wrist", "elbow", "body", "forearm", "chin", "cheek", "ribs", "lung", "spine"),
        *(
            "pelvis",
            "rear",
        ),
    }
)
_PLACE_CLAUSES = frozenset({"conj", "xcomp"})


def child(analysis: Analysis, i: int, *labels: str) -> int | None:
    """The first child of ``i`` with one of these dependency labels."""
    return next((c for c in analysis.children[i] if analysis.tokens[c].dep in labels), None)


def children_in(analysis: Analysis, i: int, *labels: str) -> list[int]:
    """All children of ``i`` with one of these dependency labels."""
    return [c for c in analysis.children[i] if analysis.tokens[c].dep in labels]


def resolved(analysis: Analysis, i: int) -> int:
    """``i``, or the noun that it stands for where it is a relative pronoun."""
    if analysis.tokens[i].lower not in RELATIVES:
        return i
    for above in analysis.ancestors(i):
        if analysis.tokens[above].dep == "relcl":
            return analysis.tokens[above].head
    return i


def is_passive(analysis: Analysis, i: int) -> bool:
    """Whether verb ``i`` stands in the passive, get-passives included."""
    return any(analysis.tokens[c].dep in {"auxpass", "nsubjpass", "csubjpass"} for c in analysis.children[i])


def is_active(analysis: Analysis, i: int) -> bool:
    """Whether verb ``i`` can only be active: finite and not a participle, or with an auxiliary but no passive one."""
    token = analysis.tokens[i]
    if is_passive(analysis, i):
        return False
    return token.tag in {"VB", "VBZ", "VBP", "VBG"} or any(
        analysis.tokens[c].dep == "aux" and analysis.tokens[c].lemma in {"have", "do", "will"}
        for c in analysis.children[i]
    )


def has_auxiliary(analysis: Analysis, i: int) -> bool:
    """Whether an auxiliary makes ``i`` a verb of its own clause."""
    return child(analysis, i, "aux", "auxpass") is not None


def subject(analysis: Analysis, i: int) -> int | None:
    """Who or what verb ``i`` says something of: its own subject, that of the verb it is joined to, or its noun."""
    for _ in range(8):  # chains of joined verbs are short; the bound keeps hostile parses cheap
        token = analysis.tokens[i]
        own = child(analysis, i, "nsubj", "nsubjpass")
        if own is not None:
            return resolved(analysis, own)
        if token.dep in {"relcl", "acl"}:
            return token.head
        if token.dep == "pcomp":  # "died after being shot"
            i = analysis.tokens[token.head].head
            if analysis.tokens[i].pos not in {"VERB", "AUX"}:
                return None
            continue
        if token.dep not in {"conj", "xcomp", "advcl", "dep"} or token.head == i:
            return None
        if token.dep == "xcomp":
            held = child(analysis, token.head, "dobj")
            if held is not None:
                return held
        i = token.head
    return None


def patient(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Object of an active verb, subject of a passive one, or the noun that a participle describes.

    ``words``: none; "counted" (the caller asks for a number); prepositions of which one must follow; or, for verbs that
    only kill with more words, "dead", "fatally", "to:death", "down:gun" ("down" with the verb "gun").
    """
    if not _has_words(analysis, i, words):
        return []
    token = analysis.tokens[i]
    objects = _objects(analysis, i)
    own = child(analysis, i, "nsubj", "nsubjpass")
    if is_passive(analysis, i):
        if own is not None:
            return [resolved(analysis, own)]
        found = subject(analysis, i)
        return [found] if found is not None else []
    if objects:
        return [resolved(analysis, o) for o in objects]
    small = [c for c in children_in(analysis, i, "ccomp", "oprd", "xcomp") if analysis.tokens[c].lower == "dead"]
    if small:  # "shot three people dead", parsed as "three people dead"
        dead = [s for c in small for s in children_in(analysis, c, "nsubj")]
        if dead:
            return dead
    return _participle(analysis, token, own)


def _objects(analysis: Analysis, i: int) -> list[int]:
    """Objects of a verb, without a "her" that belongs to the noun after it, and without times and places."""
    found = [o for o in children_in(analysis, i, "dobj") if analysis.tokens[o].entity not in {"DATE", "TIME"}]
    return [o for o in found if not (analysis.tokens[o].lower == "her" and len(found) > 1 and o != found[-1])]


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
        if _counted(analysis, own) or token.tag == "VBN" or _is_only_done_to(analysis, token):
            return [resolved(analysis, own)]
        return []
    if token.dep in {"xcomp", "oprd", "pcomp"} and token.tag == "VBN":
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
    if before.sentence != token.sentence or is_passive(analysis, i) or (token.dep == "amod" and token.head > i):
        return None
    if before.tag == "CD" and before.entity not in {"DATE", "TIME"}:
        return before.i
    counted = _counted(analysis, before.i) and is_person(analysis, before.i)
    return before.i if counted and before.tag in NOUN_TAGS else None


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


def _counted(analysis: Analysis, i: int) -> bool:
    """Whether a number stands at or right on token ``i``."""
    if analysis.tokens[i].tag == "CD":
        return True
    return any(
        analysis.tokens[c].dep in {"nummod", "quantmod"} or analysis.tokens[c].entity == "CARDINAL"
        for c in analysis.children[i]
        if c < i
    )


def _has_words(analysis: Analysis, i: int, words: tuple[str, ...]) -> bool:
    if not words or words == ("counted",):
        return True
    return any(_has_word(analysis, i, word) for word in words)


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


def of_subject(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Subject of the verb; ``words``: "counted" where the caller asks for a number."""
    del words
    token = analysis.tokens[i]
    if token.pos not in {"VERB", "AUX"} and token.tag[:2] != "VB":
        return []
    if token.dep == "amod":
        return [token.head]
    found = subject(analysis, i)
    return [found] if found is not None else []


def state(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who or what is said to be so; ``words``: verbs of which one must say it, where any are given."""
    token = analysis.tokens[i]
    head = analysis.tokens[token.head]
    if words and head.lemma not in words:
        return []
    own = child(analysis, i, "nsubj", "nsubjpass")
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
        if head.lemma == "leave":
            return []
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


def deed(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Noun for what was done: what follows "of", whose it was, or the noun itself where it is counted.

    ``words``: "of" where only what follows "of" counts.
    """
    token = analysis.tokens[i]
    if token.tag not in NOUN_TAGS or token.dep == "compound" or _is_attempt(analysis, i):
        return []
    found = _of(analysis, i)
    if found:
        return found
    if words:
        return []
    owner = child(analysis, i, "poss")
    if owner is not None and (is_person(analysis, owner) or noun_class(analysis.tokens[owner]).id == "groups"):
        return [owner]
    return [i] if _counted(analysis, i) or _is_none(analysis, i) else []


def _of(analysis: Analysis, i: int) -> list[int]:
    """What follows the "of" of noun ``i``, also where the parse hangs it from a word before ("shooting death of")."""
    after = [i + 1] if i + 1 < len(analysis.tokens) and analysis.tokens[i + 1].head < i else []
    return [
        o
        for p in [*children_in(analysis, i, "prep"), *after]
        if analysis.tokens[p].lower == "of"
        for o in children_in(analysis, p, "pobj")
        if analysis.tokens[o].i > i
    ]


def _is_attempt(analysis: Analysis, i: int) -> bool:
    return any(analysis.tokens[c].lower in {"attempted", "brain", "near"} for c in analysis.children[i])


def _is_none(analysis: Analysis, i: int) -> bool:
    return any(analysis.tokens[c].lower in {"no", "zero"} for c in analysis.children[i])


def ones(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """A counted noun for those it was done to; ``words``: of which one must stand with it."""
    token = analysis.tokens[i]
    if token.dep == "compound":
        return []
    if words:
        near = {analysis.tokens[c].lower for c in analysis.children[i]}
        verb = analysis.tokens[token.head].lemma
        if not near & set(words) and verb not in words:
            return []
    return [i] if _quantified(analysis, i) else []


def _quantified(analysis: Analysis, i: int) -> bool:
    """Whether a number or a word for one stands with noun ``i``, on it or before an "of" that governs it."""
    if _counted(analysis, i) or _is_none(analysis, i):
        return True
    above = analysis.tokens[analysis.tokens[i].head]
    if above.dep == "prep" and above.lower == "of" and analysis.tokens[i].dep == "pobj":
        return True
    return any(analysis.tokens[c].dep in {"det", "amod", "predet"} for c in analysis.children[i])


def bodies(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Bodies that one of ``words`` (verbs) says were found: "the bodies of 12 people", "nine bodies"."""
    found = [o for o in _of(analysis, i) if is_person(analysis, o) or analysis.tokens[o].tag == "CD"]
    if found:
        return found
    if _of(analysis, i):
        return []
    verb = analysis.tokens[analysis.tokens[i].head]
    single = analysis.tokens[i].tag == "NN" and child(analysis, i, "det") is not None
    if verb.lemma in words and (single or _counted(analysis, i)) and analysis.tokens[i].dep in {"dobj", "nsubjpass"}:
        return [i]
    owner = child(analysis, i, "poss")
    return [owner] if owner is not None and verb.lemma in words and analysis.tokens[owner].entity == "PERSON" else []


def bodies_recovered(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Bodies or people that verb ``i`` says were recovered."""
    return [
        o for o in patient(analysis, i, words) if analysis.tokens[o].lemma in {"body", "corpse", "victim", "people"}
    ]


def toll(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The number that a toll stands at, rises to or is put at; ``words``: of which one must say what toll it is."""
    near = {analysis.tokens[c].lemma for c in analysis.children[i]} | {
        analysis.tokens[c].lower for c in analysis.children[i]
    }
    if not near & set(words) and i > 0 and analysis.tokens[i - 1].lower not in words:
        return []
    found = [o for o in _of(analysis, i) if _is_number(analysis, o)]
    verb = analysis.tokens[analysis.tokens[i].head]
    if verb.pos in {"VERB", "AUX"}:
        for p in children_in(analysis, verb.i, "prep", "dative"):
            if analysis.tokens[p].lower in {"to", "at", "past", "above", "over", "beyond"}:
                found += [o for o in children_in(analysis, p, "pobj", "pcomp") if _is_number(analysis, o)]
        found += [
            o for o in children_in(analysis, verb.i, "dobj", "attr", "npadvmod") if o > i and _is_number(analysis, o)
        ]
    for p in children_in(analysis, i, "prep"):
        if analysis.tokens[p].lower in {"at", "to"}:
            found += [o for o in children_in(analysis, p, "pobj") if _is_number(analysis, o)]
    return list(dict.fromkeys(found))


def _is_number(analysis: Analysis, i: int) -> bool:
    return _counted(analysis, i) and analysis.tokens[i].entity not in {"DATE", "PERCENT", "MONEY", "TIME"}


def life(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those whose lives were lost, claimed, taken; ``words``: the verbs that may say so."""
    token = analysis.tokens[i]
    verb = analysis.tokens[token.head]
    if verb.lemma not in words or token.dep not in {"dobj", "nsubjpass", "nsubj"}:
        return []
    owner = child(analysis, i, "poss")
    if token.dep == "dobj" and verb.lemma == "lose":
        found = subject(analysis, verb.i) if owner is not None else None
        return [found] if found is not None else ([i] if _counted(analysis, i) else [])
    if _of(analysis, i):
        return _of(analysis, i)
    if owner is not None:
        own = any(analysis.tokens[c].lower == "own" for c in analysis.children[i])
        found = subject(analysis, verb.i) if own else owner
        return [found] if found is not None else []
    if verb.lemma == "cost":
        return children_in(analysis, verb.i, "dative")
    return [i] if _counted(analysis, i) or _is_none(analysis, i) else []


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
        return [above.i] if is_person(analysis, above.i) or above.tag == "CD" else []
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
    near = {analysis.tokens[c].lower for c in analysis.children[i]}
    if not near & set(words) and not (near & {"shot"} and "gun" in near):
        return []
    return wound(analysis, i, ("suffer", "sustain", "receive", "get", "incur", "have"))


def goal(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who was taken to a goal that ``words`` names ("medical:center": both words)."""
    for p in analysis.children[i]:
        if analysis.tokens[p].lower not in {"to", "into", "at", "in"} or analysis.tokens[p].dep not in {
            "prep",
            "dative",
        }:
            continue
        for o in children_in(analysis, p, "pobj"):
            if _is_goal(analysis, o, words):
                return patient(analysis, i, ())
    return []


def _is_goal(analysis: Analysis, o: int, words: tuple[str, ...]) -> bool:
    head = analysis.tokens[o].lower
    near = {analysis.tokens[c].lower for c in analysis.children[o]} | {head}
    return any(set(word.split(":")) <= near for word in words)


def prisoner(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those "taken prisoner", "taken hostage"; ``words``: what they were taken as."""
    if any(analysis.tokens[c].lower in words for c in analysis.children[i]):
        return [o for o in patient(analysis, i, ()) if analysis.tokens[o].lower not in words]
    return []


def site(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who is or remains "in custody", "in hospital"; ``words``: the prepositions."""
    preposition = analysis.tokens[analysis.tokens[i].head]
    if analysis.tokens[i].dep != "pobj" or preposition.lower not in words:
        return []
    if any(analysis.tokens[c].dep == "det" for c in analysis.children[i]):
        return []
    above = analysis.tokens[preposition.head]
    if above.lemma in {"be", "remain", "stay", "hold", "place", "keep", "recover"}:
        found = subject(analysis, above.i)
        return [found] if found is not None else []
    return [above.i] if (above.tag in NOUN_TAGS and is_person(analysis, above.i)) or above.tag == "CD" else []


def condition(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who is, is listed or was taken "in critical condition"; ``words``: the conditions that patients are in."""
    if not any(analysis.tokens[c].lower in words for c in analysis.children[i]):
        return []
    preposition = analysis.tokens[analysis.tokens[i].head]
    if analysis.tokens[i].dep != "pobj" or preposition.lower not in {"in", "with"}:
        return []
    above = analysis.tokens[preposition.head]
    found = subject(analysis, above.i) if above.pos in {"VERB", "AUX"} else above.i
    return [found] if found is not None and (is_person(analysis, found) or _counted(analysis, found)) else []


def several(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Patients of a verb in a clause of its own that are more than one."""
    if analysis.tokens[i].dep in {"relcl", "acl", "amod", "advcl", "xcomp"}:
        return []
    found = patient(analysis, i, words)
    return [o for o in found if analysis.tokens[o].tag in {"NNS", "NNPS", "CD"}]


def fatal_deed(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those that a deed which ``words`` call fatal was done to: "the fatal shooting of two students"."""
    fatal = any(analysis.tokens[c].lower in words for c in analysis.children[i])
    return [o for o in _of(analysis, i) if fatal and is_person(analysis, o)]


def fatal_wound(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who suffered a wound that ``words`` call fatal."""
    if not any(analysis.tokens[c].lower in words for c in analysis.children[i]):
        return []
    return wound(analysis, i, ("suffer", "sustain", "receive", "get", "inflict"))


def suicide(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who committed suicide; ``words``: the verbs that may say so."""
    verb = analysis.tokens[analysis.tokens[i].head]
    if analysis.tokens[i].dep != "dobj" or verb.lemma not in words:
        return []
    found = subject(analysis, verb.i)
    return [found] if found is not None else []


def away(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Who passed away: the subject, where one of ``words`` stands with the verb."""
    near = any(analysis.tokens[c].lower in words for c in analysis.children[i])
    found = subject(analysis, i) if near else None
    return [found] if found is not None else []


def struck(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those hit by what ``words`` name, or hit in a part of the body by something that is not named."""
    token = analysis.tokens[i]
    own = child(analysis, i, "nsubj")
    if own is not None and analysis.tokens[own].lemma in words:
        return children_in(analysis, i, "dobj")
    for p in children_in(analysis, i, "agent", "prep"):
        objects = children_in(analysis, p, "pobj")
        if analysis.tokens[p].lower in {"by", "with"} and any(_names(analysis, o, words) for o in objects):
            return patient(analysis, i, ())
        in_body = analysis.tokens[p].lower == "in" and any(analysis.tokens[o].lower in _BODY for o in objects)
        if in_body and token.lemma in {"hit", "strike", "graze"}:
            return [o for o in patient(analysis, i, ()) if is_person(analysis, o)]
    return []


def _names(analysis: Analysis, o: int, words: tuple[str, ...]) -> bool:
    return analysis.tokens[o].lemma in words or analysis.tokens[o].lower in words


def forces(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Objects of the verb that are of the noun classes in ``words``."""
    return [o for o in patient(analysis, i, ()) if noun_class(analysis.tokens[o]).id in words]


def force(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """The soldiers that an army is said to have or be: "a force of N soldiers"; ``words``: their noun classes."""
    return [o for o in _of(analysis, i) if noun_class(analysis.tokens[o]).id in words and _counted(analysis, o)]


def attend(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those who attended: the subject, or what follows "by"."""
    del words
    agents = [o for p in children_in(analysis, i, "agent") for o in children_in(analysis, p, "pobj")]
    if agents:
        return [o for o in agents if _counted(analysis, o)]
    if is_passive(analysis, i):
        return []
    found = subject(analysis, i)
    return [found] if found is not None and is_person(analysis, found) else []


def part(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Those who took part; ``words``: the verb."""
    verb = analysis.tokens[analysis.tokens[i].head]
    if analysis.tokens[i].dep != "dobj" or verb.lemma not in words:
        return []
    found = subject(analysis, verb.i)
    return [found] if found is not None else []


def there(analysis: Analysis, i: int, words: tuple[str, ...]) -> list[int]:
    """Counted people who are said to be somewhere: "there were 16 people in the house"; ``words``: prepositions."""
    if child(analysis, i, "acomp") is not None:
        return []
    exists = child(analysis, i, "expl") is not None
    held = child(analysis, i, "attr") if exists else child(analysis, i, "nsubj")
    if (
        held is None
        or not _counted(analysis, held)
        or not (is_person(analysis, held) or analysis.tokens[held].tag == "CD")
    ):
        return []
    where = [*children_in(analysis, i, "prep", "advmod"), *children_in(analysis, held, "prep", "advmod")]
    return [held] if any(_is_place(analysis, p, words) for p in where if p > min(i, held)) else []


_CONDITIONS = frozenset(
    {
        *("condition", "custody", "hospital", "jail", "prison", "court", "contact", "danger", "trouble"),
        *("pain", "shock", "charge", "surgery", "intensive", "care", "touch", "fear", "need"),
        *("line", "favor", "favour", "case", "investigation", "scene", "way", "run", "lam"),
        *(
            "list",
            "watch",
            "bond",
            "board",
            "duty",
            "leave",
            "bail",
            "hand",
        ),
    }
)
"""What people can be in, on or at without being anywhere."""


def _is_place(analysis: Analysis, p: int, words: tuple[str, ...]) -> bool:
    if analysis.tokens[p].lower not in words:
        return False
    objects = children_in(analysis, p, "pobj")
    return not any(analysis.tokens[o].lemma in _CONDITIONS for o in objects)


_DEEDS = frozenset({"injury", "death", "arrest", "infection", "case", "fatality", "casualty", "wound", "illness"})
"""Nouns for what was done: joined to other counted words, they are counted for themselves."""


def phrases(analysis: Analysis, i: int) -> Iterator[int]:
    """``i`` and the phrases joined to it: "two men, a woman and a child"."""
    yield i
    for c in analysis.children[i]:
        token = analysis.tokens[c]
        if token.dep == "conj" and token.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} and token.lemma not in _DEEDS:
            yield from phrases(analysis, c)


FRAMES: dict[str, Frame] = {
    "patient": patient,
    "subject": of_subject,
    "state": state,
    "deed": deed,
    "ones": ones,
    "bodies": bodies,
    "bodies_recovered": bodies_recovered,
    "toll": toll,
    "life": life,
    "wound": wound,
    "gunshot": gunshot,
    "goal": goal,
    "prisoner": prisoner,
    "site": site,
    "condition": condition,
    "several": several,
    "fatal_deed": fatal_deed,
    "fatal_wound": fatal_wound,
    "suicide": suicide,
    "away": away,
    "struck": struck,
    "forces": forces,
    "force": force,
    "attend": attend,
    "part": part,
    "there": there,
}
"""The frames by the names that ``predicates.toml`` uses."""
