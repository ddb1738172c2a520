"""Who passes words on: the paper that was told them, the one whose sources they are, the one that carried them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extract.mentions import Attribution
from reportedly.extract.sources import Speaker, Speakers, kind_of
from reportedly.records import Analysis, Role, Source, Span, Stance

_HEARING_KINDS = frozenset({"media", "state_media", "police"})
OUTLETS = frozenset({"media", "state_media"})
"""Kinds of source that pass on what others say."""

_INFORMANTS = frozenset({"source", "sources", "official", "officials", "contact", "contacts", "informant", "insider"})


_TALKING = frozenset({"speak", "talk"})
_TALKS = frozenset(
    {"interview", "call", "comment", "remark", "conversation", "message", "statement", "letter", "email"}
)
"""Nouns for words that are meant for an outlet: "in an interview with the Herald", "in remarks to state television"."""

_CARRYING = frozenset({"carry", "publish", "broadcast", "air", "release", "run", "relay", "print", "cite", "quote"})
"""What an outlet does with a statement: "in a statement carried by the state agency"."""

_TOWARDS = frozenset({"to", "with", "on", "by", "in"})


def hearers_of(
    analysis: Analysis, speakers: Speakers, verb: int, cue: Span, *, objects: bool = True
) -> tuple[Source, ...]:
    """The papers and the police that somebody told it ("told Reuters that"), in the order of their words.

    Without ``objects`` only those after a "to" ("confirmed to Reuters that").
    """
    heads = [
        child
        for child in analysis.children[verb]
        if objects and analysis.tokens[child].dep in {"dobj", "dative"} and analysis.tokens[child].pos != "PRON"
    ]
    heads += [  # "was identified to Reuters as", "said to Reuters that"
        below
        for child in analysis.children[verb]
        if analysis.tokens[child].lower == "to" and analysis.tokens[child].dep in {"prep", "dative"}
        for below in analysis.children[child]
        if analysis.tokens[below].dep == "pobj" and analysis.tokens[below].pos == "PROPN"
    ]
    found = (_as_outlet(speakers.at(head)) for head in heads if not _is_anybody(analysis, head))
    return tuple(one.source(Role.RELAY, Stance.RELAYED, cue) for one in found if one.kind in _HEARING_KINDS)


def _as_outlet(hearer: Speaker) -> Speaker:
    """The hearer, as an outlet if its name is like one: by that alone an "Express" may as well be a train."""
    words = (hearer.name or "").split()
    if hearer.kind in _HEARING_KINDS or len(words) < 2 or not words[-1][:1].isupper():
        return hearer
    return replace(hearer, kind="media") if words[-1].lower() in _TITLES or _BROADCASTING in words else hearer


_TITLES = frozenset(
    {
        *("express", "mail", "mirror", "standard", "inquirer", "examiner", "observer", "independent", "globe", "star"),
        *(
            "echo",
            "argus",
            "bulletin",
            "register",
            "review",
            "monitor",
            "today",
            "week",
            "voice",
            "dispatch",
            "courier",
        ),
        *("advertiser", "record", "citizen", "mercury", "leader"),
    }
)
"""Last words of papers' names."""

_BROADCASTING = "Broadcasting"


def _is_anybody(analysis: Analysis, head: int) -> bool:
    """Whether those who were told are just reporters, of no paper that is named, or everybody on social media."""
    if any(analysis.tokens[child].lower == "social" for child in analysis.children[head]):
        return True
    named = any(analysis.tokens[child].entity == "ORG" for child in analysis.children[head])
    return analysis.tokens[head].lemma.lower() in {"reporter", "journalist"} and not named


def with_outlet(analysis: Analysis, speakers: Speakers, attribution: Attribution) -> Attribution:
    """The attribution, with the outlet as its relay that its sentence says the words were spoken to, or carried by."""
    if len(attribution.chain) > 1 or attribution.chain[0].kind in OUTLETS:
        return attribution
    sentence = analysis.sentence_of(attribution.cue)
    said = {i for first, last in attribution.content for i in range(first, last)}
    for i in range(sentence.first, sentence.last):
        if i in said or analysis.tokens[i].lower not in _TOWARDS or not _hands_over(analysis, attribution.cue, i):
            continue
        head = next((c for c in analysis.children[i] if analysis.tokens[c].dep == "pobj"), None)
        if head is None or _is_anybody(analysis, head) or (outlet := speakers.at(head)).kind not in OUTLETS:
            continue
        return replace(attribution, chain=(*attribution.chain, outlet.source(Role.RELAY, Stance.RELAYED, None)))
    return attribution


_LONGEST = 7
"""Tokens of the words that name who is cited, or of "the mayor said" before the outlet that reports it."""

_SAID = frozenset({"said", "says", "say"})


