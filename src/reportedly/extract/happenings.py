"""Events: what named actors did, or will do, by verbs of action in main and reported clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.extract.clauses import is_negated, realis_of
from reportedly.extract.cues import OF_FIGURES, cue_rows
from reportedly.extract.sources import Speakers, kind_of
from reportedly.extract.tables import load_table
from reportedly.extract.territories import find_territory
from reportedly.records import Analysis, Participant, Polarity, Realis, Span, Token

_NAMED = frozenset({"PERSON", "GPE", "ORG", "NORP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COMPLEMENTS = frozenset({"dobj", "dative", "oprd", "prt", "prep", "agent", "attr", "xcomp", "npadvmod", "advmod"})
_MAIN = frozenset({"ROOT", "conj", "ccomp"})
_RECIPIENT_VERBS = frozenset(
    {"send", "give", "deliver", "hand", "present", "supply", "donate", "sell", "ship", "award"}
)
_SEEN = frozenset({"see", "film", "photograph", "show", "picture", "spot", "hear"})
_FIRST_PERSON = frozenset({"i", "we", "you", "it", "they", "who", "which", "that", "this", "there"})
_BODIES = frozenset(
    {"government", "military", "police", "court", "official", "agency", "company", "union", "state_media"}
)


@dataclass(frozen=True, slots=True)
class EventRow:
    """A ``class`` row of ``happenings.toml``.

    ``object``: the verb needs a noun as its object; ``named``: its subject must be a name; ``passive``: read too.
    """

    id: str
    lemmas: tuple[str, ...]
    example: str
    near_miss: str
    passive: bool = False
    object: bool = False
    named: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class StativeRow:
    """A ``stative`` row of ``happenings.toml``."""

    id: str
    lemmas: tuple[str, ...]
    example: str
    near_miss: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class HappeningMention:
    """An event in the text. ``verb`` is the token to which time, place and source belong; ``predicate`` its lemma."""

    evidence: Span
    predicate: str
    verb: int
    participants: tuple[Participant, ...]
    realis: Realis
    polarity: Polarity
    rule: str


@cache
def _classes() -> dict[str, EventRow]:
    return {lemma: row for row in load_table("happenings.toml", "class", EventRow) for lemma in row.lemmas}


@cache
def _statives() -> frozenset[str]:
    return frozenset(lemma for row in load_table("happenings.toml", "stative", StativeRow) for lemma in row.lemmas)


def find_happenings(analysis: Analysis) -> tuple[HappeningMention, ...]:
    """The events that the report tells of named actors, in text order."""
    return tuple(_Finder(analysis).find())


def _says(lemma: str) -> bool:
    """Whether the verb's cues take more than a figure: "raised the toll to 51" says so, "raised a flag" happens."""
    return any(set(row.takes) - OF_FIGURES for row in cue_rows().get(lemma, ()))


