"""One annotation for each line of a link, as wide as its words, and one for a whole entry of the contents.

WeasyPrint makes an annotation for every box within a link, so an entry of the contents has three at one place (its
words, its page number, the dots between them), each of them a link to a screen reader; and so has emphasis in a link,
whose annotation no structure element holds. It also widens the box of a text
with a leader to the right, beyond the edge of a page whose text runs to the left.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.render.pdf.contents_tags import ENTRY, role_of

# Rectangle in CSS pixels: left, top, right, bottom. A link of a WeasyPrint page: kind, target, rectangle, box.
Area = tuple[float, float, float, float]
Link = tuple[str, str, Area, Any]


def one_area_each(document: Any) -> None:
    """Correct the links of a document that is laid out but not yet written."""
    for page in document.pages:
        page.links[:] = _joined(_fitted(link) for link in page.links if link[3].element_tag == "a")


def _fitted(link: Link) -> Link:
    kind, target, (left, top, right, bottom), box = link
    spans = list(_spans(box))
    if spans:
        left, right = min(start for start, _ in spans), max(end for _, end in spans)
    return kind, target, (left, top, right, bottom), box


def _spans(box: Any) -> Iterator[tuple[float, float]]:
    """Where the words within a box begin and end."""
    for inner in box.descendants():
        if isinstance(getattr(inner, "text", None), str):
            yield inner.position_x, inner.position_x + inner.width


def _joined(links: Iterator[Link]) -> list[Link]:
    """The lines of an entry of the contents as one link, at the box of the first of them."""
    joined: list[Link] = []
    for link in links:
        last = joined[-1] if joined else None
        if last and link[3].element is last[3].element and role_of(link[3].element) == ENTRY:
            joined[-1] = (*last[:2], _around(last[2], link[2]), last[3])
        else:
            joined.append(link)
    return joined


def _around(one: Area, other: Area) -> Area:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
