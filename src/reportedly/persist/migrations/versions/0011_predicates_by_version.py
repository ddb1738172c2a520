"""Claims of one predicate by version, so that a page of them never sorts all there are."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From 0010 to 0011."""
    op.create_index("ix_claims_predicate_words_version", "claims", ["predicate_words", "version"])
    op.drop_index("ix_claims_predicate_words", "claims")
