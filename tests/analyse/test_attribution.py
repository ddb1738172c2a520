"""The models of attribution that ship, each as it is loaded and asked."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.analyse import attribution
from reportedly.analyse.attribution import (
    MODELS,
    AttributionModel,
    chosen_model,
    folder_of,
    is_installed,
    load_attribution_model,
)
from reportedly.errors import ModelError
from reportedly.records import AttributionSpans, Report, text_sha256

SENTENCE = "“We counted forty,” said the mayor of Arden. Police denied that anyone was hurt."


@pytest.fixture(scope="module", params=["default", "accurate"])
def model(request: pytest.FixtureRequest) -> AttributionModel:
    if not is_installed(request.param) and "CI" not in os.environ:
        pytest.skip(f"the model {request.param} is not installed")
    loaded = load_attribution_model(request.param)
    assert loaded is not None
    return loaded


def marked(model: AttributionModel, text: str) -> tuple[AttributionSpans, ...]:
    return model.mark(Report("test", text, text_sha256(text)))


def as_words(rows: tuple[AttributionSpans, ...]) -> list[tuple[str, ...]]:
    return [
        tuple(" … ".join(span.text for span in spans) for spans in (row.source, row.cue, row.content)) for row in rows
    ]


def test_who_said_what_in_two_sentences(model: AttributionModel) -> None:
    assert as_words(marked(model, SENTENCE)) == [
        ("the mayor of Arden", "said", "We counted forty"),
        ("Police", "denied", "that anyone was hurt"),
    ]


def test_offsets_count_code_points_and_only_passages_are_read(model: AttributionModel) -> None:
    text = f"😀 Menu, share, print.\n\n{SENTENCE}\n\nMore stories, a spokesman said."
    start = text.index("“")
    found = model.mark(Report("test", text, text_sha256(text)), [(start, start + len(SENTENCE))])
    assert as_words(found)[0] == ("the mayor of Arden", "said", "We counted forty")
    assert all(start <= span.start < start + len(SENTENCE) for row in found for span in row.source + row.content)


def test_a_text_of_many_windows_has_no_seams(model: AttributionModel) -> None:
    times = 40
    found = marked(model, "\n\n".join([SENTENCE] * times))
    for kind, words in (("cue", "said"), ("cue", "denied"), ("content", "We counted forty")):
        seen = [span for row in found for span in getattr(row, kind) if span.text == words]
        assert 0.9 * times <= len(seen) == len(set(seen)) <= times, words


@settings(max_examples=20, deadline=None)
@given(
    text=st.lists(
        st.sampled_from([SENTENCE, "He said so. ", "\r\n", "\u00a0", "😀", "a" * 3000]) | st.text(max_size=40),
        max_size=6,
    ).map("".join)
)
def test_every_span_quotes_the_report(model: AttributionModel, text: str) -> None:
    for row in marked(model, text):
        for span in row.source + row.cue + row.content:
            assert text[span.start : span.end] == span.text != ""


def test_the_same_text_gives_the_same_spans(model: AttributionModel) -> None:
    assert marked(model, SENTENCE * 30) == marked(model, SENTENCE * 30)


def test_rules_are_no_model_and_stand_in_for_a_missing_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_attribution_model("rules") is None
    monkeypatch.setattr(attribution, "MODELS", tmp_path)
    assert chosen_model(None) == "rules"
    with pytest.raises(ModelError, match="not installed"):
        load_attribution_model("unheard_of")


def test_altered_weights_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(MODELS / "default", tmp_path / "default")
    (tmp_path / "default/tokenizer.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(attribution, "MODELS", tmp_path)
    with pytest.raises(ModelError, match="not those we measured with"):
        load_attribution_model()


@pytest.mark.parametrize(("name", "limit"), [("default", 30_000_000), ("accurate", 95_000_000)])
def test_each_model_says_where_it_comes_from_and_is_small_enough(name: str, limit: int) -> None:
    if not is_installed(name) and "CI" not in os.environ:
        pytest.skip(f"the model {name} is not installed")
    folder = folder_of(name)
    card = (folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "licence" in card.lower()
    assert "PolNeAR" in card
    made = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    assert made["sha256"].keys() == {"model.onnx", "tokenizer.json"}
    assert sum(file.stat().st_size for file in folder.iterdir() if file.is_file()) <= limit
