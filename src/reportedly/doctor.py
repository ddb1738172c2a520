"""Is everything in place? Each check says what it found, and what to do where that is not well."""

# ruff: noqa: PLC0415  # whatever is missing, the checks before it must still run

from __future__ import annotations

import platform
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from reportedly.errors import LedgerError, ModelError, ReportedlyError
from reportedly.records import ClaimFilter, Reading, Report, text_sha256

SENTENCE = "At least three people were killed in Arden on Tuesday, police said."
PUBLISHED = date(2024, 5, 9)
"""A Thursday: the sentence's Tuesday is the 7th."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; ``detail`` says what to do where it is not ``well``."""

    check: str
    well: bool
    detail: str


def examine(ledger: str, parser: str | None = None, model: str | None = None) -> Iterator[Finding]:
    """Check what is installed, the models, the ledger at ``ledger``, and a sentence of our own from end to end."""
    yield Finding("reportedly", True, f"{version('reportedly')}, Python {platform.python_version()}")
    yield _finding("parser", lambda: _parser(parser))
    yield _finding("attribution", lambda: _attribution(model))
    yield _finding("ledger", lambda: _ledger(ledger))
    yield _finding("end to end", lambda: _end_to_end(parser, model))


def _finding(check: str, run: Callable[[], str]) -> Finding:
    try:
        return Finding(check, True, run())
    except ReportedlyError as error:
        return Finding(check, False, error.message)
    except Exception as error:  # noqa: BLE001  # whatever is broken here, the next check must still run
        return Finding(check, False, f"{type(error).__name__}: {error}")


def _parser(parser: str | None) -> str:
    from reportedly.analyse.parser import DEFAULT_PIPELINE, check_weights

    name = parser or DEFAULT_PIPELINE
    spacy = f"spaCy {version('spacy')}"
    if name != DEFAULT_PIPELINE:
        return f"{name}, {spacy}; not the one that the figures were measured with, so no hash to check"
    check_weights()
    return f"{name} {version(name)}, {spacy}; weights have the SHA-256 that the figures were measured with"


def _attribution(model: str | None) -> str:
    from reportedly.analyse.attribution import load_attribution_model

    loaded = load_attribution_model(model)
    if loaded is None:
        return "no model: the rules alone find who said what"
    return f"model {loaded.name}, onnxruntime {version('onnxruntime')}; weights have the measured SHA-256"


def _ledger(ledger: str) -> str:
    from reportedly.persist import Ledger

    if "://" not in ledger and not Path(ledger).exists():
        return f"{ledger} is not there yet: the first `reportedly read` makes it"
    with Ledger.open(ledger, create=False) as opened:
        counts = opened.counts()
    reports, claims = _many(counts.reports, "report"), _many(counts.claims, "claim")
    return f"{ledger} opens: {reports}, {claims}; schema {counts.schema}"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _end_to_end(parser: str | None, model: str | None) -> str:
    from reportedly.persist import Ledger
    from reportedly.pipeline import Reader

    report = Report(id="doctor", text=SENTENCE, sha256=text_sha256(SENTENCE), published=PUBLISHED)
    reading = Reader.load(parser, model).read(report)
    _expect_the_figure(reading)
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "doctor.db")) as kept:
        kept.add(reading)
        stored = list(kept.claims(ClaimFilter(predicate="killed")))
    if [row.claim for row in stored] != [claim for claim in reading.claims if claim.predicate == "killed"]:
        raise LedgerError("a new ledger does not give back what was put in", where="a temporary ledger")
    return f"read “{SENTENCE}” and kept its claims"


def _expect_the_figure(reading: Reading) -> None:
    for claim in reading.claims:
        quantity = claim.quantity
        if claim.predicate == "killed" and quantity and quantity.low == 3:
            return
    raise ModelError("the figure in our own sentence was not found", where=SENTENCE, fix="install reportedly again")
