"""Who gave a figure that the report tells in its own voice: "the fire service, which gave the latest death toll".

Such words point at a figure that stands elsewhere. A toll is the highest that the report tells of its event without a
source; "the figures" and "it" are those of the sentence before. Parts of a total that follow it are its giver's too.
Nothing else makes a report's own figure somebody's: that a source gives the same number
further down does not (decision 0018).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.extract.cues import find_source, is_passive
from reportedly.extract.measured import Measure
from reportedly.extract.mentions import Attribution
from reportedly.extract.sources import Speakers
from reportedly.records import Accumulation, Analysis, Claim, Number, Realis, Role, Source, Stance, Token

_GIVING = frozenset(
    {
        *("give", "release", "announce", "report", "confirm", "issue", "provide", "publish", "communicate", "disclose"),
        *("tweet", "post", "share"),
    }
)
_TOLD = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
"""Tags of verbs for what was done: "refused to release the toll" and "will release it" gave none."""

_POINTING = frozenset({"communicate", "announce"})
"""Verbs whose "it" is what the sentence before tells."""

_FIGURES = frozenset({"figure", "number", "statistic", "tally", "total", "breakdown", "count", "toll"})
_CHANGES = frozenset({"rise", "increase", "jump"})
_DEFINITE = frozenset({"the", "these", "this", "that", "those"})
_PREDICATES = {
    **dict.fromkeys(("toll", "death", "dead", "killed", "fatality", "body", "victim"), "killed"),
    **dict.fromkeys(("injured", "wounded", "hurt", "injury"), "wounded"),
    **dict.fromkeys(("casualty", "loss"), "casualties"),
    "missing": "missing",
    **dict.fromkeys(("arrest", "arrested"), "arrested"),
}
_NOT_SO = frozenset({"not", "n't", "n’t", "never", "no"})


@dataclass(frozen=True, slots=True)
class Giver:
    """A source, the predicate of the total that it gave (None: of whatever stands before), and its verb's token."""

    source: Source
    predicate: str | None
    verb: int


def find_givers(analysis: Analysis) -> Iterator[Giver]:
    """The words of the report by which somebody gave a figure, without the figure."""
    speakers = Speakers(analysis)
    for token in analysis.tokens:
        if token.pos != "VERB" or token.tag not in _TOLD or _is_not_so(analysis, token):
            continue
        who, what = _who_and_what(analysis, token)
        if who is None or what is None or not _points_back(analysis, token, what):
            continue
        speaker = speakers.at(who)
        if speaker.name is not None and speaker.kind not in {"document", "unnamed"}:
            cue = analysis.span(token.i, token.i + 1)
            source = speaker.source(Role.ORIGINATOR, Stance.STATED, cue)
            yield Giver(source, _predicate(analysis, what), token.i)


def given(
    analysis: Analysis, claims: Mapping[Measure, Claim], main: str, attributions: Sequence[Attribution] = ()
) -> dict[Measure, Claim]:
    """The claims by their measures; those of the report's own voice that somebody gave have that source.

    Who passes on that it was given, among ``attributions``, passes on the figure.
    """
    relays = {one.cue: one.chain[1:] for one in attributions}
    found = dict(claims)
    for giver in find_givers(analysis):
        own = [m for m, claim in found.items() if _is_own(claim) and not m.one and _number(m) is not None]
        if giver.predicate is None:
            before = analysis.tokens[giver.verb].sentence - 1
            chosen = [m for m in own if analysis.tokens[m.head].sentence == before]
        else:
            chosen = _totals(found, own, giver.predicate, main)
        for measure in chosen:
            found[measure] = replace(found[measure], attribution=(giver.source, *relays.get(giver.verb, ())))
    return _broken_down(analysis, found)


def _broken_down(analysis: Analysis, claims: dict[Measure, Claim]) -> dict[Measure, Claim]:
    """Give the parts of a total to who gave it, as in "officials said 90 died. Forty died in Arden, 30 in Ulver".

    They are two or more own figures of its predicate, each smaller, in the sentence after it.
    """
    found = dict(claims)
    for whole, claim in claims.items():
        total = _number(whole)
        if _is_own(claim) or total is None or whole.one:
            continue
        sentence = analysis.tokens[whole.head].sentence
        parts = [
            m
            for m, part in claims.items()
            if analysis.tokens[m.head].sentence == sentence + 1
            and m.predicate == whole.predicate
            and _is_own(part)
            and part.event == claim.event
            and 0 < (_number(m) or 0) < total
            and not m.one
        ]
        passage = analysis.sentences[sentence].passage
        if len(parts) > 1 and analysis.sentences[sentence + 1].passage == passage:
            found.update((m, replace(claims[m], attribution=claim.attribution)) for m in parts)
    return found


def _totals(claims: Mapping[Measure, Claim], own: list[Measure], predicate: str, main: str) -> list[Measure]:
    """The report's own totals of the predicate, where no source gives a higher one."""
    of_it = [
        m
        for m, claim in claims.items()
        if m.predicate == predicate and claim.event == main and m.part_of is None and claim.realis is Realis.ACTUAL
    ]
    highest = max((_number(m) or 0 for m in of_it), default=0)
    sums = {Accumulation.CUMULATIVE, Accumulation.STOCK}
    return [m for m in own if m in of_it and _number(m) == highest and claims[m].accumulation in sums]


def _number(measure: Measure) -> Number | None:
    quantity = measure.quantity
    return quantity.point if quantity.point is not None else quantity.low


def _is_own(claim: Claim) -> bool:
    return all(source.role is Role.PUBLISHER for source in claim.attribution)


def _who_and_what(analysis: Analysis, verb: Token) -> tuple[int | None, int | None]:
    """The tokens at the head of who gave, and of what was given; None where the words do not say."""
    children = analysis.children[verb.i]
    if is_passive(analysis, verb.i):
        what = verb.head if verb.dep == "acl" else _child(analysis, children, "nsubjpass")
    else:
        what = _child(analysis, children, "dobj")
    return (find_source(analysis, verb.i), what) if verb.lemma in _GIVING else (None, None)


def _child(analysis: Analysis, children: tuple[int, ...], dep: str) -> int | None:
    return next((i for i in children if analysis.tokens[i].dep == dep), None)


def _points_back(analysis: Analysis, verb: Token, what: int) -> bool:
    """Whether what was given is a figure that is known already, and is not told in these words."""
    token = analysis.tokens[what]
    if token.lower in {"it", "this", "that"} and token.pos in {"PRON", "DET"}:
        return verb.lemma in _POINTING and len(analysis.children[what]) == 0
    inside = [analysis.tokens[i] for i in analysis.subtree(what)]
    definite = any(analysis.tokens[i].lower in _DEFINITE for i in analysis.children[what])
    changed = token.lemma in _CHANGES and any(below.lemma in _FIGURES for below in inside)
    if _predicate(analysis, what) is None and any(below.lower == "of" for below in inside):
        return False  # "the number of shops": of what else the sentence before may count
    return definite and (token.lemma in _FIGURES or changed) and not any(below.tag == "CD" for below in inside)


def _predicate(analysis: Analysis, what: int) -> str | None:
    words = [analysis.tokens[i] for i in analysis.subtree(what) if i < what or analysis.tokens[i].tag != "VBD"]
    return next((p for t in words if (p := _PREDICATES.get(t.lemma.lower()) or _PREDICATES.get(t.lower))), None)


def _is_not_so(analysis: Analysis, verb: Token) -> bool:
    return any(analysis.tokens[i].lower in _NOT_SO for i in analysis.children[verb.i])