class _Finder:
    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._speakers = Speakers(analysis)
        self._people = {i for person in analysis.people for first, last in person.mentions for i in range(first, last)}

    def find(self) -> Iterator[HappeningMention]:
        for token in self._analysis.tokens:
            if token.pos == "VERB" and (row := self._rule(token)) is not None:
                governor = self._governor(token)
                subject = self._subject(governor)
                if subject is not None and self._is_event(token, subject, row):
                    yield self._mention(token, governor, subject, row)

    def _rule(self, verb: Token) -> str | None:
        """The row that makes an event of the verb, "event.named" for verbs in no row, None for states and saying."""
        lemma = verb.lemma.lower()
        row = _classes().get(lemma)
        if row is not None:
            return row.id
        return None if lemma in _statives() or _says(lemma) else "event.named"

    def _governor(self, verb: Token) -> Token:
        """The finite verb above "was seen presenting", "is expected to meet", "is believed to have received"."""
        above = self._analysis.tokens[verb.head]
        if verb.dep not in {"xcomp", "ccomp", "advcl"} or above.pos != "VERB":
            return verb
        passive = any(self._analysis.tokens[c].dep == "auxpass" for c in self._analysis.children[above.i])
        if passive and (above.lemma in _SEEN or above.lemma.lower() in cue_rows()) and verb.dep == "xcomp":
            return above
        if passive and above.lemma in _SEEN and verb.tag == "VBG":
            return above
        return above if verb.dep == "xcomp" and above.lemma in {"plan", "agree", "prepare", "decide"} else verb

    def _subject(self, verb: Token) -> int | None:
        """The subject of a main or reported clause, shared among coordinated verbs; None in other clauses."""
        here = verb
        for _ in range(4):
            if here.dep not in _MAIN:
                return None
            for child in self._analysis.children[here.i]:
                if self._analysis.tokens[child].dep in _SUBJECTS:
                    return child
            if here.dep != "conj":
                return None
            here = self._analysis.tokens[here.head]
        return None

    def _is_event(self, verb: Token, subject: int, rule: str) -> bool:
        token = self._analysis.tokens[subject]
        row = _classes().get(verb.lemma.lower())
        if token.lower in _FIRST_PERSON and subject not in self._people:
            return False
        deps = {self._analysis.tokens[child].dep for child in self._analysis.children[verb.i]}
        if deps & {"nsubjpass", "auxpass"} and (row is None or not row.passive):
            return False
        if verb.lemma == "go" and any(self._analysis.tokens[c].lower == "on" for c in self._analysis.children[verb.i]):
            return False  # "went on" is no journey
        if row is not None and row.named and not self._is_named(subject):
            return False
        if row is not None and row.object and ("dobj" not in deps or "ccomp" in deps):
            return False
        if rule == "event.named":
            return self._is_named(subject) and bool(deps & {"dobj", "dative"})
        return self._is_actor(subject)

    def _is_named(self, head: int) -> bool:
        return head in self._people or self._analysis.tokens[head].entity in _NAMED

    def _is_actor(self, head: int) -> bool:
        """A name, or a body of a kind that acts: "the Russian parliament", "police"."""
        if self._is_named(head):
            return True
        token = self._analysis.tokens[head]
        return token.pos in {"NOUN", "PROPN"} and kind_of([token.lower, token.lemma.lower()]) in _BODIES

    def _mention(self, verb: Token, governor: Token, subject: int, rule: str) -> HappeningMention:
        passive = any(self._analysis.tokens[child].dep == "auxpass" for child in self._analysis.children[verb.i])
        participants = [self._participant("patient" if passive else "agent", subject)]
        participants += [self._participant(role, head) for role, head in self._others(verb)]
        return HappeningMention(
            evidence=self._evidence(verb, governor, subject),
            predicate=verb.lemma.lower(),
            verb=verb.i,
            participants=tuple(participants),
            realis=realis_of(self._analysis, verb.i),
            polarity=Polarity.NEGATED if is_negated(self._analysis, verb.i) else Polarity.AFFIRMED,
            rule=rule,
        )

    def _others(self, verb: Token) -> Iterator[tuple[str, int]]:
        """Named participants besides the subject, by what hangs from the verb and from its object."""
        tokens, children = self._analysis.tokens, self._analysis.children
        lemma = verb.lemma.lower()
        for child in children[verb.i]:
            dep = tokens[child].dep
            if dep == "dobj":
                if self._is_named(child):
                    yield ("with" if lemma == "meet" else "patient"), child
                yield from ((role, head) for role, head in self._by_preposition(child, lemma) if role == "with")
            elif dep == "dative" and self._is_named(child):
                yield "recipient", child
        yield from self._by_preposition(verb.i, lemma)

    def _by_preposition(self, above: int, lemma: str) -> Iterator[tuple[str, int]]:
        tokens = self._analysis.tokens
        roles = {"with": "with", "by": "agent", "to": "recipient" if lemma in _RECIPIENT_VERBS else ""}
        for child in self._analysis.children[above]:
            if tokens[child].dep not in {"prep", "agent", "dative"} or not roles.get(tokens[child].lower):
                continue
            for below in self._analysis.children[child]:
                if tokens[below].dep == "pobj" and self._is_actor(below):
                    yield roles[tokens[child].lower], below

    def _participant(self, role: str, head: int) -> Participant:
        speaker = self._speakers.at(head)
        first, last = speaker.first, speaker.last
        territory = speaker.territory
        if territory is None and (found := find_territory(self._analysis, first, last)) is not None:
            territory = found[0]
        return Participant(role, self._analysis.span(first, last), speaker.name, territory)

    def _evidence(self, verb: Token, governor: Token, subject: int) -> Span:
        """From the subject to the last complement that no comma parts from the verb.

        A verb that shares its subject with one before it begins at its own auxiliaries.
        """
        tokens = self._analysis.tokens
        first = min(self._analysis.subtree(subject)[0], governor.i)
        if tokens[subject].head != governor.i:
            own = [c for c in self._analysis.children[verb.i] if tokens[c].dep in {"aux", "auxpass", "neg"}]
            first = min([verb.i, *own])
        last = verb.i + 1
        for child in self._analysis.children[verb.i]:
            if child < verb.i or tokens[child].dep not in _COMPLEMENTS:
                continue
            begin, end = self._bounds(child)
            if any(tokens[i].text == "," for i in range(last, begin)):
                break
            last = max(last, end)
        return self._analysis.span(first, last)

    def _bounds(self, root: int) -> tuple[int, int]:
        """The phrase below ``root``, cut where a comma sets a describing clause off."""
        tokens = self._analysis.tokens
        inside = self._analysis.subtree(root)
        end = inside[-1] + 1
        for i in inside:
            if i > root and tokens[i].dep in {"relcl", "acl", "advcl"}:
                begin = self._analysis.subtree(i)[0]
                if begin and tokens[begin - 1].text == ",":
                    end = min(end, begin - 1)
        while end - 1 > root and tokens[end - 1].pos == "PUNCT":
            end -= 1
        return inside[0], end
