"""From the tree of a page to its paragraphs in the order of the page, with the marks beside the text.

One pass over the tree without recursion. What a browser does not show (scripts, templates, hidden elements) is no text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.read.htmlparts import Flow
from pipeline.read.htmlwriter import Writer

if TYPE_CHECKING:
    from pipeline.read.htmltree import Element


def flow_of(root: Element, base: str | None = None) -> Flow:
    """The paragraphs below ``root``; relative addresses are joined to ``base``."""
    from lxml import etree

    writer = Writer(base)
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    hidden = None
    for event, element in walk:
        if event == "comment" or element is hidden:
            writer.after(element)
        elif event == "end":
            writer.end(element)
        elif is_hidden(element):
            walk.skip_subtree()
            hidden = element
        else:
            writer.start(element)
    writer.flush()
    return writer.flow


def is_hidden(element: Element) -> bool:
    """Whether a browser shows nothing of an element."""
    if not isinstance(element.tag, str) or element.tag in _SILENT or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_RE.search(style))


_SILENT = frozenset((
    "script", "style", "template", "head", "title", "noscript", "iframe", "object", "embed", "audio", "video", "canvas",
    "svg", "math", "map", "input", "select", "textarea", "datalist", "progress", "meter", "link", "meta", "base",
    "frameset", "noframes", "applet", "xml",
))  # fmt: skip
_HIDDEN_RE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
