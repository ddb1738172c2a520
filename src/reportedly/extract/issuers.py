"""From a paper to who issued it: "the ministry's estimates", "reports from officials", "the statement read"."""

from __future__ import annotations

from reportedly.records import Analysis, Source

NAMELESS = frozenset({"report", "estimate", "figure", "rumour", "rumor", "information", "evidence", "claim", "number"})
"""Nouns for what is said without anybody who says it, unless they are named with it."""

_PAPERS = NAMELESS | {
    "statement", "release", "data", "datum", "statistics", "count", "tally", "assessment", "account", "announcement",
    "finding", "analysis", "letter", "memo", "website", "testimony", "survey", "study", "poll", "investigation",
    "post", "tweet",
}  # fmt: skip
"""Nouns for what somebody issues: where the words name the issuer, that is the source."""

_ISSUED = frozenset({"statement", "release", "letter", "post", "tweet", "memo", "announcement"})
_ISSUING = frozenset({"issue", "release", "publish", "send", "write", "post", "make", "read", "deliver", "give"})
_OF_OTHERS = frozenset({"poll", "survey", "study", "studies", "report", "reports", "analysis", "research"})
"""Papers that somebody wrote to say something with them."""

_NEAR = 3
"""Sentences back in which "the statement" finds whose it is."""


def is_spoken_from(source: Source) -> bool:
    """Whether somebody who tells of this paper speaks from it: a list or a video, but no study or report of others."""
    words = (source.name or "").split()
    named = any(word[:1].isupper() for word in words[1:]) or not _OF_OTHERS.isdisjoint(words)
    return source.kind == "document" and not named


def issuer_of(analysis: Analysis, head: int) -> int:
    """From a paper to who issued it: "reports from Western officials", "the ministry's estimates"."""
    tokens, children = analysis.tokens, analysis.children
    if tokens[head].lemma.lower() not in _PAPERS:
        return head
    for child in children[head]:
        if tokens[child].dep == "poss" and tokens[child].pos in {"NOUN", "PROPN"}:
            return child
        if tokens[child].lower in {"from", "by"} and tokens[child].dep in {"prep", "agent"}:
            for below in children[child]:
                if tokens[below].dep == "pobj":
                    return below
        if tokens[child].dep == "acl" and tokens[child].lemma in {"issue", "release", "publish", "post", "compile"}:
            for agent in children[child]:
                if tokens[agent].lower == "by":
                    return next(iter(children[agent]), head)
    return _issuer_before(analysis, head)


def _issuer_before(analysis: Analysis, head: int) -> int:
    """Whose "the statement" is, of a paper that nobody is named with: who was said to speak in it, or to issue it."""
    tokens, children = analysis.tokens, analysis.children
    own = [tokens[child].lower for child in children[head] if tokens[child].dep != "prep"]
    if tokens[head].tag != "NN" or tokens[head].lower not in _ISSUED or own not in (["the"], ["this"], ["that"]):
        return head
    for here in range(head - 1, -1, -1):
        if tokens[head].sentence - tokens[here].sentence > _NEAR:
            return head
        if tokens[here].lower == tokens[head].lower and (issuer := _who_issues(analysis, here)) is not None:
            return issuer
    return head


def _who_issues(analysis: Analysis, paper: int) -> int | None:
    """The subject of the verb that says that somebody spoke in the paper, or issued it."""
    tokens = analysis.tokens
    token = tokens[paper]
    if token.dep == "pobj" and tokens[token.head].lower in {"in", "through", "via"}:
        token = tokens[token.head]
    elif token.dep != "dobj" or tokens[token.head].lemma not in _ISSUING:
        return None
    verb = next((i for i in analysis.ancestors(token.i) if tokens[i].pos == "VERB"), None)
    subjects = analysis.children[verb] if verb is not None else ()
    return next((i for i in subjects if tokens[i].dep == "nsubj" and tokens[i].pos != "DET"), None)
