"""Who said what: the attributions of a report, from a model's spans where one ran, else from rules over the parse.

Both ways meet in ``Attribution``. What comes after is the same: quoted words that nobody took go to the speaker beside
them or to the one who was speaking, and attributions inside others are chained ("the ministry said, the agency
reported"). Where a model ran, the rules still add what it left out, if nobody answers for those words yet.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from reportedly.extract.attribution_rules import POSTED, AttributionRules
from reportedly.extract.attribution_spans import attributions_of_spans
from reportedly.extract.counters_beside import counters_beside
from reportedly.extract.hearsay import hearsay
from reportedly.extract.issuers import is_spoken_from
from reportedly.extract.mentions import Attribution
from reportedly.extract.other_counters import other_counters
from reportedly.extract.own_counts import own_counts
from reportedly.extract.quotations import Quotation, find_quotations
from reportedly.extract.quoted_speech import continued, one_speaker_each, to_the_end
from reportedly.extract.relays import OUTLETS, going_on, passed_on, with_outlet
from reportedly.extract.sources import Speakers
from reportedly.records import Analysis, Role, Source, Stance


def find_attributions(analysis: Analysis) -> tuple[Attribution, ...]:
    """The attributions of the report, in the order of their cues.

    Content ranges of one attribution never hold its own source or cue. Where one attribution stands within another's
    content, its chain goes on with the other's originator as relay.
    """
    quotations = find_quotations(analysis)
    quotation_at = {i: quotation for quotation in quotations for i in range(quotation.first, quotation.last)}
    found = one_speaker_each(analysis, AttributionRules(analysis, quotation_at).find())
    found = [_enclosed(analysis, quotation_at, attribution) for attribution in found]
    if analysis.attributions is not None:
        marked = attributions_of_spans(analysis, quotation_at, found)
        marked = [_of_own_paragraph(analysis, quotation_at, attribution, found) for attribution in marked]
        found = _joined(list(dict.fromkeys(marked)), found)  # two rows of the model may lead to one of the rules
    found = [_enclosed(analysis, quotation_at, attribution) for attribution in found]
    found = to_the_end(analysis, quotations, _parted(analysis, _righted(analysis, found)))
    found += continued(analysis, quotations, found)
    speakers = Speakers(analysis)
    found = [with_outlet(analysis, speakers, attribution) for attribution in passed_on(analysis, speakers, found)]
    found = going_on(analysis, found)
    found = [_with_list(analysis, attribution) for attribution in _chained(found)]
    found += own_counts(analysis, found)
    found = [*found, *other_counters(analysis, found), *counters_beside(analysis, found), *hearsay(analysis, found)]
    return tuple(sorted(found, key=lambda attribution: (attribution.cue, attribution.evidence.start)))


def _joined(marked: list[Attribution], ruled: list[Attribution]) -> list[Attribution]:
    """The model's attributions, and the rules' at other cues: of words that nobody answers for, or within others'."""
    cues = {attribution.cue for attribution in marked}
    taken = {i for attribution in marked for first, last in attribution.content for i in range(first, last)}
    added = []
    for attribution in ruled:
        own = {i for first, last in attribution.content for i in range(first, last)}
        free = attribution.cue not in taken and len(own & taken) * 2 <= len(own)
        if attribution.rule == POSTED or (
            attribution.cue not in cues and (free or (attribution.cue in taken and own <= taken))
        ):
            added.append(attribution)
    return marked + added


def _of_own_paragraph(
    analysis: Analysis, quotation_at: dict[int, Quotation], one: Attribution, ruled: list[Attribution]
) -> Attribution:
    """Leave out what a model marked in another paragraph than the cue's, where the rules know who says that.

    Quoted words may be of a speaker in another paragraph.
    """
    own = analysis.sentence_of(one.cue).passage
    kept = tuple(
        (first, last)
        for first, last in one.content
        if analysis.sentence_of(first).passage == own
        or first in quotation_at
        or not any(first <= other.cue < last or _holds(other, first, last) for other in ruled if other.cue != one.cue)
    )
    return _with_content(analysis, one, kept)


def _holds(other: Attribution, first: int, last: int) -> bool:
    return any(begin <= first and last <= end for begin, end in other.content)


