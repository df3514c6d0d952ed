"""Place the finished paragraphs of a page: among the pieces, within their element, and with the image above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import BlockKind, Mark
from pipeline.read.web.inline_text import moved, stanzas
from pipeline.read.web.part_names import is_caption, is_picture
from pipeline.read.web.parts import Area, Flow, Piece
from pipeline.read.web.shapes import Figure, is_code, is_described, line_of

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


class Setting:
    """Adds pieces to ``flow``; ``names`` are addresses within the page at which the next piece begins."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.names: list[str] = []
        self._around: list[int] = []
        self._figures: list[Figure] = []

    def enter(self, element: Element, tag: str, folded: bool) -> None:
        """A block-level element begins."""
        parent = self._around[-1] if self._around else -1
        self._around.append(len(self.flow.areas))
        self.flow.areas.append(Area(element, tag, parent, len(self.flow.pieces), folded=folded))
        if tag == "figure" or is_picture(element):
            self._figures.append(Figure())

    def leave(self) -> None:
        """The element ends; a figure without a caption gets the description of its image."""
        area = self.flow.areas[self._around[-1]]
        if area.tag == "figure" or is_picture(area.element):
            figure = self._figures.pop()
            if figure.href and is_described(figure.alt):
                self._picture(figure.href, figure.alt, area.element)
        area.last = len(self.flow.pieces)
        self._around.pop()

    def in_caption(self) -> bool:
        """Whether the current element is the caption of a figure that has another tag."""
        return bool(self._figures) and self.area is not None and is_caption(self.area)

    @property
    def area(self) -> Area | None:
        """The current block-level element."""
        return self.flow.areas[self._around[-1]] if self._around else None

    def emit(self, kind: BlockKind, level: int, text: str, marks: list[Mark], line: int, marker: str = "") -> None:
        """Add a paragraph, stripped of white space; ``marker`` is a number to put before it."""
        stripped = text.strip(" \n") if kind in ("row", "header") else text.rstrip(_BACK).strip()
        placed = moved(marks, text.find(stripped) - len(marker), len(stripped) + len(marker))
        if kind == "figure" and self._figures and self._figures[-1].href:
            figure = self._figures[-1]
            placed = (Mark("image", 0, len(stripped), figure.href, figure.alt or None),)
            figure.href = None
        self._add(kind, marker + stripped, line, placed, level)

    def preformatted(self, text: str, marks: list[Mark], line: int) -> None:
        """Add preformatted text: as code, or as paragraphs separated by empty lines."""
        if self.area is not None and is_code(self.area.element):
            body = text.strip("\n")
            self._add("code", body, line, moved(marks, text.find(body), len(body)))
            return
        for stanza, above, placed in stanzas(text, marks):
            self._add("paragraph", stanza, (line or 1) + above, placed)

    def image(self, element: Element, href: str | None, alt: str, *, alone: bool) -> None:
        """Add an image: to the figure around it, or by itself if it is ``alone`` and has a description."""
        if self._figures:
            figure = self._figures[-1]
            figure.href, figure.alt = figure.href or href, figure.alt or alt
        elif alone and is_described(alt):
            self._picture(href, alt, element)

    def _picture(self, href: str | None, alt: str, element: Element) -> None:
        self._add("figure", alt, line_of(element), (Mark("image", 0, len(alt), href),))

    def _add(self, kind: BlockKind, text: str, line: int, marks: tuple[Mark, ...], level: int = 0) -> None:
        area = self._around[-1] if self._around else 0
        for name in self.names:
            self.flow.anchors.setdefault(f"#{name}", len(self.flow.pieces))
        self.names.clear()
        self.flow.pieces.append(Piece(kind, text, line or 1, marks, level, area))


_BACK = " \n\t↩↑\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}"  # a note's back link
