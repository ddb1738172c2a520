"""What Alembic runs before the scripts in ``versions``: on the connection that `reportedly.persist.schema` hands it,
within the transaction that it has begun there: all scripts or none.

A batch that makes a table anew takes its triggers away: those of ``searched``, ``reviews`` and whatever
`reportedly.persist.dialects.create_counts` counts are then to be made again.

For whoever writes the next script: change ``tables.py``, write the script by hand, add its id to ``schema.REVISIONS``.
"""

from __future__ import annotations

from alembic import context

from reportedly.persist.tables import METADATA, SCHEMA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=SCHEMA.name,
    render_as_batch=True,  # SQLite cannot alter most of a table in place
)
context.run_migrations()
