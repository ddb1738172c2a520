"""Finding a person's name in text, however it is written, and putting a label in its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from urllib.parse import unquote

SOMEBODY = "name-withheld"
"""The label of a word that is part of several withheld names."""

_HIDDEN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"  # combining marks; what can stand within a word unseen
_APOSTROPHES = "'’ʼ‘`´"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_HIDDEN}]|[{_APOSTROPHES}](?=[^\W_]))*")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_BETWEEN = re.compile(rf"[\s._+/\-\u2010-\u2015{_APOSTROPHES}{_HIDDEN}]{{0,6}}")
"""What may stand between the words of one name, in text and in addresses."""

_SPELLED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _set(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev fr sgt cpl pvt pfc lt capt maj col gen adm cdr officer "
    "sheikh imam jr sr ii iii iv"
)
_PARTICLES = _set(
    "de da di del della du des dos das la le el al ul bin ben bint ibn abu umm van von der den ter ten zu y e"
)
_SMALL = frozenset({"and", "the", "of"})
"""Words of titles and by-names; between two names they join nothing."""
_RUN_TOGETHER = 6
"""Letters of a whole name, at least, to be looked for within longer words of an address: "jopark" in "xjopark24"."""

_PLURAL = 3
"""Letters of a surname, at least, to be looked for as its family's too: "the Parks"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: half-open code points, without a possessive's ending, and what it is compared by."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name that must not be printed.

    ``words`` are what it is compared by, without titles; ``label`` stands in its place. ``parts`` give the person away
    alone, ``whole`` is the name run together. ``any_case`` where the name is printed without capitals, so that they do
    not tell it from other words. ``everywhere`` where each of its words goes in every report.
    """

    words: tuple[str, ...]
    label: str
    parts: frozenset[str]
    whole: str
    any_case: bool = False
    everywhere: bool = False


def name_of(printed: str, label: str, *, everywhere: bool = False) -> Name | None:
    """The name that is printed so; None where nothing of it is a name."""
    words = words_of(printed)
    while words and words[0].folded in _TITLES:
        words = words[1:]
    while words and words[-1].folded in _TITLES:
        words = words[:-1]
    telling = [word for word in words if word.folded not in _PARTICLES | _TITLES | _SMALL]
    if not any(len(word.folded) > 1 for word in telling):
        return None
    parts = {word.folded for word in telling if len(word.folded) > 1}
    for word in telling:  # "O'Brien" is "o-brien" in addresses
        parts |= {
            fold(piece) for piece in re.split(f"[{_APOSTROPHES}]", printed[word.start : word.end])[1:] if len(piece) > 2
        }
    whole = "".join(word.folded for word in words)
    if len(telling) > 1:
        folded = [word.folded for word in telling]
        parts |= {
            "".join(folded[first:last]) for first, last in combinations(range(len(folded) + 1), 2) if last > first + 1
        }
        parts |= {whole, folded[0] + folded[-1]}
    any_case = not any(printed[word.start].isupper() for word in telling)
    return Name(tuple(word.folded for word in words), label, frozenset(parts), whole, any_case, everywhere)


@lru_cache(maxsize=1 << 16)  # reports say the same words again and again
def fold(text: str) -> str:
    """``text`` without case, accents, apostrophes and what is not seen."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_SPELLED)
    return "".join(one for one in plain if unicodedata.category(one) not in {"Mn", "Cf"} and one not in _APOSTROPHES)


def words_of(text: str) -> list[Word]:
    """The words of ``text``, in order."""
    found = []
    for match in _WORD.finditer(text):
        words = match[0]
        ending = _POSSESSIVE.search(words)
        core = words[: ending.start()] if ending and ending.start() else words
        found.append(Word(match.start(), match.start() + len(core), fold(core)))
    return found


class NameIndex:
    """Names by their first word, to look for all of them at once."""

    def __init__(self) -> None:
        self._first: dict[str, list[Name]] = {}

    def add(self, name: Name) -> None:
        """One more."""
        alike = self._first.setdefault(name.words[0], [])
        alike.append(name)
        alike.sort(key=lambda one: -len(one.words))

    def find(self, text: str) -> Iterator[tuple[int, int, Name]]:
        """Where these names stand in full in ``text``, in whatever case, also with an initial between their words."""
        words = words_of(text)
        for number, word in enumerate(words):
            for name in self._first.get(word.folded, ()):
                if (last := _reaches(name, words, number, text)) is not None:
                    yield word.start, words[last].end, name
                    break


