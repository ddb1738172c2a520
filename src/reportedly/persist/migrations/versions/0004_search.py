"""Full-text search: what versions are found by, the index over it and over the texts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

from reportedly.persist.dialects import create_search
from reportedly.persist.exact import ExactText

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_AT_ONCE = 500
_BETWEEN = "\x1e"


def upgrade() -> None:
    """From 0003 to 0004, with all versions that are there; names stay spelled as the payloads have them."""
    op.create_table(
        "searched",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", ExactText(), nullable=False),
        sa.Column("publisher", ExactText(), nullable=False),
        sa.Column("sources", ExactText(), nullable=False),
        sa.Column("places", ExactText(), nullable=False),
        sa.Column("dates", ExactText(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["versions.number"], name="fk_searched_number"),
        sa.PrimaryKeyConstraint("number", name="pk_searched"),
    )
    connection = op.get_bind()
    create_search(connection)
    columns = ("number", "title", "publisher", "sources", "places", "dates")
    searched = sa.table("searched", *map(sa.column, columns))
    some_versions = sa.text(
        "SELECT number, title, publisher, published FROM versions WHERE number > :last ORDER BY number LIMIT :limit"
    )
    their_claims = sa.text(
        "SELECT version, payload FROM claims WHERE version BETWEEN :first AND :last ORDER BY version, position"
    )
    last = -1
    while versions := connection.execute(some_versions, {"last": last, "limit": _AT_ONCE}).all():
        last = versions[-1].number
        claims = connection.execute(their_claims, {"first": versions[0].number, "last": last})
        of_version: dict[int, list[Any]] = {}
        for claim in claims:
            of_version.setdefault(claim.version, []).append(json.loads(claim.payload))
        connection.execute(sa.insert(searched), [_row(one, of_version.get(one.number, [])) for one in versions])


def _row(version: sa.Row[Any], claims: list[Any]) -> dict[str, Any]:
    chain = [source for claim in claims for source in claim.get("attribution", ())]
    places = [claim["place"] for claim in claims if "place" in claim]
    periods = [claim[name] for claim in claims for name in ("period", "as_of") if name in claim]
    days = {period[end] for period in periods for end in ("start", "end") if end in period} | {version.published}
    return {
        "number": version.number,
        "title": version.title or "",
        "publisher": version.publisher or "",
        "sources": _joined([source.get("name") or source.get("span", {}).get("text") for source in chain]),
        "places": _joined([place.get("name") or place["span"]["text"] for place in places]),
        "dates": _joined(sorted(str(day) for day in days if day)),
    }


def _joined(texts: Iterable[str | None]) -> str:
    return _BETWEEN.join(dict.fromkeys(filter(None, texts)))
