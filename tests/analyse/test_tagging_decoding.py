"""From scores to spans and links."""

from itertools import combinations, pairwise, product

import numpy as np
import pytest

from reportedly.analyse.tagging_decoding import (
    BARRED,
    ENDS,
    FOLLOWING,
    STARTS,
    TAGS,
    Arcs,
    decode_tags,
    likely_spans,
    link_spans,
)


def _moves() -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    rows = [[tag in FOLLOWING[before] for tag in TAGS] for before in TAGS]
    rows += [[tag in STARTS for tag in TAGS], [tag in ENDS for tag in TAGS]]
    return np.where(np.array(rows), 0.0, BARRED).astype(np.float32)


def _spans(tags: tuple[int, ...]) -> list[tuple[int, int]]:
    names = "".join(TAGS[tag] for tag in tags)
    starts = [i for i, name in enumerate(names) if name in "BS"]
    ends = [i + 1 for i, name in enumerate(names) if name in "ES"]
    return list(zip(starts, ends, strict=True))


@pytest.mark.parametrize("seed", range(12))
def test_probabilities_and_choice_are_those_of_trying_all_paths(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(5, 5)).astype(np.float32)
    moves = _moves() + rng.normal(size=(7, 5)).astype(np.float32) * 0.5

    def value(tags: tuple[int, ...]) -> float:
        steps = sum(moves[a, b] for a, b in pairwise(tags))
        return float(sum(scores[i, tag] for i, tag in enumerate(tags)) + steps + moves[5, tags[0]] + moves[6, tags[-1]])

    weights = {tags: np.exp(value(tags)) for tags in product(range(5), repeat=5)}
    wanted: dict[tuple[int, int], float] = {}
    for tags, weight in weights.items():
        for span in _spans(tags) if weight > 0 else ():
            wanted[span] = wanted.get(span, 0.0) + float(weight / sum(weights.values()))
    found = {(first, last): probability for probability, first, last in likely_spans(scores, moves, 0.02)}
    assert found == pytest.approx({span: p for span, p in wanted.items() if p > 0.02}, rel=1e-4)

    def gain(spans: tuple[tuple[int, int], ...]) -> float:
        return sum(wanted[span] - 0.1 for span in spans)

    apart = [
        spans
        for n in range(6)
        for spans in combinations(sorted(wanted), n)
        if all(one[1] <= other[0] for one, other in pairwise(spans))
    ]
    chosen = decode_tags(scores, moves, 0.1)
    assert gain(tuple(chosen)) == pytest.approx(max(map(gain, apart)), rel=1e-4)


def test_scores_far_apart_and_a_long_text_give_spans_still() -> None:
    scores = np.full((3000, 5), -300.0, np.float32)
    scores[:, 0] = 300.0
    scores[1500:1503] = np.eye(5, dtype=np.float32)[[1, 2, 3]] * 600.0
    assert decode_tags(scores, _moves()) == [(1500, 1503)]


def test_nothing_gives_nothing() -> None:
    assert decode_tags(np.zeros((0, 5), np.float32), _moves()) == []


def test_a_constant_added_to_a_row_changes_nothing() -> None:
    scores = np.random.default_rng(3).normal(size=(9, 5)).astype(np.float32)
    moved = scores + np.arange(9, dtype=np.float32)[:, None]
    assert decode_tags(scores, _moves()) == decode_tags(moved, _moves())


def _arcs(*windows: np.ndarray[tuple[int, int, int], np.dtype[np.float32]], size: int) -> Arcs:
    """Windows of ``size`` words one behind the other."""
    arcs = Arcs()
    for n, vectors in enumerate(windows):
        arcs.add(n * size, (n + 1) * size, vectors)
    return arcs


def test_each_cue_takes_the_source_that_it_points_at_and_contents_their_cue() -> None:
    vectors = np.zeros((8, 4, 2), np.float32)
    vectors[2, 0] = vectors[0, 1] = (3, 0)  # the cue at 2 points at the source at 0
    vectors[5, 0] = vectors[6, 1] = (0, 3)  # the cue at 5 at the source at 6
    vectors[3, 2] = vectors[2, 3] = (2, 0)  # the content at 3 at the cue at 2
    spans = {"source": [(0, 2), (6, 7)], "cue": [(2, 3), (5, 6)], "content": [(3, 4)]}
    assert link_spans(spans, _arcs(vectors, size=8)) == [(0, 0, [0]), (1, 1, [])]


def test_a_cue_that_points_at_nobody_has_no_source_and_no_span_is_lost() -> None:
    vectors = np.zeros((4, 4, 2), np.float32)
    vectors[1, 0], vectors[0, 1] = (1, 0), (-1, 0)
    spans: dict[str, list[tuple[int, int]]] = {"source": [(0, 1)], "cue": [(1, 2)], "content": []}
    assert link_spans(spans, _arcs(vectors, size=4)) == [(None, 0, []), (0, None, [])]
    nothing: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": [(2, 4)]}
    assert link_spans(nothing, _arcs(vectors, size=4)) == [(None, None, [0])]


def test_of_two_that_are_alike_the_nearer_one_is_taken() -> None:
    spans: dict[str, list[tuple[int, int]]] = {"source": [(0, 1), (6, 7)], "cue": [(5, 6)], "content": [(7, 9)]}
    assert link_spans(spans, _arcs(np.ones((9, 4, 2), np.float32), size=9))[0] == (1, 0, [0])


def test_words_of_different_windows_are_not_compared() -> None:
    alike = np.ones((4, 4, 2), np.float32)
    spans = {"source": [(0, 1), (5, 6)], "cue": [(6, 7)], "content": [(2, 3)]}
    assert link_spans(spans, _arcs(alike, alike, size=4)) == [(1, 0, []), (0, None, []), (None, None, [0])]
