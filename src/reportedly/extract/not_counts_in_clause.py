"""The clauses in which a number is no count, as the parse shows them: ages, dates, names, pronouns, adverbs.

Second to ``not_counts``, which needs the words alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.extract.not_counts import NOTHING, Verdict
from reportedly.extract.number_phrases import NumberPhrase
from reportedly.records import Analysis, Modifier, Sentence, Token


@dataclass(frozen=True, slots=True)
class _Place:
    """A number's tokens among their neighbours in the sentence."""

    tokens: tuple[Token, ...]
    sentence: Sentence
    first: int
    last: int
    number: Token
    head: Token
    before: Token | None
    after: Token | None

    @classmethod
    def of(cls, analysis: Analysis, sentence: Sentence, first: int, last: int, number: int) -> _Place:
        tokens = analysis.tokens
        before = tokens[first - 1] if first > sentence.first else None
        after = tokens[last] if last < sentence.last else None
        token = tokens[number]
        return cls(tokens, sentence, first, last, token, tokens[token.head], before, after)

    def left(self, steps: int) -> Token | None:
        at = self.first - steps
        return self.tokens[at] if at >= self.sentence.first else None

    def right(self, steps: int) -> Token | None:
        at = self.last + steps
        return self.tokens[at] if at < self.sentence.last else None


_PERIODS = ("DATE", "TIME")
_NAMES = ("ORG", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "GPE", "LOC")
_MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"
})  # fmt: skip


def judge_in_clause(
    analysis: Analysis, sentence: Sentence, phrase: NumberPhrase, first: int, last: int, number: int
) -> Verdict | None:
    """What the parse makes of a number that its neighbours leave a count; None where it stays one.

    Tokens ``first`` up to and without ``last`` say the number, and ``number`` is their head.
    """
    place = _Place.of(analysis, sentence, first, last, number)
    if not phrase.parts:
        return Verdict(NOTHING, "name") if place.number.entity == "PERSON" else _word_for_number(place)
    if _is_date(phrase, place):
        return Verdict(NOTHING, "date")
    if phrase.kind == "ordinal":
        return _ordinal(place)
    if place.number.entity in _PERIODS and not (_counts_a_plural(place) or _stands_alone(phrase, place)):
        return Verdict(NOTHING, "period")
    if phrase.kind == "count" and (_is_age(phrase, place) or _is_how_old(phrase, place)):
        return Verdict(NOTHING, "age")
    if _is_part_of_name(phrase, place):
        return Verdict(NOTHING, "name")
    if place.number.lower == "one" and place.last - place.first == 1 and _is_pronoun(place):
        return Verdict(NOTHING, "pronoun")
    return None


_USUAL_PARTS = ("2", "3", "4", "5", "6", "8", "10", "16", "32", "100")


def _is_date(phrase: NumberPhrase, place: _Place) -> bool:
    """Whether it is "May 4", "4 May", "2009-2013"; a year is four digits without a comma, not before a plural."""
    low, before, after = phrase.parts[0].value, place.before, place.after
    if phrase.kind == "share" and "/" in place.number.text:
        return place.number.text.rpartition("/")[2] not in _USUAL_PARTS
    exact = phrase.modifier in {Modifier.EXACT, Modifier.RANGE}  # "in March at least five men" has no day of March
    for beside in (before, after) if exact else ():
        if beside is not None and beside.lower.rstrip(".") in _MONTHS and beside.text[0].isupper() and 1 <= low <= 31:
            return True
    year = phrase.parts[0].in_figures and not phrase.parts[0].scaled and 1800 <= low < 2100
    length = 4 if phrase.modifier is Modifier.EXACT else 9 + 8  # "2009", "between 2009 and 2013"
    if not year or phrase.end - phrase.start > length or phrase.modifier not in (Modifier.EXACT, Modifier.RANGE):
        return False
    plural = after is not None and after.tag == "NNS" and after.text.islower()
    return not plural or (before is not None and before.lower in ("the", "in", "since", "of", "from"))


def _counts_a_plural(place: _Place) -> bool:
    plurals = [place.head] if place.number.dep == "nummod" else []
    plurals += [place.after] if place.after is not None else []
    return any(noun.tag == "NNS" and noun.entity not in _PERIODS for noun in plurals)


_BOUNDS = (Modifier.MORE_THAN, Modifier.AT_MOST, Modifier.LESS_THAN)


_MOVES = frozenset({
    "rise", "raise", "climb", "fall", "drop", "lower", "revise", "increase", "cut", "reduce", "jump", "grow", "go",
    "bring", "shorten", "shrink", "soar", "decline", "stand", "put", "remain", "stay",
})  # fmt: skip


def _is_moved(place: _Place) -> bool:
    """Whether a verb of change governs the preposition before the number, from not too far above."""
    here = place.head
    for _ in range(5):
        here = place.tokens[here.head]
        if here.pos == "VERB":
            return here.lemma in _MOVES
    return False


def _is_year(phrase: NumberPhrase) -> bool:
    return phrase.parts[0].in_figures and 1800 <= phrase.parts[0].value < 2100


