"""Full-text search: the words of reports, with titles, publishers, sources, places and dates, and where they stand.

What a person types is words, ``"phrases"`` and beginnings (``flood*``), which a version must have all. Nothing of it is
syntax of the database's own: `match_of` spells each piece as a string of FTS5, so that no query can fail.

The newest versions come first, `RANKED` at a time, and those are sorted by how well they match (Okapi BM25 with
weights for columns: Robertson and Zaragoza 2009). So a word that stands in every report costs no more than a rare one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select, text

from reportedly.persist.dialects import CLOSE, OPEN, SEARCHED_COLUMNS, marked_columns, ranked_matches
from reportedly.persist.exact import unescape, unescaped_length
from reportedly.persist.queries import head_of_untitled
from reportedly.persist.rows import BETWEEN, opening_in
from reportedly.persist.tables import VERSIONS
from reportedly.records import Found, Passage

Opened = Callable[[], AbstractContextManager[Connection]]

SearchKey = tuple[int, int, int]
"""Where a page of hits ended: the newest version of its stretch, and the last hit's score and number."""

RANKED = 1_000
"""Versions that are ranked together: more cost more time, fewer make the order one of dates alone."""

PASSAGE_LENGTH = 240
"""Code points of a passage, about; what a person reads at a glance, three lines on a phone."""

_LONGEST = 400
"""Characters of a query that are read; a longer one is a paste, and its beginning finds it as well."""

_MOST = 16
"""Pieces of a query that must all be found; each costs a look-up."""

_SHORTEST = 3
"""Letters of a beginning, at least; a shorter one is looked for as a word, since it begins half of all words."""

_WEIGHTS = {"title": 4.0, "sources": 3.0, "places": 3.0, "dates": 2.0}
"""What a word in a column counts against one in the text: short fields say what a report is about."""

_STEPS = 100
"""Steps from nothing to the best match of a stretch. So coarse, ranks stay as reports are added between two pages."""

_ANY = 2**62  # more than any version's number
_FIELDS = {"title": "title", "publisher": "publisher", "sources": "source", "places": "place", "dates": "date"}
_SPACE = re.compile(r"\s")
_PIECES = re.compile(r'"([^"]*)(?:"|\Z)|([^\s"]+)')
_MARK = re.compile(f"{re.escape(OPEN)}|{re.escape(CLOSE)}")


class Search:
    """Search in one ledger; get it from `Ledger.search`. Its methods raise what the ledger's own do."""

    def __init__(self, reading: Opened) -> None:
        self._reading = reading

    def find(
        self, words: str, *, after: SearchKey | None = None, limit: int = 20
    ) -> tuple[tuple[Found, ...], SearchKey | None]:
        """The report versions that have all of ``words``, and what to give as ``after`` for more, None at the end.

        Args:
            words: What a person typed, whatever it is; without a letter or a digit in it, nothing is found.
            after: Where the page before ended. Reports that were added since then are left out; when they are very
                many, scores move, and a hit may be missed or come twice.
            limit: Hits at most.
        """
        wanted, limit = match_of(words), max(limit, 0)
        if wanted is None or not limit:
            return (), None
        newest, *last = after or (_ANY, -_ANY, 0)
        with self._reading() as connection:
            while True:
                stretch = _ranked(connection, wanted, newest)
                rest = [hit for hit in stretch if (hit[0], -hit[1]) > (last[0], -last[1])]
                if rest or len(stretch) < RANKED:
                    break
                newest, last = min(number for _, number in stretch) - 1, [-_ANY, 0]
            shown = rest[:limit]
            found = _found(connection, wanted, [number for _, number in shown])
        more = len(rest) > limit or len(stretch) == RANKED
        return found, (min(newest, max((number for _, number in stretch), default=0)), *shown[-1]) if more else None


def match_of(words: str) -> str | None:
    """What a person typed as an expression of FTS5; None where there is nothing to look for.

    Method:
        Each piece becomes a string of the query syntax (https://www.sqlite.org/fts5.html#full_text_query_syntax), in
        which a quotation mark is the only character with a meaning; our pieces have none. Strings side by side must
        all be found.
    """
    pieces = []
    for hit in _PIECES.finditer(words[:_LONGEST]):
        piece, is_word = (hit[1], False) if hit[1] is not None else (hit[2], True)
        plain = "".join(one if one.isprintable() else " " for one in piece)  # no NUL, no lone surrogate
        if any(map(str.isalnum, plain)):
            begins = is_word and plain.endswith("*") and len(plain) > _SHORTEST
            pieces.append(f'"{plain}"' + (" *" if begins else ""))
    return " ".join(pieces[:_MOST]) or None


