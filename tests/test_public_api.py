"""The library's door: what it lists is what it has, and opening it costs next to nothing."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

import reportedly
from reportedly import errors, records

TEXT = "At least 40 people were hurt in Arden, the mayor said on Tuesday."


def _public(module: object) -> set[str]:
    return {name for name in vars(module) if not name.startswith("_")}


def test_all_that_is_listed_is_there_and_no_name_is_listed_twice() -> None:
    assert len(set(reportedly.__all__)) == len(reportedly.__all__)
    assert reportedly.__all__ == sorted(reportedly.__all__)
    for name in reportedly.__all__:
        assert getattr(reportedly, name).__module__.startswith("reportedly"), name
    assert set(reportedly.__all__) <= set(dir(reportedly))


def test_all_that_a_reader_of_records_meets_is_listed() -> None:
    ours = {
        name
        for name in _public(records)
        if is_dataclass(kind := getattr(records, name)) or (isinstance(kind, type) and issubclass(kind, StrEnum))
    }
    inner = {"Analysis", "AttributionSpans", "Person"}  # what the parser hands on, and no reading holds
    assert ours - inner - {"StrEnum"} <= set(reportedly.__all__)
    family = {
        name
        for name in _public(errors)
        if isinstance(kind := getattr(errors, name), type) and issubclass(kind, Exception)
    }
    assert family <= set(reportedly.__all__)


def test_what_is_not_listed_is_not_promised() -> None:
    with pytest.raises(AttributeError, match="'reportedly' has no attribute 'reed'"):
        _ = reportedly.reed  # type: ignore[attr-defined]


def test_importing_brings_nothing_heavy() -> None:
    code = (
        "import sys, time; began = time.process_time(); import reportedly; took = time.process_time() - began;"
        "print(took); print(sorted({'spacy', 'numpy', 'sqlalchemy', 'lxml', 'click'} & set(sys.modules)))"
    )
    best = 1.0
    for _ in range(3):  # other work on the machine makes a run slower, never faster
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
        took, heavy = done.stdout.splitlines()
        assert heavy == "[]"
        best = min(best, float(took))
    assert best < 0.1


def test_the_library_is_silent_until_somebody_listens() -> None:
    assert any(isinstance(handler, logging.NullHandler) for handler in logging.getLogger("reportedly").handlers)


def test_read_then_keep_then_ask(tmp_path: Path) -> None:
    reading = reportedly.read(TEXT, published=date(2024, 5, 9), publisher="The Arden Post", id="one")
    assert reading.report.id == "one"
    hurt = next(claim for claim in reading.claims if claim.predicate == "wounded")
    assert hurt.quantity is not None
    assert (hurt.quantity.span.text, hurt.quantity.low, hurt.quantity.high) == ("At least 40", 40, None)
    assert TEXT[hurt.evidence[0].start : hurt.evidence[0].end] == hurt.evidence[0].text
    with reportedly.open_ledger(tmp_path / "arden.db") as ledger:
        assert ledger.add(reading)
        assert [stored.claim for stored in ledger.claims()] == list(reading.claims)
        assert ledger.reading("one") == reading


def test_nothing_found_is_an_empty_reading() -> None:
    reading = reportedly.read("The sea was calm.")
    assert [claim for claim in reading.claims if claim.kind is reportedly.ClaimKind.FIGURE] == []
    assert reading.report.text == "The sea was calm."


@pytest.mark.parametrize("text", ["", " \n\t", "Two died.\0", "Two died.\ud83d"])
def test_what_is_no_text_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(reportedly.InputError) as refused:
        reportedly.read(text)
    assert refused.value.what


def test_options_are_keyword_only() -> None:
    with pytest.raises(TypeError):
        reportedly.read(TEXT, date(2024, 5, 9))  # type: ignore[call-arg]
