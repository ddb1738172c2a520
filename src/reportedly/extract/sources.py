"""Who a source is: the words, the fullest name, the kind, the territory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from reportedly.extract.issuers import NAMELESS, issuer_of
from reportedly.extract.naming import Naming, name_range
from reportedly.extract.syntax import RELATIVES, resolved
from reportedly.extract.tables import load_table
from reportedly.extract.territories import find_territory, metonym_government
from reportedly.records import Analysis, Person, Role, Source, Span, Stance, Token

LONGEST_SOURCE = 30
"""Tokens: a longer subject is a parse gone wrong, and only its words up to the head are kept."""

_LEFT_OUT = frozenset({"relcl", "acl", "advcl", "punct", "parataxis", "ccomp", "cc"})
_SOFT_KINDS = frozenset({"official", "unnamed", "government", "agency", "document", "company", "police"})
"""Kinds that a word before the head makes more exact: "hospital officials", "police report"."""
_BODIES = frozenset(
    {
        *("agency", "government", "military", "company", "ngo", "union", "media", "state_media", "court", "hospital"),
        *("organisation", "police"),
    }
)
"""Kinds of which "it said" speaks."""
_SPEAK_FOR = frozenset({"official", "spokesman", "spokeswoman", "spokesperson", "chief", "head", "director", "leader"})
"""Nouns for who speaks for a body: "its spokesman"."""

_ONE_OF_MANY = _SPEAK_FOR | {"commissioner", "superintendent", "inspector", "captain", "sergeant", "officer", "sheriff"}
"""Words for one of the police."""

_JOURNALISTS = frozenset(
    {
        *("journalist", "reporter", "correspondent", "editor", "columnist", "presenter", "anchor", "blogger", "host"),
        *("photographer", "producer", "publisher", "broadcaster", "writer"),
    }
)
"""Words by which somebody is of a paper, and not only spoke to it."""

_IN_CAPITALS = frozenset({"who", "un", "sana", "ria", "rt", "ap"})
"""Words of the table that are names in capitals only: "SANA", but "Sana" is a town, "who" a pronoun."""
_THEY = frozenset({"they", "them", "their"})
_SINGLE = frozenset({"he", "she", "him", "her"})
_NEAR = 3
"""Sentences back in which "they", and a "she" that is nobody named, find who is meant."""


@dataclass(frozen=True, slots=True)
class KindRow:
    """A row of ``source_kinds.toml``."""

    id: str
    kind: str
    words: tuple[str, ...]
    example: str
    near_miss: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An ``outlet`` row of ``source_kinds.toml``: agencies whose name does not say whose they are."""

    id: str
    territory: str
    words: tuple[str, ...]
    example: str
    near_miss: str


