"""What people say of claims, the queue of what to look at, and which claims tell of single persons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.persist.exact import ExactText

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From 0002 to 0003. Every version is to be linked anew: that fills the queue."""
    op.add_column("claims", sa.Column("tells_of_persons", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE claims SET tells_of_persons = 1 WHERE instr(payload, '\"individuals\":[') > 0")
    op.create_index(
        "ix_claims_tells_of_persons",
        "claims",
        ["version", "position"],
        sqlite_where=sa.column("tells_of_persons"),
        postgresql_where=sa.column("tells_of_persons"),
    )
    op.create_table(
        "reviews",
        sa.Column("id", ExactText(), nullable=False),
        sa.Column("target", ExactText(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("reviewer", ExactText(), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
    )
    for name, columns in {
        "target": ["target"],
        "verdict": ["verdict"],
        "reviewer_made_at": ["reviewer", "made_at"],
        "made_at": ["made_at"],
    }.items():
        op.create_index(f"ix_reviews_{name}", "reviews", columns)
    for what in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER reviews_no_{what.lower()} BEFORE {what} ON reviews "
            "BEGIN SELECT RAISE(ABORT, 'reviews are only ever added'); END"
        )
    op.execute(
        "CREATE TRIGGER reviews_no_replace BEFORE INSERT ON reviews "
        "WHEN EXISTS (SELECT 1 FROM reviews WHERE id = NEW.id) BEGIN SELECT RAISE(IGNORE); END"
    )
    op.create_table(
        "review_queue",
        sa.Column("claim", ExactText(), nullable=False),
        sa.Column("event", ExactText(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("reviewed", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("claim", name="pk_review_queue"),
    )
    op.create_index("ix_review_queue_event", "review_queue", ["event"])
    op.create_index("ix_review_queue_reviewed_priority_claim", "review_queue", ["reviewed", "priority", "claim"])
    op.execute("UPDATE versions SET linked = 0")
