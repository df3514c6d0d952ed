"""Turn the tree of a page into paragraphs in the order of the page, with marks.

One pass over the tree without recursion. Scripts and styles are skipped; hidden words are kept separately.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.read.web.hidden import is_folded, is_hidden, is_silent, words_of
from pipeline.read.web.parts import Flow, Piece
from pipeline.read.web.shapes import line_of
from pipeline.read.web.styles import looks_of
from pipeline.read.web.writer import Writer

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


def flow_of(root: Element, base: str | None = None) -> Flow:
    """The paragraphs below ``root``; relative addresses are resolved against ``base``."""
    from lxml import etree

    writer = Writer(base, looks_of(root))
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    passed = None
    for event, element in walk:
        if event == "comment" or element is passed:
            writer.after(element)
        elif event == "end":
            writer.end(element)
        elif is_silent(element) or writer.takes_marker(element):
            walk.skip_subtree()
            passed = element
        elif (hidden := is_hidden(element)) and not is_folded(element):
            walk.skip_subtree()
            passed = element
            if words := words_of(element):
                place = len(writer.flow.pieces)
                writer.flow.hidden.setdefault(place, []).append(Piece("paragraph", words, line_of(element) or 1))
        else:
            writer.start(element, folded=hidden)
    writer.flush()
    return writer.flow