def passage_of(marked: str, length: int = PASSAGE_LENGTH) -> Passage | None:
    """The part of a marked text that has most marks, of several the first; None where it has none.

    Args:
        marked: The text as `reportedly.persist.exact.escape` spells it, with `OPEN` and `CLOSE` around each match.
        length: Code points of the passage, about: it ends between words.
    """
    words, marks = unmarked(marked)
    if not marks:
        return None
    ends = [end for _, end in marks]
    first = max(range(len(marks)), key=lambda n: (bisect_right(ends, marks[n][0] + length) - n, -n))
    last = max(bisect_right(ends, marks[first][0] + length), first + 1)
    spare = max(length - (ends[last - 1] - marks[first][0]), 0) // 2
    start, end = _between_words(words, (marks[first][0], ends[last - 1]), spare)
    inside = tuple((a - start, b - start) for a, b in marks if start <= a and b <= end)
    return Passage("text", words[start:end], start, inside)


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without marks and spellings, and the marks as half-open code points into it."""
    pieces = _MARK.split(marked)
    stored = "".join(pieces)
    ends = [unescaped_length(stored, end) for end in accumulate(map(len, pieces[:-1]))]
    return unescape(stored), list(zip(ends[::2], ends[1::2], strict=True))


def _ranked(connection: Connection, wanted: str, newest: int) -> list[tuple[int, int]]:
    """(score, number) of the newest versions that match, the best first; a lower score is a better one."""
    rows = connection.execute(
        text(ranked_matches([_WEIGHTS.get(column, 1.0) for column in SEARCHED_COLUMNS])),
        {"wanted": wanted, "newest": newest, "limit": RANKED},
    )
    scores = {row.number: row.score for row in rows}  # below 0, the best the lowest
    best = min(scores.values(), default=-1.0)
    return sorted(
        ((-round(_STEPS * score / best), n) for n, score in scores.items()), key=lambda hit: (hit[0], -hit[1])
    )


def _found(connection: Connection, wanted: str, numbers: Sequence[int]) -> tuple[Found, ...]:
    marked = text(marked_columns()).bindparams(bindparam("numbers", expanding=True))
    marks = {row.number: row for row in connection.execute(marked, {"wanted": wanted, "numbers": numbers})}
    later = VERSIONS.alias()
    newest = select(func.max(later.c.number)).where(later.c.report_id == VERSIONS.c.report_id).scalar_subquery()
    rows = connection.execute(
        select(VERSIONS, newest.label("newest"), head_of_untitled()).where(VERSIONS.c.number.in_(numbers))
    )
    versions = {row.number: row for row in rows}
    return tuple(_hit(versions[number], tuple(_passages(marks[number]))) for number in numbers)


def _hit(row: Row[Any], passages: tuple[Passage, ...]) -> Found:
    return Found(
        number=row.number,
        report_id=row.report_id,
        sha256=row.sha256,
        title=row.title,
        publisher=row.publisher,
        url=row.url,
        published=row.published,
        is_newest=row.number == row.newest,
        passages=passages,
        opening=opening_in(row),
    )


def _passages(row: Row[Any]) -> Iterator[Passage]:
    """One passage of the text, and each title, name or date that matches."""
    if (passage := passage_of(row.text)) is not None:
        yield passage
    for column, field in _FIELDS.items():
        words, marks = unmarked(getattr(row, column))
        start = 0
        for name in words.split(BETWEEN):
            end = start + len(name)
            inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in marks if a < end and b > start)
            if inside:
                yield Passage(field, name, None, inside)
            start = end + len(BETWEEN)


def _between_words(words: str, kept: tuple[int, int], spare: int) -> tuple[int, int]:
    """The range ``kept`` with up to ``spare`` code points more at either side, in which no word of them is cut."""
    first, last = kept
    start, end = max(first - spare, 0), min(last + spare, len(words))
    if start and (space := _SPACE.search(words, start - 1, first)):
        start = space.end()
    if end < len(words):
        spaces = [space.start() for space in _SPACE.finditer(words, last, end + 1)]
        end = spaces[-1] if spaces else end
    return start, end
