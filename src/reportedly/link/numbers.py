"""What two figures' numbers have in common, whatever bounds their words put around them."""

from __future__ import annotations

from reportedly.link.told import Told


def is_equal(a: Told, b: Told) -> bool:
    """Whether the words of both have one number, whatever bounds they put around it."""
    return (
        a.bounds is not None and b.bounds is not None and a.bounds.base is not None and a.bounds.base == b.bounds.base
    )


def is_vague(a: Told, b: Told) -> bool:
    """Whether one of them states no number: "dozens"."""
    return any(t.bounds is not None and t.bounds.vague for t in (a, b))
