"""A question's figures over time, as SVG that needs no script: time across, the number up, a lane an originator.

| said | drawn |
|---|---|
| exact | a filled dot; hollow where only the day of printing is known |
| about | a dot with a soft halo |
| at least, more than; up to, fewer than | a dot with an arrow up; down |
| a range | a bar with two ends |
| a word without a number | a hatched tick at the foot, with the word |
| a later figure of the same originator | a step; ↓ "revised" where a count that only grows was cut |
| carried by several outlets | a ring for each, and how many |
| denied | a cross |
| a conflict | a bracket between the two, which leads to the dispute |

Lanes are named at the line's end. Colour marks relations only: conflicts, denials and revisions, each with its sign. Of
many figures some are drawn (see `plot_lanes`), and `plot_story` says how many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from reportedly.publish.web.plot_lanes import lanes_of, thinned
from reportedly.publish.web.plot_marks import Spot, mark, told, value_of
from reportedly.publish.web.plot_scales import Frame, Layout, spread
from reportedly.publish.web.wording import day, figure, plural, shortened
from reportedly.publish.words import on_one_line
from reportedly.records import (
    Answer,
    Claim,
    Number,
    Polarity,
    Question,
    Relation,
    Role,
    Stance,
    Timeline,
    TimelinePoint,
)

BRACKETS = 6
"""Conflicts that are drawn, the widest first; all of them are listed below the picture."""

SPARKS = 30
"""Figures that a small plot draws, at most."""

_NEAR = 9.0  # units of the picture: marks nearer than this are set side by side


@dataclass(frozen=True, slots=True)
class Plotted:
    """All that a plot shows.

    ``denials`` are claims of which somebody says that they are not so; ``disowned`` those whose own originator says it
    ("He denied that 2,000 had died"): they are no step of that originator's figure.
    """

    question: Question
    timelines: tuple[Timeline, ...]
    conflicts: tuple[Relation, ...] = ()
    denials: frozenset[str] = frozenset()
    disowned: frozenset[str] = frozenset()


def plotted(
    question: Question,
    timelines: Sequence[Timeline],
    answers: Sequence[Answer],
    relations: Sequence[Relation],
    claims: Mapping[str, Claim],
) -> Plotted:
    """Bring relations between claims to the points that the claims are part of.

    A point stands for all claims with which its originator says one figure; a conflict between two such claims is drawn
    once. Of a denial, the side that is affirmed is the one denied.
    """
    points = {point.claim for line in timelines for point in line.points}
    of_voice = {line.voice: line for line in timelines}
    stands_in = {answer.claim: _point_of(answer, of_voice.get(answer.voice), points) for answer in answers}
    drawn: dict[frozenset[str], Relation] = {}
    denied: set[str] = set()
    for relation in relations:
        left, right = stands_in.get(relation.left), stands_in.get(relation.right)
        if left is None or right is None or left == right:
            continue
        if relation.relation == "conflict":
            drawn.setdefault(frozenset((left, right)), replace(relation, left=left, right=right))
        elif relation.relation == "denies":
            denied.update(
                point
                for name, point in ((relation.left, left), (relation.right, right))
                if name in claims and not _is_denial(claims[name])
            )
    disowned = {name for name in points if name in claims and is_disowned(claims[name])}
    return Plotted(question, tuple(timelines), tuple(drawn.values()), frozenset(denied | disowned), frozenset(disowned))


def _is_denial(claim: Claim) -> bool:
    return claim.polarity is Polarity.NEGATED or is_disowned(claim)


def is_disowned(claim: Claim) -> bool:
    """Whether whoever is named for a claim denies it: "He denied that 2,000 had died"."""
    first = next((source for source in claim.attribution if source.role is Role.ORIGINATOR), None)
    return first is not None and first.stance is Stance.DENIED


def _point_of(answer: Answer, line: Timeline | None, points: set[str]) -> str | None:
    if answer.claim in points:
        return answer.claim
    if line is None or answer.as_of is None:
        return None
    before = [point for point in line.points if point.as_of is None or point.as_of <= answer.as_of]
    return before[-1].claim if before else None


def figure_plot(
    what: Plotted,
    layout: Layout,
    *,
    log: bool,
    dispute: Callable[[str, str], str],
    name: str,
    row: Callable[[str], str] = "#{}".format,
) -> Markup:
    """The picture as an ``<svg>`` element; empty where no figure states a number.

    Args:
        what: From `plotted`.
        layout: Its size.
        log: Whether numbers stand at their logarithms.
        dispute: The address of the dispute between two claims.
        name: Sets its element ids apart from those of another picture on the page.
        row: The address of a claim's words, by its id.
    """
    lanes = lanes_of(what.timelines)
    days = [point.as_of for lane in lanes for point in lane.points if point.as_of is not None]
    numbers = [n for lane in lanes for point in lane.points for n in _numbers(point)]
    if not numbers:
        return Markup("")
    frame = Frame(layout, days, numbers, log=log)
    spots = _placed(_drawn(what, lanes), frame, what.denials)
    head = Markup(
        '<svg class="plot" viewBox="0 0 {w} {h}" role="group" aria-labelledby="{n}-t" aria-describedby="plot-story">'
        '<title id="{n}-t">{t}</title>'
    ).format(w=layout.width, h=layout.height, n=name, t=what.question.text)
    parts = [
        head,
        *_axes(frame),
        *_lanes(lanes, spots, frame, what.disowned, row),
        *_brackets(what, spots, dispute),
        Markup("</svg>"),
    ]
    return Markup("\n").join(parts)


def plot_story(what: Plotted) -> str:
    """The picture in two sentences: who says what, at first and at last; where they disagree or took back."""
    lanes = lanes_of(what.timelines)
    if not lanes:
        return "Nobody gives a figure."
    said = "; ".join(f"{on_one_line(lane.originator)}: {_first_and_last(lane)}" for lane in lanes)
    revised = sum(point.change == "revised down" for lane in what.timelines for point in lane.points)
    counts = (
        (len(what.conflicts), "pair of figures cannot both be true", "pairs of figures cannot both be true"),
        (revised, "figure was revised down", "figures were revised down"),
        (len(what.denials), "figure is denied", "figures are denied"),
    )
    ends = "; ".join(plural(number, one, many) for number, one, many in counts if number)
    told_all = f"{said[0].upper()}{said[1:]}. {ends or 'No two of the figures contradict each other'}."
    every, drawn = (sum(len(lane.points) for lane in some) for some in (lanes, _drawn(what, lanes)))
    return told_all if drawn == every else f"{told_all} {drawn:,} of {every:,} figures are drawn; the table has all."


def _drawn(what: Plotted, lanes: Sequence[Timeline]) -> list[Timeline]:
    """The lanes with the points that are drawn: of many, those that a sign speaks of before others."""
    return thinned(lanes, wanted={*what.denials, *(end for one in what.conflicts for end in (one.left, one.right))})


def _first_and_last(lane: Timeline) -> str:
    first, last = lane.points[0], lane.points[-1]
    words = f"“{on_one_line(first.quantity.span.text)}” ({day(first.as_of, short=True)})"
    if last is first:
        return words
    return f"{words}, at last “{on_one_line(last.quantity.span.text)}” ({day(last.as_of, short=True)})"


def small_plot(timelines: Sequence[Timeline], *, width: int = 150, height: int = 34) -> Markup:
    """The same without axes and names, for a list of questions: steps and dots; the words beside it say the rest."""
    lanes = lanes_of(timelines)
    days = [point.as_of for lane in lanes for point in lane.points if point.as_of is not None]
    numbers = [n for lane in lanes for point in lane.points for n in _numbers(point)]
    if len(numbers) < 2 or not days:
        return Markup("")
    frame = Frame(Layout(width, height, left=-12, gutter=-14, label=0, top=5, foot=5), days, numbers, log=False)
    parts = [Markup('<svg class="spark" viewBox="0 0 {} {}" aria-hidden="true">').format(width, height)]
    for lane in thinned(lanes, SPARKS):
        spots = [
            (frame.x(point.as_of), frame.y(value))
            for point in lane.points
            if (value := value_of(point)) is not None and point.as_of is not None
        ]
        if len(spots) > 1 and lane.voice:
            parts.append(Markup('<path class="step" d="{}"/>').format(_steps(spots)))
        parts += [Markup('<circle class="dot" cx="{}" cy="{}" r="2.5"/>').format(x, y) for x, y in spots]
    return Markup("").join([*parts, Markup("</svg>")])


def _numbers(point: TimelinePoint) -> Iterator[Number]:
    if value_of(point) is not None:
        yield from (n for n in (point.quantity.point, point.quantity.low, point.quantity.high) if n is not None)


def _placed(lanes: Sequence[Timeline], frame: Frame, denials: frozenset[str]) -> dict[str, Spot]:
    """Every point at its place; marks that would cover each other stand side by side."""
    taken = _Taken()
    spots: dict[str, Spot] = {}
    for lane in lanes:
        for point in lane.points:
            value = value_of(point)
            x = frame.x(point.as_of)
            y = frame.layout.floor + 30.0 if value is None else frame.y(value)
            x, y = taken.free(x, y, (0.0, 12.0) if value is None else (_NEAR + 1.0, 0.0))
            spots[point.claim] = Spot(point, lane.originator, value, round(x, 1), y, point.claim in denials)
    return spots


class _Taken:
    """Where marks stand, by squares as wide as marks are apart, so that a crowded picture costs a look at nine each."""

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
        self._last: dict[tuple[float, float], tuple[float, float]] = {}

    def free(self, x: float, y: float, step: tuple[float, float]) -> tuple[float, float]:
        """Take the first place from (x, y) on, step by step, that is near no other; all before the last are taken."""
        here = self._last.get((x, y), (x, y))
        while self._is_near(*here):
            here = (here[0] + step[0], here[1] + step[1])
        self._last[x, y] = here
        self._squares[_square(*here)].append(here)
        return here

    def _is_near(self, x: float, y: float) -> bool:
        column, row = _square(x, y)
        return any(
            abs(x - other) < _NEAR and abs(y - height) < _NEAR
            for beside in (column - 1, column, column + 1)
            for above in (row - 1, row, row + 1)
            for other, height in self._squares.get((beside, above), ())
        )


def _square(x: float, y: float) -> tuple[int, int]:
    return int(x // _NEAR), int(y // _NEAR)


def _axes(frame: Frame) -> Iterator[Markup]:
    box = frame.layout
    for number in frame.number_ticks():
        y = frame.y(number)  # type: ignore[arg-type]  # a tick below one is a float, and only drawn
        yield Markup('<path class="grid" d="M{} {}H{}"/><text class="num" x="{}" y="{}">{}</text>').format(
            box.left, y, box.right, box.left - 7, y + 4, f"{number:,}"
        )
    yield Markup('<path class="axis" d="M{} {}H{}"/>').format(box.left, box.floor, box.right)
    ticks = frame.day_ticks(7 if box.width > 500 else 3)
    with_year = len(ticks) > 1 and (ticks[-1] - ticks[0]).days > 300
    for when in ticks:
        shown = f"{day(when, short=True)} {when.year}" if with_year else day(when, short=True)
        yield Markup('<path class="axis" d="M{0} {1}v5"/><text class="day" x="{0}" y="{2}">{3}</text>').format(
            frame.x(when), box.floor, box.floor + 19, shown
        )


def _lanes(
    lanes: Sequence[Timeline],
    spots: Mapping[str, Spot],
    frame: Frame,
    disowned: frozenset[str],
    row: Callable[[str], str],
) -> Iterator[Markup]:
    """Each lane's steps and marks, and its name at the height of its last figure."""
    box = frame.layout
    ends = [_last(lane, spots, box.floor) for lane in lanes]
    heights = spread([y for _, y in ends], apart=31, top=box.top + 6, bottom=box.floor - 8)
    for lane, (x, y), height in zip(lanes, ends, heights, strict=True):
        yield Markup('<g class="lane">')
        here = [spots[point.claim] for point in lane.points if point.claim in spots]
        own = [spot for spot in here if spot.point.claim not in disowned and not spot.point.negated]
        dated = [(spot.x, spot.y) for spot in own if spot.value is not None and spot.point.as_of is not None]
        if len(dated) > 1 and lane.voice:
            yield Markup('<path class="step" d="{}"/>').format(_steps(dated))
        yield Markup('<path class="lead" d="M{} {}L{} {}"/>').format(x + 9, y, box.right + 4, height)
        yield from (mark(spot, frame, row(spot.point.claim)) for spot in here)
        last = figure(lane.points[-1].quantity) if lane.voice else plural(len(lane.points), "figure")
        yield Markup(
            '<text class="name" x="{0}" y="{1}">{2}</text><text class="last" x="{0}" y="{3}">{4}</text></g>'
        ).format(box.right + 9, height, shortened(lane.originator, box.label), height + 14, shortened(last, 22))