def _enclosed(analysis: Analysis, quotation_at: dict[int, Quotation], one: Attribution) -> Attribution:
    """Keep what is said within the quotation marks, or the brackets, that its source and cue stand in: "a million
    marched (two million, according to the unions)".
    """
    source = one.chain[0].span
    quotation = quotation_at.get(one.cue)
    around = (quotation.first, quotation.last) if quotation is not None else _brackets(analysis, one.cue)
    if around is None or source is None:
        return one
    begin, end = around
    if not analysis.tokens[begin].start <= source.start < analysis.tokens[end - 1].end:
        return one
    kept = tuple((max(a, begin + 1), min(b, end)) for a, b in one.content if max(a, begin + 1) < min(b, end))
    return _with_content(analysis, one, kept)


def _brackets(analysis: Analysis, i: int) -> tuple[int, int] | None:
    """The tokens of the round brackets in its sentence that token ``i`` stands in."""
    tokens, sentence = analysis.tokens, analysis.sentence_of(i)
    opening = next((j for j in range(i, sentence.first - 1, -1) if tokens[j].text in {"(", ")"}), None)
    closing = next((j for j in range(i, sentence.last) if tokens[j].text in {"(", ")"}), None)
    if opening is None or closing is None or tokens[opening].text != "(" or tokens[closing].text != ")":
        return None
    return opening, closing


def _with_content(analysis: Analysis, one: Attribution, kept: tuple[tuple[int, int], ...]) -> Attribution:
    """The attribution with less content; as it is where nothing would be left."""
    if not kept or kept == one.content:
        return one
    first, last = max(kept, key=lambda pair: pair[1] - pair[0])
    return replace(one, content=kept, evidence=analysis.span(first + (analysis.tokens[first].lower == "that"), last))


def _righted(analysis: Analysis, found: list[Attribution]) -> list[Attribution]:
    """Turn "A said [six died, B reported]" as it is meant: B passes on that A said it.

    The parse takes the second cue for what the first one said. Its words stand before it, right after the first cue.
    """
    turned = dict(enumerate(found))
    for n, outer in enumerate(found):
        for m, inner in enumerate(found):
            (first, last), *others = inner.content
            if (
                outer is inner
                or others
                or len(inner.chain) > 1
                or not outer.cue < first < last <= inner.cue
                or not any(a <= inner.cue < b and a - 1 <= first <= a + 1 for a, b in outer.content)
            ):
                continue
            begin = analysis.sentence_of(outer.cue).first
            turned[n] = replace(outer, content=inner.content, evidence=inner.evidence)
            turned[m] = replace(inner, content=((begin, last),), evidence=analysis.span(begin, last))
    return list(turned.values())


_ACTS = frozenset(
    {"deny", "promise", "claim", "accuse", "blame", "vow", "pledge", "reject", "urge", "warn", "insist", "threaten"}
)
"""Verbs that are said of somebody beside "said", and hardly ever told by them: "said six died and denied a leak"."""


def _parted(analysis: Analysis, found: list[Attribution]) -> list[Attribution]:
    """End what is said where the same source's next act of speech begins: "said six died and denied a leak"."""
    found = [_without_others(analysis, outer, found) for outer in found]
    acts = [a for a in found if analysis.tokens[a.cue].lemma in _ACTS and analysis.tokens[a.cue].dep == "conj"]
    out = []
    for outer in found:
        stops = [
            _before(analysis, act.cue)
            for act in acts
            if act.chain[0].name == outer.chain[0].name is not None
            and analysis.tokens[act.cue].tag == analysis.tokens[outer.cue].tag
            and any(first < act.cue < last for first, last in outer.content)
        ]
        if not stops or outer.direct or outer in acts:
            out.append(outer)
            continue
        kept = tuple((first, min(last, *stops)) for first, last in outer.content if first < min(stops))
        if kept:
            longest = max(kept, key=lambda pair: pair[1] - pair[0])
            first = longest[0] + (analysis.tokens[longest[0]].lower == "that")
            out.append(replace(outer, content=kept, evidence=analysis.span(first, longest[1])))
        else:
            out.append(outer)
    return out


_CONTRASTS = frozenset({"while", "whereas", "but", "although", "though"})