@cache
def _outlets() -> dict[str, str]:
    rows = load_table("source_kinds.toml", "outlet", OutletRow)
    return {word: row.territory for row in rows for word in row.words}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source without what it says of its content: no stance, no cue."""

    first: int
    last: int
    span: Span | None
    name: str | None
    kind: str
    territory: str | None

    def source(self, role: Role, stance: Stance, cue: Span | None) -> Source:
        """As a link of an attribution chain."""
        return Source(role, self.span, self.name, self.kind, self.territory, stance, cue)


UNNAMED = Speaker(0, 0, None, None, "unnamed", None)
"""The source of "is believed to": the text names none."""


@cache
def _kinds() -> tuple[dict[str, tuple[int, str]], tuple[tuple[str, int, str], ...]]:
    """Single words, and phrases of several words, with the rank of their row and its kind."""
    words: dict[str, tuple[int, str]] = {}
    phrases: list[tuple[str, int, str]] = []
    for rank, row in enumerate(load_table("source_kinds.toml", "kind", KindRow)):
        for word in row.words:
            if " " in word:
                phrases.append((f" {word} ", rank, row.kind))
            else:
                words.setdefault(word, (rank, row.kind))
    return words, tuple(phrases)


def kind_of(words: Iterable[str], head: str = "") -> str | None:
    """The kind that words stand for, the head's own first; None where no row has one of them.

    ``words`` and ``head`` are lower case: forms or lemmas.
    """
    single, phrases = _kinds()
    words = list(words)
    joined = f" {' '.join(words)} "
    found = [(rank, kind) for phrase, rank, kind in phrases if phrase in joined]
    own = single.get(head)
    if own is not None and own[1] not in _SOFT_KINDS and not any(phrase < own for phrase in found):
        return own[1]
    found += [single[word] for word in words if word in single]
    return min(found)[1] if found else None


class Speakers:
    """Finds the sources of one report: keeps who the people are and what has been named so far."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._person_at: dict[int, Person] = {
            i: person for person in analysis.people for first, last in person.mentions for i in range(first, last)
        }
        self._kind_of_person: dict[str, str] = {}
        self._last_single: Speaker | None = None
        self._last_body: Speaker | None = None
        self._full_names: dict[str, str] = {}
        self._initials = _initials(analysis)
        self._naming = Naming(analysis)

    def at(self, head: int) -> Speaker:
        """The source whose noun or pronoun is token ``head``."""
        tokens = self._analysis.tokens
        if tokens[head].lower in RELATIVES:  # "the council, which said"
            head = resolved(self._analysis, head)
        head = issuer_of(self._analysis, head)
        token = tokens[head]
        first, last = self._range(head)
        if token.lower in _THEY and (group := self._group_before(head)) is not None:
            return replace(self.at(group), first=first, last=last, span=self._analysis.span(first, last))
        if token.lemma.lower() in NAMELESS and not self._is_named(head):
            return Speaker(first, last, self._analysis.span(first, last), None, "unnamed", None)
        person = self._person(head)
        name = person.name if person is not None else self._name(head, first, last)
        kind = self._kind(head, first, last, person)
        speaker = Speaker(first, last, self._analysis.span(first, last), name, kind, self._territory(first, last))
        owned = kind == "document" and tokens[first].lower == "its" and tokens[first].dep == "poss"
        if (token.lower == "it" or owned) and (body := self._last_body) is not None:
            if tokens[head].sentence - tokens[body.first].sentence <= _NEAR:
                return replace(body, first=first, last=last, span=speaker.span)
        elif kind in _BODIES and person is None and token.pos != "PRON":
            self._last_body = speaker
        if token.lower in _SINGLE and person is None and (before := self._last_single) is not None:
            if tokens[head].sentence - tokens[before.first].sentence <= _NEAR:
                return replace(before, first=first, last=last, span=speaker.span)
        elif person is not None or (token.tag in {"NN", "NNP"} and self._can_be_one(kind, first, last)):
            self._last_single = speaker  # "she", of whom no name tells, is who spoke last
        return speaker

    def _can_be_one(self, kind: str, first: int, last: int) -> bool:
        """Whether a noun in the singular is for somebody: "police" are many, their spokesman is one."""
        if kind == "police":
            return any(token.lower in _ONE_OF_MANY for token in self._analysis.tokens[first:last])
        return kind not in {"document", "unnamed", "media"}

    def _group_before(self, pronoun: int) -> int | None:
        """The nearest plural subject, in the sentences before, of a kind that speaks: "police", "officials"."""
        tokens = self._analysis.tokens
        sentence = tokens[pronoun].sentence
        here = pronoun - 1
        while here >= 0 and sentence - tokens[here].sentence <= _NEAR:
            token = tokens[here]
            plural = token.tag in {"NNS", "NNPS"} or token.lower == "police"
            if (
                plural
                and token.dep in {"nsubj", "nsubjpass"}
                and kind_of([token.lower, token.lemma.lower()]) is not None
                and not any(tokens[c].dep == "nummod" for c in self._analysis.children[here])
            ):  # "the UN said 800 people were killed": who is counted does not speak
                return here
            here -= 1
        return None

    def _is_named(self, head: int) -> bool:
        tokens = self._analysis.tokens
        return any(
            tokens[child].dep in {"compound", "poss", "nmod"}
            or tokens[child].entity in {"ORG", "GPE", "NORP", "PERSON"}
            or (tokens[child].dep == "amod" and kind_of([tokens[child].lower]) is not None)
            for child in self._analysis.children[head]
        )

    def _range(self, head: int) -> tuple[int, int]:
        """The noun phrase: modifiers, complements and apposition, without clauses that only describe."""
        tokens, children = self._analysis.tokens, self._analysis.children
        found, stack = [head], [child for child in children[head] if tokens[child].dep not in _LEFT_OUT]
        while stack:
            here = stack.pop()
            found.append(here)
            stack.extend(child for child in children[here] if tokens[child].dep != "relcl")
        first, last = min(found), max(found) + 1
        if last - first > LONGEST_SOURCE:
            return min(first, head) if head - first <= LONGEST_SOURCE else head, head + 1
        while last - 1 > head and not tokens[last - 1].text[-1].isalnum() and tokens[last - 1].lower != ")":
            last -= 1
        return first, last

    def _person(self, head: int) -> Person | None:
        person = self._person_at.get(head)
        token = self._analysis.tokens[head]
        if token.text.isupper() and kind_of([token.lower]) in {"media", "state_media"}:
            return None  # letters that the labels took for somebody's name
        if person is not None:
            return person
        for child in self._analysis.children[head]:
            if self._analysis.tokens[child].dep == "appos" and child in self._person_at:
                return self._person_at[child]
        after = self._range(head)[1]
        if head not in self._person_at and self._tokens_touch(after):
            return self._person_at.get(after)  # "said the police chief Ann Cole", cut in two by the parse
        naming = self._naming
        named = naming.behind_office(head) or naming.by_surname(head) or naming.by_role(head)
        return named or naming.introduced_after(head)

    def _tokens_touch(self, i: int) -> bool:
        tokens = self._analysis.tokens
        return i < len(tokens) and tokens[i].tag == "NNP" and tokens[i].sentence == tokens[i - 1].sentence

    def _name(self, head: int, first: int, last: int) -> str | None:
        """The words of the noun phrase before any apposition; an owner's pronoun gives way to the owner's name."""
        tokens = self._analysis.tokens
        if tokens[head].pos == "PRON" and tokens[head].lower not in {"some", "many", "others"}:
            return None
        begin, end = name_range(self._analysis, head, first, last)
        name = self._analysis.report.text[tokens[begin].start : tokens[end - 1].end]
        if tokens[begin].dep == "poss" and begin in self._person_at and tokens[begin].pos == "PRON":
            name = f"{self._person_at[begin].name}'s{name[len(tokens[begin].text) :]}"
        elif tokens[begin].lower == "its" and tokens[head].lemma.lower() in _SPEAK_FOR:
            body = self._last_body
            if body is not None and body.name and tokens[head].sentence - tokens[body.first].sentence <= _NEAR:
                name = f"{body.name}'s{name[len(tokens[begin].text) :]}"
        return self._fuller(head, " ".join(name.split()), short=end - begin == 1, definite=begin > first)

    def _fuller(self, head: int, name: str, *, short: bool, definite: bool) -> str:
        """What was named in full before: "the ministry" is the "Defence Ministry"."""
        if name in self._initials:
            return self._initials[name]
        key = self._analysis.tokens[head].lower
        if short and definite and self._analysis.tokens[head].tag in {"NN", "NNP", "NNS"}:
            return self._full_names.get(key, name)
        if not short and self._analysis.tokens[head].pos in {"NOUN", "PROPN"}:
            self._full_names[key] = name
        return name

    def _kind(self, head: int, first: int, last: int, person: Person | None) -> str:
        tokens = self._analysis.tokens
        written = self._names_apart(first, last)
        words = [token.lower for token in written]
        words += [token.lemma.lower() for token in written if token.pos == "NOUN"]
        if person is not None:
            own = set(person.name.lower().split())
            outside = [word for word in words if word not in own]
            found = kind_of(outside) if tokens[head].pos != "PRON" else None
            if found in {"media", "state_media"} and _JOURNALISTS.isdisjoint(outside):
                found = None  # "Ann Cole, in an interview with the Herald": she is none of it
            found = found or self._kind_of_person.get(person.name)
            if found is None and tokens[head].pos == "NOUN":
                found = kind_of(words, tokens[head].lemma.lower())
            if found not in {None, "media", "company", "document", "agency"}:
                self._kind_of_person[person.name] = str(found)
            return found or "person"
        if tokens[head].pos == "PRON":
            return "unnamed" if tokens[head].lower in {"some", "many", "others"} else "person"
        if metonym_government(self._analysis.span(first, last).text) is not None:
            return "government"
        found = kind_of(words, tokens[head].lemma.lower())
        if found is not None:
            return found
        entity = tokens[head].entity
        return {"GPE": "government", "ORG": "organisation", "PERSON": "person", "NORP": "group"}.get(entity, "person")

    def _territory(self, first: int, last: int) -> str | None:
        """The first country or nationality that the words name."""
        found = find_territory(self._analysis, first, last)
        if found is not None:
            return found[0]
        if (metonym := metonym_government(self._analysis.span(first, last).text)) is not None:
            return metonym
        outlets = _outlets()
        return next((outlets[t.lower] for t in self._names_apart(first, last) if t.lower in outlets), None)

    def _names_apart(self, first: int, last: int) -> list[Token]:
        """The tokens without those that only look like an agency's letters."""
        return [t for t in self._analysis.tokens[first:last] if t.lower not in _IN_CAPITALS or t.text.isupper()]


def _initials(analysis: Analysis) -> dict[str, str]:
    """What the report's abbreviations stand for, where it has that in full: "HPD", "Houston Police Department"."""
    found: dict[str, str] = {}
    tokens, i = analysis.tokens, 0
    while i < len(tokens):
        last = i + 1
        if tokens[i].entity in {"ORG", "GPE"}:
            while last < len(tokens) and tokens[last].entity == tokens[i].entity and not tokens[last].entity_begins:
                last += 1
            words = [token.text for token in tokens[i:last] if token.text[0].isupper() and token.lower != "the"]
            if len(words) > 1:
                short = "".join(word[0] for word in words)
                found.setdefault(short, " ".join(analysis.span(i, last).text.removeprefix("the ").split()))
        i = last
    return found
