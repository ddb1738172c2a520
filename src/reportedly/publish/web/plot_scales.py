"""From days and numbers to places in a picture; round numbers for its axes; labels that do not cover each other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.records import Number

_NICE = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Layout:
    """The picture's size and margins; ``gutter`` is the room at the right for names, ``label`` their longest length."""

    width: int
    height: int
    left: int
    gutter: int
    label: int
    top: int = 26
    foot: int = 58

    @property
    def right(self) -> int:
        """Where the time axis ends."""
        return self.width - self.gutter

    @property
    def floor(self) -> int:
        """Where zero stands."""
        return self.height - self.foot


WIDE = Layout(width=880, height=380, left=64, gutter=216, label=30)
NARROW = Layout(width=370, height=330, left=44, gutter=104, label=15)


class Frame:
    """The scales of one picture: days across, numbers up, linear from zero or logarithmic."""

    def __init__(self, layout: Layout, days: Sequence[date], numbers: Sequence[Number], *, log: bool) -> None:
        self.layout = layout
        self.first, self.last = min(days, default=None), max(days, default=None)
        self.log = log
        positive = [float(number) for number in numbers if number > 0]
        self.highest = max(positive, default=1.0) * 1.04
        self.lowest = 10 ** math.floor(math.log10(min(positive, default=1.0))) if log else 0.0
        if log and self.highest / self.lowest < 10:
            self.highest = self.lowest * 10

    def x(self, day: date | None) -> float:
        """Where a day stands; what has no day stands before the axis, a single day in the middle."""
        start, end = self.layout.left + 18, self.layout.right - 22
        if day is None or self.first is None or self.last is None:
            return self.layout.left + 2
        if self.first == self.last:
            return round((start + end) / 2, 1)
        return round(start + (day - self.first).days / (self.last - self.first).days * (end - start), 1)

    def y(self, number: Number) -> float:
        """Where a number stands. A logarithm has no zero: what is below its lowest step stands on the floor."""
        height = self.layout.floor - self.layout.top
        if not self.log:
            return round(self.layout.floor - float(number) / self.highest * height, 1)
        if number < self.lowest:
            return float(self.layout.floor)
        share = math.log10(float(number) / self.lowest) / math.log10(self.highest / self.lowest)
        return round(self.layout.floor - 14 - share * (height - 14), 1)

    def number_ticks(self) -> Iterator[int | float]:
        """Round numbers for the axis, four to six of them, zero first where it is shown."""
        if self.log:
            step = self.lowest
            while step <= self.highest:
                yield int(step) if step >= 1 else step
                step *= 10
            return
        raw = self.highest / 4
        size = 10 ** math.floor(math.log10(raw))
        step = max(next(nice * size for nice in _NICE if nice * size >= raw), 1)
        yield from (int(step * i) for i in range(int(self.highest / step) + 1))

    def day_ticks(self, most: int) -> list[date]:
        """Days for the axis: each day where they are few, else about ``most`` at even distances."""
        if self.first is None or self.last is None:
            return []
        length = (self.last - self.first).days
        step = max(math.ceil(length / most), 1)
        return [self.first + timedelta(days=at) for at in range(0, length + 1, step)]


def spread(wanted: Sequence[float], *, apart: float, top: float, bottom: float) -> list[float]:
    """Heights near those wanted, in the same order, at least ``apart`` from each other, within bounds if they fit."""
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    placed = [0.0] * len(wanted)
    above = top - apart
    for i in order:
        above = placed[i] = max(wanted[i], above + apart)
    below = bottom + apart
    for i in reversed(order):
        below = placed[i] = min(placed[i], below - apart)
    return [round(height, 1) for height in placed]
