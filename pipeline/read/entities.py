"""Decode HTML entities in other formats: tables and captions have them if they were exported from a page."""

from __future__ import annotations

import re
from html import unescape


def plain(text: str) -> str:
    """The text with its entities decoded, including doubly encoded ones (``&amp;#8212;``); unknown ones are kept.

    Only complete entities count: ``AT&T`` and ``a&b=1`` have none.
    """
    for _ in range(_TWICE):
        if not _ENTITY_RE.search(text):
            break
        text = _ENTITY_RE.sub(_letter, text)
    return text


_TWICE = 2
_ENTITY_RE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def _letter(match: re.Match[str]) -> str:
    """The character of an entity; the entity itself if it is a control character."""
    found = unescape(match[0])
    shows = found and all(c != "\N{REPLACEMENT CHARACTER}" and (c.isprintable() or c.isspace()) for c in found)
    return found if shows else match[0]
