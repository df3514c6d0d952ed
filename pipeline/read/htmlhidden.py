"""What a browser does not show of a page: scripts and the like, which hold no words, and words that are hidden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.read.htmltree import Element


def is_silent(element: Element) -> bool:
    """Whether an element holds no words for a person."""
    return not isinstance(element.tag, str) or element.tag in _SILENT


def is_hidden(element: Element) -> bool:
    """Whether a browser hides the words of an element, or they are a comment in the margin of a Google document."""
    if element.tag in _HIDING or element.get("hidden") is not None:
        return True
    style = element.get("style")
    if style and _HIDDEN_RE.search(style):
        return True
    if element.get("aria-hidden") == "true":
        return _is_short(element)
    return element.tag in ("sup", "p") and len(element) > 0 and (element[0].get("href") or "").startswith("#cmnt")


def text_of(element: Element) -> str:
    """All text in an element that is for a person, on one line."""
    texts = (text for part in element.iter() if not is_silent(part) for text in _around(part, element) if text)
    return _SPACE_RE.sub(" ", "".join(texts)).strip()


def words_of(element: Element) -> str:
    """The text of an element, empty where it holds no words."""
    text = text_of(element)
    return text if any(map(str.isalnum, text)) else ""


_SILENT = frozenset((
    "script", "style", "head", "title", "iframe", "object", "embed", "audio", "video", "canvas", "svg", "math", "map",
    "input", "select", "textarea", "datalist", "progress", "meter", "link", "meta", "base", "frameset", "noframes",
    "applet", "xml",
))  # fmt: skip
_HIDING = frozenset(("noscript", "template"))
_HIDDEN_RE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_SPACE_RE = re.compile(r"\s+")
_ORNAMENT = 200  # letters; more than that is hidden from readers aloud while a window lies over the page


def _around(part: Element, element: Element) -> tuple[str | None, str | None]:
    return part.text, None if part is element else part.tail


def _is_short(element: Element) -> bool:
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > _ORNAMENT:
            return False
    return True
