"""Passages of a stored page that are not its story: menus, forms, share links, credits, other stories' headlines.

Two kinds of rules. The rows of ``data/furniture.toml`` know a line by its words. The rules in this module know it by
its neighbours: a run of headlines, items of a video list, a paragraph that was printed before. What they find is
left out only while a story remains; a sentence in doubt stays in, since a lost count is worse than a foreign one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from reportedly.acquire.furniture_table import FurnitureRow, match_edges, match_line
from reportedly.acquire.lines import Line, find_lines
from reportedly.records import Dropped, Span

SHORTEST_REPEAT = 60
"""Code points: a shorter line can stand twice with reason ("Police are investigating.")."""

SHORTEST_RUN = 4
"""Titles in a row that make a list of headlines: a report's own title, deck and place line are three."""

LONG_TITLE = 6
"""Words: a heading within a story is shorter, a headline mostly longer."""

LONGEST_LINK = 90
"""Code points of a title alone: what is longer is as likely a sentence that a link tore in two."""

SHORTEST_STORY = 400
"""Code points of sentences that must remain, or what neighbours gave away is put back."""

OWN_WORDS = 0.6
"""Share of a line's longer words that stand in the prose of the page, from which on it is a summary of that prose."""

OWN_WORDS_OF_A_LEAD = 0.45
"""The same for whole sentences, which have more words of their own."""

OWN_WORDS_OF_A_LINK = 0.5
"""The same for a title alone, where a wrong guess costs one sentence of the story."""

OTHER = "other stories"
REPEAT = "said before"
GALLERY = "picture gallery"
PLAYLIST = "video list"
RULE = "a rule between sections"

