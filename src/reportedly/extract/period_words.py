"""Find the words for times: each token gets a class, and patterns of classes are sought in what stands together.

Method: a report becomes a string with one letter a token, its class ("weekday", "month", "ago", ..., or none). Where
letters stand together and one of them can carry a time, the patterns of ``data/periods.toml``, compiled into one
regular expression over letters, are tried from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from reportedly.errors import RuleTableError
from reportedly.extract.tables import load_table
from reportedly.records import Analysis, Token

TABLE = "periods.toml"
NO_CLASS = "_"


@dataclass(frozen=True, slots=True)
class WordRow:
    """A class of words and the number that each stands for."""

    id: str
    words: dict[str, int]
    example: str
    near_miss: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class ShapeRow:
    """A piece of a pattern that several patterns share."""

    id: str
    pattern: str


@dataclass(frozen=True, slots=True)
class PatternRow:
    """A pattern of classes, and the function of `period_readings` that reads it."""

    id: str
    pattern: str
    reads: str
    example: str
    near_miss: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """A day with a name, and the rule that finds it in a year."""

    id: str
    names: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Expression:
    """Words for a time, found and not yet read: tokens ``first`` up to and without ``last``, each with its class.

    ``words`` holds (class, value) for each token; ``clock`` is minutes after midnight where a clock time is among them.
    """

    rule: str
    reads: str
    first: int
    last: int
    words: tuple[tuple[str, int], ...]
    clock: int | None = None
    classes: frozenset[str] = field(default=frozenset())

    def values(self, name: str) -> list[int]:
        """The values of the words of one class, in order."""
        return [value for key, value in self.words if key == name]

    def value(self, name: str) -> int | None:
        """The value of the first word of a class, None where there is none."""
        return next((value for key, value in self.words if key == name), None)

    def has(self, *names: str) -> bool:
        """Whether a word of any of these classes is there."""
        return not self.classes.isdisjoint(names)


GLUE = {
    "the": "the", "a": "a", "an": "a", "this": "this", "these": "this", "that": "that", "same": "same", "each": "each",
    "every": "every", "other": "other", "of": "of", "in": "in", "on": "on", "at": "at", "from": "from", "to": "to_word",
    "through": "through", "thru": "through", "until": "until", "till": "until", "and": "and", ",": "comma",
    "-": "hyphen", "–": "hyphen", "—": "hyphen", "−": "hyphen", "'s": "s", "’s": "s", ".": "dot",
    "ago": "ago", "earlier": "earlier", "later": "later", "before": "before", "after": "after", "early": "early",
    "late": "late", "mid": "mid", "start": "limit", "beginning": "limit", "end": "limit", "middle": "limit",
    "half": "half", "couple": "couple", "more": "more", "less": "less", "fewer": "fewer", "than": "than",
    "least": "least", "up": "up", "nearly": "nearly", "almost": "nearly", "about": "about", "around": "about",
    "roughly": "about", "approximately": "about", "over": "over", "under": "under", "just": "just", "so": "so",
    "far": "far", "thus": "thus", "long": "long", "current": "current", "latest": "latest", "recent": "recent",
    "fiscal": "fiscal", "moment": "moment", "time": "time", "between": "between", "or": "or",
    "future": "future", "o'clock": "oclock",
    "o’clock": "oclock", "noon": "hourword", "midnight": "hourword", "1/2": "slash_half", "½": "slash_half",
    "a.m.": "ampm", "p.m.": "ampm", "a.m": "ampm", "p.m": "ampm", "am": "ampm", "pm": "ampm",
    "et": "zone", "est": "zone", "edt": "zone", "ct": "zone", "cst": "zone", "cdt": "zone", "mst": "zone",
    "mdt": "zone", "pst": "zone", "pdt": "zone", "gmt": "zone", "utc": "zone", "bst": "zone", "cet": "zone",
}  # fmt: skip
"""Words that only help others to name a time, and their class."""

DIGIT_CLASSES = ("day", "year", "number", "decimal", "decade_name", "slashed", "clock", "glued", "holiday", "rest")

STARTERS = (
    "weekday", "weekdays", "weekday_short", "month", "unit_word", "units", "century", "quarter", "weekend", "part",
    "season", "today", "overnight", "present", "bygone", "adverb_set", "year", "slashed", "clock", "glued", "ampm",
    "hourword", "oclock", "decade_name", "holiday", "moment", "time", "far", "future",
)  # fmt: skip
"""Classes that can carry a time; what stands together without any of them is not looked at."""

_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)?\Z")
_YEAR = re.compile(r"(1\d|20)\d\d\Z")
_DECADE = re.compile(r"['’]?((?:1\d|20)?\d)0['’]?s\Z")
_SLASHED = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})\Z")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?\Z")
_GLUED = re.compile(r"(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?([ap])\.?m\.?\Z")
_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})*\Z|\d+\Z")
_DECIMAL = re.compile(r"\d{1,4}\.\d\Z")
_NAMES = re.compile(r"[a-z_]+")
_OPENING = re.compile(r"\((?!\?)")


@cache
def _classes() -> dict[str, tuple[str, int]]:
    """Each word's class and value."""
    words = {word: (name, 0) for word, name in GLUE.items()}
    for word, hour in (("noon", 720), ("midnight", 0)):
        words[word] = ("hourword", hour)
    for word in ("p.m.", "p.m", "pm"):
        words[word] = ("ampm", 1)
    for row in load_table(TABLE, "word", WordRow):
        words.update((word, (row.id, value)) for word, value in row.words.items())
    return words