def _stands_alone(phrase: NumberPhrase, place: _Place) -> bool:
    """Whether "forty were hurt", "10+ more" is all that the model takes for a date: it often errs there."""
    before, after = place.before, place.after
    ways = ("to", "from", "past", "above", "at")
    reached = place.number.dep == "pobj" and place.head.lower in ways
    if after is not None and after.tag == "NNP" and after.lower.endswith("day"):  # "rose to 21 Tuesday afternoon"
        reached = reached or (before is not None and before.lower in ways)
    if reached and _is_moved(place) and not _is_year(phrase):
        return True  # "the toll rose from 51 to 64"
    if before is not None and before.lower in ("now", "currently") and place.number.dep in ("attr", "dobj"):
        return True  # "the toll is now 25"
    if before is not None and before.lower in ("against", "versus") and not _is_year(phrase):
        return True  # "20 are missing, against 31 the day before"
    if after is not None and after.entity in _PERIODS and not after.entity_begins:
        return False
    if phrase.modifier is Modifier.AT_LEAST or (before is not None and before.lower == "not"):
        return True
    if _goes_on_a_list(place) and not _is_year(phrase) and place.number.entity == "DATE":
        return True
    if before is not None and (before.entity in _PERIODS or before.text in (",", "(", "and")):
        return False
    if place.number.dep in ("nsubj", "nsubjpass") or phrase.modifier in _BOUNDS:
        return True
    if place.number.entity != "DATE" or _is_year(phrase):
        return False
    return place.number.dep in ("dobj", "attr")  # "wounding 54", "the toll is now 25": no day of a month


_CLOSES_AN_AGE = frozenset({
    ",", ".", ")", ";", "and", "or", ":", "-", "—", "–", "--", "from", "was", "were", "is", "are", "who", "in",
    "had", "has"
})  # fmt: skip


_AGED = (
    "men",
    "women",
    "people",
    "children",
    "adults",
    "those",
    "anyone",
    "everyone",
    "kids",
    "boys",
    "girls",
    "persons",
)


def _is_age(phrase: NumberPhrase, place: _Place) -> bool:
    """Whether it is one as in "John Smith, 25, was", "a man, 37, of Dallas", "Ann Lee (25)", "the two, both 14"."""
    before, named, value = place.before, place.left(2), phrase.parts[0].value
    if before is None or phrase.parts[0].scaled or not 0 < value < 116:
        return False
    if place.tokens[place.first].lower in ("over", "under", "above", "below") and before.lower in _AGED:
        return place.after is None or place.after.pos not in ("NOUN", "ADJ", "NUM", "PROPN")
    told = place.number.dep == "attr" and place.head.lemma == "be"  # "the toll is now 25"
    if before.lower in ("both", "all", "then", "now", "only", "also") and phrase.parts[0].in_figures and not told:
        return place.after is None or place.after.text in (",", ".", ";", ")")
    if before.text not in (",", "(", "-", "—", "–") or named is None:
        return False
    person = named.entity == "PERSON"
    if _goes_on_a_list(place) and (named.entity in _SPOTS or phrase.modifier in _BOUNDS):
        return False  # "31 in Arden, 12 in Belmont"
    if not person and not (phrase.parts[0].in_figures and named.tag in ("NNP", "NN", "NNPS", "NNS")):
        return False
    if place.after is not None and place.after.lower == "of":
        following = place.right(1)
        return following is not None and following.tag in ("NNP", "NNPS")
    return place.after is None or place.after.text in _CLOSES_AN_AGE


_SPOTS = ("GPE", "LOC", "FAC", "ORG")


def _goes_on_a_list(place: _Place) -> bool:
    """Whether a place of its own follows the number: ", 12 in Belmont", ", 30 from the north"."""
    following = place.right(1)
    if place.after is None or place.after.lower not in ("in", "from") or following is None:
        return False
    return following.entity in _SPOTS or following.lower == "the"


def _is_how_old(phrase: NumberPhrase, place: _Place) -> bool:
    """Whether it is one as in "she was 17 at the time": a person is a number in figures."""
    if not phrase.parts[0].in_figures or place.head.lemma != "be" or place.number.dep not in ("attr", "acomp"):
        return False
    before = place.tokens[place.sentence.first : place.first]
    subjects = (token for token in before if token.head == place.head.i and token.dep == "nsubj")
    return any(token.lower in ("he", "she") or token.entity == "PERSON" for token in subjects)


