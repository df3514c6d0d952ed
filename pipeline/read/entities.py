"""Entities of HTML in words that are no HTML: tables and captions have them where a page was their source."""

from __future__ import annotations

import re
from html import unescape


def plain(text: str) -> str:
    """The text with what its entities stand for, those written twice over (``&amp;#8212;``) too; others stay.

    Only whole entities count: ``AT&T`` and ``a&b=1`` are no such thing.
    """
    for _ in range(_TWICE):
        if not _ENTITY_RE.search(text):
            break
        text = _ENTITY_RE.sub(_letter, text)
    return text


_TWICE = 2
_ENTITY_RE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def _letter(match: re.Match[str]) -> str:
    """What an entity stands for; itself where that is a sign of control, which no text has."""
    found = unescape(match[0])
    shows = found and all(c != "\N{REPLACEMENT CHARACTER}" and (c.isprintable() or c.isspace()) for c in found)
    return found if shows else match[0]
