"""One figure as a mark: what was said decides its shape (see `figure_plot`), never its colour alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from reportedly.publish.web.plot_scales import Frame
from reportedly.publish.web.wording import day
from reportedly.publish.words import on_one_line
from reportedly.records import Modifier, Number, TimelinePoint

RINGS = 3
"""Outlets that have a ring of their own around a mark; the number beside it counts them all."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a timeline at its place in the picture; ``value`` is None for words that state no number."""

    point: TimelinePoint
    who: str
    value: Number | None
    x: float
    y: float
    denied: bool


def is_drawn(point: TimelinePoint) -> bool:
    """Whether a figure has a mark: "some soldiers" states no number and no size, and only the table below holds it."""
    return point.quantity.modifier is not Modifier.PLURAL


def value_of(point: TimelinePoint) -> Number | None:
    """The number that stands for a figure: the point, the middle of a range, the bound that is stated."""
    quantity = point.quantity
    if quantity.modifier is Modifier.VAGUE:
        return None
    if quantity.point is not None:
        return quantity.point
    if quantity.low is not None and quantity.high is not None:
        return (Decimal(quantity.low) + Decimal(quantity.high)) / 2
    return quantity.low if quantity.low is not None else quantity.high


def told(spot: Spot) -> str:
    """A mark in words: "Police, 5,000, 18 April 2026"."""
    said = on_one_line(spot.point.quantity.span.text)
    said = f"not {said}" if spot.point.negated else said
    when = day(spot.point.as_of)
    if spot.point.as_of_basis == "printed":
        when = f"printed {when}"
    denied = ", denied" if spot.denied else ""
    return f"{on_one_line(spot.who)}: {said}, {when}{denied}"


def mark(spot: Spot, frame: Frame, address: str) -> Markup:
    """The mark, as a link to the claim's words."""
    drawn = Markup("").join(shapes(spot, frame))
    html = Markup('<a class="pt" href="{}" aria-label="{}"><title>{}</title>{}</a>')
    return html.format(address, told(spot), told(spot), drawn)


def shapes(spot: Spot, frame: Frame) -> Iterator[Markup]:
    """What a mark is drawn of."""
    return _vague(spot, frame) if spot.value is None else _numbered(spot, frame)


def _numbered(spot: Spot, frame: Frame) -> Iterator[Markup]:
    x, y = spot.x, spot.y
    quantity, modifier = spot.point.quantity, spot.point.quantity.modifier
    dot = "dot" if spot.point.as_of_basis == "stated" else "dot hollow"
    yield Markup('<circle class="hit" cx="{}" cy="{}" r="13"/>').format(x, y)
    if modifier is Modifier.APPROX:
        yield Markup('<circle class="halo" cx="{}" cy="{}" r="10"/>').format(x, y)
    if modifier in {Modifier.AT_LEAST, Modifier.MORE_THAN}:
        yield Markup('<path class="arm" d="M{} {}v-18m-4 5l4-5 4 5"/>').format(x, y)
    if modifier in {Modifier.AT_MOST, Modifier.LESS_THAN}:
        yield Markup('<path class="arm" d="M{} {}v18m-4-5l4 5 4-5"/>').format(x, y)
    if modifier is Modifier.RANGE and quantity.low is not None and quantity.high is not None:
        low, high = frame.y(quantity.low), frame.y(quantity.high)
        yield Markup('<path class="bar" d="M{} {}h10m-5 0V{}m-5 0h10"/>').format(x - 5, low, high)
    else:
        yield Markup('<circle class="{}" cx="{}" cy="{}" r="4.5"/>').format(dot, x, y)
    outlets = len(spot.point.outlets)
    if outlets > 1:
        for ring in range(min(outlets, RINGS)):
            yield Markup('<circle class="ring" cx="{}" cy="{}" r="{}"/>').format(x, y, 7.5 + 2.5 * ring)
        yield Markup('<text class="tiny" x="{}" y="{}">{}×</text>').format(x + 10, y + 17, outlets)
    if spot.point.change == "revised down":
        yield Markup('<text class="tiny rev" x="{}" y="{}">↓ revised</text>').format(x + 9, y - 8)
    if spot.point.negated or spot.denied:
        yield Markup('<path class="cross" d="M{} {}l13 13m0-13l-13 13"/>').format(x - 6.5, y - 6.5)


def _vague(spot: Spot, frame: Frame) -> Iterator[Markup]:
    """A hatched tick on the axis' margin, with the word."""
    x, floor = spot.x, frame.layout.floor
    yield Markup('<rect class="hit" x="{}" y="{}" width="24" height="24"/>').format(x - 12, spot.y - 12)
    yield Markup('<path class="hatch" d="M{0} {1}v14m4-14v14m4-14v14"/>').format(x - 4, floor - 7)
    words = on_one_line(spot.point.quantity.span.text)
    short = words if len(words) <= 18 else f"{words[:17]}…"
    yield Markup('<text class="tiny" x="{}" y="{}">{}</text>').format(x + 8, spot.y + 4, short)
