"""Which territory words name: countries and the like by name, adjective, people, or the seat of a government.

Codes are ISO 3166-1 alpha-2, with XK (Kosovo) and EU (European Union). The words stand in ``data/territories.toml``.
Matching ignores case and accents, but one word of a match must begin with a capital ("polish", "china" name nothing),
and short names written in capitals ("US", "UAE") must be in capitals.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extract.tables import load_table
from reportedly.records import Analysis, Token

TABLE = "territories.toml"

Key = tuple[str, ...]
"""Words as the parser cuts them: lower case, without accents, "Guinea-Bissau" as three."""


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """A territory: ``id`` is its code.

    ``parts`` are regions and cities of it, ``people`` words for its people that are not an adjective and "s".
    """

    id: str
    names: tuple[str, ...]
    example: str
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    near_miss: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class MetonymRow:
    """Capitals and seats that stand for the government of ``territory``."""

    id: str
    territory: str
    words: tuple[str, ...]
    example: str
    near_miss: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class UsStateRow:
    """A state of the United States: ``id`` is its postal code."""

    id: str
    name: str
    abbreviations: tuple[str, ...]
    example: str
    near_miss: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class OtherRow:
    """Words that hold a territory's name and name something else."""

    id: str
    words: tuple[str, ...]
    example: str
    near_miss: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The table, turned round. ``by_first`` maps a first word to the keys that begin with it, longest first.

    ``codes`` holds "" for words that only look like a territory's.
    """

    codes: dict[Key, str]
    demonyms: frozenset[Key]
    metonyms: dict[Key, str]
    capitals_only: frozenset[str]
    by_first: dict[str, tuple[Key, ...]]
    states: dict[Key, str]
    state_names: dict[Key, str]
    whole: dict[Key, str]


def territory_of(words: str) -> str | None:
    """The code that ``words`` name as a whole: "North Koreans", "the Kremlin", "U.S.", "Texas"; None for others.

    A leading "the" and a closing "'s" do not count. None too for words that name two territories alike ("Georgia",
    "Korean", "the Virgin Islands").
    """
    lexicon = load_lexicon()
    key = _key(words)
    if not _written_as_a_name(words.split(), key, lexicon):
        return None
    return lexicon.codes.get(key) or None


def country_of(words: str) -> str | None:
    """The code of the territory that ``words`` are a name of: no adjective, no part, no seat of its government."""
    lexicon = load_lexicon()
    key = _key(words)
    return lexicon.whole.get(key) if _written_as_a_name(words.split(), key, lexicon) else None


@cache
def _names() -> dict[str, str]:
    return {row.id: row.names[0] for row in load_table(TABLE, "territory", TerritoryRow)}


def territory_name(code: str) -> str | None:
    """The name that English-language news uses for a territory."""
    return _names().get(code)


def is_demonym(word: str) -> bool:
    """Whether ``word`` is an adjective or a word for people of a territory: "Israeli", "Gazans", "North Korean"."""
    lexicon = load_lexicon()
    key = _key(word)
    return key in lexicon.demonyms and _written_as_a_name(word.split(), key, lexicon)


def metonym_government(words: str) -> str | None:
    """The territory whose government ``words`` can stand for: "Pyongyang", "the White House"; None for others."""
    lexicon = load_lexicon()
    key = _key(words)
    return lexicon.metonyms.get(key) if _written_as_a_name(words.split(), key, lexicon) else None


def us_state_of(words: str, *, abbreviated: bool = True) -> str | None:
    """The postal code of a US state's name, or of its abbreviation or postal code where ``abbreviated``."""
    lexicon = load_lexicon()
    key = _key(words)
    return (lexicon.states if abbreviated else lexicon.state_names).get(key) if words[:1].isupper() else None


def find_territory(analysis: Analysis, first: int, last: int) -> tuple[str, int, int] | None:
    """The leftmost words for a territory among tokens ``first`` up to and without ``last``.

    Returns:
        Code, first token, and the token after the last; None where there are none. The longest match wins. Left out:
        parts of people's names ("Jordan Baker"), and first halves of compounds ("Russian-backed", "Israeli-occupied").
    """
    by_first = load_lexicon().by_first
    tokens = analysis.tokens
    spent = first
    for start in range(first, last):
        token = tokens[start]
        if start < spent:
            continue
        if not (keys := by_first.get(token.lower)) and (token.text.isascii() or not (keys := _folded(token.text))):
            continue
        end = _match(tokens, start, last, keys)
        if end is None:
            continue
        spent = end
        code = load_lexicon().codes[_fold_all(tokens[start:end])]
        if code and not _spoiled(analysis, start, end):
            if end + 1 < len(tokens) and tokens[end].text == "," and us_state_of(tokens[end + 1].text):
                code = "US"  # "Moscow, Idaho"
            return code, start, end
    return None