def _reaches(name: Name, words: Sequence[Word], number: int, text: str) -> int | None:
    """The number of the last word where all of ``name`` stands from word ``number`` on."""
    wanted = 1
    while wanted < len(name.words):
        number += 1
        if number >= len(words) or not _BETWEEN.fullmatch(text[words[number - 1].end : words[number].start]):
            return None
        if words[number].folded == name.words[wanted]:
            wanted += 1
        elif len(words[number].folded) > 1:
            return None
    return number


def in_brackets(label: str) -> str:
    """A label as it stands among other words."""
    return f"[{label}]"


class Blot:
    """Blots some names out of a report, or of what is said of an event.

    Args:
        index: The names that must not stand anywhere in full.
        names: Those of which no word may stand here.
    """

    def __init__(self, index: NameIndex, names: Iterable[Name]) -> None:
        self._index = index
        self._labels: dict[str, str] = {}
        self._any_case: set[str] = set()
        self._wholes: set[str] = set()
        for name in names:
            for part in name.parts:
                known = self._labels.setdefault(part, name.label)
                self._labels[part] = name.label if known == name.label else SOMEBODY
            if name.any_case:
                self._any_case |= name.parts
            if len(name.whole) >= _RUN_TOGETHER:
                self._wholes.add(name.whole)

    def ranges(self, text: str) -> list[tuple[int, int]]:
        """Where names stand in ``text``: half-open code points, in order, none over another."""
        return [(start, end) for start, end, _ in self.hits(text)]

    def text(self, text: str) -> str:
        """``text`` with labels in place of names, in square brackets where other words stand beside them."""
        hits = self.hits(text)
        if [(start, end) for start, end, _ in hits] == [(0, len(text))]:
            return hits[0][2]
        pieces, at = [], 0
        for start, end, label in hits:
            pieces += [text[at:start], in_brackets(label)]
            at = end
        return "".join([*pieces, text[at:]]) if hits else text

    def is_named(self, address: str) -> bool:
        """Whether an address, an id or the like gives a name away, in whatever case and with escapes."""
        for _ in range(3):  # escapes of escapes
            address = unquote(address)
        words = [word.folded for word in words_of(address)]
        if any(self._label_of(word) or self._label_of(word.rstrip("0123456789")) for word in words):
            return True
        if any(self._index.find(address)):
            return True
        together = "".join(words)
        return any(whole in together for whole in self._wholes)

    def hits(self, text: str) -> list[tuple[int, int, str]]:
        """As `ranges`, each with the label that takes its place."""
        return _joined([*self._index_hits(text), *self._part_hits(text)], text)

    def _index_hits(self, text: str) -> Iterator[tuple[int, int, str]]:
        for start, end, name in self._index.find(text):
            yield start, end, name.label

    def _part_hits(self, text: str) -> Iterator[tuple[int, int, str]]:
        if not self._labels:
            return
        for word in words_of(text):
            label = self._label_of(word.folded)
            if label and (text[word.start].isupper() or word.folded in self._any_case):
                yield word.start, word.end, label

    def _label_of(self, word: str) -> str | None:
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if form in self._labels and (form == word or len(form) >= _PLURAL):
                return self._labels[form]
        return None


def _joined(hits: Iterable[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
    """In text order, with what belongs together as one: "Jo" and "Park", and an initial or particle between them."""
    joined: list[tuple[int, int, str]] = []
    for start, end, label in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if joined and (start < joined[-1][1] or _is_one_name(text[joined[-1][1] : start], label, joined[-1][2])):
            first, last, known = joined[-1]
            joined[-1] = (first, max(last, end), known if known != SOMEBODY else label)
        else:
            joined.append((start, end, label))
    return joined


def _is_one_name(between: str, label: str, known: str) -> bool:
    if label != known and SOMEBODY not in {label, known}:
        return False
    if "," in between or ("." in between and not re.search(r"\b[^\W\d_]\.", between)):
        return False
    small = [word.folded for word in words_of(between)]
    return all(len(word) == 1 or word in _PARTICLES for word in small) and bool(
        re.fullmatch(rf"(?:{_BETWEEN.pattern}\w*)*", between)
    )
