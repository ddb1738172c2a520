"""The one family of errors, and the exit status each asks for.

ReportedlyError           exit  raised when
├── InputError               1  a report cannot be read as what it claims to be
├── SettingsError            2  a flag, variable or settings file has a value we cannot use
├── LedgerError              3  the ledger is missing, locked, or from another version
│   └── NotThereError        3  the ledger holds nothing that is named so, or several things
├── ModelError               3  a model is missing, altered, or gives the wrong shape
└── RuleTableError           4  one of our own tables is malformed: a bug, please report it
"""

from __future__ import annotations

from typing import ClassVar, Self


class ReportedlyError(Exception):
    """What went wrong, where, and what to do about it.

    Args:
        what: One clause, lower case, without a full stop: "the file is empty".
        where: The file, record, table or flag that it is about; empty when there is none.
        fix: What the reader can do; empty when nothing can be done.
    """

    exit_status: ClassVar[int] = 4

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        self.what, self.where, self.fix = what, where, fix
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """``where: what (fix)``, without the parts that are empty."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} ({self.fix})" if self.fix else head


class InputError(ReportedlyError):
    """A report cannot be read as what it claims to be; the other reports are kept."""

    exit_status = 1


class SettingsError(ReportedlyError):
    """A flag, variable or settings file has a value we cannot use."""

    exit_status = 2


class LedgerError(ReportedlyError):
    """The ledger is missing, locked, damaged, or from another version."""

    exit_status = 3


class NotThereError(LedgerError):
    """The ledger holds nothing that is named so, or several things are."""

    @classmethod
    def of(cls, kind: str, name: str) -> Self:
        """There is no such ``kind`` ("claim", "question") with the id ``name``."""
        fix = "reports may have been linked anew since: look for it from the first page"
        return cls(f"the ledger holds no such {kind}", where=name[:200], fix=fix)


class ModelError(ReportedlyError):
    """A model is missing, altered, or gives the wrong shape."""

    exit_status = 3


class RuleTableError(ReportedlyError):
    """One of our own tables is malformed: a bug of ours."""

    exit_status = 4
