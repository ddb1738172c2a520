"""Fixtures that many tests share: the parser, loaded once, and the data to measure on, where it is there."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reportedly.analyse.parser import Parser, load_parser
from reportedly.records import Analysis, Report, text_sha256

SHARED = Path(os.environ.get("REPORTEDLY_DATA", Path(__file__).resolve().parents[2] / "shared"))
"""The measuring data is no part of the project: it stands beside the checkout where there is any."""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the measuring data."""
    if SHARED.is_dir():
        return SHARED
    if os.environ.get("CI"):
        pytest.fail("the measuring data is missing, and CI must not skip the tests that need it")
    pytest.skip("needs the measuring data beside the checkout (or in REPORTEDLY_DATA)")


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The default parser."""
    return load_parser()


@pytest.fixture(scope="session")
def analyse_text(parser: Parser) -> Callable[..., Analysis]:
    """Analyse a text of the test's own: ``analyse_text("Two died on Friday.", published=date(2024, 5, 9))``."""

    def analyse(text: str, published: date | None = None) -> Analysis:
        return parser.parse(Report(id="test", text=text, sha256=text_sha256(text), published=published))

    return analyse
