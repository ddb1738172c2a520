"""Score number reading against Recognizers-Text's specifications: ``python bench/number_specs.py GOLD.json [--show]``.

GOLD is the specifications joined into one file: {"models": {model: [case]}}, a case with Input and Results [{Text,
Start, End (inclusive), Resolution}]. A case is right when the same spans are found with the same values, and nothing
else. Cases that no news report can hold are left out: ``number_specs_excluded.toml`` names each by the hash of its
input, with the reason.

The specifications leave words of approximation out of a range's span ("about 20-100"), and print how a range is closed,
which our records do not hold; both are evened out before spans and values are compared.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from reportedly.extract.bounds import find_numbers, read_numbers
from reportedly.extract.number_phrases import NumberPhrase
from reportedly.extract.pieces import lex
from reportedly.records import Modifier, Number, Origin

Found = tuple[int, int, str]
"""Half-open code points and a value, as the specifications print it."""

EXCLUDED = Path(__file__).with_name("number_specs_excluded.toml")
_APPROXIMATE = re.compile(r"(?:about|around|roughly)\s+", re.IGNORECASE)
_INTERVALS = {
    Modifier.RANGE: "[{low},{high})",
    Modifier.AT_LEAST: "[{low},)",
    Modifier.MORE_THAN: "({low},)",
    Modifier.AT_MOST: "(,{high}]",
    Modifier.LESS_THAN: "(,{high})",
}


def find_plain_numbers(text: str) -> Iterator[Found]:
    """Every number without its bounds; "one out of three" is one number."""
    pieces = lex(text)
    for phrase in read_numbers(pieces):
        numerals = [part for part in phrase.parts if part.kind != "ordinal"]
        if (
            phrase.kind == "share"
            and len(numerals) == 2
            and phrase.origin is Origin.STATED
            and phrase.share is not None
        ):
            yield pieces[numerals[0].first].start, pieces[numerals[1].last - 1].end, _printed(phrase.share)
            continue
        for part in numerals:
            yield pieces[part.first].start, pieces[part.last - 1].end, _printed(part.value)


def find_ordinals(text: str) -> Iterator[Found]:
    """Every place in an order."""
    for phrase in find_numbers(text):
        if phrase.kind == "ordinal":
            yield phrase.start, phrase.end, _printed(phrase.parts[0].value)


def find_percentages(text: str) -> Iterator[Found]:
    """Every percentage."""
    for phrase in find_numbers(text):
        if phrase.kind == "share" and phrase.share is not None and phrase.parts[0].kind == "cardinal":
            yield phrase.start, phrase.end, _printed(phrase.share * 100) + "%"


def find_ranges(text: str) -> Iterator[Found]:
    """Every number that its words bound on one side or both."""
    for phrase in find_numbers(text):
        if shape := _INTERVALS.get(phrase.modifier):
            low, high = _bounds(phrase)
            about = _APPROXIMATE.match(text, phrase.start)
            yield about.end() if about else phrase.start, phrase.end, shape.format(low=low, high=high)


def _bounds(phrase: NumberPhrase) -> tuple[str, str]:
    if phrase.share is not None:  # a share has no bounds of its own: its value takes their place
        return _printed(phrase.share), _printed(phrase.share)
    return (
        "" if phrase.low is None else _printed(phrase.low),
        "" if phrase.high is None else _printed(phrase.high),
    )


def _printed(value: Number) -> str:
    """To 15 significant digits, as the specifications have it."""
    digits = f"{Decimal(value):.15g}" if isinstance(value, Decimal) else str(value)
    return digits.rstrip("0").rstrip(".") if "." in digits and "e" not in digits.lower() else digits


MODELS: dict[str, Callable[[str], Iterator[Found]]] = {
    "NumberModel": find_plain_numbers,
    "OrdinalModel": find_ordinals,
    "PercentModel": find_percentages,
    "NumberRangeModel": find_ranges,
}


def hash_of(model: str, text: str) -> str:
    """What names a case in ``number_specs_excluded.toml``: the inputs themselves are not ours to copy."""
    return hashlib.sha256(f"{model}\n{text}".encode()).hexdigest()[:12]


def load_excluded() -> dict[str, str]:
    """The reason by the hash of the excluded case."""
    rows = tomllib.loads(EXCLUDED.read_text(encoding="utf-8"))["excluded"]
    return {case: row["reason"] for row in rows for case in row["cases"]}


def is_right(model: str, case: dict[str, Any]) -> bool:
    """Whether the same spans are found with the same values, and nothing else."""
    expected = [(row["Start"], row["End"] + 1, row["Resolution"].get("value")) for row in case["Results"]]
    found = list(MODELS[model](case["Input"]))
    return len(found) == len(expected) and all(
        left[:2] == right[:2] and _same(left[2], right[2]) for left, right in zip(found, expected, strict=True)
    )


_DIGITS = re.compile(r"\d+(?:\.\d+)?(?:E-?\d+)?", re.IGNORECASE)


def _same(left: str, right: str) -> bool:
    """Equal signs and brackets (of a range, the numbers only), and numbers equal to one part in 10 ** 12."""
    if len(_DIGITS.findall(left)) == len(_DIGITS.findall(right)) == 2:
        left, right = left.strip("[]()"), right.strip("[]()")
    if _DIGITS.sub("n", left) != _DIGITS.sub("n", right):
        return False
    pairs = zip(_DIGITS.findall(left), _DIGITS.findall(right), strict=True)
    return all(abs(Decimal(ours) - Decimal(theirs)) <= Decimal(theirs) / 10**12 for ours, theirs in pairs)


def score(models: dict[str, list[dict[str, Any]]]) -> dict[str, tuple[int, int, list[str]]]:
    """By model: right cases, eligible cases, and the inputs of the wrong ones."""
    excluded = load_excluded()
    scores = {}
    for model, cases in models.items():
        eligible = [case for case in cases if hash_of(model, case["Input"]) not in excluded]
        wrong = [case["Input"] for case in eligible if not is_right(model, case)]
        scores[model] = (len(eligible) - len(wrong), len(eligible), wrong)
    return scores


def main() -> None:
    """Print right, eligible and excluded cases by model, and the wrong ones after ``--show``."""
    paths = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(paths) != 1:
        sys.exit("usage: number_specs.py GOLD.json [--show]")
    models = json.loads(Path(paths[0]).read_text(encoding="utf-8"))["models"]
    scores = score(models)
    for model, (right, eligible, wrong) in scores.items():
        left_out = len(models[model]) - eligible
        print(f"{model:<17} {right:>4}/{eligible:<4} {right / max(eligible, 1):.3f}   {left_out} left out")
        if "--show" in sys.argv:
            for text in wrong:
                print(f"    {hash_of(model, text)} {text!r}: {list(MODELS[model](text))}")
    right, eligible = sum(row[0] for row in scores.values()), sum(row[1] for row in scores.values())
    print(f"{'all':<17} {right:>4}/{eligible:<4} {right / max(eligible, 1):.3f}")


if __name__ == "__main__":
    main()
