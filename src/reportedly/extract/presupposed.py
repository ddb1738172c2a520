"""What a sentence takes for known beside what somebody says in it: "convicted over a blast that killed four".

A restrictive clause on a happening only tells which one is meant, so that its figures are the report's own, whoever
speaks: presuppositions project out of what is said (Karttunen, Presuppositions of compound sentences, 1973). Where the
happening is itself the news of what is said ("that a bomb went off, in an attack that killed four"), nothing is taken
for known.
"""

from __future__ import annotations

from reportedly.extract.mentions import Attribution
from reportedly.records import Analysis, Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"that", "which"})


def is_presupposed(analysis: Analysis, attribution: Attribution, token: int) -> bool:
    """Whether ``token`` stands in what ``attribution`` holds, and is no part of what its source says.

    Quoted words are all their speaker's, and so are those that a source is named for afterwards.
    """
    happening = _described_by(analysis, token)
    if happening is None or attribution.direct:
        return False
    if analysis.tokens[attribution.cue].sentence != happening.sentence:
        return True
    return attribution.cue < happening.i and _is_known(analysis, happening)


def _described_by(analysis: Analysis, token: int) -> Token | None:
    """The noun that the relative clause around ``token`` tells more closely, with "that" or "which" for its subject.

    Its last words are often taken for the noun's own ("left one dead and nine hurt"): nothing but "and" parts them.
    """
    tokens = analysis.tokens
    for i in range(token, max(analysis.sentence_of(token).first, token - _LONGEST), -1):
        if tokens[i].pos == "PUNCT":
            return None
        verb = tokens[tokens[i].head]
        if tokens[i].lower in _RELATIVE and tokens[i].dep in _SUBJECTS:
            noun = tokens[verb.head]
            follows = verb.dep == "relcl" and noun.i < i <= verb.i <= token and tokens[i - 1].pos != "PUNCT"
            is_over = any(one.tag in _FINITE and one.dep != "conj" for one in tokens[verb.i + 1 : token + 1])
            return noun if follows and not is_over and noun.pos in {"NOUN", "PROPN"} else None
    return None


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST = 16
"""Words up to which a clause's figure follows its "that"."""


def _is_known(analysis: Analysis, happening: Token) -> bool:
    """Whether the words take it for known: by an article, as a subject, as what an infinitive is about ("to discuss a
    raid"), or beside a noun ("suspects in", "guilty in").
    """
    if happening.dep in _SUBJECTS:
        return True
    below = (analysis.tokens[i] for i in analysis.children[happening.i])
    if any(word.lower in _DEFINITE or word.dep == "poss" for word in below):
        return True
    above = analysis.tokens[happening.head]
    while above.dep in {"prep", "pobj"} and above.pos == "ADP" and above.head != above.i:
        above = analysis.tokens[above.head]
    if happening.dep == "dobj":
        return any(analysis.tokens[i].tag == "TO" for i in analysis.children[above.i])
    return happening.dep == "pobj" and above.pos in {"NOUN", "PROPN", "ADJ"}