def passed_on(analysis: Analysis, speakers: Speakers, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; of an outlet that only passes on what another said, with that one first in the chain.

    "…, the agency reported, citing the coast guard" is marked as two, "The mayor said, the agency reported, that" as
    one whose content begins with the other's words of saying.
    """
    out = []
    for one in found:
        alone = len(one.chain) == 1 and one.chain[0].kind in OUTLETS
        who = _cited_with(analysis, one, found) if alone else None
        kept = one.content
        if alone and who is None and (said := _said_first(analysis, one)) is not None:
            who, kept = said
        speaker = None if who is None else speakers.at(who)
        if speaker is None or speaker.name is None or speaker.kind in {*OUTLETS, "document", "unnamed"}:
            out.append(one)
            continue
        first = speaker.source(Role.ORIGINATOR, one.chain[0].stance, one.chain[0].cue)
        relay = replace(one.chain[0], role=Role.RELAY, stance=Stance.RELAYED)
        evidence = one.evidence if kept == one.content else analysis.span(*kept[0])
        out.append(replace(one, chain=(first, relay), content=kept, evidence=evidence))
    return out


def _cited_with(analysis: Analysis, one: Attribution, found: Sequence[Attribution]) -> int | None:
    """The head of whom the same outlet cites in the same sentence, where that is all that is said to be cited."""
    for other in found:
        is_beside = other.cue > one.cue and analysis.tokens[other.cue].sentence == analysis.tokens[one.cue].sentence
        if other is one or not is_beside or analysis.tokens[other.cue].lemma not in {"cite", "quote"}:
            continue
        if analysis.tokens[other.cue].tag != "VBG" or other.chain[0].name != one.chain[0].name:
            continue
        (first, last), *more = other.content
        if not more and last - first <= _LONGEST:
            return _head_of(analysis, first, last)
    return None


def _said_first(analysis: Analysis, one: Attribution) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """Who speaks in a content that begins with "the mayor said", and the rest of it."""
    (first, last), *rest = one.content
    short = 1 < last - first <= _LONGEST and last <= one.cue
    if not rest or not short or analysis.tokens[last - 1].lower not in _SAID:
        return None
    head = _head_of(analysis, first, last - 1)
    return None if head is None else (head, tuple(rest))


def _head_of(analysis: Analysis, first: int, last: int) -> int | None:
    """The noun that heads a range of one noun phrase; None where it holds a verb."""
    inside = range(first, last)
    if any(analysis.tokens[i].pos in {"VERB", "AUX"} for i in inside):
        return None
    tops = (i for i in inside if analysis.tokens[i].head not in inside and analysis.tokens[i].pos in {"NOUN", "PROPN"})
    return next(tops, None)


_GOES_ON = 2
"""Sentences within which somebody who told an outlet something is still speaking to it."""


def going_on(analysis: Analysis, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions in the order of their cues; what somebody adds to what he told an outlet was told to it too."""
    out: list[Attribution] = []
    name, sentence, outlet = "", 0, None
    for one in sorted(found, key=lambda attribution: attribution.cue):
        here, who = analysis.tokens[one.cue].sentence, one.chain[0].name
        outlets = [link for link in one.chain[1:] if link.kind in OUTLETS]
        near = outlet is not None and who == name and here - sentence <= _GOES_ON
        if outlet is not None and near and len(one.chain) == 1 and not _is_said_elsewhere(analysis, one):
            out.append(replace(one, chain=(*one.chain, outlet)))
            sentence = here
            continue
        if who is not None and len(outlets) == 1 and len(one.chain) == 2:
            name, sentence, outlet = who, here, outlets[0]
        elif who != name and one.chain[0].span is not None:
            outlet = None
        out.append(one)
    return out


def _is_said_elsewhere(analysis: Analysis, one: Attribution) -> bool:
    """Whether the cue tells somebody else, or at what occasion: "told the court", "said at a rally"."""
    below = {analysis.tokens[i].lower for i in analysis.children[one.cue]}
    return one.rule == "cue.tell" or not below.isdisjoint({"during", "at"})


def _hands_over(analysis: Analysis, cue: int, preposition: int) -> bool:
    """Whether the word that a preposition hangs from is for speaking to somebody, and hangs from the cue itself."""
    governor = analysis.tokens[analysis.tokens[preposition].head]
    word = governor.lemma.lower()
    spoken = (word in _TALKING and governor.tag == "VBG") or (word in _TALKS and governor.pos in {"NOUN", "PROPN"})
    return (spoken or (word in _CARRYING and governor.tag == "VBN")) and cue in analysis.ancestors(governor.i)


def by_owner(analysis: Analysis, speakers: Speakers, attribution: Attribution) -> Attribution:
    """Turn "Reuters' sources" as it is meant: unnamed people whom Reuters passes on; any other source as it is."""
    source, *others = attribution.chain
    if others or source.span is None:
        return attribution
    inside = [token for token in analysis.tokens if source.span.start <= token.start < source.span.end]
    informant = next((token for token in inside if token.lower in _INFORMANTS), None)
    owner = next((token for token in inside if token.dep == "poss" and token.pos == "PROPN"), None)
    if informant is None or owner is None or owner.head != informant.i:
        return attribution
    outlet = speakers.at(owner.i)
    if outlet.kind not in OUTLETS:
        return attribution
    own = [token for token in inside if token.i > owner.i and token.dep != "case"]
    name = analysis.span(own[0].i, own[-1].i + 1).text
    kind = kind_of([token.lower for token in own], informant.lemma.lower()) or "unnamed"
    relay = outlet.source(Role.RELAY, Stance.RELAYED, source.cue)
    return replace(attribution, chain=(replace(source, name=name, kind=kind, territory=None), relay))
