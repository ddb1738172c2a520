"""A question's timelines as an SVG: time across, the number up, a step line an originator, named at its end.

Uncertainty is drawn: a filled dot is an exact figure, a haloed one an approximation, an arrow an open bound, a bar a
range, a tick at the foot a word without a number; hollow where only the report's date is known; ↓ where it was revised
down; a cross where it is denied. The picture has a text alternative. It loads nothing and has no script.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from reportedly.publish.words import as_number, on_one_line
from reportedly.records import Modifier, Number, Question, Timeline, TimelinePoint

WIDTH, HEIGHT = 860, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 230, 50, 50
LANES = 6
"""Originators that have a line of their own; the others are folded into one."""

_COLOURS = ("#1b5e9c", "#a8461b", "#2c6e49", "#7a3f87", "#8a6d00", "#4a4a4a", "#8c8c8c")


def plot_svg(question: Question, timelines: Sequence[Timeline]) -> str:
    """The picture as a whole SVG document, the same for the same timelines."""
    lanes = _lanes(timelines)
    days = [point.as_of for lane in lanes for point in lane.points if point.as_of is not None]
    first, last = min(days, default=date(2000, 1, 1)), max(days, default=date(2000, 1, 1))
    highest = max((_top(point) for lane in lanes for point in lane.points), default=1) or 1
    frame = _Frame(first, last, highest)
    story = _story(question, timelines)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d"'
    parts = [
        f'{head} font-family="sans-serif" font-size="12">',
        f'<title id="t">{_xml(question.text)}</title><desc id="d">{_xml(story)}</desc>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="24" font-size="14" fill="#222">{_xml(_shortened(question.text, 90))}</text>',
        *_axes(frame),
    ]
    for number, lane in enumerate(lanes):
        parts += _lane(lane, frame, _COLOURS[number], number, len(lanes))
    return "\n".join([*parts, "</svg>", ""])


class _Frame:
    """From days and numbers to places in the picture."""

    def __init__(self, first: date, last: date, highest: Number) -> None:
        self.first, self.last, self.highest = first, last, highest
        self._days = max((last - first).days, 1)

    def x(self, day: date | None) -> float:
        """Where a day stands; what has no day stands at the margin."""
        if day is None:
            return LEFT - 12
        return round(LEFT + (day - self.first).days / self._days * (WIDTH - LEFT - RIGHT), 1)

    def y(self, number: Number) -> float:
        """Where a number stands, from zero up."""
        return round(HEIGHT - BOTTOM - float(number) / float(self.highest) * (HEIGHT - TOP - BOTTOM), 1)


def _lanes(timelines: Sequence[Timeline]) -> list[Timeline]:
    ordered = sorted(timelines, key=lambda line: (-len(line.points), line.originator, line.voice))
    if len(ordered) <= LANES:
        return ordered
    rest = ordered[LANES - 1 :]
    points = sorted((point for line in rest for point in line.points), key=lambda p: (p.as_of or date.min, p.claim))
    return [*ordered[: LANES - 1], Timeline(rest[0].question, "", f"{len(rest)} others", tuple(points))]


def _axes(frame: _Frame) -> Iterator[str]:
    foot, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    yield f'<path d="M{LEFT} {TOP}V{foot}H{right}" fill="none" stroke="#999"/>'
    yield f'<text x="{LEFT - 6}" y="{foot + 4}" text-anchor="end" fill="#555">0</text>'
    y = frame.y(frame.highest) + 4
    yield f'<text x="{LEFT - 6}" y="{y}" text-anchor="end" fill="#555">{frame.highest:,}</text>'
    yield f'<text x="{LEFT}" y="{foot + 20}" fill="#555">{frame.first}</text>'
    if frame.last != frame.first:
        yield f'<text x="{right}" y="{foot + 20}" text-anchor="end" fill="#555">{frame.last}</text>'


def _lane(lane: Timeline, frame: _Frame, colour: str, number: int, lanes: int) -> Iterator[str]:
    drawn = [(point, value) for point in lane.points if (value := _value(point)) is not None]
    folded = not lane.voice
    steps = [f"{frame.x(point.as_of)} {frame.y(value)}" for point, value in drawn if point.as_of is not None]
    if len(steps) > 1 and not folded:
        path = f"M{steps[0]}" + "".join(f"H{step.split()[0]}V{step.split()[1]}" for step in steps[1:])
        yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
    for point, value in drawn:
        yield from _mark(point, frame.x(point.as_of), frame.y(value), frame, colour)
    for point in lane.points:
        if _value(point) is None:
            x, foot = frame.x(point.as_of), HEIGHT - BOTTOM
            words = _xml(on_one_line(point.quantity.span.text))
            yield f'<path d="M{x} {foot}v-8" stroke="{colour}" stroke-dasharray="2 2"><title>{words}</title></path>'
    y = TOP + 16 + number * (HEIGHT - TOP - BOTTOM) / max(lanes, 1)
    last = as_number(lane.points[-1].quantity) if lane.points and not folded else ""
    label = f"{_shortened(lane.originator, 26)}{f' {last}' if last else ''}"
    yield f'<circle cx="{WIDTH - RIGHT + 16}" cy="{y - 4:.1f}" r="4" fill="{colour}"/>'
    yield f'<text x="{WIDTH - RIGHT + 26}" y="{y:.1f}" fill="#222">{_xml(label)}</text>'


def _mark(point: TimelinePoint, x: float, y: float, frame: _Frame, colour: str) -> Iterator[str]:
    quantity, modifier = point.quantity, point.quantity.modifier
    told = (
        f"{on_one_line(quantity.span.text)}, {point.as_of or 'no date'}; {', '.join(map(on_one_line, point.outlets))}"
    )
    fill = colour if point.as_of_basis == "stated" else "#fff"
    yield f'<g stroke="{colour}" fill="none"><title>{_xml(told)}</title>'
    if modifier is Modifier.APPROX:
        yield f'<circle cx="{x}" cy="{y}" r="9" fill="{colour}" fill-opacity="0.2" stroke="none"/>'
    if modifier in {Modifier.AT_LEAST, Modifier.MORE_THAN}:
        yield f'<path d="M{x} {y}v-16m-4 5l4 -5l4 5"/>'
    if modifier in {Modifier.AT_MOST, Modifier.LESS_THAN}:
        yield f'<path d="M{x} {y}v16m-4 -5l4 5l4 -5"/>'
    if modifier is Modifier.RANGE and quantity.low is not None and quantity.high is not None:
        low, high = frame.y(quantity.low), frame.y(quantity.high)
        yield f'<path d="M{x - 4} {low}h8m-4 0V{high}m-4 0h8"/>'
    else:
        yield f'<circle cx="{x}" cy="{y}" r="4" fill="{fill}"/>'
    if len(point.outlets) > 1:
        yield f'<circle cx="{x}" cy="{y}" r="7"/>'
        yield f'<text x="{x + 9}" y="{y + 12}" fill="#555" stroke="none" font-size="10">{len(point.outlets)}</text>'
    if point.change == "revised down":
        yield f'<text x="{x + 8}" y="{y - 6}" fill="{colour}" stroke="none">↓ revised</text>'
    if point.negated:
        yield f'<path d="M{x - 6} {y - 6}l12 12m0 -12l-12 12" stroke-width="2"/>'
    yield "</g>"


def _value(point: TimelinePoint) -> Number | None:
    quantity = point.quantity
    if quantity.modifier in {Modifier.VAGUE, Modifier.PLURAL}:
        return None
    return next((n for n in (quantity.point, quantity.high, quantity.low) if n is not None), None)


def _top(point: TimelinePoint) -> Number:
    return _value(point) or 0


def _story(question: Question, timelines: Sequence[Timeline]) -> str:
    """Two sentences for who cannot see the picture."""
    if not timelines:
        return f"{question.text} Nobody gives a figure."
    lines = []
    for line in _lanes(timelines):
        first, last = line.points[0], line.points[-1]
        said = on_one_line(first.quantity.span.text)
        if last is not first:
            said += f" and at last {on_one_line(last.quantity.span.text)}"
        lines.append(f"{on_one_line(line.originator)} said {said}")
    return f"{question.text} {'; '.join(lines)}."


def _shortened(text: str, limit: int) -> str:
    line = on_one_line(text)
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def _xml(text: str) -> str:
    return escape(on_one_line(text))
