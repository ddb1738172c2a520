"""The parts of the benchmark on what reports share: relations, one answer under a policy, and the cost of linking."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator

from bench.consolidating import scores
from bench.datasets import OWN, ROOT, Row, path_of, read_rows, story_reports, write_rows
from bench.parts import Figure
from bench.readings import last_scores, read_json, run, score_with
from bench.relating import is_for_checking, judge_pairs, macro_f1, relations_of

_REPORT_KEYS = ("id", "title", "published", "url", "text")


def relations(*, sample: bool = False) -> Iterator[Figure]:  # noqa: ARG001  # few enough to be read in full
    """Relations over the seed report, over the stories with events as they are linked, and over pairs of our own."""
    seed = read_json(path_of("seed report"), "--published", "2025-08-30")
    *_, right = last_scores(score_with("score_reading.py", path_of("seed"), seed, "--published"))
    yield Figure("relations.seed", "seed report: relations right", right, "seed", bar=1.0)
    reports = write_rows("stories.jsonl", [{key: row[key] for key in _REPORT_KEYS} for row in story_reports()])
    printed = score_with("score_stories.py", path_of("stories").parent, read_json(reports), relations_of(reports))
    *_, macro = last_scores(printed)
    yield Figure("relations.stories", "stories: relations, macro F1 of pairs found", macro, "relations", bar=0.65)
    false = re.search(r"false update (\d+)/(\d+)", printed)
    if false is not None:
        share = int(false[1]) / max(int(false[2]), 1)
        what = "stories: other pairs called update or supersedes"
        yield Figure("relations.false_update", what, share, "relations", bar=0.03, is_maximum=True)
    yield from _of_halves(("pairs", "checked"), "pairs", "own pairs", (f"first half, {_SEEN}", f"second half, {_SEEN}"))
    more = list(judge_pairs(read_rows(path_of("pairs b"))))
    for key, name in (("statements", "statement pairs"), ("statements_b", "statement pairs b")):
        said = list(judge_pairs(read_rows(path_of(name))))
        yield from _of_pairs(key, name, "own pairs of statements, seen while rules were mended", said)
    yield from _of_pairs("pairs_b", "pairs b", "own pairs, other stories, never looked at", more)
    yield from _of_halves(
        ("pairs_c", "checked_c"), "pairs c", "own pairs, disasters, wars and marches", (_SEEN, _UNSEEN)
    )
    if OWN["pairs d"].is_file():  # written apart from the rules, and later than they were
        unread = list(judge_pairs(read_rows(path_of("pairs d"))))
        yield from _of_pairs("pairs_d", "pairs d", f"own pairs, written blind, {_UNSEEN}", unread)


_SEEN, _UNSEEN = "seen while rules were made", "never looked at"


def _of_halves(keys: tuple[str, str], data: str, what: str, tellings: tuple[str, str]) -> Iterator[Figure]:
    """The halves of a file of pairs, each with what is told of it; the second was the one kept for checking."""
    judged = list(judge_pairs(read_rows(path_of(data))))
    for key, checking, told in zip(keys, (False, True), tellings, strict=True):
        half = [one for one in judged if is_for_checking(one[0]) is checking]
        yield from _of_pairs(key, data, f"{what}, {told}", half)


def _of_pairs(key: str, data: str, what: str, judged: list[tuple[Row, str]]) -> Iterator[Figure]:
    """The macro F1 over the pairs that were found, and how many were."""
    found = [(str(row["relation"]), said) for row, said in judged if said != "not found"]
    yield Figure(f"relations.{key}", f"{what}: macro F1 of those found", macro_f1(found), data, bar=0.9)
    yield Figure(f"relations.{key}_found", f"{what}: found", len(found) / len(judged), data)


def consolidated(*, sample: bool = False) -> Iterator[Figure]:  # noqa: ARG001  # majorities need all reports
    """Killed and injured an incident under each policy."""
    for policy, (killed, injured) in scores().items():
        bars = (0.82, 0.70) if policy == "majority-of-originators" else (None, None)
        key = policy.replace("-", "_")
        yield Figure(f"consolidated.{key}_killed", f"incidents, {policy}: killed", killed, "incidents", bar=bars[0])
        yield Figure(f"consolidated.{key}_injured", f"incidents, {policy}: injured", injured, "incidents", bar=bars[1])


SMALL, LARGE = 10_000, 100_000
"""Short claims that are linked: ten times as many may cost twelve times as much."""


def link_cost(*, sample: bool = False) -> Iterator[Figure]:  # noqa: ARG001  # it takes half a minute
    """What it costs to link short claims, on one core, each number in a process of its own."""
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from bench.relating import main; main()"
    small, large = (json.loads(run([sys.executable, "-c", program, str(n)])) for n in (SMALL, LARGE))
    what = f"linking {LARGE:,} short claims, one core"
    made = "made by the benchmark"
    yield Figure("link_cost.seconds", what, large["seconds"], made, bar=60, is_maximum=True, unit="s")
    yield Figure("link_cost.memory", f"{what}: peak", large["gigabytes"], made, bar=1, is_maximum=True, unit=" GB")
    ratio = large["seconds"] / small["seconds"]
    yield Figure("link_cost.ratio", "time for 10× the claims", ratio, made, bar=12, is_maximum=True, unit="×")


MANY = 10_000
"""Reports of the ledger that one more is linked to."""


def one_more(*, sample: bool = False) -> Iterator[Figure]:  # noqa: ARG001  # what counts is that the ledger is large
    """What it takes to link one more report, in a process of its own."""
    cost = json.loads(run([sys.executable, str(ROOT / "bench/growing.py"), str(MANY)]))
    what = f"linking one more report in a ledger of {MANY:,}"
    yield Figure("one_more.seconds", what, cost["one"], "made by the benchmark", bar=1, is_maximum=True, unit="s")
