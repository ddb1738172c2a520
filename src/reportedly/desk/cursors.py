"""Cursors: where a page of a list ended, as text that only means something to the list that gave it."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from reportedly.errors import SettingsError

Key = tuple[Any, ...]
"""What the last item of a page is ordered by: strings, numbers, None."""

_LONGEST = 2000
"""Characters of a cursor, at most: a key holds a report's id, which may be an address."""


def write_cursor(of: str, key: Key | None) -> str | None:
    """The cursor after the item with ``key`` in the list ``of``; None where there is no further item."""
    if key is None:
        return None
    body = json.dumps([of, *key], separators=(",", ":"))
    return base64.urlsafe_b64encode(body.encode("ascii")).decode("ascii").rstrip("=")


def read_cursor(of: str, cursor: str | None, like: Key) -> Key | None:
    """What `write_cursor` was given; None without a cursor.

    Args:
        of: The list's name.
        cursor: As a client gave it.
        like: A key with values of the same types; None in it lets text pass, too.

    Raises:
        SettingsError: It is no cursor, or another list's.
    """
    if cursor is None:
        return None
    wrong = SettingsError("the cursor is not one of this list", where="after", fix="ask for the first page without it")
    if len(cursor) > _LONGEST:
        raise wrong
    try:
        body = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        found = json.loads(body.decode("ascii"))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise wrong from error
    if not isinstance(found, list) or len(found) != len(like) + 1 or found[0] != of:
        raise wrong
    if not all(map(_alike, found[1:], like)):
        raise wrong
    return tuple(found[1:])


def _alike(value: object, like: str | float | None) -> bool:
    if like is None:
        return value is None or isinstance(value, str)
    if isinstance(like, int):
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**62
    if isinstance(like, float):
        return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300
    return isinstance(value, str)
