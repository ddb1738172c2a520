"""What exports are made of, put together: the ledger from `persist`, corrections, policies from `link`, country names
from `extract`. Like `reportedly.pipeline` it joins folders that do not know each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reportedly.extract.territories import territory_name
from reportedly.link.policies import consolidate
from reportedly.publish.exports.material import Material
from reportedly.publish.exports.withholding import Withholding
from reportedly.records import Claim, ClaimFilter
from reportedly.review.corrections import corrected
from reportedly.review.records import ReviewState

if TYPE_CHECKING:
    from reportedly.persist import Ledger  # brings SQLAlchemy with it


def material_of(
    ledger: Ledger,
    wanted: ClaimFilter,
    *,
    withhold_victims: bool = False,
    withhold: Sequence[str] = (),
    author: str | None = None,
    advance: Callable[[], None] = lambda: None,
) -> Material:
    """What an export of the claims that ``wanted`` lets through is made of.

    Args:
        ledger: Where from.
        wanted: Which claims.
        withhold_victims: Whether the names of individual victims are blotted out.
        withhold: Further names that are.
        author: Who publishes what is made of it.
        advance: Called once a step.
    """
    hides = withhold_victims or withhold
    return Material(
        ledger=ledger,
        wanted=wanted,
        withheld=Withholding.of_ledger(ledger, withhold, victims=withhold_victims) if hides else None,
        correct=_corrected,
        settle=consolidate,
        country_name=territory_name,
        author=author,
        advance=advance,
    )


def _corrected(claim: Claim, state: ReviewState) -> Claim:
    return corrected(claim, state.fields)
