"""Words that may name a place, with the gazetteer's entries for them: one walk over the capitalised tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.extract.gazetteer import Entry, Gazetteer, fold_name
from reportedly.extract.place_words import place_words
from reportedly.extract.territories import (
    country_of,
    end_of_other,
    find_territory,
    is_demonym,
    metonym_government,
    territory_of,
    us_state_of,
)
from reportedly.records import Analysis, Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NO_PLACE_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "LANGUAGE"})
COURTESY = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms."})
DASHES = frozenset({"-", "–", "—", "--"})
AREAS = frozenset({"country", "division", "region"})
COUNTIES = {"county": "County", "counties": "County", "parish": "Parish", "parishes": "Parish"}
LONGEST = 4
"""Words in a place's name that we look for where the model does not say where it ends."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``first`` up to ``last`` that may name a place.

    ``entries`` are the gazetteer's; ``within`` is the country and division ("" where none) named right after it;
    ``embedded`` marks a name at the start of another name ("Cottonport Fire Station"), ``doubtful`` a known name that
    only another mention of it can show to be a place.
    """

    first: int
    last: int
    words: str
    entries: tuple[Entry, ...]
    within: tuple[str, str] | None = None
    street: bool = False
    embedded: bool = False
    doubtful: bool = False


def find_candidates(analysis: Analysis, gazetteer: Gazetteer) -> tuple[list[Candidate], list[str]]:
    """All candidates in text order, never overlapping; and the codes that the report's adjectives ("French") name.

    No adjectives and no parts of people's names are among the candidates.
    """
    tokens = analysis.tokens
    families = _family_names(analysis)
    found: list[Candidate] = []
    demonyms: list[str] = []
    here = 0
    for index, token in enumerate(tokens):
        if index < here or not token.text[0].isupper() or token.entity in NO_PLACE_LABELS:
            continue
        if hidden := end_of_other(analysis, index):
            here = hidden
            continue
        end = _run_end(tokens, index)
        if territory := find_territory(analysis, index, min(index + 1 if end == index + 1 else end, len(tokens))):
            code, first, last = territory
            if first == index and is_demonym(_words(analysis, first, last)):
                demonyms.append(code)
                here = last
                continue
        candidate = _candidate(analysis, gazetteer, families, index, end)
        if candidate is not None:
            found.append(candidate)
            here = candidate.last
    sure = {fold_name(candidate.words) for candidate in found if not candidate.doubtful and not candidate.embedded}
    return [
        replace(candidate, doubtful=False)
        for candidate in found
        if not candidate.doubtful or fold_name(candidate.words) in sure
    ], demonyms


def _candidate(
    analysis: Analysis, gazetteer: Gazetteer, families: frozenset[str], index: int, end: int
) -> Candidate | None:
    tokens = analysis.tokens
    if street := _street(tokens, index, end):
        return street
    if county := _county(tokens, gazetteer, index, end):
        return county
    if state := _state_abbreviated(tokens, gazetteer, index):
        return state
    for last in range(min(end, index + LONGEST), index, -1):
        words = _words(analysis, index, last)
        entries = _look_up(gazetteer, words)
        if not entries:
            continue
        within = _within(tokens, gazetteer, last)
        if within and any(entry.country == within[0] for entry in entries):
            return Candidate(index, last, words, entries, within)
        if _is_dateline(analysis, index, last):
            return Candidate(index, last, words, entries)
        if end == index + 1 and words in families and not _follows_a_place_word(tokens, index):
            return None  # the Tarvel of "a Tarvel aide" beside "Prime Minister Odo Tarvel"
        if _is_place(analysis, index, last, end, entries):
            return Candidate(index, last, words, entries)
        if _is_building(tokens, index, last):
            return _unknown(analysis, index, end)
        if _is_embedded(tokens, index, last, end):
            return Candidate(index, last, words, entries, embedded=True)
        if last == end and tokens[index].pos == "PROPN" and not _in_a_full_name(analysis, index):
            return Candidate(index, last, words, entries, doubtful=True)
    return _unknown(analysis, index, end)


def _is_dateline(analysis: Analysis, first: int, last: int) -> bool:
    """As "MONROE - ", "KABUL (AP) --": capitals at a sentence's start, before a dash."""
    tokens = analysis.tokens
    if first != analysis.sentences[tokens[first].sentence].first or not tokens[first].text.isupper():
        return False
    after = [token.text for token in tokens[last : last + 4]]
    return bool(after) and (after[0] in DASHES or (after[0] == "(" and after[-1] in DASHES))


