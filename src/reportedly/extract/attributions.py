"""Who said what: sources, cues and contents over the parse.

Order of steps: verbs that hand on a clause, words or a noun ("said that", "called it"); phrases ("according to",
"citing", a colon); quoted words that none of them took, which go to the speaker beside them or to the one who was
speaking; last, attributions inside others are chained ("the ministry said, the agency reported").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.extract.cues import Content, CueRow, cue_extent, cue_rows, find_contents, find_source, is_passive
from reportedly.extract.mentions import Attribution
from reportedly.extract.quotations import MARKS, Quotation, find_quotations
from reportedly.extract.sources import UNNAMED, Speaker, Speakers, kind_of
from reportedly.records import Analysis, Role, Source, Span, Stance, Token

FAR = 30
"""Tokens between a quotation and a cue beyond which they have nothing to do with each other."""

_CONCEDING = frozenset({"though", "although", "because", "if", "unless"})
_CREDITS = frozenset({"courtesy", "photo", "source", "sources", "by", "credit", "image", "video", "picture", "via"})
_FIRST_PERSON = frozenset({"i", "we", "you", "us", "me"})
_HEARING_KINDS = frozenset({"media", "state_media", "police"})


def find_attributions(analysis: Analysis) -> tuple[Attribution, ...]:
    """The attributions of the report, in the order of their cues.

    Content ranges of one attribution never hold its own source or cue. Where one attribution stands within another's
    content, its chain goes on with the other's originator as relay.
    """
    return tuple(_Finder(analysis).find())


class _Finder:
    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._tokens = analysis.tokens
        self._speakers = Speakers(analysis)
        self._quotations = find_quotations(analysis)
        self._quotation_at = {
            i: quotation for quotation in self._quotations for i in range(quotation.first, quotation.last)
        }

    def find(self) -> list[Attribution]:
        found: list[Attribution] = []
        for token in self._tokens:
            lemma = token.lemma.lower()
            if token.pos in {"VERB", "AUX"} or token.dep in {"ROOT", "parataxis"}:
                found += self._at_verb(token, cue_rows().get(lemma, ()))
            if token.lower in {"according", "per"}:
                found += self._at_preposition(token)
            elif token.text == ":":
                found += self._at_colon(token)
        found = self._one_speaker_each(found)
        found += self._continued(found)
        found = _chained(found)
        return sorted(found, key=lambda attribution: (attribution.cue, attribution.evidence.start))

    # --- verbs ---------------------------------------------------------------------------------------------------

    def _at_verb(self, verb: Token, rows: tuple[CueRow, ...]) -> Iterator[Attribution]:
        for row in rows:
            find = self._relayed if "relayed" in row.takes else self._by_row
            found = list(find(verb, row))
            if found:
                yield from found
                return

    def _by_row(self, verb: Token, row: CueRow) -> Iterator[Attribution]:
        if verb.dep == "pcomp" and self._tokens[verb.head].lower == "as":
            return  # "quoted as saying": read with its quoting verb
        head = find_source(self._analysis, verb.i)
        contents = list(find_contents(self._analysis, verb.i, row))
        if head is None:
            if row.agentless and is_passive(self._analysis, verb.i):
                yield from self._agentless(verb, row, contents)
            return
        if self._tokens[head].lower in _FIRST_PERSON and verb.i in self._quotation_at:
            return
        if self._tokens[head].lower in {"it", "this", "that", "there", "what", "which"}:
            return
        speaker = self._speakers.at(head)
        inherited = self._tokens[head].head != verb.i and verb.dep != "relcl"
        beside = replace(speaker, first=verb.i, last=verb.i + 1) if inherited else speaker
        ranges = self._content_ranges(verb, row, beside, contents)
        if ranges:
            chain = self._chain(verb, row, speaker)
            yield self._attribution(chain, verb, ranges, row)

    def _agentless(self, verb: Token, row: CueRow, contents: list[Content]) -> Iterator[Attribution]:
        """Without a source ("is believed to have fled"): the subject and what is said of it."""
        subject = next((c for c in self._analysis.children[verb.i] if self._tokens[c].dep == "nsubjpass"), None)
        if not contents or verb.dep == "acl":
            return
        ranges = []
        if subject is not None and self._tokens[subject].lower != "it":
            inside = self._analysis.subtree(subject)
            ranges.append((inside[0], inside[-1] + 1))
        ranges += [(content.first, content.last) for content in contents if content.shape != "of"]
        chain = (UNNAMED.source(Role.ORIGINATOR, Stance(row.stance), self._cue_span(verb)),)
        attribution = self._attribution(chain, verb, ranges, row)
        first, last = ranges[0][0], ranges[-1][1]
        yield replace(attribution, evidence=self._analysis.span(first, last))

    def _content_ranges(
        self, verb: Token, row: CueRow, speaker: Speaker, contents: list[Content]
    ) -> list[tuple[int, int]]:
        """Token ranges that the source answers for, without its own words and the cue's."""
        after = [content for content in contents if content.root > verb.i]
        before = [content for content in contents if content.root < verb.i and content.shape == "clause"]
        if "quote" in row.takes and (quoted := self._quoted(verb, speaker, after)):
            return quoted
        if row.hearer and "infinitive" in row.takes:
            after = [c for c in after if c.shape != "clause" or self._tokens[c.root].tag in {"VB", "VBD", "VBZ", "VBP"}]
        if after and not before:
            return [*self._concessions(verb, speaker), *(self._widened(verb, content) for content in after)]
        if "clause" not in row.takes:
            return []
        if before:
            return self._fronted(verb, speaker, before[0])
        return self._around(verb, speaker) if self._is_finite(verb) else []

    def _is_finite(self, verb: Token) -> bool:
        return verb.tag in {"VBD", "VBZ", "VBP"} or any(
            self._tokens[child].dep == "aux" and self._tokens[child].tag != "TO"
            for child in self._analysis.children[verb.i]
        )

    def _widened(self, verb: Token, content: Content) -> tuple[int, int]:
        """The complement, and what the parse hung from the verb but stands right after it: "with thirty wounded"."""
        last = content.last
        if content.shape in {"clause", "noun"}:
            for child in self._analysis.children[verb.i]:
                if child >= last and self._belongs_to_content(child, last, content.shape):
                    inside = self._analysis.subtree(child)
                    if inside[0] - last <= 1:
                        last = inside[-1] + 1
            last = max(last, self._rest_of_list(verb, last))
        opened = self._quotation_at.get(last - 1)
        if opened is not None and content.first <= opened.first and opened.last - last <= 2:
            last = opened.last
        while last - 1 > content.root and self._tokens[last - 1].pos == "PUNCT" and last - 1 not in self._quotation_at:
            last -= 1
        return content.first, last

    def _rest_of_list(self, verb: Token, last: int) -> int:
        """The end of "said that one is well, two are ill, one is dead", whose parse puts the cue below the second."""
        above = self._tokens[verb.head]
        if verb.dep != "ccomp" or above.i < last or above.lemma.lower() in cue_rows():
            return last
        subject = next(
            (c for c in self._analysis.children[above.i] if self._tokens[c].dep in {"nsubj", "nsubjpass"}), 0
        )
        return self._analysis.subtree(above.i)[-1] + 1 if subject >= last else last

    def _concessions(self, verb: Token, speaker: Speaker) -> list[tuple[int, int]]:
        """Clauses before the speaker that belong to what is said: "although it rained, police said they came"."""
        found = []
        for child in self._analysis.children[verb.i]:
            if self._tokens[child].dep == "advcl" and child < speaker.first:
                marks = {self._tokens[c].lower for c in self._analysis.children[child] if self._tokens[c].dep == "mark"}
                if marks & _CONCEDING:
                    inside = self._analysis.subtree(child)
                    found.append((inside[0], inside[-1] + 1))
        return found

    def _belongs_to_content(self, child: int, last: int, shape: str) -> bool:
        token = self._tokens[child]
        comma = self._tokens[last].text == ","
        if shape == "noun":
            return token.dep == "prep" and token.lower in {"over", "of", "for", "about", "at", "to"} and not comma
        if token.dep in {"prep", "npadvmod", "advmod"}:
            return not comma or token.lower == "with"
        if token.dep == "advcl":
            if token.lemma.lower() in cue_rows() and token.tag == "VBG":
                return False
            return token.tag in {"VBG", "VBN"} or not comma
        return token.dep == "conj" and token.tag == "VBN"

    def _fronted(self, verb: Token, speaker: Speaker, content: Content) -> list[tuple[int, int]]:
        """Content first ("Twelve died, she said"): from the clause's start to the comma."""
        own_first = min(speaker.first, verb.i) if speaker.first < verb.i else verb.i
        first = content.first
        sentence = self._analysis.sentence_of(verb.i)
        if verb.dep == "ROOT":
            first = sentence.first
        last = own_first
        while last > first and self._tokens[last - 1].pos == "PUNCT" and self._tokens[last - 1].text not in MARKS:
            last -= 1
        ranges = [(first, last)] if last > first else []
        if content.last > max(verb.i + 1, speaker.last):  # "the crash, police said, killed three"
            ranges.append((max(verb.i + 1, speaker.last), content.last))
        return ranges

    def _around(self, verb: Token, speaker: Speaker) -> list[tuple[int, int]]:
        """A parenthesis or a cue at the end of its sentence: the rest of the clause that it stands in."""
        sentence = self._analysis.sentence_of(verb.i)
        first, last = min(speaker.first, verb.i), max(speaker.last, verb.i + 1)
        if not self._is_set_off(sentence.first, first):
            return []
        inside = self._analysis.subtree(verb.i)
        if verb.dep in {"parataxis", "ccomp", "conj", "dep", "advcl", "relcl", "appos", "acl"}:
            after = inside[-1] + 1
            own = [i for i in inside if i >= last]
            stop = own[-1] + 1 if own else after
            ranges = [(sentence.first, first)]
            if stop < sentence.last - 1 and not self._is_said_last(self._tokens[verb.head], stop):
                ranges.append((stop, sentence.last))
            return self._tidied(ranges)
        return self._tidied([(sentence.first, first)])

    def _is_said_last(self, above: Token, stop: int) -> bool:
        """Whether another cue, without words of its own, follows: "the ministry said, the agency reported"."""
        return (
            above.i >= stop and above.lemma.lower() in cue_rows() and self._analysis.subtree(above.i)[-1] - above.i < 4
        )

    def _is_set_off(self, start: int, first: int) -> bool:
        """Whether a comma or a quotation mark, and words before it, stand before token ``first``."""
        return first - start > 1 and self._tokens[first - 1].text in {",", "—", "–", "--", *MARKS}

    def _tidied(self, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        trimmed = (self._trimmed(first, last) for first, last in ranges)
        return [(first, last) for first, last in trimmed if last > first]

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        while first < last and self._tokens[first].pos == "PUNCT" and self._tokens[first].text not in MARKS:
            first += 1
        while last > first and self._tokens[last - 1].pos == "PUNCT" and self._tokens[last - 1].text not in MARKS:
            last -= 1
        return first, last

    # --- quoted words --------------------------------------------------------------------------------------------

    def _quoted(self, verb: Token, speaker: Speaker, after: list[Content]) -> list[tuple[int, int]]:
        """The quotations that stand beside source and cue, where they are what is said; else nothing."""
        if verb.i in self._quotation_at:
            return []
        first, last = min(speaker.first, verb.i), max(speaker.last, verb.i + 1)
        sentence = self._analysis.sentence_of(verb.i)
        found = []
        before = self._quotation_before(first)
        if before is not None and self._is_direct(before) and not self._is_part(before, verb):
            found.append((before.first, before.last))
        elif after and (after[0].root not in self._quotation_at or after[0].first not in self._quotation_at):
            return []
        here = last
        stop = sentence.last + 1 if self._tokens[sentence.last - 1].text == ":" else sentence.last
        while here < stop and here not in self._quotation_at:
            here += 1
        following = self._quotation_at.get(here)
        if following is not None and (found or self._opens_speech(following, last)):
            found.append((following.first, following.last))
        return found

    def _quotation_before(self, first: int) -> Quotation | None:
        """The quotation that ends right before token ``first`` and leaves its sentence open: with a comma, "?", "!"."""
        comma = first > 0 and self._tokens[first - 1].text == ","
        quotation = self._quotation_at.get(first - 2 if comma else first - 1)
        if quotation is None or quotation.passage != self._analysis.sentence_of(first).passage:
            return None
        ends_sentence = self._tokens[quotation.last - 2].text == "." and not comma
        return None if ends_sentence or not quotation.closed else quotation

    def _opens_speech(self, quotation: Quotation, last: int) -> bool:
        between = self._tokens[last : quotation.first]
        if not self._is_direct(quotation):
            return False
        return len(between) <= FAR and (not between or between[-1].text in {",", ":"})

    def _is_direct(self, quotation: Quotation) -> bool:
        """Whether it is speech, and not a word or two that the writer borrows."""
        inner = self._tokens[quotation.first + 1 : quotation.last - 1]
        return len(inner) >= 4 or any(token.tag in {"VBD", "VBZ", "VBP", "MD", "."} for token in inner)

    def _is_part(self, quotation: Quotation, verb: Token) -> bool:
        """Whether the sentence says more before the quotation: 'The plan "is dead," she said' is a clause."""
        first = self._analysis.sentence_of(verb.i).first
        return quotation.first - first > 1 and self._tokens[quotation.first - 1].pos != "PUNCT"

    def _one_speaker_each(self, found: list[Attribution]) -> list[Attribution]:
        """A quotation between two cues, with a cue right after it, is that cue's: the other one goes without it."""
        owners: dict[tuple[int, int], list[Attribution]] = {}
        for attribution in found:
            for piece in attribution.content:
                owners.setdefault(piece, []).append(attribution)
        out = []
        for attribution in found:
            kept = tuple(
                (first, last)
                for first, last in attribution.content
                if attribution.cue > first
                or self._tokens[first].text not in MARKS
                or len(attribution.content) == 1
                or not any(other.cue >= last for other in owners[first, last])
            )
            if kept == attribution.content:
                out.append(attribution)
            elif kept:
                out.append(replace(attribution, content=kept, evidence=self._analysis.span(*kept[0])))
        return out

    def _continued(self, found: list[Attribution]) -> Iterator[Attribution]:
        """Quotations that nobody took: they go on for the speaker of the one before them, in order."""
        taken = {i for attribution in found for first, last in attribution.content for i in range(first, last)}
        direct = {first: a for a in found for first, _ in a.content if a.direct}
        latest: Attribution | None = None
        latest_place: Quotation | None = None
        for quotation in self._quotations:
            if quotation.first in direct:
                latest, latest_place = direct[quotation.first], quotation
            elif quotation.first in taken or not self._is_direct(quotation):
                continue
            elif latest is not None and latest_place is not None and self._goes_on(latest, latest_place, quotation):
                latest = replace(
                    latest,
                    content=((quotation.first, quotation.last),),
                    evidence=self._analysis.span(quotation.first, quotation.last),
                    rule="quote.continued",
                )
                latest_place = quotation
                yield latest

    def _goes_on(self, latest: Attribution, place: Quotation, quotation: Quotation) -> bool:
        """Whether no other words than the cue's sentence stand between the two quotations, or one paragraph mark."""
        if quotation.passage == place.passage:
            start = self._analysis.sentence_of(latest.cue).last if latest.cue > place.last - 1 else place.last
            return quotation.first - max(start, place.last) <= 3
        if quotation.passage == place.passage + 1 and not place.closed:
            return True
        return (
            quotation.passage == place.passage + 1
            and quotation.first - self._passage_start(quotation) == 0
            and self._fills_passage(quotation)
        )

    def _passage_start(self, quotation: Quotation) -> int:
        number = self._tokens[quotation.first].sentence
        while number and self._analysis.sentences[number - 1].passage == quotation.passage:
            number -= 1
        return self._analysis.sentences[number].first

    def _fills_passage(self, quotation: Quotation) -> bool:
        return quotation.last >= len(self._tokens) or self._analysis.sentence_of(quotation.last).passage != (
            quotation.passage
        )

    # --- relayed words, phrases ----------------------------------------------------------------------------------

    def _relayed(self, verb: Token, row: CueRow) -> Iterator[Attribution]:
        """Passed on ("X quoted Y as saying", "Y was quoted as saying", "citing Y"): Y said it, and X relays it."""
        tokens, children = self._tokens, self._analysis.children
        objects = [c for c in children[verb.i] if tokens[c].dep in {"dobj", "nsubjpass"} and tokens[c].pos != "PRON"]
        objects += [c for c in children[verb.i] if tokens[c].dep in {"dobj", "nsubjpass"} and tokens[c].pos == "PRON"]
        if not objects:
            return
        saying = next(
            (
                below
                for child in children[verb.i]
                if tokens[child].lower == "as" and tokens[child].dep in {"prep", "mark"}
                for below in children[child]
                if tokens[below].dep == "pcomp"
            ),
            None,
        )
        relay_head = find_source(self._analysis, verb.i)
        relay = self._speakers.at(relay_head) if relay_head is not None else None
        originator = self._speakers.at(objects[0])
        if saying is not None:
            rows = cue_rows().get(tokens[saying].lemma.lower(), cue_rows()["say"])
            contents = list(find_contents(self._analysis, saying, rows[0]))
            ranges = self._content_ranges(tokens[saying], rows[0], replace(originator, first=saying), contents)
            if not ranges:
                ranges = self._quotations_after(saying + 1)
            if ranges:
                cue = self._cue_span(tokens[saying])
                chain = [originator.source(Role.ORIGINATOR, Stance(rows[0].stance), cue)]
                if relay is not None:
                    chain.append(relay.source(Role.RELAY, Stance.RELAYED, self._cue_span(verb)))
                yield self._attribution(tuple(chain), tokens[saying], ranges, row)
        elif verb.lemma.lower() == "cite" and verb.tag == "VBG" and originator.kind not in {"person", "group"}:
            yield from self._citing(verb, row, originator, relay)

    def _citing(self, verb: Token, row: CueRow, originator: Speaker, relay: Speaker | None) -> Iterator[Attribution]:
        above = self._tokens[verb.head]
        if above.lemma.lower() in cue_rows():
            ranges = [
                (content.first, content.last)
                for content in find_contents(self._analysis, above.i, cue_rows()[above.lemma.lower()][0])
            ]
        else:
            sentence, inside = self._analysis.sentence_of(verb.i), self._analysis.subtree(verb.i)
            ranges = self._tidied([(sentence.first, inside[0]), (inside[-1] + 1, sentence.last)])
            relay = None
        if ranges:
            chain = [originator.source(Role.ORIGINATOR, Stance.STATED, self._cue_span(verb))]
            if relay is not None:
                chain.append(relay.source(Role.RELAY, Stance.RELAYED, self._cue_span(above)))
            yield self._attribution(tuple(chain), verb, ranges, row)

    def _quotations_after(self, start: int) -> list[tuple[int, int]]:
        for i in range(start, min(start + 4, len(self._tokens))):
            if (quotation := self._quotation_at.get(i)) is not None:
                return [(quotation.first, quotation.last)]
        return []

    def _at_preposition(self, word: Token) -> Iterator[Attribution]:
        """By a phrase ("according to X"): the rest of the sentence, or of the clause where the sentence has several."""
        tokens, children = self._tokens, self._analysis.children
        last = word.i + 1
        if word.lower == "according":
            if last >= len(tokens) or tokens[last].lower != "to":
                return
            last += 1
        elif word.dep != "prep":
            return
        heads = [c for here in (word.i, last - 1) for c in children[here] if tokens[c].dep == "pobj"]
        if not heads or (word.lower == "per" and kind_of([tokens[heads[0]].lower]) is None):
            return
        speaker = self._speakers.at(heads[0])
        sentence = self._analysis.sentence_of(word.i)
        inside = self._analysis.subtree(word.i)
        stop = max(inside[-1] + 1, speaker.last)
        first, end = self._clause_around(word, sentence.first, sentence.last)
        ranges = self._tidied([(first, word.i), (stop, end)])
        if ranges:
            stance = Stance.ESTIMATED if tokens[heads[0]].lemma.lower() == "estimate" else Stance.STATED
            cue = self._analysis.span(word.i, last)
            chain = (speaker.source(Role.ORIGINATOR, stance, cue),)
            yield self._attribution_of(chain, word.i, ranges, "cue.according-to")

    def _clause_around(self, word: Token, first: int, last: int) -> tuple[int, int]:
        """The sentence, or the half of a sentence of two main clauses that the phrase stands in."""
        for verb in self._analysis.ancestors(word.i):
            token = self._tokens[verb]
            if token.dep != "conj" or not any(
                self._tokens[child].dep in {"nsubj", "nsubjpass"} for child in self._analysis.children[verb]
            ):
                continue
            inside = self._analysis.subtree(verb)
            if word.i in range(inside[0], inside[-1] + 1):
                return inside[0], inside[-1] + 1
        return first, last

    def _at_colon(self, colon: Token) -> Iterator[Attribution]:
        """Headlines: "Police: two hurt in crash", "Two hurt in crash: police"."""
        sentence = self._analysis.sentence_of(colon.i)
        for first, last, content in (
            (sentence.first, colon.i, (colon.i + 1, sentence.last)),
            (colon.i + 1, sentence.last, (sentence.first, colon.i)),
        ):
            words = self._tokens[first:last]
            if not 0 < len(words) <= 4 or content[1] - content[0] < 3 or not words[-1].text[-1].isalnum():
                continue
            kind = kind_of([words[-1].lemma.lower(), words[-1].lower], words[-1].lemma.lower())
            if kind in {None, "document", "media", "unnamed"} or self._tokens[colon.i - 1].lower in _CREDITS:
                continue
            if any(word.pos in {"VERB", "AUX", "NUM"} for word in words):
                continue
            speaker = self._speakers.at(last - 1)
            chain = (speaker.source(Role.ORIGINATOR, Stance.STATED, self._analysis.span(colon.i, colon.i + 1)),)
            if ranges := self._tidied([content]):
                yield self._attribution_of(chain, colon.i, ranges, "cue.colon")
            return

    # --- putting together ----------------------------------------------------------------------------------------

    def _chain(self, verb: Token, row: CueRow, speaker: Speaker) -> tuple[Source, ...]:
        """The originator, and the paper or office that it told where the verb has a hearer."""
        stance = Stance(row.stance)
        above = self._tokens[verb.head]
        if row.id == "cue.confirm" and verb.dep in {"advcl", "conj"} and verb.tag == "VBG":
            higher = cue_rows().get(above.lemma.lower(), ())
            stance = Stance.ADMITTED if any(row.stance == Stance.ADMITTED for row in higher) else stance
        if stance is Stance.STATED and speaker.span is not None and "estimate" in speaker.span.text.lower():
            stance = Stance.ESTIMATED
        chain = [speaker.source(Role.ORIGINATOR, stance, self._cue_span(verb))]
        if row.hearer:
            for child in self._analysis.children[verb.i]:
                if self._tokens[child].dep in {"dobj", "dative"} and self._tokens[child].pos != "PRON":
                    hearer = self._speakers.at(child)
                    if hearer.kind in _HEARING_KINDS:
                        chain.append(hearer.source(Role.RELAY, Stance.RELAYED, self._cue_span(verb)))
        return tuple(chain)

    def _cue_span(self, verb: Token) -> Span:
        return self._analysis.span(*cue_extent(self._analysis, verb.i))

    def _attribution(
        self, chain: tuple[Source, ...], verb: Token, ranges: list[tuple[int, int]], row: CueRow
    ) -> Attribution:
        negated = any(self._tokens[child].dep == "neg" for child in self._analysis.children[verb.i])
        return replace(self._attribution_of(chain, verb.i, ranges, row.id), negated=negated)

    def _attribution_of(
        self, chain: tuple[Source, ...], cue: int, ranges: list[tuple[int, int]], rule: str
    ) -> Attribution:
        first, last = max(ranges, key=lambda pair: pair[1] - pair[0])
        direct = self._quotation_at.get(first)
        is_direct = direct is not None and direct.first == first and direct.last >= last
        if self._tokens[first].lower == "that" and self._tokens[first].dep == "mark" and last - first > 1:
            first += 1
        return Attribution(
            chain, tuple(ranges), self._analysis.span(first, last), cue, is_direct, negated=False, rule=rule
        )


def _chained(found: list[Attribution]) -> list[Attribution]:
    """Add to each chain who passes it on: the originators of the attributions that it stands within."""
    out = []
    for inner in found:
        around = [
            outer
            for outer in found
            if outer is not inner
            and any(first <= inner.cue < last for first, last in outer.content)
            and outer.chain[0].name is not None
            and outer.chain[0].name != inner.chain[0].name
            and not any(first <= outer.cue < last for first, last in inner.content)
        ]
        relays = tuple(  # nearest first
            replace(outer.chain[0], role=Role.RELAY, stance=Stance.RELAYED)
            for outer in sorted(around, key=_length)
            if outer.chain[0].name not in {source.name for source in inner.chain}
        )
        if relays and inner.chain[0].span is None:
            # "Police added that fifty were believed to be inside": the belief is theirs
            first = replace(relays[0], role=Role.ORIGINATOR, stance=inner.chain[0].stance)
            out.append(replace(inner, chain=(first, *relays[1:])))
        else:
            out.append(replace(inner, chain=inner.chain + relays) if relays else inner)
    return out


def _length(attribution: Attribution) -> int:
    return sum(last - first for first, last in attribution.content)
