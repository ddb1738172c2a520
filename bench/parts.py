"""What is measured: each part yields figures, on all of its data or on the fixed sample that the floors stand on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.datasets import OUT, ROOT, Row, fixed_sample, incident_reports, path_of, read_rows, story_reports, write_rows
from bench.readings import last_scores, read_json, run, score_with, share_of
from reportedly.analyse.attribution import is_installed

SAMPLED_INCIDENT_REPORTS = 240
SAMPLED_INCIDENTS = 150
SAMPLED_TIMES = 30
SAMPLED_PLACES = 50
SAMPLED_ATTRIBUTIONS = 600
"""How many documents a sample has: as many as a test can read in its time on one core."""

RULES = "rules"
ATTRIBUTION_BARS = {
    "default": {"source": 0.81, "cue": 0.745, "content": 0.70},
    "accurate": {"source": 0.84, "cue": 0.76, "content": 0.74},
}
"""The models of attribution, and what each must reach on the samples."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. ``bar`` is what is aimed at on all of the data; for a ratio of times it is a maximum."""

    key: str
    what: str
    value: float
    data: str
    bar: float | None = None
    is_maximum: bool = False
    unit: str = ""

    @property
    def part(self) -> str:
        """The part of the benchmark that measures it."""
        return self.key.partition(".")[0]

    @property
    def misses_its_bar(self) -> bool:
        """Whether it is on the wrong side of its bar."""
        if self.bar is None:
            return False
        return self.value > self.bar if self.is_maximum else self.value < self.bar


def seed(*, sample: bool = False) -> Iterator[Figure]:  # noqa: ARG001  # one report: its own sample
    """The report that the project began with, against a careful reading of it."""
    predicted = read_json(path_of("seed report"), "--published", "2025-08-30")
    figures, fields, *_ = last_scores(score_with("score_reading.py", path_of("seed"), predicted, "--published"))
    yield Figure("seed.figures", "seed report: figures F1", figures, "seed", bar=1.0)
    yield Figure("seed.fields", "seed report: fields right", fields, "seed", bar=0.95)


def counts(*, sample: bool = False, worst: int = 0) -> Iterator[Figure]:
    """Killed and injured of reports on incidents, against what coders recorded."""
    gold, reports = path_of("incidents"), OUT / "incidents.jsonl"
    if sample:
        # Each sampled report stands for an incident of its own, so that the scorer does not ask for the others.
        rows = fixed_sample(incident_reports(), SAMPLED_INCIDENT_REPORTS)
        singles = [{"incident": row["id"], **row["coded"], "reports": [row]} for row in rows]
        gold, reports = write_rows("incidents-sample-gold.jsonl", singles), OUT / "incidents-sample.jsonl"
    OUT.mkdir(parents=True, exist_ok=True)
    score_with("score_counts.py", gold, "--reports", reports)
    printed = score_with("score_counts.py", gold, read_json(reports), "--worst", str(worst))
    if worst:
        print(printed, file=sys.stderr)
    killed, injured, *by_incident = last_scores(printed)
    yield Figure("counts.killed", "reports whose number of killed is the coder's", killed, "incidents")
    yield Figure("counts.injured", "reports whose number of injured is the coder's", injured, "incidents")
    if not sample:
        yield Figure("counts.incident_killed", "incidents, by majority: killed", by_incident[0], "incidents")
        yield Figure("counts.incident_injured", "incidents, by majority: injured", by_incident[1], "incidents")


def stories(*, sample: bool = False) -> Iterator[Figure]:  # noqa: ARG001  # few enough to be read in full
    """Figures with their fields over the reports of some incidents, against a careful reader; relations come later."""
    reports = write_rows("stories.jsonl", [{key: row[key] for key in _REPORT_KEYS} for row in story_reports()])
    printed = score_with("score_stories.py", path_of("stories").parent, read_json(reports), "-")
    figures, originator, stance, *_ = last_scores(printed)
    yield Figure("stories.figures", "stories: figures F1", figures, "stories")
    yield Figure(
        "stories.individuals", "stories: single victims found", share_of(printed, "found individual"), "stories"
    )
    yield Figure("stories.originator", "stories: originator right", originator, "stories")
    yield Figure("stories.stance", "stories: stance right", stance, "stories")
    for field in ("precision", "found statement", "accumulation", "affiliation", "period", "place"):
        key = f"stories.{field.replace(' ', '_')}"
        yield Figure(key, f"stories: {field}", share_of(printed, field), "stories")


_REPORT_KEYS = ("id", "title", "published", "url", "text")


