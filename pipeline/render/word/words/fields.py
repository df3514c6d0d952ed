"""Fields: values that Word calculates (page numbers, the running head, the contents), with their results in place.

Examples and reasons: ``docs/word-tricks.md``.
"""

from __future__ import annotations

from pipeline.render.word.ooxml import Element, add, qualified
from pipeline.render.word.words.runs import write_text


def begin(parent: Element, instruction: str, style: str | None = None) -> None:
    """Open a field; its result comes next, then :func:`end`. ``style`` is the id of a character style."""
    _char(parent, "begin", style)
    text = add(_run(parent, style), "w:instrText")
    text.text = f" {instruction} "
    text.set(qualified("xml:space"), "preserve")
    _char(parent, "separate", style)


def end(parent: Element, style: str | None = None) -> None:
    """Close a field."""
    _char(parent, "end", style)


def field(parent: Element, instruction: str, result: str, style: str | None = None) -> Element:
    """A whole field. Returns the element for its result, which may be known only later."""
    begin(parent, instruction, style)
    text = write_text(_run(parent, style), result)
    assert text is not None
    end(parent, style)
    return text


def contents_block(body: Element) -> Element:
    """The frame that Word shows around a table of contents, with its update button; returns its content."""
    block = add(body, "w:sdt")
    gallery = add(add(block, "w:sdtPr"), "w:docPartObj")
    add(gallery, "w:docPartGallery", val="Table of Contents")
    add(gallery, "w:docPartUnique")
    return add(block, "w:sdtContent")


def _char(parent: Element, kind: str, style: str | None) -> None:
    add(_run(parent, style), "w:fldChar", fldCharType=kind)


def _run(parent: Element, style: str | None) -> Element:
    run = add(parent, "w:r")
    if style:
        add(add(run, "w:rPr"), "w:rStyle", val=style)
    return run