_PLAY_ITEM = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?!\s*[ap]\.?m)(?:\s+[A-Z0-9\"'“‘].{3,160})?", re.IGNORECASE)
_GALLERY_ITEM = re.compile(r"(?:photo: .{2,80} )?image \d+ of /? ?\d+\b", re.IGNORECASE)
_PERSON = re.compile(r",\s*\d{1,3}\b|\b\d{1,3}\s*(?:years? old|,? of\b)")
_CUT = re.compile(r"\s*(?:\.\.\.|…)$")


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a text, the rows they fit, the longer words of the report's title if it is known, and of its prose.

    ``prose`` counts, for each longer word, the lines with sentences that it stands in.
    """

    lines: list[Line]
    rows: list[FurnitureRow | None]
    title: frozenset[str]
    prose: Counter[str]

    def summaries(self, indices: list[int], share: float = OWN_WORDS) -> set[int]:
        """Those of some lines that say what the rest of the prose says, as decks and highlights above a story do."""
        themselves = Counter(word for i in indices if self.lines[i].is_sentence for word in self.lines[i].words)

        def is_summary(line: Line) -> bool:
            known = sum(self.prose[word] > themselves[word] for word in line.words)
            return known >= share * max(1, len(line.words))

        return {i for i in indices if is_summary(self.lines[i])}

    def is_own_title(self, index: int) -> bool:
        """Whether a line says what the report's title says."""
        words = self.lines[index].words
        return len(words & self.title) * 2 >= min(len(words), len(self.title)) > 0


def find_furniture(text: str, *, title: str | None = None) -> tuple[Dropped, ...]:
    """Find the passages of ``text`` that are not the story, in text order, none over another.

    Args:
        text: As it is stored; nothing in it is changed.
        title: The report's title where it is known: a line that says the same is never another story.
    """
    lines = find_lines(text)
    # A single line is all there is: it is the story, whatever it looks like.
    rows = [match_line(line.text) if len(lines) > 1 else None for line in lines]
    prose = Counter(word for line in lines if line.is_sentence for word in line.words)
    page = Page(lines, rows, Line(0, len(title), title).words if title else frozenset(), prose)
    sure = {i: row.reason for i, row in enumerate(rows) if row and row.scope != "end"}
    sure |= {i: RULE for i, line in enumerate(lines) if not any(map(str.isalnum, line.text))}
    sure |= _repeats(lines, sure)
    by_neighbours: dict[int, str] = {}
    for find in (
        _playlists,
        _under_headings,
        _title_runs,
        _inline_titles,
        _galleries,
        _doubled_leads,
        _teasers,
        _comments,
    ):
        by_neighbours |= {i: why for i, why in find(page, sure | by_neighbours).items() if i not in sure}
    if not _leaves_story(page, sure, by_neighbours):
        by_neighbours = {}
    return _dropped(text, lines, sure | by_neighbours, rows)


def _repeats(lines: list[Line], taken: dict[int, str]) -> dict[int, str]:
    """A long line that stands for the second time, and one cut off with dots whose whole stands elsewhere."""
    found: dict[int, str] = {}
    seen: set[str] = set()
    starts: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        starts.setdefault(line.text[:30], []).append(i)
    for i, line in enumerate(lines):
        if i in taken:
            continue
        words = " ".join(_GALLERY_ITEM.sub("", line.text, count=1).split())
        if len(words) >= SHORTEST_REPEAT and words in seen:
            found[i] = REPEAT
        seen.add(words)
        if cut := _CUT.search(line.text):
            whole = line.text[: cut.start()]
            others = starts[line.text[:30]] if len(whole) >= 30 else []
            if any(j != i and lines[j].text.startswith(whole) and len(lines[j].text) > len(line.text) for j in others):
                found[i] = REPEAT
    return found


def _playlists(page: Page, _taken: dict[int, str]) -> dict[int, str]:
    """Two or more lines of a duration and a title ("1:34 Storm closes harbour"), and durations alone between them."""
    found: dict[int, str] = {}
    fits = [bool(_PLAY_ITEM.fullmatch(line.text)) and not line.is_sentence for line in page.lines]
    for run in _runs(fits):
        if len(run) > 1 and any(" " in page.lines[i].text for i in run):
            found |= dict.fromkeys(run, PLAYLIST)
    return found


def _under_headings(page: Page, taken: dict[int, str]) -> dict[int, str]:
    """The titles below a heading such as "More stories", down to the first sentence."""
    found: dict[int, str] = {}
    first_sentence = next((i for i, line in enumerate(page.lines) if line.is_sentence), len(page.lines))
    for i, row in enumerate(page.rows):
        if row is None or row.scope != "heading":
            continue
        below: list[int] = []
        bulleted = i + 1 < len(page.lines) and page.lines[i + 1].is_bulleted
        for j in range(i + 1, len(page.lines)):
            line, below_row = page.lines[j], page.rows[j]
            if below_row is not None and below_row.scope == "heading":
                break  # it has its own turn
            fits = line.is_bulleted if bulleted else line.is_title and not line.is_bulleted
            if j not in taken and not fits:
                break
            below.append(j)
        if first_sentence >= i and not bulleted:
            below = below[:-1]  # above the story, the last of them is its own title
        found |= {j: OTHER for j in below if bulleted or not page.is_own_title(j)}
    return found


def _title_runs(page: Page, taken: dict[int, str]) -> dict[int, str]:
    """Four or more titles in a row: headlines of other stories, unless a colon announces them or they list people."""
    found: dict[int, str] = {}
    fits = [i in taken or (line.is_title and not line.is_bulleted) for i, line in enumerate(page.lines)]
    for run in _runs(fits):
        titles = [i for i in run if i not in taken and not page.is_own_title(i)]
        unlike = sum(bool(_PERSON.search(page.lines[i].text)) or page.lines[i].is_labelled for i in titles)
        if len(titles) < SHORTEST_RUN or unlike * 2 > len(titles):
            continue
        announced = run[0] > 0 and page.lines[run[0] - 1].text.endswith(":")
        own = page.summaries(titles)
        # Where half of them sum up the story, the others are its highlights, too.
        if not announced and len(own) * 2 < len(titles):
            found |= {i: OTHER for i in titles if i not in own}
    return found


def _inline_titles(page: Page, taken: dict[int, str]) -> dict[int, str]:
    """Two or more long titles that stand alone between the story's paragraphs and share few words with it: links.

    A single one is left alone: it can be a sentence that lost its full stop.
    """
    story = [i for i in range(len(page.lines)) if i not in taken]
    alone = [
        here
        for before, here, after in zip(story, story[1:], story[2:], strict=False)
        if page.lines[before].is_sentence
        and page.lines[after].is_sentence
        and page.lines[here].is_title
        and not page.lines[here + 1].goes_on
        and page.lines[here].text.count(" ") >= LONG_TITLE - 1
        and len(page.lines[here].text) <= LONGEST_LINK
        and not (page.lines[here].is_bulleted or page.lines[here].is_labelled or page.is_own_title(here))
    ]
    own = page.summaries(alone, OWN_WORDS_OF_A_LINK)
    found = {i: OTHER for i in alone if i not in own and "(" not in page.lines[i].text}
    return found if len(found) > 1 else {}


def _galleries(page: Page, _taken: dict[int, str]) -> dict[int, str]:
    return {i: GALLERY for i, line in enumerate(page.lines) if _GALLERY_ITEM.match(line.text)}


def _doubled_leads(page: Page, _taken: dict[int, str]) -> dict[int, str]:
    """Two or more paragraphs that each stand twice in a row: teasers of other stories, link and picture one each.

    A page that doubles all its paragraphs is left alone: it doubles its own.
    """
    lines = page.lines
    doubled = [
        (i + 1 < len(lines) and lines[i].text == lines[i + 1].text and len(lines[i].text) >= 40)
        or (i > 0 and lines[i].text == lines[i - 1].text and len(lines[i].text) >= 40)
        for i in range(len(lines))
    ]
    runs = [run for run in _runs(doubled) if len(run) >= 4]
    prose = sum(line.is_sentence for line in lines)
    if sum(len(run) for run in runs) * 2 > prose + len(lines):
        return {}
    if sum(line.is_sentence and not doubled[i] for i, line in enumerate(lines)) < 3:
        return {}
    found = [i for run in runs for i in run]
    own = page.summaries(found, OWN_WORDS_OF_A_LEAD)
    return {i: OTHER for i in found if i not in own}


def _teasers(page: Page, taken: dict[int, str]) -> dict[int, str]:
    """Pairs of a title and one sentence, down to the end of the page: three, or two below a notice of rights."""
    rest = [i for i in range(len(page.lines)) if i not in taken]
    pairs: list[int] = []
    while len(rest) >= 2:
        title, lead = page.lines[rest[-2]], page.lines[rest[-1]]
        own = page.is_own_title(rest[-2])
        if own or not title.is_title or title.is_bulleted or not lead.is_single_sentence:
            break
        pairs += [rest.pop(), rest.pop()]
    if not pairs:
        return {}
    first = min(pairs)
    before = page.rows[first - 1] if first else None
    marked = before is not None and (before.reason == "copyright" or before.scope == "heading")
    return dict.fromkeys(pairs, OTHER) if len(pairs) >= (4 if marked else 6) else {}


def _comments(page: Page, taken: dict[int, str]) -> dict[int, str]:
    """All that stands below a heading of readers' comments, if more of the prose stands above it."""
    for i, row in enumerate(page.rows):
        if row and row.scope == "end":
            above = sum(len(line.text) for j, line in enumerate(page.lines[:i]) if line.is_sentence and j not in taken)
            below = sum(
                len(line.text) for j, line in enumerate(page.lines[i:], i) if line.is_sentence and j not in taken
            )
            if above >= max(SHORTEST_STORY, below):
                return dict.fromkeys(range(i, len(page.lines)), row.reason)
            return {i: row.reason}
    return {}


def _leaves_story(page: Page, sure: dict[int, str], by_neighbours: dict[int, str]) -> bool:
    """Whether sentences enough remain; a page that never had its own story (its title is not on it) needs none."""
    left = sum(
        len(line.text)
        for i, line in enumerate(page.lines)
        if line.is_sentence and not _CUT.search(line.text) and i not in sure and i not in by_neighbours
    )
    gone = sum(len(page.lines[i].text) for i in by_neighbours if page.lines[i].is_sentence)
    if left >= SHORTEST_STORY or (left > 0 and gone == 0):
        return True
    own = any(page.is_own_title(i) for i in range(len(page.lines)))
    return bool(page.title) and not own and gone == 0


def _runs(fits: list[bool]) -> list[list[int]]:
    return [[i for i, _ in run] for fit, run in groupby(enumerate(fits), key=lambda item: item[1]) if fit]


def _dropped(
    text: str, lines: list[Line], gone: dict[int, str], rows: list[FurnitureRow | None]
) -> tuple[Dropped, ...]:
    found: list[Dropped] = []
    for i, line in enumerate(lines):
        if i in gone:
            found.append(Dropped(Span(line.start, line.end, text[line.start : line.end]), gone[i]))
        elif rows[i] is None:
            for first, last, row in match_edges(line.text):
                start, end = line.start + first, line.start + last
                found.append(Dropped(Span(start, end, text[start:end]), row.reason))
    return tuple(found)