def politics(*, sample: bool = False) -> Iterator[Figure]:  # noqa: ARG001  # few enough to be read in full
    """Figures of forty reports of PolNeAR's development half, and of eighteen richer ones, against our own reading."""
    for key, what, halves, bars in (
        ("politics", "political reports", ("politics a", "politics b"), (0.85, 0.75)),
        ("politics.more", "political reports rich in figures", ("politics c",), (None, None)),
    ):
        printed = _score_politics(halves)
        figures, *_ = last_scores(printed)
        data, joint = halves[0], "_" if "." in key else "."
        yield Figure(f"{key}{joint}figures", f"{what}: figures F1", figures, data)
        for field, name, bar in zip(("source", "stance"), ("originator", "stance"), bars, strict=True):
            yield Figure(f"{key}{joint}{name}", f"{what}: {name} right", share_of(printed, field), data, bar)


def _score_politics(halves: tuple[str, ...]) -> str:
    """What the scorer prints of our readings against the gold in these files."""
    texts = {row["id"]: row for name in ("polnear", "polnear train") for row in read_rows(path_of(name))}
    gold = [_spelt_out(row, texts[row["id"]]["text"]) for half in halves for row in read_rows(path_of(half))]
    reports = [
        {key: texts[row["id"]][key] for key in ("id", "title", "published", "publisher", "text")} for row in gold
    ]
    name = halves[0].replace(" ", "-")
    return score_with(
        "score_reading.py", write_rows(f"{name}-gold.jsonl", gold), read_json(write_rows(f"{name}.jsonl", reports))
    )


def _spelt_out(row: Row, text: str) -> Row:
    """Gold that holds offsets alone, with the words that the scorer compares; doubtful claims are left out."""

    def source(one: Row) -> Row:
        start, end = one.get("name_start", one["start"]), one.get("name_end", one["end"])
        return {"name": None if start is None else text[start:end], "kind": one["kind"], "stance": one["stance"]}

    claims = [
        {
            **claim,
            "kind": "figure",
            "quantity": {**claim["quantity"], "surface": text[claim["quantity"]["start"] : claim["quantity"]["end"]]},
            "sources": [source(one) for one in claim["sources"]],
        }
        for claim in row["claims"]
        if not claim.get("doubtful")
    ]
    return {"id": row["id"], "claims": claims, "figures_complete": len(claims) == len(row["claims"])}


def numbers(*, sample: bool = False) -> Iterator[Figure]:  # noqa: ARG001  # takes no time
    """Specifications of numbers that a news report can hold."""
    from bench.number_specs import score  # noqa: PLC0415  # the other parts run without it

    models = json.loads(path_of("numbers").read_text(encoding="utf-8"))["models"]
    rows = score(models).values()
    right, eligible = sum(row[0] for row in rows), sum(row[1] for row in rows)
    yield Figure("numbers.share", f"number specifications right, of {eligible}", right / eligible, "numbers", bar=0.95)


def times(*, sample: bool = False) -> Iterator[Figure]:
    """Time expressions and their values, as TempEval-3 scored them."""
    for name in ("timebank",) if sample else ("timebank", "aquaint"):
        gold = _gold(name, SAMPLED_TIMES if sample else None)
        scores = _scores("score_time.py", gold, _predict("times", gold))
        yield Figure(f"times.{name}_relaxed", f"{name}: times, relaxed F1", scores["relaxed"]["f1"], name)
        yield Figure(f"times.{name}_strict", f"{name}: times, strict F1", scores["strict"]["f1"], name)
        yield Figure(f"times.{name}_value", f"{name}: times, value F1", scores["value"]["f1"], name)


def places(*, sample: bool = False) -> Iterator[Figure]:
    """Place names and where they were put, in local and in world news."""
    whole = _gold("places", SAMPLED_PLACES if sample else None)
    predicted = _predict("places", whole)
    for name, what in (("lgl", "local news (LGL)"), ("tr", "world news (TR-News)")):
        gold, ours = (_only(path, name) for path in (whole, predicted))
        scores = _scores("score_place.py", gold, ours)
        yield Figure(f"places.{name}_f1", f"places in {what}: relaxed F1", scores["relaxed"]["f1"], "places")
        yield Figure(
            f"places.{name}_161", f"places in {what}: within 161 km, of the resolved", scores["accuracy"], "places"
        )
        end_to_end = scores["accuracy_end_to_end"]
        yield Figure(f"places.{name}_all", f"places in {what}: within 161 km, of all", end_to_end, "places")


def attributions(*, sample: bool = False) -> Iterator[Figure]:
    """Source, cue and content spans in political news: each model that is installed, and the rules alone."""
    samples = _gold("samples", SAMPLED_ATTRIBUTIONS if sample else None)
    for model, bars in ATTRIBUTION_BARS.items():
        if not is_installed(model) or (sample and model != "default"):
            continue
        scores = _scores("score_attribution.py", samples, _predict("attributions", samples, model))
        for kind, bar in bars.items():
            what = f"attributions, {model} model, samples: {kind}, F1 by piece"
            yield Figure(f"attributions.{model}_{kind}", what, scores[f"piece {kind}"]["f1"], "samples", bar=bar)
    if not sample:
        for model in (*(model for model in ATTRIBUTION_BARS if is_installed(model)), RULES):
            yield from _on_documents(model)


