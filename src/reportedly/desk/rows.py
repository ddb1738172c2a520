"""What stands in the rows of the views: claims with their words, stories with their newest figure, disputes with both
sides. Each function asks the ledger once for all rows of a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportedly.desk.quotes import quote_of
from reportedly.desk.records import ClaimRow, DisputeRow, StoryRow
from reportedly.records import Dispute, Event, StoredClaim

if TYPE_CHECKING:
    from reportedly.persist import Ledger
    from reportedly.persist.stories import StoredDispute, StoredEvent


def claim_rows(ledger: Ledger, stored: Sequence[StoredClaim]) -> tuple[ClaimRow, ...]:
    """Claims with their words, what they answer and what is said of them, in the order given."""
    texts = ledger.browse.texts(row.sha256 for row in stored)
    names = [row.claim.id for row in stored]
    answers, states = ledger.stories.answers_of(names), ledger.reviews.states(names)
    return tuple(
        ClaimRow(row, quote_of(row.claim, texts[row.sha256]), answers.get(name), states.get(name))
        for name, row in zip(names, stored, strict=True)
    )


def claim_rows_of(ledger: Ledger, claims: Sequence[str]) -> dict[str, ClaimRow]:
    """As `claim_rows`, by ids; those that are not there any more are left out."""
    found = ledger.links.claims(claims)
    return {row.claim.id: row for row in claim_rows(ledger, list(found.values()))}


def story_rows(ledger: Ledger, events: Sequence[StoredEvent]) -> tuple[StoryRow, ...]:
    """Events with their newest figures, in the order given."""
    latest = claim_rows_of(ledger, [one.latest for one in events if one.latest is not None])
    return tuple(
        StoryRow(one.event, len(versions_of(one.event)), one.questions, latest.get(one.latest or "")) for one in events
    )


def story_row(ledger: Ledger, event_id: str) -> StoryRow | None:
    """One event; None where there is none with this id."""
    found = ledger.stories.events([event_id])
    return story_rows(ledger, list(found.values()))[0] if found else None


def dispute_rows(ledger: Ledger, disputes: Sequence[StoredDispute]) -> tuple[DisputeRow, ...]:
    """Disputes with both sides and their question, in the order given."""
    rows = claim_rows_of(ledger, [name for one in disputes for name in (one.relation.left, one.relation.right)])
    asked = ledger.stories.summaries([one.relation.question for one in disputes if one.relation.question])
    found = []
    for one in disputes:
        left, right = rows.get(one.relation.left), rows.get(one.relation.right)
        summary = asked.get(one.relation.question or "")
        if left is not None and right is not None:
            dispute = Dispute(one.relation, left.stored, right.stored, one.originators, one.apart)
            found.append(DisputeRow(dispute, summary.question if summary else None, left, right))
    return tuple(found)


def versions_of(event: Event) -> set[tuple[str, str]]:
    """The report versions that tell of an event."""
    return {(member.report_id, member.sha256) for member in event.members}
