"""What a paragraph style of a copy means in a manuscript: its role.

The names are those of our themes, of Word and of LibreOffice, in lower case. A style that a theme made for a place
("Answer Continued", "Block Text Upright") means what its name begins with.
"""

from __future__ import annotations

import re
from functools import cache

_ROLES = {
    "title": "title",
    "subtitle": "subtitle",
    "byline": "byline",
    "date": "date",
    "credit": "credit",
    "heading 1": "section",
    "section question": "section",
    "question": "question",
    "long question": "question",
    "plain question": "question",
    "long plain question": "question",
    "plain question text": "asking",
    "question text": "asking",
    "answer": "paragraph",
    "body text": "paragraph",
    "text body": "paragraph",
    "first paragraph": "paragraph",
    "biography": "paragraph",
    "speaker line": "paragraph",
    "normal": "paragraph",
    "standard": "paragraph",
    "default paragraph style": "paragraph",
    "list paragraph": "paragraph",
    "no spacing": "paragraph",
    "recommendation": "recommendation",
    "block text": "quote",
    "quote": "quote",
    "quotations": "quote",
    "intense quote": "quote",
    "list bullet": "bullet",
    "list number": "numbered",
    "list": "bullet",
    "list 1": "bullet",
    "numbering 1": "numbered",
    "caption": "figure",
    "html preformatted": "code",
    "preformatted text": "code",
    "footnote text": "note",
    "footnote": "note",
    "endnote text": "note",
    "endnote": "note",
    "expansion": "term",
    "acronym": "term",
    "table": "row",
    "dense table": "row",
}
_HEADING_RE = re.compile(r"heading ([2-9])")
_ITEM_RE = re.compile(r"(list (?:bullet|number)|list|numbering) ([2-9])")
_LONGEST_FIRST = sorted(_ROLES, key=len, reverse=True)


@cache
def role_of(style: str, place: str = "body") -> str:
    """The role that a style gives a paragraph, such as ``question`` or ``bullet 2``; empty for an unknown style."""
    if place == "table":
        return "row"
    if place == "note":
        return "note"
    if style in _ROLES:
        return _ROLES[style]
    if found := _HEADING_RE.match(style):
        return f"heading {min(int(found[1]) + 2, 6)}"
    if found := _ITEM_RE.match(style):
        return f"{'numbered' if 'number' in found[1] else 'bullet'} {found[2]}"
    return next((_ROLES[name] for name in _LONGEST_FIRST if style.startswith(name + " ")), "")
