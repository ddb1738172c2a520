"""What a client may ask of a list, in the address: the filters of the command line, a cursor, a limit."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from reportedly.records import ClaimFilter, ClaimKind, LinkFilter

_LONGEST = 200
"""Characters of a filter, at most; SQLite refuses patterns that are very much longer."""


class AsPage(BaseModel):
    """Where to go on, and how many."""

    model_config = ConfigDict(extra="forbid")  # a filter with a slip in its name must not show everything

    after: str | None = Field(None, max_length=3000, description="The `next` of the page before.")
    limit: int = Field(50, ge=1, le=500, description="Items of the page, at most.")


class AsWords(AsPage):
    """A list that is searched by words."""

    words: str = Field("", max_length=_LONGEST)


class AsSearch(AsPage):
    """A search: words, `"phrases"` and beginnings (`flood*`), of which a report must have all."""

    words: str = Field(max_length=400)
    limit: int = Field(20, ge=1, le=100, description="Items of the page, at most.")


class AsQuestions(AsPage):
    """A list of questions."""

    question: str | None = Field(None, max_length=_LONGEST, description="The start of an id, or words of the question.")
    event: str | None = Field(None, max_length=_LONGEST, description="The start of an id, or words of the title.")
    predicate: str | None = Field(None, max_length=_LONGEST, description="What is counted: killed, missing, …")

    def wanted(self) -> LinkFilter:
        """As the desk takes it."""
        return LinkFilter(question=self.question, event=self.event, predicate=self.predicate)


class AsDisputes(AsQuestions):
    """A list of disputes."""

    source: str | None = Field(None, max_length=_LONGEST, description="Somebody in one of the chains of sources.")
    since: date | None = Field(None, description="Of which one was published on this day or later.")

    def wanted(self) -> LinkFilter:
        """As the desk takes it."""
        return LinkFilter(
            question=self.question, event=self.event, predicate=self.predicate, source=self.source, since=self.since
        )


class AsClaims(AsPage):
    """A list of claims."""

    kind: ClaimKind | None = None
    predicate: str | None = Field(None, max_length=_LONGEST, description="What is said to be so: killed, deployed, …")
    source: str | None = Field(None, max_length=_LONGEST, description="Somebody in the chain of sources.")
    place: str | None = Field(None, max_length=_LONGEST, description="Where.")
    about: str | None = Field(None, max_length=_LONGEST, description="Words of the claim.")
    report: str | None = Field(None, max_length=_LONGEST, description="The start of a report's id.")
    since: date | None = Field(None, description="Published on this day or later.")
    until: date | None = Field(None, description="Published on this day or earlier.")

    def wanted(self) -> ClaimFilter:
        """As the desk takes it."""
        return ClaimFilter(
            kind=self.kind,
            predicate=self.predicate,
            source=self.source,
            place=self.place,
            about=self.about,
            report=self.report,
            since=self.since,
            until=self.until,
        )
