"""Laws that relations keep whatever the claims are."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.link.bounds import Bounds, Fit, bounds_of, can_grow_into, fit
from reportedly.link.pairs import ALL_PAIRS, NEIGHBOURS
from reportedly.records import Accumulation, Modifier, Polarity, Reading, Source
from tests.link.made import linked, quantity, source, told

SOURCES = (
    source("Interior Ministry", "government"),
    source("ministry", "government"),
    source("police", "police"),
    source("Dockers' Union", "organisation"),
    source(None, "unnamed"),
    None,
)
FORMS = ("{}", "about {}", "at least {}", "more than {}", "up to {}", "some", "dozens", "another {}")
LAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def reports(draw: st.DrawFn, name: str) -> Reading:
    words = draw(st.sampled_from(FORMS)).format(draw(st.integers(0, 40)))
    by: Source | None = draw(st.sampled_from(SOURCES))
    return told(
        name,
        words,
        by=by,
        predicate=draw(st.sampled_from(("killed", "missing", "attended", "shot"))),
        day=draw(st.none() | st.integers(1, 5)),
        noun=draw(st.sampled_from((None, "soldiers", "children", "girls"))),
        accumulation=draw(st.sampled_from(list(Accumulation))),
        polarity=draw(st.sampled_from(list(Polarity))),
        as_of=draw(st.none() | st.integers(1, 5)),
        on=draw(st.none() | st.integers(1, 3)),
        publisher=draw(st.sampled_from(("Mail", "Echo", None))),
    )


@st.composite
def stories(draw: st.DrawFn, most: int = 7) -> list[Reading]:
    return [draw(reports(f"r{number}")) for number in range(draw(st.integers(2, most)))]


@LAW
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_reading_and_reading_twice_change_nothing(story: list[Reading], random: Random) -> None:
    once = linked(*story)
    shuffled = list(story)
    random.shuffle(shuffled)
    assert linked(*shuffled) == once
    assert linked(*story, *shuffled) == once


@LAW
@given(stories())
def test_two_claims_have_one_relation_at_most(story: list[Reading]) -> None:
    pairs = [frozenset((one.left, one.right)) for one in linked(*story).relations]
    assert len(pairs) == len(set(pairs))
    assert all(len(pair) == 2 for pair in pairs)


@LAW
@given(reports("a"), reports("b"))
def test_a_relation_of_two_does_not_ask_which_of_them_is_named_first(one: Reading, other: Reading) -> None:
    assert linked(one, other).relations == linked(other, one).relations


@LAW
@given(stories())
def test_only_conflicts_have_a_degree_and_every_relation_says_why(story: list[Reading]) -> None:
    for one in linked(*story).relations:
        assert (one.degree in {"strict", "soft"}) == (one.relation == "conflict")
        assert "“" in one.reason
        assert one.reason.endswith(".")


@LAW
@given(reports("a"), reports("b"))
def test_without_any_time_nothing_is_an_update_of_one_sources_words(one: Reading, other: Reading) -> None:
    """No as-of time, no report date, nothing said outright: no relation that needs to know which came first.

    That growth can explain two figures of two sources needs no more than that they may be of two times.
    """
    timeless = [r for r in (one, other) if r.report.published is None and r.claims[0].as_of is None]
    stated = [
        r for r in timeless if r.claims[0].period is None and r.claims[0].accumulation is not Accumulation.ORDINAL
    ]
    if len(stated) == 2:
        found = {relation.relation for relation in linked(*stated).relations}
        assert not found & {"update", "revision_down", "supersedes"}


BOUNDS = st.builds(
    lambda form, number: bounds_of(quantity(form.format(number))),
    st.sampled_from(FORMS[:7]),
    st.integers(0, 60),
) | st.builds(lambda low, by: Bounds(None, low, low + by, Modifier.RANGE), st.integers(0, 60), st.integers(1, 30))
MIRRORED = {Fit.WIDER: Fit.NARROWER, Fit.NARROWER: Fit.WIDER}


@LAW
@given(BOUNDS, BOUNDS)
def test_bounds_fit_the_same_both_ways(one: Bounds, other: Bounds) -> None:
    here = fit(one, other)
    assert fit(other, one) is MIRRORED.get(here, here)


@LAW
@given(BOUNDS)
def test_a_figure_never_contradicts_itself(one: Bounds) -> None:
    assert fit(one, one) in {Fit.SAME, Fit.AGREE, Fit.UNKNOWN}


def _fits(number: Fraction, bounds: Bounds) -> bool:
    low, high = bounds.low, bounds.high
    return (low is None or number > low or (number == low and not bounds.above)) and (
        high is None or number < high or (number == high and not bounds.below)
    )


@LAW
@given(BOUNDS, BOUNDS, st.fractions(min_value=0, max_value=120, max_denominator=2))
def test_what_cannot_both_be_so_has_no_number_in_common(one: Bounds, other: Bounds, number: Fraction) -> None:
    if one.approximate or other.approximate or one.vague or other.vague:
        return
    here = fit(one, other)
    if here is Fit.STRICT:
        assert not (_fits(number, one) and _fits(number, other))
    if here is Fit.WIDER and _fits(number, other):
        assert _fits(number, one)


@LAW
@given(st.integers(0, 50), st.integers(0, 50))
def test_a_running_count_grows_or_stays(one: int, other: int) -> None:
    left, right = bounds_of(quantity(str(one))), bounds_of(quantity(str(other)))
    assert can_grow_into(left, right) == (one <= other)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(2, 40))
def test_a_crowded_question_costs_a_line_a_claim_not_a_square(figures: int) -> None:
    """Every claim of a crowded question is told of, and none with more than its neighbours."""
    claims = 4 * ALL_PAIRS
    crowd = [
        told(f"r{n}", str(n % figures), by=source(f"Bureau {n % 7}", "agency"), day=1 + n % 20) for n in range(claims)
    ]
    relations = linked(*crowd).relations
    assert len(relations) <= claims * (NEIGHBOURS + 2)
    assert len({name for one in relations for name in (one.left, one.right)}) == claims
