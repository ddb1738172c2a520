"""What pages say in plain words: relations, bounds, days, stories. Terms of the field stand beside, never alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reportedly.desk.records import ReportRow
from reportedly.openings import by_opening
from reportedly.publish.words import as_number, on_one_line, source_name
from reportedly.records import (
    Claim,
    ClaimKind,
    Event,
    Found,
    Modifier,
    Number,
    Period,
    Place,
    Polarity,
    Quantity,
    Question,
    Realis,
    Relation,
    Role,
    Stance,
    StoredClaim,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A relation for a stranger: a mark, plain words, one sentence that explains them, and the tone that colours it."""

    term: str
    mark: str
    words: str
    tone: str
    means: str


RELATIONS = (
    Told(
        "conflict, strict",
        "≠",
        "Both cannot be true",
        "conflict",
        "Whatever happened, at least one of the two figures is wrong: their bounds do not meet.",
    ),
    Told(
        "conflict, soft",
        "≠",
        "Both can hardly be true",
        "conflict",
        "They disagree, but one of them is only an approximation or a vague word.",
    ),
    Told(
        "denies", "✕", "One denies the other", "denial", "One source says in words that the other's figure is not so."
    ),
    Told(
        "supersedes",
        "⇥",
        "One replaces the other",
        "update",
        "A report says in words that the one figure takes the place of the other.",
    ),
    Told(
        "update",
        "↑",
        "Later figure of the same source",
        "update",
        "The same source counted again at a later time. A state, such as the missing, may also fall.",
    ),
    Told(
        "revision_down",
        "↓",
        "Revised down",
        "update",
        "The same source later gave a lower figure for a count that can only grow: it took something back.",
    ),
    Told(
        "time_explained",
        "◷",
        "Time can explain it",
        "update",
        "Different sources at different times: growth alone can account for the difference.",
    ),
    Told(
        "corroborates",
        "✓",
        "Independent and in agreement",
        "repeat",
        "Another source, which did not have it from the first, gives a figure that agrees.",
    ),
    Told(
        "repeat",
        "=",
        "The same figure again",
        "repeat",
        "One source, passed on: no new information, however often told.",
    ),
    Told("refines", "⊂", "Narrower", "repeat", "It says the same more closely."),
    Told("compatible", "≈", "Both can be true", "plain", "Their bounds overlap; neither confirms the other."),
    Told(
        "incomparable",
        "∥",
        "Not the same question",
        "plain",
        "They look alike and count different things; the reason says what differs.",
    ),
)
"""In the order in which pages show them: what asks for attention first."""

_BY_TERM = {told.term: told for told in RELATIONS}

BOUNDS = (
    (Modifier.EXACT, "12, twelve, no one", "That number.", "12"),
    (Modifier.APPROX, "about, around, an estimated", "Near that number. No bound is stated, so none is given.", "≈12"),
    (Modifier.AT_LEAST, "at least, no fewer than", "That number or more.", "≥12"),
    (Modifier.MORE_THAN, "more than, over", "More than that number.", ">12"),
    (Modifier.AT_MOST, "up to, as many as", "That number or fewer.", "≤12"),
    (Modifier.LESS_THAN, "nearly, fewer than", "Fewer than that number.", "<12"),
    (Modifier.RANGE, "between 10 and 12", "Both ends are stated.", "10–12"),
    (Modifier.VAGUE, "dozens, several thousand", "A word, not a number: nothing is made of it.", "dozens"),
    (Modifier.PLURAL, "some soldiers, families", "More than none; how many is not said.", "some"),
)
"""A row a modifier: words that say it, what is read in them, how it is written."""

_STANCES = {
    Stance.REPORTED_AS_FACT: "told as fact",
    Stance.STATED: "said so",
    Stance.ESTIMATED: "estimated it",
    Stance.CLAIMED: "claims it",
    Stance.ADMITTED: "admits it",
    Stance.DENIED: "denies it",
    Stance.ACCUSED: "accuses",
    Stance.BELIEVED: "is believed so",
    Stance.EXPECTED: "expects it",
    Stance.PROMISED: "promises it",
    Stance.ORDERED: "ordered it",
    Stance.QUOTED: "quoted",
    Stance.RELAYED: "passes it on",
}

_ROLES = {Role.ORIGINATOR: "said first by", Role.RELAY: "passed on by", Role.PUBLISHER: "printed by"}

_ISO_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)\b")

_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def relation_told(relation: Relation) -> Told:
    """The plain words for a relation; one that this version does not know is shown by its own name."""
    term = f"{relation.relation}, {relation.degree}" if relation.degree else relation.relation
    return _BY_TERM.get(term) or Told(term, "·", term.replace("_", " "), "plain", "")


def day(when: date | None, *, short: bool = False) -> str:
    """A day as "18 April 2026", short "18 Apr"; "no date" where there is none."""
    if when is None:
        return "no date"
    if short:
        return f"{when.day} {_MONTHS[when.month][:3]}"
    return f"{when.day} {_MONTHS[when.month]} {when.year:04}"


def month(when: date | None) -> str:
    """A day's month as "April 2026"."""
    return "no date" if when is None else f"{_MONTHS[when.month]} {when.year:04}"


def year(when: date | None) -> str:
    """A day's year as "2026"."""
    return "no date" if when is None else f"{when.year:04}"