def _is_part_of_name(phrase: NumberPhrase, place: _Place) -> bool:
    """Whether it is "Fox 35", "7 Mile Bloods": in figures, within a name and not before what it could count."""
    if not phrase.parts[0].in_figures or place.last - place.first > 1 or phrase.parts[0].scaled:
        return False
    after = place.after
    if after is not None and after.text[0] in "KW" and after.text.isupper() and len(after.text) == 4:
        return True  # the call sign of a station: "1080 WABC"
    counts = after is not None and after.text.islower() and after.tag in ("NNS", "JJ", "VBN", "NN", "JJR")
    if counts:
        return False
    if place.number.entity in _NAMES and not place.number.entity_begins:
        return True
    before, beyond = place.before, place.right(1)
    plural = beyond is not None and beyond.tag == "NNS" and beyond.text.islower()
    if plural and after is not None and after.tag in ("NNP", "JJ") and place.number.entity == "CARDINAL":
        return False  # "in the attack on Dorin 130 Kestran soldiers were killed"
    return before is not None and before.tag == "NNP" and place.number.head == before.i and place.number.dep == "nummod"


_BEFORE_A_STREET = ("near", "on", "at", "and", "between", "off", "to", "of", "&")


def _ordinal(place: _Place) -> Verdict | None:
    """Ranks of things; not "first," as an adverb, and not names ("16th Street", "Fifth Ward", "87th and Main")."""
    after = place.after
    if place.number.dep in ("advmod", "npadvmod") or place.number.tag == "RB":
        return Verdict(NOTHING, "adverb")
    if place.number.entity in _PERIODS:
        return Verdict(NOTHING, "period")
    named = place.number.dep == "compound" or place.head.tag in ("NNP", "NNPS") or place.head is place.number
    if named and after is not None and after.tag in ("NNP", "NNPS") and after.text[0].isupper():
        return Verdict(NOTHING, "name")  # but "the first Arden man" is a rank
    beyond = place.right(1)
    before = place.before
    alone = after is None or after.pos in ("PUNCT", "CCONJ", "ADP", "VERB", "AUX")
    if place.number.text[0].isupper() and alone and before is not None and before.tag == "NNP":
        return Verdict(NOTHING, "name")  # "on South Seventh"
    if place.number.text[0].isdigit() and alone and before is not None and before.lower in _BEFORE_A_STREET:
        return Verdict(NOTHING, "name")
    if place.number.text[0].isdigit() and after is not None and after.text in ("and", "&") and beyond is not None:
        return Verdict(NOTHING, "name") if beyond.text[0].isupper() or beyond.text[0].isdigit() else None
    return None


_OWNED = frozenset({
    "have", "be", "get", "need", "want", "own", "buy", "carry", "use", "see", "know", "find", "like", "take", "do",
    "become"
})  # fmt: skip
_POINTING = ("this", "that", "which", "each", "every", "any")
_RELATIVE = frozenset({
    "that", "who", "which", "whom", "we", "you", "they", "i", "he", "she", "it", "where", "in", "with", "from"
})  # fmt: skip


def _is_pronoun(place: _Place) -> bool:
    """Whether "one" stands for a thing already named ("he had one", "that one"), or is one of the best of its kind."""
    before, after = place.before, place.after
    if before is not None and before.lower in _POINTING and before.head == place.number.i:
        return place.number.dep != "nummod"
    if (
        before is not None
        and before.lower == "the"
        and (after is None or after.lower in _RELATIVE or after.tag == "PRP" or after.entity in _PERIODS)
    ):
        return True
    if after is not None and after.lower == "of":
        ahead = place.tokens[place.last + 1 : min(place.last + 6, place.sentence.last)]
        return any(token.tag in ("JJS", "RBS") for token in ahead)
    alone = after is None or after.tag in (",", ".", ":", "CC")
    return alone and place.number.dep in ("dobj", "attr", "pobj") and place.head.lemma in _OWNED


_FAR = 8
"""Tokens after "both" among which its "and" is looked for."""


def _word_for_number(place: _Place) -> Verdict | None:
    """Spare "no", "some", "both", "most" only before a plural, or alone as a subject or object."""
    number, word = place.number, place.tokens[place.last - 1].lower
    if place.last - place.first > 1 or word not in ("no", "some", "both", "most", "few", "many"):
        return None
    head = place.head
    if word == "both":
        ahead = place.tokens[place.last : min(place.last + _FAR, place.sentence.last)]
        pair = number.dep in ("preconj", "cc", "advmod", "dep") and any(token.lower == "and" for token in ahead)
        return Verdict(NOTHING, "both-and") if pair and head.entity != "PERSON" and head.tag != "NNP" else None
    if number.tag in ("RBS", "RB") and word != "no":
        return Verdict(NOTHING, "adverb")
    if number.dep in ("det", "amod") and head.pos in ("NOUN", "PROPN"):
        plural = head.tag in ("NNS", "NNPS") or head.lower == "people"
        return None if plural or (word == "no" and head.lower in _SINGULAR) else Verdict(NOTHING, "mass-noun")
    if word == "no":
        return Verdict(NOTHING, "no")
    alone = number.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "ROOT", "conj", "attr", "appos")
    of = place.after is not None and place.after.lower == "of"
    return None if alone or of else Verdict(NOTHING, "adverb")


_SINGULAR = frozenset({
    "arrest", "person", "suspect", "victim", "officer", "civilian", "casualty", "fatality", "death", "injury",
    "survivor", "child", "soldier", "man", "woman", "one"
})  # fmt: skip
