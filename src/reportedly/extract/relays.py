"""Who passes words on: the paper that was told them, the one whose sources they are, the one who posted them."""

from __future__ import annotations

from dataclasses import replace

from reportedly.extract.mentions import Attribution
from reportedly.extract.sources import Speakers, kind_of
from reportedly.records import Analysis, Role, Source, Span, Stance

_HEARING_KINDS = frozenset({"media", "state_media", "police"})
_OUTLETS = frozenset({"media", "state_media"})
_INFORMANTS = frozenset({"source", "sources", "official", "officials", "contact", "contacts", "informant", "insider"})


def hearers_of(analysis: Analysis, speakers: Speakers, verb: int, cue: Span) -> tuple[Source, ...]:
    """The papers and the police that somebody told it ("told Reuters that"), in the order of their words."""
    heads = [
        child
        for child in analysis.children[verb]
        if analysis.tokens[child].dep in {"dobj", "dative"} and analysis.tokens[child].pos != "PRON"
    ]
    heads += [  # "was identified to Reuters as", "said to Reuters that"
        below
        for child in analysis.children[verb]
        if analysis.tokens[child].lower == "to" and analysis.tokens[child].dep in {"prep", "dative"}
        for below in analysis.children[child]
        if analysis.tokens[below].dep == "pobj" and analysis.tokens[below].pos == "PROPN"
    ]
    found = (speakers.at(head) for head in heads if not _is_anybody(analysis, head))
    return tuple(one.source(Role.RELAY, Stance.RELAYED, cue) for one in found if one.kind in _HEARING_KINDS)


def _is_anybody(analysis: Analysis, head: int) -> bool:
    """Whether those who were told are just reporters, of no paper that is named."""
    named = any(analysis.tokens[child].entity == "ORG" for child in analysis.children[head])
    return analysis.tokens[head].lemma.lower() in {"reporter", "journalist"} and not named


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
    if outlet.kind not in _OUTLETS:
        return attribution
    own = [token for token in inside if token.i > owner.i and token.dep != "case"]
    name = analysis.span(own[0].i, own[-1].i + 1).text
    kind = kind_of([token.lower for token in own], informant.lemma.lower()) or "unnamed"
    relay = outlet.source(Role.RELAY, Stance.RELAYED, source.cue)
    return replace(attribution, chain=(replace(source, name=name, kind=kind, territory=None), relay))