def _on_documents(model: str) -> Iterator[Figure]:
    """Whole documents: pieces, spans, and how often source, cue and content come out linked."""
    gold = path_of("polnear")
    scores = _scores("score_attribution.py", gold, _predict("attributions", gold, model))
    for kind in ("source", "cue", "content"):
        for how in ("piece", "exact", "overlap"):
            key = f"attributions.{model}_documents_{how}_{kind}"
            yield Figure(key, f"attributions, {model}: {kind}, {how} F1", scores[f"{how} {kind}"]["f1"], "polnear")
    for how in ("exact", "overlap"):
        linked = scores[f"linked {how} triple"]["f1"]
        key, what = f"attributions.{model}_linked_{how}", f"attributions, {model}: linked, {how} F1"
        yield Figure(key, what, linked, "polnear")


def events(*, sample: bool = False) -> Iterator[Figure]:
    """Whether reports on one incident come together, and only those."""
    whole = read_rows(path_of("incidents"))
    rows = fixed_sample(({"id": row["incident"], **row} for row in whole), SAMPLED_INCIDENTS) if sample else whole
    gold = write_rows(f"incidents-events{'-sample' if sample else ''}.jsonl", rows)
    printed = score_with("score_events.py", gold, _predict("events", gold))
    b_cubed, precision = last_scores(printed)
    pairwise = float(next(line for line in printed.splitlines() if line.startswith("pairwise")).split()[-1])
    yield Figure("events.b_cubed", "events: B-cubed F1", b_cubed, "incidents", bar=0.93)
    yield Figure("events.pairwise", "events: pairwise F1", pairwise, "incidents", bar=0.80)
    yield Figure("events.precision", "events: pairwise precision", precision, "incidents", bar=0.90)


def golden(*, sample: bool = False) -> Iterator[Figure]:  # noqa: ARG001  # few and short
    """The example reports of this repository against the answers of a careful reader."""
    reports, answers = [], []
    for row in read_rows(path_of("golden")):
        report = _example(row)
        reports.append(report)
        answers.append({**row, "claims": [_placed(claim, report["text"]) for claim in row["claims"]]})
    gold = write_rows("golden-gold.jsonl", answers)
    predicted = read_json(write_rows("golden.jsonl", reports))
    figures, fields, *_ = last_scores(score_with("score_reading.py", gold, predicted, "--published"))
    yield Figure("golden.figures", "example reports: figures F1", figures, "golden")
    yield Figure("golden.fields", "example reports: fields right", fields, "golden")


def _example(row: Row) -> Row:
    from reportedly.acquire import read_inputs  # noqa: PLC0415  # the other parts run without it
    from reportedly.errors import InputError  # noqa: PLC0415  # as above

    read = [item for item in read_inputs([str(ROOT / "examples" / row["file"])]) if not isinstance(item, InputError)]
    report = next((item for item in read if item.id == row["id"]), read[0])
    known = {"published": row["published"], "publisher": row["publisher"], "title": report.title}
    return {"id": row["id"], "text": report.text, **known}


def _placed(claim: Row, text: str) -> Row:
    """``claim`` with the offsets of its quote: answers for a web page have none: they depend on its reading."""
    quote = claim["quote"]
    if quote["start"] is not None:
        return claim
    start = text.find(quote["text"])
    return {**claim, "quote": {**quote, "start": max(start, 0), "end": start + len(quote["text"]) if start >= 0 else 0}}


def _gold(name: str, size: int | None) -> Path:
    """The file of a data set, or of its fixed sample."""
    path = path_of(name)
    return path if size is None else write_rows(f"{name}-sample.jsonl", fixed_sample(read_rows(path), size))


def _only(path: Path, prefix: str) -> Path:
    rows = [row for row in read_rows(path) if row["id"].startswith(f"{prefix}-")]
    return write_rows(f"{path.stem}-{prefix}.jsonl", rows)


def _predict(kind: str, gold: Path, model: str | None = None) -> Path:
    command = [sys.executable, str(ROOT / "bench/predict.py"), kind, str(gold)]
    printed = run([*command, "--model", model] if model else command)
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"{gold.stem}-{kind}-predicted.jsonl"
    path.write_text(printed, encoding="utf-8")
    return path


def _scores(scorer: str, gold: Path, predicted: Path) -> dict[str, Any]:
    scores: dict[str, Any] = json.loads(score_with(scorer, gold, predicted, "--json"))
    return scores


PARTS: dict[str, Callable[..., Iterator[Figure]]] = {
    "seed": seed,
    "golden": golden,
    "stories": stories,
    "politics": politics,
    "counts": counts,
    "numbers": numbers,
    "times": times,
    "places": places,
    "attributions": attributions,
    "events": events,
}
"""Accuracy, by the name of the part; speed is in ``bench/speed.py``."""
