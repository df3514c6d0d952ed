"""The kind of a paragraph of a Word file, by its properties and its style: a heading, an item, a quote, a caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import BlockKind
from pipeline.read.office.galley import Paragraph
from pipeline.read.office.list_numbers import Numbering
from pipeline.read.office.style_meanings import depth_of, heading_of, is_dress, kind_of
from pipeline.read.word.styles import Style, Styles, W, number_of

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element


def begun(element: Element, styles: Styles) -> Paragraph:
    """The paragraph for an element ``w:p``, still without words."""
    properties = element.find(W + "pPr")
    named = None if properties is None else properties.find(W + "pStyle")
    style = styles.styles.get("" if named is None else named.get(W + "val") or "", Style())
    listing = number_of(properties) or style.number
    numbering = styles.numbering(listing)
    kind, level = _kind(properties, style, listing, numbering)
    marks = None if properties is None else properties.find(W + "rPr")
    joins = marks is not None and any(marks.find(W + tag) is not None for tag in ("del", "moveFrom"))
    looks = frozenset() if kind == "heading" or is_dress(style.name) else style.looks
    counts = styles.counters.next(*listing, numbering) if kind == "numbered" and listing and numbering else None
    return Paragraph(kind, level, looks, joins, kind == "figure", counts)


def _kind(
    properties: Element | None, style: Style, listing: tuple[str, int] | None, numbering: Numbering | None
) -> tuple[BlockKind, int]:
    kind = kind_of(style.name)
    if kind == "aside":
        return kind, 0
    level = _outline(properties, style)
    if level is not None and level < 9:
        return "heading", min(level + 1, 6)
    if named := heading_of(style.name):
        return "heading", named
    if listing and numbering and kind != "figure":  # our own captions without an image have a list's words
        return ("bullet" if numbering.form == "bullet" else "numbered"), max(listing[1] + 1, depth_of(style.name))
    return kind or "paragraph", 0


def _outline(properties: Element | None, style: Style) -> int | None:
    """The outline level, from 0; 9 means body text. The paragraph's own property counts before its style's."""
    outline = None if properties is None else properties.find(W + "outlineLvl")
    said = "" if outline is None else outline.get(W + "val") or ""
    return int(said) if said.isascii() and said.isdigit() else style.level
