"""What a source answers for: the token ranges of complements, fronted clauses, parentheses and quoted words."""

from __future__ import annotations

from reportedly.extract.cues import Content, CueRow, cue_rows
from reportedly.extract.mentions import Attribution
from reportedly.extract.quotations import MARKS, Quotation, is_direct
from reportedly.extract.sources import Speaker
from reportedly.records import Analysis, Source, Token

FAR = 30
"""Tokens between a quotation and a cue beyond which they have nothing to do with each other."""

_CONCEDING = frozenset({"though", "although", "because", "if", "unless"})


class ContentRanges:
    """Finds the content of the cues of one report, given its quotations."""

    def __init__(self, analysis: Analysis, quotation_at: dict[int, Quotation]) -> None:
        self._analysis = analysis
        self._tokens = analysis.tokens
        self._quotation_at = quotation_at

    def of_verb(self, verb: Token, row: CueRow, speaker: Speaker, contents: list[Content]) -> list[tuple[int, int]]:
        """Token ranges that the source answers for, without its own words and the cue's."""
        if passed := [(content.first, content.last) for content in contents if content.shape == "participle"]:
            return passed
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

    def attribution(self, chain: tuple[Source, ...], cue: int, ranges: list[tuple[int, int]], rule: str) -> Attribution:
        """An attribution of these content ranges; its evidence is the longest of them, without a "that" before it."""
        first, last = max(ranges, key=lambda pair: pair[1] - pair[0])
        quotation = self._quotation_at.get(first)
        direct = quotation is not None and quotation.last >= last and self._opens(quotation, first)
        if self._tokens[first].lower == "that" and self._tokens[first].dep == "mark" and last - first > 1:
            first += 1
        return Attribution(
            chain, tuple(ranges), self._analysis.span(first, last), cue, direct=direct, negated=False, rule=rule
        )

    def _opens(self, quotation: Quotation, first: int) -> bool:
        """Whether token ``first`` is the opening mark, or the first word after it of words that are speech."""
        if quotation.first == first:
            return True
        return quotation.first == first - 1 and is_direct(self._analysis, quotation)

    def _is_finite(self, verb: Token) -> bool:
        return verb.tag in {"VBD", "VBZ", "VBP"} or any(
            self._tokens[child].dep == "aux" and self._tokens[child].tag != "TO"
            for child in self._analysis.children[verb.i]
        )

    def _widened(self, verb: Token, content: Content) -> tuple[int, int]:
        """The complement, and what the parse hung from the verb but stands right after it: "with thirty wounded"."""
        last = content.last
        if content.shape in {"clause", "noun", "figure"}:
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
        first = content.first
        if content.shape == "predicate" and opened is not None and opened.first > first:
            own = self._tokens[first : opened.first]
            first = opened.first if all(token.dep in {"det", "poss", "prep"} for token in own) else first
        return first, last

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
        if shape in {"noun", "figure"} and token.dep == "conj" and token.tag == "VBN":
            # "reported six killed and nine hurt", "put the toll at six dead and nine hurt"
            return any(self._tokens[c].tag == "CD" and c < child for c in self._analysis.children[child])
        if shape == "noun" and token.dep == "advcl" and token.tag == "VBN":  # "gave a toll of six killed, nine hurt"
            return self._tokens[child - 1].tag == "CD"
        if shape == "figure":
            return False
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
            return self.tidied(ranges)
        return self.tidied([(sentence.first, first)])

    def _is_said_last(self, above: Token, stop: int) -> bool:
        """Whether another cue, without words of its own, follows: "the ministry said, the agency reported"."""
        return (
            above.i >= stop and above.lemma.lower() in cue_rows() and self._analysis.subtree(above.i)[-1] - above.i < 4
        )

    def _is_set_off(self, start: int, first: int) -> bool:
        """Whether a comma or a quotation mark, and words before it, stand before token ``first``."""
        return first - start > 1 and self._tokens[first - 1].text in {",", "—", "–", "--", *MARKS}

    def tidied(self, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The ranges without punctuation at their ends, quotation marks kept; empty ones go."""
        trimmed = (self._trimmed(first, last) for first, last in ranges)
        return [(first, last) for first, last in trimmed if last > first]

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        while first < last and self._tokens[first].pos == "PUNCT" and self._tokens[first].text not in MARKS:
            first += 1
        while last > first and self._tokens[last - 1].pos == "PUNCT" and self._tokens[last - 1].text not in MARKS:
            last -= 1
        return first, last

    def _quoted(self, verb: Token, speaker: Speaker, after: list[Content]) -> list[tuple[int, int]]:
        """The quotations that stand beside source and cue, where they are what is said; else nothing."""
        if verb.i in self._quotation_at:
            return []
        first, last = min(speaker.first, verb.i), max(speaker.last, verb.i + 1)
        sentence = self._analysis.sentence_of(verb.i)
        found = []
        before = self._quotation_before(first)
        if before is not None and is_direct(self._analysis, before) and not self._is_part(before, verb):
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
        if not is_direct(self._analysis, quotation):
            return False
        return len(between) <= FAR and (not between or between[-1].text in {",", ":"})

    def _is_part(self, quotation: Quotation, verb: Token) -> bool:
        """Whether the sentence says more before the quotation: 'The plan "is dead," she said' is a clause."""
        first = self._analysis.sentence_of(verb.i).first
        return quotation.first - first > 1 and self._tokens[quotation.first - 1].pos != "PUNCT"
