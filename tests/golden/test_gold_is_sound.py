"""The annotated answers are themselves right: every quote is in its report, every bound follows from its modifier.

`gold.jsonl` holds a line a report: ``id`` (the file's stem, or the id of the JSON line), ``file`` under ``examples/``,
``published``, ``publisher`` and ``claims``. A page's quotes have no offsets: they depend on how the page is read.
"""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportedly.records import Accumulation, Modifier, Realis, Stance

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
RELATIONS = {"repeat", "corroborates", "compatible", "refines", "update", "revision_down", "time_explained", "conflict"}
RELATIONS |= {"denies", "supersedes", "incomparable"}

BOUNDS = {
    Modifier.EXACT: ("point", "low", "high"),
    Modifier.APPROX: ("point",),
    Modifier.AT_LEAST: ("low",),
    Modifier.MORE_THAN: ("low",),
    Modifier.AT_MOST: ("high",),
    Modifier.LESS_THAN: ("high",),
    Modifier.RANGE: ("low", "high"),
    Modifier.VAGUE: (),
    Modifier.PLURAL: ("low",),
}
"""Which of a quantity's numbers its words state; the others are null."""

WORDS = {"no": 0, "none": 0, "nobody": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
WORDS |= {"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "seventeen": 17}
WORDS |= {"first": 1, "fourth": 4, "sixth": 6}

Gold = dict[str, Any]


def _lines(path: Path) -> list[Gold]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


GOLD = _lines(HERE / "gold.jsonl")
CLAIMS = [pytest.param(gold, claim, id=f"{gold['id']}-{claim['id']}") for gold in GOLD for claim in gold["claims"]]


@cache
def _text(file: str, report_id: str) -> str:
    path = EXAMPLES / file
    if path.suffix == ".jsonl":
        return next(str(record["text"]) for record in _lines(path) if record["id"] == report_id)
    raw = path.read_bytes().decode("utf-8")
    if path.suffix == ".html":
        return html.unescape("\n\n".join(re.findall(r"<p>(.*?)</p>", raw, re.DOTALL)))
    return raw


def _numbers(surface: str) -> set[int]:
    surface = re.sub(r"(?i)\bno fewer than\b", "", surface)  # this "no" bounds a number and is none
    digits = {int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", surface)}
    return digits | {WORDS[word] for word in re.findall(r"[a-z]+", surface.lower()) if word in WORDS}


@pytest.mark.parametrize(("report", "claim"), CLAIMS)
def test_a_quote_stands_once_in_its_report_where_its_offsets_say(report: Gold, claim: Gold) -> None:
    text, quote = _text(report["file"], report["id"]), claim["quote"]
    assert text.count(quote["text"]) == 1
    assert claim["quantity"]["surface"] in quote["text"]
    if not report["file"].endswith(".html"):
        assert text[quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize(("report", "claim"), CLAIMS)
def test_bounds_follow_the_modifier_and_come_from_the_surface(report: Gold, claim: Gold) -> None:
    quantity = claim["quantity"]
    stated = {name for name in ("point", "low", "high") if quantity[name] is not None}
    assert stated == set(BOUNDS[Modifier(quantity["modifier"])]), report["id"]
    if quantity["modifier"] == Modifier.PLURAL:
        assert quantity["low"] == 1
    else:
        assert {quantity[name] for name in stated} == _numbers(quantity["surface"])
    if quantity["modifier"] == Modifier.EXACT:
        assert quantity["point"] == quantity["low"] == quantity["high"]
    if quantity["modifier"] == Modifier.RANGE:
        assert quantity["low"] < quantity["high"]


@pytest.mark.parametrize(("report", "claim"), CLAIMS)
def test_fields_use_the_words_of_the_records(report: Gold, claim: Gold) -> None:
    stances = {Stance(stance) for stance in (claim["stance"], *(link["stance"] for link in claim["sources"])) if stance}
    assert Realis(claim["realis"]), report["id"]
    assert Accumulation(claim["accumulation"])
    assert claim["kind"] == "figure"
    if Stance.DENIED in stances:
        assert claim["negated"]
    if not claim["sources"]:
        assert stances <= {Stance.REPORTED_AS_FACT, Stance.DENIED}


def test_every_example_has_its_answers_and_no_answer_lacks_its_example() -> None:
    files = [path for path in EXAMPLES.glob("*/*") if path.suffix in {".txt", ".html"}]
    records = [record for path in EXAMPLES.glob("*/*.jsonl") for record in _lines(path)]
    assert sorted(report["id"] for report in GOLD) == sorted([path.stem for path in files] + [r["id"] for r in records])
    assert {(r["id"], r["published"], r["publisher"]) for r in records} <= {
        (report["id"], report["published"], report["publisher"]) for report in GOLD
    }


@pytest.mark.parametrize("pair", _lines(HERE / "relations.jsonl"), ids=lambda pair: pair["reason"])
def test_a_relation_joins_two_claims_that_are_there_and_says_why(pair: Gold) -> None:
    known = {(report["id"], claim["id"]) for report in GOLD for claim in report["claims"]}
    ends = [(pair[side]["report"], pair[side]["claim"]) for side in ("a", "b")]
    assert set(ends) <= known
    assert ends[0] != ends[1]
    assert pair["relation"] in RELATIONS
    assert len(pair["reason"].split()) >= 4