@cache
def _letters() -> dict[str, str]:
    """Each class's letter."""
    names = {name for name, _ in _classes().values()} | set(DIGIT_CLASSES)
    return {name: chr(ord("Ā") + number) for number, name in enumerate(sorted(names))}


@cache
def _holidays() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """First word -> names of holidays that begin with it, longest first, with the row's number."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for number, row in enumerate(load_table(TABLE, "holiday", HolidayRow)):
        for name in row.names:
            words = tuple(name.split())
            found.setdefault(words[0], []).append((words, number))
    return {word: tuple(sorted(names, key=lambda item: -len(item[0]))) for word, names in found.items()}


@cache
def _grammar() -> tuple[re.Pattern[str], dict[str, PatternRow], re.Pattern[str]]:
    """All patterns as one expression over letters, the row of each of its groups, and what is worth a look."""
    letters = _letters()
    shapes = {row.id: row.pattern for row in load_table(TABLE, "shape", ShapeRow)}

    def compiled(pattern: str, row: str) -> str:
        def letter(match: re.Match[str]) -> str:
            name = match[0]
            if name in shapes:
                return f"(?:{compiled(shapes[name], row)})"
            if name == "holiday":
                return f"(?:{letters['holiday']}{letters['rest']}*)"
            if name not in letters:
                raise RuleTableError(f"no class {name!r}", where=f"extract/data/{TABLE}, pattern {row}")
            return letters[name]

        return _NAMES.sub(letter, _OPENING.sub("(?:", pattern)).replace(" ", "")

    rows = load_table(TABLE, "pattern", PatternRow)
    groups = {f"r{number}": row for number, row in enumerate(rows)}
    whole = re.compile("|".join(f"(?P<{name}>{compiled(row.pattern, row.id)})" for name, row in groups.items()))
    starters = "".join(letters[name] for name in STARTERS)
    run = re.compile(f"[^{NO_CLASS}{starters}]*[{starters}][^{NO_CLASS}]*")
    return whole, groups, run


def find_expressions(analysis: Analysis) -> Iterator[Expression]:
    """Words for times in text order, never overlapping, with the row that found them."""
    letters = _letters()
    names = {letter: name for name, letter in letters.items()}
    whole, groups, run = _grammar()
    string, values = _spell(analysis, letters)
    for begin, end in _passages(analysis):
        for stretch in run.finditer(string, begin, end):
            for match in whole.finditer(string, stretch.start(), stretch.end()):
                first, last = match.span()
                words = [(names[string[i]], values.get(i, 0)) for i in range(first, last)]
                yield _expression(groups[str(match.lastgroup)], first, last, words)


def spelled_classes(analysis: Analysis) -> set[str]:
    """The classes that the report's words have, to test and to look at."""
    letters = _letters()
    spelled = set(_spell(analysis, letters)[0])
    return {name for name, letter in letters.items() if letter in spelled}


