"""The words that a report begins with: what it is called by where it has no headline, and no outlet is known."""

from __future__ import annotations

import re

HEAD = 600
"""Code points of a text in which its opening words are looked for."""

_WORDS = 8
_LONGEST = 45  # with what `by_opening` adds it fits where names are cut

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,40}"  # where, in capitals
    r"(?:,[^\n()/–—-]{1,40})?"  # state, day
    r"\s*(?:\([^()\n]{1,40}\)|/[^/\n]{1,40}/)?"  # agency
    r"\s*(?:[–—]|--?|(?<=/)\.)\s+"
)


def opening_of(text: str) -> str:
    """The first words of the first line of ``text`` after a date line, with an ellipsis where the line goes on.

    Args:
        text: A report's text, or its first `HEAD` code points.

    Returns:
        On one line; empty where there are no words.
    """
    line = next((line.strip() for line in text[:HEAD].splitlines() if line.strip()), "")
    dateline = _DATELINE.match(line)
    said = (line[dateline.end() :] if dateline else "").split() or line.split()
    words = " ".join(said[:_WORDS])
    if len(words) > _LONGEST:
        return f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} …"
    return f"{words} …" if len(said) > _WORDS else words


def by_opening(opening: str | None) -> str:
    """How to speak of a report by its opening words; empty where it has none."""
    return f"the report “{opening}”" if opening else ""
