"""Leave out a running head that says the same as the heading just below it: CSS has no way to ask for that."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from pipeline.render.pdf.lines.balance import text_of

_FIRST = 3  # lines of a page among which its first heading is: the number of a question is a line of its own


def without_repeated_heads(document: Any) -> None:
    """Remove the margin boxes of pages that begin with the heading that they name."""
    for page in document.pages:
        box = page._page_box
        heading = next((line.element for line in islice(_lines(box), _FIRST) if line.element.tag == "h2"), None)
        named = heading.get("data-running") if heading is not None else None
        if named:
            box.children = [child for child in box.children if not (_is_margin(child) and text_of(child) == named)]


def _lines(page_box: Any) -> Iterator[Any]:
    """The lines of a page's text, from its top."""
    for child in page_box.children:
        if not _is_margin(child):
            yield from (
                box for box in child.descendants() if type(box).__name__ == "LineBox" and box.element is not None
            )


def _is_margin(box: Any) -> bool:
    return hasattr(box, "at_keyword")
