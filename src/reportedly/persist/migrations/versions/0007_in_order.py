"""What is paged through in order: disputes, events by their newest figure, questions by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.persist.dialects import count_disputes
from reportedly.persist.exact import ExactText

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From 0006 to 0007. Every version is to be linked anew: that fills what is new."""
    op.create_table(
        "disputes",
        sa.Column("left", ExactText(), nullable=False),
        sa.Column("right", ExactText(), nullable=False),
        sa.Column("event", ExactText(), nullable=False),
        sa.Column("question", ExactText()),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("nearness", sa.Float(), nullable=False),
        sa.Column("fewness", sa.Integer(), nullable=False),
        sa.Column("apart", ExactText()),
        sa.Column("since", sa.Date()),
        sa.PrimaryKeyConstraint("left", "right", name="pk_disputes"),
    )
    in_order = ["rank", "nearness", "fewness", "left", "right"]
    op.create_index(f"ix_disputes_{'_'.join(in_order)}", "disputes", in_order)
    op.create_index("ix_disputes_event", "disputes", ["event"])
    op.create_index("ix_disputes_question", "disputes", ["question"])
    op.add_column("events", sa.Column("newest", sa.String(length=10), nullable=False, server_default=""))
    op.add_column("events", sa.Column("questions", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("events", sa.Column("latest", ExactText()))
    op.create_index("ix_events_newest_id", "events", ["newest", "id"])
    op.drop_index("ix_question_summary_conflicts_claims", "question_summary")
    most = ["conflicts", "reports", "originators", "claims", "question"]
    op.create_index(f"ix_question_summary_{'_'.join(most)}", "question_summary", most)
    count_disputes(op.get_bind())
    op.execute("UPDATE versions SET linked = 0")
