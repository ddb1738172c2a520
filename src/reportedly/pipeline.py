"""The way of a report through the folders, in the order in which they sort. The only module that joins stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.analyse.parser import DEFAULT_PIPELINE, Parser, load_parser
from reportedly.extract.assemble import read_claims
from reportedly.extract.gazetteer import Gazetteer, load_gazetteer
from reportedly.records import Reading, Report


class Reader:
    """Reads reports into claims. Loading takes about a second, reading a report some hundredths: keep one for many."""

    def __init__(self, parser: Parser, gazetteer: Gazetteer) -> None:
        self.parser = parser
        self.gazetteer = gazetteer

    @classmethod
    def load(cls, model: str | None = None) -> Reader:
        """A reader with the default English pipeline, or another installed one by its package's name.

        Raises:
            ModelError: The pipeline is missing, altered, not English, or lacks a part that reading needs.
        """
        return cls(load_parser(model or DEFAULT_PIPELINE), load_gazetteer())

    def read(self, report: Report) -> Reading:
        """Read one report into claims."""
        return next(self.read_many([report]))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """As ``read``, in the order given. Reports are parsed some dozens at a time."""
        for analysis in self.parser.parse_many(reports):
            yield read_claims(analysis, self.gazetteer)
