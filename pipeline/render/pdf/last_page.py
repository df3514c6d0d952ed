"""Spare a last page with a few lines on it: all pages become a line or two longer if that is enough to take them in."""

from __future__ import annotations

from math import ceil
from typing import Any

from pipeline.errors import LayoutError
from pipeline.render.theme import Theme
from pipeline.render.word.measure import points

_FEWEST, _MOST = 3, 40  # pages of a document that is laid out again, which takes as long as the first time
_EMPTY = 0.25  # of a page: with more on it, it looks like a page
_LINES = 2  # a page may have more, one at its foot and one at its head
_PX = 0.75  # points of a CSS pixel


def longer_pages(document: Any, theme: Theme) -> str:
    """The rule of pages that are longer; empty if the last page is filled, or the lines would not be enough."""
    pages = document.pages
    if not _FEWEST <= len(pages) <= _MOST:
        return ""
    used, height = _used(pages[-1])
    if used > _EMPTY * height:
        return ""
    try:
        line = points(theme.tokens["leading.text"])
        foot, head = (points(theme.tokens[f"page.margin-{side}"]) for side in ("bottom", "top"))
    except (KeyError, LayoutError):  # a theme of another kind
        return ""
    more = ceil(used * _PX / line / (len(pages) - 1))
    above = f"margin-top: {head - line:.2f}pt; " if more == _LINES else ""
    below = f"@page {{ {above}margin-bottom: {foot - line:.2f}pt }}"
    first = f"@page :first {{ margin-top: {theme.tokens['page.margin-first']} }}" if above else ""
    return below + first if more <= _LINES else ""


def _used(page: Any) -> tuple[float, float]:
    """How far the words and pictures of a page reach down, and the height that they may fill, in CSS pixels."""
    box = page._page_box
    top = box.content_box_y()
    kinds = ("LineBox", "InlineReplacedBox", "BlockReplacedBox")
    body = next((child for child in box.children if child.element_tag == "html"), None)
    feet = (one.position_y + one.height for one in body.descendants() if type(one).__name__ in kinds) if body else ()
    return max(feet, default=top) - top, box.height