def _run_end(tokens: Sequence[Token], index: int) -> int:
    """Where a run of capitalised words ends; hyphens between words are inside it."""
    sentence, end = tokens[index].sentence, index + 1
    while end < len(tokens) and tokens[end].sentence == sentence and end - index < 8:
        token = tokens[end]
        joined = token.start == tokens[end - 1].end
        if token.text[0].isupper() or (token.text == "-" and joined) or (tokens[end - 1].text == "-" and joined):
            end += 1
        else:
            break
    return end if tokens[end - 1].text != "-" else end - 1


def _words(analysis: Analysis, first: int, last: int) -> str:
    return analysis.report.text[analysis.tokens[first].start : analysis.tokens[last - 1].end]


def _look_up(gazetteer: Gazetteer, words: str) -> tuple[Entry, ...]:
    """The gazetteer's entries, and before them the country that ``words`` are another name of ("Britain")."""
    entries = gazetteer.find(words)
    code = country_of(words)
    country = gazetteer.country(code) if code else None
    return (country, *entries) if country and country not in entries else entries


def _is_place(analysis: Analysis, first: int, last: int, end: int, entries: Sequence[Entry]) -> bool:
    """Whether known words are used as a place's name here, as far as model and preposition tell."""
    tokens = analysis.tokens
    token = tokens[first]
    area = (
        any(entry.kind in AREAS for entry in entries) or metonym_government(_words(analysis, first, last)) is not None
    )
    if token.entity in PLACE_LABELS:
        return _label_end(tokens, first) <= last or last == end
    if last != end and not (area and token.entity in {"", "NORP"}):
        return False
    if area and token.entity == "PERSON":
        alone = token.entity_begins and _label_end(tokens, first) <= last
        return alone and not _in_a_full_name(analysis, first)
    if area:
        return token.entity != "ORG" or end == first + 1
    if not _follows_a_place_word(tokens, first) or token.pos != "PROPN":
        return False
    return not _in_a_full_name(analysis, first)


def _follows_a_place_word(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].lower in place_words("before-a-place")


def _in_a_full_name(analysis: Analysis, index: int) -> bool:
    return any(a <= index < b and " " in person.name for person in analysis.people for a, b in person.mentions)


def _family_names(analysis: Analysis) -> frozenset[str]:
    """The last words of the people whom the report names in full, or as Mr or Mrs."""
    full = {person.name.split()[-1] for person in analysis.people if " " in person.name}
    return frozenset(full | {name.text for title, name in pairwise(analysis.tokens) if title.lower in COURTESY})


def _is_embedded(tokens: Sequence[Token], first: int, last: int, end: int) -> bool:
    if tokens[first].entity not in {"ORG", "FAC", "", "GPE", "LOC"} or tokens[first].pos != "PROPN":
        return False
    before = tokens[first - 1].text if first else ""
    return (last < end or tokens[first].entity in {"ORG", "FAC"}) and not (before[:1].isupper() and first > 0)


def _begins(tokens: Sequence[Token], first: int) -> bool:
    """Whether a named entity begins here, its article aside."""
    return tokens[first].entity_begins or (first > 0 and tokens[first - 1].lower == "the")


