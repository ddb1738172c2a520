"""Which news agency a report's text is of: outlets that print one agency's text are one originator."""

from __future__ import annotations

import re

_NAMES = {
    "ap": "Associated Press",
    "the associated press": "Associated Press",
    "afp": "Agence France-Presse",
    "upi": "United Press International",
    "dpa": "dpa",
    "aa": "Anadolu Agency",
    "pti": "Press Trust of India",
    "efe": "EFE",
    "kyodo": "Kyodo News",
    **{name.lower(): name for name in ("Reuters", "Xinhua", "Yonhap", "Bernama", "Antara", "TASS", "Interfax", "ANSA")},
    **{name.lower(): name for name in ("Associated Press", "Agence France-Presse", "United Press International")},
    **{name.lower(): name for name in ("Anadolu Agency", "Press Trust of India", "Kyodo News", "IANS", "BenarNews")},
}
"""Agencies whose texts others print, by the ways in which they are written."""

_HOSTS = {
    "apnews.com": "Associated Press",
    "reuters.com": "Reuters",
    "afp.com": "Agence France-Presse",
    "upi.com": "United Press International",
    "yna.co.kr": "Yonhap",
    "xinhuanet.com": "Xinhua",
    "news.cn": "Xinhua",
    "tass.com": "TASS",
    "aa.com.tr": "Anadolu Agency",
    "bernama.com": "Bernama",
    "kyodonews.net": "Kyodo News",
}
"""Addresses at which agencies print their own texts."""

_CREDIT = re.compile(r"[^\n]{0,120}?\((?P<name>[A-Za-z][\w .&/-]{1,30})\)\s*(?:--+|[-–—])")
"""An agency's opening: "ORVANE, May 3 (AP) —"."""

_OPENING_LINES = 4


def agency_named(name: str | None) -> str | None:
    """The agency that ``name`` is a way to write of; None for any other name."""
    return _NAMES.get((name or "").strip().lower())


def agency_of(text: str, publisher: str | None, site: str | None) -> str | None:
    """The agency that a report's text is of: by its opening, or because the agency prints it itself.

    Args:
        text: The report's text.
        publisher: Who prints it.
        site: The host of its address.
    """
    for line in text[:1000].split("\n")[:_OPENING_LINES]:
        credit = _CREDIT.match(line)
        if credit is not None and (named := agency_named(credit["name"])) is not None:
            return named
    hosts = [name for name in (site, (publisher or "").lower()) if name]
    for host in hosts:
        for known, name in _HOSTS.items():
            if host == known or host.endswith(f".{known}"):
                return name
    return agency_named(publisher)