def end_of_other(analysis: Analysis, first: int) -> int | None:
    """The token after words at ``first`` that hold a territory's name and name something else ("Gulf of Mexico")."""
    tokens = analysis.tokens
    keys = load_lexicon().by_first.get(tokens[first].lower, ())
    end = _match(tokens, first, len(tokens), keys) if keys else None
    return end if end is not None and not load_lexicon().codes[_fold_all(tokens[first:end])] else None


@cache
def load_lexicon() -> Lexicon:
    """Read the table once, and turn it round.

    Raises:
        RuleTableError: The table does not fit its rows.
    """
    codes: dict[Key, str] = {}
    demonyms: set[Key] = set()
    metonyms: dict[Key, str] = {}
    states: dict[Key, str] = {}
    state_names: dict[Key, str] = {}
    whole: dict[Key, str] = {}
    written: list[str] = []
    for state in load_table(TABLE, "us_state", UsStateRow):
        state_names[_key(state.name)] = state.id
        states |= {_key(words): state.id for words in (state.id, state.name, *state.abbreviations)}
        codes[_key(state.name)] = "US"
        written.append(state.name)
    for row in load_table(TABLE, "territory", TerritoryRow):
        people = tuple(_plural(word) for word in row.adjectives) + row.adjectives + row.people
        demonyms.update(map(_key, people))
        named = row.names + row.parts + people
        written.extend(named)
        codes |= {_key(words): row.id for words in named}
        whole |= {_key(words): row.id for words in row.names}
    for metonym in load_table(TABLE, "metonym", MetonymRow):
        metonyms |= {_key(words): metonym.territory for words in metonym.words}
        written.extend(metonym.words)
    codes |= metonyms
    for other in load_table(TABLE, "other", OtherRow):
        codes |= {_key(words): "" for words in other.words}
        written.extend(other.words)
    del codes[_key("Georgia")]  # a state and a country, named about as often
    by_first: dict[str, list[Key]] = {}
    for key in codes:
        by_first.setdefault(key[0], []).append(key)
    return Lexicon(
        codes,
        frozenset(demonyms),
        metonyms,
        frozenset(
            words.lower() for words in written if words.isupper() and words.isalpha() and words.title() not in written
        ),
        {first: tuple(sorted(keys, key=len, reverse=True)) for first, keys in by_first.items()},
        states,
        state_names,
        whole,
    )


def _plural(adjective: str) -> str:
    """An s at the end; words in -ese, -ish, -ch, -ss do not take one, and stay as they are."""
    return adjective if adjective.endswith(("s", "sh", "ch", "ese", "z")) else f"{adjective}s"


def _fold(word: str) -> str:
    """Lower case, straight apostrophes, no accents."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()


def _key(words: str) -> Key:
    folded = _fold(words).strip()
    folded = folded.removeprefix("the ").removesuffix("'s")
    return tuple(folded.replace("-", " - ").replace(",", " , ").split())


def _fold_all(tokens: Sequence[Token]) -> Key:
    return tuple(_fold(token.text) for token in tokens)


def _folded(word: str) -> tuple[Key, ...]:
    return load_lexicon().by_first.get(_fold(word), ())


def _written_as_a_name(words: Sequence[str], key: Key, lexicon: Lexicon) -> bool:
    if len(key) == 1 and key[0] in lexicon.capitals_only:
        return words[-1].removesuffix("'s").removesuffix("’s").isupper()
    return any(word[0].isupper() for word in words if word not in {"The", "the"})


def _match(tokens: Sequence[Token], start: int, last: int, keys: Sequence[Key]) -> int | None:
    """Where the longest of ``keys`` that stands at ``start`` ends."""
    lexicon = load_lexicon()
    for key in keys:
        end = start + len(key)
        if end > last or (len(key) > 1 and _fold_all(tokens[start:end]) != key):
            continue
        if _written_as_a_name([token.text for token in tokens[start:end]], key, lexicon):
            return end
    return None


def _spoiled(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the words are part of a person's name, a verb, or the first half of a compound."""
    tokens = analysis.tokens
    if end < len(tokens) and tokens[end].text == "-" and tokens[end].start == tokens[end - 1].end:
        return True
    if tokens[start].pos == "VERB":
        return True
    if tokens[start].entity != "PERSON" or end - start > 1:
        return False  # two words of a territory are nobody's name, whatever the model thinks
    begins_before = start > 0 and not tokens[start].entity_begins and tokens[start - 1].entity == "PERSON"
    goes_on = end < len(tokens) and tokens[end].entity == "PERSON" and not tokens[end].entity_begins
    if begins_before or goes_on:
        return True
    return any(
        " " in person.name and any(first <= start < last for first, last in person.mentions)
        for person in analysis.people
    )
