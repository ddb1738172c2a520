"""Sketches, their keys and scores, and which texts are copies: so that linking looks at the neighbourhood only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.persist.exact import ExactText

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From 0009 to 0010. There are no rules that sketches were made by: the next linking makes all of them."""
    op.add_column("events", sa.Column("linked", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_events_linked", "events", ["linked"])
    op.create_table(
        "link_rules",
        sa.Column("rules", ExactText(), nullable=False),
        sa.PrimaryKeyConstraint("rules", name="pk_link_rules"),
    )
    op.create_table(
        "sketches",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("told_as", ExactText(), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("grouped", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_sketches_version"),
        sa.PrimaryKeyConstraint("number", name="pk_sketches"),
        sqlite_autoincrement=True,
    )
    for column in ("version", "grouped"):
        op.create_index(f"ix_sketches_{column}", "sketches", [column])
    _create_pairs("sketch_keys", "key", "sketch", sa.BigInteger())
    _create_pairs("sketch_pairs", "low", "high", sa.Integer(), sa.Column("score", sa.Integer(), nullable=False))
    _create_pairs("copy_keys", "key", "version", sa.BigInteger())
    _create_pairs("copy_pairs", "low", "high", sa.Integer())
    for table, column in (("sketch_pairs", "high"), ("copy_keys", "version"), ("copy_pairs", "high")):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _create_pairs(
    table: str, first: str, second: str, first_type: sa.types.TypeEngine[int], *more: sa.Column[int]
) -> None:
    """A table whose rows are little more than their key."""
    op.create_table(
        table,
        sa.Column(first, first_type, nullable=False, autoincrement=False),
        sa.Column(second, sa.Integer(), nullable=False, autoincrement=False),
        *more,
        sa.PrimaryKeyConstraint(first, second, name=f"pk_{table}"),
        sqlite_with_rowid=False,
    )