def _passages(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Token ranges of the passages: no words for a time cross from one to the next."""
    begin = 0
    for before, after in zip(analysis.sentences, analysis.sentences[1:], strict=False):
        if before.passage != after.passage:
            yield begin, after.first
            begin = after.first
    yield begin, len(analysis.tokens)


def _spell(analysis: Analysis, letters: dict[str, str]) -> tuple[str, dict[int, int]]:
    """One letter a token, and the values of those that have one."""
    classes, holidays, tokens = _classes(), _holidays(), analysis.tokens
    spelled = [NO_CLASS] * len(tokens)
    values: dict[int, int] = {}
    skip = 0
    for token in tokens:
        lower = token.lower
        if token.i < skip:
            continue
        if lower in holidays and (found := _holiday_at(tokens, token.i, holidays[lower])):
            length, values[token.i] = found
            spelled[token.i] = letters["holiday"]
            skip = token.i + length
            for i in range(token.i + 1, skip):
                spelled[i] = letters["rest"]
            continue
        entry = classes.get(lower)
        if entry is None:
            if not (lower[0].isdigit() or lower[0] in "'’" or lower.startswith("mid-")):
                continue
            entry = _digits(lower.removeprefix("mid-"))
        if entry is None or (entry[0] in GUARDS and not GUARDS[entry[0]](token, tokens)):
            continue
        spelled[token.i] = letters[entry[0]]
        if entry[1]:
            values[token.i] = entry[1]
    return "".join(spelled), values


def _holiday_at(
    tokens: tuple[Token, ...], i: int, names: tuple[tuple[tuple[str, ...], int], ...]
) -> tuple[int, int] | None:
    for words, number in names:
        there = tuple(token.lower.replace("’", "'") for token in tokens[i : i + len(words)])
        if there == words and tokens[i + len(words) - 1].text[0].isupper() | (words[-1] == "day"):
            return len(words), number
    return None


def _digits(lower: str) -> tuple[str, int] | None:
    """The class and value of a token that begins with a digit or an apostrophe."""
    if _YEAR.match(lower) and 1500 <= int(lower) <= 2100:  # four digits below are addresses and clock times
        return "year", int(lower)
    if match := _DAY.match(lower):
        return "day", int(match[1])
    if match := _CLOCK.match(lower):
        return "clock", int(match[1]) * 60 + int(match[2])
    if match := _GLUED.match(lower):
        return "glued", (int(match[1]) % 12 + 12 * (match[3] == "p")) * 60 + int(match[2] or 0)
    if match := _DECADE.match(lower):
        return "decade_name", int(match[1]) * 10
    if match := _SLASHED.match(lower):
        return "slashed", _slashed(int(match[1]), int(match[3]), int(match[4]), month_first=match[2] == "/")
    if _DECIMAL.match(lower):
        return "decimal", int(lower.replace(".", ""))
    if _WHOLE.match(lower):
        return "number", int(lower.replace(",", ""))
    return None


def _slashed(first: int, second: int, third: int, *, month_first: bool) -> int:
    """Year, month, day as one number; 0 where they are no date. American order unless that is impossible."""
    if first > 31:
        year, month, day = first, second, third
    else:
        year = third + (2000 if third < 70 else 1900) if third < 100 else third
        month, day = (first, second) if (month_first and first <= 12) or second > 12 else (second, first)
    return year * 10000 + month * 100 + day if 1 <= month <= 12 and 1 <= day <= 31 else 0


def _expression(row: PatternRow, first: int, last: int, words: list[tuple[str, int]]) -> Expression:
    """Take the clock time out of the words, so that its hour is not taken for a day of the month."""
    clock: int | None = None
    kept: list[tuple[str, int]] = []
    for name, value in words:
        if name in ("clock", "glued", "hourword"):
            clock = value
        elif name in ("ampm", "oclock"):
            if kept and kept[-1][0] == "day":
                clock = kept.pop()[1] * 60
            if clock is not None and name == "ampm":
                clock = clock % 720 + 720 * value
        else:
            kept.append((name, value))
    return Expression(row.id, row.reads, first, last, tuple(kept), clock, frozenset(name for name, _ in kept))


# --- which words are what they look like -----------------------------------------------------------------------


def _is_calendar_name(token: Token, tokens: tuple[Token, ...]) -> bool:
    """A weekday or month, not the modal, the verb, a person or a newspaper of that name."""
    if not token.text[0].isupper() or token.tag in ("MD", "VB", "VBP", "VBD"):
        return False
    head = tokens[token.head]
    if token.dep == "compound" and head.i == token.i + 1 and head.tag == "NNP" and head.lower not in _classes():
        return False
    if token.entity in ("PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "LAW", "GPE", "EVENT"):
        inside = [j for j in (token.i - 1, token.i + 1) if 0 <= j < len(tokens)]
        return not any(
            tokens[j].entity == token.entity
            and tokens[j].text[0].isupper()
            and (tokens[j].entity_begins is False if j > token.i else token.entity_begins is False)
            for j in inside
        )
    return True


def _is_noun(token: Token, _tokens: tuple[Token, ...]) -> bool:
    return token.tag in ("NN", "NNS") or (token.tag in ("NNP", "NNPS", "JJ", "RB") and token.entity in ("DATE", "TIME"))


def _is_part(token: Token, _tokens: tuple[Token, ...]) -> bool:
    return token.entity in ("", "TIME", "DATE")


def _is_short_weekday(token: Token, tokens: tuple[Token, ...]) -> bool:
    following = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    return token.text[0].isupper() and (token.lower.endswith(".") or following in (",", "."))


def _is_year(token: Token, tokens: tuple[Token, ...]) -> bool:
    """A year, not a number of things, a part of an address or a telephone number."""
    before = tokens[token.i - 1] if token.i else None
    if token.entity in ("CARDINAL", "MONEY", "QUANTITY", "PERCENT") and not (
        before and before.lower in ("in", "since", "until", "by", "from", "during", ",", "and", "-", "–")
    ):
        return False
    head = tokens[token.head]
    counted = token.dep == "nummod" and head.i == token.i + 1 and head.tag == "NNS"
    if before and before.lower == "at" and tokens[min(token.i + 1, len(tokens) - 1)].tag == "NNP":
        return False  # "at 1903 Desire Street"
    return not counted and not (before and before.lower in ("$", "#", "£", "€", "no.", "number", "p.o.", "flight"))


def _is_slashed(token: Token, _tokens: tuple[Token, ...]) -> bool:
    return _digits(token.lower) != ("slashed", 0)


def _is_unit(token: Token, _tokens: tuple[Token, ...]) -> bool:
    return token.pos in ("NOUN", "PROPN", "ADJ", "ADV") and (
        token.text[0].islower() or token.entity in ("DATE", "TIME")
    )


def _is_hour(token: Token, tokens: tuple[Token, ...]) -> bool:
    """The hour's, for "am" the verb is not "a.m."; "1.30" without it is a number."""
    return token.lower not in ("am", "pm") or (token.i > 0 and tokens[token.i - 1].text[0].isdigit())


def _is_clock(token: Token, tokens: tuple[Token, ...]) -> bool:
    following = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    return ":" in token.lower or following in ("a.m.", "p.m.", "am", "pm", "a.m", "p.m")


def _is_adverb_set(token: Token, _tokens: tuple[Token, ...]) -> bool:
    return token.text[0].islower()


GUARDS = {
    "weekday": _is_calendar_name,
    "month": _is_calendar_name,
    "weekday_short": _is_short_weekday,
    "season": _is_noun,
    "part": _is_part,
    "weekdays": _is_calendar_name,
    "unit_word": _is_unit,
    "units": _is_unit,
    "year": _is_year,
    "slashed": _is_slashed,
    "ampm": _is_hour,
    "clock": _is_clock,
    "adverb_set": _is_adverb_set,
}
"""Class -> the check that a token must pass, given all tokens."""
