"""The open lists of an OpenDocument text, and the kinds of its paragraphs: headings, items, quotes, captions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.read.odt.odf_names import TEXT, XML_ID
from pipeline.read.odt.styles import Styles, whole
from pipeline.read.office.galley import Paragraph
from pipeline.read.office.list_numbers import Counters, Number, Numbering
from pipeline.read.office.style_meanings import depth_of, heading_of, is_dress, kind_of

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element


@dataclass(frozen=True, slots=True)
class _List:
    """A list that is open: its style, how it counts (None: bullets), and what names it and those that continue it."""

    style: str = ""
    numbering: Numbering | None = None
    key: str = ""


@dataclass(slots=True)
class Lists:
    """Nested lists, and the counts of all lists."""

    _open: list[_List] = field(default_factory=list)
    _fresh: list[bool] = field(default_factory=list)
    _counters: Counters = field(default_factory=Counters)
    _keys: dict[str, str] = field(default_factory=dict)  # of lists that may be continued, by their ids and styles
    _begun: int = 0

    def begin(self, element: Element, styles: Styles) -> None:
        """A list begins; without a style of its own it has that of the list around it, for its own depth."""
        around = self._open[-1] if self._open else _List()
        style = element.get(TEXT + "style-name") or around.style
        numbering = styles.numberings.get((style, len(self._open) + 1), around.numbering)
        self._open.append(_List(style, numbering, around.key or self._key(element, style)))
        self._fresh.append(False)

    def _key(self, element: Element, style: str) -> str:
        """The key of a list in no other; that of an earlier one, if it goes on counting there (ODF 1.3, 19.776 f.)."""
        self._begun += 1
        earlier = element.get(TEXT + "continue-list") or ""
        if not earlier and element.get(TEXT + "continue-numbering") == "true":
            earlier = f"style {style}"
        key = self._keys.get(earlier, str(self._begun))
        self._keys |= {f"style {style}": key, element.get(XML_ID) or "": key}
        return key

    def end(self) -> None:
        """A list ends."""
        self._open.pop()
        self._fresh.pop()

    def item(self) -> None:
        """An item begins."""
        if self._fresh:
            self._fresh[-1] = True

    def take(self) -> tuple[int, Number | None] | None:
        """Depth and number of an item, for its first paragraph; None for any other paragraph."""
        if not self._fresh or not self._fresh[-1]:
            return None
        self._fresh[-1] = False
        depth, here = len(self._open), self._open[-1]
        number = self._counters.next(here.key, depth - 1, here.numbering) if here.numbering else None
        return depth, number


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
        depth, number = max(item[0], *map(depth_of, names), 1), item[1]
        return Paragraph("numbered" if number else "bullet", depth, looks, number=number)
    kind = next((named for named in map(kind_of, names) if named), None)
    if kind == "figure" or not _CAPTIONS.isdisjoint(names):
        return Paragraph("paragraph", 0, captions=True)
    dressed = any(is_dress(name) and not heading_of(name) for name in names)
    return Paragraph(kind or "paragraph", 0, frozenset() if dressed else looks)


_CAPTIONS = frozenset(("figure", "table", "drawing", "text"))  # LibreOffice's, all based on "Caption"
