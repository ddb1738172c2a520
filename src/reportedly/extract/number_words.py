"""The words of English numbers, and what each of them is worth; a few common misspellings are among them."""

from __future__ import annotations

SMALL = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "fourty": 40,
}  # fmt: skip
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7,
    "mln": 10**6, "bln": 10**9, "tln": 10**12, "mn": 10**6, "bn": 10**9, "tn": 10**12, "mil": 10**6,
}  # fmt: skip
GLUED_SCALES = SCALES | {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
DOZENS = {"dozen", "dozens", "doz", "dozs"}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "nineth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "twelveth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
}  # fmt: skip
ORDINALS |= {word[:-1] + "ieth": value for word, value in TENS.items()}
ORDINALS |= {"hundredth": 100} | {word + "th": value for word, value in SCALES.items() if word.endswith(("d", "on"))}
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
ARTICLES = ("a", "an")

STARTS = frozenset(SMALL) | set(TENS) | set(ORDINALS) | set(PARTS) | set(ARTICLES) | DOZENS
STARTS |= {"hundred", "minus", "negative", *SCALES} - {"mn", "tn", "mil", "bn"}
"""Words that a number can begin with."""