def _without_others(analysis: Analysis, outer: Attribution, found: list[Attribution]) -> Attribution:
    """Leave out what another source says after the cue: "six died, police said, while unions put the toll at nine"."""
    if outer.direct or len(outer.content) < 2:
        return outer
    kept = tuple(
        (first, last)
        for first, last in outer.content
        if first < outer.cue
        or analysis.tokens[first].lower not in _CONTRASTS
        or not any(_speaks_within(analysis, inner, first, last) for inner in found if inner is not outer)
    )
    return replace(outer, content=kept) if kept else outer


def _speaks_within(analysis: Analysis, inner: Attribution, first: int, last: int) -> bool:
    span = inner.chain[0].span
    tokens = analysis.tokens
    return first <= inner.cue < last and span is not None and tokens[first].start < span.start < tokens[last - 1].end


def _before(analysis: Analysis, cue: int) -> int:
    """The token after what stands before a coordinated verb and its "and"."""
    here = cue
    while here and analysis.tokens[here - 1].dep in {"cc", "punct", "advmod", "aux", "neg"}:
        here -= 1
    return here


def _chained(found: list[Attribution]) -> list[Attribution]:
    """Add to each chain who passes it on: the originators of the attributions that it stands within."""
    by_cue = sorted(range(len(found)), key=lambda n: found[n].cue)
    cues = [found[n].cue for n in by_cue]
    around: list[list[Attribution]] = [[] for _ in found]
    for outer in found:
        for first, last in outer.content:
            for n in by_cue[bisect_left(cues, first) : bisect_left(cues, last)]:
                if _passes_on(outer, found[n]):
                    around[n].append(outer)
    out = []
    for n, inner in enumerate(found):
        relays = _relays(inner, sorted(around[n], key=_length))
        if relays and inner.chain[0].span is None:
            # "Police added that fifty were believed to be inside": the belief is theirs
            believer = replace(relays[0], role=Role.ORIGINATOR, stance=inner.chain[0].stance)
            out.append(replace(inner, chain=(believer, *relays[1:])))
        elif relays and is_spoken_from(inner.chain[0]) and relays[0].kind not in OUTLETS:
            # "the mayor said the list showed thirty": a paper that he speaks from says nothing by itself
            speaker = replace(relays[0], role=Role.ORIGINATOR, stance=inner.chain[0].stance)
            out.append(replace(inner, chain=(speaker, *relays[1:])))
        else:
            out.append(replace(inner, chain=inner.chain + relays) if relays else inner)
    return out


def _relays(inner: Attribution, outers: list[Attribution]) -> tuple[Source, ...]:
    """Who passes on what is said within others' words, nearest first: each speaker, and whom that one told it."""
    known = {source.name for source in inner.chain}
    found = []
    for link in (link for outer in outers for link in outer.chain):
        if link.name not in known:
            known.add(link.name)
            found.append(replace(link, role=Role.RELAY, stance=Stance.RELAYED))
    return tuple(found)


_BULLETS = frozenset({"•", "·", "▪", "*"})


def _with_list(analysis: Analysis, attribution: Attribution) -> Attribution:
    """What is said with the list behind its colon: "according to police, they are: • Ann Cole, 28 • Bo Lind, 19"."""
    sentence = analysis.sentence_of(attribution.cue)
    last = sentence.last
    if analysis.tokens[last - 1].text != ":":
        return attribution
    for following in analysis.sentences[analysis.tokens[attribution.cue].sentence + 1 :]:
        opens = analysis.tokens[following.first].text in _BULLETS
        if not opens and (last == sentence.last or following.passage != analysis.sentence_of(last - 1).passage):
            break
        last = following.last
    listed = ((sentence.last, last),) if last > sentence.last else ()
    return replace(attribution, content=attribution.content + listed)


def _passes_on(outer: Attribution, inner: Attribution) -> bool:
    """Whether the two have different named sources, and each does not stand within the other."""
    return (
        outer is not inner
        and outer.chain[0].name is not None
        and outer.chain[0].stance is not Stance.DENIED  # who disputes a count does not pass it on
        and outer.chain[0].name != inner.chain[0].name
        and not any(first <= outer.cue < last for first, last in inner.content)
    )


def _length(attribution: Attribution) -> int:
    return sum(last - first for first, last in attribution.content)
