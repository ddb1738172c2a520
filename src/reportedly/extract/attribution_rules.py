"""Who said what, by rules over the parse: verbs and what they hand on, phrases, colons.

Order of steps for each token: verbs that hand on a clause, words or a noun ("said that", "called it"), relayed words
("quoted as saying"), phrases ("according to", "citing"), the colon of a headline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.extract.contents import ContentRanges
from reportedly.extract.cues import (
    REVISED,
    Content,
    CueRow,
    cue_extent,
    cue_rows,
    find_contents,
    find_source,
    is_passive,
    revises,
)
from reportedly.extract.issuers import issuer_of
from reportedly.extract.mentions import Attribution
from reportedly.extract.quotations import Quotation
from reportedly.extract.relays import hearers_of
from reportedly.extract.sources import UNNAMED, Speaker, Speakers, kind_of
from reportedly.records import Analysis, Role, Source, Span, Stance, Token

_MAYBE = frozenset({"might", "may", "could", "should", "must"})
_CREDITS = frozenset({"courtesy", "photo", "source", "sources", "by", "credit", "image", "video", "picture", "via"})
_DASHES = frozenset({"—", "–", "-", "--", "―"})
_LONGEST_NAME = 9
"""Tokens between the dash and the handle of a post above which the words are no name."""

POSTED = "cue.posted"
"""The rule of a post that is shown with its signature."""

_FIRST_PERSON = frozenset({"i", "we", "you", "us", "me"})
_PASSES_ON = frozenset({"quote", "cite", "report", "state", "announce", "confirm"})
_IT_SAYS = frozenset({"cue.say", "cue.add", "cue.report", "cue.announce", "cue.tell", "cue.confirm", "cue.deny"})


_NOBODY = frozenset({"this", "that", "there", "what", "which", "everything", "nothing", "something", "anything", "all"})
"""Pronouns that nobody goes by: "everything indicates that 40 have died"."""

_RECKONINGS = frozenset({"count", "tally", "reckoning", "estimate", "figure", "account"})
"""What somebody counts or says: "by the ministry's count"."""


class AttributionRules:
    """The rules over one report."""

    def __init__(self, analysis: Analysis, quotation_at: dict[int, Quotation]) -> None:
        self._analysis = analysis
        self._tokens = analysis.tokens
        self._speakers = Speakers(analysis)
        self._quotation_at = quotation_at
        self._contents = ContentRanges(analysis, quotation_at)

    def find(self) -> list[Attribution]:
        """The attributions in the order of their cues, not chained yet; a quotation is all's who could have said it."""
        found: list[Attribution] = []
        for token in self._tokens:
            lemma = token.lemma.lower()
            if token.pos in {"VERB", "AUX"} or token.dep in {"ROOT", "parataxis"}:
                found += self._at_verb(token, cue_rows().get(lemma, ()))
            if token.lemma == "estimate" and token.pos == "NOUN":
                found += self._at_estimate(token)
            elif token.lower in {"according", "per", "by"}:
                found += self._at_preposition(token)
            elif token.lemma.lower() in _PASSES_ON and self._tokens[token.i - 1].lower == "as":
                found += self._at_relay(token)
            elif token.text == ":":
                found += self._at_colon(token)
            elif token.text.startswith("@") and self._tokens[token.i - 1].text == "(":
                found += self._at_handle(token)
        return found

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
        if any(self._tokens[child].lower in _MAYBE for child in self._analysis.children[verb.i]):
            return  # "fans might recall": nobody said so
        head = find_source(self._analysis, verb.i)
        contents = list(find_contents(self._analysis, verb.i, row))
        if head is None:
            if row.agentless and is_passive(self._analysis, verb.i):
                yield from self._agentless(verb, row, contents)
            return
        if self._tokens[head].lower in _FIRST_PERSON and verb.i in self._quotation_at:
            return
        if self._tokens[head].lower in _NOBODY:
            return
        if row.id == REVISED and not revises(self._analysis, verb.i, head):
            return  # "the finds raised the toll to nine": nobody said so
        speaker = self._speakers.at(head)
        if self._tokens[head].lower == "it" and (speaker.name is None or row.id not in _IT_SAYS):
            return  # "it appears", "it is feared": nobody
        inherited = self._tokens[head].head != verb.i and verb.dep != "relcl"
        beside = replace(speaker, first=verb.i, last=verb.i + 1) if inherited else speaker
        ranges = self._contents.of_verb(verb, row, beside, contents)
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

    # --- relayed words, phrases

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
        if relay_head is None and saying is not None:
            relay_head = self._agent(saying)
        relay = self._speakers.at(relay_head) if relay_head is not None else None
        originator = self._speakers.at(objects[0])
        if saying is not None:
            rows = cue_rows().get(tokens[saying].lemma.lower(), cue_rows()["say"])
            contents = list(find_contents(self._analysis, saying, rows[0]))
            # of "…, he was quoted as saying" the words stand before "he"
            begin = originator.first if originator.last <= verb.i else saying
            ranges = self._contents.of_verb(tokens[saying], rows[0], replace(originator, first=begin), contents)
            if not ranges:  # "six died, the agency quoted the mayor as saying": the words hang from the quoting
                before = (c for c in find_contents(self._analysis, verb.i, rows[0]) if c.last <= verb.i)
                ranges = self._contents.tidied([(content.first, content.last) for content in before])
            if not ranges:
                ranges = self._quotations_after(saying + 1)
            if not ranges:  # a parse gone wrong: the rest of the sentence
                ranges = self._contents.tidied([(saying + 1, self._analysis.sentence_of(saying).last)])
            if ranges:
                cue = self._cue_span(tokens[saying])
                chain = [originator.source(Role.ORIGINATOR, Stance(rows[0].stance), cue)]
                if relay is not None:
                    chain.append(relay.source(Role.RELAY, Stance.RELAYED, self._cue_span(verb)))
                yield self._attribution(tuple(chain), tokens[saying], ranges, row)
        elif verb.tag == "VBG" and originator.kind not in {"person", "group"}:
            yield from self._citing(verb, row, originator, relay)

    def _agent(self, verb: int) -> int | None:
        """Who stands after "by" below a verb: "quoted as saying by the agency"."""
        for child in self._analysis.children[verb]:
            if self._tokens[child].lower == "by":
                return next((c for c in self._analysis.children[child] if self._tokens[c].dep == "pobj"), None)
        return None

    def _citing(self, verb: Token, own: CueRow, originator: Speaker, relay: Speaker | None) -> Iterator[Attribution]:
        above = self._tokens[verb.head]
        stance = Stance.STATED
        if verb.dep == "acl" and above.dep == "nsubj":  # "a paper quoting officers claimed that"
            above = self._tokens[above.head]
        if (outer := self._reporting(above)) is not None:  # "a paper reported that six died, quoting officers"
            above, relay = outer
        if above.lemma.lower() in cue_rows():
            row = cue_rows()[above.lemma.lower()][0]
            stance = Stance(row.stance)
            begin = self._analysis.subtree(verb.i)[0]
            contents = find_contents(self._analysis, above.i, row)
            ranges = self._contents.tidied(
                [(c.first, min(c.last, begin) if c.first < begin else c.last) for c in contents if c.root != verb.i]
            )
        else:
            sentence, inside = self._analysis.sentence_of(verb.i), self._analysis.subtree(verb.i)
            ranges = self._contents.tidied([(sentence.first, inside[0]), (inside[-1] + 1, sentence.last)])
            relay = None
        if ranges:
            chain = [originator.source(Role.ORIGINATOR, stance, self._cue_span(verb))]
            if relay is not None:
                chain.append(relay.source(Role.RELAY, Stance.RELAYED, self._cue_span(above)))
            yield self._attribution(tuple(chain), verb, ranges, own)

    def _reporting(self, clause: Token) -> tuple[Token, Speaker] | None:
        """The verb by which somebody tells a clause, and who."""
        above = self._tokens[clause.head]
        if clause.dep != "ccomp" or above.lemma.lower() not in cue_rows():
            return None
        head = find_source(self._analysis, above.i)
        speaker = self._speakers.at(head) if head is not None else None
        return (above, speaker) if speaker is not None and speaker.name is not None else None

    def _quotations_after(self, start: int) -> list[tuple[int, int]]:
        for i in range(start, min(start + 4, len(self._tokens))):
            if (quotation := self._quotation_at.get(i)) is not None:
                return [(quotation.first, quotation.last)]
        return []

    def _at_preposition(self, word: Token) -> Iterator[Attribution]:
        """By a phrase ("according to X", "by X's count"): the rest of the sentence, or of the clause if it has two."""
        tokens, children = self._tokens, self._analysis.children
        last = word.i + 1
        if word.lower == "according":
            if last >= len(tokens) or tokens[last].lower != "to":
                return
            last += 1
        elif word.dep != "prep":
            return
        heads = [c for here in (word.i, last - 1) for c in children[here] if tokens[c].dep == "pobj"]
        if word.lower == "by":
            heads = [who for head in heads for who in self._whose_count(tokens[head])]
        if not heads or (word.lower == "per" and kind_of([tokens[heads[0]].lower]) is None):
            return
        speaker = self._speakers.at(heads[0])
        sentence = self._analysis.sentence_of(word.i)
        inside = self._analysis.subtree(word.i)
        stop = max(inside[-1] + 1, speaker.last)
        first, end = self._clause_around(word, sentence.first, sentence.last)
        ranges = self._contents.tidied([(first, word.i), (stop, end)])
        if ranges:
            stance = Stance.ESTIMATED if tokens[heads[0]].lemma.lower() == "estimate" else Stance.STATED
            cue = self._analysis.span(word.i, last)
            chain = (speaker.source(Role.ORIGINATOR, stance, cue),)
            yield self._contents.attribution(chain, word.i, ranges, "cue.according-to")

    def _whose_count(self, noun: Token) -> Iterator[int]:
        """The tokens that name whose count a noun is: "the ministry's count", "the count of the ministry"."""
        if noun.lemma not in _RECKONINGS:
            return
        for child in self._analysis.children[noun.i]:
            token = self._tokens[child]
            if token.dep == "poss" and token.tag != "PRP$":
                yield child
            elif token.lower == "of":
                yield from (c for c in self._analysis.children[child] if self._tokens[c].dep == "pobj")

    def _at_estimate(self, noun: Token) -> Iterator[Attribution]:
        """A noun with its number: "early estimates of at least 1,000 deaths", "his estimate of 10,000 dead"."""
        of = next((c for c in self._analysis.children[noun.i] if self._tokens[c].lower == "of"), None)
        if of is None:
            return
        inside = self._analysis.subtree(of)
        if not any(self._tokens[i].tag == "CD" for i in inside):
            return
        by = issuer_of(self._analysis, noun.i)
        speaker = self._speakers.at(by) if by != noun.i else UNNAMED
        source = speaker.source(Role.ORIGINATOR, Stance.ESTIMATED, self._analysis.span(noun.i, noun.i + 1))
        if ranges := self._contents.tidied([(of + 1, inside[-1] + 1)]):
            yield self._contents.attribution((source,), noun.i, ranges, "cue.estimate-of")

    def _at_relay(self, verb: Token) -> Iterator[Attribution]:
        """Who passes it on at the end of a sentence: "six died, he said, as quoted by the agency"."""
        by = self._tokens[verb.i + 1] if verb.i + 1 < len(self._tokens) else verb
        heads = [c for c in self._analysis.children[by.i] if self._tokens[c].dep == "pobj"]
        if verb.tag != "VBN" or by.lower != "by" or not heads:
            return
        speaker = self._speakers.at(heads[0])
        sentence = self._analysis.sentence_of(verb.i)
        if ranges := self._contents.tidied([(sentence.first, verb.i - 1), (speaker.last, sentence.last)]):
            cue = self._analysis.span(verb.i - 1, by.i + 1)
            chain = (speaker.source(Role.ORIGINATOR, Stance.STATED, cue),)
            yield self._contents.attribution(chain, verb.i, ranges, "cue.as-quoted-by")

    def _at_handle(self, handle: Token) -> Iterator[Attribution]:
        """A post with its signature: "Two in custody. — Ann Cole (@anncole)"; what stands before the dash is hers."""
        dashes = [i for i in range(max(handle.i - _LONGEST_NAME, 0), handle.i) if self._tokens[i].text in _DASHES]
        if not dashes or handle.i - dashes[-1] < 3:
            return
        dash, passage = dashes[-1], self._analysis.sentence_of(dashes[-1]).passage
        first = dash
        while first and self._analysis.sentence_of(first - 1).passage == passage:
            if self._tokens[first - 1].text.startswith("@") and self._tokens[first - 2].text == "(":
                break  # the post before this one
            first -= 1
        speaker = self._speakers.at(handle.i - 2)
        name = self._analysis.span(dash + 1, handle.i - 1)
        speaker = replace(speaker, first=dash + 1, last=handle.i - 1, span=name, name=speaker.name or name.text)
        chain = (speaker.source(Role.ORIGINATOR, Stance.STATED, self._analysis.span(dash, dash + 1)),)
        if ranges := self._contents.tidied([(first, dash)]):
            yield self._contents.attribution(chain, dash, ranges, POSTED)

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
            if kind is None and kind_of([words[-2].lower] if len(words) > 1 else []) is None:
                kind = kind_of([word.lower for word in words[-2:]])  # of the two together: "Red Cross"
            if kind in {None, "document", "media", "unnamed"} or self._tokens[colon.i - 1].lower in _CREDITS:
                continue
            if any(word.pos in {"VERB", "AUX", "NUM"} for word in words):
                continue
            speaker = self._speakers.at(last - 1)
            chain = (speaker.source(Role.ORIGINATOR, Stance.STATED, self._analysis.span(colon.i, colon.i + 1)),)
            if ranges := self._contents.tidied([content]):
                yield self._contents.attribution(chain, colon.i, ranges, "cue.colon")
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
        chain += hearers_of(self._analysis, self._speakers, verb.i, self._cue_span(verb), objects=row.hearer)
        return tuple(chain)

    def _cue_span(self, verb: Token) -> Span:
        return self._analysis.span(*cue_extent(self._analysis, verb.i))

    def _attribution(
        self, chain: tuple[Source, ...], verb: Token, ranges: list[tuple[int, int]], row: CueRow
    ) -> Attribution:
        negated = any(self._tokens[child].dep == "neg" for child in self._analysis.children[verb.i])
        return replace(self._contents.attribution(chain, verb.i, ranges, row.id), negated=negated)
