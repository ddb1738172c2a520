"""What reports share: events, questions, answers, relations across reports; which versions are linked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.persist.exact import ComparableNumber, ExactText

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From 0001 to 0002. Nothing is linked yet: the next reading, or the next question, links what is there."""
    op.add_column("versions", sa.Column("linked", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_versions_linked", "versions", ["linked"])
    op.add_column("relations", sa.Column("question", ExactText()))
    op.create_table(
        "events",
        sa.Column("id", ExactText(), nullable=False),
        sa.Column("title_words", ExactText(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_table(
        "event_members",
        sa.Column("report_id", ExactText(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("told_as", ExactText(), nullable=False),
        sa.Column("event", ExactText(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", "sha256", "told_as", name="pk_event_members"),
    )
    op.create_index("ix_event_members_event", "event_members", ["event"])
    op.create_table(
        "questions",
        sa.Column("id", ExactText(), nullable=False),
        sa.Column("event", ExactText(), nullable=False),
        sa.Column("predicate_words", ExactText(), nullable=False),
        sa.Column("text_words", ExactText(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
    )
    op.create_index("ix_questions_event", "questions", ["event"])
    op.create_table(
        "question_summary",
        sa.Column("question", ExactText(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("originators", sa.Integer(), nullable=False),
        sa.Column("low", ComparableNumber()),
        sa.Column("high", ComparableNumber()),
        sa.Column("first", sa.Date()),
        sa.Column("last", sa.Date()),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("question", name="pk_question_summary"),
    )
    op.create_index("ix_question_summary_conflicts_claims", "question_summary", ["conflicts", "claims"])
    op.create_table(
        "answers",
        sa.Column("claim", ExactText(), nullable=False),
        sa.Column("question", ExactText(), nullable=False),
        sa.Column("event", ExactText(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("claim", name="pk_answers"),
    )
    op.create_index("ix_answers_question", "answers", ["question"])
    op.create_index("ix_answers_event", "answers", ["event"])
    op.create_table(
        "claim_relations",
        sa.Column("left", ExactText(), nullable=False),
        sa.Column("right", ExactText(), nullable=False),
        sa.Column("relation", ExactText(), nullable=False),
        sa.Column("degree", ExactText()),
        sa.Column("reason", ExactText(), nullable=False),
        sa.Column("question", ExactText()),
        sa.Column("event", ExactText(), nullable=False),
        sa.PrimaryKeyConstraint("left", "right", name="pk_claim_relations"),
    )
    for column in ("event", "question", "right", "relation"):
        op.create_index(f"ix_claim_relations_{column}", "claim_relations", [column])
