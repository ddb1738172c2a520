"""How fast: reports a second on one core, what reading costs above its model's own pass, and a cold start.

Times are seconds of this process's own CPU (one thread), so that other programs on the machine weigh little; only the
cold start is by the clock, as whoever waits for it has it.
"""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Iterator

from bench.datasets import ROOT, MissingDataError, fixed_sample, incident_reports
from bench.parts import Figure
from bench.readings import COMMAND
from reportedly.acquire import read_inputs
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
    passages = [text for report in reports for _, text in reader.parser.passages(report)]
    list(reader.read_many(reports[:5]))  # fills the caches, which a long run has warm too
    ratios, whole = [], []
    for _ in range(ROUNDS):
        model = _seconds(lambda: reader.parser.model_pass(passages))
        whole.append(_seconds(lambda: list(reader.read_many(reports))))
        ratios.append(whole[-1] / model)
    rate = len(reports) / statistics.median(whole)
    what = "time of reading / time of its model's pass"
    yield Figure("speed.ratio", what, statistics.median(ratios), data, bar=RATIO_BAR, is_maximum=True)
    if not sample:
        yield Figure("speed.reports", "reports a second, one core", rate, data, unit="/s")
        words = sum(len(report.text.split()) for report in reports) / statistics.median(whole)
        yield Figure("speed.words", "words a second, one core", words, data, unit="/s")


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
