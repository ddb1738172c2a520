"""What pages would else count: how much the ledger holds, and who says what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.persist.dialects import create_counts
from reportedly.persist.exact import ExactText
from reportedly.persist.payload import decode
from reportedly.persist.source_pages import put_sources
from reportedly.records import Claim, Reading, Report

revision = "0006"
down_revision = "0004"
branch_labels = None
depends_on = None

_AT_ONCE = 500


def upgrade() -> None:
    """From 0005 to 0006, with what is there."""
    op.create_table(
        "counts",
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counts"),
    )
    op.create_table(
        "sources",
        sa.Column("key", ExactText(), nullable=False),
        sa.Column("words", ExactText(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("relayed", sa.Integer(), nullable=False),
        sa.Column("passed_on", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_sources"),
    )
    op.create_index("ix_sources_rank", "sources", [sa.text("claims DESC"), sa.text("passed_on DESC"), "key", "words"])
    op.create_table(
        "version_sources",
        sa.Column("key", ExactText(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("relayed", sa.Integer(), nullable=False),
        sa.Column("passed_on", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_version_sources_version"),
        sa.PrimaryKeyConstraint("key", "version", name="pk_version_sources"),
    )
    op.create_index("ix_version_sources_version", "version_sources", ["version"])
    op.create_index(
        "ix_version_sources_days", "version_sources", ["key", "published", "claims", "relayed", "passed_on"]
    )
    connection = op.get_bind()
    create_counts(connection)
    _count_sources(connection)


def _count_sources(connection: sa.Connection) -> None:
    number: sa.ColumnClause[int] = sa.column("number")
    columns = (number, sa.column("report_id", ExactText()), sa.column("published", sa.Date()))
    some_versions = sa.select(*columns).select_from(sa.table("versions")).order_by(number).limit(_AT_ONCE)
    their_claims = sa.text(
        "SELECT version, payload FROM claims WHERE version BETWEEN :first AND :last ORDER BY version, position"
    )
    last = -1
    while versions := connection.execute(some_versions.where(number > last)).all():
        last = versions[-1].number
        claims: dict[int, list[Claim]] = {}
        for row in connection.execute(their_claims, {"first": versions[0].number, "last": last}):
            claims.setdefault(row.version, []).append(decode(Claim, row.payload))
        readings = {
            one.number: Reading(
                Report(one.report_id, "", "", published=one.published), tuple(claims.get(one.number, ()))
            )
            for one in versions
        }
        put_sources(connection, readings)