def span_of_days(start: date | None, end: date | None) -> str:
    """Days as "18–23 April 2026", as short as it can be said; empty where neither is known."""
    if start is None or end is None:
        return day(start or end) if start or end else ""
    if start == end:
        return day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return f"{start.year:04}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    if start.year == end.year:
        return f"{start.day} {_MONTHS[start.month]} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def when(period: Period | None) -> str:
    """The days of a period, or its words where they are not known."""
    if period is None:
        return ""
    return span_of_days(period.start, period.end) or on_one_line(period.span.text)


def where(place: Place | None) -> str:
    """The place's name, or its words."""
    return on_one_line(place.name or place.span.text) if place else ""


def figure(quantity: Quantity | None) -> str:
    """What was read in the number's words, "≥1,000"; the words themselves where they state no number."""
    if quantity is None:
        return ""
    if quantity.modifier is Modifier.PLURAL:
        return "some"
    return as_number(quantity) or on_one_line(quantity.span.text)


def between(low: Number | None, high: Number | None) -> str:
    """A range as "1 to 4", one number as "400"; empty where no figure states a number."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"at least {low:,}" if low is not None else f"at most {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def what(claim: Claim) -> str:
    """What is said to be so: "soldiers killed", "not killed", "people deployed, planned"."""
    counted = " ".join(on_one_line(part.span.text) for part in (claim.affiliation, claim.counted) if part)
    words = claim.predicate.replace("_", " ")
    says_itself = claim.counted is not None and claim.counted.noun_class == "meetings"  # "two deaths", "six arrests"
    if says_itself and claim.predicate != "occurrence" and claim.polarity is Polarity.AFFIRMED:
        words = ""
    if claim.kind is not ClaimKind.FIGURE:
        words = f"{claim.kind}: {words}"
    words = f"not {words}" if claim.polarity is Polarity.NEGATED else words
    words = f"{counted} {words}".rstrip() if counted and counted != claim.predicate else words
    return words if claim.realis is Realis.ACTUAL else f"{words}, {claim.realis}"


def who(claim: Claim) -> str:
    """The first to say it, and through whom: "Kim, via KCNA"."""
    chain = [source_name(source) for source in claim.attribution if source.role is not Role.PUBLISHER]
    return ", via ".join(chain)


def outlet(stored: StoredClaim) -> str:
    """Who printed it: the publisher, else the headline, else the opening words, else that the report has no name."""
    named = on_one_line(stored.publisher or "") or shortened(stored.title or "", 60)
    return named or on_one_line(by_opening(stored.opening)) or "a report without words"


def stance(name: Stance) -> str:
    """How a source stands to what it says, as a verb."""
    return _STANCES[name]


def role(name: Role) -> str:
    """A source's place in the chain."""
    return _ROLES[name]


def story_title(event: Event) -> str:
    """The earliest headline, else what happened, where and when; of what is only recalled often no more is said."""
    if event.title:
        return on_one_line(event.title)
    happened = (event.kind or "event").replace("_", " ").capitalize()
    place = f" in {event.places[0]}" if event.places else ""
    days = span_of_days(event.start, event.end)
    if not place and not days:
        return f"{happened}, mentioned in passing"
    return f"{happened}{place}{f', {days}' if days else ''}"


def asked_briefly(question: Question) -> str:
    """The question without what happened, which its page already names."""
    return on_one_line(question.brief or question.text)


def asked_context(question: Question) -> str:
    """What a question's text says besides: what happened, where and when, or its story's headline."""
    return on_one_line(question.about)


def gist(reason: str) -> str:
    """The first sentence of a reason, for where the quotes that the others repeat stand beside it."""
    line = on_one_line(reason)
    first, _, rest = line.partition(". ")
    return sentence(first if rest else line)


def shortened(text: str, limit: int) -> str:
    """One line of at most ``limit`` code points, cut at a space."""
    line = on_one_line(text)
    if len(line) <= limit:
        return line
    return f"{line[: limit - 1].rpartition(' ')[0] or line[: limit - 1]}…"


def plural(number: int, one: str, many: str = "") -> str:
    """How many: "1 report", "12 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


POLICIES = (
    ("range", "The smallest and the largest figure that anybody gives"),
    ("latest-per-source", "From the lowest to the highest of each source's last figure"),
    ("majority-of-originators", "The figure that most sources give last"),
)
"""Rules for one figure out of many, as a reader would say them; the one that takes an order of sources is asked for
on the command line."""


def sentence(text: str) -> str:
    """A reason as a sentence: a capital at its beginning, a full stop at its end."""
    line = _ISO_DAY.sub(_as_day, on_one_line(text))
    if not line:
        return ""
    line = line[0].upper() + line[1:]
    return line if line.endswith((".", "!", "?", "”", "…")) else f"{line}."


def _as_day(found: re.Match[str]) -> str:
    """A day as everywhere on the page; what is no day of the calendar stays as it is."""
    try:
        return day(date.fromisoformat(found[1]))
    except ValueError:
        return found[1]


def slug(text: str) -> str:
    """A term as an element's id: "conflict, strict" is "conflict-strict"."""
    return text.replace(", ", "-").replace("_", "-").replace(" ", "-")


def report_title(row: ReportRow | Found) -> str:
    """The headline; without one, the opening words."""
    if row.title:
        return on_one_line(row.title)
    return f"“{on_one_line(row.opening)}”" if row.opening else "A report without words"
