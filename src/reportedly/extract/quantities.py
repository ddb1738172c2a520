"""Find the numbers of a report: counts, ranks and shares, each with the bounds that its words state.

In order: read every number of a sentence (``bounds``), leave out those that count nothing (``not_counts`` by the words
around them, here by the parse), and tie the rest to their tokens. Measures (hours, dollars, miles) are kept with kind
"measure", so that nobody takes them for counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from reportedly.extract.bounds import NumberPhrase, read_numbers
from reportedly.extract.mentions import QuantityMention
from reportedly.extract.not_counts import NOTHING, Verdict, judge
from reportedly.extract.numerals import Piece, lex
from reportedly.records import Analysis, Modifier, Quantity, Sentence, Token


def find_quantities(analysis: Analysis) -> tuple[QuantityMention, ...]:
    """Every quantity of the report, in text order, never overlapping.

    ``kind`` is "count", "ordinal", "share" or "measure". Ages, years, dates, names with numbers and fixed phrases are
    left out.
    """
    found = []
    for phrase, first, last, verdict in explain_quantities(analysis):
        if verdict.kind != NOTHING:
            span = analysis.report.span(phrase.start, phrase.end)
            quantity = Quantity(span, phrase.point, phrase.low, phrase.high, phrase.modifier)
            found.append(QuantityMention(quantity, first, last, _number_token(analysis, first, last), verdict.kind))
    return tuple(found)


def explain_quantities(analysis: Analysis) -> Iterator[tuple[NumberPhrase, int, int, Verdict]]:
    """Every number with the tokens that say it (half-open) and what was made of it."""
    text = analysis.report.text
    for sentence in analysis.sentences:
        tokens = analysis.tokens[sentence.first : sentence.last]
        pieces = lex(text[tokens[0].start : tokens[-1].end], tokens[0].start)
        starts = [token.start for token in tokens]
        for phrase in read_numbers(pieces):
            first = sentence.first + bisect_right(starts, phrase.start) - 1
            last = sentence.first + bisect_right(starts, phrase.end - 1)
            verdict = judge(text, pieces, phrase)
            if verdict.kind in ("count", "ordinal", "share"):
                verdict = _in_its_clause(analysis, sentence, pieces, phrase, first, last) or verdict
            yield phrase, first, last, verdict


def _number_token(analysis: Analysis, first: int, last: int) -> int:
    """The token of the span that the others hang from."""
    outside = [i for i in range(first, last) if not first <= analysis.tokens[i].head < last or analysis.tokens[i].head == i]
    numbers = [i for i in outside if analysis.tokens[i].pos in ("NUM", "NOUN", "DET", "PRON", "ADJ", "PROPN")]
    return (numbers or outside or [last - 1])[-1]


_PERIODS = ("DATE", "TIME")
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec".split()
)


def _in_its_clause(
    analysis: Analysis, sentence: Sentence, pieces: list[Piece], phrase: NumberPhrase, first: int, last: int
) -> Verdict | None:
    """What the parse makes of a number that its neighbours leave a count; None where it stays one."""
    tokens = analysis.tokens
    number = tokens[_number_token(analysis, first, last)]
    before = tokens[first - 1] if first > sentence.first else None
    after = tokens[last] if last < sentence.last else None
    if _is_date(phrase, before, after):
        return Verdict(NOTHING, "date")
    if number.entity in _PERIODS and not _counts_a_plural(tokens, number, after):
        return Verdict(NOTHING, "period")
    if _is_age_in_apposition(analysis, phrase, before, after, first, last):
        return Verdict(NOTHING, "age")
    if phrase.kind == "ordinal" and number.dep in ("advmod", "npadvmod"):
        return Verdict(NOTHING, "adverb")
    if not phrase.parts and (words := tokens[last - 1].lower) in ("no", "some", "both"):
        return _determiner(tokens, number, words, after)
    return None


def _is_date(phrase: NumberPhrase, before: Token | None, after: Token | None) -> bool:
    """"May 4", "4 May", "in 2009", "2009-2013": a year is four digits without a comma, not before a plural."""
    if not phrase.parts:
        return False
    beside = before is not None and before.lower.rstrip(".") in _MONTHS and before.text[0].isupper()
    beside |= after is not None and after.lower.rstrip(".") in _MONTHS and after.text[0].isupper()
    low = phrase.parts[0].value
    if beside and 1 <= low <= 31:
        return True
    years = all(part.in_figures and not part.scaled and 1800 <= part.value < 2100 for part in phrase.parts[:1])
    if not years or phrase.modifier not in (Modifier.EXACT, Modifier.RANGE) or "," in str(phrase.parts[0].value):
        return False
    if phrase.end - phrase.start > 4 and phrase.modifier is Modifier.EXACT:
        return False  # "1,950 homes"
    return after is None or after.tag not in ("NNS",) or (before is not None and before.lower in ("the", "in", "since", "of"))


def _counts_a_plural(tokens: tuple[Token, ...], number: Token, after: Token | None) -> bool:
    head = tokens[number.head]
    return (number.dep == "nummod" and head.tag == "NNS" and head.entity not in _PERIODS) or (
        after is not None and after.tag == "NNS" and after.entity not in _PERIODS
    )


def _is_age_in_apposition(
    analysis: Analysis, phrase: NumberPhrase, before: Token | None, after: Token | None, first: int, last: int
) -> bool:
    """"John Smith, 25, was", "a man, 37, of Dallas", "Ann Lee (25)", "boys, 5 and 7"."""
    value = phrase.parts[0].value if phrase.parts else 0
    if before is None or not phrase.parts or not phrase.parts[0].in_figures or not 0 < value < 116:
        return False
    closes = after is None or after.text in (",", ".", ")", ";", "and", ":", "-", "—", "–", "of", "from", "was", "were")
    if before.text not in (",", "(") or not closes or first < 2:
        return False
    named = analysis.tokens[first - 2]
    if after is not None and after.lower == "of" and last + 1 < len(analysis.tokens):
        following = analysis.tokens[last + 1]
        return following.tag == "NNP" and named.tag in ("NNP", "NN")
    return named.tag in ("NNP", "NN", "NNPS", "NNS") or named.entity == "PERSON"


def _determiner(tokens: tuple[Token, ...], number: Token, word: str, after: Token | None) -> Verdict | None:
    """"no suspects", "some soldiers", "both": only before a plural, or alone as a subject or object."""
    head = tokens[number.head]
    if word == "both":
        return Verdict(NOTHING, "preconj") if number.dep in ("preconj", "cc") and head.entity != "PERSON" else None
    if number.dep == "det" and head.pos in ("NOUN", "PROPN"):
        plural = head.tag in ("NNS", "NNPS") or head.lower == "people"
        return None if plural or (word == "no" and head.lower in _ONE_OF) else Verdict(NOTHING, "mass-noun")
    if word == "some":
        return None if number.tag == "DT" and number.dep in ("nsubj", "nsubjpass", "dobj", "pobj") else Verdict(NOTHING, "adverb")
    return Verdict(NOTHING, "no")


_ONE_OF = frozenset("arrest person suspect victim officer civilian casualty fatality death injury survivor child soldier man woman".split())
