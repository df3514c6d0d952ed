"""The spans of reStructuredText within a paragraph as those of Markdown: links, roles, code, notes.

Source: docutils.sourceforge.io/docs/ref/rst/restructuredtext.html (Inline Markup), …/roles.html.
"""

from __future__ import annotations

import re
from collections.abc import Callable


def marked(text: str) -> str:
    """The text of a paragraph in Markdown, with as many lines as before."""
    parts = _CODE_RE.split(text)
    parts[::2] = [_outside_code(part) for part in parts[::2]]
    parts[1::2] = [f"`{code}`" for code in parts[1::2]]
    return "".join(parts)


def _outside_code(text: str) -> str:
    for pattern, replacement in _SPANS:
        text = pattern.sub(replacement, text)
    return text


def _link(match: re.Match[str]) -> str:
    words, address = match["words"].rstrip(), "".join(match["address"].split())
    return f"[{words}](<{address}>)" if _ADDRESS_RE.match(address) else words


_CODE_RE = re.compile(r"``(?=\S)([^`\n]{1,500}(?:\n(?!\n)[^`\n]{1,500}){0,3}?)``")
_ADDRESS_RE = re.compile(r"(?:https?|ftp|mailto):|www\.|/")
_SPANS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"([*_`|\w.,:;!?)\]»”’\"'])\\ "), r"\1"),  # parts a sign from a letter, and is no space
    (re.compile(r"(?::[\w:+.-]{1,40}:)?`(?P<words>[^`<>]{1,500}?)\s*<(?P<address>[^<>`]{1,1000})>`_{0,2}"), _link),
    (re.compile(r"(?::[\w:+.-]{1,40}:)?`([^`]{1,500})`(?::[\w+.-]{1,40}:|_{1,2})?"), r"\1"),
    (re.compile(r"(?<!\w)\[#?([\w.-]{1,40})\]_(?!\w)"), r"[^\1]"),
    (re.compile(r"(?<=\w)_{1,2}(?=[\s.,;:!?)]|$)"), ""),  # the mark of a reference of one word
    (re.compile(r"^(?=[#>]|~{3})|(?<![\w\\(])(?=<\w)|(?<![\w\\])(?=_\w)", re.MULTILINE), r"\\"),
)
