"""Bytes become text without losing any: by byte-order mark, else as UTF-8, else as the page says, else by a guess."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from reportedly.errors import InputError

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3\0", "a SQLite database"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page must name its encoding; HTML itself asks for 1,024."""

_PAGE_ENCODINGS = frozenset(
    """
    utf-8 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-5
    iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman cp874
    gbk gb2312 gb18030 big5 big5hkscs euc_jp iso2022_jp shift_jis cp932 euc_kr cp949 utf-16 utf-16-le utf-16-be
    """.split()  # noqa: SIM905  # reads better than forty strings
)
"""What a page may ask for: the Encoding Standard's list, in Python's names. Python has codecs that are no encodings."""

_WESTERN = frozenset("“”‘’–—…•€£¥§©®™°·½¼¾«»¡¿´ˆ˜†‡‰‹›\xa0\xad") | frozenset(
    "éèêëáàâäãåçíìîïñóòôöõøúùûüýÿæœšžßÉÈÊÁÀÂÄÃÅÇÍÎÑÓÔÖÕØÚÜÆŒŠŽ"
)
_RARE = 0.1
"""In English text, at most this share of the letters and signs is not ASCII; what has more is another alphabet's."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MANY_CONTROLS = 0.01


def decode(data: bytes, *, where: str, page: bool = False) -> str:
    """The text of ``data``; the byte-order mark is no part of it. ``page`` says that HTML may name its encoding.

    Raises:
        InputError: ``data`` is binary, or no encoding turns every byte into text.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"this is {name}, not text", where=where, fix="save its text, and read that")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, where)
    if b"\0" in data:
        raise InputError(
            "the bytes are not text: there are zeros among them", where=where, fix="save it as UTF-8, and read that"
        )
    text = _strict(data, "utf-8")
    if text is None and page:
        text = _declared(data)
    if text is None:
        text = _western(data)
    if text is None:
        text = _guessed(data)
    if text is None:
        raise InputError("no encoding turns all of the bytes into text", where=where, fix="save it as UTF-8")
    if len(_CONTROL.findall(text)) > _MANY_CONTROLS * len(text):
        raise InputError("the bytes are not text: too many control characters", where=where)
    return text


def looks_binary(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is certainly no text."""
    if any(head.startswith(signature) for signature, _ in _SIGNATURES):
        return True
    return b"\0" in head and not any(head.startswith(mark) for mark, _ in _MARKS)


def _marked(data: bytes, encoding: str, where: str) -> str:
    text = _strict(data, encoding)
    if text is None:
        raise InputError(
            f"the byte-order mark says {encoding.upper()}, and the bytes are not", where=where, fix="save it as UTF-8"
        )
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _HEAD)
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except (LookupError, UnicodeError):
        return None
    if name in {"iso8859-1", "ascii", "latin-1"}:
        name = "cp1252"  # what every browser reads under these names
    return _strict(data, name) if name in _PAGE_ENCODINGS else None


def _western(data: bytes) -> str | None:
    """Windows-1252 where its few other signs are those of English print.

    A guess by statistics needs more than the three quotation marks that such a report may have: it reads the bytes of
    "£12" as Arabic digits.
    """
    text = _strict(data, "cp1252")
    if text is None:
        return None
    others = [sign for sign in text if sign > "\x7f"]
    return text if set(others) <= _WESTERN and len(others) <= _RARE * len(text) + 1 else None


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # only for the rare file that is in no encoding of our own list

    best: CharsetMatch | None = from_bytes(data).best()
    return None if best is None else _strict(data, best.encoding)
