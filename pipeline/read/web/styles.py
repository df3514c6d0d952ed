"""Bold and italic from the style sheet of a page, as Google Docs and word processors write it: a class per look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model import MarkKind

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element

Looks = dict[str, MarkKind]


def looks_of(root: Element) -> Looks:
    """The classes that mean bold or italic, by the style sheets in the page."""
    looks: Looks = {}
    for sheet in root.iter("style"):
        for rule in (sheet.text or "")[:_LONGEST].split("}"):
            names, _, body = rule.rpartition("{")
            look: MarkKind | None = "strong" if _BOLD_RE.search(body) else "em" if _ITALIC_RE.search(body) else None
            if look:
                parts = (name.strip() for name in names.split(","))
                looks.update({part[1:]: look for part in parts if _CLASS_RE.fullmatch(part)})
    return looks


def look_of(element: Element, looks: Looks) -> MarkKind | None:
    """The mark for a ``span``, by its style or its classes."""
    style = element.get("style")
    if style and (look := "strong" if _BOLD_RE.search(style) else "em" if _ITALIC_RE.search(style) else None):
        return "strong" if look == "strong" else "em"
    if not looks:
        return None
    return next((looks[name] for name in (element.get("class") or "").split() if name in looks), None)


_LONGEST = 500_000
_CLASS_RE = re.compile(r"\.[\w-]+")
_BOLD_RE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC_RE = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
