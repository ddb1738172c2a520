"""How the figure of each question changed, and its answers in order: a page reads what it shows and no more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.persist.exact import ExactText

revision = "0009"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From 0008 to 0009. Every version is to be linked anew: that fills what is new."""
    op.add_column("answers", sa.Column("day", sa.Integer(), nullable=False, server_default="0"))
    op.drop_index("ix_answers_question", "answers")
    op.create_index("ix_answers_question_day_claim", "answers", ["question", "day", "claim"])
    op.create_table(
        "timelines",
        sa.Column("question", ExactText(), nullable=False),
        sa.Column("event", ExactText(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("question", name="pk_timelines"),
    )
    op.create_index("ix_timelines_event", "timelines", ["event"])
    op.execute("UPDATE versions SET linked = 0")
