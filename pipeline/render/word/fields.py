"""Fields: what Word works out by itself (page numbers, the running head, the contents), with the result in place.

Specimens and reasons: ``docs/word-tricks.md``.
"""

from __future__ import annotations

from pipeline.render.word.ooxml import Element, add, qualified
from pipeline.render.word.text import write_text


def begin(parent: Element, instruction: str) -> None:
    """Open a field; its result comes next, then :func:`end`."""
    _char(parent, "begin")
    text = add(add(parent, "w:r"), "w:instrText")
    text.text = f" {instruction} "
    text.set(qualified("xml:space"), "preserve")
    _char(parent, "separate")


def end(parent: Element) -> None:
    """Close a field."""
    _char(parent, "end")


def field(parent: Element, instruction: str, result: str) -> Element:
    """A whole field. Returns the element that holds the result, for a result that is known only later."""
    begin(parent, instruction)
    text = write_text(add(parent, "w:r"), result)
    assert text is not None
    end(parent)
    return text


def contents_block(body: Element) -> Element:
    """The frame that Word shows around a table of contents, with the button that renews it; returns its content."""
    block = add(body, "w:sdt")
    gallery = add(add(block, "w:sdtPr"), "w:docPartObj")
    add(gallery, "w:docPartGallery", val="Table of Contents")
    add(gallery, "w:docPartUnique")
    return add(block, "w:sdtContent")


def _char(parent: Element, kind: str) -> None:
    add(add(parent, "w:r"), "w:fldChar", fldCharType=kind)
