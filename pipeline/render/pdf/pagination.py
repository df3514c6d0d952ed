"""Find the page breaks of the printed edition in its layout, and mark them in a tree of the same page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pipeline.model import PageBreak, stream
from pipeline.render.page.contract import EPUB, XHTML

if TYPE_CHECKING:
    from lxml.etree import _Element

PAGE_BREAK = "doc-pagebreak"  # DPUB-ARIA 1.1


def page_breaks(document: Any) -> tuple[PageBreak, ...]:
    """The first block of each page of a document that WeasyPrint laid out; none for a page without words of a block."""
    homes = dict(_homes(_root(document)))
    printed: dict[str, int] = {}
    breaks: list[PageBreak] = []
    for number, page in enumerate(document.pages, 1):
        first = True
        for block, letters in _words(page, homes):
            if first:
                breaks.append(PageBreak(number, block, printed.get(block, 0)))
                first = False
            printed[block] = printed.get(block, 0) + letters
    return tuple(breaks)


def mark(root: _Element, breaks: Iterable[PageBreak]) -> None:
    """Insert an empty element before the first word of each page (EPUB 3 Structural Semantics, ``pagebreak``)."""
    elements = {names[0]: element for element in root.iter() if (names := (element.get("data-block") or "").split())}
    for page_break in sorted(breaks, key=lambda one: -one.page):
        if page_break.block in elements:
            _insert(elements[page_break.block], page_break)


def _root(document: Any) -> Any:
    boxes = (box for page in document.pages for box in page._page_box.descendants())
    return next(box.element for box in boxes if box.element_tag == "html")


def _homes(root: Any) -> Iterator[tuple[Any, str]]:
    """Each element within a block, and the block's id."""
    for element in root.iter():
        names = (element.get("data-block") or "").split()
        if names:
            yield from ((inner, names[0]) for inner in element.iter())


def _words(page: Any, homes: dict[Any, str]) -> Iterator[tuple[str, int]]:
    """The number of letters in each text of a page, with its block; text from style sheets does not count."""
    for box in page._page_box.descendants():
        text = getattr(box, "text", None)
        block = homes.get(box.element) if isinstance(text, str) and "::" not in (box.element_tag or "") else None
        letters = len(stream(text)) if block and text else 0
        if block and letters:
            yield block, letters


def _insert(element: _Element, page_break: PageBreak) -> None:
    """Insert an element before the word in which that many letters are reached."""
    left = page_break.letters
    for holder, is_tail, text in _texts(element):
        length = len(stream(text))
        if left < length:
            _split(holder, is_tail, text, _word_start(text, left), page_break.page)
            return
        left -= length


def _texts(element: _Element) -> Iterator[tuple[_Element, bool, str]]:
    """Every piece of text under an element: the element that holds it, whether it is its tail, and the text."""
    if element.text:
        yield element, False, element.text
    for child in list(element):
        yield from _texts(child)
        if child.tail:
            yield child, True, child.tail


def _word_start(text: str, letters: int) -> int:
    """The start of the word that contains the letter with that number."""
    place = 0
    while place < len(text) and (letters or not stream(text[place])):
        letters -= min(letters, len(stream(text[place])))
        place += 1
    while place and text[place - 1].isalnum():
        place -= 1
    return place


def _split(holder: _Element, is_tail: bool, text: str, place: int, page: int) -> None:
    sign = holder.makeelement(f"{{{XHTML}}}span", {"id": f"page-{page}", "role": PAGE_BREAK, "aria-label": str(page)})
    sign.set(f"{{{EPUB}}}type", "pagebreak")
    sign.tail = text[place:]
    if is_tail:
        holder.tail = text[:place]
        holder.addnext(sign)
        # lxml moves the tail along with the added element; the words after the sign are the sign's tail.
        sign.tail, holder.tail = text[place:], text[:place]
    else:
        holder.text = text[:place]
        holder.insert(0, sign)
