"""What happened, of all that claims of one event say that people were hurt by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_BRINGS = {
    "earthquake": {"avalanche", "collapse", "dam break", "explosion", "fire", "landslide", "tsunami"},
    "tsunami": {"collapse", "drowning", "flood"},
    "eruption": {"collapse", "landslide", "tsunami"},
    "storm": {"collapse", "drowning", "flood", "landslide", "lightning", "sinking"},
    "flood": {"collapse", "dam break", "drowning", "landslide"},
    "landslide": {"collapse"},
    "dam break": {"collapse", "drowning", "flood", "landslide"},
    "sinking": {"drowning"},
    "plane crash": {"collapse", "crash", "explosion", "fire"},
    "train crash": {"crash", "explosion", "fire"},
    "road crash": {"crash", "explosion", "fire"},
    "explosion": {"collapse", "fire"},
    "fire": {"collapse", "stampede"},
    "bombing": {"attack", "collapse", "explosion", "fire"},
    "air strike": {"attack", "collapse", "explosion", "fire"},
    "drone strike": {"attack", "collapse", "explosion", "fire"},
    "missile strike": {"attack", "collapse", "explosion", "fire"},
    "shelling": {"attack", "collapse", "explosion", "fire"},
    "shooting": {"attack"},
    "stabbing": {"attack"},
    "chemical attack": {"attack"},
}
"""What one brings with it: in an earthquake houses collapse. The names are the ids of ``extract/data/causes.toml``."""


def cause_among(causes: Iterable[str | None]) -> str | None:
    """The cause that most say, without those that another of them brings; of equals the first in the alphabet."""
    counted = Counter(name for name in causes if name is not None)
    brought = {name for cause in counted for name in _BRINGS.get(cause, ()) if name != cause}
    own = counted.keys() - brought or counted.keys()
    return min(own, key=lambda name: (-counted[name], name), default=None)
