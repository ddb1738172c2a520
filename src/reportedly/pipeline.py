"""The way of a report through the folders, in the order in which they sort. The only module that joins stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.analyse.attribution import AttributionModel, load_attribution_model
from reportedly.analyse.parser import DEFAULT_PIPELINE, Parser, load_parser
from reportedly.extract.assemble import read_claims
from reportedly.extract.gazetteer import Gazetteer, load_gazetteer
from reportedly.records import Reading, Report


class Reader:
    """Reads reports into claims. Loading takes about a second, reading a report some hundredths: keep one for many."""

    def __init__(self, parser: Parser, gazetteer: Gazetteer, attribution: AttributionModel | None) -> None:
        self.parser = parser
        self.gazetteer = gazetteer
        self.attribution = attribution

    @classmethod
    def load(cls, parser: str | None = None, model: str | None = None) -> Reader:
        """A reader with the default models.

        Args:
            parser: The package of another installed English spaCy pipeline.
            model: The model of attribution by its name, or "rules" to do without one; without it the default one, or
                the rules where that is not installed.

        Raises:
            ModelError: A model is missing or altered; the pipeline is not English, or lacks a part that reading needs.
        """
        return cls(load_parser(parser or DEFAULT_PIPELINE), load_gazetteer(), load_attribution_model(model))

    def read(self, report: Report) -> Reading:
        """Read one report into claims."""
        return next(self.read_many([report]))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """As ``read``, in the order given. Reports are parsed some dozens at a time."""
        for analysis in self.parser.parse_many(reports):
            if self.attribution is not None:
                marked = self.attribution.mark(analysis.report, self.parser.ranges(analysis.report))
                analysis = replace(analysis, attributions=marked)  # noqa: PLW2901  # the same, with more known
            yield read_claims(analysis, self.gazetteer)
