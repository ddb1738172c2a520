"""The ledger's tables. Change them only together with a new script in ``migrations/versions``; a test compares the two.

A claim is kept whole in ``payload``; its other columns repeat what claims are found and compared by. Columns named
``…_words`` hold text as `reportedly.persist.rows.fold` leaves it. Nothing refers to a claim by foreign key: a newer
reading replaces a version's claims, and what people say of them, by claim id, has to outlive that.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
    false,
)

from reportedly.persist.exact import ComparableNumber, ExactText

METADATA = MetaData(
    naming_convention={  # batch migrations need every constraint to have a name
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SCHEMA = Table(
    "reportedly_schema",  # Alembic's version table under our own name: it says whose database this is
    METADATA,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="reportedly_schema_pkc"),  # the name that Alembic gives it
)

TEXTS = Table(
    "texts",  # apart from the versions: these are scanned, and copies under several ids are kept once
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("text", ExactText, nullable=False),
)

VERSIONS = Table(
    "versions",
    METADATA,
    Column("number", Integer, primary_key=True),  # in order of arrival: the highest is a report's newest version
    Column("report_id", ExactText, nullable=False),
    Column("report_id_words", ExactText, nullable=False),
    Column("sha256", String(64), ForeignKey("texts.sha256"), nullable=False),
    Column("url", ExactText),
    Column("publisher", ExactText),
    Column("title", ExactText),
    Column("published", Date),
    Column("published_at", ExactText),
    Column("retrieved", ExactText),
    Column("language", ExactText, nullable=False),
    Column("main_event", ExactText),
    Column("furniture", Text, nullable=False),
    Column("dropped", Text, nullable=False),
    Column("linked", Boolean, nullable=False, server_default=false()),  # whether it is sketched as it was last read
    UniqueConstraint("report_id", "sha256"),
    Index(None, "published", "report_id", "number"),  # the order that claims and reports come in
    Index(None, "url"),
    Index(None, "linked"),
)

CLAIMS = Table(
    "claims",
    METADATA,
    Column("version", Integer, ForeignKey("versions.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", ExactText, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("predicate_words", ExactText, nullable=False),
    Column("polarity", String(16), nullable=False),
    Column("realis", String(16), nullable=False),
    Column("accumulation", String(16)),
    Column("direct", Boolean, nullable=False),
    Column("noun_class", ExactText),
    Column("affiliation_territory", ExactText),
    Column("modifier", String(16)),
    Column("point", ComparableNumber),
    Column("low", ComparableNumber),
    Column("high", ComparableNumber),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("as_of_start", Date),
    Column("as_of_end", Date),
    Column("place_name", ExactText),
    Column("place_country", ExactText),
    Column("place_geonames_id", Integer),
    Column("place_latitude", Float),
    Column("place_longitude", Float),
    Column("originator_name", ExactText),
    Column("originator_kind", ExactText),
    Column("originator_territory", ExactText),
    Column("stance", String(32)),
    Column("event", ExactText),
    Column("subset_of", ExactText),
    Column("evidence_start", Integer, nullable=False),
    Column("evidence_end", Integer, nullable=False),
    Column("evidence_words", ExactText, nullable=False),
    Column("place_words", ExactText, nullable=False),
    Column("source_words", ExactText, nullable=False),
    Column("payload", Text, nullable=False),
    Column("tells_of_persons", Boolean, nullable=False, server_default=false()),  # victims with a name, an age or a sex
    UniqueConstraint("version", "id"),
    Index(None, "id"),
    Index(None, "predicate_words", "version"),  # pages of one predicate go by version
)

PERSONS_INDEX = Index(  # partial: few claims tell of single persons
    "ix_claims_tells_of_persons",
    CLAIMS.c.version,
    CLAIMS.c.position,
    sqlite_where=CLAIMS.c.tells_of_persons,
    postgresql_where=CLAIMS.c.tells_of_persons,
)

SEARCHED = Table(
    "searched",  # what a version is found by beside its text; triggers on it keep the full-text index (`dialects`)
    METADATA,
    Column("number", Integer, ForeignKey("versions.number"), primary_key=True),
    Column("title", ExactText, nullable=False),
    Column("publisher", ExactText, nullable=False),
    Column("sources", ExactText, nullable=False),
    Column("places", ExactText, nullable=False),
    Column("dates", ExactText, nullable=False),
)

COUNTS = Table(
    "counts",  # how much the ledger holds: triggers keep it (`dialects`), so that no page counts a million rows
    METADATA,
    Column("name", String(16), primary_key=True),
    Column("number", Integer, nullable=False),
)

SOURCES = Table(
    "sources",  # what each source says in all claims, kept as versions are added (`source_pages`)
    METADATA,
    Column("key", ExactText, primary_key=True),
    Column("words", ExactText, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("relayed", Integer, nullable=False),
    Column("passed_on", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("payload", Text, nullable=False),
)
Index("ix_sources_rank", SOURCES.c.claims.desc(), SOURCES.c.passed_on.desc(), SOURCES.c.key, SOURCES.c.words)

VERSION_SOURCES = Table(
    "version_sources",  # what each source says in one version
    METADATA,
    Column("key", ExactText, primary_key=True),
    Column("version", Integer, ForeignKey("versions.number"), primary_key=True),
    Column("published", Date),
    Column("claims", Integer, nullable=False),
    Column("relayed", Integer, nullable=False),
    Column("passed_on", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "version"),
    Index("ix_version_sources_days", "key", "published", "claims", "relayed", "passed_on"),
)

RELATIONS = Table(
    "relations",
    METADATA,
    Column("version", Integer, ForeignKey("versions.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("left", ExactText, nullable=False),
    Column("right", ExactText, nullable=False),
    Column("relation", ExactText, nullable=False),
    Column("degree", ExactText),
    Column("reason", ExactText, nullable=False),
    Column("question", ExactText),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("id", ExactText, primary_key=True),
    Column("title_words", ExactText, nullable=False),
    Column("payload", Text, nullable=False),
    Column("newest", String(10), nullable=False, server_default=""),  # its newest figure's day, or empty
    Column("questions", Integer, nullable=False, server_default="0"),
    Column("latest", ExactText),  # the claim with the newest figure of the question that most tell of
    Column("linked", Boolean, nullable=False, server_default=false()),  # whether its questions and relations are known
    Index(None, "newest", "id"),
    Index(None, "linked"),
)

EVENT_MEMBERS = Table(
    "event_members",
    METADATA,
    Column("report_id", ExactText, primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("told_as", ExactText, primary_key=True),  # the event's id in that version's reading
    Column("event", ExactText, nullable=False),
    Index(None, "event"),
)

QUESTIONS = Table(
    "questions",
    METADATA,
    Column("id", ExactText, primary_key=True),
    Column("event", ExactText, nullable=False),
    Column("predicate_words", ExactText, nullable=False),
    Column("text_words", ExactText, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "event"),
)

QUESTION_SUMMARY = Table(
    "question_summary",  # so that a page never has to scan the answers
    METADATA,
    Column("question", ExactText, primary_key=True),
    Column("claims", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("originators", Integer, nullable=False),
    Column("low", ComparableNumber),
    Column("high", ComparableNumber),
    Column("first", Date),
    Column("last", Date),
    Column("conflicts", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "conflicts", "reports", "originators", "claims", "question"),  # the order that they come in
)

ANSWERS = Table(
    "answers",
    METADATA,
    Column("claim", ExactText, primary_key=True),
    Column("question", ExactText, nullable=False),
    Column("event", ExactText, nullable=False),
    Column("payload", Text, nullable=False),
    Column("day", Integer, nullable=False, server_default="0"),  # the as-of day as an ordinal, 0 where there is none
    Index(None, "question", "day", "claim"),
    Index(None, "event"),
)

CLAIM_RELATIONS = Table(
    "claim_relations",  # across reports; "relations" holds what one reading found within itself
    METADATA,
    Column("left", ExactText, primary_key=True),
    Column("right", ExactText, primary_key=True),
    Column("relation", ExactText, nullable=False),
    Column("degree", ExactText),
    Column("reason", ExactText, nullable=False),
    Column("question", ExactText),
    Column("event", ExactText, nullable=False),
    Index(None, "event"),
    Index(None, "question"),
    Index(None, "right"),
    Index(None, "relation"),
)

LINK_RULES = Table(
    "link_rules",  # one row: by which rules the sketches and scores below were made
    METADATA,
    Column("rules", ExactText, primary_key=True),
)

SKETCHES = Table(
    "sketches",  # of each event of each version, what it is known again by
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("version", Integer, ForeignKey("versions.number"), nullable=False),
    Column("told_as", ExactText, nullable=False),
    Column("is_main", Boolean, nullable=False),
    Column("grouped", Boolean, nullable=False, server_default=false()),  # whether its event is known
    Column("payload", Text, nullable=False),
    Index(None, "version"),
    Index(None, "grouped"),
    sqlite_autoincrement=True,  # what is remembered by a number stays right
)

SKETCH_KEYS = Table(
    "sketch_keys",  # hashes of rare names, and of telling words in some days
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("sketch", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

SKETCH_PAIRS = Table(
    "sketch_pairs",  # scores of sketches that are alike at all
    METADATA,
    Column("low", Integer, primary_key=True, autoincrement=False),
    Column("high", Integer, primary_key=True, autoincrement=False),
    Column("score", Integer, nullable=False),
    Index(None, "high"),
    sqlite_with_rowid=False,
)

COPY_KEYS = Table(
    "copy_keys",  # the smallest hashes of a text's shingles
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Index(None, "version"),
    sqlite_with_rowid=False,
)

COPY_PAIRS = Table(
    "copy_pairs",  # versions that are one text
    METADATA,
    Column("low", Integer, primary_key=True, autoincrement=False),
    Column("high", Integer, primary_key=True, autoincrement=False),
    Index(None, "high"),
    sqlite_with_rowid=False,
)

REVIEWS = Table(
    "reviews",  # only ever added to; the triggers below refuse everything else
    METADATA,
    Column("id", ExactText, primary_key=True),
    Column("target", ExactText, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("reviewer", ExactText, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "target"),
    Index(None, "verdict"),
    Index(None, "reviewer", "made_at"),
    Index(None, "made_at"),
)

ADDED_ONLY = (
    *(
        f"CREATE TRIGGER reviews_no_{what.lower()} BEFORE {what} ON reviews "
        "BEGIN SELECT RAISE(ABORT, 'reviews are only ever added'); END"
        for what in ("UPDATE", "DELETE")
    ),
    # REPLACE would take a row away without asking the trigger of DELETE
    """CREATE TRIGGER reviews_no_replace BEFORE INSERT ON reviews
    WHEN EXISTS (SELECT 1 FROM reviews WHERE id = NEW.id) BEGIN SELECT RAISE(IGNORE); END""",
)
"""SQLite's; PostgreSQL is to get a function and a trigger of its own."""

for _trigger in ADDED_ONLY:
    event.listen(REVIEWS, "after_create", DDL(_trigger).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]

REVIEW_QUEUE = Table(
    "review_queue",  # claims that somebody should look at, written when they are linked: no page has to scan the claims
    METADATA,
    Column("claim", ExactText, primary_key=True),
    Column("event", ExactText, nullable=False),
    Column("priority", Integer, nullable=False),  # the higher, the sooner
    Column("reviewed", Boolean, nullable=False, server_default=false()),
    Column("payload", Text, nullable=False),
    Index(None, "event"),
    Index(None, "reviewed", "priority", "claim"),
)
