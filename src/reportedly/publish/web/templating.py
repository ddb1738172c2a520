"""The templates, and the few functions with which they turn records into words.

Everything is escaped unless a function of this folder made it as markup; a name that a template misspells is an error,
not an empty string.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reportedly.desk.records import ClaimRow, Quote, SourceDay
from reportedly.publish.web import correction_form, verdicts, wording
from reportedly.publish.web.figure_plot import is_disowned, small_plot
from reportedly.publish.web.marked_text import marked_words
from reportedly.publish.words import on_one_line, source_name, visible
from reportedly.records import Claim, Consolidated, Event, Passage, QuestionSummary, Role, Source, Stance

STRETCHES = 40
"""Rows of a source's record, about: one with more days has a row a month, one with more months a row a year."""

_BAR = 240
"""Units of the longest bar of a source's record."""


def environment() -> Environment:
    """The templates of this folder, with their filters."""
    found = Environment(
        loader=PackageLoader("reportedly.publish.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(_FILTERS)
    return found


def marked_quote(quote: Quote) -> Markup:
    """A claim's words with the figure marked in them."""
    return marked_words(quote.words, [quote.figure] if quote.figure else [])


def source_key(source: Source) -> str | None:
    """What a source's address is made of; None where it has no name."""
    return on_one_line(source.name).casefold() if source.name else None


def named_chain(claim: Claim) -> list[tuple[str, str | None]]:
    """The chain of a claim, without the outlet that printed it: names and keys, who said it first first."""
    chain = [source for source in claim.attribution if source.role is not Role.PUBLISHER]
    return [(source_name(source), source_key(source)) for source in chain]


def chain_links(claim: Claim) -> list[dict[str, Any]]:
    """The same with each link's part in the chain, its stance and the words that show it."""
    return [
        {
            "role": wording.role(source.role),
            "name": source_name(source),
            "key": source_key(source),
            "stance": wording.stance(source.stance) if source.role is Role.ORIGINATOR else "",
            "cue": on_one_line(source.cue.text) if source.cue else "",
        }
        for source in claim.attribution
        if source.role is not Role.PUBLISHER
    ]


def brief_who(row: ClaimRow) -> str:
    """Who says so, for a margin."""
    return wording.who(row.claim) or "the report itself"


def stance_of(claim: Claim) -> str:
    """How whoever said it first stands to it, where that is more than saying so: "denies it", "estimated it"."""
    first = next((source for source in claim.attribution if source.role is Role.ORIGINATOR), None)
    plain = {Stance.STATED, Stance.REPORTED_AS_FACT, Stance.QUOTED, Stance.RELAYED}
    return wording.stance(first.stance) if first is not None and first.stance not in plain else ""


def spread(stand: QuestionSummary | Consolidated) -> str:
    """Between which figures."""
    return wording.between(stand.low, stand.high)


def happened(event: Event) -> str:
    """Days and places of an event, as far as they are known."""
    parts = [wording.span_of_days(event.start, event.end), ", ".join(event.places[:3])]
    return " · ".join(part for part in parts if part)


def marked_passage(found: Passage) -> Markup:
    """A passage with what was searched for marked."""
    return marked_words(found.words, found.marks)


def is_safe_link(url: str | None) -> bool:
    """Whether a report's address may be a link: a web page, and nothing that runs."""
    try:
        return urlsplit(url or "").scheme in {"http", "https"}
    except ValueError:
        return False


def moment(text: str) -> str:
    """A review's moment: "25 November 2026, 14:05 UTC"."""
    when = datetime.fromisoformat(text)
    return f"{wording.day(when.date())}, {when:%H:%M} UTC"


def stretches(days: Sequence[SourceDay]) -> list[tuple[str, SourceDay]]:
    """A source's record by days, by months where it has more than `STRETCHES` days, else by years; each with its name.

    A stretch is the sum of its days, under the first of them.
    """
    sums: dict[str, SourceDay] = {}
    for name_of in (wording.day, wording.month, wording.year):
        sums = {}
        for one in days:
            name = name_of(one.day)
            before = sums.get(name)
            sums[name] = one if before is None else _sum(before, one)
        if len(sums) <= STRETCHES:
            break
    return list(sums.items())


def _sum(one: SourceDay, two: SourceDay) -> SourceDay:
    return SourceDay(one.day, one.first_hand + two.first_hand, one.relayed + two.relayed, one.passed_on + two.passed_on)


def day_bar(one: SourceDay, named: Sequence[tuple[str, SourceDay]]) -> Markup:
    """The claims of one of the stretches as a bar: first-hand in ink, relayed in grey, passed on in outline."""
    most = max(day.first_hand + day.relayed + day.passed_on for _, day in named) or 1
    x, parts = 0.0, []
    for name, number in (("first", one.first_hand), ("relayed", one.relayed), ("passed", one.passed_on)):
        width = float(Fraction(number * _BAR, most))
        if number:
            parts.append(
                Markup('<rect class="b-{}" x="{}" y="1" width="{}" height="12"/>').format(
                    name, round(x, 1), round(width, 1)
                )
            )
        x += width
    head = Markup('<svg class="daybar" viewBox="0 0 {} 14" aria-hidden="true">').format(_BAR)
    return Markup("").join([head, *parts, Markup("</svg>")])


_FILTERS = {
    "asked": wording.asked_briefly,
    "bar": day_bar,
    "brief_who": brief_who,
    "chain": named_chain,
    "day": wording.day,
    "days": lambda event: wording.span_of_days(event.start, event.end),
    "context": wording.asked_context,
    "figure": wording.figure,
    "form_fields": correction_form.form_fields,
    "gist": wording.gist,
    "happened": happened,
    "links": chain_links,
    "marked": marked_quote,
    "moment": moment,
    "outlet": wording.outlet,
    "passage": marked_passage,
    "plural": wording.plural,
    "read_fields": verdicts.fields_of,
    "safe_link": is_safe_link,
    "sentence": wording.sentence,
    "short": wording.shortened,
    "shown": visible,
    "slug": wording.slug,
    "spark": small_plot,
    "spread": spread,
    "stance": stance_of,
    "disowned": is_disowned,
    "story": wording.story_title,
    "stretches": stretches,
    "summary_days": lambda stand: wording.span_of_days(stand.first, stand.last),
    "title": wording.report_title,
    "told": wording.relation_told,
    "verdict": verdicts.standing_of,
    "what": wording.what,
    "when": wording.when,
    "where": wording.where,
}
