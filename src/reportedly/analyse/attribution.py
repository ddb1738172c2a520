"""Who said what, as a small neural tagger marks it: sources, cues and contents, and which belong together.

The models are our own (`training/`), trained on PolNeAR, each in its folder with a model card: the default one beside
this module, a larger one in a package of its own. They run in onnxruntime on one thread, so that the same text always
gives the same spans.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.analyse.tagging_decoding import KINDS, TAGS, Arcs, decode_tags, link_spans
from reportedly.analyse.tagging_words import OVERLAP, WINDOW, Words, cut_words, windows
from reportedly.errors import ModelError
from reportedly.records import AttributionSpans, Report, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DEFAULT_MODEL = "default"
RULES = "rules"
"""The name for no model: the rules of ``extract/attributions.py`` alone find who said what."""

MODELS = Path(__file__).parent / "data"
"""The folder that holds a folder for each model that comes with us."""

PACKAGE = "reportedly_{}"
"""The package that holds the files of a model that does not."""


@dataclass(frozen=True, slots=True)
class AttributionModel:
    """A loaded model. Build it once, with ``load_attribution_model``, and read many reports with it.

    ``moves`` are float32 of shape (3, 7, 5) and ``least`` three probabilities: for each kind as ``decode_tags`` takes
    them; ``special`` are the pieces before and after each window.
    """

    name: str
    session: InferenceSession
    tokenizer: Tokenizer
    moves: NDArray[np.float32]
    special: tuple[int, int]
    least: tuple[float, float, float]

    def mark(self, report: Report, passages: Sequence[tuple[int, int]] | None = None) -> tuple[AttributionSpans, ...]:
        """The attributions of ``report``, or only of its ``passages`` (half-open code points, in order).

        In the order of their cues. One may lack its source, cue or content where the model finds none.
        """
        words = cut_words(report.text, self.tokenizer, passages)
        if not len(words):
            return ()
        tags, arcs = self.scores(words)
        spans = {kind: decode_tags(tags[:, k], self.moves[k], self.least[k]) for k, kind in enumerate(KINDS)}

        def printed(kind: str, chosen: Sequence[int | None]) -> tuple[Span, ...]:
            ranges = sorted(spans[kind][n] for n in chosen if n is not None)
            return tuple(report.span(words.starts[first], words.ends[last - 1]) for first, last in ranges)

        rows = [
            AttributionSpans(printed("source", [source]), printed("cue", [cue]), printed("content", contents))
            for source, cue, contents in link_spans(spans, arcs)
        ]
        return tuple(sorted(rows, key=lambda row: [span.start for span in row.cue + row.source + row.content]))

    def scores(self, words: Words, overlap: int = OVERLAP) -> tuple[NDArray[np.float32], Arcs]:
        """The model's scores of each word, float32 of shape (words, 3, 5), and its vectors for links.

        Long texts are read in windows that overlap; a word's scores are those of the window in which it stands farthest
        from an end that is not the text's own.
        """
        import numpy as np  # noqa: PLC0415  # comes with the parser; not before a report is read

        tags = np.zeros((len(words), len(KINDS), len(TAGS)), np.float32)
        arcs = Arcs()
        for first, last, kept_first, kept_last in _shares(list(windows(words, WINDOW, overlap))):
            ids, shapes, firsts = self._pieces(words, first, last)
            scored, vectors = self.session.run(None, {"ids": ids, "shapes": shapes})
            rows = scored[0, firsts].reshape(-1, len(KINDS), len(TAGS))
            tags[kept_first:kept_last] = rows[kept_first - first : kept_last - first]
            arcs.add(first, kept_last, vectors[0, firsts].reshape(len(firsts), 4, -1))
        return tags, arcs

    def _pieces(self, words: Words, first: int, last: int) -> tuple[NDArray[np.int64], NDArray[np.int64], list[int]]:
        import numpy as np  # noqa: PLC0415  # as above

        ids, shapes, firsts = [self.special[0]], [0], []
        for w in range(first, last):
            firsts.append(len(ids))
            pieces = words.pieces[w][: WINDOW - 2]  # one endless word must not outgrow the model
            ids += pieces
            shapes += [words.shapes[w]] * len(pieces)
        return np.array([[*ids, self.special[1]]]), np.array([[*shapes, 0]]), firsts


def _shares(ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Each window and the words that are its own: two neighbours meet in the middle of what they share."""
    kept = 0
    for n, (first, last) in enumerate(ranges):
        until = last if n + 1 == len(ranges) else (ranges[n + 1][0] + last) // 2
        yield first, last, kept, until
        kept = until


def chosen_model(name: str | None) -> str:
    """The model that runs when ``name`` is asked for: for None the default one, or the rules where it is not there."""
    if name is not None:
        return name
    return DEFAULT_MODEL if (MODELS / DEFAULT_MODEL).is_dir() else RULES


def folder_of(name: str) -> Path:
    """Where the files of a model are, or would be: beside us, in its package, or at a path."""
    if len(Path(name).parts) > 1:
        return Path(name)
    if not (MODELS / name).is_dir() and name.isidentifier():
        package = importlib.util.find_spec(PACKAGE.format(name))
        if package is not None and package.origin is not None:
            return Path(package.origin).parent
    return MODELS / name


def is_installed(name: str) -> bool:
    """Whether the files of a model are there."""
    return (folder_of(name) / "settings.json").is_file()


def load_attribution_model(name: str | None = None) -> AttributionModel | None:
    """Load a model of attribution by its name, or by its folder's path; None where the rules run (``chosen_model``).

    Raises:
        ModelError: A file is missing, or is not the one that was measured.
    """
    name = chosen_model(name)
    if name == RULES:
        return None
    return open_model(folder_of(name))


def open_model(folder: Path, threads: int = 1) -> AttributionModel:
    """The model whose files stand in ``folder``; more than one thread is for making models, not for reading reports.

    Raises:
        ModelError: As ``load_attribution_model``.
    """
    import numpy as np  # noqa: PLC0415  # as above
    import onnxruntime  # noqa: PLC0415  # costs tenths of a second: not before a report is read
    from tokenizers import Tokenizer  # noqa: PLC0415  # as above

    name = folder.name.removeprefix(PACKAGE.format(""))
    try:
        settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        files = {file: (folder / file).read_bytes() for file in settings["sha256"]}
    except FileNotFoundError as error:
        raise ModelError(
            "this model of attribution is not installed",
            where=name,
            fix="install the package reportedly-accurate for `accurate`; for the default one install reportedly again",
        ) from error
    for file, expected in settings["sha256"].items():
        if hashlib.sha256(files[file]).hexdigest() != expected:
            raise ModelError("the weights are not those we measured with", where=f"{name}/{file}", fix="install again")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    session = onnxruntime.InferenceSession(files["model.onnx"], options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_buffer(files["tokenizer.json"])
    return AttributionModel(
        name,
        session,
        tokenizer,
        np.array(settings["moves"], np.float32),
        tuple(settings["special"]),
        tuple(settings["least"]),
    )
