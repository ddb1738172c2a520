"""Tables that say again, in the order in which it is paged through, what those of `tables.py` hold."""

from __future__ import annotations

from sqlalchemy import Column, Date, Float, Index, Integer, Table, Text

from reportedly.persist.exact import ExactText
from reportedly.persist.tables import METADATA

DISPUTES = Table(
    "disputes",  # one for each pair of voices and figures, where claim_relations has one for each pair of claims
    METADATA,
    Column("left", ExactText, primary_key=True),
    Column("right", ExactText, primary_key=True),
    Column("event", ExactText, nullable=False),
    Column("question", ExactText),
    Column("rank", Integer, nullable=False),  # 0 cannot both be so, 1 hardly, 2 one denies the other
    Column("nearness", Float, nullable=False),  # minus how many times the larger figure is the smaller
    Column("fewness", Integer, nullable=False),  # minus how many voices answer the question
    Column("apart", ExactText),  # the exact fraction
    Column("since", Date),  # when the later of the two was published
    Index(None, "rank", "nearness", "fewness", "left", "right"),
    Index(None, "event"),
    Index(None, "question"),
)

TIMELINES = Table(
    "timelines",  # how the figure of each question changed, which would else take every claim that answers it
    METADATA,
    Column("question", ExactText, primary_key=True),
    Column("event", ExactText, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "event"),
)
