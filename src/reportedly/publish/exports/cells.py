r"""Cells of CSV files: safe in a spreadsheet and on a terminal, and readable back exactly.

Two things are done to text, and `read_text` undoes both:

1. A spreadsheet runs a cell as a formula where its first visible sign is one of ``= + - @`` or a full-width one of
   these (OWASP, "CSV Injection"); tab and carriage return may lead there too. Such text gets an apostrophe before it,
   also where apostrophes stand before the sign already, so that taking one away gives the text back.
2. Control characters and marks that turn the writing direction are spelled ``\u001b``, and so a backslash is spelled
   ``\\``. Tabs and line ends stay.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[\s\ufeff]*[=+\-@＝＋－＠]|'*[ \ufeff]*[\t\r\n]")
_SPELLED = re.compile(
    "\\\\|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SPELLING = re.compile(r"\\(?:\\|u([0-9a-f]{4}))")


def write_text(text: str) -> str:
    """``text`` as a cell, before CSV's own quotation marks."""
    cell = _SPELLED.sub(lambda hit: r"\\" if hit[0] == "\\" else f"\\u{ord(hit[0]):04x}", text)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def read_text(cell: str) -> str:
    """What `write_text` was given."""
    bare = cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
    return _SPELLING.sub(lambda hit: chr(int(hit[1], 16)) if hit[1] else "\\", bare)
