"""Predict in the shape of a gold file, for a scorer: ``python bench/predict.py KIND GOLD > PREDICTED``.

Only the gold's texts (and their dates) are read. KIND is one of

    attributions  PolNeAR's shape, a document a line: source, cue and content spans
    times         TIMEX3, a document a line: start, end, type, value
    places        toponyms, a document a line: start, end, name, coordinates, GeoNames id
    numbers       number specifications, one file: {"models": {model: [case]}}, ends inclusive as there
    events        a report a line, {"id": "<incident>-<n>", "event"}: the name of its own event
"""

from __future__ import annotations

import argparse
import json
import runpy
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SCRIPTS = {"attributions": "attributions.py", "times": "times.py", "places": "places.py", "events": "events.py"}
"""The kinds that have a script of their own, which takes the gold file and prints predictions."""


def predict_numbers(gold: Path) -> dict[str, Any]:
    """The specifications' cases with our results: {"models": {model: [{"Input", "Results"}]}}."""
    sys.path.insert(0, str(HERE.parent))
    from bench.number_specs import MODELS  # noqa: PLC0415  # the path to it is known only now

    models = json.loads(gold.read_text(encoding="utf-8"))["models"]
    return {
        "models": {
            model: [{"Input": case["Input"], "Results": _results(case["Input"], model, MODELS)} for case in cases]
            for model, cases in models.items()
        }
    }


def _results(text: str, model: str, finders: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"Text": text[start:end], "Start": start, "End": end - 1, "Resolution": {"value": value}}
        for start, end, value in finders[model](text)
    ]


def main() -> None:
    """Print the predictions; usage errors leave with status 2."""
    description, _, kinds = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        description=description, epilog=kinds, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=(*SCRIPTS, "numbers"), metavar="KIND")
    parser.add_argument("gold", type=Path, metavar="GOLD")
    parser.add_argument("--model", help="attributions: the model, or `rules`; without it the default one")
    options = parser.parse_args()
    if not options.gold.is_file():
        parser.error(f"there is no file {options.gold}")
    if options.kind == "numbers":
        print(json.dumps(predict_numbers(options.gold), ensure_ascii=False))
        return
    script = str(HERE / SCRIPTS[options.kind])
    sys.argv = [script, str(options.gold), *(["--model", options.model] if options.model else [])]
    runpy.run_path(script, run_name="__main__")


if __name__ == "__main__":
    main()
