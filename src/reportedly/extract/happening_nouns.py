"""Nouns for what the news is about: attacks, accidents, disasters, battles, protests."""

from __future__ import annotations

HAPPENINGS = frozenset(
    {
        *("shooting", "attack", "crash", "accident", "incident", "explosion", "blast", "bombing", "fire", "blaze"),
        *("quake", "earthquake", "flood", "storm", "hurricane", "raid", "strike", "stabbing", "murder", "robbery"),
        *(
            "collision",
            "case",
            "offensive",
            "battle",
            "clash",
            "massacre",
            "killing",
            "shootout",
            "gunfight",
            "rampage",
        ),
        *("airstrike", "bombardment", "shelling", "ambush", "siege", "riot", "protest", "rally", "march", "stampede"),
        *("eruption", "landslide", "mudslide", "tsunami", "cyclone", "typhoon", "tornado", "wildfire", "derailment"),
        *("disaster", "tragedy", "collapse", "sinking", "crush", "explosion", "violence", "fighting", "rampage"),
    }
)
"""Lemmas."""
