"""What a run of ``read`` did, in one line for standard error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.errors import InputError
from reportedly.publish.terminal import listed, plural, warn_of
from reportedly.records import Reading, Report


class Tally:
    """Counts as reports go by; ``ledger`` is where they are kept, None where they are not."""

    def __init__(self, ledger: str | None) -> None:
        self.failed = 0
        self._ledger = ledger
        self._read = self._known = self._claims = self._dropped = 0

    def readable(self, inputs: Iterable[Report | InputError]) -> Iterator[Report]:
        """The reports among ``inputs``; each error is said at once, and counted."""
        for item in inputs:
            if isinstance(item, InputError):
                self.failed += 1
                warn_of(item)
            else:
                yield item

    def count(self, reading: Reading, *, new: bool) -> None:
        """One report more; ``new`` says whether the ledger did not have it yet."""
        self._read += 1
        self._known += not new
        self._claims += len(reading.claims)
        self._dropped += len(reading.dropped)

    def summary(self, *, explained: bool) -> str:
        """As in "read 2 reports: 12 claims, 2 passages left out (--explain shows them); kept in reportedly.db"."""
        left_out = f"{plural(self._dropped, 'passage')} left out" if self._dropped else ""
        hint = " (--explain shows them)" if self._dropped and not explained else ""
        known = f" ({self._known:,} of them already there)" if self._known else ""
        where = f"; kept in {self._ledger}{known}" if self._ledger else ""
        failed = f"; {plural(self.failed, 'input')} could not be read" if self.failed else ""
        if not self._read:
            return f"read no report{failed}"
        found = listed((plural(self._claims, "claim"), left_out))
        return f"read {plural(self._read, 'report')}: {found}{hint}{where}{failed}"

    def stopped(self, *, interrupted: bool) -> str:
        """How far it came, and how to go on; empty where it broke before the first report."""
        if not self._read and not interrupted:
            return ""
        how = "interrupted" if interrupted else "stopped"
        if self._ledger is None:
            return f"{how} after {plural(self._read, 'report')}; nothing was to be kept (--no-store)"
        return (
            f"{how}: {plural(self._read, 'report')} read and kept in {self._ledger}; "
            "run the same command again for the rest (nothing is kept twice)"
        )
