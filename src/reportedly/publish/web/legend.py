"""How each mark of the plot looks, drawn by the plot itself, so that the legend cannot tell of other marks."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from reportedly.publish.web.plot_marks import Spot, shapes
from reportedly.publish.web.plot_scales import Frame, Layout
from reportedly.records import Modifier, Number, Quantity, Span, TimelinePoint

_DAY = date(2000, 1, 1)
_BOX = Layout(width=64, height=44, left=0, gutter=0, label=0, top=4, foot=4)


def _drawn(
    modifier: Modifier,
    *,
    basis: str = "stated",
    change: str = "first",
    outlets: int = 1,
    denied: bool = False,
    value: Number | None = 5,
    words: str = "",
) -> Markup:
    quantity = Quantity(Span(0, len(words), words), value, 3, 8, modifier)
    point = TimelinePoint("", _DAY, basis, quantity, change, ("",) * outlets)
    frame = Frame(_BOX, [_DAY], [10], log=False)
    spot = Spot(point, "", value, 20.0, 22.0 if value is not None else 32.0, denied)
    head = Markup('<svg class="plot sample" viewBox="0 0 64 44" aria-hidden="true">')
    return head + Markup("").join(shapes(spot, frame)) + Markup("</svg>")


def _picture(inner: str) -> Markup:
    # `inner` is a constant of this module
    return Markup('<svg class="plot sample" viewBox="0 0 64 44" aria-hidden="true">{}</svg>').format(Markup(inner))  # noqa: S704


LEGEND = (
    (_drawn(Modifier.EXACT), "an exact number", "a filled dot"),
    (_drawn(Modifier.EXACT, basis="printed"), "its day is not stated", "a hollow dot, at the day of printing"),
    (_drawn(Modifier.APPROX), "about", "a dot with a soft halo"),
    (_drawn(Modifier.AT_LEAST), "at least, more than", "a dot with an arrow up"),
    (_drawn(Modifier.AT_MOST), "up to, fewer than", "a dot with an arrow down"),
    (_drawn(Modifier.RANGE), "between two numbers", "a bar with two ends"),
    (
        _drawn(Modifier.VAGUE, value=None, words="dozens"),
        "a word without a number",
        "a hatched tick at the foot, with the word",
    ),
    (
        _picture('<path class="step" d="M6 34H30V14H54"/><circle class="dot" cx="30" cy="14" r="4.5"/>'),
        "a later figure of the same source",
        "a step",
    ),
    (_drawn(Modifier.EXACT, change="revised down"), "revised down", "a step with ↓ and the word"),
    (_drawn(Modifier.EXACT, outlets=3), "passed on", "a ring for each outlet, and how many they are"),
    (_drawn(Modifier.EXACT, denied=True), "denied", "a cross on it"),
    (
        _picture(
            '<path class="bracket" d="M10 8H34V36H10"/><circle class="dot" cx="10" cy="8" r="4.5"/>'
            '<circle class="dot" cx="10" cy="36" r="4.5"/><text class="sign" x="38" y="27">≠</text>'
        ),
        "two figures that cannot both be true",
        "a bracket between them, which leads to the dispute",
    ),
)
"""Picture, what was said, how it is drawn."""