def _last(lane: Timeline, spots: Mapping[str, Spot], floor: int) -> tuple[float, float]:
    """Where the lane's last number stands; its last word at the foot where it has none."""
    here = [spots[point.claim] for point in lane.points if point.claim in spots]
    spot = next((spot for spot in reversed(here) if spot.value is not None), here[-1])
    return spot.x, spot.y if spot.value is not None else float(floor)


def _steps(dated: Sequence[tuple[float, float]]) -> str:
    first, *rest = dated
    return f"M{first[0]} {first[1]}" + "".join(f"H{x}V{y}" for x, y in rest)


def _brackets(what: Plotted, spots: Mapping[str, Spot], dispute: Callable[[str, str], str]) -> Iterator[Markup]:
    """Conflicts as brackets to the right of the two marks, with their sign, leading to the dispute."""
    drawn = [one for one in what.conflicts if one.left in spots and one.right in spots]
    pairs = [(spots[one.left], spots[one.right], one) for one in drawn]
    numbered = [pair for pair in pairs if pair[0].value is not None and pair[1].value is not None]
    widest = sorted(numbered, key=lambda pair: -abs(pair[0].y - pair[1].y))[:BRACKETS]
    for depth, (a, b, relation) in enumerate(widest):
        x = round(max(a.x, b.x) + 14 + 8 * depth, 1)
        line = f"M{a.x + 6} {a.y}H{x}V{b.y}H{b.x + 6}"
        words = f"{told(a)} and {told(b)} cannot both be true"
        sign = (x - 5, round((a.y + b.y) / 2 + 4 + 15 * depth, 1))
        yield Markup(
            '<a class="conflict" href="{}" aria-label="{}"><title>{}</title><path class="hit" d="{}"/>'
            '<path class="bracket" d="{}"/><text class="sign" x="{}" y="{}">≠</text></a>'
        ).format(dispute(relation.left, relation.right), words, words, line, line, *sign)
