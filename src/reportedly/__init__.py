"""Reads news reports and keeps a ledger of what was claimed, each value tied to the words it came from.

::

    reading = reportedly.read("At least 40 people were hurt, the mayor said on Tuesday.", published=date(2024, 5, 9))
    with reportedly.open_ledger("floods.db") as ledger:
        ledger.add(reading)

`read` is for one text; a `Reader` holds the model for many. What this package raises is a `ReportedlyError`. Everything
that is listed in ``__all__`` is the library; other modules may change without notice.

Importing it costs some hundredths of a second: the parser and the database come with their first use.
"""

from __future__ import annotations

import importlib
import logging
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import (
    InputError,
    LedgerError,
    ModelError,
    NotThereError,
    ReportedlyError,
    RuleTableError,
    SettingsError,
)
from reportedly.records import (
    Accumulation,
    Affiliation,
    Answer,
    Claim,
    ClaimFilter,
    ClaimKind,
    Consolidated,
    Copies,
    Counted,
    Dispute,
    Dropped,
    Event,
    EventMember,
    Found,
    Individual,
    LeftOut,
    Linked,
    LinkFilter,
    Modifier,
    Origin,
    Participant,
    Passage,
    Period,
    Place,
    Polarity,
    Quantity,
    Question,
    QuestionSummary,
    Reading,
    Realis,
    Relation,
    Report,
    Role,
    Source,
    SourceTally,
    Span,
    Stance,
    StoredClaim,
    Timeline,
    TimelinePoint,
)
from reportedly.review.records import Correction, Review, ReviewState, Seen, Verdict

if TYPE_CHECKING:
    from reportedly.acquire import report_from_text
    from reportedly.notebook import ClaimTable, Ledger
    from reportedly.pipeline import Reader

__all__ = [
    "Accumulation",
    "Affiliation",
    "Answer",
    "Claim",
    "ClaimFilter",
    "ClaimKind",
    "ClaimTable",
    "Consolidated",
    "Copies",
    "Correction",
    "Counted",
    "Dispute",
    "Dropped",
    "Event",
    "EventMember",
    "Found",
    "Individual",
    "InputError",
    "Ledger",
    "LedgerError",
    "LeftOut",
    "LinkFilter",
    "Linked",
    "ModelError",
    "Modifier",
    "NotThereError",
    "Origin",
    "Participant",
    "Passage",
    "Period",
    "Place",
    "Polarity",
    "Quantity",
    "Question",
    "QuestionSummary",
    "Reader",
    "Reading",
    "Realis",
    "Relation",
    "Report",
    "ReportedlyError",
    "Review",
    "ReviewState",
    "Role",
    "RuleTableError",
    "Seen",
    "SettingsError",
    "Source",
    "SourceTally",
    "Span",
    "Stance",
    "StoredClaim",
    "Timeline",
    "TimelinePoint",
    "Verdict",
    "open_ledger",
    "read",
    "report_from_text",
]

_LATE = {
    "ClaimTable": "reportedly.notebook",
    "Ledger": "reportedly.notebook",
    "Reader": "reportedly.pipeline",
    "report_from_text": "reportedly.acquire",
}
"""Names that bring a large library with them, and the module that each is taken from when it is first asked for."""

logging.getLogger(__name__).addHandler(logging.NullHandler())


def read(
    text: str,
    *,
    published: date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    id: str | None = None,  # noqa: A002  # the record's own word
) -> Reading:
    """Read one report into claims. The first call loads the model, which takes about a second.

    Args:
        text: The report, as it was printed; offsets count its code points.
        published: Its day. Without it, and without a date line in the text, "Friday" stays unresolved.
        publisher: Who printed it; the source of what the text attributes to nobody.
        title: Its headline. It is not read, unless it stands in ``text`` too.
        url: Where it stood.
        id: Your own name for it; else the URL, else a hash of the text.

    Returns:
        The claims, and what was left out with the reason. A text without any claim gives a reading without claims.

    Raises:
        InputError: The text is empty, too long, or holds what no text holds (NUL, half of a surrogate pair).
        ModelError: The English pipeline is missing or altered.
    """
    from reportedly.acquire import report_from_text  # noqa: PLC0415  # late, as the module says

    return _reader().read(report_from_text(text, id=id, url=url, publisher=publisher, title=title, published=published))


def open_ledger(path: str | Path = "reportedly.db") -> Ledger:
    """The ledger in a file, made if there is none. Close it, or use it with ``with``.

    Raises:
        LedgerError: The file is something else, of a newer version, locked, damaged, or cannot be made there.
    """
    from reportedly.notebook import Ledger  # noqa: PLC0415  # as above

    return Ledger.open(path)


@cache
def _reader() -> Reader:
    from reportedly.pipeline import Reader  # noqa: PLC0415  # as above

    return Reader.load()


if not TYPE_CHECKING:  # a checker knows the names from the imports above, and should complain of all others

    def __getattr__(name: str) -> object:
        if name not in _LATE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(importlib.import_module(_LATE[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATE})
