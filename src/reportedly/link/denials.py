"""Whether a figure is named only to be denied: by its own clause, by its source's stance, or by its sentence's words.

The words stand in ``data/denials.toml``. Only the sentence that the figure stands in is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.records import Accumulation, Claim, Polarity, Stance
from reportedly.rule_tables import load_rows

_MARK = "\0"
"""What stands for the figure's words while a row is tried; no report holds it twice in a sentence."""

_GAP = r"(?:(?!\b(?:but|after|because|although|while|saying|said|says|blamed|adding|insisting|instead)\b)[^.;])*?"


@dataclass(frozen=True, slots=True)
class DenialRow:
    """A row of ``data/denials.toml``; the head of that file says what its fields mean."""

    id: str
    pattern: str
    figure: str
    example: str
    near_miss: str


@cache
def denial_rows() -> tuple[DenialRow, ...]:
    """The table, in the order in which its rows are tried.

    Raises:
        RuleTableError: The file is not TOML, or a row does not fit.
    """
    return load_rows("link", "denials.toml", "rule", DenialRow)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row.id, re.compile(row.pattern.replace("GAP", _GAP).replace("FIGURE", _MARK), re.IGNORECASE))
        for row in denial_rows()
    )


def denial_of(before: str, figure: str, after: str) -> str | None:
    """The row by which a sentence says that its figure is not so.

    Args:
        before: The sentence's words before the figure's own.
        figure: The figure's own words.
        after: The sentence's words after them.
    """
    if not _MAY_DENY.search(before) and not _MAY_DENY.search(after):
        return None
    if _BOUND.match(figure):
        before = _NOT_AT_END.sub("", before)
    sentence = f"{before}{_MARK}{after}"
    return next((name for name, pattern in _patterns() if pattern.search(sentence)), None)


_MAY_DENY = re.compile(
    r"\b(?:not|nor|invention|fiction|fantas|myth|slander|absurd"
    r"|den[yi]|untrue|no truth|dismiss|reject|refut|wrong|false|incorrect|inaccurate|baseless|unfounded"
    r"|groundless|fake|fabricat|exaggerat|nonsense|lie|mistaken|misleading|rumo|propaganda)",
    re.IGNORECASE,
)
_BOUND = re.compile(r"(?:the )?(?:more|fewer|less|just|only|all|at|first)\b", re.IGNORECASE)
"""Words before which a "not" sets a bound or a part, and denies nothing: "not more than 40", "not all 40"."""

_NOT_AT_END = re.compile(r"\bnot\s*$", re.IGNORECASE)


def is_negated(claim: Claim, before: str, after: str) -> bool:
    """Whether it is named only to be denied; ``before`` and ``after`` are the rest of its sentence."""
    stance = claim.attribution[0].stance if claim.attribution else None
    if claim.polarity is Polarity.NEGATED or stance is Stance.DENIED:
        return True
    if claim.quantity is None or claim.accumulation is Accumulation.ORDINAL:
        return False  # "not the first shooting" says that there were others
    return denial_of(before, claim.evidence[0].text, after) is not None
