"""From the tree of a page to its paragraphs in the order of the page, with the marks beside the text.

One pass over the tree without recursion. What a browser does not show (scripts, templates, hidden elements) is no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml import etree

from pipeline.model import BlockKind, Mark, MarkKind
from pipeline.read.htmltree import Element

@dataclass(slots=True)
class Piece:
    """A paragraph of a page. ``area`` is the index in :class:`Flow` of the element around it."""

    kind: BlockKind
    text: str
    line: int
    marks: tuple[Mark, ...] = ()
    level: int = 0
    area: int = 0


@dataclass(slots=True)
class Area:
    """A block-level element: ``pieces[first:last]`` lie in it; ``parent`` is the index of the area around it."""

    element: Element
    tag: str
    parent: int
    first: int
    last: int = 0


@dataclass(slots=True)
class Flow:
    """The paragraphs of a page, and the block-level elements, each of which comes after the one around it."""

    pieces: list[Piece] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)


def flow_of(root: Element, base: str | None = None) -> Flow:
    """The paragraphs below ``root``; relative addresses are joined to ``base``."""
    writer = _Writer(base)
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    hidden = None
    for event, element in walk:
        if event == "comment" or element is hidden:
            writer.write(element.tail)
        elif event == "end":
            writer.end(element)
        elif is_hidden(element):
            walk.skip_subtree()
            hidden = element
        else:
            writer.start(element)
    writer.flush()
    return writer.flow


def is_hidden(element: Element) -> bool:
    """Whether a browser shows nothing of an element."""
    if not isinstance(element.tag, str) or element.tag in _SILENT or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_RE.search(style))


_SILENT = frozenset(
    "script style template head title noscript iframe object embed audio video canvas svg math map input select "
    "textarea datalist progress meter dialog link meta base frameset noframes applet xml".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary "
    "table tbody td tfoot th thead tr ul button label".split()
)
_MARKS: dict[str, MarkKind] = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em", "var": "em", "code": "code",
    "kbd": "code", "samp": "code", "tt": "code", "sub": "sub", "sup": "sup", "s": "strike", "del": "strike",
    "strike": "strike", "a": "link",
}  # fmt: skip
_LAYOUT = frozenset("table div section article ul ol dl h1 h2 h3 h4 h5 h6 form blockquote figure nav iframe".split())
_HIDDEN_RE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_BOLD_RE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC_RE = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_SPACE_RE = re.compile(r"[ \t\n\r\f]+")
_STANZA_RE = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_FILE_RE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg)|https?://\S+", re.IGNORECASE)
_CODE_RE = re.compile(r"\b(?:highlight|language-|lang-|sourceCode|prettyprint|code)", re.IGNORECASE)
_MOST_CELLS = 3_000


@dataclass(slots=True)
class _List:
    ordered: bool
    keeps_numbers: bool
    number: int
    marker: str = ""
    fresh: bool = False


@dataclass(slots=True)
class _Open:
    element: Element
    kind: MarkKind
    start: int
    href: str | None


@dataclass(slots=True)
class _Figure:
    href: str | None = None
    alt: str = ""


class _Writer:
    def __init__(self, base: str | None) -> None:
        self.flow = Flow()
        self._base = base
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._line = 0
        self._marks: list[Mark] = []
        self._open: list[_Open] = []
        self._around: list[int] = []
        self._lists: list[_List] = []
        self._quotes = 0
        self._heading = 0
        self._pre = 0
        self._breaks = 0
        self._tables: list[bool] = []  # for each open table, whether it holds data rather than the page's layout
        self._heads = 0
        self._cells = 0
        self._figures: list[_Figure] = []
        self._captions = 0

    # What the walk calls

    def start(self, element: Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self.flush()
            self._enter(element, tag)
            self._begin_block(element, tag)
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._image(element)
        elif tag == "q":
            self.write('"')
        kind = _MARKS.get(tag) or _styled(element)
        if kind and tag not in _BLOCKS:
            self._open.append(_Open(element, kind, self._length, self._href(element.get("href"))))
        if self._line == 0 or not self._parts:
            self._line = element.sourceline or self._line
        self.write(element.text)

    def end(self, element: Element) -> None:
        tag = element.tag
        if tag == "q":
            self.write('"')
        if tag in _BLOCKS:
            self._end_block(element, tag)
        else:
            self._close(element)
        self.write(element.tail)

    def write(self, text: str | None) -> None:
        if not text:
            return
        if not self._pre:
            text = _SPACE_RE.sub(" ", text)
            if text[0] == " " and (not self._parts or self._last in " \n\t"):
                text = text[1:]
        if text:
            self._put(text)

    def flush(self) -> None:
        """Close the paragraph in hand; inside a row of data, a paragraph's end is a space."""
        if self._in_row():
            self.write(" ")
            return
        text = "".join(self._parts)
        if self._pre:
            self._prose_of_pre(text)
        elif text.strip():
            self._emit(*self._kind(text.strip()), text, text.strip())
        self._reset()

    # Text

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]
        if text.strip():
            self._breaks = 0

    def _break(self) -> None:
        if self._pre:
            self._put("\n")
        elif self._in_row():
            self.write(" ")
        elif self._breaks and self._parts:
            self.flush()
        elif self._parts:
            self._put("\n")
            self._breaks = 1

    def _reset(self) -> None:
        self._parts, self._marks, self._length, self._last, self._breaks, self._line = [], [], 0, "", 0, 0
        for opened in self._open:
            opened.start = 0

    # Marks

    def _href(self, href: str | None) -> str | None:
        href = (href or "").strip()
        if not href or href.startswith("#") or href[:11].lower() == "javascript:":
            return None
        try:
            return urljoin(self._base, href) if self._base else href
        except ValueError:
            return href

    def _close(self, element: Element) -> None:
        if self._open and self._open[-1].element is element:
            opened = self._open.pop()
            self._mark(opened)

    def _mark(self, opened: _Open) -> None:
        if opened.start < self._length and not (opened.kind == "link" and not opened.href):
            self._marks.append(Mark(opened.kind, opened.start, self._length, opened.href))

    # Blocks

    def _enter(self, element: Element, tag: str) -> None:
        parent = self._around[-1] if self._around else -1
        self._around.append(len(self.flow.areas))
        self.flow.areas.append(Area(element, tag, parent, len(self.flow.pieces)))

    def _leave(self) -> None:
        if self._around:
            self.flow.areas[self._around.pop()].last = len(self.flow.pieces)

    def _begin_block(self, element: Element, tag: str) -> None:
        if tag[0] == "h" and tag[1:].isdigit():
            self._heading = int(tag[1:])
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.append(_list(element))
        elif tag == "li" and self._lists:
            _item(self._lists[-1], element)
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pre += 1
        elif tag == "hr":
            self._emit("separator", 0, "", "")
        elif tag == "figure":
            self._figures.append(_Figure())
        elif tag == "figcaption":
            self._captions += 1
        else:
            self._begin_table(element, tag)

    def _begin_table(self, element: Element, tag: str) -> None:
        if tag == "table":
            self._tables.append(_holds_data(element))
        elif tag == "thead":
            self._heads += 1
        elif tag == "tr":
            self._cells = 0
        elif tag in ("td", "th") and self._in_row():
            if self._cells:
                self._trim()
                self._put("\t")
            self._cells += 1

    def _trim(self) -> None:
        while self._parts and self._parts[-1] == " ":
            self._parts.pop()
            self._length -= 1

    def _end_block(self, element: Element, tag: str) -> None:
        if tag == "tr" and self._in_row():
            self._row(element)
        elif tag == "pre":
            self.flush()
            self._pre -= 1
        elif tag == "figure" and self._figures:
            self._end_figure()
        else:
            self.flush()
        if tag[0] == "h" and tag[1:].isdigit():
            self._heading = 0
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag == "table":
            self._tables.pop()
        elif tag == "thead":
            self._heads -= 1
        elif tag == "figcaption":
            self._captions -= 1
        self._leave()

    def _in_row(self) -> bool:
        return bool(self._tables and self._tables[-1]) and any(
            self.flow.areas[place].tag == "tr" for place in self._around[-6:]
        )

    def _row(self, element: Element) -> None:
        text = "".join(self._parts)
        if text.strip():
            heads = self._heads or all(child.tag == "th" for child in element if isinstance(child.tag, str))
            self._emit("header" if heads else "row", 0, text, text.strip(" \n"))
        self._reset()

    def _kind(self, text: str) -> tuple[BlockKind, int]:
        if self._heading:
            return "heading", self._heading
        if self._lists and self._lists[-1].fresh:
            self._lists[-1].fresh = False
            if self._lists[-1].marker:
                return "paragraph", 0
            return ("numbered" if self._lists[-1].ordered else "bullet"), len(self._lists)
        if self._captions:
            return "figure", 0
        return ("quote" if self._quotes else "paragraph"), 0

    def _emit(self, kind: BlockKind, level: int, text: str, stripped: str) -> None:
        for opened in self._open:
            self._mark(opened)
        lead = text.find(stripped) if stripped else 0
        marker = self._lists[-1].marker if self._lists and kind == "paragraph" else ""
        if marker:
            self._lists[-1].marker = ""
        marks = tuple(_moved(self._marks, lead - len(marker), len(stripped) + len(marker)))
        if kind == "figure" and self._figures and self._figures[-1].href:
            marks = (Mark("image", 0, len(stripped), self._figures[-1].href),)
            self._figures[-1].alt = ""
        area = self._around[-1] if self._around else 0
        self.flow.pieces.append(Piece(kind, marker + stripped, self._line or 1, marks, level, area))

    def _prose_of_pre(self, text: str) -> None:
        area = self.flow.areas[self._around[-1]]
        element = area.element
        if element.find(".//code") is not None or _CODE_RE.search(element.get("class") or ""):
            if text.strip():
                self._emit("code", 0, text, text.strip("\n"))
            return
        for opened in self._open:
            self._mark(opened)
        for match in _STANZA_RE.finditer(text):
            line = self._line + text.count("\n", 0, match.start())
            marks = tuple(_moved(self._marks, match.start(), len(match[0])))
            self.flow.pieces.append(Piece("paragraph", match[0], line or 1, marks, 0, self._around[-1]))

    # Images

    def _image(self, element: Element) -> None:
        alt = _SPACE_RE.sub(" ", element.get("alt") or "").strip()
        if alt and not any(map(str.isalnum, alt)):
            self.write(alt)  # an emoji that a site shows as an image
            return
        href = self._href(element.get("src") or element.get("data-src"))
        if href and href[:5].lower() == "data:":
            href = self._href(element.get("data-src"))
        if self._figures:
            self._figures[-1] = _Figure(self._figures[-1].href or href, self._figures[-1].alt or alt)
        elif alt and not _FILE_RE.fullmatch(alt) and not self._parts and not self._open and not self._in_row():
            self._picture(href, alt, element.sourceline or 1)

    def _end_figure(self) -> None:
        self.flush()
        figure = self._figures.pop()
        if figure.alt and figure.href and not _FILE_RE.fullmatch(figure.alt):
            self._picture(figure.href, figure.alt, self._line or 1)

    def _picture(self, href: str | None, alt: str, line: int) -> None:
        area = self._around[-1] if self._around else 0
        self.flow.pieces.append(Piece("figure", alt, line, (Mark("image", 0, len(alt), href),), 0, area))


