"""How fast: reports a second on one core, what reading costs above its model's own pass, and a cold start.

Times are seconds of this process's own CPU (one thread), so that other programs on the machine weigh little; only the
cold start is by the clock, as whoever waits for it has it.
"""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Iterator

import numpy as np

from bench.base_encoder import base_encoder
from bench.datasets import ROOT, MissingDataError, fixed_sample, incident_reports
from bench.parts import Figure
from bench.readings import COMMAND
from reportedly.acquire import read_inputs
from reportedly.analyse.attribution import load_attribution_model
from reportedly.analyse.tagging_words import WINDOW, cut_words
from reportedly.errors import InputError
from reportedly.pipeline import Reader
from reportedly.records import Report, text_sha256

REPORTS, SAMPLED_REPORTS = 60, 15
ROUNDS = 5
"""How often both passes run, in turns; an odd number has a middle one."""

RATIO_BAR = 1.35
"""Reading may cost 35% more than its model's pass alone."""

COLD_BAR_S = 3.0
COLD_STARTS = 3
COLD_EXAMPLE = ROOT / "examples/dam/2026-03-02-levant-wire.txt"

ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)
"""What keeps the libraries below us to one thread; to be set before they are imported."""


def speed(*, sample: bool = False) -> Iterator[Figure]:
    """Reports a second, and the ratio of reading to its model's pass over the same words; medians of ``ROUNDS``."""
    reports, data = reports_to_time(SAMPLED_REPORTS if sample else REPORTS)
    reader = Reader.load()
    list(reader.read_many(reports[:5]))  # fills the caches, which a long run has warm too
    ratios, whole = [], []
    for _ in range(ROUNDS):
        model = _seconds(lambda: model_passes(reader, reports))
        whole.append(_seconds(lambda: list(reader.read_many(reports))))
        ratios.append(whole[-1] / model)
    rate = len(reports) / statistics.median(whole)
    what = "time of reading / time of its models' passes"
    yield Figure("speed.ratio", what, statistics.median(ratios), data, bar=RATIO_BAR, is_maximum=True)
    if not sample:
        yield Figure("speed.reports", "reports a second, one core", rate, data, unit="/s")
        words = sum(len(report.text.split()) for report in reports) / statistics.median(whole)
        yield Figure("speed.words", "words a second, one core", words, data, unit="/s")


def model_passes(reader: Reader, reports: list[Report]) -> None:
    """The parser and the model of attribution alone over the same words, without what is made of their output."""
    reader.parser.model_pass(text for report in reports for _, text in reader.parser.passages(report))
    if (model := reader.attribution) is not None:
        for report in reports:
            if len(words := cut_words(report.text, model.tokenizer, reader.parser.ranges(report))):
                model.scores(words)


def against_base(*, sample: bool = False) -> Iterator[Figure]:  # noqa: ARG001  # has no sample
    """How many times as fast the model of attribution is as an encoder of base size in 32 bits, in the same runtime."""
    model = load_attribution_model()
    if model is None:
        return
    pieces = np.random.default_rng(1).integers(1000, 20000, (1, WINDOW))
    shapes = np.ones_like(pieces)
    base = base_encoder()
    ratios = []
    for _ in range(ROUNDS):
        slow = _seconds(lambda: base.run(None, {"ids": pieces}))
        ratios.append(slow / (_seconds(lambda: model.session.run(None, {"ids": pieces, "shapes": shapes}))))
    what = "words a second of the model of attribution / of a base-size encoder in 32 bits"
    yield Figure("base.ratio", what, statistics.median(ratios), "random pieces", bar=8.0)


def cold(*, sample: bool = False) -> Iterator[Figure]:  # noqa: ARG001  # has no sample
    """Seconds by the clock for one report in a process of its own."""
    command = [*COMMAND, "read", str(COLD_EXAMPLE), "--no-store"]
    taken = sorted(
        _waited(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(COLD_STARTS)
    )
    what = f"`reportedly read` of one report, cold, of {COLD_STARTS}"
    yield Figure(
        "cold.median", f"{what}: median", taken[COLD_STARTS // 2], "examples", COLD_BAR_S, is_maximum=True, unit="s"
    )
    yield Figure("cold.best", f"{what}: best", taken[0], "examples", COLD_BAR_S, is_maximum=True, unit="s")


def reports_to_time(size: int) -> tuple[list[Report], str]:
    """The same reports at every run, and where they are from: the incidents, or our examples where those are absent."""
    try:
        rows = fixed_sample(incident_reports(), size)
    except MissingDataError:
        read = read_inputs([str(ROOT / "examples")])
        return [item for item in read if not isinstance(item, InputError)], "examples"
    return [Report(row["id"], row["text"], text_sha256(row["text"])) for row in rows], "incidents"


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _waited(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
