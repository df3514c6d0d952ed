"""Elements that a browser does not show: scripts and similar, which hold no words, and hidden words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


def is_silent(element: Element) -> bool:
    """Whether an element has no words for readers."""
    return not isinstance(element.tag, str) or element.tag in _SILENT


def is_hidden(element: Element) -> bool:
    """Whether a browser hides the words of an element, or they are a marginal comment of a Google document."""
    if element.tag == "template" and not _SHADOWS.isdisjoint(element.attrib):
        return False
    if element.tag in _HIDING or element.get("hidden") is not None:
        return True
    style = element.get("style")
    if style and _HIDDEN_RE.search(style):
        return True
    if element.get("aria-hidden") == "true":
        return _is_short(element)
    if element.tag == "a" and "#" in (element.get("href") or "") and text_of(element) in _PERMALINKS:
        return True
    return element.tag in ("sup", "p") and len(element) > 0 and (element[0].get("href") or "").startswith("#cmnt")


def is_folded(element: Element) -> bool:
    """Whether a hidden element may be text that the page unfolds on request: paragraphs, and no form fields."""
    letters = 0
    if element.tag not in _FOLDERS:
        return False
    for count, part in enumerate(element.iterdescendants()):
        if part.tag in _POPPED or count > _MOST:
            return False
        if part.tag in _PARAGRAPHS:
            letters += len(text_of(part)) if not len(part) else sum(map(len, part.itertext()))
    return letters >= _PROSE


def text_of(element: Element) -> str:
    """All text of an element for readers, on one line."""
    texts = (text for part in element.iter() if not is_silent(part) for text in _around(part, element) if text)
    return _SPACE_RE.sub(" ", "".join(texts)).strip()


def words_of(element: Element) -> str:
    """The text of an element, empty if it has no words for readers."""
    text = text_of(element)
    return text if any(map(str.isalnum, text)) else ""


_SILENT = frozenset((
    "script", "style", "head", "title", "iframe", "object", "embed", "audio", "video", "canvas", "svg", "math", "map",
    "input", "select", "textarea", "datalist", "progress", "meter", "link", "meta", "base", "frameset", "noframes",
    "applet", "xml",
))  # fmt: skip
_PERMALINKS = ("¶", "#", "§", "🔗", "⚓")  # behind a heading, to the heading itself
_SHADOWS = frozenset(("shadowrootmode", "shadowroot", "shadowmode"))  # of a template that a browser does show
_HIDING = frozenset(("noscript", "template"))
_HIDDEN_RE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_SPACE_RE = re.compile(r"\s+")
_FOLDERS = frozenset(("div", "section", "article", "main", "dd", "ul", "ol", "td", "noscript"))
_POPPED = frozenset(("form", "input", "button", "textarea", "select", "iframe", "nav", "dialog", "video"))
_PARAGRAPHS = frozenset(("p", "li", "dd", "blockquote"))
_PROSE = 100  # letters
_MOST = 2_000  # elements of a foldable part
_BLOCKS = frozenset(("p", "div", "li", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "blockquote", "br"))
_ORNAMENT = 200  # letters; longer text is hidden from screen readers while a dialog covers the page


def _around(part: Element, element: Element) -> tuple[str | None, str | None]:
    gap = " " if part.tag in _BLOCKS else ""
    return f"{gap}{part.text or ''}", None if part is element else f"{gap}{part.tail or ''}"


def _is_short(element: Element) -> bool:
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > _ORNAMENT:
            return False
    return True