def _styled(element: Element) -> MarkKind | None:
    style = element.get("style") if element.tag in ("span", "font") else None
    if not style:
        return None
    return "strong" if _BOLD_RE.search(style) else "em" if _ITALIC_RE.search(style) else None


def _list(element: Element) -> _List:
    ordered = element.tag == "ol"
    start = element.get("start") or "1"
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
    return _List(ordered, ordered and number != 1, number)


def _item(this: _List, element: Element) -> None:
    value = element.get("value") or ""
    if this.ordered and value.isascii() and value.isdigit() and len(value) < 6:
        this.keeps_numbers |= int(value) != this.number
        this.number = int(value)
    this.marker = f"{this.number}. " if this.keeps_numbers else ""
    this.fresh, this.number = True, this.number + 1


def _holds_data(table: Element) -> bool:
    """Whether a table holds data: rows of several cells, and nothing in them that pages are laid out with."""
    if table.get("role") in ("presentation", "none"):
        return False
    cells = rows = 0
    for count, element in enumerate(table.iterdescendants()):
        if element.tag in _LAYOUT or count > _MOST_CELLS:
            return count > _MOST_CELLS and cells > rows
        rows += element.tag == "tr"
        cells += element.tag in ("td", "th")
    return cells > rows


def _moved(marks: list[Mark], by: int, length: int) -> Iterator[Mark]:
    """Marks of a text that was cut: ``by`` characters fewer before it, ``length`` characters in all."""
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        start, end = max(mark.start - by, 0), min(mark.end - by, length)
        if start < end:
            yield Mark(mark.kind, start, end, mark.href)
