"""The first tables: texts, versions of reports, claims, relations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reportedly.persist.exact import ComparableNumber, ExactText

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From nothing to 0001. Alembic makes ``reportedly_schema`` itself."""
    op.create_table(
        "texts",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("text", ExactText(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_texts"),
    )
    op.create_table(
        "versions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report_id", ExactText(), nullable=False),
        sa.Column("report_id_words", ExactText(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("url", ExactText()),
        sa.Column("publisher", ExactText()),
        sa.Column("title", ExactText()),
        sa.Column("published", sa.Date()),
        sa.Column("published_at", ExactText()),
        sa.Column("retrieved", ExactText()),
        sa.Column("language", ExactText(), nullable=False),
        sa.Column("main_event", ExactText()),
        sa.Column("furniture", sa.Text(), nullable=False),
        sa.Column("dropped", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["texts.sha256"], name="fk_versions_sha256"),
        sa.PrimaryKeyConstraint("number", name="pk_versions"),
        sa.UniqueConstraint("report_id", "sha256", name="uq_versions_report_id_sha256"),
    )
    op.create_index("ix_versions_published_report_id_number", "versions", ["published", "report_id", "number"])
    op.create_index("ix_versions_url", "versions", ["url"])
    op.create_table(
        "claims",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", ExactText(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("predicate_words", ExactText(), nullable=False),
        sa.Column("polarity", sa.String(length=16), nullable=False),
        sa.Column("realis", sa.String(length=16), nullable=False),
        sa.Column("accumulation", sa.String(length=16)),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("noun_class", ExactText()),
        sa.Column("affiliation_territory", ExactText()),
        sa.Column("modifier", sa.String(length=16)),
        sa.Column("point", ComparableNumber()),
        sa.Column("low", ComparableNumber()),
        sa.Column("high", ComparableNumber()),
        sa.Column("period_start", sa.Date()),
        sa.Column("period_end", sa.Date()),
        sa.Column("as_of_start", sa.Date()),
        sa.Column("as_of_end", sa.Date()),
        sa.Column("place_name", ExactText()),
        sa.Column("place_country", ExactText()),
        sa.Column("place_geonames_id", sa.Integer()),
        sa.Column("place_latitude", sa.Float()),
        sa.Column("place_longitude", sa.Float()),
        sa.Column("originator_name", ExactText()),
        sa.Column("originator_kind", ExactText()),
        sa.Column("originator_territory", ExactText()),
        sa.Column("stance", sa.String(length=32)),
        sa.Column("event", ExactText()),
        sa.Column("subset_of", ExactText()),
        sa.Column("evidence_start", sa.Integer(), nullable=False),
        sa.Column("evidence_end", sa.Integer(), nullable=False),
        sa.Column("evidence_words", ExactText(), nullable=False),
        sa.Column("place_words", ExactText(), nullable=False),
        sa.Column("source_words", ExactText(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_claims_version"),
        sa.PrimaryKeyConstraint("version", "position", name="pk_claims"),
        sa.UniqueConstraint("version", "id", name="uq_claims_version_id"),
    )
    op.create_index("ix_claims_id", "claims", ["id"])
    op.create_index("ix_claims_predicate_words", "claims", ["predicate_words"])
    op.create_table(
        "relations",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("left", ExactText(), nullable=False),
        sa.Column("right", ExactText(), nullable=False),
        sa.Column("relation", ExactText(), nullable=False),
        sa.Column("degree", ExactText()),
        sa.Column("reason", ExactText(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_relations_version"),
        sa.PrimaryKeyConstraint("version", "position", name="pk_relations"),
    )
