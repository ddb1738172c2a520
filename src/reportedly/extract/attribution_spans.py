"""Attributions from the spans that a model marked: their words as tokens, who the source is, what the cue says.

A span that begins or ends inside a word takes the whole word. Where the model marked no source, or the parse shows a
relay ("told Reuters", "quoted X as saying"), the rule's attribution with the same cue lends it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.extract.contents import ContentRanges
from reportedly.extract.cues import REVISED, CueRow, cue_rows, find_contents, find_source, noun_rows, revises
from reportedly.extract.mentions import Attribution
from reportedly.extract.nouns import noun_class
from reportedly.extract.quotations import Quotation
from reportedly.extract.relays import by_owner, hearers_of
from reportedly.extract.sources import UNNAMED, Speaker, Speakers
from reportedly.records import Analysis, AttributionSpans, Role, Span, Stance

MARKED = "model"
"""What stands for the rule of an attribution whose cue is in no row of the table."""

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_BESIDE = 3
"""Tokens before a verb within which its negation stands."""

_FINDING = frozenset({"find", "see", "spot"})

_HELD = frozenset({Stance.BELIEVED, Stance.EXPECTED})
"""Stances whose negation denies what is held, and not that it was said: "do not believe that"."""


def attributions_of_spans(
    analysis: Analysis, quotation_at: dict[int, Quotation], ruled: Sequence[Attribution]
) -> list[Attribution]:
    """The model's attributions as records, in the order of their cues; those without content or cue are left out.

    ``ruled`` are what the rules found in the same report.
    """
    finder = _Spans(analysis, quotation_at, ruled)
    marked = sorted(analysis.attributions or (), key=lambda spans: _start(spans.cue))
    found = [one for spans in marked if (one := finder.attribution(spans)) is not None]
    relays = [link.cue for one in found for link in one.chain[1:] if link.cue is not None]
    return [one for one in found if len(one.chain) > 1 or not _is_in(relays, analysis.tokens[one.cue].start)]


def _is_in(spans: Sequence[Span], start: int) -> bool:
    return any(span.start <= start < span.end for span in spans)


def _start(pieces: tuple[Span, ...]) -> int:
    return pieces[0].start if pieces else 0


class _Spans:
    def __init__(self, analysis: Analysis, quotation_at: dict[int, Quotation], ruled: Sequence[Attribution]) -> None:
        self._analysis = analysis
        self._starts = [token.start for token in analysis.tokens]
        self._contents = ContentRanges(analysis, quotation_at)
        self._quotation_at = quotation_at
        self._speakers = Speakers(analysis)
        self._ruled = {attribution.cue: attribution for attribution in ruled}
        self._relayed_at = {
            link.cue.start: attribution
            for attribution in ruled
            for link in attribution.chain[1:]
            if link.role is Role.RELAY and link.cue is not None
        }
        self._person_at = {
            i: person for person in analysis.people for first, last in person.mentions for i in range(first, last)
        }

    def attribution(self, spans: AttributionSpans) -> Attribution | None:
        """One attribution; None where its cue or its content holds no word that is read."""
        cue = [i for first, last in self._ranges(spans.cue) for i in range(first, last)]
        if not cue:
            return None
        head, row = self._cue(cue)
        source = self._beside([i for first, last in self._ranges(spans.source) for i in range(first, last)], head)
        if row is not None and row.id == REVISED and not any(revises(self._analysis, head, i) for i in source):
            return None
        if self._tells_of_what_was_found(head, source):
            return None
        pieces = [self._in_one_passage(first, last, cue) for first, last in self._ranges(spans.content)]
        ranges = self._contents.tidied(self._without(pieces, {*cue, *source}))
        if not ranges:
            return None
        if row is not None and "relayed" in row.takes:
            relayed = self._relayed_at.get(self._analysis.tokens[head].start)
            if relayed is not None:  # "quoted X as saying": the model marks who relays, and takes X for content
                return relayed
            cited = self._ruled.get(head)
            if cited is not None and len(cited.chain) > 1:  # "…, the paper reported, citing X"
                return cited
        passed_on = self._relayed_at.get(self._analysis.tokens[head].start)
        if passed_on is not None and passed_on.cue != head:  # "the paper, quoting X, reported that"
            return passed_on
        ruled = next((self._ruled[i] for i in (head, *cue) if i in self._ruled), None)
        # who cites a paper says what it says; who quotes somebody is read by the rules
        stance = Stance(row.stance) if row is not None and "relayed" not in row.takes else Stance.STATED
        words = (
            self._analysis.span(cue[0], cue[-1] + 1)
            if cue[-1] - cue[0] < len(cue)
            else self._analysis.span(head, head + 1)
        )
        if ruled is not None and (ruled.chain[0].stance is not Stance.STATED or not source or len(ruled.chain) > 1):
            stance = ruled.chain[0].stance
        chain = [self._speaker(source).source(Role.ORIGINATOR, stance, words)]
        if ruled is not None and (not source or len(ruled.chain) > 1):
            chain = [replace(ruled.chain[0], cue=words), *ruled.chain[1:]]
        if len(chain) == 1 and row is not None:
            chain += hearers_of(self._analysis, self._speakers, head, words, objects=row.hearer)
        found = self._contents.attribution(tuple(chain), head, ranges, row.id if row is not None else MARKED)
        found = by_owner(self._analysis, self._speakers, found)
        return replace(found, negated=stance not in _HELD and self._is_negated(cue, head))

    def _tells_of_what_was_found(self, head: int, source: list[int]) -> bool:
        """Whether the cue says no more than that something was found or seen: "rallies saw 30 held", "two found there".

        A happening sees nothing, and a participle is said of the noun that it hangs from.
        """
        cue = self._analysis.tokens[head]
        if cue.lemma not in _FINDING:
            return False
        if not source:
            return cue.lemma == "see"
        if cue.dep in {"acl", "amod"} and cue.tag == "VBN" and cue.head in source:
            return True
        if any(self._analysis.tokens[i].tag == "CD" for i in source[:1]):
            return True  # "two of them found on the beach"
        told = [self._analysis.tokens[i] for i in source if self._analysis.tokens[i].dep == "nsubj"]
        return cue.lemma == "see" and any(
            noun_class(token).id == "other" and not token.entity and token.tag in {"NN", "NNS"} for token in told
        )

    def _ranges(self, pieces: tuple[Span, ...]) -> list[tuple[int, int]]:
        """The tokens that each piece touches; half-open, none empty."""
        found = []
        for piece in pieces:
            first = max(bisect_right(self._starts, piece.start) - 1, 0)
            if self._analysis.tokens and self._analysis.tokens[first].end <= piece.start:
                first += 1
            last = bisect_left(self._starts, piece.end)
            if first < last:
                found.append((first, last))
        return found

    def _in_one_passage(self, first: int, last: int, cue: list[int]) -> tuple[int, int]:
        """A piece of content as far as its paragraph goes: the cue's, else its first; quoted words may go on."""
        if first in self._quotation_at or not cue:
            return first, last
        passages = [self._analysis.sentence_of(i).passage for i in range(first, last)]
        own = self._analysis.sentence_of(cue[0]).passage
        wanted = own if own in passages else passages[0]
        return first + passages.index(wanted), last - passages[::-1].index(wanted)

    def _without(self, ranges: list[tuple[int, int]], taken: set[int]) -> list[tuple[int, int]]:
        return [part for first, last in ranges for part in _parts(first, last, taken)]

    def _cue(self, cue: list[int]) -> tuple[int, CueRow | None]:
        """The token that heads the cue, and its row: the uppermost verb of the table, else another of its words."""
        tokens = self._analysis.tokens
        verbs = [i for i in cue if tokens[i].lemma.lower() in cue_rows() and tokens[i].pos in {"VERB", "AUX"}]
        if verbs:
            head = min(verbs, key=lambda i: sum(1 for _ in self._analysis.ancestors(i)))
            rows = cue_rows()[tokens[head].lemma.lower()]
            words = {tokens[i].lower for i in cue}
            if (shown := next((row for row in rows if not words.isdisjoint(row.particles)), None)) is not None:
                return head, shown
            fitting = (row for row in rows if any(find_contents(self._analysis, head, row)))
            return head, next(fitting, next((row for row in rows if not row.objects), None))
        top = next((i for i in cue if tokens[i].head == i or tokens[i].head not in cue), cue[0])
        for i in cue:
            row = noun_rows().get(tokens[i].lemma.lower()) or noun_rows().get(tokens[i].lower)
            if row is not None:
                return top, row
        return top, None

    def _beside(self, source: list[int], head: int) -> list[int]:
        """The marked source, or the cue's own subject where another sentence's words were marked for it."""
        sentence = self._analysis.tokens[head].sentence
        if not source or self._analysis.tokens[source[0]].sentence == sentence:
            return source
        own = find_source(self._analysis, head)
        if own is None or self._analysis.tokens[own].sentence != sentence:
            return source
        speaker = self._speakers.at(own)
        return list(range(speaker.first, speaker.last))

    def _speaker(self, source: list[int]) -> Speaker:
        """Who the source's words speak of: the parse's head of them, in the words that the model marked."""
        if not source:
            return UNNAMED
        tokens = self._analysis.tokens
        tops = [i for i in source if tokens[i].head == i or tokens[i].head not in source]
        head = next((i for i in tops if tokens[i].pos in _NOUNS), None)
        if head is None:
            head = self._above(next((i for i in source if tokens[i].pos in _NOUNS), source[0]), source)
        speaker = self._speakers.at(head)
        if (named := self._named_beside(source, head)) is not None and head not in self._person_at:
            speaker = replace(speaker, name=self._speakers.at(named).name)
        return replace(speaker, first=source[0], last=source[-1] + 1, span=self._span_of(source))

    def _above(self, word: int, source: list[int]) -> int:
        """The noun that a word before it only describes: the hospital of "Grant Memorial Hospital, which took in"."""
        tokens = self._analysis.tokens
        while tokens[word].dep in {"compound", "amod", "nmod", "poss"} and tokens[word].head in source:
            if tokens[tokens[word].head].pos not in _NOUNS or tokens[word].head < word:
                break
            word = tokens[word].head
        return word

    def _named_beside(self, source: list[int], head: int) -> int | None:
        """The person whose name stands behind the noun, cut off by a comma at most: "her attorney, Martin Hale"."""
        tokens = self._analysis.tokens
        for i in source:
            if i > head and i in self._person_at and tokens[i].pos == "PROPN" and tokens[i].dep != "poss":
                between = {token.lower for token in tokens[head + 1 : i] if token.pos != "PROPN"}
                return i if between <= {","} else None
        return None

    def _span_of(self, source: list[int]) -> Span:
        first = source[0]
        last = next((i for i, after in pairwise(source) if after != i + 1), source[-1])
        return self._analysis.span(first, last + 1)

    def _is_negated(self, cue: list[int], head: int) -> bool:
        """Whether the cue says that it was not said; what is said may hold a "not" of its own."""
        tokens = self._analysis.tokens
        beside = (i for i in self._analysis.children[head] if tokens[i].dep == "neg" and 0 < head - i <= _BESIDE)
        return any(tokens[i].lower in _NEGATIONS for i in (*cue, *beside))


def _parts(first: int, last: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The ranges that are left of one when ``taken`` goes."""
    start = None
    for i in range(first, last):
        if i in taken:
            if start is not None:
                yield start, i
            start = None
        elif start is None:
            start = i
    if start is not None:
        yield start, last