def _is_building(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a known name begins what the model calls a building: the building is the place."""
    token, end = tokens[first], _label_end(tokens, first)
    return token.entity == "FAC" and end > last and tokens[end - 1].lower in place_words("building")


def _label_end(tokens: Sequence[Token], index: int) -> int:
    """Where the named entity that ``index`` stands in ends, without a possessive 's."""
    label, end = tokens[index].entity, index + 1
    while end < len(tokens) and tokens[end].entity == label and not tokens[end].entity_begins:
        end += 1
    return end - 1 if tokens[end - 1].lower in {"'s", "’s"} else end


def _unknown(analysis: Analysis, first: int, end: int) -> Candidate | None:
    """What the model calls a place and the gazetteer does not know."""
    tokens = analysis.tokens
    label = tokens[first].entity
    if label not in PLACE_LABELS or not _begins(tokens, first) or tokens[first].pos not in {"PROPN", "NOUN"}:
        return None
    last = max(first + 1, min(_label_end(tokens, first), end))
    words = _words(analysis, first, last)
    if territory_of(words) or is_demonym(words) or is_demonym(tokens[first].text):
        return None
    return Candidate(first, last, words, (), street=label == "FAC" or tokens[last - 1].lower in place_words("building"))


def _street(tokens: Sequence[Token], first: int, end: int) -> Candidate | None:
    """As "Bourbon Street", and "the 100 block of" before it."""
    streets, at_the_end = place_words("street"), place_words("street-at-the-end")
    for last in range(first + 1, end):
        word = tokens[last].lower
        if word in streets or (word in at_the_end and last == end - 1):
            return _street_from(tokens, first, last + 1)
    return None


def _street_from(tokens: Sequence[Token], first: int, last: int) -> Candidate:
    start = first
    if first >= 3 and [token.lower for token in tokens[first - 2 : first]] == ["block", "of"]:
        start = first - 3
    elif first and tokens[first - 1].text.isdigit():
        start = first - 1
    words = " ".join(token.text for token in tokens[start:last])
    return Candidate(start, last, words, (), street=True)


def _county(tokens: Sequence[Token], gazetteer: Gazetteer, first: int, end: int) -> Candidate | None:
    """As "Boone County", and each name of "Boone, Clay and Ray counties"."""
    for last in range(first + 1, min(end, first + 4)):
        if tokens[last].text in {"County", "Parish"}:
            words = " ".join(token.text for token in tokens[first : last + 1])
            entries = tuple(entry for entry in gazetteer.find(words) if entry.kind == "county")
            return Candidate(first, last + 1, words, entries, _within(tokens, gazetteer, last + 1)) if entries else None
    if kind := _list_of(tokens, end):
        words = " ".join(token.text for token in tokens[first:end])
        entries = tuple(entry for entry in gazetteer.find(f"{words} {kind}") if entry.kind == "county")
        return Candidate(first, end, words, entries) if entries else None
    return None


def _list_of(tokens: Sequence[Token], index: int) -> str | None:
    """Which of "County" and "Parish", where a list of names from ``index`` on ends in "counties" or "parishes"."""
    for token in tokens[index : index + 12]:
        if token.lower in {"counties", "parishes"}:
            return COUNTIES[token.lower]
        if not (token.text[0].isupper() or token.lower in {",", "and", "or"}):
            return None
    return None


def _state_abbreviated(tokens: Sequence[Token], gazetteer: Gazetteer, index: int) -> Candidate | None:
    """The "La." of "Alexandria, La.": after a comma and a capitalised word, or anywhere if written like "N.J."."""
    anywhere = tokens[index].text.count(".") > 1
    if not anywhere and (index < 2 or tokens[index - 1].text != "," or not tokens[index - 2].text[0].isupper()):
        return None
    for last, words in _state_words(tokens, index):
        state = us_state_of(words) if not us_state_of(words, abbreviated=False) else None
        entry = gazetteer.division("US", state) if state else None
        if entry and last <= len(tokens):
            return Candidate(index, last, words, (entry,))
    return None


def _state_words(tokens: Sequence[Token], index: int) -> Iterator[tuple[int, str]]:
    if index + 1 < len(tokens):
        yield index + 2, f"{tokens[index].text} {tokens[index + 1].text}"
    word = tokens[index].text
    if len(word) != 2 or word.isupper() or word.endswith("."):
        yield index + 1, word
        yield index + 1, f"{word}."


def _within(tokens: Sequence[Token], gazetteer: Gazetteer, index: int) -> tuple[str, str] | None:
    """The country and division that ", La." or ", France" right at ``index`` name."""
    if index + 1 >= len(tokens) or tokens[index].text != ",":
        return None
    for _, words in _state_words(tokens, index + 1):
        if state := us_state_of(words):
            return "US", state
    for last in range(min(index + 4, len(tokens)), index + 1, -1):
        words = " ".join(token.text for token in tokens[index + 1 : last])
        for entry in gazetteer.find(words):
            if entry.kind in {"country", "division"} and entry.country:
                return entry.country, entry.admin1 or ""
        if (code := territory_of(words)) and not is_demonym(words):
            return code, ""
    return None
