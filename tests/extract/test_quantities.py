"""Quantities: which numbers are counts, what their words state, and which are none."""

from __future__ import annotations

import importlib.util
import json
import tomllib
from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.bounds import ModifierRow, find_numbers
from reportedly.extract.mentions import QuantityMention
from reportedly.extract.not_counts import MEASURE, NOTHING, WordsRow
from reportedly.extract.quantities import find_quantities, judge_numbers
from reportedly.extract.tables import load_table
from reportedly.extract.vague_numbers import LONGEST, TABLE, VagueRow
from reportedly.records import Analysis, Modifier, Number, Origin

Analyse = Callable[..., Analysis]
CASES = tomllib.loads(Path(__file__).with_name("quantities_cases.toml").read_text(encoding="utf-8"))["case"]
SPECS = Path(__file__).resolve().parents[2] / "bench" / "number_specs.py"


def _number(value: Number | None) -> str:
    return "-" if value is None else str(value)


def _line(mention: QuantityMention) -> str:
    quantity = mention.quantity
    bounds = " ".join(map(_number, (quantity.point, quantity.low, quantity.high)))
    return f"{mention.kind} {quantity.modifier} {bounds} {quantity.span.text}"


def _rules(analysis: Analysis) -> set[str]:
    """The rows that made a number, bounded it or left it out."""
    judged = list(judge_numbers(analysis))
    return {rule for found in judged for rule in found.phrase.rules} | {found.verdict.rule for found in judged}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_text_and_its_numbers(case: dict[str, Any], analyse_text: Analyse) -> None:
    analysis = analyse_text(case["text"])
    assert [_line(m) for m in find_quantities(analysis) if m.kind != MEASURE] == case["finds"]
    report = analysis.report
    left_out = {
        f"{found.verdict.rule} {report.text[found.phrase.start : found.phrase.end]}"
        for found in judge_numbers(analysis)
        if found.verdict.kind in (NOTHING, MEASURE)
    }
    assert set(case.get("left_out", ())) <= left_out


@pytest.mark.parametrize("row", load_table(TABLE, "modifier", ModifierRow), ids=attrgetter("id"))
def test_every_bound_is_read_in_its_example_and_not_in_its_near_miss(row: ModifierRow, analyse_text: Analyse) -> None:
    found = [m.quantity.modifier for m in find_quantities(analyse_text(row.example))]
    assert Modifier(row.modifier) in found
    assert row.id in _rules(analyse_text(row.example))
    assert row.id not in _rules(analyse_text(row.near_miss))


@pytest.mark.parametrize("row", load_table(TABLE, "vague", VagueRow), ids=attrgetter("id"))
def test_every_word_for_a_number_is_read_in_its_example_and_not_in_its_near_miss(
    row: VagueRow, analyse_text: Analyse
) -> None:
    assert max(len(words.split()) for words in row.words) <= LONGEST
    (mention,) = find_quantities(analyse_text(row.example))
    assert (mention.kind, mention.quantity.modifier) == (row.kind, Modifier(row.modifier))
    assert mention.quantity.point == row.value
    assert row.id in _rules(analyse_text(row.example))
    assert row.id not in _rules(analyse_text(row.near_miss))


@pytest.mark.parametrize("key", ["unit", "name", "fixed", "ranked"])
def test_every_row_that_leaves_a_number_out_does_so_in_its_example_alone(key: str, analyse_text: Analyse) -> None:
    for row in load_table(TABLE, key, WordsRow):
        for text, expected in ((row.example, True), (row.near_miss, False)):
            rules = {found.verdict.rule for found in judge_numbers(analyse_text(text))}
            assert (row.id in rules) == expected, (row.id, text)
        counts = [m.kind for m in find_quantities(analyse_text(row.example))]
        assert counts == ([MEASURE] if key == "unit" else []), row.example


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-one trillion and three hundred", 21_000_000_000_300),
        ("two hundred and two thousand", 202_000),
        ("4 thousand 3 hundred and 21", 4321),
        ("six crore", 60_000_000),
        ("half a dozen", 6),
        ("a quarter of a million", 250_000),
        ("five and a half million", 5_500_000),
        ("2 1/2", Decimal("2.5")),
        ("1.2m people", 1_200_000),
        ("10 point five", Decimal("10.5")),
        ("12,34,567", 1_234_567),
    ],
)
def test_words_and_figures_have_one_exact_value(text: str, value: Number) -> None:
    (phrase,) = find_numbers(text)
    assert phrase.point == value
    assert type(phrase.point) is type(value)


def test_a_share_of_a_stated_number_is_arithmetic(analyse_text: Analyse) -> None:
    (mention,) = find_quantities(analyse_text("Half of the 24 miners drowned."))
    assert (mention.quantity.point, mention.quantity.origin) == (12, Origin.ARITHMETIC)
    half, miners = find_quantities(analyse_text("Half of the 25 miners drowned."))
    assert (half.quantity.point, miners.quantity.point) == (None, 25), "no miner is halved"


def test_the_number_hangs_outside_its_span(analyse_text: Analyse) -> None:
    analysis = analyse_text("At least 1,000 troops and several thousand guards left; no fewer than 12 were hurt.")
    for mention in find_quantities(analysis):
        assert mention.first <= mention.number < mention.last
        assert not mention.first <= analysis.tokens[mention.number].head < mention.last


WORDS = ["one", "two", "1,000", "3", "million", "and", "a", "half", "of", "the", "at least", "-", "to", "1/0", "½", "٣",
         "hundred", "third", "%", "dozens", "no", "some", "between", "or", "more", "$", "2009", ".", "🙂", "\u00a0",
         "a few", "one in", "0", "people", "\r\n\r\n", "’", "point", "+", "99999999999999999999"]  # fmt: skip


@given(text=st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_spans_are_words_in_order_and_bounds_are_the_modifiers(text: str, analyse_text: Analyse) -> None:
    last = 0
    for mention in find_quantities(analyse_text(text)):
        quantity = mention.quantity
        assert text[quantity.span.start : quantity.span.end] == quantity.span.text
        assert quantity.span.start >= last
        last = quantity.span.end
        assert mention.first <= mention.number < mention.last
        stated = (quantity.point is not None, quantity.low is not None, quantity.high is not None)
        if mention.kind == "count":
            assert stated == BOUNDS[quantity.modifier], quantity


BOUNDS = {
    Modifier.EXACT: (True, True, True),
    Modifier.APPROX: (True, False, False),
    Modifier.AT_LEAST: (False, True, False),
    Modifier.MORE_THAN: (False, True, False),
    Modifier.AT_MOST: (False, False, True),
    Modifier.LESS_THAN: (False, False, True),
    Modifier.RANGE: (False, True, True),
    Modifier.VAGUE: (False, False, False),
    Modifier.PLURAL: (False, True, False),
}
"""Which of point, low and high each modifier states."""


@given(text=st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for phrase in find_numbers(text):
        assert text[phrase.start : phrase.end].strip() == text[phrase.start : phrase.end] != ""


def _specs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("number_specs", SPECS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_number_specifications_stay_read(shared: Path) -> None:
    models = json.loads((shared / "data/numbers/dev.json").read_text(encoding="utf-8"))["models"]
    module = _specs()
    scores = module.score(models)
    right, eligible = (sum(row[at] for row in scores.values()) for at in (0, 1))
    known = {module.hash_of(model, case["Input"]) for model, cases in models.items() for case in cases}
    assert set(module.load_excluded()) <= known, "a hash that names no case"
    assert eligible >= 140
    assert right / eligible >= 0.96
