"""The open lists of an OpenDocument text, and the kinds of its paragraphs: headings, items, quotes, captions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model import BlockKind
from pipeline.read.odt.odf_names import TEXT
from pipeline.read.odt.styles import Styles, whole
from pipeline.read.office.galley import Paragraph
from pipeline.read.office.style_meanings import depth_of, heading_of, is_dress, kind_of

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element


@dataclass(slots=True)
class Lists:
    """Nested lists; each has the name of its style, and whether it is numbered."""

    _open: list[tuple[str, bool]] = field(default_factory=list)
    _fresh: list[bool] = field(default_factory=list)

    def begin(self, element: Element, styles: Styles) -> None:
        """A list begins; without a style of its own it has that of the list around it, for its own depth."""
        name, counts = self._open[-1] if self._open else ("", False)
        name = element.get(TEXT + "style-name") or name
        self._open.append((name, styles.counting.get((name, len(self._open) + 1), counts)))
        self._fresh.append(False)

    def end(self) -> None:
        """A list ends."""
        self._open.pop()
        self._fresh.pop()

    def item(self) -> None:
        """An item begins."""
        if self._fresh:
            self._fresh[-1] = True

    def take(self) -> tuple[BlockKind, int] | None:
        """Kind and depth of an item, for its first paragraph; None for any other paragraph."""
        if not self._fresh or not self._fresh[-1]:
            return None
        self._fresh[-1] = False
        return ("numbered" if self._open[-1][1] else "bullet"), len(self._open)


def begun(element: Element, styles: Styles, lists: Lists) -> Paragraph:
    """The paragraph for an element ``text:p`` or ``text:h``, still without words."""
    chain = styles.chain(element.get(TEXT + "style-name"))
    names = [name.lower().replace("_20_", " ") for name in chain]
    if element.tag == TEXT + "h":
        return Paragraph("heading", min(whole(element.get(TEXT + "outline-level")), 6))
    if "title" in names and "subtitle" not in names:
        return Paragraph("heading", 1)
    looks = styles.look(chain[0] if chain else None)
    if item := lists.take():
        return Paragraph(item[0], max(item[1], *map(depth_of, names), 1), looks)
    kind = next((named for named in map(kind_of, names) if named), None)
    if kind == "figure" or not _CAPTIONS.isdisjoint(names):
        return Paragraph("paragraph", 0, captions=True)
    dressed = any(is_dress(name) and not heading_of(name) for name in names)
    return Paragraph(kind or "paragraph", 0, frozenset() if dressed else looks)


_CAPTIONS = frozenset(("figure", "table", "drawing", "text"))  # LibreOffice's, all based on "Caption"
